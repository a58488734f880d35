import fc from 'fast-check'
import t from 'tap'
import {
  addWorkingDays,
  calendarOf,
  isHoliday,
  isProvisional,
  isWorkingDay,
  namedDays,
  rollToWorkingDay,
  withNotice,
  workingDaysBetween,
  yearSource
} from '../../src/domain/calendar/calendar.ts'
import { notices } from '../../src/domain/calendar/notices.ts'
import { publishedCalendar as calendar } from '../../src/domain/calendar/published.ts'
import { statutoryHolidays } from '../../src/domain/calendar/statutory.ts'
import { addDays, civilDate as d, dayNumber, fromDayNumber } from '../../src/domain/time/civil-date.ts'

t.test('holds every notice from 2007 to 2026 with its papers', async (t) => {
  t.same(
    notices.map((notice) => notice.year),
    Array.from({ length: 20 }, (_, index) => 2007 + index)
  )
  for (const notice of notices) {
    t.ok(
      notice.papers.length > 0 && notice.papers.every((paper) => /^https?:\/\/www\.gov\.cn\//.test(paper)),
      `${notice.year}`
    )
  }
})

t.test('working days by notice', async (t) => {
  const rows: [string, boolean, string][] = [
    ['2021-09-26', true, 'make-up Sunday'],
    ['2021-10-09', true, 'make-up Saturday'],
    ['2021-10-10', false, 'Sunday'],
    ['2021-10-07', false, 'National Day'],
    ['2021-10-08', true, 'Friday'],
    ['2026-10-10', true, 'make-up Saturday'],
    ['2026-02-14', true, 'make-up Saturday'],
    ['2006-12-30', true, 'named by the notice of 2007'],
    ['2007-12-31', false, 'named by the notice of 2008'],
    ['2020-01-31', false, 'the prolonged Spring Festival'],
    ['2015-09-03', false, 'the added day of 2015'],
    ['1998-06-05', true, 'before every table: a Friday'],
    ['1969-12-28', false, 'a Sunday before day 0']
  ]
  for (const [day, works, why] of rows) t.equal(isWorkingDay(d(day), calendar), works, `${day} ${why}`)
  t.equal(isHoliday(d('2021-10-02'), calendar), true)
  t.equal(isHoliday(d('2021-10-10'), calendar), false)
  t.equal(isHoliday(d('2021-10-09'), calendar), false)
})

t.test('years without a notice answer from the statute and say so', async (t) => {
  t.equal(yearSource(calendar, 2026), 'notice')
  t.equal(yearSource(calendar, 2006), 'statutory')
  t.equal(yearSource(calendar, 2027), 'statutory')
  t.equal(yearSource(calendar, 1999), 'weekends')
  t.equal(yearSource(calendar, 2036), 'weekends')
  t.equal(isWorkingDay(d('2027-02-08'), calendar), false, 'the third day of the lunar year')
  t.equal(isWorkingDay(d('2027-02-05'), calendar), false, 'its eve')
  t.equal(isWorkingDay(d('2005-05-03'), calendar), false, 'Labour Day had three days')
  t.equal(isWorkingDay(d('2027-05-03'), calendar), true, 'and has two')
  t.equal(isWorkingDay(d('2006-04-05'), calendar), true, 'Qingming was none yet')
  t.equal(isProvisional(d('2006-06-01'), calendar), true)
  t.equal(isProvisional(d('2026-12-28'), calendar), false)
  t.equal(isProvisional(d('2026-12-29'), calendar), true, 'the next notice can name it')
  t.equal(isProvisional(d('2025-12-31'), calendar), false)
  t.equal(statutoryHolidays(2010), undefined)
  t.equal(isWorkingDay(d('2010-10-01'), calendarOf([])), true, 'weekends only: a Friday')
})

t.test('the festivals of the table are those of the lunar calendar', async (t) => {
  for (let year = 2000; year <= 2035; year += 1) {
    for (const [day, name] of statutoryHolidays(year) ?? []) {
      const lunar = Temporal.PlainDate.from(day).withCalendar('chinese')
      const wanted = { 端午节: 'M05-5', 中秋节: 'M08-15' }[name]
      if (wanted !== undefined) t.equal(`${lunar.monthCode}-${lunar.day}`, wanted, day)
      if (name === '清明节') t.match(day, /-04-0[45]$/)
    }
    const spring = (statutoryHolidays(year) ?? []).filter(([, name]) => name === '春节')[year >= 2025 ? 1 : 0]
    if (spring !== undefined)
      t.equal(Temporal.PlainDate.from(spring[0]).withCalendar('chinese').dayOfYear, 1, spring[0])
  }
})

t.test('a year loaded later replaces what the statute said', async (t) => {
  const loaded = withNotice(calendar, {
    year: 2027,
    papers: ['https://www.gov.cn/x'],
    holidays: [['春节', '2027-02-05..2027-02-12', '2027-02-14 2027-02-20']]
  })
  t.equal(isWorkingDay(d('2027-02-12'), loaded), false)
  t.equal(isWorkingDay(d('2027-02-14'), loaded), true)
  t.equal(isWorkingDay(d('2027-05-01'), loaded), false, 'a Saturday')
  t.equal(isWorkingDay(d('2027-10-01'), loaded), true, 'a Friday that this notice does not name')
  t.equal(isProvisional(d('2027-02-12'), loaded), false)
  t.equal(isProvisional(d('2026-12-31'), loaded), false)
  t.equal(calendar.notices.has(2027), false, 'the first calendar is as it was')
  const again = withNotice(loaded, { year: 2027, papers: [], holidays: [] })
  t.equal(isWorkingDay(d('2027-02-12'), again), true)
  t.same(
    namedDays(2007, calendar).filter((named) => named.date >= '2007-12-01'),
    [
      { date: '2007-12-29', working: true, name: '元旦' },
      { date: '2007-12-30', working: false, name: '元旦' },
      { date: '2007-12-31', working: false, name: '元旦' }
    ]
  )
})

t.test('counting working days', async (t) => {
  t.equal(addWorkingDays(d('2026-09-30'), 3, calendar), '2026-10-10')
  t.equal(addWorkingDays(d('2021-10-02'), 0, calendar), '2021-10-02')
  t.equal(workingDaysBetween(d('2026-09-30'), d('2026-10-10'), calendar), 3)
  t.equal(workingDaysBetween(d('2026-10-10'), d('2026-09-30'), calendar), -3)
  t.equal(workingDaysBetween(d('2026-09-30'), d('2026-09-30'), calendar), 0)
  t.equal(rollToWorkingDay(d('2021-10-01'), calendar), '2021-10-08')
  t.equal(rollToWorkingDay(d('2021-10-09'), calendar), '2021-10-09')
  for (const n of [-1, 0.5]) t.throws(() => addWorkingDays(d('2026-09-30'), n, calendar), RangeError)
  const year = workingDaysBetween(d('2020-12-31'), d('2021-12-31'), calendar)
  t.equal(year, 250, '2021 had 250 working days')
})

t.test('properties', async () => {
  const day = fc.integer({ min: dayNumber(d('2000-01-01')), max: dayNumber(d('2035-01-01')) }).map(fromDayNumber)
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 300 }), (from, n) => {
      const due = addWorkingDays(from, n, calendar)
      return due > from && isWorkingDay(due, calendar) && workingDaysBetween(from, due, calendar) === n
    })
  )
  fc.assert(
    fc.property(day, day, day, (a, b, c) => {
      const between = (x: typeof a, y: typeof a): number => workingDaysBetween(x, y, calendar)
      return between(a, b) + between(b, c) === between(a, c)
    })
  )
  fc.assert(
    fc.property(day, (from) => {
      const rolled = rollToWorkingDay(from, calendar)
      return (
        rolled >= from &&
        isWorkingDay(rolled, calendar) &&
        workingDaysBetween(addDays(from, -1), rolled, calendar) === 1
      )
    })
  )
  fc.assert(fc.property(day, (from) => isWorkingDay(from, calendarOf(notices)) === isWorkingDay(from, calendar)))
})
