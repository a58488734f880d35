import type { Command } from 'commander'
import { setTimeout } from 'node:timers/promises'
import { loadConfig, StartError } from '../config.ts'
import type { Db } from '../db/connect.ts'
import type { HashAlgorithm } from '../db/records.ts'
import type { Moved } from '../db/stores/calendar.ts'
import { tableLife } from '../deps.ts'
import { noticeOf } from '../domain/calendar/load.ts'
import { Refusal } from '../domain/refusal.ts'
import { loadYear, recomputeDuties, type RecomputedDuties } from '../modules/law/commands.ts'
import { NoticeFile } from '../modules/law/schema.ts'
import { asApplication } from '../owner.ts'
import { readJson } from './input/json-file.ts'

/** A running service counts by what it read up to `tableLife` ago, and an act may be under way a little longer. */
const settling = tableLife + 5000

interface Options {
  readonly reason?: string
  readonly wait: boolean
}

/** `calendar load FILE`: one year's holiday notice, then every due day that it moves, as a list; `calendar recompute`: all of them. */
export function register(program: Command): void {
  const calendar = program.command('calendar').description('the working-day calendar, and the due days that rest on it')
  calendar
    .command('load <file>')
    .description("load one year's holiday notice (JSON) and work out again every due day that it moves")
    .option('--reason <text>', 'why it is loaded; the notice itself when left out')
    .option('--no-wait', 'do not wait until a running service has read the year: only while none runs')
    .action(async (file: string, { reason, wait }: Options) => {
      const given = await readJson(file)
      await printed((db, algorithm) => loadFile(db, algorithm, given, { reason, wait: wait ? settling : 0 }))
    })
  calendar
    .command('recompute')
    .description(
      'work out every due day again, such as after a setting of how days are counted was changed, or after an upgrade'
    )
    .requiredOption('--reason <text>', 'why; it stands in the record of every case that moves')
    .action(({ reason }: { reason: string }) => printed((db, algorithm) => recomputeAll(db, algorithm, reason)))
}

/** Runs on the configured server or on the own one, beside a running service or not, and prints what the work answers. */
async function printed(work: (db: Db, algorithm: HashAlgorithm) => Promise<string>): Promise<void> {
  const config = loadConfig()
  try {
    const said = await asApplication(config, { max: 4, applicationName: 'ip-linkage calendar' }, (db) =>
      work(db, config.HASH_ALGORITHM)
    )
    process.stdout.write(said)
  } catch (error) {
    throw error instanceof Refusal ? new StartError(`${error.text('zh')} / ${error.text('en')}`, 2) : error
  }
}

/** The whole of it on a pool under the application's role; answers what is to be printed. `wait` in milliseconds. */
export async function loadFile(
  db: Db,
  algorithm: HashAlgorithm,
  given: unknown,
  {
    reason,
    wait,
    now = () => new Date().toISOString()
  }: { reason?: string | undefined; wait: number; now?: () => string }
): Promise<string> {
  const parsed = NoticeFile.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new StartError(`The notice does not fit: /${issue?.path.join('/')}: ${issue?.message}`, 2)
  }
  const notice = noticeOf(parsed.data)
  const deps = { db, now, algorithm }
  const why = reason ?? notice.papers.join(' ')
  const { year, version, changed, days } = await loadYear(deps, notice, 'operator', why)
  if (changed && wait > 0) {
    process.stderr.write(`waiting ${wait / 1000} s until every running service counts by it\n`)
    await setTimeout(wait)
  }
  const recomputed = await recomputeDuties(deps, days, 'operator', `${year}: ${why}`)
  return `${year}, version ${version}: ${changed ? 'loaded' : 'held already'}\n${listOf(recomputed)}`
}

/** Every due day, worked out again under the calendar and the settings in force. */
export async function recomputeAll(
  db: Db,
  algorithm: HashAlgorithm,
  reason: string,
  now = () => new Date().toISOString()
): Promise<string> {
  return listOf(await recomputeDuties({ db, now, algorithm }, ['1949-01-01', '2099-12-31'], 'operator', reason))
}

const listOf = ({ cases, moved, confirmed }: RecomputedDuties) =>
  [
    ...moved.map(line),
    `${cases} cases looked at, ${moved.length} due days moved, ${confirmed} otherwise confirmed`,
    ''
  ].join('\n')

const line = ({ caseId, number, key, rule, officeId, from, to }: Moved) =>
  [number ?? caseId, officeId, key, rule, `${from ?? '—'} → ${to}`].join('\t')
