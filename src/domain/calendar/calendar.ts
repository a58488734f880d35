import { addDays, civilDate, dayNumber, fromDayNumber, yearOf, type CivilDate } from '../time/civil-date.ts'
import { statutoryHolidays } from './statutory.ts'

/** A row of a notice: the holiday, its days off, the weekend days worked for it ('2026-02-15..2026-02-23 2026-03-01'). */
export type HolidayRow = readonly [name: string, off: string, work: string]

/** One year's notice of the State Council with the papers it stands in. Its days may lie in a neighbouring year. */
export interface YearNotice {
  readonly year: number
  readonly papers: readonly string[]
  readonly holidays: readonly HolidayRow[]
}

/** A day named by a notice or by the statute: off although a weekday, or worked although a weekend day. */
export interface NamedDay {
  readonly working: boolean
  readonly name: string
}

/**
 * The working days of China as a value: pass it to whatever counts, and add a year with `withNotice`. `named` is keyed by
 * `dayNumber`; a day not in it is worked from Monday to Friday.
 */
export interface Calendar {
  readonly named: ReadonlyMap<number, NamedDay>
  readonly notices: ReadonlyMap<number, YearNotice>
}

/** What the answer about a year rests on: its notice, the statute's own holidays, or nothing but weekends. */
export type YearSource = 'notice' | 'statutory' | 'weekends'

/** A calendar of these notices; a later one wins where two name the same day. */
export function calendarOf(notices: readonly YearNotice[]): Calendar {
  const named = new Map<number, NamedDay>()
  const years = new Map(notices.map((notice) => [notice.year, notice]))
  for (let year = 2000; year <= 2035; year += 1) {
    if (years.has(year)) continue
    for (const [day, name] of statutoryHolidays(year) ?? []) named.set(dayNumber(day), { working: false, name })
  }
  for (const notice of notices) {
    for (const [name, off, work] of notice.holidays) {
      for (const day of daysOf(off)) named.set(day, { working: false, name })
      for (const day of daysOf(work)) named.set(day, { working: true, name })
    }
  }
  return { named, notices: years }
}

/** The same calendar with one year's notice added, or put in the place of the one held for that year. */
export function withNotice(calendar: Calendar, notice: YearNotice): Calendar {
  const others = [...calendar.notices.values()].filter((held) => held.year !== notice.year)
  return calendarOf([...others, notice].sort((a, b) => a.year - b.year))
}

/** On what the calendar's answer about a year rests. */
export function yearSource(calendar: Calendar, year: number): YearSource {
  if (calendar.notices.has(year)) return 'notice'
  return statutoryHolidays(year) === undefined ? 'weekends' : 'statutory'
}

/**
 * Whether the answer about this day may still change: its year has no notice (D-40), or it is one of the last three days
 * of a year and the next year's notice, which has several times ruled on them, is not held.
 */
export function isProvisional(date: CivilDate, calendar: Calendar): boolean {
  const year = yearOf(date)
  return !calendar.notices.has(year) || (date.slice(5) >= '12-29' && !calendar.notices.has(year + 1))
}

/** The days of a year that are not what their weekday says, in order. */
export function namedDays(year: number, calendar: Calendar): readonly (NamedDay & { readonly date: CivilDate })[] {
  return [...calendar.named]
    .map(([day, named]) => ({ date: fromDayNumber(day), ...named }))
    .filter((named) => yearOf(named.date) === year)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** 1970-01-01, day 0, was a Thursday. */
const isWeekend = (day: number): boolean => (((day + 3) % 7) + 7) % 7 > 4

/** `isWorkingDay` on day numbers, for loops. */
export function worksOn(day: number, calendar: Calendar): boolean {
  return calendar.named.get(day)?.working ?? !isWeekend(day)
}

/** Whether work is done on this day: make-up days worked on a weekend count, days off by notice do not. */
export function isWorkingDay(date: CivilDate, calendar: Calendar): boolean {
  return worksOn(dayNumber(date), calendar)
}

/** Whether a notice or the statute names this day as a day off: the narrow reading of 法定节假日 (D-02). */
export function isHoliday(date: CivilDate, calendar: Calendar): boolean {
  return calendar.named.get(dayNumber(date))?.working === false
}

/** The n-th working day after `date` (the day itself never counts); `date` itself for 0. RangeError for less or a fraction. */
export function addWorkingDays(date: CivilDate, n: number, calendar: Calendar): CivilDate {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`)
  let day = dayNumber(date)
  for (let left = n; left > 0;) {
    day += 1
    if (worksOn(day, calendar)) left -= 1
  }
  return fromDayNumber(day)
}

/** Number of working days after `a` up to and including `b`; negative when `b` is earlier. */
export function workingDaysBetween(a: CivilDate, b: CivilDate, calendar: Calendar): number {
  if (b < a) return -workingDaysBetween(b, a, calendar)
  const last = dayNumber(b)
  let count = 0
  for (let day = dayNumber(a) + 1; day <= last; day += 1) if (worksOn(day, calendar)) count += 1
  return count
}

/** The day itself when it is worked, else the next working day. */
export function rollToWorkingDay(date: CivilDate, calendar: Calendar): CivilDate {
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, 1, calendar)
}

function daysOf(text: string): number[] {
  return text
    .split(' ')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [first, last] = part.split('..') as [string, string?]
      const start = civilDate(first)
      const length = dayNumber(civilDate(last ?? first)) - dayNumber(start) + 1
      return Array.from({ length }, (_, index) => dayNumber(addDays(start, index)))
    })
}
