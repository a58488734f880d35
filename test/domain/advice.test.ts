import t from 'tap'
import { advise, adviseAll, suspicionFrom } from '../../src/domain/advice/advise.ts'
import { checkAdviceInput } from '../../src/domain/advice/check-input.ts'
import { meaningOf, titleOf } from '../../src/domain/advice/describe-row.ts'
import { measureRules } from '../../src/domain/advice/measures.ts'
import { regimeOn, regimes, thresholds } from '../../src/domain/advice/regimes.ts'
import { handbookId } from '../../src/domain/advice/row.ts'
import { defaultAdviceSettings } from '../../src/domain/advice/settings.ts'
import type { Advice, AdviceInput, Finding, Measures } from '../../src/domain/advice/types.ts'
import { addDays, civilDate } from '../../src/domain/time/civil-date.ts'
import { handbookRows, numberless, type Row } from './advice-rows.ts'

const day = civilDate
const yuan = (amount: number): number => Math.round(amount * 100)
const today = day('2026-06-01')
const ask = (
  offence: AdviceInput['offence'],
  end: string,
  assessed: string,
  measures: Measures,
  more: Partial<AdviceInput> = {}
): AdviceInput => ({ offence, actEndedOn: day(end), assessedOn: day(assessed), measures, ...more })
const metIds = (advice: Advice): readonly (readonly string[])[] =>
  advice.versions.map(({ met }) => met.map(({ row }) => row))

/** The facts of a row on a day on which it is the newest law, so that one version answers. */
function factsOf(row: Row, on: string, measures: Measures): AdviceInput {
  const penalty = row.repeat === null ? {} : { priorPenalty: { on: addDays(day(on), -400), article: row.repeat } }
  return ask(row.offence, on, on, measures, { ...row.flags, ...penalty })
}

function lowered(measures: Measures): Measures {
  const entries = Object.entries(measures)
  return Object.fromEntries(
    entries.map(([name, value], index) => [name, index === entries.length - 1 ? Number(value) - 1 : value])
  )
}

t.test('every row is met at its number and missed one below, on the first and last day of its version', async (t) => {
  for (const row of handbookRows) {
    for (const on of [row.from, row.to ?? '2027-01-01']) {
      const [version] = advise(factsOf(row, on, row.measures)).versions
      const met = version?.met.find((one) => one.row === row.id)
      t.equal(met?.tier, row.tier, `${row.id} met on ${on}`)
      const facts = Object.keys(row.measures).length === 0 ? { ...row, flags: {} } : row
      const [below] = advise(factsOf(facts, on, lowered(row.measures))).versions
      t.notOk(
        below?.met.some((one) => one.row === row.id),
        `${row.id} missed on ${on}`
      )
    }
    for (const on of [addDays(day(row.from), -1), ...(row.to === null ? [] : [addDays(day(row.to), 1)])]) {
      const versions = advise(factsOf(row, on, row.measures)).versions
      const sibling = handbookRows.some((other) => other.id === row.id && other.from <= on && (other.to ?? on) >= on)
      t.equal(
        versions.some(({ met }) => met.some((one) => one.row === row.id)),
        sibling,
        `${row.id} on ${on}`
      )
    }
  }
})

t.test('the rows are those of the handbook: version, tier and mark of confirmation', async (t) => {
  const keys = (rows: readonly { id: string; offence: string; tier: string; from: string; to: string | null }[]) =>
    rows.map(({ id, offence, tier, from, to }) => [id, offence, tier, from, to].join(' ')).sort()
  const numbered = thresholds.filter(({ id }) => !(numberless as readonly string[]).includes(id))
  t.same(keys(numbered), keys(handbookRows))
  const once =
    'C-036 C-037 C-038 C-039 C-048 C-049 C-050 C-051 C-063 C-065 C-080 C-081 C-082 C-083 C-084 C-085 C-086 C-107'
  const fromMemory = 'C-078 C-101'
  t.same(
    [...new Set(thresholds.filter((row) => row.needsConfirmation).map(({ id }) => handbookId(id)))].sort(),
    `${once} ${fromMemory}`.split(' ').sort()
  )
  t.equal(thresholds.find(({ id }) => id === 'C-001')?.secondReading, 'full-text')
  t.equal(thresholds.find(({ id }) => id === 'C-064')?.secondReading, 'secondary')
  t.equal(thresholds.find(({ id }) => id === 'C-110')?.secondReading, null)
  t.same(
    measureRules.map(({ id }) => id),
    Array.from({ length: 10 }, (_, index) => `C-${120 + index}`)
  )
})

t.test('versions: the eight regimes of the handbook, five instruments together in 2012', async (t) => {
  t.same(
    regimes.map(({ from }) => from.slice(0, 4)),
    ['2004', '2007', '2008', '2010', '2011', '2020', '2021', '2025']
  )
  const { versions } = advise(ask('213', '2012-05-01', '2012-05-01', { illegalTurnover: yuan(1) }))
  t.same(
    versions[0]?.instruments.map(({ zh }) => zh),
    ['法释〔2004〕19号', '法释〔2007〕6号', '公通字〔2008〕36号', '公通字〔2010〕23号', '法发〔2011〕3号']
  )
  const late = advise(ask('214', '2023-05-01', '2023-05-01', { salesAmount: yuan(50000) })).versions[0]
  t.notOk(
    late?.instruments.some(({ id }) => id === 'GT10'),
    'replaced on 2022-05-15, without a row changing'
  )
  t.equal(late?.met[0]?.basis.zh, '法释〔2004〕19号第2条')
  t.equal(late?.from, '2021-03-01')
  t.equal(regimeOn(day('2004-12-21')), undefined)
})

t.test('units: three times as high before 2007-04-05, as persons since', async (t) => {
  const unit = (end: string, amount: number) =>
    advise(ask('213', end, end, { illegalTurnover: yuan(amount) }, { unit: true }))
  t.same(metIds(unit('2007-04-04', 149999.99)), [[]])
  t.same(metIds(unit('2007-04-04', 150000)), [['C-001']])
  t.equal(unit('2007-04-04', 150000).versions[0]?.unitFactor, 3)
  t.same(metIds(unit('2007-04-05', 50000)), [['C-001']])
  const both = advise(ask('213', '2006-05-01', today, { illegalTurnover: yuan(100000) }, { unit: true }))
  t.equal(both.suggestion, 'reasonable-suspicion')
  t.same(metIds(both), [[], ['C-011']])
  t.equal(both.moreFavourable, 'act')
  t.equal(both.needsConfirmation, true, 'the unit rule of 2025 was read once')
  t.match(both.explanation, { zh: '单位按3倍计', en: 'units as persons' })
})

t.test('the more favourable of two texts decides the tier and the suggestion', async (t) => {
  const shoes = advise(ask('213', '2018-12-03', today, { illegalTurnover: yuan(364497) }))
  t.match(shoes, { suggestion: 'must-transfer', tier: 'L1', moreFavourable: 'newest', duty: true, decisionDue: true })
  t.same(metIds(shoes), [['C-001', 'C-005'], ['C-011']])
  t.match(shoes.explanation, { zh: '最新规定对当事人更有利', en: 'the newest text is the more favourable' })
  const discs = advise(ask('217', '2006-05-01', '2008-01-01', { copies: 600 }))
  t.match(discs, { suggestion: 'below', ground: 'no-row-met', moreFavourable: 'act', tier: null, duty: false })
  t.match(discs.explanation.zh, '未在行为时和最新规定下同时达到')
  const loss = advise(ask('216', '2024-05-01', today, { directLoss: yuan(300000) }))
  t.match(loss, { suggestion: 'reasonable-suspicion', ground: 'share-reached' })
  t.equal(
    advise(ask('219', '2020-09-14', '2024-01-01', { loss: yuan(300000) })).suggestion,
    'must-transfer',
    'no gap for acts before 2021-03-01'
  )
  t.equal(advise(ask('214', '2019-05-01', '2023-01-01', { salesAmount: yuan(50000) })).suggestion, 'must-transfer')
})

t.test(
  'reasonable suspicion: the recorded finding is a duty, the share only prompts, and both from 2020-08-07',
  async (t) => {
    const at = (assessed: string, more: Partial<AdviceInput>, measures: Measures = {}) =>
      advise(ask('213', '2019-05-01', assessed, measures, more))
    t.equal(suspicionFrom, '2020-08-07')
    t.match(at('2020-08-06', { suspicion: true }), { suggestion: 'insufficient-data', ground: 'no-measure' })
    t.match(at('2020-08-07', { suspicion: true }), {
      suggestion: 'reasonable-suspicion',
      ground: 'officer-finding',
      duty: true,
      decisionDue: true,
      touchedSettings: []
    })
    const half = { illegalTurnover: yuan(25000) }
    t.equal(at('2020-08-06', {}, half).suggestion, 'below')
    t.match(at('2020-08-07', {}, half), {
      suggestion: 'reasonable-suspicion',
      ground: 'share-reached',
      duty: false,
      decisionDue: false
    })
    t.equal(at('2020-08-07', {}, { illegalTurnover: yuan(24999.99) }).suggestion, 'below')
    const off = { ...defaultAdviceSettings, suspicionShare: null }
    const unprompted = advise(ask('213', '2019-05-01', '2020-08-07', { illegalTurnover: yuan(49999) }), off)
    t.equal(unprompted.suggestion, 'below')
    t.same(
      unprompted.touchedSettings.map(({ key, value, question }) => [key, value, question]),
      [
        ['suspicionShare', 'off', 'D-30'],
        ['nearShare', '0.8', null]
      ]
    )
    t.match(at('2020-08-07', { suspicion: true }, { illegalTurnover: yuan(50000) }).suggestion, 'must-transfer')
  }
)

t.test('the gap of 2021-03-01 to 2025-04-25', async (t) => {
  const sold = (amount: number, end = '2022-05-01', assessed = '2023-01-01') =>
    advise(ask('214', end, assessed, { salesAmount: yuan(amount) }))
  t.match(sold(60000), { suggestion: 'legal-gap', ground: 'gap', duty: false, decisionDue: true, tier: null })
  t.equal(sold(25000).suggestion, 'legal-gap', 'what would prompt a check elsewhere is for a human here')
  t.equal(sold(100).suggestion, 'below')
  t.equal(sold(60000, '2021-02-28').suggestion, 'must-transfer')
  t.equal(sold(60000, '2021-03-01').suggestion, 'legal-gap')
  t.equal(sold(60000, '2025-04-25', today).suggestion, 'legal-gap')
  t.equal(sold(60000, '2025-04-26', today).suggestion, 'must-transfer')
  const later = sold(60000, '2022-05-01', today)
  t.same(metIds(later), [['C-030'], ['C-035']])
  t.same(
    later.versions[0]?.gaps.map(({ row, gap }) => [row, gap]),
    [['C-030', true]]
  )
  const oldNumbers = { ...defaultAdviceSettings, gap: 'old-numbers' as const }
  const kept = advise(ask('214', '2022-05-01', today, { salesAmount: yuan(60000) }), oldNumbers)
  t.equal(kept.suggestion, 'must-transfer')
  t.same(
    kept.touchedSettings.map(({ key, value }) => [key, value]),
    [
      ['nearShare', '0.8'],
      ['gap', 'old-numbers']
    ]
  )
  const off = { ...defaultAdviceSettings, suspicionShare: null }
  t.equal(advise(ask('214', '2022-05-01', today, { salesAmount: yuan(30000) }), off).suggestion, 'below')

  const partly = (amount: number) =>
    advise(ask('214', '2022-05-01', today, { salesAmount: yuan(amount), goodsValue: yuan(110000) })).suggestion
  t.equal(partly(40000), 'legal-gap', 'the attempt measures itself by the same number')
  t.equal(partly(50000), 'legal-gap', 'so that more sold never advises less')

  const gain = (amount: number, assessed: string) =>
    advise(ask('214', '2022-05-01', assessed, { illegalGain: yuan(amount) }))
  t.equal(gain(35000, '2023-01-01').suggestion, 'legal-gap', 'no number for gain')
  t.match(gain(35000, today), { suggestion: 'legal-gap', moreFavourable: null })
  t.equal(gain(9, today).suggestion, 'below', 'far below the newest text')
  t.equal(gain(0, '2023-01-01').suggestion, 'insufficient-data')

  t.equal(advise(ask('219', '2022-05-01', today, {}, { bankruptcy: true })).suggestion, 'legal-gap')
  t.equal(advise(ask('218', '2022-05-01', today, { illegalGain: yuan(100000) })).suggestion, 'must-transfer')
  t.match(advise(ask('218', '2022-05-01', today, { copiesSold: 1000 })), { suggestion: 'legal-gap', ground: 'gap' })
  t.equal(advise(ask('218', '2020-05-01', today, { copiesSold: 1000 })).suggestion, 'insufficient-data')
})

t.test('services: without a number in the gap, then by the newest text alone', async (t) => {
  const served = (end: string, assessed: string, amount: number, more: Partial<AdviceInput> = {}) =>
    advise(ask('213', end, assessed, { illegalGain: yuan(amount) }, { services: true, ...more }))
  t.equal(served('2021-02-28', '2021-02-28', 60000).suggestion, 'insufficient-data', 'services were not covered')
  t.match(served('2022-05-01', '2025-04-25', 60000), { suggestion: 'legal-gap' })
  const later = served('2022-05-01', '2025-04-26', 50000)
  t.match(later, { suggestion: 'must-transfer', tier: 'L1', moreFavourable: null })
  t.same(metIds(later), [[], ['C-016']])
  t.match(later.explanation, { zh: '行为时没有数额标准', en: 'no standard stood at the act' })
  t.equal(served('2022-05-01', '2025-04-26', 49999).suggestion, 'reasonable-suspicion')
  t.equal(served('2022-05-01', '2025-04-26', 20000).suggestion, 'below')
  const little = ask('213', '2022-05-01', today, { illegalGain: { atLeast: yuan(100) } }, { services: true })
  t.equal(advise(little).suggestion, 'below', 'where the newest text speaks there is no gap left')
  t.equal(served('2022-05-01', '2025-04-26', 30000, { marks: 2 }).suggestion, 'must-transfer')
  const mixed = advise(ask('213', today, today, { illegalGain: yuan(29999), serviceGain: yuan(20001) }))
  t.same(metIds(mixed), [['C-019']])
  t.match(mixed.versions[0]?.met[0], { measure: 'illegalGain+serviceGain', value: yuan(50000), threshold: yuan(50000) })
  t.same(metIds(advise(ask('213', today, today, { illegalGain: yuan(30000), serviceGain: yuan(20000) }))), [['C-010']])
  const turnoverOnly = advise(ask('213', '2022-05-01', today, { illegalTurnover: yuan(900000) }, { services: true }))
  t.equal(turnoverOnly.suggestion, 'insufficient-data')
  t.ok(turnoverOnly.missing.some(({ name }) => name === 'serviceGain'))
})

t.test('a repeat: a listed article, an act after the penalty, and within two years', async (t) => {
  const after = (article: '213' | '216', on: string, more: Partial<AdviceInput> = {}) =>
    metIds(
      advise(
        ask(
          '213',
          '2026-05-10',
          today,
          { illegalTurnover: yuan(30000) },
          { priorPenalty: [{ on: day(on), article }], ...more }
        )
      )
    )[0]
  t.same(after('213', '2024-05-10'), ['C-015'])
  t.same(after('213', '2024-05-09'), [])
  t.same(after('213', '2024-05-09', { actStartedOn: day('2026-05-09') }), ['C-015'])
  t.same(after('213', '2026-05-09'), ['C-015'])
  t.same(after('213', '2026-05-10'), [], 'on the day of the penalty nothing was done again')
  t.same(after('216', '2025-05-10'), [])
})

t.test('the elements: a no means that the offence falls away, an unknown is missing', async (t) => {
  const similar = ask('213', '2017-12-15', '2018-02-01', { illegalTurnover: { atLeast: yuan(11150000) } })
  const without = advise({ ...similar, elements: { identicalMark: 'no', sameGoods: 'yes' } })
  t.match(without, { suggestion: 'below', ground: 'element-missing', duty: false, touchedSettings: [] })
  t.match(without.explanation, { zh: '无论数额多少本罪不成立', en: 'falls away whatever the amount' })
  t.same(without.missing, [])
  t.match(advise({ ...similar, offence: '214', elements: { identicalMark: 'no' } }), {
    suggestion: 'below',
    elements: [
      { element: 'counterfeit', answer: 'unknown' },
      { element: 'identicalMark', answer: 'no' }
    ]
  })
  const unknown = advise(similar)
  t.equal(unknown.suggestion, 'must-transfer', 'an unknown element does not change it')
  t.same(
    unknown.missing.map(({ kind, name }) => [kind, name]),
    [
      ['element', 'identicalMark'],
      ['element', 'sameGoods']
    ]
  )
  t.equal(unknown.versions[0]?.met[0]?.restsOn, 'atLeast')
  for (const [offence, element] of [
    ['216', 'realPatent'],
    ['217', 'forProfit'],
    ['218', 'forProfit']
  ] as const) {
    const none = advise(ask(offence, today, today, { illegalGain: yuan(900000) }, { elements: { [element]: 'no' } }))
    t.equal(none.ground, 'element-missing')
    const met = advise(ask(offence, today, today, { illegalGain: yuan(900000) }, { elements: { [element]: 'yes' } }))
    t.match(met, { suggestion: 'must-transfer', missing: [] })
  }
  const found = advise({ ...similar, assessedOn: today, suspicion: true, elements: { sameGoods: 'no' } })
  t.equal(found.suggestion, 'below')
  t.match(found.explanation, { zh: '请核对其他罪名', en: 'look at the others' })
})

t.test('amounts that are not exact: which end the answer rests on', async (t) => {
  const with_ = (amount: Measures['illegalTurnover'], assessed = '2019-05-01') =>
    advise(ask('213', '2019-05-01', assessed, { illegalTurnover: amount }))
  const first = (advice: Advice, list: 'met' | 'nearest'): Partial<Finding> => advice.versions[0]?.[list][0] ?? {}
  t.match(first(with_({ about: yuan(50000) }), 'met'), { restsOn: 'about', value: yuan(50000) })
  t.match(with_({ about: yuan(50000) }).explanation, { zh: '（按约数）', en: '(about)' })
  t.match(first(with_({ atLeast: yuan(50000), atMost: yuan(90000) }), 'met'), {
    restsOn: 'atLeast',
    value: yuan(50000)
  })
  t.match(first(with_({ atLeast: yuan(40000), about: yuan(60000) }), 'met'), { restsOn: 'about' })
  t.match(first(with_({ atLeast: yuan(50000), about: yuan(50000) }), 'met'), { restsOn: 'atLeast' })
  const upper = with_({ atMost: yuan(90000) })
  t.equal(upper.suggestion, 'below', 'an upper bound proves nothing')
  t.match(first(upper, 'nearest'), { restsOn: 'atMost', open: true, value: yuan(90000), short: 0 })
  t.ok(upper.missing.some(({ name }) => name === 'illegalTurnover'))
  t.match(upper.explanation, { zh: '可能达到', en: 'may reach' })
  t.equal(with_({ atMost: yuan(90000) }, '2020-08-07').ground, 'share-reached')
  t.match(first(with_({ about: yuan(40000) }), 'nearest'), { open: false, near: true, short: yuan(10000), ratio: 0.8 })
  t.match(first(with_({ about: yuan(39999) }), 'nearest'), { near: false })
  t.match(first(with_({ atLeast: yuan(10) }), 'nearest'), { open: true, restsOn: 'atLeast' })
  const sum = (first: Measures['salesAmount'], second: Measures['goodsValue']) =>
    advise(ask('214', '2019-05-01', '2019-05-01', { salesAmount: first, goodsValue: second })).versions[0]?.met[0]
  t.match(sum(yuan(40000), { atLeast: yuan(110000) }), { row: 'C-033', restsOn: 'atLeast', attempt: true })
  t.equal(sum({ atMost: yuan(40000) }, yuan(149999)), undefined)
  t.match(sum({ about: yuan(40000) }, { atLeast: yuan(110000) }), { row: 'C-033', restsOn: 'about' })
  t.equal(sum(0, yuan(149999)), undefined)
  const unsold = ask('214', '2019-05-01', '2019-05-01', { salesAmount: 0, goodsValue: yuan(150000) })
  t.same(metIds(advise(unsold)), [['C-032']], 'nothing sold is no part sale')
})

t.test('an upper bound in a sum leaves at least the rest', async (t) => {
  const nearestOf = (goodsValue: Measures['goodsValue'], salesAmount: Measures['salesAmount']) =>
    advise(ask('214', '2019-05-01', '2019-05-01', { salesAmount, goodsValue })).versions[0]?.met.map(
      ({ row, restsOn }) => [row, restsOn]
    )
  t.same(nearestOf(yuan(150000), { atMost: yuan(40000) }), [
    ['C-032', 'exact'],
    ['C-033', 'atLeast']
  ])
  t.same(nearestOf({ about: yuan(150000) }, { atMost: yuan(40000) }), [
    ['C-032', 'about'],
    ['C-033', 'about']
  ])
  t.same(nearestOf({ atMost: yuan(900000) }, { atMost: yuan(40000) }), [])
})

t.test('the administrative gain bounds the criminal one from 2025-04-26 and stood for it before', async (t) => {
  const gross = (end: string, more: Measures = {}) =>
    advise(ask('213', end, today, { illegalGainGross: yuan(35000), ...more }))
  t.equal(advise(ask('213', '2019-05-01', '2019-05-01', { illegalGainGross: yuan(35000) })).suggestion, 'must-transfer')
  const bound = gross('2025-04-26')
  t.match(bound, { suggestion: 'reasonable-suspicion', ground: 'share-reached' })
  t.ok(bound.missing.some(({ name }) => name === 'illegalGain'))
  t.equal(gross('2025-04-26', { illegalGain: yuan(30000) }).suggestion, 'must-transfer')
})

t.test('halves: two limbs of different rows and different measures', async (t) => {
  const copied = (measures: Measures, more: Partial<AdviceInput> = {}) =>
    metIds(advise(ask('217', today, today, measures, more)))[0]
  t.same(copied({ works: 250, copies: 250 }, { network: true }), ['C-084'])
  t.same(copied({ works: 250, clicks: 50000 }), [], 'one item of the list counts once')
  t.same(copied({ works: 250, copies: 250 }), [], 'works count only by network')
  const prior = { priorPenalty: { on: day('2026-01-01'), article: '217' as const } }
  t.same(copied({ illegalTurnover: yuan(25000) }, prior), [], 'one amount does not count twice')
  t.same(copied({ illegalTurnover: yuan(25000), illegalGain: yuan(10000) }, prior), ['C-084'])
  const asked = ask('217', '2012-05-01', '2012-05-01', { works: { about: 250 }, clicks: 25000 })
  t.match(advise(asked).versions[0]?.met[0], {
    row: 'C-077',
    restsOn: 'about',
    parts: [
      { measure: 'works', value: 250, threshold: 250 },
      { measure: 'clicks', value: 25000, threshold: 25000 }
    ]
  })
  const works = advise(ask('217', today, today, { works: 500 }))
  t.equal(works.suggestion, 'insufficient-data')
  t.ok(works.missing.some(({ name }) => name === 'network'))
  t.same(copied({ illegalGain: yuan(30000) }, { circumvention: true }), ['C-085.gain'])
})

t.test('219-1: no amount for the base offence, and no offence before 2021-03-01', async (t) => {
  const base = advise(ask('219-1', '2022-05-01', today, {}))
  t.match(base, { suggestion: 'must-transfer', tier: 'base', missing: [{ kind: 'fact', name: 'conduct' }] })
  t.match(advise(ask('219-1', '2025-05-01', today, { loss: yuan(300000) })).tier, 'serious')
  const early = advise(ask('219-1', '2021-02-28', today, { loss: yuan(300000) }))
  t.match(early, { suggestion: 'below', ground: 'not-yet-an-offence' })
  t.match(early.explanation, { zh: '本罪自2021-03-01起施行', en: 'the offence exists from 2021-03-01' })
})

t.test('before 2004-12-22 the table has no version, and the answer says so', async (t) => {
  const early = (assessed: string, amount?: number) =>
    advise(ask('213', '2004-12-21', assessed, amount === undefined ? {} : { illegalTurnover: yuan(amount) }))
  t.match(early(today, 900000), { suggestion: 'legal-gap', ground: 'no-version', decisionDue: true })
  t.equal(early(today, 900000).versions.length, 1)
  t.match(early(today, 900000).explanation, { zh: '本表自2004-12-22起', en: 'the table begins on 2004-12-22' })
  t.equal(early(today, 10).suggestion, 'below')
  t.match(early(today, 10).explanation, { zh: '无行为时标准', en: 'it has none at the act' })
  t.equal(early(today).suggestion, 'insufficient-data')
  t.match(early('2004-12-21', 900000), { suggestion: 'legal-gap', versions: [] })
  t.equal(early('2004-12-21').suggestion, 'insufficient-data')
})

t.test('several acts not yet dealt with are added up, and judged by the text at each', async (t) => {
  const acts = [
    { endedOn: day('2015-03-01'), measures: { illegalTurnover: yuan(13220) } },
    { startedOn: day('2014-01-01'), endedOn: day('2014-06-01') }
  ]
  const sum = advise(ask('213', '2015-01-01', '2015-05-01', { illegalTurnover: yuan(52984) }, { acts }))
  t.match(sum.versions[0]?.met[0], { row: 'C-001', value: yuan(66204) })
  t.match(sum.explanation, { zh: '累计（C-125）', en: 'added up (C-125)' })
  const across = advise(
    ask(
      '217',
      '2006-05-01',
      '2008-01-01',
      { copies: 300 },
      { acts: [{ endedOn: day('2007-06-01'), measures: { copies: 300 } }] }
    )
  )
  t.same(
    across.versions.map(({ at, from }) => [at, from]),
    [
      ['act', '2004-12-22'],
      ['both', '2007-04-05']
    ]
  )
  t.equal(across.suggestion, 'below', 'met in 2007, not by the text of the first act')
  const ranges = advise(
    ask(
      '213',
      '2015-01-01',
      '2015-05-01',
      { illegalTurnover: { atLeast: yuan(40000) }, copies: undefined },
      {
        acts: [{ endedOn: day('2015-03-01'), measures: { illegalTurnover: yuan(10000) } }]
      }
    )
  )
  t.match(ranges.versions[0]?.met[0], { value: yuan(50000), restsOn: 'atLeast' })
})

t.test('no row met never reads as no crime', async (t) => {
  const below = advise(ask('213', '2015-01-01', '2015-05-01', { illegalTurnover: yuan(100) }))
  t.match(below.explanation, { zh: '这不等于不构成犯罪', en: 'does not mean that there is no crime' })
  t.match(below.explanation, { zh: '其他严重情节', en: 'other serious circumstances' })
  t.match(advise(ask('214', '2015-01-01', '2015-05-01', { salesAmount: yuan(100) })).explanation, {
    zh: '当时条文没有“其他严重情节”的兜底',
    en: 'has no catch-all'
  })
  t.match(advise(ask('213', '2015-01-01', '2015-05-01', {})).explanation, { zh: 'T-02', en: 'T-02' })
  t.match(advise(ask('213', '2015-01-01', '2015-05-01', { copies: 9 })).explanation, {
    zh: '已知事实不涉及任何一行',
    en: 'no row bears on the known facts'
  })
})

t.test('published cases', async (t) => {
  const two = (marks: number) =>
    advise(ask('213', '2013-03-29', '2013-03-29', { illegalTurnover: yuan(33377) }, { marks }))
  t.same(metIds(two(2)), [['C-003']], 'C123: finished goods of two marks, convicted')
  t.equal(two(2).suggestion, 'must-transfer')
  t.match(two(1), { suggestion: 'below' }, 'C123 with one mark would not have been')
  const sold = { ...ask('213', '2013-01-01', '2013-01-01', { illegalTurnover: yuan(52984 + 13220) }) }
  t.same(metIds(advise(sold)), [['C-001']], 'C130: sold and seized together')
  const labels = ask('215', '2014-01-01', '2014-01-01', { pieces: { atLeast: 184700 } }, { marks: 6 })
  t.same(metIds(advise(labels)), [['C-040', 'C-042', 'C-044.pieces', 'C-045.pieces']], 'C135: labels of six marks')
  t.equal(advise(labels).tier, 'L2')
  const tea = advise(ask('213', '2016-01-14', '2016-03-03', { illegalTurnover: yuan(58200) }))
  t.equal(tea.suggestion, 'must-transfer', 'C124: transferred after 49 days')
  t.equal(advise(ask('213', '2018-12-03', '2018-12-21', { illegalTurnover: yuan(364497) })).tier, 'L2', 'C178')
  t.same(metIds(advise(ask('217', '2013-05-28', '2013-05-28', { copies: 3266 }))), [['C-072', 'C-075']], 'C145')
  t.equal(advise(ask('213', '2013-05-07', '2013-06-26', {})).suggestion, 'insufficient-data', 'C128: no amount in CNY')
})

t.test('several offences at once: each answered, and the strongest named', async (t) => {
  const { offence: _, ...facts } = ask(
    '213',
    '2017-12-15',
    '2018-02-01',
    { illegalTurnover: yuan(60000) },
    {
      elements: { identicalMark: 'no' }
    }
  )
  const { advices, strongest } = adviseAll(['213', '214', '215'], facts)
  t.same(
    advices.map(({ offence, suggestion }) => [offence, suggestion]),
    [
      ['213', 'below'],
      ['214', 'below'],
      ['215', 'must-transfer']
    ]
  )
  t.equal(strongest?.offence, '215')
  t.equal(adviseAll([], facts).strongest, undefined)
})

t.test('facts that cannot be: each problem with its field', async (t) => {
  const sound = { offence: '213', actEndedOn: '2020-01-02', assessedOn: '2020-01-03' }
  const problems = (more: Record<string, unknown>) =>
    checkAdviceInput({ ...sound, ...more }).map(({ field, code }) => `${field} ${code}`)
  t.same(problems({}), [])
  t.same(
    problems({
      actStartedOn: '2020-01-01',
      measures: { illegalTurnover: 0, copies: { atLeast: 1, about: 2, atMost: 2 }, loss: undefined },
      acts: [{ startedOn: '2019-01-01', endedOn: '2019-02-01', measures: { loss: { about: 5, atMost: undefined } } }],
      elements: { identicalMark: 'yes', forProfit: undefined },
      marks: 2,
      services: true,
      priorPenalty: { on: '2019-01-01', article: '219-1' }
    }),
    []
  )
  t.same(
    checkAdviceInput({}).map(({ field, code }) => `${field} ${code}`),
    ['offence required', 'assessedOn required', 'actEndedOn required']
  )
  t.same(problems({ offence: '220' }), ['offence value'])
  t.same(problems({ turnover: 1 }), ['turnover unknown'])
  t.same(problems({ actStartedOn: '2020-01-03' }), ['actStartedOn order'])
  t.same(problems({ actEndedOn: '2020-01-04' }), ['actEndedOn order'])
  t.same(problems({ actEndedOn: '2020-02-30', assessedOn: 20200103 }), ['assessedOn date', 'actEndedOn date'])
  t.same(problems({ measures: 5 }), ['measures type'])
  t.same(problems({ measures: { gain: 1, loss: -1, copies: 1.5, works: '5', clicks: null, members: {} } }), [
    'measures.gain unknown',
    'measures.loss negative',
    'measures.copies whole',
    'measures.works type',
    'measures.clicks type',
    'measures.members empty'
  ])
  t.same(
    problems({ measures: { loss: { atLeast: 2, atMost: 1 }, copies: { about: -1, most: 2 }, works: { about: 'x' } } }),
    [
      'measures.loss range',
      'measures.copies.about negative',
      'measures.copies.most unknown',
      'measures.works.about type'
    ]
  )
  t.same(problems({ acts: {} }), ['acts type'])
  t.same(problems({ acts: [1, { endedOn: '2020-01-01', on: 1, measures: { loss: -1 } }] }), [
    'acts.0 type',
    'acts.1.on unknown',
    'acts.1.measures.loss negative'
  ])
  t.same(problems({ elements: [] }), ['elements type'])
  t.same(problems({ elements: { mark: 'yes', forProfit: 'maybe' } }), [
    'elements.mark unknown',
    'elements.forProfit value'
  ])
  t.same(problems({ marks: 0, patents: '2' }), ['marks least', 'patents type'])
  t.same(problems({ marks: 1.5, unit: 'yes' }), ['marks whole', 'unit type'])
  t.same(problems({ priorPenalty: { on: '2020-01-04', article: '57', by: 'x' } }), [
    'priorPenalty.by unknown',
    'priorPenalty.on order',
    'priorPenalty.article value'
  ])
  t.same(problems({ priorPenalty: [{}] }), ['priorPenalty.0.on required', 'priorPenalty.0.article required'])
  t.same(problems({ priorPenalty: 'none' }), ['priorPenalty type'])
})

t.test('T-02 is no duty in an answer of a day before it was in force', async (t) => {
  for (const measures of [{}, { illegalTurnover: yuan(10000) }]) {
    const before = advise(ask('213', '2020-01-01', '2020-08-06', measures, { suspicion: true })).explanation
    t.match(before.zh, /T-02自2020-08-07起施行/)
    t.notMatch(before.zh, /应当移送/)
    t.notMatch(before.en, /transferred/)
    const since = advise(ask('213', '2020-01-01', '2020-08-07', measures)).explanation
    t.match(since.zh, /应当移送/)
    t.notMatch(since.zh, /自2020-08-07起施行/)
  }
  const late = advise(ask('214', '2020-01-01', '2020-08-06', { salesAmount: yuan(10000) })).explanation
  t.match(late.zh, /没有“其他严重情节”的兜底.*T-02自2020-08-07起施行/)
})

t.test(
  'services: outside art 213 before 2021-03-01, and a turnover beside them is said to stay uncompared',
  async (t) => {
    const text = (end: string, measures: Measures, more: Partial<AdviceInput> = {}): string =>
      advise(ask('213', end, '2026-06-01', measures, more)).explanation.zh
    const outside = /自2021-03-01起才纳入/
    const uncompared = /未与商品标准比较/
    t.match(text('2021-02-28', { serviceGain: yuan(100000) }), outside)
    t.match(text('2021-02-28', {}, { services: true }), outside)
    t.notMatch(text('2021-03-01', { serviceGain: yuan(100000) }), outside)
    t.notMatch(text('2021-02-28', { illegalGain: yuan(100000) }), outside)
    t.match(text('2025-05-01', { illegalTurnover: yuan(100000) }, { services: true }), uncompared)
    t.notMatch(text('2025-05-01', { illegalTurnover: yuan(100000) }), uncompared)
    const apart = { illegalTurnover: yuan(100000), serviceGain: 0 }
    t.notMatch(text('2025-05-01', apart, { services: true }), uncompared)
    t.equal(advise(ask('213', '2025-05-01', '2026-06-01', apart, { services: true })).suggestion, 'must-transfer')
  }
)

t.test('a row from memory is not said to have been read', async (t) => {
  const { explanation } = advise(ask('219', '2015-05-01', '2015-06-01', { illegalGain: yuan(600000) }))
  t.match(explanation.zh, /未核对条文/)
  t.match(explanation.en, /not at all/)
})

t.test('every row is told in words, in both languages, with its numbers', async (t) => {
  const told = new Map(thresholds.map((row) => [`${row.id} ${row.from}`, { ...meaningOf(row), title: titleOf(row) }]))
  for (const [id, { zh, en, title }] of told) {
    t.match(zh, /^.+。$/, id)
    t.match(en, /^[A-Z]\P{Script=Han}+\.$/u, id)
    t.match([title.zh, title.en], [/^.+（第.+条）：/, /^.+ \(art .+\): /], id)
    t.notMatch(zh + en, /undefined|NaN/, id)
  }
  const kinds = new Set(thresholds.map(({ test }) => test.kind))
  t.same([...kinds].toSorted(), ['amount', 'bankruptcy', 'conduct', 'halves', 'sum', 'unnumbered'])
})
