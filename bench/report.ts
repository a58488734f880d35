import { availableParallelism, cpus } from 'node:os'
import * as prettier from 'prettier'
import type { Options } from './options.ts'
import type { Summary } from './statistics.ts'

export interface Measured {
  readonly operation: string
  readonly size: number
  readonly http: Summary
  readonly bare: Summary
  /** Requests a second over bare executions a second: the median of the rounds. */
  readonly ratio: number
  readonly statements: number
  readonly trips: number
}

export interface Results {
  readonly options: Options
  readonly month: string
  readonly measured: readonly Measured[]
  /** Median milliseconds of the month's report, small and large. */
  readonly reportTimes: readonly number[] | null
  readonly seconds: number
  /** The machine's load average before the run: above 0.5 or so, other work was in the way. */
  readonly load: number
}

const registerTarget = 0.5
const reportTarget = 1.3

const count = (value: number): string => Math.round(value).toLocaleString('en-US')
const time = (value: number): string => value.toFixed(value < 10 ? 1 : 0)
const times = ({ p50, p95, p99 }: Summary): string => [p50, p95, p99].map(time).join(' / ')
const verdict = (met: boolean): string => (met ? 'met' : 'not met')

/** The results as a document: a table, and what was aimed at. */
export async function reportOf({ options, month, measured, reportTimes, seconds, load }: Results): Promise<string> {
  const { connections, rounds, small, large } = options
  const rows = measured.map(
    ({ operation, size, http, bare, ratio, statements, trips }) =>
      `| ${operation} | ${count(size)} | ${count(http.perSecond)} | ${times(http)} | ${http.cpuEach.toFixed(2)} | ${count(bare.perSecond)} | ${times(bare)} | ${bare.cpuEach.toFixed(2)} | ${ratio.toFixed(2)} | ${statements} in ${trips} |`
  )
  const targets = measured
    .filter(({ operation }) => operation.startsWith('register'))
    .map(
      ({ size, ratio }) =>
        `- Register at ${count(size)} cases: ${ratio.toFixed(2)} of its bare statements (at least ${registerTarget}): ${verdict(ratio >= registerTarget)}.`
    )
  if (reportTimes !== null) {
    const [before, after] = reportTimes as [number, number]
    const ratio = after / before
    targets.push(
      `- The month's report for the whole city: ${time(before)} ms at ${count(small)} cases, ${time(after)} ms at ${count(large)}, ` +
        `${ratio.toFixed(2)} times as long (at most ${reportTarget}): ${verdict(ratio <= reportTarget)}. One request at a time, the sizes in turns, medians of ${options.pairs}.`
    )
  }
  const text = `# Benchmarks

Written by \`npm run bench -- --write\`: the service as a process of its own, asked over HTTP on 127.0.0.1 by ${connections} connections
that officers of a dozen offices share, and beside it, in turns, the very statements that the service sends for the same
requests, from a bare client loop of ${connections} connections with the same round trips. PostgreSQL is the embedded one with the
settings of production, on the same machine. The report is that of ${month}, in the middle of the year that the cases lie in.

${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}; ${rounds} ${rounds === 1 ? 'round' : 'rounds'} of ${options.seconds} s, ${seconds} s in all; load average before it ${load.toFixed(1)}.
Load generator, service and database share the processors, so compare within the table only. Times are milliseconds; CPU is the
processor time of one answer in the process that sends the statements, the service or the bare client.

| operation | cases | HTTP a second | p50 / p95 / p99 | CPU | bare a second | p50 / p95 / p99 | CPU | HTTP : bare | statements, round trips |
| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |
${rows.join('\n')}

Registering adds cases while it is measured; everything else is measured before it. Every answer was a success: the run ends at the first that is not.

## Targets

${targets.join('\n')}
`
  return prettier.format(text, { parser: 'markdown' })
}
