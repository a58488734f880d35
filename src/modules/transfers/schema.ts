import { z } from 'zod'
import { caseStates, materialKinds, transferDirections, transferStates } from '../../domain/case/vocabulary.ts'
import { no, text, warnings, when, whenInHours } from '../../schemas/fields.ts'

/** Bodies and views of transfers; every body is strict. */

export const OpenBody = z.strictObject({
  members: z.array(text(100)).min(1).max(20).describe('The task group: at least two officers (T-10)'),
  charge: text(200).nullable().default(null).describe('The suspected offence, as proposed'),
  partyNos: z.array(no).max(300).default([]).describe('The parties it concerns; all respondents when empty'),
  addresseeId: text(64).nullable().default(null),
  ...when
})
export const ReportBody = z.strictObject({ text: text(20_000), ...when })
export const ApproveBody = z.strictObject(whenInHours)
export const DisapproveBody = z.strictObject(when)
export const SendBody = z.strictObject({
  letterNumber: text(100).nullable().default(null),
  materials: z
    .array(
      z.strictObject({
        kind: z.enum(materialKinds),
        count: z.int().min(0).max(100_000),
        reason: text(1000).nullable().default(null)
      })
    )
    .max(20),
  ...whenInHours
})
export const ReceiveBody = z.strictObject(whenInHours)
export const PoliceFileBody = z.strictObject({ policeNumber: text(100).nullable().default(null), ...when })
export const PoliceDeclineBody = z.strictObject(when)

export const CaseParams = z.object({ id: z.uuid() })
export const TransferParams = z.object({ caseId: z.uuid(), no: z.coerce.number().int().min(1).max(999) })

export const TransferAnswer = z.object({
  caseId: z.uuid(),
  version: z.int().optional().describe('Of the case: told to its office alone, as are state, number and record'),
  state: z.enum(caseStates).optional().describe('Of the case'),
  number: z.string().nullable().optional(),
  record: z.int().optional(),
  enteredLate: z.boolean(),
  warnings,
  transferNo: z.int(),
  transferVersion: z.int(),
  transferState: z.enum(transferStates).describe('As far as you are told (P-15)')
})

export const TransferQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional().describe('The `next` of the page before'),
  state: z.enum(transferStates).optional(),
  office: text(64).optional().describe('The office that transfers'),
  addressee: text(64).optional()
})

export const TransferRow = z.object({
  caseId: z.uuid(),
  no: z.int(),
  version: z.int(),
  direction: z.enum(transferDirections),
  state: z.enum(transferStates),
  officeId: z.string(),
  addresseeId: z.string().nullable(),
  copiedTo: z.string().nullable(),
  charge: z.string().nullable(),
  formedOn: z.string().nullable(),
  sentOn: z.string().nullable(),
  outcomeOn: z.string().nullable(),
  letterNumber: z.string().nullable(),
  policeNumber: z.string().nullable(),
  reported: z.boolean()
})
export const TransferList = z.object({ items: z.array(TransferRow), next: z.string().nullable() })
const Step = z.object({
  no: z.int(),
  act: z.string(),
  on: z.string(),
  at: z.string().nullable(),
  by: z.string().nullable().describe('Persons of your own side only'),
  officeId: z.string().nullable(),
  state: z.enum(transferStates),
  reason: z.string().nullable(),
  paper: z
    .object({ documentNumber: z.string().nullable(), on: z.string() })
    .nullable()
    .describe('Entered by the office from a paper notice'),
  confirmedOn: z.string().nullable(),
  data: z.record(z.string(), z.unknown())
})
export const TransferView = TransferRow.extend({
  steps: z.array(Step).describe('What you are told of, in order (P-15)'),
  passedThrough: z.array(z.string()),
  courtId: z.string().nullable(),
  judgment: z.string().nullable(),
  criminalFine: z.string().nullable(),
  members: z.array(z.string()).describe('Shown to the transferring office only'),
  partyNos: z.array(z.int()),
  reportedOn: z.string().nullable(),
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  sentAt: z.string().nullable(),
  receivedAt: z.string().nullable(),
  receivedBy: z.string().nullable(),
  outcomeReason: z.string().nullable(),
  materials: z.array(z.object({ kind: z.enum(materialKinds), count: z.int(), reason: z.string().nullable() })),
  package: z.record(z.string(), z.unknown()).describe('The case as it was handed over'),
  duties: z.array(
    z.object({
      code: z.string(),
      rule: z.string(),
      officeId: z.string().describe('Whose it is'),
      dueAt: z.string().nullable(),
      provisional: z.boolean(),
      doneAt: z.string().nullable(),
      state: z.enum(['open', 'warned', 'overdue', 'done', 'done-late', 'lapsed', 'cancelled'])
    })
  ),
  allowedActions: z.array(
    z.object({
      act: z.string(),
      rule: z.string(),
      allowed: z.boolean(),
      why: z.object({ code: z.string(), text: z.string(), basis: z.string().nullable() }).nullable()
    })
  )
})
