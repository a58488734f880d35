import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import type { IncomingMessage } from 'node:http'
import type { Log } from '../log.ts'

const boot = randomBytes(4).toString('hex')
let requests = 0

/** Makes request ids: unique among processes, short. Behind a trusted proxy a well-formed `X-Request-Id` is taken over. */
export function requestIds(
  trustProxy: boolean
): (raw: IncomingMessage | { headers: IncomingMessage['headers'] }) => string {
  return ({ headers }) => {
    const given = trustProxy ? headers['x-request-id'] : undefined
    if (typeof given === 'string' && /^[\w.:-]{8,64}$/.test(given)) return given
    requests += 1
    return `${boot}-${requests.toString(36)}`
  }
}

/** The headers of every answer of the API: constants, since building them anew for each request costs more than they do. */
const headers = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store'
}

/** The case that the route is about, when its pattern says so. */
export function caseIdOf(route: string | undefined, params: unknown): string | undefined {
  if (route === undefined || params === null || typeof params !== 'object') return undefined
  const { caseId, id } = params as { caseId?: unknown; id?: unknown }
  if (typeof caseId === 'string') return caseId
  return typeof id === 'string' && route.startsWith('/v1/cases/:id') ? id : undefined
}

/**
 * What every request gets: the headers above, its id in `X-Request-Id`, and one line in the log when it is finished, by
 * route and never by address, since a query string can hold a name.
 */
export const requestBasics = plugin(
  async (app: FastifyInstance) => {
    app.addHook('onRequest', (request, reply, done) => {
      reply.headers(headers)
      reply.header('x-request-id', request.id)
      done()
    })
    if (!(app.log as unknown as Log).isLevelEnabled('info')) return
    app.addHook('onResponse', (request, reply, done) => {
      const { url, config } = request.routeOptions
      if (config.quiet !== true)
        request.log.info(
          { method: request.method, route: url, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 },
          'request'
        )
      done()
    })
  },
  { name: 'request-basics' }
)

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Finished requests of this route are not logged: probes would fill the log. */
    quiet?: boolean
  }
}

/** Binds who asks, and about which case, to everything that the rest of the request logs. */
export function bindActor(request: FastifyRequest): void {
  const caseId = caseIdOf(request.routeOptions.url, request.params)
  const bindings = {
    actor: request.actor.personId,
    office: request.actor.officeId,
    ...(caseId === undefined ? {} : { caseId })
  }
  request.log = request.log.child(bindings)
}
