import { addWorkingDays, isProvisional, rollToWorkingDay, type Calendar } from '../calendar/calendar.ts'
import { addDays, civilDate, civilDateOf, type CivilDate } from '../time/civil-date.ts'

export type DutyCode = keyof typeof dutyRules

/** Which rule gives the period of a duty (law.md 4.10). */
export const dutyRules = {
  'OT-FILE': 'A-10',
  'OT-DECIDE': 'A-41',
  'OT-SERVE': 'A-70',
  'OT-CLOSE': 'A-95',
  'OT-T-APPROVE': 'T-11',
  'OT-T-SEND': 'T-12',
  'OT-T-POLICE': 'T-19'
} as const

const workingDays: Partial<Record<DutyCode, number>> = { 'OT-FILE': 15, 'OT-SERVE': 7, 'OT-CLOSE': 15 }
const calendarDays: Partial<Record<DutyCode, number>> = { 'OT-DECIDE': 90, 'OT-T-APPROVE': 3, 'OT-T-POLICE': 3 }

/** The last moment of a duty that began at `from` (a day, or an instant for hours): end of the last day in Asia/Shanghai. */
export function dutyDue(code: DutyCode, from: string, calendar: Calendar): { at: string; provisional: boolean } {
  if (code === 'OT-T-SEND') return { at: Temporal.Instant.from(from).add({ hours: 24 }).toString(), provisional: false }
  const start = from.length === 10 ? civilDate(from) : civilDateOf(from)
  const days = workingDays[code]
  const last =
    days === undefined ? rolled(start, calendarDays[code] ?? 0, calendar) : addWorkingDays(start, days, calendar)
  return { at: `${last}T23:59:59.999+08:00`, provisional: isProvisional(last, calendar) }
}

/** Last day to pay or perform: 15 calendar days after service, rolled from a rest day (A-80, SML art 80). */
export function performanceDue(servedOn: string, calendar: Calendar): string {
  return rolled(civilDate(servedOn), 15, calendar)
}

const rolled = (start: CivilDate, days: number, calendar: Calendar): CivilDate =>
  rollToWorkingDay(addDays(start, days), calendar)
