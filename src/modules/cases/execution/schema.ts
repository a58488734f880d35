import { z } from 'zod'
import {
  arrangementKinds,
  courtSteps,
  executionEndGrounds,
  holdGrounds,
  remedyKinds,
  remedyOutcomes
} from '../../../domain/case/parts.ts'
import { cny, day, no, optional, text, when } from '../../../schemas/fields.ts'

/** Bodies of execution; every body is strict. */

const line = z.int().min(1)
export const ArrangeBody = z.strictObject({
  decisionNo: no,
  kind: z.enum(arrangementKinds),
  requestedOn: day.describe("Day of the party's written application"),
  instalments: z
    .array(z.strictObject({ dueOn: day, amount: cny }))
    .min(1)
    .max(60)
    .describe('In order; together what is still to be paid'),
  ...when
})
export const DemandBody = z.strictObject({ decisionNo: no, ...when })
export const ServeDemandBody = z.strictObject({ demandNo: line, ...when })
export const ApplyBody = z.strictObject({
  decisionNo: no,
  court: text(200),
  suitTimeStated: z
    .boolean()
    .default(true)
    .describe('The decision told by when to sue; else the time to sue is up to a year (A-87)'),
  ...when
})
export const CourtBody = z.strictObject({
  applicationNo: line,
  step: z.enum(courtSteps),
  courtNumber: optional(text(100)),
  ...when
})
export const RemedyBody = z.strictObject({
  decisionNo: no,
  kind: z.enum(remedyKinds),
  stayed: z.boolean().default(false).describe('A stay of execution was ordered (A-84)'),
  ...when
})
export const EndRemedyBody = z.strictObject({ remedyNo: line, outcome: z.enum(remedyOutcomes), ...when })
export const SuspendExecutionBody = z.strictObject({ decisionNo: no, ground: z.enum(holdGrounds), ...when })
export const ResumeExecutionBody = z.strictObject({ decisionNo: no, ...when })
export const EndExecutionBody = z.strictObject({ decisionNo: no, ground: z.enum(executionEndGrounds), ...when })
