import t from 'tap'
import { affectedDays, noticeOf, sameNotice, type ListedNotice } from '../../src/domain/calendar/load.ts'
import { notices } from '../../src/domain/calendar/notices.ts'
import type { Refusal } from '../../src/domain/refusal.ts'
import { madeUpNotice as notice } from '../support/notice.ts'

t.test('a notice is judged before it is held', async (t) => {
  const day = (date: string) => ({ ...notice, days: [...notice.days, { date, name: 'x', off: true }] })
  const rows: [ListedNotice, string, string][] = [
    [day('2027-02-30'), 'calendar.date', `/days/${notice.days.length}/date`],
    [day('2028-05-01'), 'calendar.other-year', `/days/${notice.days.length}/date`],
    [day('2027-01-01'), 'calendar.twice', `/days/${notice.days.length}/date`],
    [{ ...notice, days: notice.days.slice(0, -1) }, 'calendar.incomplete', '/days'],
    [{ ...notice, days: notice.days.filter(({ date }) => date !== '2027-02-08') }, 'calendar.incomplete', '/days']
  ]
  for (const [given, code, field] of rows) {
    try {
      noticeOf(given)
      t.fail(`${code} was not refused`)
    } catch (error) {
      t.match([(error as Refusal).code, (error as Refusal).params.field], [code, field])
    }
  }
  t.same(noticeOf(notice).holidays[0], ['元旦', '2027-01-01..2027-01-06', '2027-01-09'])
})

t.test('every notice that the code brings would be taken as it is', async (t) => {
  for (const { year, papers, holidays } of notices) {
    const days = holidays.flatMap(([name, rest, work]) =>
      [rest, work].flatMap((text, index) =>
        text
          .split(' ')
          .filter((part) => part !== '')
          .flatMap((part) => {
            const [first = '', last = first] = part.split('..')
            const run = []
            for (let date = first; date <= last; date = Temporal.PlainDate.from(date).add({ days: 1 }).toString())
              run.push({ date, name, off: index === 0 })
            return run
          })
      )
    )
    t.same(noticeOf({ year, papers, days }), { year, papers, holidays }, String(year))
  }
})

t.test('a year before the notices is whole with the three days that every notice gave', async (t) => {
  const days = ['1999-01-01', '1999-05-01', '1999-10-01'].map((date) => ({ date, name: '假', off: true }))
  const given: ListedNotice = { year: 1999, papers: ['x'], days }
  t.same(noticeOf(given).holidays, [['假', days.map(({ date }) => date).join(' '), '']])
  t.throws(() => noticeOf({ ...given, days: days.slice(1) }), { code: 'calendar.incomplete' })
})

t.test('the days that a notice can move, and whether two say the same', async (t) => {
  const held = noticeOf(notice)
  t.same(affectedDays(2027, []), ['2026-12-29', '2027-12-31'], 'its absence alone made these provisional')
  t.same(affectedDays(2027, [held]), ['2026-12-29', '2027-12-31'])
  const wide = noticeOf({
    ...notice,
    days: [
      ...notice.days,
      { date: '2026-12-20', name: '元旦', off: false },
      { date: '2028-01-03', name: '国庆节', off: true }
    ]
  })
  t.same(affectedDays(2027, [held, wide]), ['2026-12-20', '2028-01-03'], 'days of the years beside it')
  t.ok(sameNotice(held, noticeOf({ ...notice, days: notice.days.toReversed().toReversed() })))
  t.notOk(sameNotice(held, wide))
  t.notOk(sameNotice(held, { ...held, papers: ['another'] }))
})
