import { workingDaysBetween, type Calendar } from '../../calendar/calendar.ts'
import type { ClockSettings } from '../../clocks/settings.ts'
import { ruleOn } from '../../rules/table.ts'
import { civilDateOf, daysBetween, type CivilDate } from '../../time/civil-date.ts'
import { transferActs } from '../../transfer/act-table.ts'
import { caseActs, type CaseAct } from '../act-table.ts'
import type { Procedure } from '../vocabulary.ts'

type Row = Pick<CaseAct, 'ends'> & { readonly procedures: readonly Procedure[] | null }

/** Every act by its operation; those on a transfer, and its opening, are of every procedure. */
const acts: readonly (readonly [operation: string, row: Row])[] = [
  ['transfers.open', { ends: ['OT-T-ACT'], procedures: null }],
  ...Object.entries(caseActs).map(([name, row]): [string, Row] => [`cases.${name}`, row]),
  ...Object.entries(transferActs).map(([name, { ends }]): [string, Row] => [
    `transfers.${name}`,
    { ends, procedures: null }
  ])
]

/** The operations that end a duty, in a case of this procedure where it is known. */
export function endingOperations(code: string, procedure: Procedure | null): string[] {
  const fits = ({ ends, procedures }: Row): boolean =>
    (ends as readonly string[]).includes(code) &&
    (procedure === null || procedures === null || procedures.includes(procedure))
  return acts.filter(([, row]) => fits(row)).map(([operation]) => operation)
}

/** The units in which a list tells what is left; a period of months is told in days. */
export const leftUnits = ['working-day', 'calendar-day', 'hour'] as const
export interface Left {
  readonly n: number
  readonly unit: (typeof leftUnits)[number]
}

/**
 * What is left of a duty at `now`, in the unit of its rule: 0 on its last day or in its last hour, below 0 when late; null
 * while it stands still.
 */
export function leftOf(
  duty: { readonly rule: string; readonly startedOn: string; readonly dueAt: string | null },
  now: string,
  calendar: Calendar,
  settings: ClockSettings
): Left | null {
  if (duty.dueAt === null) return null
  const { unit, choosesDays } = unitOf(duty.rule, duty.startedOn)
  const milliseconds = Date.parse(duty.dueAt) - Date.parse(now)
  if (unit === 'hour') return { n: Math.floor(milliseconds / 3_600_000), unit }
  const today = civilDateOf(now)
  const last = civilDateOf(duty.dueAt)
  const working = unit === 'working-day' || (choosesDays && settings.d310Days === 'working')
  const n = working ? workingDaysBetween(today, last, calendar) : daysBetween(today, last)
  return { n: milliseconds < 0 ? Math.min(n, -1) : n, unit: working ? 'working-day' : 'calendar-day' }
}

/** The unit of a rule's version in force on a day, and whether a setting chooses its days (D-01). */
function unitOf(rule: string, on: string) {
  const row = ruleOn(rule, on)
  return row?.kind === 'period'
    ? { unit: row.period.unit, choosesDays: row.period.settings.includes('D-01') }
    : { unit: null, choosesDays: false }
}

/** Monday and Sunday of an ISO week such as 2026-W12. */
export function daysOfWeek(week: string): { readonly first: CivilDate; readonly last: CivilDate } {
  const [year, number] = week.split('-W').map(Number) as [number, number]
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 })
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: number - 1 })
  return {
    first: monday.toString() as CivilDate,
    last: monday.add({ days: 6 }).toString() as CivilDate
  }
}

/** The ISO week of a day. */
export function weekOf(day: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day)
  return `${String(yearOfWeek)}-W${String(weekOfYear).padStart(2, '0')}`
}
