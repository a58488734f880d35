import type { Calendar } from '../calendar/calendar.ts'
import { dueOf } from '../clocks/due.ts'
import { defaultClockSettings, type ClockSettings } from '../clocks/settings.ts'
import { decisionRule, filingRule } from '../rules/select.ts'
import { ruleOn } from '../rules/table.ts'
import { civilDateOf } from '../time/civil-date.ts'
import type { CaseSource, Procedure } from './vocabulary.ts'

/** What is to be done by a time (law.md 4.10): the codes of the duties that the service keeps. */
export type DutyCode = 'OT-FILE' | 'OT-DECIDE' | 'OT-SERVE' | 'OT-CLOSE' | 'OT-T-APPROVE' | 'OT-T-SEND' | 'OT-T-POLICE'

/** Closing has a period of its own in the market-supervision procedure only (SML art 77). */
const closing: readonly Procedure[] = ['trademark-penalty', 'counterfeit-patent', 'other-penalty']

function ruleFor(code: DutyCode, of: { procedure: Procedure; source: CaseSource }, day: string): string | null {
  switch (code) {
    case 'OT-FILE':
      return filingRule(of.procedure, day, of.source === 'report' || of.source === 'complaint').binding
    case 'OT-DECIDE':
      return decisionRule(of.procedure, day).binding
    case 'OT-SERVE':
      return 'A-70'
    case 'OT-CLOSE':
      return closing.includes(of.procedure) ? 'A-95' : null
    case 'OT-T-APPROVE':
      return 'T-11'
    case 'OT-T-SEND':
      return 'T-12'
    case 'OT-T-POLICE':
      return 'T-19'
  }
}

export interface DutyPeriod {
  readonly rule: string
  /** The day it began, in Asia/Shanghai. */
  readonly startedOn: string
  /** The last moment in time: the end of the last day in Asia/Shanghai, or the hour. */
  readonly dueAt: string
  readonly provisional: boolean
}

/**
 * The period of a duty that began at `from` (a day, or an instant for hours), by the rule of the procedure in force then
 * (law.md 1.1); null where none was, since no period is invented.
 */
export function dutyPeriod(
  code: DutyCode,
  of: { procedure: Procedure; source: CaseSource },
  from: string,
  calendar: Calendar,
  settings: ClockSettings = defaultClockSettings
): DutyPeriod | null {
  const startedOn = from.length === 10 ? from : civilDateOf(from)
  const rule = ruleFor(code, of, startedOn)
  if (rule === null || ruleOn(rule, startedOn) === undefined) return null
  const { due, unit, provisional } = dueOf(rule, { from }, calendar, settings)
  const last = due as string
  return { rule, startedOn, dueAt: unit === 'hour' ? last : `${last}T23:59:59.999+08:00`, provisional }
}

/** Last day to pay or perform after service, rolled from a rest day. */
export function performanceDue(
  servedOn: string,
  calendar: Calendar,
  settings: ClockSettings = defaultClockSettings
): string {
  return dueOf('A-80', { from: servedOn }, calendar, settings).due as string
}
