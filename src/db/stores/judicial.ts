import type { JudicialCase } from '../../domain/judicial/case.ts'
import { writerOf } from '../bulk.ts'
import type { Statement, Tx } from '../connect.ts'
import { judicialCases, judicialReceipts } from '../tables/linkage.ts'

/** A court case with who registered it. */
export interface StoredJudicial extends JudicialCase {
  readonly registeredBy: string
  readonly registeredAt: string
}

const writers = { cases: writerOf(judicialCases), receipts: writerOf(judicialReceipts) }

/** Columns of `judicial_cases j` with its receipts, as `StoredJudicial` has them. */
export const judicialColumns = `to_jsonb(j) || jsonb_build_object('receipts', coalesce((
  select jsonb_agg(to_jsonb(r) - 'judicial_id' order by r.no) from judicial_receipts r where r.judicial_id = j.judicial_id), '[]'::jsonb)) as row`

/** Locks a court case in sight; undefined when there is none. */
export async function holdJudicial(tx: Tx, judicialId: string): Promise<StoredJudicial | undefined> {
  const locked = tx`select 1 from judicial_cases where judicial_id = ${judicialId} for update`.execute()
  const [, row] = await Promise.all([locked, readJudicial(tx, judicialId)])
  return row
}

export async function readJudicial(tx: Tx, judicialId: string): Promise<StoredJudicial | undefined> {
  const [found] = await tx.unsafe<{ row: StoredJudicial }[]>(
    `select ${judicialColumns} from judicial_cases j where j.judicial_id = $1`,
    [judicialId],
    { prepare: true }
  )
  return found?.row
}

/** Writes a court case and its receipts as they now stand. */
export function saveJudicial(tx: Tx, row: StoredJudicial): Statement[] {
  const { judicialId } = row
  const receipts = row.receipts.map((receipt) => ({ judicialId, ...receipt }))
  return [...writers.cases.upsert(tx, [row]), ...writers.receipts.upsert(tx, receipts)]
}

export function insertJudicial(tx: Tx, row: StoredJudicial): Statement[] {
  return writers.cases.insert(tx, [row])
}
