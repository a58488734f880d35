import { refuse } from '../refusal.ts'
import { restated, type CaseFile } from './file.ts'
import { withChange, withLine, type Review } from './parts.ts'
import { inStretch } from './stretch.ts'
import { notBefore, type When } from './when.ts'

/** Review of a case before it is decided (A-31, A-32, P-21). */

export interface SubmitReviewInput {
  readonly kind: Review['kind']
  readonly grounds: Review['grounds']
  readonly mended: string | null
}

/**
 * Submits the result of the investigation to review. A legal review states why the case needs one; a case that was heard needs
 * one. After a review that asked for a correction it is said what was mended.
 */
export function submitReview(file: CaseFile, input: SubmitReviewInput, by: string, when: When): CaseFile {
  const end = file.investigationEnds.findLast((one) => inStretch(file, one.on))
  if (!end) refuse('case.not-investigated')
  notBefore(when.on, end.on)
  const latest = reviewsOf(file).at(-1)
  if (latest && latest.doneOn === null) refuse('case.review-open', { review: latest.no })
  if (latest?.outcome === 'correct' && input.mended === null) refuse('case.reason-needed', { field: '/mended' })
  if (input.kind === 'legal' && input.grounds.length === 0) refuse('case.legal-grounds-needed', { field: '/grounds' })
  if (input.kind === 'case' && (input.grounds.length > 0 || wasHeard(file)))
    refuse('case.legal-review-needed', { field: '/kind' })
  const line = {
    kind: input.kind,
    grounds: [...new Set(input.grounds)],
    mended: input.mended,
    endNo: end.no,
    submittedOn: when.on,
    submittedBy: by,
    reviewer: null,
    doneOn: null,
    outcome: null,
    opinion: null
  }
  return restated(withLine(file, 'reviews', line))
}

export interface ReviewInput {
  readonly reviewNo: number
  readonly outcome: NonNullable<Review['outcome']>
  readonly opinion: string
}

/** The reviewer, and whether they hold the role of a legal reviewer at the office. */
export interface Reviewer {
  readonly personId: string
  readonly legal: boolean
}

/** Review done: to supplement sends the case back to the investigation. A legal review is a legal reviewer's. */
export function review(file: CaseFile, input: ReviewInput, by: Reviewer, when: When): CaseFile {
  const line = file.reviews.find((one) => one.no === input.reviewNo)
  if (!line) refuse('case.review-unknown', { review: input.reviewNo, field: '/reviewNo' })
  if (line.doneOn !== null) refuse('case.review-done', { review: line.no, field: '/reviewNo' })
  if (line.kind === 'legal' && !by.legal) refuse('case.legal-reviewer-needed')
  notBefore(when.on, line.submittedOn)
  const { outcome, opinion } = input
  return restated(withChange(file, 'reviews', line.no, { reviewer: by.personId, doneOn: when.on, outcome, opinion }))
}

/** Reviews of this stretch. */
export const reviewsOf = (file: CaseFile): Review[] => file.reviews.filter((one) => inStretch(file, one.submittedOn))

/** Whether a hearing was held in this stretch: the case then concerns major rights after a hearing. */
export const wasHeard = (file: CaseFile): boolean =>
  file.hearings.some((hearing) => hearing.ended === 'held' && inStretch(file, hearing.requestedOn))
