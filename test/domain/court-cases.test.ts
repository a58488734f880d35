import t from 'tap'
import { judgeJudicialAct, judicialActNames } from '../../src/domain/judicial/acts.ts'
import { receivedFen, stateOfJudicial, type JudicialCase } from '../../src/domain/judicial/case.ts'
import { judgeNumber } from '../../src/domain/judicial/number.ts'
import { isForm, legalPeriod, periodOf } from '../../src/domain/judicial/period.ts'
import { sheetColumns, sheetRow } from '../../src/domain/judicial/sheet.ts'
import { judicialReach, seesWhole } from '../../src/domain/judicial/sight.ts'
import * as steps from '../../src/domain/judicial/steps.ts'
import {
  judicialClosings,
  judicialInstances,
  judicialKinds,
  judicialTracks
} from '../../src/domain/judicial/vocabulary.ts'
import { courtPeriods, courtStops } from '../../src/domain/rules/judicial.ts'
import { isPeriod } from '../../src/domain/rules/table.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { actor, calendar, codeOf, on } from '../support/case-file.ts'

const context = { now: '2026-12-01T02:00:00Z', calendar, settings: defaultSettings }
const by = {
  judicialId: '00000000-0000-8000-8000-00000000000a',
  courtId: 'sz-court',
  courtName: '深圳市中级人民法院',
  procuratorateId: 'sz-procuratorate',
  earlier: null,
  source: 'entered'
} as const
const head: steps.JudicialHead = {
  numberRaw: '（2026）粤03民初1号',
  kind: 'civil',
  instance: 'first',
  track: 'ordinary',
  rightKind: 'trademark',
  cause: null,
  filedOn: '2026-01-05',
  appliedFen: null
}
const file = (over: Partial<steps.JudicialHead> = {}, more: object = {}): JudicialCase =>
  steps.registerJudicial({ ...head, ...over }, { ...by, ...more }, context)
const execution = (over: Partial<steps.JudicialHead> = {}, more: object = {}): JudicialCase =>
  file({ kind: 'execution', instance: 'execution', numberRaw: '（2026）粤03执1号', appliedFen: 100_000, ...over }, more)
const why = { reason: '更正' }
const ended = (
  closing: 'this-execution-ended' | 'performed' = 'this-execution-ended',
  day = '2026-03-02'
): JudicialCase => steps.closeJudicial(execution(), { closing, closingDay: null, endingGround: null }, on(day), context)
const closing = (kind: steps.ClosingInput['closing'], more: Partial<steps.ClosingInput> = {}): steps.ClosingInput => ({
  closing: kind,
  closingDay: null,
  endingGround: null,
  ...more
})

t.test('numbers before and after 2016, by kind and instance (O-23 to O-27)', async (t) => {
  const good: [string, steps.JudicialHead['kind'], steps.JudicialHead['instance'], string?][] = [
    ['（2016）粤03民初123号', 'civil', 'first'],
    ['(2016)粤03民初123号', 'civil', 'first', '（2016）粤03民初123号'],
    ['（2015）深中法知民初字第123号', 'civil', 'first'],
    ['(2015)深中法民三初字第5号', 'civil', 'first', '（2015）深中法民三初字第5号'],
    ['（2015）深中法知刑终字第5号', 'criminal', 'second'],
    ['（2019）粤03知民终1号', 'civil', 'second'],
    ['（2020）粤03刑初2号', 'criminal', 'first'],
    ['（2020）粤03行终2号', 'administrative', 'second'],
    ['（2020）粤03行赔初2号', 'administrative', 'first'],
    ['（2020）粤03民再2号', 'civil', 'retrial'],
    ['（2020）粤03执恢2号', 'execution', 'execution'],
    ['（2020）粤03行审2号', 'execution', 'execution'],
    ['（2014）深中法执字第2号', 'execution', 'execution']
  ]
  for (const [text, kind, instance, number = text] of good)
    t.equal(judgeNumber(text, { kind, instance, courtName: by.courtName }).number, number, text)
  const bad: [string, steps.JudicialHead['kind'], steps.JudicialHead['instance'], string][] = [
    ['（2016）深中法知民初字第123号', 'civil', 'first', 'judicial.number'],
    ['（2015）粤03民初123号', 'civil', 'first', 'judicial.number'],
    ['粤03民初123号', 'civil', 'first', 'judicial.number'],
    ['（2020）粤0304民初1号', 'civil', 'first', 'judicial.number-court'],
    ['（2020）粤03民初1号', 'civil', 'second', 'judicial.number-kind'],
    ['（2020）粤03民初1号', 'criminal', 'first', 'judicial.number-kind'],
    ['（2015）深中法知民终字第1号', 'civil', 'first', 'judicial.number-kind'],
    ['（2020）粤03执异1号', 'execution', 'execution', 'judicial.number-kind'],
    ['（2020）粤03执1号', 'execution', 'first', 'judicial.number-kind']
  ]
  for (const [text, kind, instance, code] of bad)
    t.equal(
      codeOf(() => judgeNumber(text, { kind, instance, courtName: by.courtName })),
      code,
      text
    )
})

t.test('every form of proceedings has its period or none (R-19, T-47)', async (t) => {
  const forms = judicialKinds.flatMap((kind) =>
    judicialInstances.flatMap((instance) => judicialTracks.map((track) => ({ kind, instance, track })))
  )
  t.equal(forms.filter(isForm).length, 15)
  t.equal(periodOf({ kind: 'civil', instance: 'execution', track: 'ordinary' }), null)
  const due = (over: Partial<steps.JudicialHead>) => {
    const { dueOn, dueRule } = file(over)
    return [dueRule, dueOn]
  }
  t.same(due({}), ['R-19.civil', '2026-07-06'], '5 July is a Sunday')
  t.same(due({ track: 'summary' }), ['R-19.civil-summary', '2026-04-07'], 'a Sunday, and the day after is Qingming')
  t.same(due({ instance: 'second', numberRaw: '（2026）粤03民终1号' }), ['R-19.civil-second', '2026-04-07'])
  t.same(due({ kind: 'criminal', numberRaw: '（2026）粤03刑初1号' }), ['T-47', '2026-03-05'])
  t.same(due({ kind: 'criminal', instance: 'second', numberRaw: '（2026）粤03刑终1号' })[0], 'T-47.second')
  t.same(due({ kind: 'administrative', numberRaw: '（2026）粤03行初1号' })[0], 'R-19.administrative')
  t.same(due({ kind: 'administrative', track: 'summary', numberRaw: '（2026）粤03行初1号' }), [null, null])
  t.same(due({ instance: 'retrial', numberRaw: '（2026）粤03民再1号' }), [null, null])
  t.same(execution({ track: 'non-litigation' }).dueOn, '2026-04-07')
  const old = { kind: 'administrative', filedOn: '2014-03-03', numberRaw: '（2014）深中法行初字第1号' } as const
  t.same(due(old), [null, null], 'before the rule was in force none is invented')
  t.same(
    due({ filedOn: '2025-08-31', numberRaw: '（2025）粤03民初1号' }),
    ['R-19.civil', '2026-02-28'],
    'the month has no 31st; that Saturday is worked'
  )
  for (const row of courtPeriods) t.ok(isPeriod(row) && row.period.stops === courtStops, row.id)
})

t.test('stops, extensions and the last day', async (t) => {
  const of = file()
  const stopped = steps.stopPeriod(of, { ground: 'appraisal', to: null }, on('2026-02-02'), context)
  t.equal(stopped.dueOn, null)
  const again = steps.restartPeriod(stopped, on('2026-02-11'), context)
  t.equal(again.dueOn, '2026-07-15', 'ten days, both ends')
  const past = steps.stopPeriod(of, { ground: 'appraisal', to: '2026-02-11' }, on('2026-02-02'), context)
  t.equal(past.dueOn, again.dueOn)
  t.equal(
    codeOf(() => steps.stopPeriod(stopped, { ground: 'audit', to: null }, on('2026-03-02'), context)),
    'judicial.stopped'
  )
  t.equal(
    codeOf(() => steps.stopPeriod(past, { ground: 'audit', to: null }, on('2026-02-11'), context)),
    'judicial.stopped'
  )
  t.equal(
    codeOf(() => steps.stopPeriod(of, { ground: 'hearing', to: null }, on('2026-03-02'), context)),
    'clock.stop-ground'
  )
  t.equal(
    codeOf(() => steps.stopPeriod(of, { ground: 'audit', to: '2026-03-01' }, on('2026-03-02'), context)),
    'clock.stop-order'
  )
  t.equal(
    codeOf(() => steps.restartPeriod(of, on('2026-03-02'), context)),
    'judicial.not-stopped'
  )
  const longer = steps.extendPeriod(of, { by: 'court-president' }, on('2026-07-01'), context)
  t.equal(longer.dueOn, '2027-01-05')
  t.equal(
    codeOf(() => steps.extendPeriod(longer, { by: 'court-president' }, on('2026-12-01'), context)),
    'clock.ladder'
  )
  t.equal(
    codeOf(() => steps.extendPeriod(of, { by: 'head' }, on('2026-07-01'), context)),
    'clock.granter'
  )
  const retrial = file({ instance: 'retrial', numberRaw: '（2026）粤03民再1号' })
  t.equal(
    codeOf(() => steps.extendPeriod(retrial, { by: 'court-president' }, on('2026-07-01'), context)),
    'judicial.no-period'
  )
  t.equal(legalPeriod(retrial, context), null)
  const second = steps.stopPeriod(past, { ground: 'auction', to: null }, on('2026-03-02'), context)
  t.equal(steps.restartPeriod(second, on('2026-03-02'), context).dueOn, '2026-07-16', 'one day more')
  t.same(
    steps.closeJudicial(second, closing('judgment'), on('2026-03-03'), context).stops.map(({ to }) => to),
    ['2026-02-11', '2026-03-03']
  )
  const shut = steps.closeJudicial(stopped, closing('judgment'), on('2026-02-11'), context)
  t.same([shut.stops[0]?.to, shut.dueOn, stateOfJudicial(shut)], ['2026-02-11', '2026-07-15', 'closed'])
})

t.test('registering refuses what does not fit', async (t) => {
  t.equal(
    codeOf(() => file({ track: 'non-litigation' })),
    'judicial.form'
  )
  t.equal(
    codeOf(() => file({ appliedFen: 1 })),
    'judicial.no-money'
  )
  t.equal(
    codeOf(() => file({ filedOn: '2025-12-31' })),
    'judicial.number-year'
  )
  const revived = (earlier: JudicialCase, filedOn = '2026-04-01') =>
    execution({ numberRaw: '（2026）粤03执恢1号', filedOn }, { earlier, judicialId: 'b' })
  t.match(revived(ended()), { earlierId: by.judicialId, lineageId: by.judicialId, caseId: null })
  t.equal(
    codeOf(() => revived(execution())),
    'judicial.earlier',
    'still open'
  )
  t.equal(
    codeOf(() => revived(ended('performed'))),
    'judicial.earlier',
    'nothing is left to revive'
  )
  t.equal(
    codeOf(() => revived(ended(), '2026-03-01')),
    'time.before-previous'
  )
  const judged = steps.closeJudicial(file(), closing('judgment'), on('2026-02-02'), context)
  t.equal(revived(judged).earlierId, by.judicialId, 'a judgment is executed')
  t.equal(
    codeOf(() => revived(file())),
    'judicial.earlier',
    'a trial that is open'
  )
  const appeal = { instance: 'second', numberRaw: '（2026）粤03民终1号', filedOn: '2026-03-03' } as const
  t.equal(file(appeal, { earlier: judged }).lineageId, by.judicialId)
  t.equal(
    codeOf(() => file({ filedOn: '2026-03-03' }, { earlier: judged })),
    'judicial.earlier',
    'a first instance follows none'
  )
  t.equal(
    codeOf(() => file({ ...appeal, kind: 'criminal', numberRaw: '（2026）粤03刑终1号' }, { earlier: judged })),
    'judicial.earlier'
  )
  t.equal(
    codeOf(() => file(appeal, { earlier: ended() })),
    'judicial.earlier',
    'no trial follows an execution'
  )
})

t.test('closing, taking it back, money and corrections', async (t) => {
  for (const [kind, { of }] of Object.entries(judicialClosings)) {
    const close = (start: JudicialCase) =>
      codeOf(() =>
        steps.closeJudicial(start, closing(kind as keyof typeof judicialClosings), on('2026-03-02'), context)
      )
    const sides: readonly string[] = of
    t.equal(close(file()), sides.includes('trial') ? 'no refusal' : 'judicial.closing', kind)
    t.equal(close(execution()), sides.includes('execution') ? 'no refusal' : 'judicial.closing', kind)
  }
  const qualified = closing('this-execution-ended', { endingGround: 'panel-approved' })
  t.equal(steps.closeJudicial(execution(), qualified, on('2026-03-02'), context).endingGround, 'panel-approved')
  t.equal(
    codeOf(() =>
      steps.closeJudicial(
        execution(),
        closing('performed', { endingGround: 'panel-approved' }),
        on('2026-03-02'),
        context
      )
    ),
    'judicial.ending'
  )
  t.equal(
    codeOf(() => steps.reopenJudicial(ended(), on('2026-03-03'), context)),
    'judicial.reason-needed'
  )
  t.match(steps.reopenJudicial(ended(), on('2026-03-03', why), context), { closedOn: null, closing: null })

  const paid = steps.receiveMoney(execution(), { amountFen: 500, voucher: null }, on('2026-02-02'))
  const twice = steps.receiveMoney(paid, { amountFen: 700, voucher: 'x' }, on('2026-02-03'))
  t.equal(receivedFen(twice), 1200)
  const fix = (of: JudicialCase, change: steps.JudicialCorrection, day = '2026-05-06') =>
    steps.correctJudicial(of, change, by.courtName, on(day, why), context)
  t.equal(receivedFen(fix(twice, { voidReceipts: [1] })), 700)
  t.equal(
    codeOf(() => fix(twice, { voidReceipts: [3] })),
    'judicial.no-receipt'
  )
  t.equal(
    codeOf(() => steps.correctJudicial(paid, {}, by.courtName, on('2026-05-06'), context)),
    'judicial.reason-needed'
  )
  t.match(fix(file(), { filedOn: '2026-01-12' }), { filedOn: '2026-01-12', dueOn: '2026-07-13' })
  t.match(fix(file(), { numberRaw: '（2026）粤03民初9号' }), { number: '（2026）粤03民初9号' })
  t.equal(
    codeOf(() => fix(file(), { closing: 'judgment' })),
    'judicial.closing',
    'it is not closed'
  )
  t.equal(
    codeOf(() => fix(file(), { closedOn: '2026-02-02' })),
    'judicial.closing'
  )
  t.match(fix(ended(), { closedOn: '2026-03-05', closing: 'execution-ended' }), {
    closedOn: '2026-03-05',
    closing: 'execution-ended'
  })
  t.match(fix(ended(), { cause: '执行' }), { closedOn: '2026-03-02', cause: '执行' })
  t.equal(
    codeOf(() => fix(ended(), { closing: 'judgment' })),
    'judicial.closing'
  )
  t.equal(
    codeOf(() => fix(ended(), { closedOn: '2026-01-04' })),
    'time.before-previous'
  )
  t.equal(
    codeOf(() => fix(ended(), { closedOn: '2026-05-07' })),
    'time.in-future'
  )
  t.match(steps.linkJudicial(file(), { caseId: 'c', transferNo: 1, decisionNo: null, lineageId: 'r' }), {
    caseId: 'c',
    lineageId: 'r'
  })
})

t.test('who acts and who sees', async (t) => {
  const clerk = actor('clerk', [['court-clerk', 'sz-court']])
  const allowed = (of: JudicialCase, who = clerk) =>
    judicialActNames.filter((act) => judgeJudicialAct(act, of, who) === null)
  t.same(allowed(file()), ['close', 'extend', 'stop', 'restart', 'correct', 'link'])
  t.same(allowed(execution()), ['close', 'record-receipt', 'extend', 'stop', 'restart', 'correct', 'link'])
  t.same(allowed(ended()), ['reopen', 'record-receipt', 'correct', 'link'])
  t.same(allowed(file(), actor('x', [['court-clerk', 'sz-court-futian']])), [])
  t.same(allowed(file(), actor('x', [['supervision', 'sz-court']])), [])
  const sees = (role: 'court-clerk' | 'supervision' | 'procurator' | 'finance', office: string, of = file()) =>
    seesWhole(of, judicialReach(actor('x', [[role, office]])))
  t.same(
    [sees('court-clerk', 'sz-court'), sees('supervision', 'sz-court'), sees('procurator', 'sz-procuratorate')],
    [true, true, true]
  )
  t.same(
    [sees('finance', 'sz-court'), sees('procurator', 'sz-court'), sees('court-clerk', 'other')],
    [false, false, false]
  )
  t.equal(sees('procurator', 'sz-procuratorate', file({}, { procuratorateId: null })), false)
})

t.test('a sheet in either language', async (t) => {
  t.same(sheetColumns(['案号', ' kind ', '立案日期']), ['number', 'kind', 'filedOn'])
  for (const header of [
    [],
    ['案号', '案件类型'],
    ['案号', 'number', '案件类型', '立案日期'],
    ['案号', '案件类型', '立案日期', '当事人']
  ])
    t.equal(
      codeOf(() => sheetColumns(header)),
      'judicial.sheet',
      header.join()
    )
  const all = sheetColumns(
    'number,kind,instance,track,rightKind,cause,filedOn,closedOn,closing,applied,received'.split(',')
  )
  t.same(
    sheetRow(all, [
      'a',
      '刑事案件',
      '二审',
      '普通程序',
      '著作权',
      '侵犯著作权',
      '2026年1月5日',
      '2026.2.3',
      'judgment',
      '',
      ''
    ]),
    {
      number: 'a',
      kind: 'criminal',
      instance: 'second',
      track: 'ordinary',
      rightKind: 'copyright',
      cause: '侵犯著作权',
      filedOn: '2026-01-05',
      closedOn: '2026-02-03',
      closing: 'judgment',
      applied: null,
      received: null
    }
  )
  const least = sheetColumns(['案号', '案件类型', '立案日期'])
  t.match(sheetRow(least, ['a', '执行', '2026-01-05']), {
    instance: 'execution',
    track: 'ordinary',
    rightKind: 'other',
    closing: null
  })
  t.match(sheetRow(all, ['a', '执行', '', '', '', '', '2026/1/5', '2026/1/6', '终结本次执行程序', '1,000.50', '0']), {
    closing: 'this-execution-ended',
    applied: '1000.50',
    received: '0'
  })
  const bad: string[][] = [
    ['', '民事', '2026-01-05'],
    ['a', '', '2026-01-05'],
    ['a', '民事', ''],
    ['a', '民事', '5 Jan'],
    ['a', '仲裁', '2026-01-05'],
    ['a', '民事']
  ]
  for (const cells of bad)
    t.equal(
      codeOf(() => sheetRow(least, cells)),
      'judicial.cell',
      cells.join()
    )
  t.equal(
    codeOf(() => sheetRow(all, ['a', '民事', '', '', '', '', '2026-01-05', '', '', '1e3', ''])),
    'judicial.cell'
  )
})
