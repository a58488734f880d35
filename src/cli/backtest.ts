import type { Command } from 'commander'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder, StartError } from '../config.ts'
import { PublishedRow } from '../modules/imports/formats/published-row.ts'
import { judge, type Judged } from './backtest/judge.ts'
import { terminalText } from './backtest/text.ts'

/** The published cases that the project comes with. */
export const publishedCases = join(projectFolder, 'seeds/published-cases.jsonl')

/** `backtest [file]`: the transfer advice over the published cases, against what the authorities did. Needs no database. */
export function register(program: Command): void {
  program
    .command('backtest [file]')
    .description('compare the transfer advice with what the authorities did in the published cases')
    .addHelpText('after', '\nfile: more rows of the same form, one JSON object a line')
    .action(async (file?: string) => {
      process.stdout.write(terminalText(await backtest(file === undefined ? [publishedCases] : [publishedCases, file])))
    })
}

/** Judges every row of the files, in their order; StartError for a row that cannot be read or an id that comes twice. */
export async function backtest(files: readonly string[]): Promise<readonly Judged[]> {
  const judged = new Map<string, Judged>()
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => {
      throw new StartError(`cannot read ${file}`, 2)
    })
    for (const [index, line] of text.split('\n').entries()) {
      if (line.trim() === '') continue
      const at = `${file}:${index + 1}`
      const one = judgeLine(line, at)
      if (judged.has(one.id)) throw new StartError(`${at}: the id ${one.id} comes twice`, 2)
      judged.set(one.id, one)
    }
  }
  return [...judged.values()]
}

function judgeLine(line: string, at: string): Judged {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new StartError(`${at}: not JSON`, 2)
  }
  const parsed = PublishedRow.safeParse(value)
  if (!parsed.success) {
    const told = parsed.error.issues.map(({ path, message }) => `/${path.join('/')} ${message}`)
    throw new StartError(`${at}: ${told.join('; ')}`, 2)
  }
  try {
    return judge(parsed.data)
  } catch (error) {
    if (error instanceof RangeError) throw new StartError(`${at}: ${error.message}`, 2)
    throw error
  }
}
