import { reporterFields, type ReporterField } from '../../domain/case/vocabulary.ts'
import { writerOf } from '../bulk.ts'
import type { Statement, Tx } from '../connect.ts'
import type { Sealer } from '../sealing.ts'
import { reporters } from '../tables/cases.ts'

/** Who reported or complained, as it is given and as it is revealed. Nothing of it stands anywhere but here. */
export type Reporter = { readonly [Field in ReporterField]: string | null } & { readonly name: string }

/** A reporter under seal: the rows, and what a record may say of them. */
export interface SealedReporter {
  readonly reporterNo: number
  readonly rows: readonly object[]
  readonly forRecord: object
}

export function sealReporter(caseId: string, reporterNo: number, reporter: Reporter, sealer: Sealer): SealedReporter {
  const rows = reporterFields.flatMap((kind) => {
    const value = reporter[kind]
    return value === null ? [] : [{ caseId, reporterNo, kind, ...sealer.seal(`reporter-${kind}`, value) }]
  })
  const sealed = rows.map(({ kind, commitment }) => ({ kind, commitment }))
  return { reporterNo, rows, forRecord: { reporterNo, sealed } }
}

const writer = writerOf(reporters)
export const insertReporters = (tx: Tx, sealed: readonly SealedReporter[]): Statement[] =>
  writer.insert(
    tx,
    sealed.flatMap((one) => one.rows)
  )

interface Row {
  readonly kind: ReporterField
  readonly masterKey: string
  readonly wrappedKey: string
  readonly box: string
}

/** Opens the seals, in a transaction that names the case for the table's own policy; null where there is no such reporter. */
export async function openReporter(
  tx: Tx,
  caseId: string,
  reporterNo: number,
  sealer: Sealer
): Promise<Reporter | null> {
  const named = tx`select set_config('app.reveals', ${caseId}, true)`.execute()
  const [, rows] = await Promise.all([
    named,
    tx<Row[]>`select kind, master_key, wrapped_key::text, box::text from reporters
      where case_id = ${caseId} and reporter_no = ${reporterNo}`
  ])
  const value = (kind: ReporterField): string | null => {
    const row = rows.find((one) => one.kind === kind)
    return row === undefined ? null : sealer.open(row)
  }
  const name = value('name')
  return name === null ? null : { name, phone: value('phone'), address: value('address') }
}
