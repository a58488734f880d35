import type { Actor } from '../actor.ts'
import type { LinkedOpinion } from '../case/parts.ts'
import type { Context, When } from '../case/when.ts'
import type { CaseSource } from '../case/vocabulary.ts'
import { dueOf } from '../clocks/due.ts'
import type { OfficeKind } from '../offices.ts'
import { postingsFor, reachFor } from '../permissions.ts'
import { refuse, Refusal } from '../refusal.ts'
import { ruleOn } from '../rules/table.ts'
import type { Text } from '../rules/row.ts'
import { dayNumber, type CivilDate } from '../time/civil-date.ts'

/** The reverse linkage (law.md 2.6): what procuratorate, police and courts send to an office, and how it answers. */

interface KindRow extends Text {
  readonly from: readonly OfficeKind[]
  readonly rule: string
  /** The rule that gives the time to answer; null: only the paper itself may name one. */
  readonly reply: string | null
}

export const opinionKinds = {
  penalise: {
    from: ['procuratorate'],
    rule: 'T-51',
    reply: 'T-51.reply',
    zh: '检察意见（不起诉后应予处罚）',
    en: 'opinion to penalise after non-prosecution'
  },
  'to-transfer': {
    from: ['procuratorate'],
    rule: 'T-38',
    reply: null,
    zh: '检察意见（应予移送）',
    en: 'opinion to transfer'
  },
  inquiry: { from: ['procuratorate'], rule: 'T-59', reply: null, zh: '询问', en: 'inquiry' },
  'police-return': {
    from: ['public-security'],
    rule: 'T-50',
    reply: null,
    zh: '公安机关移送处理',
    en: 'matter returned by the police'
  },
  'court-return': { from: ['court'], rule: 'T-52', reply: null, zh: '司法机关移送处理', en: 'matter from the court' }
} as const satisfies Record<string, KindRow>
export type OpinionKind = keyof typeof opinionKinds
export const opinionKindNames = Object.keys(opinionKinds) as [OpinionKind, ...OpinionKind[]]

export const opinionStates = ['sent', 'accepted', 'filed', 'answered'] as const
export type OpinionState = (typeof opinionStates)[number]

export const opinionResults = [
  'penalised',
  'no-penalty',
  'transferred',
  'not-transferred',
  'not-within-jurisdiction',
  'explained'
] as const
export type OpinionResult = (typeof opinionResults)[number]

export const suspectStates = ['detained', 'arrested', 'released', 'prosecuted', 'not-prosecuted', 'judged'] as const
export type SuspectState = (typeof suspectStates)[number]

/** One suspect as the sender counts them: initials at most, never a name (P-05). */
export interface Suspect {
  readonly no: number
  readonly initials: string | null
  /** The party of the case that it comes from, where it is one. */
  readonly partyNo: number | null
  /** What became of them, in order. */
  readonly states: readonly { readonly state: SuspectState; readonly on: string }[]
}

/** Days are 'YYYY-MM-DD'. */
export interface Opinion {
  readonly opinionId: string
  readonly kind: OpinionKind
  readonly fromOfficeId: string
  readonly toOfficeId: string
  readonly documentNumber: string | null
  readonly text: string
  readonly receivedOn: string
  /** The time to answer that the paper names; it prevails over the rule's (T-51). */
  readonly replyBy: string | null
  readonly dueOn: string | null
  readonly dueRule: string | null
  readonly provisional: boolean
  readonly needsConfirmation: boolean
  /** Entered by the office from the paper that it got. */
  readonly onPaper: boolean
  readonly originCaseId: string | null
  readonly originTransferNo: number | null
  /** The case under which the office deals with it. */
  readonly caseId: string | null
  readonly lineageId: string
  readonly acceptedOn: string | null
  readonly filedOn: string | null
  readonly answeredOn: string | null
  readonly result: OpinionResult | null
  readonly answer: string | null
  readonly suspects: readonly Suspect[]
  readonly version: number
}

export function stateOfOpinion({ acceptedOn, filedOn, answeredOn }: Opinion): OpinionState {
  if (answeredOn !== null) return 'answered'
  if (filedOn !== null) return 'filed'
  return acceptedOn === null ? 'sent' : 'accepted'
}

/** Answered after its last day, or not answered by the end of it. */
export const isLate = ({ dueOn, answeredOn }: Pick<Opinion, 'dueOn' | 'answeredOn'>, today: string): boolean =>
  dueOn !== null && (answeredOn ?? today) > dueOn

/** Where the case comes from that the office makes of it. */
export const sourceOf = (kind: OpinionKind): CaseSource =>
  (({ 'public-security': 'police', procuratorate: 'procuratorate', court: 'transfer-in' }) as const)[
    opinionKinds[kind].from[0]
  ]

export type OpinionInput = Pick<
  Opinion,
  'opinionId' | 'kind' | 'fromOfficeId' | 'toOfficeId' | 'documentNumber' | 'text' | 'replyBy' | 'onPaper'
> & {
  readonly fromKind: OfficeKind | null
  readonly origin: { readonly caseId: string; readonly transferNo: number | null; readonly lineageId: string } | null
  readonly suspects: readonly Pick<Suspect, 'initials' | 'partyNo'>[]
}

/** An opinion as it is sent, with its last day. Refuses `opinion.…`. */
export function sendOpinion(input: OpinionInput, when: When, context: Context): Opinion {
  const { fromKind, origin, suspects, ...own } = input
  const senders: readonly (OfficeKind | null)[] = opinionKinds[input.kind].from
  if (!senders.includes(fromKind)) refuse('opinion.sender', { field: '/kind' })
  if (input.kind === 'to-transfer' && origin === null) refuse('opinion.no-origin', { field: '/origin' })
  if (input.replyBy !== null && input.replyBy < when.on) refuse('opinion.reply-by', { field: '/replyBy' })
  return {
    ...own,
    ...dueFor(input, when.on, context),
    receivedOn: when.on,
    originCaseId: origin?.caseId ?? null,
    originTransferNo: origin?.transferNo ?? null,
    caseId: null,
    lineageId: origin?.lineageId ?? own.opinionId,
    acceptedOn: null,
    filedOn: null,
    answeredOn: null,
    result: null,
    answer: null,
    suspects: suspects.map((suspect, index) => ({ no: index + 1, ...suspect, states: [] })),
    version: 1
  }
}

/** T-51: two months from its receipt, or the time that the paper names; else none. */
function dueFor({ kind, replyBy }: Pick<Opinion, 'kind' | 'replyBy'>, from: string, context: Context) {
  const { rule, reply } = opinionKinds[kind]
  const nothing = { dueOn: null, dueRule: null, provisional: false, needsConfirmation: false }
  if (replyBy !== null) return { ...nothing, dueOn: replyBy, dueRule: rule }
  if (reply === null || ruleOn(reply, from) === undefined) return nothing
  const { due, provisional, needsConfirmation } = dueOf(reply, { from }, context.calendar, context.settings)
  return { dueOn: due, dueRule: reply, provisional, needsConfirmation }
}

const from = {
  accept: { side: 'to', states: ['sent'], zh: '签收', en: 'sign the receipt' },
  file: { side: 'to', states: ['accepted'], zh: '登记为案件', en: 'make it a case' },
  answer: { side: 'to', states: ['accepted', 'filed'], zh: '书面答复', en: 'answer it' },
  suspects: { side: 'from', states: opinionStates, zh: '更新犯罪嫌疑人情况', en: 'tell what became of the suspects' }
} as const satisfies Record<string, Text & { readonly side: 'to' | 'from'; readonly states: readonly OpinionState[] }>
export type OpinionAct = keyof typeof from
export const opinionActs = Object.keys(from) as OpinionAct[]
const operationOf = { to: 'opinions.answer', from: 'opinions.tell' } as const

/** Why the act cannot be done by this actor now; null when it can. The addressee answers, the sender tells of the suspects. */
export function judgeOpinionAct(act: OpinionAct, of: Opinion, actor: Actor): Refusal | null {
  const { side, states, zh, en } = from[act]
  const operation = operationOf[side]
  const office = side === 'to' ? of.toOfficeId : of.fromOfficeId
  if (!postingsFor(actor, operation).some((posting) => posting.reach.includes(office)))
    return new Refusal('auth.not-permitted', { operation })
  const state = stateOfOpinion(of)
  const allowed: readonly OpinionState[] = states
  return allowed.includes(state)
    ? null
    : new Refusal('opinion.wrong-state', { opinionState: state, opinionAct: { zh, en } })
}

/** The receipt is signed; an opinion to transfer is about a case that is there, so it is linked to it at once. */
export const acceptOpinion = (of: Opinion, caseId: string | null, when: When): Opinion =>
  caseId === null ? { ...of, acceptedOn: when.on } : { ...of, acceptedOn: when.on, filedOn: when.on, caseId }

/** It goes on under a case, new or there before. */
export const fileOpinion = (of: Opinion, caseId: string, when: When): Opinion => ({ ...of, caseId, filedOn: when.on })

/** The written answer with its result; late is a fact, not a refusal. */
export const answerOpinion = (
  of: Opinion,
  input: { readonly result: OpinionResult; readonly text: string },
  when: When
): Opinion => ({ ...of, answeredOn: when.on, result: input.result, answer: input.text })

/** What became of one suspect. Refuses a number that is not there and a day before the last. */
export function tellOfSuspect(
  of: Opinion,
  input: { readonly suspectNo: number; readonly state: SuspectState },
  when: When
): Opinion {
  const { suspectNo, state } = input
  const suspect = of.suspects.find((one) => one.no === suspectNo)
  if (!suspect) refuse('opinion.suspect', { suspect: suspectNo, field: '/suspectNo' })
  const last = suspect.states.at(-1)
  if (last && when.on < last.on)
    refuse('time.before-previous', { occurred: when.on, previous: last.on, field: '/occurredOn' })
  const states = [...suspect.states, { state, on: when.on }]
  return { ...of, suspects: of.suspects.map((one) => (one.no === suspectNo ? { ...one, states } : one)) }
}

/** Custody is investigation detail; what the office is told of a suspect are the ends (P-15). */
const toldStates: readonly SuspectState[] = ['prosecuted', 'not-prosecuted', 'judged']

/** The suspects as the office addressed may see them. */
export const toldSuspects = (suspects: readonly Suspect[]): Suspect[] =>
  suspects.map((one) => ({ ...one, states: one.states.filter(({ state }) => toldStates.includes(state)) }))

/** Who speaks: the organ itself, or the office addressed that enters the paper it got. Refuses `auth.not-permitted` for anyone else. */
export function isOnPaper(actor: Actor, fromOfficeId: string, toOfficeId: string): boolean {
  if (reachFor(actor, 'opinions.tell').includes(fromOfficeId)) return false
  if (reachFor(actor, 'opinions.answer').includes(toOfficeId)) return true
  refuse('auth.not-permitted', { operation: 'opinions.send', field: '/fromOfficeId' })
}

/** What the case keeps of it: enough for the clock of the answer. */
export const linkedOpinion = (of: Opinion): Omit<LinkedOpinion, 'no'> => ({
  opinionId: of.opinionId,
  kind: of.kind,
  receivedOn: of.receivedOn,
  rule: of.dueRule,
  days: of.replyBy === null ? null : dayNumber(of.replyBy as CivilDate) - dayNumber(of.receivedOn as CivilDate),
  answeredOn: of.answeredOn,
  result: of.result
})
