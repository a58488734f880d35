import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { idempotencyKey } from '../../plugins/conventions.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Deps } from '../../db/stores/act.ts'
import { getImport, listImportRows } from './queries.ts'
import { importRunner, largestFile } from './runner.ts'
import { ImportParams, ImportView, RowList, RowsQuery, StartQuery } from './schema.ts'

const mediaTypes = ['application/x-ndjson', 'application/jsonl', 'text/csv']

/** `POST /v1/imports`, `GET /v1/imports/{id}` and its rows. The file is the body itself; the work goes on behind the answer. */
export const importsRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { operation: 'imports.run' } as const
    const tags = ['imports']
    const runner = importRunner(deps, (error, importId) =>
      app.log.error({ err: error, importId }, 'import interrupted')
    )
    app.addHook('onClose', () => runner.stop())
    app.addContentTypeParser(mediaTypes, (_request, payload, done) => done(null, payload))

    app.post(
      '/imports',
      {
        config,
        bodyLimit: largestFile,
        schema: {
          operationId: 'startImport',
          summary: 'Take over cases from a file',
          description: `The body is the file: ${mediaTypes.join(', ')}, up to 64 MB. Rows are judged one by one; a case that is there already is left as it is, so the same file may be sent again.`,
          tags,
          consumes: mediaTypes,
          headers: idempotencyKey,
          querystring: StartQuery,
          response: { 202: z.object({ importId: z.uuid() }) }
        }
      },
      async ({ actor, body, headers, query }, reply) => {
        const file = body as Readable | undefined
        if (typeof file?.pipe !== 'function') throw new Refusal('request.media-type')
        const { format, dryRun } = query
        const key = headers['idempotency-key']
        const importId = await runner.start(actor, { format, dryRun: dryRun === 'true', key, body: file })
        return reply.code(202).header('location', `/v1/imports/${importId}`).send({ importId })
      }
    )

    app.get(
      '/imports/:id',
      {
        config,
        schema: {
          operationId: 'getImport',
          summary: 'How far an import is, and how many rows came to what',
          tags,
          params: ImportParams,
          response: { 200: ImportView }
        }
      },
      ({ actor, params }) => getImport(deps, actor, params.id)
    )

    app.get(
      '/imports/:id/rows',
      {
        config,
        schema: {
          operationId: 'listImportRows',
          summary: 'What became of each row, and why',
          tags,
          params: ImportParams,
          querystring: RowsQuery,
          response: { 200: RowList }
        }
      },
      ({ actor, params, query }) => listImportRows(deps, actor, params.id, query)
    )
  }
