import { add, period, statement, total, type Rule, type Span } from './row.ts'

const d310: readonly Span[] = [['2001-07-09', null, 'V:LRB']]
/** Police procedure: the text of 2012 had the same numbers, from memory; that of 2020 was read. */
const psr: readonly Span[] = [
  ['2013-01-01', '2020-08-31', 'K'],
  ['2020-09-01', null, 'V:LRB']
]
/** Procuratorates' rules: the text of 2012 from memory, that of 2019 read. */
const ppr: readonly Span[] = [
  ['2013-01-01', '2019-12-29', 'K'],
  ['2019-12-30', null, 'V:LRB']
]

/** T-01 to T-05: when to transfer. */
export const whenToTransfer: readonly Rule[] = [
  ...statement(
    'T-01',
    d310,
    'D310 3',
    ['应当移送', 'Duty to transfer'],
    [
      '数额、情节、后果达到刑法、司法解释或者立案追诉标准的，必须移送。',
      'Amount, circumstances or consequences that reach the criminal law, interpretations or filing standards: must transfer.'
    ]
  ),
  ...statement(
    'T-02',
    [['2020-08-07', null, 'V:LRB']],
    'D310 3',
    ['知识产权合理嫌疑移送', 'Transfer on reasonable suspicion (IP)'],
    [
      '知识产权领域：现有证据有犯罪合理嫌疑，且需要公安机关采取措施进一步取证以判断是否达到标准的，应当移送，虽数额尚未查明。以评估之日为准。',
      'IP only: reasonable suspicion on the evidence collected, and police measures needed to judge whether the standard is met: shall transfer though the amount is not proved. The day of evaluation counts.'
    ]
  ),
  ...statement(
    'T-03',
    d310,
    'D310 11; APL 8',
    ['不得以罚代刑', 'No penalty in place of transfer'],
    ['不得以行政处罚代替移送。', 'An administrative penalty never replaces the transfer.']
  ),
  ...statement(
    'T-04',
    d310,
    'D310 4',
    ['保存证据', 'Preserve the evidence'],
    [
      '保存证据、制作涉案物品清单，易腐物品采取措施，依法检验鉴定并附报告。',
      'Keep the evidence, list the goods, act on perishable ones, have statutory testing with its report.'
    ]
  ),
  ...statement(
    'T-05',
    [
      ['2009-06-15', '2026-12-31', 'V:IPR'],
      ['2027-01-01', null, 'K', 'NCAC6 8; CUSTOMS 26; TML26 ']
    ],
    'NCAC6 8; CUSTOMS 26; TML 61',
    ['各类机关同一规则', 'The same rule for every organ'],
    [
      '著作权、海关、商标执法机关均依同一规定移送。',
      'Copyright, customs and trademark organs transfer by the same provisions.'
    ]
  )
]

/** T-10 to T-22: the main path of a transfer. */
export const transferPath: readonly Rule[] = [
  ...statement(
    'T-10',
    d310,
    'D310 5',
    ['专案组', 'Task group'],
    [
      '立即指定两名以上执法人员组成专案组，核实后书面报告正职负责人或者主持工作的负责人；副职不能批准。',
      'At once at least two officers; they verify and report in writing to the chief or the person in charge; a deputy cannot approve.'
    ]
  ),
  ...period('T-11', d310, 'D310 5', '批准移送', 'Approve the transfer or not', '3 d', {
    settings: ['D-01'],
    note: ['自接到报告起算；不批准的记录理由。', 'From receiving the report; reasons are recorded when not approved.']
  }),
  ...period('T-12', d310, 'D310 5', '向同级公安机关移送', 'Hand over to the police of the same level', '24 h', {
    note: ['自批准起算，连续计时（D-03）。', 'From approval, in plain hours (D-03).']
  }),
  ...statement(
    'T-13',
    d310,
    'D310 6',
    ['移送材料', 'Materials'],
    [
      '移送书、调查报告、物品清单、检验报告或者鉴定结论、其他材料；已处罚的附处罚决定书。',
      'Transfer letter, investigation report, list of goods, test report or appraisal, other material; the decision when already penalised.'
    ]
  ),
  ...statement(
    'T-14',
    [['2006-01-26', null, 'V*:W12']],
    'J06 1; G11 ',
    ['抄送检察机关', 'Copy to the procuratorate'],
    ['移送书抄送同级人民检察院。', 'The transfer letter is copied to the procuratorate of the same level.']
  ),
  ...statement(
    'T-15',
    d310,
    'D310 7',
    ['回执', 'Receipt'],
    ['公安机关在回执上签字，应当受理并登记。', 'The police sign the receipt, must accept and register.']
  ),
  ...period('T-16', psr, 'PSR 180', '告知补充材料', 'Tell the organ what is missing', '24 h', {
    note: ['自受理起算；不得以材料不全为由不接受。', 'From acceptance; incompleteness is no ground to refuse.']
  }),
  ...period('T-16.supplement', psr, 'PSR 180', '补充材料', 'Supplement the materials', '3 d', { regime: 'criminal' }),
  ...period('T-18', psr, 'D310 7; PSR 175、180', '转送有管辖权的机关', 'Forward when without jurisdiction', '24 h', {
    note: [
      '书面告知移送机关；不属公安机关管辖的书面说明理由。',
      'The organ is told in writing; not a police matter: written notice with reasons.'
    ]
  }),
  ...period(
    'T-19',
    [['2001-07-09', '2017-12-31', 'V:LRB']],
    'D310 8; PSR 180',
    '立案审查',
    'Police decide to file or not',
    '3 d',
    {
      settings: ['D-01'],
      note: [
        '自受理起算；不立案的书面说明理由并退回案卷。',
        'From acceptance; not filing: written reasons and the file returned.'
      ]
    }
  ),
  ...period(
    'T-19',
    [['2018-01-01', null, 'V*:W7']],
    'D310 8; PSR 180; EC25 16',
    '立案审查',
    'Police decide to file or not',
    '3 d',
    {
      ladder: [total('none', '10 d'), total('county-police-head', '30 d'), add('higher-police-head', '30 d')],
      settings: ['D-01'],
      note: [
        '三日；经济犯罪最迟十日，重大疑难或者跨区域三十日，特殊再延三十日。三日后提示，逾最长合法期限方为逾期（D-24）。',
        '3 days; economic crime at the latest 10, complex or cross-region 30, special 30 more. Attention after 3 days, overdue only after the longest lawful stage (D-24).'
      ]
    }
  ),
  ...period('T-20', d310, 'D310 12', '移交涉案物品', 'Hand over the goods', '3 d', {
    settings: ['D-01'],
    note: ['自接到立案通知书起算。', 'From receiving the filing notice.']
  }),
  ...statement(
    'T-21',
    [['2012-01-01', null, 'V:LRB']],
    'ACL 21',
    ['涉案财物随案移送', 'Seized property goes with the case'],
    [
      '查封、扣押、冻结的财物一并移送，书面告知当事人。',
      'Seized, sealed or frozen property goes along; the party is told in writing.'
    ]
  ),
  ...statement(
    'T-22',
    [['2019-03-01', null, 'V*:W13']],
    'SZIP 16',
    ['市公物仓', 'Municipal warehouse'],
    [
      '取证封存后的物品可以存放市公物仓。',
      'After evidence is taken and sealed, goods may be kept in the municipal warehouse.'
    ]
  )
]

/** T-30 to T-39: remedies when the police do not file. */
export const remedies: readonly Rule[] = [
  ...period('T-30', d310, 'D310 9; PSR 181', '申请复议', 'Ask the police for reconsideration', '3 d', {
    expiry: 'bar',
    settings: ['D-01'],
    note: [
      '自接到不予立案通知书起算；也可以直接建议立案监督（同期为目标，不阻断）。',
      'From receiving the refusal; or suggest filing supervision directly (the same days as a target, never blocking).'
    ]
  }),
  ...period('T-31', d310, 'D310 9; PSR 181', '复议决定', 'Decide the reconsideration', '3 d', { settings: ['D-01'] }),
  ...period('T-32', d310, 'D310 9', '建议立案监督', 'Suggest filing supervision', '3 d', {
    settings: ['D-01'],
    note: ['仍有异议的应当建议。', 'Shall be suggested when the organ still disagrees.']
  }),
  ...period(
    'T-33',
    [
      ['2001-12-03', '2019-12-29', 'V:LRB', 'SPP01 10'],
      ['2019-12-30', null, 'V:LRB']
    ],
    'PPR 560; PSR 182',
    '说明不立案理由',
    'Police explain why they did not file',
    '7 d',
    { regime: 'criminal' }
  ),
  ...period('T-34', ppr, 'PPR 563; PSR 182', '通知立案后立案', 'File after the order to file', '15 d', {
    regime: 'criminal'
  }),
  ...period('T-35', ppr, 'PPR 561', '告知不立案理由成立', 'Tell the organ that the reasons hold', '10 d', {
    regime: 'criminal'
  }),
  ...period('T-36', ppr, 'PPR 562', '逾期未决定的说明', 'Police explain a decision not made in time', '7 d', {
    regime: 'criminal'
  }),
  ...period('T-37', ppr, 'PPR 564', '催办', 'Reminder when not concluded', '3 m', {
    regime: 'criminal',
    bound: 'after'
  }),
  ...statement(
    'T-38',
    [['2001-12-03', null, 'V:LRB']],
    'PPR 557; SPP01 12',
    ['建议移送', 'Opinion to transfer'],
    [
      '行政机关不移送的，检察机关提出检察意见。',
      'When the organ does not transfer, the procuratorate issues an opinion.'
    ]
  ),
  ...statement(
    'T-39',
    d310,
    'D310 10',
    ['不立案后的行政处理', 'Administrative handling after a refusal'],
    [
      '公安机关不予立案的，行政机关仍应依法处理，应当处罚的予以处罚（期限见D-08）。',
      'The organ must still deal with the case and penalise where due; for its clock see D-08.'
    ]
  )
]
