import t from 'tap'
import { publishedCalendar as calendar } from '../../src/domain/calendar/published.ts'
import { dueOf } from '../../src/domain/clocks/due.ts'
import { explainDue } from '../../src/domain/clocks/explain.ts'
import type { Clock } from '../../src/domain/clocks/plan.ts'
import { defaultClockSettings } from '../../src/domain/clocks/settings.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { ruleOn } from '../../src/domain/rules/table.ts'
import type { PeriodRule } from '../../src/domain/rules/row.ts'

const stop = (from: string, to: string | null, ground: string): NonNullable<Clock['stops']>[number] => ({
  from,
  to,
  ground
})
function refusal(rule: string, clock: Clock): Refusal | undefined {
  try {
    dueOf(rule, clock, calendar)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

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
  const told = (rule: string, clock: Clock) => [refusal(rule, clock)?.text('zh'), refusal(rule, clock)?.text('en')]
  t.same(told('A-41', { from, extensions: [{ ...head, by: 'officer' }] }), [
    '此次延长须经负责人批准',
    'This extension is granted by the head'
  ])
  t.same(told('A-80', { from, stops: [stop(from, null, 'testing')] }), [
    '规则 A-80 不允许以“检测”扣除时间',
    'Rule A-80 does not stop on the ground: testing'
  ])
  t.same(refusal('A-41', { from, stops: [stop(from, null, 'x')] })?.text('zh'), '规则 A-41 不允许以“x”扣除时间')
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

t.test('the row itself may be passed', async (t) => {
  const row = ruleOn('A-10', '2022-01-01') as PeriodRule
  t.equal(dueOf(row, { from: '2021-09-24' }, calendar).due, '2021-10-20')
  t.throws(() => dueOf(row, { from: 'x' }, calendar), { code: 'clock.date' })
})
