import { createHash } from 'node:crypto'
import type postgres from 'postgres'

const read = 'select'
/** Append-only: what happened is neither changed nor removed, not by us either. */
const append = 'select, insert'
const write = 'select, insert, update'
const replace = 'select, insert, update, delete'

/**
 * What the application's role may do with each table, and with nothing else: a table without a line here is out of its
 * reach. On a distributed database, where triggers are not to be had, these rights alone keep the records append-only.
 */
export const grants: Readonly<Record<string, string>> = {
  areas: read,
  offices: append,
  office_names: read,
  persons: 'select, update (active)',
  postings: 'select, insert, update (to_on)',
  stand_ins: 'select, insert, update (to_on, ended_by, ended_at, end_reason)',
  reference_figures: read,
  settings: write,
  calendar_years: append,
  seeded: read,

  cases: write,
  case_parties: replace,
  case_rights: replace,
  case_goods: replace,
  case_figures: replace,
  case_facts: write,
  sealed: write,
  reporters: append,
  case_terms: replace,
  case_parts: write,
  case_episodes: write,
  case_numbers: append,
  number_series: write,
  idempotency: replace,
  decisions: write,
  obligations: write,
  receipts: write,
  transfers: write,
  duties: write,
  duty_persons: replace,
  judicial_cases: write,
  judicial_receipts: write,
  opinions: write,
  supervised_cases: replace,
  records: append,
  service_records: append,

  office_details: write,
  document_templates: 'select, insert, update (active)',
  document_series: write,
  document_numbers: append,
  case_documents: append,
  case_files: append,

  office_keys: 'select, insert, update (valid_to)',
  transfer_papers: append,

  imports: write,
  import_rows: append,

  ledger: append,
  ledger_eras: read,
  batches: append,
  totals: write,
  totals_by_day: write,
  totals_by_batch: append
}

/** Changes when the rights do, or the last migration: `migrate` sets them again then. */
export function grantsFingerprint(lastMigration: string | null): string {
  return createHash('sha256')
    .update(JSON.stringify([lastMigration, grants]))
    .digest('hex')
}

/**
 * Gives the role exactly the rights above, taking back what it had before, inside the caller's transaction. Sequences
 * of granted tables may be used; functions are everybody's unless a migration says otherwise.
 */
export async function applyGrants(sql: postgres.TransactionSql, role: string): Promise<void> {
  const existing = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`
  const here = new Set(existing.map((row) => row.name))
  const name = quoted(role)
  const statements = [
    `grant usage on schema public to ${name}`,
    ...[...here].map((table) => `revoke all on table public.${quoted(table)} from ${name}`),
    ...Object.entries(grants)
      .filter(([table]) => here.has(table))
      .map(([table, rights]) => `grant ${rights} on table public.${quoted(table)} to ${name}`),
    `grant select on table public.schema_migrations, public.schema_grants to ${name}`,
    `grant usage on all sequences in schema public to ${name}`
  ]
  await sql.unsafe(statements.join(';\n'))
}

function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}
