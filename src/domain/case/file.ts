import type { CaseParts } from './parts.ts'
import type {
  CaseSource,
  CaseState,
  ClosingGround,
  DecisionKind,
  DecisionResult,
  MaterialKind,
  ObligationKind,
  Precision,
  Procedure,
  Qualifier,
  ReceiptKind,
  RightKind,
  Track,
  TransferDirection,
  TransferState
} from './vocabulary.ts'

/**
 * A case as the rules see it: its state, what was decided, paid and transferred. Names and identifiers are not in it, so no
 * record that is made of a change can carry them. Field names are those of the tables.
 */
export interface CaseFile extends CaseParts {
  readonly case: CaseHead
  readonly episodes: readonly Episode[]
  readonly decisions: readonly Decision[]
  readonly obligations: readonly Obligation[]
  readonly receipts: readonly Receipt[]
  readonly transfers: readonly Transfer[]
}

export interface CaseHead {
  readonly caseId: string
  readonly officeId: string
  /** The organ in whose name the office acts (D-37): itself, or the one it is dispatched by. */
  readonly organId: string
  readonly areaCode: string
  readonly procedure: Procedure
  readonly rightKind: RightKind
  readonly source: CaseSource
  /** A published case of another agency: read-only, never in the rates. */
  readonly outside: boolean
  readonly state: CaseState
  /** Equal to the number of the last record: every act moves it. */
  readonly version: number
  readonly number: string | null
  readonly handlers: readonly string[]
  /** Everyone who ever handled or investigated it: no reviewer and no host of a hearing (P-21, P-22). */
  readonly investigators: readonly string[]
  readonly track: Track
  /** The lead is being checked since this day. */
  readonly checkedFrom: string | null
  /** The day it was taken over from another system; null for a case registered here. */
  readonly takenOverOn: string | null
  readonly clueOn: string | null
  readonly filedOn: string | null
  readonly closedOn: string | null
  readonly closingGround: ClosingGround | null
  readonly closingGroundOn: string | null
  /** Legal day of the latest act. */
  readonly lastOn: string | null
}

/** A stretch in which the case was open: filing or reopening, and the closing that ended it. */
export interface Episode {
  readonly episodeNo: number
  readonly reopened: boolean
  readonly openedOn: string
  readonly openedLate: boolean
  readonly closedOn: string | null
  readonly closedLate: boolean
  /** Why it was opened again; null for the filing. */
  readonly reopenedFor: string | null
  /** Why it was closed. */
  readonly ground: string | null
}

export interface Decision {
  readonly decisionNo: number
  readonly kind: DecisionKind
  readonly documentNumber: string | null
  readonly documentNumberRaw: string | null
  readonly decidedOn: string | null
  readonly precision: Precision
  /** The party it binds; null: all respondents together. */
  readonly partyNo: number | null
  readonly servedOn: string | null
  readonly servedBy: string | null
  readonly servedLate: boolean
  /** Last day to perform, rolled; null while not served or nothing is to be performed. */
  readonly dueOn: string | null
  readonly executedOn: string | null
  readonly executedLate: boolean
  readonly revokedOn: string | null
  readonly revokedLate: boolean
  readonly revokedGround: string | null
  /** What it says of the case; null where a file that was taken over does not tell. */
  readonly result: DecisionResult | null
  readonly reported: boolean
  readonly text: string | null
}

export interface Obligation {
  readonly decisionNo: number
  readonly obligationNo: number
  readonly kind: ObligationKind
  readonly amountFen: number | null
  readonly qualifier: Qualifier
  readonly partyNo: number | null
  readonly performedOn: string | null
  readonly text: string | null
}

export interface Receipt {
  readonly receiptNo: number
  readonly decisionNo: number
  readonly kind: ReceiptKind
  readonly receivedOn: string
  readonly enteredLate: boolean
  readonly amountFen: number
  readonly voucher: string | null
}

export interface Material {
  readonly kind: MaterialKind
  /** Sheets or copies; 0 means none, and then `reason` says why (T-13). */
  readonly count: number
  readonly reason: string | null
}

export interface Transfer {
  readonly transferNo: number
  readonly version: number
  readonly direction: TransferDirection
  readonly state: TransferState
  readonly officeId: string
  readonly addresseeId: string | null
  readonly copiedTo: string | null
  readonly members: readonly string[]
  readonly charge: string | null
  readonly partyNos: readonly number[]
  readonly formedOn: string | null
  readonly reportedOn: string | null
  readonly approvedAt: string | null
  readonly approvedBy: string | null
  readonly approvalReason: string | null
  readonly sentAt: string | null
  readonly sentOn: string | null
  readonly precision: Precision
  readonly letterNumber: string | null
  readonly receivedAt: string | null
  readonly receivedBy: string | null
  readonly policeNumber: string | null
  readonly outcomeOn: string | null
  readonly outcomeReason: string | null
  readonly materials: readonly Material[]
  readonly package: Readonly<Record<string, unknown>>
  /** Police that had the matter before the present addressee (T-18): one lineage. */
  readonly passedThrough: readonly string[]
  readonly courtId: string | null
  /** What the court said: convicted, exempt, … */
  readonly judgment: string | null
  readonly criminalFineFen: number | null
  /** Everything that was done with it, in order. */
  readonly steps: readonly TransferStep[]
  readonly reported: boolean
  readonly text: string | null
}

/** An act on a transfer as it was done: what each side is told of it follows from the act (P-15). */
export interface TransferStep {
  readonly no: number
  readonly act: string
  readonly on: string
  readonly at: string | null
  readonly by: string | null
  readonly officeId: string | null
  /** The state it led to. */
  readonly state: TransferState
  readonly reason: string | null
  /** Entered by the office from a paper notice of the other side, which has not confirmed it while `confirmedOn` is null. */
  readonly paper: { readonly documentNumber: string | null; readonly on: string } | null
  readonly confirmedOn: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** Decisions that stand: made and not revoked. */
export function standing(file: CaseFile): Decision[] {
  return file.decisions.filter((decision) => decision.revokedOn === null)
}

/** States in which a transfer has come to a negative end: the office deals with the matter itself (T-39, T-52). */
export const negativeEnds: readonly TransferState[] = [
  'not-approved',
  'not-filed',
  'recon-upheld',
  'returned-not-police',
  'supervision-closed',
  'returned',
  'withdrawn',
  'not-prosecuted'
]

/**
 * A transfer is open from the forming of its group until a negative end; a filed one stays open, and so does one that ended in
 * a criminal fine: no fine may follow it (T-03, T-55). A judgment without one is a negative end once it is in effect.
 */
export function openTransfers(file: CaseFile): Transfer[] {
  return file.transfers.filter(
    ({ state, criminalFineFen }) => !negativeEnds.includes(state) && !(state === 'effective' && !criminalFineFen)
  )
}

/** The state that the file amounts to, for a case that is registered (law.md 1.2). */
export function stateOf(file: CaseFile): CaseState {
  const { filedOn, closedOn, checkedFrom, state } = file.case
  if (state === 'not-filed') return state
  if (closedOn !== null) return isArchived(file, closedOn) ? 'archived' : 'closed'
  if (filedOn === null && file.case.track === 'ordinary') return checkedFrom === null ? 'clue' : 'checking'
  return stateOfDecisions(file) ?? stateOfInvestigation(file)
}

const isArchived = (file: CaseFile, closedOn: string): boolean =>
  file.archives.some((archive) => archive.episodeNo === file.episodes.length && archive.on >= closedOn)

function stateOfDecisions(file: CaseFile): CaseState | null {
  const decisions = standing(file)
  if (decisions.length === 0) return null
  const toParties = decisions.filter((decision) => decision.kind !== 'transfer-criminal')
  if (toParties.length === 0)
    return openTransfers(file).some((transfer) => transfer.sentOn !== null) ? 'transferred' : 'decided'
  if (toParties.some((decision) => decision.servedOn === null)) return 'decided'
  const penalties = toParties.filter((decision) => decision.kind === 'penalty')
  const unexecuted = penalties.filter((decision) => decision.executedOn === null)
  if (unexecuted.length === 0) return penalties.length > 0 ? 'executed' : 'served'
  const given = (decision: Decision) => file.executionEnds.some((end) => end.decisionNo === decision.decisionNo)
  if (unexecuted.every(given)) return 'execution-ended'
  const applied = file.courtApplications.some(
    (one) =>
      (one.outcome === null || one.outcome === 'granted') &&
      unexecuted.some((decision) => decision.decisionNo === one.decisionNo)
  )
  return applied ? 'enforcing' : 'served'
}

/** What was reached in this stretch: a case that is opened again is investigated anew where it needs it. */
function stateOfInvestigation(file: CaseFile): CaseState {
  const from = file.episodes.at(-1)?.openedOn ?? ''
  const since = (day: string) => day >= from
  if (file.terminations.some((one) => since(one.on))) return 'terminated'
  if (file.stops.some((stop) => stop.ground === 'suspension' && stop.to === null)) return 'suspended'
  const notices = file.notices.filter((notice) => notice.withdrawnOn === null && since(notice.issuedOn))
  const heard = file.hearings.some(
    (hearing) => hearing.endedOn === null && notices.some((notice) => notice.no === hearing.noticeNo)
  )
  if (heard) return 'hearing'
  const end = file.investigationEnds.findLast((one) => since(one.on))
  const review = file.reviews.findLast((one) => since(one.submittedOn))
  const sentBack = review?.outcome === 'supplement' && file.investigationEnds.every((one) => one.no <= review.endNo)
  if (!sentBack) {
    if (notices.length > 0) return 'notified'
    if (review && review.outcome !== 'supplement') return 'reviewing'
    if (end) return 'investigated'
  }
  const begun = [...file.investigations, ...file.measures.map((measure) => ({ on: measure.from }))]
  return end || begun.some((step) => since(step.on)) ? 'investigating' : 'filed'
}

/** The file with its state worked out anew. */
export const restated = (file: CaseFile): CaseFile => ({ ...file, case: { ...file.case, state: stateOf(file) } })
