import t from 'tap'
import { duties } from '../../src/domain/case/duties/duties.ts'
import { isImportant, setImportance, suggestImportance } from '../../src/domain/case/importance.ts'
import {
  acceptComplaint,
  addLead,
  endMediation,
  filingDecidedOn,
  judgeReveal,
  limitationWarnings,
  nextReporter,
  refuseComplaint,
  replyReporter,
  revealReporter,
  startCheck,
  stateFiling,
  type LeadInput
} from '../../src/domain/case/intake.ts'
import { filingConditions } from '../../src/domain/case/parts.ts'
import { articleOf, repeatWarnings, windowsOf } from '../../src/domain/case/repeat.ts'
import { declineToFile } from '../../src/domain/case/steps.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { actor, calendar, clueFile, codeOf, filedFile, office, on } from '../support/case-file.ts'

const lead = (over: Partial<LeadInput> = {}): LeadInput => ({
  kind: 'report',
  realName: true,
  reporterNo: null,
  text: null,
  ...over
})
const complaint = lead({ kind: 'complaint', realName: false })
const day = on('2026-03-02')
const withComplaint = (from = clueFile(), at = day) => addLead(from, complaint, at)
const accepted = () => acceptComplaint(withComplaint(), { leadNo: 1 }, on('2026-03-05'))
const first = { leadNo: 1 }
const because = { reason: '理由' }
const owed = (file = clueFile()) =>
  Object.fromEntries(
    duties(file, calendar, defaultSettings)
      .filter((duty) => /^(complaint|mediation|reporter)/.test(duty.key))
      .map((duty) => [duty.key, [duty.rule, duty.startedOn, duty.dueAt.slice(0, 10), duty.doneAt]])
  )

t.test('checking begins', async (t) => {
  t.match(startCheck(clueFile(), day).case, { state: 'checking', checkedFrom: '2026-03-02' })
})

t.test('a complaint is answered once, in its order, and mediated', async (t) => {
  const file = withComplaint()
  t.match(acceptComplaint(file, first, day).leads, [{ acceptedOn: '2026-03-02' }])
  t.match(refuseComplaint(file, first, on('2026-03-03', because)).leads, [
    { refusedOn: '2026-03-03', refusedFor: '理由' }
  ])
  t.equal(
    codeOf(() => refuseComplaint(file, first, day)),
    'case.reason-needed'
  )
  t.equal(
    codeOf(() => acceptComplaint(file, { leadNo: 2 }, day)),
    'case.lead-unknown'
  )
  t.equal(
    codeOf(() => acceptComplaint(addLead(clueFile(), lead(), day), first, day)),
    'case.not-complaint'
  )
  t.equal(
    codeOf(() => acceptComplaint(file, first, on('2026-03-01'))),
    'time.before-previous'
  )
  t.equal(
    codeOf(() => acceptComplaint(accepted(), first, on('2026-03-06'))),
    'case.complaint-answered'
  )
  const refused = refuseComplaint(file, first, on('2026-03-03', because))
  t.equal(
    codeOf(() => acceptComplaint(refused, first, on('2026-03-06'))),
    'case.complaint-answered'
  )

  const ended = endMediation(accepted(), { ...first, outcome: 'withdrawn' }, on('2026-03-09'))
  t.match(ended.leads, [{ mediatedOn: '2026-03-09', mediation: 'withdrawn' }])
  const again = { ...first, outcome: 'agreed' } as const
  t.equal(
    codeOf(() => endMediation(ended, again, on('2026-03-09'))),
    'case.no-mediation'
  )
  t.equal(
    codeOf(() => endMediation(file, again, on('2026-03-09'))),
    'case.no-mediation'
  )
  t.equal(
    codeOf(() => endMediation(accepted(), again, on('2026-03-04'))),
    'time.before-previous'
  )
})

t.test('who is told, when, and once', async (t) => {
  const ended = endMediation(accepted(), { ...first, outcome: 'failed' }, on('2026-03-09'))
  const agreed = endMediation(accepted(), { ...first, outcome: 'agreed' }, on('2026-03-09'))
  const told = replyReporter(ended, first, on('2026-03-10'))
  t.match(told.leads, [{ noticedOn: '2026-03-10', repliedOn: null }])
  t.equal(
    codeOf(() => replyReporter(told, first, on('2026-03-10'))),
    'case.reporter-told'
  )
  t.equal(
    codeOf(() => replyReporter(ended, first, on('2026-03-08'))),
    'time.before-previous'
  )
  for (const file of [agreed, accepted(), withComplaint()])
    t.equal(
      codeOf(() => replyReporter(file, first, on('2026-03-10'))),
      'case.reply-too-early'
    )

  const filed = addLead(filedFile('2026-03-04'), lead(), day)
  t.match(replyReporter(filed, first, on('2026-03-05')).leads, [{ repliedOn: '2026-03-05' }])
  t.equal(
    codeOf(() => replyReporter(filed, first, on('2026-03-03'))),
    'time.before-previous'
  )
  const replied = replyReporter(filed, first, on('2026-03-05'))
  t.equal(
    codeOf(() => replyReporter(replied, first, on('2026-03-06'))),
    'case.reporter-told'
  )
  t.equal(
    codeOf(() => replyReporter(addLead(clueFile(), lead(), day), first, day)),
    'case.reply-too-early'
  )
  t.equal(
    codeOf(() => replyReporter(addLead(clueFile(), lead({ realName: false }), day), first, day)),
    'case.no-reporter'
  )
})

t.test('what is owed to complainants and reporters, by the rules in force since 2020', async (t) => {
  t.same(owed(withComplaint()), { 'complaint:1': ['A-02', '2026-03-02', '2026-03-11', null] })
  t.same(owed(endMediation(accepted(), { ...first, outcome: 'failed' }, on('2026-03-09'))), {
    'complaint:1': ['A-02', '2026-03-02', '2026-03-11', '2026-03-05'],
    'mediation:1': ['A-02.mediation', '2026-03-05', '2026-05-12', '2026-03-09'],
    'mediation-notice:1': ['A-02.notice', '2026-03-09', '2026-03-18', null]
  })
  t.notMatch(Object.keys(owed(endMediation(accepted(), { ...first, outcome: 'agreed' }, on('2026-03-09')))), [
    'mediation-notice:1'
  ])
  const refused = refuseComplaint(withComplaint(), first, on('2026-03-03', because))
  t.same(owed(refused)['complaint:1']?.[3], '2026-03-03')
  const reported = addLead(addLead(filedFile('2026-03-04'), lead(), day), lead(), on('2026-03-09'))
  t.same(owed(reported), {
    'reporter:1': ['A-03', '2026-03-04', '2026-03-11', null],
    'reporter:2': ['A-03', '2026-03-09', '2026-03-16', null]
  })
  t.same(owed(addLead(filedFile(), lead({ realName: false }), day)), {})
  t.same(owed(addLead(clueFile(), lead(), day)), {})
  t.same(owed(withComplaint(clueFile({ procedure: 'customs' }))), {}, 'customs answer under rules of their own')
  t.same(owed(withComplaint(clueFile({ clueOn: '2019-12-31' }), on('2019-12-31'))), {}, 'no rule before 2020')
  t.same(Object.keys(owed(withComplaint(clueFile(), on('2020-01-01')))), ['complaint:1'])
})

t.test('the decision on filing', async (t) => {
  const nothing = { conditions: [], actEndedOn: null, graveHarm: false }
  const file = filedFile('2026-03-04')
  t.equal(stateFiling(file, nothing, on('2026-03-04')), file, 'what was not stated is not kept')
  t.match(
    stateFiling(file, { ...nothing, conditions: [...filingConditions].reverse() }, on('2026-03-04')).filingDecisions,
    [{ on: '2026-03-04', filed: true, conditions: filingConditions }]
  )
  t.equal(stateFiling(file, { ...nothing, graveHarm: true }, on('2026-03-04')).filingDecisions.length, 1)
  t.equal(
    codeOf(() => stateFiling(file, { ...nothing, conditions: filingConditions.slice(1) }, on('2026-03-04'))),
    'case.filing-conditions'
  )
  const future = { ...nothing, actEndedOn: '2026-03-05' }
  t.equal(
    codeOf(() => stateFiling(file, future, on('2026-03-04'))),
    'time.in-future'
  )
  const declined = declineToFile(clueFile(), on('2026-03-05', because), 'no-fault')
  t.match(declined, { case: { state: 'not-filed' }, filingDecisions: [{ filed: false, ground: 'no-fault' }] })
  t.same(
    [filingDecidedOn(clueFile()), filingDecidedOn(file), filingDecidedOn(declined)],
    [null, '2026-03-04', '2026-03-05']
  )
})

t.test('limitation is warned of to the day', async (t) => {
  const warned = (actEndedOn: string | null, graveHarm = false, over = {}) =>
    limitationWarnings(filedFile('2026-03-04', over), { actEndedOn, graveHarm }, calendar, defaultSettings).map(
      (warning) => warning.code
    )
  t.same(warned('2024-03-02'), [])
  t.same(warned('2024-03-01'), ['case.limitation'])
  t.same(warned('2021-03-02', true), [])
  t.same(warned('2021-03-01', true), ['case.limitation'])
  t.same(warned(null), [])
  t.same(warned('2010-01-01', false, { procedure: 'patent-dispute' }), [], 'no penalty, no limitation of one')
  const copyright = { procedure: 'copyright-penalty', clueOn: '2019-03-02' } as const
  t.same(warned('2017-03-01', false, copyright), ['case.limitation'])
  t.same(warned('2010-01-01', false, { clueOn: '2019-03-02' }), [], 'the handbook has no text for the day')
})

t.test('who may learn who reported', async (t) => {
  const code = (who: ReturnType<typeof actor>, handlers: string[]) =>
    judgeReveal({ officeId: office, handlers }, who)?.code ?? null
  const a = actor('a', [['officer', office]])
  t.equal(code(a, ['a', 'b']), null)
  t.equal(code(a, []), null)
  t.equal(code(a, ['b', 'c']), 'case.not-concerned')
  t.equal(code(actor('h', [['head', office]]), ['b', 'c']), null)
  t.equal(
    code(
      actor('h', [
        ['head', 'sz-market-nanshan'],
        ['officer', office]
      ]),
      ['b', 'c']
    ),
    'case.not-concerned'
  )
  t.equal(code(actor('a', [['officer', 'sz-market-nanshan']]), ['a']), 'auth.not-permitted')
  for (const role of ['legal-reviewer', 'finance', 'supervision', 'audit-admin'] as const)
    t.equal(code(actor('a', [[role, office]]), ['a']), 'auth.not-permitted')

  const file = addLead(clueFile(), lead({ reporterNo: 1 }), day)
  t.equal(revealReporter(file, 1, on('2026-03-05', because)), file)
  t.equal(
    codeOf(() => revealReporter(file, 2, on('2026-03-05', because))),
    'case.reporter-unknown'
  )
  t.equal(
    codeOf(() => revealReporter(file, 1, on('2026-03-05'))),
    'case.reason-needed'
  )
  t.same([nextReporter(clueFile()), nextReporter(addLead(file, lead(), day))], [1, 2])
})

t.test('earlier penalties, by window', async (t) => {
  t.same(windowsOf('2024-03-02', '2026-03-02'), { withinTwoYears: true, withinFiveYears: true })
  t.same(windowsOf('2024-03-01', '2026-03-02'), { withinTwoYears: false, withinFiveYears: true })
  t.same(windowsOf('2021-03-01', '2026-03-02'), { withinTwoYears: false, withinFiveYears: false })
  t.same(windowsOf('2026-03-03', '2026-03-02'), { withinTwoYears: false, withinFiveYears: false })
  t.same([articleOf('counterfeit-patent'), articleOf('trademark-penalty')], ['216', null])
  const penalty = (partyNo: number, at: string) => ({ partyNo, on: at, article: null, ...windowsOf(at, '2026-03-02') })
  const warnings = repeatWarnings([
    penalty(2, '2023-01-01'),
    penalty(2, '2025-06-01'),
    penalty(2, '2022-01-01'),
    penalty(1, '2010-01-01')
  ])
  t.match(warnings, [{ field: '/parties/1', zh: /受过3次处罚，其中二年内1次，最近一次在2025-06-01/ }])
  t.equal(warnings.length, 1)
})

t.test('importance is marked, replaced and taken off', async (t) => {
  const mark = { important: true, reasons: ['amount', 'amount'], text: null } as const
  const off = { important: false, reasons: [], text: null } as const
  const marked = setImportance(filedFile(), mark, on('2026-03-05'))
  t.match(marked.importance, [{ reasons: ['amount'], from: '2026-03-05', to: null }])
  const other = setImportance(marked, { ...mark, reasons: ['other'] }, on('2026-03-06'))
  t.match(other.importance, [{ to: '2026-03-06' }, { reasons: ['other'], to: null }])
  t.same([isImportant(filedFile()), isImportant(other)], [false, true])
  t.notOk(isImportant(setImportance(other, off, on('2026-03-07', because))))
  t.equal(
    codeOf(() => setImportance(other, off, on('2026-03-07'))),
    'case.reason-needed'
  )
  t.equal(
    codeOf(() => setImportance(filedFile(), off, on('2026-03-07', because))),
    'case.not-important'
  )
  t.equal(
    codeOf(() => setImportance(filedFile(), { ...mark, reasons: [] }, on('2026-03-07'))),
    'case.reason-needed'
  )
})

t.test('importance is suggested by what is on file', async (t) => {
  const empty = { parties: [], goods: [], figures: [] }
  const limit = { importantAmountYuan: 1000 }
  const suggested = (facts: object, file = filedFile(), settings: { importantAmountYuan: number | null } = limit) =>
    suggestImportance(file, { ...empty, ...facts }, settings)
  const goods = (...values: (string | null)[]) => values.map((value) => ({ value, currency: 'CNY' }))
  const figure = (value: string, unit = 'CNY', measure = 'sales-amount') => ({ figures: [{ measure, value, unit }] })
  t.same(suggested({}), [])
  t.same(suggested({ goods: goods('600', '399.99', null) }), [])
  t.same(suggested({ goods: goods('600', '400') }), ['amount'])
  t.same(suggested({ goods: goods('600', '400') }, filedFile(), { importantAmountYuan: null }), [])
  t.same(suggested(figure('1000')), ['amount'])
  t.same(suggested(figure('1000', 'CNY', 'direct-loss')), [])
  t.same(suggested(figure('10', 'USD')), ['foreign-related'])
  t.same(suggested({ goods: [{ value: '1', currency: 'HKD' }] }), ['foreign-related'])
  t.same(suggested({ parties: [{ identifierKind: 'passport' }, { identifierKind: null }] }), ['foreign-related'])
  t.same(suggested({}, filedFile('2026-03-04', { source: 'customs' })), ['foreign-related'])
  t.same(suggested({}, filedFile('2026-03-04', { procedure: 'customs' })), ['foreign-related'])
  const grave = stateFiling(filedFile(), { conditions: [], actEndedOn: null, graveHarm: true }, on('2026-03-04'))
  t.same(suggested({}, grave), ['public-interest'])
  const advised = (...list: { suggestion: string; settledBy: string | null }[]) =>
    suggested({}, { ...filedFile(), assessments: list as never })
  t.same(advised({ suggestion: 'must-transfer', settledBy: null }), ['must-transfer'])
  t.same(advised({ suggestion: 'none', settledBy: null }, { suggestion: 'must-transfer', settledBy: 'overtaken' }), [])
})
