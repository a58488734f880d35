import { courtWindow } from '../execution.ts'
import { endOfExecution } from '../steps.ts'
import type { DutySource } from './duty.ts'

/** The time to ask the court for enforcement, from service on: it falls away when nothing is left to enforce. */
export const executionDuties: DutySource = (file, calendar, settings) =>
  file.decisions.flatMap((decision) => {
    const { decisionNo, servedOn, dueOn, kind, reported } = decision
    if ((kind !== 'penalty' && kind !== 'ruling') || reported || servedOn === null || dueOn === null) return []
    const applied = file.courtApplications.find((one) => one.decisionNo === decisionNo)
    // A remedy that was taken after the application moves nothing any more.
    const remedies = applied ? file.remedies.filter((one) => one.startedOn <= applied.appliedOn) : file.remedies
    const at = { ...file, remedies }
    const window = courtWindow(at, { decisionNo, servedOn }, applied?.suitTimeStated ?? true, calendar, settings)
    if (window === null) return []
    const over = decision.executedOn ?? decision.revokedOn ?? endOfExecution(file, decisionNo)
    return [
      {
        key: `court:${decisionNo}`,
        code: 'OT-COURTAPP',
        from: window.from,
        doneOn: applied?.appliedOn ?? null,
        cancelled: applied === undefined && over !== null
      }
    ]
  })
