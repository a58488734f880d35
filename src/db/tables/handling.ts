import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid
} from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import {
  decisionKinds,
  decisionResults,
  obligationKinds,
  precisions,
  qualifiers,
  receiptKinds,
  transferDirections,
  transferStates
} from '../../domain/case/vocabulary.ts'
import { waitingFor } from '../../domain/case/duties/duty.ts'
import { partNames } from '../../domain/case/parts.ts'
import { cases } from './cases.ts'
import { known, xid8 } from './shape.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string', precision: 3 })
const day = (name: string) => date(name, { mode: 'string' })

/** A stretch in which a case was open: a filing or a reopening, and the closing that ended it. */
export const caseEpisodes = pgTable(
  'case_episodes',
  {
    caseId: uuid('case_id').notNull(),
    episodeNo: smallint('episode_no').notNull(),
    reopened: boolean('reopened').notNull(),
    openedOn: day('opened_on').notNull(),
    openedLate: boolean('opened_late').notNull(),
    closedOn: day('closed_on'),
    closedLate: boolean('closed_late').notNull(),
    reopenedFor: text('reopened_for'),
    ground: text('ground')
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.episodeNo] }),
    foreignKey({ name: 'case_episodes_case', columns: [t.caseId], foreignColumns: [cases.caseId] })
  ]
)

export const decisions = pgTable(
  'decisions',
  {
    caseId: uuid('case_id').notNull(),
    decisionNo: smallint('decision_no').notNull(),
    kind: text('kind').notNull(),
    documentNumber: text('document_number'),
    documentNumberRaw: text('document_number_raw'),
    decidedOn: day('decided_on'),
    precision: text('precision').notNull(),
    partyNo: smallint('party_no'),
    servedOn: day('served_on'),
    servedBy: text('served_by'),
    servedLate: boolean('served_late').notNull(),
    dueOn: day('due_on'),
    executedOn: day('executed_on'),
    executedLate: boolean('executed_late').notNull(),
    revokedOn: day('revoked_on'),
    revokedLate: boolean('revoked_late').notNull(),
    revokedGround: text('revoked_ground'),
    result: text('result'),
    reported: boolean('reported').notNull(),
    text: text('text')
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.decisionNo] }),
    foreignKey({ name: 'decisions_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    known('decisions', t.kind, 'kind', decisionKinds),
    known('decisions', t.result, 'result', decisionResults),
    known('decisions', t.precision, 'precision', precisions)
  ]
)

export const obligations = pgTable(
  'obligations',
  {
    caseId: uuid('case_id').notNull(),
    decisionNo: smallint('decision_no').notNull(),
    obligationNo: smallint('obligation_no').notNull(),
    kind: text('kind').notNull(),
    amountFen: bigint('amount_fen', { mode: 'number' }),
    qualifier: text('qualifier').notNull(),
    partyNo: smallint('party_no'),
    performedOn: day('performed_on'),
    text: text('text')
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.decisionNo, t.obligationNo] }),
    foreignKey({
      name: 'obligations_decision',
      columns: [t.caseId, t.decisionNo],
      foreignColumns: [decisions.caseId, decisions.decisionNo]
    }),
    known('obligations', t.kind, 'kind', obligationKinds),
    known('obligations', t.qualifier, 'qualifier', qualifiers)
  ]
)

/** Money received by the collecting bank, as finance enters it (P-14). */
export const receipts = pgTable(
  'receipts',
  {
    caseId: uuid('case_id').notNull(),
    receiptNo: smallint('receipt_no').notNull(),
    decisionNo: smallint('decision_no').notNull(),
    kind: text('kind').notNull(),
    receivedOn: day('received_on').notNull(),
    enteredLate: boolean('entered_late').notNull(),
    amountFen: bigint('amount_fen', { mode: 'number' }).notNull(),
    voucher: text('voucher')
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.receiptNo] }),
    foreignKey({
      name: 'receipts_decision',
      columns: [t.caseId, t.decisionNo],
      foreignColumns: [decisions.caseId, decisions.decisionNo]
    }),
    known('receipts', t.kind, 'kind', receiptKinds)
  ]
)

/** A transfer with its own life and version; the addressee sees it, not the case. */
export const transfers = pgTable(
  'transfers',
  {
    caseId: uuid('case_id').notNull(),
    transferNo: smallint('transfer_no').notNull(),
    version: integer('version').notNull(),
    direction: text('direction').notNull(),
    state: text('state').notNull(),
    officeId: text('office_id').notNull(),
    addresseeId: text('addressee_id'),
    copiedTo: text('copied_to'),
    members: text('members').array().notNull(),
    charge: text('charge'),
    partyNos: smallint('party_nos').array().notNull(),
    formedOn: day('formed_on'),
    reportedOn: day('reported_on'),
    approvedAt: instant('approved_at'),
    approvedBy: text('approved_by'),
    approvalReason: text('approval_reason'),
    sentAt: instant('sent_at'),
    sentOn: day('sent_on'),
    precision: text('precision').notNull(),
    letterNumber: text('letter_number'),
    receivedAt: instant('received_at'),
    receivedBy: text('received_by'),
    policeNumber: text('police_number'),
    outcomeOn: day('outcome_on'),
    outcomeReason: text('outcome_reason'),
    materials: jsonb('materials').notNull(),
    package: jsonb('package').notNull(),
    passedThrough: text('passed_through').array().notNull(),
    courtId: text('court_id'),
    judgment: text('judgment'),
    criminalFineFen: bigint('criminal_fine_fen', { mode: 'number' }),
    steps: jsonb('steps').notNull(),
    reported: boolean('reported').notNull(),
    text: text('text')
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.transferNo] }),
    foreignKey({ name: 'transfers_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    known('transfers', t.direction, 'direction', transferDirections),
    known('transfers', t.state, 'state', transferStates),
    known('transfers', t.precision, 'precision', precisions),
    index('transfers_by_office').on(t.officeId, t.state, t.caseId),
    index('transfers_by_addressee').on(t.addresseeId, t.state, t.caseId),
    index('transfers_by_court').on(t.courtId, t.state, t.caseId),
    index('transfers_by_copy').on(t.copiedTo, t.state, t.caseId)
  ]
)

/**
 * The parts of a case's proceedings, one row a line: `data` is a line of `CaseParts` as domain/case/parts.ts describes it.
 * Nothing is looked up by its content; what is (duties, files) has a table of its own, and the offices that share a case stand on its row.
 */
export const caseParts = pgTable(
  'case_parts',
  {
    caseId: uuid('case_id').notNull(),
    part: text('part').notNull(),
    no: smallint('no').notNull(),
    data: jsonb('data').notNull()
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.part, t.no] }),
    foreignKey({ name: 'case_parts_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    known('case_parts', t.part, 'part', partNames)
  ]
)

/** What must be done by when: kept by every act as the difference to `duties(file)`, done ones with their day. */
export const duties = pgTable(
  'duties',
  {
    caseId: uuid('case_id').notNull(),
    key: text('key').notNull(),
    code: text('code').notNull(),
    rule: text('rule').notNull(),
    officeId: text('office_id').notNull(),
    assignees: text('assignees').array().notNull(),
    waitingOn: text('waiting_on'),
    startedOn: day('started_on').notNull(),
    dueAt: instant('due_at').notNull(),
    provisional: boolean('provisional').notNull(),
    questioned: boolean('questioned').notNull(),
    warnFrom: instant('warn_from'),
    doneAt: instant('done_at'),
    cancelled: boolean('cancelled').notNull()
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.key] }),
    known('duties', t.waitingOn, 'waiting_on', waitingFor),
    foreignKey({ name: 'duties_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    // The morning list: what an office does itself, then what waits on others, each soonest first.
    index('duties_list')
      .on(t.officeId, sql`(waiting_on is not null)`, t.dueAt, t.caseId, t.key)
      .where(sql`done_at is null and not cancelled`),
    // The weekly digest: what became due, and what was done, in a week.
    index('duties_due')
      .on(t.officeId, t.dueAt)
      .where(sql`not cancelled`),
    index('duties_done')
      .on(t.officeId, t.doneAt)
      .where(sql`done_at is not null and not cancelled`)
  ]
)

/**
 * On whose morning list an open duty stands: the assignees of `duties` once more, in the order of the list. Row security lets
 * no index on an array be used, so the persons have rows.
 */
export const dutyPersons = pgTable(
  'duty_persons',
  {
    caseId: uuid('case_id').notNull(),
    key: text('key').notNull(),
    personId: text('person_id').notNull(),
    officeId: text('office_id').notNull(),
    waits: boolean('waits').notNull(),
    dueAt: instant('due_at').notNull()
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.key, t.personId] }),
    foreignKey({ name: 'duty_persons_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    index('duty_persons_list').on(t.personId, t.waits, t.dueAt, t.caseId, t.key)
  ]
)

/** What happened: append-only, one hash chain a case. `payload` is the very text that was hashed. */
export const records = pgTable(
  'records',
  {
    caseId: uuid('case_id').notNull(),
    seq: integer('seq').notNull(),
    act: text('act').notNull(),
    personId: text('person_id').notNull(),
    officeId: text('office_id').notNull(),
    role: text('role').notNull(),
    occurredOn: day('occurred_on').notNull(),
    occurredAt: instant('occurred_at'),
    recordedAt: instant('recorded_at').notNull(),
    enteredLate: boolean('entered_late').notNull(),
    reason: text('reason'),
    rule: text('rule'),
    payload: text('payload').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
    algorithm: text('algorithm').notNull(),
    xid: xid8('xid')
      .notNull()
      .default(sql`pg_current_xact_id()`)
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.seq] }),
    unique('records_one_successor').on(t.caseId, t.prevHash),
    foreignKey({ name: 'records_case', columns: [t.caseId], foreignColumns: [cases.caseId] })
  ]
)

/** Chains of what has no case (settings, imports, seeds): same form, a name instead of a case. */
export const serviceRecords = pgTable(
  'service_records',
  {
    chain: text('chain').notNull(),
    seq: integer('seq').notNull(),
    act: text('act').notNull(),
    personId: text('person_id').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    reason: text('reason'),
    payload: text('payload').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
    algorithm: text('algorithm').notNull()
  },
  (t) => [primaryKey({ columns: [t.chain, t.seq] }), unique('service_records_one_successor').on(t.chain, t.prevHash)]
)
