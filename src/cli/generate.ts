import type { Command } from 'commander'
import { loadConfig, StartError } from '../config.ts'
import { makeDeps } from '../deps.ts'
import { addDays, civilDate, civilDateOf, isCivilDate } from '../domain/time/civil-date.ts'
import { masterKey } from '../keys.ts'
import { asApplication } from '../owner.ts'
import { progress, say } from './demo/terminal.ts'
import { enterCases, enteringOffices } from './generator/enter.ts'

interface Options {
  readonly cases: number
  readonly seed: number
  readonly from: string
  readonly to?: string
  readonly concurrency: number
}

const most = 2_000_000

/** `generate`: made-up cases of years, entered by the command that imports use; the same seed makes the same cases. */
export function register(program: Command): void {
  program
    .command('generate')
    .description('enter made-up cases for benches and demonstrations; the same seed makes the same cases')
    .requiredOption('--cases <number>', 'how many', Number)
    .option('--seed <number>', 'what they are drawn from', Number, 1)
    .option('--from <day>', 'first day on which a lead may lie', '2016-01-01')
    .option('--to <day>', 'last such day; the day before yesterday when left out')
    .option('--concurrency <cases>', 'cases entered side by side', Number, 8)
    .action(async ({ cases, seed, from, to, concurrency }: Options) => {
      const config = loadConfig()
      const today = civilDateOf(new Date().toISOString())
      const until = addDays(civilDate(today), -1)
      const last = to ?? addDays(civilDate(today), -2)
      const fits = (n: number, max: number) => Number.isSafeInteger(n) && n >= 1 && n <= max
      if (!fits(cases, most)) throw new StartError(`--cases is a number from 1 to ${most}`, 2)
      if (!Number.isSafeInteger(seed)) throw new StartError('--seed is a whole number', 2)
      if (!fits(concurrency, 64)) throw new StartError('--concurrency is a number from 1 to 64', 2)
      if (!isCivilDate(from) || !isCivilDate(last) || from > last || last > until)
        throw new StartError('--from and --to are days such as 2016-01-01, in order and before today', 2)
      await asApplication(config, { max: concurrency + 2, applicationName: 'ip-linkage generate' }, async (db) => {
        const deps = makeDeps(config, db, await masterKey(config), () => new Date().toISOString())
        const offices = await enteringOffices(db, deps, today)
        if (offices.length === 0)
          throw new StartError('No office with officers to enter them: load the demonstration persons by seed', 2)
        const bar = progress('generate', cases)
        await enterCases(deps, offices, { count: cases, seed, from, to: last, until }, bar.at, concurrency)
        bar.end()
        say(`${cases} cases of seed ${seed}: made up, in the counting ledger; look at them with npm run report`)
      })
    })
}
