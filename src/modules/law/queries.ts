import type { AppliedLaw } from '../../db/stores/act.ts'
import { namedDays, workingDaysBetween, yearSource, type Calendar } from '../../domain/calendar/calendar.ts'
import { explainDue } from '../../domain/clocks/explain.ts'
import type { Clock } from '../../domain/clocks/plan.ts'
import { check, type IdentifierKind } from '../../domain/identifiers/check.ts'
import { refuse } from '../../domain/refusal.ts'
import { citation } from '../../domain/rules/instruments.ts'
import { handbookId, type LadderStep, type Rule } from '../../domain/rules/row.ts'
import { inForce, rules, rulesOn } from '../../domain/rules/table.ts'
import { civilDate } from '../../domain/time/civil-date.ts'

/** Every row in force on a day ('YYYY-MM-DD'), in the order of the handbook. */
export function listRules(on: string) {
  return { on, items: rulesOn(on).map(ruleView) }
}

/** A rule by its id (`A-21`, with its parts, or `A-21.emergency` alone) in all its versions. Refuses `law.no-rule`. */
export function findRule(id: string, on: string) {
  const versions = rules.filter((rule) => rule.id === id || handbookId(rule.id) === id)
  if (versions.length === 0) refuse('law.no-rule', { rule: id })
  return {
    id,
    on,
    inForce: versions.filter((rule) => inForce(rule, on)).map(ruleView),
    versions: versions.map(ruleView)
  }
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

function ruleView(rule: Rule) {
  const { id, kind, from, to, title, summary, mark, certainty, secondReading, needsConfirmation } = rule
  return {
    ...{ id, kind, from, to, title, summary, mark, certainty, secondReading, needsConfirmation },
    basis: citation(rule.basis),
    instruments: rule.basis.map(([instrument, articles]) => ({ id: instrument, articles })),
    period: rule.kind === 'period' ? periodView(rule.period) : null,
    choice: rule.kind === 'decision' ? rule.choice : null,
    alternative: rule.kind === 'decision' ? rule.alternative : null
  }
}

function periodView({ stops, ladder, settings, ...period }: Extract<Rule, { kind: 'period' }>['period']) {
  return { ...period, stops: [...stops], ladder: ladder.map(stepView), settings: [...settings] }
}

function stepView(step: LadderStep) {
  if (step.mode === 'open') return { by: step.by, mode: step.mode, n: null, unit: null, days: null }
  return { by: step.by, mode: step.mode, n: step.n, unit: step.unit, days: step.days ?? null }
}
