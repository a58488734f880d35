import type { DutyCode } from '../periods.ts'

/**
 * What is to be done, in words, and how many working days before its last day a morning list warns of it. The days are ours,
 * not law [I]: the defaults of the settings `warningWorkingDays.<code>`. Periods in hours are warned of from their start.
 */
export const dutyCodes = {
  'OT-COMPLAINT': { zh: '决定是否受理投诉', en: 'accept or refuse the complaint', warn: 2 },
  'OT-MEDIATION': { zh: '终止或者完成投诉调解', en: 'end the mediation of the complaint', warn: 5 },
  'OT-MEDIATION-NOTICE': { zh: '告知调解终止', en: 'tell that the mediation ended', warn: 2 },
  'OT-REPORTER': { zh: '告知举报人', en: 'tell the reporter', warn: 1 },
  'OT-FILE': { zh: '决定是否立案', en: 'decide whether to file', warn: 3 },
  'OT-DECIDE': { zh: '作出处理决定', en: 'make the disposal decision', warn: 10 },
  'OT-PRESERVE': { zh: '处理先行登记保存', en: 'dispose of what is registered and preserved', warn: 2 },
  'OT-SEAL': { zh: '处理查封、扣押', en: 'dispose of what is sealed or seized', warn: 5 },
  'OT-EMERGENCY': { zh: '补报紧急措施', en: 'report the emergency measure', warn: 0 },
  'OT-ASSIST': { zh: '答复协助调查函', en: 'answer the letter for assistance', warn: 3 },
  'OT-REVIEW': { zh: '审核', en: 'review the case', warn: 2 },
  'OT-SERVE': { zh: '送达决定', en: 'serve the decision', warn: 2 },
  'OT-PUB7': { zh: '公示决定（七个工作日）', en: 'publish the decision (7 working days)', warn: 2 },
  'OT-PUB20': { zh: '公示决定（二十个工作日）', en: 'publish the decision (20 working days)', warn: 3 },
  'OT-WITHDRAWPUB': { zh: '撤回公示', en: 'withdraw the publication', warn: 1 },
  'OT-SPOT-PAPERS': { zh: '交回当场处罚材料', en: 'hand in the papers of a decision on the spot', warn: 1 },
  'OT-COURTAPP': { zh: '申请法院强制执行', en: 'apply to the court', warn: 15 },
  'OT-CLOSE': { zh: '结案', en: 'close the case', warn: 3 },
  'OT-T-ACT': { zh: '对移送提示作出处理', en: 'act on the advice to transfer', warn: 1 },
  'OT-T-COPY10': { zh: '向公安机关抄送处罚决定', en: 'copy the penalty to the police', warn: 2 },
  'OT-T-APPROVE': { zh: '决定是否批准移送', en: 'decide on the transfer', warn: 1 },
  'OT-T-SEND': { zh: '移送', en: 'send the transfer', warn: 0 },
  'OT-T-SUPP': { zh: '补充移送材料', en: 'supplement the transfer', warn: 1 },
  'OT-T-POLICE': { zh: '公安机关决定是否立案', en: 'the police decide whether to file', warn: 0 },
  'OT-T-RECON-DECIDE': { zh: '作出复议决定', en: 'decide the reconsideration', warn: 1 },
  'OT-T-SUPERVISE': { zh: '建议立案监督', en: 'suggest supervision of the filing', warn: 1 },
  'OT-T-EXPLAIN': { zh: '说明不立案理由', en: 'explain why it was not filed', warn: 2 },
  'OT-T-TELL': { zh: '告知不立案理由成立', en: 'tell that the reasons hold', warn: 2 },
  'OT-T-ORDERED': { zh: '按通知立案', en: 'file as ordered', warn: 3 },
  'OT-T-RECON': { zh: '提请复议', en: 'ask for reconsideration', warn: 1 },
  'OT-T-GOODS': { zh: '移交涉案物品', en: 'hand over the goods', warn: 1 },
  'OT-REPLY-OPINION': { zh: '答复检察意见', en: "answer the procuratorate's opinion", warn: 10 }
} as const satisfies Record<DutyCode, { readonly zh: string; readonly en: string; readonly warn: number }>

/** What a duty of this code asks for, in words. */
export const dutyWords = (code: DutyCode): { zh: string; en: string } => ({
  zh: dutyCodes[code].zh,
  en: dutyCodes[code].en
})

/** Working days ahead of the last day from which a duty of this code is warned of. */
export type WarningSettings = { readonly [Code in DutyCode as `warningWorkingDays.${Code}`]: number }

const codes = Object.entries(dutyCodes) as [DutyCode, (typeof dutyCodes)[DutyCode]][]

export const defaultWarningSettings = Object.fromEntries(
  codes.map(([code, { warn }]) => [`warningWorkingDays.${code}`, warn])
) as unknown as WarningSettings

/** No warning reaches further ahead, so that a list of what is warned of can end there. */
export const longestWarning = 60
