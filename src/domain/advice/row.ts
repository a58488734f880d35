import type { Certainty, Text } from '../rules/row.ts'
import { civilDate, type CivilDate } from '../time/civil-date.ts'
import type { Basis, InstrumentId } from './instruments.ts'
import type { Measure, Offence, Tier } from './types.ts'

/** Facts on which a row can depend. `repeat`: penalised within two years for one of the offence's listed articles. */
export type Condition =
  | 'goods'
  | 'services'
  | 'two-marks'
  | 'two-patents'
  | 'repeat'
  | 'network'
  | 'circumvention'
  | 'no-circumvention'
  | 'others-labels'

/** One limb of a row of halves: the full number that the row asks half of. Limbs of one group count once. */
export interface Limb {
  readonly group: string
  readonly measure: Measure
  readonly least: number
  readonly when: readonly Condition[]
}

/**
 * How a row is met. `amount`: the measure reaches `least`. `sum`: two measures together do, while the first alone is
 * below `below`. `halves`: two limbs of different groups and measures reach half. `bankruptcy`: the right holder was
 * ruined. `conduct`: the act itself, whatever the amount. `unnumbered`: the law sets no number for these measures.
 */
export type Test =
  | { readonly kind: 'amount'; readonly measure: Measure; readonly least: number }
  | {
      readonly kind: 'sum'
      readonly first: Measure
      readonly second: Measure
      readonly least: number
      readonly below: number
    }
  | { readonly kind: 'halves'; readonly limbs: readonly Limb[] }
  | { readonly kind: 'bankruptcy' }
  | { readonly kind: 'conduct' }
  | { readonly kind: 'unnumbered'; readonly measures: readonly Measure[] }

/**
 * Why a row is no safe ground: the article changed under the number (`old-number`), or has no number at all. With
 * `newest` rows set later apply, since no interpretation stood at the time of the act (C-009).
 */
export interface Gap extends Text {
  readonly kind: 'old-number' | 'no-number'
  readonly newest: boolean
}

/** One standard in one version. Thresholds in fen or pieces. */
export interface Threshold {
  /** Id of the handbook, with a part after a point where its row holds several numbers: `C-041.gain`. */
  readonly id: string
  readonly offence: Offence
  readonly tier: Tier
  /** All groups must hold; within a group any one. */
  readonly when: readonly (readonly Condition[])[]
  readonly test: Test
  readonly from: CivilDate
  /** Last day in force; null while it is. */
  readonly to: CivilDate | null
  readonly basis: Basis
  /** An attempt: nothing or too little was sold. */
  readonly attempt: boolean
  readonly gap: Gap | null
  readonly mark: string
  readonly certainty: Certainty
  /** What section 9 of the handbook says of a second reading. */
  readonly secondReading: 'full-text' | 'secondary' | 'once' | null
  readonly needsConfirmation: boolean
}

/** First and last day of a version. */
export type Span = readonly [from: string, to: string | null]

export const old: Span = ['2004-12-22', '2025-04-25']
export const now: Span = ['2025-04-26', null]

const certainties: Readonly<Record<string, Certainty>> = { V: 'verified', 'V*': 'secondary', I: 'inferred' }

/** Section 9 of the handbook by number, ranges inclusive. */
const readings: readonly (readonly [number, number, 'full-text' | 'secondary' | 'once'])[] = [
  [1, 8, 'full-text'],
  [10, 20, 'secondary'],
  [30, 31, 'full-text'],
  [32, 33, 'secondary'],
  [34, 35, 'secondary'],
  [36, 39, 'once'],
  [40, 45, 'full-text'],
  [46, 47, 'secondary'],
  [48, 51, 'once'],
  [60, 62, 'full-text'],
  [63, 63, 'once'],
  [64, 64, 'secondary'],
  [65, 65, 'once'],
  [70, 75, 'full-text'],
  [76, 77, 'secondary'],
  [80, 86, 'once'],
  [90, 90, 'full-text'],
  [91, 95, 'secondary'],
  [103, 104, 'full-text'],
  [105, 106, 'secondary'],
  [107, 107, 'once']
]

/** The id in the handbook (`C-041` of `C-041.gain`). */
export function handbookId(id: string): string {
  return id.split('.')[0] as string
}

function readingOf(id: string): Threshold['secondReading'] {
  const plain = handbookId(id)
  const number = Number(plain.slice(2))
  return readings.find(([first, last]) => first <= number && number <= last)?.[2] ?? null
}

export interface More {
  readonly when?: readonly (Condition | readonly Condition[])[]
  readonly attempt?: boolean
  readonly gap?: Gap
}

/** Builds one row. `basis` is written 'FS04 1; GT10 69'. */
export function threshold(
  id: string,
  tier: Tier,
  [from, to]: Span,
  basis: string,
  mark: string,
  test: Test,
  more: More = {}
): Omit<Threshold, 'offence'> {
  const certainty = certainties[mark.split(':')[0] as string] ?? 'unverified'
  const secondReading = readingOf(id)
  return {
    id,
    tier,
    when: (more.when ?? []).map((one) => (typeof one === 'string' ? [one] : one)),
    test,
    from: civilDate(from),
    to: to === null ? null : civilDate(to),
    basis: basis.split('; ').map((part) => part.split(' ') as [InstrumentId, string]),
    attempt: more.attempt ?? false,
    gap: more.gap ?? null,
    mark,
    certainty,
    secondReading,
    needsConfirmation: secondReading === 'once' || certainty === 'unverified'
  }
}

type Draft = Omit<Threshold, 'offence'>

/** The rows of one offence. */
export function offence(id: Offence, ...groups: readonly (readonly Draft[])[]): readonly Threshold[] {
  return groups.flat().map((row) => ({ ...row, offence: id }))
}

/** One row for each number: the part of the id after the point is the key. */
export function parts(
  id: string,
  tier: Tier,
  span: Span,
  basis: string,
  mark: string,
  tests: Readonly<Record<string, Test>>,
  more: More = {}
): Draft[] {
  return Object.entries(tests).map(([part, test]) =>
    threshold(part === '' ? id : `${id}.${part}`, tier, span, basis, mark, test, more)
  )
}

/** The graver tier: each row with its numbers multiplied, named after it (`C-020.C-010`). */
export function times(factor: number, id: string, basis: string, mark: string, rows: readonly Draft[]): Draft[] {
  return rows.map((row) => ({
    ...threshold(`${id}.${row.id}`, 'L2', [row.from, row.to], basis, mark, scaled(row.test, factor)),
    when: row.when,
    attempt: row.attempt
  }))
}

/** A test with its numbers multiplied. */
export function scaled(test: Test, factor: number): Test {
  switch (test.kind) {
    case 'amount':
      return { ...test, least: test.least * factor }
    case 'sum':
      return { ...test, least: test.least * factor, below: test.below * factor }
    case 'halves':
      return { ...test, limbs: test.limbs.map((limb) => ({ ...limb, least: limb.least * factor })) }
    default:
      return test
  }
}

/** `measure` of at least so many yuan. */
export const yuan = (measure: Measure, least: number): Test => ({ kind: 'amount', measure, least: least * 100 })
/** `measure` of at least so many pieces, copies, works … */
export const count = (measure: Measure, least: number): Test => ({ kind: 'amount', measure, least })
/** Two measures together at least so many yuan, the first alone below `below` yuan. */
export const yuanSum = (first: Measure, second: Measure, least: number, below: number): Test => ({
  kind: 'sum',
  first,
  second,
  least: least * 100,
  below: below * 100
})
/** The same in pieces. */
export const countSum = (first: Measure, second: Measure, least: number, below: number): Test => ({
  kind: 'sum',
  first,
  second,
  least,
  below
})

/** Illegal turnover and illegal gain, as most rows have them. */
export const money = (turnover: number, gain: number): Record<string, Test> => ({
  turnover: yuan('illegalTurnover', turnover),
  gain: yuan('illegalGain', gain)
})
