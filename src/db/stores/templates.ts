import type { Db, Tx } from '../connect.ts'

export interface TemplateRow {
  readonly kind: string
  readonly version: number
  readonly sha256: string
  readonly sm3: string
  readonly size: number
  readonly active: boolean
  readonly addedBy: string
  readonly addedAt: string
}

export const listTemplates = (db: Db, officeId: string): Promise<TemplateRow[]> =>
  db.sql<TemplateRow[]>`
    select kind, version, sha256, sm3, size, active, added_by, added_at from document_templates
    where office_id = ${officeId} order by kind, version`.then((rows) => [...rows])

/** Locks the templates of an office and tells those of a kind. */
export async function holdTemplates(tx: Tx, officeId: string, kind: string): Promise<TemplateRow[]> {
  await tx`select pg_advisory_xact_lock(hashtext('templates'), hashtext(${officeId}))`
  return tx<TemplateRow[]>`
    select kind, version, sha256, sm3, size, active, added_by, added_at from document_templates
    where office_id = ${officeId} and kind = ${kind} order by version`
}

export async function addTemplate(tx: Tx, officeId: string, row: TemplateRow): Promise<void> {
  const { kind, version, sha256, sm3, size, active, addedBy, addedAt } = row
  await tx`
    insert into document_templates (office_id, kind, version, sha256, sm3, size, active, added_by, added_at)
    values (${officeId}, ${kind}, ${version}, ${sha256}, ${sm3}, ${size}, ${active}, ${addedBy}, ${addedAt})`
}

/** Puts one version in use, or none. */
export async function useTemplate(tx: Tx, officeId: string, kind: string, version: number | null): Promise<void> {
  await tx`update document_templates set active = false where office_id = ${officeId} and kind = ${kind} and active`
  if (version !== null)
    await tx`update document_templates set active = true
      where office_id = ${officeId} and kind = ${kind} and version = ${version}`
}

/** What the papers of an office say of it. */
export interface OfficeDetails {
  readonly abbreviation: string | null
  readonly unit: string | null
  readonly address: string | null
  readonly phone: string | null
  readonly contact: string | null
  readonly reconsideration: string | null
  readonly court: string | null
  readonly payment: string | null
}

export async function readDetails(
  sql: Db['sql'] | Tx,
  officeId: string
): Promise<(OfficeDetails & { readonly version: number }) | undefined> {
  const [row] = await sql<(OfficeDetails & { version: number })[]>`
    select version, abbreviation, unit, address, phone, contact, reconsideration, court, payment
    from office_details where office_id = ${officeId}`
  return row
}

export async function writeDetails(
  tx: Tx,
  officeId: string,
  details: OfficeDetails & { readonly version: number; readonly changedBy: string; readonly changedAt: string }
): Promise<void> {
  const { version, abbreviation, unit, address, phone, contact, reconsideration, court, payment } = details
  const { changedBy, changedAt } = details
  await tx`
    insert into office_details (office_id, version, abbreviation, unit, address, phone, contact, reconsideration, court, payment,
      changed_by, changed_at)
    values (${officeId}, ${version}, ${abbreviation}, ${unit}, ${address}, ${phone}, ${contact}, ${reconsideration}, ${court},
      ${payment}, ${changedBy}, ${changedAt})
    on conflict (office_id) do update set version = excluded.version, abbreviation = excluded.abbreviation, unit = excluded.unit,
      address = excluded.address, phone = excluded.phone, contact = excluded.contact,
      reconsideration = excluded.reconsideration, court = excluded.court, payment = excluded.payment,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`
}
