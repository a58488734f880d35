import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { appRole, ownerRole } from '../../src/db/embedded/init.ts'
import { migrate } from '../../src/db/migrate.ts'
import { seed } from '../../src/db/seed.ts'

/** The part of tap's `t` that a fixture needs. */
export interface Teardown {
  teardown(work: () => Promise<unknown>): void
}

export interface TestDatabase {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly name: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Everything that decides what the template holds. */
const sources = ['migrations', 'seeds', 'src/db/migrate.ts', 'src/db/grants.ts', 'src/db/seed.ts', 'src/db/tables']

const password = 'ip-linkage-test'
const lockName = 'ip-linkage tests'

/** The server's superuser, set by `npm test` or by hand. */
export function testServer(): string {
  const url = process.env['TEST_DATABASE_URL']
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the file by `npm test -- test/….test.ts`')
  return url
}

/**
 * A migrated and seeded database for one test file, dropped when `t` ends. Take it before the app: tap tears down last
 * things first. With KEEP_DB=1 it stays, and its name is printed.
 */
export async function freshDatabase(t: Teardown): Promise<TestDatabase> {
  const superUrl = testServer()
  const template = await prepareTemplate(superUrl)
  const name = `test_${randomBytes(8).toString('hex')}`
  await connected(superUrl, (sql) =>
    sql.unsafe(`create database ${name} template ${template} owner ${ownerRole} strategy file_copy`)
  )
  dropAfter(t, superUrl, name)
  return { ...urlsOf(superUrl, name), name }
}

/**
 * A database with nothing in it but the two roles, for tests of the migrations themselves; another encoding for the
 * test that it is refused.
 */
export async function emptyDatabase(
  t: Teardown,
  options: { readonly encoding?: string } = {}
): Promise<TestDatabase & { readonly appRole: string }> {
  const superUrl = testServer()
  const name = `test_${randomBytes(8).toString('hex')}`
  await connected(superUrl, async (sql) => {
    await sql`select pg_advisory_lock(hashtext(${lockName}))`
    await prepareRoles(sql, superUrl)
    const form = options.encoding
      ? `encoding '${options.encoding}' locale_provider libc lc_collate 'C' lc_ctype 'C'`
      : ''
    await sql.unsafe(`create database ${name} owner ${ownerRole} ${form && `template template0 ${form}`}`)
  })
  dropAfter(t, superUrl, name)
  return { ...urlsOf(superUrl, name), name, appRole }
}

function dropAfter(t: Teardown, superUrl: string, name: string): void {
  t.teardown(async () => {
    if (process.env['KEEP_DB'] === '1') console.error(`kept database ${name}`)
    else await connected(superUrl, (sql) => sql.unsafe(`drop database ${name} with (force)`))
  })
}

/**
 * The template's name, made where it is missing: named by what it is made from, so every edit gets a new one. Safe when
 * many ask at once. No one can be connected to it, or copying it would fail.
 */
export async function prepareTemplate(superUrl: string): Promise<string> {
  const name = `tpl_${await hashOf(sources)}`
  await connected(superUrl, async (sql) => {
    if (await isDone(sql, name)) return
    await sql`select pg_advisory_lock(hashtext(${lockName}))`
    if (await isDone(sql, name)) return
    await prepareRoles(sql, superUrl)
    await sql.unsafe(`drop database if exists ${name} with (force)`)
    await sql.unsafe(`create database ${name} owner ${ownerRole} ${await encoding(sql)}`)
    const { ownerUrl } = urlsOf(superUrl, name)
    await migrate(ownerUrl, { appRole })
    await seed(ownerUrl)
    await sql.unsafe(`alter database ${name} is_template true allow_connections false`)
  })
  return name
}

/** Gives the two roles of a server of the tests' own the password that the tests know. */
export async function openRoles(superUrl: string): Promise<void> {
  await connected(superUrl, (sql) =>
    sql.unsafe([ownerRole, appRole].map((role) => `alter role ${role} password '${password}'`).join(';'))
  )
}

async function isDone(sql: postgres.Sql, name: string): Promise<boolean> {
  const rows = await sql`select from pg_database where datname = ${name} and not datallowconn`
  return rows.length === 1
}

/** Makes the roles on a foreign server; roles that are there and know another password are somebody's, and stay as they are. */
async function prepareRoles(sql: postgres.Sql, superUrl: string): Promise<void> {
  for (const role of [ownerRole, appRole]) {
    const found = await sql`select from pg_roles where rolname = ${role}`
    if (found.length === 0) await sql.unsafe(`create role ${role} login password '${password}'`)
    else
      await connected(addressOf(superUrl, 'postgres', role), (own) => own`select 1`).catch((error: unknown) => {
        throw new Error(
          `the server of TEST_DATABASE_URL has a role ${role} of its own: tests want a server of theirs`,
          {
            cause: error
          }
        )
      })
  }
}

async function encoding(sql: postgres.Sql): Promise<string> {
  const rows = await sql`select from pg_database where datname = 'template1' and pg_encoding_to_char(encoding) = 'UTF8'`
  return rows.length === 1 ? '' : `template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`
}

function urlsOf(superUrl: string, database: string): { ownerUrl: string; appUrl: string } {
  return { ownerUrl: addressOf(superUrl, database, ownerRole), appUrl: addressOf(superUrl, database, appRole) }
}

function addressOf(superUrl: string, database: string, role: string): string {
  const url = new URL(superUrl)
  url.username = role
  url.password = password
  url.pathname = `/${database}`
  return url.href
}

async function connected<T>(url: string, work: (sql: postgres.Sql) => PromiseLike<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'ip-linkage tests' } })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) {
    const children = await readdir(join(root, path), { recursive: true, withFileTypes: true }).catch(() => undefined)
    const files = children
      ? children.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
      : [join(root, path)]
    for (const file of files.toSorted()) hash.update(`${file.slice(root.length)}\0`).update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 16)
}
