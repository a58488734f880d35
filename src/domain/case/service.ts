import { dueOf } from '../clocks/due.ts'
import { refuse } from '../refusal.ts'
import { decisionOf, serve } from './steps.ts'
import { restated, type CaseFile } from './file.ts'
import { withChange, withLine, type CaseStop } from './parts.ts'
import { notBefore, type Context, type When } from './when.ts'

/** Service of a decision in each form with its own day. */

export const serviceWays = ['direct', 'left', 'electronic', 'mail', 'entrusted', 'public-notice'] as const

export interface ServiceInput {
  readonly decisionNo: number
  readonly servedBy: (typeof serviceWays)[number]
  /** The party confirmed the address in writing: service to a system, and service by a returned letter, rest on it. */
  readonly confirmedAddress: boolean
  /** The letter came back, since the address that the party gave was wrong: the day of its return is the day of service. */
  readonly returned: boolean
  /** Who was there and what the photographs show, when it is left. */
  readonly note: string | null
}

const noticeOf = (file: CaseFile, decisionNo: number): CaseStop | undefined =>
  file.stops.findLast((stop) => stop.ground === 'public-notice' && stop.decisionNo === decisionNo)

/** The public notice of a decision, with why no other way was open; serving by it waits for its thirty days. */
export function announceService(file: CaseFile, input: { decisionNo: number }, when: When): CaseFile {
  if (when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  const decision = decisionOf(file, input.decisionNo)
  if (decision.servedOn !== null) refuse('case.already-served', { decision: decision.decisionNo })
  if (noticeOf(file, decision.decisionNo)) refuse('case.already-announced', { decision: decision.decisionNo })
  notBefore(when.on, decision.decidedOn)
  return restated(
    withLine(file, 'stops', {
      ground: 'public-notice',
      why: null,
      from: when.on,
      to: null,
      approvedBy: null,
      measureNo: null,
      decisionNo: decision.decisionNo,
      text: when.reason
    })
  )
}

/** Service as `serve` enters it, after judging the form; the public notice of the decision ends with it. */
export function serveInForm(file: CaseFile, input: ServiceInput, when: When, context: Context): CaseFile {
  const notice = noticeOf(file, decisionOf(file, input.decisionNo).decisionNo)
  judgeForm(input, notice, when, context)
  const served = serve(file, input, when, context.calendar, context.settings)
  if (!notice) return served
  return restated(withChange(served, 'stops', notice.no, { to: notice.from > when.on ? notice.from : when.on }))
}

function judgeForm(input: ServiceInput, notice: CaseStop | undefined, when: When, context: Context): void {
  const { servedBy, confirmedAddress, returned, note } = input
  if (returned && servedBy !== 'mail') refuse('case.return-by-mail', { field: '/returned' })
  if ((servedBy === 'electronic' || returned) && !confirmedAddress)
    refuse('case.address-unconfirmed', { field: '/confirmedAddress' })
  if (servedBy === 'left' && note === null) refuse('case.left-note', { field: '/note' })
  if (servedBy !== 'public-notice') return
  if (!notice) refuse('case.not-announced', { decision: input.decisionNo, field: '/servedBy' })
  const earliest = dueOf('A-71.public-notice', { from: notice.from }, context.calendar, context.settings).due as string
  if (when.on < earliest) refuse('case.notice-runs', { earliest, field: '/occurredOn' })
}
