import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { parseCny } from '../../domain/money.ts'
import { etag, idempotencyKey } from '../../plugins/conventions.ts'
import { languageOf } from '../../plugins/language.ts'
import type { Deps } from '../../db/stores/act.ts'
import { actRoutes } from './act-route.ts'
import { adviceReads } from './advice/routes.ts'
import { closingReads } from './closing/routes.ts'
import * as commands from './commands.ts'
import { leadOf } from './intake/commands.ts'
import { intakeReads } from './intake/routes.ts'
import { getCase, listCases } from './queries.ts'
import { registerACase } from './register.ts'
import * as schema from './schema.ts'
import { publicityReads } from './service/routes.ts'
import { topics } from './topics.ts'

/** `/v1/cases`: register, list, read, and one route an act. */
export const casesRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/cases',
      {
        config: { operation: 'cases.register' },
        schema: {
          operationId: 'registerCase',
          summary: 'Register a clue as a case (its number comes with filing)',
          tags: ['cases'],
          headers: idempotencyKey,
          body: schema.RegisterBody,
          response: { 201: schema.ActAnswer }
        }
      },
      async ({ actor, body, headers }, reply) => {
        const { officeId = null, areaCode = null, occurredOn, reason, leads, ...content } = body
        const answer = await registerACase(
          deps,
          { actor, key: headers['idempotency-key'], body },
          { officeId, areaCode, content, stated: { occurredOn, reason }, leads: leads.map(leadOf) }
        )
        return reply
          .code(201)
          .header('etag', etag(answer.version))
          .header('location', `/v1/cases/${answer.caseId}`)
          .send(answer)
      }
    )

    app.get(
      '/cases',
      {
        config: { operation: 'cases.read' },
        schema: {
          operationId: 'listCases',
          summary: 'Cases that you may see, newest first',
          tags: ['cases'],
          querystring: schema.ListQuery,
          response: { 200: schema.CaseList }
        }
      },
      ({ actor, query }) => listCases(deps, actor, query)
    )

    app.get(
      '/cases/:id',
      {
        config: { operation: 'cases.read' },
        schema: {
          operationId: 'getCase',
          summary: 'One case: content, decisions, timeline, duties, and what you may do with it now',
          tags: ['cases'],
          params: schema.CaseParams,
          response: { 200: schema.CaseView }
        }
      },
      async ({ actor, params, headers }, reply) => {
        const view = await getCase(deps, actor, params.id, languageOf(headers['accept-language']))
        return reply.header('etag', etag(view.version)).send(view)
      }
    )

    const act = actRoutes(app as never)
    for (const topic of topics) topic(act, deps)
    await app.register(intakeReads(deps))
    await app.register(adviceReads(deps))
    await app.register(publicityReads(deps))
    await app.register(closingReads(deps))

    act(
      'perform',
      'recordPerformance',
      'Enter what was performed other than a payment (履行)',
      schema.PerformBody,
      (asked, body) => commands.recordPerformance(deps, asked, body)
    )
    act(
      'record-receipt',
      'recordReceipt',
      'Enter money received, by the bank voucher (收款)',
      schema.ReceiptBody,
      (asked, { amount, ...body }) => commands.recordAReceipt(deps, asked, { ...body, amountFen: parseCny(amount) })
    )
    act('reopen', 'reopenCase', 'Open a closed case again (重新打开)', schema.ReopenBody, (asked, body) =>
      commands.reopenACase(deps, asked, body)
    )
    act('revoke-decision', 'revokeDecision', 'Revoke a decision (撤销决定)', schema.RevokeBody, (asked, body) =>
      commands.revokeADecision(deps, asked, body)
    )
    act(
      'amend',
      'amendCase',
      'Replace the content: parties, rights, goods, figures (补充案件内容)',
      schema.AmendBody,
      (asked, { occurredOn, reason, ...content }) => commands.amendACase(deps, asked, { occurredOn, reason, content })
    )
  }
