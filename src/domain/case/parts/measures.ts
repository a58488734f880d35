/** Coercive measures and the goods under them. */

export const measureKinds = ['preserve', 'seal', 'seize'] as const
export const measureEnds = [
  'lifted',
  'taken-as-evidence',
  'seized',
  'confiscated',
  'handed-to-police',
  'handed-to-organ',
  'lapsed'
] as const
/** Register-and-preserve, sealing, seizure. */
export interface Measure {
  readonly no: number
  readonly kind: (typeof measureKinds)[number]
  readonly from: string
  /** An emergency measure on the spot: when it was taken, and when it was reported (24 hours). */
  readonly takenAt: string | null
  readonly reportedAt: string | null
  readonly approvedBy: string | null
  readonly approvedOn: string | null
  readonly takenBy: string
  /** The preservation that this seizure went on from. */
  readonly follows: number | null
  readonly partyNo: number | null
  /** Quantities in the unit of the goods line; null: the whole line, not counted. */
  readonly goods: readonly { readonly goodsNo: number; readonly quantity: string | null }[]
  readonly place: string | null
  readonly documentNumber: string | null
  readonly endedOn: string | null
  readonly end: (typeof measureEnds)[number] | null
  readonly endGround: string | null
}

export const disposals = [
  'returned',
  'destroyed',
  'auctioned',
  'handed-to-police',
  'handed-to-warehouse',
  'handed-to-organ',
  'other'
] as const
/** Where a quantity of a goods line is kept, and what became of it; quantities in the unit of the line, null: not counted. */
export interface Custody {
  readonly no: number
  readonly goodsNo: number
  readonly measureNo: number | null
  readonly quantity: string | null
  readonly place: string
  readonly keeper: string
  readonly storedOn: string
  readonly disposed: readonly Disposal[]
}
export interface Disposal {
  readonly quantity: string | null
  readonly disposal: (typeof disposals)[number]
  readonly on: string
  /** The party's consent, where no decision confiscates what is destroyed or sold. */
  readonly consentOn: string | null
  readonly text: string | null
}
