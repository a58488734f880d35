import closeWithGrace from 'close-with-grace'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildApp, type App } from './app.ts'
import { loadConfig, StartError, type Config } from './config.ts'
import { connect, type Db } from './db/connect.ts'
import { startUpkeep } from './db/maintenance.ts'
import { startEmbedded, type Embedded } from './db/embedded/start-embedded.ts'
import { appRole } from './db/embedded/init.ts'
import { schemaProblem, schemaState } from './db/migrate.ts'
import { prepareDatabase } from './db/prepare.ts'
import { seed } from './db/seed.ts'
import { endWithNpm } from './end-with-npm.ts'
import { keptIssuer, remoteIssuer } from './issuer.ts'
import { checkMasterKey, masterKey, signingKeys } from './keys.ts'
import { createLog, type Log } from './log.ts'
import { startProblem } from './start-problem.ts'

export interface Running {
  readonly app: App
  readonly address: string
  /** The database it works on, under the application's role. */
  readonly databaseUrl: string
  /** Resolves with the path of its log when the service's own database has ended; never on a configured server. */
  readonly databaseEnded: Promise<string>
  /** Finishes the requests in flight, then closes the pool and stops the service's own database. */
  stop(): Promise<void>
}

/**
 * Starts everything: the own database when none is configured (migrated and seeded), then the service, then the port.
 * Throws with one line for the operator; then nothing keeps running.
 */
export async function start(config: Config, log: Log): Promise<Running> {
  await checkPort(config)
  const own = config.DATABASE_URL === undefined ? await ownDatabase(config, log) : null
  let db: Db | undefined
  let app: App | undefined
  let endUpkeep: (() => Promise<void>) | undefined
  async function stop(): Promise<void> {
    await endUpkeep?.()
    if (app !== undefined) await finish(app, config.SHUTDOWN_GRACE_MS)
    await db?.close()
    await own?.stop()
  }
  try {
    const databaseUrl = own?.appUrl ?? config.DATABASE_URL!
    db = connect(databaseUrl, {
      max: config.POOL_MAX,
      statementTimeout: config.STATEMENT_TIMEOUT_MS
    })
    const issuer =
      config.AUTH_JWKS_URL === undefined ? await keptIssuer(config) : remoteIssuer(config, config.AUTH_JWKS_URL)
    const key = await masterKey(config)
    const serves = own !== null || (await schemaServes(db, log))
    if (serves) await checkMasterKey(db, key)
    app = await buildApp({ config, db, issuer, masterKey: key, signing: await signingKeys(config), log })
    const address = await app.listen({ host: config.HOST, port: config.PORT })
    endUpkeep = startUpkeep(
      db,
      () => new Date().toISOString(),
      (err) => log.warn({ err }, 'upkeep')
    )
    const databaseEnded = own === null ? new Promise<never>(() => {}) : own.ended.then(() => `${own.dataDir}.log`)
    return { app, address, databaseUrl, databaseEnded, stop }
  } catch (error) {
    await stop().catch(() => {})
    throw error
  }
}

/** Closes the app: a connection is closed when its request is answered, or when the grace is over, and not kept alive. */
async function finish(app: App, graceMs: number): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50)
  const end = setTimeout(() => app.server.closeAllConnections(), graceMs)
  await app.close().finally(() => {
    clearInterval(sweep)
    clearTimeout(end)
  })
}

async function ownDatabase(config: Config, log: Log): Promise<Embedded> {
  const own = await startEmbedded({ dataDir: join(config.DATA_DIR, 'postgres'), log: (line) => log.info(line) })
  try {
    await prepareDatabase(own.ownerUrl, appRole)
    await seed(own.ownerUrl)
    return own
  } catch (error) {
    await own.stop()
    throw error
  }
}

/** A foreign schema does not stop the process: `/ready` says why it does not serve, and it serves once that is mended. */
async function schemaServes(db: Db, log: Log): Promise<boolean> {
  const problem = await schemaState(db.sql).then(schemaProblem, () => 'the database cannot be reached yet')
  if (problem !== null) log.warn(`not serving: ${problem}`)
  return problem === null
}

/** A taken port is found before the database is started, so that nothing has to be undone. */
function checkPort({ HOST: host, PORT: port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why = { EADDRINUSE: 'is taken by another program', EACCES: 'needs rights that this account does not have' }
      const known = why[error.code as keyof typeof why] ?? `cannot be listened on (${String(error.code)})`
      reject(new StartError(`Port ${port} of ${host} ${known}: set PORT to another one`, 75))
    })
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()))
  })
}

function welcome(config: Config, address: string): string {
  const token =
    config.AUTH_JWKS_URL === undefined
      ? '  first token   npm run token -- --as officer@futian.example'
      : `  tokens        from ${config.AUTH_ISSUER}`
  return `\n  ip-linkage    ${address}\n  documentation ${address}/docs\n${token}\n`
}

/**
 * Serves until a signal, then stops with exit code 0. An error that nothing caught, or a database that ends by itself (killed,
 * its disk full), stops the service as well, with another exit code: a supervisor's restart is what mends both.
 */
export function serveToTheEnd(running: Running, config: Config, log: Log): void {
  let stopping = false
  closeWithGrace({ delay: config.SHUTDOWN_GRACE_MS + 20_000, logger: false }, async ({ signal, err }) => {
    stopping = true
    if (err instanceof StartError) log.fatal(err.message)
    else if (err) log.fatal({ err }, 'stopping after an error that nothing caught')
    else log.info({ signal }, 'stopping')
    await running.stop()
  })
  void running.databaseEnded.then((itsLog) => {
    if (!stopping)
      throw new StartError(`The service's own database has ended by itself (${itsLog} may say why): start again`, 70)
  })
}

async function main(): Promise<void> {
  endWithNpm()
  const config = loadConfig()
  const log = createLog(config.LOG_LEVEL)
  const running = await start(config, log)
  serveToTheEnd(running, config, log)
  process.stderr.write(`${welcome(config, running.address)}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    const problem = startProblem(error)
    if (problem === null) createLog('error').fatal({ err: error }, 'the service did not start')
    else process.stderr.write(`${problem.line}\n`)
    process.exitCode = problem?.exitCode ?? 1
  })
}
