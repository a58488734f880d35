import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Tx } from './connect.ts'
import { refuse } from '../domain/refusal.ts'

export type HashAlgorithm = 'sha256' | 'sm3'

/** What one act leaves behind: who, what, when by law and by the server, why, and what changed (before and after). */
export interface RecordEntry {
  readonly act: string
  readonly personId: string
  readonly officeId: string
  readonly role: string
  readonly occurredOn: string
  readonly occurredAt: string | null
  readonly recordedAt: string
  readonly enteredLate: boolean
  readonly reason: string | null
  readonly rule: string | null
  readonly changes: unknown
}

export interface ChainEnd {
  readonly seq: number
  readonly head: string
}

export interface RecordRow extends Omit<RecordEntry, 'changes'> {
  readonly caseId: string
  readonly seq: number
  readonly payload: string
  readonly prevHash: string
  readonly hash: string
  readonly algorithm: HashAlgorithm
}

/** The beginning of a chain: bound to its case, so that a chain cannot be moved to another one. */
export function genesis(caseId: string): ChainEnd {
  return { seq: 0, head: createHash('sha256').update(`ip-linkage ${caseId}`).digest('hex') }
}

/** The next row of the chain: the hash covers the previous hash and the payload's very text (RFC 8785 JSON). */
export function link(caseId: string, end: ChainEnd, entry: RecordEntry, algorithm: HashAlgorithm): RecordRow {
  const seq = end.seq + 1
  const payload = canonicalize({ caseId, seq, ...entry }) as string
  const { changes: _, ...columns } = entry
  return { caseId, seq, ...columns, payload, prevHash: end.head, hash: hashOf(end.head, payload, algorithm), algorithm }
}

function hashOf(prevHash: string, payload: string, algorithm: HashAlgorithm): string {
  return createHash(algorithm).update(prevHash).update('\n').update(payload).digest('hex')
}

export interface ChainReport {
  readonly caseId: string
  readonly length: number
  /** The first record that does not fit, null when all do. */
  readonly brokenAt: number | null
  readonly problem: string | null
  /** Hash of the last record, as the case names it. */
  readonly head: string
}

type StoredRecord = Omit<RecordRow, 'algorithm'> & { readonly algorithm: string }

/** Walks one case's chain, in one statement, so that no act comes between: numbers without a gap, each hash over its predecessor, columns that say what the payload says, and the case's own head. */
export async function verifyChain(tx: Tx, caseId: string): Promise<ChainReport> {
  const found = await tx<(StoredRecord & { lastSeq: number; head: string; recordOf: string | null })[]>`
    select r.*, c.seq as last_seq, c.head, r.case_id as record_of
    from cases c left join records r using (case_id) where case_id = ${caseId} order by r.seq`
  const [last] = found
  if (!last) refuse('not-found')
  const rows = found.filter((row) => row.recordOf !== null)
  const report = { caseId, length: rows.length, head: last.head }
  let end = genesis(caseId)
  for (const row of rows) {
    const problem = problemOf(row, end)
    if (problem) return { ...report, brokenAt: row.seq, problem }
    end = { seq: row.seq, head: row.hash }
  }
  if (end.seq !== last.lastSeq || end.head !== last.head)
    return { ...report, brokenAt: end.seq, problem: 'the case names another last record' }
  return { ...report, brokenAt: null, problem: null }
}

function problemOf(row: StoredRecord, end: ChainEnd): string | null {
  if (row.seq !== end.seq + 1) return `record ${end.seq + 1} is missing`
  if (row.prevHash !== end.head) return 'the previous hash is another one'
  if (row.algorithm !== 'sha256' && row.algorithm !== 'sm3') return 'the algorithm is unknown'
  if (hashOf(row.prevHash, row.payload, row.algorithm) !== row.hash) return 'the hash does not fit the payload'
  const payload = JSON.parse(row.payload) as Record<string, unknown>
  const fields = [
    'caseId',
    'seq',
    'act',
    'personId',
    'officeId',
    'role',
    'occurredOn',
    'enteredLate',
    'reason',
    'rule'
  ] as const
  const instant = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : value)
  const differs =
    fields.find((field) => payload[field] !== row[field]) ??
    (['occurredAt', 'recordedAt'] as const).find((field) => instant(payload[field]) !== instant(row[field]))
  return differs ? `column ${differs} differs from the payload` : null
}
