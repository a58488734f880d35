import type { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { prepareDatabase } from '../db/prepare.ts'
import { asOwner } from '../owner.ts'

/** `migrate`: brings the schema up to the code. Safe when several run at once. */
export function register(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to the code, as its owner')
    .action(async () => {
      const { applied, granted, era } = await asOwner(loadConfig(), ({ ownerUrl, appRole }) =>
        prepareDatabase(ownerUrl, appRole)
      )
      const done = [
        ...applied,
        ...(granted ? ['rights of the application role'] : []),
        ...(era === null ? [] : [`era ${era} of the ledger`])
      ]
      process.stdout.write(
        done.length === 0 ? 'nothing to do\n' : `${done.map((what) => `applied ${what}`).join('\n')}\n`
      )
    })
}
