import { newDecision } from '../case/decision.ts'
import { restated, standing, type CaseFile, type Material, type Transfer, type TransferStep } from '../case/file.ts'
import { materialKinds } from '../case/vocabulary.ts'
import type { Context, When } from '../case/when.ts'
import { refuse } from '../refusal.ts'
import { rowOf } from './act-table.ts'
import { moved, rivalOf } from './linkage.ts'
import { civilDateOf } from '../time/civil-date.ts'

/** The steps of a transfer (law.md 2.3): the case before, what was asked, and the case after. */

export interface OpenInput {
  readonly members: readonly string[]
  readonly charge: string | null
  /** The parties it concerns; empty: all respondents. */
  readonly partyNos: readonly number[]
  readonly addresseeId: string
  readonly copiedTo: string | null
}

/** Names the task group (T-10): at least two officers. A second transfer of the same parties needs the first one ended. */
export function openTransfer(file: CaseFile, input: OpenInput, when: When): CaseFile {
  const members = [...new Set(input.members)]
  if (members.length < 2) refuse('transfer.group-size', { field: '/members' })
  const rival = rivalOf(file, input.partyNos)
  if (rival) refuse('transfer.already-open', { transfer: rival.transferNo })
  const transfer: Transfer = {
    transferNo: file.transfers.length + 1,
    version: 1,
    direction: 'admin-to-police',
    state: 'tg-formed',
    officeId: file.case.officeId,
    addresseeId: input.addresseeId,
    copiedTo: input.copiedTo,
    members,
    charge: input.charge,
    partyNos: input.partyNos,
    formedOn: when.on,
    reportedOn: null,
    approvedAt: null,
    approvedBy: null,
    approvalReason: null,
    sentAt: null,
    sentOn: null,
    precision: 'day',
    letterNumber: null,
    receivedAt: null,
    receivedBy: null,
    policeNumber: null,
    outcomeOn: null,
    outcomeReason: null,
    materials: [],
    package: {},
    passedThrough: [],
    courtId: null,
    judgment: null,
    criminalFineFen: null,
    steps: [],
    reported: false,
    text: null
  }
  return { ...file, transfers: [...file.transfers, transfer] }
}

/** The group's written report to the chief (T-10). */
export function report(file: CaseFile, transfer: Transfer, input: { text: string }, when: When): CaseFile {
  return moved(file, transfer, 'report', { reportedOn: when.on, text: input.text })
}

/** The chief's approval (T-11). It is the disposal decision A-47(5) when no other stands. */
export function approve(file: CaseFile, transfer: Transfer, approver: string, when: When): CaseFile {
  const approved = moved(file, transfer, 'approve', {
    approvedAt: when.at,
    approvedBy: approver,
    approvalReason: when.reason
  })
  if (file.case.closedOn !== null || standing(file).length > 0) return approved
  const decision = newDecision(file.decisions.length + 1, 'transfer-criminal', when.on, {
    documentNumber: null,
    documentNumberRaw: null,
    partyNo: null,
    result: 'transfer-criminal',
    text: null
  })
  return restated({ ...approved, decisions: [...approved.decisions, decision] })
}

/** The chief's refusal, with reasons on record (T-11): the transfer ends here. */
export function disapprove(file: CaseFile, transfer: Transfer, approver: string, when: When): CaseFile {
  if (when.reason === null) refuse('transfer.reason-needed', { field: '/reason', basis: 'T-11' })
  return moved(file, transfer, 'disapprove', {
    approvedBy: approver,
    approvalReason: when.reason,
    outcomeOn: when.on,
    outcomeReason: when.reason
  })
}

export interface SendInput {
  readonly letterNumber: string | null
  readonly materials: readonly Material[]
  /** The case as it goes to the addressee: made by the command from what is on file. */
  readonly package: Readonly<Record<string, unknown>>
}

/** Hand-over to the police of the same level (T-12) with the five materials, each there or its absence explained (T-13). */
export function send(file: CaseFile, transfer: Transfer, input: SendInput, when: When): CaseFile {
  for (const kind of materialKinds) {
    const material = input.materials.find((one) => one.kind === kind)
    if (!material || (material.count === 0 && !material.reason))
      refuse('transfer.material-missing', { material: kind, field: '/materials' })
  }
  return moved(file, transfer, 'send', {
    sentAt: when.at,
    sentOn: when.on,
    letterNumber: input.letterNumber,
    materials: input.materials,
    package: input.package
  })
}

/** The liaison signs the receipt (T-15): the police must accept. Null: a paper receipt, whose signer the service does not know. */
export function receive(file: CaseFile, transfer: Transfer, receiver: string | null, when: When): CaseFile {
  return moved(file, transfer, 'receive', { receivedAt: when.at, receivedBy: receiver })
}

/** The instant or day after which the next step of this transfer may lie: that of the last one that moved it. */
export function lastStepOf(transfer: Transfer): { on: string | null; at: string | null } {
  const last = transfer.steps.findLast((step) => rowOf(step.act).to !== null)
  return last ? { on: last.on, at: last.at } : { on: transfer.formedOn, at: null }
}

/** Notes what was done with a transfer: the latest thing that every further step must follow. */
export function withStep(
  file: CaseFile,
  transferNo: number,
  step: Omit<TransferStep, 'no' | 'state' | 'on' | 'at' | 'reason'>,
  when: When
): CaseFile {
  return {
    ...file,
    transfers: file.transfers.map((one) =>
      one.transferNo === transferNo
        ? {
            ...one,
            steps: [
              ...one.steps,
              { no: one.steps.length + 1, state: one.state, on: when.on, at: when.at, reason: when.reason, ...step }
            ]
          }
        : one
    )
  }
}

/** A paper notice reaches the office on or after the day of what it says, and has reached it. */
export function judgeNotice(paper: { readonly on: string }, when: When, context: Context): void {
  const today = civilDateOf(context.now)
  if (paper.on > today) refuse('time.in-future', { occurred: paper.on, today, field: '/receivedOn' })
  if (paper.on < when.on)
    refuse('time.before-previous', { occurred: paper.on, previous: when.on, field: '/receivedOn' })
}
