import { worksOn, type Calendar } from '../calendar/calendar.ts'
import { refuse } from '../refusal.ts'
import { citation } from '../rules/instruments.ts'
import type { Certainty, PeriodRule, Text } from '../rules/row.ts'
import { dayNumber, fromDayNumber } from '../time/civil-date.ts'

import { addHours, anyProvisional, type Unit } from '../time/deadline.ts'
import { describe } from './describe.ts'
import { amountOf, extended } from './extend.ts'
import { endOf, rolledEnd, rowFor, startDay, stoppedDays } from './plan.ts'
import type { Clock, Count, Method, Plan } from './plan.ts'
import { defaultClockSettings, used, type ClockSettings, type SettingUsed } from './settings.ts'

/** The answer of a clock. */
export interface Due {
  readonly rule: string
  /** First day of the version applied; null where the handbook names none. */
  readonly version: string | null
  readonly from: string
  /** The last day (or the day that must have passed, see `bound`), the last instant for hours; null while it stands still. */
  readonly due: string | null
  /** The last day counted, before the roll-over. */
  readonly nominal: string | null
  readonly unit: Unit
  readonly bound: 'by' | 'after'
  readonly expiry: 'late' | 'bar'
  readonly basis: Text
  readonly mark: string
  readonly certainty: Certainty
  readonly needsConfirmation: boolean
  /** A holiday notice that is not held could still move it (D-40): never final. */
  readonly provisional: boolean
  /** Settings of the operator that touched the answer. */
  readonly settings: readonly SettingUsed[]
  readonly explanation: Text
}

/**
 * When a clock is due. `rule` is a row or its id, then the version in force on the day the period began is applied (law.md
 * 1.1). The start is not counted; each stop's days are not, both ends inclusive; extensions lengthen the period before the
 * one roll-over; months come before stopped days unless set otherwise. Pure; refuses `clock.…` with the field.
 */
export function dueOf(
  rule: string | PeriodRule,
  clock: Clock,
  calendar: Calendar,
  settings: ClockSettings = defaultClockSettings
): Due {
  const row = rowFor(rule, clock.from)
  if (row.period.unit === 'hour') return inHours(row, clock)
  return answer(planOf(row, clock, calendar, settings), clock)
}

/** Works a clock in days out; see `dueOf`. */
export function planOf(row: PeriodRule, clock: Clock, calendar: Calendar, settings: ClockSettings): Plan {
  const { period } = row
  const touched: SettingUsed[] = []
  const use = <K extends keyof ClockSettings>(key: K): ClockSettings[K] => {
    touched.push(used(key, settings))
    return settings[key]
  }
  const start = startDay(clock.from, '/from')
  const unit = period.settings.includes('D-01') && use('d310Days') === 'working' ? 'working-day' : period.unit
  const allowed = period.settings.includes('D-06') && use('copyrightStops') === 'none' ? [] : period.stops
  const given = clock.stops ?? []
  const stops = stoppedDays(given, allowed, row.id)
  const anchor = dayNumber(start)
  const choosesRoll = period.settings.includes('D-02')
  const method: Method = {
    regime: period.regime,
    roll: choosesRoll && settings.restDayRoll === 'statutory-holiday' ? 'holiday' : period.roll,
    stoppedMonths: unit === 'month' && stops.length > 0 ? use('stoppedMonths') : 'months-first',
    calendar
  }
  const whole: Count = { anchor, amount: amountOf(period.n, unit), stops }
  const count = extended(whole, clock.extensions, row, method)
  const end = endOf(count, method)
  if (choosesRoll && end !== Infinity && !worksOn(end, calendar)) use('restDayRoll')
  return {
    row,
    unit,
    start,
    startNumber: anchor,
    count,
    method,
    stops: given,
    end,
    due: rolledEnd(end, method),
    settings: touched
  }
}

/** The answer a plan gives. */
export function answer(plan: Plan, clock: Clock): Due {
  const { row, unit, count, method, end, due } = plan
  const stands = due === Infinity
  const last = stands ? null : fromDayNumber(due)
  const nominal = stands ? null : fromDayNumber(end)
  const provisional =
    last !== null &&
    nominal !== null &&
    (count.amount.working > 0 || unit === 'working-day'
      ? anyProvisional(fromDayNumber(plan.startNumber + 1), last, method.calendar)
      : method.roll !== 'none' && anyProvisional(nominal, last, method.calendar))
  return {
    ...head(row),
    from: clock.from,
    due: last,
    nominal,
    unit,
    provisional,
    settings: plan.settings,
    explanation: describe(plan, nominal, last, provisional)
  }
}

/** D-03: hours run on over nights and holidays and nothing stops them. Refuses a start that is only a day. */
function inHours(row: PeriodRule, clock: Clock): Due {
  if (clock.from.length === 10) refuse('clock.instant-needed', { rule: row.id, basis: row.id, field: '/from' })
  startDay(clock.from, '/from')
  stoppedDays(clock.stops ?? [], row.period.stops, row.id)
  const steps = typeof clock.extensions === 'number' ? clock.extensions : (clock.extensions?.length ?? 0)
  if (steps > 0) refuse('clock.ladder', { rule: row.id, steps: 0, basis: row.id, field: '/extensions' })
  const due = addHours(clock.from, row.period.n)
  const { zh, en } = citation(row.basis)
  return {
    ...head(row),
    from: clock.from,
    due,
    nominal: due,
    unit: 'hour',
    provisional: false,
    settings: [],
    explanation: {
      zh: `自${addHours(clock.from, 0)}起${row.period.n}小时，连续计时，不顺延（D-03）：${due}。依据：${zh}（${row.id}）。`,
      en: `${row.period.n} hours from ${addHours(clock.from, 0)}, in plain hours without roll-over (D-03): ${due}. Basis: ${en} (${row.id}).`
    }
  }
}

function head(row: PeriodRule) {
  return {
    rule: row.id,
    version: row.from,
    bound: row.period.bound,
    expiry: row.period.expiry,
    basis: citation(row.basis),
    mark: row.mark,
    certainty: row.certainty,
    needsConfirmation: row.needsConfirmation
  }
}
