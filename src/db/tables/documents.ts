import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid
} from 'drizzle-orm/pg-core'
import { secrecyLevels } from '../../domain/case/parts.ts'
import { cases } from './cases.ts'
import { offices } from './reference.ts'
import { known } from './shape.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string', precision: 3 })

/** What the papers of an office say of it. What is null is marked as missing in them. */
export const officeDetails = pgTable('office_details', {
  officeId: text('office_id')
    .primaryKey()
    .references(() => offices.officeId),
  version: integer('version').notNull(),
  abbreviation: text('abbreviation'),
  unit: text('unit'),
  address: text('address'),
  phone: text('phone'),
  contact: text('contact'),
  reconsideration: text('reconsideration'),
  court: text('court'),
  payment: text('payment'),
  changedBy: text('changed_by').notNull(),
  changedAt: instant('changed_at').notNull()
})

/** Templates that offices put in place of ours: every version stays, one a kind is in use at most. */
export const documentTemplates = pgTable(
  'document_templates',
  {
    officeId: text('office_id')
      .notNull()
      .references(() => offices.officeId),
    kind: text('kind').notNull(),
    version: integer('version').notNull(),
    sha256: text('sha256').notNull(),
    sm3: text('sm3').notNull(),
    size: integer('size').notNull(),
    active: boolean('active').notNull(),
    addedBy: text('added_by').notNull(),
    addedAt: instant('added_at').notNull()
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.kind, t.version] }),
    uniqueIndex('document_templates_in_use')
      .on(t.officeId, t.kind)
      .where(sql`active`)
  ]
)

/** Series of numbers (O-20), a row an office, type and year; the row's lock gives numbers without gaps. */
export const documentSeries = pgTable(
  'document_series',
  {
    officeId: text('office_id').notNull(),
    type: text('type').notNull(),
    year: smallint('year').notNull(),
    last: integer('last').notNull()
  },
  (t) => [primaryKey({ columns: [t.officeId, t.type, t.year] })]
)

/** Every number of a document, so that none stands on two papers of different matters. */
export const documentNumbers = pgTable('document_numbers', {
  number: text('number').primaryKey(),
  caseId: uuid('case_id').notNull(),
  kind: text('kind').notNull()
})

/** Papers that were issued: their bytes stand in the store of files, and no copy of what they say stands here. */
export const caseDocuments = pgTable(
  'case_documents',
  {
    caseId: uuid('case_id').notNull(),
    no: smallint('no').notNull(),
    kind: text('kind').notNull(),
    number: text('number'),
    subject: jsonb('subject').notNull(),
    sha256: text('sha256').notNull(),
    sm3: text('sm3').notNull(),
    size: integer('size').notNull(),
    templateSha256: text('template_sha256').notNull(),
    /** Version of the office's own template; null: ours. */
    templateVersion: integer('template_version'),
    missing: text('missing').array().notNull(),
    /** It shows values that are sealed elsewhere. */
    unmasked: boolean('unmasked').notNull(),
    issuedBy: text('issued_by').notNull(),
    issuedAt: instant('issued_at').notNull()
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.no] }),
    foreignKey({ name: 'case_documents_case', columns: [t.caseId], foreignColumns: [cases.caseId] })
  ]
)

/** Files that were handed in: evidence and scanned papers. */
export const caseFiles = pgTable(
  'case_files',
  {
    caseId: uuid('case_id').notNull(),
    no: smallint('no').notNull(),
    name: text('name').notNull(),
    type: text('type').notNull(),
    mime: text('mime').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    sha256: text('sha256').notNull(),
    sm3: text('sm3').notNull(),
    secrecy: text('secrecy').notNull(),
    kind: text('kind').notNull(),
    note: text('note'),
    addedBy: text('added_by').notNull(),
    addedAt: instant('added_at').notNull()
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.no] }),
    foreignKey({ name: 'case_files_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    known('case_files', t.secrecy, 'secrecy', secrecyLevels)
  ]
)
