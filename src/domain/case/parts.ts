import type { Element, ElementAnswer, Ground, Offence, Suggestion } from '../advice/types.ts'
import type { Granter, StopGround } from '../rules/row.ts'
import type { ObligationKind, Procedure } from './vocabulary.ts'

/**
 * The parts of a case's proceedings: what happened between its acts, each a numbered line. They are stored as they stand here
 * (one table, see docs/decisions/0006), so a new field is added in this file alone. Days are 'YYYY-MM-DD', instants ISO, money
 * integer fen; nothing here names a person other than by its id, and no identifier of a party is in it.
 */

export const leadKinds = ['complaint', 'report', 'other'] as const
export type LeadKind = (typeof leadKinds)[number]
/** How the mediation of a complaint ended: by agreement, without one, or by the complainant's withdrawal. */
export const mediationEnds = ['agreed', 'failed', 'withdrawn'] as const

/** Material that brought the case: mixed material is two leads, each handled under its own rule. */
export interface Lead {
  readonly no: number
  readonly kind: LeadKind
  readonly receivedOn: string
  /** A reporter who gave a name is to be told; who it is stands sealed, apart. */
  readonly realName: boolean
  /** The number under which the reporter's identity is sealed; null where none was given. */
  readonly reporterNo: number | null
  /** A complaint was accepted or refused, and the complainant told so. */
  readonly acceptedOn: string | null
  readonly refusedOn: string | null
  readonly refusedFor: string | null
  readonly mediatedOn: string | null
  readonly mediation: (typeof mediationEnds)[number] | null
  /** The complainant was told that the mediation ended (A-02.notice). */
  readonly noticedOn: string | null
  /** The reporter was told whether the case is filed. */
  readonly repliedOn: string | null
  readonly text: string | null
}

/** The four conditions of filing. */
export const filingConditions = [
  'initial-evidence',
  'deserves-penalty',
  'within-jurisdiction',
  'within-limitation'
] as const
/** Why filing may be refused. */
export const decliningGrounds = ['minor-corrected', 'first-minor', 'no-fault', 'other'] as const
export type DecliningGround = (typeof decliningGrounds)[number]

/** What the head found when deciding whether to file: a refusal always, a filing where its conditions were stated. */
export interface FilingDecision {
  readonly no: number
  readonly on: string
  readonly filed: boolean
  /** Of a refusal; null where a file that was taken over does not tell. */
  readonly ground: DecliningGround | null
  /** Confirmed by whoever filed; empty: not stated. */
  readonly conditions: readonly (typeof filingConditions)[number][]
  /** The last day of the act, where it is known: the limitation runs from it. */
  readonly actEndedOn: string | null
  /** Life, health or financial safety was harmed: the longer limitation. */
  readonly graveHarm: boolean
}

/** Days that clocks do not count, on a ground that their rule's row allows: `from` and `to` inclusive, no `to`: still stopped. */
export interface CaseStop {
  readonly no: number
  readonly ground: StopGround
  /** The ground of a suspension. */
  readonly why: string | null
  readonly from: string
  readonly to: string | null
  readonly approvedBy: string | null
  /** The coercive measure it belongs to, when goods are tested under it. */
  readonly measureNo: number | null
  /** The decision that is served by public notice in these days; left out for other stops. */
  readonly decisionNo?: number
  /** The right holder who was asked to identify goods. */
  readonly partyNo?: number | null
  readonly text: string | null
}

/** A step of an extension ladder, granted for one duty. */
export interface Granted {
  readonly no: number
  /** Key of the duty, see duties/. */
  readonly duty: string
  readonly rule: string
  readonly by: Granter
  readonly grantedOn: string
  readonly days: number | null
  readonly until: string | null
  readonly approvedBy: string
  /** The collective discussion that fixed it, where the ladder asks for one. */
  readonly discussionNo: number | null
  /** The paper by which the superior organ granted it. */
  readonly paper?: string | null
  readonly reason: string
}

export const investigationKinds = [
  'inspection',
  'inquiry',
  'sampling',
  'evidence-collection',
  'identification-request',
  'appraisal-request',
  'other'
] as const
export interface Investigation {
  readonly no: number
  readonly kind: (typeof investigationKinds)[number]
  readonly on: string
  /** Two officers at least. */
  readonly officers: readonly string[]
  readonly place: string | null
  readonly partyNo: number | null
  readonly text: string
}

/** The end of the investigation, with the report's conclusion. */
export interface InvestigationEnd {
  readonly no: number
  readonly on: string
  readonly proposal: string
}

export const evidenceKinds = [
  'documentary',
  'physical',
  'audio-visual',
  'electronic',
  'witness',
  'party-statement',
  'appraisal',
  'inspection-record'
] as const
export const secrecyLevels = ['open', 'internal', 'trade-secret', 'sealed'] as const
export interface Evidence {
  readonly no: number
  readonly kind: (typeof evidenceKinds)[number]
  readonly name: string
  readonly obtainedOn: string
  readonly officers: readonly string[]
  readonly partyNo: number | null
  readonly secrecy: (typeof secrecyLevels)[number]
  /** Number of the uploaded file. */
  readonly fileNo: number | null
  /** To be given back when the case ends. */
  readonly returnable: boolean
  readonly text: string | null
}

export const measureKinds = ['preserve', 'seal', 'seize'] as const
export const measureEnds = [
  'lifted',
  'taken-as-evidence',
  'seized',
  'confiscated',
  'handed-to-police',
  'handed-to-organ',
  'lapsed'
] as const
/** Register-and-preserve, sealing, seizure. */
export interface Measure {
  readonly no: number
  readonly kind: (typeof measureKinds)[number]
  readonly from: string
  /** An emergency measure on the spot: when it was taken, and when it was reported (24 hours). */
  readonly takenAt: string | null
  readonly reportedAt: string | null
  readonly approvedBy: string | null
  readonly approvedOn: string | null
  readonly takenBy: string
  /** The preservation that this seizure went on from. */
  readonly follows: number | null
  readonly partyNo: number | null
  /** Quantities in the unit of the goods line; null: the whole line, not counted. */
  readonly goods: readonly { readonly goodsNo: number; readonly quantity: string | null }[]
  readonly place: string | null
  readonly documentNumber: string | null
  readonly endedOn: string | null
  readonly end: (typeof measureEnds)[number] | null
  readonly endGround: string | null
}

export const disposals = [
  'returned',
  'destroyed',
  'auctioned',
  'handed-to-police',
  'handed-to-warehouse',
  'handed-to-organ',
  'other'
] as const
/** Where a quantity of a goods line is kept, and what became of it; quantities in the unit of the line, null: not counted. */
export interface Custody {
  readonly no: number
  readonly goodsNo: number
  readonly measureNo: number | null
  readonly quantity: string | null
  readonly place: string
  readonly keeper: string
  readonly storedOn: string
  readonly disposed: readonly Disposal[]
}
export interface Disposal {
  readonly quantity: string | null
  readonly disposal: (typeof disposals)[number]
  readonly on: string
  /** The party's consent, where no decision confiscates what is destroyed or sold. */
  readonly consentOn: string | null
  readonly text: string | null
}

export const reviewOutcomes = ['agree', 'correct', 'supplement', 'other'] as const
/** Why a case needs a legal review. */
export const legalGrounds = ['public-interest', 'rights-after-hearing', 'complex', 'by-law'] as const
/** Case review or legal review, by another person than the handlers (P-21), within 10 working days. */
export interface Review {
  readonly no: number
  readonly kind: 'case' | 'legal'
  /** Stated for a legal review, none for a case review. */
  readonly grounds: readonly (typeof legalGrounds)[number][]
  /** What was mended, when the review before asked for a correction. */
  readonly mended: string | null
  /** The end of the investigation whose result is reviewed. */
  readonly endNo: number
  readonly submittedOn: string
  readonly submittedBy: string
  readonly reviewer: string | null
  readonly doneOn: string | null
  readonly outcome: (typeof reviewOutcomes)[number] | null
  readonly opinion: string | null
}

export interface Proposed {
  readonly kind: ObligationKind
  readonly amountFen: number | null
}

/** The written notice before a penalty, with the hearing offered where A-35 asks for it. */
export interface Notice {
  readonly no: number
  /** Null: all respondents. */
  readonly partyNo: number | null
  readonly issuedOn: string
  readonly servedOn: string | null
  readonly servedBy: string | null
  readonly proposed: readonly Proposed[]
  readonly hearing: boolean
  /** The rule that asks for the offer of a hearing; null: offered without being asked for, or not offered. */
  readonly hearingRule: string | null
  readonly text: string | null
  /** The party declared that it waives statement, defence and hearing. */
  readonly waivedOn: string | null
  readonly statementOn: string | null
  readonly statement: 'accepted' | 'partly-accepted' | 'not-accepted' | null
  readonly statementText: string | null
  readonly withdrawnOn: string | null
}

export const hearingEnds = ['held', 'withdrawn', 'absent', 'notice-withdrawn'] as const
export interface Hearing {
  readonly no: number
  readonly noticeNo: number
  /** The stop of the clocks that do not count the time of a hearing. */
  readonly stopNo: number
  readonly requestedOn: string
  /** When the party was told of day and place: seven working days ahead. */
  readonly announcedOn: string | null
  readonly setFor: string | null
  readonly place: string | null
  /** Not an investigator of the case (P-22). */
  readonly host: string | null
  readonly heldOn: string | null
  readonly endedOn: string | null
  readonly ended: (typeof hearingEnds)[number] | null
  readonly opinion: string | null
}

export const discussionSubjects = ['decision', 'extension', 'recusal', 'other'] as const
/** Collective discussion of those in charge. */
export interface Discussion {
  readonly no: number
  readonly on: string
  readonly subject: (typeof discussionSubjects)[number]
  readonly attendees: readonly string[]
  readonly conclusion: string
}

export const channels = ['necips', 'credit-china', 'patent', 'other-province'] as const
/** Who gets a copy of a penalty without a transfer (T-57). */
export const copyAddressees = ['police', 'procuratorate', 'right-holder'] as const
export const withdrawalGrounds = [
  'decision-changed',
  'decision-revoked',
  'held-illegal',
  'held-void',
  'early-end'
] as const
/** A decision made known: published until it is withdrawn, or sent to whom T-57 names. */
export interface Publication {
  readonly no: number
  readonly decisionNo: number
  readonly channel: (typeof channels)[number] | (typeof copyAddressees)[number]
  /** The day of publishing; for another province the day of the push, and `thereOn` the day it was published there. */
  readonly publishedOn: string
  readonly thereOn: string | null
  /** The day after which it is public no more; null where no rule of ours says one. */
  readonly endsOn: string | null
  readonly withdrawnOn: string | null
  readonly withdrawnFor: (typeof withdrawalGrounds)[number] | null
}

export const arrangementKinds = ['deferral', 'instalments'] as const
/** Deferral or instalments: the last day to perform moves to the last of its days. */
export interface Arrangement {
  readonly no: number
  readonly decisionNo: number
  readonly kind: (typeof arrangementKinds)[number]
  /** The day of the party's written application. */
  readonly requestedOn: string
  readonly approvedOn: string
  readonly approvedLate: boolean
  readonly approvedBy: string
  /** The last day to perform before it: a decision that was due already leaves that day's cohort only from the approval on. */
  readonly dueBefore: string
  readonly instalments: readonly { readonly dueOn: string; readonly amountFen: number }[]
}

/** The demand before applying to the court. */
export interface Demand {
  readonly no: number
  readonly decisionNo: number
  readonly issuedOn: string
  readonly servedOn: string | null
}

export const courtSteps = ['accepted', 'granted', 'refused', 'withdrawn'] as const
/** Application to the court for enforcement. */
export interface CourtApplication {
  readonly no: number
  readonly decisionNo: number
  readonly appliedOn: string
  readonly court: string
  /** The decision told the party by when to sue: else the time to sue is longer. */
  readonly suitTimeStated: boolean
  readonly acceptedOn: string | null
  readonly courtNumber: string | null
  readonly ruledOn: string | null
  readonly outcome: Exclude<(typeof courtSteps)[number], 'accepted'> | null
}

export const remedyKinds = ['reconsideration', 'suit'] as const
export const remedyOutcomes = ['upheld', 'changed', 'revoked', 'withdrawn', 'rejected'] as const
/** Reconsideration or suit against a decision: it does not stop execution; an ordered stay is an `ExecutionHold`. */
export interface Remedy {
  readonly no: number
  readonly decisionNo: number
  readonly kind: (typeof remedyKinds)[number]
  readonly startedOn: string
  readonly endedOn: string | null
  readonly outcome: (typeof remedyOutcomes)[number] | null
}

export const holdGrounds = ['stay-ordered', 'no-ability', 'third-party-claim', 'irreparable-harm', 'other'] as const
/** Execution suspended, or stayed by an order during a remedy, which alone takes it out of the rates (4.6). */
export interface ExecutionHold {
  readonly no: number
  readonly decisionNo: number
  readonly ground: (typeof holdGrounds)[number]
  readonly from: string
  readonly fromLate: boolean
  /** The day from which it goes on. */
  readonly to: string | null
  readonly toLate: boolean
}

export const executionEndGrounds = ['no-successor', 'object-lost', 'court-ruled', 'three-years', 'other'] as const
/** Execution ended without being complete: closes the case, and is no success of execution. */
export interface ExecutionEnd {
  readonly no: number
  readonly decisionNo: number
  readonly on: string
  readonly ground: (typeof executionEndGrounds)[number]
}

/** Termination of the investigation. */
export interface Termination {
  readonly no: number
  readonly on: string
  readonly ground: 'person-dead' | 'entity-ended' | 'other'
}

/** What the advice said of the case as it then was (T-01, T-02), and what was asked. */
export interface Assessment {
  readonly no: number
  readonly on: string
  readonly offence: string
  readonly suggestion: Suggestion
  readonly ground: Ground
  /** Whoever decides against a transfer gives reasons: the duty of T-10 runs. */
  readonly decisionDue: boolean
  /** The instruments of the regimes that it was judged by. */
  readonly regimes: readonly string[]
  readonly question: Readonly<Record<string, unknown>>
  readonly summary: { readonly zh: string; readonly en: string }
  /** Fingerprint of the table of thresholds that was asked. */
  readonly edition: string
  /** The officers answered it with a reasoned decision not to transfer, or it was overtaken by a later one. */
  readonly settledOn: string | null
  readonly settledBy: 'transfer-opened' | 'not-transferred' | 'overtaken' | null
  readonly reason: string | null
}

/** What the officers know of the offence beside the content: one line, changed as they learn more. Null: not known. */
export interface OffenceFacts {
  readonly no: number
  readonly on: string
  /** Articles of the Criminal Law that they name; empty: those that rights and conduct suggest. */
  readonly offences: readonly Offence[]
  readonly actStartedOn: string | null
  readonly actEndedOn: string | null
  readonly elements: { readonly [E in Element]?: ElementAnswer }
  readonly marks: number | null
  readonly patents: number | null
  readonly services: boolean | null
  readonly network: boolean | null
  readonly unit: boolean | null
  readonly circumvention: boolean | null
  readonly bankruptcy: boolean | null
  readonly sellingOthersLabels: boolean | null
  /** The checklist of both conditions of T-02. */
  readonly suspicion: { readonly reasonable: boolean; readonly policeNeeded: boolean } | null
  readonly priorPenalties: readonly { readonly on: string; readonly article: Offence }[]
}

/** A line entered by mistake and taken out by a correction (D-32): it stands here, whole, and counts nowhere. */
export interface VoidedLine {
  readonly no: number
  readonly part: string
  readonly lineNo: number
  readonly on: string
  readonly line: Readonly<Record<string, unknown>>
}

/** A request for assistance to another organ, or one received. */
export interface Letter {
  readonly no: number
  readonly direction: 'out' | 'in'
  readonly officeId: string | null
  readonly organ: string
  readonly sentOn: string
  readonly receivedOn: string | null
  readonly answeredOn: string | null
  readonly text: string
  readonly answer: string | null
}

/** An office that handled the case, from a day on: a designated jurisdiction moves it, in the counts too. */
export interface Assignment {
  readonly no: number
  readonly officeId: string
  readonly organId: string
  readonly areaCode: string
  readonly from: string
  /** Entered late: so are its counts. */
  readonly late: boolean
  readonly ground: string | null
  /** The paper that designates it; null for the office that had the case first. */
  readonly paper: string | null
}

/** Another office that takes part: jointly, and then it sees the case while the sharing lasts, or by assistance. */
export interface Share {
  readonly no: number
  readonly officeId: string
  readonly kind: 'joint' | 'assistance'
  readonly from: string
  readonly to: string | null
  /** The paper it rests on. */
  readonly paper: string
}

export const importanceReasons = ['must-transfer', 'amount', 'foreign-related', 'public-interest', 'other'] as const
export type ImportanceReason = (typeof importanceReasons)[number]

/** An important case (重要案件) for the linkage platform, with its reasons. */
export interface Importance {
  readonly no: number
  readonly reasons: readonly ImportanceReason[]
  readonly from: string
  readonly to: string | null
  readonly text: string | null
}

/** The papers of a closed case in order, or those of a decision on the spot handed in. */
export interface Archive {
  readonly no: number
  readonly on: string
  /** The decision on the spot whose papers were handed in; left out for the volume of a closed case. */
  readonly spotDecisionNo?: number
  /** The stretch that the volume closes: a case that was opened again is archived again. */
  readonly episodeNo?: number
  readonly shelf: string | null
  readonly keptYears: number | null
}

/** The panel of a patent dispute: three or more, an odd number. */
export interface Panel {
  readonly no: number
  readonly on: string
  readonly members: readonly string[]
}

/**
 * A decision on recusal: of the chief by collective discussion, of a head by the chief, of others by the head. The last
 * one of a person stands; `recused` false: the request was refused or the ground is gone.
 */
export interface Recusal {
  readonly no: number
  readonly personId: string
  readonly on: string
  readonly recused: boolean
  readonly decidedBy: string
  readonly discussionNo: number | null
  readonly reason: string
}

/** Every part by its name, as it is stored. */
export interface CaseParts {
  readonly leads: readonly Lead[]
  readonly filingDecisions: readonly FilingDecision[]
  readonly stops: readonly CaseStop[]
  readonly extensions: readonly Granted[]
  readonly investigations: readonly Investigation[]
  readonly investigationEnds: readonly InvestigationEnd[]
  readonly evidence: readonly Evidence[]
  readonly measures: readonly Measure[]
  readonly custody: readonly Custody[]
  readonly reviews: readonly Review[]
  readonly notices: readonly Notice[]
  readonly hearings: readonly Hearing[]
  readonly discussions: readonly Discussion[]
  readonly publications: readonly Publication[]
  readonly arrangements: readonly Arrangement[]
  readonly demands: readonly Demand[]
  readonly courtApplications: readonly CourtApplication[]
  readonly remedies: readonly Remedy[]
  readonly executionHolds: readonly ExecutionHold[]
  readonly executionEnds: readonly ExecutionEnd[]
  readonly terminations: readonly Termination[]
  readonly assessments: readonly Assessment[]
  readonly offenceFacts: readonly OffenceFacts[]
  readonly voided: readonly VoidedLine[]
  readonly letters: readonly Letter[]
  readonly assignments: readonly Assignment[]
  readonly shares: readonly Share[]
  readonly importance: readonly Importance[]
  readonly archives: readonly Archive[]
  readonly panels: readonly Panel[]
  readonly recusals: readonly Recusal[]
}
export type PartName = keyof CaseParts

export const noParts: CaseParts = {
  leads: [],
  filingDecisions: [],
  stops: [],
  extensions: [],
  investigations: [],
  investigationEnds: [],
  evidence: [],
  measures: [],
  custody: [],
  reviews: [],
  notices: [],
  hearings: [],
  discussions: [],
  publications: [],
  arrangements: [],
  demands: [],
  courtApplications: [],
  remedies: [],
  executionHolds: [],
  executionEnds: [],
  terminations: [],
  assessments: [],
  offenceFacts: [],
  voided: [],
  letters: [],
  assignments: [],
  shares: [],
  importance: [],
  archives: [],
  panels: [],
  recusals: []
}
export const partNames = Object.keys(noParts) as readonly PartName[]

type Line<Name extends PartName> = CaseParts[Name][number]

/** The file with one line more, numbered after those present and those that were taken out: no number is used twice. */
export function withLine<Name extends PartName, File extends CaseParts>(
  file: File,
  name: Name,
  line: Omit<Line<Name>, 'no'>
): File {
  return { ...file, [name]: [...file[name], { no: nextNo(file, name), ...line }] }
}

/** The number that the next line of a part has. */
export const nextNo = (file: CaseParts, name: PartName): number =>
  1 +
  file.voided.reduce(
    (last, one) => (one.part === name && one.lineNo > last ? one.lineNo : last),
    file[name].at(-1)?.no ?? 0
  )

/** The file with the line of this number changed. */
export function withChange<Name extends PartName, File extends CaseParts>(
  file: File,
  name: Name,
  no: number,
  change: Partial<Line<Name>>
): File {
  return { ...file, [name]: file[name].map((line) => (line.no === no ? { ...line, ...change } : line)) }
}

/** Procedures that end in a penalty or not (law.md 1.1). */
export const penaltyProcedures: readonly Procedure[] = [
  'trademark-penalty',
  'counterfeit-patent',
  'copyright-penalty',
  'customs',
  'other-penalty'
]
