import fc from 'fast-check'
import t from 'tap'
import { publishedCalendar as calendar } from '../../src/domain/calendar/published.ts'
import { dueOf } from '../../src/domain/clocks/due.ts'
import { explainDue } from '../../src/domain/clocks/explain.ts'
import { isPeriod, rules } from '../../src/domain/rules/table.ts'
import type { PeriodRule } from '../../src/domain/rules/row.ts'
import { addDays, civilDate as d, dayNumber, fromDayNumber } from '../../src/domain/time/civil-date.ts'

const periods = rules.filter(isPeriod).filter((row) => row.period.unit !== 'hour')
const anyRow = fc.constantFrom(...periods)
const anyFrom = fc.integer({ min: dayNumber(d('2007-01-01')), max: dayNumber(d('2035-01-01')) }).map(fromDayNumber)
const stepsOf = (row: PeriodRule): number => {
  const open = row.period.ladder.findIndex((step) => step.mode === 'open')
  return open === -1 ? row.period.ladder.length : open
}
const clocks = anyRow
  .chain((row) => {
    const stops = fc.record({
      first: fc.nat(150),
      length: fc.nat(30),
      ground: fc.constantFrom<string>(...row.period.stops, '')
    })
    return fc.record({
      row: fc.constant(row),
      from: anyFrom,
      stops: fc.array(stops, { maxLength: row.period.stops.length === 0 ? 0 : 4 }),
      steps: fc.nat(stepsOf(row))
    })
  })
  .map(({ row, from, stops, steps }) => ({
    row,
    clock: {
      from,
      extensions: steps,
      stops: stops
        .filter(({ ground }) => ground !== '')
        .map(({ first, length, ground }) => ({ from: addDays(from, first), to: addDays(from, first + length), ground }))
    }
  }))

t.test('properties of every period row', async () => {
  fc.assert(
    fc.property(clocks, ({ row, clock }) => {
      const answer = dueOf(row, clock, calendar)
      const plain = dueOf(row, { from: clock.from, extensions: clock.extensions }, calendar)
      const later = dueOf(row, { ...clock, from: addDays(clock.from, 1) }, calendar)
      return (
        answer.due !== null &&
        answer.due > clock.from &&
        answer.due >= (plain.due as string) &&
        // Months from two days can end on one; a stop that takes up the second of them is then a day longer for the first.
        ((later.due as string) >= answer.due || (row.period.unit === 'month' && clock.stops.length > 0))
      )
    }),
    { numRuns: 1000 }
  )
  fc.assert(
    fc.property(clocks, ({ row, clock }) => {
      const { days, due: last, nominal, unit } = explainDue(row, clock, calendar)
      const counted = days.filter((one) => one.counts).length
      const stopped = new Set(
        clock.stops.flatMap((one) =>
          days.filter(
            (day) => day.day > clock.from && day.day <= (nominal as string) && day.day >= one.from && day.day <= one.to
          )
        )
      )
      const length = dueOf(row, { from: clock.from, extensions: clock.extensions }, calendar)
      const whole = explainDue(row, { from: clock.from, extensions: clock.extensions }, calendar).days.filter(
        (one) => one.counts
      ).length
      const addsUp =
        unit === 'working-day' ||
        dayNumber(d(nominal as string)) - dayNumber(d(length.nominal as string)) === stopped.size
      return counted === whole && days.at(-1)?.day === last && addsUp
    }),
    { numRuns: 500 }
  )
  fc.assert(
    fc.property(clocks, ({ row, clock }) => {
      if (clock.extensions === 0) return true
      const shorter = dueOf(row, { ...clock, extensions: clock.extensions - 1 }, calendar).due as string
      return shorter <= (dueOf(row, clock, calendar).due as string)
    })
  )
})
