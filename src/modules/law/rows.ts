import { meaningOf, titleOf } from '../../domain/advice/describe-row.ts'
import { instruments as criminalInstruments } from '../../domain/advice/instruments.ts'
import { measureRules, type MeasureRule } from '../../domain/advice/measures.ts'
import { thresholds } from '../../domain/advice/regimes.ts'
import type { Threshold } from '../../domain/advice/row.ts'
import { citation } from '../../domain/rules/instruments.ts'
import type { Certainty, LadderStep, Period, Rule, Text } from '../../domain/rules/row.ts'
import { rules } from '../../domain/rules/table.ts'

/** A row of any table of the law in the one form that is shown: on the wire, and in docs/law.md. */
export interface Row {
  readonly id: string
  readonly kind: 'period' | 'statement' | 'decision' | 'threshold' | 'measure'
  readonly from: string | null
  readonly to: string | null
  readonly title: Text
  readonly summary: Text
  readonly basis: Text
  readonly instruments: { id: string; articles: string }[]
  readonly mark: string
  readonly certainty: Certainty
  readonly secondReading: 'full-text' | 'secondary' | 'once' | null
  readonly needsConfirmation: boolean
  readonly period: ReturnType<typeof periodView> | null
  readonly choice: Text | null
  readonly alternative: Text | null
}

/** Of rows that hold neither a period nor a choice. */
const nothing = { period: null, choice: null, alternative: null } as const

/** Every A-, T-, D- and C-row, one per version, in the order of the handbook's sections. */
export const rows: readonly Row[] = [
  ...rules.map(ruleRow),
  ...thresholds.map(thresholdRow),
  ...measureRules.map(measureRow)
]

export function inForceOn(row: Row, on: string): boolean {
  return (row.from === null || row.from <= on) && (row.to === null || on <= row.to)
}

function ruleRow(rule: Rule): Row {
  const { id, kind, from, to, title, summary, mark, certainty, secondReading, needsConfirmation } = rule
  return {
    ...{ id, kind, from, to, title, summary, mark, certainty, secondReading, needsConfirmation },
    basis: citation(rule.basis),
    instruments: rule.basis.map(([instrument, articles]) => ({ id: instrument, articles })),
    period: rule.kind === 'period' ? periodView(rule.period) : null,
    choice: rule.kind === 'decision' ? rule.choice : null,
    alternative: rule.kind === 'decision' ? rule.alternative : null
  }
}

function thresholdRow(row: Threshold): Row {
  const { id, from, to, mark, certainty, secondReading, needsConfirmation, basis } = row
  const cite = (language: 'zh' | 'en', article: string) => (language === 'zh' ? `第${article}条` : ` art ${article}`)
  const whole = (language: 'zh' | 'en') =>
    basis
      .map(([instrument, article]) => `${criminalInstruments[instrument][language]}${cite(language, article)}`)
      .join(language === 'zh' ? '；' : '; ')
  return {
    ...{ id, kind: 'threshold', from, to, mark, certainty, secondReading, needsConfirmation },
    title: titleOf(row),
    summary: meaningOf(row),
    basis: { zh: whole('zh'), en: whole('en') },
    instruments: basis.map(([instrument, articles]) => ({ id: instrument, articles })),
    ...nothing
  }
}

function measureRow({ id, from, to, basis, mark, certainty, zh, en }: MeasureRule): Row {
  const [title, titleEn] = [zh.split('：')[0] as string, en.split(':')[0] as string]
  return {
    ...{ id, kind: 'measure', from, to, basis, mark, certainty, secondReading: null, needsConfirmation: false },
    title: { zh: title, en: titleEn },
    summary: { zh, en },
    instruments: [],
    ...nothing
  }
}

function periodView({ stops, ladder, settings, ...period }: Period) {
  return { ...period, stops: [...stops], ladder: ladder.map(stepView), settings: [...settings] }
}

function stepView(step: LadderStep) {
  if (step.mode === 'open') return { by: step.by, mode: step.mode, n: null, unit: null, days: null }
  return { by: step.by, mode: step.mode, n: step.n, unit: step.unit, days: step.days ?? null }
}
