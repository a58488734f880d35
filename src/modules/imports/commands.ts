import type { Actor } from '../../domain/actor.ts'
import { noCounts, type ImportCounts, type ImportFormat } from '../../domain/imports.ts'
import { postingsFor, reachFor } from '../../domain/permissions.ts'
import { refuse, Refusal } from '../../domain/refusal.ts'
import { fingerprintOf, idFrom, type Deps } from '../../db/stores/act.ts'
import { enterCase, tryEntry } from '../../db/stores/enter.ts'
import {
  closeRun,
  keepProgress,
  knownCases,
  openRun,
  type ImportRun,
  type RowOutcome
} from '../../db/stores/import-runs.ts'
import { keepOutsideOffices, outsideRoot } from '../../db/stores/outside-offices.ts'
import { refusalOf } from '../../db/errors.ts'
import { candidateOf, type Candidate } from './candidate.ts'
import { makeSight, type ImportSight } from './sight.ts'
import type { SourceRow } from './read-rows.ts'
import { messageOf, refused, warned } from './outcome.ts'

export interface ImportOptions {
  readonly format: ImportFormat
  readonly dryRun: boolean
  /** Null: nothing is kept of the run itself (a dry run from the command line). */
  readonly run: ImportRun | null
  readonly rows: AsyncIterable<SourceRow>
  /** Cases entered side by side. */
  readonly concurrency?: number
  readonly signal?: AbortSignal
  /** Called with what became of each batch of rows, in the order of the file. */
  readonly onBatch?: (rows: readonly RowOutcome[], counts: ImportCounts) => void | Promise<void>
}

export interface ImportResult {
  readonly state: 'done' | 'interrupted'
  readonly counts: ImportCounts
}

const batchSize = 200

/** The run of this person and key: the same request again finds it. */
export function runFor(
  actor: Actor,
  format: ImportFormat,
  dryRun: boolean,
  key: string,
  fingerprint: string
): ImportRun {
  const importId = idFrom('import-run', actor.personId, key)
  return { importId, personId: actor.personId, officeId: officeFor(actor, format), format, dryRun, fingerprint }
}

/** The office under which this actor imports; refuses who may not, and published cases where nobody answers for the outside. */
function officeFor(actor: Actor, format: ImportFormat): string {
  const postings = postingsFor(actor, 'imports.run')
  const posting = format === 'published-cases' ? postings.find(({ reach }) => reach.includes(outsideRoot)) : postings[0]
  if (!posting) refuse('auth.not-permitted', { operation: 'imports.run' })
  return posting.officeId
}

/** Opens the run; refuses when the same key came with another file. True: it is new, and its rows are to be done. */
export async function openImport(deps: Deps, actor: Actor, run: ImportRun): Promise<boolean> {
  const { fingerprint, fresh } = await openRun(deps.db, sightOf(actor), run, deps.now())
  if (fingerprint !== run.fingerprint) refuse('request.key-reused')
  return fresh
}

const sightOf = (actor: Actor) => ({ personId: actor.personId, offices: reachFor(actor, 'imports.run') })

/**
 * Takes over the cases of a file, each in a transaction of its own: one row that is refused keeps no other from entering,
 * and a case that is there already is left as it is. So a run that was interrupted is simply run again. Memory does not
 * grow with the file, but for a dry run's list of the ids it has met.
 */
export async function runImport(deps: Deps, actor: Actor, options: ImportOptions): Promise<ImportResult> {
  const { format, dryRun, run, rows, concurrency = 8, signal, onBatch } = options
  officeFor(actor, format)
  const sight = await makeSight(deps, actor)
  let counts = noCounts
  let state: ImportResult['state'] = 'done'
  const finish = async (batch: readonly SourceRow[]) => {
    const outcomes = await importBatch(sight, format, dryRun, batch, concurrency)
    counts = outcomes.reduce(added, counts)
    if (run !== null) await keepProgress(deps.db, sightOf(actor), run.importId, outcomes, counts, deps.now())
    await onBatch?.(outcomes, counts)
  }
  let batch: SourceRow[] = []
  try {
    for await (const row of rows) {
      batch.push(row)
      if (batch.length < batchSize) continue
      await finish(batch)
      batch = []
      if (signal?.aborted === true) break
    }
    if (signal?.aborted === true) state = 'interrupted'
    else await finish(batch)
  } catch (error) {
    if (run !== null)
      await closeRun(deps.db, sightOf(actor), run, 'interrupted', counts, deps.now(), deps.algorithm).catch(() => {})
    throw error
  }
  if (run !== null) await closeRun(deps.db, sightOf(actor), run, state, counts, deps.now(), deps.algorithm)
  return { state, counts }
}

const fieldOf = {
  accepted: 'accepted',
  warned: 'warned',
  present: 'present',
  differs: 'differing',
  refused: 'refused'
} as const

function added(counts: ImportCounts, row: RowOutcome): ImportCounts {
  const field = fieldOf[row.outcome]
  return { ...counts, done: counts.done + 1, [field]: counts[field] + 1 }
}

async function importBatch(
  sight: ImportSight,
  format: ImportFormat,
  dryRun: boolean,
  batch: readonly SourceRow[],
  concurrency: number
): Promise<RowOutcome[]> {
  const read = batch.map((row) => candidateOf(sight, format, row))
  const ready = read.filter((one): one is Candidate => !('outcome' in one))
  const newOffices = sight.learn(ready.flatMap((one) => (one.office === null ? [] : [one.office])))
  if (!dryRun) await keepOutsideOffices(sight.deps.db, sight.own, newOffices)
  const there = await knownCases(
    sight.deps.db,
    { personId: sight.actor().personId, offices: reachFor(sight.actor(), 'imports.run') },
    ready.map((one) => one.entry.caseId)
  )
  const outcomes = new Array<RowOutcome>(read.length)
  const seen = new Map<string, Promise<RowOutcome>>()
  let next = 0
  const work = async () => {
    for (let index = next++; index < read.length; index = next++) {
      const one = read[index] as Candidate | RowOutcome
      if ('outcome' in one) {
        outcomes[index] = one
        continue
      }
      const { caseId } = one.entry
      const fingerprint = fingerprintOf(sight.deps, sight.asked(one.body), caseId)
      // A second row of the same case waits for the first, and is compared with it.
      const before = seen.get(caseId)
      const doing =
        before === undefined ? importOne(sight, dryRun, one, fingerprint, there) : again(before, one, fingerprint)
      if (before === undefined) seen.set(caseId, doing)
      outcomes[index] = await doing
      if (dryRun && outcomes[index]?.fingerprint) sight.met.set(caseId, fingerprint)
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, read.length) }, work))
  return outcomes
}

async function importOne(
  sight: ImportSight,
  dryRun: boolean,
  one: Candidate,
  fingerprint: string,
  there: ReadonlyMap<string, string | null>
): Promise<RowOutcome> {
  const { rowNo, externalRef, entry, body } = one
  const { caseId } = entry
  const kept = there.has(caseId) ? there.get(caseId) : sight.met.get(caseId)
  if (kept !== undefined) return compared(one, kept ?? null, fingerprint)
  try {
    const asked = sight.asked(body)
    const warnings = dryRun
      ? await tryEntry(sight.deps, asked, entry)
      : (await enterCase(sight.deps, asked, entry)).warnings
    const outcome = warnings.length > 0 ? 'warned' : 'accepted'
    return { rowNo, externalRef, outcome, caseId: dryRun ? null : caseId, fingerprint, messages: warnings.map(warned) }
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === null || refusal.kind === 'unavailable') throw error
    if (refusal.code === 'request.key-reused') return compared(one, '', fingerprint)
    return refused(rowNo, externalRef, refusal)
  }
}

async function again(before: Promise<RowOutcome>, one: Candidate, fingerprint: string): Promise<RowOutcome> {
  const first = await before
  if (first.outcome === 'refused') return refused(one.rowNo, one.externalRef, new Refusal('import.differs'))
  return compared(one, first.fingerprint, fingerprint)
}

/** The case is there: with this content, with another, or with one that is not on file any more. */
function compared(one: Candidate, kept: string | null, fingerprint: string): RowOutcome {
  const { rowNo, externalRef } = one
  const { caseId } = one.entry
  if (kept === fingerprint) return { rowNo, externalRef, outcome: 'present', caseId, fingerprint: null, messages: [] }
  const why = new Refusal(kept === null ? 'import.present-unknown' : 'import.differs')
  const outcome = kept === null ? 'present' : 'differs'
  return { rowNo, externalRef, outcome, caseId, fingerprint: null, messages: [messageOf(why)] }
}
