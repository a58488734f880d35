import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../db/stores/act.ts'
import { caseClock } from './clock.ts'
import { weeklyDigest } from './digest.ts'
import { listDuties } from './queries.ts'
import { CaseClock, ClockParams, Digest, DigestQuery, DutyList, DutyQuery } from './schema.ts'

/** `GET /v1/duties`: what is due; the week of an office; and why each due date of a case is what it is. */
export const dutiesRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/duties',
      {
        config: { operation: 'duties.read' },
        schema: {
          operationId: 'listDuties',
          summary: 'The morning list: what is late, what is due, soonest first, then what waits on others',
          tags: ['duties'],
          querystring: DutyQuery,
          response: { 200: DutyList }
        }
      },
      ({ actor, query }) => listDuties(deps, actor, query)
    )
    app.get(
      '/duties/digest',
      {
        config: { operation: 'duties.read' },
        schema: {
          operationId: 'getDutyDigest',
          summary: 'The week of each office: what became due, was done, stands late, and is due in the next',
          tags: ['duties'],
          querystring: DigestQuery,
          response: { 200: Digest }
        }
      },
      ({ actor, query }) => weeklyDigest(deps, actor, query)
    )
    app.get(
      '/cases/:id/clock',
      {
        config: { operation: 'cases.read' },
        schema: {
          operationId: 'getCaseClock',
          summary: 'Every due date of a case explained day by day',
          tags: ['duties'],
          params: ClockParams,
          response: { 200: CaseClock }
        }
      },
      ({ actor, params }) => caseClock(deps, actor, params.id)
    )
  }
