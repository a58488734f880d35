import type { Actor, Role } from '../../../domain/actor.ts'
import { headRoles } from '../../../domain/actor.ts'
import type { CaseFile } from '../../../domain/case/file.ts'
import {
  announceHearing,
  endHearing,
  requestHearing,
  type AnnounceInput,
  type EndHearingInput
} from '../../../domain/case/hearing.ts'
import {
  notify,
  recordStatement,
  serveNotice,
  waive,
  withdrawNotice,
  type NotifyInput,
  type StatementInput
} from '../../../domain/case/notice.ts'
import { review, submitReview, type ReviewInput, type SubmitReviewInput } from '../../../domain/case/review.ts'
import type { Stated } from '../../../domain/case/when.ts'
import type { ActAnswer, Deps } from '../../../db/stores/act.ts'
import { caseAct, openedDay, type CaseAsked } from '../case-act.ts'
import { chainOf, goodsValue, refuseStrangers, respondentsOf } from '../parties.ts'

/** Review, notice and hearing. */

const holds = (actor: Actor, roles: readonly Role[], file: CaseFile): boolean =>
  actor.postings.some((posting) => roles.includes(posting.role) && posting.reach.includes(file.case.officeId))

export function submitAReview(deps: Deps, asked: CaseAsked, input: Stated & SubmitReviewInput): Promise<ActAnswer> {
  return caseAct(deps, 'submit-review', asked, input, openedDay, ({ file }, when) => ({
    after: submitReview(file, input, asked.actor.personId, when)
  }))
}

export function reviewACase(deps: Deps, asked: CaseAsked, input: Stated & ReviewInput): Promise<ActAnswer> {
  return caseAct(deps, 'review', asked, input, openedDay, ({ file }, when) => {
    const by = { personId: asked.actor.personId, legal: holds(asked.actor, ['legal-reviewer'], file) }
    return { after: review(file, input, by, when) }
  })
}

export function notifyAParty(deps: Deps, asked: CaseAsked, input: Stated & NotifyInput): Promise<ActAnswer> {
  return caseAct(deps, 'notify', asked, input, openedDay, async ({ file }, when, { settings }, tx) => {
    const { caseId } = file.case
    const respondents = await respondentsOf(tx, caseId, input.partyNo)
    const goodsFen = await goodsValue(tx, caseId, input.partyNo)
    return { after: notify(file, input, respondents, when, settings, goodsFen) }
  })
}

export function serveANotice(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { noticeNo: number; servedBy: string }
): Promise<ActAnswer> {
  return caseAct(deps, 'serve-notice', asked, input, openedDay, ({ file }, when) => ({
    after: serveNotice(file, input, when)
  }))
}

export function recordAWaiver(deps: Deps, asked: CaseAsked, input: Stated & { noticeNo: number }): Promise<ActAnswer> {
  return caseAct(deps, 'waive-hearing', asked, input, openedDay, ({ file }, when) => ({
    after: waive(file, input, when)
  }))
}

export function recordAStatement(deps: Deps, asked: CaseAsked, input: Stated & StatementInput): Promise<ActAnswer> {
  return caseAct(deps, 'record-statement', asked, input, openedDay, ({ file }, when, context) => ({
    after: recordStatement(file, input, holds(asked.actor, headRoles, file), when, context)
  }))
}

export function requestAHearing(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { noticeNo: number }
): Promise<ActAnswer> {
  return caseAct(deps, 'request-hearing', asked, input, openedDay, ({ file }, when, context) => ({
    after: requestHearing(file, input, holds(asked.actor, headRoles, file), when, context)
  }))
}

export async function announceAHearing(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & AnnounceInput
): Promise<ActAnswer> {
  const offices = await deps.offices()
  return caseAct(deps, 'announce-hearing', asked, input, openedDay, async ({ file }, when, context, tx) => {
    const after = announceHearing(file, input, when, context)
    await refuseStrangers(tx, [input.host], chainOf(offices, file.case.officeId), when.on, '/host')
    return { after }
  })
}

export function endAHearing(deps: Deps, asked: CaseAsked, input: Stated & EndHearingInput): Promise<ActAnswer> {
  return caseAct(deps, 'end-hearing', asked, input, openedDay, ({ file }, when) => ({
    after: endHearing(file, input, when)
  }))
}

export function withdrawANotice(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { noticeNo: number }
): Promise<ActAnswer> {
  return caseAct(deps, 'withdraw-notice', asked, input, openedDay, ({ file }, when) => ({
    after: withdrawNotice(file, input, when)
  }))
}
