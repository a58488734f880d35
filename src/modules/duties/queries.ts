import type { Actor } from '../../domain/actor.ts'
import { reachFor } from '../../domain/permissions.ts'
import { look, serviceSight } from '../../db/connect.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { Deps } from '../../db/stores/act.ts'

export interface DutyFilter {
  readonly limit: number
  readonly after?: string | undefined
  readonly office?: string | undefined
  readonly dueBy?: string | undefined
  readonly overdue?: 'true' | 'false' | undefined
}

interface DutyRow {
  readonly caseId: string
  readonly key: string
  readonly number: string | null
  readonly code: string
  readonly rule: string
  readonly officeId: string
  readonly startedOn: string
  readonly dueAt: string
  readonly provisional: boolean
}

/** What is due, soonest first, late ones at the head: the morning list. Each office's own index is walked from its front. */
export async function listDuties(deps: Deps, actor: Actor, filter: DutyFilter) {
  const sight = reachFor(actor, 'duties.read')
  const offices = filter.office === undefined ? sight : sight.filter((office) => office === filter.office)
  const [afterDue = null, afterCase = null, afterKey = null] =
    readCursor(filter.after, ['instant', 'uuid', 'text']) ?? []
  const now = deps.now()
  return look(deps.db, { personId: actor.personId, offices: sight }, async (tx) => {
    const rows = await tx<DutyRow[]>`
      select d.*, (select c.number from cases c where c.case_id = d.case_id) as number
      from unnest(${offices}::text[]) o(id) cross join lateral (
        select case_id, key, code, rule, office_id, started_on, due_at, provisional from duties
        where office_id = o.id and done_at is null and not cancelled
          and (${filter.dueBy ?? null}::date is null or due_at < (${filter.dueBy ?? null}::date + 1)::timestamp at time zone 'Asia/Shanghai')
          and (${filter.overdue ?? null}::text is null or (due_at < ${now}::timestamptz) = (${filter.overdue ?? null} = 'true'))
          and (${afterDue}::timestamptz is null or (due_at, case_id, key) > (${afterDue}::timestamptz, ${afterCase}::uuid, ${afterKey}::text))
        order by due_at, case_id, key limit ${filter.limit + 1}
      ) d order by d.due_at, d.case_id, d.key limit ${filter.limit + 1}`
    const items = rows.slice(0, filter.limit)
    const last = items.at(-1)
    return {
      asOf: now,
      items: items.map(({ key: _key, ...duty }) => ({
        ...duty,
        state: Date.parse(duty.dueAt) < Date.parse(now) ? ('overdue' as const) : ('open' as const)
      })),
      next: rows.length > filter.limit && last ? writeCursor([last.dueAt, last.caseId, last.key]) : null
    }
  })
}

/** For the metrics: how many open duties are late now, by code. */
export async function overdueDuties(deps: Deps): Promise<{ labels: { code: string }; value: number }[]> {
  const rows = await look(
    deps.db,
    serviceSight,
    (tx) => tx<{ code: string; value: number }[]>`
    select code, count(*)::int as value from duties
    where done_at is null and not cancelled and due_at < ${deps.now()}::timestamptz group by code order by code`
  )
  return rows.map(({ code, value }) => ({ labels: { code }, value }))
}
