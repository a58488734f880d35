import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { TransferActName } from '../../domain/transfer/act-table.ts'
import { actHeaders, etag } from '../../plugins/conventions.ts'
import { TransferAnswer, TransferParams } from './schema.ts'
import type { TransferAsked } from './transfer-act.ts'

export type TransferActRequest = FastifyRequest<{
  Params: { caseId: string; no: number }
  Headers: { 'if-match': number; 'idempotency-key': string }
}>

export type TransferActRoute = ReturnType<typeof transferActRoutes>

/** One route an act: `POST /v1/transfers/{case}/{no}/{act}`, answered with where case and transfer now stand. */
export const transferActRoutes =
  (app: FastifyInstance) =>
  <Body extends z.ZodType>(
    name: TransferActName,
    operationId: string,
    summary: string,
    body: Body,
    run: (asked: TransferAsked, body: z.output<Body>) => Promise<z.input<typeof TransferAnswer>>
  ): void => {
    app.post(
      `/transfers/:caseId/:no/${name}`,
      {
        config: { operation: `transfers.${name}` },
        schema: {
          operationId,
          summary,
          tags: ['transfers'],
          params: TransferParams,
          headers: actHeaders,
          body,
          response: { 200: TransferAnswer }
        }
      },
      async (request, reply) => {
        const answer = await run(askedOf(request as TransferActRequest), request.body as z.output<Body>)
        return reply.header('etag', etag(answer.transferVersion)).send(answer)
      }
    )
  }

export const askedOf = ({ actor, params, headers, body }: TransferActRequest): TransferAsked => ({
  actor,
  caseId: params.caseId,
  transferNo: params.no,
  expected: headers['if-match'],
  key: headers['idempotency-key'],
  body
})
