import type { Actor } from '../../domain/actor.ts'
import { postingsFor, reachFor } from '../../domain/permissions.ts'
import type { RateDefinition } from '../../domain/rates/definitions.ts'
import { refuse } from '../../domain/refusal.ts'
import { addDays, type CivilDate, civilDate, civilDateOf, isCivilDate } from '../../domain/time/civil-date.ts'

export const groupings = ['office', 'area', 'right-kind', 'officer'] as const
export type Grouping = (typeof groupings)[number]

export interface Filters {
  readonly office?: string | undefined
  readonly area?: string | undefined
  readonly rightKind?: string | undefined
  readonly procedure?: string | undefined
}

/** The two times as asked for: `asOf` is a day or an instant, `batch` a batch number that stands instead of it. */
export interface Times {
  readonly until?: string | undefined
  readonly asOf?: string | undefined
  readonly batch?: number | undefined
}

/** Whose offices are read: the reach of the actor, cut down to one office where that was asked for. */
export interface Scope {
  readonly offices: readonly string[]
  readonly filters: Filters
}

/** What is taken as known: everything up to now, or the batches up to an instant or a number. */
export type Knowledge =
  | { readonly kind: 'now' }
  | { readonly kind: 'as-of'; readonly asOf: string }
  | { readonly kind: 'batch'; readonly batchNo: number }

export interface Moment {
  readonly now: Date
  readonly until: CivilDate
  readonly knowledge: Knowledge
}

/** Offices in the actor's sight, within the filter. An office out of sight is refused as one that is not there. */
export function scopeFor(actor: Actor, filters: Filters): Scope {
  const reach = reachFor(actor, 'rates.read')
  const { office } = filters
  if (office === undefined) return { offices: reach, filters }
  return { offices: reach.includes(office) ? [office] : refuse('rates.no-office', { office }), filters }
}

/** Whether the actor may see what this office alone was paid (P-13). */
export function mayReadMoneyByOffice(actor: Actor): boolean {
  return postingsFor(actor, 'rates.money-by-office').length > 0
}

/**
 * P-13: nothing is ever grouped by officer; a money rate of a single office, be it by group, by filter or because the
 * reader sees no other, is for finance and supervision. An area with one bureau tells the same as the bureau.
 */
export function checkGrouping(actor: Actor, definition: RateDefinition, scope: Scope, groupBy?: Grouping): void {
  if (groupBy === 'officer') refuse('rates.by-officer')
  if (definition.unit !== 'money' || mayReadMoneyByOffice(actor)) return
  const byUnit = groupBy === 'office' || groupBy === 'area' || scope.filters.area !== undefined
  if (byUnit || scope.offices.length === 1) refuse('rates.money-by-office')
}

/**
 * The two times made definite. A day for `asOf` means its end; today means now. Without `until` the legal cut-off is the
 * day before `asOf`; it is never later than the day of `asOf`.
 */
export function momentFor(times: Times, now: Date): Moment {
  const today = civilDateOf(now.toISOString())
  if (times.batch !== undefined) {
    return {
      now,
      until: civilDate(times.until ?? addDays(today, -1)),
      knowledge: { kind: 'batch', batchNo: times.batch }
    }
  }
  const { day, knowledge } = knowledgeOf(times.asOf, today)
  const until = civilDate(times.until ?? addDays(day, -1))
  if (until > day) refuse('rates.until-after-as-of', { until, day })
  return { now, until, knowledge }
}

function knowledgeOf(asOf: string | undefined, today: CivilDate): { day: CivilDate; knowledge: Knowledge } {
  if (asOf === undefined || asOf === today) return { day: today, knowledge: { kind: 'now' } }
  if (!isCivilDate(asOf))
    return { day: civilDateOf(asOf), knowledge: { kind: 'as-of', asOf: new Date(asOf).toISOString() } }
  if (asOf > today) refuse('rates.as-of-in-future', { asOf })
  return { day: asOf, knowledge: { kind: 'as-of', asOf: new Date(`${asOf}T23:59:59.999+08:00`).toISOString() } }
}
