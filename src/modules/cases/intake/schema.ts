import { z } from 'zod'
import { decliningGrounds, filingConditions, importanceReasons, mediationEnds } from '../../../domain/case/parts.ts'
import { caseStates, decisionKinds, obligationKinds, procedures } from '../../../domain/case/vocabulary.ts'
import { day, no, optional, text, when } from '../../../schemas/fields.ts'
import { leadShape } from '../../../schemas/lead.ts'
import { ActAnswer } from '../schema.ts'

/** Bodies and answers of intake and filing. */

export const FileBody = z.strictObject({
  handlers: z.array(text(100)).min(1).max(20),
  conditions: z
    .array(z.enum(filingConditions))
    .max(filingConditions.length)
    .default([])
    .describe('The conditions of filing that you confirm (A-11): all four, or none stated'),
  actEndedOn: optional(day).describe('Last day of the act, where it is known: the limitation runs from it (A-14)'),
  graveHarm: z.boolean().default(false).describe('Life, health or financial safety was harmed (A-14)'),
  ...when
})
export const DeclineBody = z.strictObject({
  ground: optional(z.enum(decliningGrounds)).describe('Ground of A-12, beside the reason'),
  ...when
})

export const StartCheckBody = z.strictObject({ ...when })
export const AddLeadBody = z.strictObject({ ...leadShape, ...when })
export const LeadNoBody = z.strictObject({ leadNo: no, ...when })
export const EndMediationBody = z.strictObject({ leadNo: no, outcome: z.enum(mediationEnds), ...when })
export const ImportanceBody = z.strictObject({
  important: z.boolean(),
  reasons: z.array(z.enum(importanceReasons)).max(importanceReasons.length).default([]),
  text: optional(text(2000)),
  ...when
})

export const ReporterParams = z.object({ id: z.uuid(), no: z.coerce.number().int().min(1).max(999) })
export const RevealBody = z.strictObject({ reason: text(4000).describe('Why you need to know; it is recorded') })
export const RevealAnswer = ActAnswer.extend({
  reporter: z.object({
    no: z.int(),
    name: z.string(),
    phone: z.string().nullable(),
    address: z.string().nullable()
  })
})

const window = { withinTwoYears: z.boolean(), withinFiveYears: z.boolean() }
const Penalty = z.object({
  number: z.string().nullable(),
  officeId: z.string(),
  documentNumber: z.string().nullable(),
  decidedOn: z.string(),
  obligations: z.array(z.enum(obligationKinds)),
  ...window
})
export const RepeatOffenders = z.object({
  day: z.string().describe('The windows of two and five years end here'),
  respondents: z.array(
    z.object({
      partyNo: z.int(),
      penaltiesInTwoYears: z.int(),
      penaltiesInFiveYears: z.int(),
      cases: z
        .array(
          z.object({
            caseId: z.uuid(),
            number: z.string().nullable(),
            officeId: z.string(),
            procedure: z.enum(procedures),
            state: z.enum(caseStates),
            filedOn: z.string().nullable(),
            by: z.enum(['identifier', 'name-and-address']),
            decisions: z.array(
              z.object({
                kind: z.enum(decisionKinds),
                documentNumber: z.string().nullable(),
                decidedOn: z.string(),
                revokedOn: z.string().nullable(),
                obligations: z.array(z.enum(obligationKinds))
              })
            )
          })
        )
        .describe('Cases that you may read'),
      elsewhere: z
        .object({
          penalties: z.array(Penalty),
          others: z.array(z.object({ officeId: z.string(), cases: z.int() }))
        })
        .describe('Of cases that you may not read: standing penalties, and how many more cases each office has')
    })
  )
})
