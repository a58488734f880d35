import type { Text } from '../rules/row.ts'
import { addDays, civilDate, type CivilDate } from '../time/civil-date.ts'
import { citation, instrumentOn, instruments } from './instruments.ts'
import { offence213 } from './offence-213.ts'
import { offence214 } from './offence-214.ts'
import { offence215 } from './offence-215.ts'
import { offence216 } from './offence-216.ts'
import { offence217 } from './offence-217.ts'
import { offence218 } from './offence-218.ts'
import { offence2191 } from './offence-219-1.ts'
import { offence219 } from './offence-219.ts'
import { scaled, type Test, type Threshold } from './row.ts'
import type { Offence } from './types.ts'

/** All rows, in order of article and of the handbook. */
export const thresholds: readonly Threshold[] = [
  ...offence213,
  ...offence214,
  ...offence215,
  ...offence216,
  ...offence217,
  ...offence218,
  ...offence219,
  ...offence2191
]

/** First day for which the table has rows. */
export const firstDay = civilDate('2004-12-22')
/** From here gain is what C-124 says, and the administrative amount only bounds it from above. */
export const netGainFrom = civilDate('2025-04-26')
const unitsAsPersonsFrom = civilDate('2007-04-05')

/** A row in force, with its basis as cited in its time and its test for units. */
export interface RowInForce {
  readonly row: Threshold
  readonly basis: Text
  readonly unitTest: Test
}

/** An interval in which no row changes. An instrument may begin or end within it without touching a number. */
export interface Regime {
  readonly from: CivilDate
  /** Null while it is in force. */
  readonly to: CivilDate | null
  /** Those in force together, whichever offence is asked: on the day asked, or on its first day in `regimes`. */
  readonly instruments: readonly RegimeInstrument[]
  /** Thresholds for units are so many times as high (law.md 3.3). */
  readonly unitFactor: number
  readonly rows: Readonly<Record<Offence, readonly RowInForce[]>>
}

export interface RegimeInstrument extends Text {
  readonly id: string
  readonly from: CivilDate
  readonly to: CivilDate | null
}

interface Interval {
  readonly from: CivilDate
  readonly to: CivilDate | null
}

/** Days on which one of the intervals begins or has just ended, in order. */
const changesOf = (intervals: readonly Interval[]): readonly CivilDate[] =>
  [...new Set(intervals.flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)])))].sort()

const ofRows: readonly Interval[] = [...thresholds, { from: unitsAsPersonsFrom, to: null }]
const bounds = changesOf(ofRows)

/** Finer than the regimes where an instrument changes within one, so that no citation names what is gone. */
const slices = changesOf([...ofRows, ...Object.values(instruments)]).map((start): Regime & { start: CivilDate } => {
  const next = bounds.find((bound) => bound > start)
  const unitFactor = start < unitsAsPersonsFrom ? 3 : 1
  const rowsOf = (offence: Offence): readonly RowInForce[] =>
    thresholds
      .filter((row) => row.offence === offence && row.from <= start && (row.to === null || start <= row.to))
      .map((row) => ({ row, basis: citation(row.basis, start), unitTest: scaled(row.test, unitFactor) }))
  return {
    start,
    from: bounds.findLast((bound) => bound <= start) as CivilDate,
    to: next === undefined ? null : addDays(next, -1),
    instruments: Object.entries(instruments)
      .filter(([, one]) => instrumentOn(one, start))
      .map(([id, one]) => ({ id, ...one })),
    unitFactor,
    rows: {
      '213': rowsOf('213'),
      '214': rowsOf('214'),
      '215': rowsOf('215'),
      '216': rowsOf('216'),
      '217': rowsOf('217'),
      '218': rowsOf('218'),
      '219': rowsOf('219'),
      '219-1': rowsOf('219-1')
    }
  }
})

/** In order of time, without a day between them: exactly one per offence on any day from `firstDay`, none before. */
export const regimes: readonly Regime[] = slices.filter(({ start, from }) => start === from)

/** The regime in force on a day, with the instruments of that day; undefined before 2004-12-22. */
export function regimeOn(day: CivilDate): Regime | undefined {
  return slices.findLast(({ start }) => start <= day)
}
