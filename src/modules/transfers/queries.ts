import type { Actor } from '../../domain/actor.ts'
import { allowedTransferActs } from '../../domain/case/acts.ts'
import type { Duty } from '../../domain/case/duties/duty.ts'
import type { Transfer } from '../../domain/case/file.ts'
import type { TransferState } from '../../domain/case/vocabulary.ts'
import { formatCny } from '../../domain/money.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { sidesOf, toldOf } from '../../domain/transfer/sight.ts'
import { look } from '../../db/connect.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { Deps } from '../../db/stores/act.ts'
import { dutyView } from '../../db/stores/duty-view.ts'

export interface TransferFilter {
  readonly limit: number
  readonly after?: string | undefined
  readonly state?: TransferState | undefined
  readonly office?: string | undefined
  readonly addressee?: string | undefined
}

/** An addressee sees a transfer from the moment it is sent, never while the office still makes up its mind (P-15). */
export async function listTransfers(deps: Deps, actor: Actor, filter: TransferFilter) {
  const offices = reachFor(actor, 'transfers.read')
  const makers = reachFor(actor, 'cases.read')
  const [beforeId = null, beforeNo = null] = readCursor(filter.after, ['uuid', 'no']) ?? []
  return look(deps.db, { personId: actor.personId, offices }, async (tx) => {
    const rows = await tx<(Transfer & { caseId: string })[]>`
      select * from transfers
      where (sent_on is not null or office_id = any (${makers}::text[]))
        and (office_id = any (${offices}::text[]) or addressee_id = any (${offices}::text[]) or copied_to = any (${offices}::text[])
          or court_id = any (${offices}::text[]) or passed_through && ${offices}::text[])
        and (${filter.state ?? null}::text is null or state = ${filter.state ?? null})
        and (${filter.office ?? null}::text is null or office_id = ${filter.office ?? null})
        and (${filter.addressee ?? null}::text is null or addressee_id = ${filter.addressee ?? null})
        and (${beforeId}::uuid is null or (case_id, transfer_no) > (${beforeId}::uuid, ${beforeNo}::smallint))
      order by case_id, transfer_no limit ${filter.limit + 1}`
    const items = rows.slice(0, filter.limit)
    const last = items.at(-1)
    return {
      items: items.map((transfer) =>
        rowOf(transfer, toldOf(transfer, sidesOf(transfer, makers.includes(transfer.officeId), offices)).state)
      ),
      next: rows.length > filter.limit && last ? writeCursor([last.caseId, String(last.transferNo)]) : null
    }
  })
}

/** One transfer. What is inside the office (group, approval, internal reasons) is shown to it alone. */
export async function getTransfer(
  deps: Deps,
  actor: Actor,
  place: { caseId: string; no: number },
  language: 'zh' | 'en'
) {
  const offices = reachFor(actor, 'transfers.read')
  return look(deps.db, { personId: actor.personId, offices }, async (tx) => {
    const [rows, duties] = await Promise.all([
      tx<
        (Transfer & { caseId: string })[]
      >`select * from transfers where case_id = ${place.caseId} and transfer_no = ${place.no}`,
      tx<
        Duty[]
      >`select * from duties where case_id = ${place.caseId} and key like ${`transfer:${place.no}:%`} order by due_at`
    ])
    const transfer = rows[0]
    const inside = transfer !== undefined && reachFor(actor, 'cases.read').includes(transfer.officeId)
    if (!transfer || (!inside && transfer.sentOn === null)) refuse('not-found')
    const told = toldOf(transfer, sidesOf(transfer, inside, offices))
    return {
      ...rowOf(transfer, told.state),
      steps: told.steps.map(({ by, ...step }) => ({
        ...step,
        by: inside === (step.officeId === transfer.officeId) ? by : null
      })),
      passedThrough: [...transfer.passedThrough],
      courtId: transfer.courtId,
      judgment: transfer.judgment,
      criminalFine: transfer.criminalFineFen === null ? null : formatCny(transfer.criminalFineFen),
      partyNos: [...transfer.partyNos],
      members: inside ? [...transfer.members] : [],
      reportedOn: inside ? transfer.reportedOn : null,
      approvedAt: inside ? transfer.approvedAt : null,
      approvedBy: inside ? transfer.approvedBy : null,
      sentAt: transfer.sentAt,
      receivedAt: transfer.receivedAt,
      receivedBy: transfer.receivedBy,
      outcomeReason: transfer.outcomeReason,
      materials: [...transfer.materials],
      package: transfer.package,
      duties: duties
        .filter((duty) => inside || offices.includes(duty.officeId))
        .map((duty) => dutyView(duty, deps.now())),
      allowedActions: allowedTransferActs(transfer, actor).map(({ act, rule, refusal }) => ({
        act,
        rule,
        allowed: refusal === null,
        why: refusal === null ? null : { code: refusal.code, text: refusal.text(language), basis: refusal.basis }
      }))
    }
  })
}

function rowOf(transfer: Transfer & { caseId: string }, state: TransferState) {
  const {
    caseId,
    transferNo,
    version,
    direction,
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
