import { sql } from 'drizzle-orm'
import { check, jsonb, pgTable, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'

/**
 * Holiday notices loaded by the operator, on top of those that the code brings: append-only, the highest version of a year
 * is the one that counts. `holidays` holds rows [name, days off, weekend days worked] as in domain/calendar/notices.ts.
 */
export const calendarYears = pgTable(
  'calendar_years',
  {
    year: smallint('year').notNull(),
    version: smallint('version').notNull(),
    papers: text('papers').array().notNull(),
    holidays: jsonb('holidays').notNull(),
    loadedBy: text('loaded_by').notNull(),
    loadedAt: timestamp('loaded_at', { withTimezone: true, mode: 'string', precision: 3 }).notNull()
  },
  (t) => [
    primaryKey({ columns: [t.year, t.version] }),
    check('calendar_years_range', sql`year between 2000 and 2099`),
    check('calendar_years_version', sql`version >= 1`)
  ]
)
