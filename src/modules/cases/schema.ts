import { z } from 'zod'
import {
  caseSources,
  caseStates,
  closingGrounds,
  factKinds,
  figureMeasures,
  figureStages,
  goodsFound,
  identifierKinds,
  obligationKinds,
  partyKinds,
  partyRoles,
  patentKinds,
  procedures,
  qualifiers,
  receiptKinds,
  rightDetailKinds,
  rightKinds,
  valueBases,
  yesNoUnknown
} from '../../domain/case/vocabulary.ts'
import { reopeningGrounds } from '../../domain/case/steps.ts'

/** Bodies and views of cases. Lists come from the domain; every body is strict: an unknown field is refused. */

const text = (max: number) => z.string().trim().min(1).max(max)
const optional = <T extends z.ZodType>(schema: T) => schema.nullable().default(null)
const no = z.int().min(1).max(999)
/** The calendar and the database know no year 0; no case is as old as this. */
const since1900 = (time: string) => time >= '1900'
export const Day = z.iso.date().refine(since1900, 'is before 1900')
export const Instant = z.iso.datetime({ offset: true }).refine(since1900, 'is before 1900')
const decimal = z.string().regex(/^\d{1,15}(\.\d{1,6})?$/, 'a decimal number such as "12.5"')
/** Money outside: CNY with at most two decimals, as a string. */
export const Cny = z.string().regex(/^(0|[1-9]\d{0,10})(\.\d{1,2})?$/, 'an amount in CNY such as "1234.50"')

/** When it happened by law, and why it is entered late. */
export const when = {
  occurredOn: Day.optional().describe('Legal day of the act (Asia/Shanghai); today when left out'),
  reason: text(2000).optional().describe('Why; needed when entered late, and by some acts')
}
export const whenInHours = {
  occurredAt: Instant.describe('Legal instant of the act, for rules counted in hours'),
  reason: text(2000).optional()
}

const Party = z.strictObject({
  role: z.enum(partyRoles).default('respondent'),
  kind: z.enum(partyKinds),
  name: optional(text(200)),
  nameMasked: z.boolean().default(false),
  alias: optional(text(200)),
  identifierKind: optional(z.enum(identifierKinds)),
  identifier: optional(text(64)),
  phone: optional(text(40)),
  address: optional(text(300)),
  persons: optional(z.int().min(1).max(100_000)),
  relatedParty: optional(no),
  relation: optional(text(100)),
  outcome: optional(text(1000)),
  note: optional(text(2000))
})

const Right = z.strictObject({
  kind: z.enum(rightDetailKinds),
  name: optional(text(500)),
  number: optional(text(100)),
  classes: z.array(z.int().min(1).max(45)).max(45).default([]),
  patentKind: optional(z.enum(patentKinds)),
  registration: optional(text(100)),
  holders: z.array(no).max(50).default([]),
  items: optional(z.int().min(1).max(10_000_000)),
  validTo: optional(Day),
  note: optional(text(2000))
})

const Goods = z.strictObject({
  name: text(300),
  quantity: optional(decimal),
  quantityQualifier: z.enum(qualifiers).default('exact'),
  quantityRaw: optional(text(200)),
  unit: optional(text(20)),
  found: z.enum(goodsFound).default('unstated'),
  infringing: z.enum(yesNoUnknown).default('unknown'),
  unitPrice: optional(decimal),
  value: optional(decimal),
  valueQualifier: z.enum(qualifiers).default('exact'),
  valueBasis: z.enum(valueBases).default('unstated'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('CNY'),
  partyNo: optional(no),
  rightNo: optional(no),
  partOf: optional(no),
  note: optional(text(2000))
})

const Figure = z.strictObject({
  measure: z.enum(figureMeasures),
  value: optional(decimal),
  unit: text(20),
  qualifier: z.enum(qualifiers).default('exact'),
  raw: optional(text(500)),
  basis: z.enum(valueBases).default('unstated'),
  stage: z.enum(figureStages).default('administrative'),
  partyNo: optional(no),
  note: optional(text(2000))
})

const contentShape = {
  title: text(300),
  conduct: optional(text(5000)),
  procedure: z.enum(procedures),
  rightKind: z.enum(rightKinds),
  source: z.enum(caseSources).default('unknown'),
  sourceNote: optional(text(2000)),
  placeOfAct: optional(text(300)),
  parentCaseId: optional(z.uuid()),
  parties: z.array(Party).max(300).default([]),
  rights: z.array(Right).max(500).default([]),
  goods: z.array(Goods).max(2000).default([]),
  figures: z.array(Figure).max(200).default([])
}

export const Content = z.strictObject(contentShape)
export const RegisterBody = z.strictObject({
  ...contentShape,
  officeId: text(64).optional().describe('The office that handles it; your own when left out'),
  areaCode: text(20).optional().describe("Area of the filing organ (D-18); the office's own when left out"),
  ...when
})
/** Replaces the content: what is left out is no longer part of it. */
export const AmendBody = z.strictObject({ ...contentShape, ...when })

export const FileBody = z.strictObject({ handlers: z.array(text(100)).min(1).max(20), ...when })
export const DeclineBody = z.strictObject({ ...when })
export const DecideBody = z.strictObject({
  kind: z.enum(['penalty', 'no-penalty', 'not-established', 'transfer-administrative']),
  documentNumber: optional(text(100)),
  partyNo: optional(no),
  text: optional(text(4000)),
  obligations: z
    .array(z.strictObject({ kind: z.enum(obligationKinds), amount: optional(Cny), text: optional(text(2000)) }))
    .max(40)
    .default([]),
  ...when
})
export const ServeBody = z.strictObject({
  decisionNo: no,
  servedBy: z.enum(['direct', 'left', 'electronic', 'mail', 'entrusted', 'public-notice']).default('direct'),
  ...when
})
export const PerformBody = z.strictObject({ decisionNo: no, obligationNo: no, ...when })
export const ReceiptBody = z.strictObject({
  decisionNo: no,
  kind: z.enum(receiptKinds).default('principal'),
  amount: Cny,
  voucher: optional(text(100)),
  ...when
})
export const CloseBody = z.strictObject({ ground: z.enum(closingGrounds), ...when })
export const ReopenBody = z.strictObject({ ground: z.enum(reopeningGrounds), ...when })
export const RevokeBody = z.strictObject({ decisionNo: no, ...when })
export const CorrectBody = z.strictObject({
  correction: z.discriminatedUnion('field', [
    z.strictObject({ field: z.enum(['filed-on', 'clue-on']), to: Day }),
    z.strictObject({ field: z.literal('closed-on'), to: Day.nullable() }),
    z.strictObject({ field: z.literal('reopened-on'), episodeNo: no, to: Day }),
    z.strictObject({ field: z.enum(['decided-on', 'served-on', 'revoked-on']), decisionNo: no, to: Day }),
    z.strictObject({ field: z.literal('obligation-amount'), decisionNo: no, obligationNo: no, amount: Cny }),
    z.strictObject({ field: z.literal('performed-on'), decisionNo: no, obligationNo: no, to: Day }),
    z.strictObject({ field: z.literal('receipt'), receiptNo: no, receivedOn: Day, amount: Cny })
  ]),
  reason: text(2000)
})

export const CaseParams = z.object({ id: z.uuid() })

/** The answer of every act: where the case now stands. */
export const ActAnswer = z.object({
  caseId: z.uuid(),
  version: z.int(),
  state: z.enum(caseStates),
  number: z.string().nullable(),
  record: z.int(),
  enteredLate: z.boolean(),
  warnings: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), field: z.string() })).readonly()
})

export const ListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional().describe('The `next` of the page before'),
  state: z.enum(caseStates).optional(),
  rightKind: z.enum(rightKinds).optional(),
  procedure: z.enum(procedures).optional(),
  office: text(64).optional().describe('An office and those below it'),
  area: text(20).optional(),
  party: text(200).optional().describe('Part of the name of a party'),
  identifier: text(64).optional().describe('Whole identifier of a party; compared under seal'),
  number: text(100).optional(),
  q: text(100).optional().describe('Words or fragments in title, parties, rights and goods'),
  filedFrom: Day.optional(),
  filedTo: Day.optional(),
  outside: z.enum(['true', 'false']).default('false').describe('Published cases of other agencies instead of our own')
})

export const CaseRow = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  title: z.string(),
  state: z.enum(caseStates),
  procedure: z.enum(procedures),
  rightKind: z.enum(rightKinds),
  officeId: z.string(),
  areaCode: z.string(),
  clueOn: z.string().nullable(),
  filedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  outside: z.boolean(),
  version: z.int()
})
export const CaseList = z.object({ items: z.array(CaseRow), next: z.string().nullable() })

const view = <T extends z.ZodRawShape>(shape: T) => z.object(shape)
const shown = { ...Party.shape }
export const CaseView = CaseRow.extend({
  organId: z.string(),
  conduct: z.string().nullable(),
  source: z.enum(caseSources),
  sourceNote: z.string().nullable(),
  placeOfAct: z.string().nullable(),
  externalRef: z.string().nullable(),
  parentCaseId: z.uuid().nullable(),
  handlers: z.array(z.string()),
  filedPrecision: z.string(),
  closingGround: z.enum(closingGrounds).nullable(),
  closingGroundOn: z.string().nullable(),
  parties: z.array(
    z.object({
      ...shown,
      no: z.int(),
      role: z.enum(partyRoles),
      identifier: z.string().nullable().describe('Masked'),
      phone: z.string().nullable().describe('Masked'),
      address: z.string().nullable().describe('Masked')
    })
  ),
  rights: z.array(z.object({ ...Right.shape, no: z.int(), numberRaw: z.string().nullable() })),
  goods: z.array(z.object({ ...Goods.shape, no: z.int() })),
  figures: z.array(z.object({ ...Figure.shape, no: z.int() })),
  facts: z.array(
    view({
      no: z.int(),
      kind: z.enum(factKinds),
      happenedOn: z.string().nullable(),
      precision: z.string(),
      text: z.string(),
      partyNo: z.int().nullable()
    })
  ),
  decisions: z.array(
    view({
      no: z.int(),
      kind: z.string(),
      documentNumber: z.string().nullable(),
      documentNumberRaw: z.string().nullable(),
      decidedOn: z.string().nullable(),
      precision: z.string(),
      partyNo: z.int().nullable(),
      servedOn: z.string().nullable(),
      dueOn: z.string().nullable(),
      executedOn: z.string().nullable(),
      revokedOn: z.string().nullable(),
      revokedGround: z.string().nullable(),
      reported: z.boolean(),
      text: z.string().nullable(),
      principalDue: z.string(),
      principalReceived: z.string(),
      obligations: z.array(
        view({
          no: z.int(),
          kind: z.enum(obligationKinds),
          amount: z.string().nullable(),
          qualifier: z.string(),
          performedOn: z.string().nullable(),
          text: z.string().nullable()
        })
      ),
      receipts: z.array(
        view({
          no: z.int(),
          kind: z.enum(receiptKinds),
          receivedOn: z.string(),
          amount: z.string(),
          voucher: z.string().nullable()
        })
      )
    })
  ),
  transfers: z.array(
    view({
      no: z.int(),
      state: z.string(),
      direction: z.string(),
      addresseeId: z.string().nullable(),
      sentOn: z.string().nullable(),
      outcomeOn: z.string().nullable(),
      reported: z.boolean(),
      text: z.string().nullable()
    })
  ),
  duties: z.array(
    view({
      code: z.string(),
      rule: z.string(),
      officeId: z.string(),
      dueAt: z.string(),
      provisional: z.boolean(),
      doneAt: z.string().nullable(),
      state: z.enum(['open', 'overdue', 'done', 'done-late', 'cancelled'])
    })
  ),
  timeline: z.array(
    view({
      seq: z.int(),
      act: z.string(),
      personId: z.string(),
      officeId: z.string(),
      role: z.string(),
      occurredOn: z.string(),
      occurredAt: z.string().nullable(),
      recordedAt: z.string(),
      enteredLate: z.boolean(),
      reason: z.string().nullable(),
      rule: z.string().nullable()
    })
  ),
  allowedActions: z.array(
    view({
      act: z.string(),
      transferNo: z.int().nullable(),
      rule: z.string(),
      allowed: z.boolean(),
      why: view({ code: z.string(), text: z.string(), basis: z.string().nullable() }).nullable()
    })
  )
})
