import { date, foreignKey, integer, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { signingAlgorithms } from '../../domain/transfer/signing-algorithms.ts'
import { transfers } from './handling.ts'
import { offices } from './reference.ts'
import { known } from './shape.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string', precision: 3 })

/** Public keys by which another authority signs its answers offline; a key is one office's, and is ended, never removed. */
export const officeKeys = pgTable(
  'office_keys',
  {
    keyId: text('key_id').primaryKey(),
    officeId: text('office_id')
      .notNull()
      .references(() => offices.officeId),
    algorithm: text('algorithm').notNull(),
    publicKey: text('public_key').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    addedBy: text('added_by').notNull(),
    addedAt: instant('added_at').notNull()
  },
  (t) => [known('office_keys', t.algorithm, 'algorithm', signingAlgorithms)]
)

/** Packages and receipts of transfers as they were first made: their bytes stand in the store of files. */
export const transferPapers = pgTable(
  'transfer_papers',
  {
    caseId: uuid('case_id').notNull(),
    transferNo: smallint('transfer_no').notNull(),
    kind: text('kind').notNull(),
    /** The step of the transfer that it is about. */
    step: smallint('step').notNull(),
    sha256: text('sha256').notNull(),
    sm3: text('sm3').notNull(),
    size: integer('size').notNull(),
    keyId: text('key_id').notNull(),
    madeAt: instant('made_at').notNull()
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.transferNo, t.kind, t.step] }),
    foreignKey({
      name: 'transfer_papers_transfer',
      columns: [t.caseId, t.transferNo],
      foreignColumns: [transfers.caseId, transfers.transferNo]
    }),
    known('transfer_papers', t.kind, 'kind', ['package', 'receipt'])
  ]
)
