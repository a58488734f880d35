import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid
} from 'drizzle-orm/pg-core'
import { measures } from '../../domain/ledger.ts'
import { known, xid8 } from './shape.ts'

const day = (name: string) => date(name, { mode: 'string' }).notNull()
const whole = (name: string) => bigint(name, { mode: 'number' }).notNull()

const group = () => ({
  officeId: text('office_id').notNull(),
  areaCode: text('area_code').notNull(),
  rightKind: text('right_kind').notNull(),
  procedure: text('procedure').notNull(),
  enteredLate: boolean('entered_late').notNull()
})

/**
 * The counting ledger, append-only. When an entry became known is not the writer's to say: the roll-up puts it into a batch
 * by `era` and `xid`. An era is one server's run of transaction ids; a move to another server begins the next.
 */
export const ledger = pgTable(
  'ledger',
  {
    caseId: uuid('case_id').notNull(),
    entryNo: integer('entry_no').notNull(),
    key: text('key').notNull(),
    measure: text('measure').notNull(),
    ...group(),
    day: day('day'),
    eventDay: day('event_day'),
    quantity: whole('quantity'),
    reverses: integer('reverses'),
    seq: integer('seq').notNull(),
    era: integer('era').notNull().default(1),
    xid: xid8('xid')
      .notNull()
      .default(sql`pg_current_xact_id()`)
  },
  (t) => [
    primaryKey({ name: 'ledger_pkey', columns: [t.caseId, t.entryNo] }),
    unique('ledger_reversed_once').on(t.caseId, t.reverses),
    foreignKey({ name: 'ledger_reverses', columns: [t.caseId, t.reverses], foreignColumns: [t.caseId, t.entryNo] }),
    known('ledger', t.measure, 'measure', measures),
    check('ledger_event_day', sql`event_day >= day`),
    check('ledger_quantity', sql`quantity <> 0`),
    index('ledger_by_arrival').on(t.era, t.xid),
    index('ledger_by_day').on(t.measure, t.day, t.caseId, t.key)
  ]
)

/** Runs of transaction ids: one row a server that this ledger has lived on, the last being the present one. */
export const ledgerEras = pgTable('ledger_eras', {
  era: integer('era').primaryKey(),
  /** From `pg_control_system()`; null where the role may not ask. */
  systemIdentifier: text('system_identifier'),
  since: timestamp('since', { withTimezone: true, mode: 'string' }).notNull().defaultNow()
})

/** Closed batches: the entries of an era with `from_xid <= xid < to_xid`. The mark is the last batch's `to_xid`. */
export const batches = pgTable(
  'batches',
  {
    batchNo: integer('batch_no').primaryKey(),
    knownAt: timestamp('known_at', { withTimezone: true, mode: 'string', precision: 3 }).notNull(),
    knownMonth: day('known_month'),
    era: integer('era').notNull(),
    fromXid: xid8('from_xid').notNull(),
    toXid: xid8('to_xid').notNull(),
    entries: integer('entries').notNull()
  },
  (t) => [
    unique('batches_known_at_once').on(t.knownAt),
    unique('batches_from_once').on(t.era, t.fromXid),
    index('batches_by_month').on(t.knownMonth, t.batchNo),
    foreignKey({ name: 'batches_era', columns: [t.era], foreignColumns: [ledgerEras.era] }),
    check('batches_range', sql`from_xid < to_xid`),
    check('batches_entries', sql`entries > 0`)
  ]
)

/** Sums by the months of day, event day and knowledge; months are their first days. */
export const totals = pgTable(
  'totals',
  {
    ...group(),
    measure: text('measure').notNull(),
    dayMonth: day('day_month'),
    eventMonth: day('event_month'),
    knownMonth: day('known_month'),
    quantity: whole('quantity')
  },
  (t) => [
    primaryKey({
      name: 'totals_pkey',
      columns: [
        t.officeId,
        t.measure,
        t.dayMonth,
        t.eventMonth,
        t.knownMonth,
        t.areaCode,
        t.rightKind,
        t.procedure,
        t.enteredLate
      ]
    })
  ]
)

/** The same with the event's own day: the last days before a legal cut-off that is no month's end. */
export const totalsByDay = pgTable(
  'totals_by_day',
  {
    ...group(),
    measure: text('measure').notNull(),
    dayMonth: day('day_month'),
    eventDay: day('event_day'),
    knownMonth: day('known_month'),
    quantity: whole('quantity')
  },
  (t) => [
    primaryKey({
      name: 'totals_by_day_pkey',
      columns: [
        t.officeId,
        t.measure,
        t.eventDay,
        t.dayMonth,
        t.knownMonth,
        t.areaCode,
        t.rightKind,
        t.procedure,
        t.enteredLate
      ]
    })
  ]
)

/** The same by batch: the first batches of the month in which a past state of knowledge lies. */
export const totalsByBatch = pgTable(
  'totals_by_batch',
  {
    ...group(),
    measure: text('measure').notNull(),
    dayMonth: day('day_month'),
    eventMonth: day('event_month'),
    batchNo: integer('batch_no').notNull(),
    quantity: whole('quantity')
  },
  (t) => [
    primaryKey({
      name: 'totals_by_batch_pkey',
      columns: [
        t.batchNo,
        t.officeId,
        t.measure,
        t.dayMonth,
        t.eventMonth,
        t.areaCode,
        t.rightKind,
        t.procedure,
        t.enteredLate
      ]
    }),
    foreignKey({ name: 'totals_by_batch_batch', columns: [t.batchNo], foreignColumns: [batches.batchNo] })
  ]
)
