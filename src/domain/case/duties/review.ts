import type { CaseState } from '../vocabulary.ts'
import type { DutySource, DutyStart } from './duty.ts'

/** Where nothing is left to be reviewed. */
const over: readonly CaseState[] = ['terminated', 'transferred', 'closed', 'archived']

/** Reviews, and the papers of a decision on the spot. */
export const reviewDuties: DutySource = (file) => {
  const opened = file.episodes.at(-1)?.openedOn ?? ''
  const list: DutyStart[] = file.reviews.map((review) => ({
    key: `review:${review.no}`,
    code: 'OT-REVIEW',
    from: review.submittedOn,
    doneOn: review.doneOn,
    assignees: [],
    cancelled: review.doneOn === null && (over.includes(file.case.state) || review.submittedOn < opened)
  }))
  const spot = file.decisions[0]
  if (file.case.track === 'simple' && spot !== undefined) {
    const handedIn = file.archives.find((one) => one.spotDecisionNo === spot.decisionNo)
    list.push({
      key: 'spot-papers',
      code: 'OT-SPOT-PAPERS',
      from: spot.decidedOn as string,
      doneOn: handedIn?.on ?? null
    })
  }
  return list
}
