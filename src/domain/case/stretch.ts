import type { Calendar } from '../calendar/calendar.ts'
import { dueOf } from '../clocks/due.ts'
import type { ClockSettings } from '../clocks/settings.ts'
import { ruleOn } from '../rules/table.ts'
import type { CaseFile } from './file.ts'

/** What periods are counted with: a `Context` has it. */
export interface Counting {
  readonly calendar: Calendar
  readonly settings: ClockSettings
}

/** Whether a day lies in the present stretch of the case, from its filing or latest reopening on. */
export const inStretch = (file: CaseFile, day: string): boolean => day >= (file.episodes.at(-1)?.openedOn ?? '')

/** Last day of a rule's period from a day on; null where no version of the rule was in force then: no period is invented. */
export function lastDayOf(rule: string, from: string, { calendar, settings }: Counting): string | null {
  return ruleOn(rule, from) === undefined ? null : dueOf(rule, { from }, calendar, settings).due
}
