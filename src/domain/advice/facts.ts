import { addMonths, type CivilDate } from '../time/civil-date.ts'
import { bounded, plus, read, type Reading } from './amount.ts'
import { offenceFacts } from './offences.ts'
import { netGainFrom, type Regime } from './regimes.ts'
import type { Condition } from './row.ts'
import type { AdviceInput, Measure, Measures, PriorPenalty } from './types.ts'

export type Readings = { readonly [M in Measure]?: Reading }

/** The facts as one version sees them. */
export interface Facts {
  readonly readings: Readings
  readonly holds: Readonly<Record<Condition, boolean>>
  readonly bankruptcy: boolean
  readonly unit: boolean
}

/** The input with the acts added up. */
export interface Gathered {
  readonly readings: Readings
  /** The last day of the last act, which fixes the version (D-26, D-27). */
  readonly end: CivilDate
  /** Days on which the acts ended, each once. */
  readonly ends: readonly CivilDate[]
  readonly repeat: boolean
}

export function gather(input: AdviceInput): Gathered {
  const acts = input.acts ?? []
  let [start, end] = [input.actStartedOn ?? input.actEndedOn, input.actEndedOn]
  const readings: Partial<Record<Measure, Reading>> = {}
  add(readings, input.measures)
  for (const act of acts) {
    add(readings, act.measures)
    const began = act.startedOn ?? act.endedOn
    if (began < start) start = began
    if (act.endedOn > end) end = act.endedOn
  }
  return {
    readings,
    end,
    ends: acts.length === 0 ? [end] : [...new Set([input.actEndedOn, ...acts.map((act) => act.endedOn)])].sort(),
    repeat: penalties(input).some((prior) => repeats(prior, input, start, end))
  }
}

function add(readings: Partial<Record<Measure, Reading>>, measures: Measures = {}): void {
  for (const name in measures) {
    const measure = name as Measure
    const amount = measures[measure]
    if (amount === undefined) continue
    const known = readings[measure]
    readings[measure] = known === undefined ? read(amount) : plus(known, read(amount))
  }
}

function penalties({ priorPenalty }: AdviceInput): readonly PriorPenalty[] {
  if (priorPenalty === undefined) return []
  return 'on' in priorPenalty ? [priorPenalty] : priorPenalty
}

/** Penalised for a listed article, and some of the act after that and within two years. */
function repeats(prior: PriorPenalty, input: AdviceInput, start: CivilDate, end: CivilDate): boolean {
  return (
    offenceFacts[input.offence].repeat.includes(prior.article) &&
    prior.on < end &&
    start <= addMonths(prior.on, 24, 'civil')
  )
}

/** Gain from 2025-04-26 is net, so the gross amount only bounds it; for services alone the gain is that of the services. */
export function factsIn(regime: Regime, input: AdviceInput, { readings, repeat }: Gathered): Facts {
  const gross = readings.illegalGainGross
  const ownGain = gross === undefined || regime.from < netGainFrom ? gross : bounded(gross)
  const gain = readings.illegalGain ?? ownGain
  const services = input.services === true || readings.serviceGain !== undefined
  const servicesOnly = services && readings.serviceGain === undefined
  const seen: Partial<Record<Measure, Reading>> = { ...readings }
  delete seen.illegalGainGross
  delete seen.illegalGain
  if (gain !== undefined) seen[servicesOnly ? 'serviceGain' : 'illegalGain'] = gain
  const { clicks, downloads, members } = readings
  return {
    readings: seen,
    holds: {
      goods: !servicesOnly,
      services,
      'two-marks': (input.marks ?? 1) >= 2,
      'two-patents': (input.patents ?? 1) >= 2,
      repeat,
      network: input.network === true || (clicks ?? downloads ?? members) !== undefined,
      circumvention: input.circumvention === true,
      'no-circumvention': input.circumvention !== true,
      'others-labels': input.sellingOthersLabels === true
    },
    bankruptcy: input.bankruptcy === true,
    unit: input.unit === true
  }
}
