import type { Calendar } from '../calendar/calendar.ts'
import { dueOf } from '../clocks/due.ts'
import { refuse } from '../refusal.ts'
import { stopGrounds } from '../rules/row.ts'
import { ruleOn } from '../rules/table.ts'
import type { Settings } from '../settings.ts'
import { addDays, civilDate } from '../time/civil-date.ts'
import {
  suspensionGrounds,
  type CaseGranter,
  type Stoppable,
  type SuspensionGround,
  type SuspensionReason,
  type TerminationGround
} from './clock-grounds.ts'
import { asExtension, clockedDuties } from './duties/duties.ts'
import { restated, type CaseFile } from './file.ts'
import { withChange, withLine, type CaseStop } from './parts.ts'
import { ruleOfDuty, stopsOf } from './periods.ts'
import type { When } from './when.ts'

/**
 * The clocks of a case: extended, stopped, running again. A stop's `from` is the legal day of the act that stopped the clock:
 * that day is the first not counted. The day on which it runs again counts, so `to` is the day before. Stopped and running
 * again on one day, the stop is on file with `to` before `from`, and no day is left out.
 */
const dayBefore = (day: string): string => addDays(civilDate(day), -1)

export interface ExtendInput {
  /** Key of the duty. */
  readonly duty: string
  /** Length in the unit of the ladder's step, or its last day; neither: the whole step. */
  readonly days: number | null
  readonly until: string | null
  readonly by: CaseGranter
  readonly discussionNo: number | null
  /** Number of the paper by which the superior organ grants it. */
  readonly paper: string | null
}

/**
 * Lengthens the period of one duty by the next step of its rule's ladder (A-10, A-41, A-45 …); what the ladder does not allow,
 * a grant after the last day included, is refused as `clock.…`. Refuses `case.duty-…`, `case.discussion-needed`,
 * `case.extension-paper`, `case.reason-needed`.
 */
export function extend(
  file: CaseFile,
  input: ExtendInput,
  when: When,
  approvedBy: string,
  calendar: Calendar,
  settings: Settings
): { after: CaseFile; rule: string } {
  if (when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  const { duty: key, days, until, by, discussionNo, paper } = input
  const found = clockedDuties(file, calendar, settings).find(({ duty }) => duty.key === key)
  if (!found) refuse('case.duty-unknown', { duty: key, field: '/duty' })
  const { duty, lawful } = found
  if (duty.doneAt !== null || duty.cancelled) refuse('case.duty-over', { duty: key, field: '/duty' })
  const { row, clock } = lawful
  if (by === 'collective' && !discussed(file, discussionNo, when.on))
    refuse('case.discussion-needed', { field: '/discussionNo', basis: row.id })
  if (by === 'superior' && paper === null) refuse('case.extension-paper', { field: '/paper', basis: row.id })
  const granted = {
    ...{ duty: key, rule: row.id, by, grantedOn: when.on, days, until, approvedBy, discussionNo, paper },
    reason: when.reason
  }
  dueOf(row, { ...clock, extensions: [...clock.extensions, asExtension(granted)] }, calendar, settings)
  return { after: withLine(file, 'extensions', granted), rule: row.id }
}

function discussed(file: CaseFile, no: number | null, on: string): boolean {
  const held = file.discussions.find((discussion) => discussion.no === no)
  return held !== undefined && held.on <= on && (held.subject === 'extension' || held.subject === 'decision')
}

/** Suspension on a ground that the procedure knew on that day. Refuses `case.suspension-ground`, `case.reason-needed`. */
export function suspend(
  file: CaseFile,
  input: { readonly ground: SuspensionReason },
  when: When,
  approvedBy: string
): { after: CaseFile; rule: string } {
  const ground: SuspensionGround = suspensionGrounds[input.ground]
  const known =
    ground.procedures.includes(file.case.procedure) &&
    (ground.from === null || ground.from <= when.on) &&
    (ground.to === null || when.on <= ground.to)
  if (!known) {
    const word = { zh: ground.zh, en: ground.en }
    refuse('case.suspension-ground', { on: when.on, word, basis: ground.rule, field: '/ground' })
  }
  if (ground.open && when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  const line = {
    ...{ ground: 'suspension' as const, why: input.ground, from: when.on, to: null },
    ...{ approvedBy, measureNo: null, text: when.reason }
  }
  return { after: restated(withLine(file, 'stops', line)), rule: ground.rule }
}

/** The suspension that stands; it began no later than it can end. */
export const standingSuspension = (file: CaseFile): CaseStop | undefined =>
  file.stops.findLast((stop) => stop.ground === 'suspension' && stop.to === null)

/** Resumption, at once when the cause ends: the clocks run again from this day on, which counts. */
export function resume(file: CaseFile, when: When): CaseFile {
  const stop = standingSuspension(file)
  if (!stop) refuse('case.stop-none')
  return restated(withChange(file, 'stops', stop.no, { to: dayBefore(when.on) }))
}

export interface StopInput {
  readonly ground: Stoppable
  /** The sealing or seizure whose goods are tested. */
  readonly measureNo: number | null
  /** The right holder who was asked to identify the goods. */
  readonly partyNo: number | null
  readonly text: string | null
}

/**
 * Stops what the law does not count (A-10 before filing, A-22 for a measure, A-41 to A-45 after): only on a ground that a rule
 * running in this case allows. Refuses `case.stop-ground`, `case.stop-stands`, `case.right-holder-needed`, `case.line-unknown`.
 */
export function stopClock(
  file: CaseFile,
  input: StopInput,
  when: When,
  settings: Settings
): { after: CaseFile; rule: string } {
  const { ground, measureNo, partyNo, text } = input
  const running = clocksRunning(file, measureNo, when.on)
  const word = stopGrounds[ground]
  const rule = running.find((id) => stopsBy(id.rule, id.since, settings).includes(ground))?.rule
  if (rule === undefined) {
    const basis = running[0]?.rule ?? 'A-42'
    refuse('case.stop-ground', { word, basis, field: '/ground' })
  }
  const stands = file.stops.find((stop) => stop.ground === ground && stop.measureNo === measureNo && stop.to === null)
  if (stands) refuse('case.stop-stands', { word, line: stands.no, field: '/ground' })
  if (ground === 'identification' && partyNo === null) refuse('case.right-holder-needed', { field: '/partyNo' })
  const line = { ground, why: null, from: when.on, to: null, approvedBy: null, measureNo, partyNo, text }
  return { after: withLine(file, 'stops', line), rule }
}

/** The rules whose clocks run: the decision's or, before filing, that of filing; and the measure's. */
function clocksRunning(
  file: CaseFile,
  measureNo: number | null,
  on: string
): { readonly rule: string; readonly since: string }[] {
  const opened = file.episodes.at(-1)?.openedOn
  const since = opened ?? file.case.clueOn ?? on
  const rule = ruleOfDuty(opened === undefined ? 'OT-FILE' : 'OT-DECIDE', file.case, since)
  const own = rule === null ? [] : [{ rule, since }]
  if (measureNo === null) return own
  const measure = file.measures.find((one) => one.no === measureNo && one.endedOn === null && one.kind !== 'preserve')
  if (!measure) refuse('case.line-unknown', { line: measureNo, field: '/measureNo' })
  return [...own, { rule: 'A-22', since: measure.from }]
}

function stopsBy(rule: string, since: string, settings: Settings): readonly string[] {
  const row = ruleOn(rule, since)
  return row?.kind === 'period' ? stopsOf(row, settings) : []
}

/** The stop of this number, where it can be ended by itself: a suspension and a hearing end by acts of their own. */
export function stopRunning(file: CaseFile, no: number): CaseStop {
  const stop = file.stops.find((one) => one.no === no && one.to === null)
  if (!stop || stop.ground === 'suspension' || stop.ground === 'hearing') refuse('case.stop-none', { field: '/stopNo' })
  return stop
}

/** The clock runs again from this day on, which counts. Refuses `case.stop-none`. */
export function restartClock(file: CaseFile, input: { readonly stopNo: number }, when: When): CaseFile {
  return withChange(file, 'stops', stopRunning(file, input.stopNo).no, { to: dayBefore(when.on) })
}

/** Termination: ends a suspension that stands. Another ground than the two of the article needs its reason. */
export function terminate(file: CaseFile, input: { readonly ground: TerminationGround }, when: When): CaseFile {
  if (input.ground === 'other' && when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  const running = standingSuspension(file) ? resume(file, when) : file
  return restated(withLine(running, 'terminations', { on: when.on, ground: input.ground }))
}
