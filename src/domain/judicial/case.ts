import type { RightKind } from '../case/vocabulary.ts'
import type {
  ClosingDay,
  EndingGround,
  JudicialClosing,
  JudicialInstance,
  JudicialKind,
  JudicialState,
  JudicialTrack
} from './vocabulary.ts'

/** A span that the period leaves out, both ends inclusive; open while `to` is null. */
export interface JudicialStop {
  readonly no: number
  readonly ground: string
  readonly from: string
  readonly to: string | null
}

export interface JudicialExtension {
  readonly no: number
  readonly grantedOn: string
  readonly by: string
}

/** Money received in an execution case, integer fen; `voided`: entered by mistake. */
export interface JudicialReceipt {
  readonly no: number
  readonly receivedOn: string
  readonly amountFen: number
  readonly voucher: string | null
  readonly voided: boolean
}

/** A case of a court, with a life of its own (law.md 4.7, 4.8). Days are 'YYYY-MM-DD'; nobody is named in it. */
export interface JudicialCase {
  readonly judicialId: string
  readonly courtId: string
  /** The procuratorate of the court's level, which sees it. */
  readonly procuratorateId: string | null
  /** Normalised; as it was written in `numberRaw`. */
  readonly number: string
  readonly numberRaw: string
  readonly kind: JudicialKind
  readonly instance: JudicialInstance
  readonly track: JudicialTrack
  readonly rightKind: RightKind
  /** 案由, such as 侵害商标权纠纷. */
  readonly cause: string | null
  readonly filedOn: string
  readonly closedOn: string | null
  readonly closing: JudicialClosing | null
  readonly closingDay: ClosingDay | null
  readonly endingGround: EndingGround | null
  /** Last day of the legal period; null where the handbook names none, or while it stands still. */
  readonly dueOn: string | null
  readonly dueRule: string | null
  readonly provisional: boolean
  /** Execution: what was applied for. */
  readonly appliedFen: number | null
  /** The administrative case, and the transfer or the decision in it, that this comes from. */
  readonly caseId: string | null
  readonly transferNo: number | null
  readonly decisionNo: number | null
  /** The case that this one goes on: appealed, executed, or revived (恢复执行). */
  readonly earlierId: string | null
  /** One matter through every instance: of the administrative case where there is one, else of the first court case. */
  readonly lineageId: string
  readonly stops: readonly JudicialStop[]
  readonly extensions: readonly JudicialExtension[]
  readonly receipts: readonly JudicialReceipt[]
  readonly source: 'entered' | 'import'
  readonly version: number
}

export const stateOfJudicial = ({ closedOn }: Pick<JudicialCase, 'closedOn'>): JudicialState =>
  closedOn === null ? 'open' : 'closed'

/** What was received in all, in fen. Above what was applied for it is shown as it is: caps belong to the rates (JE3). */
export const receivedFen = ({ receipts }: Pick<JudicialCase, 'receipts'>): number =>
  receipts.reduce((sum, one) => sum + (one.voided ? 0 : one.amountFen), 0)
