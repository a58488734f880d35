import { refuse } from '../refusal.ts'
import { exceeds, sumOf } from '../quantity.ts'
import { duties } from './duties/duties.ts'
import { measureKey } from './duties/measures.ts'
import { openTransfers, restated, standing, type CaseFile } from './file.ts'
import { nextNo, withChange, withLine, type Measure } from './parts.ts'
import { refuseRecused } from './recusal.ts'
import type { ObligationKind } from './vocabulary.ts'
import type { Context, When } from './when.ts'

/** Register-and-preserve, sealing and seizure: taken, approved or reported, and ended. */

/** A goods line of the case as far as measures and custody look at it; `quantity` null: not counted, or not exact. */
export interface GoodsLine {
  readonly goodsNo: number
  readonly quantity: string | null
}

/** What measures and custody are judged with, beside the file. */
export type Judged = Pick<Context, 'calendar' | 'settings'>

const ruleOf = (kind: Measure['kind']): string => (kind === 'preserve' ? 'A-21' : 'A-22')

export interface TakeInput {
  readonly kind: Measure['kind']
  /** Taken on the spot, before anybody could be asked: it is reported within 24 hours. */
  readonly emergency: boolean
  /** The head who approved it beforehand; null in an emergency. */
  readonly approvedBy: string | null
  readonly approvedOn: string | null
  readonly partyNo: number | null
  readonly goods: Measure['goods']
  readonly place: string | null
  readonly documentNumber: string | null
  readonly by: string
}

/** Takes a measure: approved beforehand by a head who is not its taker, or in an emergency with its instant. */
export function takeMeasure(
  file: CaseFile,
  input: TakeInput,
  lines: readonly GoodsLine[],
  when: When,
  judged: Judged
): CaseFile {
  const { kind, emergency, approvedBy, partyNo, goods, place, documentNumber, by } = input
  const basis = ruleOf(kind)
  if (emergency === (approvedBy !== null)) refuse('case.measure-approval', { field: '/approvedBy', basis })
  if (emergency && when.at === null) refuse('time.instant-required', { field: '/occurredAt', basis })
  if (approvedBy === by) refuse('case.approver-is-taker', { field: '/approvedBy', basis })
  if (approvedBy !== null) refuseRecused(file, [approvedBy], '/approvedBy')
  const approvedOn = emergency ? null : (input.approvedOn ?? when.on)
  if (approvedOn !== null && approvedOn > when.on)
    refuse('time.before-previous', { occurred: when.on, previous: approvedOn, field: '/approvedOn' })
  if (goods.length === 0 && place === null) refuse('case.measure-empty', { field: '/goods' })
  goods.forEach(({ goodsNo, quantity }, index) => {
    if (goods.findIndex((one) => one.goodsNo === goodsNo) < index)
      refuse('case.goods-twice', { line: goodsNo, field: `/goods/${index}/goodsNo` })
    const held = file.measures
      .filter((measure) => isInForce(file, measure, when.on, judged))
      .flatMap((measure) => measure.goods.filter((one) => one.goodsNo === goodsNo).map((one) => one.quantity))
    refuseMoreThanLine(lines, goodsNo, [...held, quantity], `/goods/${index}`)
  })
  const line = {
    kind,
    from: when.on,
    takenAt: emergency ? when.at : null,
    reportedAt: null,
    approvedBy,
    approvedOn,
    takenBy: by,
    follows: null,
    partyNo,
    goods,
    place,
    documentNumber,
    endedOn: null,
    end: null,
    endGround: null
  }
  return restated(withLine(file, 'measures', line))
}

/** Refuses an unknown goods line (`case.line-unknown`), and more of it than it is (`case.goods-quantity`) where both are counted. */
export function refuseMoreThanLine(
  lines: readonly GoodsLine[],
  goodsNo: number,
  quantities: readonly (string | null)[],
  field: string
): void {
  const line = lines.find((one) => one.goodsNo === goodsNo)
  if (line === undefined) refuse('case.line-unknown', { field: `${field}/goodsNo`, line: goodsNo })
  const sum = sumOf(quantities)
  if (sum !== null && line.quantity !== null && exceeds(sum, line.quantity))
    refuse('case.goods-quantity', { line: goodsNo, most: sumOf([line.quantity]), field: `${field}/quantity` })
}

export interface ApproveInput {
  readonly measureNo: number
  /** False: the head does not approve it, and it is lifted at once. */
  readonly approved: boolean
  readonly by: string
}

/** The report of an emergency measure to the head, who approves it or lifts it (24 hours: late is late, not void). */
export function approveMeasure(file: CaseFile, input: ApproveInput, when: When, judged: Judged): CaseFile {
  const { measureNo, approved, by } = input
  const measure = measureOf(file, measureNo)
  const { takenAt, reportedAt, takenBy, kind } = measure
  const basis = ruleOf(kind)
  if (takenAt === null || reportedAt !== null) refuse('case.measure-approved', { measure: measureNo, basis })
  if (takenBy === by) refuse('case.approver-is-taker', { field: '/measureNo', basis })
  const at = when.at as string
  if (Temporal.Instant.compare(at, takenAt) < 0)
    refuse('time.before-previous', { occurred: at, previous: takenAt, field: '/occurredAt' })
  if (approved) return withChange(file, 'measures', measureNo, { reportedAt: at, approvedBy: by, approvedOn: when.on })
  if (when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  if (hasLapsed(file, measure, when.on, judged)) refuse('case.measure-lapsed', { measure: measureNo })
  return withChange(file, 'measures', measureNo, {
    reportedAt: at,
    endedOn: when.on,
    end: 'lifted',
    endGround: when.reason
  })
}

/** What may become of each kind: only what was preserved is taken as evidence or seized by way of its end. */
const endsOf: Readonly<Record<Measure['kind'], readonly Measure['end'][]>> = {
  preserve: ['lifted', 'taken-as-evidence', 'seized', 'confiscated', 'handed-to-police', 'handed-to-organ', 'lapsed'],
  seal: ['lifted', 'confiscated', 'handed-to-police', 'handed-to-organ'],
  seize: ['lifted', 'confiscated', 'handed-to-police', 'handed-to-organ']
}

export interface EndInput {
  readonly measureNo: number
  readonly end: NonNullable<Measure['end']>
  /** One of the five grounds of A-22 in words, or to which organ it was handed. */
  readonly ground: string | null
  /** Number of the seizure decision, where what was preserved is now seized. */
  readonly documentNumber: string | null
  readonly by: string
}

/**
 * Ends a measure with what became of it. A preservation that has lapsed can only be noted as that. After the end of the
 * time for sealing or seizure it can still be ended: late is a fact.
 */
export function endMeasure(file: CaseFile, input: EndInput, when: When, judged: Judged): CaseFile {
  const { measureNo, end, ground, documentNumber, by } = input
  const measure = measureOf(file, measureNo)
  const { kind, from, takenAt, reportedAt, takenBy, endedOn, partyNo } = measure
  const basis = ruleOf(kind)
  if (endedOn !== null) refuse('case.measure-ended', { measure: measureNo, basis })
  if (takenAt !== null && reportedAt === null) refuse('case.measure-unreported', { measure: measureNo, basis })
  if (when.on < from) refuse('time.before-previous', { occurred: when.on, previous: from, field: '/occurredOn' })
  if (!endsOf[kind].includes(end)) refuse('case.measure-end', { field: '/end', basis })
  const lapsed = hasLapsed(file, measure, when.on, judged)
  if (lapsed && end !== 'lapsed') refuse('case.measure-lapsed', { measure: measureNo })
  if (!lapsed && end === 'lapsed') refuse('case.measure-not-lapsed', { measure: measureNo })
  if ((end === 'lifted' || end === 'handed-to-organ') && ground === null)
    refuse('case.measure-ground', { field: '/ground', basis })
  if (end === 'confiscated' && !isConfiscated(file, partyNo, when.on, confiscating))
    refuse('case.not-confiscated', { field: '/end' })
  if (end === 'handed-to-police') refuseNotTransferred(file, '/end')
  const ended = withChange(file, 'measures', measureNo, { endedOn: when.on, end, endGround: ground })
  if (end !== 'seized') return ended
  if (by === takenBy) refuse('case.approver-is-taker', { field: '/measureNo', basis })
  const { no: _no, ...line } = measure
  const next = nextNo(file, 'measures')
  const custody = ended.custody.map((one) => (one.measureNo === measureNo ? { ...one, measureNo: next } : one))
  return withLine({ ...ended, custody }, 'measures', {
    ...line,
    kind: 'seize',
    from: when.on,
    takenAt: null,
    reportedAt: null,
    approvedBy: by,
    approvedOn: when.on,
    follows: measureNo,
    documentNumber
  })
}

const confiscating: readonly ObligationKind[] = ['confiscate-goods', 'confiscate-tools']
/** What lets goods be destroyed or sold. */
export const disposing: readonly ObligationKind[] = [...confiscating, 'destroy']

/** A standing decision of that day or before takes things away from this party (null: from whomever). */
export function isConfiscated(
  file: CaseFile,
  partyNo: number | null,
  on: string,
  kinds: readonly ObligationKind[]
): boolean {
  return standing(file).some(
    (made) =>
      (made.decidedOn ?? on) <= on &&
      (made.partyNo === null || partyNo === null || made.partyNo === partyNo) &&
      file.obligations.some((one) => one.decisionNo === made.decisionNo && kinds.includes(one.kind))
  )
}

/** Goods go to the police only with a transfer that was sent and not turned down (T-20). */
export function refuseNotTransferred(file: CaseFile, field: string): void {
  if (!openTransfers(file).some((transfer) => transfer.sentOn !== null)) refuse('case.not-transferred', { field })
}

export function measureOf(file: CaseFile, no: number): Measure {
  return (
    file.measures.find((one) => one.no === no) ?? refuse('case.measure-unknown', { measure: no, field: '/measureNo' })
  )
}

/** The last day of a measure's period; null where no rule gave it one. `infinity` while its clock stands still. */
export function lastDayOf(file: CaseFile, measure: Measure, { calendar, settings }: Judged): string | null {
  const duty = duties(file, calendar, settings).find((one) => one.key === measureKey(measure.no))
  return duty?.dueAt.slice(0, 10) ?? null
}

/** A preservation that nothing was done about lifts itself when its period ends; a seal or a seizure does not. */
export function hasLapsed(file: CaseFile, measure: Measure, on: string, judged: Judged): boolean {
  if (measure.kind !== 'preserve' || measure.endedOn !== null) return false
  const last = lastDayOf(file, measure, judged)
  return last !== null && on > last
}

/** Not ended and not lapsed on the day. */
export const isInForce = (file: CaseFile, measure: Measure, on: string, judged: Judged): boolean =>
  measure.endedOn === null && !hasLapsed(file, measure, on, judged)
