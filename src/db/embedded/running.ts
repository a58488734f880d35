import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { appRole, databaseName, type Secrets } from './init.ts'
import { readPostmaster, serves } from './postmaster.ts'

/**
 * The address, under the application's role, of the own database that a running service has started from this data folder;
 * null where none runs. Only an account that may read the folder's passwords gets it.
 */
export function runningUrl(asked: string): string | null {
  const dataDir = whereItIs(asked)
  const postmaster = readPostmaster(dataDir)
  if (!postmaster?.ready || !serves(postmaster.pid, dataDir)) return null
  const port = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[3])
  const { app } = JSON.parse(readFileSync(`${dataDir}.secrets.json`, 'utf8')) as Secrets
  return `postgres://${appRole}:${app}@127.0.0.1:${port}/${databaseName}`
}

/** Root keeps the data elsewhere when no other account can enter the project; a record beside the folder says where. */
function whereItIs(asked: string): string {
  const record = join(dirname(asked), 'where')
  if (existsSync(join(asked, 'PG_VERSION')) || !existsSync(record)) return asked
  return (JSON.parse(readFileSync(record, 'utf8')) as { dataDir: string }).dataDir
}
