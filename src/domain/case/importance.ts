import { refuse } from '../refusal.ts'
import type { CaseFile } from './file.ts'
import { withChange, withLine, type ImportanceReason } from './parts.ts'
import type { FigureMeasure, IdentifierKind } from './vocabulary.ts'
import type { When } from './when.ts'

export interface ImportanceInput {
  readonly important: boolean
  readonly reasons: readonly ImportanceReason[]
  readonly text: string | null
}

/** Marks the case as important (重要案件) with its reasons, in place of what it was marked with before, or takes the mark off. */
export function setImportance(file: CaseFile, input: ImportanceInput, when: When): CaseFile {
  const marked = file.importance.find((one) => one.to === null)
  if (!input.important && marked === undefined) refuse('case.not-important')
  if (!input.important && when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  if (input.important && input.reasons.length === 0) refuse('case.reason-needed', { field: '/reasons' })
  const before = marked === undefined ? file : withChange(file, 'importance', marked.no, { to: when.on })
  if (!input.important) return before
  const reasons = [...new Set(input.reasons)]
  return withLine(before, 'importance', { reasons, from: when.on, to: null, text: input.text })
}

export const isImportant = (file: CaseFile): boolean => file.importance.some((one) => one.to === null)

/** What of a case's content speaks for importance; values are decimal strings. */
export interface ImportanceFacts {
  readonly parties: readonly { readonly identifierKind: IdentifierKind | null }[]
  readonly goods: readonly { readonly value: string | null; readonly currency: string }[]
  readonly figures: readonly { readonly measure: FigureMeasure; readonly value: string | null; readonly unit: string }[]
}

const amounts: readonly FigureMeasure[] = ['illegal-turnover', 'sales-amount', 'goods-value', 'illegal-gain']

/**
 * Reasons to mark the case as important, by what is on file: the latest advice says it must be transferred, the largest
 * amount in CNY reaches the one that was set (yuan; null: never), something of it lies abroad, or life, health or financial
 * safety was harmed. A suggestion only: people decide.
 */
export function suggestImportance(
  file: CaseFile,
  facts: ImportanceFacts,
  settings: { readonly importantAmountYuan: number | null }
): ImportanceReason[] {
  const limit = settings.importantAmountYuan
  const stated = facts.figures.filter((one) => amounts.includes(one.measure))
  const inYuan = (list: readonly { unit: string; value: string | null }[]) =>
    list.filter((one) => one.unit === 'CNY').map((one) => Number(one.value))
  const goods = facts.goods.map(({ currency, value }) => ({ unit: currency, value }))
  const largest = Math.max(sum(inYuan(goods)), ...inYuan(stated))
  const abroad =
    file.case.procedure === 'customs' ||
    file.case.source === 'customs' ||
    facts.parties.some((party) => party.identifierKind === 'passport') ||
    [...goods, ...stated].some((one) => one.unit !== 'CNY')
  const grave = file.filingDecisions.some((one) => one.graveHarm)
  const transfer = file.assessments.findLast((one) => one.settledBy !== 'overtaken')?.suggestion === 'must-transfer'
  const found: readonly (readonly [ImportanceReason, boolean])[] = [
    ['must-transfer', transfer],
    ['amount', limit !== null && largest >= limit],
    ['foreign-related', abroad],
    ['public-interest', grave]
  ]
  return found.filter(([, holds]) => holds).map(([reason]) => reason)
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
