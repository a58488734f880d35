import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../../db/stores/act.ts'
import { CaseParams } from '../schema.ts'
import type { Topic } from '../act-route.ts'
import * as commands from './commands.ts'
import { adviceOnCase } from './queries.ts'
import * as schema from './schema.ts'

/** Asking the advice on transfer, and deciding against it. */
export const adviceTopic: Topic = (act, deps) => {
  act(
    'assess',
    'assessCase',
    'State what you know of the offence, and ask the advice on transfer anew (评估是否移送)',
    schema.AssessBody,
    (asked, body) => commands.assessACase(deps, asked, body as Parameters<typeof commands.assessACase>[2])
  )
  act(
    'settle-assessment',
    'settleAssessment',
    'Decide with reasons not to transfer (决定不移送)',
    schema.SettleBody,
    (asked, body) => commands.settleAnAssessment(deps, asked, body)
  )
}

/** What the advice says of a case. */
export const adviceReads =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/cases/:id/advice',
      {
        config: { operation: 'cases.read' },
        schema: {
          operationId: 'getCaseAdvice',
          summary: 'The advice on transfer as the case stands today, and how it turned',
          tags: ['cases'],
          params: CaseParams,
          response: { 200: schema.CaseAdvice }
        }
      },
      ({ actor, params }) => adviceOnCase(deps, actor, params.id)
    )
  }
