import type { Procedure } from './vocabulary.ts'
import type { Lead, FilingDecision, Importance } from './parts/intake.ts'
import type { CaseStop, Granted, Termination } from './parts/clocks.ts'
import type { Investigation, InvestigationEnd, Evidence, Panel, Recusal, Letter } from './parts/investigation.ts'
import type { Measure, Custody } from './parts/measures.ts'
import type { Review, Notice, Hearing, Discussion } from './parts/review.ts'
import type {
  Publication,
  Arrangement,
  Demand,
  CourtApplication,
  Remedy,
  ExecutionHold,
  ExecutionEnd,
  Archive
} from './parts/execution.ts'
import type { Assessment, OffenceFacts, VoidedLine } from './parts/advice.ts'
import type { Assignment, Share } from './parts/offices.ts'
import type { LinkedOpinion } from './parts/opinions.ts'

export * from './parts/intake.ts'
export * from './parts/clocks.ts'
export * from './parts/investigation.ts'
export * from './parts/measures.ts'
export * from './parts/review.ts'
export * from './parts/execution.ts'
export * from './parts/advice.ts'
export * from './parts/offices.ts'
export * from './parts/opinions.ts'

/**
 * The parts of a case's proceedings: what happened between its acts, each a numbered line. They are stored as they stand here
 * (one table, see docs/decisions/0006), so a new field is added in one of the files of parts/ alone. Days are 'YYYY-MM-DD', instants ISO, money
 * integer fen; nothing here names a person other than by its id, and no identifier of a party is in it.
 */

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
  readonly opinions: readonly LinkedOpinion[]
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
  recusals: [],
  opinions: []
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
