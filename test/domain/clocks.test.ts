import fc from 'fast-check'
import t from 'tap'
import { withNotice } from '../../src/domain/calendar/calendar.ts'
import { publishedCalendar as calendar } from '../../src/domain/calendar/published.ts'
import { dueOf } from '../../src/domain/clocks/due.ts'
import { explainDue } from '../../src/domain/clocks/explain.ts'
import type { Clock } from '../../src/domain/clocks/plan.ts'
import { defaultClockSettings, type ClockSettings } from '../../src/domain/clocks/settings.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { isPeriod, rules, ruleOn } from '../../src/domain/rules/table.ts'
import type { PeriodRule } from '../../src/domain/rules/row.ts'
import { addDays, civilDate as d, dayNumber, fromDayNumber } from '../../src/domain/time/civil-date.ts'

const stop = (from: string, to: string | null, ground: string): NonNullable<Clock['stops']>[number] => ({
  from,
  to,
  ground
})
const due = (rule: string, clock: Clock, settings: Partial<ClockSettings> = {}): string | null =>
  dueOf(rule, clock, calendar, { ...defaultClockSettings, ...settings }).due

function refusal(rule: string, clock: Clock): Refusal | undefined {
  try {
    dueOf(rule, clock, calendar)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

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

t.test('what the rows do not allow is refused with the field', async (t) => {
  const from = '2021-09-01'
  const head = { grantedOn: '2021-11-20', by: 'head' }
  const rows: [string, Clock, string, string][] = [
    ['A-00', { from }, 'clock.rule-unknown', '/rule'],
    ['A-11', { from }, 'clock.not-a-period', '/rule'],
    ['A-10', { from: '2019-03-31' }, 'clock.not-in-force', '/from'],
    ['A-10', { from: '2021-02-30' }, 'clock.date', '/from'],
    ['A-10', { from: 'yesterday' }, 'clock.date', '/from'],
    ['T-12', { from }, 'clock.instant-needed', '/from'],
    ['T-12', { from: `${from}T12:00:00Z`, extensions: 1 }, 'clock.ladder', '/extensions'],
    ['T-12', { from: `${from}T12:00:00Z`, extensions: [head] }, 'clock.ladder', '/extensions'],
    [
      'T-12',
      { from: `${from}T12:00:00Z`, stops: [stop(from, null, 'hearing')] },
      'clock.stop-ground',
      '/stops/0/ground'
    ],
    ['A-22', { from, stops: [stop(from, null, 'identification')] }, 'clock.stop-ground', '/stops/0/ground'],
    [
      'A-41',
      { from, stops: [stop(from, from, 'hearing'), stop(from, null, 'transfer')] },
      'clock.stop-ground',
      '/stops/1/ground'
    ],
    ['A-41', { from, stops: [stop('2021-09-31', null, 'hearing')] }, 'clock.date', '/stops/0/from'],
    ['A-41', { from, stops: [stop(from, 'x', 'hearing')] }, 'clock.date', '/stops/0/to'],
    ['A-41', { from, stops: [stop('2021-09-05', '2021-09-04', 'hearing')] }, 'clock.stop-order', '/stops/0/to'],
    ['A-80', { from, extensions: 1 }, 'clock.ladder', '/extensions'],
    ['A-41', { from, extensions: 2 }, 'clock.extension-length', '/extensions'],
    ['A-41', { from, extensions: -1 }, 'clock.extension-length', '/extensions'],
    ['A-41', { from, extensions: 0.5 }, 'clock.extension-length', '/extensions'],
    ['A-41', { from, extensions: [{ ...head, by: 'officer' }] }, 'clock.granter', '/extensions/0/by'],
    ['A-41', { from, extensions: [{ ...head, grantedOn: 'x' }] }, 'clock.date', '/extensions/0/grantedOn'],
    [
      'A-41',
      { from, extensions: [{ ...head, grantedOn: '2021-08-31' }] },
      'clock.extension-early',
      '/extensions/0/grantedOn'
    ],
    [
      'A-41',
      { from, extensions: [{ ...head, grantedOn: '2021-12-01' }] },
      'clock.extension-late',
      '/extensions/0/grantedOn'
    ],
    ['A-41', { from, extensions: [{ ...head, days: 31 }] }, 'clock.extension-too-long', '/extensions/0/days'],
    [
      'A-41',
      { from, extensions: [{ ...head, until: '2021-12-31' }] },
      'clock.extension-too-long',
      '/extensions/0/until'
    ],
    [
      'A-41',
      { from, extensions: [{ ...head, until: '2021-11-30' }] },
      'clock.extension-too-short',
      '/extensions/0/until'
    ],
    ['A-41', { from, extensions: [{ ...head, until: 'soon' }] }, 'clock.date', '/extensions/0/until'],
    [
      'A-41',
      { from, extensions: [{ ...head, days: 3, until: '2021-12-03' }] },
      'clock.extension-length',
      '/extensions/0'
    ],
    ['A-41', { from, extensions: [{ ...head, days: 0 }] }, 'clock.extension-length', '/extensions/0'],
    [
      'A-41',
      { from, extensions: [head, { grantedOn: '2021-12-20', by: 'collective' }] },
      'clock.extension-length',
      '/extensions/1'
    ],
    ['A-80', { from, extensions: [head] }, 'clock.ladder', '/extensions'],
    [
      'T-19',
      { from, extensions: [{ grantedOn: from, by: 'x', days: 8 }] },
      'clock.extension-too-long',
      '/extensions/0/days'
    ]
  ]
  for (const [rule, clock, code, field] of rows) {
    const refused = refusal(rule, clock)
    t.equal(refused?.code, code, `${rule} ${JSON.stringify(clock)}`)
    t.equal(refused?.params.field, field, `${rule} ${JSON.stringify(clock)}`)
  }
  t.match(refusal('A-41', { from, extensions: [{ ...head, days: 31 }] }), {
    params: { limit: '2021-12-30' },
    basis: 'A-41'
  })
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

t.test('the answer cites, marks and explains', async (t) => {
  const answer = dueOf(
    'A-41',
    { from: '2021-09-05', stops: [stop('2021-09-10', '2021-09-10', 'hearing')], extensions: 1 },
    calendar
  )
  t.match(answer, {
    rule: 'A-41',
    version: '2021-07-15',
    due: '2022-01-04',
    nominal: '2022-01-04',
    unit: 'calendar-day',
    bound: 'by',
    expiry: 'late',
    mark: 'V:SML',
    certainty: 'verified',
    needsConfirmation: false,
    provisional: false,
    basis: { zh: '《市场监督管理行政处罚程序规定》第64条', en: /art 64$/ }
  })
  t.equal(
    answer.explanation.zh,
    '自2021-09-05起（当日不计）120日；2021-09-10至2021-09-10不计（听证）；期满日2022-01-04。依据：《市场监督管理行政处罚程序规定》第64条（A-41，已核对条文）。'
  )
  t.match(
    answer.explanation.en,
    /^120 calendar days from 2021-09-05, that day not counted; not counted from .* \(hearing\); last day 2022-01-04\. Basis: .* art 64 \(A-41, text read\)\.$/
  )
  const text = (rule: string, clock: Clock): { zh: string; en: string } => dueOf(rule, clock, calendar).explanation
  t.match(text('A-80', { from: '2021-09-20' }), {
    zh: /2021-10-05不是工作日，顺延一次/,
    en: /is no working day, so the end moves once.* Setting D-02 \[I\]/
  })
  t.match(text('A-22', { from: '2021-09-01' }), { zh: /末日不顺延/, en: /no roll-over/ })
  t.match(text('A-86', { from: '2021-09-01' }), { zh: /届满后方可/, en: /the next step is open after/ })
  t.match(text('A-10', { from: '2020-09-01' }), { zh: /未核对.*尚待与公报核对/, en: /unverified.*gazette/ })
  t.match(text('A-13', { from: '2015-09-01' }), { zh: /二手资料/, en: /secondary/ })
  t.match(text('A-46', { from: '2021-09-01' }), { zh: /推定.*类推/, en: /inference.*analogy/ })
  t.match(text('A-41', { from: '2021-09-01', stops: [stop('2021-09-02', null, 'hearing')] }), {
    zh: /至今不计.*停止中/,
    en: /to now.*stands still/
  })
  t.match(text('T-44', { from: '2022-02-28', extensions: 1 }), {
    zh: /1个月又15日/,
    en: /^1 month and 15 calendar days/
  })
  t.match(text('A-43', { from: '2022-01-30', stops: [stop('2022-02-10', '2022-02-11', 'hearing')] }), {
    en: /Setting \[I\]: months first/
  })
  t.match(
    text('A-41', { from: '2021-09-01', extensions: [{ grantedOn: '2021-11-01', by: 'head', until: '2021-12-15' }] }),
    { zh: /延长至批准的截止日/, en: /extended to the day granted/ }
  )
  t.match(text('T-12', { from: '2021-09-30T15:00:00Z' }), {
    zh: /自2021-09-30T23:00:00\+08:00起24小时.*D-03/,
    en: /^24 hours/
  })
})

t.test('every day is listed with its reason', async (t) => {
  const codes = (rule: string, clock: Clock, settings = defaultClockSettings): string[] =>
    explainDue(rule, clock, calendar, settings).days.map((one) => `${one.day} ${one.counts ? '+' : '-'}${one.why.code}`)
  t.same(
    codes('A-10', { from: '2021-09-24', stops: [stop('2021-10-08', '2021-10-12', 'identification')] }).slice(0, 20),
    [
      '2021-09-24 -start',
      '2021-09-25 -weekend',
      '2021-09-26 +make-up',
      ...['27', '28', '29', '30'].map((day) => `2021-09-${day} +counted`),
      ...[1, 2, 3, 4, 5, 6, 7].map((day) => `2021-10-0${day} -holiday`),
      ...['08', '09', '10', '11', '12'].map((day) => `2021-10-${day} -stopped`),
      '2021-10-13 +counted'
    ]
  )
  t.same(codes('T-11', { from: '2021-09-29' }), [
    '2021-09-29 -start',
    '2021-09-30 +counted',
    '2021-10-01 +counted',
    '2021-10-02 +counted',
    ...[3, 4, 5, 6, 7, 8].map((day) => `2021-10-0${day} -roll-over`)
  ])
  t.same(codes('T-12', { from: '2021-09-30T15:00:00Z' }), ['2021-09-30 +hours', '2021-10-01 +hours'])
  t.same(codes('A-41', { from: '2021-09-01', stops: [stop('2021-09-03', null, 'hearing')] }), [
    '2021-09-01 -start',
    '2021-09-02 +counted',
    '2021-09-03 -stopped'
  ])
  const both = explainDue(
    'A-10',
    {
      from: '2021-09-24',
      stops: [
        { from: '2021-10-08', to: '2021-10-09', ground: 'testing' },
        { from: '2021-10-11', ground: 'testing' }
      ]
    },
    calendar
  )
  t.equal(both.due, null)
  t.equal(both.days.at(-1)?.day, '2021-10-11')
  t.match(explainDue('A-10', { from: '2021-09-30' }, calendar).days[1], {
    why: { zh: '放假：国庆节', en: /^holiday: / }
  })
  t.match(
    explainDue('A-10', { from: '2021-10-07', stops: [stop('2021-10-08', '2021-10-08', 'testing')] }, calendar).days[1]
      ?.why,
    { zh: '不计入期限：检测', en: /testing$/ }
  )
})

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
        (later.due as string) >= answer.due
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

t.test('the row itself may be passed', async (t) => {
  const row = ruleOn('A-10', '2022-01-01') as PeriodRule
  t.equal(dueOf(row, { from: '2021-09-24' }, calendar).due, '2021-10-20')
  t.throws(() => dueOf(row, { from: 'x' }, calendar), { code: 'clock.date' })
})
