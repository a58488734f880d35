import type { Measure } from '../ledger.ts'

export interface Label {
  readonly zh: string
  readonly en: string
}

/** Where the days of a term lie: before the period, in it, or up to its end. */
export type Span = 'before' | 'within' | 'through'

export interface Term {
  readonly measure: Measure
  readonly span: Span
  readonly sign: 1 | -1
}

/** A figure that a rate is made of; its number can be opened to the events behind it. */
export interface PartDefinition {
  readonly id: PartId
  readonly name: Label
  readonly terms: readonly Term[]
}

export const partIds = [
  'open-start',
  'new',
  'moved-in',
  'moved-out',
  'closed',
  'open-end',
  'due',
  'executed',
  'received'
] as const
export type PartId = (typeof partIds)[number]

export const rateIds = ['AC1', 'AC2', 'AE1', 'AM1'] as const
export type RateId = (typeof rateIds)[number]

/** A version of a rate. `numerator` and `denominator` add up parts; `balance` says that left and right must be equal. */
export interface RateDefinition {
  readonly id: RateId
  readonly version: number
  /** First and last day of the period's beginning for which this version is used; null: no limit. */
  readonly from: string | null
  readonly to: string | null
  readonly name: Label
  readonly formula: Label
  readonly unit: 'count' | 'money'
  readonly parts: readonly PartDefinition[]
  readonly numerator: readonly PartId[]
  readonly denominator: readonly PartId[]
  readonly balance: { readonly left: readonly PartId[]; readonly right: readonly PartId[] } | null
  readonly exclusions: readonly Label[]
  /** How sure the handbook is: no official formula exists, so each is the service's own reading. */
  readonly mark: 'V' | 'I' | 'K'
  readonly basis: readonly string[]
}

const flow = (id: PartId, measure: Measure, zh: string, en: string, sign: Term['sign'] = 1): PartDefinition => ({
  id,
  name: { zh, en },
  terms: [{ measure, span: 'within', sign }]
})
const stock = (id: PartId, span: Span, zh: string, en: string): PartDefinition => ({
  id,
  name: { zh, en },
  terms: [
    { measure: 'case-new', span, sign: 1 },
    { measure: 'case-in', span, sign: 1 },
    { measure: 'case-closed', span, sign: -1 },
    { measure: 'case-out', span, sign: -1 }
  ]
})

const caseParts: readonly PartDefinition[] = [
  stock('open-start', 'before', '期初未结', 'Open at the start'),
  flow('new', 'case-new', '新立', 'Newly filed'),
  // An open case that another office takes over leaves one group and enters the other: over all groups they are nothing.
  flow('moved-in', 'case-in', '移入', 'Taken over from another office'),
  flow('moved-out', 'case-out', '移出（负数）', 'Given to another office (below zero)', -1),
  flow('closed', 'case-closed', '结案', 'Closed'),
  stock('open-end', 'through', '期末未结', 'Open at the end')
]
const stockParts = ['open-start', 'new', 'moved-in', 'moved-out'] as const
const balance = { left: stockParts, right: ['closed', 'open-end'] } as const

const outsideCases: Label = { zh: '本市以外机关的案件', en: 'Cases of agencies outside the city' }
const closureExclusions: readonly Label[] = [
  { zh: '简易程序、仅调解、投诉', en: 'Simple procedure, mediation only, complaints' },
  { zh: '未立案的线索', en: 'Leads that were not filed' },
  outsideCases
]
const executionExclusions: readonly Label[] = [
  { zh: '期满日未到的处罚决定', en: 'Decisions whose last day to perform has not passed' },
  { zh: '截止日前已撤销的处罚决定', en: 'Decisions revoked by the cut-off' },
  { zh: '仅警告或通报批评', en: 'A warning or public criticism alone' },
  outsideCases
]

/** Every rate the service publishes, with its definition (law.md 4.5, 4.6). */
export const definitions: readonly RateDefinition[] = [
  {
    id: 'AC1',
    version: 1,
    from: null,
    to: null,
    name: { zh: '行政案件结案率（受理口径）', en: 'Administrative closure rate (stock)' },
    formula: {
      zh: '结案 ÷（期初未结 + 新立 + 移入 − 移出）',
      en: 'closed ÷ (open at the start + newly filed + taken over − given away)'
    },
    unit: 'count',
    parts: caseParts,
    numerator: ['closed'],
    denominator: stockParts,
    balance,
    exclusions: closureExclusions,
    mark: 'I',
    basis: ['D-10', 'R-09', 'R-10', 'R-30', 'A-95', 'A-97', 'A-99']
  },
  {
    id: 'AC2',
    version: 1,
    from: null,
    to: null,
    name: { zh: '行政案件结收比（新收口径）', en: 'Administrative clearance ratio (flow)' },
    formula: { zh: '结案 ÷ 新立（可超过 100%）', en: 'closed ÷ newly filed (can exceed 100%)' },
    unit: 'count',
    parts: caseParts,
    numerator: ['closed'],
    denominator: ['new'],
    balance,
    exclusions: closureExclusions,
    mark: 'I',
    basis: ['D-10', 'R-09', 'R-12', 'R-30', 'A-95', 'A-97', 'A-99']
  },
  {
    id: 'AE1',
    version: 1,
    from: null,
    to: null,
    name: { zh: '行政处罚执行率（到期口径）', en: 'Administrative execution rate (due cohort)' },
    formula: {
      zh: '期内到期且有效的处罚决定中，截止日前全部履行的件数 ÷ 期内到期且有效的件数',
      en: 'decisions due in the period, valid and wholly performed by the cut-off ÷ decisions due in the period and valid'
    },
    unit: 'count',
    parts: [
      flow('due', 'decision-due', '期内到期的处罚决定', 'Decisions due in the period'),
      flow('executed', 'decision-executed', '其中已执行', 'Of these, executed')
    ],
    numerator: ['executed'],
    denominator: ['due'],
    balance: null,
    exclusions: executionExclusions,
    mark: 'I',
    basis: ['D-11', 'D-14', 'R-09', 'A-80', 'A-81']
  },
  {
    id: 'AM1',
    version: 1,
    from: null,
    to: null,
    name: { zh: '罚没款到位率（到期口径）', en: 'Money execution rate (due cohort)' },
    formula: {
      zh: '期内到期决定截止日前已缴的罚款和违法所得本金 ÷ 其应缴本金',
      en: 'principal received by the cut-off on decisions due in the period ÷ principal due on them'
    },
    unit: 'money',
    parts: [
      flow('due', 'principal-due', '应缴本金', 'Principal due'),
      flow('received', 'principal-received', '已缴本金', 'Principal received')
    ],
    numerator: ['received'],
    denominator: ['due'],
    balance: null,
    exclusions: [
      ...executionExclusions,
      { zh: '加处罚款', en: 'Surcharges' },
      { zh: '没收物品的价值', en: 'The value of confiscated goods' },
      { zh: '超过应缴数额的缴款', en: 'Receipts beyond the amount due' }
    ],
    mark: 'I',
    basis: ['D-11', 'D-12', 'D-13', 'R-04', 'P-13', 'A-80', 'A-81']
  }
]
