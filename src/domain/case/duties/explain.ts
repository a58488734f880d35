import type { Calendar } from '../../calendar/calendar.ts'
import { explainDue, type DayCounted } from '../../clocks/explain.ts'
import type { Due } from '../../clocks/due.ts'
import type { Extension, Stop } from '../../clocks/plan.ts'
import type { DecisionRule, Text } from '../../rules/row.ts'
import { decisionRule } from '../../rules/select.ts'
import { versionsOf } from '../../rules/table.ts'
import type { Settings } from '../../settings.ts'
import type { CaseFile } from '../file.ts'
import { lawfulClock } from '../periods.ts'
import { clockedDuties, type Clocked } from './duties.ts'
import type { Duty } from './duty.ts'

/** A due date with the days that led to it, and what stopped and lengthened it. */
export type ExplainedClock = Due & {
  readonly days: readonly DayCounted[]
  readonly stops: readonly Stop[]
  readonly extensions: readonly Extension[]
}

export interface ExplainedDuty {
  readonly duty: Duty
  readonly clock: ExplainedClock
  /** Extensions on file that the law does not allow as the case now stands. */
  readonly leftOut: readonly Extension[]
  /** Another clock that is shown and does not bind: Order 71's in D-05, the first stage of the police in D-24. */
  readonly beside: ExplainedClock | null
  /** Open questions of the handbook on which the clock rests, with the reading taken. */
  readonly questions: readonly (Text & { readonly id: string })[]
}

/** Every duty of a case, day by day. */
export function explainDuties(file: CaseFile, calendar: Calendar, settings: Settings): ExplainedDuty[] {
  return clockedDuties(file, calendar, settings).map((clocked) => {
    const { duty, lawful, leftOut } = clocked
    const clock = { ...explainDue(lawful.row, lawful.clock, calendar, settings), ...applied(lawful) }
    const beside = besideOf(file, clocked, calendar, settings)
    return { duty, clock, leftOut, beside, questions: questionsOf(file, clocked, beside !== null) }
  })
}

const applied = ({ clock }: Clocked['lawful']) => ({ stops: clock.stops, extensions: clock.extensions })

function besideOf(file: CaseFile, clocked: Clocked, calendar: Calendar, settings: Settings): ExplainedClock | null {
  const { duty, start } = clocked
  const shown = start.staged
    ? duty.rule
    : duty.code === 'OT-DECIDE'
      ? decisionRule(file.case.procedure, duty.startedOn).shown
      : null
  const second = lawfulClock(shown, { from: start.from, stops: start.stops ?? file.stops }, calendar, settings)
  return second && { ...explainDue(second.row, second.clock, calendar, settings), ...applied(second) }
}

function questionsOf(file: CaseFile, { duty, start }: Clocked, two: boolean): (Text & { id: string })[] {
  const reopened =
    duty.key.includes(':back:') ||
    file.episodes.some((episode) => episode.reopened && duty.key === `decide:${episode.episodeNo}`)
  const ids = [...(two ? [start.staged ? 'D-24' : 'D-05'] : []), ...(reopened ? ['D-08'] : [])]
  return ids.flatMap((id) => versionsOf(id).map((row) => ({ id, ...(row as DecisionRule).choice })))
}
