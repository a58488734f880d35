import type { Calendar, YearNotice } from '../../domain/calendar/calendar.ts'
import { withNotice } from '../../domain/calendar/calendar.ts'
import { publishedCalendar } from '../../domain/calendar/published.ts'
import type { Duty } from '../../domain/case/duties/duty.ts'
import { duties } from '../../domain/case/duties/duties.ts'
import type { CaseFile } from '../../domain/case/file.ts'
import { performanceDue } from '../../domain/case/periods.ts'
import type { Context } from '../../domain/case/when.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import { serviceSight, transact, type Db, type Statement, type Tx } from '../connect.ts'
import type { HashAlgorithm } from '../records.ts'
import { changesOf, holdFile, sameInstant, saveParts, updateHead, type Deed } from './case-file.ts'

/** The calendar of this installation: the notices that the code brings, and over them the latest version of each loaded year. */
export async function loadCalendar(sql: Db['sql'] | Tx): Promise<Calendar> {
  const loaded = await sql<YearNotice[]>`
    select distinct on (year) year, papers, holidays from calendar_years order by year, version desc`
  return loaded.reduce<Calendar>((calendar, notice) => withNotice(calendar, notice), publishedCalendar)
}

/** What was ever held for a year, oldest first; version 0 is what the code brings. */
export async function versionsOfYear(tx: Tx, year: number): Promise<(YearNotice & { readonly version: number })[]> {
  const brought = publishedCalendar.notices.get(year)
  const loaded = await tx<(YearNotice & { version: number })[]>`
    select year, version, papers, holidays from calendar_years where year = ${year} order by version`
  return [...(brought === undefined ? [] : [{ ...brought, version: 0 }]), ...loaded]
}

/** Writes a further version of a year and answers its number. The caller holds what keeps two from doing it at once. */
export async function addCalendarYear(tx: Tx, notice: YearNotice, loadedBy: string, loadedAt: string): Promise<number> {
  const { year, papers, holidays } = notice
  const [row] = await tx<{ version: number }[]>`
    insert into calendar_years (year, version, papers, holidays, loaded_by, loaded_at)
    select ${year}, coalesce(max(version), 0) + 1, ${papers as string[]}, ${JSON.stringify(holidays)}::text::jsonb, ${loadedBy},
      ${loadedAt}
    from calendar_years where year = ${year}
    returning version`
  return row!.version
}

/** Own cases after `after`, in order of their ids, with a duty or a period to perform that touches one of these days. */
export async function casesTouching(
  tx: Tx,
  [first, last]: readonly [string, string],
  after: string | null,
  limit: number
): Promise<string[]> {
  const rows = await tx<{ caseId: string }[]>`
    select c.case_id from cases c
    where not c.outside and (${after}::uuid is null or c.case_id > ${after}::uuid)
      and (exists (select from duties d where d.case_id = c.case_id and not d.cancelled
          and d.started_on <= ${last}::date and d.due_at >= ${`${first}T00:00:00+08:00`}::timestamptz)
        or exists (select from decisions m where m.case_id = c.case_id
          and m.served_on <= ${last}::date and m.due_on >= ${first}::date))
    order by c.case_id limit ${limit}`
  return rows.map(({ caseId }) => caseId)
}

/** A due day before and after. `key` names the duty, or `perform:<n>` for the period to perform decision n (A-80). */
export interface Moved {
  readonly caseId: string
  readonly number: string | null
  readonly key: string
  readonly rule: string
  readonly officeId: string
  /** Null for a duty that was not kept before, as after an upgrade. */
  readonly from: string | null
  readonly to: string
}

export interface Recomputed {
  readonly moved: readonly Moved[]
  /** Duties that were provisional and now stand, or the reverse, on the same day. */
  readonly confirmed: number
}

/**
 * Works the due days of one case out again under another calendar, in one transaction. What moved is an act of the case:
 * its record holds the past days, and the counting ledger follows. What only became final is marked so.
 */
export async function recomputeCase(
  db: Db,
  caseId: string,
  context: Context,
  why: { readonly personId: string; readonly reason: string },
  algorithm: HashAlgorithm
): Promise<Recomputed> {
  return transact<Recomputed>(db, { ...serviceSight, personId: why.personId }, async (tx) => {
    const held = await holdFile(tx, caseId)
    const { file } = held
    const after = withPerformanceDue(file, context)
    const now = new Map(duties(after, context.calendar, context.settings).map((duty) => [duty.key, duty]))
    const standing = held.duties.filter((duty) => !duty.cancelled && now.has(duty.key))
    const pairs = standing.map((duty): [Duty, Duty] => [duty, now.get(duty.key) as Duty])
    const added = [...now.values()]
      .filter((duty) => !duty.cancelled && !held.duties.some((one) => one.key === duty.key))
      .map((duty): Moved => ({ ...movedDuty(file)([duty, duty]), from: null }))
    const moved = [
      ...pairs.filter(([was, is]) => !sameInstant(was.dueAt, is.dueAt)).map(movedDuty(file)),
      ...movedPerformance(file, after),
      ...added
    ]
    const differs = ([was, is]: [Duty, Duty]) =>
      was.provisional !== is.provisional || was.questioned !== is.questioned || !sameInstant(was.warnFrom, is.warnFrom)
    const marking = pairs.filter(differs).map(
      ([, { key, provisional, questioned, warnFrom }]): Statement => tx`
        update duties set provisional = ${provisional}, questioned = ${questioned}, warn_from = ${warnFrom}
        where case_id = ${caseId} and key = ${key}`
    )
    const flags = pairs.filter(([was, is]) => was.provisional !== is.provisional)
    const confirmed = flags.filter(([{ key }]) => !moved.some((one) => one.key === key)).length
    if (moved.length === 0) return { result: { moved, confirmed }, last: marking }
    const deed: Deed = {
      act: 'recompute',
      personId: why.personId,
      officeId: file.case.officeId,
      role: 'service',
      // Nothing happened in the case today: the day of its latest act stays where it is.
      occurredOn: file.case.lastOn ?? civilDateOf(context.now),
      occurredAt: null,
      enteredLate: false,
      reason: why.reason,
      rule: 'D-40',
      changes: {
        ...changesOf(file, after),
        due: Object.fromEntries(moved.map(({ key, from, to }) => [key, [from, to]]))
      }
    }
    const { statements, head } = saveParts(tx, held, after, [deed], context, algorithm)
    return { result: { moved, confirmed }, last: [...statements, ...marking, updateHead(tx, head)] }
  })
}

function withPerformanceDue(file: CaseFile, { calendar, settings }: Context): CaseFile {
  return {
    ...file,
    decisions: file.decisions.map((made) =>
      made.servedOn === null || made.dueOn === null || arranged(file, made.decisionNo)
        ? made
        : { ...made, dueOn: performanceDue(made.servedOn, calendar, settings) }
    )
  }
}

/** Deferred or in instalments (A-81): its days were set one by one. */
const arranged = (file: CaseFile, decisionNo: number): boolean =>
  file.arrangements.some((arrangement) => arrangement.decisionNo === decisionNo)

const movedDuty =
  (file: CaseFile) =>
  ([was, is]: [Duty, Duty]): Moved => ({
    caseId: file.case.caseId,
    number: file.case.number,
    key: is.key,
    rule: is.rule,
    officeId: is.officeId,
    from: was.dueAt,
    to: is.dueAt
  })

function movedPerformance(before: CaseFile, after: CaseFile): Moved[] {
  const { caseId, number, officeId } = before.case
  return after.decisions.flatMap((made, index) => {
    const was = before.decisions[index]?.dueOn ?? null
    if (was === null || made.dueOn === null || was === made.dueOn) return []
    return [{ caseId, number, key: `perform:${made.decisionNo}`, rule: 'A-80', officeId, from: was, to: made.dueOn }]
  })
}
