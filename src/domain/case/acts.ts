import type { Actor, Role } from '../actor.ts'
import { postingsFor, type Operation } from '../permissions.ts'
import { Refusal } from '../refusal.ts'
import {
  rowOf,
  transferActs,
  type TransferAct,
  type TransferActName,
  type TransferSide
} from '../transfer/act-table.ts'
import { toldOf } from '../transfer/sight.ts'
import { caseActs, openStates, type CaseAct, type CaseActName } from './act-table.ts'
import { standing, type CaseFile, type Transfer } from './file.ts'
import { hasObject } from './objects.ts'
import { judgeRecusal } from './recusal.ts'
import type { CaseState } from './vocabulary.ts'

/** A transfer opens from these states: no penalty is needed before it (T-03). */
export const transferOpensFrom: readonly CaseState[] = [...openStates, 'closed', 'archived']

/** Why this actor may not do this act now; null when it is allowed as far as can be said without its content. */
export function judgeCaseAct(name: CaseActName, file: CaseFile, actor: Actor): Refusal | null {
  const row: CaseAct = caseActs[name]
  return (
    judgeRole(`cases.${name}`, officesFor(name, file), actor) ??
    judgeCaseState(name, file) ??
    judgeRecusal(file, actor) ??
    judgeSeparation(row, file, actor)
  )
}

/** The same without the person: for acts that another system has already judged. */
export function judgeCaseState(name: CaseActName, file: CaseFile): Refusal | null {
  const row: CaseAct = caseActs[name]
  if (file.case.outside) return new Refusal('case.outside')
  if (row.procedures !== null && !row.procedures.includes(file.case.procedure))
    return new Refusal('case.wrong-procedure', { act: name, basis: row.rule })
  const unserved = name === 'serve' && standing(file).every((decision) => decision.servedOn !== null)
  if (unserved || !row.from.includes(file.case.state))
    return new Refusal('case.wrong-state', { state: file.case.state, act: name, basis: row.rule })
  return null
}

/** Separation of duties (P-21, P-22): whoever handled or investigated the case does not review it. */
function judgeSeparation(row: CaseAct, file: CaseFile, actor: Actor): Refusal | null {
  return row.notBy === 'investigator' && file.case.investigators.includes(actor.personId)
    ? new Refusal('case.same-person', { basis: row.rule })
    : null
}

/** The offices that handle the case jointly at present, each once: they see it (docs/decisions/0008). */
export function jointOffices(file: CaseFile): string[] {
  const lasting = file.shares.filter((share) => share.kind === 'joint' && share.to === null)
  return [...new Set(lasting.map((share) => share.officeId))]
}

/** The offices whose people may do this act: the case's own, and for some acts those that handle it jointly at present. */
export function officesFor(name: CaseActName, file: CaseFile): string[] {
  return [file.case.officeId, ...(caseActs[name].joint ? jointOffices(file) : [])]
}

export function judgeTransferOpening(file: CaseFile, actor: Actor): Refusal | null {
  return (
    judgeRole('transfers.open', [file.case.officeId], actor) ?? judgeOpeningState(file) ?? judgeRecusal(file, actor)
  )
}

export function judgeOpeningState(file: CaseFile): Refusal | null {
  if (file.case.outside) return new Refusal('case.outside')
  if (!transferOpensFrom.includes(file.case.state))
    return new Refusal('transfer.case-state', { state: file.case.state })
  return null
}

/** The office on whose side an act on this transfer is done; null where the transfer has none there. */
export function officeOfSide(name: TransferActName, transfer: Transfer): string | null {
  const { officeId, addresseeId, copiedTo, courtId } = transfer
  return { office: officeId, police: addresseeId, procuratorate: copiedTo, court: courtId }[transferActs[name].side]
}

/** Why this actor may not do this act on a transfer now; null when it is allowed as far as can be said without its content. */
export function judgeTransferAct(name: TransferActName, transfer: Transfer, actor: Actor): Refusal | null {
  const row: TransferAct = transferActs[name]
  const refused = judgeRole(`transfers.${name}`, [officeOfSide(name, transfer) ?? ''], actor)
  if (refused)
    return row.side !== 'office' && postingsFor(actor, `transfers.${name}`).length > 0
      ? new Refusal('transfer.other-addressee')
      : refused
  const wrongState = judgeTransferState(name, transfer)
  if (wrongState) return wrongState
  const member = transfer.members.includes(actor.personId)
  if (name === 'report' && !member) return new Refusal('transfer.not-member')
  if ((name === 'approve' || name === 'disapprove') && member) return new Refusal('transfer.approver-is-member')
  return null
}

/** Why the office may not enter this from a paper notice: only answers of other authorities, in the state that they answer. */
export function judgePaper(name: TransferActName, transfer: Transfer, actor: Actor): Refusal | null {
  const { onPaper, from, paperFrom } = rowOf(name)
  if (!onPaper) return new Refusal('transfer.not-on-paper', { field: '/act' })
  const refused = judgeRole('transfers.enter-paper', [transfer.officeId], actor)
  if (refused) return refused
  return [...from, ...paperFrom].includes(transfer.state) ? null : wrongState(name, transfer, 'office')
}

/** The state is named as the side that acts is told of it (P-15). */
export function judgeTransferState(name: TransferActName, transfer: Transfer): Refusal | null {
  const { from, side } = rowOf(name)
  return from.includes(transfer.state) ? null : wrongState(name, transfer, side)
}

function wrongState(name: TransferActName, transfer: Transfer, side: TransferSide): Refusal {
  const { state } = toldOf(transfer, { sides: [side], until: null })
  return new Refusal('transfer.wrong-state', { state, transferAct: name, basis: rowOf(name).rule })
}

function judgeRole(operation: Operation, offices: readonly string[], actor: Actor): Refusal | null {
  const reaches = postingsFor(actor, operation).some((posting) => offices.some((id) => posting.reach.includes(id)))
  return reaches ? null : new Refusal('auth.not-permitted', { operation })
}

/** The role and office under which the actor does this: what the record names. */
export function capacityFor(
  operation: Operation,
  offices: readonly string[],
  actor: Actor
): { role: Role; officeId: string } {
  const posting = postingsFor(actor, operation).find((candidate) => offices.some((id) => candidate.reach.includes(id)))
  if (!posting) throw new Refusal('auth.not-permitted', { operation })
  return { role: posting.role, officeId: posting.officeId }
}

export interface AllowedAct {
  readonly act: string
  readonly transferNo: number | null
  readonly rule: string
  readonly refusal: Refusal | null
}

/** Every act on this case and its transfers, each with the reason why it is not allowed (null: allowed). */
export function allowedActs(file: CaseFile, actor: Actor): AllowedAct[] {
  const onCase = (Object.keys(caseActs) as CaseActName[]).map((name) => ({
    act: name,
    transferNo: null,
    rule: caseActs[name].rule,
    refusal:
      judgeCaseAct(name, file, actor) ??
      (hasObject(name, file) ? null : new Refusal('case.nothing-to-act-on', { act: name, basis: caseActs[name].rule }))
  }))
  const opening = { act: 'open-transfer', transferNo: null, rule: 'T-10', refusal: judgeTransferOpening(file, actor) }
  return [
    ...onCase,
    opening,
    ...file.transfers
      .filter((transfer) => !transfer.reported)
      .flatMap((transfer) => allowedTransferActs(transfer, actor))
  ]
}

export function allowedTransferActs(transfer: Transfer, actor: Actor): AllowedAct[] {
  return (Object.keys(transferActs) as TransferActName[]).map((name) => ({
    act: name,
    transferNo: transfer.transferNo,
    rule: transferActs[name].rule,
    refusal: judgeTransferAct(name, transfer, actor)
  }))
}
