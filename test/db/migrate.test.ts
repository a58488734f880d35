import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import t, { type Test } from 'tap'
import { grants } from '../../src/db/grants.ts'
import { migrate, schemaLock, schemaProblem, schemaState } from '../../src/db/migrate.ts'
import { readMigrations } from '../../src/db/migration-files.ts'
import { emptyDatabase, freshDatabase } from '../support/database.ts'

const one = 'create table one (id integer primary key);\n--> statement-breakpoint\ncreate index one_id on one (id);\n'
const two = 'create table two (id integer primary key);\n'

/** A folder of migrations in drizzle-kit's form, in the order given. */
async function folderOf(t: Test, files: Record<string, string>, journal = Object.keys(files)): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  t.teardown(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'meta'))
  for (const [tag, text] of Object.entries(files)) await writeFile(join(folder, `${tag}.sql`), text)
  const entries = journal.map((tag, idx) => ({ idx, version: '7', when: idx, tag, breakpoints: true }))
  await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify({ version: '7', entries }))
  return folder
}

function open(t: Test, url: string): postgres.Sql {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  t.teardown(() => sql.end({ timeout: 5 }))
  return sql
}

const tablesOf = async (sql: postgres.Sql) =>
  (
    await sql`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    and relname not like 'schema%' order by relname`
  ).map((row) => String(row.relname))

t.test('a second run does nothing and waits for nobody', async (t) => {
  const { ownerUrl, appRole } = await emptyDatabase(t)
  const folder = await folderOf(t, { '0000_one': one, '0001_two': two })
  t.same(await migrate(ownerUrl, { appRole, folder }), { applied: ['0000_one', '0001_two'], granted: true })
  const holder = open(t, ownerUrl)
  await holder`select pg_advisory_lock(${schemaLock})`
  t.same(await migrate(ownerUrl, { appRole, folder }), { applied: [], granted: false })
})

t.test('eight at once: one works, seven find it done', async (t) => {
  const { ownerUrl, appRole } = await emptyDatabase(t)
  const folder = await folderOf(t, { '0000_one': one, '0001_two': two })
  const runs = await Promise.all(Array.from({ length: 8 }, () => migrate(ownerUrl, { appRole, folder })))
  t.same(runs.map((run) => run.applied.length).sort(), [0, 0, 0, 0, 0, 0, 0, 2])
  t.equal(runs.filter((run) => run.granted).length, 1)
  t.same(await tablesOf(open(t, ownerUrl)), ['one', 'two'])
})

t.test('a merged migration that was edited is refused, and nothing after it is applied', async (t) => {
  const { ownerUrl, appUrl, appRole } = await emptyDatabase(t)
  await migrate(ownerUrl, { appRole, folder: await folderOf(t, { '0000_one': one }) })
  const edited = await folderOf(t, { '0000_one': `${one}-- edited\n`, '0001_two': two })
  await t.rejects(migrate(ownerUrl, { appRole, folder: edited }), { code: 'migration.edited', message: /0000_one/ })
  t.same(await tablesOf(open(t, ownerUrl)), ['one'])
  t.match(await schemaState(open(t, appUrl), edited), { state: 'different', have: '0000_one', want: '0001_two' })
})

t.test('line ends of another system are no edit', async (t) => {
  const { ownerUrl } = await emptyDatabase(t)
  await migrate(ownerUrl, { folder: await folderOf(t, { '0000_one': one }) })
  const crlf = await folderOf(t, { '0000_one': one.replaceAll('\n', '\r\n') })
  t.same((await migrate(ownerUrl, { folder: crlf })).applied, [])
})

t.test('a migration merged behind one that is applied is refused', async (t) => {
  const { ownerUrl } = await emptyDatabase(t)
  await migrate(ownerUrl, { folder: await folderOf(t, { '0001_two': two }) })
  const folder = await folderOf(t, { '0000_one': one, '0001_two': two })
  await t.rejects(migrate(ownerUrl, { folder }), { code: 'migration.unknown', message: /0001_two/ })
})

t.test('the application sees whether the schema is that of the code', async (t) => {
  const { ownerUrl, appUrl, appRole } = await emptyDatabase(t)
  const old = await folderOf(t, { '0000_one': one })
  const both = await folderOf(t, { '0000_one': one, '0001_two': two })
  const sql = open(t, appUrl)
  t.same(await schemaState(sql, old), { state: 'older', have: null, want: '0000_one' })
  await migrate(ownerUrl, { appRole, folder: old })
  t.equal(await schemaState(sql, old), 'current')
  const older = await schemaState(sql, both)
  t.same(older, { state: 'older', have: '0000_one', want: '0001_two' })
  t.match(schemaProblem(older), /older than the code.*npm run migrate/)
  await migrate(ownerUrl, { appRole, folder: both })
  const newer = await schemaState(sql, old)
  t.same(newer, { state: 'newer', have: '0001_two', want: '0000_one' })
  t.match(schemaProblem(newer), /newer than the code/)
  t.equal(schemaProblem('current'), null)
  await t.rejects(migrate(ownerUrl, { appRole, folder: old }), { code: 'migration.newer', message: /0001_two/ })
})

t.test('a migration that fails leaves nothing of itself, and those before it stand', async (t) => {
  const { ownerUrl } = await emptyDatabase(t)
  const broken = `${two}--> statement-breakpoint\nselect 1 / 0;\n`
  await t.rejects(migrate(ownerUrl, { folder: await folderOf(t, { '0000_one': one, '0001_two': broken }) }), {
    code: '22012'
  })
  t.same(await tablesOf(open(t, ownerUrl)), ['one'])
  const mended = await migrate(ownerUrl, { folder: await folderOf(t, { '0000_one': one, '0001_two': two }) })
  t.same(mended.applied, ['0001_two'])
})

t.test('files and journal must agree', async (t) => {
  const stray = await folderOf(t, { '0000_one': one, '0001_two': two }, ['0000_one'])
  await t.rejects(readMigrations(stray), { code: 'migration.journal', message: /0001_two/ })
  const missing = await folderOf(t, { '0000_one': one }, ['0000_one', '0001_two'])
  await t.rejects(readMigrations(missing), { code: 'migration.journal', message: /0001_two/ })
})

t.test('rights come with a role that is named later', async (t) => {
  const { ownerUrl, appUrl, appRole } = await emptyDatabase(t)
  const folder = await folderOf(t, { '0000_areas': 'create table areas (code text)' })
  t.same(await migrate(ownerUrl, { folder }), { applied: ['0000_areas'], granted: false })
  const sql = open(t, appUrl)
  await t.rejects(sql`select * from areas`, { code: '42501' })
  t.same(await migrate(ownerUrl, { folder, appRole }), { applied: [], granted: true })
  t.same(await sql`select * from areas`, [])
})

t.test('an unfit application role or database is refused before anything is done', async (t) => {
  const { ownerUrl } = await emptyDatabase(t)
  const owner = decodeURIComponent(new URL(ownerUrl).username)
  const folder = await folderOf(t, { '0000_one': one })
  await t.rejects(migrate(ownerUrl, { folder, appRole: 'nobody_of_this_name' }), { code: 'role.missing' })
  await t.rejects(migrate(ownerUrl, { folder, appRole: owner }), { code: 'role.too-strong' })
  t.same(await tablesOf(open(t, ownerUrl)), [])

  const ascii = await emptyDatabase(t, { encoding: 'SQL_ASCII' })
  await t.rejects(migrate(ascii.ownerUrl, { folder }), { code: 'server.encoding', message: /SQL_ASCII/ })
})

t.test('the application changes no schema, and neither changes nor removes what is append-only', async (t) => {
  const { ownerUrl, appUrl } = await freshDatabase(t)
  const app = open(t, appUrl)
  await t.rejects(app`create table mine (id integer)`, { code: '42501' })
  const appendOnly = Object.keys(grants).filter((table) => grants[table] === 'select, insert')
  t.ok(appendOnly.includes('records') && appendOnly.includes('ledger') && appendOnly.includes('service_records'))
  for (const table of appendOnly) {
    const [column] = await open(t, ownerUrl)`select attname from pg_attribute
      where attrelid = ${`public.${table}`}::regclass and attnum > 0 limit 1`
    await t.rejects(
      app`update ${app(table)} set ${app(column?.attname)} = ${app(column?.attname)}`,
      { code: '42501' },
      table
    )
    await t.rejects(app`delete from ${app(table)}`, { code: '42501' }, table)
    await t.rejects(app`truncate ${app(table)} cascade`, { code: '42501' }, table)
  }
})

t.test('what happened stays, for the owner of the schema too', async (t) => {
  const { ownerUrl } = await freshDatabase(t)
  const owner = open(t, ownerUrl)
  await owner`insert into service_records (chain, seq, act, person_id, recorded_at, payload, prev_hash, hash, algorithm)
    values ('test', 1, 'test', 'nobody', now(), '{}', '', 'h', 'none')`
  await t.rejects(owner`update service_records set payload = '{"changed":true}'`, { message: /append-only/ })
  await t.rejects(owner`delete from service_records`, { message: /append-only/ })
  for (const table of ['records', 'service_records', 'ledger', 'batches', 'case_numbers']) {
    await t.rejects(owner`truncate ${owner(table)} cascade`, { message: /append-only/ }, table)
    const triggers = await owner`select tgname from pg_trigger where tgrelid = ${`public.${table}`}::regclass
      and tgname = 'append_only' and tgenabled = 'O'`
    t.equal(triggers.length, 1, `${table} keeps its rows`)
  }
})
