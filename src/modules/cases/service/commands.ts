import {
  copyPenalty,
  publish,
  withdrawPublication,
  type CopyAddressee,
  type PublishInput
} from '../../../domain/case/publicity.ts'
import { announceService, serveInForm, type ServiceInput } from '../../../domain/case/service.ts'
import type { withdrawalGrounds } from '../../../domain/case/parts.ts'
import type { Stated } from '../../../domain/case/when.ts'
import type { ActAnswer, Deps } from '../../../db/stores/act.ts'
import { caseAct, openedDay, type CaseAsked } from '../case-act.ts'

/** Service, publicity and the copies of a penalty (T-57). A late publication belongs to no stretch. */

const anyDay = () => null

export function announceAService(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { decisionNo: number }
): Promise<ActAnswer> {
  return caseAct(deps, 'announce-service', asked, input, openedDay, ({ file }, when) => ({
    after: announceService(file, input, when)
  }))
}

/** The form, and what it rests on, is kept in the record. */
export function serveADecision(deps: Deps, asked: CaseAsked, input: Stated & ServiceInput): Promise<ActAnswer> {
  const { confirmedAddress, returned, note } = input
  return caseAct(deps, 'serve', asked, input, openedDay, ({ file }, when, context) => ({
    after: serveInForm(file, input, when, context),
    changes: { service: { confirmedAddress, returned, note } }
  }))
}

export function publishADecision(deps: Deps, asked: CaseAsked, input: Stated & PublishInput): Promise<ActAnswer> {
  return caseAct(deps, 'publish', asked, input, anyDay, ({ file }, when, context) => ({
    after: publish(file, input, when, context),
    changes: { secrecyReviewed: input.secrecyReviewed }
  }))
}

export function withdrawAPublication(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { publicationNo: number; ground: (typeof withdrawalGrounds)[number] }
): Promise<ActAnswer> {
  return caseAct(deps, 'withdraw-publication', asked, input, anyDay, ({ file }, when) => ({
    after: withdrawPublication(file, input, when)
  }))
}

export function copyAPenalty(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { decisionNo: number; to: readonly CopyAddressee[] }
): Promise<ActAnswer> {
  return caseAct(deps, 'copy-penalty', asked, input, anyDay, ({ file }, when) => ({
    after: copyPenalty(file, input, when)
  }))
}
