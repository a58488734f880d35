import type { Granter } from '../rules/row.ts'
import { newDecision } from '../case/decision.ts'
import { restated, standing, type CaseFile, type Material, type Transfer } from '../case/file.ts'
import { withLine } from '../case/parts.ts'
import { endTransferDecision } from '../case/steps.ts'
import type { MaterialKind } from '../case/vocabulary.ts'
import type { When } from '../case/when.ts'
import { refuse } from '../refusal.ts'
import { transferActs, type TransferActName } from './act-table.ts'

/** The steps of a transfer between its receipt and its end (law.md 2.3 to 2.6): the case before, what was asked, the case after. */

/** The transfer changed by an act: its state is what the act's row says. */
export function moved(
  file: CaseFile,
  transfer: Transfer,
  name: TransferActName,
  change: Partial<Transfer> = {}
): CaseFile {
  const state = transferActs[name].to ?? transfer.state
  const next = { ...transfer, state, ...change, version: transfer.version + 1 }
  return restated({
    ...file,
    transfers: file.transfers.map((one) => (one.transferNo === transfer.transferNo ? next : one))
  })
}

/** Written reasons are part of the act (T-11, T-18, T-19, T-31). */
function reasonOf(when: When): string {
  return when.reason ?? refuse('transfer.reason-needed', { field: '/reason' })
}

/** The matter goes back to the office: what was decided by the transfer has spent itself in an open case (T-39). */
function back(file: CaseFile, when: When, ground: string): CaseFile {
  return file.case.closedOn === null ? restated(endTransferDecision(file, when, ground)) : file
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
  if (input.to === transfer.addresseeId) refuse('transfer.forward-same', { field: '/to' })
  const passed = [...new Set([...transfer.passedThrough, transfer.addresseeId as string])]
  return moved(file, transfer, 'forward', {
    addresseeId: input.to,
    passedThrough: passed,
    receivedAt: null,
    receivedBy: null
  })
}

/** No matter for the police (T-18): back to the office, with reasons. */
export function returnNotPolice(file: CaseFile, transfer: Transfer, when: When): CaseFile {
  const change = { outcomeOn: when.on, outcomeReason: reasonOf(when) }
  return back(moved(file, transfer, 'return-not-police', change), when, 'returned-not-police')
}

export const decisionGranters = ['county-police-head', 'higher-police-head'] as const satisfies readonly Granter[]

/** A longer stage of the decision on filing, approved inside the police (T-19, EC25 art 16). */
export function extendDecision(
  file: CaseFile,
  transfer: Transfer,
  input: { by: (typeof decisionGranters)[number]; approvedBy: string },
  when: When
): CaseFile {
  const line = {
    duty: policeDutyKey(transfer),
    rule: 'T-19',
    by: input.by,
    grantedOn: when.on,
    days: null,
    until: null,
    approvedBy: input.approvedBy,
    discussionNo: null,
    reason: reasonOf(when)
  }
  return withLine(moved(file, transfer, 'extend-decision'), 'extensions', line)
}

/** The key of the duty to decide on filing: each police that has the matter has its own. */
export const policeDutyKey = (transfer: Transfer): string =>
  `transfer:${transfer.transferNo}:police${transfer.passedThrough.length === 0 ? '' : `:${transfer.passedThrough.length + 1}`}`

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
    | 'require-explanation'
    | 'explain'
    | 'accept-explanation'
    | 'order-filing'
    | 'remind'
    | 'notify-property'
    | 'move-case'
    | 'send-for-prosecution'
    | 'return-to-investigate'
    | 'make-effective',
  when: When
): CaseFile {
  const reasoned = ['request-reconsideration', 'suggest-supervision', 'explain', 'order-filing']
  if (reasoned.includes(name)) reasonOf(when)
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

/** The judgment (T-47, T-55): `criminalFineFen` above zero: no fine may follow, a fine paid is set off. */
export function judge(
  file: CaseFile,
  transfer: Transfer,
  input: { outcome: (typeof judgments)[number]; criminalFineFen: number }
): CaseFile {
  if (input.outcome !== 'convicted' && input.criminalFineFen > 0)
    refuse('transfer.judgment-fine', { field: '/criminalFine' })
  return moved(file, transfer, 'judge', { judgment: input.outcome, criminalFineFen: input.criminalFineFen })
}
