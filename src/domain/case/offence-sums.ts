import type { Amount } from '../advice/types.ts'
import type { GoodsContent } from './content.ts'
import type { GoodsFound, Qualifier } from './vocabulary.ts'

/** What a goods line must tell to be added up. */
export type CountedGoods = Pick<
  GoodsContent,
  | 'name'
  | 'quantity'
  | 'quantityQualifier'
  | 'unit'
  | 'found'
  | 'infringing'
  | 'unitPrice'
  | 'value'
  | 'valueQualifier'
  | 'valueBasis'
  | 'currency'
  | 'rightNo'
  | 'partOf'
>

/** A line with its number in the content (from 1), which `partOf` refers to. */
export type NumberedGoods = CountedGoods & { readonly no: number }

/** Surely `low`, at most `high` (null: no upper end is known); `about`: it rests on an approximate number. */
export interface Sum {
  readonly low: bigint
  readonly high: bigint | null
  readonly about: boolean
}

/** Parts of a fen, and of a piece: a quantity and a price have up to six decimals each. */
const million = 1_000_000n
const partsOfFen = 10_000_000_000n

/** A decimal number in millionths. */
function millionths(decimal: string): bigint {
  const [whole, fraction = ''] = decimal.split('.') as [string, string?]
  return BigInt(whole) * million + BigInt(fraction.slice(0, 6).padEnd(6, '0'))
}

/** A stated number as a sum of one; null where the words give no number to count with. */
function stated(value: bigint, qualifier: Qualifier): Sum | null {
  switch (qualifier) {
    case 'exact':
      return { low: value, high: value, about: false }
    case 'at-least':
      return { low: value, high: null, about: false }
    case 'at-most':
      return { low: 0n, high: value, about: false }
    case 'about':
      return { low: value, high: value, about: true }
    case 'text-only':
      return null
  }
}

/** How a product of two stated numbers is known: a lower and an upper end together are about it. */
function product(a: Qualifier, b: Qualifier): Qualifier {
  if (a === b || b === 'exact') return a
  if (a === 'exact') return b
  const both = [a, b]
  if (both.includes('text-only')) return 'text-only'
  return both.includes('at-least') && !both.includes('at-most') ? 'at-least' : 'about'
}

/** Prices of which C-120 and C-121 know nothing: what rests on them is about the number. */
const foreignBases: readonly CountedGoods['valueBasis'][] = ['cost', 'declared', 'statement']
/** Sold goods count at their actual price; at another price their value is about the number, and no income. */
const assumedBases: readonly CountedGoods['valueBasis'][] = ['label-price', 'market-genuine', 'appraisal']

/** The value of a line in parts of a fen: as stated, or quantity times unit price; only in CNY. */
export function valueOf(line: CountedGoods): Sum | null {
  const { value, quantity, unitPrice, valueQualifier, quantityQualifier, valueBasis, found } = line
  if (line.currency !== 'CNY') return null
  const rough = foreignBases.includes(valueBasis) || (found === 'sold' && assumedBases.includes(valueBasis))
  const sum =
    value !== null
      ? stated(millionths(value) * million, valueQualifier)
      : quantity !== null && unitPrice !== null
        ? stated(millionths(quantity) * millionths(unitPrice), product(quantityQualifier, valueQualifier))
        : null
  return sum === null ? null : { ...sum, about: sum.about || rough }
}

/** The income of a line that was sold (C-122): a label or a market price is none. */
export const incomeOf = (line: CountedGoods): Sum | null =>
  assumedBases.includes(line.valueBasis) ? null : valueOf(line)

/** The quantity of a line in millionths, where it is counted in one of these units. */
export const quantityOf =
  (units: readonly string[]) =>
  (line: CountedGoods): Sum | null =>
    line.quantity !== null && units.includes(line.unit ?? '')
      ? stated(millionths(line.quantity), line.quantityQualifier)
      : null

export const plus = (a: Sum, b: Sum): Sum => ({
  low: a.low + b.low,
  high: a.high === null || b.high === null ? null : a.high + b.high,
  about: a.about || b.about
})

/**
 * Adds up the infringing lines that were found so. A line that lies in another which counts is not counted again; a line
 * without a number makes the sum a lower end. Null where no line has a number.
 */
export function sumOf(
  goods: readonly NumberedGoods[],
  found: readonly GoodsFound[],
  measure: (line: CountedGoods) => Sum | null
): Sum | null {
  const chosen = new Map(
    goods
      .filter((line) => line.infringing === 'yes' && found.includes(line.found))
      .map((line) => [line.no, measure(line)] as const)
  )
  const containers = new Map(goods.map((line) => [line.no, line.partOf]))
  const isCounted = (no: number): boolean => (chosen.get(no) ?? null) !== null
  let sum: Sum | null = null
  let lacking = false
  for (const [no, one] of chosen) {
    if (liesIn(no, containers, isCounted)) continue
    if (one === null) lacking = true
    else sum = sum === null ? one : plus(sum, one)
  }
  return sum !== null && lacking ? { ...sum, high: null } : sum
}

/** Whether a line lies, however deep, in one that counts. Lines that contain each other end the search. */
function liesIn(
  no: number,
  containers: ReadonlyMap<number, number | null>,
  isCounted: (no: number) => boolean
): boolean {
  const seen = new Set([no])
  for (let at = containers.get(no) ?? null; at !== null && !seen.has(at); at = containers.get(at) ?? null) {
    if (isCounted(at)) return true
    seen.add(at)
  }
  return false
}

/** The larger of two accounts of the same thing: a total, and what its parts come to. */
export function larger(a: Sum | null, b: Sum | null): Sum | null {
  if (a === null || b === null) return a ?? b
  return a.low >= b.low ? a : b
}

/** In the form of the advice; what is finer than a fen or a piece is cut off. Any lower end makes the whole a lower end. */
export function amountOf({ low, high, about }: Sum, parts: bigint): Amount {
  const whole = (value: bigint): number => {
    const cut = value / parts
    return cut > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(cut)
  }
  if (high === null) return { atLeast: whole(low) }
  if (about) return low === high ? { about: whole(low) } : { about: whole(low), atMost: whole(high) }
  if (low === high) return whole(low)
  return low === 0n ? { atMost: whole(high) } : { atLeast: whole(low), atMost: whole(high) }
}

export const inFen = (sum: Sum): Amount => amountOf(sum, partsOfFen)
export const inPieces = (sum: Sum): Amount => amountOf(sum, million)

/** A figure that the officers state: money in CNY as parts of a fen, counts in millionths. */
export const figureOf = (value: string, qualifier: Qualifier, unit: 'fen' | 'count'): Sum | null =>
  stated(millionths(value) * (unit === 'fen' ? million : 1n), qualifier)
