import type { PartId, RateId } from '../domain/rates/definitions.ts'

export type Language = 'zh' | 'en'

/** Words in both of the service's languages. */
export interface Both {
  readonly zh: string
  readonly en: string
}

/** A number of events, or CNY as decimal text. */
export type Shown = number | string

export interface Figures {
  readonly numerator: Shown
  readonly denominator: Shown
  /** Percent with two decimals; null exactly when the denominator is 0. */
  readonly rate: string | null
  readonly reason: 'EMPTY_DENOMINATOR' | null
  readonly parts: Readonly<Partial<Record<PartId, Shown>>>
  readonly enteredLate: { readonly quantity: Shown; readonly share: string | null }
  readonly balanced: boolean | null
}

export interface Windows {
  readonly month: Figures
  readonly cumulative: Figures
}

export interface Group extends Windows {
  readonly group: string
}

export interface ReportRate {
  readonly id: RateId
  readonly version: number
  readonly name: Both
  readonly unit: 'count' | 'money'
  readonly exclusions: readonly Both[]
  /** What P-13 keeps from the reader. */
  readonly withheld: 'all' | 'by-office' | null
  readonly total: Windows | null
  readonly byOffice: readonly Group[]
  readonly byArea: readonly Group[]
  readonly byRightKind: readonly Group[]
  readonly links: { readonly month: string; readonly cumulative: string }
}

/** A figure that others published. Values are decimal texts. */
export interface ForeignFigure {
  readonly id: string
  readonly nature: string
  readonly periodLabel: string
  readonly scope: string
  readonly nameZh: string
  readonly nameEn: string
  readonly value: string | null
  readonly valueLow: string | null
  readonly valueHigh: string | null
  readonly unit: string
  readonly scopeNote: string | null
  readonly source: string
}

export interface MonthFigures extends Figures {
  /** 'YYYY-MM'. */
  readonly month: string
}

/** Everything that a form of the monthly report shows: the report as JSON has it, and what stands beside it. */
export interface ReportInput {
  readonly report: {
    readonly month: string
    readonly until: string
    readonly asOf: string
    readonly batch: { readonly number: number; readonly knownAt: string | null }
    readonly pending: number
    readonly scope: {
      readonly offices: readonly string[]
      readonly area: string | null
      readonly rightKind: string | null
      readonly procedure: string | null
    }
    readonly rates: readonly ReportRate[]
  }
  /** 24 months of each rate that the reader may see, the report's own month last. */
  readonly months: readonly { readonly id: string; readonly months: readonly MonthFigures[] }[]
  /** From 1 January of last year to the same month of it. */
  readonly lastYear: readonly { readonly id: string; readonly cumulative: Figures }[]
  readonly foreign: readonly ForeignFigure[]
}

export interface ReportNames {
  readonly offices: ReadonlyMap<string, Both>
  readonly areas: ReadonlyMap<string, Both>
}

export interface ReportOptions {
  readonly language: Language
  readonly names: ReportNames
  /** Said at the top of every form, such as that the data are made up. */
  readonly notice?: Both | undefined
}
