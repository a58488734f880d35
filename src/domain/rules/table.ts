import { closure, execution, service } from './service-execution.ts'
import { criminalTrack, reverseTransfer } from './criminal-track.ts'
import { decisionClocks, penalties } from './decision.ts'
import { intakeAndFiling } from './intake-filing.ts'
import { investigation } from './investigation.ts'
import { openQuestions } from './open-questions.ts'
import { remedies, transferPath, whenToTransfer } from './transfer.ts'
import { courtPeriods } from './judicial.ts'
import type { PeriodRule, Rule } from './row.ts'

/** Every A-, T- and D-row of the handbook and the periods of the courts, one per version. */
export const rules: readonly Rule[] = [
  ...intakeAndFiling,
  ...investigation,
  ...decisionClocks,
  ...penalties,
  ...service,
  ...execution,
  ...closure,
  ...whenToTransfer,
  ...transferPath,
  ...remedies,
  ...criminalTrack,
  ...reverseTransfer,
  ...courtPeriods,
  ...openQuestions
]

const byId = new Map<string, readonly Rule[]>()
for (const rule of rules) byId.set(rule.id, [...(byId.get(rule.id) ?? []), rule])

/** Every version of a rule in order of the table; empty when there is no such id. */
export function versionsOf(id: string): readonly Rule[] {
  return byId.get(id) ?? []
}

/** Whether a row is in force on a day ('YYYY-MM-DD'; first and last day inclusive). */
export function inForce(rule: Rule, date: string): boolean {
  return (rule.from === null || rule.from <= date) && (rule.to === null || date <= rule.to)
}

/** The version of a rule in force on a day, or undefined: no such id, or none in force then. */
export function ruleOn(id: string, date: string): Rule | undefined {
  return versionsOf(id).find((rule) => inForce(rule, date))
}

/** All rows in force on a day, in order of the table. */
export function rulesOn(date: string): readonly Rule[] {
  return rules.filter((rule) => inForce(rule, date))
}

/** Whether a row holds a period. */
export function isPeriod(rule: Rule): rule is PeriodRule {
  return rule.kind === 'period'
}

/** Ids of the periods whose stage ends by itself when they do: nobody is late then. */
export const lapsing: readonly string[] = [
  ...new Set(rules.filter((rule) => isPeriod(rule) && rule.period.lapses).map((rule) => rule.id))
]
