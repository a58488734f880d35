import t from 'tap'
import { fen } from '../../src/domain/money.ts'
import { citation, instruments } from '../../src/domain/rules/instruments.ts'
import { handbookId } from '../../src/domain/rules/row.ts'
import { decisionRule, filingRule } from '../../src/domain/rules/select.ts'
import { surcharge } from '../../src/domain/rules/surcharge.ts'
import { isPeriod, ruleOn, rules, rulesOn, versionsOf } from '../../src/domain/rules/table.ts'
import { addDays, civilDate, isCivilDate } from '../../src/domain/time/civil-date.ts'
import { procedures } from '../../src/domain/case/vocabulary.ts'

const span = (letter: string, ...ranges: (readonly [number, number])[]): string[] =>
  ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => `${letter}-${String(first + index).padStart(2, '0')}`)
  )

/** The ids of sections 1, 2 and 8 of the handbook, and the periods of the courts. */
const handbook = [
  ...span('A', [1, 6], [10, 38], [40, 52], [55, 65], [70, 92], [95, 99]),
  ...span('T', [1, 5], [10, 16], [18, 22], [30, 48], [50, 59]),
  ...span('D', [1, 42]),
  ...span('R', [19, 19])
]

t.test('every A-, T- and D-rule of the handbook and R-19 is a row, and no other', async (t) => {
  t.same([...new Set(rules.map((rule) => handbookId(rule.id)))].sort(), [...handbook].sort())
})

t.test('every row is whole', async (t) => {
  for (const rule of rules) {
    const name = `${rule.id} ${rule.from ?? ''}`
    t.ok(rule.title.zh !== '' && rule.title.en !== '', name)
    t.ok(
      rule.kind === 'period'
        ? (rule.summary.zh === '') === (rule.summary.en === '')
        : rule.summary.zh !== '' && rule.summary.en !== '',
      name
    )
    t.ok(rule.basis.length > 0 && rule.basis.every(([instrument]) => instrument in instruments), name)
    t.match(rule.mark, /^(V\*?:\S+|K|I)$/, name)
    t.ok(
      [rule.from, rule.to].every((day) => day === null || isCivilDate(day)),
      name
    )
    t.equal(rule.needsConfirmation, rule.mark === 'K', name)
    if (rule.kind === 'period') {
      t.ok(rule.period.n > 0, name)
      t.ok(rule.period.unit !== 'hour' || (rule.period.ladder.length === 0 && rule.period.stops.length === 0), name)
    }
  }
})

t.test('versions of one rule never overlap', async (t) => {
  for (const id of new Set(rules.map((rule) => rule.id))) {
    const versions = [...versionsOf(id)].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
    for (const [index, later] of versions.slice(1).entries()) {
      const earlier = versions[index]?.to
      t.ok(earlier != null && later.from !== null && earlier < later.from, id)
    }
  }
})

t.test('the day the law changed', async (t) => {
  const rows: [string, string, string][] = [
    ['A-10', '2019-04-01', 'unverified'],
    ['A-13', '2019-04-01', ''],
    ['A-70', '2021-07-15', 'verified'],
    ['A-40', '2021-07-15', 'verified'],
    ['A-72', '2021-09-01', 'verified'],
    ['A-18', '2025-02-01', 'verified'],
    ['A-17', '2025-02-01', ''],
    ['T-02', '2020-08-07', 'verified'],
    ['T-19', '2018-01-01', 'secondary'],
    ['A-56', '2027-01-01', 'unverified'],
    ['T-05', '2027-01-01', 'unverified']
  ]
  for (const [id, day, certainty] of rows) {
    const before = ruleOn(id, addDays(civilDate(day), -1))
    const after = ruleOn(id, day)
    t.equal(after?.certainty ?? '', certainty, `${id} ${day}`)
    t.not(before, after, `${id} changes on ${day}`)
  }
  const serving = (day: string): unknown => ruleOn('A-70', day)
  t.match(serving('2021-07-14'), { period: { unit: 'calendar-day' } })
  t.match(serving('2021-07-15'), { period: { unit: 'working-day' } })
  t.match(ruleOn('A-56', '2027-01-01'), { basis: [['TML26', '']], needsConfirmation: true })
  t.match(ruleOn('A-56', '2026-12-31'), {
    basis: [
      ['TML', '60'],
      ['TMR', '78']
    ],
    needsConfirmation: false
  })
})

t.test('looking up', async (t) => {
  t.equal(ruleOn('A-00', '2021-01-01'), undefined)
  t.equal(ruleOn('A-10', '2019-03-31'), undefined)
  t.same(versionsOf('A-00'), [])
  t.equal(versionsOf('A-10').length, 2)
  const on = rulesOn('2021-07-15')
  t.ok(on.includes(ruleOn('A-10', '2021-07-15') as never))
  t.notOk(on.some((rule) => rule.id === 'A-13' || rule.id === 'A-72'))
  t.equal(
    rules.filter(isPeriod).every((rule) => 'period' in rule),
    true
  )
  t.match(ruleOn('A-10', '2022-01-01'), { secondReading: 'full-text' })
  t.match(ruleOn('A-13', '2015-01-01'), { secondReading: 'secondary' })
  t.match(ruleOn('A-02', '2022-01-01'), { secondReading: null })
})

t.test('periods as the handbook states them', async (t) => {
  const rows: [string, string, number, string][] = [
    ['A-02', '2022-01-01', 7, 'working-day'],
    ['A-02.mediation', '2022-01-01', 45, 'working-day'],
    ['A-03', '2022-01-01', 5, 'working-day'],
    ['A-10', '2022-01-01', 15, 'working-day'],
    ['A-13', '2015-01-01', 7, 'working-day'],
    ['A-14', '2022-01-01', 24, 'month'],
    ['A-15', '2015-01-01', 15, 'calendar-day'],
    ['A-16', '2022-01-01', 5, 'working-day'],
    ['A-16.report', '2022-01-01', 10, 'working-day'],
    ['A-22', '2022-01-01', 30, 'calendar-day'],
    ['A-32', '2022-01-01', 10, 'working-day'],
    ['A-41', '2022-01-01', 90, 'calendar-day'],
    ['A-43', '2022-01-01', 1, 'month'],
    ['A-45', '2025-02-01', 3, 'month'],
    ['A-72', '2022-01-01', 20, 'working-day'],
    ['A-77', '2022-01-01', 7, 'working-day'],
    ['A-80', '2022-01-01', 15, 'calendar-day'],
    ['A-86', '2022-01-01', 10, 'working-day'],
    ['A-87', '2022-01-01', 3, 'month'],
    ['A-95', '2022-01-01', 15, 'working-day'],
    ['T-11', '2022-01-01', 3, 'calendar-day'],
    ['T-12', '2022-01-01', 24, 'hour'],
    ['T-34', '2022-01-01', 15, 'calendar-day'],
    ['T-57', '2022-01-01', 10, 'calendar-day']
  ]
  for (const [id, day, n, unit] of rows) t.match(ruleOn(id, day), { period: { n, unit } }, id)
})

t.test('citations', async (t) => {
  t.same(citation([['SML', '18']]), {
    zh: '《市场监督管理行政处罚程序规定》第18条',
    en: 'Provisions on Administrative Penalty Procedures for Market Regulation, art 18'
  })
  t.same(
    citation([
      ['EC25', '16'],
      ['APL', '61、85'],
      ['SAMR3', '']
    ]),
    {
      zh: '公通字〔2017〕25号第16条；《行政处罚法》第61、85条；《市场监督管理行政处罚听证办法》',
      en: 'Gong Tong Zi [2017] No 25 (economic crimes), art 16; Administrative Penalty Law, art 61, 85; Measures for Penalty Hearings in Market Regulation'
    }
  )
})

t.test('A-82: the surcharge stops at the fine', async (t) => {
  const fine = fen(1_000_000)
  const rows: [number, number][] = [
    [0, 0],
    [1, 30_000],
    [33, 990_000],
    [34, 1_000_000],
    [400, 1_000_000]
  ]
  for (const [days, amount] of rows) t.equal(surcharge(fine, days), amount, `day ${days}`)
  t.equal(surcharge(fen(101), 1), 3)
  for (const days of [-1, 0.5]) t.throws(() => surcharge(fine, days), RangeError)
})

t.test('which clock binds which procedure on which day', async (t) => {
  const filing: [(typeof procedures)[number], string, boolean, string | null][] = [
    ['trademark-penalty', '2007-09-30', false, null],
    ['trademark-penalty', '2019-03-31', false, 'A-13'],
    ['trademark-penalty', '2019-04-01', false, 'A-10'],
    ['other-penalty', '2022-01-01', false, 'A-10'],
    ['customs', '2022-01-01', false, 'A-10'],
    ['counterfeit-patent', '2015-06-30', false, 'A-13'],
    ['counterfeit-patent', '2022-01-01', false, 'A-16'],
    ['counterfeit-patent', '2022-01-01', true, 'A-16.report'],
    ['patent-dispute', '2014-01-01', false, null],
    ['patent-dispute', '2025-01-31', false, 'A-17'],
    ['patent-dispute', '2025-02-01', false, 'A-18'],
    ['patent-mediation', '2022-01-01', false, null],
    ['copyright-penalty', '2009-06-14', false, null],
    ['copyright-penalty', '2009-06-15', false, 'A-15']
  ]
  for (const [procedure, on, reported, binding] of filing) {
    t.same(filingRule(procedure, on, reported), { binding, shown: null }, `${procedure} ${on}`)
  }
  t.equal(filingRule('counterfeit-patent', '2022-01-01').binding, 'A-16')
  const deciding: [(typeof procedures)[number], string, string | null, string | null][] = [
    ['trademark-penalty', '2019-03-31', null, null],
    ['trademark-penalty', '2019-04-01', 'A-41', null],
    ['counterfeit-patent', '2015-06-30', null, null],
    ['counterfeit-patent', '2018-01-01', 'A-43', null],
    ['counterfeit-patent', '2019-04-01', 'A-41', 'A-43'],
    ['patent-dispute', '2014-01-01', null, null],
    ['patent-dispute', '2025-01-31', 'A-44', null],
    ['patent-dispute', '2025-02-01', 'A-45', null],
    ['patent-mediation', '2022-01-01', null, null],
    ['copyright-penalty', '2021-07-14', null, null],
    ['copyright-penalty', '2021-07-15', 'A-46', null]
  ]
  for (const [procedure, on, binding, shown] of deciding)
    t.same(decisionRule(procedure, on), { binding, shown }, `${procedure} ${on}`)
  for (const procedure of procedures) {
    for (const on of ['2008-01-01', '2016-01-01', '2020-01-01', '2022-01-01', '2026-01-01']) {
      for (const id of [
        filingRule(procedure, on).binding,
        decisionRule(procedure, on).binding,
        decisionRule(procedure, on).shown
      ]) {
        t.ok(id === null || ruleOn(id, on)?.kind === 'period', `${procedure} ${on} ${id}`)
      }
    }
  }
})
