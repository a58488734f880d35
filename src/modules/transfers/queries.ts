import type { Actor } from '../../domain/actor.ts'
import { allowedTransferActs } from '../../domain/case/acts.ts'
import type { Duty } from '../../domain/case/duties/duty.ts'
import type { Transfer } from '../../domain/case/file.ts'
import type { TransferState } from '../../domain/case/vocabulary.ts'
import { formatCny } from '../../domain/money.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { shownTo } from '../../domain/transfer/sight.ts'
import { look, type Tx } from '../../db/connect.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { Deps } from '../../db/stores/act.ts'
import { dutyView } from '../../db/stores/duty-view.ts'
import { viewerFor } from './transfer-act.ts'

export interface TransferFilter {
  readonly limit: number
  readonly after?: string | undefined
  readonly state?: TransferState | undefined
  readonly office?: string | undefined
  readonly addressee?: string | undefined
}

type Stored = Transfer & { readonly caseId: string }

/**
 * An addressee sees a transfer from the moment it is sent, never while the office still makes up its mind; each side sees the
 * state that it is told of, and finds by that state (P-15).
 */
export async function listTransfers(deps: Deps, actor: Actor, filter: TransferFilter) {
  const offices = reachFor(actor, 'transfers.read')
  const makers = reachFor(actor, 'cases.read')
  const batch = filter.state === undefined ? filter.limit + 1 : 201
  return look(deps.db, { personId: actor.personId, offices }, async (tx) => {
    const found: Stored[] = []
    let [beforeId = null, beforeNo = null] = readCursor(filter.after, ['uuid', 'no']) ?? []
    for (;;) {
      const rows = await tx<Stored[]>`
        select * from transfers
        where (sent_on is not null or office_id = any (${makers}::text[]))
          and (office_id = any (${offices}::text[]) or addressee_id = any (${offices}::text[]) or copied_to = any (${offices}::text[])
            or court_id = any (${offices}::text[]) or passed_through && ${offices}::text[])
          and (${filter.office ?? null}::text is null or office_id = ${filter.office ?? null})
          and (${filter.addressee ?? null}::text is null or addressee_id = ${filter.addressee ?? null})
          and (${beforeId}::uuid is null or (case_id, transfer_no) > (${beforeId}::uuid, ${beforeNo}::smallint))
        order by case_id, transfer_no limit ${batch}`
      const shown = rows.map((transfer) => seenBy(actor, transfer))
      found.push(...shown.filter(({ state }) => filter.state === undefined || filter.state === state))
      const last = rows.at(-1)
      if (found.length > filter.limit || rows.length < batch || !last) break
      ;[beforeId, beforeNo] = [last.caseId, String(last.transferNo)]
    }
    const items = found.slice(0, filter.limit)
    const last = items.at(-1)
    return {
      items: items.map(rowOf),
      next: found.length > filter.limit && last ? writeCursor([last.caseId, String(last.transferNo)]) : null
    }
  })
}

const seenBy = (actor: Actor, transfer: Stored): Stored => ({
  ...shownTo(transfer, viewerFor(actor, transfer).viewer),
  caseId: transfer.caseId
})

/** One transfer, as the side is told of it that looks. */
export async function getTransfer(
  deps: Deps,
  actor: Actor,
  place: { caseId: string; no: number },
  language: 'zh' | 'en'
) {
  const offices = reachFor(actor, 'transfers.read')
  const sight = { personId: actor.personId, offices }
  const dutiesOf = (tx: Tx) => tx<Duty[]>`
    select * from duties where case_id = ${place.caseId} and key like ${`transfer:${place.no}:%`} order by due_at, key`
  const [rows, own] = await look(deps.db, sight, (tx) =>
    Promise.all([
      tx<Stored[]>`select * from transfers where case_id = ${place.caseId} and transfer_no = ${place.no}`,
      dutiesOf(tx)
    ])
  )
  const transfer = rows[0]
  const inside = transfer !== undefined && viewerFor(actor, transfer).inside
  if (!transfer || (!inside && transfer.sentOn === null)) refuse('not-found')
  const seen = seenBy(actor, transfer)
  const supervises = viewerFor(actor, transfer).viewer.sides.includes('procuratorate')
  // The duties of a case are in the sight of its office: the procuratorate sees those of the police in it.
  const duties = supervises
    ? await look(deps.db, { ...sight, offices: [...offices, transfer.officeId] }, dutiesOf)
    : own
  return {
    ...rowOf(seen),
    steps: seen.steps.map(({ by, ...step }) => ({
      ...step,
      by: step.officeId !== null && offices.includes(step.officeId) ? by : null
    })),
    passedThrough: [...seen.passedThrough],
    courtId: seen.courtId,
    judgment: seen.judgment,
    criminalFine: seen.criminalFineFen === null ? null : formatCny(seen.criminalFineFen),
    partyNos: [...seen.partyNos],
    members: [...seen.members],
    reportedOn: seen.reportedOn,
    approvedAt: seen.approvedAt,
    approvedBy: seen.approvedBy,
    sentAt: seen.sentAt,
    receivedAt: seen.receivedAt,
    receivedBy: seen.receivedBy,
    outcomeReason: seen.outcomeReason,
    materials: [...seen.materials],
    package: seen.package,
    duties: duties
      .filter((duty) => inside || offices.includes(duty.officeId) || (supervises && duty.waitingOn !== null))
      .map((duty) => dutyView(duty, deps.now())),
    allowedActions: allowedTransferActs(transfer, actor).map(({ act, rule, refusal }) => ({
      act,
      rule,
      allowed: refusal === null,
      why: refusal === null ? null : { code: refusal.code, text: refusal.text(language), basis: refusal.basis }
    }))
  }
}

function rowOf(transfer: Stored) {
  const {
    caseId,
    transferNo,
    version,
    direction,
    state,
    officeId,
    addresseeId,
    copiedTo,
    charge,
    formedOn,
    sentOn,
    outcomeOn,
    letterNumber,
    policeNumber,
    reported
  } = transfer
  return {
    caseId,
    no: transferNo,
    version,
    direction,
    state,
    officeId,
    addresseeId,
    copiedTo,
    charge,
    formedOn,
    sentOn,
    outcomeOn,
    letterNumber,
    policeNumber,
    reported
  }
}
