/**
 * The law on one core: `npm run bench:law [-- seconds]` prints how many due dates a second, over every rule with a period
 * in every version, plain, extended and stopped, with and without the days counted one by one; then transfer advices. No
 * server and no database.
 */
import { publishedCalendar } from '../src/domain/calendar/published.ts'
import { dueOf } from '../src/domain/clocks/due.ts'
import { explainDue } from '../src/domain/clocks/explain.ts'
import type { Clock } from '../src/domain/clocks/plan.ts'
import type { PeriodRule } from '../src/domain/rules/row.ts'
import { isPeriod, rules } from '../src/domain/rules/table.ts'

const years = [2012, 2017, 2021, 2025]
const asked = rules
  .filter(isPeriod)
  .flatMap((row) => years.flatMap((year) => clocksOf(row, `${year}-09-24`).map((clock) => ({ row, clock }))))

function clocksOf({ period }: PeriodRule, from: string): readonly Clock[] {
  if (period.unit === 'hour') return [{ from: `${from}T10:30:00+08:00` }]
  const ground = period.stops[0]
  const year = from.slice(0, 4)
  return [
    { from },
    ...(period.ladder.length > 0 && period.ladder[0]?.mode !== 'open' ? [{ from, extensions: 1 }] : []),
    ...(ground === undefined ? [] : [{ from, stops: [{ from: `${year}-09-28`, to: `${year}-10-12`, ground }] }])
  ]
}

/** Answers a second, over and over the same clocks for so long. */
function measure(seconds: number, answer: typeof dueOf): number {
  const start = performance.now()
  let done = 0
  while (performance.now() - start < seconds * 1000) {
    for (const { row, clock } of asked) answer(row, clock, publishedCalendar)
    done += asked.length
  }
  return (done / (performance.now() - start)) * 1000
}

const seconds = Number(process.argv[2] ?? 3)
for (const [answer, what] of [
  [dueOf, 'due dates'],
  [explainDue, 'due dates with every day counted']
] as const) {
  measure(0.5, answer)
  process.stdout.write(`${Math.round(measure(seconds, answer))} ${what} a second on one core\n`)
}
await import('./advice.ts')
