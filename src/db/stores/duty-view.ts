import type { Duty } from '../../domain/case/duties/duty.ts'
import { standsStill } from '../../domain/case/periods.ts'
import { lapsing } from '../../domain/rules/table.ts'

export type DutyState = 'open' | 'warned' | 'overdue' | 'done' | 'done-late' | 'lapsed' | 'cancelled'

/** When a duty is due, as shown: null while it stands still. */
export const dueShown = (dueAt: string): string | null => (dueAt === standsStill ? null : dueAt)

/** A duty as of `now` (an ISO instant): lateness is worked out, never stored. */
export function dutyView(duty: Duty, now: string) {
  const { key, code, rule, officeId, dueAt, provisional, questioned, doneAt } = duty
  return {
    key,
    code,
    rule,
    officeId,
    dueAt: dueShown(dueAt),
    stopped: dueAt === standsStill,
    provisional,
    questioned,
    doneAt,
    state: dutyState(duty, now)
  }
}

/**
 * How a duty stands as of `now`. One that stands still is never late; one whose rule ends by lapse of time is over then,
 * and is not late.
 */
export function dutyState(
  duty: Pick<Duty, 'rule' | 'dueAt' | 'warnFrom' | 'doneAt' | 'cancelled'>,
  now: string
): DutyState {
  const due = duty.dueAt === standsStill ? Infinity : Date.parse(duty.dueAt)
  if (duty.cancelled) return 'cancelled'
  if (duty.doneAt !== null) return Date.parse(duty.doneAt) <= due ? 'done' : 'done-late'
  if (Date.parse(now) > due) return lapsing.includes(duty.rule) ? 'lapsed' : 'overdue'
  return duty.warnFrom !== null && Date.parse(now) >= Date.parse(duty.warnFrom) ? 'warned' : 'open'
}
