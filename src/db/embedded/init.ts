import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Place } from './place.ts'
import { run, tellingLine } from './run.ts'
import { fileProblem, StartError } from './start-error.ts'

export const databaseName = 'ip_linkage'
export const ownerRole = 'ip_linkage_owner'
export const appRole = 'ip_linkage_app'
export const superRole = 'postgres'

/** The passwords of the three roles; letters and digits, so that they need no quoting in SQL or in an address. */
export interface Secrets {
  readonly super: string
  readonly owner: string
  readonly app: string
}

/** Passwords only, over TCP only: any account of the machine can reach the port. */
const accessRules = 'host all all 127.0.0.1/32 scram-sha-256\n'

/** A folder of this version, with roles and database, and its passwords. Made anew where there is none; never half-made. */
export async function prepareFolder(place: Place, fast: boolean): Promise<Secrets> {
  const { dataDir } = place
  try {
    await clearRemains(dataDir)
    const state = await inspect(place)
    const kept = await readSecrets(dataDir)
    if (state === 'ready' && kept) return kept
    const secrets = kept ?? makeSecrets()
    if (!kept) await writeFile(secretsPath(dataDir), `${JSON.stringify(secrets)}\n`, { mode: 0o600 })
    if (state === 'ready') await provision(place, dataDir, secrets)
    else await create(place, secrets, fast)
    return secrets
  } catch (error) {
    throw fileProblem(error, dataDir)
  }
}

async function inspect({ dataDir, native }: Place): Promise<'ready' | 'absent'> {
  const entries = await readdir(dataDir).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (entries.length === 0) return 'absent'
  if (!entries.includes('PG_VERSION'))
    throw new StartError(
      'foreign-folder',
      `The folder ${dataDir} is not empty and holds no database: nothing in it was touched`
    )
  const version = (await readFile(join(dataDir, 'PG_VERSION'), 'utf8')).trim()
  if (version !== native.major) {
    const line = `The folder ${dataDir} holds data of PostgreSQL ${version}, this release brings ${native.major}: dump them with ${version} and restore, or move the folder away`
    throw new StartError('other-version', line)
  }
  return 'ready'
}

/** Everything is made in a sibling folder and takes its name at the end, so a start killed half-way leaves no database. */
async function create(place: Place, secrets: Secrets, fast: boolean): Promise<void> {
  const growing = `${place.dataDir}.new-${process.pid}`
  try {
    await mkdir(growing, { mode: 0o700 })
    if (place.account) await chown(growing, place.account.uid, place.account.gid)
    await initdb(place, growing, fast)
    await writeFile(join(growing, 'pg_hba.conf'), accessRules)
    await provision(place, growing, secrets)
    await rmdir(place.dataDir).catch(() => {})
    await rename(growing, place.dataDir)
  } catch (error) {
    await removeFolder(growing)
    throw error
  }
}

/**
 * Order and case by the database's own C.UTF-8, the same on every machine. The C library's locale still decides what
 * a letter is for trigrams (under plain C no Chinese character is one), and not every system has the same name for it.
 */
async function initdb(place: Place, dir: string, fast: boolean): Promise<void> {
  const program = join(place.native.dir, 'bin', 'initdb')
  const fixed = [
    '-D',
    dir,
    '-U',
    superRole,
    '-E',
    'UTF8',
    '-A',
    'trust',
    '-T',
    'simple',
    '--no-instructions',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8'
  ]
  let output = ''
  for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const ran = await run(program, [...fixed, `--locale=${locale}`, ...(fast ? ['--no-sync'] : [])], place.account)
    if (ran.code === 0) return
    output = ran.output
    if (!/locale/.test(tellingLine(output))) break
  }
  throw programFailed('initdb', output, dir)
}

/** Roles, passwords and the database, by the server's single-user mode: no port is open yet, and none of it needs a password. */
async function provision(place: Place, dir: string, secrets: Secrets): Promise<void> {
  const role = (name: string): string =>
    `do $$ begin if not exists (select from pg_roles where rolname = '${name}') then create role ${name}; end if; end $$`
  const plain = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls'
  const query = (text: string): string => `${text};\n`
  const common = [
    role(ownerRole),
    role(appRole),
    `alter role ${superRole} password '${secrets.super}'`,
    `alter role ${ownerRole} ${plain} password '${secrets.owner}'`,
    `alter role ${appRole} ${plain} password '${secrets.app}'`
  ]
  const database = [
    `create database ${databaseName} owner ${ownerRole}`,
    `revoke all on database ${databaseName} from public`,
    `grant connect on database ${databaseName} to ${appRole}`
  ]
  const statements = dir === place.dataDir ? common : [...common, ...database]
  const program = join(place.native.dir, 'bin', 'postgres')
  const args = [
    '--single',
    '-D',
    dir,
    '-c',
    'exit_on_error=on',
    '-c',
    'log_min_messages=fatal',
    '-c',
    'fsync=on',
    'postgres'
  ]
  const { code, output } = await run(program, args, place.account, statements.map(query).join(''))
  if (code !== 0) throw programFailed('postgres --single', output, dir)
}

function programFailed(program: string, output: string, dir: string): StartError {
  const line = tellingLine(output)
  if (/No space left|quota exceeded/i.test(output))
    return new StartError('no-space', `No space left on the disk of ${dir}`)
  if (/Permission denied|Read-only/i.test(line))
    return new StartError('no-rights', `No right to write to ${dir} (${line})`)
  return new StartError('failed', `Making the database failed in ${program}: ${line}`)
}

async function clearRemains(dataDir: string): Promise<void> {
  const parent = dirname(dataDir)
  const remains = (await readdir(parent)).filter((name) => name.startsWith(`${basename(dataDir)}.new-`))
  for (const name of remains) await removeFolder(join(parent, name))
}

/** With patience: an initdb whose parent was killed may still write for a moment. */
async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

const secretsPath = (dataDir: string): string => `${dataDir}.secrets.json`

async function readSecrets(dataDir: string): Promise<Secrets | undefined> {
  const text = await readFile(secretsPath(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  if (text.trim() === '') return undefined
  return JSON.parse(text) as Secrets
}

function makeSecrets(): Secrets {
  const secret = (): string => randomBytes(18).toString('hex')
  return { super: secret(), owner: secret(), app: secret() }
}
