import * as steps from '../../../domain/case/execution.ts'
import type { CaseFile } from '../../../domain/case/file.ts'
import type { Context, Stated, When } from '../../../domain/case/when.ts'
import { check } from '../../../domain/identifiers/check.ts'
import type { ActAnswer, Deps } from '../../../db/stores/act.ts'
import { caseAct, openedDay, type CaseAsked } from '../case-act.ts'

/** Execution, one command an act. A remedy may be taken before the case was opened again. */

type Act = Parameters<typeof caseAct>[1]
type Step<Input> = (file: CaseFile, input: Input, when: When, context: Context) => CaseFile

const command =
  <Input>(act: Act, step: Step<Input>, previous: (file: CaseFile) => string | null = openedDay) =>
  (deps: Deps, asked: CaseAsked, input: Stated & Input): Promise<ActAnswer> =>
    caseAct(deps, act, asked, input, previous, ({ file }, when, context) => ({
      after: step(file, input, when, context)
    }))

const filed = (file: CaseFile) => file.case.filedOn

/** The head who arranges it approves it. */
export const arrangePayment = (
  deps: Deps,
  asked: CaseAsked,
  input: Stated & Omit<steps.ArrangeInput, 'approvedBy'>
): Promise<ActAnswer> => command('arrange', steps.arrange)(deps, asked, { ...input, approvedBy: asked.actor.personId })

export const demandPerformance = command('demand', steps.demand)
export const serveADemand = command('serve-demand', steps.serveDemand)
export const applyToCourt = command('apply-court', steps.applyCourt)
export const startARemedy = command('start-remedy', steps.startRemedy, filed)
export const endARemedy = command('end-remedy', steps.endRemedy, filed)
export const suspendAnExecution = command('suspend-execution', steps.suspendExecution)
export const resumeAnExecution = command('resume-execution', steps.resumeExecution)
export const endAnExecution = command('end-execution', steps.endExecution)

/** The court's number is kept in its canonical form where it has one. */
export const recordTheCourt = (deps: Deps, asked: CaseAsked, input: Stated & steps.CourtInput): Promise<ActAnswer> => {
  const courtNumber = input.courtNumber === null ? null : check('court-case-no', input.courtNumber).normalised
  return command('record-court', steps.recordCourt)(deps, asked, { ...input, courtNumber })
}
