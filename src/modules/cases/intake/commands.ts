import type { CaseFile } from '../../../domain/case/file.ts'
import { setImportance as mark, type ImportanceInput } from '../../../domain/case/importance.ts'
import {
  acceptComplaint,
  addLead,
  endMediation,
  limitationWarnings,
  nextReporter,
  refuseComplaint,
  replyReporter,
  startCheck,
  stateFiling,
  type FilingStated
} from '../../../domain/case/intake.ts'
import type { DecliningGround, Lead } from '../../../domain/case/parts.ts'
import { refuseRecused } from '../../../domain/case/recusal.ts'
import { repeatWarnings } from '../../../domain/case/repeat.ts'
import { declineToFile, fileCase } from '../../../domain/case/steps.ts'
import type { Stated, When } from '../../../domain/case/when.ts'
import type { ActAnswer, Deps } from '../../../db/stores/act.ts'
import { takeNumber } from '../../../db/stores/case-number.ts'
import type { LeadEntry } from '../../../db/stores/enter.ts'
import { refuseUnknownOfficers } from '../../../db/stores/officers.ts'
import { earlierPenalties } from '../../../db/stores/repeat-offenders.ts'
import { insertReporters, sealReporter } from '../../../db/stores/reporters.ts'
import { caseAct, type CaseAsked } from '../case-act.ts'

/** Acts of intake and the decision on filing. */

const clueDay = (file: CaseFile): string | null => file.case.clueOn

/**
 * Filing: gives the case its number in the office's own series of the filing year. Warns where the penalty may
 * be out of time and where a respondent was penalised before.
 */
export async function fileACase(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & FilingStated & { handlers: readonly string[] }
): Promise<ActAnswer> {
  // Before the act holds a connection: were it to ask for a second one, a full pool would wait for itself.
  const offices = await deps.offices()
  return caseAct(deps, 'file', asked, input, clueDay, async ({ file }, when, { calendar, settings }, tx) => {
    const filed = stateFiling(fileCase(file, input, when), input, when)
    refuseRecused(file, filed.case.handlers, '/handlers')
    const named = { field: '/handlers', basis: 'A-11' } as const
    await refuseUnknownOfficers(tx, filed.case.handlers, file.case.officeId, when.on, named)
    const pattern = offices.get(file.case.officeId)?.numberPattern ?? null
    const number = await takeNumber(tx, file.case.caseId, pattern, file.case.officeId, when.on)
    const earlier = await earlierPenalties(tx, file.case.caseId, input.actEndedOn ?? undefined)
    return {
      after: { ...filed, case: { ...filed.case, number } },
      warnings: [...limitationWarnings(file, input, calendar, settings), ...repeatWarnings(earlier)]
    }
  })
}

/** Refusal to file. */
export function declineACase(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { ground: DecliningGround | null }
): Promise<ActAnswer> {
  return caseAct(deps, 'decline', asked, input, clueDay, ({ file }, when) => ({
    after: declineToFile(file, when, input.ground)
  }))
}

/** The lead is checked from this day on. */
export const startACheck = (deps: Deps, asked: CaseAsked, input: Stated): Promise<ActAnswer> =>
  caseAct(deps, 'start-check', asked, input, clueDay, ({ file }, when) => ({ after: startCheck(file, when) }))

/** A reporter who is named gave a name. */
export const leadOf = ({
  realName,
  ...lead
}: Omit<LeadEntry, 'realName'> & { readonly realName?: boolean | undefined }): LeadEntry => ({
  ...lead,
  realName: lead.reporter !== null || (realName ?? false)
})

/** Material received; who brought it is sealed apart, and its record says only that somebody was. */
export function addALead(deps: Deps, asked: CaseAsked, input: Stated & LeadEntry): Promise<ActAnswer> {
  return caseAct(deps, 'add-lead', asked, input, clueDay, ({ file }, when, _context, tx) => {
    const { kind, realName, reporter, text } = input
    if (reporter === null) return { after: addLead(file, { kind, realName, reporterNo: null, text }, when) }
    const sealed = sealReporter(file.case.caseId, nextReporter(file), reporter, deps.sealer)
    return {
      after: addLead(file, { kind, realName, reporterNo: sealed.reporterNo, text }, when),
      changes: { reporter: sealed.forRecord },
      extra: insertReporters(tx, [sealed])
    }
  })
}

type LeadStep = (file: CaseFile, input: { leadNo: number }, when: When) => CaseFile
const onLead =
  (name: 'accept-complaint' | 'refuse-complaint' | 'reply-reporter', step: LeadStep) =>
  (deps: Deps, asked: CaseAsked, input: Stated & { leadNo: number }): Promise<ActAnswer> =>
    caseAct(deps, name, asked, input, clueDay, ({ file }, when) => ({ after: step(file, input, when) }))

/** The complaint is accepted. */
export const acceptAComplaint = onLead('accept-complaint', acceptComplaint)
/** The complaint is refused. */
export const refuseAComplaint = onLead('refuse-complaint', refuseComplaint)
/** A reporter or complainant was told (A-03, A-02.notice). */
export const replyToAReporter = onLead('reply-reporter', replyReporter)

/** The mediation of a complaint ended. */
export const endAMediation = (
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { leadNo: number; outcome: NonNullable<Lead['mediation']> }
): Promise<ActAnswer> =>
  caseAct(deps, 'end-mediation', asked, input, clueDay, ({ file }, when) => ({
    after: endMediation(file, input, when)
  }))

/** Marks an important case, or takes the mark off. */
export const setImportance = (deps: Deps, asked: CaseAsked, input: Stated & ImportanceInput): Promise<ActAnswer> =>
  caseAct(deps, 'set-importance', asked, input, clueDay, ({ file }, when) => ({ after: mark(file, input, when) }))
