import { z } from 'zod'
import type { CaseContent } from '../../../domain/case/content.ts'
import type { PastAct } from '../../../domain/case/replay.ts'
import { reopeningGrounds } from '../../../domain/case/steps.ts'
import {
  closingGrounds,
  decisionKinds,
  materialKinds,
  obligationKinds,
  receiptKinds
} from '../../../domain/case/vocabulary.ts'
import type { Stated } from '../../../domain/case/when.ts'
import { check } from '../../../domain/identifiers/check.ts'
import { holdsPersonNumber } from '../../../domain/identifiers/in-text.ts'
import { parseCny } from '../../../domain/money.ts'
import { contentShape } from '../../../schemas/content.ts'
import { cny, no, optional, text, when, whenInHours } from '../../../schemas/fields.ts'

/** The own form: one case a line, with everything that had happened to it by then. Amounts are CNY as decimal texts. */

const person = text(100)
const dated = <T extends z.ZodRawShape>(shape: T) => z.strictObject({ ...shape, ...when })
const timed = <T extends z.ZodRawShape>(shape: T) => z.strictObject({ ...shape, ...whenInHours })
const act = <Name extends string>(name: Name) => ({ act: z.literal(name) })

const Act = z.discriminatedUnion('act', [
  dated({ ...act('file'), handlers: z.array(person).min(2).max(20), number: optional(text(100)) }),
  dated(act('decline')),
  dated({
    ...act('decide'),
    kind: z.enum(decisionKinds).exclude(['transfer-criminal', 'ruling']),
    documentNumber: optional(text(100)),
    partyNo: optional(no),
    text: optional(text(4000)),
    obligations: z
      .array(z.strictObject({ kind: z.enum(obligationKinds), amount: optional(cny), text: optional(text(2000)) }))
      .max(40)
      .default([])
  }),
  dated({
    ...act('serve'),
    decisionNo: no,
    servedBy: z.enum(['direct', 'left', 'electronic', 'mail', 'entrusted', 'public-notice']).default('direct')
  }),
  dated({ ...act('perform'), decisionNo: no, obligationNo: no }),
  dated({
    ...act('record-receipt'),
    decisionNo: no,
    kind: z.enum(receiptKinds).default('principal'),
    amount: cny,
    voucher: optional(text(100))
  }),
  dated({ ...act('close'), ground: z.enum(closingGrounds) }),
  dated({ ...act('reopen'), ground: z.enum(reopeningGrounds) }),
  dated({ ...act('revoke-decision'), decisionNo: no }),
  dated({
    ...act('open-transfer'),
    members: z.array(person).min(2).max(20),
    charge: optional(text(200)),
    partyNos: z.array(no).max(100).default([]),
    addresseeId: text(64),
    copiedTo: optional(text(64))
  }),
  dated({ ...act('transfer-report'), transferNo: no, text: text(20_000) }),
  timed({ ...act('transfer-approve'), transferNo: no, by: person }),
  dated({ ...act('transfer-disapprove'), transferNo: no, by: person }),
  timed({
    ...act('transfer-send'),
    transferNo: no,
    letterNumber: optional(text(100)),
    materials: z
      .array(
        z.strictObject({ kind: z.enum(materialKinds), count: z.int().min(0).max(9999), reason: optional(text(500)) })
      )
      .max(20)
  }),
  timed({ ...act('transfer-receive'), transferNo: no, by: person }),
  dated({ ...act('transfer-file'), transferNo: no, policeNumber: optional(text(100)) }),
  dated({ ...act('transfer-decline'), transferNo: no })
])
type Act = z.output<typeof Act>

/** Its id where it comes from. Reports name it, so nothing that could be a person's number passes, whatever its check digit. */
export const externalRef = z
  .string()
  .regex(/^[\p{L}\p{N}〔〕[\]()（）._/#:-]{1,100}$/u, 'is not 1 to 100 letters, digits, brackets or any of ._/#:-')
  .refine((value) => !holdsPersonNumber(value), 'could be the number of a person')

export const OwnRow = z.strictObject({
  externalRef,
  system: text(100).default('another system'),
  officeId: optional(text(64)),
  areaCode: optional(text(20)),
  ...when,
  ...contentShape,
  acts: z.array(Act).max(200).default([])
})
export type OwnRow = z.output<typeof OwnRow>

export interface TakenOver {
  readonly externalRef: string
  readonly system: string
  readonly officeId: string | null
  readonly areaCode: string | null
  readonly stated: Stated
  readonly content: CaseContent
  readonly acts: readonly PastAct[]
}

/** Acts whose reason the law asks for: an import gives none in its place. */
const ownReason = new Set(['decline', 'reopen', 'revoke-decision', 'transfer-disapprove', 'transfer-decline'])

/** A row as it enters. Late entries say where they were taken over from, unless they say more themselves. */
export function takenOver(row: OwnRow): TakenOver {
  const { externalRef: ref, system, officeId, areaCode, occurredOn, reason, acts, ...content } = row
  const from = `taken over from ${system}`
  return {
    externalRef: ref,
    system,
    officeId,
    areaCode,
    stated: { occurredOn, reason: reason ?? from },
    content,
    acts: acts.map((past) => pastAct(past, ownReason.has(past.act) ? undefined : from))
  }
}

function pastAct(past: Act, from: string | undefined): PastAct {
  const reason = past.reason ?? from
  if (past.act === 'decide') {
    const { obligations, documentNumber: raw, ...rest } = past
    return {
      ...rest,
      reason,
      documentNumberRaw: raw,
      documentNumber: raw === null ? null : check('document-no', raw).normalised,
      obligations: obligations.map(({ amount, ...one }) => ({
        ...one,
        amountFen: amount === null ? null : parseCny(amount)
      }))
    }
  }
  if (past.act === 'record-receipt') {
    const { amount, ...rest } = past
    return { ...rest, reason, amountFen: parseCny(amount) }
  }
  return { ...past, reason }
}
