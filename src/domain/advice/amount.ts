import type { Amount, End } from './types.ts'

/**
 * What is known of a measure: it is surely at least `low` (what rests on `lowEnd`), it may reach `high`, and `top` is the
 * highest number anyone stated (`topEnd`).
 */
export interface Reading {
  readonly low: number
  readonly lowEnd: End
  readonly high: number
  readonly top: number
  readonly topEnd: End
}

/** An upper bound alone proves nothing; an "about" counts as the number itself and is named as such. */
export function read(amount: Amount): Reading {
  if (typeof amount === 'number') return { low: amount, lowEnd: 'exact', high: amount, top: amount, topEnd: 'exact' }
  const { atLeast = -1, about = -1, atMost } = amount
  const low = Math.max(atLeast, about, 0)
  const lowEnd: End = atLeast < 0 && about < 0 ? 'atMost' : about > atLeast ? 'about' : 'atLeast'
  if (atMost !== undefined) return { low, lowEnd, high: atMost, top: atMost, topEnd: 'atMost' }
  return { low, lowEnd, high: about >= 0 ? low : Infinity, top: low, topEnd: lowEnd }
}

/** The same as an upper bound only: what is counted gross is never less than what is counted net. */
export function bounded({ high, top }: Reading): Reading {
  return { low: 0, lowEnd: 'atMost', high, top, topEnd: 'atMost' }
}

/** Two readings of one measure, or of two that the row adds. */
export function plus(a: Reading, b: Reading): Reading {
  return {
    low: a.low + b.low,
    lowEnd: weaker(a.lowEnd, b.lowEnd),
    high: a.high + b.high,
    top: a.top + b.top,
    topEnd: weaker(a.topEnd, b.topEnd)
  }
}

const strength = { exact: 0, atLeast: 1, about: 2, atMost: 3 } as const

/** What an upper bound adds to a known number may be nothing, so the sum is at least that number. */
function weaker(a: End, b: End): End {
  const [strong, weak] = strength[a] <= strength[b] ? [a, b] : [b, a]
  return weak === 'atMost' && strong === 'exact' ? 'atLeast' : weak === 'atMost' ? strong : weak
}
