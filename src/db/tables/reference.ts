import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  type AnyPgColumn,
  unique,
  uuid
} from 'drizzle-orm/pg-core'
import { roles } from '../../domain/actor.ts'
import { areaKinds, figureNatures, officeKinds, officeTiers } from '../../domain/offices.ts'
import { known } from './shape.ts'

const day = (name: string) => date(name, { mode: 'string' })

/** Areas of Shenzhen with the days of their validity; functional zones carry internal codes (law.md 6.2). */
export const areas = pgTable(
  'areas',
  {
    code: text('code').primaryKey(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    kind: text('kind').notNull(),
    parent: text('parent').references((): AnyPgColumn => areas.code),
    validFrom: day('valid_from'),
    validTo: day('valid_to'),
    gbt2260: boolean('gbt2260').notNull(),
    note: text('note')
  },
  (t) => [
    known('areas', t.kind, 'kind', areaKinds),
    check('areas_validity', sql`valid_from <= valid_to`),
    check('areas_statutory_code', sql`not gbt2260 or code ~ '^[0-9]{6}$'`)
  ]
)

/** The tree of offices: what a posting lets its holder see is the office and everything below it. */
export const offices = pgTable(
  'offices',
  {
    officeId: text('office_id').primaryKey(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    kind: text('kind').notNull(),
    tier: text('tier').notNull(),
    parentId: text('parent_id'),
    areaCode: text('area_code').notNull(),
    numberPattern: text('number_pattern'),
    outside: boolean('outside').notNull(),
    policeOfficeId: text('police_office_id'),
    procuratorateOfficeId: text('procuratorate_office_id'),
    validFrom: day('valid_from'),
    validTo: day('valid_to'),
    note: text('note')
  },
  (t) => [
    foreignKey({ name: 'offices_parent', columns: [t.parentId], foreignColumns: [t.officeId] }),
    foreignKey({ name: 'offices_police', columns: [t.policeOfficeId], foreignColumns: [t.officeId] }),
    foreignKey({ name: 'offices_procuratorate', columns: [t.procuratorateOfficeId], foreignColumns: [t.officeId] }),
    foreignKey({ name: 'offices_area', columns: [t.areaCode], foreignColumns: [areas.code] }),
    known('offices', t.kind, 'kind', officeKinds),
    known('offices', t.tier, 'tier', officeTiers),
    check('offices_outside_tier', sql`outside = (tier = 'outside')`),
    check('offices_validity', sql`valid_from <= valid_to`),
    check('offices_number_pattern', sql`number_pattern like '%{year}%{serial}%'`),
    unique('offices_number_pattern_once').on(t.numberPattern),
    index('offices_by_parent').on(t.parentId)
  ]
)

/** In whose name an office acts, from a day on (D-37). */
export const officeNames = pgTable(
  'office_names',
  {
    officeId: text('office_id').notNull(),
    actsInNameOf: text('acts_in_name_of').notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    note: text('note')
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.fromOn] }),
    foreignKey({ name: 'office_names_office', columns: [t.officeId], foreignColumns: [offices.officeId] }),
    foreignKey({ name: 'office_names_organ', columns: [t.actsInNameOf], foreignColumns: [offices.officeId] }),
    check('office_names_validity', sql`from_on <= to_on`)
  ]
)

/** Who may sign in: `subject` is the token's `sub`. A demonstration person is invented. */
export const persons = pgTable('persons', {
  personId: text('person_id').primaryKey(),
  subject: text('subject').notNull().unique('persons_subject_once'),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  active: boolean('active').notNull(),
  demonstration: boolean('demonstration').notNull()
})

/** A role held at an office for a time; `rank` 1 is the main posting, whose office stands in the records. */
export const postings = pgTable(
  'postings',
  {
    personId: text('person_id').notNull(),
    officeId: text('office_id').notNull(),
    role: text('role').notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    rank: smallint('rank').notNull()
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.officeId, t.role, t.fromOn] }),
    foreignKey({ name: 'postings_person', columns: [t.personId], foreignColumns: [persons.personId] }),
    foreignKey({ name: 'postings_office', columns: [t.officeId], foreignColumns: [offices.officeId] }),
    known('postings', t.role, 'role', roles),
    check('postings_validity', sql`from_on <= to_on`),
    index('postings_by_office').on(t.officeId)
  ]
)

/**
 * Who stands in for an absent colleague of an office, from day to day: sees the colleague's duties, and holds a head's role
 * for these days. Ended early by an earlier last day; nothing is removed.
 */
export const standIns = pgTable(
  'stand_ins',
  {
    id: uuid('id').primaryKey(),
    personId: text('person_id').notNull(),
    standInId: text('stand_in_id').notNull(),
    officeId: text('office_id').notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on').notNull(),
    reason: text('reason').notNull(),
    setBy: text('set_by').notNull(),
    setAt: timestamp('set_at', { withTimezone: true, mode: 'string', precision: 3 }).notNull(),
    endedBy: text('ended_by'),
    endedAt: timestamp('ended_at', { withTimezone: true, mode: 'string', precision: 3 }),
    endReason: text('end_reason')
  },
  (t) => [
    foreignKey({ name: 'stand_ins_person', columns: [t.personId], foreignColumns: [persons.personId] }),
    foreignKey({ name: 'stand_ins_stand_in', columns: [t.standInId], foreignColumns: [persons.personId] }),
    foreignKey({ name: 'stand_ins_office', columns: [t.officeId], foreignColumns: [offices.officeId] }),
    check('stand_ins_another', sql`person_id <> stand_in_id`),
    check('stand_ins_days', sql`to_on >= from_on - 1`),
    index('stand_ins_by_stand_in').on(t.standInId, t.toOn),
    index('stand_ins_by_office').on(t.officeId, t.fromOn)
  ]
)

/**
 * Published figures beside the service's rates, never mixed into them (law.md 5): a point in `value`, or a range from
 * `value_low` to `value_high` where the source leaves one.
 */
export const referenceFigures = pgTable(
  'reference_figures',
  {
    id: text('id').primaryKey(),
    nature: text('nature').notNull(),
    periodFrom: day('period_from').notNull(),
    periodTo: day('period_to').notNull(),
    periodLabel: text('period_label').notNull(),
    scope: text('scope').notNull(),
    indicator: text('indicator').notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    value: numeric('value'),
    valueLow: numeric('value_low'),
    valueHigh: numeric('value_high'),
    unit: text('unit').notNull(),
    scopeNote: text('scope_note'),
    source: text('source').notNull(),
    mark: text('mark').notNull()
  },
  (t) => [
    known('reference_figures', t.nature, 'nature', figureNatures),
    check('reference_figures_period', sql`period_from <= period_to`),
    check(
      'reference_figures_point_or_range',
      sql`(value is not null and value_low is null and value_high is null)
        or (value is null and value_low is not null and value_high is not null and value_low <= value_high)`
    )
  ]
)

/** What an operator may change without a release: one row a setting, its changes in the service's own record chain. */
export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
  version: integer('version').notNull(),
  changedAt: timestamp('changed_at', { withTimezone: true, mode: 'string', precision: 3 })
    .notNull()
    .default(sql`now()`),
  changedBy: text('changed_by').notNull(),
  reason: text('reason')
})

/** Which edition of the seeds stands in this database: the same edition is not written twice. */
export const seeded = pgTable('seeded', {
  name: text('name').primaryKey(),
  fingerprint: text('fingerprint').notNull(),
  seededAt: timestamp('seeded_at', { withTimezone: true, mode: 'string', precision: 3 })
    .notNull()
    .default(sql`now()`)
})
