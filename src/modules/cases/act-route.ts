import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CaseActName } from '../../domain/case/act-table.ts'
import { actHeaders, etag } from '../../plugins/conventions.ts'
import type { Deps } from '../../db/stores/act.ts'
import type { CaseAsked } from './case-act.ts'
import { ActAnswer, CaseParams } from './schema.ts'

type ActRequest = FastifyRequest<{ Params: { id: string }; Headers: { 'if-match': number; 'idempotency-key': string } }>

export type ActRoute = ReturnType<typeof actRoutes>

/** The acts of one part of a case's life, registered as routes. */
export type Topic = (act: ActRoute, deps: Deps) => void

/** One route an act: `POST /v1/cases/{id}/{act}`, answered with where the case now stands. */
export const actRoutes =
  (app: FastifyInstance) =>
  <Body extends z.ZodType>(
    name: CaseActName,
    operationId: string,
    summary: string,
    body: Body,
    run: (asked: CaseAsked, body: z.output<Body>) => Promise<z.input<typeof ActAnswer>>
  ): void => {
    app.post(
      `/cases/:id/${name}`,
      {
        config: { operation: `cases.${name}` },
        schema: {
          operationId,
          summary,
          tags: ['cases'],
          params: CaseParams,
          headers: actHeaders,
          body,
          response: { 200: ActAnswer }
        }
      },
      async (request, reply) => {
        const answer = await run(askedOf(request as ActRequest), request.body as z.output<Body>)
        return reply.header('etag', etag(answer.version)).send(answer)
      }
    )
  }

const askedOf = ({ actor, params, headers, body }: ActRequest): CaseAsked => ({
  actor,
  caseId: params.id,
  expected: headers['if-match'],
  key: headers['idempotency-key'],
  body
})
