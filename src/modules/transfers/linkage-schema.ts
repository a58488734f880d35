import { z } from 'zod'
import { materialKinds } from '../../domain/case/vocabulary.ts'
import { decisionGranters, judgments, nonProsecutions } from '../../domain/transfer/linkage.ts'
import { cny, day, no, optional, text, when, whenInHours } from '../../schemas/fields.ts'

/** Bodies of the acts between the receipt of a transfer and its end; every body is strict. */

const material = z.strictObject({
  kind: z.enum(materialKinds),
  count: z.int().min(0).max(100_000),
  reason: optional(text(1000))
})

export const RequestSupplementBody = z.strictObject({
  materials: z.array(z.enum(materialKinds)).min(1).max(20),
  ...whenInHours
})
export const SupplementBody = z.strictObject({ materials: z.array(material).min(1).max(20), ...when })
export const ForwardBody = z.strictObject({
  to: text(64).describe('The police that have jurisdiction'),
  ...whenInHours
})
export const MoveBody = z.strictObject({
  to: optional(text(64)).describe('The police that go on with it; left out where the service does not know them'),
  ...when
})
export const ReturnBody = z.strictObject(whenInHours)
export const ExtendBody = z.strictObject({
  by: z.enum(decisionGranters),
  approvedBy: text(100).describe('Name and post of who approved inside the police'),
  ...when
})
/** Acts that are words: `reason` holds them. */
export const WordsBody = z.strictObject(when)
export const HandGoodsBody = z.strictObject({
  goods: z
    .array(z.strictObject({ goodsNo: no, quantity: optional(text(40)), text: optional(text(500)) }))
    .min(1)
    .max(500),
  ...when
})
export const ReceiveGoodsBody = z.strictObject({
  step: no.describe('Number of the step by which they were handed over'),
  remarks: optional(text(1000)),
  ...when
})
export const NotProsecuteBody = z.strictObject({
  kind: z.enum(nonProsecutions),
  opinion: z.boolean().default(false).describe('With an opinion to penalise (T-51)'),
  ...when
})
export const ProsecuteBody = z.strictObject({ courtId: text(64), charge: optional(text(200)), ...when })
export const JudgeBody = z.strictObject({
  outcome: z.enum(judgments),
  criminalFine: cny.default('0'),
  courtNumber: optional(text(100)),
  ...when
})

/** Answers of other authorities that may be entered from paper; a test holds them against the table of acts. */
export const paperActs = [
  ...(['receive', 'request-supplement', 'forward', 'return-not-police', 'file', 'decline', 'uphold'] as const),
  ...(['accept-explanation', 'order-filing', 'receive-goods', 'move-case', 'withdraw-case'] as const),
  ...(['not-prosecute', 'judge', 'make-effective'] as const)
] as const
export type PaperAct = (typeof paperActs)[number]

const details = {
  policeNumber: optional(text(100)),
  materials: z.array(z.enum(materialKinds)).max(20).default([]),
  to: optional(text(64)),
  kind: z.enum(nonProsecutions).default('evidence'),
  opinion: z.boolean().default(false),
  outcome: z.enum(judgments).default('convicted'),
  criminalFine: cny.default('0'),
  courtNumber: optional(text(100)),
  step: optional(no)
}
export type PaperDetails = z.output<z.ZodObject<typeof details>>

export const PaperBody = z.strictObject({
  act: z.enum(paperActs).describe('What the other authority did'),
  documentNumber: optional(text(100)).describe('Number of its notice'),
  receivedOn: day.describe('The day the notice reached the office'),
  occurredOn: day.optional(),
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  reason: text(4000).optional(),
  ...details
})
export const ConfirmBody = z.strictObject({ step: no, ...when })
