import { refuse } from '../refusal.ts'
import { restated, type CaseFile } from './file.ts'
import { withLine, type Evidence, type Investigation } from './parts.ts'
import { refuseRecused } from './recusal.ts'
import type { When } from './when.ts'

/** Steps of the investigation: the file before, what was asked, and the file after. */

/** The file with these persons among its investigators: none of them reviews the case or hosts its hearing (P-21, P-22). */
const investigatedBy = (file: CaseFile, persons: readonly string[]): CaseFile => ({
  ...file,
  case: { ...file.case, investigators: [...new Set([...file.case.investigators, ...persons])] }
})

const distinct = (persons: readonly string[]): string[] => [...new Set(persons)]

export type InvestigateInput = Omit<Investigation, 'no' | 'on'>

/** An inquiry, inspection or other step: two officers at least, none of them recused. */
export function investigate(file: CaseFile, input: InvestigateInput, when: When): CaseFile {
  const officers = distinct(input.officers)
  if (officers.length < 2) refuse('case.two-officers', { field: '/officers' })
  refuseRecused(file, officers, '/officers')
  const { kind, place, partyNo, text } = input
  const next = withLine(file, 'investigations', { kind, on: when.on, officers, place, partyNo, text })
  return restated(investigatedBy(next, officers))
}

export type EvidenceInput = Omit<Evidence, 'no' | 'obtainedOn'> & { readonly obtainedOn: string | null }

/** A piece of evidence with its level of secrecy (P-10), entered on or after the day it was obtained. */
export function addEvidence(file: CaseFile, input: EvidenceInput, when: When): CaseFile {
  const obtainedOn = input.obtainedOn ?? when.on
  if (obtainedOn > when.on)
    refuse('time.before-previous', { occurred: when.on, previous: obtainedOn, field: '/obtainedOn' })
  const officers = distinct(input.officers)
  refuseRecused(file, officers, '/officers')
  const { kind, name, partyNo, secrecy, fileNo, returnable, text } = input
  const line = { kind, name, obtainedOn, officers, partyNo, secrecy, fileNo, returnable, text }
  return investigatedBy(withLine(file, 'evidence', line), officers)
}

/** The end of the investigation, with what its report proposes. */
export const endInvestigation = (file: CaseFile, input: { readonly proposal: string }, when: When): CaseFile =>
  restated(withLine(file, 'investigationEnds', { on: when.on, proposal: input.proposal }))

/** The panel of a patent dispute: three or more, an odd number. The last one formed sits. */
export function formPanel(file: CaseFile, input: { readonly members: readonly string[] }, when: When): CaseFile {
  const members = distinct(input.members)
  if (members.length < 3 || members.length % 2 === 0) refuse('case.panel-size', { field: '/members' })
  refuseRecused(file, members, '/members')
  return withLine(file, 'panels', { on: when.on, members })
}

/** What the person is at the office: it decides who recuses them. */
export type RecusalRank = 'chief' | 'head' | 'other'

export interface RecuseInput {
  readonly personId: string
  readonly rank: RecusalRank
  readonly recused: boolean
  readonly discussionNo: number | null
  readonly by: string
  readonly byChief: boolean
}

/**
 * A decision on recusal: of the chief by a collective discussion on file that the chief took no part in, of another
 * head by the chief, of others by a head; never of oneself. The investigation goes on.
 */
export function recuse(file: CaseFile, input: RecuseInput, when: When): CaseFile {
  const { personId, rank, recused, discussionNo, by, byChief } = input
  if (when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  if (by === personId) refuse('case.recusal-own', { field: '/personId' })
  if (rank === 'head' && !byChief) refuse('case.recusal-by-chief', { field: '/personId' })
  const discussed = file.discussions.some(
    (one) => one.no === discussionNo && one.subject === 'recusal' && !one.attendees.includes(personId)
  )
  if (rank === 'chief' && !discussed) refuse('case.recusal-discussion', { field: '/discussionNo' })
  return withLine(file, 'recusals', {
    personId,
    on: when.on,
    recused,
    decidedBy: by,
    discussionNo,
    reason: when.reason
  })
}
