import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../db/stores/act.ts'
import { listRecords, verifyCase } from './queries.ts'
import { CaseParams, ChainReport, RecordList, RecordQuery } from './schema.ts'

/** `/v1/cases/{id}/records`: the chain of a case, and whether it holds. */
export const recordsRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/cases/:id/records',
      {
        config: { operation: 'records.read' },
        schema: {
          operationId: 'listRecords',
          summary: 'Everything that happened to a case, with what changed and the hashes',
          tags: ['records'],
          params: CaseParams,
          querystring: RecordQuery,
          response: { 200: RecordList }
        }
      },
      ({ actor, params, query }) => listRecords(deps, actor, params.id, query)
    )
    app.get(
      '/cases/:id/records/verification',
      {
        config: { operation: 'records.verify' },
        schema: {
          operationId: 'verifyRecords',
          summary: 'Walk the hash chain of a case',
          tags: ['records'],
          params: CaseParams,
          response: { 200: ChainReport }
        }
      },
      ({ actor, params }) => verifyCase(deps, actor, params.id)
    )
  }
