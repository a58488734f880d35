import { apl, copyright, disputesNew, sml } from './intake-filing.ts'
import { add, open, period, statement, type Rule, type Span } from './row.ts'

const acl: readonly Span[] = [['2012-01-01', null, 'V:LRB']]
/** Seven days of the law of 1996 are calendar days, those of the revised law working days (law.md 2.7). */
const penaltyLaw1996: readonly Span[] = [['1996-10-01', '2021-07-14', 'K']]

/** investigation and coercive measures, A-31 to A-38 review, notice and hearing. */
export const investigation: readonly Rule[] = [
  ...statement(
    'A-20',
    apl,
    'APL 42、55; SML 4、22',
    ['两人执法与回避', 'Two officers; recusal'],
    [
      '询问、检查不少于两人并出示证件；主要负责人回避由集体讨论决定，其他负责人由主要负责人决定，办案人员由负责人决定，其间不停止调查。',
      'At least two officers at every inquiry, certificates shown. Recusal: of the chief by collective decision, of deputies by the chief, of others by the head; the investigation goes on meanwhile.'
    ]
  ),
  ...period(
    'A-21',
    [['2021-07-15', null, 'V:SML']],
    'SML 33-35; APL 56',
    '先行登记保存处理',
    'Dispose of registered and preserved evidence',
    '7 wd',
    {
      lapses: true,
      note: ['逾期未处理的自动解除。', 'Lifted by itself when nothing is decided in time.']
    }
  ),
  ...period(
    'A-21',
    penaltyLaw1996,
    'APL96 37',
    '先行登记保存处理',
    'Dispose of registered and preserved evidence',
    '7 d',
    { lapses: true }
  ),
  ...period('A-21.emergency', sml, 'SML 34', '紧急登记保存补报', 'Report an emergency preservation', '24 h'),
  ...period('A-22', acl, 'ACL 25、27、28; SML 38、42', '查封、扣押', 'Sealing or seizure', '30 d', {
    roll: 'none',
    stops: ['testing', 'inspection', 'quarantine', 'appraisal'],
    ladder: [add('head', '30 d')],
    note: [
      '期间不包括检测、检验、检疫和技术鉴定，但权利人辨认或者鉴别不扣除；期内作出处理或者解除。末日不顺延，系从严推定。',
      'Without testing, inspection, quarantine and technical appraisal; the right holder’s identification is counted. Decide or lift within it. No roll-over, to be safe (inference).'
    ]
  }),
  ...period('A-22.emergency', acl, 'ACL 19; SML 36', '紧急查封扣押补报', 'Report an emergency seizure', '24 h'),
  ...period('A-23', acl, 'ACL 31、32', '冻结', 'Freezing', '30 d', {
    roll: 'none',
    ladder: [add('head', '30 d')]
  }),
  ...period('A-23.decision', acl, 'ACL 31', '交付冻结决定书', 'Deliver the freezing decision', '3 wd'),
  ...period('A-24', sml, 'SML 45', '协助调查', 'Answer a letter for assistance', '15 wd', {
    note: ['自收到协助调查函起算。', 'From receipt of the letter.']
  }),
  ...statement(
    'A-25',
    [['2014-05-01', null, 'V:LRB']],
    'SML 30; TMR 82',
    ['权利人辨认', 'Identification by the right holder'],
    [
      '可以要求权利人对涉案商品是否为其生产或者许可作出辨认。',
      'The right holder may be asked whether goods are genuine or licensed.'
    ]
  ),
  ...statement(
    'A-26',
    sml,
    'SML 46',
    ['中止调查', 'Suspension'],
    [
      '经负责人批准：以另案结果为依据、需有权机关解释、不可抗力、当事人下落不明、其他；原因消除后立即恢复。',
      'With the head’s approval: another judgment or decision, interpretation needed, force majeure, party not found, other. Resume at once when the cause ends.'
    ]
  ),
  ...statement(
    'A-27',
    [
      ['2014-05-01', '2020-06-14', 'V:LRB', 'TML 62; TMR 81'],
      ['2020-06-15', '2026-12-31', 'V:IPR'],
      ['2027-01-01', null, 'K', 'TML26 ; TMR 81; TMSTD 35']
    ],
    'TML 62; TMR 81; TMSTD 35',
    ['商标案件中止', 'Suspension of trademark cases'],
    [
      '商标权属争议或者权利人同时起诉的可以中止；列举无效宣告中、续展宽展期、其他权属争议。',
      'Also when ownership is disputed or the right holder sues in parallel; listed: invalidation pending, renewal grace period, other disputes of ownership.'
    ]
  ),
  ...statement(
    'A-28',
    disputesNew,
    'CNIPA81 28',
    ['专利纠纷中止', 'Suspension of patent disputes'],
    [
      '七种情形应当中止，包括实用新型、外观设计专利的无效宣告请求已受理。',
      'Mandatory on seven grounds, among them an accepted invalidation request against a utility model or design.'
    ]
  ),
  ...statement(
    'A-29',
    sml,
    'SML 47',
    ['终止调查', 'Termination'],
    [
      '自然人死亡或者组织终止且无权利义务承受人的，经负责人批准终止。',
      'A natural person dead, or an entity ended without successor; the head approves.'
    ]
  ),
  ...statement(
    'A-30',
    apl,
    'APL 47; SML 79',
    ['全过程记录', 'Record of the whole process'],
    [
      '启动、取证、审核、决定、送达、执行以文字、音像全过程记录并归档。',
      'Start, evidence, review, decision, service and execution recorded in text or audio-video and archived.'
    ]
  ),
  ...statement(
    'A-31',
    sml,
    'SML 49-52',
    ['法制审核与案件审核', 'Legal review and case review'],
    [
      '涉及重大公共利益、经听证的重大权益、复杂案件等须法制审核；其他普通程序案件须案件审核；办案人员不得审核。',
      'Legal review for major public interest, major rights after a hearing, complex cases and others by law; case review for all other ordinary cases. The handling officer may not review.'
    ]
  ),
  ...period('A-32', sml, 'SML 54、55', '审核', 'Review', '10 wd', {
    ladder: [open('head')],
    note: ['结论：同意、纠正、补充调查、其他。', 'Outcomes: agree, correct, supplementary investigation, other.']
  }),
  ...statement(
    'A-33',
    apl,
    'APL 58; SML 51',
    ['法制审核人员资格', 'Qualification of legal reviewers'],
    [
      '初次从事法制审核的人员须通过国家统一法律职业资格考试。',
      'First-time legal reviewers hold the national legal professional qualification.'
    ]
  ),
  ...period('A-34', sml, 'SML 57、58', '陈述申辩', 'Statement and defence after the notice', '5 wd', {
    expiry: 'bar',
    lapses: true,
    note: [
      '自告知书送达起算，期内未陈述申辩、未要求听证视为放弃；不得因申辩加重处罚。',
      'From service of the notice; silence is a waiver. No heavier penalty because of a defence.'
    ]
  }),
  ...period('A-35', apl, 'APL 63、64', '要求听证', 'Request a hearing', '5 wd', {
    expiry: 'bar',
    lapses: true,
    note: [
      '较大数额罚款、没收，降低资质、吊销，停产停业等可以要求听证；主持人非本案调查人员。',
      'For a larger fine or confiscation, lowering or revoking a licence, shutdown and the like; the host is no investigator of the case.'
    ]
  }),
  ...period('A-35', penaltyLaw1996, 'APL96 42', '要求听证', 'Request a hearing', '3 d', {
    expiry: 'bar',
    lapses: true
  }),
  ...period('A-35.notice', apl, 'APL 64', '听证通知提前期', 'Notice before the hearing', '7 wd', {
    bound: 'after',
    expiry: 'bar',
    note: ['听证不得早于通知后七个工作日。', 'No hearing before seven working days after its notice.']
  }),
  ...statement(
    'A-36',
    [['2019-04-01', null, 'K']],
    'SAMR3 ',
    ['听证数额（市场监管）', 'Hearing amounts (market regulation)'],
    [
      '自然人一万元以上、法人或者其他组织十万元以上，没收同；省级可另定。',
      'Natural person from 10,000, legal person or organisation from 100,000, the same for confiscation; provinces may set others.'
    ]
  ),
  ...statement(
    'A-37',
    copyright,
    'NCAC6 33',
    ['听证数额（著作权）', 'Hearing amounts (copyright)'],
    [
      '个人二万元以上、单位十万元以上；地方另有规定从其规定。',
      'Individual from 20,000, entity from 100,000; local rules prevail.'
    ]
  ),
  ...statement(
    'A-38',
    sml,
    'SML 60; APL 57',
    ['集体讨论', 'Collective discussion'],
    [
      '须法制审核并拟处罚的案件、复杂或者重大案件由负责人集体讨论决定。',
      'Cases that need legal review and are to be penalised, and complex or serious ones, are decided collectively.'
    ]
  )
]
