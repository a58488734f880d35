/**
 * Transfer advice on one core: `node bench/advice.ts [seconds]` prints how many a second, over facts of every offence,
 * old acts and new, exact amounts and ranges. No server and no database.
 */
import { advise } from '../src/domain/advice/advise.ts'
import { type AdviceInput, type Measures, offences } from '../src/domain/advice/types.ts'
import { civilDate } from '../src/domain/time/civil-date.ts'

const ends = ['2006-05-01', '2012-05-01', '2019-12-31', '2022-06-30', '2026-01-15'].map(civilDate)
const measured: readonly Measures[] = [
  { illegalTurnover: 3_337_700, illegalGain: { about: 1_000_000 } },
  { salesAmount: 4_000_000, goodsValue: { atLeast: 11_000_000 } },
  { copies: 480, clicks: 30_000, works: 300, illegalTurnover: 2_600_000 },
  { pieces: 9_000, piecesUnsold: 25_000 },
  { loss: { atLeast: 20_000_000, atMost: 40_000_000 }, directLoss: 10_000_000, serviceGain: 3_000_000 }
]
const facts: readonly AdviceInput[] = offences.flatMap((offence) =>
  ends.flatMap((actEndedOn) =>
    measured.map((measures, index) => ({
      offence,
      actEndedOn,
      assessedOn: civilDate('2026-02-01'),
      measures,
      marks: 1 + (index % 2),
      unit: index === 0,
      priorPenalty: { on: civilDate('2025-03-01'), article: offence }
    }))
  )
)

/** Advices a second, over and over the same facts for so long. */
function measure(seconds: number): number {
  const start = performance.now()
  let done = 0
  while (performance.now() - start < seconds * 1000) {
    for (const one of facts) advise(one)
    done += facts.length
  }
  return (done / (performance.now() - start)) * 1000
}

measure(0.5)
const rate = Math.round(measure(Number(process.argv[2] ?? 3)))
process.stdout.write(`${rate} advices a second on one core\n`)
