import type { Calendar } from '../calendar/calendar.ts'
import { worksOn } from '../calendar/calendar.ts'
import { stopGrounds, type PeriodRule, type StopGround, type Text } from '../rules/row.ts'
import { dayNumber, fromDayNumber, type CivilDate } from '../time/civil-date.ts'
import { countWorkingDays, dayOf } from '../time/deadline.ts'
import { answer, dueOf, planOf, type Due } from './due.ts'
import { rowFor, type Clock, type Plan } from './plan.ts'
import { defaultClockSettings, type ClockSettings } from './settings.ts'

const reasons = {
  start: ['起算日不计', 'the start is not counted'],
  counted: ['计入', 'counted'],
  hours: ['按小时连续计', 'counted in hours'],
  'make-up': ['调休上班日，计入', 'a make-up working day, counted'],
  weekend: ['周末', 'weekend'],
  holiday: ['放假', 'holiday'],
  stopped: ['不计入期限', 'not counted by law'],
  'roll-over': ['期满日顺延', 'the end rolls over']
} as const satisfies Record<string, readonly [string, string]>

/** One day of a period, whether it counts towards its length, and why. */
export interface DayCounted {
  readonly day: CivilDate
  readonly counts: boolean
  readonly why: Text & { readonly code: keyof typeof reasons }
}

/**
 * The answer of `dueOf` with every day from the start to the due one: as many count as the period is long. While a stop
 * still runs the list ends on its first day.
 */
export function explainDue(
  rule: string | PeriodRule,
  clock: Clock,
  calendar: Calendar,
  settings: ClockSettings = defaultClockSettings
): Due & { readonly days: readonly DayCounted[] } {
  const row = rowFor(rule, clock.from)
  if (row.period.unit === 'hour') {
    const due = dueOf(row, clock, calendar, settings)
    const last = dayNumber(dayOf(due.due as string))
    const days: DayCounted[] = []
    for (let day = dayNumber(dayOf(clock.from)); day <= last; day += 1) days.push(entry(day, true, 'hours'))
    return { ...due, days }
  }
  const plan = planOf(row, clock, calendar, settings)
  return { ...answer(plan, clock), days: walk(plan) }
}

function walk(plan: Plan): DayCounted[] {
  const { count, method, end, due } = plan
  const start = plan.startNumber
  const named = method.calendar.named
  const worked =
    count.amount.working === 0
      ? count.anchor
      : countWorkingDays(count.anchor, count.amount.working, count.stops, method.calendar)
  const lastWorked = count.amount.working === 0 ? -Infinity : worked
  const days = [entry(start, false, 'start')]
  for (let day = start + 1; day <= due; day += 1) {
    const stop = plan.stops.find(
      (one) => dayNumber(one.from as CivilDate) <= day && (one.to == null || day <= dayNumber(one.to as CivilDate))
    )
    if (stop !== undefined && day <= end) {
      days.push(entry(day, false, 'stopped', stopGrounds[stop.ground as StopGround]))
      if (due === Infinity && stop.to == null) break
    } else if (day > end) days.push(entry(day, false, 'roll-over'))
    else if (day > lastWorked) days.push(entry(day, true, 'counted'))
    else if (worksOn(day, method.calendar)) days.push(entry(day, true, named.has(day) ? 'make-up' : 'counted'))
    else {
      const name = named.get(day)?.name
      days.push(
        name === undefined ? entry(day, false, 'weekend') : entry(day, false, 'holiday', { zh: name, en: name })
      )
    }
  }
  return days
}

function entry(day: number, counts: boolean, code: keyof typeof reasons, detail?: Text): DayCounted {
  const [zh, en] = reasons[code]
  const text = detail === undefined ? { zh, en } : { zh: `${zh}：${detail.zh}`, en: `${en}: ${detail.en}` }
  return { day: fromDayNumber(day), counts, why: { code, ...text } }
}
