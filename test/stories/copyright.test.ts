import t from 'tap'
import { people } from '../support/client.ts'
import { crewOf } from '../support/journey.ts'
import { storyApp, storyOf } from '../support/story.ts'

/**
 * Retold from a published case (seeds/published-cases.jsonl, C062: a network video company of Shenzhen).
 * Published: filed in March 2014; turnover of 86,716,000 yuan by the market price of 13 works (24 works in all); a hearing on
 * 2014-06-17; on 2014-06-26 ordered to stop and fined three times the turnover, 260,148,000 yuan; upheld in reconsideration
 * and in both instances of the suit, the last of them in December 2018; the company near bankruptcy, so that the fine may
 * never come in. Ours: the office, the company and every person, the days not named here, and the way from the last judgment
 * on: demand, court, the end of execution. The law of each day applies: no rule set a time for the decision, none for
 * publication, and none asked for a review.
 */
const { supervision } = people
const { officer, head, chief, handlers } = crewOf('market')
const [, second] = handlers as [string, string]
const legal = 'legal@market.example'
const office = 'sz-market'

const content = {
  title: '深圳市示例视频科技有限公司侵犯信息网络传播权案',
  conduct: '通过播放器对侵权网站设置链接并推荐，传播影视作品',
  procedure: 'copyright-penalty',
  rightKind: 'copyright',
  source: 'right-holder',
  placeOfAct: '深圳市南山区',
  parties: [
    {
      kind: 'legal',
      name: '深圳市示例视频科技有限公司',
      identifierKind: 'uscc',
      identifier: '91440300123456788M',
      address: '深圳市南山区示例大厦'
    },
    { role: 'right-holder', kind: 'legal', name: '示例网络版权有限公司' }
  ],
  rights: [{ kind: 'copyright', name: '影视作品', items: 24, holders: [2] }],
  goods: []
}
const decision = {
  kind: 'penalty',
  documentNumber: '深市监罚〔2014〕1号',
  text: '当事人侵犯他人信息网络传播权，同时损害公共利益。',
  obligations: [{ kind: 'fine', amount: '260148000.00' }, { kind: 'stop-order' }]
}
const turnover = [
  { measure: 'illegal-turnover', value: '86716000', unit: 'CNY', basis: 'market-genuine', partyNo: 1 },
  { measure: 'works', value: '13', unit: '部', partyNo: 1 }
]
const heard = {
  'hearing.attendants': '案件调查人员、当事人的委托代理人',
  'hearing.content': '双方质证、辩论并作最后陈述。',
  'hearing.manner': '公开',
  'hearing.recorder': '陈示例'
}
const late = { reason: '纸质材料补录' }

const details = {
  abbreviation: '深市监',
  unit: '知识产权执法处',
  address: '深圳市示例路8号',
  phone: '0755-00000000',
  contact: '陈示例',
  reconsideration: '广东省版权局',
  court: '深圳市中级人民法院',
  payment: '到指定银行缴纳。'
}
const law = {
  'case.violated': '《中华人民共和国著作权法》第四十八条第（一）项',
  'case.basis': '《中华人民共和国著作权法》第四十八条、《中华人民共和国著作权法实施条例》第三十六条',
  'case.discretion': '当事人侵权持续时间长、影响大，按非法经营额三倍处罚。',
  'case.facts': '当事人对侵权网站设置链接并推荐，以13部作品市场中间价计算非法经营额86716000元。',
  'case.evidence': '链接取证光盘、现场笔录。'
}

t.test('films on a network and a fine that is never paid: from 2014 to the archive in 2019', async (t) => {
  const testApp = await storyApp(t, '2014-03-10')
  // The demonstration's persons hold their posts from 2015 on: in this story they did before.
  await testApp.ownerDb.sql`update postings set from_on = '2010-01-01'`
  const story = storyOf(t, testApp)
  const { on, introduces, begins, does, makes, mayNot, owes, met, rate } = story

  await introduces(head, office, details)
  await begins(officer, { ...content, leads: [{ kind: 'other', text: '权利人投诉侵犯信息网络传播权。' }] })
  await owes({ file: '2014-03-25' })

  // Published: filed in March 2014; the day is ours.
  on('2014-03-18')
  const filed = await does(head, 'file', { handlers }, 'filed')
  t.equal(filed.body.number, '深市监立〔2014〕1号')
  await makes(officer, 'source-registration')
  await makes(head, 'filing-approval', {
    facts: { 'case.basis': law['case.basis'], 'case.opinion': '涉嫌侵权，建议立案。' }
  })
  await owes({})

  on('2014-03-25')
  await does(
    officer,
    'investigate',
    { kind: 'inspection', officers: handlers, partyNo: 1, place: '南山区示例大厦', text: '远程取证和现场检查。' },
    'investigating'
  )
  await makes(officer, 'inspection-record', {
    facts: {
      'scene.startedAt': '2014年3月25日10时',
      'scene.endedAt': '2014年3月25日18时',
      'scene.present': '当事人的工作人员'
    },
    missing: ['告知事项', '执法证号']
  })
  await does(officer, 'add-evidence', { kind: 'electronic', name: '链接取证光盘', partyNo: 1 }, 'investigating')

  on('2014-05-12')
  await does(officer, 'amend', { ...content, figures: turnover }, 'investigating')
  const { current } = (await story.get(officer, `/v1/cases/${story.followed().id}/advice`)).body
  t.match(current, { suggestion: 'must-transfer' })
  t.match((await story.seen()).importanceSuggested, ['must-transfer'])
  await owes({ 'transfer-act:1': '2014-05-12' })
  await mayNot(head, 'decide', decision, { code: 'case.must-transfer-first', basis: 'T-03' })
  await does(
    chief,
    'settle-assessment',
    { reason: '公安机关已就该公司另案立案侦查，本案依法先行处罚。' },
    'investigating'
  )
  await owes({})
  await does(officer, 'end-investigation', { proposal: '建议处非法经营额三倍罚款。' }, 'investigated')
  await makes(officer, 'investigation-report', { facts: law })

  // Entered late: a person enters after the day what happened on it.
  on('2014-05-22')
  const proposed = [{ kind: 'fine', amount: '260148000' }, { kind: 'stop-order' }]
  await mayNot(officer, 'notify', { proposed, hearing: false }, { code: 'case.hearing-to-be-offered', basis: 'A-37' })
  await mayNot(officer, 'notify', { proposed, occurredOn: '2014-05-20' }, { code: 'time.late-needs-reason' })
  await does(officer, 'notify', { proposed, occurredOn: '2014-05-20', ...late }, 'notified')
  await makes(officer, 'penalty-notice', { facts: law, shows: ['260148000'] })
  await makes(officer, 'hearing-right-notice', { facts: law, shows: ['260148000'] })
  await does(officer, 'serve-notice', { noticeNo: 1, occurredOn: '2014-05-20', ...late }, 'notified')

  // Three days to ask for a hearing by the law of 1996: the 23rd is the last.
  on('2014-05-26')
  await mayNot(officer, 'request-hearing', { noticeNo: 1 }, { code: 'case.waived', basis: 'A-35' })
  await does(officer, 'request-hearing', { noticeNo: 1, occurredOn: '2014-05-23' }, 'hearing')
  on('2014-06-05')
  const hearing = { hearingNo: 1, setFor: '2014-06-17', place: '听证室' }
  await mayNot(head, 'announce-hearing', { ...hearing, host: second }, { code: 'case.same-person', basis: 'P-22' })
  await does(head, 'announce-hearing', { ...hearing, host: legal }, 'hearing')

  await makes(officer, 'hearing-notice', {
    facts: { 'hearing.manner': '公开', 'hearing.recorder': '陈示例' },
    shows: ['2014年6月17日', '听证室']
  })

  // Published: the hearing of 17 June, the decision of 26 June.
  on('2014-06-17')
  const held = { hearingNo: 1, ended: 'held', opinion: '当事人的申辩不能成立，建议维持拟处罚意见。' }
  await mayNot(officer, 'end-hearing', held, { code: 'case.same-person' })
  await does(legal, 'end-hearing', held, 'notified')
  await makes(legal, 'hearing-record', { facts: heard })
  await makes(legal, 'hearing-report', { facts: { ...law, ...heard }, shows: [held.opinion] })
  on('2014-06-20')
  await does(head, 'discuss', { attendees: [head, chief], conclusion: '同意拟处罚意见。' }, 'notified')
  await makes(head, 'discussion-record', {
    facts: {
      'discussion.host': '主要负责人',
      'discussion.place': '会议室',
      'discussion.recorder': '陈示例',
      'discussion.report': '承办人汇报案情。'
    },
    opinions: [{ person: '参会人员', text: '同意。' }],
    shows: ['同意拟处罚意见。']
  })
  on('2014-06-26')
  const decided = await does(head, 'decide', decision, 'decided')
  t.same(decided.body.warnings, [], 'three times the turnover lies within one to five times (A-61)')
  await makes(officer, 'penalty-decision', {
    facts: law,
    shows: ['深市监罚〔2014〕1号', '260148000', '除在听证中陈述、申辩外，当事人未另行提出意见。']
  })
  await does(officer, 'serve', { decisionNo: 1 }, 'served')
  await makes(officer, 'service-receipt', { facts: { 'delivery.place': '南山区示例大厦' } })
  t.match((await story.seen()).decisions[0], { dueOn: '2014-07-11', principalDue: '260148000.00' })
  await owes({ 'copy:1': '2014-07-07' })

  // Fined without a transfer: the police and the procuratorate are told (T-57).
  on('2014-06-30')
  await does(officer, 'copy-penalty', { decisionNo: 1 }, 'served')
  await owes({})

  on('2014-07-11')
  await mayNot(officer, 'demand', { decisionNo: 1 }, { code: 'case.not-yet-due' })
  on('2014-07-16')
  await does(officer, 'perform', { decisionNo: 1, obligationNo: 2 }, 'served')
  t.match((await story.seen()).decisions[0].surcharge, { daysLate: 5, due: '39022200.00' }, '3 % a day (A-82)')

  // Published: reconsideration and suit, upheld; the days are ours but for the year of the last judgment.
  on('2014-08-22')
  await does(officer, 'start-remedy', { decisionNo: 1, kind: 'reconsideration' }, 'served')
  on('2014-11-20')
  await mayNot(head, 'end-remedy', { remedyNo: 2, outcome: 'upheld' }, { code: 'case.remedy-unknown' })
  await does(officer, 'end-remedy', { remedyNo: 1, outcome: 'upheld', occurredOn: '2014-11-18', ...late }, 'served')
  on('2014-12-01')
  await does(officer, 'start-remedy', { decisionNo: 1, kind: 'suit' }, 'served')
  await mayNot(officer, 'start-remedy', { decisionNo: 1, kind: 'suit' }, { code: 'case.remedy-pending' })
  on('2018-12-28')
  await does(officer, 'end-remedy', { remedyNo: 2, outcome: 'upheld' }, 'served')
  await owes({ 'court:1': '2019-03-28' })

  // Ours: the way to the court and the end of execution.
  on('2019-01-07')
  await does(officer, 'demand', { decisionNo: 1 }, 'served')
  await makes(officer, 'demand', { shows: ['260148000', '520296000'] })
  t.match((await story.seen()).decisions[0].surcharge, { due: '260148000.00' }, 'never more than the fine')
  const application = { decisionNo: 1, court: '深圳市示例区人民法院' }
  await mayNot(head, 'apply-court', application, { code: 'case.demand-needed' })
  on('2019-01-08')
  await does(officer, 'serve-demand', { demandNo: 1 }, 'served')
  on('2019-01-22')
  await mayNot(head, 'apply-court', application, { code: 'case.court-too-early', params: { earliest: '2019-01-23' } })
  on('2019-02-20')
  await does(head, 'apply-court', application, 'enforcing')
  await makes(officer, 'enforcement-application', { shows: ['260148000'] })
  on('2019-02-25')
  await does(
    officer,
    'record-court',
    { applicationNo: 1, step: 'accepted', courtNumber: '（2019）粤0300行审1号' },
    'enforcing'
  )
  on('2019-03-05')
  await does(officer, 'record-court', { applicationNo: 1, step: 'granted' }, 'enforcing')
  await mayNot(head, 'close', { ground: 'execution-ended' }, { code: 'case.wrong-state' })
  on('2019-03-20')
  await does(head, 'end-execution', { decisionNo: 1, ground: 'court-ruled' }, 'execution-ended')
  await mayNot(head, 'close', { ground: 'executed' }, { code: 'case.ground-not-met' })
  on('2019-03-25')
  await does(head, 'close', { ground: 'execution-ended', requestedBy: officer }, 'closed')
  await makes(head, 'closing-approval', { facts: { 'closing.retention': '30年' } })
  on('2019-03-29')
  await does(officer, 'archive', { shelf: '2019-01-001', keptYears: 30 }, 'archived')
  await makes(officer, 'volume-list')
  await owes({})
  await met({
    file: 'done',
    'transfer-act:1': 'done',
    'copy:1': 'done',
    'serve:1': 'done',
    'court:1': 'done'
  })
  t.same(await story.papers(), {
    main: [
      '1 立案审批表 2014-03-18',
      '2 行政处罚决定书 2014-06-26',
      '2 送达回证 2014-06-26',
      '3 行政处罚听证告知书 2014-05-20',
      '3 告知书送达回证 2014-05-20',
      '3 行政处罚听证通知书 2014-06-05',
      '3 行政处罚决定履行催告书 2019-01-07',
      '3 催告书送达回证 2019-01-08',
      '4 链接取证光盘 2014-03-25',
      '4 现场笔录 2014-03-25',
      '5 听证笔录 2014-06-17',
      '7 复议或者诉讼材料 2014-08-22',
      '7 复议或者诉讼材料 2014-12-01',
      '7 强制执行申请书 2019-02-20',
      '7 终结执行材料 2019-03-20'
    ],
    secondary: [
      '1 案件来源登记表 2014-03-10',
      '2 案件调查终结报告 2014-05-12',
      '4 听证报告 2014-06-17',
      '5 结案审批表 2019-03-25',
      '6 行政处罚案件集体讨论记录 2014-06-20'
    ]
  })
  await story.ends(supervision)

  on('2019-05-08')
  t.same(await rate(supervision, 'AC1', '2014-03', office), [0, 1])
  t.same(await rate(supervision, 'AC1', '2019-03', office), [1, 1])
  t.same(await rate(supervision, 'AE1', '2014-07', office), [0, 1])
  t.same(await rate(supervision, 'AM1', '2014-07', office), ['0.00', '260148000.00'])
})
