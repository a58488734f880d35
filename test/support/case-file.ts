import type { Actor, Role } from '../../src/domain/actor.ts'
import { publishedCalendar } from '../../src/domain/calendar/published.ts'
import { allowedActs, allowedTransferActs, officeOfSide } from '../../src/domain/case/acts.ts'
import { decide, type DecideInput } from '../../src/domain/case/decision.ts'
import { close, fileCase, recordReceipt, serve } from '../../src/domain/case/steps.ts'
import type { CaseFile, Transfer, TransferStep } from '../../src/domain/case/file.ts'
import { noParts } from '../../src/domain/case/parts.ts'
import type { When } from '../../src/domain/case/when.ts'
import { roles } from '../../src/domain/actor.ts'
import { materialKinds } from '../../src/domain/case/vocabulary.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import type { RefusalCode } from '../../src/domain/refusals.ts'
import type { TransferActName } from '../../src/domain/transfer/act-table.ts'
import { approve, openTransfer, receive, report, send, withStep } from '../../src/domain/transfer/steps.ts'

export const calendar = publishedCalendar
export const office = 'sz-market-futian'
export const police = 'sz-police'

/** A legal day, judged: in time and without a reason unless said. */
export const on = (day: string, over: Partial<When> = {}): When => ({
  on: day,
  at: null,
  late: false,
  reason: null,
  ...over
})
/** A legal instant on the day, at ten in the morning of Shanghai. */
export const at = (day: string, hour = '10:00'): When =>
  on(day, { at: Temporal.Instant.from(`${day}T${hour}:00+08:00`).toString() })

export const actor = (personId: string, postings: readonly (readonly [Role, string])[]): Actor => ({
  personId,
  name: personId,
  officeId: postings[0]?.[1] ?? office,
  postings: postings.map(([role, officeId]) => ({ role, officeId, reach: [officeId] }))
})

/** Somebody who holds every role on both sides: only the case itself can refuse. */
export const anybody = actor(
  'anybody',
  roles.flatMap((role) => [[role, office] as const, [role, police] as const])
)

export function clueFile(over: Partial<CaseFile['case']> = {}): CaseFile {
  return {
    ...noParts,
    case: {
      caseId: '00000000-0000-8000-8000-000000000001',
      officeId: office,
      organId: 'sz-market',
      areaCode: '440304',
      procedure: 'trademark-penalty',
      rightKind: 'trademark',
      source: 'report',
      outside: false,
      state: 'clue',
      version: 1,
      number: null,
      handlers: [],
      investigators: [],
      track: 'ordinary',
      checkedFrom: null,
      takenOverOn: null,
      clueOn: '2026-03-02',
      filedOn: null,
      closedOn: null,
      closingGround: null,
      closingGroundOn: null,
      lastOn: '2026-03-02',
      ...over
    },
    episodes: [],
    decisions: [],
    obligations: [],
    receipts: [],
    transfers: []
  }
}

export const filedFile = (day = '2026-03-04', over: Partial<CaseFile['case']> = {}): CaseFile =>
  fileCase(clueFile(over), { handlers: ['a', 'b'] }, on(day))

export const decision = (over: Partial<DecideInput> = {}): DecideInput => ({
  kind: 'penalty',
  documentNumber: null,
  documentNumberRaw: null,
  partyNo: null,
  result: null,
  text: null,
  obligations: [{ kind: 'fine', amountFen: 10_000, text: null }],
  ...over
})
export const plainDecision = (kind: DecideInput['kind'], partyNo: number | null = null): DecideInput =>
  decision({ kind, partyNo, obligations: [] })

export const decidedFile = (day = '2026-03-10', input: Partial<DecideInput> = {}): CaseFile =>
  decide(filedFile(), decision(input), on(day))
export const servedFile = (day = '2026-03-11', input: Partial<DecideInput> = {}): CaseFile =>
  serve(decidedFile('2026-03-10', input), { decisionNo: 1, servedBy: 'direct' }, on(day), calendar)

export const pay = (file: CaseFile, amountFen: number, when: When, over: object = {}): CaseFile =>
  recordReceipt(file, { decisionNo: 1, kind: 'principal', amountFen, voucher: null, ...over }, when)

export const executedFile = (day = '2026-03-20'): CaseFile => pay(servedFile(), 10_000, on(day))
export const closedFile = (day = '2026-03-25'): CaseFile => close(executedFile(), { ground: 'executed' }, on(day))

export const opening = {
  members: ['a', 'b'],
  charge: null,
  partyNos: [] as number[],
  addresseeId: police,
  copiedTo: null
}
export const fiveMaterials = materialKinds.map((kind) => ({ kind, count: 1, reason: null }))

export const first = (file: CaseFile): Transfer => file.transfers[0] as Transfer

/** An act on the first transfer with its step noted, as a command does it. */
export function noted(
  file: CaseFile,
  act: TransferActName,
  when: When,
  step: (file: CaseFile, transfer: Transfer) => CaseFile,
  more: Partial<Pick<TransferStep, 'paper' | 'data' | 'by'>> = {}
): CaseFile {
  const transfer = first(file)
  const who = { by: null, officeId: officeOfSide(act, transfer), paper: null, confirmedOn: null, data: {} }
  return withStep(step(file, transfer), 1, { act, ...who, ...more }, when)
}

/** The steps of a transfer in their order, up to the state asked for. */
export function transferFile(state: Transfer['state'], start = filedFile(), day = '2026-03-05'): CaseFile {
  const letter = { letterNumber: null, materials: fiveMaterials, package: {} }
  const steps: [
    Transfer['state'],
    TransferActName,
    When,
    (file: CaseFile, transfer: Transfer, when: When) => CaseFile
  ][] = [
    ['report-submitted', 'report', on(day), (file, one, when) => report(file, one, { text: '报告' }, when)],
    ['approved', 'approve', at(day, '11:00'), (file, one, when) => approve(file, one, 'chief', when)],
    ['sent', 'send', at(day, '12:00'), (file, one, when) => send(file, one, letter, when)],
    ['received', 'receive', at(day, '13:00'), (file, one, when) => receive(file, one, 'liaison', when)]
  ]
  let file = openTransfer(start, opening, on(day))
  if (state === 'tg-formed') return file
  for (const [reached, act, when, step] of steps) {
    file = noted(file, act, when, (before, transfer) => step(before, transfer, when))
    if (reached === state) return file
  }
  throw new Error(`no way to ${state} here`)
}

/** The acts that lead from the lead to the closing; test/domain/act-table.test.ts holds all of them. */
const mainPath = [
  ...['file', 'decline', 'decide', 'serve', 'perform', 'record-receipt', 'close', 'reopen', 'revoke-decision'],
  ...['correct', 'amend', 'open-transfer']
]

/** Exactly the acts of the main path that are allowed, and opening a transfer. */
export const canOnly = (file: CaseFile, who = anybody): string[] =>
  allowedActs(file, who)
    .filter((act) => act.transferNo === null && act.refusal === null && mainPath.includes(act.act))
    .map((act) => act.act)

/** The same for a transfer's own acts. */
export const transferCanOnly = (transfer: Transfer, who = anybody): string[] =>
  allowedTransferActs(transfer, who)
    .filter((act) => act.refusal === null)
    .map((act) => act.act)

/** The refusal's code, or what came instead. */
export function codeOf(work: () => unknown): RefusalCode | 'no refusal' {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'no refusal'
}
