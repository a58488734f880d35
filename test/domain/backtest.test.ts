import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import t from 'tap'
import { backtest, publishedCases } from '../../src/cli/backtest.ts'
import { differenceClasses, explained } from '../../src/cli/backtest/explained.ts'
import { judge } from '../../src/cli/backtest/judge.ts'
import { outcomes } from '../../src/cli/backtest/outcome.ts'
import { agreement, countsOf, terminalText } from '../../src/cli/backtest/text.ts'
import { projectFolder } from '../../src/config.ts'
import { PublishedRow } from '../../src/modules/imports/formats/published-row.ts'
import { backtestPage } from '../../tools/backtest-page.ts'

const judged = await backtest([publishedCases])
const of = (id: string) => judged.find((one) => one.id === id)!
const asked = (row: Record<string, unknown>) => judge(PublishedRow.parse({ id: 'X1', ip_kind: 'trademark', ...row }))
const seller = { conduct: '销售假冒运动鞋', party_type: 'individual_business' }

t.test('every case is judged once, and every difference is explained', async (t) => {
  t.equal(judged.length, 144)
  t.equal(
    countsOf(judged).reduce((sum, { all }) => sum + all, 0),
    144
  )
  const differing = judged.filter(({ difference }) => difference !== null)
  t.same(differing.map(({ id }) => id).toSorted(), [...explained.keys()].toSorted())
  t.ok(differing.length < agreement(judged).expected / 2, 'more agree than differ')
})

t.test('an explanation fits its difference', async (t) => {
  for (const [id, { class: kind, why }] of explained) {
    const { difference, answer, advice } = of(id)
    t.ok(Object.hasOwn(differenceClasses, kind), id)
    t.match(why, /^[A-Z].*\.$/, id)
    if (kind === 'fact-missing') t.ok(difference === 'missed' && (advice?.missing.length ?? 0) > 0, id)
    if (kind === 'legal-gap') t.equal(answer, 'legal-gap', id)
    if (kind === 'transfer-due' || kind === 'element-not-met') t.equal(difference, 'unexpected', id)
  }
})

t.test('docs/backtest.md is what the cases say', async (t) => {
  const path = join(projectFolder, 'docs/backtest.md')
  const written = await format(backtestPage(judged), { ...(await resolveConfig(path)), filepath: path })
  t.ok(written === (await readFile(path, 'utf8')), 'run "node tools/backtest-doc.ts" and commit it')
  for (const { id, content } of parties) {
    t.notOk(
      content.some((name) => written.includes(name)),
      `${id}: no party is named`
    )
  }
})

const parties = (await readFile(publishedCases, 'utf8'))
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string; party: string | null; agency: string | null })
  .map(({ id, party, agency }) => ({ id, content: [party, agency].filter((name) => name !== null) }))

t.test('a similar mark is no offence whatever the amount', async (t) => {
  t.match(of('C179'), { answer: 'below', difference: null, advice: { ground: 'element-missing' } })
})

t.test('police-origin files stand on their own lines, and a partial transfer of other goods is none', async (t) => {
  t.equal(of('C129').outcome, 'police-convicted')
  t.equal(of('C141').outcome, 'police-other')
  t.equal(of('C191').outcome, 'returned')
  t.equal(of('C205').outcome, 'unpublished')
  t.equal(of('C123').outcome, 'convicted')
  t.equal(outcomes.administrative.expected, false)
})

t.test('the question follows from fields and words', async (t) => {
  t.same(asked(seller).question.offences, ['214'])
  t.same(asked({ ...seller, conduct: '生产假冒运动鞋' }).question.offences, ['213'])
  t.same(asked({ ...seller, conduct: '假冒/销售假冒酒' }).question.offences, ['213', '214'])
  t.same(asked({ ...seller, goods: '商标标识' }).question.offences, ['215'])
  t.same(asked({ ...seller, goods: '餐饮服务' }).question.offences, ['213'])
  t.same(asked({ ip_kind: 'patent', conduct: '制造侵权产品' }).answer, 'no-offence')
  t.match(asked({ ip_kind: 'patent', conduct: '无专利而宣传', outcome_tags: ['passing_off_patent'] }), {
    advice: { ground: 'element-missing' }
  })
})

t.test('measures keep their ends, and a total that is not split is taken as unsold', async (t) => {
  const total = { ...seller, illegal_business_amount_cny: 120_000, filed_date: '2015-03-01' }
  t.match(asked(total), { answer: 'below', question: { facts: { measures: { goodsValue: 12_000_000 } } } })
  t.equal(asked({ ...total, illegal_business_amount_cny: 150_000 }).answer, 'must-transfer')
  t.match(asked({ ...total, amount_qualifier: '销售金额约12万元' }), {
    answer: 'must-transfer',
    question: { facts: { measures: { salesAmount: { about: 12_000_000 } } } }
  })
  t.match(asked({ ...total, amount_qualifier: '12万余元' }), {
    question: { facts: { measures: { illegalTurnover: { atLeast: 12_000_000 } } } }
  })
  t.match(of('C157').question.facts.measures, { illegalTurnover: { about: 109_580_000 } }, 'a sum of about and exact')
  t.match(of('C178').question.facts.measures, { illegalTurnover: 36_449_700 }, 'not at the price of the genuine goods')
  t.match(of('C138').question.facts.measures, { illegalTurnover: 10_021_000 }, 'as corrected')
  t.match(of('C135').question.facts.measures, { pieces: { atLeast: 184_700 } }, 'the line that names the marks')
  t.same(of('C128').question.facts.measures, {}, 'another currency is no measure')
  t.equal(of('C131').question.facts.marks, 9)
  t.equal(of('C142').question.facts.marks, 1, 'two spellings of one owner')
})

t.test('days are upper bounds, and without one the answer holds whatever the day', async (t) => {
  t.match(of('C124').question.days, { actEndedOn: '2016-01-14', assessedOn: '2016-03-03', from: 'filed_date' })
  t.match(of('C149').question.days, { actEndedOn: '2023-10-31', assessedOn: '2023-10-31' })
  t.match(of('C157').question.days, { actEndedOn: '2010-12-13', from: 'amount_qualifier' })
  t.match(of('C050').question.days, { actEndedOn: '2020-08-31', from: 'conduct' })
  const amount = { ...seller, illegal_business_amount_cny: 160_000 }
  t.equal(asked({ ...amount, filed_date: '2015' }).answer, 'must-transfer')
  t.match(asked(amount), { answer: 'insufficient-data', question: { days: undefined } })
})

t.test('rows of a further file are added, and one that cannot be read is refused with its line', async (t) => {
  const file = join(t.testdir(), 'more.jsonl')
  const more = { id: 'X1', ip_kind: 'copyright', transferred_to_police: true, filed_date: '2015-03-01' }
  await writeFile(file, `${JSON.stringify(more)}\n\n`)
  const both = await backtest([publishedCases, file])
  t.equal(both.length, 145)
  t.match(terminalText(both), /X1: transferred to the police, advice insufficient-data\n.*\n {2}not explained\n/)
  for (const [text, problem] of [
    ['{', /:1: not JSON/],
    [JSON.stringify({ ...more, ip_kind: 'trade secret' }), /:1: \/ip_kind/],
    [JSON.stringify({ ...more, id: 'C001' }), /:1: the id C001 comes twice/],
    [JSON.stringify({ ...more, illegal_business_amount_cny: 1e15 }), /:1: /]
  ] as const) {
    await writeFile(file, text)
    await t.rejects(backtest([publishedCases, file]), { message: problem, exitCode: 2 })
  }
  await t.rejects(backtest([join(t.testdir(), 'none')]), { message: /cannot read/ })
})
