import { row, type RefusalRow } from './row.ts'

/** Refusals of the investigation: officers, measures, goods, letters. */
export const investigationRefusals = {
  'case.two-officers': row(
    'condition',
    '调查检查须有至少两名执法人员',
    'An inquiry takes at least two officers',
    'A-20'
  ),
  'case.recused': row(
    'not-allowed',
    '{person} 已被决定回避，不能办理本案',
    '{person} is recused from this case',
    'A-20'
  ),
  'case.recusal-own': row('not-allowed', '不能决定本人的回避', 'Nobody decides on their own recusal', 'A-20'),
  'case.recusal-by-chief': row(
    'not-allowed',
    '其他负责人的回避由主要负责人决定',
    'The recusal of a head is decided by the chief',
    'A-20'
  ),
  'case.recusal-discussion': row(
    'condition',
    '主要负责人的回避由集体讨论决定：须有其未参加的回避讨论记录',
    'The recusal of the chief takes a collective discussion of it on file, without the chief',
    'A-20'
  ),
  'case.panel-size': row('condition', '合议组由三人以上单数组成', 'A panel is three or more, an odd number', 'A-17'),
  'case.panel-needed': row('condition', '裁决须由合议组作出', 'A ruling is made by a panel', 'A-17'),
  'case.measure-approval': row(
    'condition',
    '强制措施须事先经负责人批准；情况紧急的不填批准人，事后补报',
    'A measure is approved beforehand by a head; in an emergency nobody is named and it is reported afterwards'
  ),
  'case.approver-not-head': row(
    'condition',
    '{person} 当日不是本机关负责人',
    '{person} was no head of this office on that day',
    'P-23'
  ),
  'case.approver-is-taker': row(
    'not-allowed',
    '采取措施的人员不能批准该措施',
    'Whoever took the measure does not approve it'
  ),
  'case.measure-empty': row('condition', '须写明物品或者场所', 'A measure names goods or a place'),
  'case.measure-unknown': row('condition', '案件没有 {measure} 号强制措施', 'The case has no measure number {measure}'),
  'case.measure-approved': row(
    'wrong-state',
    '{measure} 号措施已经批准，无须补报',
    'Measure {measure} has been approved: there is nothing to report'
  ),
  'case.measure-unreported': row(
    'wrong-state',
    '{measure} 号紧急措施尚未补报',
    'Measure {measure} was taken in an emergency and is not reported yet'
  ),
  'case.measure-ended': row('wrong-state', '{measure} 号措施已经结束', 'Measure {measure} has ended'),
  'case.measure-lapsed': row(
    'wrong-state',
    '{measure} 号先行登记保存逾期未处理，已自动解除',
    'Measure {measure} lapsed: nothing was decided within its period',
    'A-21'
  ),
  'case.measure-not-lapsed': row(
    'condition',
    '{measure} 号措施尚在期限内，没有自动解除',
    'Measure {measure} is within its period: it has not lapsed',
    'A-21'
  ),
  'case.measure-in-force': row(
    'wrong-state',
    '物品仍在 {measure} 号措施之下，先行解除',
    'Measure {measure} still holds these goods: lift it first'
  ),
  'case.measure-end': row('condition', '此类措施不能这样结束', 'A measure of this kind does not end like this'),
  'case.measure-ground': row(
    'condition',
    '解除须写明法定理由；移交其他机关须写明接收机关',
    'Lifting names its legal ground, handing over the organ that receives'
  ),
  'case.measure-goods': row(
    'condition',
    '{measure} 号措施没有第 {line} 项物品',
    'Measure {measure} did not take goods line {line}'
  ),
  'case.not-confiscated': row(
    'condition',
    '没有没收该物品的有效决定',
    'No standing decision confiscates these goods',
    'A-92'
  ),
  'case.not-transferred': row(
    'condition',
    '没有已发出的移送，物品不能移交公安机关',
    'No transfer was sent: the goods cannot go to the police',
    'T-20'
  ),
  'case.goods-twice': row('condition', '第 {line} 项物品重复', 'Goods line {line} is named twice'),
  'case.goods-quantity': row(
    'condition',
    '第 {line} 项物品的数量超出 {most}',
    'This is more of goods line {line} than there is: {most}'
  ),
  'case.goods-in-use': row(
    'condition',
    '第 {line} 项物品已采取措施或者在保管，不能删去或者改换计量单位',
    'Goods line {line} is under a measure or in custody: it cannot be left out, and keeps its unit'
  ),
  'case.goods-moved': row(
    'condition',
    '第 {line} 项物品已采取措施或者在保管，其序号不能改给别的物品',
    'Goods line {line} is under a measure or in custody: its number cannot go to other goods'
  ),
  'case.custody-unknown': row('condition', '没有 {custody} 号保管记录', 'There is no custody number {custody}'),
  'case.custody-empty': row('wrong-state', '{custody} 号保管物品已处理完毕', 'Nothing is left in custody {custody}'),
  'case.custody-quantity': row(
    'condition',
    '处理数量超出 {custody} 号保管的结余 {left}',
    'This is more than custody {custody} holds: {left}'
  ),
  'case.disposal-not-allowed': row(
    'condition',
    '销毁、拍卖须有没收或者销毁的有效决定，或者当事人同意',
    'Destruction or sale takes a standing decision that confiscates, or consent on record',
    'A-92'
  ),
  'case.disposal-text': row('condition', '须写明接收机关或者处理方式', 'Say who received the goods or what was done'),
  'case.letter-unknown': row('condition', '案件没有 {letter} 号协助函', 'The case has no letter number {letter}'),
  'case.letter-organ': row('condition', '须写明机关', 'Name the organ, or its office'),
  'case.letter-received': row(
    'wrong-state',
    '{letter} 号协助函已登记签收',
    'The receipt of letter {letter} is on file'
  ),
  'case.letter-answered': row('wrong-state', '{letter} 号协助函已答复', 'Letter {letter} has been answered')
} as const satisfies Record<string, RefusalRow>
