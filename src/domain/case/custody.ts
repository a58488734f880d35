import { exceeds, minus, sumOf } from '../quantity.ts'
import { refuse } from '../refusal.ts'
import type { CaseFile } from './file.ts'
import {
  disposing,
  hasLapsed,
  isConfiscated,
  isInForce,
  lastDayOf,
  measureOf,
  refuseMoreThanLine,
  refuseNotTransferred,
  type GoodsLine,
  type Judged
} from './measures.ts'
import { withChange, withLine, type Custody, type Disposal, type Measure } from './parts.ts'
import type { When } from './when.ts'

/** Goods in custody: where a quantity of a goods line is kept, and what became of it. */

export type StoreInput = Omit<Custody, 'no' | 'storedOn' | 'disposed'>

/** Measures whose goods stay with the office after their end. */
const kept: readonly Measure['end'][] = ['taken-as-evidence', 'confiscated']

/** Takes a quantity of a goods line into custody; under a measure no more than it took, and nothing under one that is over. */
export function storeGoods(
  file: CaseFile,
  input: StoreInput,
  lines: readonly GoodsLine[],
  when: When,
  judged: Judged
): CaseFile {
  const { goodsNo, measureNo, quantity, place, keeper } = input
  const present = file.custody.filter((one) => one.goodsNo === goodsNo).map((one) => leftOf(one))
  refuseMoreThanLine(lines, goodsNo, [...present, quantity], '')
  if (measureNo !== null) {
    const measure = measureOf(file, measureNo)
    const { from, endedOn, end } = measure
    if (hasLapsed(file, measure, when.on, judged)) refuse('case.measure-lapsed', { measure: measureNo })
    if (endedOn !== null && !kept.includes(end)) refuse('case.measure-ended', { measure: measureNo, basis: 'A-92' })
    if (when.on < from) refuse('time.before-previous', { occurred: when.on, previous: from, field: '/occurredOn' })
    const taken = measure.goods.filter((one) => one.goodsNo === goodsNo)
    if (taken.length === 0) refuse('case.measure-goods', { measure: measureNo, line: goodsNo, field: '/goodsNo' })
    const stored = file.custody.filter((one) => one.goodsNo === goodsNo && one.measureNo === measureNo)
    refuseMoreThanLine(taken, goodsNo, [...stored.map((one) => one.quantity), quantity], '')
  }
  return withLine(file, 'custody', { goodsNo, measureNo, quantity, place, keeper, storedOn: when.on, disposed: [] })
}

/** What of it is still there; null: it is there, uncounted. */
export function leftOf(custody: Custody): string | null {
  if (custody.quantity === null) return custody.disposed.length > 0 ? '0' : null
  return minus(custody.quantity, sumOf(custody.disposed.map((one) => one.quantity)) as string)
}

export interface DisposeInput {
  readonly custodyNo: number
  /** Null: all that is left. */
  readonly quantity: string | null
  readonly disposal: Disposal['disposal']
  readonly consentOn: string | null
  readonly text: string | null
}

/**
 * What becomes of a quantity in custody, no more than is left of it. Nothing is returned while a measure holds it; it is
 * destroyed or sold only after a standing decision confiscates it or with consent on record; to the police only with a
 * transfer that was sent.
 */
export function disposeGoods(
  file: CaseFile,
  input: DisposeInput,
  lines: readonly (GoodsLine & { readonly partyNo: number | null })[],
  when: When,
  judged: Judged
): CaseFile {
  const { custodyNo, disposal, consentOn, text } = input
  const custody =
    file.custody.find((one) => one.no === custodyNo) ?? refuse('case.custody-unknown', { custody: custodyNo })
  const { storedOn, measureNo, goodsNo, disposed } = custody
  if (when.on < storedOn)
    refuse('time.before-previous', { occurred: when.on, previous: storedOn, field: '/occurredOn' })
  const left = leftOf(custody)
  if (left === '0') refuse('case.custody-empty', { custody: custodyNo })
  const quantity = input.quantity ?? left
  if (quantity !== null && (left === null || exceeds(quantity, left)))
    refuse('case.custody-quantity', { custody: custodyNo, left: left ?? '—', field: '/quantity' })
  if (disposal === 'returned' && measureNo !== null && isInForce(file, measureOf(file, measureNo), when.on, judged))
    refuse('case.measure-in-force', { measure: measureNo, field: '/disposal' })
  if (disposal === 'destroyed' || disposal === 'auctioned') {
    if (consentOn !== null && consentOn > when.on)
      refuse('time.before-previous', { occurred: when.on, previous: consentOn, field: '/consentOn' })
    const partyNo = lines.find((one) => one.goodsNo === goodsNo)?.partyNo ?? null
    if (consentOn === null && !isConfiscated(file, partyNo, when.on, disposing))
      refuse('case.disposal-not-allowed', { field: '/disposal' })
  }
  if (disposal === 'handed-to-police') refuseNotTransferred(file, '/disposal')
  if ((disposal === 'handed-to-organ' || disposal === 'other') && text === null)
    refuse('case.disposal-text', { field: '/text' })
  return withChange(file, 'custody', custodyNo, {
    disposed: [...disposed, { quantity, disposal, on: when.on, consentOn, text }]
  })
}

/** How a measure stands on a day; `overdue` and `lapsed` ones need somebody. */
export const measureStates = ['overdue', 'to-report', 'lapsed', 'in-force', 'ended'] as const
export interface MeasureStanding {
  readonly no: number
  readonly kind: Measure['kind']
  readonly state: (typeof measureStates)[number]
  /** Last day of its period; null where no rule gives it one, or while its clock stands still. */
  readonly lastOn: string | null
}

/** Quantities of a goods line, in its unit; null where some of it is not counted. */
export interface GoodsStanding {
  readonly goodsNo: number
  /** Taken under measures that were not lifted and did not lapse, each piece once. */
  readonly taken: string | null
  readonly stored: string | null
  readonly disposed: string | null
  /** Stored and not disposed of. */
  readonly left: string | null
}

/** Measures and goods as of a day, what is overdue on top. */
export function holdings(
  file: CaseFile,
  goodsNos: readonly number[],
  on: string,
  judged: Judged
): { measures: MeasureStanding[]; goods: GoodsStanding[] } {
  const measures = file.measures.map((measure): MeasureStanding => {
    const last = lastDayOf(file, measure, judged)
    const lastOn = last !== null && last.length === 10 ? last : null
    return { no: measure.no, kind: measure.kind, state: stateOn(file, measure, on, lastOn, judged), lastOn }
  })
  const rank = (one: MeasureStanding): number => measureStates.indexOf(one.state)
  return {
    measures: measures.toSorted((a, b) => rank(a) - rank(b) || a.no - b.no),
    goods: goodsNos.map((goodsNo) => goodsStanding(file, goodsNo, on, judged))
  }
}

function stateOn(
  file: CaseFile,
  measure: Measure,
  on: string,
  lastOn: string | null,
  judged: Judged
): MeasureStanding['state'] {
  if (measure.endedOn !== null) return measure.end === 'lapsed' ? 'lapsed' : 'ended'
  if (hasLapsed(file, measure, on, judged)) return 'lapsed'
  if (lastOn !== null && on > lastOn) return 'overdue'
  return measure.takenAt !== null && measure.reportedAt === null ? 'to-report' : 'in-force'
}

const givenUp: readonly Measure['end'][] = ['lifted', 'lapsed', 'seized']

function goodsStanding(file: CaseFile, goodsNo: number, on: string, judged: Judged): GoodsStanding {
  const custody = file.custody.filter((one) => one.goodsNo === goodsNo)
  const taken = file.measures
    .filter((measure) => !givenUp.includes(measure.end) && !hasLapsed(file, measure, on, judged))
    .flatMap((measure) => measure.goods.filter((one) => one.goodsNo === goodsNo).map((one) => one.quantity))
  return {
    goodsNo,
    taken: sumOf(taken),
    stored: sumOf(custody.map((one) => one.quantity)),
    disposed: sumOf(custody.flatMap((one) => one.disposed.map((part) => part.quantity))),
    left: sumOf(custody.map((one) => leftOf(one)))
  }
}

/** Goods lines that a measure or a custody names. */
const goodsHeld = (file: CaseFile): number[] => [
  ...new Set([
    ...file.measures.flatMap((measure) => measure.goods.map((one) => one.goodsNo)),
    ...file.custody.map((one) => one.goodsNo)
  ])
]

interface GoodsName {
  readonly name: string
  readonly unit: string | null
}

/**
 * Judges new goods lines against what is held under their numbers: a held line stays, in its unit, and does not give its number
 * to other goods. Answers the lines that were only renamed.
 */
export function judgeHeldGoods(file: CaseFile, before: readonly GoodsName[], after: readonly GoodsName[]): number[] {
  return goodsHeld(file).filter((no) => {
    const [was, is] = [before[no - 1], after[no - 1]]
    if (!was || !is || was.unit !== is.unit) refuse('case.goods-in-use', { line: no, field: '/goods' })
    if (was.name === is.name) return false
    const moved = after.some((line, index) => index !== no - 1 && line.name === was.name)
    if (moved) refuse('case.goods-moved', { line: no, field: `/goods/${no - 1}/name` })
    return true
  })
}
