import t from 'tap'
import { advise } from '../../src/domain/advice/advise.ts'
import type { AdviceInput } from '../../src/domain/advice/types.ts'
import { adviceView } from '../../src/domain/advice/view.ts'
import { civilDate } from '../../src/domain/time/civil-date.ts'

const today = civilDate('2026-06-01')
const ask = (over: Partial<AdviceInput> & Pick<AdviceInput, 'offence'>) => {
  const advice = advise({ actEndedOn: today, assessedOn: today, ...over })
  return { advice, view: adviceView(advice) }
}

t.test('money goes out as decimal strings of CNY, counts as whole numbers, shares as they are', async (t) => {
  const { advice, view } = ask({ offence: '214', measures: { salesAmount: 2_000_050 } })
  t.match(view, { offence: '214', suggestion: advice.suggestion, ground: advice.ground, tier: advice.tier })
  t.equal(view.versions.length, advice.versions.length)
  const money = view.versions[0]?.nearest.find(({ unit, threshold }) => unit === 'CNY' && threshold !== null)
  const inside = advice.versions[0]?.nearest.find(({ row }) => row === money?.row)
  t.match(money, { value: '20000.50', ratio: inside?.ratio, parts: [] })
  t.equal(money?.threshold, ((inside?.threshold ?? 0) / 100).toFixed(2))
  t.equal(money?.short, ((inside?.short ?? 0) / 100).toFixed(2))
  t.notOk(JSON.stringify(view).includes('"fen"'), 'fen stay inside')

  const counted = ask({ offence: '217', measures: { copies: 499 } }).view.versions[0]?.nearest.find(
    ({ unit }) => unit === 'count'
  )
  t.match(counted, { value: 499, threshold: 500, short: 1 })
})

t.test('the halves of a row of two measures are shown each in its own unit', async (t) => {
  const { view } = ask({ offence: '213', measures: { illegalTurnover: 3_000_000, illegalGain: 2_000_000 }, marks: 2 })
  const shown = JSON.stringify(view)
  t.notOk(shown.includes('"fen"'))
  const halves = ask({ offence: '217', measures: { illegalTurnover: 3_000_000, copies: 300 } }).view.versions.flatMap(
    ({ met, nearest, gaps }) => [...met, ...nearest, ...gaps].filter(({ parts }) => parts.length > 0)
  )
  t.ok(halves.length > 0, 'a row of halves is among the answers')
  for (const { parts } of halves)
    for (const part of parts) {
      t.equal(typeof part.value, part.unit === 'CNY' ? 'string' : 'number', part.measure)
      t.equal(typeof part.threshold, typeof part.value)
    }
})

t.test('conduct alone is a flag without money, and instruments are named without their dates', async (t) => {
  const { advice, view } = ask({ offence: '219-1', measures: {} })
  const flags = view.versions.flatMap(({ met }) => met).filter(({ unit }) => unit === 'flag')
  t.ok(flags.length > 0, 'the base offence asks for no amount')
  t.match(flags[0], { value: 1, threshold: 1, short: 0 })
  t.same(
    view.versions[0]?.instruments,
    advice.versions[0]?.instruments.map(({ id, zh, en }) => ({ id, zh, en }))
  )
  t.same(view.settings, advice.touchedSettings)
  t.same([view.elements, view.missing], [advice.elements, advice.missing])
})

t.test('a row without a number has no threshold', async (t) => {
  const old = civilDate('2022-06-01')
  const { view } = ask({ offence: '214', measures: { illegalGain: 1_000_050 }, actEndedOn: old, assessedOn: old })
  const [gap] = view.versions.flatMap(({ met, nearest, gaps }) =>
    [...met, ...nearest, ...gaps].filter(({ row }) => row.includes('C-030.gain'))
  )
  t.match(gap, { unit: 'CNY', value: '10000.50', threshold: null })
})
