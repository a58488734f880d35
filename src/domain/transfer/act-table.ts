import { chiefRoles, handlerRoles, type Role } from '../actor.ts'
import type { DutyCode } from '../case/periods.ts'
import type { TransferState } from '../case/vocabulary.ts'
import type { transferActLabels } from '../labels.ts'

/** Who works on a transfer: the office that made it, the police addressed, the procuratorate copied, the court. */
export const transferSides = ['office', 'police', 'procuratorate', 'court'] as const
export type TransferSide = (typeof transferSides)[number]

/**
 * Every act on a transfer as one piece of data (law.md 2.3 to 2.8): whose it is, from which states, where it leads, on which rule
 * it rests, which duties it starts and ends, and who beside the doer is told of it. What one side is not told (P-15) stands
 * neither in its steps nor in the state it sees.
 */
export interface TransferAct {
  readonly side: TransferSide
  readonly roles: readonly Role[]
  readonly from: readonly TransferState[]
  /** Null: the state stays. */
  readonly to: TransferState | null
  readonly rule: string
  readonly inHours: boolean
  readonly starts: readonly DutyCode[]
  /** Duties that are met by the act. */
  readonly ends: readonly DutyCode[]
  /** Duties that fall away by the act, unmet. */
  readonly cancels: readonly DutyCode[]
  readonly told: readonly TransferSide[]
  /** Sides that learn that it was done, and not what it says. */
  readonly noted: readonly TransferSide[]
  /** The answer of another authority that the office may enter from a paper notice, when no one there can enter it. */
  readonly onPaper: boolean
  /** States from which it is entered from paper beside `from`: the office is not told of the steps between. */
  readonly paperFrom: readonly TransferState[]
}

const liaisons: readonly Role[] = ['police-liaison']
const procurators: readonly Role[] = ['procurator']
const clerks: readonly Role[] = ['court-clerk']
const rolesOf: Readonly<Record<TransferSide, readonly Role[]>> = {
  office: handlerRoles,
  police: liaisons,
  procuratorate: procurators,
  court: clerks
}

const act = (
  side: TransferSide,
  from: readonly TransferState[],
  to: TransferState | null,
  rule: string,
  more: Partial<Omit<TransferAct, 'side' | 'from' | 'to' | 'rule'>> = {}
): TransferAct => ({
  side,
  roles: rolesOf[side],
  from,
  to,
  rule,
  inHours: false,
  starts: [],
  ends: [],
  cancels: [],
  told: [],
  noted: [],
  onPaper: false,
  paperFrom: [],
  ...more
})

const both: readonly TransferSide[] = ['police', 'procuratorate']
const everyone: readonly TransferSide[] = ['office', 'police', 'procuratorate']
const outside = { told: ['office', 'procuratorate'] as readonly TransferSide[] }
const answer = { ...outside, onPaper: true }
/** The police have it and have not decided. */
const deciding: readonly TransferState[] = ['received', 'supplement-requested', 'supplemented']
/** The police have refused, at first or after a reconsideration. */
const refused: readonly TransferState[] = ['not-filed', 'recon-upheld']
/** The procuratorate looks into why the police have not filed. */
const explaining: readonly TransferState[] = ['supervision-suggested', 'explanation-required', 'explained']
/** Filed by the police, and not yet at its end. */
const inCriminalTrack: readonly TransferState[] = ['filed', 'sent-for-prosecution', 'prosecuted', 'judged']

export const transferActs = {
  // the office, up to the hand-over
  report: act('office', ['tg-formed'], 'report-submitted', 'T-10', { starts: ['OT-T-APPROVE'] }),
  approve: act('office', ['report-submitted'], 'approved', 'T-11', {
    roles: chiefRoles,
    inHours: true,
    starts: ['OT-T-SEND'],
    ends: ['OT-T-APPROVE']
  }),
  disapprove: act('office', ['report-submitted'], 'not-approved', 'T-11', {
    roles: chiefRoles,
    ends: ['OT-T-APPROVE']
  }),
  send: act('office', ['approved'], 'sent', 'T-12', { inHours: true, ends: ['OT-T-SEND'], told: both }),
  'notify-property': act('office', ['sent', ...deciding, ...inCriminalTrack], null, 'T-21'),

  // the police decide
  receive: act('police', ['sent'], 'received', 'T-15', { inHours: true, starts: ['OT-T-POLICE'], ...answer }),
  'request-supplement': act('police', ['received', 'supplemented'], 'supplement-requested', 'T-16', {
    inHours: true,
    starts: ['OT-T-SUPP'],
    ...answer
  }),
  supplement: act('office', ['supplement-requested'], 'supplemented', 'T-16', { ends: ['OT-T-SUPP'], told: both }),
  forward: act('police', deciding, 'sent', 'T-18', {
    inHours: true,
    ends: ['OT-T-POLICE'],
    cancels: ['OT-T-SUPP'],
    ...answer
  }),
  'return-not-police': act('police', deciding, 'returned-not-police', 'T-18', {
    inHours: true,
    ends: ['OT-T-POLICE'],
    cancels: ['OT-T-SUPP'],
    ...answer
  }),
  'extend-decision': act('police', deciding, null, 'T-19', outside),
  file: act('police', [...deciding, 'recon-requested', ...explaining, 'ordered-to-file'], 'filed', 'T-19', {
    starts: ['OT-T-GOODS'],
    ends: ['OT-T-POLICE', 'OT-T-RECON-DECIDE', 'OT-T-ORDERED'],
    cancels: ['OT-T-SUPP', 'OT-T-EXPLAIN', 'OT-T-TELL'],
    ...answer
  }),
  decline: act('police', deciding, 'not-filed', 'T-19', {
    starts: ['OT-T-RECON'],
    ends: ['OT-T-POLICE'],
    cancels: ['OT-T-SUPP'],
    ...answer
  }),

  // the office disagrees
  'request-reconsideration': act('office', ['not-filed'], 'recon-requested', 'T-30', {
    starts: ['OT-T-RECON-DECIDE'],
    ends: ['OT-T-RECON'],
    told: both
  }),
  uphold: act('police', ['recon-requested'], 'recon-upheld', 'T-31', {
    starts: ['OT-T-SUPERVISE'],
    ends: ['OT-T-RECON-DECIDE'],
    ...answer
  }),
  'suggest-supervision': act('office', refused, 'supervision-suggested', 'T-32', {
    ends: ['OT-T-SUPERVISE'],
    cancels: ['OT-T-RECON'],
    told: ['procuratorate']
  }),
  'report-delay': act('office', deciding, null, 'T-36', { told: ['procuratorate'] }),
  'accept-refusal': act(
    'office',
    [...refused, 'returned-not-police', 'supervision-closed', 'withdrawn', 'not-prosecuted'],
    'returned',
    'T-39',
    { cancels: ['OT-T-RECON', 'OT-T-SUPERVISE'], told: both }
  ),

  // the procuratorate supervises the filing
  'require-explanation': act(
    'procuratorate',
    ['supervision-suggested', ...deciding, ...refused],
    'explanation-required',
    'T-33',
    {
      starts: ['OT-T-EXPLAIN'],
      cancels: ['OT-T-SUPP', 'OT-T-RECON', 'OT-T-SUPERVISE'],
      told: ['office', 'police']
    }
  ),
  explain: act('police', ['explanation-required'], 'explained', 'T-33', {
    starts: ['OT-T-TELL'],
    ends: ['OT-T-EXPLAIN'],
    told: ['procuratorate'],
    noted: ['office']
  }),
  'accept-explanation': act('procuratorate', ['explained'], 'supervision-closed', 'T-35', {
    ends: ['OT-T-TELL'],
    cancels: ['OT-T-POLICE', 'OT-T-EXPLAIN', 'OT-T-RECON', 'OT-T-SUPERVISE'],
    told: ['office', 'police'],
    onPaper: true,
    paperFrom: ['supervision-suggested', 'explanation-required', ...refused]
  }),
  'order-filing': act('procuratorate', ['explained', 'explanation-required'], 'ordered-to-file', 'T-34', {
    starts: ['OT-T-ORDERED'],
    cancels: ['OT-T-EXPLAIN', 'OT-T-TELL', 'OT-T-RECON', 'OT-T-SUPERVISE'],
    told: ['office', 'police'],
    onPaper: true,
    paperFrom: ['supervision-suggested', ...refused]
  }),
  remind: act('procuratorate', ['ordered-to-file', 'filed'], null, 'T-37', { told: ['police'] }),

  // after filing
  'hand-goods': act('office', inCriminalTrack, null, 'T-20', { ends: ['OT-T-GOODS'], told: both }),
  'receive-goods': act('police', inCriminalTrack, null, 'T-20', answer),
  'move-case': act('police', ['filed'], null, 'T-41', answer),
  'withdraw-case': act('police', ['filed', 'sent-for-prosecution'], 'withdrawn', 'T-40', {
    cancels: ['OT-T-GOODS'],
    ...answer
  }),
  'send-for-prosecution': act('police', ['filed'], 'sent-for-prosecution', 'T-44', { told: ['procuratorate'] }),
  'return-to-investigate': act('procuratorate', ['sent-for-prosecution'], 'filed', 'T-45', { told: ['police'] }),
  prosecute: act('procuratorate', ['sent-for-prosecution'], 'prosecuted', 'T-46', { told: ['police', 'court'] }),
  'not-prosecute': act('procuratorate', ['sent-for-prosecution'], 'not-prosecuted', 'T-46', {
    cancels: ['OT-T-GOODS'],
    told: ['office', 'police'],
    onPaper: true,
    paperFrom: ['filed']
  }),
  judge: act('court', ['prosecuted', 'judged'], 'judged', 'T-47', {
    told: everyone,
    onPaper: true,
    paperFrom: ['filed', 'sent-for-prosecution']
  }),
  'make-effective': act('court', ['judged'], 'effective', 'T-47', {
    cancels: ['OT-T-GOODS'],
    told: everyone,
    onPaper: true
  })
} as const satisfies Record<keyof typeof transferActLabels, TransferAct>

export type TransferActName = keyof typeof transferActLabels

/** The row of an act, by what every row has. */
export const rowOf = (name: string): TransferAct => transferActs[name as TransferActName]

/** Whether a side is told of an act: its own, and those whose row says so. */
export function isTold(side: TransferSide, name: string): boolean {
  const { side: own, told, noted } = rowOf(name)
  return own === side || told.includes(side) || noted.includes(side)
}

/** Whether a side is told what an act says. */
export function hears(side: TransferSide, name: string): boolean {
  return isTold(side, name) && !rowOf(name).noted.includes(side)
}
