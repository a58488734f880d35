import type { Calendar } from '../calendar/calendar.ts'
import { workingDaysBetween } from '../calendar/calendar.ts'
import { refuse } from '../refusal.ts'
import type { Settings } from '../settings.ts'
import { civilDateOf } from '../time/civil-date.ts'

/** What an act is judged with, beside the file: the clock among the arguments. */
export interface Context {
  /** The server's own time, an ISO instant in UTC. */
  readonly now: string
  readonly calendar: Calendar
  readonly settings: Settings
}

/** What the caller says of the time: a day, or an instant for rules in hours, and why it comes late. */
export interface Stated {
  readonly occurredOn?: string | undefined
  readonly occurredAt?: string | undefined
  readonly reason?: string | undefined
}

/** The legal time of an act, judged. `late`: entered more than the allowed working days after it happened. */
export interface When {
  readonly on: string
  readonly at: string | null
  readonly late: boolean
  readonly reason: string | null
}

/** As it is stored: what is finer would differ between the record and its columns. */
const inMilliseconds = (instant: string): string =>
  Temporal.Instant.from(instant).round({ smallestUnit: 'millisecond', roundingMode: 'trunc' }).toString()

/**
 * Judges the legal time: not in the future, not before the act it follows, with a reason when entered late.
 * `previous` is the legal day of the act it follows; `previousAt` its instant where one is known.
 */
export function judgeTime(
  stated: Stated,
  inHours: boolean,
  previous: string | null,
  context: Context,
  previousAt: string | null = null
): When {
  const today = civilDateOf(context.now)
  if (inHours && stated.occurredAt === undefined) refuse('time.instant-required', { field: '/occurredAt' })
  const at = stated.occurredAt === undefined ? null : inMilliseconds(stated.occurredAt)
  const on = at === null ? (stated.occurredOn ?? today) : civilDateOf(at)
  const field = at === null ? '/occurredOn' : '/occurredAt'
  if (on > today || (at !== null && Temporal.Instant.compare(at, context.now) > 0))
    refuse('time.in-future', { occurred: at ?? on, today, field })
  if (previous !== null && on < previous) refuse('time.before-previous', { occurred: on, previous, field })
  if (at !== null && previousAt !== null && Temporal.Instant.compare(at, previousAt) < 0) {
    refuse('time.before-previous', { occurred: at, previous: previousAt, field })
  }
  const late = workingDaysBetween(on as never, today, context.calendar) > context.settings.lateEntryWorkingDays
  const reason = stated.reason?.trim() || null
  if (late && reason === null)
    refuse('time.late-needs-reason', { limit: context.settings.lateEntryWorkingDays, field: '/reason' })
  return { on, at, late, reason }
}

/** Refuses a day that lies before the one it follows; null: it follows none. */
export function notBefore(occurred: string, previous: string | null, field = '/occurredOn'): void {
  if (previous !== null && occurred < previous) refuse('time.before-previous', { occurred, previous, field })
}
