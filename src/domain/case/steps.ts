import type { Calendar } from '../calendar/calendar.ts'
import type { ClockSettings } from '../clocks/settings.ts'
import { refuse } from '../refusal.ts'
import { rearranged } from './arrangements.ts'
import { notBefore, type When } from './when.ts'
import { withRefusal } from './intake.ts'
import type { DecliningGround } from './parts.ts'
import { openTransfers, restated, standing, stateOf, type CaseFile, type Decision, type Obligation } from './file.ts'
import { performanceDue } from './periods.ts'
import { settle } from './settlement.ts'
import {
  moneyObligations,
  nothingToPerform,
  type ClosingGround,
  type DecisionKind,
  type ReceiptKind,
  type TransferState
} from './vocabulary.ts'

/** The steps of a case: the file before, what was asked, and the file after. A refused step changes nothing. */

const withHead = (file: CaseFile, head: Partial<CaseFile['case']>): CaseFile => ({
  ...file,
  case: { ...file.case, ...head }
})

/** Filing: two handlers at least. The number is given by the command, in the office's own series. */
export function fileCase(file: CaseFile, input: { handlers: readonly string[] }, when: When): CaseFile {
  const handlers = [...new Set(input.handlers)]
  if (handlers.length < 2) refuse('case.two-handlers', { field: '/handlers' })
  const episode = {
    episodeNo: file.episodes.length + 1,
    reopened: false,
    openedOn: when.on,
    openedLate: when.late,
    closedOn: null,
    closedLate: false,
    reopenedFor: null,
    ground: null
  }
  const investigators = [...new Set([...file.case.investigators, ...handlers])]
  const filed = withHead(file, { filedOn: when.on, handlers, investigators })
  return restated({ ...filed, episodes: [...file.episodes, episode] })
}

/** Refusal to file: always with its reason, and with its ground where that is told. */
export function declineToFile(file: CaseFile, when: When, ground: DecliningGround | null = null): CaseFile {
  if (when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  return withHead(withRefusal(file, ground, when.on), { state: 'not-filed' })
}

/** Service: starts the 15 days to perform. A decision with nothing to perform is executed by it. */
export function serve(
  file: CaseFile,
  input: { decisionNo: number; servedBy: string },
  when: When,
  calendar: Calendar,
  settings?: ClockSettings
): CaseFile {
  const decision = decisionOf(file, input.decisionNo)
  if (decision.servedOn !== null) refuse('case.already-served', { decision: decision.decisionNo })
  notBefore(when.on, decision.decidedOn)
  return restated(
    withDecision(
      file,
      served(file, { ...decision, servedBy: input.servedBy, servedLate: when.late }, when.on, calendar, settings)
    )
  )
}

function served(
  file: CaseFile,
  decision: Decision,
  servedOn: string,
  calendar: Calendar,
  settings?: ClockSettings
): Decision {
  const own = file.obligations.filter((obligation) => obligation.decisionNo === decision.decisionNo)
  const open = own.some((obligation) => !nothingToPerform.includes(obligation.kind))
  return {
    ...decision,
    servedOn,
    dueOn: open ? performanceDue(servedOn, calendar, settings) : null,
    executedOn: decision.kind === 'penalty' && !open ? servedOn : decision.executedOn
  }
}

/** What a party did that is not a payment: goods taken or destroyed, infringement stopped (4.6). */
export function perform(file: CaseFile, input: { decisionNo: number; obligationNo: number }, when: When): CaseFile {
  const decision = servedDecision(file, input.decisionNo)
  const target = file.obligations.find(
    (o) => o.decisionNo === input.decisionNo && o.obligationNo === input.obligationNo
  )
  if (!target) refuse('case.obligation-unknown', { decision: input.decisionNo, obligation: input.obligationNo })
  if (moneyObligations.includes(target.kind)) refuse('case.obligation-by-receipt', { basis: 'P-14' })
  if (nothingToPerform.includes(target.kind) || target.performedOn !== null)
    refuse('case.obligation-done', { obligation: target.obligationNo })
  notBefore(when.on, decision.decidedOn)
  return restated(settle(withObligation(file, { ...target, performedOn: when.on }), decision.decisionNo, when.late))
}

export interface ReceiptInput {
  readonly decisionNo: number
  readonly kind: ReceiptKind
  readonly amountFen: number
  readonly voucher: string | null
}

/** Money received (P-14), or given back, also after a revocation; on the day of the bank's voucher. Principal settles the decision when it reaches what is due. */
export function recordReceipt(file: CaseFile, input: ReceiptInput, when: When): CaseFile {
  const decision =
    input.kind === 'refund' ? paidDecision(file, input.decisionNo) : servedDecision(file, input.decisionNo)
  notBefore(when.on, decision.decidedOn)
  const due = file.obligations.some((o) => o.decisionNo === decision.decisionNo && moneyObligations.includes(o.kind))
  if (!due) refuse('case.nothing-due', { decision: decision.decisionNo })
  const own = file.receipts.filter(
    (receipt) => receipt.decisionNo === decision.decisionNo && receipt.kind !== 'surcharge'
  )
  const net = own.reduce(
    (sum, receipt) => sum + (receipt.kind === 'refund' ? -receipt.amountFen : receipt.amountFen),
    0
  )
  if (input.kind === 'refund' && input.amountFen > net) refuse('case.refund-too-large', { field: '/amount' })
  const receipt = { receiptNo: file.receipts.length + 1, ...input, receivedOn: when.on, enteredLate: when.late }
  return restated(settle({ ...file, receipts: [...file.receipts, receipt] }, decision.decisionNo, when.late))
}

/**
 * Closing: on a ground that the file shows, or on another one with its reason, on the day of the head's approval (D-07).
 */
export function close(file: CaseFile, input: { ground: ClosingGround }, when: When): CaseFile {
  const decisions = standing(file)
  if (decisions.some((made) => made.kind === 'penalty' && finishedOn(file, made) === null)) refuse('case.unexecuted')
  const other = input.ground === 'other'
  if (other && when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  const groundOn = other ? when.on : closingGroundDay(file, input.ground)
  if (groundOn === null) refuse('case.ground-not-met', { ground: input.ground, field: '/ground' })
  notBefore(when.on, groundOn)
  const episodes = file.episodes.map((episode, index) =>
    index === file.episodes.length - 1
      ? { ...episode, closedOn: when.on, closedLate: when.late, ground: input.ground }
      : episode
  )
  const head = { closedOn: when.on, closingGround: input.ground, closingGroundOn: groundOn }
  return restated({ ...withHead(file, head), episodes })
}

/** The day from which the file shows this ground; null when it does not. */
export function closingGroundDay(file: CaseFile, ground: ClosingGround): string | null {
  const decisions = standing(file)
  const latest = (days: readonly (string | null)[]): string | null =>
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null
  const allFinished = () => latest(decisions.map((made) => finishedOn(file, made)))
  const decidedAs = (kind: DecisionKind) =>
    latest(decisions.filter((made) => made.kind === kind).map((made) => made.decidedOn))
  switch (ground) {
    case 'executed':
      return standingState(file) === 'executed' ? allFinished() : null
    case 'execution-ended':
      return standingState(file) === 'execution-ended' ? allFinished() : null
    case 'investigation-terminated':
      return standingState(file) === 'terminated' ? latest(file.terminations.map((one) => one.on)) : null
    case 'no-penalty':
      return decidedAs('no-penalty')
    case 'not-established':
      return decidedAs('not-established')
    case 'ruled':
      return decidedAs('ruling')
    case 'mediated':
      return decidedAs('mediation')
    case 'case-revoked':
      return decidedAs('case-revoked')
    case 'transferred-administrative':
      return decidedAs('transfer-administrative')
    case 'transferred-criminal':
      return openTransfers(file).some((transfer) => transfer.sentOn !== null)
        ? (decidedAs('transfer-criminal') ?? latest(openTransfers(file).map((transfer) => transfer.sentOn)))
        : null
    default:
      return null
  }
}

/** The state as if the case were open: what a ground of closing is judged by, before and after it. */
const standingState = (file: CaseFile) => stateOf(withHead(file, { closedOn: null }))

export const endOfExecution = (file: CaseFile, decisionNo: number): string | null =>
  file.executionEnds.find((end) => end.decisionNo === decisionNo)?.on ?? null

/** The day from which nothing of a decision stands in the way of closing: a penalty is executed or its execution ended. */
export const finishedOn = (file: CaseFile, made: Decision): string | null =>
  made.kind === 'penalty' ? (made.executedOn ?? endOfExecution(file, made.decisionNo)) : made.decidedOn

export const reopeningGrounds = [
  'police-not-filed',
  'police-withdrew',
  'not-prosecuted',
  'no-criminal-fine',
  'decision-revoked',
  'new-evidence'
] as const
export type ReopeningGround = (typeof reopeningGrounds)[number]

/** Whether the file shows the ground: an end of a transfer that gives the matter back (T-39, T-40, T-51, T-52), a revocation. */
function shows(file: CaseFile, ground: ReopeningGround): boolean {
  const ended = (...ends: TransferState[]) => file.transfers.some(({ state }) => ends.includes(state))
  const returnedAfter = (act: string) =>
    file.transfers.some(({ state, steps }) => state === 'returned' && steps.some((step) => step.act === act))
  switch (ground) {
    case 'police-not-filed':
      return ended('not-filed', 'recon-upheld', 'returned-not-police', 'supervision-closed', 'returned')
    case 'police-withdrew':
      return ended('withdrawn') || returnedAfter('withdraw-case')
    case 'not-prosecuted':
      return ended('not-prosecuted') || returnedAfter('not-prosecute')
    case 'no-criminal-fine':
      return file.transfers.some(({ state, criminalFineFen }) => state === 'effective' && !criminalFineFen)
    case 'decision-revoked':
      return file.decisions.some((decision) => decision.revokedOn !== null)
    case 'new-evidence':
      return true
  }
}

const givenBack: readonly ReopeningGround[] = [
  'police-not-filed',
  'police-withdrew',
  'not-prosecuted',
  'no-criminal-fine'
]

/** A real reopening: a new event and a new stretch (T-39, D-08). A closing approved by mistake is corrected instead. */
export function reopen(file: CaseFile, input: { ground: ReopeningGround }, when: When): CaseFile {
  if (when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  notBefore(when.on, file.case.closedOn)
  if (!shows(file, input.ground)) refuse('case.reopen-ground', { ground: input.ground })
  const episode = {
    episodeNo: file.episodes.length + 1,
    reopened: true,
    openedOn: when.on,
    openedLate: when.late,
    closedOn: null,
    closedLate: false,
    reopenedFor: input.ground,
    ground: null
  }
  const rests = openTransfers(file).some((open) => open.approvedAt !== null)
  const back = rests
    ? undefined
    : [input.ground, ...givenBack].find((one) => givenBack.includes(one) && shows(file, one))
  const spent = back === undefined ? file : endTransferDecision(file, when, back)
  const open = withHead(spent, { closedOn: null, closingGround: null, closingGroundOn: null })
  return restated({ ...open, episodes: [...file.episodes, episode] })
}

/** The decision to transfer has spent itself when the police do not file: the organ must deal with the case (T-39). */
export function endTransferDecision(file: CaseFile, when: When, ground: string): CaseFile {
  return {
    ...file,
    decisions: file.decisions.map((decision) =>
      decision.kind === 'transfer-criminal' && decision.revokedOn === null
        ? { ...decision, revokedOn: when.on, revokedLate: when.late, revokedGround: ground }
        : decision
    )
  }
}

/** Revocation of a decision. A closed case stays closed in its period; a new decision needs a reopening. */
export function revokeDecision(file: CaseFile, input: { decisionNo: number }, when: When): CaseFile {
  if (when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  const decision = decisionOf(file, input.decisionNo)
  notBefore(when.on, decision.decidedOn)
  return restated(
    withDecision(file, { ...decision, revokedOn: when.on, revokedLate: when.late, revokedGround: when.reason })
  )
}

/** A day of service that was wrong moves the days to perform with it, and not those that were arranged since. */
export function reserve(
  file: CaseFile,
  decision: Decision,
  servedOn: string,
  calendar: Calendar,
  settings?: ClockSettings
): CaseFile {
  const moved = rearranged(file, served(file, decision, servedOn, calendar, settings))
  return restated(withDecision(moved.file, moved.decision))
}

export function withDecision(file: CaseFile, decision: Decision): CaseFile {
  return {
    ...file,
    decisions: file.decisions.map((made) => (made.decisionNo === decision.decisionNo ? decision : made))
  }
}

function withObligation(file: CaseFile, changed: Obligation): CaseFile {
  const same = (o: Obligation) => o.decisionNo === changed.decisionNo && o.obligationNo === changed.obligationNo
  return { ...file, obligations: file.obligations.map((o) => (same(o) ? changed : o)) }
}

export function decisionOf(file: CaseFile, decisionNo: number): Decision {
  const decision = file.decisions.find((made) => made.decisionNo === decisionNo)
  if (!decision) refuse('case.decision-unknown', { decision: decisionNo, field: '/decisionNo' })
  if (decision.revokedOn !== null) refuse('case.decision-revoked', { decision: decisionNo, field: '/decisionNo' })
  return decision
}

/** A decision on which money may have been paid: a revoked one as well, since what was paid is given back then. */
function paidDecision(file: CaseFile, decisionNo: number): Decision {
  const decision = file.decisions.find((made) => made.decisionNo === decisionNo)
  return decision?.revokedOn ? decision : servedDecision(file, decisionNo)
}

export function servedDecision(file: CaseFile, decisionNo: number): Decision {
  const decision = decisionOf(file, decisionNo)
  if (decision.servedOn === null) refuse('case.not-served', { decision: decisionNo, field: '/decisionNo' })
  return decision
}
