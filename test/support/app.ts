import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { buildApp, type App } from '../../src/app.ts'
import { loadConfig, type Config } from '../../src/config.ts'
import { connect, type Db } from '../../src/db/connect.ts'
import { localIssuer, newIssuerKey, type Issuer, type LocalIssuer } from '../../src/issuer.ts'
import { createLog, type Log } from '../../src/log.ts'
import { newSigningKey, signingKeysOf, type SigningKeys } from '../../src/package/signing.ts'
import { freshDatabase } from './database.ts'

export interface Sent {
  /** Version for `If-Match`. */
  readonly ifMatch?: number | string
  /** `Idempotency-Key`; a new one when not given, none when null. */
  readonly key?: string | null
  /** Language for `Accept-Language`. */
  readonly language?: string
}

export interface TestApp {
  readonly app: App
  /** The application's own role, under row security. */
  readonly db: Db
  /** The owner of the schema. */
  readonly ownerDb: Db
  readonly issuer: LocalIssuer
  readonly signing: SigningKeys
  /** Headers of a request by this person. */
  as(personId: string, sent?: Sent): Record<string, string>
  /** Sets the business clock: an ISO instant in UTC; null: the machine's own again. */
  setNow(now: string | null): void
}

export interface TestAppOptions {
  /** The business clock from the start: an ISO instant in UTC. */
  readonly now?: string
  /** Environment on top of the test's own. */
  readonly environment?: Readonly<Record<string, string>>
  readonly log?: Log
  /** Another issuer than the test's own local one. */
  readonly issuer?: (config: Config) => Issuer
  /** Adds routes of the test's own before the app is ready. */
  readonly extend?: (app: App) => void
}

/**
 * The whole service on a database of its own, not listening. The test fails when a route answered with a status that it
 * does not declare, since such an answer leaves unfiltered.
 */
export async function buildTestApp(t: Test, options: TestAppOptions = {}): Promise<TestApp> {
  const database = await freshDatabase(t)
  const files = await mkdtemp(join(tmpdir(), 'ip-linkage-files-'))
  t.teardown(() => rm(files, { recursive: true, force: true }))
  const config = loadConfig({
    LOG_LEVEL: 'silent',
    RATE_LIMIT_MAX: '0',
    MAX_EVENT_LOOP_DELAY_MS: '0',
    POOL_MAX: '8',
    FILES_URL: files,
    ...options.environment
  })
  const signing = signingKeysOf(newSigningKey())
  const db = connect(database.appUrl, { max: config.POOL_MAX })
  const ownerDb = connect(database.ownerUrl, { max: 2 })
  const issuer = localIssuer(config, newIssuerKey())
  let now: string | null = options.now ?? null
  const undeclared = new Set<string>()
  const app = await buildApp({
    config,
    db,
    issuer: options.issuer?.(config) ?? issuer,
    masterKey: Buffer.alloc(32, 1),
    signing,
    log: options.log ?? createLog(config.LOG_LEVEL),
    now: () => now ?? new Date().toISOString(),
    extend: (empty) => noteUndeclared(empty, undeclared)
  })
  options.extend?.(app)
  await app.ready()
  t.teardown(async () => {
    await app.close()
    await Promise.all([db.close(), ownerDb.close()])
    if (undeclared.size > 0) throw new Error(`statuses that no route declares: ${[...undeclared].join(', ')}`)
  })
  return {
    app,
    db,
    ownerDb,
    issuer,
    signing,
    as: (personId, { ifMatch, key = randomUUID(), language } = {}) => ({
      authorization: `Bearer ${issuer.issue(personId)}`,
      ...(ifMatch === undefined ? {} : { 'if-match': typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch }),
      ...(key === null ? {} : { 'idempotency-key': key }),
      ...(language === undefined ? {} : { 'accept-language': language })
    }),
    setNow: (instant) => {
      now = instant
    }
  }
}

function noteUndeclared(app: App, undeclared: Set<string>): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { schema, url, method } = request.routeOptions
    const { hide, response = {} } = (schema ?? {}) as { hide?: boolean; response?: Record<string, unknown> }
    const status = String(reply.statusCode)
    const declared = status in response || `${status[0]}xx` in response
    if (url !== undefined && hide !== true && !declared) undeclared.add(`${String(method)} ${url} -> ${status}`)
    done()
  })
}
