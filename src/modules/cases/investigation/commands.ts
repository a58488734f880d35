import { chiefRoles, headRoles } from '../../../domain/actor.ts'
import { officesFor } from '../../../domain/case/acts.ts'
import { disposeGoods, storeGoods, type DisposeInput, type StoreInput } from '../../../domain/case/custody.ts'
import type { CaseFile } from '../../../domain/case/file.ts'
import {
  addEvidence,
  endInvestigation,
  formPanel,
  investigate,
  recuse,
  type EvidenceInput,
  type InvestigateInput
} from '../../../domain/case/investigation.ts'
import { answerLetter, noteReceipt, receiveLetter, sendLetter } from '../../../domain/case/letters.ts'
import {
  approveMeasure,
  endMeasure,
  takeMeasure,
  type ApproveInput,
  type EndInput,
  type TakeInput
} from '../../../domain/case/measures.ts'
import type { Stated } from '../../../domain/case/when.ts'
import { refuse } from '../../../domain/refusal.ts'
import type { Tx } from '../../../db/connect.ts'
import type { ActAnswer, Deps } from '../../../db/stores/act.ts'
import { refuseUnknownOfficers, rolesAt } from '../../../db/stores/officers.ts'
import { caseAct, openedDay, type CaseAsked } from '../case-act.ts'
import { goodsLines, knownParty } from '../content-lines.ts'

/** Investigation, coercive measures, goods in custody and letters of assistance. */

/** Work on a lead may lie before the filing. */
const clueDay = (file: CaseFile): string | null => file.case.clueOn

/** An inquiry or inspection: officers of the office, or of one that handles the case jointly. */
export function investigateACase(deps: Deps, asked: CaseAsked, input: Stated & InvestigateInput): Promise<ActAnswer> {
  return caseAct(deps, 'investigate', asked, input, clueDay, async ({ file }, when, _context, tx) => {
    await knownParty(tx, file.case.caseId, input.partyNo)
    const after = investigate(file, input, when)
    const named = { field: '/officers', basis: 'A-20' } as const
    await refuseUnknownOfficers(tx, input.officers, officesFor('investigate', file), when.on, named)
    return { after }
  })
}

/** A piece of evidence. */
export function addAnEvidence(deps: Deps, asked: CaseAsked, input: Stated & EvidenceInput): Promise<ActAnswer> {
  return caseAct(deps, 'add-evidence', asked, input, clueDay, async ({ file }, when, _context, tx) => {
    await knownParty(tx, file.case.caseId, input.partyNo)
    const own = input.officers.length === 0
    const after = addEvidence(file, { ...input, officers: own ? [asked.actor.personId] : input.officers }, when)
    const named = { field: '/officers', basis: 'A-20' } as const
    const day = input.obtainedOn ?? when.on
    if (!own) await refuseUnknownOfficers(tx, input.officers, officesFor('add-evidence', file), day, named)
    return { after }
  })
}

/** The end of the investigation. */
export function endAnInvestigation(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { proposal: string }
): Promise<ActAnswer> {
  return caseAct(deps, 'end-investigation', asked, input, openedDay, ({ file }, when) => ({
    after: endInvestigation(file, input, when)
  }))
}

/** The panel of a patent dispute. */
export function formAPanel(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { members: readonly string[] }
): Promise<ActAnswer> {
  return caseAct(deps, 'form-panel', asked, input, openedDay, async ({ file }, when, _context, tx) => {
    const after = formPanel(file, input, when)
    const named = { field: '/members', basis: 'A-17' } as const
    await refuseUnknownOfficers(tx, input.members, file.case.officeId, when.on, named)
    return { after }
  })
}

/** The office of the case and the organ in whose name it acts: where its heads sit. */
const ownOffices = ({ case: { officeId, organId } }: CaseFile): string[] => [officeId, organId]

/** A decision on recusal. */
export function recuseAnOfficer(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { personId: string; recused: boolean; discussionNo: number | null }
): Promise<ActAnswer> {
  return caseAct(deps, 'recuse', asked, input, clueDay, async ({ file }, when, _context, tx) => {
    const { personId, recused, discussionNo } = input
    const offices = [...officesFor('investigate', file), ...ownOffices(file)]
    const roles = await rolesAt(tx, personId, offices, when.on)
    if (roles.length === 0) refuse('case.handler-unknown', { person: personId, field: '/personId', basis: 'A-20' })
    const rank = roles.some((role) => chiefRoles.includes(role)) ? 'chief' : roles.includes('head') ? 'head' : 'other'
    const { personId: by, postings } = asked.actor
    const byChief = postings.some((one) => chiefRoles.includes(one.role) && one.reach.includes(file.case.officeId))
    return { after: recuse(file, { personId, rank, recused, discussionNo, by, byChief }, when) }
  })
}

/** Takes a measure: the approver named was a head on the day of the approval. */
export function takeAMeasure(deps: Deps, asked: CaseAsked, input: Stated & Omit<TakeInput, 'by'>): Promise<ActAnswer> {
  return caseAct(deps, 'take-measure', asked, input, clueDay, async ({ file }, when, context, tx) => {
    await knownParty(tx, file.case.caseId, input.partyNo)
    const lines = await goodsLines(tx, file.case.caseId)
    const after = takeMeasure(file, { ...input, by: asked.actor.personId }, lines, when, context)
    if (input.approvedBy !== null) await refuseUnlessHead(tx, file, input.approvedBy, input.approvedOn ?? when.on)
    return { after }
  })
}

async function refuseUnlessHead(tx: Tx, file: CaseFile, person: string, day: string): Promise<void> {
  const roles = await rolesAt(tx, person, ownOffices(file), day)
  if (!roles.some((role) => headRoles.includes(role)))
    refuse('case.approver-not-head', { person, field: '/approvedBy' })
}

/** The report of an emergency measure, in hours. */
export function approveAMeasure(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & Omit<ApproveInput, 'by'>
): Promise<ActAnswer> {
  return caseAct(deps, 'approve-measure', asked, input, clueDay, ({ file }, when, context) => ({
    after: approveMeasure(file, { ...input, by: asked.actor.personId }, when, context)
  }))
}

/** The end of a measure, with what became of it. */
export function endAMeasure(deps: Deps, asked: CaseAsked, input: Stated & Omit<EndInput, 'by'>): Promise<ActAnswer> {
  return caseAct(deps, 'end-measure', asked, input, clueDay, ({ file }, when, context) => ({
    after: endMeasure(file, { ...input, by: asked.actor.personId }, when, context)
  }))
}

/** Takes goods into custody. */
export function storeSomeGoods(deps: Deps, asked: CaseAsked, input: Stated & StoreInput): Promise<ActAnswer> {
  return caseAct(deps, 'store-goods', asked, input, clueDay, async ({ file }, when, context, tx) => ({
    after: storeGoods(file, input, await goodsLines(tx, file.case.caseId), when, context)
  }))
}

/** Disposes of goods in custody (A-92, T-20, T-22). */
export function disposeOfGoods(deps: Deps, asked: CaseAsked, input: Stated & DisposeInput): Promise<ActAnswer> {
  return caseAct(deps, 'dispose-goods', asked, input, clueDay, async ({ file }, when, context, tx) => ({
    after: disposeGoods(file, input, await goodsLines(tx, file.case.caseId), when, context)
  }))
}

interface Correspondent {
  readonly officeId: string | null
  readonly organ: string | null
}

/** The organ by its name; read before the act holds a connection. */
async function organOf(deps: Deps, { officeId, organ }: Correspondent): Promise<string> {
  const office = officeId === null ? undefined : (await deps.offices()).get(officeId)
  if (officeId !== null && office === undefined) refuse('case.office-unknown', { office: officeId, field: '/officeId' })
  return organ ?? office?.nameZh ?? refuse('case.letter-organ', { field: '/organ' })
}

/** A letter of assistance to another organ. */
export async function sendALetter(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & Correspondent & { text: string }
): Promise<ActAnswer> {
  const { officeId, text } = input
  const organ = await organOf(deps, input)
  return caseAct(deps, 'send-letter', asked, input, clueDay, ({ file }, when) => ({
    after: sendLetter(file, { officeId, organ, text }, when)
  }))
}

/** A letter of another organ, or the other organ's receipt of ours. */
export async function receiveALetter(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & Correspondent & { letterNo: number | null; sentOn: string | null; text: string | null }
): Promise<ActAnswer> {
  const { letterNo, officeId, sentOn, text } = input
  const theirs = letterNo === null && sentOn !== null && text !== null
  const letter = theirs ? { officeId, organ: await organOf(deps, input), sentOn, text } : null
  return caseAct(
    deps,
    'receive-letter',
    asked,
    input,
    () => null,
    ({ file }, when) => ({
      after: letter === null ? noteReceipt(file, { letterNo: letterNo ?? 0 }, when) : receiveLetter(file, letter, when)
    })
  )
}

/** The answer to a letter. */
export function answerALetter(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { letterNo: number; answer: string }
): Promise<ActAnswer> {
  return caseAct(
    deps,
    'answer-letter',
    asked,
    input,
    () => null,
    ({ file }, when) => ({
      after: answerLetter(file, input, when)
    })
  )
}
