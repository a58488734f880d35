import { row, type RefusalRow } from './row.ts'

/** Refusals of acts on court cases. */
export const judicialRefusals = {
  // court cases
  'judicial.court-unknown': row('condition', '没有此人民法院：{court}', 'There is no court {court}'),
  'judicial.number': row('condition', '案号不符合规范：{zh}', 'The case number is not in form: {en}', 'R-19'),
  'judicial.number-court': row('condition', '案号的法院代字属于{court}', 'The number has the court code of {court}'),
  'judicial.number-kind': row(
    'condition',
    '案号的类型代字“{type}”与案件类型、审级不符',
    'The type code of the number ({type}) is not that of this kind and instance'
  ),
  'judicial.number-year': row(
    'condition',
    '案号年度（{year}）与立案日期（{filed}）不符',
    'The year of the number ({year}) is not that of the filing ({filed})'
  ),
  'judicial.number-taken': row('condition', '案号已登记', 'The case number is registered already'),
  'judicial.form': row(
    'condition',
    '没有此种案件类型、审级与程序的组合',
    'There are no proceedings of this kind, instance and track',
    'R-19'
  ),
  'judicial.no-money': row(
    'condition',
    '只有执行案件登记标的和到位款项',
    'Amounts applied for and received belong to execution cases'
  ),
  'judicial.earlier': row(
    'condition',
    '{number} 不能作为本案的前案：须已结；恢复执行的前案须为终结本次执行或者终结执行',
    'This case cannot go on from {number}: it must be closed, and an execution that is revived must have ended',
    'R-16'
  ),
  'judicial.earlier-unknown': row('condition', '没有此前案', 'There is no such earlier case in sight'),
  'judicial.closing': row(
    'condition',
    '结案方式与案件类型或者状态不符',
    'This kind of closing does not fit the case',
    'R-17'
  ),
  'judicial.ending': row(
    'condition',
    '仅终结本次执行须记明申请人签字或者合议庭、院长批准',
    'Only the end of this execution has a ground of its own',
    'R-16'
  ),
  'judicial.wrong-state': row(
    'wrong-state',
    '案件现为“{judicialState}”，不能{judicialAct}',
    'The case is {judicialState}: one cannot {judicialAct}'
  ),
  'judicial.no-period': row(
    'condition',
    '本案没有法定期限可计算',
    'The handbook names no legal period for this case',
    'R-19'
  ),
  'judicial.stopped': row('condition', '审限已在扣除中', 'The period stands still already', 'R-19'),
  'judicial.not-stopped': row('condition', '审限没有扣除', 'The period does not stand still', 'R-19'),
  'judicial.reason-needed': row('condition', '更正须说明理由', 'A correction needs its reason'),
  'judicial.no-receipt': row('condition', '没有第 {receipt} 笔到位款项', 'There is no receipt number {receipt}'),
  'judicial.link': row(
    'condition',
    '没有移送至本院的此案，或者没有向本院申请执行的此处罚决定',
    'No such transfer before this court, and no application to it to enforce that decision'
  ),
  'judicial.cell': row('condition', '“{column}”一栏无法识别', 'The column {column} cannot be read'),
  'judicial.sheet': row('invalid', '表格的表头不符：{problem}', 'The header of the sheet is not right: {problem}')
} as const satisfies Record<string, RefusalRow>
