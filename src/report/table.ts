import { percentOf } from '../domain/rates/formula.ts'
import type { Figures, Shown } from './input.ts'

/** A value of a table, with what it means, so that each form can write it as its own kind of number. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly value: number }
  /** CNY as decimal text, such as "820000.00". */
  | { readonly kind: 'money'; readonly value: string }
  /** Percent as decimal text, such as "64.29". */
  | { readonly kind: 'percent'; readonly value: string }
  /** A difference of two rates in percentage points, such as "-1.20". */
  | { readonly kind: 'points'; readonly value: string }
  /** A growth in percent, such as "12.50". */
  | { readonly kind: 'growth'; readonly value: string }
  /** A figure as its source printed it. */
  | { readonly kind: 'decimal'; readonly value: string }
  /** No value, and why: an empty denominator is neither 0 % nor 100 % (law.md 4.4). */
  | { readonly kind: 'none'; readonly why: string }

export interface Section {
  /** What the rows belong to: a rate, mostly. */
  readonly id: string
  readonly title: string
  readonly note?: string | undefined
  readonly rows: readonly (readonly Cell[])[]
}

/** A table in one language. The first column names the row. */
export interface Table {
  readonly id: string
  readonly title: string
  /** Name of its sheet: at most 31 characters. */
  readonly sheet: string
  readonly note?: string | undefined
  /** What the sections are, as a column's head; null where the table is one. */
  readonly sectionHead: string | null
  readonly columns: readonly string[]
  readonly sections: readonly Section[]
}

export const text = (value: string): Cell => ({ kind: 'text', text: value })

export const quantity = (value: Shown): Cell =>
  typeof value === 'number' ? { kind: 'count', value } : { kind: 'money', value }

export const percent = (value: string | null, why: string): Cell =>
  value === null ? { kind: 'none', why } : { kind: 'percent', value }

/** `a` − `b` in percentage points, from the rates as printed, so that a reader can check it. */
export function points(a: string | null, b: string | null, why: string): Cell {
  if (a === null || b === null) return { kind: 'none', why }
  return { kind: 'points', value: (hundredths(a) / 100 - hundredths(b) / 100).toFixed(2) }
}

/** Growth from `b` to `a` in percent; of nothing there is none. */
export function growth(a: Shown, b: Shown, why: string): Cell {
  const [now, then] = [wholeOf(a), wholeOf(b)]
  const value = percentOf(now - then, then)
  return value === null ? { kind: 'none', why } : { kind: 'growth', value }
}

/** Numerator, denominator and rate. */
export const rateCells = (figures: Figures, why: string): Cell[] => [
  quantity(figures.numerator),
  quantity(figures.denominator),
  percent(figures.rate, why)
]

/** The rate as a number for a chart; null where there is none. */
export const rateNumber = (figures: Figures): number | null => (figures.rate === null ? null : Number(figures.rate))

const hundredths = (value: string): number => Math.round(Number(value) * 100)
const wholeOf = (value: Shown): number => (typeof value === 'number' ? value : hundredths(value))
