import { apl, order71, sml } from './intake-filing.ts'
import { period, statement, type Rule, type Span } from './row.ts'

const order45: readonly Span[] = [['2021-09-01', null, 'V:LRB']]
const acl: readonly Span[] = [['2012-01-01', null, 'V:LRB']]
const penaltyLaw: readonly Span[] = [
  ['1996-10-01', '2021-07-14', 'K', 'APL96 46'],
  ['2021-07-15', null, 'V:LRB']
]
const court2018: readonly Span[] = [['2018-02-08', null, 'V:LRB']]

/** service and publicity. */
export const service: readonly Rule[] = [
  ...period('A-70', apl, 'APL 61、85; SML 81', '送达决定书', 'Serve the decision', '7 wd', {
    note: [
      '宣告后当场交付；当事人不在场的在期内送达。',
      'Handed over on announcement; served within the period when the party is absent.'
    ]
  }),
  ...period('A-70', [['1996-10-01', '2021-07-14', 'K']], 'APL96 40', '送达决定书', 'Serve the decision', '7 d'),
  ...statement(
    'A-71',
    sml,
    'SML 82、83',
    ['送达日期', 'Date of service'],
    [
      '直接送达为签收日；留置为留置拍照日；电子送达为到达确认系统日；邮寄为回执日；公告为发布后三十日。地址不实的以退回日为准。',
      'Direct: sign date; leave: date left with photographs; electronic: arrival at the agreed system; mail: receipt date; public notice: 30 days after. Wrong address given: the return date.'
    ]
  ),
  ...period('A-71.public-notice', sml, 'SML 82', '公告送达', 'Service by public notice', '30 d', {
    bound: 'after',
    roll: 'none',
    lapses: true
  }),
  ...period('A-72', order45, 'SAMR45 9', '处罚信息公示（本省）', 'Publish the penalty (same province)', '20 wd', {
    note: [
      '自决定起算，国家企业信用信息公示系统。',
      'From the decision, on the national enterprise credit publicity system.'
    ]
  }),
  ...period('A-72.push', order45, 'SAMR45 10', '处罚信息推送（外省）', 'Push the penalty (other province)', '10 wd'),
  ...period('A-72.received', order45, 'SAMR45 10', '收到推送后公示', 'Publish what another province pushed', '10 wd'),
  ...statement(
    'A-73',
    order45,
    'SAMR45 2、4',
    ['公示内容', 'What is published'],
    ['仅警告的不公示；公示决定书和摘要。', 'A mere warning is not published; else the decision and an abstract.']
  ),
  ...period(
    'A-74',
    order45,
    'SAMR45 13',
    '公示期（通报批评、较低罚款）',
    'Publication of criticism or a low fine ends',
    '3 m',
    {
      bound: 'after',
      roll: 'none',
      lapses: true,
      note: [
        '限制期长于三年的至限制期满；符合四项条件可申请提前，重罚不适用。',
        'A longer restriction lasts its length; early end on four conditions, never for the heavy kinds.'
      ]
    }
  ),
  ...period('A-74.other', order45, 'SAMR45 13', '公示期（其他）', 'Publication of other penalties ends', '36 m', {
    bound: 'after',
    roll: 'none',
    lapses: true
  }),
  ...period('A-75', order45, 'SAMR45 11; APL 48、85', '撤回公示', 'Withdraw a publication', '3 wd', {
    note: [
      '决定变更、撤销、确认违法或者无效的，撤回并说明理由。',
      'When the decision was changed, revoked, held illegal or void; with reasons.'
    ]
  }),
  ...period('A-76', order71, 'SIPO71 46', '专利决定公开', 'Publish a patent decision', '20 wd'),
  ...period('A-77', [['2018-07-25', null, 'V*:W42']], 'NDRC424 ', '双公示', 'Dual publicity', '7 wd', {
    note: [
      '自处罚决定起算，与A-72并行，较严者定是否按期。',
      'From the decision, beside A-72; the stricter one decides on-time.'
    ]
  }),
  ...statement(
    'A-78',
    [['2017-07-31', null, 'V*:W43']],
    'CREDIT ',
    ['信用中国公示期', 'Credit China period'],
    [
      '自决定起一年，严重的三年；其后规则有变，待核对。',
      'One year, serious three years from the decision; later rules changed this and await comparison.'
    ]
  ),
  ...period(
    'A-79',
    [['2014-10-01', '2021-08-31', 'K']],
    'SAIC71 ',
    '处罚信息公示（工商）',
    'Publish the penalty (industry and commerce)',
    '20 wd'
  )
]

/** execution. */
export const execution: readonly Rule[] = [
  ...period('A-80', penaltyLaw, 'APL 67; SML 72', '缴款', 'Pay the fine or the confiscated gain', '15 d', {
    settings: ['D-02'],
    note: ['自收到决定书起算；罚缴分离。', 'From receipt of the decision; organ and collector are separate.']
  }),
  ...statement(
    'A-81',
    apl,
    'APL 66、72; SML 74、76',
    ['暂缓或者分期缴纳', 'Deferral or instalments'],
    [
      '确有困难的书面申请、负责人批准；申请法院执行的期限自暂缓或者分期期满起算。',
      'Real hardship, written application, the head approves; the period to apply to the court then runs from its end.'
    ]
  ),
  ...statement(
    'A-82',
    acl,
    'APL 72; SML 75; ACL 45',
    ['加处罚款', 'Surcharge'],
    [
      '逾期每日按罚款百分之三加处，总额不超过罚款本身（第三十四日封顶）；只及于罚款。',
      '3 % of the fine per day late, together never more than the fine (reached on day 34); on fines only.'
    ]
  ),
  ...statement(
    'A-83',
    apl,
    'APL 73',
    ['复议诉讼期间不计加处', 'No surcharge during remedies'],
    ['行政复议或者诉讼期间不计算加处罚款。', 'The surcharge is not computed during reconsideration or litigation.']
  ),
  ...statement(
    'A-84',
    apl,
    'APL 73',
    ['不停止执行', 'Execution goes on'],
    [
      '复议、诉讼期间处罚不停止执行，法律另有规定的除外。',
      'Reconsideration or suit does not stop execution unless law says so.'
    ]
  ),
  ...period(
    'A-85',
    [
      ['1999-10-01', '2023-12-31', 'K'],
      ['2024-01-01', null, 'V:LRB']
    ],
    'ARL 20',
    '申请行政复议',
    'Apply for reconsideration',
    '60 d',
    { expiry: 'bar' }
  ),
  ...period('A-85.suit', [['2015-05-01', null, 'V:LRB']], 'ALL 46', '提起行政诉讼', 'Bring a suit', '6 m', {
    expiry: 'bar'
  }),
  ...period('A-85.untold', court2018, 'SPC18 64', '未告知起诉期限', 'Sue where the time to sue was not told', '12 m', {
    expiry: 'bar',
    note: [
      '决定书未告知起诉期限的，自知道或者应当知道决定内容起最长一年。',
      'The decision did not state the time to sue: up to one year from knowing its content.'
    ]
  }),
  ...period(
    'A-85.after-reconsideration',
    [['2015-05-01', null, 'V:LRB']],
    'ALL 45',
    '复议后起诉',
    'Sue after reconsideration',
    '15 d',
    { expiry: 'bar' }
  ),
  ...period('A-86', acl, 'ACL 54、69; SML 76', '催告', 'Demand before applying to the court', '10 wd', {
    bound: 'after',
    expiry: 'bar',
    note: [
      '催告书送达十个工作日后仍未履行的，方可申请。',
      'Apply when still unperformed ten working days after service of the demand.'
    ]
  }),
  ...period('A-87', acl, 'ACL 53; SPC18 64、156', '申请法院强制执行', 'Apply to the court for enforcement', '3 m', {
    expiry: 'bar',
    note: [
      '自救济期满（顺延后）起算；最早为期满次日且催告期满后。决定书未告知起诉期限的，起诉期最长一年。',
      'From the end of the remedy period after its roll-over; at the earliest the day after it and after A-86. Where the decision did not state the time to sue, that is up to one year.'
    ]
  }),
  ...period('A-88', acl, 'ACL 56; SPC18 157', '法院受理', 'The court accepts', '5 wd'),
  ...period('A-88.rule', acl, 'ACL 57', '法院裁定', 'The court rules', '7 wd'),
  ...period('A-88.problem', acl, 'ACL 58', '法院裁定（有明显问题）', 'The court rules where it finds problems', '30 d'),
  ...period('A-89', court2018, 'SPC18 158', '权利人申请执行裁决', 'The right holder applies for execution', '6 m', {
    expiry: 'bar',
    note: ['行政机关未申请执行行政裁决的。', 'Where the organ did not apply for its adjudication.']
  }),
  ...statement(
    'A-90',
    acl,
    'ACL 39、40',
    ['中止执行与终结执行', 'Suspension and end of execution'],
    [
      '无履行能力、第三人主张、难以弥补的损失等中止；死亡或者终止无财产无承受人、标的灭失、决定撤销等终结。',
      'Suspended: no ability, third-party claim, irreparable harm, other. Ended: dead or ended without assets or successor, object lost, decision revoked, other.'
    ]
  ),
  ...period('A-90.end', acl, 'ACL 39', '中止满三年不再执行', 'No execution after three years of suspension', '36 m', {
    bound: 'after',
    roll: 'none',
    lapses: true
  }),
  ...statement(
    'A-91',
    acl,
    'ACL 42',
    ['执行协议', 'Execution agreement'],
    [
      '可以约定分阶段履行，可以减免加处罚款，不得减免本金。',
      'Staged performance; the surcharge may be reduced, the principal not.'
    ]
  ),
  ...statement(
    'A-92',
    apl,
    'APL 74',
    ['罚没物品与考核', 'Confiscated goods and appraisal'],
    [
      '依规销毁或者处理，款项上缴国库，不得返还，不得与考核挂钩。',
      'Destroyed or disposed of by rule; all money to the treasury, none returned; no link with appraisal.'
    ]
  )
]

/** closure. */
export const closure: readonly Rule[] = [
  ...period('A-95', sml, 'SML 77', '结案', 'Close the case', '15 wd', {
    note: [
      '处罚决定执行完毕、法院裁定终结执行、终止调查、作出其他处理决定（含移送司法机关）或者其他应予结案情形起，填写结案审批表，负责人批准。',
      'From full execution, the court’s end of execution, termination, another disposal decision (transfer to judicial organs among them) or other ground; closed when the head approves.'
    ]
  }),
  ...statement(
    'A-96',
    [['2019-04-01', null, 'I']],
    'SML 77; D310 10',
    ['移送亦为结案情形', 'Transfer is a closing ground'],
    [
      '移送司法机关后行政案件可以结案；公安机关不予立案的重新打开。',
      'A criminal transfer closes the administrative case; reopen when the police refuse to file.'
    ]
  ),
  ...statement(
    'A-97',
    [['2019-04-01', null, 'I']],
    'SML 77',
    ['结案日', 'The day of closing'],
    [
      '结案日为负责人批准日，另记结案情形发生日，两者相差不超过十五个工作日为按期。',
      'The head’s approval; the day of the ground is kept too, and a difference of up to 15 working days is on time.'
    ]
  ),
  ...period('A-98', sml, 'SML 70、78', '简易程序归档', 'Hand in papers of simple procedure', '7 wd', {
    note: ['一案一卷，正卷副卷依序。', 'One case one file, main and secondary volume in order.']
  }),
  ...statement(
    'A-99',
    apl,
    'APL 51',
    ['简易程序', 'Simple procedure'],
    [
      '公民二百元、单位三千元以下罚款或者警告，当场决定；不计入知识产权结案率。',
      'Citizen up to 200, entity up to 3,000, or a warning, on the spot; outside the IP closure rate.'
    ]
  )
]
