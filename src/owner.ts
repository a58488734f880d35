import { join } from 'node:path'
import { StartError, type Config } from './config.ts'
import { appRole } from './db/embedded/init.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'

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
