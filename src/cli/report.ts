import type { Command } from 'commander'
import { loadConfig, StartError } from '../config.ts'
import type { Db } from '../db/connect.ts'
import { findPerson, loadAreas, loadOffices } from '../db/people.ts'
import type { Actor } from '../domain/actor.ts'
import { postingsFor } from '../domain/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { civilDateOf } from '../domain/time/civil-date.ts'
import { readMonthlyReport } from '../modules/rates/queries.ts'
import { monthlyTable } from '../modules/rates/table.ts'
import { asApplication } from '../owner.ts'

interface Options {
  readonly month: string
  readonly as?: string
  readonly until?: string
  readonly asOf?: string
}

/** `report --month <YYYY-MM>`: the month's report as a table, of the whole city or of what a person may see. */
export function register(program: Command): void {
  program
    .command('report')
    .description('print the report of a month')
    .requiredOption('--month <YYYY-MM>', 'the month, such as 2016-12')
    .option('--as <person>', 'what this person may see; without it the whole city')
    .option('--until <day>', 'legal cut-off; without it the day before the state of knowledge')
    .option('--as-of <time>', 'state of knowledge: a day or an instant; without it now')
    .action(async (options: Options) => {
      if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(options.month))
        throw new StartError('--month must be a month such as 2016-12', 2)
      const config = loadConfig()
      try {
        const needs = { max: 2, applicationName: 'ip-linkage report' }
        process.stdout.write(await asApplication(config, needs, (db) => reportText(db, options)))
      } catch (error) {
        throw error instanceof Refusal ? new StartError(error.text('zh'), 2) : error
      }
    })
}

/** The table itself, read through the application's role. */
export async function reportText(
  db: Db,
  { month, as: person, until, asOf }: Options,
  now = new Date()
): Promise<string> {
  const [offices, areas] = await Promise.all([loadOffices(db), loadAreas(db)])
  const actor =
    person === undefined
      ? wholeCity([...offices.values()].filter((office) => !office.outside))
      : await findPerson(db, person, civilDateOf(now.toISOString()))
  if (actor === null) throw new Refusal('auth.unknown-person')
  if (postingsFor(actor, 'rates.read').length === 0)
    throw new Refusal('auth.not-permitted', { operation: 'rates.read' })
  const report = await readMonthlyReport(db, actor, { month, until, asOf }, now)
  return monthlyTable(report, {
    offices: new Map([...offices].map(([id, { nameZh }]) => [id, nameZh])),
    areas: new Map([...areas].map(([code, { nameZh }]) => [code, nameZh]))
  })
}

/** The operator of the machine: every office of the city, as supervision sees them. */
function wholeCity(offices: readonly { readonly officeId: string }[]): Actor {
  const reach = offices.map((office) => office.officeId)
  const officeId = reach[0] ?? ''
  return { personId: 'operator', name: 'operator', officeId, postings: [{ role: 'supervision', officeId, reach }] }
}
