import { appRole, databaseName, ownerRole, prepareFolder, superRole } from './init.ts'
import { lockFolder } from './lock.ts'
import { findNative } from './native.ts'
import { commonHomes, findPlace, trueName } from './place.ts'
import { checkPort, runServer } from './server.ts'
import { StartError } from './start-error.ts'

export { StartError } from './start-error.ts'

export interface EmbeddedOptions {
  /** The wanted data folder, `<project>/.data/postgres`. Lock, passwords and log lie beside it. */
  readonly dataDir: string
  /** 0 or none: a free one. */
  readonly port?: number
  /** Gives up safety against power loss for speed: for tests and measuring only. */
  readonly fast?: boolean
  readonly log?: (line: string) => void
  /** Where root keeps binaries and data of a project that no other account can enter, in order of preference. */
  readonly homes?: readonly string[]
}

export interface Embedded {
  /** Owns the database and its tables: for migrations and seeds. */
  readonly ownerUrl: string
  /** The service's own role: no owner, no superuser, under row security. */
  readonly appUrl: string
  /** The server's superuser, for the test harness only. */
  readonly superUrl: string
  readonly port: number
  /** Where the data really lie. */
  readonly dataDir: string
  /** Resolves when the server has ended, by stop() or by itself. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/**
 * Starts the service's own PostgreSQL on 127.0.0.1 from the shipped binaries, making its folder, roles and database the
 * first time and recovering by itself from a start that was killed. The server ends with this process, however it ends.
 * Throws StartError with one line and an exit code; then nothing half-made is left and nothing runs.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { port = 0, fast = false, log = () => {} } = options
  if (process.platform === 'win32')
    throw new StartError('no-binaries', 'On Windows set DATABASE_URL and MIGRATE_DATABASE_URL to a PostgreSQL server')
  if (port) await checkPort(port)
  const native = await findNative()
  const asked = await trueName(options.dataDir)
  const locks = [lockFolder(asked)]
  const release = (): void => locks.forEach((lock) => lock.release())
  try {
    const place = await findPlace(asked, native, options.homes ?? commonHomes, log)
    if (place.dataDir !== asked) locks.push(lockFolder(place.dataDir))
    const secrets = await prepareFolder(place, fast)
    const server = await runServer(place, port, fast, log)
    const url = (role: string, password: string, database: string): string =>
      `postgres://${role}:${password}@127.0.0.1:${server.port}/${database}`
    let stopping: Promise<void> | undefined
    return {
      ownerUrl: url(ownerRole, secrets.owner, databaseName),
      appUrl: url(appRole, secrets.app, databaseName),
      superUrl: url(superRole, secrets.super, 'postgres'),
      port: server.port,
      dataDir: place.dataDir,
      ended: server.ended,
      stop: () => (stopping ??= server.stop().finally(release))
    }
  } catch (error) {
    release()
    throw error
  }
}
