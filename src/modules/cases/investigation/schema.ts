import { z } from 'zod'
import {
  disposals,
  evidenceKinds,
  investigationKinds,
  measureEnds,
  measureKinds,
  secrecyLevels
} from '../../../domain/case/parts.ts'
import { day, decimal, no, optional, text, when, whenInHours } from '../../../schemas/fields.ts'

/** Bodies of the acts of an investigation; every body is strict. */

const person = text(100)
const persons = z.array(person).max(20)
const quantity = decimal.refine((amount) => /[1-9]/.test(amount), 'is nothing')
/** The legal day, or the instant for what is judged in hours. */
const dayOrInstant = {
  ...when,
  occurredAt: whenInHours.occurredAt.optional().describe('Legal instant: needed for a measure taken in an emergency')
}

export const InvestigateBody = z.strictObject({
  kind: z.enum(investigationKinds),
  officers: persons.describe('Two enforcement officers at least (A-20)'),
  place: optional(text(500)),
  partyNo: optional(no),
  text: text(8000),
  ...when
})
export const EvidenceBody = z.strictObject({
  kind: z.enum(evidenceKinds),
  name: text(500),
  obtainedOn: optional(day).describe('The day of the act when left out'),
  officers: persons.default([]).describe('Who obtained it; you when left out'),
  partyNo: optional(no),
  secrecy: z.enum(secrecyLevels).default('internal'),
  fileNo: optional(no).describe('Number of the uploaded file'),
  returnable: z.boolean().default(false),
  text: optional(text(4000)),
  ...when
})
export const EndInvestigationBody = z.strictObject({
  proposal: text(8000).describe('What the report proposes'),
  ...when
})
export const PanelBody = z.strictObject({
  members: persons.describe('Three or more, an odd number (A-17)'),
  ...when
})
export const RecuseBody = z.strictObject({
  personId: person,
  recused: z.boolean().default(true).describe('False: the request is refused, or the ground is gone'),
  discussionNo: optional(no).describe('The collective discussion, for the chief'),
  ...when
})

export const TakeMeasureBody = z.strictObject({
  kind: z.enum(measureKinds),
  emergency: z.boolean().default(false).describe('Taken on the spot and reported within 24 hours'),
  approvedBy: optional(person).describe('The head who approved it beforehand'),
  approvedOn: optional(day),
  partyNo: optional(no),
  goods: z
    .array(
      z.strictObject({
        goodsNo: no,
        quantity: optional(quantity).describe('In the unit of the line; null: not counted')
      })
    )
    .max(500)
    .default([]),
  place: optional(text(500)),
  documentNumber: optional(text(100)),
  ...dayOrInstant
})
export const ApproveMeasureBody = z.strictObject({
  measureNo: no,
  approved: z.boolean().default(true).describe('False: not approved and lifted at once, with the reason'),
  ...whenInHours
})
export const EndMeasureBody = z.strictObject({
  measureNo: no,
  end: z.enum(measureEnds).describe('`lapsed` notes that a preservation ended by itself'),
  ground: optional(text(2000)).describe('Legal ground of lifting (A-22), or the organ that received the goods'),
  documentNumber: optional(text(100)).describe('Number of the seizure decision when it ends as `seized`'),
  ...when
})

export const StoreGoodsBody = z.strictObject({
  goodsNo: no,
  measureNo: optional(no),
  quantity: optional(quantity),
  place: text(500),
  keeper: text(200).describe('Id of the person, or the depository'),
  ...when
})
export const DisposeGoodsBody = z.strictObject({
  custodyNo: no,
  quantity: optional(quantity).describe('All that is left when null'),
  disposal: z.enum(disposals),
  consentOn: optional(day).describe('Day of the party’s consent to destruction or sale'),
  text: optional(text(2000)),
  ...when
})

const letter = {
  officeId: optional(text(64)).describe('An office that the service knows'),
  organ: optional(text(200)).describe('Name of the organ; that of the office when left out')
}
export const SendLetterBody = z.strictObject({ ...letter, text: text(8000), ...when })
/** A letter of another organ, or (`letterNo`) the other organ's receipt of ours. */
export const ReceiveLetterBody = z
  .strictObject({
    letterNo: optional(no).describe('Of a letter that we sent: the other organ has received it'),
    ...letter,
    sentOn: optional(day),
    text: optional(text(8000)),
    ...when
  })
  .refine(({ letterNo, sentOn, text: said }) => letterNo !== null || (sentOn !== null && said !== null), {
    message: 'names a letter of ours, or tells sentOn and text of one received'
  })
export const AnswerLetterBody = z.strictObject({ letterNo: no, answer: text(8000), ...when })
