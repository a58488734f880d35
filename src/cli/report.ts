import type { Command } from 'commander'
import { writeFile } from 'node:fs/promises'
import { loadConfig, StartError } from '../config.ts'
import type { Db } from '../db/connect.ts'
import { findPerson, loadAreas, loadOffices } from '../db/people.ts'
import type { Actor } from '../domain/actor.ts'
import { postingsFor } from '../domain/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { civilDateOf } from '../domain/time/civil-date.ts'
import { readMonthlyReport } from '../modules/rates/queries.ts'
import { namesOf, readReport } from '../modules/rates/report.ts'
import { monthlyTable } from '../modules/rates/table.ts'
import { asApplication } from '../owner.ts'
import type { Both } from '../report/input.ts'

interface Options {
  readonly month: string
  readonly as?: string
  readonly until?: string
  readonly asOf?: string
  readonly format?: string
  readonly lang?: string
  readonly out?: string
}

const formats = ['text', 'csv', 'xlsx', 'html'] as const
type Format = (typeof formats)[number]

/** `report --month <YYYY-MM>`: the month's report as a table, of the whole city or of what a person may see. */
export function register(program: Command): void {
  program
    .command('report')
    .description('print the report of a month')
    .requiredOption('--month <YYYY-MM>', 'the month, such as 2016-12')
    .option('--as <person>', 'what this person may see; without it the whole city')
    .option('--until <day>', 'legal cut-off; without it the day before the state of knowledge')
    .option('--as-of <time>', 'state of knowledge: a day or an instant; without it now')
    .option('--format <form>', 'text (a table in Chinese), csv, xlsx or html', 'text')
    .option('--lang <language>', 'zh or en, of a form that is a file', 'zh')
    .option('--out <file>', 'write it to this file; without it to the standard output')
    .action(async (options: Options) => {
      if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(options.month))
        throw new StartError('--month must be a month such as 2016-12', 2)
      const format = formats.find((name) => name === options.format)
      if (format === undefined) throw new StartError(`--format is one of ${formats.join(', ')}`, 2)
      if (options.lang !== 'zh' && options.lang !== 'en') throw new StartError('--lang is zh or en', 2)
      if (format === 'xlsx' && options.out === undefined) throw new StartError('A workbook needs --out <file>', 2)
      const config = loadConfig()
      try {
        const needs = { max: 2, applicationName: 'ip-linkage report' }
        const made = await asApplication<string | Buffer>(config, needs, (db) =>
          format === 'text' ? reportText(db, options) : reportFile(db, options, format)
        )
        if (options.out === undefined) process.stdout.write(made)
        else await writeFile(options.out, made)
      } catch (error) {
        throw error instanceof Refusal ? new StartError(error.text('zh'), 2) : error
      }
    })
}

type Asked = Pick<Options, 'month' | 'as' | 'until' | 'asOf'>

/** The table itself, read through the application's role. */
export async function reportText(db: Db, { month, as: person, until, asOf }: Asked, now = new Date()): Promise<string> {
  const { offices, areas, actor } = await readerOf(db, person, now)
  const report = await readMonthlyReport(db, actor, { month, until, asOf }, now)
  return monthlyTable(report, {
    offices: new Map([...offices].map(([id, { nameZh }]) => [id, nameZh])),
    areas: new Map([...areas].map(([code, { nameZh }]) => [code, nameZh]))
  })
}

/** The report as a file, read in the same way. `notice` is said at its top. */
export async function reportFile(
  db: Db,
  { month, as: person, until, asOf, lang }: Asked & Pick<Options, 'lang'>,
  format: Exclude<Format, 'text'>,
  { now = new Date(), notice }: { readonly now?: Date; readonly notice?: Both } = {}
): Promise<Buffer> {
  const { offices, areas, actor } = await readerOf(db, person, now)
  const input = await readReport(db, actor, { month, until, asOf }, now)
  const { reportForm } = await import('../report/forms.ts')
  return reportForm(format, input, { language: lang === 'en' ? 'en' : 'zh', names: namesOf(offices, areas), notice })
}

async function readerOf(db: Db, person: string | undefined, now: Date) {
  const [offices, areas] = await Promise.all([loadOffices(db), loadAreas(db)])
  const actor =
    person === undefined
      ? wholeCity([...offices.values()].filter((office) => !office.outside))
      : await findPerson(db, person, civilDateOf(now.toISOString()))
  if (actor === null) throw new Refusal('auth.unknown-person')
  if (postingsFor(actor, 'rates.read').length === 0)
    throw new Refusal('auth.not-permitted', { operation: 'rates.read' })
  return { offices, areas, actor }
}

/** The operator of the machine: every office of the city, as supervision sees them. */
function wholeCity(offices: readonly { readonly officeId: string }[]): Actor {
  const reach = offices.map((office) => office.officeId)
  const officeId = reach[0] ?? ''
  return { personId: 'operator', name: 'operator', officeId, postings: [{ role: 'supervision', officeId, reach }] }
}
