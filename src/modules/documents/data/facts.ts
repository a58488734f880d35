import type { Calendar } from '../../../domain/calendar/calendar.ts'
import type { FormKind } from '../../../documents/catalogue.ts'
import type { CaseFile } from '../../../domain/case/file.ts'
import type { FigureMeasure, IdentifierKind, PartyKind, PartyRole, Qualifier } from '../../../domain/case/vocabulary.ts'
import type { Offices } from '../../../domain/offices.ts'
import type { Settings } from '../../../domain/settings.ts'

/** A party as a paper names it: personal values masked, or as they are where the actor asked to see them. */
export interface PartyFact {
  readonly no: number
  readonly role: PartyRole
  readonly kind: PartyKind
  readonly name: string | null
  readonly identifierKind: IdentifierKind | null
  readonly identifier: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly relatedParty: number | null
  readonly relation: string | null
}

export interface RightFact {
  readonly kind: string
  readonly name: string | null
  readonly number: string | null
  readonly holders: readonly number[]
}

/** A line of goods; quantities and prices as decimal strings. */
export interface GoodsFact {
  readonly no: number
  readonly name: string
  readonly quantity: string | null
  readonly quantityQualifier: Qualifier
  readonly quantityRaw: string | null
  readonly unit: string | null
  readonly infringing: string
  readonly unitPrice: string | null
  readonly value: string | null
  readonly valueQualifier: Qualifier
  readonly note: string | null
}

export interface FigureFact {
  readonly measure: FigureMeasure
  readonly value: string | null
  readonly unit: string
  readonly qualifier: Qualifier
}

/** What an office's papers say of it; null: not on file. */
export interface OfficeFacts {
  readonly abbreviation: string | null
  readonly unit: string | null
  readonly address: string | null
  readonly phone: string | null
  readonly contact: string | null
  readonly reconsideration: string | null
  readonly court: string | null
  readonly payment: string | null
}

/** What a paper is about, by the number of the line on file. */
export const subjectNames = [
  'partyNo',
  'leadNo',
  'investigationNo',
  'letterNo',
  'measureNo',
  'stopNo',
  'extensionNo',
  'reviewNo',
  'noticeNo',
  'hearingNo',
  'discussionNo',
  'decisionNo',
  'arrangementNo',
  'demandNo',
  'applicationNo',
  'transferNo',
  'documentNo'
] as const
export type SubjectName = (typeof subjectNames)[number]
export type Subject = { readonly [Name in SubjectName]?: number | undefined }

export interface IssuedFact {
  readonly no: number
  readonly kind: FormKind
  readonly number: string | null
  readonly subject: Subject
  /** An instant. */
  readonly issuedAt: string
}

export interface FileFact {
  readonly no: number
  readonly name: string
  readonly kind: string
  readonly addedAt: string
}

/** An act of the case's record, as far as a paper needs it. */
export interface ActFact {
  readonly act: string
  readonly personId: string
  readonly occurredOn: string
  readonly reason: string | null
}

/** Everything that a paper can be made from: the case as it stands, and what is around it. */
export interface Facts {
  readonly file: CaseFile
  readonly title: string
  readonly conduct: string | null
  readonly sourceNote: string | null
  readonly placeOfAct: string | null
  readonly parties: readonly PartyFact[]
  readonly rights: readonly RightFact[]
  readonly goods: readonly GoodsFact[]
  readonly figures: readonly FigureFact[]
  readonly office: OfficeFacts
  readonly offices: Offices
  /** Names of persons by their id. */
  readonly names: ReadonlyMap<string, string>
  readonly issued: readonly IssuedFact[]
  readonly files: readonly FileFact[]
  readonly acts: readonly ActFact[]
  readonly calendar: Calendar
  readonly settings: Settings
  /** The day on which the paper is made. */
  readonly today: string
}

/** Which paper is asked for. */
export interface Paper {
  readonly kind: FormKind
  readonly number: string | null
  readonly subject: Subject
}
