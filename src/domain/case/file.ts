import type {
  CaseSource,
  CaseState,
  ClosingGround,
  DecisionKind,
  MaterialKind,
  ObligationKind,
  Precision,
  Procedure,
  Qualifier,
  ReceiptKind,
  RightKind,
  TransferDirection,
  TransferState
} from './vocabulary.ts'

/**
 * A case as the rules see it: its state, what was decided, paid and transferred. Names and identifiers are not in it, so no
 * record that is made of a change can carry them. Field names are those of the tables.
 */
export interface CaseFile {
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
  readonly reported: boolean
  readonly text: string | null
}

/** Decisions that stand: made and not revoked. */
export function standing(file: CaseFile): Decision[] {
  return file.decisions.filter((decision) => decision.revokedOn === null)
}

/** A transfer is open from the forming of its group until a negative end; a filed one stays open (T-03, T-55). */
export function openTransfers(file: CaseFile): Transfer[] {
  return file.transfers.filter((transfer) => transfer.state !== 'not-approved' && transfer.state !== 'not-filed')
}

/** The state that the decisions amount to, for a case that is filed and not closed. */
export function stateOfDecisions(file: CaseFile): CaseState {
  const decisions = standing(file)
  if (decisions.length === 0) return 'filed'
  if (decisions.some((decision) => decision.servedOn === null)) return 'decided'
  const penalties = decisions.filter((decision) => decision.kind === 'penalty')
  return penalties.length > 0 && penalties.every((decision) => decision.executedOn !== null) ? 'executed' : 'served'
}
