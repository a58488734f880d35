import { refuse } from '../domain/refusal.ts'
import { needs } from './needs.ts'

/** Where a paper lies in the file of the case: volume and item of A-98. */
export type VolumePlace = readonly ['main' | 'secondary', number]

/** A kind of document that an office issues. */
export interface Form {
  readonly zh: string
  readonly en: string
  /**
   * O-20: what stands between the organ's abbreviation and the year in the number; null for papers without a number. The
   * words are a default: each office has its own.
   */
  readonly numberType: string | null
  /** O-21: number in the set of 56 forms of 2021 (国市监法发〔2021〕42号); null where the set has none. */
  readonly samrForm: number | null
  /** Rules of the handbook that ask for it or say what it holds. */
  readonly rules: readonly string[]
  readonly volume: VolumePlace
}

const form = (
  zh: string,
  en: string,
  numberType: string | null,
  samrForm: number | null,
  rules: string,
  volume: `${'main' | 'secondary'} ${number}`
): Form => {
  const [name, item] = volume.split(' ') as ['main' | 'secondary', string]
  return { zh, en, numberType, samrForm, rules: rules.split(' '), volume: [name, Number(item)] }
}

/** the two volumes of a case's file, their items in order. Item n is at index n - 1. */
export const volumes = {
  main: [
    '立案审批表',
    '行政处罚决定书及送达回证',
    '对当事人制发的其他法律文书及送达回证',
    '证据材料',
    '听证笔录',
    '财物处理单据',
    '其他有关材料'
  ],
  secondary: ['案源材料', '调查终结报告', '审核意见', '听证报告', '结案审批表', '其他有关材料']
} as const

/** Every kind of document, in the order of a case's life. */
export const forms = {
  'source-registration': form('案件来源登记表', 'Registration of the source', '案源', 1, 'A-10', 'secondary 1'),
  'filing-approval': form('立案审批表', 'Approval of filing', '立', 7, 'A-10 A-11', 'main 1'),
  'refusal-approval': form('不予立案审批表', 'Approval of not filing', '不立', 7, 'A-10 A-12', 'main 1'),
  'inspection-record': form('现场笔录', 'Record of the scene', null, 9, 'A-20 A-30', 'main 4'),
  'inquiry-record': form('询问笔录', 'Record of an inquiry', null, 14, 'A-20 A-30', 'main 4'),
  'assistance-letter': form('协助调查函', 'Letter for assistance', '协查', 17, 'A-24', 'main 7'),
  'identification-request': form('协助辨认（鉴别）通知书', 'Request to identify goods', '辨', 16, 'A-25', 'main 7'),
  'preservation-notice': form(
    '先行登记保存证据通知书',
    'Notice of evidence registered and preserved',
    '登存',
    19,
    'A-21',
    'main 3'
  ),
  'preservation-lifting': form(
    '解除先行登记保存证据通知书',
    'Notice that preservation is lifted',
    '解存',
    20,
    'A-21',
    'main 3'
  ),
  'measure-decision': form('实施行政强制措施决定书', 'Decision to seal or seize', '强措', 21, 'A-22', 'main 3'),
  'measure-extension': form('延长行政强制措施期限决定书', 'Extension of a measure', '延措', 22, 'A-22', 'main 3'),
  'measure-lifting': form('解除行政强制措施决定书', 'Lifting of a measure', '解措', 23, 'A-22', 'main 3'),
  'goods-list': form('（场所、设施、财物）清单', 'List of goods', '清', 24, 'A-21 A-22', 'main 3'),
  suspension: form('中止案件调查审批表', 'Approval of a suspension', null, 8, 'A-26 A-27 A-28', 'secondary 6'),
  resumption: form('恢复案件调查审批表', 'Approval of resuming', null, 8, 'A-26', 'secondary 6'),
  'extension-approval': form('延长期限审批表', 'Approval of an extension', null, 8, 'A-10 A-32 A-41', 'secondary 6'),
  'investigation-report': form(
    '案件调查终结报告',
    'Report at the end of inquiry',
    null,
    35,
    'A-47 A-98',
    'secondary 2'
  ),
  'review-form': form('案件审核（法制审核）表', 'Case or legal review', null, 36, 'A-31 A-32 A-33', 'secondary 3'),
  'penalty-notice': form('行政处罚告知书', 'Notice before a penalty', '罚告', 37, 'A-34', 'main 3'),
  'hearing-right-notice': form(
    '行政处罚听证告知书',
    'Notice of the right to a hearing',
    '听告',
    37,
    'A-34 A-35',
    'main 3'
  ),
  'hearing-notice': form('行政处罚听证通知书', 'Notice of a hearing', '听通', 39, 'A-35', 'main 3'),
  'hearing-record': form('听证笔录', 'Record of a hearing', null, 40, 'A-35', 'main 5'),
  'hearing-report': form('听证报告', 'Report on a hearing', null, 41, 'A-35', 'secondary 4'),
  'discussion-record': form('行政处罚案件集体讨论记录', 'Record of a discussion', null, 42, 'A-38', 'secondary 6'),
  'decision-approval': form('行政处理决定审批表', 'Approval of a decision', null, 43, 'A-41 A-47', 'secondary 6'),
  'penalty-decision': form('行政处罚决定书', 'Penalty decision', '罚决', 45, 'A-40 A-41 A-47 A-55', 'main 2'),
  'no-penalty-decision': form('不予行政处罚决定书', 'Decision not to penalise', '不罚', 46, 'A-47 A-48', 'main 2'),
  'spot-decision': form('当场行政处罚决定书', 'Penalty on the spot', '当罚', 44, 'A-99', 'main 2'),
  'service-receipt': form('送达回证', 'Receipt of service', null, 50, 'A-70 A-71', 'main 2'),
  'payment-arrangement': form('暂缓（分期）缴纳罚款通知书', 'Deferral or instalments', '缓缴', 47, 'A-81', 'main 3'),
  demand: form('行政处罚决定履行催告书', 'Demand letter', '催', 48, 'A-82 A-86', 'main 3'),
  'enforcement-application': form('强制执行申请书', 'Application to the court', '强执', 49, 'A-86 A-87', 'main 7'),
  'case-transfer-letter': form('案件移送函', 'Transfer to another organ', '移', 4, 'A-19 A-47', 'main 7'),
  'crime-transfer-letter': form('涉嫌犯罪案件移送书', 'Transfer to the police', '刑移', 5, 'T-12 A-47', 'main 7'),
  'goods-transfer-notice': form(
    '查封（扣押）物品移送告知书',
    'Notice that goods are handed over',
    '物移',
    6,
    'A-22 T-12',
    'main 3'
  ),
  adjudication: form('专利侵权纠纷行政裁决书', 'Adjudication of a patent dispute', '专裁', null, 'A-51 A-58', 'main 2'),
  'mediation-agreement': form('行政调解协议书', 'Mediation agreement', '调', null, 'A-51', 'main 2'),
  'closing-approval': form('结案审批表', 'Approval of closing', null, 53, 'A-95 A-97', 'secondary 5'),
  'volume-list': form('卷内文件目录', 'Contents of the file', null, 55, 'A-98', 'main 7')
} as const satisfies Record<string, Form>

export type FormKind = keyof typeof forms

const isFormKind = (text: string): text is FormKind => Object.hasOwn(forms, text)

/** The row of a kind; refuses `document.kind` when there is none of that name. */
export const formOf = (kind: string): Form => (isFormKind(kind) ? forms[kind] : refuse('document.kind', { kind }))

/** Tags of the facts that our own template of a form asks for, without those that may be left out. */
export const needsOf = (kind: FormKind): readonly string[] => needs[kind].split(' ')

/** File of our own template of a form below `seeds/templates`. */
export const templateFile = (kind: FormKind): string => `${kind}.docx`
