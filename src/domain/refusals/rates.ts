import { row, type RefusalRow } from './row.ts'

/** Refusals of rates and imports. */
export const ratesRefusals = {
  // rates
  'rates.unknown': row('not-found', '没有指标 {rate}', 'There is no rate {rate}'),
  'rates.unknown-part': row('not-found', '指标 {rate} 没有“{part}”这一部分', 'Rate {rate} has no part {part}'),
  'rates.period-invalid': row(
    'invalid',
    '期间“{period}”无效：可用 2016、2016-03、2016-Q1、2016-H1 或 2016-01-01..2016-03-31',
    'The period {period} is not valid: 2016, 2016-03, 2016-Q1, 2016-H1 or 2016-01-01..2016-03-31',
    'R-30'
  ),
  'rates.as-of-in-future': row(
    'condition',
    '认知时点 {asOf} 不能晚于现在',
    'The state of knowledge, {asOf}, cannot lie in the future'
  ),
  'rates.until-after-as-of': row(
    'condition',
    '法定截止日 {until} 不能晚于认知时点所在日 {day}',
    'The legal cut-off, {until}, cannot be after the day of the state of knowledge, {day}'
  ),
  'rates.by-officer': row(
    'not-allowed',
    '指标不得按执法人员分组：罚没不得与考核挂钩',
    'Rates are never grouped by officer: fines and confiscations may not be tied to appraisal',
    'P-13'
  ),
  'rates.money-by-office': row(
    'not-allowed',
    '按机关列示的罚没款到位率仅财务、监督人员可查',
    'Money rates of a single office are for finance and supervision only',
    'P-13'
  ),
  'rates.no-office': row('not-found', '没有机关 {office}', 'There is no office {office}'),
  'rates.no-batch': row('not-found', '没有第 {batch} 批次', 'There is no batch {batch}'),
  'rates.cursor-invalid': row('invalid', '游标无效', 'The cursor is not valid'),
  'rates.mark-foreign': row(
    'unavailable',
    '统计台账来自另一台数据库服务器（{problem}）：请先运行 npm run migrate',
    'The counting ledger comes from another database server ({problem}): run npm run migrate first'
  ),

  // imports
  'import.row': row(
    'condition',
    '第 {row} 行 {field} 不符合格式：{problem}',
    'Row {row}, {field} does not fit the form: {problem}'
  ),
  'import.not-json': row('condition', '第 {row} 行不是 JSON 对象', 'Row {row} is no JSON object'),
  'import.too-long': row(
    'condition',
    '第 {row} 行过长（上限 {limit} 字节）',
    'Row {row} is too long (at most {limit} bytes)'
  ),
  'import.differs': row(
    'condition',
    '该案已导入，内容与本行不同，未作改动',
    'This case was imported before with another content: it was left as it is'
  ),
  'import.present-unknown': row(
    'condition',
    '该案已导入，当时的内容无从比对',
    'This case was imported before; what the row said then is not on file'
  ),
  'import.busy': row(
    'unavailable',
    '已有 {limit} 个导入在进行，请稍后再试',
    '{limit} imports are running already: try again later'
  )
} as const satisfies Record<string, RefusalRow>
