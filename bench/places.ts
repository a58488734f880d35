import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { appRole, databaseName, ownerRole } from '../src/db/embedded/init.ts'
import { startEmbedded, type Embedded } from '../src/db/embedded/start-embedded.ts'
import { migrate } from '../src/db/migrate.ts'
import { seed } from '../src/db/seed.ts'

export interface Place {
  readonly folder: string
  readonly server: Embedded
}

/** A PostgreSQL of the bench's own, with the settings of production, in a folder that goes with it. */
export async function openPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'ip-linkage-bench-'))
  // The server's account must be able to enter.
  await chmod(folder, 0o755)
  try {
    return { folder, server: await startEmbedded({ dataDir: join(folder, 'postgres') }) }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

export async function closePlace({ folder, server }: Place): Promise<void> {
  await server.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

export interface Addresses {
  readonly ownerUrl: string
  readonly appUrl: string
}

/** A migrated and seeded database of this name. */
export async function makeDatabase({ server }: Place, name: string): Promise<Addresses> {
  await asSuper(server, (sql) => sql.unsafe(`create database ${name} owner ${ownerRole}`))
  const at = (url: string): string => url.replace(new RegExp(`/${databaseName}$`), `/${name}`)
  const addresses = { ownerUrl: at(server.ownerUrl), appUrl: at(server.appUrl) }
  await migrate(addresses.ownerUrl, { appRole })
  await seed(addresses.ownerUrl)
  return addresses
}

/**
 * Loading need not survive a power cut, and its rows fit together as the service made them: neither is waited for nor
 * checked. What is measured is.
 */
export async function whileLoading<T>({ server }: Place, name: string, work: () => Promise<T>): Promise<T> {
  const settings = { synchronous_commit: 'off', session_replication_role: 'replica' }
  const each = (change: (setting: string, value: string) => string) =>
    asSuper(server, (sql) =>
      sql.unsafe(
        Object.entries(settings)
          .map(([setting, value]) => change(setting, value))
          .join(';')
      )
    )
  await each((setting, value) => `alter database ${name} set ${setting} = ${value}`)
  const result = await work()
  await each((setting) => `alter database ${name} reset ${setting}`)
  return result
}

/** What a server that runs for a while has done by itself: planner's figures, visibility, and a checkpoint behind it. */
export async function settle({ server }: Place, name: string): Promise<void> {
  const url = new URL(server.superUrl)
  url.pathname = `/${name}`
  await connected(url.href, async (sql) => {
    await sql.unsafe('vacuum (analyze)')
    await sql.unsafe('checkpoint')
  })
}

const asSuper = (server: Embedded, work: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<unknown> =>
  connected(server.superUrl, work)

async function connected<T>(url: string, work: (sql: postgres.Sql) => PromiseLike<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

export interface Service {
  readonly port: number
  /** Milliseconds of processor time that it has taken so far. */
  cpu(): Promise<number>
  stop(): Promise<void>
}

/** The environment of the service and of the bench's own parts: one key for tokens, one master key. */
export const environmentOf = (place: Place): Record<string, string> => ({
  DATA_DIR: place.folder,
  MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  LOG_LEVEL: 'warn',
  RATE_LIMIT_MAX: '0'
})

/** The service as a process of its own, on a free port of 127.0.0.1. What it logs goes to standard error. */
export async function startService(place: Place, url: string, profile: string | undefined): Promise<Service> {
  const child = fork(fileURLToPath(new URL('../src/server.ts', import.meta.url)), [], {
    execArgv: [
      ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
      '--import',
      new URL('./parent.ts', import.meta.url).href
    ],
    env: { ...process.env, ...environmentOf(place), DATABASE_URL: url, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc']
  })
  child.stdout!.pipe(process.stderr)
  const cpu = async (): Promise<number> => {
    child.send('cpu')
    const [spent] = (await once(child, 'message')) as [number]
    return spent
  }
  return { port: await portOf(child), cpu, stop: () => end(child) }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.once('exit', () => reject(new Error(`the service did not start: ${output}`)))
    child.stderr!.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await gone
  clearTimeout(force)
}
