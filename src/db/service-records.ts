import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Tx } from './connect.ts'
import type { HashAlgorithm } from './records.ts'

/** What happened to the service itself and to no case: an import, a changed setting. */
export interface ServiceEntry {
  readonly act: string
  readonly personId: string
  readonly recordedAt: string
  readonly reason: string | null
  readonly changes: unknown
}

const lockSpace = 0x7372

/**
 * Adds the next record to a chain of the service, in the caller's transaction: its lock is held until that ends, so the
 * chain has no gap and no fork. The hash is that of a case's record: over the previous one and the payload's text.
 */
export async function appendServiceRecord(
  tx: Tx,
  chain: string,
  entry: ServiceEntry,
  algorithm: HashAlgorithm
): Promise<void> {
  await tx`select pg_advisory_xact_lock(${lockSpace}::int, hashtext(${chain}))`
  const [last] = await tx<{ seq: number; hash: string }[]>`
    select seq, hash from service_records where chain = ${chain} order by seq desc limit 1`
  const seq = (last?.seq ?? 0) + 1
  const prevHash = last?.hash ?? createHash('sha256').update(`ip-linkage service ${chain}`).digest('hex')
  const payload = canonicalize({ chain, seq, ...entry }) as string
  const hash = createHash(algorithm).update(prevHash).update('\n').update(payload).digest('hex')
  const { act, personId, recordedAt, reason } = entry
  await tx`
    insert into service_records (chain, seq, act, person_id, recorded_at, reason, payload, prev_hash, hash, algorithm)
    values (${chain}, ${seq}, ${act}, ${personId}, ${recordedAt}, ${reason}, ${payload}, ${prevHash}, ${hash}, ${algorithm})`
}
