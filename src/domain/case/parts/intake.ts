/** Leads, the decision on filing, and importance. */

export const leadKinds = ['complaint', 'report', 'other'] as const
export type LeadKind = (typeof leadKinds)[number]
/** How the mediation of a complaint ended: by agreement, without one, or by the complainant's withdrawal. */
export const mediationEnds = ['agreed', 'failed', 'withdrawn'] as const

/** Material that brought the case: mixed material is two leads, each handled under its own rule. */
export interface Lead {
  readonly no: number
  readonly kind: LeadKind
  readonly receivedOn: string
  /** A reporter who gave a name is to be told; who it is stands sealed, apart. */
  readonly realName: boolean
  /** The number under which the reporter's identity is sealed; null where none was given. */
  readonly reporterNo: number | null
  /** A complaint was accepted or refused, and the complainant told so. */
  readonly acceptedOn: string | null
  readonly refusedOn: string | null
  readonly refusedFor: string | null
  readonly mediatedOn: string | null
  readonly mediation: (typeof mediationEnds)[number] | null
  /** The complainant was told that the mediation ended (A-02.notice). */
  readonly noticedOn: string | null
  /** The reporter was told whether the case is filed. */
  readonly repliedOn: string | null
  readonly text: string | null
}

/** The four conditions of filing. */
export const filingConditions = [
  'initial-evidence',
  'deserves-penalty',
  'within-jurisdiction',
  'within-limitation'
] as const
/** Why filing may be refused. */
export const decliningGrounds = ['minor-corrected', 'first-minor', 'no-fault', 'other'] as const
export type DecliningGround = (typeof decliningGrounds)[number]

/** What the head found when deciding whether to file: a refusal always, a filing where its conditions were stated. */
export interface FilingDecision {
  readonly no: number
  readonly on: string
  readonly filed: boolean
  /** Of a refusal; null where a file that was taken over does not tell. */
  readonly ground: DecliningGround | null
  /** Confirmed by whoever filed; empty: not stated. */
  readonly conditions: readonly (typeof filingConditions)[number][]
  /** The last day of the act, where it is known: the limitation runs from it. */
  readonly actEndedOn: string | null
  /** Life, health or financial safety was harmed: the longer limitation. */
  readonly graveHarm: boolean
}

export const importanceReasons = ['must-transfer', 'amount', 'foreign-related', 'public-interest', 'other'] as const
export type ImportanceReason = (typeof importanceReasons)[number]

/** An important case (重要案件) for the linkage platform, with its reasons. */
export interface Importance {
  readonly no: number
  readonly reasons: readonly ImportanceReason[]
  readonly from: string
  readonly to: string | null
  readonly text: string | null
}
