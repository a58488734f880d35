import type { Measure } from '../ledger.ts'
import { formatCny } from '../money.ts'
import { refuse } from '../refusal.ts'
import {
  definitions,
  type PartDefinition,
  type PartId,
  type RateDefinition,
  rateIds,
  type Span
} from './definitions.ts'

/** What was counted, and how much of it was entered late: numbers of events, or fen. */
export interface Quantity {
  readonly quantity: number
  readonly late: number
}

/** The sums of one group, by measure and by where the days lie. Absent is nothing. */
export type Sums = (measure: Measure, span: Span) => Quantity

/** A rate of one group. Counts are whole numbers, money is fen; `percent` is null exactly when the denominator is 0. */
export interface Rate {
  readonly numerator: number
  readonly denominator: number
  readonly percent: string | null
  readonly reason: 'EMPTY_DENOMINATOR' | null
  readonly parts: Readonly<Partial<Record<PartId, number>>>
  /** Of what the numerator counts: how much was entered late, and its share in percent (null of nothing). */
  readonly enteredLate: { readonly quantity: number; readonly percent: string | null }
  /** Whether left and right of the definition's balance are equal; null where it has none. */
  readonly balanced: boolean | null
}

/** The definition in force for a period that begins on `from`; refuses an unknown id with `rates.unknown`. */
export function definitionOf(id: string, from: string, table: readonly RateDefinition[] = definitions): RateDefinition {
  const found = table.find(
    (row) => row.id === id && (row.from === null || row.from <= from) && (row.to === null || from <= row.to)
  )
  return found ?? refuse('rates.unknown', { rate: id })
}

/** All rates for a period that begins on `from`, in the order of the table. */
export function definitionsFor(from: string): RateDefinition[] {
  return rateIds.map((id) => definitionOf(id, from))
}

/** The parts behind `numerator`, `denominator` or one part's own id; refuses others with `rates.unknown-part`. */
export function partsOf(definition: RateDefinition, part: string): PartDefinition[] {
  const ids = part === 'numerator' ? definition.numerator : part === 'denominator' ? definition.denominator : [part]
  const found = definition.parts.filter((row) => ids.includes(row.id))
  return found.length > 0 ? found : refuse('rates.unknown-part', { rate: definition.id, part })
}

/** Measures whose days before the period count too. */
export function stockMeasures(rates: readonly RateDefinition[]): Measure[] {
  return measuresOf(rates, (span) => span !== 'within')
}

/** All measures that the rates are made of. */
export function measuresOf(rates: readonly RateDefinition[], spans: (span: Span) => boolean = () => true): Measure[] {
  const terms = rates.flatMap((rate) => rate.parts.flatMap((part) => part.terms))
  return [...new Set(terms.filter((term) => spans(term.span)).map((term) => term.measure))]
}

/** A rate from its sums. Nothing is rounded but for display, and nothing is clamped: a flow may exceed 100. */
export function rateOf(definition: RateDefinition, sums: Sums): Rate {
  const part = (id: PartId): Quantity => {
    const terms = definition.parts
      .filter((candidate) => candidate.id === id)
      .flatMap((row) => row.terms.map((term) => ({ ...sums(term.measure, term.span), sign: term.sign })))
    return terms.reduce<Quantity>(
      (sum, term) => ({ quantity: sum.quantity + term.sign * term.quantity, late: sum.late + term.sign * term.late }),
      { quantity: 0, late: 0 }
    )
  }
  const add = (ids: readonly PartId[]): Quantity =>
    ids
      .map(part)
      .reduce((a, b) => ({ quantity: a.quantity + b.quantity, late: a.late + b.late }), { quantity: 0, late: 0 })
  const [above, below] = [add(definition.numerator), add(definition.denominator)]
  const percent = percentOf(above.quantity, below.quantity)
  const { balance } = definition
  return {
    numerator: above.quantity,
    denominator: below.quantity,
    percent,
    reason: percent === null ? 'EMPTY_DENOMINATOR' : null,
    parts: Object.fromEntries(definition.parts.map(({ id }) => [id, part(id).quantity])),
    enteredLate: { quantity: above.late, percent: percentOf(above.late, above.quantity) },
    balanced: balance === null ? null : add(balance.left).quantity === add(balance.right).quantity
  }
}

/** In percent with two decimals, half up (D-15), from whole numbers of any size; null of a denominator of 0. */
export function percentOf(numerator: number, denominator: number): string | null {
  if (denominator === 0) return null
  const sign = denominator < 0 ? -1n : 1n
  const below = sign * BigInt(denominator) * 2n
  const above = sign * BigInt(numerator) * 20_000n + below / 2n
  const hundredths = above >= 0n ? above / below : -((below - 1n - above) / below)
  const size = hundredths < 0n ? -hundredths : hundredths
  return `${hundredths < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}

/** A quantity as it leaves the service: whole numbers of events, or CNY as decimal text. */
export function showQuantity(definition: RateDefinition, quantity: number): number | string {
  return definition.unit === 'money' ? formatCny(quantity) : quantity
}
