import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid
} from 'drizzle-orm/pg-core'
import {
  caseSources,
  caseStates,
  closingGrounds,
  factKinds,
  figureMeasures,
  figureStages,
  goodsFound,
  identifierKinds,
  partyKinds,
  partyRoles,
  patentKinds,
  precisions,
  procedures,
  qualifiers,
  rightDetailKinds,
  reporterFields,
  rightKinds,
  sealedKinds,
  tracks,
  valueBases,
  yesNoUnknown
} from '../../domain/case/vocabulary.ts'
import { bytea, known } from './shape.ts'

/** One row a case. `seq` and `head` are the end of its record chain; its row lock is what serialises the chain. */
export const cases = pgTable(
  'cases',
  {
    caseId: uuid('case_id').primaryKey(),
    officeId: text('office_id').notNull(),
    organId: text('organ_id').notNull(),
    areaCode: text('area_code').notNull(),
    procedure: text('procedure').notNull(),
    rightKind: text('right_kind').notNull(),
    outside: boolean('outside').notNull(),
    title: text('title').notNull(),
    conduct: text('conduct'),
    placeOfAct: text('place_of_act'),
    source: text('source').notNull(),
    sourceNote: text('source_note'),
    externalRef: text('external_ref'),
    publishedAt: text('published_at'),
    parentCaseId: uuid('parent_case_id'),
    lookupText: text('lookup_text').notNull(),
    state: text('state').notNull(),
    version: integer('version').notNull(),
    seq: integer('seq').notNull(),
    head: text('head').notNull(),
    number: text('number'),
    handlers: text('handlers').array().notNull(),
    investigators: text('investigators').array().notNull(),
    /** Offices that handle it jointly at present: row security shows it to them too (docs/decisions/0008). */
    jointOffices: text('joint_offices').array().notNull(),
    track: text('track').notNull(),
    important: boolean('important').notNull().default(false),
    checkedFrom: date('checked_from', { mode: 'string' }),
    clueOn: date('clue_on', { mode: 'string' }),
    filedOn: date('filed_on', { mode: 'string' }),
    filedPrecision: text('filed_precision').notNull(),
    closedOn: date('closed_on', { mode: 'string' }),
    closingGround: text('closing_ground'),
    closingGroundOn: date('closing_ground_on', { mode: 'string' }),
    lastOn: date('last_on', { mode: 'string' }),
    registeredBy: text('registered_by').notNull(),
    registeredAt: timestamp('registered_at', { withTimezone: true, mode: 'string', precision: 3 }).notNull()
  },
  (t) => [
    known('cases', t.procedure, 'procedure', procedures),
    known('cases', t.rightKind, 'right_kind', rightKinds),
    known('cases', t.source, 'source', caseSources),
    known('cases', t.track, 'track', tracks),
    known('cases', t.state, 'state', caseStates),
    known('cases', t.filedPrecision, 'filed_precision', precisions),
    known('cases', t.closingGround, 'closing_ground', closingGrounds),
    index('cases_by_office').on(t.officeId, t.registeredAt, t.caseId),
    index('cases_by_state').on(t.officeId, t.state, t.registeredAt, t.caseId),
    index('cases_by_kind').on(t.officeId, t.rightKind, t.registeredAt, t.caseId),
    index('cases_by_filing').on(t.officeId, t.filedOn, t.caseId),
    index('cases_by_number').on(t.number),
    index('cases_joint')
      .on(t.registeredAt, t.caseId)
      .where(sql`joint_offices <> '{}'`),
    index('cases_important')
      .on(t.officeId, t.registeredAt, t.caseId)
      .where(sql`important`)
  ]
)

export const caseParties = pgTable(
  'case_parties',
  {
    caseId: uuid('case_id').notNull(),
    partyNo: smallint('party_no').notNull(),
    role: text('role').notNull(),
    kind: text('kind').notNull(),
    name: text('name'),
    nameMasked: boolean('name_masked').notNull(),
    alias: text('alias'),
    identifierKind: text('identifier_kind'),
    identifierSeal: smallint('identifier_seal'),
    identifierShown: text('identifier_shown'),
    phoneSeal: smallint('phone_seal'),
    addressSeal: smallint('address_seal'),
    persons: integer('persons'),
    relatedParty: smallint('related_party'),
    relation: text('relation'),
    outcome: text('outcome'),
    note: text('note')
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.partyNo] }),
    foreignKey({ name: 'case_parties_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    known('case_parties', t.role, 'role', partyRoles),
    known('case_parties', t.kind, 'kind', partyKinds),
    known('case_parties', t.identifierKind, 'identifier_kind', identifierKinds)
  ]
)

export const caseRights = pgTable(
  'case_rights',
  {
    caseId: uuid('case_id').notNull(),
    rightNo: smallint('right_no').notNull(),
    kind: text('kind').notNull(),
    name: text('name'),
    number: text('number'),
    numberRaw: text('number_raw'),
    classes: smallint('classes').array().notNull(),
    patentKind: text('patent_kind'),
    registration: text('registration'),
    holders: smallint('holders').array().notNull(),
    items: integer('items'),
    validTo: date('valid_to', { mode: 'string' }),
    note: text('note')
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.rightNo] }),
    foreignKey({ name: 'case_rights_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    known('case_rights', t.kind, 'kind', rightDetailKinds),
    known('case_rights', t.patentKind, 'patent_kind', patentKinds)
  ]
)

export const caseGoods = pgTable(
  'case_goods',
  {
    caseId: uuid('case_id').notNull(),
    goodsNo: smallint('goods_no').notNull(),
    name: text('name').notNull(),
    quantity: numeric('quantity', { precision: 20, scale: 4 }),
    quantityQualifier: text('quantity_qualifier').notNull(),
    quantityRaw: text('quantity_raw'),
    unit: text('unit'),
    found: text('found').notNull(),
    infringing: text('infringing').notNull(),
    unitPrice: numeric('unit_price', { precision: 20, scale: 6 }),
    value: numeric('value', { precision: 20, scale: 6 }),
    valueQualifier: text('value_qualifier').notNull(),
    valueBasis: text('value_basis').notNull(),
    currency: text('currency').notNull(),
    partyNo: smallint('party_no'),
    rightNo: smallint('right_no'),
    partOf: smallint('part_of'),
    note: text('note')
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.goodsNo] }),
    foreignKey({ name: 'case_goods_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    known('case_goods', t.quantityQualifier, 'quantity_qualifier', qualifiers),
    known('case_goods', t.found, 'found', goodsFound),
    known('case_goods', t.infringing, 'infringing', yesNoUnknown),
    known('case_goods', t.valueQualifier, 'value_qualifier', qualifiers),
    known('case_goods', t.valueBasis, 'value_basis', valueBases)
  ]
)

/** A measure of the case as stated: with its qualifier and basis, never rounded into certainty. Unit is a currency code or a counting unit. */
export const caseFigures = pgTable(
  'case_figures',
  {
    caseId: uuid('case_id').notNull(),
    figureNo: smallint('figure_no').notNull(),
    measure: text('measure').notNull(),
    value: numeric('value', { precision: 24, scale: 6 }),
    unit: text('unit').notNull(),
    qualifier: text('qualifier').notNull(),
    raw: text('raw'),
    basis: text('basis').notNull(),
    stage: text('stage').notNull(),
    partyNo: smallint('party_no'),
    note: text('note')
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.figureNo] }),
    foreignKey({ name: 'case_figures_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    known('case_figures', t.measure, 'measure', figureMeasures),
    known('case_figures', t.qualifier, 'qualifier', qualifiers),
    known('case_figures', t.basis, 'basis', valueBases),
    known('case_figures', t.stage, 'stage', figureStages)
  ]
)

/** What a published file reports and no act of ours produced: with the day as exactly as it is known. */
export const caseFacts = pgTable(
  'case_facts',
  {
    caseId: uuid('case_id').notNull(),
    factNo: smallint('fact_no').notNull(),
    kind: text('kind').notNull(),
    happenedOn: date('happened_on', { mode: 'string' }),
    precision: text('precision').notNull(),
    text: text('text').notNull(),
    partyNo: smallint('party_no')
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.factNo] }),
    foreignKey({ name: 'case_facts_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    known('case_facts', t.kind, 'kind', factKinds),
    known('case_facts', t.precision, 'precision', precisions)
  ]
)

/** Personal values: each under its own data key, wrapped by a master key. `commitment` is what the record chain hashes. */
export const sealed = pgTable(
  'sealed',
  {
    caseId: uuid('case_id').notNull(),
    sealNo: smallint('seal_no').notNull(),
    kind: text('kind').notNull(),
    masterKey: text('master_key').notNull(),
    wrappedKey: bytea('wrapped_key').notNull(),
    box: bytea('box').notNull(),
    lookup: bytea('lookup').notNull(),
    commitment: bytea('commitment').notNull()
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.sealNo] }),
    foreignKey({ name: 'sealed_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    known('sealed', t.kind, 'kind', sealedKinds),
    index('sealed_by_lookup').on(t.lookup)
  ]
)

/**
 * Who reported or complained, each value under a key of its own. No look-up: nobody is found by having reported.
 * Apart from the case's content and behind a policy of its own, so that no list, export or package can take it along.
 */
export const reporters = pgTable(
  'reporters',
  {
    caseId: uuid('case_id').notNull(),
    reporterNo: smallint('reporter_no').notNull(),
    kind: text('kind').notNull(),
    masterKey: text('master_key').notNull(),
    wrappedKey: bytea('wrapped_key').notNull(),
    box: bytea('box').notNull(),
    commitment: bytea('commitment').notNull()
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.reporterNo, t.kind] }),
    foreignKey({ name: 'reporters_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    known('reporters', t.kind, 'kind', reporterFields)
  ]
)

/**
 * Single characters and pairs of what a case is looked up by; `office_id` so that row security needs no join. No foreign
 * key: some seventy rows a case, made of the case and never without it, and a case is never deleted.
 */
export const caseTerms = pgTable(
  'case_terms',
  { caseId: uuid('case_id').notNull(), officeId: text('office_id').notNull(), term: text('term').notNull() },
  (t) => [primaryKey({ columns: [t.caseId, t.term] }), index('case_terms_by_term').on(t.term, t.officeId, t.caseId)]
)

/** One answer kept for each key: the same request again gets it, and nothing is done twice. */
export const idempotency = pgTable(
  'idempotency',
  {
    caseId: uuid('case_id').notNull(),
    personId: text('person_id').notNull(),
    operation: text('operation').notNull(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    answer: text('answer').notNull(),
    madeAt: timestamp('made_at', { withTimezone: true, mode: 'string', precision: 3 })
      .notNull()
      .default(sql`now()`)
  },
  (t) => [primaryKey({ columns: [t.caseId, t.personId, t.operation, t.key] }), index('idempotency_by_age').on(t.madeAt)]
)

/** Number series: one row an office and year; the row lock gives numbers without gaps or duplicates. */
export const numberSeries = pgTable(
  'number_series',
  { officeId: text('office_id').notNull(), year: smallint('year').notNull(), last: integer('last').notNull() },
  (t) => [primaryKey({ columns: [t.officeId, t.year] })]
)

/** Every number given, so that none is given twice whatever its office's pattern. */
export const caseNumbers = pgTable('case_numbers', {
  number: text('number').primaryKey(),
  caseId: uuid('case_id').notNull()
})
