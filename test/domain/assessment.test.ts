import t from 'tap'
import { checkAdviceInput } from '../../src/domain/advice/check-input.ts'
import type { Amount, Offence } from '../../src/domain/advice/types.ts'
import {
  answeredByTransfer,
  assess,
  judgeFacts,
  reassess,
  settleAssessment,
  stateOffence,
  type StatedFacts
} from '../../src/domain/case/assessment.ts'
import type { CaseFile } from '../../src/domain/case/file.ts'
import { offencesOf, questionFor, type AssessedContent } from '../../src/domain/case/offence-question.ts'
import { withLine } from '../../src/domain/case/parts.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { duties } from '../../src/domain/case/duties/duties.ts'
import { openTransfer } from '../../src/domain/transfer/steps.ts'
import { calendar, clueFile, closedFile, codeOf, filedFile, on, opening } from '../support/case-file.ts'

const today = '2026-03-04'
const context = { today, settings: defaultSettings, edition: 'e1', earlier: [] }
type Goods = AssessedContent['goods'][number]
type Figure = AssessedContent['figures'][number]

const line = (over: Partial<Goods> = {}): Goods => ({
  name: '运动鞋',
  quantity: null,
  quantityQualifier: 'exact',
  unit: '双',
  found: 'seized',
  infringing: 'yes',
  unitPrice: null,
  value: null,
  valueQualifier: 'exact',
  valueBasis: 'actual-average',
  currency: 'CNY',
  rightNo: null,
  partOf: null,
  ...over
})
const figure = (measure: Figure['measure'], value: string | null, over: Partial<Figure> = {}): Figure => ({
  measure,
  value,
  unit: 'CNY',
  qualifier: 'exact',
  stage: 'administrative',
  partyNo: null,
  ...over
})
const right = (kind: AssessedContent['rights'][number]['kind'], over: object = {}) => ({
  kind,
  name: null,
  number: null,
  holders: [],
  items: null,
  ...over
})
const content = (over: Partial<AssessedContent> = {}): AssessedContent => ({
  title: '某商行销售侵权商品案',
  conduct: null,
  procedure: 'trademark-penalty',
  rightKind: 'trademark',
  parties: [],
  rights: [right('trademark')],
  goods: [],
  figures: [],
  ...over
})
const measuresOf = (offence: Offence, over: Partial<AssessedContent>, facts: StatedFacts = {}) =>
  questionFor(offence, content(over), stateOffence(clueFile(), facts, on(today)).offenceFacts[0], today, []).measures
const sold = (value: string) => content({ goods: [line({ found: 'sold', value })] })

t.test('rights and conduct suggest the offence', async (t) => {
  const rows: [Partial<AssessedContent>, Offence[]][] = [
    [{}, ['214']],
    [{ title: '某厂生产假冒商品案' }, ['213']],
    [{ title: '某厂案', conduct: '加工并销售' }, ['213', '214']],
    [{ title: '某厂案' }, ['213', '214']],
    [{ conduct: '印制注册商标标识', goods: [line({ name: '商标标识' })] }, ['215']],
    [{ goods: [line({ name: '吊牌' }), line()] }, ['214', '215']],
    [{ conduct: '非法制造他人标识' }, ['215']],
    [{ rights: [right('patent')], procedure: 'counterfeit-patent' }, ['216']],
    [{ rights: [right('patent')], procedure: 'patent-dispute' }, []],
    [{ title: '复制图书案', rights: [right('copyright')] }, ['217']],
    [{ rights: [right('copyright')] }, ['218']],
    [{ title: '侵犯著作权案', rights: [right('copyright')] }, ['217', '218']],
    [{ rights: [right('trademark'), right('copyright')] }, ['214', '218']],
    [{ rights: [], rightKind: 'patent', procedure: 'counterfeit-patent' }, ['216']],
    [{ rights: [right('none')] }, []]
  ]
  for (const [over, offences] of rows) t.same(offencesOf(content(over)), offences, JSON.stringify(over))
})

t.test('sums of goods lines keep what is known of them', async (t) => {
  const rows: [string, Goods[], Amount | undefined][] = [
    ['nothing', [], undefined],
    ['a value', [line({ value: '100.5' })], 10_050],
    ['quantity times price, six decimals', [line({ quantity: '3', unitPrice: '0.333333' })], 99],
    ['no price', [line({ quantity: '3' })], undefined],
    ['not infringing', [line({ value: '1', infringing: 'unknown' })], undefined],
    ['not in CNY', [line({ value: '1', currency: 'USD' })], undefined],
    ['one line without a number', [line({ value: '1' }), line()], { atLeast: 100 }],
    ['one line in another currency', [line({ value: '1' }), line({ value: '9', currency: 'USD' })], { atLeast: 100 }],
    ['at least', [line({ value: '1' }), line({ value: '2', valueQualifier: 'at-least' })], { atLeast: 300 }],
    ['at most', [line({ value: '2', valueQualifier: 'at-most' })], { atMost: 200 }],
    [
      'exact and at most',
      [line({ value: '1' }), line({ value: '2', valueQualifier: 'at-most' })],
      { atLeast: 100, atMost: 300 }
    ],
    ['about', [line({ value: '1' }), line({ value: '2', valueQualifier: 'about' })], { about: 300 }],
    [
      'about and at most',
      [line({ value: '1', valueQualifier: 'about' }), line({ value: '2', valueQualifier: 'at-most' })],
      { about: 100, atMost: 300 }
    ],
    ['in words only', [line({ value: '1' }), line({ value: '2', valueQualifier: 'text-only' })], { atLeast: 100 }],
    ['at a price that C-121 does not know', [line({ value: '1', valueBasis: 'cost' })], { about: 100 }],
    [
      'a line in another',
      [line({ value: '5' }), line({ value: '2', partOf: 1 }), line({ value: '1', partOf: 2 })],
      500
    ],
    [
      'a line in one that does not count',
      [line({ value: '5', infringing: 'no' }), line({ value: '2', partOf: 1 })],
      200
    ],
    ['lines in each other', [line({ value: '5', partOf: 2 }), line({ partOf: 1 })], 500],
    ['quantity at least', [line({ quantity: '2', unitPrice: '1', quantityQualifier: 'at-least' })], { atLeast: 200 }],
    ['too much to count', [line({ value: '999999999999999' })], Number.MAX_SAFE_INTEGER]
  ]
  for (const [name, goods, amount] of rows) t.same(measuresOf('214', { goods })?.goodsValue, amount, name)
  const both = (a: Goods['quantityQualifier'], b: Goods['valueQualifier']) =>
    measuresOf('214', { goods: [line({ quantity: '2', unitPrice: '1', quantityQualifier: a, valueQualifier: b })] })
      ?.goodsValue
  t.same(both('at-least', 'at-most'), { about: 200 })
  t.same(both('at-least', 'about'), { atLeast: 200 })
  t.same(both('about', 'at-most'), { about: 200 })
  t.same(both('exact', 'about'), { about: 200 })
  t.same(both('text-only', 'about'), undefined)
})

t.test('sold, unsold and all of it (C-120 to C-123)', async (t) => {
  const goods = [
    line({ found: 'sold', value: '10' }),
    line({ found: 'sold', value: '20', valueBasis: 'label-price' }),
    line({ found: 'stored', value: '30' }),
    line({ found: 'exported', value: '40' }),
    line({ found: 'purchased', value: '1000' })
  ]
  t.same(
    measuresOf('214', { goods }),
    { salesAmount: { atLeast: 1000 }, goodsValue: 3000 },
    'a label price is no income'
  )
  t.same(measuresOf('213', { goods }), { illegalTurnover: { about: 10_000 } })
  const total = line({ found: 'total', value: '120' })
  t.same(measuresOf('213', { goods: [...goods, total] }), { illegalTurnover: 12_000 }, 'a total holds its parts')
  t.same(measuresOf('213', { goods: [...goods, line({ found: 'total', value: '1' })] }), {
    illegalTurnover: { about: 10_000 }
  })
  t.same(measuresOf('213', { goods: [total] }), { illegalTurnover: 12_000 })
  const figures = [figure('sales-amount', '100')]
  t.same(
    measuresOf('213', { goods, figures }),
    { illegalTurnover: 17_000 },
    'a stated amount stands for the lines of its kind'
  )
  t.same(measuresOf('213', { figures: [figure('goods-value', '100')] }), { illegalTurnover: 10_000 })
})

t.test("figures: the officers' own win, the whole case before its parties", async (t) => {
  const goods = [line({ found: 'sold', value: '10' })]
  const sales = (...figures: Figure[]) => measuresOf('214', { goods, figures })?.salesAmount
  t.equal(sales(figure('sales-amount', '50')), 5000)
  t.equal(sales(figure('sales-amount', '50'), figure('sales-amount', '60')), 6000, 'the last')
  t.equal(sales(figure('sales-amount', '50'), figure('sales-amount', '60', { stage: 'court' })), 5000)
  t.equal(sales(figure('sales-amount', '60', { stage: 'court' })), 6000)
  t.same(
    sales(figure('sales-amount', '5', { partyNo: 1 }), figure('sales-amount', '6', { partyNo: 2, qualifier: 'about' })),
    {
      about: 1100
    }
  )
  t.equal(sales(figure('sales-amount', '5', { partyNo: 1 }), figure('sales-amount', '6')), 600)
  t.equal(sales(figure('sales-amount', '50', { unit: 'USD' })), 1000)
  t.equal(sales(figure('sales-amount', null)), 1000)
  t.equal(sales(figure('sales-amount', '50', { qualifier: 'text-only' })), 1000)
  t.same(measuresOf('217', { figures: [figure('copies', '500', { unit: '张' })] }), { copies: 500 })
})

t.test('copies, works and labels', async (t) => {
  const rights = [right('copyright', { items: 3 }), right('copyright'), right('trademark')]
  const goods = [
    line({ unit: '张', quantity: '10', found: 'sold', rightNo: 1 }),
    line({ unit: '张', quantity: '5', rightNo: 2 }),
    line({ unit: '双', quantity: '7', rightNo: 1 }),
    line({ unit: null, quantity: '7', rightNo: 1 }),
    line({ unit: '张', quantity: '90', rightNo: 3 })
  ]
  t.same(measuresOf('217', { rights, goods }), { copies: { atLeast: 15 }, works: 4 })
  t.same(measuresOf('218', { rights, goods }), { copiesSold: 10, copiesUnsold: { atLeast: 5 } })
  const labels = [
    line({ name: '商标标识', unit: '枚', quantity: '100', found: 'sold', value: '3' }),
    line({ name: '标签', unit: '枚', quantity: '50', value: '2' }),
    line({ value: '9' })
  ]
  t.same(measuresOf('215', { goods: labels }), { illegalTurnover: 500, pieces: 150 })
  t.same(measuresOf('215', { goods: labels }, { sellingOthersLabels: true }), {
    illegalTurnover: 500,
    pieces: 100,
    piecesUnsold: 50
  })
  t.same(measuresOf('214', { goods: labels }), { goodsValue: 900 }, 'labels are no goods')
  t.same(measuresOf('214', { goods: labels.slice(1, 2) }), { goodsValue: 200 }, 'unless there is nothing else')
  t.same(measuresOf('215', { goods: labels.slice(2) }), { illegalTurnover: 900 })
})

t.test('what else the content tells, and what the officers state', async (t) => {
  const rights = [
    right('trademark', { holders: [2] }),
    right('trademark', { holders: [2] }),
    right('trademark', { holders: [3] }),
    right('patent', { number: 'ZL1' }),
    right('patent', { number: 'ZL2' })
  ]
  const parties = [
    { role: 'respondent', kind: 'legal' },
    { role: 'right-holder', kind: 'natural' }
  ] as const
  const asked = (facts: StatedFacts, over: Partial<AssessedContent> = {}) =>
    questionFor(
      '213',
      content({ rights, parties, ...over }),
      stateOffence(clueFile(), facts, on(today)).offenceFacts[0],
      '2026-03-02',
      [{ on: '2025-05-01', article: '213' } as never]
    )
  t.match(asked({}), { marks: 2, patents: 2, unit: true, actEndedOn: '2026-03-02', priorPenalty: [{ article: '213' }] })
  t.match(
    asked({
      marks: 1,
      unit: false,
      actStartedOn: '2025-01-01',
      actEndedOn: '2025-12-31',
      suspicion: { reasonable: true, policeNeeded: false },
      priorPenalties: [{ on: '2024-01-01', article: '214' }]
    }),
    {
      marks: 1,
      unit: false,
      actStartedOn: '2025-01-01',
      actEndedOn: '2025-12-31',
      suspicion: false,
      priorPenalty: [{}, {}]
    }
  )
  t.equal(asked({}, { parties: [{ role: 'respondent', kind: 'unknown' }] }).unit, undefined)
  t.equal(asked({}, { parties: [...parties, { role: 'respondent', kind: 'natural' }] }).unit, false)
  for (const kind of ['public-body', 'other-organisation'] as const)
    t.equal(asked({}, { parties: [{ role: 'respondent', kind }] }).unit, true)
  t.same(checkAdviceInput({ ...asked({}), assessedOn: today } as never), [])
  t.equal(questionFor('213', content(), undefined, today, []).priorPenalty, undefined)
})

t.test('each family of offences reaches its standard from the content', async (t) => {
  const rows: [string, Partial<AssessedContent>, Offence][] = [
    ['213', { title: '某厂生产假冒商品案', goods: [line({ quantity: '500', unitPrice: '200' })] }, '213'],
    ['214', { goods: [line({ found: 'sold', value: '60000' })] }, '214'],
    ['215', { conduct: '印制注册商标标识', goods: [line({ name: '商标标识', unit: '枚', quantity: '20000' })] }, '215'],
    [
      '216',
      { rights: [right('patent')], procedure: 'counterfeit-patent', figures: [figure('illegal-turnover', '300000')] },
      '216'
    ],
    [
      '217',
      { title: '复制图书案', rights: [right('copyright')], goods: [line({ unit: '册', quantity: '600' })] },
      '217'
    ],
    ['218', { rights: [right('copyright')], figures: [figure('sales-amount', '150000')] }, '218']
  ]
  for (const [name, over, offence] of rows) {
    const { file, warning } = reassess(clueFile(), content(over), context)
    t.match(
      file.assessments,
      [{ no: 1, offence, suggestion: 'must-transfer', decisionDue: true, settledOn: null }],
      name
    )
    t.match(warning, { code: 'case.must-transfer', zh: /≥.*T-10/s, en: /≥/ }, name)
  }
  const named = stateOffence(clueFile(), { offences: ['219'] }, on(today))
  const loss = reassess(named, content({ figures: [figure('direct-loss', '400000')] }), context)
  t.match(loss.file.assessments, [{ offence: '219', suggestion: 'must-transfer' }])
  const abroad = reassess(stateOffence(clueFile(), { offences: ['219-1'] }, on(today)), content(), context)
  t.match(abroad.file.assessments, [{ offence: '219-1', suggestion: 'must-transfer' }])
})

const actDuties = (file: CaseFile) =>
  duties(file, calendar)
    .filter((duty) => duty.code === 'OT-T-ACT')
    .map(({ key, rule, startedOn, dueAt, doneAt, cancelled }) => [
      key,
      rule,
      startedOn,
      dueAt.slice(0, 10),
      doneAt,
      cancelled
    ])

t.test('turns: only a different answer is a line; amounts that cross the number and fall back', async (t) => {
  const first = reassess(clueFile(), sold('1000'), context)
  t.match(first.file.assessments, [{ suggestion: 'below', decisionDue: false }])
  t.equal(first.warning, null)
  t.same(actDuties(first.file), [])
  t.equal(reassess(first.file, sold('1000'), { ...context, today: '2026-03-09' }).file, first.file, 'the same again')
  const stored = JSON.parse(
    JSON.stringify(first.file, (_k, v) =>
      v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).reverse()) : v
    )
  )
  t.equal(reassess(stored, sold('1000'), context).file, stored, 'whatever the order of its fields')
  const near = reassess(first.file, sold('30000'), context)
  t.match(near.file.assessments[1], { suggestion: 'reasonable-suspicion', ground: 'share-reached', decisionDue: false })
  t.match(near.warning, { code: 'case.reasonable-suspicion', zh: /T-02的两项条件/ })
  t.same(actDuties(near.file), [], 'a share prompts, it is no duty')
  const crossed = reassess(near.file, sold('60000'), context)
  t.match(crossed.file.assessments[1], { settledBy: 'overtaken' })
  t.same(actDuties(crossed.file), [['transfer-act:3', 'T-10', today, today, null, false]])
  const more = reassess(crossed.file, sold('70000'), { ...context, today: '2026-03-06' })
  t.match(more.warning, { code: 'case.must-transfer' })
  t.same(
    actDuties(more.file),
    [['transfer-act:3', 'T-10', today, today, null, false]],
    'more of it does not begin anew'
  )
  const fallen = reassess(more.file, sold('100'), { ...context, today: '2026-03-06' })
  t.same(actDuties(fallen.file), [['transfer-act:3', 'T-10', today, today, null, false]], 'stays until it is answered')
  const again = reassess(fallen.file, sold('80000'), { ...context, today: '2026-03-09' })
  t.same(actDuties(again.file), [['transfer-act:3', 'T-10', today, today, null, false]])
  const none = reassess(again.file, content({ rights: [right('none')] }), { ...context, today: '2026-03-10' })
  t.same(actDuties(none.file), [['transfer-act:3', 'T-10', today, today, null, false]])
  const answered = settleAssessment(none.file, on('2026-03-11', { reason: '数额系录入错误' }))
  t.same(actDuties(answered), [['transfer-act:3', 'T-10', today, today, '2026-03-11', false]], 'by the chief')
  t.equal(none.file.assessments.length, 6)
  t.match(reassess(none.file, sold('80000'), context).file.assessments[6], {
    suggestion: 'must-transfer',
    settledBy: null
  })
  const late = duties(again.file, calendar, { ...defaultSettings, transferActDays: 3 })
  t.match(late.find((duty) => duty.key === 'transfer-act:3')?.dueAt, '2026-03-07')
})

t.test('settled, and changed again', async (t) => {
  const due = reassess(clueFile(), sold('60000'), context).file
  t.equal(
    codeOf(() => settleAssessment(due, on(today))),
    'case.reason-needed'
  )
  const settled = settleAssessment(due, on('2026-03-05', { reason: '证据不足' }))
  t.match(settled.assessments, [{ settledBy: 'not-transferred', settledOn: '2026-03-05', reason: '证据不足' }])
  t.same(actDuties(settled), [['transfer-act:1', 'T-10', today, today, '2026-03-05', false]])
  t.equal(reassess(settled, sold('60000'), context).file, settled, 'the same answer stays settled')
  t.equal(
    codeOf(() => settleAssessment(settled, on(today, { reason: '误' }))),
    'case.assessment-none'
  )
  const changed = reassess(settled, sold('65000'), { ...context, today: '2026-03-10' })
  t.match(changed.file.assessments[1], { settledBy: null, decisionDue: true })
  t.equal(actDuties(changed.file).length, 2)
  t.equal(
    codeOf(() => settleAssessment(clueFile(), on(today, { reason: '误' }))),
    'case.assessment-none'
  )
  const below = reassess(clueFile(), sold('1'), context).file
  t.equal(
    codeOf(() => settleAssessment(below, on(today, { reason: '误' }))),
    'case.assessment-none'
  )
})

t.test('a transfer answers it', async (t) => {
  const due = reassess(filedFile(), sold('60000'), context).file
  const opened = openTransfer(due, opening, on('2026-03-05'))
  const answered = answeredByTransfer(due, opened, '2026-03-05')
  t.match(answered.assessments, [{ settledBy: 'transfer-opened', settledOn: '2026-03-05' }])
  t.equal(answeredByTransfer(opened, opened, today), opened)
  t.equal(answeredByTransfer(filedFile(), opened, today).assessments[0]?.settledBy, 'transfer-opened')
  const plain = openTransfer(filedFile(), opening, on('2026-03-05'))
  t.equal(answeredByTransfer(filedFile(), plain, today), plain, 'nothing to answer')
  const more = reassess(answered, sold('70000'), { ...context, today: '2026-03-09' })
  t.match(more.file.assessments[1], { settledBy: 'transfer-opened', settledOn: '2026-03-09' })
  t.equal(more.warning, null, 'a transfer is open already')
})

t.test('no number yet, finished cases, and cases of others', async (t) => {
  t.equal(reassess(clueFile(), content(), context).file.assessments.length, 0, 'nothing to say')
  const asked = reassess(clueFile(), content(), context, true)
  t.match(asked.file.assessments, [{ suggestion: 'insufficient-data', summary: { zh: /尚缺/, en: /Missing/ } }])
  t.equal(asked.warning, null)
  for (const file of [closedFile(), clueFile({ state: 'not-filed' }), clueFile({ outside: true })])
    t.equal(reassess(file, sold('60000'), context).file, file)
  t.equal(assess(clueFile(), content({ rights: [right('none')] }), context), null)
  t.same(reassess(clueFile(), content({ rights: [right('none')] }), context), { file: clueFile(), warning: null })
  const both = assess(clueFile(), content({ title: '某厂案' }), context)
  t.equal(both?.others.length, 1)
  t.equal(assess(clueFile({ clueOn: null, filedOn: null }), sold('1'), context)?.questions[0]?.actEndedOn, today)
  t.equal(
    assess(clueFile({ clueOn: null, filedOn: '2026-03-01' }), sold('1'), context)?.questions[0]?.actEndedOn,
    '2026-03-01'
  )
})

t.test('the end of the act that the filing names stands in for the day it became known', async (t) => {
  const filing = { on: today, filed: true, ground: null, conditions: [], actEndedOn: '2025-06-30', graveHarm: false }
  const file = withLine(filedFile(), 'filingDecisions', filing)
  t.equal(assess(file, sold('1'), context)?.questions[0]?.actEndedOn, '2025-06-30')
})

t.test('the gap of the law and the checklist need a decision as well', async (t) => {
  const gap = stateOffence(clueFile(), { actStartedOn: '2022-01-01', actEndedOn: '2022-06-01' }, on(today))
  const turned = reassess(gap, sold('60000'), context)
  t.match([turned.file.assessments[0]?.decisionDue, actDuties(turned.file).length], [true, 1])
  const found = stateOffence(clueFile(), { suspicion: { reasonable: true, policeNeeded: true } }, on(today))
  const suspected = reassess(found, content(), context)
  t.match(suspected.file.assessments, [
    { suggestion: 'reasonable-suspicion', ground: 'officer-finding', decisionDue: true }
  ])
  t.match(suspected.warning, { code: 'case.reasonable-suspicion', en: /Open a transfer at once/ })
})

t.test('facts are kept and changed, and must be possible', async (t) => {
  const one = stateOffence(clueFile(), { marks: 2, network: true }, on('2026-03-02'))
  t.equal(stateOffence(one, { network: undefined }, on(today)), one, 'nothing told')
  const two = stateOffence(one, { network: null, elements: { sameGoods: 'yes' } }, on(today))
  t.match(two.offenceFacts, [{ no: 1, on: today, marks: 2, network: null, elements: { sameGoods: 'yes' } }])
  t.equal(two.offenceFacts.length, 1)
  const ahead = stateOffence(clueFile(), { actEndedOn: '2026-03-05' }, on(today))
  t.equal(
    codeOf(() => judgeFacts(ahead, sold('1'), context)),
    'advice.input'
  )
  t.equal(
    codeOf(() => judgeFacts(two, sold('1'), context)),
    'no refusal'
  )
})
