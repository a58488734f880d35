import type { PartId, RateDefinition } from '../../domain/rates/definitions.ts'
import { type Rate, showQuantity } from '../../domain/rates/formula.ts'
import type { Filters, Scope } from './scope.ts'
import type { GroupSums } from './sums.ts'

type Shown = number | string

/** A rate as it leaves the service: whole numbers of events, or CNY as text; `rate` in percent. */
export interface RateView {
  readonly numerator: Shown
  readonly denominator: Shown
  readonly rate: string | null
  readonly reason: 'EMPTY_DENOMINATOR' | null
  readonly parts: Readonly<Partial<Record<PartId, Shown>>>
  readonly enteredLate: { readonly quantity: Shown; readonly share: string | null }
  readonly balanced: boolean | null
}

/** Which knowledge an answer rests on. `pending`: committed entries that an older open transaction keeps out of it. */
export interface Stand {
  readonly until: string
  readonly asOf: string
  readonly batch: { readonly number: number; readonly knownAt: string | null }
  readonly pending: number
}

/** A computed rate in the form in which it leaves the service. */
export function rateView(definition: RateDefinition, rate: Rate): RateView {
  const show = (quantity: number) => showQuantity(definition, quantity)
  return {
    numerator: show(rate.numerator),
    denominator: show(rate.denominator),
    rate: rate.percent,
    reason: rate.reason,
    parts: Object.fromEntries(Object.entries(rate.parts).map(([id, quantity]) => [id, show(quantity)])),
    enteredLate: { quantity: show(rate.enteredLate.quantity), share: rate.enteredLate.percent },
    balanced: rate.balanced
  }
}

/** What stands at the top of every answer about a rate. */
export const head = ({ id, version, name, unit, exclusions }: RateDefinition) => ({
  id,
  version,
  name: { ...name },
  unit,
  exclusions: exclusions.map((label) => ({ ...label }))
})

/** Whose cases were counted. */
export function scopeView({ offices, filters: { area, rightKind, procedure } }: Scope) {
  return { offices: [...offices], area: area ?? null, rightKind: rightKind ?? null, procedure: procedure ?? null }
}

/** The filter that leaves just this group. */
export function filterOf({ kind, id }: GroupSums): Filters {
  const value = id as string
  return kind === 'office' ? { office: value } : kind === 'area' ? { area: value } : { rightKind: value }
}

/** Path to the events behind a number, in the very knowledge of the answer; `part` is left to the reader when empty. */
export function eventsLink(
  { id }: RateDefinition,
  asked: Readonly<Record<string, string>>,
  stand: Stand,
  filters: Filters,
  part: string
): string {
  const { office, area, rightKind, procedure } = filters
  const given = Object.entries({ office, area, rightKind, procedure }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined
  )
  const knowledge = stand.batch.number === 0 ? { asOf: stand.asOf } : { batch: String(stand.batch.number) }
  const parameters = new URLSearchParams({
    ...asked,
    until: stand.until,
    ...knowledge,
    ...Object.fromEntries(given),
    part
  })
  return `/v1/rates/${id}/events?${parameters.toString()}`
}
