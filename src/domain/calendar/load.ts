import { refuse } from '../refusal.ts'
import { addDays, civilDate, compare, isCivilDate, type CivilDate } from '../time/civil-date.ts'
import type { HolidayRow, YearNotice } from './calendar.ts'
import { statutoryHolidays } from './statutory.ts'

/** A year's notice as published lists write it: each day off though a weekday, and each weekend day worked. */
export interface ListedNotice {
  readonly year: number
  readonly papers: readonly string[]
  readonly days: readonly { readonly date: string; readonly name: string; readonly off: boolean }[]
}

/**
 * Days that a notice must have off, or else it is not whole and would end the doubt about a year with wrong days: those of
 * the statute where its festivals are known (2000 to 2006, 2027 to 2035), else those that every notice since 2007 gave.
 */
const always = (year: number): readonly string[] =>
  statutoryHolidays(year)?.map(([date]) => date) ?? ['01-01', '05-01', '10-01'].map((day) => `${year}-${day}`)

/**
 * A notice as the calendar holds it, judged first: days that exist and lie in the year or within a month of it, none named
 * twice, the statute's holidays off. (A weekday can be named as worked: in 2020 one ended a holiday that had been made longer.)
 * Refuses `calendar.…` with the field.
 */
export function noticeOf({ year, papers, days }: ListedNotice): YearNotice {
  const seen = new Set<string>()
  const [first, last] = [`${year - 1}-12-01`, `${year + 1}-01-31`]
  for (const [index, { date }] of days.entries()) {
    const field = `/days/${index}/date`
    if (!isCivilDate(date)) refuse('calendar.date', { date, field })
    if (date < first || date > last) refuse('calendar.other-year', { date, year, field })
    if (seen.has(date)) refuse('calendar.twice', { date, field })
    seen.add(date)
  }
  for (const date of always(year)) {
    if (!days.some((listed) => listed.off && listed.date === date))
      refuse('calendar.incomplete', { date, field: '/days' })
  }
  const names = [...new Set(days.map((day) => day.name))]
  const holidays = names.map((name): HolidayRow => {
    const of = (off: boolean) =>
      ranges(days.filter((day) => day.name === name && day.off === off).map((day) => civilDate(day.date)))
    return [name, of(true), of(false)]
  })
  return { year, papers: [...papers], holidays }
}

/**
 * First and last day about which any of these notices of one year, or having none, can give another answer; the last days
 * of the year before are in it, since a notice ends their being provisional.
 */
export function affectedDays(
  year: number,
  notices: readonly YearNotice[]
): readonly [first: CivilDate, last: CivilDate] {
  const named = notices
    .flatMap(({ holidays }) =>
      holidays.flatMap(([, off, work]) => [...`${off} ${work}`.matchAll(/\d{4}-\d{2}-\d{2}/g)])
    )
    .map(([day]) => civilDate(day))
  const days = [civilDate(`${year - 1}-12-29`), civilDate(`${year}-12-31`), ...named].sort(compare)
  return [days[0] as CivilDate, days.at(-1) as CivilDate]
}

/** Whether two notices say the same. */
export function sameNotice(a: YearNotice, b: YearNotice): boolean {
  return JSON.stringify([a.year, a.papers, a.holidays]) === JSON.stringify([b.year, b.papers, b.holidays])
}

/** Neighbouring days joined to 'FIRST..LAST', single days as they are. */
function ranges(days: readonly CivilDate[]): string {
  const runs: [CivilDate, CivilDate][] = []
  for (const day of [...days].sort(compare)) {
    const run = runs.at(-1)
    if (run !== undefined && addDays(run[1], 1) === day) run[1] = day
    else runs.push([day, day])
  }
  return runs.map(([from, to]) => (from === to ? from : `${from}..${to}`)).join(' ')
}
