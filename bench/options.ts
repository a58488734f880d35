import { parseArgs } from 'node:util'

export interface Options {
  /** Cases in the small and in the large database. */
  readonly small: number
  readonly large: number
  readonly connections: number
  /** Seconds of one slice; every operation is measured `rounds` times over HTTP and as often as bare statements. */
  readonly seconds: number
  readonly rounds: number
  /** Pairs of single requests for the ratio of the report's times. */
  readonly pairs: number
  readonly write: boolean
  /** Only operations whose name contains this. */
  readonly only: string
  /** Folder for the CPU profiles of the service, written when it stops. */
  readonly profile: string | undefined
}

const help = `npm run bench -- [options]: measures the service over HTTP against its own SQL statements sent bare

  --quick             about a minute: 1,000 and 10,000 cases, short slices
  --small N           cases in the small database (1000)
  --large N           cases in the large one (100000)
  --seconds S         seconds of one slice (2.5)
  --rounds N          slices of every operation and kind (3)
  --connections N     requests at a time (16)
  --only TEXT         only operations whose name contains the text
  --profile FOLDER    CPU profiles of the service, into this folder
  --write             writes docs/benchmarks.md
`

/** The options of the command line; null after printing the help. */
export function readOptions(args: readonly string[]): Options | null {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: flag,
      write: flag,
      help: flag,
      small: text,
      large: text,
      seconds: text,
      rounds: text,
      connections: text,
      only: text,
      profile: text
    }
  })
  if (values.help) {
    process.stdout.write(help)
    return null
  }
  const quick = values.quick
  const number = (given: string | undefined, otherwise: number): number => {
    const value = given === undefined ? otherwise : Number(given)
    if (!(value > 0)) throw new RangeError(`not a number above 0: ${given}`)
    return value
  }
  return {
    small: number(values.small, 1000),
    large: number(values.large, quick ? 10_000 : 100_000),
    connections: number(values.connections, 16),
    seconds: number(values.seconds, quick ? 0.8 : 2.5),
    rounds: number(values.rounds, quick ? 1 : 3),
    pairs: quick ? 20 : 100,
    write: values.write,
    only: values.only ?? '',
    profile: values.profile
  }
}
