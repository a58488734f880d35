import { z } from 'zod'
import {
  opinionActs,
  opinionKindNames,
  opinionResults,
  opinionStates,
  suspectStates
} from '../../domain/opinions/opinion.ts'
import { contentShape } from '../../schemas/content.ts'
import { day, no, optional, text, when } from '../../schemas/fields.ts'
import { supervisionViews } from './supervision.ts'

/** Bodies and views of the reverse linkage; every body is strict. No suspect is named. */

const initials = z
  .string()
  .regex(/^[A-Za-z]{1,6}$/, 'is not initials')
  .describe('Initials at most; never a name')

export const SendBody = z.strictObject({
  kind: z.enum(opinionKindNames),
  fromOfficeId: text(64).describe(
    'The procuratorate, police or court: your own, or the sender of a paper that your office got'
  ),
  toOfficeId: text(64).describe('The office that handles it'),
  documentNumber: optional(text(100)),
  text: text(20_000).describe('What is asked of the office; no names'),
  replyBy: optional(day).describe(
    'Last day to answer, where the paper names one: it prevails over the two months of T-51'
  ),
  origin: optional(z.strictObject({ caseId: z.uuid(), transferNo: optional(no) })).describe(
    'The transfer that it comes from, or the case that should be transferred (T-38)'
  ),
  suspects: z
    .array(z.strictObject({ initials: optional(initials), partyNo: optional(no) }))
    .max(100)
    .default([]),
  ...when
})
export const WhenBody = z.strictObject(when)
export const FileBody = z.strictObject({
  caseId: optional(z.uuid()).describe('A case of the office that is there already'),
  case: optional(
    z.strictObject({
      ...z.object(contentShape).omit({ source: true, parentCaseId: true }).shape,
      officeId: optional(text(64)),
      areaCode: optional(text(20))
    })
  ).describe('A new case: its source and the case it comes from follow from the opinion'),
  ...when
})
export const AnswerBody = z.strictObject({ result: z.enum(opinionResults), text: text(20_000), ...when })
export const SuspectBody = z.strictObject({ suspectNo: no, state: z.enum(suspectStates), ...when })

export const OpinionParams = z.object({ id: z.uuid() })
export const OpinionAnswer = z.object({
  opinionId: z.uuid(),
  version: z.int(),
  state: z.enum(opinionStates),
  caseId: z.uuid().nullable(),
  dueOn: z.string().nullable(),
  enteredLate: z.boolean()
})
export const OpinionQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional().describe('The `next` of the page before'),
  kind: z.enum(opinionKindNames).optional(),
  state: z.enum(opinionStates).optional(),
  overdue: z.literal('true').optional().describe('Past the last day to answer, and not answered'),
  office: text(64).optional().describe('The office addressed'),
  from: text(64).optional(),
  case: z.uuid().optional().describe('Dealt with under this case, or coming from it'),
  lineage: z.uuid().optional()
})
export const OpinionView = z.object({
  opinionId: z.uuid(),
  side: z.enum(['from', 'to']).describe('How you see it: as its sender, or as the office addressed'),
  kind: z.enum(opinionKindNames),
  state: z.enum(opinionStates),
  version: z.int(),
  fromOfficeId: z.string(),
  toOfficeId: z.string(),
  documentNumber: z.string().nullable(),
  text: z.string(),
  receivedOn: z.string(),
  replyBy: z.string().nullable(),
  reply: z.object({
    dueOn: z.string().nullable(),
    rule: z.string().nullable(),
    provisional: z.boolean(),
    needsConfirmation: z.boolean().describe('The rule is to be compared with the gazette'),
    late: z.boolean()
  }),
  onPaper: z.boolean().describe('Entered by the office from the paper that it got'),
  originCaseId: z.uuid().nullable(),
  originTransferNo: z.int().nullable(),
  caseId: z.uuid().nullable(),
  lineageId: z.uuid(),
  acceptedOn: z.string().nullable(),
  filedOn: z.string().nullable(),
  answeredOn: z.string().nullable(),
  result: z.enum(opinionResults).nullable(),
  answer: z.string().nullable(),
  suspects: z
    .array(
      z.object({
        no: z.int(),
        initials: z.string().nullable(),
        partyNo: z.int().nullable(),
        states: z.array(z.object({ state: z.enum(suspectStates), on: z.string() })).readonly()
      })
    )
    .describe('The office addressed is told of prosecution, non-prosecution and judgment, not of custody (P-15)'),
  sentBy: z.string().nullable(),
  sentAt: z.string(),
  allowedActions: z.array(
    z.object({
      act: z.enum(opinionActs as [string, ...string[]]),
      allowed: z.boolean(),
      refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable()
    })
  )
})
export const OpinionList = z.object({ items: z.array(OpinionView), next: z.string().nullable() })

export const SupervisionQuery = z.strictObject({
  view: z.enum(supervisionViews),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional().describe('The `next` of the page before')
})
export const SupervisionList = z.object({
  view: z.enum(supervisionViews),
  items: z.array(
    z.object({
      caseId: z.uuid(),
      officeId: z.string(),
      number: z.string().nullable(),
      since: z.string(),
      days: z.int().describe('Calendar days since then'),
      rule: z.string(),
      offence: z.string().nullable(),
      summary: z.object({ zh: z.string(), en: z.string() }).nullable().describe('What the advice says of it')
    })
  ),
  next: z.string().nullable()
})
