import type { Topic } from '../act-route.ts'
import * as commands from './commands.ts'
import * as schema from './schema.ts'

/** Acts on the clocks of a case. */
export const clocksTopic: Topic = (act, deps) => {
  act(
    'extend',
    'extendDuty',
    'Extend the period of a duty by the next step of its ladder (延长期限)',
    schema.ExtendBody,
    (asked, body) => commands.extendADuty(deps, asked, body)
  )
  act('suspend', 'suspendCase', 'Suspend the case (中止)', schema.SuspendBody, (asked, body) =>
    commands.suspendACase(deps, asked, body)
  )
  act('resume', 'resumeCase', 'Resume a suspended case (恢复)', schema.ResumeBody, (asked, body) =>
    commands.resumeACase(deps, asked, body)
  )
  act(
    'stop-clock',
    'stopClock',
    'Stop the clock for testing, identification, public notice and the like (不计入期限)',
    schema.StopBody,
    (asked, body) => commands.stopAClock(deps, asked, body)
  )
  act('restart-clock', 'restartClock', 'Let the clock run again (恢复计时)', schema.RestartBody, (asked, body) =>
    commands.restartAClock(deps, asked, body)
  )
  act('terminate', 'terminateCase', 'Terminate the investigation (终止调查)', schema.TerminateBody, (asked, body) =>
    commands.terminateACase(deps, asked, body)
  )
}
