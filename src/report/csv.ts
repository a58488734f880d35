import { partIds } from '../domain/rates/definitions.ts'
import type { Figures, ReportInput, ReportOptions } from './input.ts'
import { groupName } from './tables.ts'

const head = [
  ...['month', 'until', 'as_of', 'batch', 'rate', 'rate_name', 'definition_version', 'unit', 'group_kind', 'group'],
  ...['group_name', 'window', 'period', 'numerator', 'denominator', 'rate_percent', 'reason', 'entered_late'],
  ...['entered_late_percent', ...partIds.map((id) => `part_${id.replaceAll('-', '_')}`), 'balanced', 'notice']
]

type Field = string | number | boolean | null

/**
 * The report as one long table, a row for each rate, group and window: RFC 4180, UTF-8 with a byte order mark so that
 * spreadsheets read Chinese. Heads and codes are the same in both languages; only names are in the language asked for. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function reportCsv(input: ReportInput, options: ReportOptions): string {
  const { report } = input
  const lines: Field[][] = [head]
  const notice = options.notice?.[options.language] ?? ''
  for (const rate of report.rates) {
    const add = (kind: string, group: string, name: string, window: string, period: string, figures: Figures) =>
      lines.push([
        ...[report.month, report.until, report.asOf, report.batch.number, rate.id, rate.name[options.language]],
        ...[rate.version, rate.unit === 'money' ? 'CNY' : 'count', kind, group, name, window, period],
        ...[figures.numerator, figures.denominator, figures.rate, figures.reason],
        ...[figures.enteredLate.quantity, figures.enteredLate.share],
        ...[...partIds.map((id) => figures.parts[id] ?? null), figures.balanced, notice]
      ])
    const year = `${report.month.slice(0, 4)}-01..${report.month}`
    const yearBefore = year.replaceAll(/\d{4}/g, (text) => String(Number(text) - 1))
    const addBoth = (kind: string, group: string, name: string, figures: { month: Figures; cumulative: Figures }) => {
      add(kind, group, name, 'month', report.month, figures.month)
      add(kind, group, name, 'cumulative', year, figures.cumulative)
    }
    if (rate.total !== null) addBoth('all', '', '', rate.total)
    for (const [kind, by] of [
      ['office', 'byOffice'],
      ['area', 'byArea'],
      ['right-kind', 'byRightKind']
    ] as const) {
      for (const group of rate[by]) addBoth(kind, group.group, groupName(options, by, group), group)
    }
    const lastYear = input.lastYear.find(({ id }) => id === rate.id)
    if (lastYear !== undefined) add('all', '', '', 'cumulative-last-year', yearBefore, lastYear.cumulative)
    for (const figures of input.months.find(({ id }) => id === rate.id)?.months ?? [])
      add('all', '', '', 'history', figures.month, figures)
  }
  return `\uFEFF${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`
}

/** A number as it is; a text quoted where it must be, and never the beginning of a formula. */
function field(value: Field): string {
  if (value === null) return ''
  if (typeof value !== 'string' || /^-?\d+(\.\d+)?$/.test(value)) return String(value)
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
