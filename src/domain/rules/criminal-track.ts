import { courtStops } from './judicial.ts'
import { add, period, statement, total, type Rule, type Span } from './row.ts'

const psr: readonly Span[] = [
  ['2013-01-01', '2020-08-31', 'K'],
  ['2020-09-01', null, 'V:LRB']
]
const cpl: readonly Span[] = [
  ['2013-01-01', '2018-10-25', 'K'],
  ['2018-10-26', null, 'V:LRB']
]
const fastTrack: readonly Span[] = [['2018-10-26', null, 'V:LRB']]
const d310: readonly Span[] = [['2001-07-09', null, 'V:LRB']]
const apl: readonly Span[] = [['2021-07-15', null, 'V:LRB']]
const crime = { regime: 'criminal' } as const
/** Custody ends on its day, be it a rest day (CPL art 105). */
const custody = { regime: 'criminal', roll: 'none' } as const

/** T-40 to T-48: milestones after filing. */
export const criminalTrack: readonly Rule[] = [
  ...period('T-40', psr, 'PSR 189', '告知撤销案件', 'Tell the organ that the case was withdrawn', '3 d', crime),
  ...period(
    'T-41',
    psr,
    'PSR 184',
    '告知移送其他公安机关',
    'Tell the organ of a transfer to other police',
    '3 d',
    crime
  ),
  ...period('T-42', cpl, 'CPL 91', '提请批准逮捕', 'Request arrest after detention', '3 d', {
    ...custody,
    ladder: [add('county-police-head', '4 d'), total('county-police-head', '30 d')],
    note: [
      '特殊延长一至四日；流窜、多次、结伙的至三十日。',
      'Special: 1 to 4 days more; roaming, repeated or gang crime up to 30.'
    ]
  }),
  ...period('T-42.decide', cpl, 'CPL 91', '批准逮捕决定', 'Decide on the arrest', '7 d', custody),
  ...period('T-43', cpl, 'CPL 156、158', '侦查羁押', 'Custody during investigation', '2 m', {
    ...custody,
    ladder: [add('higher-procuratorate', '1 m'), add('provincial-procuratorate', '2 m')]
  }),
  ...period('T-44', cpl, 'CPL 172', '审查起诉', 'Review for prosecution', '1 m', {
    ...crime,
    ladder: [add('none', '15 d')]
  }),
  ...period(
    'T-44.fast-track',
    fastTrack,
    'CPL 172',
    '审查起诉（速裁）',
    'Review for prosecution (fast track)',
    '10 d',
    {
      ...crime,
      ladder: [total('none', '15 d')]
    }
  ),
  ...period('T-45', cpl, 'CPL 175', '补充侦查', 'Supplementary investigation', '1 m', {
    ...crime,
    note: ['以两次为限，补充后审查起诉期限重新计算。', 'At most twice; the review period starts again.']
  }),
  ...statement(
    'T-46',
    cpl,
    'CPL 175-177',
    ['起诉或者不起诉', 'Prosecute or not'],
    [
      '起诉；法定、酌定不起诉；证据不足不起诉。',
      'Prosecute; not prosecute by statute, by discretion, or for insufficient evidence.'
    ]
  ),
  ...period('T-47', cpl, 'CPL 208', '一审', 'First instance', '2 m', {
    ...crime,
    stops: courtStops,
    ladder: [total('none', '3 m'), add('higher-court', '3 m')],
    note: ['自立案次日起算，法定事由不计入。', 'From the day after filing; twelve spans are excluded by law.']
  }),
  ...period('T-47.summary', cpl, 'CPL 220', '一审（简易）', 'First instance (summary)', '20 d', {
    ...crime,
    stops: courtStops,
    ladder: [total('none', '1 m 15')]
  }),
  ...period('T-47.fast-track', fastTrack, 'CPL 225', '一审（速裁）', 'First instance (fast track)', '10 d', {
    ...crime,
    stops: courtStops,
    ladder: [total('none', '15 d')]
  }),
  ...period('T-47.second', cpl, 'CPL 243', '二审', 'Second instance', '2 m', {
    ...crime,
    stops: courtStops,
    ladder: [add('higher-court', '2 m')]
  }),
  ...period('T-47.appeal', cpl, 'CPL 230', '上诉、抗诉（判决）', 'Appeal against a judgment', '10 d', {
    ...crime,
    expiry: 'bar'
  }),
  ...period('T-47.appeal-ruling', cpl, 'CPL 230', '上诉、抗诉（裁定）', 'Appeal against a ruling', '5 d', {
    ...crime,
    expiry: 'bar'
  }),
  ...period('T-48', [['2014-11-06', null, 'V:LRB']], 'SPC14 3', '罚金执行', 'Execute a criminal fine', '6 m', crime)
]

/** T-50 to T-59: the way back, and what happens to penalties. */
export const reverseTransfer: readonly Rule[] = [
  ...statement(
    'T-50',
    d310,
    'D310 13; PSR 177',
    ['公安机关反向移送', 'Police return the case'],
    [
      '不构成犯罪或者轻微但应追究行政责任的，移送同级行政机关，行政机关应当处理。',
      'No crime, or minor, but administrative liability: to the organ of the same level, which must deal with it.'
    ]
  ),
  ...statement(
    'T-51',
    cpl,
    'CPL 177; PPR 373、375',
    ['不起诉后的检察意见', 'Opinion after non-prosecution'],
    [
      '检察机关送检察意见和不起诉决定书，行政机关应当通知处理结果。',
      'The procuratorate sends its opinion with the decision; the organ must notify the result.'
    ]
  ),
  ...period('T-51.reply', [['2021-09-06', null, 'K']], 'SPP21 11', '回复检察意见', 'Answer the opinion', '2 m', {
    note: ['期限以意见所载为准。', 'The period named in the opinion prevails.']
  }),
  ...statement(
    'T-52',
    apl,
    'APL 27',
    ['司法机关移送行政机关', 'Judicial organ to the organ'],
    [
      '不追究刑事责任或者免予刑事处罚但应当行政处罚的，移送行政机关。',
      'No criminal liability or exempt, but a penalty due: handed to the organ.'
    ]
  ),
  ...statement(
    'T-53',
    d310,
    'D310 11',
    ['已作处罚继续执行', 'Earlier penalties go on'],
    [
      '移送前已作出的警告、责令停产停业、暂扣吊销继续执行。',
      'Warning, shutdown, suspended or revoked licence decided before the transfer continue.'
    ]
  ),
  ...statement(
    'T-54',
    d310,
    'D310 11; APL 35',
    ['罚款折抵罚金', 'Fine set off'],
    ['移送前已罚款的，折抵相应罚金。', 'A fine given before the transfer is set off against the criminal fine.']
  ),
  ...statement(
    'T-55',
    apl,
    'APL 35',
    ['判处罚金后不再罚款', 'No fine after a criminal fine'],
    [
      '判处罚金的：已罚款的折抵，未罚款的不再罚款；未判罚金或者免刑的仍可罚款。',
      'After a criminal fine no fine not yet given may be given; without one, or when exempt, a fine remains possible.'
    ]
  ),
  ...statement(
    'T-56',
    apl,
    'APL 35',
    ['拘留折抵刑期', 'Detention set off'],
    ['行政拘留折抵刑期，与知识产权处罚无关。', 'Set off against imprisonment; not relevant to IP penalties.']
  ),
  ...period(
    'T-57',
    [['2006-01-26', null, 'V*:W12']],
    'J06 1',
    '处罚决定抄送',
    'Copy a penalty without transfer',
    '10 d',
    {
      note: [
        '抄送同级公安机关和检察机关，并书面告知权利人。',
        'To the police and the procuratorate of the same level; the right holder is told in writing.'
      ]
    }
  ),
  ...statement(
    'T-58',
    cpl,
    'CPL 54; PSR 63; PPR 64',
    ['行政证据在刑事诉讼中的使用', 'Administrative evidence in criminal procedure'],
    [
      '物证、书证、视听资料、电子数据可以使用；鉴定意见、勘验检查笔录经审查可以使用。',
      'Physical, documentary, audio-visual and electronic evidence may be used; appraisals and inspection records after review.'
    ]
  ),
  ...statement(
    'T-59',
    d310,
    'D310 14-18',
    ['监督与责任', 'Supervision and liability'],
    [
      '检察机关、监察机关监督，任何人可以举报；逾期不移送的对正职负责人记过以上处分。',
      'Procuratorate and supervisory organ; anyone may report; overdue transfer: the chief is disciplined.'
    ]
  )
]
