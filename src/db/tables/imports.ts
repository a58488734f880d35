import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid
} from 'drizzle-orm/pg-core'
import { importFormats, importStates, rowOutcomes } from '../../domain/imports.ts'
import { known } from './shape.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string', precision: 3 })

/** One run over one file: how far it is and what became of its rows. A run that no longer moves was interrupted. */
export const imports = pgTable(
  'imports',
  {
    importId: uuid('import_id').primaryKey(),
    personId: text('person_id').notNull(),
    officeId: text('office_id').notNull(),
    format: text('format').notNull(),
    dryRun: boolean('dry_run').notNull(),
    state: text('state').notNull(),
    /** Of the file, so that the same key with another file is found. */
    fingerprint: text('fingerprint').notNull(),
    done: integer('done').notNull(),
    accepted: integer('accepted').notNull(),
    warned: integer('warned').notNull(),
    present: integer('present').notNull(),
    differing: integer('differing').notNull(),
    refused: integer('refused').notNull(),
    startedAt: instant('started_at').notNull(),
    movedAt: instant('moved_at').notNull(),
    finishedAt: instant('finished_at')
  },
  (t) => [
    known('imports', t.format, 'format', importFormats),
    known('imports', t.state, 'state', importStates),
    index('imports_by_office').on(t.officeId, t.startedAt)
  ]
)

/** What became of one row. No content and no identifier stands here: `fingerprint` is a keyed hash of what the row said. */
export const importRows = pgTable(
  'import_rows',
  {
    importId: uuid('import_id').notNull(),
    rowNo: integer('row_no').notNull(),
    externalRef: text('external_ref'),
    outcome: text('outcome').notNull(),
    caseId: uuid('case_id'),
    fingerprint: text('fingerprint'),
    messages: jsonb('messages').notNull()
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.rowNo] }),
    foreignKey({ name: 'import_rows_import', columns: [t.importId], foreignColumns: [imports.importId] }),
    known('import_rows', t.outcome, 'outcome', rowOutcomes),
    index('import_rows_by_outcome').on(t.importId, t.outcome, t.rowNo),
    index('import_rows_by_case').on(t.caseId)
  ]
)
