import type { Text } from '../rules/row.ts'
import { isCivilDate } from '../time/civil-date.ts'
import { elementAnswers, elements, measures, offences } from './types.ts'

/** What cannot be in the facts, by field (`measures.illegalTurnover.atLeast`, `acts.0.endedOn`). */
export interface FieldProblem extends Text {
  readonly field: string
  readonly code: keyof typeof problems
}

const problems = {
  required: { zh: '必须填写', en: 'is required' },
  unknown: { zh: '未知字段', en: 'is no known field' },
  type: { zh: '类型不正确', en: 'is of the wrong type' },
  date: { zh: '不是日历上的日期', en: 'is no date of the calendar' },
  order: { zh: '日期先后不可能', en: 'cannot be in this order of dates' },
  negative: { zh: '不得为负数', en: 'must not be negative' },
  whole: { zh: '须为整数（金额以分计）', en: 'must be a whole number (money in fen)' },
  least: { zh: '不得小于1', en: 'must be 1 or more' },
  empty: { zh: '须有下限、上限、约数之一', en: 'needs one of atLeast, atMost, about' },
  range: { zh: '下限、约数、上限的大小不可能', en: 'has ends that cannot be' },
  value: { zh: '不是允许的值', en: 'is no allowed value' }
} as const satisfies Record<string, Text>

type Fields = Readonly<Record<string, unknown>>
type Report = (field: string, code: FieldProblem['code']) => void

const known = new Set([
  'offence',
  'actStartedOn',
  'actEndedOn',
  'assessedOn',
  'measures',
  'acts',
  'elements',
  'marks',
  'patents',
  'services',
  'network',
  'unit',
  'circumvention',
  'bankruptcy',
  'sellingOthersLabels',
  'suspicion',
  'priorPenalty'
])
const flags = ['services', 'network', 'unit', 'circumvention', 'bankruptcy', 'sellingOthersLabels', 'suspicion']

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const within = (list: readonly unknown[], value: unknown): boolean => list.includes(value)

/**
 * Every problem of the facts, none when `advise` may be asked: unknown fields, dates that do not exist or cannot follow
 * each other, amounts that are negative, broken or contradict themselves. Money in fen. Fields left out or undefined pass.
 */
export function checkAdviceInput(input: Fields): readonly FieldProblem[] {
  const found: FieldProblem[] = []
  const report: Report = (field, code) => found.push({ field, code, ...problems[code] })

  for (const field in input) if (!known.has(field)) report(field, 'unknown')
  if (!within(offences, input['offence'])) report('offence', input['offence'] === undefined ? 'required' : 'value')
  const assessed = dateOf(input['assessedOn'], 'assessedOn', true, report)
  span(input['actStartedOn'], input['actEndedOn'], ['actStartedOn', 'actEndedOn'], assessed, report)
  checkMeasures(input['measures'], 'measures', report)
  each(input['acts'], 'acts', report, (act, at) => {
    for (const field in act)
      if (!within(['startedOn', 'endedOn', 'measures'], field)) report(`${at}.${field}`, 'unknown')
    span(act['startedOn'], act['endedOn'], [`${at}.startedOn`, `${at}.endedOn`], assessed, report)
    checkMeasures(act['measures'], `${at}.measures`, report)
  })
  checkElements(input['elements'], report)
  for (const field of ['marks', 'patents']) {
    const value = input[field]
    if (value === undefined) continue
    if (typeof value !== 'number') report(field, 'type')
    else if (!Number.isSafeInteger(value)) report(field, 'whole')
    else if (value < 1) report(field, 'least')
  }
  for (const field of flags) if (!within(['undefined', 'boolean'], typeof input[field])) report(field, 'type')
  const prior = input['priorPenalty']
  if (isFields(prior)) checkPrior(prior, 'priorPenalty', assessed, report)
  else each(prior, 'priorPenalty', report, (one, at) => checkPrior(one, at, assessed, report))
  return found
}

function each(list: unknown, field: string, report: Report, check: (one: Fields, at: string) => void): void {
  if (list === undefined) return
  if (!Array.isArray(list)) return report(field, 'type')
  list.forEach((one: unknown, index) => {
    if (isFields(one)) check(one, `${field}.${index}`)
    else report(`${field}.${index}`, 'type')
  })
}

function dateOf(value: unknown, field: string, required: boolean, report: Report): string | undefined {
  if (value === undefined) {
    if (required) report(field, 'required')
    return undefined
  }
  if (typeof value === 'string' && isCivilDate(value)) return value
  report(field, 'date')
  return undefined
}

/** Start, end and day of evaluation follow each other. */
function span(
  start: unknown,
  end: unknown,
  [startField, endField]: readonly [string, string],
  assessed: string | undefined,
  report: Report
): void {
  const first = dateOf(start, startField, false, report)
  const last = dateOf(end, endField, true, report)
  if (first !== undefined && last !== undefined && first > last) report(startField, 'order')
  if (last !== undefined && assessed !== undefined && last > assessed) report(endField, 'order')
}

function checkMeasures(given: unknown, field: string, report: Report): void {
  if (given === undefined) return
  if (!isFields(given)) return report(field, 'type')
  for (const [name, amount] of Object.entries(given)) {
    const at = `${field}.${name}`
    if (!Object.hasOwn(measures, name)) report(at, 'unknown')
    else if (isFields(amount)) checkRange(amount, at, report)
    else if (amount !== undefined) checkNumber(amount, at, report)
  }
}

function checkNumber(value: unknown, field: string, report: Report): boolean {
  const code =
    typeof value !== 'number' ? 'type' : value < 0 ? 'negative' : Number.isSafeInteger(value) ? undefined : 'whole'
  if (code !== undefined) report(field, code)
  return code === undefined
}

function checkRange(range: Fields, field: string, report: Report): void {
  const ends = Object.entries(range).filter(([, value]) => value !== undefined)
  if (ends.length === 0) report(field, 'empty')
  let sound = true
  for (const [end, value] of ends) {
    if (within(['atLeast', 'about', 'atMost'], end)) sound = checkNumber(value, `${field}.${end}`, report) && sound
    else report(`${field}.${end}`, 'unknown')
  }
  const inOrder = ['atLeast', 'about', 'atMost'].map((end) => range[end]).filter((value) => value !== undefined)
  if (sound && inOrder.some((value, index) => index > 0 && Number(value) < Number(inOrder[index - 1]))) {
    report(field, 'range')
  }
}

function checkElements(given: unknown, report: Report): void {
  if (given === undefined) return
  if (!isFields(given)) return report('elements', 'type')
  for (const [name, answer] of Object.entries(given)) {
    if (!Object.hasOwn(elements, name)) report(`elements.${name}`, 'unknown')
    else if (answer !== undefined && !within(elementAnswers, answer)) report(`elements.${name}`, 'value')
  }
}

function checkPrior(prior: Fields, at: string, assessed: string | undefined, report: Report): void {
  for (const field in prior) if (!within(['on', 'article'], field)) report(`${at}.${field}`, 'unknown')
  const on = dateOf(prior['on'], `${at}.on`, true, report)
  if (on !== undefined && assessed !== undefined && on > assessed) report(`${at}.on`, 'order')
  if (!within(offences, prior['article'])) {
    report(`${at}.article`, prior['article'] === undefined ? 'required' : 'value')
  }
}
