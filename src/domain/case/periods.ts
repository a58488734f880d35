import { worksOn, type Calendar } from '../calendar/calendar.ts'
import { dueOf } from '../clocks/due.ts'
import type { Extension, Stop } from '../clocks/plan.ts'
import { defaultClockSettings, type ClockSettings } from '../clocks/settings.ts'
import { Refusal } from '../refusal.ts'
import type { PeriodRule } from '../rules/row.ts'
import { decisionRule, filingRule } from '../rules/select.ts'
import { ruleOn } from '../rules/table.ts'
import { civilDateOf, dayNumber, fromDayNumber, type CivilDate } from '../time/civil-date.ts'
import type { CaseSource, Procedure } from './vocabulary.ts'

/** What is to be done by a time (law.md 4.10): the codes of the duties that the service keeps. */
export type DutyCode =
  | 'OT-COMPLAINT'
  | 'OT-MEDIATION'
  | 'OT-MEDIATION-NOTICE'
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
  | 'OT-T-RECON-DECIDE'
  | 'OT-T-SUPERVISE'
  | 'OT-T-EXPLAIN'
  | 'OT-T-TELL'
  | 'OT-T-ORDERED'
  | 'OT-T-GOODS'
  | 'OT-REPLY-OPINION'

/** Closing has a period of its own in the market-supervision procedure only (SML art 77). */
const closing: readonly Procedure[] = ['trademark-penalty', 'counterfeit-patent', 'other-penalty']

/** The rule of a duty where its code alone names one. */
const fixed: Partial<Record<DutyCode, string>> = {
  'OT-COMPLAINT': 'A-02',
  'OT-MEDIATION': 'A-02.mediation',
  'OT-MEDIATION-NOTICE': 'A-02.notice',
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
  'OT-T-ACT': 'T-10',
  'OT-T-COPY10': 'T-57',
  'OT-T-APPROVE': 'T-11',
  'OT-T-SEND': 'T-12',
  'OT-T-SUPP': 'T-16.supplement',
  'OT-T-POLICE': 'T-19',
  'OT-T-RECON': 'T-30',
  'OT-T-RECON-DECIDE': 'T-31',
  'OT-T-SUPERVISE': 'T-32',
  'OT-T-EXPLAIN': 'T-33',
  'OT-T-TELL': 'T-35',
  'OT-T-ORDERED': 'T-34',
  'OT-T-GOODS': 'T-20',
  'OT-REPLY-OPINION': 'T-51.reply'
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
  /** An extension on file is more than the law allows, so it is left out: a human should look. */
  readonly questioned: boolean
}

/** A duty stands still while a stop has no end: it is then due never, until the stop ends. */
export const standsStill = 'infinity'

export interface DutyClock {
  /** A day, or an instant for rules in hours. */
  readonly from: string
  readonly stops?: readonly Stop[]
  readonly extensions?: readonly Extension[]
}

/** The clock of a duty as far as the law allows it, with the version of the rule that applies. */
export interface LawfulClock {
  readonly row: PeriodRule
  readonly clock: { readonly from: string; readonly stops: readonly Stop[]; readonly extensions: readonly Extension[] }
  readonly questioned: boolean
}

/**
 * What a rule makes of a clock; null where the rule was not in force when it began, since no period is invented. Stops on
 * grounds that the rule does not allow do not touch it, nor does one that ended before a day was lost. An extension that the
 * ladder does not allow, as after a date was corrected, is left out and the clock questioned.
 */
export function lawfulClock(
  rule: string | PeriodRule | null,
  { from, stops = [], extensions = [] }: DutyClock,
  calendar: Calendar,
  settings: ClockSettings = defaultClockSettings
): LawfulClock | null {
  const row = typeof rule === 'string' ? ruleOn(rule, startOf(from)) : rule
  if (row == null || row.kind !== 'period') return null
  const touching = stops.filter(
    (stop) => stopsOf(row, settings).includes(stop.ground) && (stop.to == null || stop.to >= stop.from)
  )
  let clock = { from, stops: touching, extensions: [] as Extension[] }
  for (const extension of extensions.toSorted((a, b) => (a.grantedOn < b.grantedOn ? -1 : 1))) {
    const longer = { ...clock, extensions: [...clock.extensions, extension] }
    if (isLawful(row, longer, calendar, settings)) clock = longer
  }
  return { row, clock, questioned: clock.extensions.length < extensions.length }
}

/**
 * A rule that sets no number ("immediately") with one that the operator chose: marked as inferred, rolled by nothing, stopped
 * by nothing. Null where the rule was not in force.
 */
export function ruleWithDays(rule: string, from: string, days: number): PeriodRule | null {
  const row = ruleOn(rule, startOf(from))
  if (row === undefined) return null
  const period: PeriodRule['period'] = {
    ...{ n: days, unit: 'calendar-day', regime: 'civil', roll: 'none', stops: [], ladder: [] },
    ...{ expiry: 'late', bound: 'by', lapses: false, settings: [] }
  }
  const { id, title, summary, basis, secondReading, needsConfirmation } = row
  return {
    ...{ id, from: row.from, to: row.to, title, summary, basis, secondReading, needsConfirmation },
    ...{ kind: 'period', mark: 'I', certainty: 'inferred', period }
  }
}

const startOf = (from: string): string => (from.length === 10 ? from : civilDateOf(from))

/** The grounds on which a period is stopped, under the settings in force (D-06). */
export function stopsOf(row: PeriodRule, settings: ClockSettings): readonly string[] {
  return row.period.settings.includes('D-06') && settings.copyrightStops === 'none' ? [] : row.period.stops
}

function isLawful(row: PeriodRule, clock: DutyClock, calendar: Calendar, settings: ClockSettings): boolean {
  try {
    dueOf(row, clock, calendar, settings)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** The period of a duty by its lawful clock. */
export function dutyPeriod(
  { row, clock, questioned }: LawfulClock,
  calendar: Calendar,
  settings: ClockSettings = defaultClockSettings
): DutyPeriod {
  const { due, unit, provisional } = dueOf(row, clock, calendar, settings)
  const dueAt = due === null ? standsStill : unit === 'hour' ? due : endOfDay(due)
  return { rule: row.id, startedOn: startOf(clock.from), dueAt, provisional, questioned }
}

/** The last moment of a day in Asia/Shanghai. */
export const endOfDay = (day: string): string => `${day}T23:59:59.999+08:00`

/**
 * From when a morning list warns of a duty: the start of the working day that lies so many working days before its last day,
 * not before it began; from its beginning where it is counted in hours; null while it stands still.
 */
export function warnFrom(
  { from, dueAt, inHours }: { from: string; dueAt: string; inHours: boolean },
  workingDays: number,
  calendar: Calendar
): string | null {
  if (dueAt === standsStill) return null
  if (inHours) return from
  let day = dayNumber(dueAt.slice(0, 10) as CivilDate)
  for (let left = workingDays; left > 0;) {
    day -= 1
    if (worksOn(day, calendar)) left -= 1
  }
  const start = startOf(from)
  const warned = fromDayNumber(day)
  return `${warned > start ? warned : start}T00:00:00+08:00`
}

/** Last day to pay or perform after service, rolled from a rest day. */
export function performanceDue(
  servedOn: string,
  calendar: Calendar,
  settings: ClockSettings = defaultClockSettings
): string {
  return dueOf('A-80', { from: servedOn }, calendar, settings).due as string
}
