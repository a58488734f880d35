import fastify, { LogController, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import packageJson from '../package.json' with { type: 'json' }
import type { Config } from './config.ts'
import type { Db } from './db/connect.ts'
import { schemaState } from './db/migrate.ts'
import { findPerson } from './db/people.ts'
import { markAge } from './db/rollup.ts'
import { civilDateOf } from './domain/time/civil-date.ts'
import { makeDeps } from './deps.ts'
import type { Issuer } from './issuer.ts'
import { openStore } from './files/open.ts'
import { createLog, type Log } from './log.ts'
import { handOversRoutes } from './modules/cases/people/routes.ts'
import { casesRoutes } from './modules/cases/routes.ts'
import { overdueDuties } from './modules/duties/queries.ts'
import { documentsRoutes } from './modules/documents/routes.ts'
import { dutiesRoutes } from './modules/duties/routes.ts'
import { identityRoutes } from './modules/identity/routes.ts'
import { importsRoutes } from './modules/imports/routes.ts'
import { keysRoutes } from './modules/keys/routes.ts'
import { lawRoutes } from './modules/law/routes.ts'
import { opinionsRoutes } from './modules/opinions/routes.ts'
import { proceedingsRoutes } from './modules/proceedings/routes.ts'
import { peopleRoutes } from './modules/people/routes.ts'
import { ratesRoutes } from './modules/rates/routes.ts'
import { recordsRoutes } from './modules/records/routes.ts'
import { referenceRoutes } from './modules/reference/routes.ts'
import { settingsRoutes } from './modules/settings/routes.ts'
import { transfersRoutes } from './modules/transfers/routes.ts'
import type { SigningKeys } from './package/signing.ts'
import { auth } from './plugins/auth.ts'
import { health, onlyWhenReady, readiness } from './plugins/health.ts'
import { loadShedding, personLimit } from './plugins/limits.ts'
import { gauges, metrics } from './plugins/metrics.ts'
import { openapi } from './plugins/openapi.ts'
import { answerNoRequest, problems } from './plugins/problem.ts'
import { requestBasics, requestIds } from './plugins/request.ts'

/** The server's own time: an ISO instant in UTC. */
export type Clock = () => string

export interface AppOptions {
  readonly config: Config
  readonly db: Db
  readonly issuer: Issuer
  /** Wraps the keys of sealed personal data: 32 bytes. */
  readonly masterKey: Buffer
  /** Signs packages and receipts. */
  readonly signing: SigningKeys
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
  masterKey,
  signing,
  log,
  now = () => new Date().toISOString(),
  extend
}: AppOptions): Promise<App> {
  const makeId = requestIds(config.TRUST_PROXY !== undefined)
  const app = fastify({
    loggerInstance: (log ?? createLog(config.LOG_LEVEL)) as never,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: makeId as never,
    clientErrorHandler: answerNoRequest(makeId),
    trustProxy: config.TRUST_PROXY?.split(',').map((network) => network.trim()) ?? false,
    bodyLimit: config.BODY_LIMIT_BYTES,
    // Files take longer to arrive than anything else; every other route gives up by its own handler's time.
    requestTimeout: Math.max(config.REQUEST_TIMEOUT_MS, config.UPLOAD_TIMEOUT_MS),
    handlerTimeout: config.REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle'
  }).withTypeProvider<ZodTypeProvider>() as unknown as App
  app.server.headersTimeout = config.REQUEST_TIMEOUT_MS
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  extend?.(app)

  const ready = readiness(db, schemaState)
  const business = gauges()
  const deps = makeDeps(config, db, masterKey, now)
  business.add({
    name: 'ip_linkage_ledger_pending_entries',
    help: 'Entries of the counting ledger behind the last closed batch',
    read: async () => (await markAge(db, new Date(now()))).pending
  })
  business.add({
    name: 'ip_linkage_ledger_mark_age_seconds',
    help: 'Seconds since the last closed batch of the counting ledger, while entries are pending',
    read: async () => (await markAge(db, new Date(now()))).seconds
  })
  business.add({
    name: 'ip_linkage_duties_overdue',
    help: 'Open duties whose time is over, by code',
    labels: ['code'],
    read: () => overdueDuties(deps)
  })
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
      await v1.register(referenceRoutes(deps))
      await v1.register(lawRoutes(deps))
      await v1.register(settingsRoutes(deps))
      await v1.register(peopleRoutes(deps))
      await v1.register(casesRoutes(deps))
      await v1.register(handOversRoutes(deps))
      const files = openStore(config)
      await v1.register(proceedingsRoutes(deps))
      await v1.register(opinionsRoutes(deps))
      await v1.register(transfersRoutes({ ...deps, files, signing }))
      await v1.register(keysRoutes(deps, signing.believed))
      await v1.register(dutiesRoutes(deps))
      await v1.register(
        documentsRoutes({ ...deps, files, fileLimit: config.FILE_LIMIT_BYTES }, config.UPLOAD_TIMEOUT_MS)
      )
      await v1.register(recordsRoutes(deps))
      await v1.register(importsRoutes(deps))
      await v1.register(ratesRoutes(deps))
    },
    { prefix: '/v1' }
  )
  return app
}
