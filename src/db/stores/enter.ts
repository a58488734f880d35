import { capacityFor } from '../../domain/case/acts.ts'
import { checkContent, normalNumber } from '../../domain/case/check-content.ts'
import type { CaseContent, FactContent } from '../../domain/case/content.ts'
import type { CaseFile, Decision, Obligation, Transfer } from '../../domain/case/file.ts'
import { addLead, nextReporter, type LeadInput } from '../../domain/case/intake.ts'
import { noParts } from '../../domain/case/parts.ts'
import { replay, type PastAct } from '../../domain/case/replay.ts'
import type { Precision } from '../../domain/case/vocabulary.ts'
import { judgeTime, type Stated, type When } from '../../domain/case/when.ts'
import { organOf } from '../../domain/offices.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import { writerOf } from '../bulk.ts'
import { look, transact, type Statement, type Tx } from '../connect.ts'
import { genesis } from '../records.ts'
import { cases } from '../tables/cases.ts'
import {
  contextOf,
  findAnswer,
  fingerprintOf,
  keepAnswer,
  refusePersonNumbers,
  sameAnswer,
  type ActAnswer,
  type Asked,
  type Deps
} from './act.ts'
import { reassessed } from './assessment.ts'
import { contentForRecord, contentRows, insertContent } from './case-content.ts'
import { changesOf, saveParts, type Deed } from './case-file.ts'
import { insertReporters, sealReporter, type Reporter, type SealedReporter } from './reporters.ts'

/** What a case enters with: its content, where it belongs, and, when it comes from elsewhere, what had happened by then. */
export interface Entry {
  readonly caseId: string
  readonly officeId: string | null
  readonly areaCode: string | null
  readonly content: CaseContent
  readonly stated: Stated
  /** Material that it begins with, received on the day it is registered. */
  readonly leads?: readonly LeadEntry[]
  /** Strict: wrong check digits are refused (new cases); else they are warnings (D-36). */
  readonly strict: boolean
  /** Where it comes from, when it was not registered here. */
  readonly origin: Origin | null
}

/** A lead as it comes in: who brought it is sealed and stands nowhere in the case itself. */
export interface LeadEntry extends Omit<LeadInput, 'reporterNo'> {
  readonly reporter: Reporter | null
}

export interface Origin {
  readonly externalRef: string
  readonly system: string
  readonly publishedAt: string | null
  readonly acts: readonly PastAct[]
  /** What a published file of another agency reports; such a case is read-only and in no rate. */
  readonly reported: Reported | null
}

export interface Reported {
  readonly clueOn: string | null
  readonly filedOn: string | null
  readonly filedPrecision: Precision
  readonly state: CaseFile['case']['state']
  readonly number: string | null
  readonly decisions: readonly Decision[]
  readonly obligations: readonly Obligation[]
  readonly transfers: readonly Transfer[]
  readonly facts: readonly FactContent[]
}

const writeCase = writerOf(cases)

/** Registers a case, with whatever it brings, in one transaction and one round trip. The same request again gets the same answer. */
export async function enterCase(deps: Deps, asked: Asked, entry: Entry): Promise<ActAnswer> {
  const fingerprint = fingerprintOf(deps, asked, entry.caseId)
  const sight = { personId: asked.actor.personId, offices: reachFor(asked.actor, asked.operation) }
  const given = async (): Promise<ActAnswer | null> => {
    const stored = await look(deps.db, sight, (tx) => findAnswer(tx, entry.caseId, asked))
    return stored ? sameAnswer<ActAnswer>(stored, fingerprint) : null
  }
  // What was right when it was first asked may be refused by now (entered late, an office renamed): the answer stays.
  const prepared = await prepare(deps, asked, entry).catch(
    async (refused: unknown) => (await given()) ?? refuseAgain(refused)
  )
  if (!('context' in prepared)) return prepared
  try {
    return await transact(deps.db, sight, async (tx) => {
      const { answer, statements } = write(tx, deps, entry, prepared)
      return { result: answer, last: [...statements, keepAnswer(tx, entry.caseId, asked, fingerprint, answer)] }
    })
  } catch (error) {
    if ((error as { constraint_name?: string }).constraint_name !== 'cases_pkey') throw error
    return (await given()) ?? refuse('request.key-reused')
  }
}

const refuseAgain = (refused: unknown): never => {
  throw refused
}

/** Everything that entering would refuse or warn of, without writing anything. */
export async function tryEntry(deps: Deps, asked: Asked, entry: Entry): Promise<ActAnswer['warnings']> {
  return (await prepare(deps, asked, entry)).warnings
}

type Prepared = Awaited<ReturnType<typeof prepare>>

async function prepare(deps: Deps, { actor, operation, body }: Asked, entry: Entry) {
  refusePersonNumbers(body)
  const context = await contextOf(deps)
  const offices = await deps.offices()
  const officeId =
    entry.officeId ??
    actor.postings.find((posting) => reachFor(actor, operation).includes(posting.officeId))?.officeId ??
    actor.officeId
  if (!reachFor(actor, operation).includes(officeId)) refuse('auth.not-permitted', { operation, field: '/officeId' })
  const office = offices.get(officeId)
  if (!office) refuse('case.office-unknown', { office: officeId, field: '/officeId' })
  if (!office.outside && office.numberPattern === null) refuse('case.office-cannot-file', { field: '/officeId' })
  const reported = entry.origin?.reported ?? null
  if (office.outside !== (reported !== null)) refuse('case.office-outside', { office: officeId, field: '/officeId' })
  const areaCode = entry.areaCode ?? office.areaCode
  if (!(await deps.areas()).has(areaCode)) refuse('case.area-unknown', { area: areaCode, field: '/areaCode' })

  const { content, warnings } = checkContent(entry.content, entry.strict)
  const when = judgeTime(entry.stated, false, null, context)
  const organId = organOf(offices, officeId, when.on)?.officeId ?? officeId
  const { start, reporters } = withLeads(
    deps,
    entry,
    firstFile(entry, officeId, organId, areaCode, when.on, civilDateOf(context.now)),
    when
  )
  const replayed = replay(start, entry.origin?.acts ?? [], context)
  return {
    context,
    officeId,
    content,
    warnings,
    when,
    start,
    reporters,
    replayed,
    capacity: capacityFor(operation, [officeId], actor),
    personId: actor.personId
  }
}

function write(tx: Tx, deps: Deps, entry: Entry, prepared: Prepared): { answer: ActAnswer; statements: Statement[] } {
  const { context, content, warnings, when, start, reporters, replayed, capacity, personId, officeId } = prepared
  const { caseId } = entry
  const reported = entry.origin?.reported ?? null
  const rows = contentRows(caseId, officeId, content, reported?.facts ?? [], deps.sealer, normalNumber)
  const past = replayed.at(-1)?.after ?? start
  const { file: after, warning } = reassessed(past, { content, earlier: [] }, context)
  const source = entry.origin === null ? {} : { origin: { system: entry.origin.system, ref: entry.origin.externalRef } }
  const deeds: Deed[] = [
    {
      act: entry.origin === null ? 'register' : 'take-over',
      personId,
      ...capacity,
      occurredOn: when.on,
      occurredAt: when.at,
      enteredLate: when.late,
      reason: when.reason,
      rule: null,
      changes: {
        content: contentForRecord(content, rows),
        ...leadsForRecord(start, reporters),
        ...(after === past ? {} : changesOf(past, after)),
        ...source
      }
    },
    ...replayed.map((past) => ({
      act: past.act,
      personId,
      ...capacity,
      occurredOn: past.when.on,
      occurredAt: past.when.at,
      enteredLate: past.when.late,
      reason: past.when.reason,
      rule: past.rule,
      changes: { ...changesOf(past.before, past.after), ...source }
    }))
  ]
  const nothing = {
    file: { ...start, ...noParts, episodes: [], decisions: [], obligations: [], receipts: [], transfers: [] },
    end: genesis(caseId),
    entries: [],
    lastEntryNo: 0,
    duties: []
  }
  const { statements, head } = saveParts(tx, nothing, after, deeds, context, deps.algorithm)
  const { title, conduct, source: caseSource, sourceNote, placeOfAct, parentCaseId } = content
  const caseRow = {
    ...head,
    title,
    conduct,
    source: caseSource,
    sourceNote,
    placeOfAct,
    parentCaseId,
    lookupText: rows.lookupText,
    filedPrecision: reported?.filedPrecision ?? 'day',
    externalRef: entry.origin?.externalRef ?? null,
    publishedAt: entry.origin?.publishedAt ?? null,
    registeredBy: personId,
    registeredAt: context.now
  }
  const { state, number } = after.case
  const numbered =
    number === null || start.case.outside
      ? []
      : [tx`insert into case_numbers (number, case_id) values (${number}, ${caseId})`]
  return {
    answer: {
      ...{ caseId, version: head.version, state, number, record: head.seq, enteredLate: when.late },
      warnings: warning ? [...warnings, warning] : warnings
    },
    statements: [
      ...writeCase.insert(tx, [caseRow]),
      ...insertContent(tx, rows),
      ...insertReporters(tx, reporters),
      ...statements,
      ...numbered
    ]
  }
}

function withLeads(
  deps: Deps,
  entry: Entry,
  first: CaseFile,
  when: When
): { start: CaseFile; reporters: SealedReporter[] } {
  const reporters: SealedReporter[] = []
  let start = first
  for (const { reporter, ...lead } of entry.leads ?? []) {
    const reporterNo = reporter === null ? null : nextReporter(start)
    if (reporter !== null && reporterNo !== null)
      reporters.push(sealReporter(entry.caseId, reporterNo, reporter, deps.sealer))
    start = addLead(start, { ...lead, reporterNo }, when)
  }
  return { start, reporters }
}

const leadsForRecord = ({ leads }: CaseFile, reporters: readonly SealedReporter[]): object => ({
  ...(leads.length === 0 ? {} : { leads }),
  ...(reporters.length === 0 ? {} : { reporters: reporters.map((one) => one.forRecord) })
})

function firstFile(
  entry: Entry,
  officeId: string,
  organId: string,
  areaCode: string,
  day: string,
  today: string
): CaseFile {
  const reported = entry.origin?.reported ?? null
  return {
    ...noParts,
    case: {
      caseId: entry.caseId,
      officeId,
      organId,
      areaCode,
      procedure: entry.content.procedure,
      rightKind: entry.content.rightKind,
      source: entry.content.source,
      outside: reported !== null,
      state: reported?.state ?? 'clue',
      version: 0,
      number: reported?.number ?? null,
      handlers: [],
      investigators: [],
      track: 'ordinary',
      checkedFrom: null,
      takenOverOn: entry.origin === null ? null : today,
      clueOn: reported === null ? day : reported.clueOn,
      filedOn: reported?.filedOn ?? null,
      closedOn: null,
      closingGround: null,
      closingGroundOn: null,
      lastOn: null
    },
    episodes: [],
    decisions: reported?.decisions ?? [],
    obligations: reported?.obligations ?? [],
    receipts: [],
    transfers: reported?.transfers ?? []
  }
}
