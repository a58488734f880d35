import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PgTable } from 'drizzle-orm/pg-core'
import { getTableConfig } from 'drizzle-orm/pg-core'
import postgres from 'postgres'
import { schemaLock } from './migrate.ts'
import { areas, officeNames, offices, persons, postings, referenceFigures } from './tables/reference.ts'

export interface SeedOptions {
  /** Demonstration persons and their postings too (default). A city with its own persons says false. */
  readonly demonstration?: boolean
  /** Another folder of seeds, for tests. */
  readonly folder?: string
}

type Row = Readonly<Record<string, unknown>>

/** In the order in which rows may refer to each other. */
const order: readonly { table: PgTable; file: string; demonstration: boolean }[] = [
  { table: areas, file: 'areas', demonstration: false },
  { table: offices, file: 'offices', demonstration: false },
  { table: officeNames, file: 'offices', demonstration: false },
  { table: persons, file: 'persons', demonstration: true },
  { table: postings, file: 'persons', demonstration: true },
  { table: referenceFigures, file: 'reference-figures', demonstration: false }
]

export const seedsFolder = fileURLToPath(new URL('../../seeds', import.meta.url))

/**
 * Writes the seeds as the owner of a migrated database: a row that is there is brought to the seed's values, one that
 * the seeds no longer name stays. The same edition a second time changes nothing and answers false.
 */
export async function seed(ownerUrl: string, options: SeedOptions = {}): Promise<boolean> {
  const folder = options.folder ?? seedsFolder
  const wanted = order.filter((entry) => options.demonstration !== false || !entry.demonstration)
  const files = new Map<string, string>()
  for (const { file } of wanted) {
    if (!files.has(file)) files.set(file, await readFile(join(folder, `${file}.json`), 'utf8'))
  }
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([...files]))
    .digest('hex')

  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { application_name: 'ip-linkage seed' } })
  try {
    if (await isSeeded(sql, fingerprint)) return false
    return await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${schemaLock})`
      if (await isSeeded(tx, fingerprint)) return false
      for (const { table, file } of wanted) {
        const { name } = getTableConfig(table)
        const rows = (JSON.parse(files.get(file) ?? '{}') as Record<string, readonly Row[]>)[name] ?? []
        await upsert(tx, table, rows)
      }
      await tx`insert into seeded (name, fingerprint) values ('reference', ${fingerprint})
        on conflict (name) do update set fingerprint = excluded.fingerprint, seeded_at = now()`
      return true
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function isSeeded(sql: postgres.Sql | postgres.TransactionSql, fingerprint: string): Promise<boolean> {
  const rows = await sql`select from seeded where name = 'reference' and fingerprint = ${fingerprint}`
  return rows.length === 1
}

/** One statement a table; a row with an unknown column is refused, so that a misspelt name is not silently null. */
async function upsert(tx: postgres.TransactionSql, table: PgTable, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const { name, columns, primaryKeys } = getTableConfig(table)
  const known = columns.map((column) => column.name)
  for (const row of rows) {
    const unknown = Object.keys(row).find((key) => !known.includes(key))
    if (unknown !== undefined) throw new Error(`seeds: table ${name} has no column ${unknown}`)
  }
  const composite = primaryKeys[0]?.columns.map((column) => column.name)
  const key = composite ?? columns.filter((column) => column.primary).map((column) => column.name)
  const rest = known.filter((column) => !key.includes(column))
  const sets = rest.map((column) => `${column} = excluded.${column}`).join(', ')
  await tx.unsafe(
    `insert into ${name} select * from json_populate_recordset(null::${name}, $1::text::json)
     on conflict (${key.join(', ')}) do update set ${sets}`,
    [JSON.stringify(rows)]
  )
}
