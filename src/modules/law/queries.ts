import type { AppliedLaw } from '../../db/stores/act.ts'
import { namedDays, workingDaysBetween, yearSource, type Calendar } from '../../domain/calendar/calendar.ts'
import { explainDue } from '../../domain/clocks/explain.ts'
import type { Clock } from '../../domain/clocks/plan.ts'
import { check, type IdentifierKind } from '../../domain/identifiers/check.ts'
import { refuse } from '../../domain/refusal.ts'
import { handbookId } from '../../domain/rules/row.ts'
import { civilDate } from '../../domain/time/civil-date.ts'
import { inForceOn, rows } from './rows.ts'

/** Every row in force on a day ('YYYY-MM-DD'), in the order of the handbook. */
export function listRules(on: string) {
  return { on, items: rows.filter((row) => inForceOn(row, on)) }
}

/** A rule by its id (`A-21`, with its parts, or `A-21.emergency` alone) in all its versions. Refuses `law.no-rule`. */
export function findRule(id: string, on: string) {
  const versions = rows.filter((row) => row.id === id || handbookId(row.id) === id)
  if (versions.length === 0) refuse('law.no-rule', { rule: id })
  return { id, on, inForce: versions.filter((row) => inForceOn(row, on)), versions }
}

/** The days of a year that are not what their weekday says, and what that rests on (D-40). */
export function calendarYear(year: number, calendar: Calendar) {
  const [eve, last] = [civilDate(`${year - 1}-12-31`), civilDate(`${year}-12-31`)]
  const source = yearSource(calendar, year)
  return {
    year,
    source,
    papers: [...(calendar.notices.get(year)?.papers ?? [])],
    provisional: source !== 'notice',
    workingDays: workingDaysBetween(eve, last, calendar),
    days: namedDays(year, calendar).map(({ date, working, name }) => ({ date, working, name }))
  }
}

/** When a clock is due, with every day counted or skipped. Refuses `clock.…` with the field. */
export function workOutDeadline({ rule, ...clock }: Clock & { readonly rule: string }, applied: AppliedLaw) {
  const { days, settings, basis, ...due } = explainDue(rule, clock, applied.calendar, applied.settings)
  return {
    ...due,
    basis: { ...basis },
    settings: settings.map((setting) => ({ ...setting })),
    days: days.map((day) => ({ ...day }))
  }
}

/** Reads an identifier as people type it. The text as given is not repeated: it may be a personal number (P-05). */
export function checkIdentifier(kind: IdentifierKind, value: string) {
  const { valid, normalised, warnings, parts } = check(kind, value)
  return { kind, valid, normalised, warnings: warnings.map((warning) => ({ ...warning })), parts: { ...parts } }
}
