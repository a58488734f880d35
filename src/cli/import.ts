import { SingleBar } from 'cli-progress'
import { Option, type Command } from 'commander'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { loadConfig, StartError } from '../config.ts'
import { findPerson } from '../db/people.ts'
import type { Deps } from '../db/stores/act.ts'
import { makeDeps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { importFormats, type ImportCounts, type ImportFormat } from '../domain/imports.ts'
import { Refusal } from '../domain/refusal.ts'
import { civilDateOf } from '../domain/time/civil-date.ts'
import { masterKey } from '../keys.ts'
import { asApplication } from '../owner.ts'
import { importCourtSheet } from './input/court-sheet.ts'
import { openImport, runFor, runImport, type ImportResult } from '../modules/imports/commands.ts'
import { readRows } from '../modules/imports/read-rows.ts'
import { freshKey } from '../modules/imports/runner.ts'

interface Options {
  readonly format: ImportFormat | typeof courtSheet
  readonly court?: string
  readonly dryRun?: boolean
  readonly as?: string
  readonly report?: string
  readonly concurrency: number
}

/** A court's monthly sheet is no file of cases of an office, and is taken over by its clerk. */
const courtSheet = 'court-sheet'

/** Who answers for the agencies of published cases in the demonstration. */
const outsideOfficer = 'officer@outside.example'

/** `import FILE`: takes over the cases of a file; what became of each row goes to `--report`, the counts to standard output. */
export function register(program: Command): void {
  program
    .command('import')
    .description('take over cases from a file; the same file again enters nothing twice')
    .argument('<file>', 'the file: one JSON object a line, or a table with a header')
    .addOption(
      new Option('--format <format>', 'form of the rows').choices([...importFormats, courtSheet]).default('own')
    )
    .option('--court <office>', 'the court whose sheet it is, for court-sheet')
    .option('--dry-run', 'judge every row and write nothing')
    .option('--as <person>', `who imports; for published cases ${outsideOfficer} when left out`)
    .option('--report <file>', 'write what became of each row, one JSON object a line')
    .option('--concurrency <cases>', 'cases entered side by side', Number, 8)
    .action(async (file: string, options: Options) => {
      const config = loadConfig()
      const { size } = await stat(file).catch(() => {
        throw new StartError(`There is no file ${file}`, 2)
      })
      const person = options.as ?? (options.format === 'published-cases' ? outsideOfficer : undefined)
      if (person === undefined) throw new StartError('--as is needed: the person in whose name the cases enter', 2)
      const { format } = options
      if (format === courtSheet) {
        const { court, dryRun = false, report } = options
        if (court === undefined) throw new StartError('--court is needed: whose sheet it is', 2)
        const { line, refused } = await asApplication(
          config,
          { max: 4, applicationName: 'ip-linkage import' },
          async (db) => {
            const key = await masterKey(config)
            const deps = makeDeps(config, db, key, () => new Date().toISOString())
            return importCourtSheet(deps, person, file, { court, dryRun, report })
          }
        )
        process.stdout.write(`${line}\n`)
        process.exitCode = refused > 0 ? 1 : 0
        return
      }
      const { state, counts } = await asApplication(
        config,
        { max: options.concurrency + 2, applicationName: 'ip-linkage import' },
        async (db) => {
          const key = await masterKey(config)
          return importFile(
            makeDeps(config, db, key, () => new Date().toISOString()),
            person,
            file,
            size,
            { ...options, format }
          )
        }
      )
      process.stdout.write(`${countsLine(counts, options.dryRun === true, state)}\n`)
      process.exitCode = state === 'interrupted' ? 130 : counts.refused > 0 ? 1 : 0
    })
}

/** One file from the beginning to the end, with its progress on standard error. Refusals of the whole file become a line. */
export async function importFile(
  deps: Deps,
  personId: string,
  file: string,
  size: number,
  { format, dryRun = false, report, concurrency }: Omit<Options, 'format'> & { readonly format: ImportFormat }
): Promise<ImportResult> {
  const actor: Actor | null = await findPerson(deps.db, personId, civilDateOf(deps.now()))
  if (actor === null) throw new StartError(`Nobody is known as ${personId}`, 2)
  const source = createReadStream(file)
  const shown = progress(size)
  const out = report === undefined ? null : createWriteStream(report, { mode: 0o600 })
  const ending = new AbortController()
  const end = () => ending.abort()
  process.once('SIGINT', end).once('SIGTERM', end)
  try {
    const run = dryRun ? null : runFor(actor, format, dryRun, freshKey(), '')
    if (run !== null) await openImport(deps, actor, run)
    return await runImport(deps, actor, {
      format,
      dryRun,
      run,
      rows: readRows(source, format),
      concurrency,
      signal: ending.signal,
      async onBatch(rows, counts) {
        shown.update(source.bytesRead, counts)
        const lines = rows.map(({ fingerprint: _, ...row }) => `${JSON.stringify(row)}\n`).join('')
        if (out !== null && !out.write(lines)) await once(out, 'drain')
      }
    })
  } catch (error) {
    throw error instanceof Refusal ? new StartError(`${error.text('en')} / ${error.text('zh')}`, 2) : error
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end)
    source.destroy()
    shown.stop()
    if (out !== null) await new Promise<void>((resolve) => void out.end(resolve))
  }
}

/** The one line that an import ends with. */
export function countsLine(counts: ImportCounts, dryRun: boolean, state: ImportResult['state'] = 'done'): string {
  const { done, accepted, warned, present, differing, refused } = counts
  const what = `${done} rows: ${accepted} accepted, ${warned} accepted with warnings, ${present} present, ${differing} differing, ${refused} refused`
  return `${dryRun ? 'dry run, nothing written: ' : ''}${what}${state === 'done' ? '' : ' (interrupted: run it again)'}`
}

interface Progress {
  update(bytes: number, counts: ImportCounts): void
  stop(): void
}

/** A bar for somebody who watches, else a line every few seconds. Progress goes by the bytes read. */
function progress(size: number): Progress {
  const started = performance.now()
  const rate = (counts: ImportCounts) => Math.round((counts.done * 1000) / Math.max(1, performance.now() - started))
  if (process.stderr.isTTY) {
    const bar = new SingleBar({
      format: '{bar} {percentage}%  {rows} rows, {rate}/s, {refused} refused',
      clearOnComplete: true
    })
    bar.start(Math.max(1, size), 0, { rows: 0, rate: 0, refused: 0 })
    return {
      update: (bytes, counts) => bar.update(bytes, { rows: counts.done, rate: rate(counts), refused: counts.refused }),
      stop: () => bar.stop()
    }
  }
  let next = started + 5000
  return {
    update(bytes, counts) {
      if (performance.now() < next) return
      next = performance.now() + 5000
      const share = Math.floor((100 * bytes) / Math.max(1, size))
      process.stderr.write(`${share}%  ${counts.done} rows, ${rate(counts)}/s, ${counts.refused} refused\n`)
    },
    stop: () => {}
  }
}
