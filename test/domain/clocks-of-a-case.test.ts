import t from 'tap'
import {
  extend,
  restartClock,
  resume,
  standingSuspension,
  stopClock,
  stopRunning,
  suspend,
  terminate,
  type ExtendInput,
  type StopInput
} from '../../src/domain/case/clocks.ts'
import { correct } from '../../src/domain/case/correction.ts'
import { duties } from '../../src/domain/case/duties/duties.ts'
import { explainDuties } from '../../src/domain/case/duties/explain.ts'
import { daysOfWeek, endingOperations, leftOf, weekOf } from '../../src/domain/case/duties/listing.ts'
import type { CaseFile } from '../../src/domain/case/file.ts'
import { withLine, type Measure } from '../../src/domain/case/parts.ts'
import { lawfulClock, warnFrom } from '../../src/domain/case/periods.ts'
import { decide } from '../../src/domain/case/decision.ts'
import { close, reopen } from '../../src/domain/case/steps.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { calendar, clueFile, codeOf, filedFile, on, plainDecision, transferFile } from '../support/case-file.ts'

const why = (day: string) => on(day, { reason: '案情复杂' })
const due = (file: CaseFile, key: string) =>
  duties(file, calendar)
    .find((duty) => duty.key === key)
    ?.dueAt.slice(0, 10)
const duty = (file: CaseFile, key: string) => duties(file, calendar).find((one) => one.key === key)
const longer = (
  file: CaseFile,
  over: Partial<ExtendInput>,
  day: string,
  reason: string | null = '案情复杂'
): CaseFile =>
  extend(
    file,
    { duty: 'decide:1', days: null, until: null, by: 'head', discussionNo: null, paper: null, ...over },
    on(day, { reason }),
    'head',
    calendar,
    defaultSettings
  ).after
const stop = (file: CaseFile, over: Partial<StopInput>, day: string) =>
  stopClock(file, { ground: 'testing', measureNo: null, partyNo: null, text: null, ...over }, on(day), defaultSettings)
const stopped = (file: CaseFile, over: Partial<StopInput>, day: string): CaseFile => stop(file, over, day).after
const suspended = (file: CaseFile, day: string): CaseFile =>
  suspend(file, { ground: 'party-missing' }, on(day), 'head').after
const discussed = (
  file: CaseFile,
  day: string,
  subject: 'extension' | 'decision' | 'recusal' = 'extension'
): CaseFile => withLine(file, 'discussions', { on: day, subject, attendees: ['a', 'b'], conclusion: '延长' } as never)
const measure: Omit<Measure, 'no'> = {
  ...{
    kind: 'seize',
    from: '2026-03-05',
    takenAt: null,
    reportedAt: null,
    approvedBy: 'head',
    approvedOn: '2026-03-05'
  },
  ...{ partyNo: null, goods: [], place: null, documentNumber: null, endedOn: null, end: null, endGround: null }
} as never
const seized = (file: CaseFile, over: object = {}): CaseFile =>
  withLine(file, 'measures', { ...measure, ...over } as never)
const filed = filedFile() // 2026-03-04: 90 days end on Tuesday 2026-06-02

t.test('90 days, 30 more by the head, more by collective discussion (A-41)', async (t) => {
  t.equal(due(filed, 'decide:1'), '2026-06-02')
  const more = longer(filed, {}, '2026-06-02')
  t.equal(due(more, 'decide:1'), '2026-07-02', 'on the last day still')
  t.equal(
    codeOf(() => longer(filed, {}, '2026-06-03')),
    'clock.extension-late'
  )
  t.equal(
    codeOf(() => longer(filed, { days: 31 }, '2026-05-06')),
    'clock.extension-too-long'
  )
  t.equal(due(longer(filed, { days: 10 }, '2026-05-06'), 'decide:1'), '2026-06-12')
  t.equal(due(longer(filed, { until: '2026-06-22' }, '2026-05-06'), 'decide:1'), '2026-06-22')
  t.equal(
    codeOf(() => longer(more, {}, '2026-06-20')),
    'clock.granter',
    'the second step is not the head’s'
  )
  const third = { by: 'collective' as const, days: 20 }
  t.equal(
    codeOf(() => longer(more, third, '2026-06-20')),
    'case.discussion-needed'
  )
  t.equal(
    codeOf(() => longer(discussed(more, '2026-06-20', 'recusal'), { ...third, discussionNo: 1 }, '2026-06-20')),
    'case.discussion-needed'
  )
  t.equal(
    codeOf(() => longer(discussed(more, '2026-06-21'), { ...third, discussionNo: 1 }, '2026-06-20')),
    'case.discussion-needed',
    'discussed after it was granted'
  )
  for (const subject of ['extension', 'decision'] as const) {
    const held = discussed(more, '2026-06-19', subject)
    t.equal(due(longer(held, { ...third, discussionNo: 1 }, '2026-06-20'), 'decide:1'), '2026-07-22', subject)
  }
  const held = discussed(more, '2026-06-19')
  t.equal(
    codeOf(() => longer(held, { by: 'collective', discussionNo: 1 }, '2026-06-20')),
    'clock.extension-length'
  )
  const all = longer(held, { ...third, discussionNo: 1 }, '2026-06-20')
  t.equal(
    codeOf(() => longer(all, { ...third, discussionNo: 1 }, '2026-07-01')),
    'clock.ladder'
  )
  t.match(all.extensions, [
    { no: 1, duty: 'decide:1', rule: 'A-41', by: 'head', grantedOn: '2026-06-02', approvedBy: 'head' },
    { no: 2, by: 'collective', discussionNo: 1, days: 20 }
  ])
})

t.test('15 and 15 working days to file (A-10), and who is asked for what', async (t) => {
  const clue = clueFile() // 2026-03-02
  t.equal(due(clue, 'file'), '2026-03-23')
  t.equal(due(longer(clue, { duty: 'file' }, '2026-03-20'), 'file'), '2026-04-14', 'Qingming is no working day')
  t.equal(
    codeOf(() => longer(clue, { duty: 'file' }, '2026-03-20', null)),
    'case.reason-needed'
  )
  t.equal(
    codeOf(() => longer(clue, { duty: 'fly' }, '2026-03-20')),
    'case.duty-unknown'
  )
  t.equal(
    codeOf(() => longer(filed, { duty: 'file' }, '2026-03-20')),
    'case.duty-over'
  )
})

t.test('3 months, 1 by the head, 2 by the superior organ (A-45)', async (t) => {
  const dispute = filedFile('2026-03-04', { procedure: 'patent-dispute' })
  t.equal(due(dispute, 'decide:1'), '2026-06-04')
  const first = longer(dispute, {}, '2026-06-01')
  t.equal(due(first, 'decide:1'), '2026-07-06', '2026-07-04 is a Saturday')
  t.equal(
    codeOf(() => longer(first, { by: 'superior' }, '2026-07-01')),
    'case.extension-paper'
  )
  t.equal(due(longer(first, { by: 'superior', paper: '粤知〔2026〕1号' }, '2026-07-01'), 'decide:1'), '2026-09-04')
})

t.test('suspension: by procedure and version, across the last day, and over', async (t) => {
  const away = suspended(filed, '2026-05-20')
  t.equal(away.case.state, 'suspended')
  t.equal(duty(away, 'decide:1')?.dueAt, 'infinity', 'it stands still')
  t.equal(duty(away, 'decide:1')?.warnFrom, null)
  const back = resume(away, on('2026-07-01'))
  t.match(back.stops, [{ from: '2026-05-20', to: '2026-06-30', why: 'party-missing', approvedBy: 'head' }])
  t.equal(due(back, 'decide:1'), '2026-07-14', '14 days were left, the day of resuming counts')
  t.equal(back.case.state, 'filed')
  const sameDay = resume(suspended(filed, '2026-05-20'), on('2026-05-20'))
  t.match(sameDay.stops, [{ from: '2026-05-20', to: '2026-05-19' }])
  t.equal(due(sameDay, 'decide:1'), '2026-06-02', 'no day was lost')
  t.equal(sameDay.case.state, 'filed')
  const next = resume(suspended(filed, '2026-05-20'), on('2026-05-21'))
  t.equal(due(next, 'decide:1'), '2026-06-03', 'one day')
  t.equal(due(suspended(filed, '2026-06-10'), 'decide:1'), '2026-06-02', 'after the last day nothing is stopped')
  t.equal(
    codeOf(() => resume(filed, on('2026-05-20'))),
    'case.stop-none'
  )
  t.equal(standingSuspension(back), undefined)

  const on2 = (procedure: CaseFile['case']['procedure'], ground: string, day: string, reason: string | null = null) =>
    codeOf(() => suspend(filedFile('2026-03-04', { procedure }), { ground: ground as never }, on(day, { reason }), 'h'))
  t.equal(on2('trademark-penalty', 'renewal-grace', '2026-05-01'), 'no refusal')
  t.equal(on2('trademark-penalty', 'renewal-grace', '2020-06-14'), 'case.suspension-ground', 'before the standard')
  t.equal(on2('counterfeit-patent', 'parallel-suit', '2026-05-01'), 'case.suspension-ground')
  t.equal(on2('trademark-penalty', 'other', '2026-05-01'), 'case.reason-needed')
  t.equal(on2('trademark-penalty', 'other', '2026-05-01', '另有原因'), 'no refusal')
  t.equal(on2('patent-dispute', 'invalidation-accepted', '2025-02-01'), 'no refusal')
  t.equal(on2('patent-dispute', 'invalidation-accepted', '2025-01-31'), 'case.suspension-ground')
  t.equal(on2('patent-dispute', 'before-order-81', '2025-01-31', '需要'), 'no refusal')
  t.equal(on2('patent-dispute', 'before-order-81', '2025-02-01', '需要'), 'case.suspension-ground')
  const { rule } = suspend(filed, { ground: 'ownership-dispute' }, on('2026-05-01'), 'head')
  t.equal(rule, 'A-27')
})

t.test('other stops: only where a rule of the case allows them', async (t) => {
  const tested = restartClock(stopped(filed, {}, '2026-03-10'), { stopNo: 1 }, on('2026-03-20'))
  t.equal(due(tested, 'decide:1'), '2026-06-12', 'ten days')
  const both = resume(suspended(stopped(filed, {}, '2026-03-10'), '2026-03-15'), on('2026-03-25'))
  t.equal(
    due(restartClock(both, { stopNo: 1 }, on('2026-03-20')), 'decide:1'),
    '2026-06-17',
    'overlapping: 15 days once'
  )
  t.equal(
    codeOf(() => stopped(filed, { ground: 'settlement' }, '2026-03-10')),
    'case.stop-ground'
  )
  t.equal(
    codeOf(() => stopped(stopped(filed, {}, '2026-03-10'), {}, '2026-03-11')),
    'case.stop-stands'
  )
  t.equal(
    codeOf(() => stopRunning(suspended(filed, '2026-05-01'), 1)),
    'case.stop-none',
    'a suspension is resumed'
  )
  t.equal(
    codeOf(() => stopRunning(filed, 1)),
    'case.stop-none'
  )
  t.equal(
    codeOf(() => stopRunning(tested, 1)),
    'case.stop-none'
  )
  const hearing = { ground: 'hearing' as const, why: null, from: '2026-03-10', to: null }
  const inHearing = withLine(filed, 'stops', { ...hearing, approvedBy: null, measureNo: null, text: null })
  t.equal(
    codeOf(() => stopRunning(inHearing, 1)),
    'case.stop-none',
    'a hearing ends by its own act'
  )

  t.test('identification stops the decision (A-42), not the seizure (A-22)', async (t) => {
    const file = seized(filed)
    t.equal(due(file, 'measure:1'), '2026-04-04')
    t.equal(
      codeOf(() => stopped(file, { ground: 'identification' }, '2026-03-10')),
      'case.right-holder-needed'
    )
    const asked = { ground: 'identification' as const, partyNo: 2, measureNo: 1 }
    const known = restartClock(stopped(file, asked, '2026-03-10'), { stopNo: 1 }, on('2026-03-20'))
    t.equal(due(known, 'decide:1'), '2026-06-12')
    t.equal(due(known, 'measure:1'), '2026-04-04')
    const goods = restartClock(stopped(file, { measureNo: 1 }, '2026-03-10'), { stopNo: 1 }, on('2026-03-20'))
    t.equal(due(goods, 'measure:1'), '2026-04-14', 'testing stops both')
    t.equal(due(goods, 'decide:1'), '2026-06-12')
    t.equal(
      codeOf(() => stopped(file, { measureNo: 2 }, '2026-03-10')),
      'case.line-unknown'
    )
    t.equal(
      codeOf(() => stopped(seized(filed, { kind: 'preserve' }), { measureNo: 1 }, '2026-03-10')),
      'case.line-unknown'
    )
    const over = seized(filed, { endedOn: '2026-03-09' })
    t.equal(
      codeOf(() => stopped(over, { measureNo: 1 }, '2026-03-10')),
      'case.line-unknown'
    )
    const foreign = seized(filedFile('2026-03-04', { procedure: 'patent-mediation' }))
    t.equal(stop(foreign, { measureNo: 1 }, '2026-03-10').rule, 'A-22', 'no other clock runs')
    const before = seized(filedFile('2011-03-04', { procedure: 'patent-mediation' }), { from: '2011-03-05' })
    t.equal(
      codeOf(() => stopped(before, { measureNo: 1 }, '2011-03-10')),
      'case.stop-ground',
      'before the law on coercion'
    )
  })

  t.test('before filing what A-10 leaves out', async (t) => {
    const clue = clueFile()
    const { after, rule } = stop(clue, {}, '2026-03-04')
    t.equal(rule, 'A-10')
    t.equal(duty(after, 'file')?.dueAt, 'infinity')
    t.equal(due(restartClock(after, { stopNo: 1 }, on('2026-03-06')), 'file'), '2026-03-25')
    t.equal(
      codeOf(() => stopped(clue, { ground: 'public-notice' }, '2026-03-04')),
      'case.stop-ground'
    )
    t.equal(
      codeOf(() => stopped(clueFile({ procedure: 'patent-mediation', clueOn: null }), {}, '2026-03-04')),
      'case.stop-ground'
    )
    t.equal(
      codeOf(() => stopped(clueFile({ clueOn: '2001-01-01', procedure: 'counterfeit-patent' }), {}, '2026-03-04')),
      'case.stop-ground'
    )
  })

  t.test('copyright: by analogy or not at all (D-06)', async (t) => {
    const file = filedFile('2026-03-04', { procedure: 'copyright-penalty' })
    const away = resume(suspended(file, '2026-03-10'), on('2026-03-20'))
    t.equal(due(away, 'decide:1'), '2026-06-12')
    const strict = { ...defaultSettings, copyrightStops: 'none' as const }
    t.equal(
      duties(away, calendar, strict)
        .find(({ key }) => key === 'decide:1')
        ?.dueAt.slice(0, 10),
      '2026-06-02'
    )
    t.equal(
      codeOf(() =>
        stopClock(file, { ground: 'testing', measureNo: null, partyNo: null, text: null }, on('2026-03-10'), strict)
      ),
      'case.stop-ground'
    )
  })
})

t.test('termination ends a suspension, and leads to closing', async (t) => {
  const file = terminate(suspended(filed, '2026-05-01'), { ground: 'person-dead' }, on('2026-05-11'))
  t.equal(file.case.state, 'terminated')
  t.match(file.stops, [{ to: '2026-05-10' }])
  t.match(duty(file, 'decide:1'), { doneAt: '2026-05-11' })
  t.equal(due(file, 'close:1'), '2026-06-01')
  const closed = close(file, { ground: 'investigation-terminated' }, on('2026-05-20'))
  t.equal(closed.case.state, 'closed')
  t.equal(
    codeOf(() => terminate(filed, { ground: 'other' }, on('2026-05-11'))),
    'case.reason-needed'
  )
  t.equal(terminate(filed, { ground: 'other' }, why('2026-05-11')).case.state, 'terminated')
})

t.test('a correction may leave an extension outside the law: it is left out and the duty questioned', async (t) => {
  const more = longer(filed, { until: '2026-06-30' }, '2026-05-30')
  t.match(duty(more, 'decide:1'), { dueAt: /^2026-06-30/, questioned: false })
  const earlier = correct(
    { ...more, case: { ...more.case, clueOn: '2026-01-05' } },
    { field: 'filed-on', to: '2026-02-02' },
    calendar
  )
  t.match(
    duty(earlier, 'decide:1'),
    { dueAt: /^2026-05-06/, questioned: true },
    'granted after the last day as it now is'
  )
  const [explained] = explainDuties(earlier, calendar, defaultSettings).filter((one) => one.duty.key === 'decide:1')
  t.match(explained, {
    leftOut: [{ by: 'head', grantedOn: '2026-05-30' }],
    clock: { extensions: [], due: '2026-05-06' }
  })
  const again = longer({ ...earlier, extensions: [...earlier.extensions] }, {}, '2026-05-06')
  t.match(duty(again, 'decide:1'), { dueAt: /^2026-06-02/, questioned: true }, 'what is lawful is applied beside it')
  const later = correct(more, { field: 'filed-on', to: '2026-03-05' }, calendar)
  t.match(duty(later, 'decide:1'), { dueAt: /^2026-06-30/, questioned: false })
  t.throws(
    () => lawfulClock('A-41', { from: '2026-03-04', extensions: more.extensions as never }, null as never),
    TypeError,
    'only a refusal is an answer'
  )
  t.equal(lawfulClock('A-42', { from: '2026-03-04' }, calendar), null, 'a rule without a period')
  t.equal(lawfulClock(null, { from: '2026-03-04' }, calendar), null)
})

t.test(
  'the police: overdue after the longest stage that asks no approval, attention from the first (D-24)',
  async (t) => {
    const file = transferFile('received')
    t.match(duty(file, 'transfer:1:police'), { dueAt: /^2026-03-16/, warnFrom: /^2026-03-09T23:59:59/ })
    const [explained] = explainDuties(file, calendar, defaultSettings).filter((one) => one.duty.code === 'OT-T-POLICE')
    t.match(explained, { clock: { due: '2026-03-16' }, beside: { due: '2026-03-09' }, questions: [{ id: 'D-24' }] })
    const old = transferFile('received', filedFile('2016-03-04', { clueOn: '2016-03-01' }), '2016-03-07')
    t.match(duty(old, 'transfer:1:police'), { dueAt: /^2016-03-10/, warnFrom: /^2016-03-10T23:59:59/ }, 'one stage')
  }
)

t.test('every duty explained: the day that counts, the second clock of D-05, the fresh one of D-08', async (t) => {
  const file = filedFile('2026-03-04', { procedure: 'counterfeit-patent' })
  const away = resume(suspended(file, '2026-03-10'), on('2026-03-12'))
  const explained = explainDuties(away, calendar, defaultSettings)
  const decide1 = explained.find(({ duty: { key } }) => key === 'decide:1')
  t.match(decide1, {
    clock: { rule: 'A-41', due: '2026-06-04', stops: [{ ground: 'suspension', to: '2026-03-11' }] },
    beside: { rule: 'A-43', due: '2026-04-07', stops: [] },
    questions: [{ id: 'D-05' }]
  })
  t.equal(decide1?.clock.days.filter(({ counts }) => counts).length, 90)
  t.match(
    explained.find(({ duty: { key } }) => key === 'file'),
    { beside: null, questions: [] }
  )
  const again = reopen(
    close(
      decide(filed, plainDecision('not-established'), on('2026-03-20')),
      { ground: 'not-established' },
      on('2026-03-20')
    ),
    { ground: 'new-evidence' },
    why('2026-04-01')
  )
  t.match(
    explainDuties(again, calendar, defaultSettings).find(({ duty: { key } }) => key === 'decide:2'),
    { clock: { from: '2026-04-01', due: '2026-06-30' }, beside: null, questions: [{ id: 'D-08' }] }
  )
  t.same(explainDuties(clueFile({ outside: true }), calendar, defaultSettings), [])
})

t.test('warnings: working days ahead, never before the beginning', async (t) => {
  const at = (from: string, dueAt: string, days: number, inHours = false) =>
    warnFrom({ from, dueAt, inHours }, days, calendar)
  t.equal(at('2026-03-04', '2026-06-02T23:59:59.999+08:00', 10), '2026-05-19T00:00:00+08:00')
  t.equal(at('2026-03-04', '2026-03-09T23:59:59.999+08:00', 1), '2026-03-06T00:00:00+08:00', 'Friday for Monday')
  t.equal(at('2026-03-04', '2026-03-09T23:59:59.999+08:00', 0), '2026-03-09T00:00:00+08:00')
  t.equal(at('2026-03-04', '2026-03-09T23:59:59.999+08:00', 60), '2026-03-04T00:00:00+08:00')
  t.equal(at('2026-03-04T02:00:00Z', '2026-03-05T10:00:00+08:00', 3, true), '2026-03-04T02:00:00Z')
  t.equal(at('2026-03-04', 'infinity', 3), null)
  const early = { ...defaultSettings, 'warningWorkingDays.OT-DECIDE': 20 }
  t.match(
    duties(filed, calendar, early).find(({ key }) => key === 'decide:1'),
    { warnFrom: /^2026-05-0/ }
  )
})

t.test('what is left, in the unit of the rule', async (t) => {
  const left = (rule: string, dueAt: string | null, now: string, settings = defaultSettings) =>
    leftOf({ rule, startedOn: '2026-03-04', dueAt }, now, calendar, settings)
  const end = (day: string) => `${day}T23:59:59.999+08:00`
  t.same(left('A-10', end('2026-03-25'), '2026-03-20T02:00:00Z'), { n: 3, unit: 'working-day' })
  t.same(left('A-41', end('2026-03-25'), '2026-03-20T02:00:00Z'), { n: 5, unit: 'calendar-day' })
  t.same(left('A-45', end('2026-03-25'), '2026-03-25T02:00:00Z'), { n: 0, unit: 'calendar-day' })
  t.same(left('A-10', end('2026-03-20'), '2026-03-21T02:00:00Z'), { n: -1, unit: 'working-day' }, 'late on a Saturday')
  t.same(left('A-41', end('2026-03-20'), '2026-03-25T02:00:00Z'), { n: -5, unit: 'calendar-day' })
  t.same(left('T-12', '2026-03-20T10:30:00+08:00', '2026-03-20T02:00:00Z'), { n: 0, unit: 'hour' })
  t.same(left('T-12', '2026-03-20T10:30:00+08:00', '2026-03-20T03:00:00Z'), { n: -1, unit: 'hour' })
  t.same(left('T-11', end('2026-03-23'), '2026-03-20T02:00:00Z'), { n: 3, unit: 'calendar-day' })
  const working = { ...defaultSettings, d310Days: 'working' as const }
  t.same(left('T-11', end('2026-03-23'), '2026-03-20T02:00:00Z', working), { n: 1, unit: 'working-day' })
  t.equal(left('A-41', null, '2026-03-20T02:00:00Z'), null)
  t.same(left('gone', end('2026-03-23'), '2026-03-20T02:00:00Z'), { n: 3, unit: 'calendar-day' })
})

t.test('the acts that end a duty', async (t) => {
  t.same(endingOperations('OT-FILE', null).slice(0, 2), ['cases.file', 'cases.decline'])
  t.ok(endingOperations('OT-DECIDE', null).includes('cases.mediate'))
  t.notOk(endingOperations('OT-DECIDE', 'trademark-penalty').includes('cases.mediate'))
  t.same(endingOperations('OT-T-SEND', 'trademark-penalty'), ['transfers.send'])
  t.same(endingOperations('OT-NOTHING', null), [])
})

t.test('ISO weeks', async (t) => {
  t.same(daysOfWeek('2026-W12'), { first: '2026-03-16', last: '2026-03-22' })
  t.same(daysOfWeek('2026-W01'), { first: '2025-12-29', last: '2026-01-04' })
  t.same(daysOfWeek('2020-W53'), { first: '2020-12-28', last: '2021-01-03' })
  t.equal(weekOf('2021-01-03'), '2020-W53')
  t.equal(weekOf('2026-03-16'), '2026-W12')
})
