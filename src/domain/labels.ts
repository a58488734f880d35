/** Words in both of the service's languages. */
export interface Both {
  readonly zh: string
  readonly en: string
}

const both = (zh: string, en: string): Both => ({ zh, en })

/** Acts on a case, by their name (law.md 1.2). */
export const caseActLabels = {
  file: both('立案', 'file'),
  decline: both('不予立案', 'decline to file'),
  decide: both('作出决定', 'decide'),
  serve: both('送达', 'serve'),
  perform: both('登记履行', 'record performance'),
  'record-receipt': both('登记收款', 'record a receipt'),
  close: both('结案', 'close'),
  reopen: both('重新打开', 'reopen'),
  'revoke-decision': both('撤销决定', 'revoke a decision'),
  correct: both('更正', 'correct'),
  amend: both('补充案件内容', 'amend the content')
} as const

/** Acts on a transfer, by their name (law.md 2.3, 2.8). */
export const transferActLabels = {
  report: both('提出书面报告', 'submit the report'),
  approve: both('批准移送', 'approve'),
  disapprove: both('不批准移送', 'disapprove'),
  send: both('移送', 'send'),
  receive: both('签收回执', 'sign the receipt'),
  file: both('公安立案', 'file (police)'),
  decline: both('公安不予立案', 'decline to file (police)')
} as const

/** Codes that a message names, by the name of the value that holds them. A code without a label is named as it is. */
export const labels = {
  act: caseActLabels,
  transferAct: transferActLabels,
  state: {
    clue: both('线索', 'a lead'),
    'not-filed': both('不予立案', 'not filed'),
    filed: both('已立案', 'filed'),
    decided: both('已决定', 'decided'),
    served: both('已送达', 'served'),
    executed: both('已执行完毕', 'executed'),
    closed: both('已结案', 'closed'),
    'tg-formed': both('已成立专案组', 'task group formed'),
    'report-submitted': both('已提出书面报告', 'report submitted'),
    approved: both('已批准', 'approved'),
    'not-approved': both('未批准', 'not approved'),
    sent: both('已移送', 'sent'),
    received: both('公安已签收', 'received')
  },
  material: {
    'transfer-letter': both('涉嫌犯罪案件移送书', 'letter of transfer'),
    'investigation-report': both('案件情况的调查报告', 'report of the investigation'),
    'goods-list': both('涉案物品清单', 'list of the goods'),
    'test-report': both('检验报告或者鉴定结论', 'test or appraisal'),
    other: both('其他材料', 'other materials')
  },
  ground: {
    executed: both('执行完毕', 'executed'),
    'execution-ended': both('终结执行', 'execution ended'),
    'investigation-terminated': both('终止调查', 'investigation terminated'),
    'no-penalty': both('不予处罚', 'no penalty'),
    'not-established': both('违法事实不能成立', 'violation not established'),
    'transferred-administrative': both('移送其他行政机关', 'transferred to another administrative organ'),
    'transferred-criminal': both('移送公安机关', 'transferred to the police'),
    other: both('其他', 'other'),
    'police-not-filed': both('公安机关不予立案', 'the police did not file'),
    'decision-revoked': both('决定被撤销', 'a decision was revoked'),
    'new-evidence': both('发现新的证据', 'new evidence')
  },
  operation: {
    'me.read': both('查看本人权限', 'see who I am'),
    'reference.read': both('查看基础数据', 'read reference data'),
    'cases.read': both('查看案件', 'read cases'),
    'cases.register': both('登记案件', 'register a case'),
    'cases.amend': both('补充案件内容', 'amend the content of a case'),
    'cases.file': both('立案', 'file a case'),
    'cases.decline': both('不予立案', 'decline to file a case'),
    'cases.decide': both('作出决定', 'decide a case'),
    'cases.serve': both('送达', 'serve a decision'),
    'cases.perform': both('登记履行', 'record performance'),
    'cases.record-receipt': both('登记收款', 'record a receipt'),
    'cases.close': both('结案', 'close a case'),
    'cases.reopen': both('重新打开案件', 'reopen a case'),
    'cases.revoke-decision': both('撤销决定', 'revoke a decision'),
    'cases.correct': both('更正', 'correct a case'),
    'records.read': both('查看办案记录', 'read records'),
    'records.verify': both('核验办案记录', 'verify records'),
    'transfers.read': both('查看移送', 'read transfers'),
    'transfers.open': both('启动移送', 'open a transfer'),
    'transfers.report': both('提出书面报告', 'submit the report of a transfer'),
    'transfers.approve': both('批准移送', 'approve a transfer'),
    'transfers.disapprove': both('不批准移送', 'disapprove a transfer'),
    'transfers.send': both('移送', 'send a transfer'),
    'transfers.receive': both('签收移送', 'sign the receipt of a transfer'),
    'transfers.file': both('公安立案', 'file a transferred case (police)'),
    'transfers.decline': both('公安不予立案', 'decline a transferred case (police)'),
    'duties.read': both('查看期限任务', 'read duties'),
    'rates.read': both('查看统计指标', 'read rates'),
    'rates.money-by-office': both('按机关查看罚没款指标', 'read money rates by office'),
    'imports.run': both('导入案件', 'import cases'),
    'settings.change': both('修改设置', 'change settings')
  }
} as const satisfies Record<string, Record<string, Both>>

const tables: Readonly<Record<string, Readonly<Record<string, Both>>>> = labels

/** What a value of a message is called; the value itself when it has no other name. */
export function labelOf(name: string, value: string, language: 'zh' | 'en'): string {
  const table = tables[name]
  return table !== undefined && Object.hasOwn(table, value) ? table[value]![language] : value
}
