import type { Actor } from '../../domain/actor.ts'
import type { Duty, WaitingFor } from '../../domain/case/duties/duty.ts'
import { dutyWords, longestWarning } from '../../domain/case/duties/codes.ts'
import type { DutyCode } from '../../domain/case/periods.ts'
import { endingOperations, leftOf } from '../../domain/case/duties/listing.ts'
import type { Procedure } from '../../domain/case/vocabulary.ts'
import { lapsing } from '../../domain/rules/table.ts'
import { reachFor } from '../../domain/permissions.ts'
import { glance, look, serviceSight, type Fragment, type Tx } from '../../db/connect.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { Deps } from '../../db/stores/act.ts'
import { dueShown, dutyState } from '../../db/stores/duty-view.ts'
import { personsFor } from './persons.ts'

export interface DutyFilter {
  readonly limit: number
  readonly after?: string | undefined
  readonly mine?: 'true' | undefined
  readonly office?: string | undefined
  /** Due before this day. */
  readonly dueBefore?: string | undefined
  readonly overdue?: 'true' | 'false' | undefined
  readonly waiting?: WaitingFor | 'any' | 'none' | undefined
  /** Warned of and not yet late. */
  readonly warn?: 'true' | undefined
}

interface DutyRow extends Omit<Duty, 'assignees' | 'doneAt' | 'cancelled'> {
  readonly caseId: string
  readonly code: Duty['code']
  readonly number: string | null
  readonly title: string | null
  readonly procedure: Procedure | null
}

/** Working days in calendar days, holidays and all. */
const warnedWithin = `${longestWarning * 2} days`

/**
 * The morning list: first what the office does itself, soonest first and so the late ones at the head, then what waits on
 * others. One statement that walks the index of each office, or of each person, from its front and stops at the page's end.
 */
export async function listDuties(deps: Deps, actor: Actor, filter: DutyFilter) {
  const { calendar, settings } = await deps.law()
  const sight = reachFor(actor, 'duties.read')
  const readable = reachFor(actor, 'cases.read')
  const now = deps.now()
  const [rows] = await glance(deps.db, { personId: actor.personId, offices: sight }, (tx) => [
    page(tx, filter, { sight, readable, persons: personsFor(actor), now })
  ])
  const items = rows.slice(0, filter.limit)
  const last = items.at(-1)
  return {
    asOf: now,
    items: items.map(({ warnFrom, procedure, dueAt, ...duty }) => {
      const state = dutyState({ rule: duty.rule, dueAt, warnFrom, doneAt: null, cancelled: false }, now) as
        'open' | 'warned' | 'overdue' | 'lapsed'
      const due = dueShown(dueAt)
      return {
        ...duty,
        what: dutyWords(duty.code as DutyCode),
        group:
          duty.waitingOn !== null
            ? ('waiting' as const)
            : state === 'overdue'
              ? ('overdue' as const)
              : ('due' as const),
        state,
        dueAt: due,
        stopped: due === null,
        warnFrom,
        left: leftOf({ ...duty, dueAt: due }, now, calendar, settings),
        endedBy: endingOperations(duty.code, procedure)
      }
    }),
    next:
      rows.length > filter.limit && last
        ? writeCursor([last.waitingOn === null ? '0' : '1', last.dueAt, last.caseId, last.key])
        : null
  }
}

interface Asked {
  readonly sight: readonly string[]
  readonly readable: readonly string[]
  readonly persons: readonly string[]
  readonly now: string
}

/** Only the conditions asked for stand in the text, so that each kind of question has a plan of its own. */
function page(tx: Tx, filter: DutyFilter, { sight, readable, persons, now }: Asked) {
  const { office, dueBefore, overdue, waiting, warn, limit } = filter
  const [waits, afterDue, afterCase, afterKey] = readCursor(filter.after, ['no', 'due', 'uuid', 'text']) ?? []
  const when = (asked: unknown, condition: () => Fragment) => (asked === undefined ? tx`` : condition())
  const inTime = (due: Fragment) => tx`
    ${when(dueBefore, () => tx`and ${due} < ${dueBefore!}::date::timestamp at time zone 'Asia/Shanghai'`)}
    ${when(overdue, () => (overdue === 'true' ? tx`and ${due} < ${now}::timestamptz` : tx`and ${due} >= ${now}::timestamptz`))}
    ${when(warn, () => tx`and ${due} >= ${now}::timestamptz and ${due} < ${now}::timestamptz + ${warnedWithin}::interval`)}`
  const further = tx`
    ${overdue === 'true' ? tx`and d.rule <> all (${lapsing as string[]}::text[])` : tx``}
    ${when(warn, () => tx`and d.warn_from <= ${now}::timestamptz`)}
    ${when(waiting, () =>
      waiting === 'none'
        ? tx`and d.waiting_on is null`
        : waiting === 'any'
          ? tx`and d.waiting_on is not null`
          : tx`and d.waiting_on = ${waiting!}`
    )}`
  const place = tx`(${waits === '1'}, ${afterDue!}::timestamptz, ${afterCase!}::uuid, ${afterKey!}::text)`
  const columns = tx`d.case_id, d.key, d.code, d.rule, d.office_id, d.waiting_on, d.started_on, d.due_at, d.provisional,
    d.questioned, d.warn_from`
  const order = tx`d.waiting_on is not null, d.due_at, d.case_id, d.key limit ${limit + 1}`
  const offices = office === undefined ? sight : sight.filter((one) => one === office)
  const found =
    filter.mine === undefined
      ? tx`unnest(${offices as string[]}::text[]) o(id) cross join lateral (
          select ${columns} from duties d
          where d.office_id = o.id and d.done_at is null and not d.cancelled ${inTime(tx`d.due_at`)} ${further}
            ${when(waits, () => tx`and (d.waiting_on is not null, d.due_at, d.case_id, d.key) > ${place}`)}
          order by ${order}
        ) d`
      : tx`(select distinct on (d.waiting_on is not null, d.due_at, d.case_id, d.key) d.*
          from unnest(${persons as string[]}::text[]) p(id) cross join lateral (
            select ${columns} from duty_persons m join duties d on d.case_id = m.case_id and d.key = m.key
            where m.person_id = p.id and d.done_at is null and not d.cancelled ${inTime(tx`m.due_at`)} ${further}
              ${when(office, () => tx`and m.office_id = ${office!}`)}
              ${when(waits, () => tx`and (m.waits, m.due_at, m.case_id, m.key) > ${place}`)}
            order by m.waits, m.due_at, m.case_id, m.key limit ${limit + 1}
          ) d) d`
  return tx<DutyRow[]>`
    select d.*, c.number, c.title, c.procedure
    from (select d.* from ${found} order by ${order}) d
    left join cases c on c.case_id = d.case_id
      and (c.office_id = any (${readable as string[]}::text[]) or c.joint_offices && ${readable as string[]}::text[])
    order by d.waiting_on is not null, d.due_at, d.case_id, d.key`
}

/** For the metrics: how many open duties are late now, by code. */
export async function overdueDuties(deps: Deps): Promise<{ labels: { code: string }; value: number }[]> {
  const rows = await look(
    deps.db,
    serviceSight,
    (tx) => tx<{ code: string; value: number }[]>`
    select code, count(*)::int as value from duties
    where done_at is null and not cancelled and due_at < ${deps.now()}::timestamptz
      and rule <> all (${lapsing as string[]}::text[]) group by code order by code`
  )
  return rows.map(({ code, value }) => ({ labels: { code }, value }))
}
