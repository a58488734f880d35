import { plus, type Reading } from './amount.ts'
import type { Facts } from './facts.ts'
import type { Regime, RowInForce } from './regimes.ts'
import type { Limb, Test } from './row.ts'
import { measures, type End, type Finding, type Offence, type Part } from './types.ts'

/**
 * `met`: the row is reached for sure. `open`: a range may reach it. `short`: it is not reached. `unnumbered`: the measure
 * is known and the law has no number for it.
 */
export type Status = 'met' | 'open' | 'short' | 'unnumbered'

/** One row against the facts, as far as they bear on it. */
export interface Outcome {
  readonly inForce: RowInForce
  readonly status: Status
  readonly measure: string
  readonly unit: Finding['unit']
  readonly value: number
  readonly threshold: number | null
  readonly restsOn: End
  readonly ratio: number
  readonly parts?: readonly Part[]
}

/** Whether the row's conditions hold. */
export function applies({ row }: RowInForce, facts: Facts): boolean {
  return row.when.every((group) => group.some((condition) => facts.holds[condition]))
}

/** All rows of an offence in one regime on which the facts bear. Rows whose measure is unknown are left out. */
export function evaluate(regime: Regime, offence: Offence, facts: Facts): readonly Outcome[] {
  const found: Outcome[] = []
  for (const inForce of regime.rows[offence]) {
    if (!applies(inForce, facts)) continue
    const outcome = judge(inForce, facts.unit ? inForce.unitTest : inForce.row.test, facts)
    if (outcome !== undefined) found.push(outcome)
  }
  return found
}

function judge(inForce: RowInForce, test: Test, facts: Facts): Outcome | undefined {
  const { readings } = facts
  switch (test.kind) {
    case 'amount': {
      const reading = readings[test.measure]
      return reading && against(inForce, reading, test.least, test.measure, measures[test.measure].unit)
    }
    case 'sum': {
      const [first, second] = [readings[test.first], readings[test.second]]
      // Nothing in the first is the case of another row, and so is enough in it.
      if (first === undefined || second === undefined || first.high === 0 || first.low >= test.below) return undefined
      const name = `${test.first}+${test.second}`
      return against(inForce, plus(first, second), test.least, name, measures[test.first].unit)
    }
    case 'halves':
      return halves(inForce, test.limbs, facts)
    case 'bankruptcy':
      return facts.bankruptcy ? flag(inForce, 'bankruptcy') : undefined
    case 'conduct':
      return flag(inForce, 'conduct')
    case 'unnumbered': {
      const measure = test.measures.find((one) => (readings[one]?.top ?? 0) > 0)
      if (measure === undefined) return undefined
      const { top, topEnd } = readings[measure] as Reading
      const { unit } = measures[measure]
      return { inForce, status: 'unnumbered', measure, unit, value: top, threshold: null, restsOn: topEnd, ratio: 0 }
    }
  }
}

function against(
  inForce: RowInForce,
  reading: Reading,
  threshold: number,
  measure: string,
  unit: Finding['unit']
): Outcome {
  const { low, lowEnd, high, top, topEnd } = reading
  if (low >= threshold) {
    return { inForce, status: 'met', measure, unit, value: low, threshold, restsOn: lowEnd, ratio: low / threshold }
  }
  const status = high >= threshold ? 'open' : 'short'
  return { inForce, status, measure, unit, value: top, threshold, restsOn: topEnd, ratio: top / threshold }
}

function flag(inForce: RowInForce, measure: string): Outcome {
  return { inForce, status: 'met', measure, unit: 'flag', value: 1, threshold: 1, restsOn: 'exact', ratio: 1 }
}

/** Two limbs at half or more, of different groups and of different measures: one amount does not count twice. */
function halves(inForce: RowInForce, limbs: readonly Limb[], { readings, holds }: Facts): Outcome | undefined {
  const reached = limbs.filter(
    ({ measure, least, when }) => (readings[measure]?.low ?? 0) * 2 >= least && when.every((one) => holds[one])
  )
  const pair = reached.some((a) => reached.some((b) => a.group !== b.group && a.measure !== b.measure))
  if (!pair) return undefined
  const parts = reached.map(({ measure, least }) => {
    const { low, lowEnd } = readings[measure] as Reading
    return { measure, unit: measures[measure].unit, value: low, threshold: Math.ceil(least / 2), restsOn: lowEnd }
  })
  const restsOn = parts.find((part) => part.restsOn !== 'exact')?.restsOn ?? 'exact'
  const value = parts.length
  return {
    inForce,
    status: 'met',
    measure: 'halves',
    unit: 'count',
    value,
    threshold: 2,
    restsOn,
    ratio: value / 2,
    parts
  }
}
