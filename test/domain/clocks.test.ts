import t from 'tap'
import { withNotice } from '../../src/domain/calendar/calendar.ts'
import { publishedCalendar as calendar } from '../../src/domain/calendar/published.ts'
import { dueOf } from '../../src/domain/clocks/due.ts'
import type { Clock } from '../../src/domain/clocks/plan.ts'
import { defaultClockSettings, type ClockSettings } from '../../src/domain/clocks/settings.ts'

const stop = (from: string, to: string | null, ground: string): NonNullable<Clock['stops']>[number] => ({
  from,
  to,
  ground
})
const due = (rule: string, clock: Clock, settings: Partial<ClockSettings> = {}): string | null =>
  dueOf(rule, clock, calendar, { ...defaultClockSettings, ...settings }).due

t.test('the vectors of the handbook through their rules', async (t) => {
  const rows: [string, Clock, string][] = [
    ['A-41', { from: '2021-09-01' }, '2021-11-30'],
    ['A-41', { from: '2021-09-01', extensions: 1 }, '2021-12-30'],
    ['A-10', { from: '2021-09-24' }, '2021-10-20'],
    ['T-11', { from: '2021-09-29' }, '2021-10-08'],
    ['A-80', { from: '2021-09-20' }, '2021-10-08'],
    ['A-70', { from: '2021-09-29' }, '2021-10-14'],
    ['A-85.suit', { from: '2021-09-20' }, '2022-03-21'],
    ['A-87', { from: '2022-03-21' }, '2022-06-21'],
    ['A-10', { from: '2021-09-24', extensions: 1 }, '2021-11-10'],
    ['A-13', { from: '2015-03-02' }, '2015-03-11'],
    ['A-13', { from: '2015-03-02', extensions: 1 }, '2015-03-23'],
    ['A-22', { from: '2021-09-01' }, '2021-10-01'],
    ['A-22', { from: '2021-09-01', extensions: 1 }, '2021-10-31'],
    ['A-43', { from: '2022-01-31' }, '2022-02-28'],
    ['A-43', { from: '2022-01-31', extensions: 1 }, '2022-03-15'],
    ['A-44', { from: '2024-01-31', extensions: 1 }, '2024-05-31'],
    ['A-45', { from: '2025-03-03', extensions: 2 }, '2025-09-03'],
    ['T-19', { from: '2021-11-01' }, '2021-11-04'],
    ['T-19', { from: '2021-11-01', extensions: 1 }, '2021-11-11'],
    ['T-19', { from: '2021-11-01', extensions: 2 }, '2021-12-01'],
    ['T-19', { from: '2021-11-01', extensions: 3 }, '2021-12-31'],
    ['T-44', { from: '2022-02-28' }, '2022-03-31'],
    ['T-44', { from: '2022-02-28', extensions: 1 }, '2022-04-15'],
    ['T-47.summary', { from: '2022-03-01', extensions: 1 }, '2022-04-18'],
    ['T-12', { from: '2021-09-30T23:00:00+08:00' }, '2021-10-01T23:00:00+08:00'],
    ['T-12', { from: '2021-09-30T23:00:00+08:00', extensions: 0, stops: [] }, '2021-10-01T23:00:00+08:00'],
    ['T-12', { from: '2021-09-30T23:00:00+08:00', extensions: [] }, '2021-10-01T23:00:00+08:00'],
    ['T-11', { from: '2021-09-28T16:30:00Z' }, '2021-10-08'],
    ['A-70', { from: '2021-07-14' }, '2021-07-21'],
    ['A-70', { from: '2021-07-15' }, '2021-07-26']
  ]
  for (const [rule, clock, expected] of rows) t.equal(due(rule, clock), expected, `${rule} ${JSON.stringify(clock)}`)
})

t.test('stops: inclusive, merged, only inside the period, then the roll-over once', async (t) => {
  const from = '2021-09-01'
  const rows: [string, Clock, string | null][] = [
    ['A-41', { from, stops: [stop('2021-09-10', '2021-09-10', 'hearing')] }, '2021-12-01'],
    [
      'A-41',
      { from, stops: [stop('2021-09-10', '2021-09-19', 'hearing'), stop('2021-09-15', '2021-09-24', 'appraisal')] },
      '2021-12-15'
    ],
    [
      'A-41',
      { from, stops: [stop('2021-09-20', '2021-09-24', 'appraisal'), stop('2021-09-10', '2021-09-19', 'hearing')] },
      '2021-12-15'
    ],
    [
      'A-41',
      { from, stops: [stop('2021-09-10', '2021-09-30', 'hearing'), stop('2021-09-12', '2021-09-13', 'appraisal')] },
      '2021-12-21'
    ],
    [
      'A-41',
      { from, stops: [stop('2021-09-10', '2021-09-19', 'hearing'), stop('2021-09-19', '2021-09-24', 'appraisal')] },
      '2021-12-15'
    ],
    ['A-41', { from, stops: [stop('2021-08-01', '2021-09-01', 'hearing')] }, '2021-11-30'],
    ['A-41', { from, stops: [stop('2021-08-01', '2021-09-02', 'hearing')] }, '2021-12-01'],
    ['A-41', { from, stops: [stop('2021-12-01', null, 'hearing')] }, '2021-11-30'],
    ['A-41', { from, stops: [stop('2021-11-30', null, 'hearing')] }, null],
    ['A-41', { from, stops: [{ from: '2021-11-30', ground: 'suspension' }] }, null],
    ['A-41', { from, stops: [stop('2021-11-30', null, 'hearing')], extensions: 1 }, null],
    ['A-41', { from, stops: [stop('2021-09-10', '2021-09-13', 'price-refund')] }, '2021-12-06'],
    ['A-10', { from: '2021-09-24', stops: [stop('2021-10-08', '2021-10-12', 'identification')] }, '2021-10-26'],
    ['A-10', { from: '2021-09-24', stops: [stop('2021-10-01', '2021-10-07', 'testing')] }, '2021-10-20'],
    ['A-10', { from: '2021-09-24', stops: [stop('2021-10-08', null, 'testing')] }, null],
    ['A-44', { from: '2022-01-31', stops: [stop('2022-02-01', '2022-02-10', 'appraisal')] }, '2022-05-10'],
    ['A-43', { from: '2022-01-31', stops: [stop('2022-02-01', '2022-02-10', 'hearing')], extensions: 1 }, '2022-03-25']
  ]
  for (const [rule, clock, expected] of rows) t.equal(due(rule, clock), expected, `${rule} ${JSON.stringify(clock)}`)
})

t.test('extensions as granted', async (t) => {
  const from = '2021-09-01'
  const head = { grantedOn: '2021-11-20', by: 'head' }
  const rows: [string, Clock, string | null][] = [
    ['A-41', { from, extensions: [head] }, '2021-12-30'],
    ['A-41', { from, extensions: [{ ...head, days: 10 }] }, '2021-12-10'],
    ['A-41', { from, extensions: [{ ...head, until: '2021-12-15' }] }, '2021-12-15'],
    ['A-41', { from, extensions: [{ ...head, until: '2021-12-30' }] }, '2021-12-30'],
    [
      'A-41',
      { from, extensions: [{ grantedOn: '2021-12-20', by: 'collective', until: '2022-02-27' }, head] },
      '2022-02-28'
    ],
    ['A-41', { from, extensions: [head, { grantedOn: '2021-12-20', by: 'collective', days: 60 }] }, '2022-02-28'],
    ['A-41', { from, extensions: [head, { grantedOn: '2021-11-20', by: 'collective', days: 60 }] }, '2022-02-28'],
    [
      'A-41',
      {
        from,
        extensions: [head, { grantedOn: '2021-12-20', by: 'collective', until: '2022-02-28' }],
        stops: [stop('2022-01-04', '2022-01-06', 'hearing')]
      },
      '2022-03-03'
    ],
    [
      'A-41',
      { from, extensions: [{ ...head, until: '2021-12-15' }], stops: [stop('2021-11-25', null, 'hearing')] },
      null
    ],
    ['A-10', { from: '2021-09-24', extensions: [{ grantedOn: '2021-10-15', by: 'head', days: 5 }] }, '2021-10-27'],
    [
      'A-10',
      { from: '2021-09-24', extensions: [{ grantedOn: '2021-10-15', by: 'head', until: '2021-10-30' }] },
      '2021-11-01'
    ],
    [
      'A-10',
      { from: '2021-09-24', extensions: [{ grantedOn: '2021-10-20', by: 'head', until: '2021-10-28' }] },
      '2021-10-28'
    ],
    ['A-32', { from: '2021-11-01', extensions: [{ grantedOn: '2021-11-10', by: 'head', days: 5 }] }, '2021-11-22'],
    ['A-44', { from: '2022-01-31', extensions: [{ grantedOn: '2022-04-20', by: 'head', days: 20 }] }, '2022-05-20'],
    ['T-19', { from: '2021-11-01', extensions: [{ grantedOn: '2021-11-03', by: 'anybody' }] }, '2021-11-11'],
    ['T-19', { from: '2021-11-01', extensions: [{ grantedOn: '2021-11-03', by: 'x', days: 2 }] }, '2021-11-08']
  ]
  for (const [rule, clock, expected] of rows) t.equal(due(rule, clock), expected, `${rule} ${JSON.stringify(clock)}`)
})

t.test('settings change what the law leaves open, and are named only where they touch', async (t) => {
  const keys = (rule: string, clock: Clock, settings: Partial<ClockSettings> = {}): string[] =>
    dueOf(rule, clock, calendar, { ...defaultClockSettings, ...settings }).settings.map(
      (one) => `${one.question ?? ''} ${one.value}`
    )
  t.equal(due('T-11', { from: '2021-09-29' }, { d310Days: 'working' }), '2021-10-09')
  t.equal(
    dueOf('T-11', { from: '2021-09-29' }, calendar, { ...defaultClockSettings, d310Days: 'working' }).unit,
    'working-day'
  )
  t.same(keys('T-11', { from: '2021-09-29' }), ['D-01 calendar'])
  t.equal(due('T-19', { from: '2021-11-01', extensions: 1 }, { d310Days: 'working' }), '2021-11-11')
  t.equal(due('A-41', { from: '2021-09-03' }, { restDayRoll: 'statutory-holiday' }), '2021-12-02')
  t.equal(due('A-41', { from: '2021-09-05' }), '2021-12-06')
  t.equal(due('A-41', { from: '2021-09-05' }, { restDayRoll: 'statutory-holiday' }), '2021-12-04')
  t.equal(due('A-80', { from: '2021-09-20' }, { restDayRoll: 'statutory-holiday' }), '2021-10-08')
  t.same(keys('A-41', { from: '2021-09-05' }), ['D-02 any-rest-day'])
  t.same(keys('A-41', { from: '2021-09-01' }), [])
  t.same(keys('A-41', { from: '2021-09-01', stops: [stop('2021-09-02', null, 'hearing')] }), [])
  const copy: Clock = { from: '2021-09-01', stops: [stop('2021-09-10', '2021-09-10', 'hearing')] }
  t.equal(due('A-46', copy), '2021-12-01')
  t.same(keys('A-46', copy), ['D-06 analogy'])
  t.throws(() => due('A-46', copy, { copyrightStops: 'none' }), { code: 'clock.stop-ground' })
  const months: Clock = { from: '2022-01-30', stops: [stop('2022-02-10', '2022-02-11', 'hearing')] }
  t.equal(due('A-43', months), '2022-03-02')
  t.equal(due('A-43', months, { stoppedMonths: 'days-first' }), '2022-03-01')
  t.same(keys('A-43', months, { stoppedMonths: 'days-first' }), [' days-first'])
  t.same(keys('A-43', { from: '2022-01-30' }), [])
  const later: Clock = { from: '2022-01-30', stops: [stop('2022-02-10', null, 'hearing')] }
  t.equal(due('A-43', later, { stoppedMonths: 'days-first' }), null)
  const apart: Clock = {
    from: '2022-01-20',
    stops: [
      stop('2022-01-01', '2022-01-10', 'hearing'),
      stop('2022-02-10', '2022-02-20', 'hearing'),
      stop('2022-08-01', '2022-08-02', 'hearing')
    ]
  }
  t.equal(due('A-43', apart, { stoppedMonths: 'days-first' }), '2022-02-28')
})

t.test('a missing notice makes the answer provisional until it is loaded', async (t) => {
  const clock = { from: '2026-12-21' }
  const before = dueOf('A-10', clock, calendar)
  t.match(before, { due: '2027-01-12', provisional: true })
  t.match(before.explanation, { zh: /2027年放假通知未收录.*暂定/, en: /notice of 2027 is not held: provisional/ })
  const loaded = withNotice(calendar, {
    year: 2027,
    papers: ['x'],
    holidays: [['元旦', '2027-01-01..2027-01-03', '2027-01-09']]
  })
  t.match(dueOf('A-10', clock, loaded), { due: '2027-01-11', provisional: false })
  t.match(dueOf('A-10', { from: '2026-12-21' }, calendar).explanation.zh, /D-40/)
  t.match(dueOf('A-10', { from: '2026-12-08' }, calendar), { due: '2026-12-29', provisional: true })
  t.match(dueOf('A-10', { from: '2026-12-08' }, calendar).explanation.en, /notice of 2027/)
  t.match(dueOf('A-10', { from: '2026-12-07' }, calendar), { due: '2026-12-28', provisional: false })
  t.match(
    dueOf('A-22', { from: '2026-12-10' }, calendar),
    { due: '2027-01-09', provisional: false },
    'rolls nothing, so nothing can move it'
  )
  t.match(dueOf('A-41', { from: '2026-12-10' }, calendar), { due: '2027-03-10', provisional: true })
  t.match(dueOf('T-30', { from: '2005-06-01' }, calendar), { due: '2005-06-06', provisional: true })
  t.match(dueOf('A-14', { from: '2034-12-10' }, calendar), { due: '2036-12-10', provisional: false })
  t.match(dueOf('A-41', { from: '2027-12-10' }, calendar).explanation.en, /notice of 2027、2028 is/)
})
