import type { SuspensionReason, TerminationGround } from '../../../domain/case/clock-grounds.ts'
import {
  extend,
  restartClock,
  resume,
  standingSuspension,
  stopClock,
  stopRunning,
  suspend,
  terminate,
  type ExtendInput,
  type StopInput
} from '../../../domain/case/clocks.ts'
import type { CaseFile } from '../../../domain/case/file.ts'
import type { Stated } from '../../../domain/case/when.ts'
import { refuse } from '../../../domain/refusal.ts'
import type { Tx } from '../../../db/connect.ts'
import type { ActAnswer, Deps } from '../../../db/stores/act.ts'
import { caseAct, openedDay, type CaseAsked } from '../case-act.ts'

/** Lengthens the period of one duty by the ladder of its rule. */
export function extendADuty(deps: Deps, asked: CaseAsked, input: Stated & ExtendInput): Promise<ActAnswer> {
  const clue = (file: CaseFile) => file.case.clueOn
  return caseAct(deps, 'extend', asked, input, clue, ({ file }, when, { calendar, settings }) =>
    extend(file, input, when, asked.actor.personId, calendar, settings)
  )
}

/** Suspension. */
export function suspendACase(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { ground: SuspensionReason }
): Promise<ActAnswer> {
  return caseAct(deps, 'suspend', asked, input, openedDay, ({ file }, when) =>
    suspend(file, input, when, asked.actor.personId)
  )
}

/** The end of a suspension. */
export function resumeACase(deps: Deps, asked: CaseAsked, input: Stated): Promise<ActAnswer> {
  const suspended = (file: CaseFile) => standingSuspension(file)?.from ?? null
  return caseAct(deps, 'resume', asked, input, suspended, ({ file }, when) => ({ after: resume(file, when) }))
}

/** Days that the law does not count, from this one on. */
export function stopAClock(deps: Deps, asked: CaseAsked, input: Stated & StopInput): Promise<ActAnswer> {
  return caseAct(deps, 'stop-clock', asked, input, openedDay, async ({ file }, when, { settings }, tx) => {
    if (input.partyNo !== null) await rightHolder(tx, file.case.caseId, input.partyNo)
    return stopClock(file, input, when, settings)
  })
}

async function rightHolder(tx: Tx, caseId: string, partyNo: number): Promise<void> {
  const rows = await tx`
    select from case_parties where case_id = ${caseId} and party_no = ${partyNo} and role in ('right-holder', 'licensee')`
  if (rows.length === 0) refuse('case.right-holder-needed', { field: '/partyNo' })
}

/** The days count again. */
export function restartAClock(deps: Deps, asked: CaseAsked, input: Stated & { stopNo: number }): Promise<ActAnswer> {
  const stopped = (file: CaseFile) => stopRunning(file, input.stopNo).from
  return caseAct(deps, 'restart-clock', asked, input, stopped, ({ file }, when) => ({
    after: restartClock(file, input, when)
  }))
}

/** Termination of the investigation. */
export function terminateACase(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { ground: TerminationGround }
): Promise<ActAnswer> {
  const last = (file: CaseFile) => standingSuspension(file)?.from ?? openedDay(file)
  return caseAct(deps, 'terminate', asked, input, last, ({ file }, when) => ({ after: terminate(file, input, when) }))
}
