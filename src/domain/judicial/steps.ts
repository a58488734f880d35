import type { Context, When } from '../case/when.ts'
import { refuse } from '../refusal.ts'
import type { JudicialCase, JudicialReceipt } from './case.ts'
import { judgeNumber } from './number.ts'
import { isForm, legalPeriod, withPeriod } from './period.ts'
import { judicialClosings, type ClosingDay, type EndingGround, type JudicialClosing } from './vocabulary.ts'

/** Acts on a court case: the case before, what was asked, and the case after. Each works the legal period out anew. */

export type JudicialHead = Pick<
  JudicialCase,
  'numberRaw' | 'kind' | 'instance' | 'track' | 'rightKind' | 'cause' | 'filedOn' | 'appliedFen'
>

/** What a new case is made of beside what its paper says. */
export interface Registering {
  readonly judicialId: string
  readonly courtId: string
  readonly courtName: string
  readonly procuratorateId: string | null
  readonly earlier: JudicialCase | null
  readonly source: JudicialCase['source']
}

/** A court case as it is filed. Refuses `judicial.…`: its number, its form, and what it goes on from. */
export function registerJudicial(head: JudicialHead, by: Registering, context: Context): JudicialCase {
  const { courtName, earlier, ...own } = by
  const { number } = judged(head, courtName)
  if (earlier !== null) judgeEarlier(head, earlier)
  return withPeriod(
    {
      ...own,
      ...head,
      number,
      closedOn: null,
      closing: null,
      closingDay: null,
      endingGround: null,
      dueOn: null,
      dueRule: null,
      provisional: false,
      caseId: earlier?.caseId ?? null,
      transferNo: earlier?.transferNo ?? null,
      decisionNo: earlier?.decisionNo ?? null,
      earlierId: earlier?.judicialId ?? null,
      lineageId: earlier?.lineageId ?? own.judicialId,
      stops: [],
      extensions: [],
      receipts: [],
      version: 1
    },
    context
  )
}

function judged(head: JudicialHead, courtName: string): { number: string } {
  if (!isForm(head)) refuse('judicial.form', { field: '/instance' })
  if (head.kind !== 'execution' && head.appliedFen !== null) refuse('judicial.no-money', { field: '/applied' })
  const { number, year } = judgeNumber(head.numberRaw, { ...head, courtName })
  if (year !== Number(head.filedOn.slice(0, 4)))
    refuse('judicial.number-year', { year, filed: head.filedOn, field: '/number' })
  return { number }
}

/** Ends after which an execution may be taken up again. */
const revivable: readonly (JudicialClosing | null)[] = ['this-execution-ended', 'execution-ended']

/**
 * An execution revived names the one that ended (恢复执行); a first execution, a second instance or a retrial names the closed trial.
 */
function judgeEarlier(head: JudicialHead, earlier: JudicialCase): void {
  const field = '/earlierId'
  const fits =
    earlier.kind === 'execution'
      ? head.kind === 'execution' && revivable.includes(earlier.closing)
      : head.kind === 'execution' || (head.kind === earlier.kind && head.instance !== 'first')
  if (!fits || earlier.closedOn === null) refuse('judicial.earlier', { number: earlier.number, field })
  if (head.filedOn < earlier.closedOn)
    refuse('time.before-previous', { occurred: head.filedOn, previous: earlier.closedOn, field: '/filedOn' })
}

export interface ClosingInput {
  readonly closing: JudicialClosing
  readonly closingDay: ClosingDay | null
  readonly endingGround: EndingGround | null
}

/** Closed on the legal day of R-18, with the kind of closing; late or not follows from the period. */
export function closeJudicial(of: JudicialCase, input: ClosingInput, when: When, context: Context): JudicialCase {
  const { closing, endingGround } = input
  const side = of.kind === 'execution' ? 'execution' : 'trial'
  const sides: readonly string[] = judicialClosings[closing].of
  if (!sides.includes(side)) refuse('judicial.closing', { field: '/closing' })
  if (endingGround !== null && closing !== 'this-execution-ended') refuse('judicial.ending', { field: '/endingGround' })
  const stops = of.stops.map((stop) => (stop.to === null ? { ...stop, to: when.on } : stop))
  return withPeriod({ ...of, ...input, stops, closedOn: when.on }, context)
}

/** Takes a closing back that was entered by mistake: a correction, with who asked for it. A revived case is a new one. */
export function reopenJudicial(of: JudicialCase, when: When, context: Context): JudicialCase {
  reasonOf(when)
  return withPeriod({ ...of, closedOn: null, closing: null, closingDay: null, endingGround: null }, context)
}

/** Money received for the applicant, in fen. */
export function receiveMoney(
  of: JudicialCase,
  input: { readonly amountFen: number; readonly voucher: string | null },
  when: When
): JudicialCase {
  const receipt: JudicialReceipt = { no: of.receipts.length + 1, receivedOn: when.on, ...input, voided: false }
  return { ...of, receipts: [...of.receipts, receipt] }
}

/** A step of the ladder of its rule is granted. Refuses `judicial.no-period` and what the ladder does not allow (`clock.…`). */
export function extendPeriod(
  of: JudicialCase,
  input: { readonly by: string },
  when: When,
  context: Context
): JudicialCase {
  const granted = { no: of.extensions.length + 1, grantedOn: when.on, by: input.by }
  return judgedPeriod({ ...of, extensions: [...of.extensions, granted] }, context)
}

/** The period stops on a ground of R-19; one that is over already is entered with its last day. */
export function stopPeriod(
  of: JudicialCase,
  input: { readonly ground: string; readonly to: string | null },
  when: When,
  context: Context
): JudicialCase {
  if (of.stops.some((stop) => stop.to === null || stop.to >= when.on)) refuse('judicial.stopped')
  const stop = { no: of.stops.length + 1, ground: input.ground, from: when.on, to: input.to }
  return judgedPeriod({ ...of, stops: [...of.stops, stop] }, context)
}

/** The period runs again from the day after: the day told is the last that is left out. */
export function restartPeriod(of: JudicialCase, when: When, context: Context): JudicialCase {
  if (of.stops.at(-1)?.to !== null) refuse('judicial.not-stopped')
  const stops = of.stops.map((stop) => (stop.to === null ? { ...stop, to: when.on } : stop))
  return judgedPeriod({ ...of, stops }, context)
}

function judgedPeriod(of: JudicialCase, context: Context): JudicialCase {
  if (legalPeriod(of, context) === null) refuse('judicial.no-period')
  return withPeriod(of, context)
}

export type JudicialCorrection = Partial<JudicialHead> &
  Partial<Pick<JudicialCase, 'closedOn'>> &
  Partial<ClosingInput> & { readonly voidReceipts?: readonly number[] }

/** What was entered wrongly is put right; every rule judges it again. Receipts are voided, never removed. */
export function correctJudicial(
  of: JudicialCase,
  input: JudicialCorrection,
  courtName: string,
  when: When,
  context: Context
): JudicialCase {
  reasonOf(when)
  const { voidReceipts = [], closedOn = of.closedOn, ...rest } = input
  const unknown = voidReceipts.find((no) => !of.receipts.some((one) => one.no === no))
  if (unknown !== undefined) refuse('judicial.no-receipt', { receipt: unknown, field: '/voidReceipts' })
  const receipts = of.receipts.map((one) => (voidReceipts.includes(one.no) ? { ...one, voided: true } : one))
  const head: JudicialCase = { ...of, ...rest, receipts }
  const next = { ...head, ...judged(head, courtName) }
  if (next.closing === null || closedOn === null) {
    if (next.closing !== of.closing || closedOn !== of.closedOn) refuse('judicial.closing', { field: '/closing' })
    return withPeriod(next, context)
  }
  if (closedOn < next.filedOn)
    refuse('time.before-previous', { occurred: closedOn, previous: next.filedOn, field: '/closedOn' })
  if (closedOn > when.on) refuse('time.in-future', { occurred: closedOn, today: when.on, field: '/closedOn' })
  const { closing, closingDay, endingGround } = next
  return closeJudicial(next, { closing, closingDay, endingGround }, { ...when, on: closedOn }, context)
}

/** Where it comes from: a transfer, or an administrative decision whose enforcement was applied for. */
export interface JudicialLink {
  readonly caseId: string
  readonly transferNo: number | null
  readonly decisionNo: number | null
  /** The root of the matter: the case's own lineage. */
  readonly lineageId: string
}

export function linkJudicial(of: JudicialCase, link: JudicialLink): JudicialCase {
  return { ...of, ...link }
}

function reasonOf(when: When): void {
  if (when.reason === null) refuse('judicial.reason-needed', { field: '/reason' })
}
