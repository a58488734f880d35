import type { Actor } from '../../domain/actor.ts'
import { sameLevel, type Offices } from '../../domain/offices.ts'
import { reachFor } from '../../domain/permissions.ts'
import { civilDateOf, dayNumber, type CivilDate } from '../../domain/time/civil-date.ts'
import { look } from '../../db/connect.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { Deps } from '../../db/stores/act.ts'

export const supervisionViews = ['not-transferred', 'penalised-without-transfer', 'overdue-answers'] as const
export type SupervisionView = (typeof supervisionViews)[number]

/** The column that a view walks, its rule where the row names none, and whether it tells what the advice says. */
const views = {
  'not-transferred': { column: 'untransferred_since', rule: 'T-38', told: true },
  'penalised-without-transfer': { column: 'penalised_on', rule: 'T-57', told: true },
  'overdue-answers': { column: 'answer_due_at', rule: 'T-19', told: false }
} as const satisfies Record<SupervisionView, object>

/** The offices whose organ's procuratorate this actor belongs to (D-37), as the tree of offices now says. */
export function supervisedOffices(offices: Offices, actor: Actor, day: string): string[] {
  const own = reachFor(actor, 'supervision.read')
  return [...offices.keys()].filter((officeId) => {
    const procuratorate = sameLevel(offices, officeId, day, 'procuratorate')
    return procuratorate !== null && own.includes(procuratorate.officeId)
  })
}

interface Row {
  readonly caseId: string
  readonly officeId: string
  readonly number: string | null
  readonly since: string
  readonly offence: string | null
  readonly summary: { zh: string; en: string } | null
  readonly answerRule: string | null
}

/**
 * Cases that a procuratorate should look at, the longest first: number, office, days, the rule and what the advice says; no
 * party and no content (P-15). Its sight here is that of the offices of its level, and of this one table.
 */
export async function listSupervised(
  deps: Deps,
  actor: Actor,
  { view, limit, after }: { view: SupervisionView; limit: number; after?: string | undefined }
) {
  const { column, rule, told } = views[view]
  const now = deps.now()
  const today = civilDateOf(now)
  const offices = supervisedOffices(await deps.offices(), actor, today)
  const [afterDay, afterId] = readCursor(after, [view === 'overdue-answers' ? 'instant' : 'day', 'uuid']) ?? []
  const rows = await look(deps.db, { personId: actor.personId, offices }, (tx) => {
    const since = tx.unsafe(column)
    const place = tx`and (${since}, case_id) > (${afterDay ?? null}, ${afterId ?? null}::uuid)`
    return tx<Row[]>`
      select case_id, office_id, number, ${since} as since, offence, summary, answer_rule from supervised_cases
      where office_id = any (${offices}::text[]) and ${since} is not null
        ${view === 'overdue-answers' ? tx`and answer_due_at < ${now}::timestamptz` : tx``}
        ${afterDay === undefined ? tx`` : place}
      order by ${since}, case_id limit ${limit + 1}`
  })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    view,
    items: items.map(({ caseId, officeId, number, since, offence, summary, answerRule }) => {
      const day = since.length === 10 ? since : civilDateOf(since)
      return {
        caseId,
        officeId,
        number,
        since: day,
        days: dayNumber(today as CivilDate) - dayNumber(day as CivilDate),
        rule: told ? rule : (answerRule ?? rule),
        offence: told ? offence : null,
        summary: told ? summary : null
      }
    }),
    next: rows.length > limit && last ? writeCursor([last.since, last.caseId]) : null
  }
}

/** Whether this case is one that this actor may ask to be transferred (T-38), and of which office. */
export async function untransferredCase(deps: Deps, actor: Actor, caseId: string): Promise<string | null> {
  const offices = supervisedOffices(await deps.offices(), actor, civilDateOf(deps.now()))
  const [found] = await look(
    deps.db,
    { personId: actor.personId, offices },
    (tx) => tx<{ officeId: string }[]>`
      select office_id from supervised_cases
      where case_id = ${caseId} and office_id = any (${offices}::text[]) and untransferred_since is not null`
  )
  return found?.officeId ?? null
}
