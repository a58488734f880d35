/** The offices that handle a case. */

/** An office that handled the case, from a day on: a designated jurisdiction moves it, in the counts too. */
export interface Assignment {
  readonly no: number
  readonly officeId: string
  readonly organId: string
  readonly areaCode: string
  readonly from: string
  /** Entered late: so are its counts. */
  readonly late: boolean
  readonly ground: string | null
  /** The paper that designates it; null for the office that had the case first. */
  readonly paper: string | null
}

/** Another office that takes part: jointly, and then it sees the case while the sharing lasts, or by assistance. */
export interface Share {
  readonly no: number
  readonly officeId: string
  readonly kind: 'joint' | 'assistance'
  readonly from: string
  readonly to: string | null
  /** The paper it rests on. */
  readonly paper: string
}
