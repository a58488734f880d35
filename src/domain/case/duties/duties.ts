import type { Calendar } from '../../calendar/calendar.ts'
import { defaultClockSettings, type ClockSettings } from '../../clocks/settings.ts'
import type { CaseFile } from '../file.ts'
import { dutyPeriod, ruleOfDuty } from '../periods.ts'
import type { Duty, DutySource } from './duty.ts'
import { handlingDuties } from './handling.ts'
import { transferDuties } from './transfer.ts'

/** Every source of duties: a new one is a file and a line here. */
const sources: readonly DutySource[] = [handlingDuties, transferDuties]

/** The duties that the file shows, done or not (law.md 4.10). Lateness is a fact: a late one is done late. */
export function duties(file: CaseFile, calendar: Calendar, settings: ClockSettings = defaultClockSettings): Duty[] {
  if (file.case.outside) return []
  return sources.flatMap((source) =>
    source(file).flatMap((start) => {
      const { key, code, from, doneOn } = start
      const rule = start.rule ?? ruleOfDuty(code, file.case, from.slice(0, 10))
      const stops = start.stops ?? file.stops.filter((stop) => stop.measureNo === null)
      const extensions = file.extensions.filter((extension) => extension.duty === key)
      const period = dutyPeriod(
        rule,
        {
          from,
          stops,
          extensions: extensions.map(({ grantedOn, by, days, until }) => ({
            grantedOn,
            by,
            days: days ?? undefined,
            until: until ?? undefined
          }))
        },
        calendar,
        settings
      )
      if (period === null) return []
      return [
        {
          key,
          code,
          ...period,
          officeId: start.officeId ?? file.case.officeId,
          assignees: start.assignees ?? file.case.handlers,
          waitingOn: start.waitingOn ?? null,
          doneAt: doneOn,
          cancelled: start.cancelled ?? false
        }
      ]
    })
  )
}
