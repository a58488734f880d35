import type { Context, Stated, When } from './when.ts'
import { judgeTime } from './when.ts'
import { caseActs } from './act-table.ts'
import { transferActs } from '../transfer/act-table.ts'
import { judgeCaseState, judgeOpeningState, judgeTransferState } from './acts.ts'
import type { CaseFile, Material, Transfer } from './file.ts'
import {
  close,
  declineToFile,
  fileCase,
  perform,
  recordReceipt,
  reopen,
  revokeDecision,
  serve,
  type ReceiptInput,
  type ReopeningGround
} from './steps.ts'
import { decide, type DecideInput } from './decision.ts'
import type { ClosingGround } from './vocabulary.ts'
import { refuse } from '../refusal.ts'
import {
  approve,
  disapprove,
  lastStepOf,
  openTransfer,
  receive,
  report,
  send,
  withStep,
  type OpenInput
} from '../transfer/steps.ts'
import { policeDecline, policeFile } from '../transfer/linkage.ts'

/** An act that happened in another system, with its legal time; it enters as it was, and its record says from where. */
export type PastAct = Stated &
  (
    | { readonly act: 'file'; readonly handlers: readonly string[]; readonly number: string | null }
    | { readonly act: 'decline' }
    | ({ readonly act: 'decide' } & DecideInput)
    | { readonly act: 'serve'; readonly decisionNo: number; readonly servedBy: string }
    | { readonly act: 'perform'; readonly decisionNo: number; readonly obligationNo: number }
    | ({ readonly act: 'record-receipt' } & ReceiptInput)
    | { readonly act: 'close'; readonly ground: ClosingGround }
    | { readonly act: 'reopen'; readonly ground: ReopeningGround }
    | { readonly act: 'revoke-decision'; readonly decisionNo: number }
    | ({ readonly act: 'open-transfer' } & OpenInput)
    | { readonly act: 'transfer-report'; readonly transferNo: number; readonly text: string }
    | {
        readonly act: 'transfer-approve' | 'transfer-disapprove' | 'transfer-receive'
        readonly transferNo: number
        readonly by: string
      }
    | {
        readonly act: 'transfer-send'
        readonly transferNo: number
        readonly letterNumber: string | null
        readonly materials: readonly Material[]
      }
    | { readonly act: 'transfer-file'; readonly transferNo: number; readonly policeNumber: string | null }
    | { readonly act: 'transfer-decline'; readonly transferNo: number }
  )

type PastTransferAct = Extract<PastAct, { readonly transferNo: number }>

export interface Replayed {
  readonly act: PastAct['act']
  readonly before: CaseFile
  readonly after: CaseFile
  readonly when: When
  readonly rule: string
}

/**
 * Carries out past acts one after the other, judged by the same rules as new ones but for who did them. The first that does
 * not fit is refused with its place (`/acts/<n>`), and nothing of the case is kept.
 */
export function replay(start: CaseFile, acts: readonly PastAct[], context: Context): Replayed[] {
  let file = start
  return acts.map((past) => {
    const before = file
    const { after, when, rule } = one(before, past, context)
    file = after
    return { act: past.act, before, after, when, rule }
  })
}

function one(file: CaseFile, past: PastAct, context: Context): { after: CaseFile; when: When; rule: string } {
  if (past.act.startsWith('transfer-')) return onTransfer(file, past, context)
  if (past.act === 'open-transfer') {
    const wrong = judgeOpeningState(file)
    if (wrong) throw wrong
    const when = judgeTime(past, false, file.case.filedOn, context)
    return { after: openTransfer(file, past, when), when, rule: 'T-10' }
  }
  const name = past.act as keyof typeof caseActs
  const wrong = judgeCaseState(name, file)
  if (wrong) throw wrong
  const previous =
    name === 'file' || name === 'decline'
      ? file.case.clueOn
      : name === 'reopen'
        ? file.case.closedOn
        : (file.episodes.at(-1)?.openedOn ?? null)
  const when = judgeTime(past, false, previous, context)
  return { after: onCase(file, past, when, context), when, rule: caseActs[name].rule }
}

function onCase(file: CaseFile, past: PastAct, when: When, context: Context): CaseFile {
  switch (past.act) {
    case 'file': {
      const filed = fileCase(file, past, when)
      return { ...filed, case: { ...filed.case, number: past.number } }
    }
    case 'decline':
      return declineToFile(file, when)
    case 'decide':
      return decide(file, past, when)
    case 'serve':
      return serve(file, past, when, context.calendar, context.settings)
    case 'perform':
      return perform(file, past, when)
    case 'record-receipt':
      return recordReceipt(
        file,
        { decisionNo: past.decisionNo, kind: past.kind, amountFen: past.amountFen, voucher: past.voucher },
        when
      )
    case 'close':
      return close(file, past, when)
    case 'reopen':
      return reopen(file, past, when)
    case 'revoke-decision':
      return revokeDecision(file, past, when)
    default:
      throw new TypeError(`no act on a case: ${past.act}`)
  }
}

function onTransfer(file: CaseFile, past: PastAct, context: Context): { after: CaseFile; when: When; rule: string } {
  if (!('transferNo' in past)) throw new TypeError(`no act on a transfer: ${past.act}`)
  const transfer: Transfer | undefined = file.transfers[past.transferNo - 1]
  if (!transfer) refuse('transfer.unknown', { transfer: past.transferNo })
  const name = past.act.slice('transfer-'.length) as keyof typeof transferActs
  const wrong = judgeTransferState(name, transfer)
  if (wrong) throw wrong
  const last = lastStepOf(transfer)
  const when = judgeTime(past, transferActs[name].inHours, last.on, context, last.at)
  const who = { by: 'by' in past ? past.by : null, officeId: null, paper: null, confirmedOn: null }
  const after = withStep(moved(file, transfer, past, when), past.transferNo, { act: name, ...who, data: {} }, when)
  return { after, when, rule: transferActs[name].rule }
}

function moved(file: CaseFile, transfer: Transfer, past: PastTransferAct, when: When): CaseFile {
  switch (past.act) {
    case 'transfer-report':
      return report(file, transfer, past, when)
    case 'transfer-approve':
      return approve(file, transfer, past.by, when)
    case 'transfer-disapprove':
      return disapprove(file, transfer, past.by, when)
    case 'transfer-send':
      return send(file, transfer, { letterNumber: past.letterNumber, materials: past.materials, package: {} }, when)
    case 'transfer-receive':
      return receive(file, transfer, past.by, when)
    case 'transfer-file':
      return policeFile(file, transfer, past, when)
    case 'transfer-decline':
      return policeDecline(file, transfer, when)
  }
}
