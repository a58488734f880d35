import type {
  CaseSource,
  FactKind,
  FigureMeasure,
  FigureStage,
  GoodsFound,
  IdentifierKind,
  PartyKind,
  PartyRole,
  PatentKind,
  Precision,
  Procedure,
  Qualifier,
  RightDetailKind,
  RightKind,
  ValueBasis,
  YesNoUnknown
} from './vocabulary.ts'

/** What a case is about, as it is registered: every list may be empty, every fact may be missing. Decimal numbers are strings. */
export interface CaseContent {
  readonly title: string
  readonly conduct: string | null
  readonly procedure: Procedure
  readonly rightKind: RightKind
  readonly source: CaseSource
  readonly sourceNote: string | null
  readonly placeOfAct: string | null
  readonly parentCaseId: string | null
  readonly parties: readonly PartyContent[]
  readonly rights: readonly RightContent[]
  readonly goods: readonly GoodsContent[]
  readonly figures: readonly FigureContent[]
}

export interface PartyContent {
  readonly role: PartyRole
  readonly kind: PartyKind
  /** Null where the party is not known. */
  readonly name: string | null
  readonly nameMasked: boolean
  readonly alias: string | null
  readonly identifierKind: IdentifierKind | null
  /** Personal identifiers are sealed before they are stored. */
  readonly identifier: string | null
  readonly phone: string | null
  readonly address: string | null
  /** How many persons stand behind the name, where a file says so ("58 人"). */
  readonly persons: number | null
  /** Number (from 1) of the party it belongs to: nominee of, agent of, supplier of. */
  readonly relatedParty: number | null
  readonly relation: string | null
  readonly outcome: string | null
  readonly note: string | null
}

export interface RightContent {
  readonly kind: RightDetailKind
  /** Mark, patent title or work. */
  readonly name: string | null
  readonly number: string | null
  readonly classes: readonly number[]
  readonly patentKind: PatentKind | null
  readonly registration: string | null
  /** Numbers (from 1) of the parties who hold it. */
  readonly holders: readonly number[]
  /** How many works or marks the line stands for. */
  readonly items: number | null
  readonly validTo: string | null
  readonly note: string | null
}

export interface GoodsContent {
  readonly name: string
  readonly quantity: string | null
  readonly quantityQualifier: Qualifier
  readonly quantityRaw: string | null
  readonly unit: string | null
  readonly found: GoodsFound
  readonly infringing: YesNoUnknown
  readonly unitPrice: string | null
  readonly value: string | null
  readonly valueQualifier: Qualifier
  readonly valueBasis: ValueBasis
  readonly currency: string
  readonly partyNo: number | null
  readonly rightNo: number | null
  /** Number (from 1) of the line that contains this one (222 counterfeit of 228 seized). */
  readonly partOf: number | null
  readonly note: string | null
}

export interface FigureContent {
  readonly measure: FigureMeasure
  readonly value: string | null
  /** A currency code (CNY, USD) or a counting unit (copies, pieces). */
  readonly unit: string
  readonly qualifier: Qualifier
  /** The words of the source, where they say more than the number. */
  readonly raw: string | null
  readonly basis: ValueBasis
  readonly stage: FigureStage
  readonly partyNo: number | null
  readonly note: string | null
}

export interface FactContent {
  readonly kind: FactKind
  /** 'YYYY-MM-DD', the first day of the month or year when only that is known. */
  readonly happenedOn: string | null
  readonly precision: Precision
  readonly text: string
  readonly partyNo: number | null
}
