import type { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { seed } from '../db/seed.ts'
import { asOwner } from '../owner.ts'

/** `seed`: areas, offices and reference figures, and the demonstration's persons unless told otherwise. */
export function register(program: Command): void {
  program
    .command('seed')
    .description('write the offices, areas and reference figures, as the owner of the database')
    .option('--no-demonstration', 'leave the demonstration persons out')
    .action(async ({ demonstration }: { demonstration: boolean }) => {
      const changed = await asOwner(loadConfig(), ({ ownerUrl }) => seed(ownerUrl, { demonstration }))
      process.stdout.write(changed ? 'seeded\n' : 'nothing to do\n')
    })
}
