import type { Calendar } from '../calendar/calendar.ts'
import { dueOf } from '../clocks/due.ts'
import type { ClockSettings } from '../clocks/settings.ts'
import { refuse } from '../refusal.ts'
import { ruleOn } from '../rules/table.ts'
import { addDays, civilDate } from '../time/civil-date.ts'
import { arrangementsOf, lastInstalmentOf } from './arrangements.ts'
import { restated, type CaseFile, type Decision } from './file.ts'
import {
  withChange,
  withLine,
  type Arrangement,
  type courtSteps,
  type CourtApplication,
  type executionEndGrounds,
  type holdGrounds,
  type remedyKinds,
  type remedyOutcomes
} from './parts.ts'
import { moneyOf } from './settlement.ts'
import { endOfExecution, servedDecision, withDecision } from './steps.ts'
import { lastDayOf } from './stretch.ts'
import { notBefore, type Context, type When } from './when.ts'

/** Execution: what follows when a party does not perform in time. */

const later = (a: string, b: string): string => (a > b ? a : b)
const dayAfter = (day: string): string => addDays(civilDate(day), 1)

/** A served decision with something still to perform, whose execution is not ended. */
function toExecute(
  file: CaseFile,
  decisionNo: number
): Decision & { readonly servedOn: string; readonly dueOn: string } {
  const decision = servedDecision(file, decisionNo)
  const { servedOn, dueOn } = decision
  const field = '/decisionNo'
  if (servedOn === null || dueOn === null) refuse('case.nothing-to-perform', { decision: decisionNo, field })
  if (decision.executedOn !== null) refuse('case.decision-executed', { decision: decisionNo, field })
  if (endOfExecution(file, decisionNo) !== null) refuse('case.execution-over', { decision: decisionNo, field })
  return { ...decision, servedOn, dueOn }
}

export interface ArrangeInput extends Pick<Arrangement, 'decisionNo' | 'kind' | 'requestedOn' | 'instalments'> {
  readonly approvedBy: string
}

/** Deferral or instalments on a written application; the last day to perform moves to the last instalment. */
export function arrange(file: CaseFile, input: ArrangeInput, when: When): CaseFile {
  const { decisionNo, kind, requestedOn, instalments } = input
  const decision = toExecute(file, decisionNo)
  const money = moneyOf(file, decisionNo)
  const open = money.dueFen - (money.steps.at(-1)?.receivedFen ?? 0)
  if (open <= 0) refuse('case.nothing-due', { decision: decisionNo, field: '/decisionNo' })
  notBefore(when.on, requestedOn)
  if (kind === 'deferral' ? instalments.length !== 1 : instalments.length < 2)
    refuse('case.instalments-count', { field: '/instalments' })
  let previous = when.on
  instalments.forEach(({ dueOn }, index) => {
    if (index === 0 ? dueOn < previous : dueOn <= previous)
      refuse('case.instalments-order', { field: `/instalments/${index}/dueOn` })
    previous = dueOn
  })
  if (previous <= decision.dueOn) refuse('case.instalments-order', { field: '/instalments' })
  if (instalments.reduce((sum, one) => sum + one.amountFen, 0) !== open)
    refuse('case.instalments-sum', { open: (open / 100).toFixed(2), field: '/instalments' })
  const arranged = withLine(file, 'arrangements', {
    decisionNo,
    kind,
    requestedOn,
    approvedOn: when.on,
    approvedLate: when.late,
    approvedBy: input.approvedBy,
    dueBefore: decision.dueOn,
    instalments
  })
  return restated(withDecision(arranged, { ...decision, dueOn: previous }))
}

/** The demand, once the time to perform is over. */
export function demand(file: CaseFile, input: { decisionNo: number }, when: When): CaseFile {
  const { dueOn, decisionNo } = toExecute(file, input.decisionNo)
  if (when.on <= dueOn) refuse('case.not-yet-due', { due: dueOn, field: '/occurredOn' })
  return withLine(file, 'demands', { decisionNo, issuedOn: when.on, servedOn: null })
}

/** Service of the demand: its ten working days begin. */
export function serveDemand(file: CaseFile, input: { demandNo: number }, when: When): CaseFile {
  const line = file.demands.find((one) => one.no === input.demandNo)
  if (!line) refuse('case.demand-unknown', { demand: input.demandNo, field: '/demandNo' })
  if (line.servedOn !== null) refuse('case.demand-served', { demand: line.no })
  notBefore(when.on, line.issuedOn)
  return withChange(file, 'demands', line.no, { servedOn: when.on })
}

/** The time to apply to the court: the end of the remedies, the day it runs from, and its last day. */
export interface CourtWindow {
  readonly remediesEnd: string
  readonly from: string
  readonly last: string
}

/**
 * When the court may be asked to enforce a served decision; null while a remedy runs, or where the period to sue had no rule
 * when it began. Against a ruling it is shorter. After a reconsideration the time to sue is its own; a suit that is over leaves nothing to wait for, whatever
 * rule it was brought under. A deferral moves the start to its end.
 */
export function courtWindow(
  file: CaseFile,
  decision: { readonly decisionNo: number; readonly servedOn: string },
  suitTimeStated: boolean,
  calendar: Calendar,
  settings: ClockSettings
): CourtWindow | null {
  const { decisionNo, servedOn } = decision
  const end = (rule: string, from: string) => lastDayOf(rule, from, { calendar, settings })
  const own = file.remedies.filter((one) => one.decisionNo === decisionNo)
  if (own.some((one) => one.endedOn === null)) return null
  const used = own.findLast((one) => one.outcome !== 'withdrawn')
  const remediesEnd =
    used === undefined
      ? end(suitTimeStated ? timeToSue(file, decisionNo, servedOn) : 'A-85.untold', servedOn)
      : used.kind === 'suit'
        ? (used.endedOn as string)
        : end('A-85.after-reconsideration', used.endedOn as string)
  if (remediesEnd === null) return null
  const arranged = arrangementsOf(file, decisionNo).at(-1)
  const from = arranged === undefined ? remediesEnd : later(remediesEnd, lastInstalmentOf(arranged))
  return { remediesEnd, from, last: dueOf('A-87', { from }, calendar, settings).due as string }
}

/** Six months, and fifteen days against the ruling on a dispute about a patent, since the law gives it them. */
function timeToSue(file: CaseFile, decisionNo: number, servedOn: string): 'A-58.suit' | 'A-85.suit' {
  const ruled = file.decisions.some((made) => made.decisionNo === decisionNo && made.kind === 'ruling')
  return ruled && ruleOn('A-58.suit', servedOn) !== undefined ? 'A-58.suit' : 'A-85.suit'
}

export interface ApplyInput {
  readonly decisionNo: number
  readonly court: string
  readonly suitTimeStated: boolean
}

/** Application to the court: not before the remedies are over and the demand's ten working days have passed. */
export function applyCourt(file: CaseFile, input: ApplyInput, when: When, context: Context): CaseFile {
  const { decisionNo, court, suitTimeStated } = input
  const { calendar, settings } = context
  const decision = toExecute(file, decisionNo)
  const field = '/decisionNo'
  const present = file.courtApplications.some(
    (one) => one.decisionNo === decisionNo && (one.outcome === null || one.outcome === 'granted')
  )
  if (present) refuse('case.court-applied', { decision: decisionNo, field })
  if (file.remedies.some((one) => one.decisionNo === decisionNo && one.endedOn === null))
    refuse('case.remedy-pending', { decision: decisionNo, field })
  const demanded = file.demands
    .filter((one) => one.decisionNo === decisionNo && one.servedOn !== null)
    .map((one) => one.servedOn as string)
    .toSorted()[0]
  if (demanded === undefined) refuse('case.demand-needed', { decision: decisionNo, field })
  const waited = dueOf('A-86', { from: demanded }, calendar, settings).due as string
  const window = courtWindow(file, decision, suitTimeStated, calendar, settings)
  const earliest = dayAfter(window === null ? waited : later(window.from, waited))
  if (when.on < earliest) refuse('case.court-too-early', { earliest, field: '/occurredOn' })
  if (window !== null && when.on > window.last)
    refuse('case.court-too-late', { last: window.last, field: '/occurredOn' })
  const line = { decisionNo, appliedOn: when.on, court, suitTimeStated, acceptedOn: null, courtNumber: null }
  return restated(withLine(file, 'courtApplications', { ...line, ruledOn: null, outcome: null }))
}

export interface CourtInput {
  readonly applicationNo: number
  readonly step: (typeof courtSteps)[number]
  readonly courtNumber: string | null
}

/** What the court did with an application: accepted it, ruled, or it was withdrawn. */
export function recordCourt(file: CaseFile, input: CourtInput, when: When): CaseFile {
  const { applicationNo, step, courtNumber } = input
  const line = file.courtApplications.find((one) => one.no === applicationNo)
  if (!line) refuse('case.application-unknown', { application: applicationNo, field: '/applicationNo' })
  if (line.outcome !== null || (step === 'accepted' && line.acceptedOn !== null))
    refuse('case.court-recorded', { application: line.no, field: '/step' })
  if (step === 'granted' && line.acceptedOn === null)
    refuse('case.court-not-accepted', { application: line.no, field: '/step' })
  notBefore(when.on, line.acceptedOn ?? line.appliedOn)
  const number = { courtNumber: courtNumber ?? line.courtNumber }
  const change: Partial<CourtApplication> =
    step === 'accepted' ? { ...number, acceptedOn: when.on } : { ...number, ruledOn: when.on, outcome: step }
  return restated(withChange(file, 'courtApplications', line.no, change))
}

export interface RemedyInput {
  readonly decisionNo: number
  readonly kind: (typeof remedyKinds)[number]
  /** A stay of execution was ordered with it: otherwise execution goes on. */
  readonly stayed: boolean
}

/** Reconsideration or suit against a decision. */
export function startRemedy(file: CaseFile, input: RemedyInput, when: When): CaseFile {
  const { decisionNo, kind, stayed } = input
  const decision = servedDecision(file, decisionNo)
  if (file.remedies.some((one) => one.decisionNo === decisionNo && one.endedOn === null))
    refuse('case.remedy-pending', { decision: decisionNo, field: '/decisionNo' })
  notBefore(when.on, decision.servedOn)
  const begun = withLine(file, 'remedies', { decisionNo, kind, startedOn: when.on, endedOn: null, outcome: null })
  return stayed ? suspendExecution(begun, { decisionNo, ground: 'stay-ordered' }, when) : begun
}

/** The outcome of a remedy; a stay ends with it. What it revoked is revoked by an act of its own. */
export function endRemedy(
  file: CaseFile,
  input: { remedyNo: number; outcome: (typeof remedyOutcomes)[number] },
  when: When
): CaseFile {
  const line = file.remedies.find((one) => one.no === input.remedyNo)
  if (!line) refuse('case.remedy-unknown', { remedy: input.remedyNo, field: '/remedyNo' })
  if (line.endedOn !== null) refuse('case.remedy-ended', { remedy: line.no })
  notBefore(when.on, line.startedOn)
  const ended = withChange(file, 'remedies', line.no, { endedOn: when.on, outcome: input.outcome })
  return released(ended, line.decisionNo, when, (ground) => ground === 'stay-ordered')
}

const openHold = (file: CaseFile, decisionNo: number) =>
  file.executionHolds.find((one) => one.decisionNo === decisionNo && one.to === null)

/** Suspension of execution, or a stay ordered in a remedy that runs. */
export function suspendExecution(
  file: CaseFile,
  input: { decisionNo: number; ground: (typeof holdGrounds)[number] },
  when: When
): CaseFile {
  const { decisionNo, ground } = input
  const decision = toExecute(file, decisionNo)
  const field = '/decisionNo'
  if (openHold(file, decisionNo)) refuse('case.execution-suspended', { decision: decisionNo, field })
  const runs = file.remedies.some((one) => one.decisionNo === decisionNo && one.endedOn === null)
  if (ground === 'stay-ordered' && !runs) refuse('case.stay-without-remedy', { decision: decisionNo, field: '/ground' })
  if (ground === 'other' && when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  notBefore(when.on, decision.servedOn)
  const line = { decisionNo, ground, from: when.on, fromLate: when.late, to: null, toLate: false }
  return withLine(file, 'executionHolds', line)
}

/** Execution goes on after a suspension. */
export function resumeExecution(file: CaseFile, input: { decisionNo: number }, when: When): CaseFile {
  const { decisionNo } = toExecute(file, input.decisionNo)
  const hold = openHold(file, decisionNo)
  if (!hold) refuse('case.execution-not-suspended', { decision: decisionNo, field: '/decisionNo' })
  notBefore(when.on, hold.from)
  return released(file, decisionNo, when, () => true)
}

function released(file: CaseFile, decisionNo: number, when: When, which: (ground: string) => boolean): CaseFile {
  const hold = openHold(file, decisionNo)
  if (!hold || !which(hold.ground)) return file
  return withChange(file, 'executionHolds', hold.no, { to: later(when.on, hold.from), toLate: when.late })
}

/** Execution ends without being complete: the case can be closed by it, and the decision stays unexecuted (4.6). */
export function endExecution(
  file: CaseFile,
  input: { decisionNo: number; ground: (typeof executionEndGrounds)[number] },
  when: When,
  context: Context
): CaseFile {
  const { decisionNo, ground } = input
  const decision = toExecute(file, decisionNo)
  const field = '/ground'
  const hold = openHold(file, decisionNo)
  if (ground === 'other' && when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  if (ground === 'court-ruled' && !file.courtApplications.some((one) => one.decisionNo === decisionNo))
    refuse('case.court-not-applied', { decision: decisionNo, field })
  if (ground === 'three-years') {
    if (!hold) refuse('case.execution-not-suspended', { decision: decisionNo, field })
    const over = dueOf('A-90.end', { from: hold.from }, context.calendar, context.settings).due as string
    if (when.on <= over) refuse('case.three-years', { over, field: '/occurredOn' })
  }
  notBefore(when.on, hold?.from ?? decision.servedOn)
  const ended = withLine(file, 'executionEnds', { decisionNo, on: when.on, ground })
  return restated(released(ended, decisionNo, when, () => true))
}
