import type { ImportCounts, ImportFormat, RowMessage, RowOutcomeName } from '../../domain/imports.ts'
import { writerOf } from '../bulk.ts'
import { look, transact, type Db, type Sight } from '../connect.ts'
import type { HashAlgorithm } from '../records.ts'
import { appendServiceRecord } from '../service-records.ts'
import { importRows } from '../tables/imports.ts'

/** Runs and their rows: each function is a transaction of its own, as the person whose sight it is given. */

export interface ImportRun {
  readonly importId: string
  readonly personId: string
  readonly officeId: string
  readonly format: ImportFormat
  readonly dryRun: boolean
  readonly fingerprint: string
}

export interface RowOutcome {
  readonly rowNo: number
  readonly externalRef: string | null
  readonly outcome: RowOutcomeName
  readonly caseId: string | null
  /** Keyed hash of what the row said: only where the case holds just that. */
  readonly fingerprint: string | null
  readonly messages: readonly RowMessage[]
}

const writeRows = writerOf(importRows)

/** Opens the run, or finds the one that is there under this id: it is never run twice; a run broken off is begun anew under another key. */
export async function openRun(
  db: Db,
  sight: Sight,
  run: ImportRun,
  now: string
): Promise<{ readonly fingerprint: string; readonly fresh: boolean }> {
  return transact(db, sight, async (tx) => {
    const made = await tx`
      insert into imports (import_id, person_id, office_id, format, dry_run, state, fingerprint, done, accepted, warned, present, differing, refused,
        started_at, moved_at)
      values (${run.importId}, ${run.personId}, ${run.officeId}, ${run.format}, ${run.dryRun}, 'queued', ${run.fingerprint}, 0, 0, 0, 0, 0, 0,
        ${now}, ${now})
      on conflict (import_id) do nothing returning 1`
    const [row] = await tx<{ fingerprint: string }[]>`select fingerprint from imports where import_id = ${run.importId}`
    return { result: { fingerprint: row?.fingerprint ?? '', fresh: made.length === 1 }, last: [] }
  })
}

/** Keeps what became of some rows, and how far the run is. */
export async function keepProgress(
  db: Db,
  sight: Sight,
  importId: string,
  rows: readonly RowOutcome[],
  counts: ImportCounts,
  now: string
): Promise<void> {
  await transact(db, sight, async (tx) => ({
    result: undefined,
    last: [
      ...writeRows.insert(
        tx,
        rows.map((row) => ({ importId, ...row }))
      ),
      tx`update imports set state = 'running', done = ${counts.done}, accepted = ${counts.accepted}, warned = ${counts.warned},
        present = ${counts.present}, differing = ${counts.differing}, refused = ${counts.refused}, moved_at = ${now}
        where import_id = ${importId}`
    ]
  }))
}

/** Ends the run and puts it on record; the counts are in the record, the rows are not. */
export async function closeRun(
  db: Db,
  sight: Sight,
  run: ImportRun,
  state: 'done' | 'interrupted',
  counts: ImportCounts,
  now: string,
  algorithm: HashAlgorithm
): Promise<void> {
  await transact(db, sight, async (tx) => {
    const { importId, personId, officeId, format, dryRun } = run
    const changes = { importId, officeId, format, dryRun, state, ...counts }
    const act = state === 'done' ? 'import' : 'import-interrupted'
    await appendServiceRecord(tx, 'imports', { act, personId, recordedAt: now, reason: null, changes }, algorithm)
    const end = tx`update imports set state = ${state}, moved_at = ${now}, finished_at = ${now} where import_id = ${importId}`
    return { result: undefined, last: [end] }
  })
}

/** Which of these cases are there, each with the fingerprint of the row it came from, null where that is not on file. */
export async function knownCases(
  db: Db,
  sight: Sight,
  caseIds: readonly string[]
): Promise<Map<string, string | null>> {
  if (caseIds.length === 0) return new Map()
  const rows = await look(
    db,
    sight,
    (tx) => tx<{ caseId: string; fingerprint: string | null }[]>`
      select c.case_id,
        coalesce(
          (select i.fingerprint from idempotency i
            where i.case_id = c.case_id and i.operation = 'imports.run' and i.key = 'import' limit 1),
          (select r.fingerprint from import_rows r where r.case_id = c.case_id and r.fingerprint is not null limit 1)
        ) as fingerprint
      from cases c where c.case_id = any (${caseIds as string[]}::uuid[])`
  )
  return new Map(rows.map((row) => [row.caseId, row.fingerprint]))
}
