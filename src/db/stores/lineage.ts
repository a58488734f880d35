import { look, serviceSight, type Db } from '../connect.ts'

/**
 * The first case of the matter that this one belongs to, beyond the sight of whoever links to it: an id and nothing else. Null
 * when there is no such case.
 */
export async function lineageOf(db: Db, caseId: string): Promise<string | null> {
  const rows = await look(
    db,
    serviceSight,
    (tx) => tx<{ caseId: string }[]>`
      with recursive up (case_id, parent, depth) as (
        select case_id, parent_case_id, 1 from cases where case_id = ${caseId}
        union all
        select c.case_id, c.parent_case_id, up.depth + 1 from up join cases c on c.case_id = up.parent where up.depth < 50
      )
      select case_id from up order by depth desc limit 1`
  )
  return rows[0]?.caseId ?? null
}
