import fc from 'fast-check'
import t from 'tap'
import { advise, adviseAll } from '../../src/domain/advice/advise.ts'
import { checkAdviceInput } from '../../src/domain/advice/check-input.ts'
import { firstDay, regimeOn, regimes, thresholds } from '../../src/domain/advice/regimes.ts'
import {
  elementAnswers,
  elements,
  type AdviceInput,
  type Amount,
  type Element,
  type Measure,
  measures,
  type Offence,
  offences,
  suggestions
} from '../../src/domain/advice/types.ts'
import { addDays, civilDate, type CivilDate, dayNumber, fromDayNumber } from '../../src/domain/time/civil-date.ts'

const span = (from: string, to: string): fc.Arbitrary<CivilDate> =>
  fc.integer({ min: dayNumber(civilDate(from)), max: dayNumber(civilDate(to)) }).map(fromDayNumber)

const measureNames = Object.keys(measures) as Measure[]
/** The numbers and the measures of an offence. */
const numbersOf = (offence: Offence): readonly (readonly [Measure, number])[] =>
  thresholds
    .filter((row) => row.offence === offence)
    .flatMap(({ test }): (readonly [Measure, number])[] =>
      test.kind === 'amount'
        ? [[test.measure, test.least]]
        : test.kind === 'sum'
          ? [
              [test.first, test.below],
              [test.second, test.least]
            ]
          : []
    )
/** Around the numbers of the law, at their parts and multiples, and anywhere. */
const exactOf = (offence: Offence): fc.Arbitrary<number> =>
  fc.oneof(
    fc
      .tuple(
        fc.constantFrom(100, ...numbersOf(offence).map(([, least]) => least)),
        fc.constantFrom(0.3, 0.5, 0.7, 0.8, 1, 1.1, 3),
        fc.integer({ min: -1, max: 1 })
      )
      .map(([least, factor, off]) => Math.round(least * factor) + off),
    fc.integer({ min: 0, max: 600_000_000 })
  )
const rangedOf = (offence: Offence): fc.Arbitrary<Amount> => {
  const exact = exactOf(offence)
  return fc.oneof(
    exact,
    fc.record({ atLeast: exact }),
    fc.record({ about: exact }),
    fc.record({ atMost: exact }),
    fc.tuple(exact, exact).map(([a, b]) => ({ atLeast: Math.min(a, b), atMost: Math.max(a, b) }))
  )
}
/** Mostly measures that the offence asks for, now and then another. */
const measureOf = (offence: Offence): fc.Arbitrary<Measure> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('illegalGain', ...new Set(numbersOf(offence).map(([name]) => name))) },
    { weight: 1, arbitrary: fc.constantFrom(...measureNames) }
  )
const factsOf = (offence: Offence, amount: fc.Arbitrary<Amount>): fc.Arbitrary<AdviceInput> =>
  fc
    .record(
      {
        end: fc.oneof(span('2003-01-01', '2026-06-01'), span('2021-02-25', '2025-05-01')),
        length: fc.integer({ min: 0, max: 900 }),
        wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9000 })),
        measures: fc.dictionary(measureOf(offence), amount, { maxKeys: 3 }),
        elements: fc.dictionary(
          fc.constantFrom(...(Object.keys(elements) as Element[])),
          fc.constantFrom(...elementAnswers, 'yes', 'unknown'),
          { maxKeys: 2 }
        ),
        marks: fc.integer({ min: 1, max: 3 }),
        patents: fc.integer({ min: 1, max: 3 }),
        prior: fc.option(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom(...offences)), { nil: undefined }),
        services: fc.boolean(),
        network: fc.boolean(),
        unit: fc.boolean(),
        circumvention: fc.boolean(),
        bankruptcy: fc.boolean(),
        sellingOthersLabels: fc.boolean(),
        suspicion: fc.boolean()
      },
      { requiredKeys: ['end', 'length', 'wait', 'measures'] }
    )
    .map(({ end, length, wait, prior, ...rest }) => ({
      ...rest,
      offence,
      actEndedOn: end,
      actStartedOn: addDays(end, -length),
      assessedOn: addDays(end, wait),
      ...(prior === undefined ? {} : { priorPenalty: { on: addDays(end, -prior[0]), article: prior[1] } })
    }))
const inputs = fc.constantFrom(...offences).chain((offence) => factsOf(offence, rangedOf(offence)))
/** Facts with exact amounts, and two amounts of one measure to compare. */
const pairs = fc.constantFrom(...offences).chain((offence) => {
  const exact = exactOf(offence)
  return fc.tuple(factsOf(offence, exact), measureOf(offence), exact, exact)
})

const rank = (input: AdviceInput): number => suggestions.indexOf(advise(input).suggestion)

t.test(
  'regimes: exactly one per offence on any day from 2004-12-22, none before, and no row changes within one',
  async (t) => {
    fc.assert(
      fc.property(span('2004-12-22', '2032-12-31'), fc.constantFrom(...offences), (day, offence) => {
        const covering = regimes.filter(({ from, to }) => from <= day && (to === null || day <= to))
        const regime = regimeOn(day)
        const inForce = thresholds.filter(
          (row) => row.offence === offence && row.from <= day && (row.to === null || day <= row.to)
        )
        return (
          covering.length === 1 &&
          regime !== undefined &&
          regime.from === covering[0]?.from &&
          regime.to === covering[0].to &&
          regime.rows[offence].map(({ row }) => row).every((row, index) => row === inForce[index]) &&
          regime.rows[offence].length === inForce.length &&
          regime.rows[offence].every(({ basis }) => basis.zh !== '' && basis.en !== '') &&
          regime.instruments.every(({ from, to }) => from <= day && (to === null || day <= to))
        )
      }),
      { numRuns: 2000 }
    )
    fc.assert(fc.property(span('1998-01-01', '2004-12-21'), (day) => regimeOn(day) === undefined))
    t.equal(regimes[0]?.from, firstDay)
    t.equal(regimes.at(-1)?.to, null)
    for (const [index, regime] of regimes.slice(1).entries()) {
      t.equal(regimes[index]?.to, addDays(regime.from, -1), `no day is lost before ${regime.from}`)
    }
  }
)

t.test('a higher exact amount of one measure never lowers the answer', async () => {
  fc.assert(
    fc.property(pairs, ([input, measure, a, b]) => {
      const less = { ...input, measures: { ...input.measures, [measure]: Math.min(a, b) } }
      const more = { ...input, measures: { ...input.measures, [measure]: Math.max(a, b) } }
      return rank(more) <= rank(less)
    }),
    { numRuns: 20_000 }
  )
})

t.test('the same facts give the same advice, whatever the order of the measures, and are left untouched', async () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const before = JSON.stringify(input)
      const turned = { ...input, measures: Object.fromEntries(Object.entries(input.measures ?? {}).reverse()) }
      return JSON.stringify(advise(turned)) === JSON.stringify(advise(input)) && JSON.stringify(input) === before
    }),
    { numRuns: 2000 }
  )
})

t.test('what the answers promise holds for any facts', async () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const advice = advise(input)
      const { suggestion, versions, explanation } = advice
      const must = suggestion !== 'must-transfer' || versions.some(({ met }) => met.length > 0)
      const thresholdsHold = versions.every(
        ({ met, nearest }) =>
          met.every(({ value, threshold, short }) => threshold !== null && value >= threshold && short === 0) &&
          nearest.every(({ value, threshold, open }) => open || (threshold !== null && value < threshold))
      )
      const named = ['L1', 'L2', 'base', 'serious', null].includes(advice.tier)
      const falls = Object.values(advice.elements).some(({ answer }) => answer === 'no')
      return (
        checkAdviceInput({ ...input }).length === 0 &&
        must &&
        thresholdsHold &&
        named &&
        (advice.tier !== null) === (suggestion === 'must-transfer') &&
        (!falls || suggestion === 'below') &&
        explanation.zh.includes(`刑法第${input.offence}条`) &&
        !/不构成犯罪/.test(explanation.zh.replaceAll('不等于不构成犯罪', '')) &&
        (suggestion !== 'reasonable-suspicion' || input.assessedOn >= '2020-08-07')
      )
    }),
    { numRuns: 5000 }
  )
})

t.test('several offences at once are each answered as alone, the strongest among them', async () => {
  fc.assert(
    fc.property(inputs, fc.subarray([...offences], { minLength: 1 }), (input, asked) => {
      const { advices, strongest } = adviseAll(asked, input)
      return (
        advices.length === asked.length &&
        advices.every((one, index) => one.suggestion === advise({ ...input, offence: asked[index]! }).suggestion) &&
        advices.every((one) => suggestions.indexOf(one.suggestion) >= suggestions.indexOf(strongest!.suggestion))
      )
    }),
    { numRuns: 500 }
  )
})
