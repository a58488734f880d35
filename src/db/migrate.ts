import postgres from 'postgres'
import { applyGrants, grantsFingerprint } from './grants.ts'
import { MigrationError, readMigrations, type Migration } from './migration-files.ts'

export interface MigrateOptions {
  /** The role of the application (the user of DATABASE_URL): gets the rights of `grants.ts`. It must exist. */
  readonly appRole?: string
  /** Another folder of migrations, for tests. */
  readonly folder?: string
}

export interface Migrated {
  /** Tags applied by this very call: empty when there was nothing to do. */
  readonly applied: readonly string[]
  readonly granted: boolean
}

/** One lock for everything that changes the schema or the seeds; the number is 'ipl' and 1. */
export const schemaLock = 0x69706c01

/** Where the schema stands beside the code: `have` and `want` are the last migration here and there. */
export type SchemaState =
  | 'current'
  | { readonly state: 'older' | 'newer' | 'different'; readonly have: string | null; readonly want: string | null }

interface AppliedRow {
  readonly tag: string
  readonly checksum: string
}

/**
 * Brings the database up to the code: every missing migration in order, each in a transaction of its own, then the rights
 * of the application's role. Safe when many run at once: one works, the others wait and find it done. With nothing to do
 * it changes nothing and takes no lock.
 * Throws MigrationError on a server outside 15 to 18 or not UTF8, on a merged migration that was edited, on a
 * database newer than the code, and on an application role that does not exist or could go around row security.
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<Migrated> {
  const migrations = await readMigrations(options.folder)
  const sql = postgres(ownerUrl, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'ip-linkage migrate', statement_timeout: 0 }
  })
  try {
    await checkServer(sql)
    if (options.appRole !== undefined) await checkRole(sql, options.appRole)
    const before = await readState(sql, migrations, options.appRole)
    if (before.pending.length === 0 && before.granted) return { applied: [], granted: false }

    await sql`select pg_advisory_lock(${schemaLock})`
    await sql`
      create table if not exists public.schema_migrations (
        position integer primary key,
        tag text not null unique,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`
    await sql`create table if not exists public.schema_grants (role text primary key, fingerprint text not null)`
    const now = await readState(sql, migrations, options.appRole)
    for (const migration of now.pending) await apply(sql, migration, migrations.indexOf(migration))
    const grant = options.appRole !== undefined && (now.pending.length > 0 || !now.granted)
    if (grant) await setGrants(sql, options.appRole, fingerprintOf(migrations))
    return { applied: now.pending.map((migration) => migration.tag), granted: grant }
  } finally {
    // The session ends here, and with it the advisory lock.
    await sql.end({ timeout: 5 })
  }
}

/** Compares the schema with the code, as whichever role asks; changes nothing. Used by `/ready` and at start. */
export async function schemaState(sql: postgres.Sql, folder?: string): Promise<SchemaState> {
  const migrations = await readMigrations(folder)
  return compare(await readApplied(sql), migrations)
}

/** One line for the operator, or null when the schema is that of the code. */
export function schemaProblem(state: SchemaState): string | null {
  if (state === 'current') return null
  const stands = `the database is at ${state.have ?? 'nothing'}, the code at ${state.want ?? 'nothing'}`
  if (state.state === 'older') return `the schema is older than the code (${stands}): run "npm run migrate"`
  if (state.state === 'newer') return `the schema is newer than the code (${stands}): use the release that made it`
  return `the schema has a migration that differs from the code's (${stands}): a merged migration was edited`
}

function compare(applied: readonly AppliedRow[], migrations: readonly Migration[]): SchemaState {
  const have = applied.at(-1)?.tag ?? null
  const want = migrations.at(-1)?.tag ?? null
  const common = Math.min(applied.length, migrations.length)
  for (let i = 0; i < common; i++) {
    if (applied[i]?.tag !== migrations[i]?.tag || applied[i]?.checksum !== migrations[i]?.checksum) {
      return { state: 'different', have, want }
    }
  }
  if (applied.length === migrations.length) return 'current'
  return { state: applied.length < migrations.length ? 'older' : 'newer', have, want }
}

async function readApplied(sql: postgres.Sql): Promise<readonly AppliedRow[]> {
  const [there] = await sql<{ ok: boolean }[]>`
    select coalesce(has_table_privilege(to_regclass('public.schema_migrations'), 'select'), false) as ok`
  if (!there?.ok) return []
  return sql<AppliedRow[]>`select tag, checksum from public.schema_migrations order by position`
}

async function readState(
  sql: postgres.Sql,
  migrations: readonly Migration[],
  appRole: string | undefined
): Promise<{ pending: readonly Migration[]; granted: boolean }> {
  const applied = await readApplied(sql)
  const state = compare(applied, migrations)
  if (state !== 'current' && state.state === 'newer') {
    throw new MigrationError('migration.newer', schemaProblem(state) ?? '')
  }
  if (state !== 'current' && state.state === 'different') {
    const index = applied.findIndex(
      (row, i) => row.tag !== migrations[i]?.tag || row.checksum !== migrations[i]?.checksum
    )
    const tag = applied[index]?.tag
    throw applied[index]?.tag === migrations[index]?.tag
      ? new MigrationError(
          'migration.edited',
          `migration ${tag} was edited after it was applied: add a new one instead`
        )
      : new MigrationError('migration.unknown', `the database has migration ${tag}, which this code does not have`)
  }
  const pending = migrations.slice(applied.length)
  return { pending, granted: pending.length === 0 && (await isGranted(sql, appRole, fingerprintOf(migrations))) }
}

function fingerprintOf(migrations: readonly Migration[]): string {
  return grantsFingerprint(migrations.at(-1)?.tag ?? null)
}

async function isGranted(sql: postgres.Sql, appRole: string | undefined, fingerprint: string): Promise<boolean> {
  if (appRole === undefined) return true
  const [there] = await sql<{ ok: boolean }[]>`select to_regclass('public.schema_grants') is not null as ok`
  if (!there?.ok) return false
  const rows = await sql`select from public.schema_grants where role = ${appRole} and fingerprint = ${fingerprint}`
  return rows.length === 1
}

async function apply(sql: postgres.Sql, migration: Migration, position: number): Promise<void> {
  await sql.begin(async (tx) => {
    for (const statement of migration.text.split('--> statement-breakpoint')) {
      if (statement.trim() !== '') await tx.unsafe(statement)
    }
    await tx`insert into public.schema_migrations (position, tag, checksum)
      values (${position}, ${migration.tag}, ${migration.checksum})`
  })
}

async function setGrants(sql: postgres.Sql, role: string, fingerprint: string): Promise<void> {
  await sql.begin(async (tx) => {
    await applyGrants(tx, role)
    await tx`insert into public.schema_grants (role, fingerprint) values (${role}, ${fingerprint})
      on conflict (role) do update set fingerprint = excluded.fingerprint`
  })
}

async function checkServer(sql: postgres.Sql): Promise<void> {
  const [server] = await sql<{ version: number; encoding: string }[]>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`
  const major = Math.trunc((server?.version ?? 0) / 10_000)
  if (major < 15 || major > 18) {
    throw new MigrationError('server.version', `PostgreSQL 15 to 18 is needed, this server is ${major}`)
  }
  if (server?.encoding !== 'UTF8') {
    throw new MigrationError('server.encoding', `the database must be UTF8, this one is ${server?.encoding}`)
  }
}

async function checkRole(sql: postgres.Sql, role: string): Promise<void> {
  const [found] = await sql<{ free: boolean; owner: boolean }[]>`
    select rolsuper or rolbypassrls as free, rolname = current_user as owner from pg_roles where rolname = ${role}`
  if (!found) {
    throw new MigrationError(
      'role.missing',
      `the application's role "${role}" does not exist: create role "${role}" login`
    )
  }
  if (found.owner || found.free) {
    throw new MigrationError(
      'role.too-strong',
      `the application's role "${role}" must be neither the owner of the schema nor superuser nor BYPASSRLS`
    )
  }
}
