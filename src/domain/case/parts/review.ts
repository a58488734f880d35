import type { ObligationKind } from '../vocabulary.ts'

/** Review, notice, hearing and collective discussion. */

export const reviewOutcomes = ['agree', 'correct', 'supplement', 'other'] as const
/** Why a case needs a legal review. */
export const legalGrounds = ['public-interest', 'rights-after-hearing', 'complex', 'by-law'] as const
/** Case review or legal review, by another person than the handlers (P-21), within 10 working days. */
export interface Review {
  readonly no: number
  readonly kind: 'case' | 'legal'
  /** Stated for a legal review, none for a case review. */
  readonly grounds: readonly (typeof legalGrounds)[number][]
  /** What was mended, when the review before asked for a correction. */
  readonly mended: string | null
  /** The end of the investigation whose result is reviewed. */
  readonly endNo: number
  readonly submittedOn: string
  readonly submittedBy: string
  readonly reviewer: string | null
  readonly doneOn: string | null
  readonly outcome: (typeof reviewOutcomes)[number] | null
  readonly opinion: string | null
}

export interface Proposed {
  readonly kind: ObligationKind
  readonly amountFen: number | null
}

/** The written notice before a penalty, with the hearing offered where A-35 asks for it. */
export interface Notice {
  readonly no: number
  /** Null: all respondents. */
  readonly partyNo: number | null
  readonly issuedOn: string
  readonly servedOn: string | null
  readonly servedBy: string | null
  readonly proposed: readonly Proposed[]
  readonly hearing: boolean
  /** The rule that asks for the offer of a hearing; null: offered without being asked for, or not offered. */
  readonly hearingRule: string | null
  readonly text: string | null
  /** The party declared that it waives statement, defence and hearing. */
  readonly waivedOn: string | null
  readonly statementOn: string | null
  readonly statement: 'accepted' | 'partly-accepted' | 'not-accepted' | null
  readonly statementText: string | null
  readonly withdrawnOn: string | null
}

export const hearingEnds = ['held', 'withdrawn', 'absent', 'notice-withdrawn'] as const
export interface Hearing {
  readonly no: number
  readonly noticeNo: number
  /** The stop of the clocks that do not count the time of a hearing. */
  readonly stopNo: number
  readonly requestedOn: string
  /** When the party was told of day and place: seven working days ahead. */
  readonly announcedOn: string | null
  readonly setFor: string | null
  readonly place: string | null
  /** Not an investigator of the case (P-22). */
  readonly host: string | null
  readonly heldOn: string | null
  readonly endedOn: string | null
  readonly ended: (typeof hearingEnds)[number] | null
  readonly opinion: string | null
}

export const discussionSubjects = ['decision', 'extension', 'recusal', 'other'] as const
/** Collective discussion of those in charge. */
export interface Discussion {
  readonly no: number
  readonly on: string
  readonly subject: (typeof discussionSubjects)[number]
  readonly attendees: readonly string[]
  readonly conclusion: string
}
