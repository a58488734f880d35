/** Investigation, evidence, letters of assistance, panel and recusal. */

export const investigationKinds = [
  'inspection',
  'inquiry',
  'sampling',
  'evidence-collection',
  'identification-request',
  'appraisal-request',
  'other'
] as const
export interface Investigation {
  readonly no: number
  readonly kind: (typeof investigationKinds)[number]
  readonly on: string
  /** Two officers at least. */
  readonly officers: readonly string[]
  readonly place: string | null
  readonly partyNo: number | null
  readonly text: string
}

/** The end of the investigation, with the report's conclusion. */
export interface InvestigationEnd {
  readonly no: number
  readonly on: string
  readonly proposal: string
}

export const evidenceKinds = [
  'documentary',
  'physical',
  'audio-visual',
  'electronic',
  'witness',
  'party-statement',
  'appraisal',
  'inspection-record'
] as const
export const secrecyLevels = ['open', 'internal', 'trade-secret', 'sealed'] as const
export interface Evidence {
  readonly no: number
  readonly kind: (typeof evidenceKinds)[number]
  readonly name: string
  readonly obtainedOn: string
  readonly officers: readonly string[]
  readonly partyNo: number | null
  readonly secrecy: (typeof secrecyLevels)[number]
  /** Number of the uploaded file. */
  readonly fileNo: number | null
  /** To be given back when the case ends. */
  readonly returnable: boolean
  readonly text: string | null
}

/** A request for assistance to another organ, or one received. */
export interface Letter {
  readonly no: number
  readonly direction: 'out' | 'in'
  readonly officeId: string | null
  readonly organ: string
  readonly sentOn: string
  readonly receivedOn: string | null
  readonly answeredOn: string | null
  readonly text: string
  readonly answer: string | null
}

/** The panel of a patent dispute: three or more, an odd number. */
export interface Panel {
  readonly no: number
  readonly on: string
  readonly members: readonly string[]
}

/**
 * A decision on recusal: of the chief by collective discussion, of a head by the chief, of others by the head. The last
 * one of a person stands; `recused` false: the request was refused or the ground is gone.
 */
export interface Recusal {
  readonly no: number
  readonly personId: string
  readonly on: string
  readonly recused: boolean
  readonly decidedBy: string
  readonly discussionNo: number | null
  readonly reason: string
}
