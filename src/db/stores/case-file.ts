import { refuse } from '../../domain/refusal.ts'
import { differences, type LedgerEntry } from '../../domain/ledger.ts'
import { jointOffices } from '../../domain/case/acts.ts'
import { counts } from '../../domain/case/counts.ts'
import type { Duty } from '../../domain/case/duties/duty.ts'
import { duties } from '../../domain/case/duties/duties.ts'
import type { CaseFile, CaseHead } from '../../domain/case/file.ts'
import { isImportant } from '../../domain/case/importance.ts'
import { noParts, partNames, type CaseParts, type PartName } from '../../domain/case/parts.ts'
import type { Context } from '../../domain/case/when.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import { writerOf } from '../bulk.ts'
import type { Statement, Tx } from '../connect.ts'
import { link, type ChainEnd, type HashAlgorithm, type RecordEntry } from '../records.ts'
import { ledger } from '../tables/ledger.ts'
import {
  caseEpisodes,
  caseParts,
  decisions,
  duties as dutiesTable,
  dutyPersons,
  obligations,
  receipts,
  records,
  transfers
} from '../tables/handling.ts'
import { superviseRows } from './supervised.ts'

/** A case under lock: the file, the end of its chain, and what it counts and owes at present. */
export interface Held {
  readonly file: CaseFile
  readonly end: ChainEnd
  readonly entries: readonly LedgerEntry[]
  readonly lastEntryNo: number
  readonly duties: readonly Duty[]
}

type StoredEntry = Omit<LedgerEntry, 'group'> & LedgerEntry['group']

interface Loaded {
  readonly head: Omit<CaseHead, 'takenOverOn'> & ChainEnd & { externalRef: string | null; registeredAt: string }
  readonly episodes: CaseFile['episodes'] | null
  readonly decisions: CaseFile['decisions'] | null
  readonly obligations: CaseFile['obligations'] | null
  readonly receipts: CaseFile['receipts'] | null
  readonly transfers: CaseFile['transfers'] | null
  readonly parts: Partial<CaseParts> | null
  readonly entries: StoredEntry[] | null
  readonly lastEntryNo: number
  readonly duties: Duty[] | null
}

const part = (table: string, key: string): string =>
  `(select json_agg(to_jsonb(t) - 'case_id' order by t.${key}) from ${table} t where t.case_id = c.case_id)`

const shownText = `to_jsonb(c) as head,
    ${part('case_episodes', 'episode_no')} as episodes,
    ${part('decisions', 'decision_no')} as decisions,
    ${part('obligations', 'decision_no, t.obligation_no')} as obligations,
    ${part('receipts', 'receipt_no')} as receipts,
    ${part('transfers', 'transfer_no')} as transfers,
    (select json_object_agg(p.part, p.lines) from (
      select t.part, json_agg(t.data order by t.no) as lines from case_parts t
      where t.case_id = c.case_id and not t.data ? 'voided' group by t.part) p) as parts,
    ${part('duties', 'key')} as duties`

/** One statement for a whole file. The ledger's net: entries that are no reversal and were not reversed. */
const loadText = `
  select ${shownText},
    (select json_agg(to_jsonb(e) - 'case_id' - 'xid' order by e.entry_no) from ledger e
      where e.case_id = c.case_id and e.reverses is null
        and not exists (select 1 from ledger r where r.case_id = e.case_id and r.reverses = e.entry_no)) as entries,
    (select coalesce(max(e.entry_no), 0) from ledger e where e.case_id = c.case_id) as last_entry_no
  from cases c where c.case_id = $1`

const toFile = (row: ShownRow): CaseFile => ({
  ...noParts,
  ...row.parts,
  case: {
    ...row.head,
    takenOverOn: row.head.externalRef === null ? null : civilDateOf(row.head.registeredAt)
  },
  episodes: row.episodes ?? [],
  decisions: row.decisions ?? [],
  obligations: row.obligations ?? [],
  receipts: row.receipts ?? [],
  transfers: row.transfers ?? []
})

const toEntry = ({ officeId, areaCode, rightKind, procedure, ...entry }: StoredEntry): LedgerEntry => ({
  ...entry,
  group: { officeId, areaCode, rightKind, procedure }
})

/** A file as it is shown: without a lock, and without what it counts. */
export type ShownFile = Pick<Held, 'file' | 'duties'>
export type ShownRow = Omit<Loaded, 'entries' | 'lastEntryNo'>

/** A select that yields a `ShownRow`, with further columns of `cases c` or of what lies under its key. */
export const showText = (further: string): string => `select ${shownText}, ${further} from cases c where c.case_id = $1`

export const shownFrom = (row: ShownRow): ShownFile => ({ file: toFile(row), duties: row.duties ?? [] })

async function readFile(tx: Tx, caseId: string): Promise<Held> {
  const [row] = await tx.unsafe<Loaded[]>(loadText, [caseId], { prepare: true })
  if (!row) refuse('not-found')
  return {
    ...shownFrom(row),
    end: { seq: row.head.seq, head: row.head.head },
    entries: (row.entries ?? []).map(toEntry),
    lastEntryNo: row.lastEntryNo
  }
}

/**
 * Locks the case row and reads the file. Two statements sent together: the second has its own snapshot, taken after the lock
 * was granted, so it cannot miss what the act before wrote.
 */
export async function holdFile(tx: Tx, caseId: string): Promise<Held> {
  const locked = tx`select 1 from cases where case_id = ${caseId} for update`.execute()
  const [, held] = await Promise.all([locked, readFile(tx, caseId)])
  return held
}

const writers = {
  episodes: writerOf(caseEpisodes),
  decisions: writerOf(decisions),
  obligations: writerOf(obligations),
  receipts: writerOf(receipts),
  transfers: writerOf(transfers),
  parts: writerOf(caseParts),
  duties: writerOf(dutiesTable),
  dutyPersons: writerOf(dutyPersons),
  records: writerOf(records),
  ledger: writerOf(ledger)
}

const tables = ['episodes', 'decisions', 'obligations', 'receipts', 'transfers'] as const

/** What an act changed, by table and row, before and after: the content of its record. */
export function changesOf(before: CaseFile, after: CaseFile): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  const note = (name: string, was: object | undefined, is: object) => {
    const fields = Object.entries(is).filter(
      ([field, value]) => !same((was as Record<string, unknown> | undefined)?.[field], value)
    )
    const told = fields.filter(([field, value]) => field !== 'package' && (was !== undefined || value !== null))
    if (told.length > 0) {
      changes[name] = Object.fromEntries(
        told.map(([field, value]) => [field, was ? [(was as Record<string, unknown>)[field] ?? null, value] : value])
      )
    }
  }
  note('case', before.case, pick(after.case))
  for (const name of tables) after[name].forEach((row, index) => note(`${name}/${index + 1}`, before[name][index], row))
  for (const name of partNames) {
    for (const line of after[name]) note(`${name}/${line.no}`, lineOf(before, name, line.no), line)
    for (const line of takenOut(before, after, name)) changes[`${name}/${line.no}`] = { voided: [false, true] }
  }
  return changes
}

const lineOf = (file: CaseFile, name: PartName, no: number) => file[name].find((line) => line.no === no)

/** Lines that a correction took out: they stay in their rows, marked, and no reader of a file sees them. */
const takenOut = (before: CaseFile, after: CaseFile, name: PartName): readonly { readonly no: number }[] =>
  before[name].filter((line) => lineOf(after, name, line.no) === undefined)

const headFields = [
  'state',
  'number',
  'handlers',
  'track',
  'checkedFrom',
  'clueOn',
  'filedOn',
  'closedOn',
  'closingGround',
  'closingGroundOn',
  'officeId',
  'organId',
  'areaCode'
] as const
const pick = (head: CaseHead): object => Object.fromEntries(headFields.map((field) => [field, head[field]]))
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

export type Deed = Omit<RecordEntry, 'recordedAt'>

/** The case row's own columns after an act. */
export type HeadColumns = CaseHead &
  ChainEnd & { readonly jointOffices: readonly string[]; readonly important: boolean }

/**
 * Everything an act writes but the case row itself, as statements that may travel with COMMIT: changed rows, one record a
 * deed, the ledger's difference, the duties' difference.
 */
export function saveParts(
  tx: Tx,
  held: Held,
  after: CaseFile,
  deeds: readonly Deed[],
  context: Context,
  algorithm: HashAlgorithm
): { statements: Statement[]; head: HeadColumns } {
  const { caseId } = after.case
  let end = held.end
  const rows = deeds.map((deed) => {
    const row = link(caseId, end, { ...deed, recordedAt: context.now }, algorithm)
    end = { seq: row.seq, head: row.hash }
    return row
  })
  const keyed = (list: readonly object[]) => list.map((row) => ({ caseId, ...row }))
  const changed = (name: (typeof tables)[number]) =>
    after[name].filter((row, index) => !same(held.file[name][index], row))
  const lines = partNames.flatMap((part) => [
    ...after[part]
      .filter((line) => !same(lineOf(held.file, part, line.no), line))
      .map((line) => ({ caseId, part, no: line.no, data: line })),
    ...takenOut(held.file, after, part).map((line) => ({ caseId, part, no: line.no, data: { ...line, voided: true } }))
  ])
  const lastOn = deeds.reduce(
    (day, deed) => (deed.occurredOn > day ? deed.occurredOn : day),
    held.file.case.lastOn ?? ''
  )
  const dutyRows = duties({ ...after, case: { ...after.case, lastOn } }, context.calendar, context.settings)
  const gone = held.duties.filter((duty) => !dutyRows.some((row) => row.key === duty.key) && !duty.cancelled)
  const changedDuties = dutyRows.filter(
    (row) =>
      !sameDuty(
        held.duties.find((duty) => duty.key === row.key),
        row
      )
  )
  return {
    head: {
      ...after.case,
      ...end,
      version: end.seq,
      lastOn,
      jointOffices: jointOffices(after),
      important: isImportant(after)
    },
    statements: [
      ...tables.flatMap((name) => writers[name].upsert(tx, keyed(changed(name)))),
      ...writers.parts.upsert(tx, lines),
      ...superviseRows(tx, held, { file: after, duties: dutyRows }),
      ...writers.records.insert(tx, rows),
      ...writers.ledger.insert(tx, ledgerRows(held, after, end.seq)),
      ...writers.duties.upsert(tx, keyed([...changedDuties, ...gone.map((duty) => ({ ...duty, cancelled: true }))])),
      ...(changedDuties.length + gone.length > 0 ? personRows(tx, caseId, dutyRows) : [])
    ]
  }
}

/** On whose morning lists the open duties of the case stand, written anew. */
function personRows(tx: Tx, caseId: string, duties: readonly Duty[]): Statement[] {
  const open = duties.filter((duty) => duty.doneAt === null && !duty.cancelled)
  const rows = open.flatMap(({ key, officeId, assignees, waitingOn, dueAt }) =>
    [...new Set(assignees)].map((personId) => ({ caseId, key, personId, officeId, waits: waitingOn !== null, dueAt }))
  )
  return [tx`delete from duty_persons where case_id = ${caseId}`, ...writers.dutyPersons.insert(tx, rows)]
}

/** Writes the head of a case that is there already. */
export function updateHead(tx: Tx, head: HeadColumns): Statement {
  return tx`
    update cases set office_id = ${head.officeId}, organ_id = ${head.organId}, area_code = ${head.areaCode},
      joint_offices = ${head.jointOffices as string[]}, state = ${head.state}, version = ${head.version}, seq = ${head.seq}, head = ${head.head}, number = ${head.number},
      handlers = ${head.handlers as string[]}, investigators = ${head.investigators as string[]}, track = ${head.track},
      checked_from = ${head.checkedFrom}, clue_on = ${head.clueOn}, filed_on = ${head.filedOn}, closed_on = ${head.closedOn},
      closing_ground = ${head.closingGround}, closing_ground_on = ${head.closingGroundOn}, last_on = ${head.lastOn}, important = ${head.important}
    where case_id = ${head.caseId}`
}

/** The ledger's difference as rows, numbered on from the last entry of the case. */
function ledgerRows(held: Held, after: CaseFile, seq: number): object[] {
  return differences(held.entries, counts(after)).map(({ group, ...entry }, index) => ({
    caseId: after.case.caseId,
    ...entry,
    ...group,
    entryNo: held.lastEntryNo + index + 1,
    seq
  }))
}

const sameDuty = (a: Duty | undefined, b: Duty): boolean =>
  a !== undefined &&
  sameInstant(a.dueAt, b.dueAt) &&
  a.rule === b.rule &&
  a.provisional === b.provisional &&
  a.questioned === b.questioned &&
  sameInstant(a.warnFrom, b.warnFrom) &&
  a.waitingOn === b.waitingOn &&
  same(a.assignees, b.assignees) &&
  sameInstant(a.doneAt, b.doneAt) &&
  a.cancelled === b.cancelled &&
  a.officeId === b.officeId &&
  a.startedOn === b.startedOn

/** A day is its first moment in Asia/Shanghai; `infinity` only equals itself. */
export const sameInstant = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && Date.parse(a) === Date.parse(b.length === 10 ? `${b}T00:00:00+08:00` : b))
