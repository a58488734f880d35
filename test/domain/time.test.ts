import fc from 'fast-check'
import t from 'tap'
import { publishedCalendar as calendar } from '../../src/domain/calendar/published.ts'
import { addWorkingDays, isWorkingDay } from '../../src/domain/calendar/calendar.ts'
import {
  addDays,
  addMonths,
  civilDate,
  civilDateOf,
  compare,
  dayNumber,
  daysBetween,
  firstOfMonth,
  fromDayNumber,
  isCivilDate,
  lastOfMonth,
  monthOf,
  yearOf,
  type CivilDate
} from '../../src/domain/time/civil-date.ts'
import {
  addHours,
  anyProvisional,
  countCalendarDays,
  countWorkingDays,
  dayOf,
  deadline,
  rollOver,
  type Roll,
  type Unit
} from '../../src/domain/time/deadline.ts'

const d = civilDate
const anyDay = fc.integer({ min: dayNumber(d('2000-01-01')), max: dayNumber(d('2040-12-31')) }).map(fromDayNumber)

t.test('a civil date is a day that exists', async (t) => {
  for (const text of ['2026-02-28', '2024-02-29', '2000-02-29', '1999-12-31', '2026-04-30']) t.equal(d(text), text)
  const none = [
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    ' 2026-01-01'
  ]
  for (const text of [...none, '', '20260101', '0000-01-01', '2026-01-01T00:00:00Z']) {
    t.notOk(isCivilDate(text), text)
    t.throws(() => civilDate(text), RangeError)
  }
  t.equal(yearOf(d('2026-11-22')), 2026)
  t.equal(monthOf(d('2026-11-22')), 11)
})

t.test('day arithmetic', async (t) => {
  t.equal(dayNumber(d('1970-01-01')), 0)
  t.equal(addDays(d('2024-02-28'), 1), '2024-02-29')
  t.equal(addDays(d('2025-12-31'), 1), '2026-01-01')
  t.equal(addDays(d('2026-01-01'), -1), '2025-12-31')
  t.equal(daysBetween(d('2021-09-01'), d('2021-11-30')), 90)
  t.equal(daysBetween(d('2021-09-02'), d('2021-09-01')), -1)
  t.same([d('2026-01-02'), d('2026-01-01'), d('2026-01-01')].sort(compare), ['2026-01-01', '2026-01-01', '2026-01-02'])
  t.same(
    [
      compare(d('2026-01-01'), d('2026-01-02')),
      compare(d('2026-01-02'), d('2026-01-01')),
      compare(d('2026-01-01'), d('2026-01-01'))
    ],
    [-1, 1, 0]
  )
  t.equal(firstOfMonth(d('2024-02-17')), '2024-02-01')
  t.equal(lastOfMonth(d('2024-02-17')), '2024-02-29')
  t.throws(() => addDays(d('9999-12-31'), 1), RangeError)
  t.throws(() => addMonths(d('0100-01-01'), -1, 'civil'), RangeError)
  t.throws(() => fromDayNumber(Number.NaN), RangeError)
})

t.test('months: the same-numbered day, or the last; criminal periods from last day to last day', async (t) => {
  const rows: [string, number, string, string][] = [
    ['2022-02-28', 1, '2022-03-28', '2022-03-31'],
    ['2022-01-31', 1, '2022-02-28', '2022-02-28'],
    ['2024-01-31', 1, '2024-02-29', '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28', '2025-02-28'],
    ['2024-02-28', 1, '2024-03-28', '2024-03-28'],
    ['2022-04-30', 1, '2022-05-30', '2022-05-31'],
    ['2022-01-30', 1, '2022-02-28', '2022-02-28'],
    ['2021-09-20', 6, '2022-03-20', '2022-03-20'],
    ['2021-11-30', 3, '2022-02-28', '2022-02-28'],
    ['2022-03-31', -1, '2022-02-28', '2022-02-28'],
    ['2022-12-15', 1, '2023-01-15', '2023-01-15']
  ]
  for (const [from, months, civil, criminal] of rows) {
    t.equal(addMonths(d(from), months, 'civil'), civil, `${from} + ${months} civil`)
    t.equal(addMonths(d(from), months, 'criminal'), criminal, `${from} + ${months} criminal`)
  }
})

t.test('an instant falls on its day in Shanghai', async (t) => {
  t.equal(civilDateOf('2021-09-30T15:59:59Z'), '2021-09-30')
  t.equal(civilDateOf('2021-09-30T16:00:00Z'), '2021-10-01')
  t.equal(civilDateOf(Temporal.Instant.from('2021-09-30T23:30:00+08:00')), '2021-09-30')
  t.throws(() => civilDateOf('2021-09-30T16:00:00'), RangeError)
  t.equal(dayOf('2021-09-30'), '2021-09-30')
  t.equal(dayOf('2021-09-30T16:00:00Z'), '2021-10-01')
  t.equal(addHours('2021-09-30T15:00:00Z', 0), '2021-09-30T23:00:00+08:00')
})

t.test('deadlines: the vectors of the handbook and the edges', async (t) => {
  const roll = { roll: 'rest-day' } as const
  const rows: [string, number, Unit, { roll?: Roll; regime?: 'civil' | 'criminal' }, string, boolean?][] = [
    ['2021-09-01', 90, 'calendar-day', {}, '2021-11-30'],
    ['2021-09-01', 120, 'calendar-day', roll, '2021-12-30'],
    ['2021-09-24', 15, 'working-day', {}, '2021-10-20'],
    ['2021-09-29', 3, 'calendar-day', roll, '2021-10-08'],
    ['2021-09-29', 3, 'calendar-day', {}, '2021-10-02'],
    ['2021-09-29', 3, 'working-day', {}, '2021-10-09'],
    ['2021-09-20', 15, 'calendar-day', roll, '2021-10-08'],
    ['2021-09-29', 7, 'working-day', {}, '2021-10-14'],
    ['2021-09-20', 6, 'month', roll, '2022-03-21'],
    ['2022-03-21', 3, 'month', roll, '2022-06-21'],
    ['2022-03-20', 3, 'month', roll, '2022-06-20'],
    ['2026-09-30', 3, 'working-day', {}, '2026-10-10'],
    ['2022-02-28', 1, 'month', { regime: 'criminal' }, '2022-03-31'],
    ['2022-02-28', 1, 'month', {}, '2022-03-28'],
    ['2021-10-02', 0, 'calendar-day', roll, '2021-10-08'],
    ['2021-10-02', 0, 'working-day', {}, '2021-10-02'],
    ['2021-09-29', 3, 'calendar-day', { roll: 'holiday' }, '2021-10-08'],
    ['2021-10-13', 3, 'calendar-day', { roll: 'holiday' }, '2021-10-16'],
    ['2021-10-13', 3, 'calendar-day', roll, '2021-10-18'],
    ['2021-09-30T23:00:00+08:00', 24, 'hour', roll, '2021-10-01T23:00:00+08:00'],
    ['2021-12-31T20:30:00Z', 24, 'hour', {}, '2022-01-02T04:30:00+08:00'],
    ['2026-12-20', 3, 'working-day', {}, '2026-12-23', false],
    ['2026-12-25', 3, 'working-day', {}, '2026-12-30', true],
    ['2026-12-20', 30, 'calendar-day', {}, '2027-01-19', false],
    ['2026-12-20', 30, 'calendar-day', roll, '2027-01-19', true],
    ['2027-02-04', 1, 'working-day', {}, '2027-02-09', true]
  ]
  for (const [start, n, unit, how, due, provisional] of rows) {
    const answer = deadline(start, n, unit, how, calendar)
    t.same(answer, { due, unit, provisional: provisional ?? false }, `${start} + ${n} ${unit} ${JSON.stringify(how)}`)
  }
})

t.test('lengths and starts that make no sense', async (t) => {
  for (const n of [-1, 1.5, Number.NaN, 100_001])
    t.throws(() => deadline('2021-09-01', n, 'working-day', {}, calendar), RangeError)
  t.throws(() => deadline('2021-02-30', 1, 'calendar-day', {}, calendar), RangeError)
  t.throws(() => deadline('2021-09-01', 24, 'hour', {}, calendar), RangeError)
})

t.test('counting around stopped days', async (t) => {
  const at = (text: string): number => dayNumber(d(text))
  const days = (first: string, last: string): [number, number] => [at(first), at(last)]
  const start = at('2021-11-01')
  t.equal(fromDayNumber(countCalendarDays(start, 10, [days('2021-11-03', '2021-11-05')])), '2021-11-14')
  t.equal(fromDayNumber(countCalendarDays(start, 10, [days('2021-10-01', '2021-11-01')])), '2021-11-11')
  t.equal(fromDayNumber(countCalendarDays(start, 10, [days('2021-10-01', '2021-11-02')])), '2021-11-12')
  t.equal(fromDayNumber(countCalendarDays(start, 10, [days('2021-11-12', '2021-11-20')])), '2021-11-11')
  t.equal(fromDayNumber(countCalendarDays(start, 10, [days('2021-11-11', '2021-11-20')])), '2021-11-21')
  t.equal(countCalendarDays(start, 10, [[at('2021-11-03'), Infinity]]), Infinity)
  t.equal(
    fromDayNumber(
      countWorkingDays(start, 3, [days('2021-10-01', '2021-10-02'), days('2021-11-03', '2021-11-05')], calendar)
    ),
    '2021-11-09'
  )
  t.equal(countWorkingDays(start, 3, [[at('2021-11-03'), Infinity]], calendar), Infinity)
})

t.test('what a missing notice can still change', async (t) => {
  t.equal(anyProvisional(d('2026-01-01'), d('2026-12-28'), calendar), false)
  t.equal(anyProvisional(d('2026-12-29'), d('2026-12-29'), calendar), true)
  t.equal(anyProvisional(d('2025-12-30'), d('2026-01-04'), calendar), false)
  t.equal(anyProvisional(d('2005-12-30'), d('2007-01-04'), calendar), true)
  t.equal(anyProvisional(d('2027-01-02'), d('2027-01-01'), calendar), false)
  const without2010 = { ...calendar, notices: new Map([...calendar.notices].filter(([year]) => year !== 2010)) }
  t.equal(anyProvisional(d('2009-12-01'), d('2011-01-05'), without2010), true)
  t.equal(anyProvisional(d('2008-12-01'), d('2009-12-01'), without2010), false)
  t.equal(rollOver(d('2021-10-02'), 'none', calendar), '2021-10-02')
})

t.test('properties', async () => {
  fc.assert(fc.property(anyDay, (day) => fromDayNumber(dayNumber(day)) === day && civilDate(day) === day))
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -9000, max: 9000 }), (day, n) => {
      const later = Temporal.PlainDate.from(day).add({ days: n }).toString()
      return addDays(day, n) === later && daysBetween(day, later as CivilDate) === n
    })
  )
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 200 }), (day, n) => {
      const civil = Temporal.PlainDate.from(day).add({ months: n }).toString()
      const criminal = addMonths(day, n, 'criminal')
      return (
        addMonths(day, n, 'civil') === civil &&
        criminal >= civil &&
        (day === lastOfMonth(day) ? criminal === lastOfMonth(criminal) : criminal === civil)
      )
    })
  )
  const unit = fc.constantFrom<Unit>('calendar-day', 'working-day', 'month')
  const roll = fc.constantFrom<Roll>('rest-day', 'holiday', 'none')
  fc.assert(
    fc.property(anyDay, fc.nat(120), unit, roll, (day, n, u, r) => {
      const { due } = deadline(day, n, u, { roll: r }, calendar)
      const longer = deadline(day, n + 1, u, { roll: r }, calendar).due
      const later = deadline(addDays(day, 1), n, u, { roll: r }, calendar).due
      const ends = r !== 'rest-day' || u === 'working-day' || isWorkingDay(due as CivilDate, calendar)
      return due >= day && longer >= due && later >= due && ends
    })
  )
  fc.assert(
    fc.property(anyDay, fc.nat(60), fc.nat(60), (day, a, b) => {
      const once = addWorkingDays(day, a + b, calendar)
      return once === addWorkingDays(addWorkingDays(day, a, calendar), b, calendar)
    })
  )
})
