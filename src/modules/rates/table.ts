import type { RightKind } from '../../domain/case/vocabulary.ts'
import type { MonthlyReport } from './queries.ts'
import type { RateView } from './views.ts'

export interface Names {
  /** Chinese names of offices and areas by their ids; an id without one stands for itself. */
  readonly offices: ReadonlyMap<string, string>
  readonly areas: ReadonlyMap<string, string>
}

const rightKindNames: Readonly<Record<RightKind, string>> = {
  trademark: '商标',
  patent: '专利',
  copyright: '著作权',
  other: '其他'
}

type Cells = readonly string[]
type Both = { readonly month: RateView; readonly cumulative: RateView }
type Row = Both & { readonly group: string }

const heading: Cells = ['', '本月分子', '本月分母', '本月率', '累计分子', '累计分母', '累计率', '迟录']

/** The month's report as a table for a terminal, in Chinese: one block for each rate, columns aligned by displayed width. */
export function monthlyTable(report: MonthlyReport, names: Names): string {
  const { month, until, asOf, batch, pending } = report
  const [year, number] = month.split('-') as [string, string]
  const stand = batch.knownAt === null ? '尚无批次' : `第 ${batch.number} 批（${local(batch.knownAt)}）`
  const lines = [
    `${year} 年 ${Number(number)} 月 知识产权行政执法指标月报（本月及 1 月起累计）`,
    `法定截止日 ${until}   认知时点 ${local(asOf)}   ${stand}${pending > 0 ? `   另有 ${pending} 条待入批` : ''}`
  ]
  for (const rate of report.rates) {
    lines.push(
      '',
      `${rate.id} ${rate.name.zh}   定义第 ${rate.version} 版${rate.unit === 'money' ? '   单位：元' : ''}`
    )
    if (rate.total === null) {
      lines.push('  不予列示：单一机关的罚没款到位率仅财务、监督人员可查（P-13）')
      continue
    }
    const rows = [heading, cellsOf('合计', rate.total)]
    const section = (title: string, groups: readonly Row[], name: (id: string) => string) => {
      if (groups.length > 0) rows.push([title], ...groups.map((group) => cellsOf(`  ${name(group.group)}`, group)))
    }
    section('按机关', rate.byOffice, (id) => names.offices.get(id) ?? id)
    section('按区域', rate.byArea, (id) => names.areas.get(id) ?? id)
    section('按权利类别', rate.byRightKind, (id) => rightKindNames[id as RightKind] ?? id)
    lines.push(...align(rows), ...balanceOf(rate.total.cumulative))
    if (rate.withheld === 'by-office') lines.push('  按机关不予列示（P-13）')
  }
  return `${lines.join('\n')}\n`
}

/** The balance of the cases, which must hold (law.md 4.4); nothing for a rate without one. */
function balanceOf({ parts, balanced }: RateView): string[] {
  if (balanced === null) return []
  const moves =
    parts['moved-in'] || parts['moved-out'] ? ` + 移入 ${parts['moved-in']} − 移出 ${-Number(parts['moved-out'])}` : ''
  const sum = `累计：期初未结 ${parts['open-start']} + 新立 ${parts.new}${moves} = 结案 ${parts.closed} + 期末未结 ${parts['open-end']}`
  return [`  ${sum}${balanced ? '' : '   平衡不符，请核查台账'}`]
}

function cellsOf(name: string, { month, cumulative }: Both): Cells {
  const percent = (rate: string | null) => (rate === null ? '—' : `${rate}%`)
  const figures = (view: RateView) => [String(view.numerator), String(view.denominator), percent(view.rate)]
  return [name, ...figures(month), ...figures(cumulative), percent(cumulative.enteredLate.share)]
}

/** First column to the left, the others to the right. */
function align(rows: readonly Cells[]): string[] {
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)))
        return column === 0 ? `  ${cell}${gap}` : `  ${gap}${cell}`
      })
      .join('')
      .trimEnd()
  )
}

const wide =
  /[\u1100-\u115f\u2014\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Columns that a text takes in a terminal: Chinese characters and full-width signs take two. */
export function displayWidth(text: string): number {
  return [...text].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0)
}

const local = (instant: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ')
