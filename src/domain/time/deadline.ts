import { isHoliday, isProvisional, rollToWorkingDay, worksOn, type Calendar } from '../calendar/calendar.ts'
import { addDays, addMonths, civilDate, civilDateOf, dayNumber, fromDayNumber, zone } from './civil-date.ts'
import type { CivilDate, MonthRegime } from './civil-date.ts'

export const units = ['hour', 'calendar-day', 'working-day', 'month'] as const
export type Unit = (typeof units)[number]

/** What a last day that is no working day becomes: the next working day, the day after the named holidays, or itself. */
export type Roll = 'rest-day' | 'holiday' | 'none'

/** Days that are not counted, as day numbers, both ends included, in order and apart; `Infinity` while still running. */
export type StoppedDays = readonly (readonly [first: number, last: number])[]

export interface Deadline {
  /** A day, or for hours an instant with the offset of Shanghai. */
  readonly due: string
  readonly unit: Unit
  /** Whether a notice not yet published could move it (D-40). */
  readonly provisional: boolean
}

const longest = 100_000

/**
 * The end of a period of `n` units (law.md 2.7): the start is not counted; a last day that is no working day moves as
 * `roll` says (never for hours, D-03, nor for working days, which end on one). `start` is a day, or an instant for hours.
 * RangeError when start or `n` make no sense.
 */
export function deadline(
  start: string,
  n: number,
  unit: Unit,
  how: { readonly regime?: MonthRegime; readonly roll?: Roll },
  calendar: Calendar
): Deadline {
  if (!Number.isSafeInteger(n) || n < 0 || n > longest) throw new RangeError(`not a length of time: ${n}`)
  if (unit === 'hour') return { due: addHours(start, n), unit, provisional: false }
  const from = civilDate(start)
  if (unit === 'working-day') {
    const due = fromDayNumber(countWorkingDays(dayNumber(from), n, [], calendar))
    return { due, unit, provisional: anyProvisional(addDays(from, 1), due, calendar) }
  }
  const end = unit === 'month' ? addMonths(from, n, how.regime ?? 'civil') : addDays(from, n)
  const roll = how.roll ?? 'none'
  const due = rollOver(end, roll, calendar)
  return { due, unit, provisional: roll !== 'none' && anyProvisional(end, due, calendar) }
}

/** The instant `hours` later, written with the offset of Shanghai; RangeError when `instant` is none. */
export function addHours(instant: string, hours: number): string {
  return Temporal.Instant.from(instant).add({ hours }).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' })
}

/** The last day of a period on which `roll` has been applied once. */
export function rollOver(date: CivilDate, roll: Roll, calendar: Calendar): CivilDate {
  if (roll === 'none') return date
  if (roll === 'rest-day') return rollToWorkingDay(date, calendar)
  let day = date
  while (isHoliday(day, calendar)) day = addDays(day, 1)
  return day
}

/** The n-th working day after day number `start` that is not stopped; `Infinity` when a stop that still runs is met. */
export function countWorkingDays(start: number, n: number, stops: StoppedDays, calendar: Calendar): number {
  let day = start
  let next = 0
  for (let left = n; left > 0;) {
    day += 1
    let stop = stops[next]
    while (stop !== undefined && stop[1] < day) stop = stops[++next]
    if (stop !== undefined && stop[0] <= day) day = stop[1]
    else if (worksOn(day, calendar)) left -= 1
    if (day === Infinity) return day
  }
  return day
}

/** The n-th calendar day after day number `start` that is not stopped; `Infinity` when a stop that still runs is met. */
export function countCalendarDays(start: number, n: number, stops: StoppedDays): number {
  let end = start + n
  for (const [first, last] of stops) {
    if (last <= start) continue
    if (first > end) break
    end += last - Math.max(first, start + 1) + 1
  }
  return end
}

/** Whether any day from `first` to `last` is one that a notice not yet held could change. */
export function anyProvisional(first: CivilDate, last: CivilDate, calendar: Calendar): boolean {
  if (last < first) return false
  if (isProvisional(first, calendar) || isProvisional(last, calendar)) return true
  for (let year = Number(first.slice(0, 4)); year < Number(last.slice(0, 4)); year += 1) {
    if (isProvisional(civilDate(`${year}-12-31`), calendar)) return true
  }
  return false
}

/** The day in Shanghai of a day or an instant. */
export function dayOf(moment: string): CivilDate {
  return moment.length === 10 ? civilDate(moment) : civilDateOf(moment)
}
