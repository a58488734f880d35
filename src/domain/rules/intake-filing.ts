import { add, period, statement, total, type Rule, type Span, type StopGround } from './row.ts'

/** The texts of SAMR Order 2: as amended by Orders 42 and 61 (read), and as first issued (same numbers, from memory). */
export const sml: readonly Span[] = [
  ['2019-04-01', '2021-07-14', 'K'],
  ['2021-07-15', null, 'V:SML']
]
/** Only from the revised Administrative Penalty Law on. */
export const apl: readonly Span[] = [['2021-07-15', null, 'V:LRB']]
/** Patent enforcement measures as amended by Order 71. */
export const order71: readonly Span[] = [['2015-07-01', null, 'V:IPR']]
export const disputesOld: readonly Span[] = [['2015-07-01', '2025-01-31', 'V:IPR']]
export const disputesNew: readonly Span[] = [['2025-02-01', null, 'V:IPR']]
export const copyright: readonly Span[] = [['2009-06-15', null, 'V:IPR']]
const complaints: readonly Span[] = [['2020-01-01', null, 'V:LRB']]

/** what the time to decide on filing leaves out. */
export const filingStops: readonly StopGround[] = ['testing', 'inspection', 'quarantine', 'appraisal', 'identification']

/** intake, A-10 to A-19 filing and jurisdiction. */
export const intakeAndFiling: readonly Rule[] = [
  ...statement(
    'A-01',
    complaints,
    'SAMR20 3、7',
    ['投诉与举报', 'Complaints and reports'],
    [
      '投诉是消费者争议，举报是任何人提供的违法线索；同一材料兼有两者的，拆开分别按各自规则处理。',
      'A complaint is a consumer’s dispute, a report is anyone’s lead on a violation; material holding both is split and each part handled under its own rule.'
    ]
  ),
  ...period('A-02', complaints, 'SAMR20 14', '投诉受理', 'Accept or refuse a complaint', '7 wd', {
    note: ['受理与否均告知投诉人。', 'The complainant is told either way.']
  }),
  ...period('A-02.mediation', complaints, 'SAMR20 21', '投诉调解终止', 'End of mediation without agreement', '45 wd', {
    lapses: true,
    note: ['自受理起算，未达成协议的终止调解。', 'From acceptance; mediation ends when there is no agreement.']
  }),
  ...period('A-02.notice', complaints, 'SAMR20 21', '告知调解终止', 'Tell the end of mediation', '7 wd'),
  ...period('A-03', complaints, 'SAMR20 31', '实名举报告知', 'Tell a reporter known by name', '5 wd', {
    note: ['自决定立案或者不予立案起算。', 'From the decision to file or not.']
  }),
  ...statement(
    'A-04',
    complaints,
    'SAMR20 33',
    ['举报人保密', 'The reporter is confidential'],
    [
      '举报人身份不得向被举报人和与办案无关的人员披露。',
      'The reporter’s identity may not reach the reported party or anyone not concerned with the handling.'
    ]
  ),
  ...statement(
    'A-05',
    [[null, null, 'K']],
    'SAMR20 ',
    ['投诉举报新办法', 'A successor rule on complaints'],
    [
      '2026年资料中出现不带“暂行”的新办法，正文未见；A-01至A-04按版本保存，见到正文后另加一版。',
      'Material of 2026 names a successor without “interim”; its text was not found. A-01 to A-04 are versioned so that it can be added.'
    ]
  ),
  ...statement(
    'A-06',
    complaints,
    'SAMR20 38',
    ['知识产权部门适用', 'Applies to IP offices'],
    ['知识产权部门处理投诉举报适用同一办法。', 'IP offices handle complaints under the same rule.']
  ),
  ...period('A-10', sml, 'SML 18', '立案决定', 'Decide whether to file', '15 wd', {
    stops: filingStops,
    ladder: [add('head', '15 wd')],
    note: [
      '自发现线索或者收到材料起核查并决定是否立案；法律、法规、规章另有规定的除外。',
      'Check the lead and decide from its discovery or receipt; another law, regulation or rule may provide otherwise.'
    ]
  }),
  ...statement(
    'A-11',
    sml,
    'SML 19',
    ['立案条件', 'Conditions for filing'],
    [
      '有初步证据、应当处罚、有管辖权、在追责期限内，四项同时具备；立案审批表，指定两名以上有执法资格的办案人员。',
      'Initial evidence, deserving a penalty, within jurisdiction, within limitation: all four. Filing form; at least two officers with enforcement qualification.'
    ]
  ),
  ...statement(
    'A-12',
    sml,
    'SML 20',
    ['可以不予立案', 'Filing may be refused'],
    [
      '轻微并及时改正无危害、初次违法危害轻微并及时改正、当事人证明无主观过错，以及其他依法可不予立案的；不予立案审批表。',
      'Minor, corrected in time and harmless; a first violation with minor harm corrected in time; no fault proved by the party; other lawful reasons. A form records it.'
    ]
  ),
  ...period(
    'A-13',
    [['2007-10-01', '2019-03-31', 'V*:W50']],
    'SAIC28 17',
    '立案决定（工商）',
    'Decide whether to file (industry and commerce)',
    '7 wd',
    {
      ladder: [total('none', '15 wd')],
      note: [
        '适用于投诉、申诉、举报、移送、上级交办的材料；特殊情况至十五个工作日。本机关检查发现的线索条文未提及。',
        'For complaints, reports and referrals; in special cases up to 15 working days. Leads from own inspections are not named.'
      ]
    }
  ),
  ...period('A-14', apl, 'APL 36', '处罚追责期限', 'Limitation of the penalty', '24 m', {
    expiry: 'bar',
    roll: 'none',
    note: ['自行为之日起；连续或者继续的，自终了之日起。', 'From the act; a continuing act runs from its end.']
  }),
  ...period(
    'A-14.grave',
    apl,
    'APL 36',
    '处罚追责期限（健康、金融安全）',
    'Limitation where health or financial safety was harmed',
    '60 m',
    {
      expiry: 'bar',
      roll: 'none'
    }
  ),
  ...period('A-15', copyright, 'NCAC6 13', '著作权投诉受理', 'Decide on a copyright complaint', '15 d', {
    note: [
      '自收到全部投诉材料起算；不受理的书面说明理由。',
      'From receipt of all complaint materials; written reasons when refused.'
    ]
  }),
  ...period('A-15.limitation', copyright, 'NCAC6 9', '著作权处罚追责期限', 'Limitation in copyright matters', '24 m', {
    expiry: 'bar',
    roll: 'none',
    note: [
      '侵权复制品仍在发行或者传播的，视为行为继续。',
      'While copies are still distributed or disseminated the act continues.'
    ]
  }),
  ...period(
    'A-16',
    order71,
    'SIPO71 28',
    '假冒专利立案（自行发现）',
    'File a counterfeit patent case (own discovery)',
    '5 wd',
    {
      note: ['两名以上承办人员。', 'At least two officers.']
    }
  ),
  ...period(
    'A-16.report',
    order71,
    'SIPO71 28',
    '假冒专利立案（举报、投诉）',
    'File a counterfeit patent case (report or complaint)',
    '10 wd'
  ),
  ...period('A-17', disputesOld, 'SIPO71 13', '专利纠纷立案', 'File or refuse a patent dispute', '5 wd', {
    note: ['三名以上单数承办人员。', 'A panel of three or more, of odd number.']
  }),
  ...period('A-18', disputesNew, 'CNIPA81 20', '专利纠纷立案', 'File or refuse a patent dispute', '5 wd', {
    ladder: [add('head', '5 wd')],
    note: ['复杂的可以延长。', 'May be extended when complex.']
  }),
  ...period('A-19', sml, 'SML 7、12、13', '管辖争议协商', 'Settle a dispute over jurisdiction', '7 wd', {
    note: [
      '由违法行为发生地管辖，最先立案者优先；协商不成报共同上级。',
      'Place of the act; the first to file prevails; report to the common superior when not settled.'
    ]
  }),
  ...period('A-19.designate', sml, 'SML 16', '指定管辖', 'Superior designates jurisdiction', '7 wd')
]
