/** Publication, payment, enforcement, remedies, and the archive. */

export const channels = ['necips', 'credit-china', 'patent', 'other-province'] as const
/** Who gets a copy of a penalty without a transfer (T-57). */
export const copyAddressees = ['police', 'procuratorate', 'right-holder'] as const
export const withdrawalGrounds = [
  'decision-changed',
  'decision-revoked',
  'held-illegal',
  'held-void',
  'early-end'
] as const
/** A decision made known: published until it is withdrawn, or sent to whom T-57 names. */
export interface Publication {
  readonly no: number
  readonly decisionNo: number
  readonly channel: (typeof channels)[number] | (typeof copyAddressees)[number]
  /** The day of publishing; for another province the day of the push, and `thereOn` the day it was published there. */
  readonly publishedOn: string
  readonly thereOn: string | null
  /** The day after which it is public no more; null where no rule of ours says one. */
  readonly endsOn: string | null
  readonly withdrawnOn: string | null
  readonly withdrawnFor: (typeof withdrawalGrounds)[number] | null
}

export const arrangementKinds = ['deferral', 'instalments'] as const
/** Deferral or instalments: the last day to perform moves to the last of its days. */
export interface Arrangement {
  readonly no: number
  readonly decisionNo: number
  readonly kind: (typeof arrangementKinds)[number]
  /** The day of the party's written application. */
  readonly requestedOn: string
  readonly approvedOn: string
  readonly approvedLate: boolean
  readonly approvedBy: string
  /** The last day to perform before it: a decision that was due already leaves that day's cohort only from the approval on. */
  readonly dueBefore: string
  readonly instalments: readonly { readonly dueOn: string; readonly amountFen: number }[]
}

/** The demand before applying to the court. */
export interface Demand {
  readonly no: number
  readonly decisionNo: number
  readonly issuedOn: string
  readonly servedOn: string | null
}

export const courtSteps = ['accepted', 'granted', 'refused', 'withdrawn'] as const
/** Application to the court for enforcement. */
export interface CourtApplication {
  readonly no: number
  readonly decisionNo: number
  readonly appliedOn: string
  readonly court: string
  /** The decision told the party by when to sue: else the time to sue is longer. */
  readonly suitTimeStated: boolean
  readonly acceptedOn: string | null
  readonly courtNumber: string | null
  readonly ruledOn: string | null
  readonly outcome: Exclude<(typeof courtSteps)[number], 'accepted'> | null
}

export const remedyKinds = ['reconsideration', 'suit'] as const
export const remedyOutcomes = ['upheld', 'changed', 'revoked', 'withdrawn', 'rejected'] as const
/** Reconsideration or suit against a decision: it does not stop execution; an ordered stay is an `ExecutionHold`. */
export interface Remedy {
  readonly no: number
  readonly decisionNo: number
  readonly kind: (typeof remedyKinds)[number]
  readonly startedOn: string
  readonly endedOn: string | null
  readonly outcome: (typeof remedyOutcomes)[number] | null
}

export const holdGrounds = ['stay-ordered', 'no-ability', 'third-party-claim', 'irreparable-harm', 'other'] as const
/** Execution suspended, or stayed by an order during a remedy, which alone takes it out of the rates (4.6). */
export interface ExecutionHold {
  readonly no: number
  readonly decisionNo: number
  readonly ground: (typeof holdGrounds)[number]
  readonly from: string
  readonly fromLate: boolean
  /** The day from which it goes on. */
  readonly to: string | null
  readonly toLate: boolean
}

export const executionEndGrounds = ['no-successor', 'object-lost', 'court-ruled', 'three-years', 'other'] as const
/** Execution ended without being complete: closes the case, and is no success of execution. */
export interface ExecutionEnd {
  readonly no: number
  readonly decisionNo: number
  readonly on: string
  readonly ground: (typeof executionEndGrounds)[number]
}

/** The papers of a closed case in order, or those of a decision on the spot handed in. */
export interface Archive {
  readonly no: number
  readonly on: string
  /** The decision on the spot whose papers were handed in; left out for the volume of a closed case. */
  readonly spotDecisionNo?: number
  /** The stretch that the volume closes: a case that was opened again is archived again. */
  readonly episodeNo?: number
  readonly shelf: string | null
  readonly keptYears: number | null
}
