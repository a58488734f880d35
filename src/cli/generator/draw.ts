/** Numbers in [0, 1), the same for the same seed. */
export type Draw = () => number

/** Deterministic numbers (mulberry32): the same seed makes the same cases. */
export function drawer(seed: number): Draw {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(draw: Draw, list: readonly T[]): T => list[Math.floor(draw() * list.length)]!
export const between = (draw: Draw, low: number, high: number): number => low + Math.floor(draw() * (high - low + 1))

/** A value spread as quantiles say: points of [share at or below, value], rising, straight between them. */
export function spreadBy(draw: Draw, points: readonly (readonly [share: number, value: number])[]): number {
  const share = draw()
  const after = points.findIndex(([at]) => at > share)
  if (after <= 0) return points.at(after === 0 ? 0 : -1)![1]
  const [[low, from], [high, to]] = [points[after - 1]!, points[after]!]
  return from + ((share - low) / (high - low)) * (to - from)
}

/** One of several by their weights. */
export function weighted<T extends string>(draw: Draw, weights: Readonly<Record<T, number>>): T {
  const list = Object.entries(weights) as [T, number][]
  let left = draw() * list.reduce((sum, [, weight]) => sum + weight, 0)
  return (list.find(([, weight]) => (left -= weight) < 0) ?? list[0]!)[0]
}
