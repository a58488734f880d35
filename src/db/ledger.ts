import type { CountGroup, LedgerEntry, NewEntry } from '../domain/ledger.ts'
import { writerOf } from './bulk.ts'
import type { Statement, Tx } from './connect.ts'
import { ledger } from './tables/ledger.ts'

const writer = writerOf(ledger)

type Row = Omit<LedgerEntry, 'group'> & CountGroup

/** All entries of a case in their order. The caller holds the case's row lock, so that numbers follow on. */
export async function presentEntries(tx: Tx, caseId: string): Promise<LedgerEntry[]> {
  const rows = await tx<Row[]>`
    select key, measure, day, event_day, quantity, office_id, area_code, right_kind, procedure, entered_late, entry_no, reverses
    from ledger where case_id = ${caseId} order by entry_no`
  return rows.map(({ officeId, areaCode, rightKind, procedure, ...entry }) => ({
    ...entry,
    group: { officeId, areaCode, rightKind, procedure }
  }))
}

/** Appends entries of one case, caused by its record `seq`: one statement, or none. */
export function appendEntries(tx: Tx, caseId: string, entries: readonly NewEntry[], seq: number): Statement[] {
  return writer.insert(
    tx,
    entries.map(({ group, ...entry }) => ({ caseId, ...entry, ...group, seq }))
  )
}
