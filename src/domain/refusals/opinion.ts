import { row, type RefusalRow } from './row.ts'

/** Refusals of the reverse linkage. */
export const opinionRefusals = {
  // opinions and matters that come back
  'opinion.sender': row('condition', '此类文书不由该机关发出', 'This kind of paper is not sent by that organ', 'T-51'),
  'opinion.addressee': row(
    'condition',
    '只能发给办理知识产权行政案件的机关：{office}',
    'It is addressed to an office that handles administrative cases: {office}'
  ),
  'opinion.no-origin': row('condition', '须指明应当移送的案件', 'Name the case that should be transferred', 'T-38'),
  'opinion.origin': row(
    'condition',
    '没有您可见的此案或者此移送，或者该案不在收件机关',
    'There is no such case or transfer in your sight, or it is not with the addressee'
  ),
  'opinion.reply-by': row('condition', '答复期限不能早于收到之日', 'The last day to answer lies before its receipt'),
  'opinion.wrong-state': row(
    'wrong-state',
    '此件现为“{opinionState}”，不能{opinionAct}',
    'It is {opinionState}: one cannot {opinionAct}'
  ),
  'opinion.case': row('condition', '没有收件机关的此案', 'The office addressed has no such case'),
  'opinion.case-content': row(
    'condition',
    '须指明已有案件或者填写案件内容，二者择一',
    'Name a case that is there, or give the content of a new one: one of both'
  ),
  'opinion.suspect': row('condition', '没有第 {suspect} 名犯罪嫌疑人', 'There is no suspect number {suspect}')
} as const satisfies Record<string, RefusalRow>
