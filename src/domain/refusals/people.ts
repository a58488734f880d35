import { row, type RefusalRow } from './row.ts'

/** Refusals of changes to persons, their postings and who stands in for them. */
export const peopleRefusals = {
  'person.unknown': row('condition', '没有这个人员：{person}', 'There is no such person: {person}'),
  'person.own-posting': row(
    'not-allowed',
    '不能变更本人的任职或者账号',
    'Nobody changes their own postings or account',
    'P-27'
  ),
  'person.admin-apart': row(
    'condition',
    '系统管理员不得同时担任其他角色',
    'A system administrator holds no other role at the same time',
    'P-27'
  ),
  'person.acting-until': row('condition', '主持工作的负责人须写明期限', 'Acting chiefs are posted until a day', 'T-10'),
  'person.days-reversed': row('condition', '结束日早于开始日', 'The last day lies before the first one'),
  'person.posting-overlaps': row(
    'condition',
    '该人员在此期间已任此职',
    'This person holds the role at this office in these days already'
  ),
  'person.posting-unknown': row('condition', '没有这项任职', 'There is no such posting'),
  'person.posting-over': row('condition', '该任职已在 {last} 结束', 'This posting ends on {last} already'),
  'person.inactive': row('condition', '该账号已停用', 'This account is closed already'),
  'person.active': row('condition', '该账号在用', 'This account is in use already'),
  'person.stand-in-self': row('condition', '不能由本人代理本人', 'Nobody stands in for themselves'),
  'person.stand-in-overlaps': row(
    'condition',
    '该人员在此期间已有代理人',
    'Somebody stands in for this person in these days already'
  ),
  'person.stand-in-over': row(
    'condition',
    '代理已在 {last} 结束，或者结束日早于昨日',
    'It ends on {last} already, or the day is before yesterday'
  ),
  'person.not-of-office': row(
    'condition',
    '{person} 不是该机关人员',
    '{person} holds no role at this office on that day'
  ),
  'person.chief-posted': row(
    'condition',
    '正职负责人不由代理人代行，须任命主持工作的负责人',
    'A chief is represented by a posting as acting chief, not by a stand-in',
    'T-10'
  )
} as const satisfies Record<string, RefusalRow>
