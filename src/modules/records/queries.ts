import type { Actor } from '../../domain/actor.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { look } from '../../db/connect.ts'
import { verifyChain, type RecordRow } from '../../db/records.ts'
import type { Deps } from '../../db/stores/act.ts'

/** The records of a case in order, with hashes, so that anyone can verify them outside the service. */
export async function listRecords(deps: Deps, actor: Actor, caseId: string, page: { limit: number; after: number }) {
  const sight = { personId: actor.personId, offices: reachFor(actor, 'records.read') }
  return look(deps.db, sight, async (tx) => {
    const [found, rows] = await Promise.all([
      tx`select from cases where case_id = ${caseId}`,
      tx<RecordRow[]>`
        select seq, act, person_id, office_id, role, occurred_on, occurred_at, recorded_at, entered_late, reason, rule, payload, prev_hash, hash, algorithm
        from records where case_id = ${caseId} and seq > ${page.after} order by seq limit ${page.limit + 1}`
    ])
    if (found.length === 0) refuse('not-found')
    const items = rows
      .slice(0, page.limit)
      .map((row) => ({ ...row, changes: (JSON.parse(row.payload) as { changes: unknown }).changes }))
    return { items, next: rows.length > page.limit ? (items.at(-1)?.seq ?? null) : null }
  })
}

/** Walks the chain of a case and says whether every link holds. */
export async function verifyCase(deps: Deps, actor: Actor, caseId: string) {
  const sight = { personId: actor.personId, offices: reachFor(actor, 'records.verify') }
  return look(deps.db, sight, async (tx) => {
    const report = await verifyChain(tx, caseId)
    return { ...report, intact: report.problem === null }
  })
}
