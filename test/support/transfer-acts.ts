import { judgeTransferState } from '../../src/domain/case/acts.ts'
import type { CaseFile, Transfer, TransferStep } from '../../src/domain/case/file.ts'
import type { TransferState } from '../../src/domain/case/vocabulary.ts'
import type { Context, When } from '../../src/domain/case/when.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import type { TransferActName } from '../../src/domain/transfer/act-table.ts'
import { handGoods, receiveGoods } from '../../src/domain/transfer/goods.ts'
import * as linkage from '../../src/domain/transfer/linkage.ts'
import { approve, disapprove, receive, report, send } from '../../src/domain/transfer/steps.ts'
import { at, calendar, filedFile, fiveMaterials, first, noted, on, transferFile } from './case-file.ts'

export const context: Context = { now: '2030-01-10T02:00:00Z', calendar, settings: defaultSettings }

/** What an act says beside its reason; what is not given is plain. */
export interface Said {
  readonly to?: string
  readonly step?: number
  readonly criminalFineFen?: number
  readonly outcome?: (typeof linkage.judgments)[number]
  readonly by?: (typeof linkage.decisionGranters)[number]
  readonly paper?: TransferStep['paper']
}

/** Where a matter is forwarded to unless said. */
const elsewhere = 'sz-police-nanshan'

type Step = (file: CaseFile, transfer: Transfer, when: When, said: Said) => CaseFile
const words =
  (name: Parameters<typeof linkage.inWriting>[2]): Step =>
  (file, transfer, when) =>
    linkage.inWriting(file, transfer, name, when)

/** Every act on a transfer, by its name. */
export const transferSteps: Readonly<Record<TransferActName, Step>> = {
  report: (file, transfer, when) => report(file, transfer, { text: '报告' }, when),
  approve: (file, transfer, when) => approve(file, transfer, 'chief', when),
  disapprove: (file, transfer, when) => disapprove(file, transfer, 'chief', when),
  send: (file, transfer, when) =>
    send(file, transfer, { letterNumber: null, materials: fiveMaterials, package: {} }, when),
  'notify-property': words('notify-property'),
  receive: (file, transfer, when) => receive(file, transfer, 'liaison', when),
  'request-supplement': (file, transfer) => linkage.requestSupplement(file, transfer, { materials: ['test-report'] }),
  supplement: (file, transfer) =>
    linkage.supplement(file, transfer, { materials: [{ kind: 'test-report', count: 2, reason: null }] }),
  forward: (file, transfer, _when, { to = elsewhere }) => linkage.forward(file, transfer, { to }),
  'return-not-police': linkage.returnNotPolice,
  'extend-decision': (file, transfer, when, { by = 'county-police-head' }) =>
    linkage.extendDecision(file, transfer, { by, approvedBy: '局长' }, when, context),
  file: (file, transfer, when) => linkage.policeFile(file, transfer, { policeNumber: '1' }, when),
  decline: linkage.policeDecline,
  'request-reconsideration': words('request-reconsideration'),
  uphold: linkage.uphold,
  'suggest-supervision': words('suggest-supervision'),
  'report-delay': words('report-delay'),
  'accept-refusal': linkage.acceptRefusal,
  'require-explanation': words('require-explanation'),
  explain: words('explain'),
  'accept-explanation': words('accept-explanation'),
  'order-filing': words('order-filing'),
  remind: words('remind'),
  'hand-goods': handGoods,
  'receive-goods': (file, transfer, when, { step = 1 }) => receiveGoods(file, transfer, { step }, when),
  'move-case': (file, transfer, _when, { to }) => linkage.moveCase(file, transfer, { to: to ?? null }),
  'withdraw-case': linkage.withdrawCase,
  'send-for-prosecution': words('send-for-prosecution'),
  'return-to-investigate': words('return-to-investigate'),
  prosecute: (file, transfer) => linkage.prosecute(file, transfer, { courtId: 'sz-court' }),
  'not-prosecute': linkage.notProsecute,
  judge: (file, transfer, _when, { outcome = 'convicted', criminalFineFen = 0 }) =>
    linkage.judge(file, transfer, { outcome, criminalFineFen }),
  'make-effective': linkage.makeEffective
}

/** One act on the first transfer, judged by its row and noted with its step. */
export function doTransfer(file: CaseFile, name: TransferActName, when: When, said: Said = {}): CaseFile {
  const wrong = said.paper ? null : judgeTransferState(name, first(file))
  if (wrong) throw wrong
  const { paper = null, ...rest } = said
  const to = name === 'forward' ? { to: elsewhere } : name === 'move-case' ? { to: null } : {}
  const data = { ...to, ...rest }
  return noted(file, name, when, (before, transfer) => transferSteps[name](before, transfer, when, said), {
    paper,
    data
  })
}

/** Acts after the receipt, a day apart from the day after it on; each may say something. */
export function after(
  acts: readonly (TransferActName | readonly [TransferActName, Said])[],
  start = transferFile('received')
): CaseFile {
  let file = start
  for (const [index, one] of acts.entries()) {
    const [name, said] = typeof one === 'string' ? [one, {}] : one
    const day = Temporal.PlainDate.from('2026-03-06').add({ days: index }).toString()
    file = doTransfer(file, name, on(day, { at: at(day).at, reason: '理由' }), said)
  }
  return file
}

const toSupervision = ['decline', 'request-reconsideration', 'uphold', 'suggest-supervision'] as const
const toTrial = ['file', 'send-for-prosecution', 'prosecute'] as const
/** The acts that lead from the receipt to each state after it. */
export const waysTo: Partial<Record<TransferState, readonly TransferActName[]>> = {
  received: [],
  'supplement-requested': ['request-supplement'],
  supplemented: ['request-supplement', 'supplement'],
  'returned-not-police': ['return-not-police'],
  filed: ['file'],
  'not-filed': ['decline'],
  'recon-requested': ['decline', 'request-reconsideration'],
  'recon-upheld': ['decline', 'request-reconsideration', 'uphold'],
  'supervision-suggested': toSupervision,
  'explanation-required': [...toSupervision, 'require-explanation'],
  explained: [...toSupervision, 'require-explanation', 'explain'],
  'supervision-closed': [...toSupervision, 'require-explanation', 'explain', 'accept-explanation'],
  'ordered-to-file': [...toSupervision, 'require-explanation', 'explain', 'order-filing'],
  returned: ['decline', 'accept-refusal'],
  withdrawn: ['file', 'withdraw-case'],
  'sent-for-prosecution': ['file', 'send-for-prosecution'],
  prosecuted: toTrial,
  'not-prosecuted': ['file', 'send-for-prosecution', 'not-prosecute'],
  judged: [...toTrial, 'judge'],
  effective: [...toTrial, 'judge', 'make-effective']
}

/** A file whose transfer is in this state. */
export function fileIn(state: TransferState): CaseFile {
  const way = waysTo[state]
  if (way) return after(way)
  if (state !== 'not-approved') return transferFile(state, filedFile())
  return doTransfer(transferFile('report-submitted'), 'disapprove', on('2026-03-06', { reason: '证据不足' }))
}
