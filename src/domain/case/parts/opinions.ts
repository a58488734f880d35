/** Opinions of procuratorate, police or court that the case answers to (law.md 2.6). */

/** What the clock of the answer needs of an opinion; the opinion itself lies apart, seen by both sides. */
export interface LinkedOpinion {
  readonly no: number
  readonly opinionId: string
  readonly kind: string
  readonly receivedOn: string
  /** The rule that gives the time to answer, or under which the paper named one; null: none. */
  readonly rule: string | null
  /** Calendar days from its receipt to the day that the paper names; null: the rule's own period. */
  readonly days: number | null
  readonly answeredOn: string | null
  readonly result: string | null
}
