import { fen, type Fen } from '../money.ts'

/**
 * the surcharge on a fine paid late, 3 % of it for each day late, together never more than the fine itself; whole
 * fen, what is left over of one is dropped. Days during reconsideration or litigation are not days late.
 */
export function surcharge(fine: Fen, daysLate: number): Fen {
  if (!Number.isSafeInteger(daysLate) || daysLate < 0) throw new RangeError(`not a number of days: ${daysLate}`)
  return fen(daysLate > 33 ? fine : Math.floor((fine * 3 * daysLate) / 100))
}
