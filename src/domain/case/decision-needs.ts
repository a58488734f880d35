import { refuse } from '../refusal.ts'
import { unanswered } from './assessment.ts'
import { ruleOn } from '../rules/table.ts'
import { decide, finesIn, type DecideInput } from './decision.ts'
import { openTransfers, type CaseFile } from './file.ts'
import type { Respondent } from './hearing-right.ts'
import { heavierThanNoticed, noticesTo, refuseOpenHearing } from './notice.ts'
import { penaltyProcedures, type Notice } from './parts.ts'
import { reviewsOf, wasHeard } from './review.ts'
import { inStretch, lastDayOf, type Counting } from './stretch.ts'
import { resultsOf, type DecisionResult, type Procedure } from './vocabulary.ts'
import type { When } from './when.ts'

/**
 * A decision as it is made here: what went before it is judged by the rules in force on its day.
 * A decision that another system made is taken over by `decide` alone.
 */
export function decideNow(
  file: CaseFile,
  input: DecideInput,
  respondents: readonly Respondent[],
  when: When,
  counting: Counting
): CaseFile {
  const { procedure } = file.case
  if (!kindsOf(procedure).includes(input.kind))
    refuse('case.kind-unfit', { basis: penaltyProcedures.includes(procedure) ? 'A-47' : 'A-51', field: '/kind' })
  const result = resultFor(input)
  const after = decide(file, { ...input, result }, when)
  if (input.kind === 'ruling') judgeRuling(file, input, result)
  const reviewed = input.kind !== 'transfer-administrative' && penaltyProcedures.includes(procedure)
  if (reviewed && ruleOn('A-31', when.on) !== undefined) judgeReviews(file)
  if (input.kind === 'penalty') {
    if (ruleOn('A-34', when.on) !== undefined) judgeNotices(file, input, respondents, when, counting)
    if (ruleOn('A-38', when.on) !== undefined) judgeDiscussion(file, when)
    judgeAssessment(file, input)
  }
  return after
}

type Kind = DecideInput['kind']
const ofPenalty: readonly Kind[] = ['penalty', 'no-penalty', 'not-established', 'transfer-administrative']

/** What may be decided in a procedure; the agreement of a mediation is an act of its own. */
function kindsOf(procedure: Procedure): readonly Kind[] {
  switch (procedure) {
    case 'patent-dispute':
      return ['ruling', 'case-revoked']
    case 'patent-mediation':
      return ['case-revoked']
    case 'counterfeit-patent':
      return [...ofPenalty, 'case-revoked']
    default:
      return ofPenalty
  }
}

/** The result that the decision states; where its kind has several it must say which. */
function resultFor(input: DecideInput): DecisionResult {
  const results: readonly DecisionResult[] = resultsOf[input.kind]
  const result = input.result ?? (input.kind === 'penalty' || results.length === 1 ? results[0] : undefined)
  if (result === undefined) refuse('case.result-needed', { field: '/result' })
  if (!results.includes(result)) refuse('case.result-unfit', { field: '/result' })
  if (result === 'case-revoked' && input.text === null) refuse('case.reason-needed', { field: '/text' })
  return result
}

/**
 * The ruling on a dispute is made by a panel, in cases filed while A-17 asked for one, and can only order to stop.
 */
function judgeRuling(file: CaseFile, input: DecideInput, result: DecisionResult): void {
  if (ruleOn('A-17', file.case.filedOn as string) !== undefined && file.panels.length === 0) refuse('case.panel-needed')
  const stops = input.obligations.every((one) => one.kind === 'stop-order')
  const wanted = result === 'adjudicated-infringing'
  if (!stops || wanted !== input.obligations.length > 0) refuse('case.ruling-stop-order', { field: '/obligations' })
}

/** The investigation ended, and what it found reviewed by another person, who agreed. */
function judgeReviews(file: CaseFile): void {
  const end = file.investigationEnds.findLast((one) => inStretch(file, one.on))
  if (!end) refuse('case.not-investigated')
  const reviews = reviewsOf(file)
  const latest = reviews.at(-1)
  if (!latest) refuse('case.not-reviewed')
  if (latest.doneOn === null) refuse('case.review-open', { review: latest.no })
  if (latest.outcome !== 'agree' || latest.endNo !== end.no) refuse('case.review-not-agreed', { review: latest.no })
  const legal = reviews.findLast((one) => one.kind === 'legal')
  if (wasHeard(file) && !legal?.grounds.includes('rights-after-hearing'))
    refuse('case.legal-review-needed', { field: '/kind' })
}

/** Each party had its notice, and answered it or let the time pass; nothing is heavier than noticed. */
function judgeNotices(
  file: CaseFile,
  input: DecideInput,
  respondents: readonly Respondent[],
  when: When,
  counting: Counting
): void {
  for (const { no } of respondents) {
    const notice = noticesTo(file, no).at(-1)
    if (!notice) refuse('case.not-noticed', { party: no })
    judgeAnswer(file, notice, when, counting)
    const heavier = heavierThanNoticed(notice.proposed, input.obligations)
    if (heavier >= 0) refuse('case.heavier-than-noticed', { notice: notice.no, field: `/obligations/${heavier}` })
  }
}

function judgeAnswer(file: CaseFile, notice: Notice, when: When, counting: Counting): void {
  if (notice.servedOn === null) refuse('case.notice-not-served', { notice: notice.no })
  refuseOpenHearing(file, notice)
  const heard = file.hearings.some((hearing) => hearing.noticeNo === notice.no)
  const answered = heard || notice.waivedOn !== null || (notice.statement !== null && !notice.hearing)
  if (answered) return
  const days = [
    lastDayOf('A-34', notice.servedOn, counting),
    notice.hearing ? lastDayOf('A-35', notice.servedOn, counting) : null
  ]
  const last = days.reduce((a, b) => (b !== null && (a === null || b > a) ? b : a), null)
  if (last !== null && when.on <= last) refuse('case.notice-time-runs', { notice: notice.no, until: last })
}

/** What needed a legal review and is to be penalised is discussed collectively. */
function judgeDiscussion(file: CaseFile, when: When): void {
  const legal = reviewsOf(file).some((one) => one.kind === 'legal')
  const discussed = file.discussions.some(
    (one) => one.subject === 'decision' && inStretch(file, one.on) && one.on <= when.on
  )
  if (legal && !discussed) refuse('case.not-discussed')
}

/** No fine in place of a transfer (T-03): what reads as "must be transferred" is first transferred, or settled by the chief. */
function judgeAssessment(file: CaseFile, input: DecideInput): void {
  const must = unanswered(file).some((line) => line.suggestion === 'must-transfer')
  if (must && finesIn(input.obligations) && openTransfers(file).length === 0)
    refuse('case.must-transfer-first', { field: '/obligations' })
}

export interface MediateInput {
  readonly documentNumber: string | null
  readonly documentNumberRaw: string | null
  readonly partyNo: number | null
  /** The agreement; what the parties owe each other by it is theirs and counted nowhere. */
  readonly text: string
}

/** A dispute that ends by an agreement of its parties. */
export const mediate = (file: CaseFile, input: MediateInput, when: When): CaseFile =>
  decide(file, { ...input, kind: 'mediation', result: 'mediated', obligations: [] }, when)
