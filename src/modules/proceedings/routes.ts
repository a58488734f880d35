import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod, ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Refusal } from '../../domain/refusal.ts'
import type { JudicialAct } from '../../domain/judicial/acts.ts'
import { parseCny } from '../../domain/money.ts'
import { actHeaders, etag, idempotencyKey } from '../../plugins/conventions.ts'
import type { Deps } from '../../db/stores/act.ts'
import * as commands from './commands.ts'
import { importSheet, largestSheet, readSheet } from './sheet.ts'
import { getCourtCase, listCourtCases } from './queries.ts'
import * as schema from './schema.ts'

type ActRequest = FastifyRequest<{ Params: { id: string }; Headers: { 'if-match': number; 'idempotency-key': string } }>

/** Court cases (law.md 4.7 to 4.9): registered and led by the court's clerk. */
export const proceedingsRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['judicial-cases']
    const read = { config: { operation: 'judicial.read' } } as const
    const change = { config: { operation: 'judicial.change' } } as const

    app.get(
      '/judicial-cases',
      {
        ...read,
        schema: {
          operationId: 'listJudicialCases',
          summary: 'Court cases in your sight, the latest filed first',
          tags,
          querystring: schema.JudicialQuery,
          response: { 200: schema.JudicialList }
        }
      },
      ({ actor, query }) => listCourtCases(deps, actor, query)
    )
    app.get(
      '/judicial-cases/:id',
      {
        ...read,
        schema: {
          operationId: 'getJudicialCase',
          summary: 'A court case: the whole, or its result for the office it is linked to',
          tags,
          params: schema.JudicialParams,
          response: { 200: schema.JudicialView }
        }
      },
      async ({ actor, params }, reply) => {
        const found = await getCourtCase(deps, actor, params.id)
        return reply.header('etag', etag(found.version)).send(found)
      }
    )
    app.post(
      '/judicial-cases',
      {
        ...change,
        schema: {
          operationId: 'registerJudicialCase',
          summary: 'Register a case that the court filed (立案登记)',
          tags,
          headers: idempotencyKey,
          body: schema.RegisterBody,
          response: { 201: schema.JudicialAnswer }
        }
      },
      async ({ actor, body, headers }, reply) => {
        const { number, applied, ...rest } = body
        const appliedFen = applied === null ? null : parseCny(applied)
        const input = { ...rest, numberRaw: number, appliedFen, reason: rest.reason, source: 'entered' as const }
        const asked = { actor, key: headers['idempotency-key'], body }
        const answer = await commands.registerACourtCase(deps, asked, input)
        return reply
          .code(201)
          .header('location', `/v1/judicial-cases/${answer.judicialId}`)
          .header('etag', etag(answer.version))
          .send(answer)
      }
    )

    const act = <Body extends z.ZodType>(
      name: JudicialAct,
      operationId: string,
      summary: string,
      body: Body,
      run: (asked: commands.JudicialAsked, body: z.output<Body>) => Promise<commands.JudicialAnswer>
    ) =>
      app.post(
        `/judicial-cases/:id/${name}`,
        {
          ...change,
          schema: {
            operationId,
            summary,
            tags,
            params: schema.JudicialParams,
            headers: actHeaders,
            body,
            response: { 200: schema.JudicialAnswer }
          }
        },
        async (request, reply) => {
          const { actor, params, headers, body: said } = request as ActRequest
          const key = headers['idempotency-key']
          const asked = { actor, judicialId: params.id, expected: headers['if-match'], key, body: said }
          const answer = await run(asked, said as z.output<Body>)
          return reply.header('etag', etag(answer.version)).send(answer)
        }
      )

    act('close', 'closeJudicialCase', 'Close it, with the kind of closing (结案)', schema.CloseBody, (asked, body) =>
      commands.closeACourtCase(deps, asked, body)
    )
    act(
      'reopen',
      'reopenJudicialCase',
      'Take a closing back that was entered by mistake; a revived execution is a case of its own',
      schema.ReopenBody,
      (asked, body) => commands.reopenACourtCase(deps, asked, body)
    )
    act(
      'record-receipt',
      'recordJudicialReceipt',
      'Record money received in an execution (到位款项)',
      schema.ReceiptBody,
      (asked, { amount, ...body }) => commands.recordMoney(deps, asked, { ...body, amountFen: parseCny(amount) })
    )
    act('extend', 'extendJudicialCase', 'Extend the legal period (延长审限)', schema.ExtendBody, (asked, body) =>
      commands.extendThePeriod(deps, asked, body)
    )
    act('stop', 'stopJudicialCase', 'Stop the legal period (扣除审限)', schema.StopBody, (asked, body) =>
      commands.stopThePeriod(deps, asked, body)
    )
    act('restart', 'restartJudicialCase', 'Let the period run again (恢复计算)', schema.WhenBody, (asked, body) =>
      commands.restartThePeriod(deps, asked, body)
    )
    act('correct', 'correctJudicialCase', 'Correct what was entered (更正)', schema.CorrectBody, (asked, body) => {
      const { reason, requestedBy, number, applied, ...rest } = body
      const change = {
        ...rest,
        ...(number === undefined ? {} : { numberRaw: number }),
        ...(applied === undefined ? {} : { appliedFen: applied === null ? null : parseCny(applied) })
      }
      return commands.correctACourtCase(deps, asked, { reason, requestedBy, change: present(change) })
    })
    act(
      'link',
      'linkJudicialCase',
      'Link it to the transfer or the decision it comes from (关联)',
      schema.LinkBody,
      (asked, body) => commands.linkACourtCase(deps, asked, body)
    )

    app.register(async (scope) => {
      const sheets = scope.withTypeProvider<ZodTypeProvider>()
      sheets.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, text, done) => done(null, text))
      sheets.post(
        '/judicial-cases/sheets',
        {
          ...change,
          bodyLimit: largestSheet,
          schema: {
            operationId: 'importJudicialSheet',
            summary: "Take over a court's monthly sheet (CSV); the same sheet again changes nothing",
            tags,
            consumes: ['text/csv'],
            headers: idempotencyKey,
            querystring: schema.SheetQuery,
            response: { 200: schema.SheetReport }
          }
        },
        async ({ actor, body, query }) => {
          if (typeof body !== 'string') throw new Refusal('request.media-type')
          return importSheet(deps, actor, {
            courtId: query.court,
            dryRun: query.dryRun === 'true',
            rows: readSheet(body)
          })
        }
      )
    })
  }

type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }
/** Only what was said: a field left out is not a field set to nothing. */
const present = <T extends object>(said: T): Present<T> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Present<T>
