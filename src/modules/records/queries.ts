import type { Actor } from '../../domain/actor.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { isToldToOffice } from '../../domain/transfer/sight.ts'
import { look } from '../../db/connect.ts'
import { verifyChain, type RecordRow } from '../../db/records.ts'
import type { Deps } from '../../db/stores/act.ts'

/**
 * The records of a case in order, with hashes, so that anyone can verify them outside the service. What the police, the
 * procuratorate and the court did among themselves keeps its place and its hash, and says nothing but to the audit (P-15).
 */
export async function listRecords(deps: Deps, actor: Actor, caseId: string, page: { limit: number; after: number }) {
  const sight = { personId: actor.personId, offices: reachFor(actor, 'records.read') }
  const audits = actor.postings.some((posting) => posting.role === 'audit-admin')
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
      .map((row) =>
        audits || isToldToOffice(row.act)
          ? { ...row, changes: (JSON.parse(row.payload) as { changes: unknown }).changes }
          : { ...row, ...untold }
      )
    return { items, next: rows.length > page.limit ? (items.at(-1)?.seq ?? null) : null }
  })
}

const untold = {
  act: 'transfer-untold',
  personId: null,
  officeId: null,
  role: null,
  occurredOn: null,
  occurredAt: null,
  recordedAt: null,
  enteredLate: null,
  reason: null,
  rule: null,
  changes: null,
  payload: null
} as const

/** Walks the chain of a case and says whether every link holds. */
export async function verifyCase(deps: Deps, actor: Actor, caseId: string) {
  const sight = { personId: actor.personId, offices: reachFor(actor, 'records.verify') }
  return look(deps.db, sight, async (tx) => {
    const report = await verifyChain(tx, caseId)
    return { ...report, intact: report.problem === null }
  })
}
