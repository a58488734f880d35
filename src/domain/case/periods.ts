import type { Calendar } from '../calendar/calendar.ts'
import { dueOf } from '../clocks/due.ts'
import type { Extension, Stop } from '../clocks/plan.ts'
import { defaultClockSettings, type ClockSettings } from '../clocks/settings.ts'
import { decisionRule, filingRule } from '../rules/select.ts'
import { ruleOn } from '../rules/table.ts'
import { civilDateOf } from '../time/civil-date.ts'
import type { CaseSource, Procedure } from './vocabulary.ts'

/** What is to be done by a time (law.md 4.10): the codes of the duties that the service keeps. */
export type DutyCode =
  | 'OT-COMPLAINT'
  | 'OT-MEDIATION'
  | 'OT-REPORTER'
  | 'OT-FILE'
  | 'OT-DECIDE'
  | 'OT-PRESERVE'
  | 'OT-SEAL'
  | 'OT-EMERGENCY'
  | 'OT-ASSIST'
  | 'OT-REVIEW'
  | 'OT-SERVE'
  | 'OT-PUB7'
  | 'OT-PUB20'
  | 'OT-WITHDRAWPUB'
  | 'OT-SPOT-PAPERS'
  | 'OT-COURTAPP'
  | 'OT-CLOSE'
  | 'OT-T-ACT'
  | 'OT-T-COPY10'
  | 'OT-T-APPROVE'
  | 'OT-T-SEND'
  | 'OT-T-SUPP'
  | 'OT-T-POLICE'
  | 'OT-T-RECON'
  | 'OT-T-GOODS'

/** Closing has a period of its own in the market-supervision procedure only (SML art 77). */
const closing: readonly Procedure[] = ['trademark-penalty', 'counterfeit-patent', 'other-penalty']

/** The rule of a duty where its code alone names one. */
const fixed: Partial<Record<DutyCode, string>> = {
  'OT-COMPLAINT': 'A-02',
  'OT-MEDIATION': 'A-02.mediation',
  'OT-REPORTER': 'A-03',
  'OT-PRESERVE': 'A-21',
  'OT-SEAL': 'A-22',
  'OT-ASSIST': 'A-24',
  'OT-REVIEW': 'A-32',
  'OT-SERVE': 'A-70',
  'OT-PUB7': 'A-77',
  'OT-PUB20': 'A-72',
  'OT-WITHDRAWPUB': 'A-75',
  'OT-SPOT-PAPERS': 'A-98',
  'OT-COURTAPP': 'A-87',
  'OT-T-COPY10': 'T-57',
  'OT-T-APPROVE': 'T-11',
  'OT-T-SEND': 'T-12',
  'OT-T-SUPP': 'T-16',
  'OT-T-POLICE': 'T-19',
  'OT-T-RECON': 'T-30',
  'OT-T-GOODS': 'T-20'
}

/** The rule whose period a duty has on a day, by the procedure in force then (law.md 1.1); null where none gives it one. */
export function ruleOfDuty(
  code: DutyCode,
  of: { procedure: Procedure; source: CaseSource },
  day: string
): string | null {
  switch (code) {
    case 'OT-FILE':
      return filingRule(of.procedure, day, of.source === 'report' || of.source === 'complaint').binding
    case 'OT-DECIDE':
      return decisionRule(of.procedure, day).binding
    case 'OT-CLOSE':
      return closing.includes(of.procedure) ? 'A-95' : null
    default:
      return fixed[code] ?? null
  }
}

export interface DutyPeriod {
  readonly rule: string
  /** The day it began, in Asia/Shanghai. */
  readonly startedOn: string
  /** The last moment in time: the end of the last day in Asia/Shanghai, or the hour; `standsStill` while stopped. */
  readonly dueAt: string
  readonly provisional: boolean
}

/** A duty stands still while a stop has no end: it is then due never, until the stop ends. */
export const standsStill = 'infinity'

export interface DutyClock {
  /** A day, or an instant for rules in hours. */
  readonly from: string
  readonly stops?: readonly Stop[]
  readonly extensions?: readonly Extension[]
}

/**
 * The period of a duty by a rule; null where the rule was not in force when it began, since no period is invented. Stops on
 * grounds that the rule does not allow do not touch it.
 */
export function dutyPeriod(
  rule: string | null,
  clock: DutyClock,
  calendar: Calendar,
  settings: ClockSettings = defaultClockSettings
): DutyPeriod | null {
  const { from } = clock
  const startedOn = from.length === 10 ? from : civilDateOf(from)
  const row = rule === null ? undefined : ruleOn(rule, startedOn)
  if (rule === null || row === undefined || row.kind !== 'period') return null
  const stops = (clock.stops ?? []).filter((stop) => (row.period.stops as readonly string[]).includes(stop.ground))
  const { due, unit, provisional } = dueOf(rule, { ...clock, stops }, calendar, settings)
  const dueAt = due === null ? standsStill : unit === 'hour' ? due : `${due}T23:59:59.999+08:00`
  return { rule, startedOn, dueAt, provisional }
}

/** Last day to pay or perform after service, rolled from a rest day. */
export function performanceDue(
  servedOn: string,
  calendar: Calendar,
  settings: ClockSettings = defaultClockSettings
): string {
  return dueOf('A-80', { from: servedOn }, calendar, settings).due as string
}
