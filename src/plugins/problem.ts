import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { STATUS_CODES, type IncomingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { refusalOf } from '../db/errors.ts'
import { Refusal } from '../domain/refusal.ts'
import type { RefusalKind } from '../domain/refusals.ts'
import type { RefusalCode } from '../domain/refusals.ts'
import type { Both } from '../domain/labels.ts'
import { wordingOf } from '../schemas/wording.ts'
import { languageOf } from './language.ts'

/** The one form of every refused request (RFC 9457), declared on every route as `4xx` and `5xx`. */
export const Problem = z
  .object({
    type: z
      .string()
      .meta({ description: 'Stable address of this kind of problem', examples: ['/problems/request.stale'] }),
    title: z.string().meta({ description: 'What kind of problem, in the language asked for' }),
    status: z.int(),
    detail: z.string().meta({ description: 'What was refused and why, in the language asked for' }),
    code: z.string().meta({ description: 'Stable code of the refusal', examples: ['request.stale'] }),
    field: z.string().optional().meta({ description: 'JSON pointer to the field it is about' }),
    basis: z.string().optional().meta({ description: 'Id of the rule of law or procedure behind it' }),
    errors: z
      .array(z.object({ field: z.string(), problem: z.string() }))
      .optional()
      .meta({ description: 'Every field that does not fit, when the request itself is not valid' }),
    params: z.record(z.string(), z.unknown()).optional().meta({ description: 'The values named in `detail`' }),
    instance: z.string().meta({ description: 'Path that was asked' }),
    requestId: z.string().meta({ description: 'Names this request in the log' })
  })
  .meta({ id: 'Problem' })
export type Problem = z.output<typeof Problem>

const statusOfKind: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  'not-allowed': 403,
  'not-found': 404,
  'wrong-state': 409,
  stale: 412,
  condition: 422,
  unavailable: 503
}

const statusOfCode: Partial<Record<RefusalCode, number>> = {
  'request.if-match-required': 428,
  'request.too-large': 413,
  'request.media-type': 415,
  'request.too-many': 429,
  'service.failed': 500
}

const titles: Readonly<Record<RefusalKind, { readonly zh: string; readonly en: string }>> = {
  invalid: { zh: '请求有误', en: 'Invalid request' },
  unauthenticated: { zh: '未登录', en: 'Not authenticated' },
  'not-allowed': { zh: '无权限', en: 'Not allowed' },
  'not-found': { zh: '没有找到', en: 'Not found' },
  'wrong-state': { zh: '当前状态不允许', en: 'Not possible in this state' },
  stale: { zh: '版本已变', en: 'The version changed' },
  condition: { zh: '条件不满足', en: 'A condition is not met' },
  unavailable: { zh: '暂时不可用', en: 'Not available for the moment' }
}

/** The status code of a refusal. */
export function statusOf(refusal: Refusal): number {
  return statusOfCode[refusal.code] ?? statusOfKind[refusal.kind]
}

interface FieldError {
  readonly field: string
  readonly problem: Both
}

/** Turns whatever was thrown into a refusal; `errors` are the fields, when the request itself does not fit its schema. */
function understand(error: unknown): { readonly refusal: Refusal; readonly errors?: readonly FieldError[] } {
  if (error instanceof Refusal) return { refusal: error }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = (error as unknown as FastifyError).validationContext
    const errors = error.validation.flatMap((issue) => fieldErrors(issue))
    const missing = where === 'headers' ? missingHeader(errors) : null
    if (missing !== null) return { refusal: missing }
    const { field, problem } = errors[0]!
    const at = field === '' ? (where ?? 'body') : field
    const says = { zh: `${at} ${problem.zh}`, en: `${at} ${problem.en}` }
    return { refusal: new Refusal('request.invalid', { problem: says, field }), errors }
  }
  const known = refusalOf(error)
  if (known !== null) return { refusal: known }
  const { code, statusCode } = error as Partial<FastifyError>
  if (code === 'FST_ERR_HANDLER_TIMEOUT') return { refusal: new Refusal('service.too-slow') }
  if (statusCode === 413) return { refusal: new Refusal('request.too-large') }
  if (statusCode === 415) return { refusal: new Refusal('request.media-type') }
  if (statusCode === 404) return { refusal: new Refusal('not-found') }
  if (statusCode === 503) return { refusal: new Refusal('service.overloaded') }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return { refusal: new Refusal('request.invalid', { problem: malformed[code ?? ''] ?? 'body' }) }
  return { refusal: new Refusal('service.failed') }
}

const malformed: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'JSON (empty)',
  FST_ERR_BAD_URL: 'URL'
}

interface SchemaIssue {
  readonly keyword: string
  readonly instancePath: string
  readonly message?: string
  readonly params?: unknown
}

function fieldErrors(issue: SchemaIssue): FieldError[] {
  const at = issue.instancePath === '/' ? '' : issue.instancePath
  const keys = issue.keyword === 'unrecognized_keys' ? (issue.params as { keys?: string[] }).keys : undefined
  if (keys !== undefined)
    return keys.map((key) => ({ field: `${at}/${key}`, problem: { zh: '未知字段', en: 'unknown field' } }))
  const { keyword: code, message = 'invalid', params } = issue
  return [{ field: at, problem: wordingOf({ path: [], ...(params as object), code, message } as z.core.$ZodIssue) }]
}

function missingHeader(errors: readonly FieldError[]): Refusal | null {
  if (errors.some((error) => error.field === '/if-match' && error.problem.en.includes('undefined')))
    return new Refusal('request.if-match-required')
  if (errors.some((error) => error.field === '/idempotency-key' && error.problem.en.includes('undefined')))
    return new Refusal('request.idempotency-key-required')
  return null
}

type Asked = Pick<FastifyRequest, 'headers' | 'url' | 'id'>

/** The problem document for a refusal, in the language of the request. */
function documentOf(request: Asked, refusal: Refusal, errors?: readonly FieldError[]): Problem {
  const language = languageOf(request.headers['accept-language'])
  const { basis: _basis, field, ...params } = refusal.params
  return {
    type: `/problems/${refusal.code}`,
    title: titles[refusal.kind][language],
    status: statusOf(refusal),
    detail: refusal.text(language),
    code: refusal.code,
    ...(typeof field === 'string' && field !== '' ? { field } : {}),
    ...(refusal.basis === null ? {} : { basis: refusal.basis }),
    ...(errors === undefined
      ? {}
      : { errors: errors.map(({ field: at, problem }) => ({ field: at, problem: problem[language] })) }),
    ...(errors !== undefined || Object.keys(params).length === 0 ? {} : { params }),
    instance: request.url.split('?', 1)[0]!,
    requestId: request.id
  }
}

function answer(reply: FastifyReply, document: Problem): FastifyReply {
  reply.code(document.status).type('application/problem+json; charset=utf-8')
  if (document.status === 401) reply.header('www-authenticate', 'Bearer')
  if (document.status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', '5')
  return reply.send(document)
}

/**
 * Answers bytes that never became a request (no HTTP, too slow, too long a head), which no handler and no hook sees, and
 * closes the connection. The language and the path are not known.
 */
export function answerNoRequest(makeId: (raw: { headers: IncomingHttpHeaders }) => string) {
  return (error: ConnectionError, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    const [status, problem] = noRequest[error.code] ?? [400, 'HTTP']
    const requestId = makeId({ headers: {} })
    const refusal = new Refusal('request.invalid', { problem })
    const document = { ...documentOf({ headers: {}, url: '', id: requestId }, refusal), status }
    const body = JSON.stringify(document satisfies Problem)
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${requestId}`,
      'connection: close'
    ]
    if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
    socket.destroy(error)
  }
}

const noRequest: Readonly<Record<string, readonly [status: number, problem: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'HTTP (not received in time)'],
  HPE_HEADER_OVERFLOW: [431, 'HTTP (header too large)']
}

/**
 * The only place that knows status codes. A refusal becomes its problem document; a request that breaks its schema
 * becomes `request.invalid` with every field; anything else is logged and answered 500 without a word about the cause.
 */
export const problems = plugin(
  async (app: FastifyInstance) => {
    app.setErrorHandler((error, request, reply) => {
      const { refusal, errors } = understand(error)
      const status = statusOf(refusal)
      if (status >= 500 && refusal.code !== 'service.overloaded' && refusal.code !== 'service.not-ready')
        request.log.error({ err: error, route: request.routeOptions.url }, refusal.code)
      return answer(reply, documentOf(request, refusal, errors))
    })
    app.setNotFoundHandler((request, reply) => answer(reply, documentOf(request, new Refusal('not-found'))))
  },
  { name: 'problems' }
)
