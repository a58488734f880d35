import fastify, { LogController, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import packageJson from '../package.json' with { type: 'json' }
import type { Config } from './config.ts'
import type { Db } from './db/connect.ts'
import { schemaState } from './db/migrate.ts'
import { findPerson } from './db/people.ts'
import { civilDateOf } from './domain/time/civil-date.ts'
import type { Issuer } from './issuer.ts'
import { createLog, type Log } from './log.ts'
import { identityRoutes } from './modules/identity/routes.ts'
import { auth } from './plugins/auth.ts'
import { health, onlyWhenReady, readiness } from './plugins/health.ts'
import { loadShedding, personLimit } from './plugins/limits.ts'
import { gauges, metrics } from './plugins/metrics.ts'
import { openapi } from './plugins/openapi.ts'
import { problems } from './plugins/problem.ts'
import { requestBasics, requestIds } from './plugins/request.ts'

/** The server's own time: an ISO instant in UTC. */
export type Clock = () => string

export interface AppOptions {
  readonly config: Config
  readonly db: Db
  readonly issuer: Issuer
  readonly log?: Log
  /** The clock of the business; tokens are judged by the machine's own. */
  readonly now?: Clock
  /** Called on the app while it is still empty, so that hooks reach every route: for tests. */
  readonly extend?: (app: App) => void
}

export type App = FastifyInstance

/** The service as one object: every plugin and module in the order in which a request passes them. Does not listen. */
export async function buildApp({
  config,
  db,
  issuer,
  log,
  now = () => new Date().toISOString(),
  extend
}: AppOptions): Promise<App> {
  const app = fastify({
    loggerInstance: (log ?? createLog(config.LOG_LEVEL)) as never,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIds(config.TRUST_PROXY !== undefined) as never,
    trustProxy: config.TRUST_PROXY?.split(',').map((network) => network.trim()) ?? false,
    bodyLimit: config.BODY_LIMIT_BYTES,
    requestTimeout: config.REQUEST_TIMEOUT_MS,
    handlerTimeout: config.REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle'
  }).withTypeProvider<ZodTypeProvider>() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  extend?.(app)

  const ready = readiness(db, schemaState)
  const business = gauges()
  await app.register(requestBasics)
  await app.register(problems)
  await app.register(loadShedding, { maxEventLoopDelay: config.MAX_EVENT_LOOP_DELAY_MS })
  await app.register(openapi, { version: packageJson.version })
  await app.register(health, { ready })
  await app.register(metrics, { db, gauges: business, token: config.METRICS_TOKEN })

  await app.register(
    async (v1) => {
      await v1.register(onlyWhenReady, { ready })
      await v1.register(auth, { issuer, findPerson: (subject) => findPerson(db, subject, civilDateOf(now())) })
      await v1.register(personLimit, { max: config.RATE_LIMIT_MAX, windowMs: config.RATE_LIMIT_WINDOW_MS })
      await v1.register(identityRoutes())
    },
    { prefix: '/v1' }
  )
  return app
}
