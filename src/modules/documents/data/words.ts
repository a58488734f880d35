import { amountInWords, dateInChinese } from '../../../domain/chinese.ts'
import type {
  CaseSource,
  DecisionKind,
  IdentifierKind,
  ObligationKind,
  RightKind
} from '../../../domain/case/vocabulary.ts'
import type { Disposal, Evidence, Investigation, Measure } from '../../../domain/case/parts.ts'
import { formatCny } from '../../../domain/money.ts'
import { civilDate } from '../../../domain/time/civil-date.ts'

/** How papers name what is on file in codes. */

export const sourceWords: Readonly<Record<CaseSource, string | null>> = {
  complaint: '投诉',
  report: '举报',
  inspection: '监督检查',
  monitoring: '监测',
  'transfer-in': '其他机关移送',
  customs: '海关移送',
  police: '公安机关移送',
  procuratorate: '检察机关移送',
  'cross-region': '跨区域协查移送',
  'right-holder': '权利人举报',
  other: '其他',
  unknown: null
}

export const rightWords: Readonly<Record<RightKind, string>> = {
  trademark: '商标',
  patent: '专利',
  copyright: '著作权',
  other: '其他知识产权'
}

export const idTypeWords: Readonly<Record<IdentifierKind, string | null>> = {
  uscc: '营业执照',
  'resident-id': '居民身份证',
  passport: '护照',
  permit: '通行证',
  'old-registration': '营业执照',
  other: null
}

export const obligationWords: Readonly<Record<ObligationKind, string>> = {
  warning: '警告',
  criticism: '通报批评',
  fine: '罚款',
  'confiscate-gain': '没收违法所得',
  'fine-and-confiscation': '没收违法所得并处罚款，合计',
  'confiscate-goods': '没收侵权商品',
  'confiscate-tools': '没收主要用于制造侵权商品的工具',
  destroy: '销毁侵权商品',
  'licence-suspend': '暂扣许可证件',
  'licence-downgrade': '降低资质等级',
  'licence-revoke': '吊销许可证件',
  'restrict-business': '限制开展生产经营活动',
  shutdown: '责令停产停业',
  'close-down': '责令关闭',
  'ban-person': '限制从业',
  'stop-order': '责令立即停止违法行为',
  'correct-order': '责令改正'
}

export const decisionWords: Readonly<Record<DecisionKind, string>> = {
  penalty: '行政处罚决定书',
  'no-penalty': '不予行政处罚决定书',
  'not-established': '不予行政处罚决定书',
  'transfer-criminal': '涉嫌犯罪案件移送书',
  'transfer-administrative': '案件移送函',
  ruling: '专利侵权纠纷行政裁决书',
  mediation: '行政调解协议书',
  'case-revoked': '撤销立案决定书'
}

export const measureWords: Readonly<Record<Measure['kind'], string>> = {
  preserve: '先行登记保存',
  seal: '查封',
  seize: '扣押'
}

export const measureEndWords: Readonly<Record<NonNullable<Measure['end']>, string>> = {
  lifted: '解除',
  'taken-as-evidence': '作为证据使用',
  seized: '转为查封、扣押',
  confiscated: '没收',
  'handed-to-police': '移送公安机关',
  'handed-to-organ': '移交有关机关',
  lapsed: '期满自动解除'
}

export const disposalWords: Readonly<Record<Disposal['disposal'], string>> = {
  returned: '退还',
  destroyed: '销毁',
  auctioned: '拍卖',
  'handed-to-police': '移送公安机关',
  'handed-to-warehouse': '移交罚没物品仓库',
  'handed-to-organ': '移交有关机关',
  other: '其他处理'
}

export const investigationWords: Readonly<Record<Investigation['kind'], string>> = {
  inspection: '现场检查',
  inquiry: '询问',
  sampling: '抽样取证',
  'evidence-collection': '提取证据',
  'identification-request': '请权利人辨认',
  'appraisal-request': '委托鉴定',
  other: '其他调查'
}

export const evidenceWords: Readonly<Record<Evidence['kind'], string>> = {
  documentary: '书证',
  physical: '物证',
  'audio-visual': '视听资料',
  electronic: '电子数据',
  witness: '证人证言',
  'party-statement': '当事人的陈述',
  appraisal: '鉴定意见',
  'inspection-record': '勘验笔录、现场笔录'
}

export const serviceWords: Readonly<Record<string, string>> = {
  direct: '直接送达',
  left: '留置送达',
  electronic: '电子送达',
  mail: '邮寄送达',
  entrusted: '委托送达',
  'public-notice': '公告送达'
}

/** "2026年9月24日"; null for no day. */
export const day = (on: string | null | undefined): string | null =>
  on === null || on === undefined ? null : dateInChinese(civilDate(on.slice(0, 10)))

/** "100000.00元（大写：壹拾万元整）". */
export const yuan = (fen: number): string => `${formatCny(fen)}元（大写：${amountInWords(fen)}）`

/** Lines numbered from 1; null for none. */
export const numbered = (lines: readonly string[]): string | null =>
  lines.length === 0 ? null : lines.map((line, at) => (lines.length === 1 ? line : `${at + 1}.${line}`)).join('\n')

const ends = /[。；;]$/
export const sentence = (text: string): string => (ends.test(text) ? text : `${text}。`)

/** What is owed or proposed, in words: the amount where there is one, else the officers' own words, else the kind. */
export function obligationText(one: {
  readonly kind: ObligationKind
  readonly amountFen: number | null
  readonly text?: string | null
}): string {
  if (one.amountFen !== null)
    return `${obligationWords[one.kind]}${yuan(one.amountFen)}${one.text ? `，${one.text}` : ''}`
  return one.text ?? obligationWords[one.kind]
}
