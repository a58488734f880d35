import { look, serviceSight, transact } from '../../db/connect.ts'
import { appendServiceRecord } from '../../db/service-records.ts'
import type { Deps } from '../../db/stores/act.ts'
import {
  addCalendarYear,
  casesTouching,
  loadCalendar,
  recomputeCase,
  versionsOfYear,
  type Moved
} from '../../db/stores/calendar.ts'
import { loadSettings } from '../../db/stores/settings.ts'
import type { YearNotice } from '../../domain/calendar/calendar.ts'
import { affectedDays, sameNotice } from '../../domain/calendar/load.ts'

type Needed = Pick<Deps, 'db' | 'now' | 'algorithm'>

export interface LoadedYear {
  readonly year: number
  /** 0: the code itself brings this very notice. */
  readonly version: number
  /** Whether this notice was not the one held before. */
  readonly changed: boolean
  /** The days that it can have changed an answer about. */
  readonly days: readonly [first: string, last: string]
}

/**
 * Loads a year's notice (D-40) as a further version, with a record in the chain `calendar`. The same notice again changes
 * nothing. The due days of cases follow by `recomputeDuties`.
 */
export async function loadYear(
  deps: Needed,
  notice: YearNotice,
  personId: string,
  reason: string
): Promise<LoadedYear> {
  const { year } = notice
  return transact<LoadedYear>(deps.db, { ...serviceSight, personId }, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('calendar_years'))`
    const versions = await versionsOfYear(tx, year)
    const days = affectedDays(year, [...versions, notice])
    const held = versions.at(-1)
    if (held !== undefined && sameNotice(held, notice))
      return { result: { year, version: held.version, changed: false, days }, last: [] }
    const now = deps.now()
    const version = await addCalendarYear(tx, notice, personId, now)
    const entry = {
      act: 'load-year',
      personId,
      recordedAt: now,
      reason,
      changes: { year, version, before: held ?? null, after: notice }
    }
    await appendServiceRecord(tx, 'calendar', entry, deps.algorithm)
    return { result: { year, version, changed: true, days }, last: [] }
  })
}

export interface RecomputedDuties {
  readonly cases: number
  readonly moved: readonly Moved[]
  readonly confirmed: number
}

const page = 200
/** Cases worked on at once. */
const abreast = 4

/**
 * Works out again every due day that touches `days`, case by case, and answers what moved. It may be stopped and run again:
 * a case that is done has nothing left to move.
 */
export async function recomputeDuties(
  deps: Needed,
  days: readonly [string, string],
  personId: string,
  reason: string
): Promise<RecomputedDuties> {
  const { sql } = deps.db
  const context = { now: deps.now(), calendar: await loadCalendar(sql), settings: await loadSettings(sql) }
  const sight = { ...serviceSight, personId }
  const moved: Moved[] = []
  let [cases, confirmed] = [0, 0]
  let after: string | null = null
  for (;;) {
    const ids: string[] = await look(deps.db, sight, (tx) => casesTouching(tx, days, after, page))
    for (let at = 0; at < ids.length; at += abreast) {
      const answers = await Promise.all(
        ids
          .slice(at, at + abreast)
          .map((caseId) => recomputeCase(deps.db, caseId, context, { personId, reason }, deps.algorithm))
      )
      cases += answers.length
      confirmed += answers.reduce((sum, answer) => sum + answer.confirmed, 0)
      moved.push(...answers.flatMap((answer) => answer.moved))
    }
    if (ids.length < page) break
    after = ids.at(-1) ?? null
  }
  if (moved.length > 0 || confirmed > 0) {
    const changes = { days, cases, confirmed, moved: moved.length }
    await transact(deps.db, sight, async (tx) => {
      await appendServiceRecord(
        tx,
        'calendar',
        { act: 'recompute', personId, recordedAt: deps.now(), reason, changes },
        deps.algorithm
      )
      return { result: undefined, last: [] }
    })
  }
  return { cases, moved, confirmed }
}
