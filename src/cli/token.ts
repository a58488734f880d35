import type { Command } from 'commander'
import { loadConfig, StartError } from '../config.ts'
import { keptIssuer } from '../issuer.ts'

/** `token --as <person>`: a token of the local issuer, on standard output. */
export function register(program: Command): void {
  program
    .command('token')
    .description('print a token for a person (local issuer only)')
    .requiredOption('--as <person>', 'id of the person, such as officer@futian.example')
    .option('--hours <hours>', 'how long it is good for', Number, 8)
    .action(async ({ as: person, hours }: { as: string; hours: number }) => {
      const config = loadConfig()
      if (config.AUTH_JWKS_URL !== undefined)
        throw new StartError(
          `Tokens come from ${config.AUTH_ISSUER}: the local issuer is off while AUTH_JWKS_URL is set`,
          2
        )
      if (!(hours > 0 && hours <= 24 * 366)) throw new StartError('--hours must lie between 0 and 8784', 2)
      const issuer = await keptIssuer(config)
      process.stdout.write(`${issuer.issue(person, hours)}\n`)
    })
}
