import type { Granter } from '../rules/row.ts'
import { newDecision } from '../case/decision.ts'
import { clockedDuties } from '../case/duties/duties.ts'
import { policeDutyKey } from '../case/duties/transfer.ts'
import { openTransfers, restated, standing, type CaseFile, type Material, type Transfer } from '../case/file.ts'
import { withLine } from '../case/parts.ts'
import { endTransferDecision } from '../case/steps.ts'
import type { MaterialKind } from '../case/vocabulary.ts'
import type { Context, When } from '../case/when.ts'
import { dueOf } from '../clocks/due.ts'
import { refuse } from '../refusal.ts'
import { rowOf, type TransferActName } from './act-table.ts'

/** The steps of a transfer between its receipt and its end (law.md 2.3 to 2.6): the case before, what was asked, the case after. */

/**
 * The transfer changed by an act: its state is what the act's row says. One that had ended and goes on again, as by a
 * reconsideration, must not meet another of the same parties: `transfer.already-open`.
 */
export function moved(
  file: CaseFile,
  transfer: Transfer,
  name: TransferActName,
  change: Partial<Transfer> = {}
): CaseFile {
  const state = rowOf(name).to ?? transfer.state
  const next = { ...transfer, state, ...change, version: transfer.version + 1 }
  const after = {
    ...file,
    transfers: file.transfers.map((one) => (one.transferNo === transfer.transferNo ? next : one))
  }
  const rival = isOpen(file, transfer) ? undefined : isOpen(after, next) && rivalOf(file, next.partyNos)
  if (rival) refuse('transfer.already-open', { transfer: rival.transferNo })
  return restated(after)
}

const isOpen = (file: CaseFile, { transferNo }: Transfer): boolean =>
  openTransfers(file).some((open) => open.transferNo === transferNo)

/** An open transfer of some of these parties; none named: of all. */
export const rivalOf = (file: CaseFile, partyNos: readonly number[]): Transfer | undefined =>
  openTransfers(file).find(
    (open) => open.partyNos.length === 0 || partyNos.length === 0 || open.partyNos.some((no) => partyNos.includes(no))
  )

/** Written reasons are part of the act (T-11, T-18, T-19, T-31). */
function reasonOf(when: When): string {
  return when.reason ?? refuse('transfer.reason-needed', { field: '/reason' })
}

/**
 * The matter goes back to the office: what was decided by the transfer has spent itself in an open case (T-39), unless another
 * transfer rests on that decision.
 */
function back(file: CaseFile, when: When, ground: string): CaseFile {
  const rests = openTransfers(file).some((open) => open.approvedAt !== null)
  return file.case.closedOn === null && !rests ? restated(endTransferDecision(file, when, ground)) : file
}

/** The police ask for what is missing (T-16): they may not refuse for it. */
export function requestSupplement(
  file: CaseFile,
  transfer: Transfer,
  input: { materials: readonly MaterialKind[] }
): CaseFile {
  if (input.materials.length === 0) refuse('transfer.supplement-empty', { field: '/materials' })
  return moved(file, transfer, 'request-supplement')
}

/** What was asked for is handed in later, each piece there or its absence explained (T-16). */
export function supplement(file: CaseFile, transfer: Transfer, input: { materials: readonly Material[] }): CaseFile {
  if (input.materials.length === 0) refuse('transfer.supplement-empty', { field: '/materials' })
  const unexplained = input.materials.find((material) => material.count === 0 && !material.reason)
  if (unexplained) refuse('transfer.material-missing', { material: unexplained.kind, field: '/materials' })
  const later = new Set(input.materials.map((material) => material.kind))
  const kept = transfer.materials.filter((material) => !later.has(material.kind))
  return moved(file, transfer, 'supplement', { materials: [...kept, ...input.materials] })
}

/** Forwarded to the police that have jurisdiction (T-18): one lineage, another addressee, who signs a receipt of its own. */
export function forward(file: CaseFile, transfer: Transfer, input: { to: string }): CaseFile {
  return moved(file, transfer, 'forward', { ...passedOn(transfer, input.to), receivedAt: null, receivedBy: null })
}

function passedOn(transfer: Transfer, to: string): Partial<Transfer> {
  if (to === transfer.addresseeId) refuse('transfer.forward-same', { field: '/to' })
  const passedThrough = [...new Set([...transfer.passedThrough, transfer.addresseeId as string])]
  return { addresseeId: to, passedThrough }
}

/** The police moved the case to others after filing (T-41), who go on with it; null: to police that the service does not know. */
export function moveCase(file: CaseFile, transfer: Transfer, input: { to: string | null }): CaseFile {
  return moved(file, transfer, 'move-case', input.to === null ? {} : passedOn(transfer, input.to))
}

/** No matter for the police (T-18): back to the office, with reasons. */
export function returnNotPolice(file: CaseFile, transfer: Transfer, when: When): CaseFile {
  const change = { outcomeOn: when.on, outcomeReason: reasonOf(when) }
  return back(moved(file, transfer, 'return-not-police', change), when, 'returned-not-police')
}

export const decisionGranters = ['county-police-head', 'higher-police-head'] as const satisfies readonly Granter[]

/**
 * A longer stage of the decision on filing, approved inside the police (T-19, EC25 art 16): the next step of the ladder, in
 * time. What the ladder does not allow is refused as `clock.…`.
 */
export function extendDecision(
  file: CaseFile,
  transfer: Transfer,
  input: { by: (typeof decisionGranters)[number]; approvedBy: string },
  when: When,
  { calendar, settings }: Context
): CaseFile {
  const duty = policeDutyKey(transfer)
  const line = {
    ...{ duty, rule: 'T-19', by: input.by, grantedOn: when.on, days: null, until: null },
    ...{ approvedBy: input.approvedBy, discussionNo: null, reason: reasonOf(when) }
  }
  const { row, clock } = clockedDuties(file, calendar, settings).find((one) => one.duty.key === duty)!.lawful
  const extensions = [...clock.extensions, { by: input.by, grantedOn: when.on }]
  dueOf(row, { ...clock, extensions }, calendar, settings)
  return withLine(moved(file, transfer, 'extend-decision'), 'extensions', line)
}

/**
 * The police file (T-19), at first or after a reconsideration or an order. When the matter had come back to an open case that
 * has decided nothing since, the decision to transfer stands again from this day.
 */
export function policeFile(
  file: CaseFile,
  transfer: Transfer,
  input: { policeNumber: string | null },
  when: When
): CaseFile {
  const filed = moved(file, transfer, 'file', {
    policeNumber: input.policeNumber,
    outcomeOn: when.on,
    outcomeReason: when.reason
  })
  if (file.case.closedOn !== null || standing(file).length > 0) return filed
  const decision = newDecision(file.decisions.length + 1, 'transfer-criminal', when.on, {
    ...{ documentNumber: null, documentNumberRaw: null, partyNo: null, text: null },
    result: 'transfer-criminal'
  })
  return restated({ ...filed, decisions: [...filed.decisions, decision] })
}

/** The police do not file, with reasons (T-19). An open case goes back to its office; a closed one is reopened there (T-39). */
export function policeDecline(file: CaseFile, transfer: Transfer, when: When): CaseFile {
  const change = { outcomeOn: when.on, outcomeReason: reasonOf(when) }
  return back(moved(file, transfer, 'decline', change), when, 'police-not-filed')
}

/** The police stay with their refusal (T-31). */
export function uphold(file: CaseFile, transfer: Transfer, when: When): CaseFile {
  return moved(file, transfer, 'uphold', { outcomeOn: when.on, outcomeReason: reasonOf(when) })
}

/** Acts that are words alone, with reasons in writing. */
export function inWriting(
  file: CaseFile,
  transfer: Transfer,
  name:
    | 'request-reconsideration'
    | 'suggest-supervision'
    | 'report-delay'
    | 'require-explanation'
    | 'explain'
    | 'accept-explanation'
    | 'order-filing'
    | 'remind'
    | 'notify-property'
    | 'send-for-prosecution'
    | 'return-to-investigate',
  when: When
): CaseFile {
  const reasoned = ['request-reconsideration', 'suggest-supervision', 'report-delay', 'explain', 'order-filing']
  if (reasoned.includes(name)) reasonOf(when)
  const times = (act: TransferActName) => transfer.steps.filter((step) => step.act === act).length
  if (name === 'remind' && times('order-filing') === 0) refuse('transfer.not-ordered')
  if (name === 'return-to-investigate' && times(name) === 2) refuse('transfer.returned-twice')
  return moved(file, transfer, name)
}

/** The office states no objection: it deals with the matter itself (T-39). */
export function acceptRefusal(file: CaseFile, transfer: Transfer, when: When): CaseFile {
  return back(moved(file, transfer, 'accept-refusal'), when, 'police-not-filed')
}

/** The police withdraw their case and tell the office (T-40). */
export function withdrawCase(file: CaseFile, transfer: Transfer, when: When): CaseFile {
  const change = { outcomeReason: reasonOf(when) }
  return back(moved(file, transfer, 'withdraw-case', change), when, 'police-withdrew')
}

export const nonProsecutions = ['statutory', 'discretionary', 'evidence'] as const
export const judgments = ['convicted', 'exempt', 'acquitted', 'prosecution-withdrawn'] as const

/** The procuratorate does not prosecute (T-46): the matter may come back with an opinion (T-51). */
export function notProsecute(file: CaseFile, transfer: Transfer, when: When): CaseFile {
  reasonOf(when)
  return back(moved(file, transfer, 'not-prosecute'), when, 'not-prosecuted')
}

/** The procuratorate prosecutes before a court (T-46). */
export function prosecute(file: CaseFile, transfer: Transfer, input: { courtId: string }): CaseFile {
  return moved(file, transfer, 'prosecute', { courtId: input.courtId })
}

/** The judgment, or that of the second instance in its place (T-47, T-55): `criminalFineFen` above zero: no fine may follow, a fine paid is set off. */
export function judge(
  file: CaseFile,
  transfer: Transfer,
  input: { outcome: (typeof judgments)[number]; criminalFineFen: number }
): CaseFile {
  if (input.outcome !== 'convicted' && input.criminalFineFen > 0)
    refuse('transfer.judgment-fine', { field: '/criminalFine' })
  return moved(file, transfer, 'judge', { judgment: input.outcome, criminalFineFen: input.criminalFineFen })
}

/** The judgment takes effect. One without a criminal fine gives the matter back: what is still due may be imposed (T-52, T-55). */
export function makeEffective(file: CaseFile, transfer: Transfer, when: When): CaseFile {
  const effective = moved(file, transfer, 'make-effective')
  return transfer.criminalFineFen ? effective : back(effective, when, 'no-criminal-fine')
}
