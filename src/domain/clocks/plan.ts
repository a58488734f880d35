import type { Calendar } from '../calendar/calendar.ts'
import { refuse } from '../refusal.ts'
import { ruleOn, versionsOf } from '../rules/table.ts'
import { stopGrounds, type Period, type PeriodRule, type StopGround } from '../rules/row.ts'
import { addMonths, dayNumber, fromDayNumber, isCivilDate } from '../time/civil-date.ts'
import type { CivilDate } from '../time/civil-date.ts'
import {
  countCalendarDays,
  countWorkingDays,
  dayOf,
  rollOver,
  type Roll,
  type StoppedDays,
  type Unit
} from '../time/deadline.ts'
import type { ClockSettings, SettingUsed } from './settings.ts'

/** Days not counted: `from` the first and `to` the last of them; without `to` the clock still stands. */
export interface Stop {
  readonly from: string
  readonly to?: string | null | undefined
  readonly ground: string
}

/**
 * An extension as granted. `days` are of the step's own kind (working days where the step is in working days), `until` is
 * its last day; neither means the whole step.
 */
export interface Extension {
  readonly grantedOn: string
  readonly by: string
  readonly days?: number | undefined
  readonly until?: string | undefined
}

/** A clock. `from` is a day, or an instant for rules in hours; `extensions` may be a number of the rule's own steps. */
export interface Clock {
  readonly from: string
  readonly stops?: readonly Stop[] | undefined
  readonly extensions?: number | readonly Extension[] | undefined
}

/** A length: working days first, then months, then calendar days. */
export interface Amount {
  readonly working: number
  readonly months: number
  readonly days: number
}

export const nothing: Amount = { working: 0, months: 0, days: 0 }

export const plus = (a: Amount, b: Amount): Amount => ({
  working: a.working + b.working,
  months: a.months + b.months,
  days: a.days + b.days
})

/** What is being counted: so much from an anchor day, without the stopped days. */
export interface Count {
  readonly anchor: number
  readonly amount: Amount
  readonly stops: StoppedDays
}

/** How a count is turned into days. */
export interface Method {
  readonly regime: Period['regime']
  readonly roll: Roll
  readonly stoppedMonths: ClockSettings['stoppedMonths']
  readonly calendar: Calendar
}

/** A clock worked out in day numbers: what `dueOf` answers from and `explainDue` walks over. */
export interface Plan {
  readonly row: PeriodRule
  readonly unit: Unit
  readonly start: CivilDate
  readonly startNumber: number
  readonly count: Count
  readonly method: Method
  /** Grounds by merged stop, for the explanation. */
  readonly stops: readonly Stop[]
  readonly end: number
  readonly due: number
  readonly settings: readonly SettingUsed[]
}

/** The row to apply: itself, or the version of an id in force when the period began. Refuses `clock.rule-…`, `clock.not-…`. */
export function rowFor(rule: string | PeriodRule, from: string): PeriodRule {
  if (typeof rule !== 'string') return rule
  const versions = versionsOf(rule)
  if (versions.length === 0) refuse('clock.rule-unknown', { rule, field: '/rule' })
  if (versions.every((version) => version.kind !== 'period')) refuse('clock.not-a-period', { rule, field: '/rule' })
  const on = startDay(from, '/from')
  const row = ruleOn(rule, on)
  if (row === undefined || row.kind !== 'period') refuse('clock.not-in-force', { rule, on, field: '/from' })
  return row
}

/** A day, or the day in Shanghai of an instant; refuses `clock.date`. */
export function startDay(text: string, field: string): CivilDate {
  try {
    return dayOf(text)
  } catch {
    refuse('clock.date', { value: text, field })
  }
}

export function day(text: string, field: string): CivilDate {
  if (!isCivilDate(text)) refuse('clock.date', { value: text, field })
  return text
}

/** Checks each stop against the grounds allowed; refuses `clock.stop-…`. The result is in order and without overlaps. */
export function stoppedDays(stops: readonly Stop[], allowed: readonly StopGround[], rule: string): StoppedDays {
  const runs = stops.map((stop, index): [number, number] => {
    const field = `/stops/${index}`
    if (!(allowed as readonly string[]).includes(stop.ground)) {
      const { ground } = stop
      const word = Object.hasOwn(stopGrounds, ground) ? stopGrounds[ground as StopGround] : ground
      refuse('clock.stop-ground', { rule, ground, word, allowed, basis: rule, field: `${field}/ground` })
    }
    const first = day(stop.from, `${field}/from`)
    if (stop.to === undefined || stop.to === null) return [dayNumber(first), Infinity]
    const last = day(stop.to, `${field}/to`)
    if (last < first) refuse('clock.stop-order', { from: first, to: last, field: `${field}/to` })
    return [dayNumber(first), dayNumber(last)]
  })
  const merged: [number, number][] = []
  for (const run of runs.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last !== undefined && run[0] <= last[1] + 1) last[1] = Math.max(last[1], run[1])
    else merged.push(run)
  }
  return merged
}

/** The last day counted, before any roll-over; `Infinity` when a stop that still runs is met. */
export function endOf({ anchor, amount, stops }: Count, method: Method): number {
  const start = amount.working === 0 ? anchor : countWorkingDays(anchor, amount.working, stops, method.calendar)
  if (start === Infinity || (amount.months === 0 && amount.days === 0)) return start
  const after = (moved: number): number =>
    dayNumber(addMonths(fromDayNumber(start + moved), amount.months, method.regime)) + amount.days
  if (amount.months === 0 || method.stoppedMonths === 'months-first') {
    return countCalendarDays(start, after(0) - start, stops)
  }
  let moved = 0
  for (;;) {
    const end = after(moved)
    const stopped = countStopped(start, end, stops)
    if (stopped === moved) return end
    if (stopped === Infinity) return stopped
    moved = stopped
  }
}

/** The last day of the period with the roll-over applied once; `Infinity` when a stop still runs. */
export function dueDay(count: Count, method: Method): number {
  return rolledEnd(endOf(count, method), method)
}

/** The roll-over of a last day counted. */
export function rolledEnd(end: number, method: Method): number {
  return end === Infinity ? end : dayNumber(rollOver(fromDayNumber(end), method.roll, method.calendar))
}

function countStopped(start: number, end: number, stops: StoppedDays): number {
  let stopped = 0
  for (const [first, last] of stops) {
    if (first > end || last <= start) continue
    stopped += (last === Infinity ? last : Math.min(last, end)) - Math.max(first, start + 1) + 1
  }
  return stopped
}
