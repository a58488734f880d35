import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../db/stores/act.ts'
import { listDuties } from './queries.ts'
import { DutyList, DutyQuery } from './schema.ts'

/** `GET /v1/duties`: what is due. */
export const dutiesRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/duties',
      {
        config: { operation: 'duties.read' },
        schema: {
          operationId: 'listDuties',
          summary: 'What is due and what is late, soonest first',
          tags: ['duties'],
          querystring: DutyQuery,
          response: { 200: DutyList }
        }
      },
      ({ actor, query }) => listDuties(deps, actor, query)
    )
  }
