import t from 'tap'
import { people } from '../support/client.ts'
import { crewOf } from '../support/journey.ts'
import { storyApp, storyOf } from '../support/story.ts'

/**
 * Retold from a published case (seeds/published-cases.jsonl, C085: the market supervision bureau of Qingyang).
 * Published: on 2023-07-10 the owner of a utility model, a trap for zokors, asked for a ruling on its infringement by a person
 * who made and used such traps; on 2023-08-01 the bureau ruled that it infringes, and ordered to stop at once. Ours: the
 * office, both persons, the thing and its number, the steps between those days, and all that follows the ruling.
 */
const { supervision, finance } = people
const { officer, head, chief, handlers } = crewOf('nanshan')
const [, second] = handlers as [string, string]
const third = 'officer3@nanshan.example'
const office = 'sz-market-nanshan'

const content = {
  title: '示例回缩式捕捉器实用新型专利侵权纠纷案',
  conduct: '未经专利权人许可制造、使用被控侵权产品',
  procedure: 'patent-dispute',
  rightKind: 'patent',
  source: 'right-holder',
  placeOfAct: '深圳市南山区',
  parties: [
    { kind: 'natural', name: '方示例', address: '深圳市南山区示例路2号' },
    { role: 'right-holder', kind: 'natural', name: '尤示例', address: '深圳市南山区示例路3号' }
  ],
  rights: [
    { kind: 'patent', patentKind: 'utility-model', name: '一种回缩式捕捉器', number: 'ZL202120000001.1', holders: [2] }
  ],
  goods: [{ name: '捕捉器', found: 'stored', infringing: 'unknown', partyNo: 1, rightNo: 1 }]
}

const details = {
  abbreviation: '深市监南',
  unit: '专利执法科',
  address: '深圳市南山区示例路8号',
  phone: '0755-00000000',
  contact: '陈示例',
  court: '深圳市中级人民法院'
}

/** Nobody told who the natural persons are by the number of an identity paper. */
const unknown = ['主体资格证照名称', '统一社会信用代码（身份证件号码）']
const scene = {
  'scene.startedAt': '2023年7月14日10时',
  'scene.endedAt': '2023年7月14日11时',
  'scene.present': '被请求人'
}

t.test('a utility model and the ruling that orders to stop: from the request to the archive', async (t) => {
  const story = storyOf(t, await storyApp(t, '2023-07-10'))
  const { on, introduces, begins, does, makes, mayNot, owes, met, may, rate } = story

  await introduces(head, office, details)
  // Published: the request of 10 July 2023.
  await begins(officer, { ...content, leads: [{ kind: 'other', text: '请求责令停止侵犯实用新型专利权。' }] })
  await owes({ file: '2023-07-17' })
  await may(officer, ['start-check', 'amend'], { 'form-panel': 'auth.not-permitted', file: 'auth.not-permitted' })
  const filed = await does(head, 'file', { handlers }, 'filed')
  t.equal(filed.body.number, '深市监南立〔2023〕1号')
  await owes({ 'decide:1': '2023-10-10' })
  await makes(officer, 'source-registration', { missing: unknown })
  await makes(head, 'filing-approval', {
    facts: { 'case.basis': '《专利行政执法办法》第十条', 'case.opinion': '符合受理条件，建议立案。' },
    missing: unknown
  })
  await may(head, ['form-panel', 'investigate', 'mediate'], {
    'submit-review': 'case.wrong-procedure',
    notify: 'case.wrong-procedure',
    terminate: 'case.wrong-procedure'
  })

  const ruling = {
    kind: 'ruling',
    result: 'adjudicated-infringing',
    text: '被控侵权产品落入涉案专利权的保护范围，侵权成立。',
    obligations: [{ kind: 'stop-order', text: '立即停止制造、使用' }]
  }
  await mayNot(head, 'decide', ruling, { code: 'case.panel-needed', basis: 'A-17' })

  on('2023-07-11')
  await mayNot(head, 'form-panel', { members: [officer, second] }, { code: 'case.panel-size', basis: 'A-17' })
  await does(head, 'form-panel', { members: [officer, second, third] }, 'filed')

  // Ours: the goods looked at, then both parties heard.
  on('2023-07-14')
  await does(
    officer,
    'investigate',
    { kind: 'inspection', officers: [officer, third], partyNo: 1, place: '南山区示例路2号', text: '查见捕捉器样品。' },
    'investigating'
  )
  await makes(officer, 'inspection-record', { facts: scene, missing: [...unknown, '告知事项', '执法证号'] })
  await does(officer, 'add-evidence', { kind: 'documentary', name: '专利登记簿副本', partyNo: 2 }, 'investigating')
  on('2023-07-24')
  await does(
    officer,
    'investigate',
    { kind: 'other', officers: [officer, second, third], place: '口头审理室', text: '口头审理，双方到庭。' },
    'investigating'
  )
  on('2023-07-26')
  await does(officer, 'end-investigation', { proposal: '落入专利权的保护范围，建议裁决侵权成立。' }, 'investigated')
  await makes(officer, 'investigation-report', {
    facts: {
      'case.violated': '《中华人民共和国专利法》第十一条',
      'case.basis': '《中华人民共和国专利法》第六十五条',
      'case.discretion': '裁决只责令停止侵权。',
      'case.facts': '被请求人制造、使用被控侵权产品。'
    },
    missing: unknown
  })

  // Published: the ruling of 1 August.
  on('2023-08-01')
  await mayNot(officer, 'decide', ruling, { code: 'auth.not-permitted' })
  await mayNot(
    head,
    'decide',
    { ...ruling, obligations: [{ kind: 'fine', amount: '10000' }] },
    { code: 'case.ruling-stop-order' }
  )
  await mayNot(head, 'decide', { ...ruling, result: null }, { code: 'case.result-needed' })
  await mayNot(head, 'decide', { ...ruling, kind: 'penalty', result: null }, { code: 'case.kind-unfit' })
  await does(head, 'decide', ruling, 'decided')
  await makes(officer, 'adjudication', {
    facts: {
      'dispute.defence': '被请求人辩称自行研制。',
      'dispute.findings': '被控侵权产品具备权利要求1的全部技术特征。',
      'dispute.reasons': '落入涉案专利权的保护范围。'
    },
    shows: ['2023年7月10日', '2023年8月1日', '一种回缩式捕捉器', 'ZL202120000001.1']
  })
  await owes({ 'serve:1': '2023-08-10', 'publish-patent:1': '2023-08-29' })
  await mayNot(
    officer,
    'publish',
    { decisionNo: 1, channel: 'credit-china', secrecyReviewed: true },
    { code: 'case.not-published' }
  )

  on('2023-08-03')
  await does(officer, 'serve', { decisionNo: 1 }, 'served')
  await makes(officer, 'service-receipt', { facts: { 'delivery.place': '南山区示例路2号' } })
  const publication = { decisionNo: 1, channel: 'patent', secrecyReviewed: true }
  on('2023-08-07')
  await does(officer, 'publish', publication, 'served')
  // Fifteen days to sue end on 2023-08-18; three months later is a Saturday.
  await owes({ 'court:1': '2023-11-20' })
  const extract = (await story.get(officer, `/v1/cases/${story.followed().id}/decisions/1/publication`)).body
  t.match(extract, { state: 'published', parties: ['方示例'], penalties: [{ kind: 'stop-order' }] })
  t.notMatch(JSON.stringify(extract), /尤示例/, 'who asked for the ruling is not named')

  // Ours: what was made was taken apart within the fifteen days, before a suit could be brought.
  on('2023-08-16')
  await mayNot(finance, 'record-receipt', { decisionNo: 1, amount: '1' }, { code: 'case.nothing-due' })
  await does(officer, 'perform', { decisionNo: 1, obligationNo: 1 }, 'served')
  on('2023-08-21')
  await mayNot(head, 'close', { ground: 'executed' }, { code: 'case.ground-not-met' })
  await does(head, 'close', { ground: 'ruled', requestedBy: officer }, 'closed')
  await makes(head, 'closing-approval', { facts: { 'closing.retention': '30年' }, missing: unknown })
  on('2023-08-28')
  await does(officer, 'archive', { shelf: '2023-03-001', keptYears: 30 }, 'archived')
  await makes(officer, 'volume-list', {
    inOrder: [
      ...['正卷', '立案审批表', '专利侵权纠纷行政裁决书', '送达回证', '现场笔录', '专利登记簿副本', '调查笔录'],
      ...['副卷', '案件来源登记表', '案件调查终结报告', '结案审批表']
    ]
  })
  await owes({})
  await met({ file: 'done', 'decide:1': 'done', 'serve:1': 'done', 'publish-patent:1': 'done' })
  t.same(await story.papers(), {
    main: [
      '1 立案审批表 2023-07-10',
      '2 专利侵权纠纷行政裁决书 2023-08-01',
      '2 送达回证 2023-08-03',
      '4 专利登记簿副本 2023-07-14',
      '4 现场笔录 2023-07-14',
      '4 调查笔录 2023-07-24'
    ],
    secondary: ['1 案件来源登记表 2023-07-10', '2 案件调查终结报告 2023-07-26', '5 结案审批表 2023-08-21']
  })
  await story.ends(supervision, { 'penalty-decision': 'adjudication' })

  on('2023-10-09')
  t.same(await rate(supervision, 'AC1', '2023-07', office), [0, 1])
  t.same(await rate(supervision, 'AC1', '2023-08', office), [1, 1])
  t.same(await rate(supervision, 'AE1', '2023-08', office), [0, 0], 'a ruling is no penalty')
  await may(chief, ['correct', 'reopen'], {})
})
