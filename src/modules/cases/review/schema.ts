import { z } from 'zod'
import { legalGrounds, reviewOutcomes } from '../../../domain/case/parts.ts'
import { obligationKinds } from '../../../domain/case/vocabulary.ts'
import { cny, day, no, optional, text, when } from '../../../schemas/fields.ts'

/** Bodies of review, notice and hearing; every body is strict. */

export const SubmitReviewBody = z.strictObject({
  kind: z.enum(['case', 'legal']),
  grounds: z.array(z.enum(legalGrounds)).max(4).default([]).describe('Why a legal review is needed (A-31)'),
  mended: optional(text(4000)).describe('What was mended after a review that asked for a correction'),
  ...when
})
export const ReviewBody = z.strictObject({
  reviewNo: no,
  outcome: z.enum(reviewOutcomes),
  opinion: text(8000),
  ...when
})
export const NotifyBody = z.strictObject({
  partyNo: optional(no).describe('Null: all respondents'),
  proposed: z.array(z.strictObject({ kind: z.enum(obligationKinds), amount: optional(cny) })).max(40),
  hearing: z.boolean().optional().describe('Whether a hearing is offered; as the rule asks when left out'),
  text: optional(text(8000)),
  ...when
})
export const ServeNoticeBody = z.strictObject({
  noticeNo: no,
  servedBy: z.enum(['direct', 'left', 'electronic', 'mail', 'entrusted', 'public-notice']).default('direct'),
  ...when
})
/** Acts that say nothing but which notice they are about. */
export const NoticeBody = z.strictObject({ noticeNo: no, ...when })
export const StatementBody = z.strictObject({
  noticeNo: no,
  result: z.enum(['accepted', 'partly-accepted', 'not-accepted']),
  text: text(8000),
  ...when
})
export const AnnounceHearingBody = z.strictObject({
  hearingNo: no,
  setFor: day,
  place: text(500),
  host: text(100).describe('Nobody who handled or investigated the case (P-22)'),
  ...when
})
export const EndHearingBody = z.strictObject({
  hearingNo: no,
  ended: z.enum(['held', 'withdrawn', 'absent']),
  opinion: optional(text(8000)),
  ...when
})
