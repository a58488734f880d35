import type { Actor } from '../../domain/actor.ts'
import { dutyWords } from '../../domain/case/duties/codes.ts'
import { daysOfWeek, weekOf } from '../../domain/case/duties/listing.ts'
import type { DutyCode } from '../../domain/case/periods.ts'
import { lapsing } from '../../domain/rules/table.ts'
import { reachFor } from '../../domain/permissions.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import { glance } from '../../db/connect.ts'
import type { Deps } from '../../db/stores/act.ts'

const measures = ['becameDue', 'doneInTime', 'doneLate', 'openLate', 'dueNextWeek'] as const
type Counts = { -readonly [Name in (typeof measures)[number]]: number }
type Row = Counts & { readonly officeId: string; readonly code: DutyCode }

/**
 * The week of each office: what became due, was done in time or late, stood open and late at its end (or stands so now), and
 * is still to be done in the next. What waits on others is theirs. Four walks of indexes an office, whatever the number of cases.
 */
export async function weeklyDigest(
  deps: Deps,
  actor: Actor,
  asked: { office?: string | undefined; week?: string | undefined }
) {
  const now = deps.now()
  const week = asked.week ?? weekOf(civilDateOf(now))
  const { first, last } = daysOfWeek(week)
  const sight = reachFor(actor, 'duties.read')
  const offices = asked.office === undefined ? sight : sight.filter((one) => one === asked.office)
  const [rows] = await glance(deps.db, { personId: actor.personId, offices: sight }, (tx) => {
    const start = tx`${first}::date::timestamp at time zone 'Asia/Shanghai'`
    const end = tx`(${last}::date + 1)::timestamp at time zone 'Asia/Shanghai'`
    const next = tx`(${last}::date + 8)::timestamp at time zone 'Asia/Shanghai'`
    const until = tx`least(${end}, ${now}::timestamptz)`
    const ours = tx`d.office_id = o.id and not d.cancelled and (d.waiting_on is null or d.waiting_on = 'police')`
    return [
      tx<Row[]>`
      select o.id as office_id, x.code, sum(x.became_due)::int as became_due, sum(x.done_in_time)::int as done_in_time,
        sum(x.done_late)::int as done_late, sum(x.open_late)::int as open_late, sum(x.due_next_week)::int as due_next_week
      from unnest(${offices}::text[]) o(id) cross join lateral (
        select code, count(*) filter (where due_at < ${end}) as became_due, 0 as done_in_time, 0 as done_late, 0 as open_late,
          count(*) filter (where due_at >= ${end}) as due_next_week
        from duties d where ${ours} and d.due_at >= ${start} and d.due_at < ${next}
          and (d.due_at < ${end} or d.done_at is null or d.done_at >= ${until}) group by code
        union all
        select code, 0, count(*) filter (where done_at <= due_at), count(*) filter (where done_at > due_at), 0, 0
        from duties d where ${ours} and d.done_at >= ${start} and d.done_at < ${end} group by code
        union all
        select code, 0, 0, 0, count(*), 0
        from duties d where ${ours} and d.done_at is null and d.due_at < ${until}
          and d.rule <> all (${lapsing as string[]}::text[]) group by code
        union all
        select code, 0, 0, 0, count(*), 0
        from duties d where ${ours} and d.done_at >= ${until} and d.due_at < ${until} group by code
      ) x group by o.id, x.code order by o.id, x.code`
    ]
  })
  const ids = [...new Set([...(asked.office === undefined ? [] : offices), ...rows.map((row) => row.officeId)])]
  return {
    asOf: now,
    week,
    first,
    last,
    items: ids.map((officeId) => {
      const codes = rows
        .filter((row) => row.officeId === officeId)
        .map(({ officeId: _office, code, ...row }) => ({ code, what: dutyWords(code), ...row }))
      return { officeId, ...sums(codes), codes }
    })
  }
}

function sums(rows: readonly Counts[]): Counts {
  const total: Counts = { becameDue: 0, doneInTime: 0, doneLate: 0, openLate: 0, dueNextWeek: 0 }
  for (const row of rows) for (const name of measures) total[name] += row[name]
  return total
}
