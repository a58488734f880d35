import type { CaseActName } from './act-table.ts'
import { awaitsAnswer } from './assessment.ts'
import { standing, type CaseFile } from './file.ts'
import { moneyObligations } from './vocabulary.ts'

/** Whether the file holds anything that an act could be done to; an act that is not named here needs nothing. */
const objects: Partial<Record<CaseActName, (file: CaseFile) => boolean>> = {
  'accept-complaint': openComplaint,
  'refuse-complaint': openComplaint,
  'end-mediation': (file) => file.leads.some((lead) => lead.acceptedOn !== null && lead.mediatedOn === null),
  'reply-reporter': (file) => file.leads.some((lead) => lead.realName && lead.repliedOn === null),
  'restart-clock': (file) => file.stops.some((stop) => stop.ground !== 'suspension' && stop.to === null),
  'approve-measure': (file) => file.measures.some((measure) => measure.approvedOn === null),
  'end-measure': (file) => file.measures.some((measure) => measure.endedOn === null),
  'dispose-goods': (file) => file.custody.length > 0,
  'answer-letter': (file) => file.letters.some((letter) => letter.answeredOn === null),
  review: (file) => file.reviews.some((review) => review.doneOn === null),
  'serve-notice': (file) => file.notices.some((notice) => notice.servedOn === null && notice.withdrawnOn === null),
  'waive-hearing': servedNotice,
  'record-statement': servedNotice,
  'request-hearing': servedNotice,
  'announce-hearing': openHearing,
  'end-hearing': openHearing,
  'withdraw-notice': (file) => file.notices.some((notice) => notice.withdrawnOn === null),
  'hand-in-papers': (file) => file.case.track === 'simple',
  publish: (file) => standing(file).length > 0,
  'withdraw-publication': (file) => file.publications.some((one) => one.withdrawnOn === null),
  'copy-penalty': (file) => file.decisions.some((made) => made.kind === 'penalty'),
  perform: (file) => file.obligations.some((one) => !moneyObligations.includes(one.kind) && one.performedOn === null),
  'record-receipt': (file) => file.obligations.some((one) => moneyObligations.includes(one.kind)),
  'serve-demand': (file) => file.demands.some((one) => one.servedOn === null),
  'record-court': (file) => file.courtApplications.some((one) => one.outcome === null),
  'end-remedy': (file) => file.remedies.some((one) => one.endedOn === null),
  'resume-execution': (file) => file.executionHolds.some((one) => one.to === null),
  'settle-assessment': awaitsAnswer,
  'end-share': (file) => file.shares.some((one) => one.to === null)
}

function openComplaint(file: CaseFile): boolean {
  return file.leads.some((lead) => lead.kind === 'complaint' && lead.acceptedOn === null && lead.refusedOn === null)
}

function servedNotice(file: CaseFile): boolean {
  return file.notices.some((notice) => notice.servedOn !== null && notice.withdrawnOn === null)
}

function openHearing(file: CaseFile): boolean {
  return file.hearings.some((hearing) => hearing.endedOn === null)
}

/** Whether there is anything on file to do this act to: what a list of allowed acts asks beside role and state. */
export const hasObject = (name: CaseActName, file: CaseFile): boolean => objects[name]?.(file) ?? true
