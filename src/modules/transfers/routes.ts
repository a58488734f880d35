import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actHeaders, etag } from '../../plugins/conventions.ts'
import { languageOf } from '../../plugins/language.ts'
import * as commands from './commands.ts'
import { getTransfer, listTransfers } from './queries.ts'
import { linkageActs, paperRoutes } from './linkage-routes.ts'
import { packAfterSending } from './package/commands.ts'
import type { PackageDeps } from './package/deps.ts'
import { packageRoutes } from './package/routes.ts'
import * as schema from './schema.ts'
import { transferActRoutes } from './transfer-act-route.ts'

/** `/v1/cases/{id}/transfers` opens one; `/v1/transfers` is where both sides work on it. */
export const transfersRoutes =
  (deps: PackageDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/cases/:id/transfers',
      {
        config: { operation: 'transfers.open' },
        schema: {
          operationId: 'openTransfer',
          summary: 'Name the task group and open a transfer to the police (移送)',
          tags: ['transfers'],
          params: schema.CaseParams,
          headers: actHeaders,
          body: schema.OpenBody,
          response: { 201: schema.TransferAnswer }
        }
      },
      async ({ actor, params, headers, body }, reply) => {
        const asked = { actor, caseId: params.id, expected: headers['if-match'], key: headers['idempotency-key'], body }
        const answer = await commands.openATransfer(deps, asked, body)
        return reply
          .code(201)
          .header('etag', etag(answer.transferVersion))
          .header('location', `/v1/transfers/${answer.caseId}/${answer.transferNo}`)
          .send(answer)
      }
    )

    app.get(
      '/transfers',
      {
        config: { operation: 'transfers.read' },
        schema: {
          operationId: 'listTransfers',
          summary: 'Transfers that your office made, received or was sent a copy of',
          tags: ['transfers'],
          querystring: schema.TransferQuery,
          response: { 200: schema.TransferList }
        }
      },
      ({ actor, query }) => listTransfers(deps, actor, query)
    )

    app.get(
      '/transfers/:caseId/:no',
      {
        config: { operation: 'transfers.read' },
        schema: {
          operationId: 'getTransfer',
          summary: 'One transfer: where it stands, its periods, and what you may do with it now',
          tags: ['transfers'],
          params: schema.TransferParams,
          response: { 200: schema.TransferView }
        }
      },
      async ({ actor, params, headers }, reply) => {
        const view = await getTransfer(deps, actor, params, languageOf(headers['accept-language']))
        return reply.header('etag', etag(view.version)).send(view)
      }
    )

    const act = transferActRoutes(app as never)
    linkageActs(act, deps)
    paperRoutes(app as never, deps)
    await app.register(packageRoutes(deps))

    act(
      'report',
      'reportTransfer',
      'Submit the written report to the chief (书面报告)',
      schema.ReportBody,
      (asked, body) => commands.reportTransfer(deps, asked, body)
    )
    act('approve', 'approveTransfer', 'Approve the transfer (批准移送)', schema.ApproveBody, (asked, body) =>
      commands.approveTransfer(deps, asked, body)
    )
    act(
      'disapprove',
      'disapproveTransfer',
      'Refuse the transfer, with reasons (不批准移送)',
      schema.DisapproveBody,
      (asked, body) => commands.disapproveTransfer(deps, asked, body)
    )
    act(
      'send',
      'sendTransfer',
      'Hand over to the police with the five materials (移送)',
      schema.SendBody,
      async (asked, body) => {
        const answer = await commands.sendTransfer(deps, asked, body)
        await packAfterSending(deps, asked)
        return answer
      }
    )
    act('receive', 'receiveTransfer', 'Sign the receipt (回执)', schema.ReceiveBody, (asked, body) =>
      commands.receiveTransfer(deps, asked, body)
    )
    act('file', 'fileTransfer', 'The police file (立案)', schema.PoliceFileBody, (asked, body) =>
      commands.fileTransfer(deps, asked, body)
    )
    act(
      'decline',
      'declineTransfer',
      'The police do not file, with reasons (不予立案)',
      schema.PoliceDeclineBody,
      (asked, body) => commands.declineTransfer(deps, asked, body)
    )
  }
