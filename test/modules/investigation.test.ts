import t from 'tap'
import { buildTestApp } from '../support/app.ts'
import { clientOf, handlers, people, sampleCase, type Answer, type Followed } from '../support/client.ts'
import { crewOf, journeyOf } from '../support/journey.ts'

const testApp = await buildTestApp(t, { now: '2026-03-02T02:00:00.000Z' })
const { setNow } = testApp
const client = clientOf(testApp)
const { get, act, done, register } = client
const { filed, opened } = journeyOf(testApp)
const { officer, second, head, chief } = people
const nanshan = crewOf('nanshan')

const at = (day: string, hour = '10:00') => setNow(new Date(`${day}T${hour}:00+08:00`).toISOString())
const view = async (c: Followed) => (await get(officer, `/v1/cases/${c.id}`)).body
const duty = async (c: Followed, code: string) =>
  (await view(c)).duties
    .filter((one: { code: string }) => one.code === code)
    .map((one: { dueAt: string }) => ({ ...one, dueAt: new Date(one.dueAt).toISOString() }))
const refusal = ({ status, body }: Answer) => [status, body.code]
const inspection = { kind: 'inspection', officers: handlers, place: '福华路仓库', partyNo: 1, text: '现场查见运动鞋' }
const preserve = { kind: 'preserve', approvedBy: head, goods: [{ goodsNo: 1, quantity: '100' }], partyNo: 1 }
const seize = { ...preserve, kind: 'seize' }
const custody = { goodsNo: 1, measureNo: 1, quantity: '60', place: '局仓库', keeper: officer }

t.test('from the first inspection to the end of the investigation, on record', async (t) => {
  at('2026-03-02')
  const c = await filed()
  await done(act(second, c, 'investigate', { ...inspection, officers: [officer, 'officer3@futian.example'] }))
  await done(
    act(officer, c, 'add-evidence', {
      kind: 'electronic',
      name: '销售记录',
      obtainedOn: '2026-03-02',
      secrecy: 'trade-secret',
      returnable: true
    })
  )
  await done(act(officer, c, 'take-measure', preserve))
  await done(act(officer, c, 'store-goods', custody))
  await done(act(head, c, 'end-measure', { measureNo: 1, end: 'seized', documentNumber: '深市监扣〔2026〕2号' }))
  await done(act(officer, c, 'end-investigation', { proposal: '建议没收、罚款' }))
  const shown = await view(c)
  t.equal(shown.state, 'investigated')
  t.match(shown.proceedings.evidence, [{ no: 1, secrecy: 'trade-secret', returnable: true, officers: [officer] }])
  t.match(shown.proceedings.measures, [
    { no: 1, end: 'seized', endedOn: '2026-03-02' },
    { no: 2, kind: 'seize', follows: 1, approvedBy: head, takenBy: officer }
  ])
  t.match(shown.proceedings.custody, [{ no: 1, measureNo: 2 }])
  t.match(shown.holdings, {
    measures: [
      { no: 2, kind: 'seize', state: 'in-force', lastOn: '2026-04-01' },
      { no: 1, state: 'ended' }
    ],
    goods: [{ goodsNo: 1, taken: '100', stored: '60', disposed: '0', left: '60' }]
  })
  t.match(shown.timeline.map((one: { act: string; rule: string }) => [one.act, one.rule]).slice(2), [
    ['investigate', 'A-20'],
    ['add-evidence', 'A-30'],
    ['take-measure', 'A-21'],
    ['store-goods', 'A-92'],
    ['end-measure', 'A-22'],
    ['end-investigation', 'A-30']
  ])
  const [row] = await testApp.ownerDb.sql.begin(async (sql) => {
    await sql`select set_config('app.sight', '*', true)`
    return sql<{ investigators: string[] }[]>`select investigators from cases where case_id = ${c.id}`
  })
  t.same(row?.investigators.toSorted(), [officer, second, 'officer3@futian.example'].toSorted())
})

t.test('who investigates: two officers of the office on that day', async (t) => {
  at('2026-03-02')
  const c = await filed()
  const tries: [string, object, unknown][] = [
    [officer, { ...inspection, officers: [officer] }, [422, 'case.two-officers']],
    [officer, { ...inspection, officers: [officer, people.finance] }, [422, 'case.handler-unknown']],
    [officer, { ...inspection, officers: [officer, nanshan.officer] }, [422, 'case.handler-unknown']],
    [officer, { ...inspection, partyNo: 9 }, [422, 'case.party-unknown']],
    [officer, { ...inspection, occurredOn: '2014-12-31' }, [422, 'time.before-previous']],
    [people.finance, inspection, [403, 'auth.not-permitted']],
    [nanshan.officer, inspection, [404, 'not-found']]
  ]
  for (const [who, body, expected] of tries) t.same(refusal(await act(who, c, 'investigate', body)), expected)
  t.same(refusal(await act(officer, c, 'investigate', { ...inspection, extra: 1 })), [400, 'request.invalid'])
  const evidence = { kind: 'physical', name: '样品' }
  t.same(refusal(await act(officer, c, 'add-evidence', { ...evidence, partyNo: 9 })), [422, 'case.party-unknown'])
  t.same(refusal(await act(officer, c, 'add-evidence', { ...evidence, officers: ['x'] })), [
    422,
    'case.handler-unknown'
  ])
  t.same(refusal(await act(officer, c, 'form-panel', { members: handlers })), [403, 'auth.not-permitted'])
  t.same(refusal(await act(head, c, 'form-panel', { members: handlers })), [409, 'case.wrong-procedure'])
  const dispute = await filed({ procedure: 'patent-dispute', rightKind: 'patent', rights: [] })
  const panel = (members: string[]) => act(head, dispute, 'form-panel', { members })
  t.same(refusal(await panel(handlers)), [422, 'case.panel-size'])
  t.same(refusal(await panel([...handlers, people.finance])), [422, 'case.handler-unknown'])
  await done(panel([...handlers, head]))
  t.match((await view(dispute)).proceedings.panels, [{ no: 1, members: [officer, second, head] }])
})

t.test('a recused officer does nothing more, and the others go on', async (t) => {
  at('2026-03-02')
  const c = await filed()
  const because = { reason: '与当事人有利害关系' }
  const recuse = (who: string, personId: string, more: object = {}) =>
    act(who, c, 'recuse', { personId, ...because, ...more })
  t.same(refusal(await recuse(officer, second)), [403, 'auth.not-permitted'])
  t.same(refusal(await recuse(head, second, { reason: undefined })), [422, 'case.reason-needed'])
  t.same(refusal(await recuse(head, head)), [403, 'case.recusal-own'])
  t.same(refusal(await recuse('acting-chief@futian.example', chief)), [422, 'case.recusal-discussion'])
  t.same(refusal(await recuse(head, 'nobody@futian.example')), [422, 'case.handler-unknown'])
  await done(recuse(head, second))
  t.same(refusal(await act(second, c, 'investigate', inspection)), [403, 'case.recused'])
  t.same(refusal(await act(officer, c, 'investigate', inspection)), [403, 'case.recused'], 'nor is named')
  await done(act(officer, c, 'investigate', { ...inspection, officers: [officer, head] }))
  const clue = await register(officer)
  await done(act(head, clue, 'recuse', { personId: second, ...because }))
  t.same(refusal(await act(head, clue, 'file', { handlers })), [403, 'case.recused'])
  await done(recuse(chief, head))
  t.same(refusal(await recuse(head, second, { recused: false })), [403, 'case.recused'])
  const members = { members: [officer, head], partyNos: [], addresseeId: 'sz-police' }
  const opening = await client.post(chief, `/v1/cases/${c.id}/transfers`, members, { ifMatch: c.version })
  t.same(refusal(opening), [403, 'case.recused'], 'nor in a task group')
  await done(recuse(chief, second, { recused: false }))
  await done(act(second, c, 'investigate', { ...inspection, officers: handlers }))
  const moved = await opened()
  await done(act(head, moved, 'recuse', { personId: officer, ...because }))
  const report = await client.transferAct(officer, moved, 'report', { text: '涉嫌犯罪' })
  t.same(refusal(report), [403, 'case.recused'], 'nor on its transfer')
  const other = await filed()
  t.same(refusal(await act(head, other, 'recuse', { personId: chief, ...because })), [422, 'case.recusal-discussion'])
  const two = await filed()
  t.same(refusal(await act(head, two, 'recuse', { personId: 'head@futian.example', ...because })), [
    403,
    'case.recusal-own'
  ])
})

t.test('who approves a measure, and what it may take', async (t) => {
  at('2026-03-02')
  const c = await filed()
  const tries: [object, unknown][] = [
    [{ approvedBy: null }, [422, 'case.measure-approval']],
    [{ emergency: true }, [422, 'case.measure-approval']],
    [{ emergency: true, approvedBy: null }, [422, 'time.instant-required']],
    [{ approvedBy: second }, [422, 'case.approver-not-head']],
    [{ approvedBy: nanshan.head }, [422, 'case.approver-not-head']],
    [{ approvedOn: '2014-12-31' }, [422, 'case.approver-not-head']],
    [{ approvedBy: officer }, [403, 'case.approver-is-taker']],
    [{ goods: [] }, [422, 'case.measure-empty']],
    [{ goods: [{ goodsNo: 2, quantity: '1' }] }, [422, 'case.line-unknown']],
    [{ goods: [...preserve.goods, ...preserve.goods] }, [422, 'case.goods-twice']],
    [{ goods: [{ goodsNo: 1, quantity: '121' }] }, [422, 'case.goods-quantity']],
    [{ goods: [{ goodsNo: 1, quantity: '0.00' }] }, [400, 'request.invalid']],
    [{ partyNo: 7 }, [422, 'case.party-unknown']]
  ]
  for (const [over, expected] of tries)
    t.same(refusal(await act(officer, c, 'take-measure', { ...preserve, ...over })), expected)
  t.same(refusal(await act(people.finance, c, 'take-measure', preserve)), [403, 'auth.not-permitted'])
  await done(act(officer, c, 'take-measure', preserve))
  t.same(refusal(await act(officer, c, 'end-measure', { measureNo: 1, end: 'lifted', ground: 'x' })), [
    403,
    'auth.not-permitted'
  ])
  t.same(refusal(await act(head, c, 'end-measure', { measureNo: 2, end: 'lifted', ground: 'x' })), [
    422,
    'case.measure-unknown'
  ])
  t.same(refusal(await act(head, c, 'end-measure', { measureNo: 1, end: 'lifted' })), [422, 'case.measure-ground'])
  t.same(refusal(await act(head, c, 'end-measure', { measureNo: 1, end: 'lapsed' })), [422, 'case.measure-not-lapsed'])
  t.same(refusal(await act(head, c, 'end-measure', { measureNo: 1, end: 'confiscated' })), [
    422,
    'case.not-confiscated'
  ])
  t.same(refusal(await act(head, c, 'end-measure', { measureNo: 1, end: 'handed-to-police' })), [
    422,
    'case.not-transferred'
  ])
})

t.test('two ends of one measure at once: one is done, one is stale', async (t) => {
  at('2026-03-02')
  const c = await filed()
  await done(act(officer, c, 'take-measure', preserve))
  const version = c.version
  const answers = await Promise.all(
    [head, chief].map((who, index) =>
      act(
        who,
        c,
        'end-measure',
        { measureNo: 1, end: index === 0 ? 'lifted' : 'seized', ground: '无违法行为' },
        { ifMatch: version }
      )
    )
  )
  t.same(answers.map((one) => one.status).toSorted(), [200, 412])
  t.equal((await duty(c, 'OT-PRESERVE'))[0].state, 'done')
  t.same(refusal(await act(head, c, 'end-measure', { measureNo: 1, end: 'lifted', ground: 'x' })), [
    409,
    'case.measure-ended'
  ])
})

t.test('preservation lapses after the seventh working day', async (t) => {
  at('2026-03-02')
  const c = await filed()
  await done(act(officer, c, 'take-measure', preserve))
  t.match(await duty(c, 'OT-PRESERVE'), [{ rule: 'A-21', dueAt: '2026-03-11T15:59:59.999Z', doneAt: null }])
  at('2026-03-11', '23:59')
  t.match((await view(c)).holdings.measures, [{ state: 'in-force', lastOn: '2026-03-11' }])
  at('2026-03-12', '00:00')
  t.match((await view(c)).holdings, { measures: [{ state: 'lapsed' }], goods: [{ taken: '0' }] })
  const listed = async (query: string) =>
    (await get(officer, `/v1/duties?mine=true&${query}`)).body.items.find(
      (one: { caseId: string; code: string }) => one.caseId === c.id && one.code === 'OT-PRESERVE'
    )
  t.match(await listed(''), { state: 'lapsed', group: 'due' }, 'over by lapse of time, and nobody is late')
  t.equal(await listed('overdue=true'), undefined)
  t.equal((await view(c)).duties.find((one: { code: string }) => one.code === 'OT-PRESERVE').state, 'lapsed')
  t.match(await duty(c, 'OT-PRESERVE'), [{ state: 'lapsed' }])
  t.same(refusal(await act(head, c, 'end-measure', { measureNo: 1, end: 'seized' })), [409, 'case.measure-lapsed'])
  t.same(refusal(await act(officer, c, 'store-goods', custody)), [409, 'case.measure-lapsed'])
  await done(act(head, c, 'end-measure', { measureNo: 1, end: 'lapsed' }))
  t.match(await duty(c, 'OT-PRESERVE'), [{ state: 'done-late' }])
})

t.test('an emergency measure is reported within 24 hours', async (t) => {
  at('2026-04-30', '22:40')
  const c = await filed()
  const urgent = { ...seize, emergency: true, approvedBy: null, occurredAt: '2026-04-30T22:30:00+08:00' }
  await done(act(officer, c, 'take-measure', urgent))
  await done(act(officer, c, 'take-measure', { ...urgent, goods: [], place: '二楼车间' }))
  t.match(await duty(c, 'OT-EMERGENCY'), [
    { rule: 'A-22.emergency', dueAt: '2026-05-01T14:30:00.000Z', doneAt: null },
    { doneAt: null }
  ])
  at('2026-05-01', '22:30')
  const report = (occurredAt: string, more: object = {}) => ({ measureNo: 1, occurredAt, ...more })
  t.same(refusal(await act(head, c, 'end-measure', { measureNo: 1, end: 'lifted', ground: 'x' })), [
    409,
    'case.measure-unreported'
  ])
  t.same(refusal(await act(officer, c, 'approve-measure', report('2026-05-01T22:30:00+08:00'))), [
    403,
    'auth.not-permitted'
  ])
  t.same(refusal(await act(head, c, 'approve-measure', { measureNo: 1 })), [400, 'request.invalid'])
  await done(act(head, c, 'approve-measure', report('2026-05-01T22:30:00+08:00')))
  t.same(refusal(await act(head, c, 'approve-measure', report('2026-05-01T22:30:00+08:00'))), [
    409,
    'case.measure-approved'
  ])
  at('2026-05-01', '22:31')
  const second = { measureNo: 2, approved: false, occurredAt: '2026-05-01T22:31:00+08:00' }
  t.same(refusal(await act(head, c, 'approve-measure', second)), [422, 'case.reason-needed'])
  await done(act(head, c, 'approve-measure', { ...second, reason: '不应当采取' }))
  t.same(
    (await duty(c, 'OT-EMERGENCY')).map((one: { state: string }) => one.state),
    ['done', 'done-late']
  )
  t.match((await view(c)).proceedings.measures, [{ approvedBy: head }, { end: 'lifted', endGround: '不应当采取' }])
  const own = await filed()
  await done(act(head, own, 'take-measure', { ...urgent, occurredAt: '2026-05-01T22:31:00+08:00' }))
  t.same(refusal(await act(head, own, 'approve-measure', report('2026-05-01T22:31:00+08:00'))), [
    403,
    'case.approver-is-taker'
  ])
})

t.test('a seizure past its thirty days is overdue, on top, and can still be ended', async (t) => {
  at('2026-03-02')
  const c = await filed()
  await done(act(officer, c, 'take-measure', { ...preserve, goods: [{ goodsNo: 1, quantity: '10' }] }))
  await done(act(head, c, 'end-measure', { measureNo: 1, end: 'taken-as-evidence' }))
  await done(act(officer, c, 'take-measure', seize))
  t.match(await duty(c, 'OT-SEAL'), [{ rule: 'A-22', dueAt: '2026-04-01T15:59:59.999Z', doneAt: null }])
  at('2026-04-02')
  t.match((await view(c)).holdings.measures, [
    { no: 2, state: 'overdue' },
    { no: 1, state: 'ended' }
  ])
  t.same(refusal(await act(head, c, 'end-measure', { measureNo: 2, end: 'taken-as-evidence' })), [
    422,
    'case.measure-end'
  ])
  await done(act(head, c, 'end-measure', { measureNo: 2, end: 'lifted', ground: '期限已经届满' }))
  t.match(await duty(c, 'OT-SEAL'), [{ state: 'done-late' }])
})

t.test('goods: stored under a measure, disposed of in portions, and kept in the content', async (t) => {
  at('2026-03-02')
  const c = await opened()
  await done(act(officer, c, 'take-measure', seize))
  const store = (over: object = {}) => act(officer, c, 'store-goods', { ...custody, ...over })
  t.same(refusal(await store({ quantity: '101' })), [422, 'case.goods-quantity'])
  t.same(refusal(await store({ goodsNo: 4 })), [422, 'case.line-unknown'])
  t.same(refusal(await store({ measureNo: 4 })), [422, 'case.measure-unknown'])
  await done(store())
  const { title, ...content } = sampleCase
  const line = content.goods[0]!
  t.same(refusal(await act(officer, c, 'amend', { ...content, title, goods: [] })), [422, 'case.goods-in-use'])
  t.same(refusal(await act(officer, c, 'amend', { ...content, title, parties: [] })), [422, 'case.party-in-use'])
  const slippers = { ...line, name: '拖鞋', quantity: '5' }
  t.same(
    refusal(await act(officer, c, 'amend', { ...content, title, goods: [slippers, line] })),
    [422, 'case.goods-moved'],
    'what is seized under a number does not become other goods'
  )
  t.same(refusal(await act(officer, c, 'amend', { ...content, title, goods: [{ ...line, unit: '箱' }] })), [
    422,
    'case.goods-in-use'
  ])
  const renamed = await done(act(officer, c, 'amend', { ...content, title, goods: [{ ...line, name: '跑步鞋' }] }))
  t.match(renamed.body.warnings, [{ code: 'case.goods-renamed', field: '/goods/0/name' }])
  await done(act(officer, c, 'amend', { ...content, title, goods: [line, slippers] }))
  t.same(refusal(await store({ goodsNo: 2, quantity: '5' })), [422, 'case.measure-goods'])
  await done(store({ goodsNo: 2, quantity: '5', measureNo: null }))

  const dispose = (over: object = {}) =>
    act(officer, c, 'dispose-goods', { custodyNo: 1, disposal: 'handed-to-warehouse', ...over })
  const tries: [object, unknown][] = [
    [{ custodyNo: 3 }, [422, 'case.custody-unknown']],
    [{ quantity: '60.5' }, [422, 'case.custody-quantity']],
    [{ disposal: 'returned' }, [409, 'case.measure-in-force']],
    [{ disposal: 'destroyed' }, [422, 'case.disposal-not-allowed']],
    [{ disposal: 'auctioned' }, [422, 'case.disposal-not-allowed']],
    [{ disposal: 'handed-to-police' }, [422, 'case.not-transferred']],
    [{ disposal: 'other' }, [422, 'case.disposal-text']]
  ]
  for (const [over, expected] of tries) t.same(refusal(await dispose(over)), expected)
  t.same(refusal(await act(people.finance, c, 'dispose-goods', { custodyNo: 1, disposal: 'returned' })), [
    403,
    'auth.not-permitted'
  ])
  await done(dispose({ quantity: '20.5' }))
  await done(dispose({ disposal: 'auctioned', consentOn: '2026-03-02' }))
  t.same(refusal(await dispose()), [409, 'case.custody-empty'])
  await done(dispose({ custodyNo: 2, disposal: 'returned' }))
  t.match((await view(c)).holdings.goods, [
    { goodsNo: 1, taken: '100', stored: '60', disposed: '60', left: '0' },
    { goodsNo: 2, taken: '0', stored: '5', disposed: '5', left: '0' }
  ])
})

t.test('letters of assistance, sent and received', async (t) => {
  at('2026-03-02')
  const c = await filed()
  const asking = { text: '请协助核查该批货物的来源' }
  t.same(refusal(await act(officer, c, 'send-letter', asking)), [422, 'case.letter-organ'])
  t.same(refusal(await act(officer, c, 'send-letter', { ...asking, officeId: 'nowhere' })), [
    422,
    'case.office-unknown'
  ])
  await done(act(officer, c, 'send-letter', { ...asking, officeId: 'sz-market-nanshan' }))
  t.same(await duty(c, 'OT-ASSIST'), [])
  at('2026-03-04')
  t.same(refusal(await act(officer, c, 'answer-letter', { letterNo: 2, answer: 'x' })), [422, 'case.letter-unknown'])
  await done(act(officer, c, 'receive-letter', { letterNo: 1 }))
  t.same(refusal(await act(officer, c, 'receive-letter', { letterNo: 1 })), [409, 'case.letter-received'])
  await done(
    act(officer, c, 'receive-letter', { organ: '东莞市市场监督管理局', sentOn: '2026-03-02', text: '请协助送达' })
  )
  t.match(await duty(c, 'OT-ASSIST'), [
    { rule: 'A-24', dueAt: '2026-03-25T15:59:59.999Z', doneAt: null },
    { dueAt: '2026-03-25T15:59:59.999Z', doneAt: null }
  ])
  at('2026-03-26')
  await done(act(officer, c, 'answer-letter', { letterNo: 2, answer: '已送达', occurredOn: '2026-03-25' }))
  await done(act(officer, c, 'answer-letter', { letterNo: 1, answer: '查无此货' }))
  t.same(refusal(await act(officer, c, 'answer-letter', { letterNo: 1, answer: 'x' })), [409, 'case.letter-answered'])
  t.same((await duty(c, 'OT-ASSIST')).map((one: { state: string }) => one.state).toSorted(), ['done', 'done-late'])
  const { letters } = (await view(c)).proceedings
  t.match(letters, [{ direction: 'out', organ: /南山/, officeId: 'sz-market-nanshan' }, { direction: 'in' }])
})
