import { parseCny } from '../../../domain/money.ts'
import type { Topic } from '../act-route.ts'
import * as commands from './commands.ts'
import * as schema from './schema.ts'

/** Execution of decisions. */
export const executionTopic: Topic = (act, deps) => {
  act(
    'arrange',
    'arrangePayment',
    'Approve a deferral or instalments (暂缓或者分期缴纳)',
    schema.ArrangeBody,
    (asked, body) =>
      commands.arrangePayment(deps, asked, {
        ...body,
        instalments: body.instalments.map(({ dueOn, amount }) => ({ dueOn, amountFen: parseCny(amount) }))
      })
  )
  act('demand', 'demandPerformance', 'Demand performance (催告)', schema.DemandBody, (asked, body) =>
    commands.demandPerformance(deps, asked, body)
  )
  act(
    'serve-demand',
    'serveDemand',
    'Enter the service of a demand (送达催告书)',
    schema.ServeDemandBody,
    (asked, body) => commands.serveADemand(deps, asked, body)
  )
  act(
    'apply-court',
    'applyToCourt',
    'Apply to the court for enforcement (申请法院强制执行)',
    schema.ApplyBody,
    (asked, body) => commands.applyToCourt(deps, asked, body)
  )
  act(
    'record-court',
    'recordCourt',
    'Enter what the court did with an application (法院受理、裁定)',
    schema.CourtBody,
    (asked, body) => commands.recordTheCourt(deps, asked, body)
  )
  act(
    'start-remedy',
    'startRemedy',
    'Enter a reconsideration or suit against a decision (复议、诉讼)',
    schema.RemedyBody,
    (asked, body) => commands.startARemedy(deps, asked, body)
  )
  act('end-remedy', 'endRemedy', 'Enter the outcome of a remedy', schema.EndRemedyBody, (asked, body) =>
    commands.endARemedy(deps, asked, body)
  )
  act(
    'suspend-execution',
    'suspendExecution',
    'Suspend execution, or enter a stay ordered in a remedy (中止执行)',
    schema.SuspendExecutionBody,
    (asked, body) => commands.suspendAnExecution(deps, asked, body)
  )
  act('resume-execution', 'resumeExecution', 'Resume execution (恢复执行)', schema.ResumeExecutionBody, (asked, body) =>
    commands.resumeAnExecution(deps, asked, body)
  )
  act(
    'end-execution',
    'endExecution',
    'End execution that is not complete (终结执行)',
    schema.EndExecutionBody,
    (asked, body) => commands.endAnExecution(deps, asked, body)
  )
}
