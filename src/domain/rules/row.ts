import type { Roll, Unit } from '../time/deadline.ts'
import type { MonthRegime } from '../time/civil-date.ts'
import type { InstrumentId } from './instruments.ts'

/** A text in the service's two languages. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/** How sure the handbook is of a row: text read, seen in a secondary page, our reading of two rules, or from memory. */
export type Certainty = 'verified' | 'secondary' | 'inferred' | 'unverified'

/** Grounds on which the law does not count days. A clock stops only on a ground that its rule's row allows. */
export const stopGrounds = {
  suspension: { zh: '中止调查', en: 'suspension' },
  hearing: { zh: '听证', en: 'hearing' },
  'public-notice': { zh: '公告', en: 'public notice' },
  testing: { zh: '检测', en: 'testing' },
  inspection: { zh: '检验', en: 'inspection' },
  quarantine: { zh: '检疫', en: 'quarantine' },
  appraisal: { zh: '鉴定', en: 'appraisal' },
  identification: { zh: '权利人辨认或者鉴别', en: "right holder's identification" },
  'price-refund': { zh: '责令退还多收价款', en: 'refund of overcharged price' },
  'jurisdiction-objection': { zh: '管辖权异议', en: 'objection to jurisdiction' },
  'evidence-extension': { zh: '当事人申请延长举证期限', en: 'more time for evidence at a party’s request' },
  settlement: { zh: '当事人和解', en: 'settlement between the parties' },
  stay: { zh: '中止审理或者执行', en: 'stay of the trial or execution' },
  audit: { zh: '审计', en: 'audit' },
  valuation: { zh: '评估', en: 'valuation' },
  deferral: { zh: '暂缓执行', en: 'deferral of execution' },
  auction: { zh: '拍卖', en: 'auction' }
} as const satisfies Record<string, Text>
export type StopGround = keyof typeof stopGrounds

/** Who may grant a step of the extension ladder; `none` where the law asks for no approval. */
export const granters = {
  none: { zh: '无须批准', en: 'no approval' },
  head: { zh: '负责人批准', en: 'the head' },
  collective: { zh: '集体讨论决定', en: 'collective discussion' },
  superior: { zh: '上一级机关批准', en: 'the superior organ' },
  'county-police-head': { zh: '县级以上公安机关负责人批准', en: 'the head of the police at county level or above' },
  'higher-police-head': { zh: '上一级公安机关负责人批准', en: 'the head of the police at the next level' },
  'higher-procuratorate': { zh: '上一级人民检察院批准', en: 'the procuratorate at the next level' },
  'provincial-procuratorate': { zh: '省级人民检察院批准', en: 'the provincial procuratorate' },
  'court-president': { zh: '本院院长批准', en: "the court's president" },
  'higher-court': { zh: '上一级人民法院批准', en: 'the court at the next level' }
} as const satisfies Record<string, Text>
export type Granter = keyof typeof granters

/** One step of an extension ladder: so much more (`add`), or up to so much in all (`total`), `days` on top of months; `open` is fixed when granted. */
export type LadderStep =
  | {
      readonly by: Granter
      readonly n: number
      readonly unit: Exclude<Unit, 'hour'>
      readonly days?: number
      readonly mode: 'add' | 'total'
    }
  | { readonly by: Granter; readonly mode: 'open' }

/** Settings that can change how a row is applied; see clocks/settings.ts. */
export type RuleSetting = 'D-01' | 'D-02' | 'D-06'

/** What makes a period: its length, how its end is found, what may stop or lengthen it, and what its end means. */
export interface Period {
  readonly n: number
  readonly unit: Unit
  readonly regime: MonthRegime
  readonly roll: Roll
  readonly stops: readonly StopGround[]
  readonly ladder: readonly LadderStep[]
  /** `late`: an act after the end is accepted and marked late. `bar`: it is refused. */
  readonly expiry: 'late' | 'bar'
  /** `by`: the last day on which to act. `after`: the last day that must have passed before one may act. */
  readonly bound: 'by' | 'after'
  /** The stage ends by itself when the period does: nobody need act. */
  readonly lapses: boolean
  readonly settings: readonly RuleSetting[]
}

interface Common {
  /** Id of the handbook, with a part after a point where one rule holds several periods: `A-21`, `A-21.emergency`. */
  readonly id: string
  /** First and last day of this version, both inclusive; null where the handbook names none. */
  readonly from: string | null
  readonly to: string | null
  readonly title: Text
  /** What the rule says beyond the title and the period, in our own words. */
  readonly summary: Text
  readonly basis: readonly (readonly [instrument: InstrumentId, articles: string])[]
  /** The handbook's mark, such as `V:LRB` (law.md 0.1). */
  readonly mark: string
  readonly certainty: Certainty
  /** What section 9 of the handbook says of a second reading: against full texts, against secondary pages, or not done. */
  readonly secondReading: 'full-text' | 'secondary' | null
  /** A jurist should compare the row with the gazette before an office relies on it. */
  readonly needsConfirmation: boolean
}

export interface PeriodRule extends Common {
  readonly kind: 'period'
  readonly period: Period
}

export interface StatementRule extends Common {
  readonly kind: 'statement'
}

/** An open question of law with our default and the alternative kept open (`D-…`). */
export interface DecisionRule extends Common {
  readonly kind: 'decision'
  readonly choice: Text
  readonly alternative: Text | null
}

export type Rule = PeriodRule | StatementRule | DecisionRule

/** One version of a row: from, to, mark, and its own basis where it differs. */
export type Span = readonly [from: string | null, to: string | null, mark: string, basis?: string]

const confirmedInFull = new Set(
  (
    'A-10 A-21 A-22 A-32 A-34 A-35 A-41 A-42 A-70 A-72 A-80 A-82 A-86 A-87 A-95 T-02 T-10 T-11 T-12 T-16 T-18 T-20 T-30 ' +
    'T-31 T-32 T-33 T-34 T-35 T-36 T-40 T-51'
  ).split(' ')
)
const confirmedSecondary = new Set(['A-13', 'T-19'])

const certainties: Readonly<Record<string, Certainty>> = { V: 'verified', 'V*': 'secondary', I: 'inferred' }

/** The id in the handbook of a row (`A-21` of `A-21.emergency`). */
export function handbookId(id: string): string {
  return id.split('.')[0] as string
}

function common(id: string, span: Span, basis: string, title: Text, summary: Text): Common {
  const [from, to, mark, own] = span
  const certainty = certainties[mark.split(':')[0] as string] ?? 'unverified'
  const reading = handbookId(id)
  return {
    id,
    from,
    to,
    title,
    summary,
    basis: (own ?? basis).split('; ').map((part) => {
      const [instrument, ...articles] = part.split(' ')
      return [instrument as InstrumentId, articles.join(' ')] as const
    }),
    mark,
    certainty,
    secondReading: confirmedInFull.has(reading) ? 'full-text' : confirmedSecondary.has(reading) ? 'secondary' : null,
    needsConfirmation: certainty === 'unverified'
  }
}

const usual: Omit<Period, 'n' | 'unit'> = {
  regime: 'civil',
  roll: 'rest-day',
  stops: [],
  ladder: [],
  expiry: 'late',
  bound: 'by',
  lapses: false,
  settings: []
}

const unitOf = { h: 'hour', d: 'calendar-day', wd: 'working-day', m: 'month' } as const

/**
 * The versions of a period row. `length` is written '15 wd', '90 d', '24 h' or '6 m'; hours never roll.
 */
export function period(
  id: string,
  spans: readonly Span[],
  basis: string,
  zh: string,
  en: string,
  length: string,
  more: Partial<Period> & { readonly note?: readonly [zh: string, en: string] } = {}
): PeriodRule[] {
  const { note, ...given } = more
  const [n, unit] = length.split(' ') as [string, keyof typeof unitOf]
  const whole: Period = {
    ...usual,
    ...(unit === 'h' ? { roll: 'none' } : {}),
    ...given,
    n: Number(n),
    unit: unitOf[unit]
  }
  const summary = { zh: note?.[0] ?? '', en: note?.[1] ?? '' }
  return spans.map((span) => ({ kind: 'period', ...common(id, span, basis, { zh, en }, summary), period: whole }))
}

/** The versions of a row that holds no period. */
export function statement(
  id: string,
  spans: readonly Span[],
  basis: string,
  title: readonly [zh: string, en: string],
  summary: readonly [zh: string, en: string]
): StatementRule[] {
  return spans.map((span) => ({
    kind: 'statement',
    ...common(id, span, basis, { zh: title[0], en: title[1] }, { zh: summary[0], en: summary[1] })
  }))
}

/** An open question with its default and, where one is kept open, the alternative. */
export function decision(
  id: string,
  question: readonly [zh: string, en: string],
  choice: readonly [zh: string, en: string],
  alternative?: readonly [zh: string, en: string]
): DecisionRule[] {
  const text = (pair: readonly [string, string]): Text => ({ zh: pair[0], en: pair[1] })
  return [
    {
      kind: 'decision',
      ...common(id, [null, null, 'I'], 'HANDBOOK 8', text(question), text(choice)),
      choice: text(choice),
      alternative: alternative === undefined ? null : text(alternative)
    }
  ]
}

export const add = (by: Granter, length: string): LadderStep => step(by, length, 'add')
export const total = (by: Granter, length: string): LadderStep => step(by, length, 'total')
export const open = (by: Granter): LadderStep => ({ by, mode: 'open' })

function step(by: Granter, length: string, mode: 'add' | 'total'): LadderStep {
  const [n, unit, days] = length.split(' ') as [string, 'd' | 'wd' | 'm', string?] // '1 m 15': and 15 days
  return { by, n: Number(n), unit: unitOf[unit], mode, ...(days === undefined ? {} : { days: Number(days) }) }
}
