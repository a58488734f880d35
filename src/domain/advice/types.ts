import type { Certainty, Text } from '../rules/row.ts'
import type { CivilDate } from '../time/civil-date.ts'

/** Articles of the Criminal Law whose standards the table holds. */
export const offences = ['213', '214', '215', '216', '217', '218', '219', '219-1'] as const
export type Offence = (typeof offences)[number]

/** What can be measured, with its unit: money in integer fen, everything else in whole pieces, copies, works … */
export const measures = {
  illegalTurnover: { unit: 'fen', zh: '非法经营数额', en: 'illegal turnover' },
  illegalGain: { unit: 'fen', zh: '违法所得数额', en: 'illegal gain' },
  illegalGainGross: { unit: 'fen', zh: '行政口径违法所得', en: 'illegal gain as the administrative rules count it' },
  serviceGain: { unit: 'fen', zh: '服务违法所得', en: 'illegal gain from services' },
  salesAmount: { unit: 'fen', zh: '销售金额', en: 'sales amount' },
  goodsValue: { unit: 'fen', zh: '尚未销售货值金额', en: 'value of unsold goods' },
  directLoss: { unit: 'fen', zh: '专利权人直接经济损失', en: 'direct loss of the patentee' },
  loss: { unit: 'fen', zh: '权利人损失', en: 'loss of the right holder' },
  copies: { unit: 'count', zh: '复制品数量', en: 'copies' },
  copiesSold: { unit: 'count', zh: '已销售复制品数量', en: 'copies sold' },
  copiesUnsold: { unit: 'count', zh: '尚未销售复制品数量', en: 'copies unsold' },
  pieces: { unit: 'count', zh: '标识件数', en: 'pieces of labels' },
  piecesUnsold: { unit: 'count', zh: '尚未销售标识件数', en: 'pieces of labels unsold' },
  works: { unit: 'count', zh: '作品件（部）数', en: 'works' },
  downloads: { unit: 'count', zh: '下载次数', en: 'downloads' },
  clicks: { unit: 'count', zh: '点击次数', en: 'clicks' },
  members: { unit: 'count', zh: '注册会员人数', en: 'registered members' }
} as const satisfies Record<string, Text & { readonly unit: 'fen' | 'count' }>
export type Measure = keyof typeof measures

/** A measure as known: exact, or at least, at most, about (a range when it has both ends). Fen or pieces, from 0 up. */
export type Amount = number | { readonly atLeast?: number; readonly atMost?: number; readonly about?: number }
export type Measures = { readonly [M in Measure]?: Amount | undefined }

/** Elements of an offence beside the amount. */
export const elements = {
  identicalMark: { zh: '商标相同', en: 'the mark is identical' },
  sameGoods: { zh: '同一种商品（服务）', en: 'the goods or services are of the same kind' },
  counterfeit: { zh: '属于假冒注册商标的商品', en: 'the goods are counterfeit' },
  forProfit: { zh: '以营利为目的', en: 'there is a purpose of profit' },
  realPatent: { zh: '系他人真实有效的专利', en: 'it is a real patent of another' }
} as const satisfies Record<string, Text>
export type Element = keyof typeof elements
export const elementAnswers = ['yes', 'no', 'unknown'] as const
export type ElementAnswer = (typeof elementAnswers)[number]

/** A criminal or administrative penalty, named by the article of the Criminal Law of the like conduct. */
export interface PriorPenalty {
  readonly on: CivilDate
  readonly article: Offence
}

/** An act not yet dealt with: its measures are added to the others (C-125). */
export interface Act {
  readonly startedOn?: CivilDate | undefined
  readonly endedOn: CivilDate
  readonly measures?: Measures | undefined
}

/** The facts to advise on, already parsed; `checkAdviceInput` tells what cannot be. */
export interface AdviceInput {
  readonly offence: Offence
  readonly actStartedOn?: CivilDate | undefined
  /** A continuing act ends on its last day (D-27). */
  readonly actEndedOn: CivilDate
  /** The day of evaluation: fixes the newest text, and whether T-02 is in force. */
  readonly assessedOn: CivilDate
  /** Those of the act, or of several acts not yet dealt with, added up by the caller. */
  readonly measures?: Measures | undefined
  /** More acts to add. */
  readonly acts?: readonly Act[] | undefined
  readonly elements?: { readonly [E in Element]?: ElementAnswer | undefined } | undefined
  /** Marks, and patents, that identify different sources (C-127); 1 when left out. */
  readonly marks?: number | undefined
  readonly patents?: number | undefined
  /** The mark was used for services. Without `serviceGain` the gain given is taken as that of the services alone. */
  readonly services?: boolean | undefined
  readonly network?: boolean | undefined
  readonly unit?: boolean | undefined
  readonly circumvention?: boolean | undefined
  readonly bankruptcy?: boolean | undefined
  readonly sellingOthersLabels?: boolean | undefined
  /** The officer's own recorded finding of both conditions of T-02. */
  readonly suspicion?: boolean | undefined
  readonly priorPenalty?: PriorPenalty | readonly PriorPenalty[] | undefined
}

/** Strongest first; `below` means only that no row is met by amount, never that there is no crime. */
export const suggestions = ['must-transfer', 'reasonable-suspicion', 'legal-gap', 'insufficient-data', 'below'] as const
export type Suggestion = (typeof suggestions)[number]

/** Why the suggestion is what it is. */
export type Ground =
  | 'row-met'
  | 'officer-finding'
  | 'share-reached'
  | 'gap'
  | 'no-version'
  | 'no-measure'
  | 'element-missing'
  | 'not-yet-an-offence'
  | 'no-row-met'

/** Which stated end of a measure a result rests on. */
export type End = 'exact' | 'atLeast' | 'about' | 'atMost'

/** L1 is the filing threshold, L2 the graver range; 219-1 has a base offence without amount and a serious tier. */
export type Tier = 'L1' | 'L2' | 'base' | 'serious'

/** One measure against one number. */
export interface Part {
  readonly measure: Measure
  readonly unit: 'fen' | 'count'
  readonly value: number
  readonly threshold: number
  readonly restsOn: End
}

/** A row against the facts. `threshold` null: the row has no number. Sums are named `salesAmount+goodsValue`. */
export interface Finding {
  readonly row: string
  readonly tier: Tier
  readonly measure: string
  readonly unit: 'fen' | 'count' | 'flag'
  readonly value: number
  readonly threshold: number | null
  readonly restsOn: End
  /** `value` over `threshold`, and how much is short; 0 when nothing is. */
  readonly ratio: number
  readonly short: number
  /** At or above the share at which linkage platforms flag a case. */
  readonly near: boolean
  /** A known range that may yet reach the number. */
  readonly open: boolean
  readonly attempt: boolean
  readonly gap: boolean
  readonly basis: Text
  readonly mark: string
  readonly certainty: Certainty
  readonly needsConfirmation: boolean
  /** What a row of halves is made of. */
  readonly parts?: readonly Part[]
}

/** The answer under one regime. */
export interface Version {
  /** `both`: the regime at the act is still the newest. */
  readonly at: 'act' | 'newest' | 'both'
  readonly from: CivilDate
  readonly to: CivilDate | null
  readonly instruments: readonly (Text & {
    readonly id: string
    readonly from: CivilDate
    readonly to: CivilDate | null
  })[]
  readonly met: readonly Finding[]
  readonly nearest: readonly Finding[]
  /** Rows marked as a gap of the law that the known measures could meet. */
  readonly gaps: readonly Finding[]
  /** The multiplier on thresholds for units (3 before 2007-04-05); null when the suspect is no unit. */
  readonly unitFactor: number | null
}

export interface ElementView extends Text {
  readonly element: Element
  readonly answer: ElementAnswer
}

export interface Missing extends Text {
  readonly kind: 'element' | 'measure' | 'fact'
  readonly name: string
}

export interface SettingUsed extends Text {
  readonly key: string
  /** The open question of the handbook, where it is one. */
  readonly question: string | null
  readonly value: string
}

export interface Advice {
  readonly offence: Offence
  readonly suggestion: Suggestion
  readonly ground: Ground
  /** The law commands the transfer (T-01, T-02); false for what only prompts a check. */
  readonly duty: boolean
  /** Whoever decides against a transfer must give reasons. */
  readonly decisionDue: boolean
  /** The gravest tier met under every version; null when none is. */
  readonly tier: Tier | null
  readonly versions: readonly Version[]
  /** The versions differ in the tier met; then which is the more favourable to the suspect. */
  readonly moreFavourable: 'act' | 'newest' | null
  readonly elements: readonly ElementView[]
  readonly missing: readonly Missing[]
  /** A row that it rests on should be compared with the gazette first. */
  readonly needsConfirmation: boolean
  readonly touchedSettings: readonly SettingUsed[]
  readonly explanation: Text
}
