import type { Duty } from '../../domain/case/duties/duty.ts'

export type DutyState = 'open' | 'overdue' | 'done' | 'done-late' | 'cancelled'

/** A duty as of `now` (an ISO instant): lateness is worked out, never stored. */
export function dutyView(duty: Duty, now: string) {
  const { code, rule, officeId, dueAt, provisional, doneAt, cancelled } = duty
  const due = Date.parse(dueAt)
  const state: DutyState = cancelled
    ? 'cancelled'
    : doneAt !== null
      ? Date.parse(doneAt) <= due
        ? 'done'
        : 'done-late'
      : Date.parse(now) <= due
        ? 'open'
        : 'overdue'
  return { code, rule, officeId, dueAt, provisional, doneAt, state }
}
