import type { Actor, Role } from '../actor.ts'
import type { caseActLabels, transferActLabels } from '../labels.ts'
import { postingsFor, type Operation } from '../permissions.ts'
import { Refusal } from '../refusal.ts'
import { openTransfers, standing, type CaseFile, type Transfer } from './file.ts'
import type { CaseState, TransferState } from './vocabulary.ts'

/** An act: who may, from which states, on which rule it rests, and whether its period is counted in hours. */
interface Act<State> {
  readonly operation: Operation
  readonly from: readonly State[]
  readonly rule: string
  readonly inHours: boolean
}

const act = <State>(operation: Operation, from: readonly State[], rule: string, inHours = false): Act<State> => ({
  operation,
  from,
  rule,
  inHours
})

const anyOpen: readonly CaseState[] = ['filed', 'decided', 'served', 'executed']

/** The acts on a case (law.md 1.2): one row an act, and nothing about states anywhere else. */
export const caseActs = {
  file: act<CaseState>('cases.file', ['clue'], 'A-10'),
  decline: act<CaseState>('cases.decline', ['clue'], 'A-12'),
  decide: act<CaseState>('cases.decide', anyOpen, 'A-41'),
  serve: act<CaseState>('cases.serve', ['decided', 'served'], 'A-70'),
  perform: act<CaseState>('cases.perform', ['decided', 'served'], 'A-80'),
  'record-receipt': act<CaseState>('cases.record-receipt', ['decided', 'served', 'executed', 'closed'], 'A-80'),
  close: act<CaseState>('cases.close', ['decided', 'served', 'executed'], 'A-95'),
  reopen: act<CaseState>('cases.reopen', ['closed'], 'T-39'),
  'revoke-decision': act<CaseState>('cases.revoke-decision', ['decided', 'served', 'executed', 'closed'], 'A-75'),
  correct: act<CaseState>('cases.correct', [...anyOpen, 'closed'], 'D-32'),
  amend: act<CaseState>('cases.amend', ['clue', ...anyOpen], 'A-30')
} as const satisfies Record<keyof typeof caseActLabels, Act<CaseState>>
export type CaseActName = keyof typeof caseActs

/** The acts on a transfer (law.md 2.3, 2.8). */
export const transferActs = {
  report: act<TransferState>('transfers.report', ['tg-formed'], 'T-10'),
  approve: act<TransferState>('transfers.approve', ['report-submitted'], 'T-11', true),
  disapprove: act<TransferState>('transfers.disapprove', ['report-submitted'], 'T-11'),
  send: act<TransferState>('transfers.send', ['approved'], 'T-12', true),
  receive: act<TransferState>('transfers.receive', ['sent'], 'T-15', true),
  file: act<TransferState>('transfers.file', ['received'], 'T-19'),
  decline: act<TransferState>('transfers.decline', ['received'], 'T-19')
} as const satisfies Record<keyof typeof transferActLabels, Act<TransferState>>
export type TransferActName = keyof typeof transferActs

/** A transfer opens from these states: no penalty is needed before it (T-03). */
export const transferOpensFrom: readonly CaseState[] = [...anyOpen, 'closed']

/** Why this actor may not do this act now; null when it is allowed as far as can be said without its content. */
export function judgeCaseAct(name: CaseActName, file: CaseFile, actor: Actor): Refusal | null {
  return judgeRole(caseActs[name].operation, file.case.officeId, actor) ?? judgeCaseState(name, file)
}

/** The same without the person: for acts that another system has already judged. */
export function judgeCaseState(name: CaseActName, file: CaseFile): Refusal | null {
  const row = caseActs[name]
  if (file.case.outside) return new Refusal('case.outside')
  if (!(row.from as readonly CaseState[]).includes(file.case.state)) {
    return new Refusal('case.wrong-state', { state: file.case.state, act: name, basis: row.rule })
  }
  if (name === 'serve' && standing(file).every((decision) => decision.servedOn !== null)) {
    return new Refusal('case.wrong-state', { state: file.case.state, act: name, basis: row.rule })
  }
  return null
}

export function judgeTransferOpening(file: CaseFile, actor: Actor): Refusal | null {
  return judgeRole('transfers.open', file.case.officeId, actor) ?? judgeOpeningState(file)
}

export function judgeOpeningState(file: CaseFile): Refusal | null {
  if (file.case.outside) return new Refusal('case.outside')
  if (!transferOpensFrom.includes(file.case.state))
    return new Refusal('transfer.case-state', { state: file.case.state })
  return null
}

export function judgeTransferAct(name: TransferActName, transfer: Transfer, actor: Actor): Refusal | null {
  const row = transferActs[name]
  const byPolice = name === 'receive' || name === 'file' || name === 'decline'
  const office = byPolice ? transfer.addresseeId : transfer.officeId
  const refused = judgeRole(row.operation, office ?? '', actor)
  if (refused)
    return byPolice && postingsFor(actor, row.operation).length > 0 ? new Refusal('transfer.other-addressee') : refused
  const wrongState = judgeTransferState(name, transfer)
  if (wrongState) return wrongState
  const member = transfer.members.includes(actor.personId)
  if (name === 'report' && !member) return new Refusal('transfer.not-member')
  if ((name === 'approve' || name === 'disapprove') && member) return new Refusal('transfer.approver-is-member')
  return null
}

export function judgeTransferState(name: TransferActName, transfer: Transfer): Refusal | null {
  const row = transferActs[name]
  if ((row.from as readonly TransferState[]).includes(transfer.state)) return null
  return new Refusal('transfer.wrong-state', { state: transfer.state, transferAct: name, basis: row.rule })
}

function judgeRole(operation: Operation, officeId: string, actor: Actor): Refusal | null {
  const reaches = postingsFor(actor, operation).some((posting) => posting.reach.includes(officeId))
  return reaches ? null : new Refusal('auth.not-permitted', { operation })
}

/** The role and office under which the actor does this: what the record names. */
export function capacityFor(operation: Operation, officeId: string, actor: Actor): { role: Role; officeId: string } {
  const posting = postingsFor(actor, operation).find((candidate) => candidate.reach.includes(officeId))
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
    refusal: judgeCaseAct(name, file, actor)
  }))
  const opening = { act: 'open-transfer', transferNo: null, rule: 'T-10', refusal: judgeTransferOpening(file, actor) }
  return [...onCase, opening, ...openTransfers(file).flatMap((transfer) => allowedTransferActs(transfer, actor))]
}

export function allowedTransferActs(transfer: Transfer, actor: Actor): AllowedAct[] {
  return (Object.keys(transferActs) as TransferActName[]).map((name) => ({
    act: name,
    transferNo: transfer.transferNo,
    rule: transferActs[name].rule,
    refusal: judgeTransferAct(name, transfer, actor)
  }))
}
