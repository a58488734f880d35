import { instruments as criminalInstruments } from '../src/domain/advice/instruments.ts'
import { publishedCalendar } from '../src/domain/calendar/published.ts'
import { instruments } from '../src/domain/rules/instruments.ts'
import { granters, handbookId, stopGrounds } from '../src/domain/rules/row.ts'
import { defaultSettings, settingRows, type SettingKey, type SettingRow } from '../src/domain/settings.ts'
import { calendarYear } from '../src/modules/law/queries.ts'
import { rows, type Row } from '../src/modules/law/rows.ts'

/** docs/law.md as the rows have it: what the code applies, for somebody who reads law and not code. */
export function lawPage(): string {
  return `# The law that the code applies / 本系统适用的规则

Made from the rows of \`src/domain/rules\`, \`src/domain/advice\`, \`src/domain/calendar\` and \`src/domain/settings.ts\` by
\`node tools/law-doc.ts\`; a test fails when it differs. To change the law is to change a row and to run it again. The ids
are those of the [handbook](handbook.md), which tells what each row rests on and how it was read. A version applies from its
first to its last day, both included; an old case keeps the version in force when the step began (section 1.1 there).

Certainty: **read** in the instrument's text, **secondary** seen in a secondary page, **inferred** by us from what was read,
**unverified** from memory. A row with ⚠ is to be compared with the gazette before an office relies on it; every answer that
rests on it says so (\`needsConfirmation\`).

${section('A', '## Administrative procedure / 行政程序')}
${section('T', '## Transfer and criminal track / 移送与刑事程序')}
${section('R', '## Periods of the courts / 人民法院的期限')}
${section('C', '## Standards of the criminal law / 刑事追诉标准')}
## Days on which the rows change / 规则变动之日

What is not yet in force stands here as well, such as the articles of the trademark law of 2027.

${changes()}

## Rows to be compared with the gazette / 待与公报核对

${[...new Set(rows.filter((row) => row.needsConfirmation).map((row) => row.id))].map((id) => `\`${id}\``).join(', ')}

${section('D', '## Open questions and what is done / 未决问题及默认做法')}
## Settings / 设置

What an operator may change, each by an act with a reason. A value that touched an answer is named in it.

${Object.entries(settingRows)
  .map(([key, row]) => settingLine(key as SettingKey, row))
  .join('\n')}

## Calendar / 工作日历

The notices of the State Council that the code brings; a year is added, or a corrected notice put in its place, by
\`npm run calendar -- load FILE\`. A year without a notice is answered from the holidays of the statute and marked provisional (D-40).

| Year | Working days | Days that differ from the weekdays | Notice |
| --- | --- | --- | --- |
${[...publishedCalendar.notices.keys()].map(yearLine).join('\n')}

## Instruments / 规范性文件

${[
  ...Object.entries(instruments).map(([id, [zh, en]]) => `- \`${id}\` ${zh} / ${en}`),
  ...Object.entries(criminalInstruments).map(
    ([id, one]) => `- \`${id}\` ${one.zh} / ${one.en}, ${span(one.from, one.to)}`
  )
].join('\n')}
`
}

function section(letter: string, heading: string): string {
  const groups = Map.groupBy(
    rows.filter(({ id }) => id.startsWith(`${letter}-`)),
    ({ id }) => handbookId(id)
  )
  return `${heading}\n\n${[...groups].map(([id, versions]) => group(id, versions)).join('\n\n')}\n`
}

function group(id: string, versions: readonly Row[]): string {
  const [first] = versions as [Row]
  return `### ${id} ${first.title.zh} / ${first.title.en}\n\n${versions.map((row) => entry(row, first)).join('\n')}`
}

const certainty = { verified: 'read', secondary: 'secondary', inferred: 'inferred', unverified: 'unverified' } as const

function entry(row: Row, first: Row): string {
  const name = row.id === handbookId(row.id) ? '' : `\`${row.id}\` `
  const title = row.title.zh === first.title.zh ? '' : `${row.title.zh} / ${row.title.en}: `
  const said = [
    row.period === null ? '' : periodText(row.period),
    row.kind === 'decision' ? decisionText(row) : row.summary.zh === '' ? '' : `${row.summary.zh} ${row.summary.en}`
  ].filter((text) => text !== '')
  const basis = row.kind === 'decision' ? '' : ` *${row.basis.zh} / ${row.basis.en}*`
  const sure = row.kind === 'decision' ? '' : ` (${certainty[row.certainty]}, ${row.mark})`
  const days = row.kind === 'decision' ? '' : `${span(row.from, row.to)}: `
  return `- ${name}${days}${title}${said.join(' ')}${basis}${sure}${row.needsConfirmation ? ' ⚠' : ''}`
}

function span(from: string | null, to: string | null): string {
  if (from === null && to === null) return 'always'
  if (from === null) return `to ${to}`
  return to === null ? `from ${from}` : `${from} to ${to}`
}

const unitsZh = { hour: '小时', 'calendar-day': '日', 'working-day': '个工作日', month: '个月' } as const
const unitsEn = {
  hour: 'hours',
  'calendar-day': 'calendar days',
  'working-day': 'working days',
  month: 'months'
} as const

function periodText({
  n,
  unit,
  regime,
  roll,
  stops,
  ladder,
  expiry,
  bound,
  lapses,
  settings
}: NonNullable<Row['period']>) {
  const parts: [zh: string, en: string][] = [[`${n}${unitsZh[unit]}`, `${n} ${unitsEn[unit]}`]]
  if (unit === 'month' && regime === 'criminal')
    parts.push(['月末起算的至月末', 'from a month’s last day to a month’s last day'])
  if (unit !== 'working-day' && unit !== 'hour') {
    if (roll === 'none') parts.push(['末日不顺延', 'no roll-over'])
    else parts.push(['末日遇非工作日顺延', 'rolls over'])
  }
  if (bound === 'after') parts.push(['届满后方可进行下一步', 'must have passed before the next step'])
  if (stops.length > 0) {
    parts.push([
      `不计入：${stops.map((ground) => stopGrounds[ground].zh).join('、')}`,
      `leaves out: ${stops.map((ground) => stopGrounds[ground].en).join(', ')}`
    ])
  }
  ladder.forEach((step, index) => {
    const { zh, en } = granters[step.by]
    if (step.n === null || step.unit === null)
      parts.push([`第${index + 1}次延长：${zh}，期限由其确定`, `extension ${index + 1}: ${en}, as granted`])
    else {
      const [more, moreEn] = step.days === null ? ['', ''] : [`又${step.days}日`, ` and ${step.days} days`]
      const [how, howEn] = step.mode === 'add' ? ['延长', 'more'] : ['总计不超过', 'in all']
      parts.push([
        `第${index + 1}次延长：${zh}，${how}${step.n}${unitsZh[step.unit]}${more}`,
        `extension ${index + 1}: ${en}, ${step.n} ${unitsEn[step.unit]}${moreEn} ${howEn}`
      ])
    }
  })
  if (lapses) parts.push(['届满自行终结', 'ends by itself'])
  if (expiry === 'bar') parts.push(['逾期不予受理', 'an act after it is refused'])
  if (settings.length > 0)
    parts.push([`受设置影响：${settings.join('、')}`, `subject to the setting of ${settings.join(', ')}`])
  return `**${parts.map(([zh]) => zh).join('；')} / ${parts.map(([, en]) => en).join('; ')}**.`
}

function decisionText({ choice, alternative }: Row): string {
  const other = alternative === null ? '' : ` Kept open / 备选: ${alternative.zh} / ${alternative.en}.`
  return `Default / 默认: **${choice?.zh} / ${choice?.en}**.${other}`
}

function changes(): string {
  const days = new Map<string, { begins: string[]; ended: string[] }>()
  const on = (day: string) => days.get(day) ?? days.set(day, { begins: [], ended: [] }).get(day)!
  for (const { id, from, to } of rows) {
    if (from !== null) on(from).begins.push(id)
    if (to !== null) on(Temporal.PlainDate.from(to).add({ days: 1 }).toString()).ended.push(id)
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, { begins, ended }]) => {
      const again = begins.filter((id) => ended.includes(id))
      const list = (ids: readonly string[]) => [...new Set(ids)].map((id) => `\`${id}\``).join(', ')
      const parts = [
        ['a new version of', again],
        ['begins', begins.filter((id) => !again.includes(id))],
        ['no longer', ended.filter((id) => !again.includes(id))]
      ] as const
      return `- **${day}**: ${parts.flatMap(([what, ids]) => (ids.length === 0 ? [] : [`${what} ${list(ids)}`])).join('; ')}`
    })
    .join('\n')
}

function settingLine(key: SettingKey, row: SettingRow): string {
  const value = defaultSettings[key]
  const values =
    row.kind === 'choice'
      ? row.choices.map((one) => `\`${one}\``).join(', ')
      : `${row.min} to ${row.max}${row.whole ? ', whole' : ''}${row.off ? ', or null' : ''}`
  return `- \`${key}\`${row.question === null ? '' : ` (${row.question})`}: ${row.zh} / ${row.en}. Default \`${String(value)}\`; ${values}.`
}

function yearLine(year: number): string {
  const { workingDays, papers, days } = calendarYear(year, publishedCalendar)
  const [off, work] = [days.filter((day) => !day.working).length, days.filter((day) => day.working).length]
  return `| ${year} | ${workingDays} | ${off} off, ${work} worked | ${papers.map((paper) => `<${paper}>`).join(' ')} |`
}
