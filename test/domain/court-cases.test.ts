import t from 'tap'
import { judgeJudicialAct, judicialActNames } from '../../src/domain/judicial/acts.ts'
import { receivedFen, stateOfJudicial, type JudicialCase } from '../../src/domain/judicial/case.ts'
import { judgeNumber } from '../../src/domain/judicial/number.ts'
import { legalPeriod } from '../../src/domain/judicial/period.ts'
import { judicialReach, seesWhole } from '../../src/domain/judicial/sight.ts'
import {
  closeJudicial,
  correctJudicial,
  extendPeriod,
  linkJudicial,
  receiveMoney,
  registerJudicial,
  reopenJudicial,
  restartPeriod,
  stopPeriod,
  type ClosingInput,
  type JudicialHead
} from '../../src/domain/judicial/steps.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { actor, calendar, codeOf, on } from '../support/case-file.ts'

const context = { now: '2026-12-01T02:00:00Z', calendar, settings: defaultSettings }
const courtName = '深圳市中级人民法院'
const said = { reason: '录入有误' }
const head = (over: Partial<JudicialHead> = {}): JudicialHead => ({
  numberRaw: '（2026）粤03民初123号',
  kind: 'civil',
  instance: 'first',
  track: 'ordinary',
  rightKind: 'trademark',
  cause: '侵害商标权纠纷',
  filedOn: '2026-03-02',
  appliedFen: null,
  ...over
})
const execution = (over: Partial<JudicialHead> = {}) =>
  head({ numberRaw: '（2026）粤03执9号', kind: 'execution', instance: 'execution', appliedFen: 100_000, ...over })
const register = (of = head(), earlier: JudicialCase | null = null) =>
  registerJudicial(
    of,
    { judicialId: 'j1', courtId: 'sz-court', courtName, procuratorateId: 'sz-proc', earlier, source: 'entered' },
    context
  )
const closing = (over: Partial<ClosingInput> = {}): ClosingInput => ({
  ...{ closing: 'judgment', closingDay: 'pronounced', endingGround: null, ...over }
})
const closed = (of = register(), over: Partial<ClosingInput> = {}, day = '2026-06-10') =>
  closeJudicial(of, closing(over), on(day), context)

t.test('registered with its number in normal form and the last day of its period (R-19, T-47)', async (t) => {
  const made = register(head({ numberRaw: ' (2026)粤03民初123号 ' }))
  t.match(made, { number: '（2026）粤03民初123号', dueOn: '2026-09-02', dueRule: 'R-19.civil', version: 1 })
  t.match(made, { earlierId: null, lineageId: 'j1', caseId: null, closedOn: null, stops: [], receipts: [] })
  t.match(register(head({ track: 'summary' })), { dueOn: '2026-06-02', dueRule: 'R-19.civil-summary' })
  t.match(register(execution()), { dueOn: '2026-09-02', dueRule: 'R-19.execution', appliedFen: 100_000 })
  const retrial = register(head({ numberRaw: '（2026）粤03民再1号', instance: 'retrial' }))
  t.match(retrial, { dueOn: null, dueRule: null, provisional: false }, 'no period is invented')
  const early = head({ numberRaw: '（2014）深中法知行初字第3号', kind: 'administrative', filedOn: '2014-03-03' })
  t.equal(legalPeriod(register(early), context), null, 'the rule was not in force')
})

t.test('a number of another court, kind, instance or year is refused, and a form that does not exist', async (t) => {
  const rows: [Partial<JudicialHead>, string][] = [
    [{ numberRaw: '民初123号' }, 'judicial.number'],
    [{ numberRaw: '（2026）粤0304民初123号' }, 'judicial.number-court'],
    [{ numberRaw: '（2026）粤03刑初123号' }, 'judicial.number-kind'],
    [{ numberRaw: '（2026）粤03民终123号' }, 'judicial.number-kind'],
    [{ numberRaw: '（2025）粤03民初123号' }, 'judicial.number-year'],
    [{ track: 'non-litigation' }, 'judicial.form'],
    [{ instance: 'execution' }, 'judicial.form'],
    [{ appliedFen: 100 }, 'judicial.no-money']
  ]
  for (const [over, code] of rows)
    t.equal(
      codeOf(() => register(head(over))),
      code,
      JSON.stringify(over)
    )
  const old = { kind: 'civil', instance: 'first', courtName } as const
  t.match(judgeNumber('（2015）深中法知民初字第123号', old), { year: 2015 }, 'the old form ends its words with 民初')
})

t.test('what it goes on from: a closed trial, or an execution that ended and is revived (R-16)', async (t) => {
  const second = head({ numberRaw: '（2026）粤03民终5号', instance: 'second', filedOn: '2026-07-01' })
  const linked = linkJudicial(closed(), { caseId: 'c1', transferNo: 1, decisionNo: null, lineageId: 'c1' })
  t.match(register(second, linked), { earlierId: 'j1', lineageId: 'c1', caseId: 'c1', transferNo: 1, decisionNo: null })
  t.match(register(execution({ filedOn: '2026-07-01' }), linked), { earlierId: 'j1' })
  const ended = closed(register(execution()), { closing: 'this-execution-ended', endingGround: 'applicant-signed' })
  const revived = execution({ numberRaw: '（2026）粤03执恢2号', filedOn: '2026-07-01' })
  t.match(register(revived, ended), { earlierId: 'j1', dueOn: '2027-01-04' }, 'a new case with a period of its own')
  const refused: [JudicialHead, JudicialCase, string][] = [
    [second, register(), 'judicial.earlier'],
    [head({ numberRaw: '（2026）粤03民初9号', filedOn: '2026-07-01' }), linked, 'judicial.earlier'],
    [{ ...second, numberRaw: '（2026）粤03刑终5号', kind: 'criminal' }, linked, 'judicial.earlier'],
    [second, ended, 'judicial.earlier'],
    [revived, closed(register(execution()), { closing: 'performed' }), 'judicial.earlier'],
    [{ ...second, filedOn: '2026-06-09' }, linked, 'time.before-previous']
  ]
  for (const [of, earlier, code] of refused)
    t.equal(
      codeOf(() => register(of, earlier)),
      code
    )
})

t.test('closing: a kind that fits its side, a ground only for the end of this execution (R-16 to R-18)', async (t) => {
  const done = closed()
  t.match(done, { closedOn: '2026-06-10', closing: 'judgment', closingDay: 'pronounced' })
  t.same([stateOfJudicial(register()), stateOfJudicial(done)], ['open', 'closed'])
  t.equal(
    codeOf(() => closed(register(), { closing: 'performed' })),
    'judicial.closing'
  )
  t.equal(
    codeOf(() => closed(register(execution()))),
    'judicial.closing'
  )
  t.equal(
    codeOf(() => closed(register(), { endingGround: 'panel-approved' })),
    'judicial.ending'
  )
  t.match(closed(register(), { closing: 'rejected' }).closing, 'rejected', 'of both sides')
  t.match(reopenJudicial(done, on('2026-06-11', said), context), { closedOn: null, closing: null, closingDay: null })
  t.equal(
    codeOf(() => reopenJudicial(done, on('2026-06-11'), context)),
    'judicial.reason-needed'
  )
})

t.test('the period: stopped, running again, longer by the ladder of its rule', async (t) => {
  const stopped = stopPeriod(register(), { ground: 'appraisal', to: null }, on('2026-04-01'), context)
  t.match(stopped, { dueOn: null, dueRule: 'R-19.civil' }, 'stands still')
  t.equal(
    codeOf(() => stopPeriod(stopped, { ground: 'audit', to: null }, on('2026-04-05'), context)),
    'judicial.stopped'
  )
  const again = restartPeriod(stopped, on('2026-04-10'), context)
  t.match(again.stops, [{ no: 1, from: '2026-04-01', to: '2026-04-10' }])
  t.equal(again.dueOn, '2026-09-14', 'ten days more end on a Saturday')
  t.equal(
    codeOf(() => stopPeriod(again, { ground: 'audit', to: '2026-04-12' }, on('2026-04-10'), context)),
    'judicial.stopped',
    'no day is left out twice'
  )
  const twice = stopPeriod(again, { ground: 'audit', to: '2026-04-12' }, on('2026-04-11'), context)
  t.equal(twice.stops.length, 2)
  const other = stopPeriod(twice, { ground: 'stay', to: null }, on('2026-05-01'), context)
  t.match(restartPeriod(other, on('2026-05-04'), context).stops.at(1), { to: '2026-04-12' }, 'only the open one ends')
  t.equal(
    codeOf(() => restartPeriod(again, on('2026-04-11'), context)),
    'judicial.not-stopped'
  )
  t.equal(
    codeOf(() => stopPeriod(register(), { ground: 'weather', to: null }, on('2026-04-01'), context)),
    'clock.stop-ground'
  )
  t.match(closed(stopped).stops, [{ to: '2026-06-10' }], 'nothing stands still in a closed case')
  t.match(closed(again).stops, [{ to: '2026-04-10' }])

  const longer = extendPeriod(register(), { by: 'court-president' }, on('2026-08-20'), context)
  t.match(longer, { dueOn: '2027-03-02', extensions: [{ no: 1, grantedOn: '2026-08-20', by: 'court-president' }] })
  t.equal(
    codeOf(() => extendPeriod(longer, { by: 'court-president' }, on('2026-08-21'), context)),
    'clock.ladder'
  )
  const retrial = register(head({ numberRaw: '（2026）粤03民再1号', instance: 'retrial' }))
  t.equal(
    codeOf(() => extendPeriod(retrial, { by: 'court-president' }, on('2026-08-20'), context)),
    'judicial.no-period'
  )
})

t.test('money received is added up without what was entered by mistake, above what was applied for too', async (t) => {
  const first = receiveMoney(register(execution()), { amountFen: 70_000, voucher: 'V1' }, on('2026-04-01'))
  const both = receiveMoney(first, { amountFen: 50_000, voucher: null }, on('2026-04-02'))
  t.match(both.receipts[1], { no: 2, receivedOn: '2026-04-02', amountFen: 50_000, voided: false })
  t.equal(receivedFen(both), 120_000, 'caps belong to the rates (JE3)')
  const put = correctJudicial(both, { voidReceipts: [1] }, courtName, on('2026-05-01', said), context)
  t.equal(receivedFen(put), 50_000)
  t.equal(put.receipts.length, 2, 'voided, never removed')
  t.equal(
    codeOf(() => correctJudicial(both, { voidReceipts: [3] }, courtName, on('2026-05-01', said), context)),
    'judicial.no-receipt'
  )
})

t.test('a correction is judged by every rule again', async (t) => {
  const put = (of: JudicialCase, input: Parameters<typeof correctJudicial>[1], over: object = said) =>
    correctJudicial(of, input, courtName, on('2026-07-01', over), context)
  t.match(put(register(), { filedOn: '2026-03-03' }), { filedOn: '2026-03-03', dueOn: '2026-09-03' })
  t.match(put(closed(), { closedOn: '2026-06-12' }), { closedOn: '2026-06-12', closing: 'judgment' })
  t.match(put(closed(), { closing: 'withdrawal' }), { closedOn: '2026-06-10', closing: 'withdrawal' })
  const refused: [JudicialCase, Parameters<typeof correctJudicial>[1], string][] = [
    [register(), { numberRaw: '（2025）粤03民初1号' }, 'judicial.number-year'],
    [register(), { closedOn: '2026-06-10' }, 'judicial.closing'],
    [register(), { closing: 'judgment' }, 'judicial.closing'],
    [closed(), { closedOn: null }, 'judicial.closing'],
    [closed(), { closing: 'performed' }, 'judicial.closing'],
    [closed(), { closedOn: '2026-03-01' }, 'time.before-previous'],
    [closed(), { closedOn: '2026-07-02' }, 'time.in-future']
  ]
  for (const [of, input, code] of refused)
    t.equal(
      codeOf(() => put(of, input)),
      code,
      JSON.stringify(input)
    )
  t.equal(
    codeOf(() => put(register(), { filedOn: '2026-03-03' }, {})),
    'judicial.reason-needed'
  )
})

t.test('who may act, and who sees the whole of it', async (t) => {
  const clerk = actor('clerk', [['court-clerk', 'sz-court']])
  const can = (of: JudicialCase, who = clerk) =>
    judicialActNames.filter((name) => judgeJudicialAct(name, of, who) === null)
  t.same(can(register()), ['close', 'extend', 'stop', 'restart', 'correct', 'link'])
  t.same(can(closed()), ['reopen', 'correct', 'link'])
  t.ok(can(register(execution())).includes('record-receipt'))
  t.match(judgeJudicialAct('record-receipt', register(), clerk), { code: 'judicial.no-money' })
  t.match(judgeJudicialAct('close', closed(), clerk), { code: 'judicial.wrong-state' })
  for (const who of [actor('other', [['court-clerk', 'sz-court-2']]), actor('proc', [['procurator', 'sz-court']])])
    t.match(judgeJudicialAct('close', register(), who), { code: 'auth.not-permitted' })

  const sees = (of: JudicialCase, ...postings: Parameters<typeof actor>[1]) =>
    seesWhole(of, judicialReach(actor('x', postings)))
  t.ok(sees(register(), ['court-clerk', 'sz-court']))
  t.ok(sees(register(), ['supervision', 'sz-court']))
  t.ok(sees(register(), ['procurator', 'sz-proc']))
  t.notOk(sees(register(), ['procurator', 'sz-court']), 'a procurator by the procuratorate alone')
  t.notOk(sees(register(), ['officer', 'sz-market-futian']))
  t.notOk(sees({ ...register(), procuratorateId: null }, ['procurator', 'sz-proc']))
  t.same(
    judicialReach(
      actor('x', [
        ['court-clerk', 'a'],
        ['supervision', 'a']
      ] as const)
    ).courts,
    ['a'],
    'each once'
  )
})
