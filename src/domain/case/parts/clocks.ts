import type { Granter, StopGround } from '../../rules/row.ts'

/** What stops, lengthens and ends the clocks of a case. */

/** Days that clocks do not count, on a ground that their rule's row allows: `from` and `to` inclusive, no `to`: still stopped. */
export interface CaseStop {
  readonly no: number
  readonly ground: StopGround
  /** The ground of a suspension. */
  readonly why: string | null
  readonly from: string
  readonly to: string | null
  readonly approvedBy: string | null
  /** The coercive measure it belongs to, when goods are tested under it. */
  readonly measureNo: number | null
  /** The decision that is served by public notice in these days; left out for other stops. */
  readonly decisionNo?: number
  /** The right holder who was asked to identify goods. */
  readonly partyNo?: number | null
  readonly text: string | null
}

/** A step of an extension ladder, granted for one duty. */
export interface Granted {
  readonly no: number
  /** Key of the duty, see duties/. */
  readonly duty: string
  readonly rule: string
  readonly by: Granter
  readonly grantedOn: string
  readonly days: number | null
  readonly until: string | null
  readonly approvedBy: string
  /** The collective discussion that fixed it, where the ladder asks for one. */
  readonly discussionNo: number | null
  /** The paper by which the superior organ granted it. */
  readonly paper?: string | null
  readonly reason: string
}

/** Termination of the investigation. */
export interface Termination {
  readonly no: number
  readonly on: string
  readonly ground: 'person-dead' | 'entity-ended' | 'other'
}
