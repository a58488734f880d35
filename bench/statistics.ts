/** What one slice measured: how many were answered in how long, each time in milliseconds. */
export interface Slice {
  readonly seconds: number
  readonly times: readonly number[]
  /** Milliseconds of processor time that the process which sent the statements took. */
  readonly cpu: number
}

export interface Summary {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Milliseconds of processor time for each answer, of the process that sent the statements: steady on a busy machine. */
  readonly cpuEach: number
}

export const median = (values: readonly number[]): number => percentile(values.toSorted(byValue), 0.5)

export const perSecond = ({ times, seconds }: Slice): number => times.length / seconds

/** The slices of one operation as one: the median rate, and percentiles over all answers. */
export function summaryOf(slices: readonly Slice[]): Summary {
  const times = slices.flatMap((slice) => slice.times).toSorted(byValue)
  return {
    perSecond: median(slices.map(perSecond)),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    cpuEach: slices.reduce((sum, slice) => sum + slice.cpu, 0) / times.length
  }
}

const byValue = (a: number, b: number): number => a - b

function percentile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN
  if (share === 0.5 && sorted.length % 2 === 0) return (sorted[sorted.length / 2 - 1]! + sorted[sorted.length / 2]!) / 2
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!
}
