import { measures, type Advice, type Finding, type Version } from '../../domain/advice/types.ts'
import { formatCny } from '../../domain/money.ts'
import { differenceClasses, explained } from './explained.ts'
import { answers, type Answer, type Judged } from './judge.ts'
import { outcomes, type Outcome } from './outcome.ts'

/** One line a kind of outcome, in their order: how many of its cases got which answer. */
export interface Count {
  readonly outcome: Outcome
  readonly of: Readonly<Record<Answer, number>>
  readonly all: number
}

export function countsOf(judged: readonly Judged[]): readonly Count[] {
  return (Object.keys(outcomes) as Outcome[]).map((outcome) => {
    const own = judged.filter((one) => one.outcome === outcome)
    const of = Object.fromEntries(
      answers.map((answer) => [answer, own.filter((one) => one.answer === answer).length])
    ) as Record<Answer, number>
    return { outcome, of, all: own.length }
  })
}

/** How many cases were expected to get a transfer or its check, and how many did. */
export function agreement(judged: readonly Judged[]): { readonly expected: number; readonly agree: number } {
  const expected = judged.filter(({ outcome }) => outcomes[outcome].expected)
  return { expected: expected.length, agree: expected.filter(({ difference }) => difference === null).length }
}

/** The rows that the advice rests on, with both sides of each comparison. */
export function arithmetic({ question, advice }: Judged): string {
  if (advice === undefined) return 'no offence of the table'
  const when =
    question.days === undefined
      ? 'no day on the row, every regime asked'
      : `act to ${question.days.actEndedOn} (${question.days.from}), judged ${question.days.assessedOn}`
  return `art ${advice.offence}; ${when}: ${advice.versions.map((one) => ofVersion(one, advice)).join('; ')}`
}

function ofVersion(version: Version, advice: Advice): string {
  const met = version.met.filter(({ gap }) => !gap)
  const shown = met.length > 0 ? met : version.gaps.length > 0 ? version.gaps : version.nearest
  const named = version.at === 'both' ? '' : `${version.at === 'act' ? 'at the act' : 'newest'}, `
  if (shown.length > 0) return `${named}${shown.slice(0, 2).map(compared).join(', ')}`
  const missing = advice.missing.filter(({ kind }) => kind === 'measure').map(({ en }) => en)
  return `${named}nothing to compare (missing: ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ' …' : ''})`
}

const ends = { exact: '', atLeast: 'at least ', about: 'about ', atMost: 'at most ' } as const

function compared({ row, measure, unit, value, threshold, restsOn, gap, short }: Finding): string {
  const number = (of: number): string => (unit === 'fen' ? grouped(formatCny(of)) : grouped(String(of)))
  const name = measure
    .split('+')
    .map((part) => (part in measures ? measures[part as keyof typeof measures].en : part))
    .join(' + ')
  const against = threshold === null ? 'no number in the law' : `${short > 0 ? '<' : '≥'} ${number(threshold)}`
  return `${row} ${name} ${ends[restsOn]}${number(value)} ${against}${gap ? ' (gap)' : ''}`
}

const grouped = (text: string): string => text.replace(/\.00$/, '').replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')

/** The table and every difference, for a terminal. */
export function terminalText(judged: readonly Judged[]): string {
  const width = Math.max(...Object.values(outcomes).map(({ en }) => en.length))
  const heads = [...answers, 'all']
  const line = (first: string, cells: readonly string[]): string =>
    [first.padEnd(width), ...cells.map((cell, index) => cell.padStart((heads[index] ?? '').length))].join('  ')
  const counts = countsOf(judged)
  const { expected, agree } = agreement(judged)
  const differences = judged.filter(({ difference }) => difference !== null)
  return [
    line('', heads),
    ...counts.map(({ outcome, of, all }) =>
      line(outcomes[outcome].en, [...answers.map((answer) => String(of[answer])), String(all)])
    ),
    '',
    `${judged.length} cases; transferred or convicted: ${expected}, of which the advice says so: ${agree}; differences: ${differences.length}`,
    ...differences.flatMap((one) => [
      '',
      `${one.id}: ${outcomes[one.outcome].en}, advice ${one.answer}`,
      `  ${arithmetic(one)}`,
      `  ${reason(one.id)}`
    ]),
    ''
  ].join('\n')
}

function reason(id: string): string {
  const found = explained.get(id)
  return found === undefined ? 'not explained' : `${differenceClasses[found.class]}: ${found.why}`
}
