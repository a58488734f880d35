import { row, type RefusalRow } from './row.ts'

/** Refusals of days, identifiers, clocks and the law as data. */
export const lawRefusals = {
  // time
  'time.in-future': row(
    'condition',
    '发生日期 {occurred} 不能晚于今天 {today}',
    'The day it happened, {occurred}, cannot be after today, {today}'
  ),
  'time.before-previous': row(
    'condition',
    '发生日期 {occurred} 不能早于前一步 {previous}',
    'The day it happened, {occurred}, cannot be before the act it follows, {previous}'
  ),
  'time.late-needs-reason': row(
    'condition',
    '迟录超过 {limit} 个工作日，须说明理由',
    'Entered more than {limit} working day(s) late: a reason is needed'
  ),
  'time.instant-required': row(
    'condition',
    '此步骤按小时计期，须填发生时刻',
    'This step is judged in hours: give occurredAt'
  ),

  // identifiers
  'identifier.uscc': row(
    'condition',
    '统一社会信用代码校验不通过：{field}',
    'The unified social credit code fails its check: {field}',
    'O-30'
  ),
  'identifier.in-text': row(
    'condition',
    '{field} 中有公民身份号码：号码只能填在当事人的证件号码栏',
    '{field} holds the number of a person: it may stand only in the identifier of a party',
    'P-05'
  ),
  'identifier.resident-id': row(
    'condition',
    '公民身份号码校验不通过：{field}',
    'The resident identity number fails its check: {field}',
    'O-31'
  ),
  'identifier.patent-no': row(
    'condition',
    '专利号校验不通过：{field}',
    'The patent number fails its check: {field}',
    'O-41'
  ),
  'identifier.trademark-no': row(
    'condition',
    '商标注册号格式不符：{field}',
    'The trademark registration number has a wrong form: {field}',
    'O-43'
  ),
  'identifier.software-copyright-no': row(
    'condition',
    '软件著作权登记号格式不符：{field}',
    'The software copyright number has a wrong form: {field}',
    'O-45'
  ),

  // clocks
  'clock.rule-unknown': row('invalid', '没有规则 {rule}', 'There is no rule {rule}'),
  'clock.not-a-period': row('invalid', '规则 {rule} 不是期限', 'Rule {rule} holds no period'),
  'clock.not-in-force': row(
    'condition',
    '规则 {rule} 在 {on} 无有效版本',
    'No version of rule {rule} is in force on {on}'
  ),
  'clock.date': row('invalid', '不是日期：{value}', 'Not a date: {value}'),
  'clock.instant-needed': row(
    'invalid',
    '规则 {rule} 按小时计期，起点须为时刻',
    'Rule {rule} counts hours: its start is an instant'
  ),
  'clock.stop-ground': row(
    'condition',
    '规则 {rule} 不允许以“{word}”扣除时间',
    'Rule {rule} does not stop on the ground: {word}'
  ),
  'clock.stop-order': row(
    'invalid',
    '扣除时间的终点 {to} 早于起点 {from}',
    'The stop ends on {to}, before it begins on {from}'
  ),
  'clock.ladder': row(
    'condition',
    '规则 {rule} 最多延长 {steps} 次',
    'Rule {rule} can be extended {steps} time(s) at most'
  ),
  'clock.granter': row('condition', '此次延长须经{granter}', 'This extension is granted by {granter}'),
  'clock.extension-length': row(
    'condition',
    '须给出延长的天数或者截止日（二者之一）',
    'Give the days of the extension or the day it ends, one of the two'
  ),
  'clock.extension-too-long': row('condition', '延长不得晚于 {limit}', 'The extension may not reach beyond {limit}'),
  'clock.extension-too-short': row('condition', '延长的截止日须晚于 {end}', 'The extension must end after {end}'),
  'clock.extension-early': row(
    'condition',
    '延长日 {grantedOn} 早于起算日 {from}',
    'Granted on {grantedOn}, before the period began on {from}'
  ),
  'clock.extension-late': row(
    'condition',
    '延长日 {grantedOn} 已在期满日 {end} 之后',
    'Granted on {grantedOn}, after the period ended on {end}'
  ),

  // the law as data
  'settings.unknown': row('not-found', '没有设置 {key}', 'There is no setting {key}'),
  'settings.value': row('invalid', '设置 {key} 可用的值：{allowed}', 'Setting {key} can be: {allowed}'),
  'settings.same': row('condition', '设置 {key} 已是此值', 'Setting {key} has this value already'),
  'advice.input': row('invalid', '{field} {zh}', '{field} {en}'),
  'law.no-rule': row('not-found', '没有规则 {rule}', 'There is no rule {rule}'),
  'calendar.date': row('invalid', '没有这一天：{date}', 'There is no such day: {date}', 'D-40'),
  'calendar.other-year': row(
    'invalid',
    '{date} 不属于 {year} 年的通知',
    '{date} does not belong to the notice of {year}',
    'D-40'
  ),
  'calendar.twice': row('invalid', '{date} 列出两次', '{date} is listed twice', 'D-40'),
  'calendar.incomplete': row(
    'invalid',
    '通知不完整：缺 {date} 放假',
    'The notice is not whole: {date} is not off',
    'D-40'
  )
} as const satisfies Record<string, RefusalRow>
