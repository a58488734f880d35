/** Words in both of the service's languages. */
export interface Both {
  readonly zh: string
  readonly en: string
}

const both = (zh: string, en: string): Both => ({ zh, en })

/** Acts on a case, by their name (law.md 1.2). */
export const caseActLabels = {
  'start-check': both('开始核查', 'start checking the lead'),
  'add-lead': both('登记线索材料', 'add a lead'),
  'accept-complaint': both('受理投诉', 'accept the complaint'),
  'refuse-complaint': both('不予受理投诉', 'refuse the complaint'),
  'end-mediation': both('终结投诉调解', 'end the mediation'),
  'reply-reporter': both('告知举报人', 'tell the reporter'),
  file: both('立案', 'file'),
  decline: both('不予立案', 'decline to file'),
  'set-importance': both('标注重要案件', 'set importance'),
  extend: both('延长期限', 'extend a period'),
  suspend: both('中止', 'suspend'),
  resume: both('恢复', 'resume'),
  'stop-clock': both('暂停计时', 'stop a clock'),
  'restart-clock': both('恢复计时', 'restart a clock'),
  terminate: both('终止调查', 'terminate the investigation'),
  investigate: both('登记调查', 'record an investigation step'),
  'add-evidence': both('登记证据', 'add evidence'),
  'end-investigation': both('调查终结', 'end the investigation'),
  'form-panel': both('组成合议组', 'form the panel'),
  recuse: both('决定回避', 'decide on recusal'),
  'take-measure': both('采取强制措施', 'take a measure'),
  'approve-measure': both('批准强制措施', 'approve a measure'),
  'end-measure': both('处理或者解除强制措施', 'end a measure'),
  'store-goods': both('登记涉案物品保管', 'store goods'),
  'dispose-goods': both('处理涉案物品', 'dispose of goods'),
  'send-letter': both('发出协助调查函', 'send a letter of assistance'),
  'receive-letter': both('收到协助调查函', 'receive a letter of assistance'),
  'answer-letter': both('答复协助调查函', 'answer a letter of assistance'),
  'submit-review': both('送审', 'submit for review'),
  review: both('审核', 'review'),
  notify: both('行政处罚告知', 'give notice'),
  'serve-notice': both('送达告知书', 'serve the notice'),
  'waive-hearing': both('登记放弃陈述申辩和听证', 'record a waiver'),
  'record-statement': both('登记陈述申辩', 'record the statement'),
  'request-hearing': both('登记听证申请', 'record a request for a hearing'),
  'announce-hearing': both('通知听证', 'announce the hearing'),
  'end-hearing': both('听证结束', 'end the hearing'),
  'withdraw-notice': both('撤回告知', 'withdraw the notice'),
  discuss: both('集体讨论', 'discuss collectively'),
  decide: both('作出决定', 'decide'),
  'decide-on-the-spot': both('当场处罚', 'decide on the spot'),
  'hand-in-papers': both('上交当场处罚材料', 'hand in the papers'),
  'announce-service': both('公告送达', 'announce service'),
  serve: both('送达', 'serve'),
  publish: both('公示', 'publish'),
  'withdraw-publication': both('撤回公示', 'withdraw a publication'),
  'copy-penalty': both('抄送处罚决定', 'copy the penalty decision'),
  perform: both('登记履行', 'record performance'),
  'record-receipt': both('登记收款', 'record a receipt'),
  arrange: both('批准暂缓或者分期缴纳', 'arrange payment'),
  demand: both('催告', 'demand performance'),
  'serve-demand': both('送达催告书', 'serve the demand'),
  'apply-court': both('申请法院强制执行', 'apply to the court'),
  'record-court': both('登记法院办理情况', 'record the answer of the court'),
  'start-remedy': both('登记复议或者诉讼', 'record a remedy'),
  'end-remedy': both('登记复议或者诉讼结果', 'record the outcome of a remedy'),
  'suspend-execution': both('中止执行', 'suspend execution'),
  'resume-execution': both('恢复执行', 'resume execution'),
  'end-execution': both('终结执行', 'end execution'),
  close: both('结案', 'close'),
  archive: both('归档', 'archive'),
  reopen: both('重新打开', 'reopen'),
  'revoke-decision': both('撤销决定', 'revoke a decision'),
  correct: both('更正', 'correct'),
  amend: both('补充案件内容', 'amend the content'),
  assess: both('评估是否移送', 'assess transfer'),
  'settle-assessment': both('决定不移送', 'decide not to transfer'),
  'hand-over': both('交接承办人', 'hand over'),
  designate: both('指定管辖', 'designate another office'),
  share: both('联合办理', 'share with another office'),
  'end-share': both('结束联合办理', 'end the sharing'),
  mediate: both('调解结案', 'record the mediation')
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

type Named<Prefix extends string, Names> = { readonly [Name in keyof Names & string as `${Prefix}.${Name}`]: Both }

/** The operation of an act is called as the act is. */
const operationsOf = <Prefix extends string, Names extends Record<string, Both>>(prefix: Prefix, acts: Names) =>
  Object.fromEntries(Object.entries(acts).map(([name, label]) => [`${prefix}.${name}`, label])) as Named<Prefix, Names>

/** Codes that a message names, by the name of the value that holds them. A code without a label is named as it is. */
export const labels = {
  act: caseActLabels,
  transferAct: transferActLabels,
  state: {
    clue: both('线索', 'a lead'),
    checking: both('核查中', 'being checked'),
    'not-filed': both('不予立案', 'not filed'),
    filed: both('已立案', 'filed'),
    investigating: both('调查中', 'under investigation'),
    suspended: both('已中止', 'suspended'),
    investigated: both('调查终结', 'investigated'),
    reviewing: both('审核中', 'under review'),
    notified: both('已告知', 'notified'),
    hearing: both('听证中', 'in hearing'),
    terminated: both('终止调查', 'terminated'),
    decided: both('已决定', 'decided'),
    served: both('已送达', 'served'),
    enforcing: both('申请法院强制执行', 'before the court for enforcement'),
    'execution-ended': both('终结执行', 'at the end of execution'),
    executed: both('已执行完毕', 'executed'),
    transferred: both('已移送公安机关', 'transferred to the police'),
    closed: both('已结案', 'closed'),
    archived: both('已归档', 'archived'),
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
    ruled: both('作出行政裁决', 'ruled'),
    mediated: both('调解结案', 'settled by mediation'),
    'case-revoked': both('撤销立案', 'the filing was revoked'),
    other: both('其他', 'other'),
    'police-not-filed': both('公安机关不予立案', 'the police did not file'),
    'decision-revoked': both('决定被撤销', 'a decision was revoked'),
    'new-evidence': both('发现新的证据', 'new evidence')
  },
  operation: {
    ...operationsOf('cases', caseActLabels),
    'me.read': both('查看本人权限', 'see who I am'),
    'reference.read': both('查看基础数据', 'read reference data'),
    'cases.read': both('查看案件', 'read cases'),
    'cases.register': both('登记案件', 'register a case'),
    'reporters.read': both('查看举报人信息', 'learn who reported'),
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
