import { refuse } from '../refusal.ts'
import { addDays, type CivilDate, civilDate, firstOfMonth, isCivilDate, lastOfMonth } from '../time/civil-date.ts'

/** Days from `from` to `to`, both included, in Asia/Shanghai; `label` is the text that was asked for. */
export interface Period {
  readonly label: string
  readonly from: CivilDate
  readonly to: CivilDate
}

const months = (year: string, first: number, count: number) => {
  const text = (month: number) => civilDate(`${year}-${String(month).padStart(2, '0')}-01`)
  return { from: text(first), to: lastOfMonth(text(first + count - 1)) }
}

/**
 * Reads `2016`, `2016-H1`, `2016-Q1`, `2016-03` or `2016-01-05..2016-03-31`; with `cumulative` the period begins on
 * 1 January of the year it begins in. Refuses anything else with `rates.period-invalid`.
 */
export function parsePeriod(text: string, cumulative = false): Period {
  const days = daysOf(text) ?? refuse('rates.period-invalid', { period: text })
  const from = cumulative ? civilDate(`${days.from.slice(0, 4)}-01-01`) : days.from
  return { label: text, from, to: days.to }
}

function daysOf(text: string): { from: CivilDate; to: CivilDate } | null {
  const [, year, half, quarter, month] = /^(\d{4})(?:-H([12])|-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(text) ?? []
  if (year !== undefined) {
    if (Number(year) < 1900) return null
    if (half !== undefined) return months(year, Number(half) * 6 - 5, 6)
    if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, 3)
    if (month !== undefined) return months(year, Number(month), 1)
    return months(year, 1, 12)
  }
  const [from, to, ...more] = text.split('..')
  if (from === undefined || to === undefined || more.length > 0) return null
  if (!isCivilDate(from) || !isCivilDate(to) || from > to || from < '1900-01-01') return null
  return { from, to }
}

/**
 * How a query of days is answered from sums by month: `lastMonth` is the last month that may be taken whole, `split` the
 * months that a bound cuts through and that must be read day by day, as ranges of days.
 */
export interface MonthPlan {
  readonly lastMonth: CivilDate
  readonly splitMonths: readonly CivilDate[]
}

/** `bounds` are first days of a segment; `to` is the last day of all. */
export function planMonths(bounds: readonly CivilDate[], to: CivilDate): MonthPlan {
  const cut = bounds.filter((day) => day !== firstOfMonth(day)).map(firstOfMonth)
  if (to !== lastOfMonth(to)) cut.push(firstOfMonth(to))
  return { lastMonth: firstOfMonth(to), splitMonths: [...new Set(cut)].sort() }
}

/**
 * How a legal cut-off is answered: event months before `wholeBefore` count whole, the days from it to `until` one by one
 * (none when the cut-off is a month's end).
 */
export interface CutOff {
  readonly until: CivilDate
  readonly wholeBefore: CivilDate
}

export function planCutOff(until: CivilDate): CutOff {
  const atMonthEnd = until === lastOfMonth(until)
  return { until, wholeBefore: atMonthEnd ? addDays(until, 1) : firstOfMonth(until) }
}
