import { z } from 'zod'
import { discussionSubjects } from '../../../domain/case/parts.ts'
import { decisionResults, obligationKinds, type DecisionResult } from '../../../domain/case/vocabulary.ts'
import { cny, no, optional, text, when } from '../../../schemas/fields.ts'

/** Bodies of decisions and of the discussion before them; every body is strict. */

const obligations = z
  .array(z.strictObject({ kind: z.enum(obligationKinds), amount: optional(cny), text: optional(text(2000)) }))
  .max(40)
  .default([])

export const DiscussBody = z.strictObject({
  subject: z.enum(discussionSubjects).default('decision'),
  attendees: z.array(text(100)).max(50),
  conclusion: text(8000),
  ...when
})
export const DecideBody = z.strictObject({
  kind: z.enum(['penalty', 'no-penalty', 'not-established', 'transfer-administrative', 'ruling', 'case-revoked']),
  result: z
    .enum(decisionResults as [DecisionResult, ...DecisionResult[]])
    .nullable()
    .default(null)
    .describe('What the decision says of the case, where its kind has several results (A-48, A-51)'),
  documentNumber: optional(text(100)),
  partyNo: optional(no),
  text: optional(text(4000)),
  obligations,
  ...when
})
export const MediateBody = z.strictObject({
  documentNumber: optional(text(100)),
  partyNo: optional(no),
  text: text(8000).describe('The agreement of the parties'),
  ...when
})
export const SpotBody = z.strictObject({
  officers: z.array(text(100)).max(20).describe('Two enforcement officers at least'),
  documentNumber: optional(text(100)),
  partyNo: optional(no),
  text: optional(text(4000)),
  obligations,
  ...when
})
export const HandInBody = z.strictObject({ ...when })
