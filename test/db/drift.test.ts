import { readdirSync } from 'node:fs'
import { is } from 'drizzle-orm'
import { getTableConfig, PgDialect, PgTable } from 'drizzle-orm/pg-core'
import postgres from 'postgres'
import t from 'tap'
import { roles } from '../../src/domain/actor.ts'
import { areaKinds, figureNatures, officeKinds, officeTiers } from '../../src/domain/offices.ts'
import { grants } from '../../src/db/grants.ts'
import { freshDatabase } from '../support/database.ts'

/** Tables of the migration runner, made before the first migration. */
const ofTheRunner = ['schema_grants', 'schema_migrations']

const folder = new URL('../../src/db/tables/', import.meta.url)
const tables: PgTable[] = []
for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
  const exported: Record<string, unknown> = await import(new URL(file, folder).href)
  tables.push(...Object.values(exported).filter((value): value is PgTable => is(value, PgTable)))
}
const configs = [...new Set(tables)].map((table) => getTableConfig(table))
const dialect = new PgDialect()

const bare = (type: string) => type.replaceAll(' ', '')
const wordsOf = (sql: string) => [...sql.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '').sort()
const isList = (name: string) => name.endsWith('_known')

/** What the code expects, one line a fact. */
function expected(): string[] {
  return configs.flatMap((table) => {
    const inKey = new Set(table.primaryKeys.flatMap((key) => key.columns.map((column) => column.name)))
    const key = table.primaryKeys[0]?.columns ?? table.columns.filter((column) => column.primary)
    return [
      ...table.columns.map((column) => {
        const needed = column.notNull || column.primary || inKey.has(column.name)
        return `${table.name}.${column.name}: ${bare(column.getSQLType())}${needed ? ' not null' : ''}`
      }),
      `${table.name}: primary key ${key.map((column) => column.name).join(', ')}`,
      ...table.checks.map((check) => {
        const words = isList(check.name) ? ` ${wordsOf(dialect.sqlToQuery(check.value).sql).join(' ')}` : ''
        return `${table.name}: check ${check.name}${words}`
      }),
      ...table.foreignKeys.map((key) => `${table.name}: foreign key ${key.getName()}`),
      ...table.uniqueConstraints.map((unique) => `${table.name}: unique ${unique.name}`),
      ...table.columns
        .filter((column) => column.isUnique)
        .map((column) => `${table.name}: unique ${column.uniqueName}`),
      ...table.indexes.map((index) => `${table.name}: index ${index.config.name}`)
    ]
  })
}

/** The same lines, read from the live schema. */
async function found(sql: postgres.Sql): Promise<string[]> {
  const live = sql`select c.oid, c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all (${ofTheRunner})`
  const columns = await sql`
    select t.relname, a.attname, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull
    from (${live}) t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped`
  const constraints = await sql`
    select t.relname, k.conname, k.contype, pg_get_constraintdef(k.oid) as definition,
      (select string_agg(a.attname, ', ' order by p.at) from unnest(k.conkey) with ordinality p (num, at)
        join pg_attribute a on a.attrelid = t.oid and a.attnum = p.num) as columns
    from (${live}) t join pg_constraint k on k.conrelid = t.oid and k.contype in ('c', 'f', 'p', 'u')`
  const indexes = await sql`
    select t.relname, i.relname as name from (${live}) t join pg_index x on x.indrelid = t.oid
    join pg_class i on i.oid = x.indexrelid
    where not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u'))`
  return [
    ...columns.map((row) => `${row.relname}.${row.attname}: ${bare(row.type)}${row.attnotnull ? ' not null' : ''}`),
    ...constraints.map(({ relname, conname, contype, definition, columns }) => {
      if (contype === 'p') return `${relname}: primary key ${columns}`
      if (contype === 'f') return `${relname}: foreign key ${conname}`
      if (contype === 'u') return `${relname}: unique ${conname}`
      return `${relname}: check ${conname}${isList(conname) ? ` ${wordsOf(definition).join(' ')}` : ''}`
    }),
    ...indexes.map((row) => `${row.relname}: index ${row.name}`)
  ]
}

/** What is in one and not in the other: `- ` only in the code, `+ ` only in the database. */
async function differences(sql: postgres.Sql): Promise<string[]> {
  const inCode = new Set(expected())
  const inDatabase = new Set(await found(sql))
  return [
    ...[...inCode].filter((line) => !inDatabase.has(line)).map((line) => `- ${line}`),
    ...[...inDatabase].filter((line) => !inCode.has(line)).map((line) => `+ ${line}`)
  ].sort()
}

t.test('tables in code and the live schema', async (t) => {
  const { ownerUrl } = await freshDatabase(t)
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  t.teardown(() => sql.end())

  await t.test('are the same', async (t) => {
    t.ok(configs.length > 8, `${configs.length} tables were walked`)
    t.same(await differences(sql), [])
  })

  await t.test('lists of words come from the domain', async (t) => {
    const lists = Object.fromEntries(
      configs.flatMap((table) =>
        table.checks.map((check) => [check.name, wordsOf(dialect.sqlToQuery(check.value).sql)] as const)
      )
    )
    for (const [name, words] of [
      ['areas_kind_known', areaKinds],
      ['offices_kind_known', officeKinds],
      ['offices_tier_known', officeTiers],
      ['postings_role_known', roles],
      ['reference_figures_nature_known', figureNatures]
    ] as const) {
      t.same(lists[name], [...words].sort(), name)
    }
  })

  await t.test('a difference that was planted is found', async (t) => {
    const planted = (statements: string): Promise<string[]> =>
      sql
        .begin(async (tx) => {
          await tx.unsafe(statements)
          const seen = await differences(tx as unknown as postgres.Sql)
          throw Object.assign(new Error('undo'), { seen })
        })
        .then(
          () => [],
          (error: { seen?: string[] }) => {
            if (!error.seen) throw error
            return error.seen
          }
        )
    t.same(await planted('alter table offices alter column name_en drop not null'), [
      '+ offices.name_en: text',
      '- offices.name_en: text not null'
    ])
    t.same(await planted('alter table persons add column phone text'), ['+ persons.phone: text'])
    t.same(await planted('alter table settings alter column key type varchar(40)'), [
      '+ settings.key: charactervarying(40) not null',
      '- settings.key: text not null'
    ])
    t.same(await planted('create table ghost (id integer primary key)'), [
      '+ ghost.id: integer not null',
      '+ ghost: primary key id'
    ])
    t.same(await planted('drop index postings_by_office'), ['- postings: index postings_by_office'])
    t.match(
      await planted(`alter table areas drop constraint areas_kind_known;
        alter table areas add constraint areas_kind_known check (kind in ('city', 'district')) not valid`),
      [
        '+ areas: check areas_kind_known city district',
        /^- areas: check areas_kind_known city district functional-zone/
      ]
    )
  })
})

t.test('every table has its rights, and every right its table', async (t) => {
  t.same(Object.keys(grants).sort(), configs.map((table) => table.name).sort())
})

/** Numbers alone: nothing of a case can be read from them, and taking one must see what other offices took. */
const withoutRowSecurity = ['case_numbers', 'document_numbers']

t.test('everything that belongs to a case is under row security, for the owner too', async (t) => {
  const { ownerUrl, appUrl } = await freshDatabase(t)
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const app = postgres(appUrl, { max: 1, onnotice: () => {} })
  t.teardown(() => Promise.all([sql.end(), app.end()]))
  const ofCases = configs
    .filter((table) => table.columns.some((column) => column.name === 'case_id'))
    .map((table) => table.name)
    .filter((name) => !withoutRowSecurity.includes(name))
  const forced = await sql`select relname from pg_class where relrowsecurity and relforcerowsecurity
    and relnamespace = 'public'::regnamespace`
  t.ok(ofCases.length > 10)
  const protectedNames = forced.map((row) => String(row.relname))
  t.same(
    ofCases.filter((name) => !protectedNames.includes(name)),
    []
  )

  await sql`select set_config('app.sight', '*', false)`
  await sql`insert into idempotency (case_id, person_id, operation, key, fingerprint, answer)
    values ('00000000-0000-7000-8000-000000000001', 'a@sz.example', 'test', 'key', 'print', '{}')`
  t.same(await app`select * from idempotency`, [], 'an actor that is not set sees nothing')
  await app`select set_config('app.person', 'b@sz.example', false)`
  t.same(await app`select * from idempotency`, [], 'nor does another person')
  await app`select set_config('app.person', 'a@sz.example', false)`
  t.equal((await app`select * from idempotency`).length, 1)
})
