import fc from 'fast-check'
import t from 'tap'
import { type Count, differences, type LedgerEntry, measures, standing } from '../../src/domain/ledger.ts'
import { definitions, type PartId } from '../../src/domain/rates/definitions.ts'
import {
  definitionOf,
  definitionsFor,
  measuresOf,
  partsOf,
  percentOf,
  rateOf,
  showQuantity,
  stockMeasures,
  type Sums
} from '../../src/domain/rates/formula.ts'
import { parsePeriod, planCutOff, planMonths } from '../../src/domain/rates/period.ts'
import { civilDate } from '../../src/domain/time/civil-date.ts'

const group = { officeId: 'a', areaCode: '440304', rightKind: 'trademark', procedure: 'trademark-penalty' }
const filing = (day: string, over: Partial<Count> = {}): Count => ({
  key: 'opened:1',
  measure: 'case-new',
  day,
  eventDay: day,
  quantity: 1,
  group,
  enteredLate: false,
  ...over
})

t.test('differences: new entries, a corrected day across months, and nothing when nothing changed', async (t) => {
  const first = differences([], [filing('2016-03-31')])
  t.same(first, [{ ...filing('2016-03-31'), entryNo: 1, reverses: null }])
  t.same(differences(first, [filing('2016-03-31')]), [])
  const corrected = differences(first, [filing('2016-04-01')])
  t.same(corrected, [
    { ...filing('2016-03-31'), quantity: -1, entryNo: 2, reverses: 1 },
    { ...filing('2016-04-01'), entryNo: 3, reverses: null }
  ])
  t.same(standing([...first, ...corrected]), [corrected[1]])
  const back = differences([...first, ...corrected], [filing('2016-03-31')])
  t.same(
    back.map((entry) => [entry.entryNo, entry.reverses, entry.quantity]),
    [
      [4, 3, -1],
      [5, null, 1]
    ],
    'a reversal is never reversed'
  )
})

t.test(
  'differences: equal counts are kept apart by number, zero is no entry, a changed group is taken back whole',
  async (t) => {
    const twice = differences([], [filing('2016-01-01'), filing('2016-01-01')])
    t.equal(twice.length, 2)
    t.same(differences(twice, [filing('2016-01-01')]).map((entry) => entry.reverses).length, 1)
    t.same(differences([], [filing('2016-01-01', { quantity: 0 })]), [])
    const moved = differences(twice.slice(0, 1), [filing('2016-01-01', { group: { ...group, officeId: 'b' } })])
    t.same(
      moved.map((entry) => [entry.group.officeId, entry.quantity]),
      [
        ['a', -1],
        ['b', 1]
      ]
    )
    const late = differences(twice.slice(0, 1), [filing('2016-01-01', { enteredLate: true })])
    t.same(
      late.map((entry) => [entry.enteredLate, entry.quantity]),
      [
        [false, -1],
        [true, 1]
      ]
    )
  }
)

t.test('property: whatever was there, the net is what ought to be, and no entry is reversed twice', async () => {
  const anyCount = fc.record({
    key: fc.constantFrom('k1', 'k2'),
    measure: fc.constantFrom(...measures),
    day: fc.constantFrom('2016-01-31', '2016-02-01'),
    eventDay: fc.constantFrom('2016-02-01', '2016-03-01'),
    quantity: fc.integer({ min: -3, max: 3 }),
    group: fc.constantFrom(group, { ...group, officeId: 'b' }),
    enteredLate: fc.boolean()
  })
  const net = (counts: readonly Count[]) => {
    const sums = new Map<string, number>()
    for (const {
      quantity,
      key,
      measure,
      day,
      eventDay,
      group: { officeId },
      enteredLate
    } of counts) {
      const cell = JSON.stringify([key, measure, day, eventDay, officeId, enteredLate])
      sums.set(cell, (sums.get(cell) ?? 0) + quantity)
    }
    return [...sums].filter(([, quantity]) => quantity !== 0).sort()
  }
  fc.assert(
    fc.property(fc.array(fc.array(anyCount, { maxLength: 6 }), { maxLength: 6 }), (states) => {
      let present: LedgerEntry[] = []
      for (const ought of states) {
        present = [...present, ...differences(present, ought)]
        if (JSON.stringify(net(present)) !== JSON.stringify(net(ought))) return false
        if (differences(present, ought).length > 0) return false
      }
      const reversed = present.flatMap((entry) => (entry.reverses === null ? [] : [entry.reverses]))
      return new Set(reversed).size === reversed.length && present.every((entry, i) => entry.entryNo === i + 1)
    }),
    { numRuns: 500 }
  )
})

t.test('periods', async (t) => {
  const days = (text: string, cumulative = false) => {
    const { from, to } = parsePeriod(text, cumulative)
    return `${from}..${to}`
  }
  t.equal(days('2016'), '2016-01-01..2016-12-31')
  t.equal(days('2016-H2'), '2016-07-01..2016-12-31')
  t.equal(days('2016-Q1'), '2016-01-01..2016-03-31')
  t.equal(days('2016-Q4'), '2016-10-01..2016-12-31')
  t.equal(days('2016-02'), '2016-02-01..2016-02-29')
  t.equal(days('2015-02'), '2015-02-01..2015-02-28')
  t.equal(days('2016-11', true), '2016-01-01..2016-11-30')
  t.equal(days('2016-02-03..2016-02-03'), '2016-02-03..2016-02-03')
  for (const wrong of [
    '',
    '16',
    '2016-13',
    '2016-00',
    '2016-Q5',
    '2016-H3',
    '2016-02-30..2016-03-01',
    '2016-03-02..2016-03-01',
    '2016-01-01..',
    'x..y',
    '1899',
    '2016-01-01..2016-01-02..2016-01-03'
  ]) {
    t.throws(() => parsePeriod(wrong), { code: 'rates.period-invalid' }, wrong)
  }
})

t.test('which months may be taken whole, and where the cut-off cuts', async (t) => {
  const plan = (bounds: string[], to: string) => planMonths(bounds.map(civilDate), civilDate(to))
  t.same(plan(['2016-01-01', '2016-03-01'], '2016-03-31'), { lastMonth: '2016-03-01', splitMonths: [] })
  t.same(plan(['2016-01-02', '2016-03-01'], '2016-03-30'), {
    lastMonth: '2016-03-01',
    splitMonths: ['2016-01-01', '2016-03-01']
  })
  t.same(plan(['2016-03-02', '2016-03-02'], '2016-03-31'), { lastMonth: '2016-03-01', splitMonths: ['2016-03-01'] })
  t.equal(planCutOff(civilDate('2016-02-28')).wholeBefore, '2016-02-01')
  t.equal(planCutOff(civilDate('2016-02-29')).wholeBefore, '2016-03-01')
})

t.test('percent: two decimals, half up, never clamped, null of nothing', async (t) => {
  t.equal(percentOf(9, 14), '64.29')
  t.equal(percentOf(1456, 3881), '37.52')
  t.equal(percentOf(1, 16), '6.25')
  t.equal(percentOf(1, 800), '0.13', 'half goes up')
  t.equal(percentOf(0, 5), '0.00')
  t.equal(percentOf(0, 0), null)
  t.equal(percentOf(5, 0), null)
  t.equal(percentOf(12, 10), '120.00')
  t.equal(percentOf(-1, 3), '-33.33')
  t.equal(percentOf(-1, 800), '-0.12', 'half goes up below zero too')
  t.equal(percentOf(1, -3), '-33.33')
  t.equal(percentOf(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1), '100.00')
})

t.test('property: percent is the nearest hundredth', async () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (n, d) => {
      const hundredths = BigInt((percentOf(n, d) as string).replace('.', ''))
      const twice = 2n * (hundredths * BigInt(d) - BigInt(n) * 10_000n)
      return twice <= BigInt(d) && twice > -BigInt(d)
    })
  )
})

t.test('AC1 and AC2 of the worked example, and their balance', async (t) => {
  const sums: Sums = (measure, span) => {
    const late = measure === 'case-closed' && span === 'within' ? 3 : 0
    const table = {
      'case-new': { before: 6, within: 10, through: 16 },
      'case-closed': { before: 2, within: 9, through: 11 }
    }
    const moved = { before: 0, within: 0, through: 0 }
    return {
      quantity: ({ ...table, 'case-in': moved, 'case-out': moved } as Record<string, typeof moved>)[measure]![span],
      late
    }
  }
  const ac1 = rateOf(definitionOf('AC1', '2016-01-01'), sums)
  t.same(ac1, {
    numerator: 9,
    denominator: 14,
    percent: '64.29',
    reason: null,
    parts: { 'open-start': 4, new: 10, 'moved-in': 0, 'moved-out': 0, closed: 9, 'open-end': 5 },
    enteredLate: { quantity: 3, percent: '33.33' },
    balanced: true
  })
  t.equal(rateOf(definitionOf('AC2', '2016-01-01'), sums).percent, '90.00')
  const lost: Sums = (measure, span) =>
    span === 'through' && measure === 'case-new' ? { quantity: 15, late: 0 } : sums(measure, span)
  t.equal(rateOf(definitionOf('AC1', '2016-01-01'), lost).balanced, false)
})

t.test('an empty denominator is null with its reason, never 0 or 100', async (t) => {
  const none: Sums = () => ({ quantity: 0, late: 0 })
  for (const definition of definitions) {
    const rate = rateOf(definition, none)
    t.same([rate.percent, rate.reason], [null, 'EMPTY_DENOMINATOR'], definition.id)
    t.equal(rate.enteredLate.percent, null)
  }
})

t.test('the table of definitions holds together', async (t) => {
  for (const definition of definitions) {
    const ids = definition.parts.map(({ id }) => id)
    const named: PartId[] = [
      ...definition.numerator,
      ...definition.denominator,
      ...(definition.balance?.left ?? []),
      ...(definition.balance?.right ?? [])
    ]
    t.ok(
      named.every((id) => ids.includes(id)),
      `${definition.id} names only parts of its own`
    )
    t.ok(definition.basis.every((id) => /^[RDAPT]-\d+$/.test(id)))
    t.ok(definition.name.zh && definition.name.en && definition.formula.zh && definition.exclusions.length > 0)
  }
  t.same(
    partsOf(definitionOf('AC1', '2016-01-01'), 'denominator').map(({ id }) => id),
    ['open-start', 'new', 'moved-in', 'moved-out']
  )
  t.same(
    partsOf(definitionOf('AC1', '2016-01-01'), 'numerator').map(({ id }) => id),
    ['closed']
  )
  t.same(
    partsOf(definitionOf('AC1', '2016-01-01'), 'open-end').map(({ id }) => id),
    ['open-end']
  )
  t.throws(() => partsOf(definitionOf('AC1', '2016-01-01'), 'received'), { code: 'rates.unknown-part' })
  t.throws(() => definitionOf('XX1', '2016-01-01'), { code: 'rates.unknown' })
  t.equal(showQuantity(definitionOf('AM1', '2016-01-01'), 82_000_000), '820000.00')
  t.equal(showQuantity(definitionOf('AE1', '2016-01-01'), 8), 8)
})

t.test('a rate has one definition on any day, also when a later one follows', async (t) => {
  t.same(
    definitionsFor('2016-01-01').map(({ id }) => id),
    ['AC1', 'AC2', 'AE1', 'AM1']
  )
  const now = definitionOf('AC1', '2016-01-01')
  const table = [
    { ...now, to: '2026-12-31' },
    { ...now, version: 2, from: '2027-01-01' }
  ]
  t.same(
    ['1990-01-01', '2026-12-31', '2027-01-01', '2030-01-01'].map((day) => definitionOf('AC1', day, table).version),
    [1, 1, 2, 2]
  )
  t.throws(() => definitionOf('AC1', '2026-12-31', table.slice(1)), { code: 'rates.unknown' }, 'before the first')
})

t.test(
  'an open case that another office took over keeps both groups in balance, and each rate within 100',
  async (t) => {
    // One case open at the start and one filed; the first goes to another office, the second is closed.
    const of =
      (rows: Partial<Record<string, readonly [number, number]>>): Sums =>
      (measure, span) => {
        const [before, within] = rows[measure] ?? [0, 0]
        return { quantity: { before, within, through: before + within }[span], late: 0 }
      }
    const old = rateOf(
      definitionOf('AC1', '2016-01-01'),
      of({ 'case-new': [1, 1], 'case-out': [0, 1], 'case-closed': [0, 1] })
    )
    t.match(old, { numerator: 1, denominator: 1, percent: '100.00', balanced: true })
    t.same(old.parts, { 'open-start': 1, new: 1, 'moved-in': 0, 'moved-out': -1, closed: 1, 'open-end': 0 })
    const taker = rateOf(definitionOf('AC1', '2016-01-01'), of({ 'case-in': [0, 1] }))
    t.match(taker, { numerator: 0, denominator: 1, percent: '0.00', balanced: true, parts: { 'open-end': 1 } })
    const later = rateOf(definitionOf('AC1', '2016-01-01'), of({ 'case-in': [1, 0], 'case-closed': [0, 1] }))
    t.match(later, { denominator: 1, percent: '100.00', parts: { 'open-start': 1, 'open-end': 0 } })
  }
)

t.test('the measures behind rates, and those whose past counts too', async (t) => {
  const rates = [definitionOf('AC1', '2016-01-01'), definitionOf('AC2', '2016-01-01')]
  t.same(measuresOf(rates), ['case-new', 'case-in', 'case-closed', 'case-out'])
  t.same(stockMeasures(rates), ['case-new', 'case-in', 'case-closed', 'case-out'])
  t.same(stockMeasures([definitionOf('AE1', '2016-01-01')]), [])
})
