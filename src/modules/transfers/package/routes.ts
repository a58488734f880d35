import type { FastifyInstance } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actHeaders, etag } from '../../../plugins/conventions.ts'
import { attached } from '../../../plugins/upload.ts'
import { TransferAnswer, TransferParams } from '../schema.ts'
import { askedOf, type TransferActRequest } from '../transfer-act-route.ts'
import { enterReply } from './commands.ts'
import type { PackageDeps } from './deps.ts'
import { readLetter, readPackage, readReceipt } from './queries.ts'
import { Bytes, ReceiptView, ReplyBody } from './schema.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The package of a transfer, its copy for the procuratorate, its receipt, and answers that come back as signed files. */
export const packageRoutes =
  (deps: PackageDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const shared = { tags: ['transfers'], params: TransferParams }
    const config = { operation: 'transfers.read' } as const

    app.get(
      '/transfers/:caseId/:no/package',
      {
        config,
        schema: {
          ...shared,
          operationId: 'getPackage',
          summary: 'The signed package as it was handed over, for the office and the police (移送包)',
          description: 'A zip archive; `npm run verify` judges it without the service. The ETag is its SHA-256.',
          response: { 200: Bytes }
        }
      },
      async ({ actor, params }, reply) => {
        const { bytes, paper } = await readPackage(deps, actor, params)
        reply.header('etag', `"${paper.sha256}"`)
        return attached(
          reply,
          `transfer-${params.no}-${paper.sha256.slice(0, 8)}.zip`,
          'application/zip',
          bytes,
          bytes.length
        )
      }
    )

    app.get(
      '/transfers/:caseId/:no/letter',
      {
        config,
        schema: {
          ...shared,
          operationId: 'getTransferLetter',
          summary: 'The letter of transfer alone: the copy of the procuratorate (抄送件)',
          response: { 200: Bytes }
        }
      },
      async ({ actor, params }, reply) => {
        const bytes = await readLetter(deps, actor, params)
        return attached(reply, 'transfer-letter.docx', docx, bytes, bytes.length)
      }
    )

    app.get(
      '/transfers/:caseId/:no/receipt',
      {
        config,
        schema: {
          ...shared,
          operationId: 'getReceipt',
          summary: 'The receipt of the police, with the hash of the package, signed by the service (回执)',
          response: { 200: ReceiptView }
        }
      },
      ({ actor, params }) => readReceipt(deps, actor, params)
    )

    ;(app as unknown as FastifyInstance).post(
      '/transfers/:caseId/:no/reply',
      {
        config: { operation: 'transfers.reply' },
        schema: {
          ...shared,
          operationId: 'enterReply',
          summary: 'Enter an answer that the police signed offline from the package (签名回执)',
          headers: actHeaders,
          body: ReplyBody,
          response: { 200: TransferAnswer }
        }
      },
      async (request, reply) => {
        const answer = await enterReply(
          deps,
          askedOf(request as unknown as TransferActRequest),
          ReplyBody.parse(request.body)
        )
        return reply.header('etag', etag(answer.transferVersion)).send(answer)
      }
    )
  }
