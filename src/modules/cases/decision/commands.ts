import type { DecideInput } from '../../../domain/case/decision.ts'
import { decideNow, mediate, type MediateInput } from '../../../domain/case/decision-needs.ts'
import { discuss, type DiscussInput } from '../../../domain/case/discussion.ts'
import type { CaseFile } from '../../../domain/case/file.ts'
import { fineOutOfRange } from '../../../domain/case/fine-range.ts'
import { decideOnTheSpot, handInPapers, type SpotInput } from '../../../domain/case/spot.ts'
import type { Stated, When } from '../../../domain/case/when.ts'
import { check } from '../../../domain/identifiers/check.ts'
import type { Tx } from '../../../db/connect.ts'
import type { ActAnswer, Deps, Warned } from '../../../db/stores/act.ts'
import { refuseUnknownOfficers } from '../../../db/stores/officers.ts'
import { caseAct, openedDay, type CaseAsked } from '../case-act.ts'
import { chainOf, moneyFigures, refuseStrangers, respondentsOf } from '../parties.ts'

/** Decisions, and the collective discussion before them. */

const numbered = <Input extends { documentNumber: string | null }>(input: Input) => ({
  ...input,
  documentNumber: input.documentNumber === null ? null : check('document-no', input.documentNumber).normalised,
  documentNumberRaw: input.documentNumber
})

export async function discussACase(deps: Deps, asked: CaseAsked, input: Stated & DiscussInput): Promise<ActAnswer> {
  const offices = await deps.offices()
  return caseAct(deps, 'discuss', asked, input, openedDay, async ({ file }, when, _context, tx) => {
    const { subject, attendees, conclusion } = input
    const after = discuss(file, { subject, attendees, conclusion }, when)
    await refuseStrangers(tx, attendees, chainOf(offices, file.case.officeId), when.on, '/attendees')
    return { after }
  })
}

/** A disposal decision. A fine outside what the law of its right names is told as a warning. */
export function decideACase(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & Omit<DecideInput, 'documentNumberRaw'>
): Promise<ActAnswer> {
  return caseAct(deps, 'decide', asked, input, openedDay, async ({ file }, when, context, tx) => {
    const respondents = await respondentsOf(tx, file.case.caseId, input.partyNo)
    const after = decideNow(file, numbered(input), respondents, when, context)
    return { after, warnings: await warningsOf(tx, file, input, when) }
  })
}

/** By the version of the law of the day when the lead came: the act lies before it, and the file does not tell when. */
async function warningsOf(tx: Tx, file: CaseFile, input: Omit<DecideInput, 'documentNumberRaw'>, when: When) {
  const { caseId, procedure, clueOn } = file.case
  const figures = await moneyFigures(tx, caseId, input.partyNo)
  const odd = fineOutOfRange(procedure, input.obligations, figures, clueOn ?? when.on)
  const warned: Warned[] =
    odd === null ? [] : [{ code: 'case.fine-range', field: '/obligations', zh: odd.zh, en: odd.en }]
  return warned
}

export function mediateACase(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & Omit<MediateInput, 'documentNumberRaw'>
): Promise<ActAnswer> {
  return caseAct(deps, 'mediate', asked, input, openedDay, async ({ file }, when, _context, tx) => {
    await respondentsOf(tx, file.case.caseId, input.partyNo)
    return { after: mediate(file, numbered(input), when) }
  })
}

/** Simple procedure: decided and served in one act. */
export function decideACaseOnTheSpot(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & Omit<SpotInput, 'documentNumberRaw'>
): Promise<ActAnswer> {
  return caseAct(deps, 'decide-on-the-spot', asked, input, openedDay, async ({ file }, when, context, tx) => {
    const respondents = await respondentsOf(tx, file.case.caseId, input.partyNo)
    const after = decideOnTheSpot(file, numbered(input), respondents, when, context)
    const named = { field: '/officers', basis: 'A-20' } as const
    await refuseUnknownOfficers(tx, after.case.handlers, file.case.officeId, when.on, named)
    return { after }
  })
}

export function handInThePapers(deps: Deps, asked: CaseAsked, input: Stated): Promise<ActAnswer> {
  return caseAct(deps, 'hand-in-papers', asked, input, openedDay, ({ file }, when) => ({
    after: handInPapers(file, when)
  }))
}
