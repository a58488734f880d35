import t from 'tap'
import { counts } from '../../src/domain/case/counts.ts'
import { correct } from '../../src/domain/case/correction.ts'
import { duties } from '../../src/domain/case/duties/duties.ts'
import {
  applyCourt,
  arrange,
  courtWindow,
  demand,
  endExecution,
  endRemedy,
  recordCourt,
  resumeExecution,
  serveDemand,
  startRemedy,
  suspendExecution
} from '../../src/domain/case/execution.ts'
import { restated, type CaseFile } from '../../src/domain/case/file.ts'
import { close, revokeDecision } from '../../src/domain/case/steps.ts'
import { surchargeOf, surchargeWarning } from '../../src/domain/case/surcharge.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { calendar, codeOf, decidedFile, executedFile, on, pay, servedFile } from '../support/case-file.ts'

const context = { now: '2030-01-10T02:00:00Z', calendar, settings: defaultSettings }
const said = { reason: '理由' }
const one = { decisionNo: 1 }
/** Served on 2026-03-11: to be paid by 2026-03-26. */
const late = servedFile()
const duty = (file: CaseFile, key: string) => duties(file, calendar).find((each) => each.key === key)
const arranging = (days: [string, number][], more: object = {}) => ({
  ...one,
  kind: 'instalments' as const,
  requestedOn: '2026-03-15',
  approvedBy: 'head',
  instalments: days.map(([dueOn, amountFen]) => ({ dueOn, amountFen })),
  ...more
})
const halves: [string, number][] = [
  ['2026-04-30', 4_000],
  ['2026-05-29', 6_000]
]
const told = (file: CaseFile) =>
  counts(file)
    .slice(1)
    .map((each) => [each.measure, each.day, each.eventDay, each.quantity])

t.test('instalments move the last day to perform (A-81)', async (t) => {
  const before = arrange(late, arranging(halves), on('2026-03-20'))
  t.equal(before.decisions[0]?.dueOn, '2026-05-29')
  t.match(before.arrangements, [{ dueBefore: '2026-03-26', approvedBy: 'head' }])
  const paid = pay(pay(before, 5_000, on('2026-04-30')), 5_000, on('2026-06-01'))
  t.same(told(paid), [
    ['decision-due', '2026-05-29', '2026-05-29', 1],
    ['decision-executed', '2026-05-29', '2026-06-01', 1],
    ['principal-due', '2026-04-30', '2026-04-30', 4_000],
    ['principal-due', '2026-05-29', '2026-05-29', 6_000],
    ['principal-received', '2026-04-30', '2026-04-30', 4_000],
    ['principal-received', '2026-05-29', '2026-05-29', 1_000],
    ['principal-received', '2026-05-29', '2026-06-01', 5_000]
  ])
  const after = arrange(
    pay(late, 1_000, on('2026-03-27')),
    {
      ...arranging([['2026-06-30', 9_000]], { kind: 'deferral' })
    },
    on('2026-04-02', { late: true })
  )
  t.same(
    told(after),
    [
      ['decision-due', '2026-03-26', '2026-03-26', 1],
      ['principal-due', '2026-03-26', '2026-03-26', 10_000],
      ['principal-received', '2026-03-26', '2026-03-27', 1_000],
      ['decision-due', '2026-03-26', '2026-04-02', -1],
      ['principal-due', '2026-03-26', '2026-04-02', -10_000],
      ['principal-received', '2026-03-26', '2026-04-02', -1_000],
      ['decision-due', '2026-06-30', '2026-06-30', 1],
      ['principal-due', '2026-06-30', '2026-06-30', 10_000],
      ['principal-received', '2026-06-30', '2026-06-30', 1_000]
    ],
    'what was due already leaves its day by the approval only'
  )
  const charged = pay(before, 100, on('2026-06-02'), { kind: 'surcharge' })
  t.match(counts(charged).at(-1), { measure: 'surcharge-received', day: '2026-05-29', eventDay: '2026-06-02' })
  const moved = correct(before, { field: 'served-on', decisionNo: 1, to: '2026-03-12' }, calendar)
  t.match([moved.decisions[0]?.dueOn, moved.arrangements[0]?.dueBefore], ['2026-05-29', '2026-03-27'])
  const again = arrange(before, arranging([['2026-07-31', 10_000]], { kind: 'deferral' }), on('2026-05-01'))
  t.equal(
    correct(again, { field: 'served-on', decisionNo: 1, to: '2026-03-12' }, calendar).arrangements[1]?.dueBefore,
    '2026-05-29'
  )
  const less = correct(
    before,
    { field: 'obligation-amount', decisionNo: 1, obligationNo: 1, amountFen: 3_000 },
    calendar
  )
  t.same(
    told(less).filter(([measure]) => measure === 'principal-due'),
    [['principal-due', '2026-04-30', '2026-04-30', 3_000]]
  )
})

t.test('what is no arrangement', async (t) => {
  const code = (input: Parameters<typeof arrange>[1], file = late, day = '2026-03-20') =>
    codeOf(() => arrange(file, input, on(day)))
  t.equal(code(arranging(halves), decidedFile()), 'case.not-served')
  t.equal(code(arranging(halves), executedFile()), 'case.decision-executed')
  const stop = servedFile('2026-03-11', { obligations: [{ kind: 'stop-order', amountFen: null, text: null }] })
  t.equal(code(arranging(halves), stop), 'case.nothing-due')
  const warned = servedFile('2026-03-11', { obligations: [{ kind: 'warning', amountFen: null, text: null }] })
  t.equal(code(arranging(halves), warned), 'case.nothing-to-perform')
  t.equal(code(arranging(halves, { kind: 'deferral' })), 'case.instalments-count')
  t.equal(code(arranging(halves.slice(0, 1))), 'case.instalments-count')
  t.equal(code(arranging([...halves].reverse())), 'case.instalments-order')
  t.equal(
    code(
      arranging([
        ['2026-03-19', 4_000],
        ['2026-05-29', 6_000]
      ])
    ),
    'case.instalments-order'
  )
  t.equal(code(arranging([['2026-03-26', 10_000]], { kind: 'deferral' })), 'case.instalments-order')
  t.equal(
    code(
      arranging([
        ['2026-04-30', 4_000],
        ['2026-05-29', 5_999]
      ])
    ),
    'case.instalments-sum'
  )
  t.equal(code(arranging(halves, { requestedOn: '2026-03-21' })), 'time.before-previous')
})

t.test('the surcharge: 3 % a day, never more than the fine (A-82, A-83)', async (t) => {
  const due = (day: string, file = late) => surchargeOf(file, 1, day)
  t.equal(due('2026-03-26'), null, 'the last day to pay is not late')
  t.match(due('2026-03-27'), { daysLate: 1, dueFen: 300, receivedFen: 0 })
  t.match(due('2026-04-28'), { daysLate: 33, dueFen: 9_900 })
  t.match(due('2026-04-29'), { daysLate: 34, dueFen: 10_000, arithmetic: { zh: /以罚款数额为限/ } })
  t.match(due('2026-09-01'), { dueFen: 10_000 })
  const paid = pay(pay(late, 10_000, on('2026-03-29')), 500, on('2026-03-30'), { kind: 'surcharge' })
  t.match(due('2026-09-01', paid), { daysLate: 3, dueFen: 900, receivedFen: 500 })
  t.equal(due('2026-09-01', executedFile()), null)
  t.equal(due('2026-09-01', revokeDecision(late, one, on('2026-04-01', said))), null)
  t.equal(surchargeOf(late, 2, '2026-09-01'), null)
  const gain = servedFile('2026-03-11', { obligations: [{ kind: 'confiscate-gain', amountFen: 500, text: null }] })
  t.equal(due('2026-09-01', gain), null, 'on a fine only')
  const suit = startRemedy(late, { ...one, kind: 'suit', stayed: false }, on('2026-03-30'))
  t.match(due('2026-04-05', suit), {
    daysLate: 3,
    daysLeftOut: 7,
    dueFen: 900,
    arithmetic: { en: /7 days of reconsideration/ }
  })
  const over = endRemedy(suit, { remedyNo: 1, outcome: 'upheld' }, on('2026-04-01'))
  t.match(due('2026-04-05', over), { daysLate: 7, daysLeftOut: 3 })
  const unknown = { ...late, obligations: [{ ...late.obligations[0]!, amountFen: null }] }
  t.equal(due('2026-09-01', unknown), null)
})

t.test('the demand, and the time to ask the court (A-86, A-87)', async (t) => {
  t.equal(
    codeOf(() => demand(late, one, on('2026-03-26'))),
    'case.not-yet-due'
  )
  const issued = demand(late, one, on('2026-03-27'))
  t.equal(
    codeOf(() => serveDemand(issued, { demandNo: 2 }, on('2026-03-30'))),
    'case.demand-unknown'
  )
  t.equal(
    codeOf(() => serveDemand(issued, { demandNo: 1 }, on('2026-03-26'))),
    'time.before-previous'
  )
  const demanded = serveDemand(issued, { demandNo: 1 }, on('2026-03-30'))
  t.equal(
    codeOf(() => serveDemand(demanded, { demandNo: 1 }, on('2026-03-30'))),
    'case.demand-served'
  )

  const window = (servedOn: string, stated = true, file = late) =>
    courtWindow(file, { decisionNo: 1, servedOn }, stated, calendar, defaultSettings)
  t.match(window('2021-09-20'), { remediesEnd: '2022-03-21', from: '2022-03-21', last: '2022-06-21' }, 'law.md 2.7')
  t.match(window('2021-09-20', false), { remediesEnd: '2022-09-20' })
  t.equal(window('2015-04-30'), null, 'no rule of ours for the time before')
  const ruling = { ...late, decisions: late.decisions.map((made) => ({ ...made, kind: 'ruling' as const })) }
  t.match(
    window('2026-03-02', true, ruling),
    { remediesEnd: '2026-03-17', last: '2026-06-17' },
    'fifteen days to sue against a ruling (A-58)'
  )
  t.match(window('2021-05-31', true, ruling), { remediesEnd: '2021-11-30' }, 'before the rule')
  const at = (day: string, file = demanded, stated = true) =>
    codeOf(() => applyCourt(file, { ...one, court: '福田区法院', suitTimeStated: stated }, on(day), context))
  // Served on 2026-03-11: six months end on 2026-09-11, a Friday; three more on 2026-12-11.
  t.equal(at('2026-09-11'), 'case.court-too-early')
  t.equal(at('2026-09-12'), 'no refusal')
  t.equal(at('2026-12-11'), 'no refusal')
  t.equal(at('2026-12-12'), 'case.court-too-late')
  t.equal(at('2026-12-12', demanded, false), 'case.court-too-early')
  t.equal(at('2026-09-12', issued), 'case.demand-needed')
  const lately = serveDemand(issued, { demandNo: 1 }, on('2026-09-07'))
  t.equal(at('2026-09-19', lately), 'case.court-too-early', 'ten working days of the demand, a Sunday is worked')
  t.equal(at('2026-09-21', lately), 'no refusal')
  const old = { ...demanded, decisions: demanded.decisions.map((made) => ({ ...made, servedOn: '2014-03-11' })) }
  t.equal(at('2026-04-15', old), 'no refusal', 'only the demand can be judged')
  const reconsidered = (outcome: 'upheld' | 'withdrawn', kind: 'reconsideration' | 'suit' = 'reconsideration') =>
    endRemedy(
      startRemedy(demanded, { ...one, kind, stayed: false }, on('2026-04-01')),
      { remedyNo: 1, outcome },
      on('2026-06-01')
    )
  t.match(window('2026-03-11', true, reconsidered('upheld')), { remediesEnd: '2026-06-16' })
  t.match(window('2026-03-11', true, reconsidered('upheld', 'suit')), { remediesEnd: '2026-06-01', last: '2026-09-01' })
  t.match(window('2026-03-11', true, reconsidered('withdrawn')), { remediesEnd: '2026-09-11' })
  t.match(
    window('2015-04-30', true, reconsidered('upheld', 'suit')),
    { remediesEnd: '2026-06-01' },
    'an old decision whose suit is over waits for nothing'
  )
  t.equal(window('2016-03-11', false), null, 'no rule of ours for a time to sue that was not told before 2018')
  const pending = startRemedy(demanded, { ...one, kind: 'suit', stayed: false }, on('2026-04-01'))
  t.equal(at('2026-09-12', pending), 'case.remedy-pending')
  t.equal(duty(pending, 'court:1'), undefined)
  const deferred = arrange(late, arranging([['2026-12-31', 10_000]], { kind: 'deferral' }), on('2026-03-20'))
  t.match(
    window('2026-03-11', true, deferred),
    { from: '2026-12-31', last: '2027-03-31' },
    'from the end of the deferral'
  )

  t.match(duty(late, 'court:1'), {
    code: 'OT-COURTAPP',
    rule: 'A-87',
    dueAt: /^2026-12-11/,
    doneAt: null,
    cancelled: false
  })
  t.match(duty(executedFile(), 'court:1'), { cancelled: true })
  const applied = applyCourt(demanded, { ...one, court: '福田区法院', suitTimeStated: true }, on('2026-09-14'), context)
  t.equal(applied.case.state, 'enforcing')
  t.equal(at('2026-09-15', applied), 'case.court-applied')
  t.match(duty(applied, 'court:1'), { doneAt: '2026-09-14', cancelled: false })
  const after = startRemedy(applied, { ...one, kind: 'suit', stayed: false }, on('2026-09-20'))
  t.match(duty(after, 'court:1'), { doneAt: '2026-09-14', cancelled: false })

  const court = (file: CaseFile, step: Parameters<typeof recordCourt>[1]['step'], day: string, no = 1) =>
    recordCourt(file, { applicationNo: no, step, courtNumber: null }, on(day))
  t.equal(
    codeOf(() => court(applied, 'accepted', '2026-09-15', 2)),
    'case.application-unknown'
  )
  t.equal(
    codeOf(() => court(applied, 'granted', '2026-09-15')),
    'case.court-not-accepted'
  )
  const accepted = recordCourt(
    applied,
    { applicationNo: 1, step: 'accepted', courtNumber: '（2026）粤0304行审1号' },
    on('2026-09-16')
  )
  t.equal(
    codeOf(() => court(accepted, 'accepted', '2026-09-17')),
    'case.court-recorded'
  )
  const granted = court(accepted, 'granted', '2026-09-25')
  t.match(granted.courtApplications, [
    { outcome: 'granted', courtNumber: '（2026）粤0304行审1号', ruledOn: '2026-09-25' }
  ])
  t.equal(granted.case.state, 'enforcing')
  t.equal(
    codeOf(() => court(granted, 'refused', '2026-09-26')),
    'case.court-recorded'
  )
  const refused = court(applied, 'refused', '2026-09-18')
  t.equal(refused.case.state, 'served')
  t.equal(at('2026-09-21', refused), 'no refusal', 'it may be asked again')
  const ended = endExecution(granted, { ...one, ground: 'court-ruled' }, on('2026-11-02'), context)
  t.match(
    [ended.case.state, close(ended, { ground: 'execution-ended' }, on('2026-11-05')).case.state],
    ['execution-ended', 'closed']
  )
})

t.test('remedies, stays and the end of execution (A-84, A-85, A-90)', async (t) => {
  const remedy = (stayed: boolean, day = '2026-04-01', file = late) =>
    startRemedy(file, { ...one, kind: 'reconsideration', stayed }, on(day))
  t.equal(
    codeOf(() => remedy(false, '2026-04-01', decidedFile())),
    'case.not-served'
  )
  t.equal(
    codeOf(() => remedy(false, '2026-04-02', remedy(false))),
    'case.remedy-pending'
  )
  t.equal(
    codeOf(() => endRemedy(late, { remedyNo: 1, outcome: 'upheld' }, on('2026-05-01'))),
    'case.remedy-unknown'
  )
  t.same(told(remedy(false)).length, 2, 'it does not stop execution')
  const stayed = remedy(true)
  t.same(told(stayed), [
    ['decision-due', '2026-03-26', '2026-03-26', 1],
    ['decision-due', '2026-03-26', '2026-04-01', -1],
    ['principal-due', '2026-03-26', '2026-03-26', 10_000],
    ['principal-due', '2026-03-26', '2026-04-01', -10_000]
  ])
  const over = endRemedy(stayed, { remedyNo: 1, outcome: 'upheld' }, on('2026-06-01'))
  t.same(
    told(over)
      .filter(([measure]) => measure === 'decision-due')
      .at(-1),
    ['decision-due', '2026-03-26', '2026-06-01', 1]
  )
  t.equal(
    codeOf(() => endRemedy(over, { remedyNo: 1, outcome: 'upheld' }, on('2026-06-01'))),
    'case.remedy-ended'
  )
  const early = remedy(true, '2026-03-20')
  t.same(told(early), [], 'stayed before it was due: not in the cohort yet')
  const given = pay(endRemedy(early, { remedyNo: 1, outcome: 'upheld' }, on('2026-06-01')), 10_000, on('2026-06-05'))
  t.same(told(given), [
    ['decision-due', '2026-03-26', '2026-06-01', 1],
    ['decision-executed', '2026-03-26', '2026-06-05', 1],
    ['principal-due', '2026-03-26', '2026-06-01', 10_000],
    ['principal-received', '2026-03-26', '2026-06-05', 10_000]
  ])

  const hold = (ground: Parameters<typeof suspendExecution>[1]['ground'], file = late, when = on('2026-04-01')) =>
    suspendExecution(file, { ...one, ground }, when)
  t.equal(
    codeOf(() => hold('stay-ordered')),
    'case.stay-without-remedy'
  )
  t.equal(
    codeOf(() => hold('other')),
    'case.reason-needed'
  )
  const poor = hold('no-ability')
  t.same(told(poor).length, 2, 'a suspension leaves it in the rates')
  t.equal(
    codeOf(() => hold('no-ability', poor)),
    'case.execution-suspended'
  )
  t.equal(
    codeOf(() => resumeExecution(late, one, on('2026-04-02'))),
    'case.execution-not-suspended'
  )
  t.equal(
    codeOf(() => resumeExecution(poor, one, on('2026-03-31'))),
    'time.before-previous'
  )
  t.match(resumeExecution(poor, one, on('2026-04-02')).executionHolds, [{ to: '2026-04-02' }])
  const decidedTwice = hold('stay-ordered', resumeExecution(remedy(true), one, on('2026-04-10')), on('2026-04-20'))
  t.same(
    told(decidedTwice)
      .filter(([measure]) => measure === 'decision-due')
      .reduce((sum, row) => sum + (row[3] as number), 0),
    0
  )
  const poorStill = endRemedy(
    startRemedy(poor, { ...one, kind: 'suit', stayed: false }, on('2026-04-03')),
    { remedyNo: 1, outcome: 'rejected' },
    on('2026-05-06')
  )
  t.match(poorStill.executionHolds, [{ to: null }], 'another hold stays')

  const end = (ground: Parameters<typeof endExecution>[1]['ground'], file = late, when = on('2026-05-06')) =>
    endExecution(file, { ...one, ground }, when, context)
  t.equal(
    codeOf(() => end('other')),
    'case.reason-needed'
  )
  t.equal(
    codeOf(() => end('court-ruled')),
    'case.court-not-applied'
  )
  t.equal(
    codeOf(() => end('three-years')),
    'case.execution-not-suspended'
  )
  t.equal(
    codeOf(() => end('three-years', poor, on('2029-04-01'))),
    'case.three-years'
  )
  const ended = end('three-years', poor, on('2029-04-02'))
  t.match(ended, { case: { state: 'execution-ended' }, executionHolds: [{ to: '2029-04-02' }] })
  t.same(
    told(ended).map(([measure]) => measure),
    ['decision-due', 'principal-due'],
    'in the denominator, not executed'
  )
  t.equal(
    codeOf(() => end('object-lost', ended)),
    'case.execution-over'
  )
  t.equal(end('no-successor').case.state, 'execution-ended')
  t.equal(duty(end('no-successor'), 'court:1')?.cancelled, true)
})

t.test('any other ground closes with its reason (A-95)', async (t) => {
  t.equal(
    codeOf(() => close(executedFile(), { ground: 'other' }, on('2026-04-01'))),
    'case.reason-needed'
  )
  const closed = close(executedFile(), { ground: 'other' }, on('2026-04-01', said))
  t.match(closed.case, { state: 'closed', closingGround: 'other', closingGroundOn: '2026-04-01' })
  t.equal(restated(closed).case.state, 'closed')
})

t.test('more surcharge than the fine is recorded, and told', async (t) => {
  const late = (fen: number) => pay(servedFile(), fen, on('2026-06-02'), { kind: 'surcharge' })
  t.same(surchargeWarning(late(10_000), 1), [], 'the fine is the cap')
  t.match(surchargeWarning(late(10_001), 1), [{ code: 'case.surcharge-over-fine', zh: /100\.01元，超过罚款100\.00元/ }])
  const mixed = servedFile('2026-03-11', {
    obligations: [
      { kind: 'fine-and-confiscation', amountFen: 500, text: null },
      { kind: 'stop-order', amountFen: null, text: null }
    ]
  })
  const charged = (fen: number) => surchargeWarning(pay(mixed, fen, on('2026-06-02'), { kind: 'surcharge' }), 1)
  t.same([charged(500), charged(501).length], [[], 1])
  t.match(surchargeWarning(pay(late(10_000), 1, on('2026-06-03'), { kind: 'surcharge' }), 1), [{ field: '/amount' }])
})
