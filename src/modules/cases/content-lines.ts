import type { GoodsLine } from '../../domain/case/measures.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Tx } from '../../db/connect.ts'

/** Refuses `case.party-unknown` for a party number that the content of the case does not have. */
export async function knownParty(tx: Tx, caseId: string, partyNo: number | null): Promise<void> {
  if (partyNo === null) return
  const rows = await tx`select 1 from case_parties where case_id = ${caseId} and party_no = ${partyNo}`
  if (rows.length === 0) refuse('case.party-unknown', { party: partyNo, field: '/partyNo' })
}

/** The goods lines of a case with their exact quantities; null where a line is not counted exactly. */
export async function goodsLines(tx: Tx, caseId: string): Promise<(GoodsLine & { partyNo: number | null })[]> {
  return tx<(GoodsLine & { partyNo: number | null })[]>`
    select goods_no, party_no, case when quantity_qualifier = 'exact' then quantity::text end as quantity
    from case_goods where case_id = ${caseId} order by goods_no`
}
