import { addWorkingDays, workingDaysBetween } from '../calendar/calendar.ts'
import { refuse } from '../refusal.ts'
import { granters, type LadderStep, type PeriodRule } from '../rules/row.ts'
import { dayNumber, fromDayNumber } from '../time/civil-date.ts'
import type { Unit } from '../time/deadline.ts'
import { day, dueDay, endOf, nothing, plus, rolledEnd } from './plan.ts'
import type { Amount, Clock, Count, Extension, Method } from './plan.ts'

/** A length in one unit as an amount. */
export function amountOf(n: number, unit: Unit, days = 0): Amount {
  if (unit === 'working-day') return { ...nothing, working: n }
  return unit === 'month' ? { ...nothing, months: n, days } : { ...nothing, days: n }
}

/**
 * Lengthens a count by the steps of the rule's ladder: a number of whole steps, or each extension as granted, in the order
 * of granting. Refuses (`clock.ladder`, `clock.granter`, `clock.extension-…`) what the ladder does not allow.
 */
export function extended(start: Count, extensions: Clock['extensions'], row: PeriodRule, method: Method): Count {
  if (extensions === undefined) return start
  const { ladder } = row.period
  const stepAt = (index: number): LadderStep =>
    ladder[index] ?? refuse('clock.ladder', { rule: row.id, steps: ladder.length, basis: row.id, field: '/extensions' })
  let count = start
  if (typeof extensions === 'number') {
    if (!Number.isSafeInteger(extensions) || extensions < 0) refuse('clock.extension-length', { field: '/extensions' })
    for (let index = 0; index < extensions; index += 1) {
      count =
        whole(count, start, stepAt(index)) ?? refuse('clock.extension-length', { basis: row.id, field: '/extensions' })
    }
    return count
  }
  const inOrder = extensions
    .map((extension, index) => ({ ...extension, field: `/extensions/${index}` }))
    .sort((a, b) => (a.grantedOn < b.grantedOn ? -1 : a.grantedOn > b.grantedOn ? 1 : 0))
  for (const [index, extension] of inOrder.entries()) {
    count = granted(count, start, stepAt(index), extension, row, method)
  }
  return count
}

/** The count after the whole of a step, or undefined where its length is fixed when granted. */
function whole(count: Count, start: Count, step: LadderStep): Count | undefined {
  if (step.mode === 'open') return undefined
  const length = amountOf(step.n, step.unit, step.days)
  return step.mode === 'total' ? { ...start, amount: length } : { ...count, amount: plus(count.amount, length) }
}

function granted(
  count: Count,
  start: Count,
  step: LadderStep,
  extension: Extension & { readonly field: string },
  row: PeriodRule,
  method: Method
): Count {
  const { by, days, until, field } = extension
  const basis = row.id
  const grantedOn = day(extension.grantedOn, `${field}/grantedOn`)
  if (step.by !== 'none' && step.by !== by)
    refuse('clock.granter', { needed: step.by, granter: granters[step.by], by, basis, field: `${field}/by` })
  const on = dayNumber(grantedOn)
  if (on < start.anchor) {
    refuse('clock.extension-early', {
      grantedOn,
      from: fromDayNumber(start.anchor),
      basis,
      field: `${field}/grantedOn`
    })
  }
  const end = endOf(count, method)
  const due = rolledEnd(end, method)
  if (on > due)
    refuse('clock.extension-late', { grantedOn, end: fromDayNumber(due), basis, field: `${field}/grantedOn` })
  const most = whole(count, start, step)
  if (days === undefined && until === undefined && most !== undefined) return most
  if (
    (days === undefined) === (until === undefined) ||
    (days !== undefined && !(Number.isSafeInteger(days) && days > 0))
  ) {
    refuse('clock.extension-length', { basis, field })
  }
  if (days !== undefined) {
    const unit = step.mode === 'open' ? row.period.unit : step.unit
    const longer = { ...count, amount: plus(count.amount, amountOf(days, unit === 'month' ? 'calendar-day' : unit)) }
    if (most !== undefined && bare(longer, method) > bare(most, method)) {
      tooLong(rolledEnd(bare(most, method), method), basis, `${field}/days`)
    }
    return longer
  }
  const last = day(until as string, `${field}/until`)
  const lastNumber = dayNumber(last)
  if (end !== Infinity && lastNumber <= end) {
    refuse('clock.extension-too-short', { end: fromDayNumber(end), basis, field: `${field}/until` })
  }
  const limit = most === undefined ? Infinity : dueDay(most, method)
  if (lastNumber > limit) tooLong(limit, basis, `${field}/until`)
  const working = start.amount.working > 0 ? workingDaysBetween(grantedOn, last, method.calendar) : 0
  const worked = dayNumber(addWorkingDays(grantedOn, working, method.calendar))
  const amount = { working, months: 0, days: lastNumber - worked }
  return { anchor: on, amount, stops: start.stops }
}

/** The end as if nothing had been stopped: what two lengths are compared by. */
const bare = (count: Count, method: Method): number => endOf({ ...count, stops: [] }, method)

function tooLong(limit: number, basis: string, field: string): never {
  refuse('clock.extension-too-long', { limit: fromDayNumber(limit), basis, field })
}
