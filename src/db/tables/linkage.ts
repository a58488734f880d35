import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
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
import { rightKinds } from '../../domain/case/vocabulary.ts'
import { opinionKindNames, opinionResults } from '../../domain/opinions/opinion.ts'
import {
  closingDays,
  endingGrounds,
  judicialClosingKinds,
  judicialInstances,
  judicialKinds,
  judicialTracks
} from '../../domain/judicial/vocabulary.ts'
import { offices } from './reference.ts'
import { cases } from './cases.ts'
import { known } from './shape.ts'

const day = (name: string) => date(name, { mode: 'string' })
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string', precision: 3 })
const fen = (name: string) => bigint(name, { mode: 'number' })

/** Cases of the courts: criminal, civil, administrative and execution, each instance with its own number (law.md 4.7). */
export const judicialCases = pgTable(
  'judicial_cases',
  {
    judicialId: uuid('judicial_id').primaryKey(),
    courtId: text('court_id').notNull(),
    procuratorateId: text('procuratorate_id'),
    number: text('number').notNull(),
    numberRaw: text('number_raw').notNull(),
    kind: text('kind').notNull(),
    instance: text('instance').notNull(),
    track: text('track').notNull(),
    rightKind: text('right_kind').notNull(),
    cause: text('cause'),
    filedOn: day('filed_on').notNull(),
    closedOn: day('closed_on'),
    closing: text('closing'),
    closingDay: text('closing_day'),
    endingGround: text('ending_ground'),
    dueOn: day('due_on'),
    dueRule: text('due_rule'),
    provisional: boolean('provisional').notNull(),
    appliedFen: fen('applied_fen'),
    caseId: uuid('case_id'),
    transferNo: smallint('transfer_no'),
    decisionNo: smallint('decision_no'),
    earlierId: uuid('earlier_id'),
    lineageId: uuid('lineage_id').notNull(),
    stops: jsonb('stops').notNull(),
    extensions: jsonb('extensions').notNull(),
    source: text('source').notNull(),
    version: integer('version').notNull(),
    registeredBy: text('registered_by').notNull(),
    registeredAt: instant('registered_at').notNull()
  },
  (t) => [
    unique('judicial_cases_number_once').on(t.number),
    foreignKey({ name: 'judicial_cases_court', columns: [t.courtId], foreignColumns: [offices.officeId] }),
    foreignKey({ name: 'judicial_cases_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    foreignKey({ name: 'judicial_cases_earlier', columns: [t.earlierId], foreignColumns: [t.judicialId] }),
    known('judicial_cases', t.kind, 'kind', judicialKinds),
    known('judicial_cases', t.instance, 'instance', judicialInstances),
    known('judicial_cases', t.track, 'track', judicialTracks),
    known('judicial_cases', t.rightKind, 'right_kind', rightKinds),
    known('judicial_cases', t.closing, 'closing', judicialClosingKinds),
    known('judicial_cases', t.closingDay, 'closing_day', closingDays),
    known('judicial_cases', t.endingGround, 'ending_ground', endingGrounds),
    known('judicial_cases', t.source, 'source', ['entered', 'import']),
    check('judicial_cases_closed', sql`(closed_on is null) = (closing is null) and closed_on >= filed_on`),
    check('judicial_cases_applied', sql`applied_fen is null or (kind = 'execution' and applied_fen >= 0)`),
    index('judicial_cases_by_court').on(t.courtId, t.filedOn.desc(), t.judicialId),
    index('judicial_cases_by_procuratorate').on(t.procuratorateId, t.filedOn.desc(), t.judicialId),
    index('judicial_cases_by_case').on(t.caseId),
    index('judicial_cases_by_lineage').on(t.lineageId),
    index('judicial_cases_open_by_due')
      .on(t.courtId, t.dueOn)
      .where(sql`closed_on is null`)
  ]
)

/** Money received in an execution case; `voided` when entered by mistake. */
export const judicialReceipts = pgTable(
  'judicial_receipts',
  {
    judicialId: uuid('judicial_id').notNull(),
    no: smallint('no').notNull(),
    receivedOn: day('received_on').notNull(),
    amountFen: fen('amount_fen').notNull(),
    voucher: text('voucher'),
    voided: boolean('voided').notNull()
  },
  (t) => [
    primaryKey({ columns: [t.judicialId, t.no] }),
    foreignKey({
      name: 'judicial_receipts_case',
      columns: [t.judicialId],
      foreignColumns: [judicialCases.judicialId]
    }),
    check('judicial_receipts_amount', sql`amount_fen > 0`)
  ]
)

/** What procuratorate, police and courts send to an office, and its answer (law.md 2.6). */
export const opinions = pgTable(
  'opinions',
  {
    opinionId: uuid('opinion_id').primaryKey(),
    kind: text('kind').notNull(),
    fromOfficeId: text('from_office_id').notNull(),
    toOfficeId: text('to_office_id').notNull(),
    documentNumber: text('document_number'),
    text: text('text').notNull(),
    receivedOn: day('received_on').notNull(),
    replyBy: day('reply_by'),
    dueOn: day('due_on'),
    dueRule: text('due_rule'),
    provisional: boolean('provisional').notNull(),
    needsConfirmation: boolean('needs_confirmation').notNull(),
    onPaper: boolean('on_paper').notNull(),
    originCaseId: uuid('origin_case_id'),
    originTransferNo: smallint('origin_transfer_no'),
    caseId: uuid('case_id'),
    lineageId: uuid('lineage_id').notNull(),
    acceptedOn: day('accepted_on'),
    filedOn: day('filed_on'),
    answeredOn: day('answered_on'),
    result: text('result'),
    answer: text('answer'),
    suspects: jsonb('suspects').notNull(),
    version: integer('version').notNull(),
    sentBy: text('sent_by').notNull(),
    sentAt: instant('sent_at').notNull()
  },
  (t) => [
    foreignKey({ name: 'opinions_from', columns: [t.fromOfficeId], foreignColumns: [offices.officeId] }),
    foreignKey({ name: 'opinions_to', columns: [t.toOfficeId], foreignColumns: [offices.officeId] }),
    foreignKey({ name: 'opinions_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    known('opinions', t.kind, 'kind', opinionKindNames),
    known('opinions', t.result, 'result', opinionResults),
    check('opinions_answered', sql`(answered_on is null) = (result is null)`),
    check('opinions_filed', sql`(filed_on is null) = (case_id is null)`),
    index('opinions_by_addressee').on(t.toOfficeId, t.receivedOn.desc(), t.opinionId),
    index('opinions_by_sender').on(t.fromOfficeId, t.receivedOn.desc(), t.opinionId),
    index('opinions_by_case').on(t.caseId),
    index('opinions_by_lineage').on(t.lineageId)
  ]
)

/** What a procuratorate may know of cases that were not transferred, or on which the police did not answer (T-38, T-57, T-59). */
export const supervisedCases = pgTable(
  'supervised_cases',
  {
    caseId: uuid('case_id').primaryKey(),
    officeId: text('office_id').notNull(),
    number: text('number'),
    offence: text('offence'),
    suggestion: text('suggestion'),
    summary: jsonb('summary'),
    untransferredSince: day('untransferred_since'),
    penalisedOn: day('penalised_on'),
    answerDueAt: instant('answer_due_at'),
    answerRule: text('answer_rule')
  },
  (t) => [
    foreignKey({ name: 'supervised_cases_case', columns: [t.caseId], foreignColumns: [cases.caseId] }),
    index('supervised_cases_untransferred')
      .on(t.officeId, t.untransferredSince, t.caseId)
      .where(sql`untransferred_since is not null`),
    index('supervised_cases_penalised')
      .on(t.officeId, t.penalisedOn, t.caseId)
      .where(sql`penalised_on is not null`),
    index('supervised_cases_answers')
      .on(t.officeId, t.answerDueAt, t.caseId)
      .where(sql`answer_due_at is not null`)
  ]
)
