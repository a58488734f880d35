import type { Calendar } from '../../calendar/calendar.ts'
import type { Extension } from '../../clocks/plan.ts'
import type { PeriodRule } from '../../rules/row.ts'
import { defaultSettings, type Settings } from '../../settings.ts'
import { dayOf } from '../../time/deadline.ts'
import type { CaseFile } from '../file.ts'
import type { Granted } from '../parts.ts'
import {
  dutyPeriod,
  lawfulClock,
  ruleOfDuty,
  ruleWithDays,
  warnFrom,
  type DutyCode,
  type LawfulClock
} from '../periods.ts'
import { adviceDuties } from './advice.ts'
import type { Duty, DutySource, DutyStart } from './duty.ts'
import { executionDuties } from './execution.ts'
import { handlingDuties } from './handling.ts'
import { reviewDuties } from './review.ts'
import { intakeDuties } from './intake.ts'
import { letterDuties, measureDuties } from './measures.ts'
import { opinionDuties } from './opinions.ts'
import { publicityDuties } from './publicity.ts'
import { transferDuties } from './transfer.ts'

/** Every source of duties: a new one is a file and a line here. */
const sources: readonly DutySource[] = [
  intakeDuties,
  handlingDuties,
  transferDuties,
  measureDuties,
  letterDuties,
  reviewDuties,
  adviceDuties,
  publicityDuties,
  opinionDuties,
  executionDuties
]

/** A duty with the clock that it was worked out from. */
export interface Clocked {
  readonly duty: Duty
  readonly start: DutyStart
  readonly lawful: LawfulClock
  /** Extensions on file that the law does not allow. */
  readonly leftOut: readonly Extension[]
}

/**
 * The duties that the file shows, done or not, each with its clock (law.md 4.10). Lateness is a fact: a late one is done late.
 * Never refuses: what the file holds beyond the law is left out and the duty questioned.
 */
export function clockedDuties(file: CaseFile, calendar: Calendar, settings: Settings): Clocked[] {
  if (file.case.outside) return []
  return sources.flatMap((source) =>
    source(file, calendar, settings).flatMap((start) => clocked(file, start, calendar, settings))
  )
}

export function duties(file: CaseFile, calendar: Calendar, settings: Settings = defaultSettings): Duty[] {
  return clockedDuties(file, calendar, settings).map(({ duty }) => duty)
}

/** What a case that is taken over can tell of the time before: of everything else nobody knows whether it was done. */
const toldByPast: readonly DutyCode[] = [
  ...(['OT-FILE', 'OT-DECIDE', 'OT-SERVE', 'OT-CLOSE'] as const),
  ...(['OT-T-APPROVE', 'OT-T-SEND', 'OT-T-POLICE'] as const)
]

const isUntold = ({ takenOverOn }: CaseFile['case'], { code, from }: DutyStart): boolean =>
  takenOverOn !== null && from.slice(0, 10) < takenOverOn && !toldByPast.includes(code)

function clocked(file: CaseFile, start: DutyStart, calendar: Calendar, settings: Settings): Clocked[] {
  const { key, code, from } = start
  if (isUntold(file.case, start)) return []
  const id = start.rule ?? ruleOfDuty(code, file.case, from.slice(0, 10))
  const days = start.setting === undefined ? start.days : settings[start.setting]
  const rule = days === undefined || id === null ? id : ruleWithDays(id, from, days)
  const granted = file.extensions.filter((extension) => extension.duty === key).map(asExtension)
  const given = { from, stops: start.stops ?? file.stops, extensions: granted }
  const first = lawfulClock(rule, given, calendar, settings)
  if (first === null) return []
  const lawful = start.staged
    ? lawfulClock(rule, { ...given, extensions: [...unasked(first.row, from), ...granted] }, calendar, settings)!
    : first
  const period = dutyPeriod(lawful, calendar, settings)
  const ahead = settings[`warningWorkingDays.${code}`]
  const inHours = lawful.row.period.unit === 'hour'
  return [
    {
      start,
      lawful,
      leftOut: granted.filter((extension) => !lawful.clock.extensions.includes(extension)),
      duty: {
        key,
        code,
        ...period,
        warnFrom: start.staged
          ? dutyPeriod(first, calendar, settings).dueAt
          : warnFrom({ from, dueAt: period.dueAt, inHours }, ahead, calendar),
        officeId: start.officeId ?? file.case.officeId,
        assignees: start.assignees ?? file.case.handlers,
        waitingOn: start.waitingOn ?? null,
        doneAt: start.doneOn,
        cancelled: start.cancelled ?? false
      }
    }
  ]
}

/** An extension as it is stored, for the clock. */
export const asExtension = ({ grantedOn, by, days, until }: Omit<Granted, 'no'>): Extension => ({
  grantedOn,
  by,
  days: days ?? undefined,
  until: until ?? undefined
})

/** The steps at the foot of a ladder for which the law asks no approval. */
function unasked(row: PeriodRule, from: string): Extension[] {
  const asked = row.period.ladder.findIndex((step) => step.by !== 'none')
  const free = asked === -1 ? row.period.ladder : row.period.ladder.slice(0, asked)
  return free.map(({ by }) => ({ grantedOn: dayOf(from), by }))
}
