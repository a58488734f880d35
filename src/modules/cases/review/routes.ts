import { parseCny } from '../../../domain/money.ts'
import type { Topic } from '../act-route.ts'
import * as commands from './commands.ts'
import * as schema from './schema.ts'

/** Acts of review, notice and hearing. */
export const reviewTopic: Topic = (act, deps) => {
  act(
    'submit-review',
    'submitReview',
    'Submit the case to review (送审); a legal review with its grounds',
    schema.SubmitReviewBody,
    (asked, body) => commands.submitAReview(deps, asked, body)
  )
  act(
    'review',
    'reviewCase',
    'Enter the outcome of a review (审核意见); by nobody who handled the case',
    schema.ReviewBody,
    (asked, body) => commands.reviewACase(deps, asked, body)
  )
  act(
    'notify',
    'notifyParty',
    'Give notice of the penalty proposed (行政处罚告知), with the hearing that a rule asks for',
    schema.NotifyBody,
    (asked, body) =>
      commands.notifyAParty(deps, asked, {
        ...body,
        proposed: body.proposed.map(({ kind, amount }) => ({
          kind,
          amountFen: amount === null ? null : parseCny(amount)
        }))
      })
  )
  act(
    'serve-notice',
    'serveNotice',
    'Enter the service of a notice (送达告知书): the time to answer runs from it',
    schema.ServeNoticeBody,
    (asked, body) => commands.serveANotice(deps, asked, body)
  )
  act(
    'waive-hearing',
    'recordWaiver',
    'The party waives statement, defence and hearing (放弃陈述申辩和听证)',
    schema.NoticeBody,
    (asked, body) => commands.recordAWaiver(deps, asked, body)
  )
  act(
    'record-statement',
    'recordStatement',
    'Enter statement and defence, and what was made of them (陈述申辩)',
    schema.StatementBody,
    (asked, body) => commands.recordAStatement(deps, asked, body)
  )
  act(
    'request-hearing',
    'requestHearing',
    'The party asks for a hearing (申请听证): clocks that do not count it stand still',
    schema.NoticeBody,
    (asked, body) => commands.requestAHearing(deps, asked, body)
  )
  act(
    'announce-hearing',
    'announceHearing',
    'Tell the party of day and place, seven working days ahead (听证通知)',
    schema.AnnounceHearingBody,
    (asked, body) => commands.announceAHearing(deps, asked, body)
  )
  act(
    'end-hearing',
    'endHearing',
    'The hearing was held, or the party withdrew or stayed away (听证结束)',
    schema.EndHearingBody,
    (asked, body) => commands.endAHearing(deps, asked, body)
  )
  act(
    'withdraw-notice',
    'withdrawNotice',
    'Withdraw a notice, with the reason (撤回告知)',
    schema.NoticeBody,
    (asked, body) => commands.withdrawANotice(deps, asked, body)
  )
}
