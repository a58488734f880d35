import { z } from 'zod'
import { correctableParts, type CorrectablePart } from '../../../domain/case/part-correction.ts'
import { identifierKinds } from '../../../domain/case/vocabulary.ts'
import { cny, day, decimal, no, text } from '../../../schemas/fields.ts'

/** Body of a correction: one wrong day, amount, party or line, who asked for it, and why. */

const part = z.enum(correctableParts as [CorrectablePart, ...CorrectablePart[]])

export const CorrectBody = z.strictObject({
  correction: z.discriminatedUnion('field', [
    z.strictObject({ field: z.enum(['filed-on', 'clue-on']), to: day }),
    z.strictObject({ field: z.literal('closed-on'), to: day.nullable() }),
    z.strictObject({ field: z.literal('reopened-on'), episodeNo: no, to: day }),
    z.strictObject({ field: z.enum(['decided-on', 'served-on', 'revoked-on']), decisionNo: no, to: day }),
    z.strictObject({ field: z.literal('obligation-amount'), decisionNo: no, obligationNo: no, amount: cny }),
    z.strictObject({ field: z.literal('performed-on'), decisionNo: no, obligationNo: no, to: day }),
    z.strictObject({ field: z.literal('receipt'), receiptNo: no, receivedOn: day, amount: cny }),
    z.strictObject({ field: z.literal('decision-party'), decisionNo: no, partyNo: no.nullable() }),
    z.strictObject({ field: z.literal('obligation-party'), decisionNo: no, obligationNo: no, partyNo: no.nullable() }),
    z
      .strictObject({
        field: z.literal('party'),
        partyNo: no,
        name: text(200).optional(),
        alias: text(200).nullable().optional(),
        identifierKind: z.enum(identifierKinds).optional().describe('The kind it has, when left out'),
        identifier: text(64).optional()
      })
      .describe('Who a party is: what stood before stays, sealed where it is personal'),
    z
      .strictObject({
        field: z.literal('part-line'),
        part,
        no,
        changes: z.record(text(40), z.union([day, decimal])).describe('Days of the line, or the quantity in custody')
      })
      .describe('A wrong day or quantity of a line of the proceedings'),
    z
      .strictObject({ field: z.literal('part-line-void'), part, no })
      .describe('A line entered by mistake: it is kept among `voided` and counts nowhere')
  ]),
  requestedBy: text(100).describe('The officer who asked for it; never the one who approves it'),
  reason: text(2000)
})
