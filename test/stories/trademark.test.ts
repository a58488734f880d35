import t from 'tap'
import { people } from '../support/client.ts'
import { crewOf, futian, journeyOf } from '../support/journey.ts'
import { storyApp, storyOf } from '../support/story.ts'

/**
 * Retold from a published case (seeds/published-cases.jsonl, C066: the market supervision bureau of Cangshan, Fuzhou).
 * Published: the lead came from the monitoring of the network on 2022-02-14 and the case was filed on that day; a company had
 * cases for mobile phones printed with an emblem of the Olympic Games and sold them on line, 350 pieces; on 2022-03-02 it was
 * ordered to stop, fined 50,000 yuan, and its gain of 5,801 yuan confiscated; all was paid, and the case closed on that day,
 * after 13 working days. Ours: the office, every person and number, the earlier penalty, and what happened between those days.
 */
const { officer, second, finance, supervision } = people
const { head, chief, reviewer, handlers } = futian
const office = 'sz-market-futian'

const company = {
  kind: 'legal',
  name: '深圳市示例贸易有限公司',
  identifierKind: 'uscc',
  identifier: '91440300123456788M',
  address: '深圳市福田区示例路1号'
}
const content = {
  title: '深圳市示例贸易有限公司销售侵犯特殊标志专有权手机壳案',
  conduct: '未经许可印制并在网络上销售带有运动会吉祥物图案的手机壳',
  procedure: 'trademark-penalty',
  rightKind: 'trademark',
  source: 'monitoring',
  placeOfAct: '深圳市福田区',
  parties: [company, { role: 'right-holder', kind: 'other-organisation', name: '某届运动会组织委员会' }],
  rights: [{ kind: 'special-mark', name: '吉祥物图案', holders: [2] }],
  goods: [{ name: '手机壳', quantity: '350', unit: '个', found: 'seized', infringing: 'yes', partyNo: 1, rightNo: 1 }]
}

const details = {
  abbreviation: '深市监福',
  unit: '知识产权执法科',
  address: '深圳市福田区示例路8号',
  phone: '0755-00000000',
  contact: '陈示例',
  reconsideration: '深圳市人民政府',
  court: '深圳市示例区人民法院',
  payment: '到指定银行缴纳，或者通过电子支付系统缴纳。'
}
const law = {
  'case.violated': '《奥林匹克标志保护条例》第四条第二款',
  'case.basis': '《奥林匹克标志保护条例》第十二条第一款',
  'case.discretion': '当事人积极配合调查，五年内曾受处罚，综合裁量。',
  'case.facts': '当事人印制并在网络上销售带有特殊标志的手机壳，被查获350个，违法所得5801元。',
  'case.evidence': '现场笔录、权利人辨认意见、网店交易记录。'
}

t.test('a special mark on cases for mobile phones: from the monitoring of the network to the archive', async (t) => {
  const testApp = await storyApp(t, '2021-11-08')
  const story = storyOf(t, testApp)
  const { on, introduces, begins, does, makes, mayNot, mayNotMake, owes, met, may, rate } = story

  // Ours: another district penalised the company three months before.
  await journeyOf(testApp, crewOf('nanshan')).decided({ parties: [company] })

  // Published: lead and filing on 14 February 2022.
  on('2022-02-14')
  await introduces(head, office, details)
  await begins(officer, { ...content, leads: [{ kind: 'other', text: '网络监测发现涉嫌侵权手机壳。' }] })
  await owes({ file: '2022-03-07' })
  await may(officer, ['start-check', 'add-lead', 'add-evidence', 'take-measure', 'amend'], {
    file: 'auth.not-permitted',
    'end-investigation': 'case.wrong-state',
    serve: 'case.wrong-state'
  })
  await mayNot(officer, 'file', { handlers }, { code: 'auth.not-permitted' })
  const filed = await does(
    head,
    'file',
    {
      handlers,
      conditions: ['initial-evidence', 'deserves-penalty', 'within-jurisdiction', 'within-limitation'],
      actEndedOn: '2022-02-14'
    },
    'filed'
  )
  t.equal(filed.body.number, '深市监福立〔2022〕1号')
  t.match(filed.body.warnings, [{ code: 'case.repeat-offender', field: '/parties/0' }], 'penalised before, by Nanshan')
  const again = (await story.get(officer, `/v1/cases/${story.followed().id}/repeat-offenders`)).body
  t.match(again.respondents[0], {
    penaltiesInTwoYears: 1,
    cases: [],
    elsewhere: { penalties: [{ officeId: 'sz-market-nanshan', decidedOn: '2021-11-08', withinTwoYears: true }] }
  })
  await owes({ 'decide:1': '2022-05-16' })
  await met({ file: 'done' })
  await makes(officer, 'source-registration')
  await makes(head, 'filing-approval', {
    facts: { 'case.basis': law['case.basis'], 'case.opinion': '涉嫌违法，建议立案。' },
    shows: ['深市监福立〔2022〕1号', '2022年2月14日', '91440300123456788M']
  })

  // Ours: the inspection and the seizure of the day after. Published: 350 pieces.
  on('2022-02-15')
  await does(
    officer,
    'investigate',
    { kind: 'inspection', officers: handlers, place: '福田区示例路1号仓库', partyNo: 1, text: '查见手机壳350个。' },
    'investigating'
  )
  await makes(officer, 'inspection-record', {
    facts: { 'scene.startedAt': '2022年2月15日10时', 'scene.endedAt': '2022年2月15日11时', 'scene.present': '店员' },
    shows: ['查见手机壳350个。'],
    missing: ['告知事项', '执法证号']
  })
  const seizure = { kind: 'seize', partyNo: 1, goods: [{ goodsNo: 1, quantity: '350' }], place: '福田区示例路1号' }
  await mayNot(
    officer,
    'take-measure',
    { ...seizure, goods: [{ goodsNo: 1, quantity: '351' }], approvedBy: head },
    { code: 'case.goods-quantity' }
  )
  await mayNot(officer, 'take-measure', { ...seizure, approvedBy: officer }, { code: 'case.approver-is-taker' })
  await does(
    officer,
    'take-measure',
    { ...seizure, approvedBy: head, documentNumber: '深市监福强〔2022〕1号' },
    'investigating'
  )
  await does(
    officer,
    'store-goods',
    { goodsNo: 1, measureNo: 1, quantity: '350', place: '涉案物品保管室', keeper: second },
    'investigating'
  )
  await owes({ 'decide:1': '2022-05-16', 'measure:1': '2022-03-17' })

  await makes(officer, 'measure-decision', {
    facts: { 'measure.basis': '《奥林匹克标志保护条例》第十一条第一款', 'measure.reason': '有证据证明是侵权商品' },
    shows: ['深市监福强〔2022〕1号', '2022年3月17日']
  })
  await makes(officer, 'goods-list', { shows: ['手机壳', '350'] })

  on('2022-02-16')
  await does(officer, 'stop-clock', { ground: 'identification', partyNo: 2 }, 'investigating')
  await owes({ 'decide:1': null, 'measure:1': '2022-03-17' })
  await makes(officer, 'identification-request', {
    facts: {
      'request.matter': '辨认查获的手机壳是否经许可制造',
      'request.reason': '查明是否侵权',
      'request.replyBy': '2022年2月18日'
    }
  })

  on('2022-02-18')
  await does(officer, 'restart-clock', { stopNo: 1 }, 'investigating')
  await owes({ 'decide:1': '2022-05-17', 'measure:1': '2022-03-17' })
  await does(
    officer,
    'investigate',
    { kind: 'inspection', officers: handlers, partyNo: 1, text: '查看网店后台，未见其他侵权商品。' },
    'investigating'
  )
  await does(officer, 'add-evidence', { kind: 'documentary', name: '权利人辨认意见', partyNo: 2 }, 'investigating')
  await does(second, 'add-evidence', { kind: 'electronic', name: '网店交易记录', partyNo: 1 }, 'investigating')

  // Published: the gain of 5,801 yuan.
  on('2022-02-21')
  const gain = { measure: 'illegal-gain', value: '5801', unit: 'CNY', basis: 'actual-price', partyNo: 1 }
  await does(officer, 'amend', { ...content, figures: [gain] }, 'investigating')
  const advice = (await story.get(officer, `/v1/cases/${story.followed().id}/advice`)).body
  t.equal(advice.current, null, 'no offence of the Criminal Law is about special marks')
  await does(
    officer,
    'end-investigation',
    { proposal: '建议责令停止侵权，没收侵权商品和违法所得，罚款五万元。' },
    'investigated'
  )
  await makes(officer, 'investigation-report', { facts: law })
  await does(officer, 'submit-review', { kind: 'case' }, 'reviewing')
  await owes({ 'decide:1': '2022-05-17', 'measure:1': '2022-03-17', 'review:1': '2022-03-07' })

  on('2022-02-22')
  const agree = { reviewNo: 1, outcome: 'agree', opinion: '事实清楚，证据充分，同意。' }
  await mayNot(second, 'review', agree, { code: 'auth.not-permitted' })
  await does(reviewer, 'review', agree, 'reviewing')
  await mayNotMake(reviewer, 'investigation-report', { operation: 'documents.issue-handling' })
  await makes(reviewer, 'review-form', { shows: [agree.opinion] })
  const proposed = [
    { kind: 'fine', amount: '50000' },
    { kind: 'confiscate-gain', amount: '5801' },
    { kind: 'confiscate-goods' }
  ]
  await does(officer, 'notify', { proposed }, 'notified')
  await makes(officer, 'penalty-notice', { facts: law, shows: ['50000', '5801'] })
  await does(officer, 'serve-notice', { noticeNo: 1 }, 'notified')
  t.match((await story.seen()).proceedings.notices, [{ hearing: false, hearingRule: null }], 'below 100,000 (A-36)')

  // The five working days of A-34 end with 1 March: 2 March is the first day on which it may be decided.
  const decision = {
    kind: 'penalty',
    documentNumber: '深市监福罚〔2022〕1号',
    text: '当事人未经许可销售带有特殊标志的商品。',
    obligations: [
      { kind: 'fine', amount: '50000.00' },
      { kind: 'confiscate-gain', amount: '5801.00' },
      { kind: 'confiscate-goods' },
      { kind: 'stop-order' }
    ]
  }
  on('2022-03-01')
  await mayNot(head, 'decide', decision, { code: 'case.notice-time-runs', params: { until: '2022-03-01' } })

  // Published: decided, paid and closed on 2 March.
  on('2022-03-02')
  await mayNot(
    head,
    'decide',
    { ...decision, obligations: [{ kind: 'fine', amount: '50000.01' }] },
    {
      code: 'case.heavier-than-noticed'
    }
  )
  const decided = await does(head, 'decide', decision, 'decided')
  t.same(decided.body.warnings, [], 'within the range of the law')
  await makes(officer, 'penalty-decision', {
    facts: law,
    shows: ['深市监福罚〔2022〕1号', '50000', '伍万元', '5801', '当事人在规定期限内未提出陈述、申辩意见。']
  })
  await owes({
    'measure:1': '2022-03-17',
    'serve:1': '2022-03-11',
    'publish:1': '2022-03-11',
    'publish-necips:1': '2022-03-30'
  })
  await does(officer, 'serve', { decisionNo: 1 }, 'served')
  await makes(officer, 'service-receipt', { facts: { 'delivery.place': '福田区示例路1号' } })
  t.match((await story.seen()).decisions[0], { dueOn: '2022-03-17', principalDue: '55801.00' })
  await mayNot(head, 'close', { ground: 'executed' }, { code: 'case.unexecuted' })
  await does(officer, 'perform', { decisionNo: 1, obligationNo: 3 }, 'served')
  await does(head, 'end-measure', { measureNo: 1, end: 'confiscated' }, 'served')
  await does(officer, 'dispose-goods', { custodyNo: 1, disposal: 'destroyed' }, 'served')
  await does(officer, 'perform', { decisionNo: 1, obligationNo: 4 }, 'served')
  await does(finance, 'record-receipt', { decisionNo: 1, amount: '55801.00', voucher: '0000000001' }, 'executed')
  await owes({ 'publish:1': '2022-03-11', 'publish-necips:1': '2022-03-30', 'close:1': '2022-03-23' })
  await mayNot(head, 'close', { ground: 'executed', requestedBy: head }, { code: 'case.own-request' })
  await does(head, 'close', { ground: 'executed', requestedBy: officer }, 'closed')
  await makes(head, 'closing-approval', { facts: { 'closing.retention': '30年' } })

  on('2022-03-04')
  const checked = { decisionNo: 1, secrecyReviewed: true }
  await mayNot(
    officer,
    'publish',
    { ...checked, secrecyReviewed: false, channel: 'necips' },
    { code: 'case.secrecy-review' }
  )
  await does(officer, 'publish', { ...checked, channel: 'credit-china' }, 'closed')
  await does(officer, 'publish', { ...checked, channel: 'necips' }, 'closed')
  t.match((await story.seen()).proceedings.publications, [{}, { channel: 'necips', endsOn: '2025-03-04' }])

  on('2022-03-15')
  await does(officer, 'archive', { shelf: '2022-01-001', keptYears: 30 }, 'archived')
  await makes(officer, 'volume-list', {
    inOrder: [
      ...['正卷', '立案审批表', '行政处罚决定书', '送达回证', '实施行政强制措施决定书', '清单', '行政处罚告知书'],
      ...['告知书送达回证', '现场笔录', '权利人辨认意见', '网店交易记录', '现场笔录', '涉案物品入库单', '罚没款收据'],
      ...[
        '协助辨认（鉴别）通知书',
        '副卷',
        '案件来源登记表',
        '案件调查终结报告',
        '案件审核（法制审核）表',
        '结案审批表'
      ]
    ]
  })
  await owes({})
  await met({
    file: 'done',
    'decide:1': 'done',
    'measure:1': 'done',
    'review:1': 'done',
    'serve:1': 'done',
    'publish:1': 'done',
    'publish-necips:1': 'done',
    'close:1': 'done'
  })
  await may(chief, ['correct', 'reopen', 'revoke-decision'], {
    archive: 'case.wrong-state',
    decide: 'case.wrong-state',
    amend: 'case.wrong-state'
  })
  t.same(await story.papers(), {
    main: [
      '1 立案审批表 2022-02-14',
      '2 行政处罚决定书 2022-03-02',
      '2 送达回证 2022-03-02',
      '3 实施行政强制措施决定书 2022-02-15',
      '3 行政处罚告知书 2022-02-22',
      '3 告知书送达回证 2022-02-22',
      '4 现场笔录 2022-02-15',
      '4 权利人辨认意见 2022-02-18',
      '4 网店交易记录 2022-02-18',
      '4 现场笔录 2022-02-18',
      '6 涉案物品入库单 2022-02-15',
      '6 罚没款收据 2022-03-02',
      '6 涉案物品处理记录 2022-03-02',
      '6 强制措施处理单据 2022-03-02',
      '7 协助辨认（鉴别）通知书 2022-02-16'
    ],
    secondary: [
      '1 案件来源登记表 2022-02-14',
      '2 案件调查终结报告 2022-02-21',
      '3 案件审核（法制审核）表 2022-02-22',
      '5 结案审批表 2022-03-02'
    ]
  })
  // What was confiscated is not given back: the end of the seizure has no paper of lifting.
  await story.ends(supervision, { 'measure-lifting': null })

  on('2022-05-09')
  t.same(await rate(supervision, 'AC1', '2022-02', office), [0, 1])
  t.same(await rate(supervision, 'AC1', '2022-03', office), [1, 1])
  t.same(await rate(supervision, 'AE1', '2022-03', office), [1, 1])
  t.same(await rate(supervision, 'AM1', '2022-03', office), ['55801.00', '55801.00'])
})
