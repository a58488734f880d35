import type { Statement, Tx } from '../connect.ts'

/** A package or receipt as it was first made; its bytes stand in the store of files. */
export interface TransferPaper {
  readonly kind: 'package' | 'receipt'
  /** The step of the transfer that it is about. */
  readonly step: number
  readonly sha256: string
  readonly sm3: string
  readonly size: number
  readonly keyId: string
  readonly madeAt: string
}

export interface TransferPlace {
  readonly caseId: string
  readonly no: number
}

export async function findPaper(
  tx: Tx,
  { caseId, no }: TransferPlace,
  kind: TransferPaper['kind'],
  step: number
): Promise<TransferPaper | undefined> {
  const [row] = await tx<TransferPaper[]>`
    select kind, step, sha256, sm3, size, key_id, made_at from transfer_papers
    where case_id = ${caseId} and transfer_no = ${no} and kind = ${kind} and step = ${step}`
  return row
}

/** The first one stays: whoever comes second reads it. */
export const keepPaper = (tx: Tx, { caseId, no }: TransferPlace, paper: TransferPaper): Statement => tx`
  insert into transfer_papers (case_id, transfer_no, kind, step, sha256, sm3, size, key_id, made_at)
  values (${caseId}, ${no}, ${paper.kind}, ${paper.step}, ${paper.sha256}, ${paper.sm3}, ${paper.size}, ${paper.keyId}, ${paper.madeAt})
  on conflict do nothing`

/** The last papers of these kinds that were issued about this transfer, or about no transfer in particular. */
export async function issuedFor(
  tx: Tx,
  { caseId, no }: TransferPlace,
  kinds: readonly string[]
): Promise<{ kind: string; sha256: string; missing: string[] }[]> {
  return tx<{ kind: string; sha256: string; missing: string[] }[]>`
    select distinct on (kind) kind, sha256, missing from case_documents
    where case_id = ${caseId} and kind = any (${[...kinds]}::text[])
      and coalesce((subject ->> 'transferNo')::int, ${no}) = ${no}
    order by kind, no desc`
}

/** The templates that the office uses in place of ours. */
export async function templatesInUse(
  tx: Tx,
  officeId: string,
  kinds: readonly string[]
): Promise<{ kind: string; sha256: string }[]> {
  return tx<{ kind: string; sha256: string }[]>`
    select kind, sha256 from document_templates
    where office_id = ${officeId} and active and kind = any (${[...kinds]}::text[])`
}
