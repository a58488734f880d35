import type { Material } from '../../domain/case/file.ts'
import type { MaterialKind } from '../../domain/case/vocabulary.ts'
import type { Stated } from '../../domain/case/when.ts'
import { refuse } from '../../domain/refusal.ts'
import {
  acceptRefusal,
  extendDecision,
  forward,
  inWriting,
  judge,
  makeEffective,
  moveCase,
  notProsecute,
  prosecute,
  requestSupplement,
  returnNotPolice,
  supplement,
  uphold,
  withdrawCase,
  type decisionGranters,
  type judgments,
  type nonProsecutions
} from '../../domain/transfer/linkage.ts'
import { handGoods, receiveGoods } from '../../domain/transfer/goods.ts'
import type { Deps } from '../../db/stores/act.ts'
import { transferAct, type TransferAnswer, type TransferAsked } from './transfer-act.ts'

/** Acts on a transfer between its receipt and its end (law.md 2.3 to 2.6), each in one transaction. */

/** The police ask for what is missing (T-16). */
export function requestASupplement(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { materials: readonly MaterialKind[] }
): Promise<TransferAnswer> {
  const { materials } = input
  return transferAct(
    deps,
    'request-supplement',
    asked,
    input,
    (file, transfer) => requestSupplement(file, transfer, { materials }),
    { materials }
  )
}

/** The office hands in what was asked for (T-16). */
export function supplementATransfer(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { materials: readonly Material[] }
): Promise<TransferAnswer> {
  const { materials } = input
  return transferAct(deps, 'supplement', asked, input, (file, transfer) => supplement(file, transfer, { materials }), {
    materials
  })
}

/** Forwarded to other police (T-18); the present addressee goes on seeing it. */
export async function forwardATransfer(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { to: string }
): Promise<TransferAnswer> {
  const offices = await deps.offices()
  if (offices.get(input.to)?.kind !== 'public-security') refuse('transfer.forward-to', { field: '/to' })
  const { to } = input
  return transferAct(deps, 'forward', asked, input, (file, transfer) => forward(file, transfer, { to }), { to })
}

/** The police moved the case to others after filing (T-41); `to` null: to police that the service does not know. */
export async function moveACase(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { to: string | null }
): Promise<TransferAnswer> {
  const offices = await deps.offices()
  const { to } = input
  if (to !== null && offices.get(to)?.kind !== 'public-security') refuse('transfer.forward-to', { field: '/to' })
  return transferAct(deps, 'move-case', asked, input, (file, transfer) => moveCase(file, transfer, { to }), { to })
}

/** Returned as no matter for the police (T-18), with reasons. */
export function returnATransfer(deps: Deps, asked: TransferAsked, input: Stated): Promise<TransferAnswer> {
  return transferAct(deps, 'return-not-police', asked, input, returnNotPolice)
}

/** A longer stage of the decision, approved inside the police (T-19). */
export function extendTheDecision(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { by: (typeof decisionGranters)[number]; approvedBy: string }
): Promise<TransferAnswer> {
  const { by, approvedBy } = input
  const data = { by, approvedBy }
  return transferAct(
    deps,
    'extend-decision',
    asked,
    input,
    (file, transfer, when, _tx, context) => extendDecision(file, transfer, data, when, context),
    data
  )
}

/** An act that is words alone. */
export function writeOnTransfer(
  deps: Deps,
  name: Parameters<typeof inWriting>[2],
  asked: TransferAsked,
  input: Stated
): Promise<TransferAnswer> {
  return transferAct(deps, name, asked, input, (file, transfer, when) => inWriting(file, transfer, name, when))
}

/** The police stay with their refusal (T-31). */
export function upholdTheRefusal(deps: Deps, asked: TransferAsked, input: Stated): Promise<TransferAnswer> {
  return transferAct(deps, 'uphold', asked, input, uphold)
}

/** The office states no objection and deals with the matter itself (T-39). */
export function acceptTheRefusal(deps: Deps, asked: TransferAsked, input: Stated): Promise<TransferAnswer> {
  return transferAct(deps, 'accept-refusal', asked, input, acceptRefusal)
}

/** The office hands over the goods with a list (T-20). */
export function handOverGoods(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { goods: readonly { goodsNo: number; quantity: string | null; text: string | null }[] }
): Promise<TransferAnswer> {
  const { goods } = input
  return transferAct(
    deps,
    'hand-goods',
    asked,
    input,
    async (file, transfer, _when, tx) => {
      const rows = await tx<{ no: number }[]>`
        select goods_no as no from case_goods where case_id = ${file.case.caseId}`
      const unknown = goods.find((line) => !rows.some((row) => row.no === line.goodsNo))
      if (unknown) refuse('case.line-unknown', { line: unknown.goodsNo, field: '/goods' })
      return handGoods(file, transfer)
    },
    { goods }
  )
}

/** The police sign the list of goods (T-20). */
export function receiveHandedGoods(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { step: number; remarks: string | null }
): Promise<TransferAnswer> {
  const { step, remarks } = input
  return transferAct(
    deps,
    'receive-goods',
    asked,
    input,
    (file, transfer, when) => receiveGoods(file, transfer, { step }, when),
    { step, remarks }
  )
}

/** The police withdraw their case (T-40). */
export function withdrawPoliceCase(deps: Deps, asked: TransferAsked, input: Stated): Promise<TransferAnswer> {
  return transferAct(deps, 'withdraw-case', asked, input, withdrawCase)
}

/** The procuratorate prosecutes before a court (T-46). */
export async function prosecuteATransfer(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { courtId: string; charge: string | null }
): Promise<TransferAnswer> {
  const offices = await deps.offices()
  if (offices.get(input.courtId)?.kind !== 'court') refuse('transfer.court', { field: '/courtId' })
  const { courtId, charge } = input
  return transferAct(deps, 'prosecute', asked, input, (file, transfer) => prosecute(file, transfer, { courtId }), {
    courtId,
    charge
  })
}

/** The procuratorate does not prosecute (T-46, T-51). */
export function declineToProsecute(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { kind: (typeof nonProsecutions)[number]; opinion: boolean }
): Promise<TransferAnswer> {
  const { kind, opinion } = input
  return transferAct(deps, 'not-prosecute', asked, input, notProsecute, { kind, opinion })
}

/** The judgment of the court (T-47, T-55). */
export function judgeATransfer(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { outcome: (typeof judgments)[number]; criminalFineFen: number; courtNumber: string | null }
): Promise<TransferAnswer> {
  const { outcome, criminalFineFen, courtNumber } = input
  return transferAct(
    deps,
    'judge',
    asked,
    input,
    (file, transfer) => judge(file, transfer, { outcome, criminalFineFen }),
    { outcome, criminalFineFen, courtNumber }
  )
}

/** The judgment takes effect (T-47). */
export function makeJudgmentEffective(deps: Deps, asked: TransferAsked, input: Stated): Promise<TransferAnswer> {
  return transferAct(deps, 'make-effective', asked, input, makeEffective)
}
