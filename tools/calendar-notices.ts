/**
 * Writes src/domain/calendar/notices.ts from a list of the State Council's yearly holiday notices in the form of the
 * public data set holiday-cn: `node tools/calendar-notices.ts holidays.json > src/domain/calendar/notices.ts`.
 */
import { readFileSync } from 'node:fs'

interface Source {
  readonly years: readonly {
    readonly year: number
    readonly papers: readonly string[]
    readonly days: readonly { readonly date: string; readonly name: string; readonly off: boolean }[]
  }[]
}

const file = process.argv[2]
if (file === undefined) throw new Error('usage: node tools/calendar-notices.ts FILE')
const source = JSON.parse(readFileSync(file, 'utf8')) as Source

/** Neighbouring days joined to 'FIRST..LAST', single days as they are. */
function ranges(days: readonly string[]): string {
  const runs: [string, string][] = []
  for (const day of [...days].sort()) {
    const run = runs.at(-1)
    if (run !== undefined && Temporal.PlainDate.from(run[1]).add({ days: 1 }).toString() === day) run[1] = day
    else runs.push([day, day])
  }
  return runs.map(([first, last]) => (first === last ? first : `${first}..${last}`)).join(' ')
}

const quote = (text: string): string => `'${text}'`

const years = source.years.map((year) => {
  const names = [...new Set(year.days.map((day) => day.name))]
  const rows = names.map((name) => {
    const days = (off: boolean): string =>
      ranges(year.days.filter((day) => day.name === name && day.off === off).map((day) => day.date))
    return `[${quote(name.replace(/[“”]/g, ''))}, ${quote(days(true))}, ${quote(days(false))}]`
  })
  const papers = year.papers.map(quote)
  const list = papers.length === 1 ? `[${papers[0]}]` : `[\n      ${papers.join(',\n      ')}\n    ]`
  return `  {\n    year: ${year.year},\n    papers: ${list},\n    holidays: [\n      ${rows.join(',\n      ')}\n    ]\n  }`
})

process.stdout.write(`import type { YearNotice } from './calendar.ts'

/** The State Council's yearly notices. Written by tools/calendar-notices.ts; add a year by loading its notice. */
export const notices: readonly YearNotice[] = [
${years.join(',\n')}
]
`)
