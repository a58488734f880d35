import { z } from 'zod'
import {
  caseSources,
  caseStates,
  closingGrounds,
  factKinds,
  obligationKinds,
  partyRoles,
  procedures,
  receiptKinds,
  rightKinds,
  tracks
} from '../../domain/case/vocabulary.ts'
import { measureStates } from '../../domain/case/custody.ts'
import { importanceReasons, measureKinds, partNames, type PartName } from '../../domain/case/parts.ts'
import { reopeningGrounds } from '../../domain/case/steps.ts'
import { contentShape, Figure, Goods, Party, Right } from '../../schemas/content.ts'
import { Lead } from '../../schemas/lead.ts'
import { cny, day, no, optional, text, warnings, when } from '../../schemas/fields.ts'
import { SurchargeView } from './execution/surcharge-view.ts'

/** Bodies and views of cases. Lists come from the domain; every body is strict: an unknown field is refused. */

export const RegisterBody = z.strictObject({
  ...contentShape,
  officeId: text(64).optional().describe('The office that handles it; your own when left out'),
  areaCode: text(20).optional().describe("Area of the filing organ (D-18); the office's own when left out"),
  leads: z.array(Lead).max(20).default([]).describe('Material that it begins with; mixed material as two leads (A-01)'),
  ...when
})
/** Replaces the content: what is left out is no longer part of it. */
export const AmendBody = z.strictObject({ ...contentShape, ...when })

export const PerformBody = z.strictObject({ decisionNo: no, obligationNo: no, ...when })
export const ReceiptBody = z.strictObject({
  decisionNo: no,
  kind: z.enum(receiptKinds).default('principal'),
  amount: cny,
  voucher: optional(text(100)),
  ...when
})
export const ReopenBody = z.strictObject({ ground: z.enum(reopeningGrounds), ...when })
export const RevokeBody = z.strictObject({ decisionNo: no, ...when })
export const CaseParams = z.object({ id: z.uuid() })

/** The answer of every act: where the case now stands. */
export const ActAnswer = z.object({
  caseId: z.uuid(),
  version: z.int(),
  state: z.enum(caseStates),
  number: z.string().nullable(),
  record: z.int(),
  enteredLate: z.boolean(),
  warnings
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
  filedFrom: day.optional(),
  filedTo: day.optional(),
  important: z.enum(['true']).optional().describe('Only cases marked as important'),
  outside: z.enum(['true', 'false']).default('false').describe('Published cases of other agencies instead of our own'),
  shared: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Cases that another office handles jointly with yours, instead of your own')
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
  important: z.boolean(),
  version: z.int()
})
export const CaseList = z.object({ items: z.array(CaseRow), next: z.string().nullable() })

const view = <T extends z.ZodRawShape>(shape: T) => z.object(shape)
const shown = { ...Party.shape }
export const CaseView = CaseRow.extend({
  importanceSuggested: z.array(z.enum(importanceReasons)).describe('Reasons that the file shows; people decide'),
  organId: z.string(),
  conduct: z.string().nullable(),
  source: z.enum(caseSources),
  sourceNote: z.string().nullable(),
  placeOfAct: z.string().nullable(),
  externalRef: z.string().nullable(),
  parentCaseId: z.uuid().nullable(),
  handlers: z.array(z.string()),
  track: z.enum(tracks),
  checkedFrom: z.string().nullable(),
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
      surcharge: SurchargeView.describe('As of today (A-82); null where none runs'),
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
      judgment: z.string().nullable().describe('What the court said'),
      criminalFine: z.string().nullable(),
      setOff: z.string().nullable().describe('How much of the criminal fine is set off by fines paid before (T-54)'),
      reported: z.boolean(),
      text: z.string().nullable()
    })
  ),
  duties: z.array(
    view({
      key: z.string().describe('What an extension is granted for'),
      code: z.string(),
      rule: z.string(),
      officeId: z.string(),
      dueAt: z.string().nullable().describe('The last moment in time; null while it stands still'),
      stopped: z.boolean(),
      provisional: z.boolean(),
      questioned: z.boolean().describe('An extension on file is more than the law allows and was left out'),
      doneAt: z.string().nullable(),
      state: z.enum(['open', 'warned', 'overdue', 'done', 'done-late', 'lapsed', 'cancelled'])
    })
  ),
  proceedings: z
    .record(z.enum(partNames as readonly [PartName, ...PartName[]]), z.array(z.looseObject({ no: z.int() })))
    .describe('What happened between the decisions, by part: see docs/acts.md'),
  holdings: z
    .object({
      measures: z.array(
        view({ no: z.int(), kind: z.enum(measureKinds), state: z.enum(measureStates), lastOn: z.string().nullable() })
      ),
      goods: z.array(
        view({
          goodsNo: z.int(),
          taken: z.string().nullable(),
          stored: z.string().nullable(),
          disposed: z.string().nullable(),
          left: z.string().nullable()
        })
      )
    })
    .describe('Measures as of today, overdue ones first; quantities of each goods line, null where not counted'),
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
