import { join } from 'node:path'
import { StartError, type Config } from './config.ts'
import { appRole } from './db/embedded/init.ts'
import { runningUrl } from './db/embedded/running.ts'
import { startEmbedded, StartError as EmbeddedError, type Embedded } from './db/embedded/start-embedded.ts'
import { connect, type Db } from './db/connect.ts'
import { prepareDatabase } from './db/prepare.ts'
import { seed } from './db/seed.ts'

export interface OwnerAccess {
  readonly ownerUrl: string
  readonly appUrl: string
  /** The role that the service runs under, for the grants. */
  readonly appRole: string
}

/**
 * Runs work that needs the owner of the schema: on the configured server, or on the own database, started for the time
 * of the work. Refuses without MIGRATE_DATABASE_URL, and while the service itself runs on its own database.
 */
export async function asOwner<T>(config: Config, work: (access: OwnerAccess) => Promise<T>): Promise<T> {
  if (config.DATABASE_URL !== undefined) {
    if (config.MIGRATE_DATABASE_URL === undefined)
      throw new StartError(
        'MIGRATE_DATABASE_URL is needed for this: the address of the database under the owner role',
        2
      )
    const role = decodeURIComponent(new URL(config.DATABASE_URL).username)
    return work({ ownerUrl: config.MIGRATE_DATABASE_URL, appUrl: config.DATABASE_URL, appRole: role })
  }
  const own = await startEmbedded({ dataDir: join(config.DATA_DIR, 'postgres') })
  try {
    return await work({ ownerUrl: own.ownerUrl, appUrl: own.appUrl, appRole })
  } finally {
    await own.stop()
  }
}

export interface PoolNeeds {
  readonly max: number
  /** Shown by the server for each connection. */
  readonly applicationName: string
}

/**
 * Runs work under the application's role: on the configured server, beside a service that runs on its own database, or on
 * that database, started (migrated, seeded) for the time of the work.
 */
export async function asApplication<T>(config: Config, needs: PoolNeeds, work: (db: Db) => Promise<T>): Promise<T> {
  const using = async (url: string) => {
    const db = connect(url, needs)
    return work(db).finally(() => db.close())
  }
  if (config.DATABASE_URL !== undefined) return using(config.DATABASE_URL)
  const dataDir = join(config.DATA_DIR, 'postgres')
  const own = await startUnlessRunning(dataDir)
  if (own === null) {
    const url = runningUrl(dataDir)
    if (url === null) throw new StartError(`The database in ${dataDir} is in use and takes no connections yet`, 75)
    return using(url)
  }
  try {
    await prepareDatabase(own.ownerUrl, appRole)
    await seed(own.ownerUrl)
    return await using(own.appUrl)
  } finally {
    await own.stop()
  }
}

async function startUnlessRunning(dataDir: string): Promise<Embedded | null> {
  try {
    return await startEmbedded({ dataDir })
  } catch (error) {
    if (error instanceof EmbeddedError && error.reason === 'in-use') return null
    throw error
  }
}
