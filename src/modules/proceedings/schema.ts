import { z } from 'zod'
import { rightKinds } from '../../domain/case/vocabulary.ts'
import { judicialActNames } from '../../domain/judicial/acts.ts'
import {
  closingDays,
  endingGrounds,
  judicialClosingKinds,
  judicialInstances,
  judicialKinds,
  judicialStates,
  judicialTracks
} from '../../domain/judicial/vocabulary.ts'
import { courtStops } from '../../domain/rules/judicial.ts'
import { granters, type Granter } from '../../domain/rules/row.ts'
import { cny, day, no, optional, text, when } from '../../schemas/fields.ts'

/** Bodies and views of court cases; every body is strict. Nobody is named in a court case. */

const number = text(60).describe('Case number: `（2016）粤03民初123号`, up to 2015 `（2015）深中法知民初字第123号`')
const head = {
  number,
  kind: z.enum(judicialKinds),
  instance: z.enum(judicialInstances).describe('`execution` for execution cases, and for them alone'),
  track: z.enum(judicialTracks),
  rightKind: z.enum(rightKinds),
  cause: text(200).nullable().describe('案由; no names'),
  filedOn: day.describe('Day on which the court filed it (立案)'),
  applied: cny.nullable().describe('Execution: amount applied for')
}

export const RegisterBody = z.strictObject({
  ...head,
  courtId: text(64),
  track: head.track.default('ordinary'),
  cause: head.cause.default(null),
  applied: head.applied.default(null),
  earlierId: optional(z.uuid()).describe('The case it goes on from: appealed, executed, or revived (恢复执行)'),
  reason: when.reason
})
export const CloseBody = z.strictObject({
  closing: z.enum(judicialClosingKinds).describe('Kind of closing (R-17)'),
  closingDay: optional(z.enum(closingDays)).describe('How the day of closing was found (R-18)'),
  endingGround: optional(z.enum(endingGrounds)).describe('Of 终结本次执行: what makes it a qualified one (R-16)'),
  ...when
})
const requestedBy = text(200).describe('Who asked for the correction')
export const ReopenBody = z.strictObject({ reason: text(4000), requestedBy })
export const ReceiptBody = z.strictObject({ amount: cny, voucher: optional(text(100)), ...when })
export const ExtendBody = z.strictObject({ by: z.enum(Object.keys(granters) as [Granter, ...Granter[]]), ...when })
export const StopBody = z.strictObject({
  ground: z.enum(courtStops as [string, ...string[]]).describe('What the period leaves out (R-19)'),
  to: optional(day).describe('Last day that is left out, when it is over already'),
  ...when
})
export const WhenBody = z.strictObject(when)
const { applied, ...words } = head
export const CorrectBody = z.strictObject({
  ...z.object({ ...words, applied }).partial().shape,
  closedOn: day.optional().describe('Of a closed case'),
  closing: z.enum(judicialClosingKinds).optional(),
  closingDay: z.enum(closingDays).nullable().optional(),
  endingGround: z.enum(endingGrounds).nullable().optional(),
  voidReceipts: z.array(no).max(200).optional().describe('Receipts entered by mistake: voided, never removed'),
  reason: text(4000),
  requestedBy
})
export const LinkBody = z.strictObject({
  caseId: z.uuid(),
  transferNo: optional(no).describe('The transfer that was prosecuted before this court'),
  decisionNo: optional(no).describe('The penalty decision that this court was asked to enforce'),
  ...when
})

export const JudicialParams = z.object({ id: z.uuid() })
export const JudicialAnswer = z.object({
  judicialId: z.uuid(),
  version: z.int(),
  state: z.enum(judicialStates),
  number: z.string(),
  dueOn: z.string().nullable(),
  enteredLate: z.boolean()
})

export const JudicialQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional().describe('The `next` of the page before'),
  court: text(64).optional(),
  kind: z.enum(judicialKinds).optional(),
  instance: z.enum(judicialInstances).optional(),
  state: z.enum(judicialStates).optional(),
  overdue: z.literal('true').optional().describe('Open past the legal period'),
  case: z.uuid().optional().describe('Linked to this administrative case'),
  lineage: z.uuid().optional().describe('Of one matter, through every instance'),
  number: text(60).optional(),
  filedFrom: day.optional(),
  filedTo: day.optional()
})

const told = {
  judicialId: z.uuid(),
  courtId: z.string(),
  number: z.string(),
  kind: z.enum(judicialKinds),
  instance: z.enum(judicialInstances),
  filedOn: z.string(),
  closedOn: z.string().nullable(),
  closing: z.enum(judicialClosingKinds).nullable(),
  caseId: z.uuid().nullable(),
  transferNo: z.int().nullable(),
  decisionNo: z.int().nullable(),
  state: z.enum(judicialStates)
}
const stop = { no: z.int(), ground: z.string(), from: z.string(), to: z.string().nullable() }
const Whole = z.object({
  sight: z.literal('whole'),
  ...told,
  version: z.int(),
  numberRaw: z.string(),
  procuratorateId: z.string().nullable(),
  track: z.enum(judicialTracks),
  rightKind: z.enum(rightKinds),
  cause: z.string().nullable(),
  closingDay: z.enum(closingDays).nullable(),
  endingGround: z.enum(endingGrounds).nullable(),
  period: z
    .object({
      rule: z.string().nullable(),
      dueOn: z.string().nullable(),
      provisional: z.boolean(),
      stopped: z.boolean(),
      late: z.boolean()
    })
    .describe('The legal period (R-19, T-47) without what it leaves out; no rule: the handbook names none'),
  stops: z.array(z.object(stop)).readonly(),
  extensions: z.array(z.object({ no: z.int(), grantedOn: z.string(), by: z.string() })).readonly(),
  applied: z.string().nullable(),
  received: z.string().describe('All receipts that stand'),
  receipts: z.array(
    z.object({
      no: z.int(),
      receivedOn: z.string(),
      amount: z.string(),
      voucher: z.string().nullable(),
      voided: z.boolean()
    })
  ),
  earlierId: z.uuid().nullable(),
  lineageId: z.uuid(),
  source: z.enum(['entered', 'import']),
  registeredBy: z.string(),
  registeredAt: z.string(),
  allowedActions: z.array(
    z.object({
      act: z.enum(judicialActNames as [string, ...string[]]),
      allowed: z.boolean(),
      refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable()
    })
  )
})
const Result = z.object({ sight: z.literal('result'), ...told })
/** The whole for the court, those above it and the procuratorate of its level; number, state and result for the office it is linked to. */
export const JudicialView = z.discriminatedUnion('sight', [Whole, Result])
export const JudicialList = z.object({ items: z.array(JudicialView), next: z.string().nullable() })

export const SheetQuery = z.strictObject({
  court: text(64).describe('The court whose sheet it is'),
  dryRun: z.enum(['true', 'false']).default('false').describe('Judge every row and write nothing')
})
const SheetRow = z.object({
  row: z.int(),
  number: z.string().nullable(),
  outcome: z.enum(['accepted', 'updated', 'present', 'differs', 'refused']),
  judicialId: z.uuid().nullable(),
  messages: z.array(z.object({ code: z.string(), field: z.string().nullable(), zh: z.string(), en: z.string() }))
})
export const SheetReport = z.object({
  rows: z.array(SheetRow),
  counts: z.object({
    accepted: z.int(),
    updated: z.int(),
    present: z.int(),
    differs: z.int(),
    refused: z.int()
  })
})
