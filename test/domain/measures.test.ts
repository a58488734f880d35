import t from 'tap'
import { duties } from '../../src/domain/case/duties/duties.ts'
import {
  disposeGoods,
  holdings,
  judgeHeldGoods,
  storeGoods,
  type DisposeInput,
  type StoreInput
} from '../../src/domain/case/custody.ts'
import type { CaseFile } from '../../src/domain/case/file.ts'
import {
  approveMeasure,
  endMeasure,
  takeMeasure,
  type EndInput,
  type TakeInput
} from '../../src/domain/case/measures.ts'
import { withLine } from '../../src/domain/case/parts.ts'
import { recuse } from '../../src/domain/case/investigation.ts'
import { revokeDecision } from '../../src/domain/case/steps.ts'
import type { When } from '../../src/domain/case/when.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { at, calendar, codeOf, decidedFile, filedFile, on, transferFile } from '../support/case-file.ts'

const judged = { calendar, settings: defaultSettings }
const lines = [
  { goodsNo: 1, quantity: '120.0000', partyNo: 1 },
  { goodsNo: 2, quantity: null, partyNo: 2 }
]
const taken: TakeInput = {
  kind: 'preserve',
  emergency: false,
  approvedBy: 'head',
  approvedOn: null,
  partyNo: 1,
  goods: [{ goodsNo: 1, quantity: '100' }],
  place: null,
  documentNumber: '深市监存〔2026〕1号',
  by: 'officer'
}
const urgent = { emergency: true, approvedBy: null }
const take = (over: Partial<TakeInput> = {}, when: When = on('2026-03-04'), file: CaseFile = filedFile()) =>
  takeMeasure(file, { ...taken, ...over }, lines, when, judged)
const ending: EndInput = { measureNo: 1, end: 'lifted', ground: '没有违法行为', documentNumber: null, by: 'head' }
const finish = (file: CaseFile, over: Partial<EndInput>, day: string) =>
  endMeasure(file, { ...ending, ...over }, on(day), judged)
const approving = { measureNo: 1, approved: true, by: 'head' }
const approve = (file: CaseFile, when: When, over: object = {}) =>
  approveMeasure(file, { ...approving, ...over }, when, judged)
const dueOf = (file: CaseFile, key: string) => duties(file, calendar).find((duty) => duty.key === key)
const standingOn = (file: CaseFile, day: string) => holdings(file, [1, 2], day, judged)

t.test('taking a measure: who approves, and what it takes', async (t) => {
  const file = take()
  t.equal(file.case.state, 'investigating')
  t.match(file.measures, [
    {
      no: 1,
      kind: 'preserve',
      from: '2026-03-04',
      takenAt: null,
      approvedBy: 'head',
      approvedOn: '2026-03-04',
      takenBy: 'officer'
    }
  ])
  t.match(take({ approvedOn: '2026-03-03' }).measures, [{ approvedOn: '2026-03-03' }])
  t.match(take(urgent, at('2026-03-04')).measures, [{ takenAt: '2026-03-04T02:00:00Z', approvedOn: null }])
  const recused = recuse(
    filedFile(),
    { personId: 'head', rank: 'head', recused: true, discussionNo: null, by: 'chief', byChief: true },
    on('2026-03-04', { reason: '利害关系' })
  )
  const seized = take({ kind: 'seize' })
  const codes: [() => unknown, string][] = [
    [() => take({ approvedBy: null }), 'case.measure-approval'],
    [() => take({ emergency: true }, at('2026-03-04')), 'case.measure-approval'],
    [() => take(urgent), 'time.instant-required'],
    [() => take({ approvedBy: 'officer' }), 'case.approver-is-taker'],
    [() => take({}, on('2026-03-05'), recused), 'case.recused'],
    [() => take({ approvedOn: '2026-03-05' }), 'time.before-previous'],
    [() => take({ goods: [] }), 'case.measure-empty'],
    [() => take({ goods: [], place: '生产场所' }), 'no refusal'],
    [() => take({ goods: [{ goodsNo: 3, quantity: null }] }), 'case.line-unknown'],
    [() => take({ goods: [taken.goods[0]!, taken.goods[0]!] }), 'case.goods-twice'],
    [() => take({ goods: [{ goodsNo: 1, quantity: '120.0001' }] }), 'case.goods-quantity'],
    [() => take({ goods: [{ goodsNo: 1, quantity: '120' }] }), 'no refusal'],
    [() => take({ goods: [{ goodsNo: 1, quantity: null }] }), 'no refusal'],
    [() => take({ goods: [{ goodsNo: 2, quantity: '7' }] }), 'no refusal'],
    [() => take({ goods: [{ goodsNo: 1, quantity: '20' }] }, on('2026-03-05'), seized), 'no refusal'],
    [() => take({ goods: [{ goodsNo: 1, quantity: '20.5' }] }, on('2026-03-05'), seized), 'case.goods-quantity'],
    [() => take({}, on('2026-03-06'), finish(seized, {}, '2026-03-05')), 'no refusal'],
    [() => take({}, on('2026-03-14'), file), 'no refusal']
  ]
  for (const [index, [work, code]] of codes.entries()) t.equal(codeOf(work), code, `${index}: ${code}`)
})

t.test('preservation: the seventh working day is in time, on the eighth it has lifted itself', async (t) => {
  const file = take()
  t.match(dueOf(file, 'measure:1'), { code: 'OT-PRESERVE', rule: 'A-21', dueAt: '2026-03-13T23:59:59.999+08:00' })
  t.equal(standingOn(file, '2026-03-13').measures[0]?.state, 'in-force')
  t.equal(standingOn(file, '2026-03-14').measures[0]?.state, 'lapsed')
  t.equal(standingOn(file, '2026-03-14').goods[0]?.taken, '0')
  t.equal(dueOf(finish(file, {}, '2026-03-13'), 'measure:1')?.doneAt, '2026-03-13')
  t.equal(
    codeOf(() => finish(file, {}, '2026-03-14')),
    'case.measure-lapsed'
  )
  t.equal(
    codeOf(() => finish(file, { end: 'lapsed' }, '2026-03-13')),
    'case.measure-not-lapsed'
  )
  const noted = finish(file, { end: 'lapsed', ground: null }, '2026-03-16')
  t.match(noted.measures, [{ end: 'lapsed', endedOn: '2026-03-16' }])
  t.equal(standingOn(noted, '2026-03-17').measures[0]?.state, 'lapsed')
  t.equal(
    codeOf(() => store({}, '2026-03-14', file)),
    'case.measure-lapsed'
  )
  // Seven days of the law before 2021-07-15 are calendar days; before the law no period is invented.
  const old = take({}, on('2020-03-02'), filedFile('2020-03-02'))
  t.match(dueOf(old, 'measure:1'), { dueAt: /^2020-03-09T/ })
  const older = take({}, on('1995-03-02'), filedFile('1995-03-02'))
  t.same(standingOn(older, '2026-03-02').measures, [{ no: 1, kind: 'preserve', state: 'in-force', lastOn: null }])
})

t.test('an emergency is reported within 24 hours, over midnight and over a holiday', async (t) => {
  for (const kind of ['preserve', 'seal'] as const) {
    const rule = kind === 'preserve' ? 'A-21.emergency' : 'A-22.emergency'
    const file = take({ ...urgent, kind }, at('2026-04-30', '22:30'), filedFile('2026-04-29'))
    t.match(dueOf(file, 'measure:1:report'), {
      code: 'OT-EMERGENCY',
      rule,
      dueAt: '2026-05-01T22:30:00+08:00',
      doneAt: null
    })
    t.equal(standingOn(file, '2026-05-01').measures[0]?.state, 'to-report')
    const reported = approve(file, at('2026-05-01', '22:30'))
    t.match(reported.measures, [{ reportedAt: '2026-05-01T14:30:00Z', approvedBy: 'head', approvedOn: '2026-05-01' }])
    t.equal(dueOf(reported, 'measure:1:report')?.doneAt, '2026-05-01T14:30:00Z')
    t.equal(standingOn(reported, '2026-05-01').measures[0]?.state, 'in-force')
    const late = approve(file, at('2026-05-02', '09:00'))
    t.equal(dueOf(late, 'measure:1:report')?.doneAt, '2026-05-02T01:00:00Z', 'late is a fact')
  }
  const file = take(urgent, at('2026-03-04', '22:30'))
  const said = at('2026-03-05')
  const refusedByHead = approve(file, { ...said, reason: '不应当采取' }, { approved: false })
  t.match(refusedByHead.measures, [
    {
      end: 'lifted',
      endedOn: '2026-03-05',
      endGround: '不应当采取',
      approvedBy: null,
      reportedAt: '2026-03-05T02:00:00Z'
    }
  ])
  const codes: [() => unknown, string][] = [
    [() => approve(file, said, { measureNo: 2 }), 'case.measure-unknown'],
    [() => approve(take(), said), 'case.measure-approved'],
    [() => approve(approve(file, said), said), 'case.measure-approved'],
    [() => approve(file, said, { by: 'officer' }), 'case.approver-is-taker'],
    [() => approve(file, at('2026-03-04', '22:29')), 'time.before-previous'],
    [() => approve(file, said, { approved: false }), 'case.reason-needed'],
    [() => approve(file, { ...at('2026-03-16'), reason: 'x' }, { approved: false }), 'case.measure-lapsed'],
    [() => finish(file, {}, '2026-03-05'), 'case.measure-unreported'],
    [() => finish(approve(file, said), {}, '2026-03-05'), 'no refusal']
  ]
  for (const [index, [work, code]] of codes.entries()) t.equal(codeOf(work), code, `${index}: ${code}`)
})

t.test('seal and seizure: thirty days, thirty more, without its own testing; a late end is a fact', async (t) => {
  const file = take({ kind: 'seal' })
  const due = (of: CaseFile) => dueOf(of, 'measure:1')?.dueAt.slice(0, 10)
  t.match(dueOf(file, 'measure:1'), { code: 'OT-SEAL', rule: 'A-22' })
  t.equal(due(file), '2026-04-03')
  const stop = { why: null, from: '2026-03-10', to: '2026-03-19', approvedBy: null, text: null }
  const stopped = (ground: 'testing' | 'identification', measureNo: number | null) =>
    withLine(file, 'stops', { ...stop, ground, measureNo })
  t.equal(due(stopped('testing', 1)), '2026-04-13', 'ten days of testing')
  t.equal(due(stopped('testing', null)), '2026-04-03', 'a stop of the case is none of the measure')
  t.equal(due(stopped('testing', 2)), '2026-04-03', 'nor is one of another measure')
  t.equal(due(stopped('identification', 1)), '2026-04-03', "the right holder's identification is counted")
  const extended = withLine(file, 'extensions', {
    duty: 'measure:1',
    rule: 'A-22',
    by: 'head',
    grantedOn: '2026-04-01',
    days: null,
    until: null,
    approvedBy: 'head',
    discussionNo: null,
    reason: '情况复杂'
  })
  t.equal(due(extended), '2026-05-03', 'a Sunday of a holiday: it does not roll')
  t.match(standingOn(file, '2026-04-03').measures, [{ state: 'in-force', lastOn: '2026-04-03' }])
  const two = take({ kind: 'seize', goods: [{ goodsNo: 2, quantity: '5' }] }, on('2026-03-05'), file)
  t.match(standingOn(finish(two, {}, '2026-03-06'), '2026-04-06').measures, [
    { no: 2, state: 'overdue' },
    { no: 1, state: 'ended' }
  ])
  t.match(
    standingOn(two, '2026-04-06').measures.map((one) => one.no),
    [1, 2],
    'overdue ones in their order'
  )
  t.match(finish(file, {}, '2026-04-20').measures, [{ end: 'lifted', endedOn: '2026-04-20' }])
  const still = withLine(file, 'stops', { ...stop, to: null, ground: 'testing', measureNo: 1 })
  t.match(standingOn(still, '2027-01-01').measures, [{ state: 'in-force', lastOn: null }])
})

const confiscated = (partyNo: number | null, kind: 'confiscate-goods' | 'destroy' = 'confiscate-goods') =>
  decidedFile('2026-03-10', { partyNo, obligations: [{ kind, amountFen: null, text: null }] })
const on10 = on('2026-03-10')

t.test('the end of a measure: what may become of it', async (t) => {
  const preserved = take()
  const sealed = take({ kind: 'seal' })
  const seized = finish(preserved, { end: 'seized', ground: null, documentNumber: '深市监扣〔2026〕2号' }, '2026-03-05')
  t.match(seized.measures, [
    { no: 1, end: 'seized', endedOn: '2026-03-05' },
    {
      no: 2,
      kind: 'seize',
      from: '2026-03-05',
      follows: 1,
      approvedBy: 'head',
      takenBy: 'officer',
      documentNumber: '深市监扣〔2026〕2号',
      endedOn: null,
      goods: taken.goods
    }
  ])
  t.equal(standingOn(seized, '2026-03-06').goods[0]?.taken, '100', 'each piece once')
  t.equal(dueOf(seized, 'measure:2')?.dueAt.slice(0, 10), '2026-04-04')
  const codes: [() => unknown, string][] = [
    [() => finish(preserved, { measureNo: 2 }, '2026-03-05'), 'case.measure-unknown'],
    [() => finish(seized, {}, '2026-03-06'), 'case.measure-ended'],
    [() => finish(preserved, {}, '2026-03-03'), 'time.before-previous'],
    [() => finish(preserved, { ground: null }, '2026-03-05'), 'case.measure-ground'],
    [() => finish(preserved, { end: 'handed-to-organ', ground: null }, '2026-03-05'), 'case.measure-ground'],
    [() => finish(preserved, { end: 'handed-to-organ', ground: '海关' }, '2026-03-05'), 'no refusal'],
    [() => finish(preserved, { end: 'taken-as-evidence', ground: null }, '2026-03-05'), 'no refusal'],
    [() => finish(sealed, { end: 'taken-as-evidence' }, '2026-03-05'), 'case.measure-end'],
    [() => finish(sealed, { end: 'seized' }, '2026-03-05'), 'case.measure-end'],
    [() => finish(sealed, { end: 'lapsed' }, '2026-05-05'), 'case.measure-end'],
    [() => finish(preserved, { end: 'seized', by: 'officer' }, '2026-03-05'), 'case.approver-is-taker'],
    [() => finish(preserved, { end: 'confiscated' }, '2026-03-05'), 'case.not-confiscated'],
    [() => finish(preserved, { end: 'handed-to-police' }, '2026-03-05'), 'case.not-transferred'],
    [
      () => finish(take({}, on('2026-03-05'), transferFile('approved')), { end: 'handed-to-police' }, '2026-03-06'),
      'case.not-transferred'
    ],
    [
      () => finish(take({}, on('2026-03-05'), transferFile('sent')), { end: 'handed-to-police' }, '2026-03-06'),
      'no refusal'
    ]
  ]
  for (const [index, [work, code]] of codes.entries()) t.equal(codeOf(work), code, `${index}: ${code}`)

  const ends = (file: CaseFile, partyNo: number | null, day = '2026-03-11') =>
    codeOf(() => finish(take({ partyNo }, on('2026-03-05'), file), { end: 'confiscated' }, day))
  t.equal(ends(confiscated(null), 1), 'no refusal')
  t.equal(ends(confiscated(1), 1), 'no refusal')
  t.equal(ends(confiscated(1), null), 'no refusal')
  t.equal(ends(confiscated(2), 1), 'case.not-confiscated', 'of another party')
  t.equal(ends(confiscated(1), 1, '2026-03-09'), 'case.not-confiscated', 'not decided yet')
  t.equal(ends(confiscated(1, 'destroy'), 1), 'case.not-confiscated', 'an order to destroy takes nothing away')
  t.equal(ends(decidedFile(), 1), 'case.not-confiscated', 'a fine alone')
  const revoked = revokeDecision(confiscated(1), { decisionNo: 1 }, on('2026-03-10', { reason: '撤销' }))
  t.equal(ends(revoked, 1), 'case.not-confiscated', 'a revoked decision')
  const undated = {
    ...confiscated(1),
    decisions: confiscated(1).decisions.map((one) => ({ ...one, decidedOn: null, reported: true }))
  }
  t.equal(ends(undated, 1), 'no refusal', 'a decision of a file that does not tell its day')
})

const stored: StoreInput = { goodsNo: 1, measureNo: 1, quantity: '60', place: '局仓库', keeper: 'officer' }
const store = (over: Partial<StoreInput> = {}, day = '2026-03-05', file = take()) =>
  storeGoods(file, { ...stored, ...over }, lines, on(day), judged)

t.test('goods in custody: no more than the measure took, nothing under a measure that is over', async (t) => {
  const file = store()
  t.match(file.custody, [{ no: 1, goodsNo: 1, measureNo: 1, quantity: '60', storedOn: '2026-03-05', disposed: [] }])
  t.match(store({ quantity: '40' }, '2026-03-06', file).custody[1], { no: 2, quantity: '40' })
  const codes: [() => unknown, string][] = [
    [() => store({ goodsNo: 3 }), 'case.line-unknown'],
    [() => store({ measureNo: 2 }), 'case.measure-unknown'],
    [() => store({ goodsNo: 2 }), 'case.measure-goods'],
    [() => store({ quantity: '100.5' }), 'case.goods-quantity'],
    [() => store({ quantity: '40.000001' }, '2026-03-06', file), 'case.goods-quantity'],
    [() => store({ measureNo: null, quantity: '60' }, '2026-03-06', file), 'no refusal'],
    [() => store({ measureNo: null, quantity: '61' }, '2026-03-06', file), 'case.goods-quantity'],
    [() => store({ quantity: null }, '2026-03-06', file), 'no refusal'],
    [() => store({}, '2026-03-03'), 'time.before-previous'],
    [() => store({}, '2026-03-06', finish(take(), {}, '2026-03-05')), 'case.measure-ended'],
    [() => store({}, '2026-03-06', finish(take(), { end: 'taken-as-evidence' }, '2026-03-05')), 'no refusal']
  ]
  for (const [index, [work, code]] of codes.entries()) t.equal(codeOf(work), code, `${index}: ${code}`)
  const [shoes, slippers] = [
    { name: '运动鞋', unit: '双' },
    { name: '拖鞋', unit: '双' }
  ]
  const held = store({ goodsNo: 2, measureNo: null }, '2026-03-06', file)
  const judged = (after: object[], of = held) => codeOf(() => judgeHeldGoods(of, [shoes, slippers], after as never))
  t.equal(judged([], filedFile()), 'no refusal', 'nothing is held')
  t.equal(judged([shoes]), 'case.goods-in-use', 'left out')
  t.equal(judged([shoes, { ...slippers, unit: '箱' }]), 'case.goods-in-use', 'another unit')
  t.equal(judged([slippers, shoes]), 'case.goods-moved')
  t.same(judgeHeldGoods(held, [shoes, slippers], [shoes, { ...slippers, name: '凉拖' }]), [2], 'only renamed')
  t.same(judgeHeldGoods(held, [shoes, slippers], [shoes, slippers]), [])
})

const disposal: DisposeInput = {
  custodyNo: 1,
  quantity: '10',
  disposal: 'handed-to-warehouse',
  consentOn: null,
  text: null
}
const dispose = (file: CaseFile, over: Partial<DisposeInput> = {}, day = '2026-03-11') =>
  disposeGoods(file, { ...disposal, ...over }, lines, on(day), judged)

t.test('disposal: no more than is left, and each way on its condition', async (t) => {
  const file = store()
  const part = dispose(file)
  t.match(part.custody[0]?.disposed, [{ quantity: '10', disposal: 'handed-to-warehouse', on: '2026-03-11' }])
  const rest = dispose(part, { quantity: null })
  t.match(rest.custody[0]?.disposed[1], { quantity: '50' }, 'all that is left')
  const uncounted = store({ goodsNo: 2, measureNo: null, quantity: null })
  const gone = dispose(uncounted, { quantity: null })
  const free = finish(file, {}, '2026-03-10')
  const seized = finish(file, { end: 'seized' }, '2026-03-10')
  const apart = finish(store({ goodsNo: 2, measureNo: null }, '2026-03-06', file), { end: 'seized' }, '2026-03-10')
  t.same(
    apart.custody.map((one) => one.measureNo),
    [2, null],
    'the seizure holds what the preservation held'
  )
  const kept = (start: CaseFile) => store({}, '2026-03-10', take({}, on10, start))
  const codes: [() => unknown, string][] = [
    [() => dispose(file, { custodyNo: 2 }), 'case.custody-unknown'],
    [() => dispose(file, {}, '2026-03-04'), 'time.before-previous'],
    [() => dispose(rest), 'case.custody-empty'],
    [() => dispose(gone, { quantity: null }), 'case.custody-empty'],
    [() => dispose(part, { quantity: '50.1' }), 'case.custody-quantity'],
    [() => dispose(uncounted), 'case.custody-quantity'],
    [() => dispose(file, { disposal: 'returned' }), 'case.measure-in-force'],
    [() => dispose(seized, { disposal: 'returned' }), 'case.measure-in-force'],
    [() => dispose(free, { disposal: 'returned' }), 'no refusal'],
    [() => dispose(file, { disposal: 'returned' }, '2026-03-14'), 'no refusal'],
    [() => dispose(uncounted, { disposal: 'returned', quantity: null }), 'no refusal'],
    [() => dispose(file, { disposal: 'destroyed' }), 'case.disposal-not-allowed'],
    [() => dispose(file, { disposal: 'auctioned' }), 'case.disposal-not-allowed'],
    [() => dispose(file, { disposal: 'auctioned', consentOn: '2026-03-11' }), 'no refusal'],
    [() => dispose(file, { disposal: 'destroyed', consentOn: '2026-03-12' }), 'time.before-previous'],
    [() => dispose(kept(confiscated(1)), { disposal: 'destroyed' }), 'no refusal'],
    [() => dispose(kept(confiscated(1, 'destroy')), { disposal: 'destroyed' }), 'no refusal'],
    [() => dispose(kept(confiscated(2)), { disposal: 'destroyed' }), 'case.disposal-not-allowed'],
    [
      () => disposeGoods(kept(confiscated(2)), { ...disposal, disposal: 'destroyed' }, [], on('2026-03-11'), judged),
      'no refusal'
    ],
    [() => dispose(file, { disposal: 'handed-to-police' }), 'case.not-transferred'],
    [() => dispose(kept(transferFile('sent')), { disposal: 'handed-to-police' }), 'no refusal'],
    [() => dispose(file, { disposal: 'handed-to-organ' }), 'case.disposal-text'],
    [() => dispose(file, { disposal: 'other' }), 'case.disposal-text'],
    [() => dispose(file, { disposal: 'other', text: '送检消耗' }), 'no refusal']
  ]
  for (const [index, [work, code]] of codes.entries()) t.equal(codeOf(work), code, `${index}: ${code}`)
  t.match(standingOn(part, '2026-03-12').goods, [
    { goodsNo: 1, taken: '100', stored: '60', disposed: '10', left: '50' },
    { goodsNo: 2, taken: '0', stored: '0', disposed: '0', left: '0' }
  ])
  t.match(standingOn(uncounted, '2026-03-12').goods[1], { stored: null, disposed: '0', left: null })
  t.match(standingOn(gone, '2026-03-12').goods[1], { stored: null, disposed: null, left: '0' })
})
