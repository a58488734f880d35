import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { OpinionAct } from '../../domain/opinions/opinion.ts'
import type { Operation } from '../../domain/permissions.ts'
import { actHeaders, etag, idempotencyKey } from '../../plugins/conventions.ts'
import type { Deps } from '../../db/stores/act.ts'
import * as commands from './commands.ts'
import { getOpinion, listOpinions } from './queries.ts'
import * as schema from './schema.ts'
import { listSupervised } from './supervision.ts'

type ActRequest = FastifyRequest<{ Params: { id: string }; Headers: { 'if-match': number; 'idempotency-key': string } }>

/** The reverse linkage (law.md 2.6) and the procuratorate's own view (T-38, T-57). */
export const opinionsRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['opinions']
    app.get(
      '/supervision',
      {
        config: { operation: 'supervision.read' },
        schema: {
          operationId: 'listSupervision',
          summary: 'What a procuratorate should look at: not transferred, penalised without transfer, answers overdue',
          tags,
          querystring: schema.SupervisionQuery,
          response: { 200: schema.SupervisionList }
        }
      },
      ({ actor, query }) => listSupervised(deps, actor, query)
    )
    app.get(
      '/opinions',
      {
        config: { operation: 'opinions.read' },
        schema: {
          operationId: 'listOpinions',
          summary: 'Opinions and returned matters that you sent or that your offices have to answer',
          tags,
          querystring: schema.OpinionQuery,
          response: { 200: schema.OpinionList }
        }
      },
      ({ actor, query }) => listOpinions(deps, actor, query)
    )
    app.get(
      '/opinions/:id',
      {
        config: { operation: 'opinions.read' },
        schema: {
          operationId: 'getOpinion',
          summary: 'One opinion, as its sender or as the office addressed',
          tags,
          params: schema.OpinionParams,
          response: { 200: schema.OpinionView }
        }
      },
      async ({ actor, params }, reply) => {
        const found = await getOpinion(deps, actor, params.id)
        return reply.header('etag', etag(found.version)).send(found)
      }
    )
    app.post(
      '/opinions',
      {
        config: { operation: 'opinions.send' },
        schema: {
          operationId: 'sendOpinion',
          summary: 'Send an opinion or a matter to an office (检察意见、反向移送), or enter one that came on paper',
          tags,
          headers: idempotencyKey,
          body: schema.SendBody,
          response: { 201: schema.OpinionAnswer }
        }
      },
      async ({ actor, body, headers }, reply) => {
        const answer = await commands.sendAnOpinion(deps, { actor, key: headers['idempotency-key'], body }, body)
        return reply
          .code(201)
          .header('location', `/v1/opinions/${answer.opinionId}`)
          .header('etag', etag(answer.version))
          .send(answer)
      }
    )

    const act = <Body extends z.ZodType>(
      name: OpinionAct,
      operation: Operation,
      operationId: string,
      summary: string,
      body: Body,
      run: (asked: commands.OpinionAsked, body: z.output<Body>) => Promise<commands.OpinionAnswer>
    ) =>
      app.post(
        `/opinions/:id/${name}`,
        {
          config: { operation },
          schema: {
            operationId,
            summary,
            tags,
            params: schema.OpinionParams,
            headers: actHeaders,
            body,
            response: { 200: schema.OpinionAnswer }
          }
        },
        async (request, reply) => {
          const { actor, params, headers, body: said } = request as ActRequest
          const asked = {
            ...{ actor, opinionId: params.id, expected: headers['if-match'] },
            ...{ key: headers['idempotency-key'], body: said }
          }
          const answer = await run(asked, said as z.output<Body>)
          return reply.header('etag', etag(answer.version)).send(answer)
        }
      )

    act('accept', 'opinions.answer', 'acceptOpinion', 'Sign the receipt (签收)', schema.WhenBody, (asked, body) =>
      commands.acceptAnOpinion(deps, asked, body)
    )
    act(
      'file',
      'opinions.answer',
      'fileOpinion',
      'Deal with it under a case: one that is there, or a new clue (登记)',
      schema.FileBody,
      (asked, { case: given, ...body }) => {
        const { officeId = null, areaCode = null, ...content } = given ?? {}
        const whole = given === null ? null : { ...content, source: 'unknown' as const, parentCaseId: null }
        return commands.fileAnOpinion(deps, asked, { ...body, officeId, areaCode, content: whole as never })
      }
    )
    act('answer', 'opinions.answer', 'answerOpinion', 'Answer it in writing (答复)', schema.AnswerBody, (asked, body) =>
      commands.answerAnOpinion(deps, asked, body)
    )
    act(
      'suspects',
      'opinions.tell',
      'tellOfSuspect',
      'Tell what became of a suspect',
      schema.SuspectBody,
      (asked, body) => commands.tellOfASuspect(deps, asked, body)
    )
  }
