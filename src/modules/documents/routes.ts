import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { buffer } from 'node:stream/consumers'
import type { z } from 'zod'
import { refuse } from '../../domain/refusal.ts'
import { actHeaders, etag, idempotencyKey } from '../../plugins/conventions.ts'
import { attached, uploadOf } from '../../plugins/upload.ts'
import * as commands from './commands.ts'
import type { DocumentDeps } from './deps.ts'
import { addAFile, judgeUpload, readAFile, receiveFile } from './files.ts'
import * as queries from './queries.ts'
import * as schema from './schema.ts'
import * as templates from './templates.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const templateLimit = 2_097_152

function fieldsOf<Fields extends z.ZodType>(shape: Fields, given: object): z.output<Fields> {
  const read = shape.safeParse(given)
  if (read.success) return read.data
  const [issue] = read.error.issues
  return refuse('request.invalid', { problem: `${issue!.path.join('.')}: ${issue!.message}` })
}

/** `/v1/cases/{id}/documents`, `/v1/cases/{id}/files`, the catalogue of forms, and the templates of offices. */
export const documentsRoutes =
  (deps: DocumentDeps, uploadTimeout: number): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(multipart)
    const tags = ['documents']
    const uploads = { handlerTimeout: uploadTimeout }
    const consumes = ['multipart/form-data']

    app.get(
      '/documents/forms',
      {
        config: { operation: 'documents.read' },
        schema: {
          operationId: 'listForms',
          summary: 'The forms that the service fills, with the facts that each needs (文书目录)',
          tags,
          response: { 200: schema.Forms }
        }
      },
      () => queries.listForms()
    )

    app.post(
      '/cases/:id/documents',
      {
        config: { operation: 'documents.issue' },
        schema: {
          operationId: 'issueDocument',
          summary: 'Issue a paper from the case as it stands (制作文书)',
          tags,
          params: schema.CaseParams,
          headers: actHeaders,
          body: schema.IssueBody,
          response: { 201: schema.IssueAnswer }
        }
      },
      async ({ actor, params, headers, body }, reply) => {
        const asked = { actor, caseId: params.id, expected: headers['if-match'], key: headers['idempotency-key'], body }
        const answer = (await commands.issueADocument(deps, asked, body)) as z.output<typeof schema.IssueAnswer>
        return reply
          .code(201)
          .header('etag', etag(answer.version))
          .header('location', `/v1/cases/${params.id}/documents/${answer.document.no}`)
          .send(answer)
      }
    )

    app.post(
      '/cases/:id/documents/preview',
      {
        config: { operation: 'documents.issue' },
        schema: {
          operationId: 'previewDocument',
          summary: 'A draft of a paper: no number of the series, personal values masked, nothing recorded',
          description:
            'The names of missing facts stand in the header `missing-facts`, percent-encoded, between commas.',
          tags,
          params: schema.CaseParams,
          body: schema.PreviewBody,
          response: { 200: schema.Bytes }
        }
      },
      async ({ actor, params, body }, reply) => {
        const { bytes, missing } = await commands.previewADocument(deps, { actor, caseId: params.id, body }, body)
        reply.header('missing-facts', missing.map(encodeURIComponent).join(','))
        return attached(reply, `${body.kind}.docx`, docx, bytes, bytes.length)
      }
    )

    app.get(
      '/cases/:id/documents',
      {
        config: { operation: 'documents.read' },
        schema: {
          operationId: 'listDocuments',
          summary: 'Papers that were issued in the case',
          tags,
          params: schema.CaseParams,
          response: { 200: schema.DocumentList }
        }
      },
      async ({ actor, params }) =>
        (await queries.listDocuments(deps, actor, params.id)) as z.output<typeof schema.DocumentList>
    )

    app.get(
      '/cases/:id/documents/:no',
      {
        config: { operation: 'documents.read' },
        schema: {
          operationId: 'getDocument',
          summary: 'The bytes of an issued paper: always those that were issued',
          tags,
          params: schema.LineParams,
          response: { 200: schema.Bytes }
        }
      },
      async ({ actor, params }, reply) => {
        const { bytes, name, sha256 } = await queries.readDocument(deps, actor, params.id, params.no)
        reply.header('etag', `"${sha256}"`)
        return attached(reply, name, docx, bytes, bytes.length)
      }
    )

    app.post(
      '/cases/:id/files',
      {
        ...uploads,
        config: { operation: 'files.add' },
        schema: {
          operationId: 'addFile',
          summary: 'Hand in a file: evidence or a scanned paper (上传文件)',
          description:
            'A form (multipart/form-data) with one file and the fields `kind`, `secrecy`, `note`. The type is told from the content.',
          tags,
          consumes,
          params: schema.CaseParams,
          headers: actHeaders,
          response: { 201: schema.FileAnswer }
        }
      },
      async (request, reply) => {
        const { actor, params, headers } = request
        await judgeUpload(deps, actor, params.id)
        const { taken, name, fields } = await uploadOf(request, deps.fileLimit, (source, claim) =>
          receiveFile(deps, source, claim)
        )
        const input = { name, ...fieldsOf(schema.FileFields, fields) }
        const asked = {
          actor,
          caseId: params.id,
          expected: headers['if-match'],
          key: headers['idempotency-key'],
          body: input
        }
        const answer = (await addAFile(deps, asked, input, taken)) as z.output<typeof schema.FileAnswer>
        return reply
          .code(201)
          .header('etag', etag(answer.version))
          .header('location', `/v1/cases/${params.id}/files/${answer.file.no}`)
          .send(answer)
      }
    )

    app.get(
      '/cases/:id/files',
      {
        config: { operation: 'files.read' },
        schema: {
          operationId: 'listFiles',
          summary: 'Files that were handed in to the case',
          tags,
          params: schema.CaseParams,
          response: { 200: schema.FileList }
        }
      },
      async ({ actor, params }) => (await queries.listFiles(deps, actor, params.id)) as z.output<typeof schema.FileList>
    )

    app.get(
      '/cases/:id/files/:no',
      {
        ...uploads,
        config: { operation: 'files.read' },
        schema: {
          operationId: 'getFile',
          summary: 'The bytes of a file; of one under secrecy for a reason that is recorded',
          tags,
          params: schema.LineParams,
          querystring: schema.FileQuery,
          response: { 200: schema.Bytes }
        }
      },
      async ({ actor, params, query }, reply) => {
        const { stream, name, mime, size } = await readAFile(deps, actor, params.id, params.no, query.reason)
        return attached(reply, name, mime, stream, size)
      }
    )

    app.get(
      '/offices/:id/templates',
      {
        config: { operation: 'templates.read' },
        schema: {
          operationId: 'listTemplates',
          summary: 'Templates that an office put in place of ours, all versions (文书模板)',
          tags,
          params: schema.OfficeParams,
          response: { 200: schema.TemplateList }
        }
      },
      ({ params }) => templates.templatesOf(deps, params.id)
    )

    app.post(
      '/offices/:id/templates/:kind',
      {
        ...uploads,
        config: { operation: 'templates.change' },
        schema: {
          operationId: 'addTemplate',
          summary: 'Put a template of the office in place of the one in use',
          description: 'A form (multipart/form-data) with one .docx of at most 2 MiB.',
          tags,
          consumes,
          params: schema.TemplateParams,
          headers: idempotencyKey,
          response: { 201: schema.Template }
        }
      },
      async (request, reply) => {
        const { actor, params, headers } = request
        const { taken } = await uploadOf(request, templateLimit, buffer)
        if (taken.length > templateLimit) refuse('file.too-large', { limit: templateLimit })
        const asked = { actor, key: headers['idempotency-key'], body: {} }
        return reply.code(201).send(await templates.addATemplate(deps, asked, params.id, params.kind, taken))
      }
    )

    app.post(
      '/offices/:id/templates/:kind/use',
      {
        config: { operation: 'templates.change' },
        schema: {
          operationId: 'useTemplate',
          summary: 'Put another version in use, or ours again',
          tags,
          params: schema.TemplateParams,
          headers: idempotencyKey,
          body: schema.UseBody,
          response: { 200: schema.UseAnswer }
        }
      },
      ({ actor, params, headers, body }) =>
        templates.chooseTemplate(
          deps,
          { actor, key: headers['idempotency-key'], body },
          params.id,
          params.kind,
          body.version
        )
    )

    app.get(
      '/offices/:id/templates/:kind/:version',
      {
        config: { operation: 'templates.read' },
        schema: {
          operationId: 'getTemplate',
          summary: 'The bytes of a version of a template; 0 is ours',
          tags,
          params: schema.VersionParams,
          response: { 200: schema.Bytes }
        }
      },
      async ({ params }, reply) => {
        const { name, bytes } = await templates.readTemplate(deps, params.id, params.kind, params.version)
        return attached(reply, name, docx, bytes, bytes.length)
      }
    )

    app.get(
      '/offices/:id/details',
      {
        config: { operation: 'templates.read' },
        schema: {
          operationId: 'getOfficeDetails',
          summary: 'What the papers of an office say of it',
          tags,
          params: schema.OfficeParams,
          response: { 200: schema.Details }
        }
      },
      async ({ params }, reply) => {
        const details = await templates.detailsOf(deps, params.id)
        return reply.header('etag', etag(details.version)).send(details)
      }
    )

    app.post(
      '/offices/:id/details',
      {
        config: { operation: 'templates.change' },
        schema: {
          operationId: 'changeOfficeDetails',
          summary: 'Replace what the papers of an office say of it: address, abbreviation, court, how fines are paid',
          tags,
          params: schema.OfficeParams,
          headers: actHeaders,
          body: schema.DetailsBody,
          response: { 200: schema.Details }
        }
      },
      async ({ actor, params, headers, body }, reply) => {
        const asked = { actor, key: headers['idempotency-key'], body }
        const details = await templates.changeDetails(deps, asked, params.id, headers['if-match'], body)
        return reply.header('etag', etag(details.version)).send(details)
      }
    )
  }
