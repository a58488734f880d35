import t from 'tap'
import { look, serviceSight } from '../../src/db/connect.ts'
import { buildTestApp } from '../support/app.ts'
import { handlers, people, type Followed } from '../support/client.ts'
import { because, journeyOf } from '../support/journey.ts'

const today = '2026-03-04'
const morning = `${today}T02:00:00Z`
const testApp = await buildTestApp(t, { now: morning })
const { setNow, db } = testApp
const { get, post, act, done, filed, decided, closed } = journeyOf(testApp)
const { officer, second, head, chief } = people

const goods = (value: string, over: object = {}) => ({
  goods: [{ name: '运动鞋', quantity: '100', unit: '双', found: 'sold', infringing: 'yes', value, ...over }]
})
const content = (value: string) => ({
  title: '某商行销售侵犯注册商标专用权商品案',
  procedure: 'trademark-penalty',
  rightKind: 'trademark',
  source: 'report',
  rights: [{ kind: 'trademark', name: '晨曦', number: '3210010', classes: [25] }],
  ...goods(value)
})
const adviceOn = async (c: Followed, person: string = officer) => (await get(person, `/v1/cases/${c.id}/advice`)).body
const view = async (c: Followed, person: string = officer) => (await get(person, `/v1/cases/${c.id}`)).body
const actDuties = async (c: Followed) =>
  (await view(c)).duties
    .filter((duty: { code: string }) => duty.code === 'OT-T-ACT')
    .map(({ dueAt, state, rule }: Record<string, string>) => [rule, dueAt?.slice(0, 10), state])
const recordsOf = async (c: Followed) => (await get(officer, `/v1/cases/${c.id}/records`)).body.items
const warned = (answer: { body: { warnings: { code: string }[] } }) => answer.body.warnings.map((one) => one.code)

t.test('registered over the number: told at once, a duty, on record', async (t) => {
  const answer = await post(officer, '/v1/cases', content('60000'))
  t.equal(answer.status, 201)
  t.match(answer.body.warnings, [
    { code: 'case.must-transfer', zh: /60000.00元≥50000.00元.*T-10/s, en: /60000.00 CNY ≥ 50000.00 CNY/ }
  ])
  const c = { id: answer.body.caseId, version: answer.body.version, transferVersion: 0 }
  t.same(await actDuties(c), [['T-10', today, 'warned']])
  const list = (await get(officer, '/v1/duties?limit=500')).body.items
  const asked = list.find((one: any) => one.caseId === c.id && one.code === 'OT-T-ACT')
  t.same(asked.endedBy, ['transfers.open', 'cases.settle-assessment'])
  const body = await adviceOn(c)
  t.match(body, {
    asOf: today,
    edition: /^[0-9a-f]{16}$/,
    current: {
      offence: '214',
      suggestion: 'must-transfer',
      versions: [{ met: [{ value: '60000.00' }] }],
      explanation: { zh: /应当移送/ }
    },
    others: [],
    endAssumed: true,
    facts: null,
    history: [{ no: 1, on: today, suggestion: 'must-transfer', settledBy: null, edition: body.edition }]
  })
  const [record] = await recordsOf(c)
  t.match(record.changes, { content: {}, 'assessments/1': { suggestion: 'must-transfer' } })
  setNow('2026-03-05T02:00:00Z')
  t.same(await actDuties(c), [['T-10', today, 'overdue']])
  setNow(morning)
})

t.test('amended over the number and back; a transfer answers it', async (t) => {
  const c = await filed(content('1000'))
  t.match((await adviceOn(c)).history, [{ suggestion: 'below' }])
  const over = await done(act(officer, c, 'amend', content('60000')))
  t.same(warned(over), ['case.must-transfer'])
  t.same(warned(await done(act(officer, c, 'amend', content('60000')))), [], 'nothing new')
  t.equal((await adviceOn(c)).history.length, 2)
  await done(act(officer, c, 'amend', content('100')))
  t.same(await actDuties(c), [['T-10', today, 'warned']], 'lower figures do not take it away')
  await done(act(officer, c, 'amend', content('70000')))
  await done(post(head, `/v1/cases/${c.id}/transfers`, { members: handlers }, { ifMatch: c.version }))
  t.match((await adviceOn(c)).history.at(-1), { settledBy: 'transfer-opened', settledOn: today })
  t.same(await actDuties(c), [['T-10', today, 'done']])
})

t.test('the officers name the offence and when it was; null takes it back', async (t) => {
  const c = await filed(content('1000'))
  const body = { offences: ['213'], actEndedOn: '2024-05-01', elements: { identicalMark: 'yes' }, marks: 2 }
  const answer = await done(act(officer, c, 'assess', body))
  t.same(warned(answer), [])
  t.match(await adviceOn(c), {
    endAssumed: false,
    current: { offence: '213' },
    facts: { offences: ['213'], actEndedOn: '2024-05-01', marks: 2 }
  })
  const found = await done(
    act(officer, c, 'assess', { marks: null, suspicion: { reasonable: true, policeNeeded: true } })
  )
  t.same(warned(found), ['case.reasonable-suspicion'])
  t.match((await adviceOn(c)).facts, { marks: null, actEndedOn: '2024-05-01' })
  t.match((await adviceOn(c)).history.at(-1), { ground: 'officer-finding', decisionDue: true })
  t.match(await act(officer, c, 'assess', { actEndedOn: '2026-03-05' }), {
    status: 400,
    body: { code: 'advice.input' }
  })
  t.match(await act(officer, c, 'assess', { amount: 1 }), { status: 400 })
  t.match(await act('legal@market.example', c, 'assess', {}), { status: 403 })
})

t.test('a reasoned decision not to transfer is the chief’s', async (t) => {
  const c = await filed(content('60000'))
  t.match(await act(head, c, 'settle-assessment', because), { status: 403, body: { code: 'auth.not-permitted' } })
  t.match(await act(chief, c, 'settle-assessment', {}), { status: 400 })
  const stale = c.version
  const answers = await Promise.all([
    post(chief, `/v1/cases/${c.id}/settle-assessment`, because, { ifMatch: stale }),
    post(head, `/v1/cases/${c.id}/transfers`, { members: handlers }, { ifMatch: stale })
  ])
  t.same(
    answers.map((one) => one.status).toSorted(),
    [answers.find((one) => one.status < 300)!.status, 412].toSorted(),
    'one of two at once'
  )
  const d = await filed(content('60000'))
  await done(act(chief, d, 'settle-assessment', because))
  t.match((await adviceOn(d)).history, [{ settledBy: 'not-transferred', reason: because.reason }])
  t.same(await actDuties(d), [['T-10', today, 'done']])
  t.match(await act(chief, d, 'settle-assessment', because), { status: 409, body: { code: 'case.assessment-none' } })
  const below = await filed(content('10'))
  t.match(await act(chief, below, 'settle-assessment', because), { body: { code: 'case.assessment-none' } })
})

t.test('who may read it', async (t) => {
  const c = await filed(content('60000'))
  t.equal((await get('officer@nanshan.example', `/v1/cases/${c.id}/advice`)).status, 404)
  t.equal((await get('supervision@sz.example', `/v1/cases/${c.id}/advice`)).status, 200)
})

t.test('a correction is asked for by one and approved by another', async (t) => {
  const c = await filed()
  const body = { correction: { field: 'clue-on', to: '2026-03-03' }, ...because }
  t.match(await act(chief, c, 'correct', body), { status: 400 })
  t.match(await act(chief, c, 'correct', { ...body, requestedBy: chief }), {
    status: 422,
    body: { code: 'case.correction-self' }
  })
  for (const requestedBy of ['officer@nanshan.example', 'nobody'])
    t.match(await act(chief, c, 'correct', { ...body, requestedBy }), { body: { code: 'case.handler-unknown' } })
  await done(act(chief, c, 'correct', { ...body, requestedBy: second }))
  t.match((await recordsOf(c)).at(-1).changes, { requestedBy: second, case: { clueOn: [today, '2026-03-03'] } })
})

t.test('the wrong party: name and identifier, the old ones sealed', async (t) => {
  const parties = [
    { kind: 'natural', name: '张三', identifierKind: 'other', identifier: 'A-17', phone: '13900000000' },
    { kind: 'individual-business', name: '福田区晨光商行' }
  ]
  const c = await filed({ parties })
  const correct = (correction: object) => act(chief, c, 'correct', { correction, requestedBy: officer, ...because })
  await done(correct({ field: 'party', partyNo: 1, name: '李四', identifier: 'B-99' }))
  const record = (await recordsOf(c)).at(-1)
  t.match(record.changes.party, { partyNo: 1, identifierSeal: [1, 3] })
  t.notMatch(JSON.stringify(record), /张三|李四|B-99|A-17/)
  t.match((await view(c)).parties[0], { name: '李四', identifier: 'B**9' })
  const rows = await look(
    db,
    serviceSight,
    (tx) => tx<{ n: number }[]>`select count(*)::int as n from sealed where case_id = ${c.id}`
  )
  t.equal(rows[0]?.n, 5, 'identifier, phone; the new identifier, the old name, the new name')
  await done(correct({ field: 'party', partyNo: 2, name: '福田区晨曦商行', alias: '晨曦' }))
  t.match((await recordsOf(c)).at(-1).changes.party, {
    name: ['福田区晨光商行', '福田区晨曦商行'],
    alias: [null, '晨曦']
  })
  const search = async (q: string) =>
    (await get(officer, `/v1/cases?q=${encodeURIComponent(q)}`)).body.items.map((one: { id: string }) => one.id)
  t.ok((await search('晨曦商行')).includes(c.id))
  t.notOk((await search('张三')).includes(c.id))
  t.match(await correct({ field: 'party', partyNo: 2, name: '福田区晨曦商行' }), {
    body: { code: 'case.correction-same' }
  })
  t.match(await correct({ field: 'party', partyNo: 3, name: '某' }), { body: { code: 'case.party-unknown' } })
  t.match(await correct({ field: 'party', partyNo: 3, identifier: '1', identifierKind: 'other' }), {
    body: { code: 'case.party-unknown' }
  })
  t.match(await correct({ field: 'party', partyNo: 2, identifierKind: 'uscc', identifier: '91440300MA5ABCDE51' }), {
    body: { code: 'identifier.uscc' }
  })
  await done(correct({ field: 'party', partyNo: 2, identifierKind: 'uscc', identifier: '92440300ma5abcde5t' }))
  t.match((await view(c)).parties[1], { identifier: '92440300MA5ABCDE5T', identifierKind: 'uscc' })
})

t.test('the party of a decision, and lines of the proceedings', async (t) => {
  const parties = [
    { kind: 'individual-business', name: '甲商行' },
    { kind: 'individual-business', name: '乙商行' }
  ]
  const c = await decided({ parties })
  const correct = (correction: object) => act(chief, c, 'correct', { correction, requestedBy: officer, ...because })
  await done(correct({ field: 'decision-party', decisionNo: 1, partyNo: 2 }))
  t.match((await view(c)).decisions, [{ partyNo: 2 }])
  t.match(await correct({ field: 'decision-party', decisionNo: 1, partyNo: 3 }), {
    body: { code: 'case.party-unknown' }
  })
  await done(correct({ field: 'obligation-party', decisionNo: 1, obligationNo: 1, partyNo: 1 }))
  t.match(await correct({ field: 'part-line', part: 'reviews', no: 9, changes: { doneOn: today } }), {
    body: { code: 'case.correction-target' }
  })
  const investigation = { kind: 'inspection', officers: handlers, text: '现场检查' }
  const d = await filed()
  await done(act(officer, d, 'investigate', investigation))
  t.equal((await view(d)).state, 'investigating')
  const fix = (correction: object) => act(chief, d, 'correct', { correction, requestedBy: officer, ...because })
  t.match(await fix({ field: 'part-line', part: 'investigations', no: 1, changes: { on: '2026-03-05' } }), {
    body: { code: 'time.in-future' }
  })
  await done(fix({ field: 'part-line-void', part: 'investigations', no: 1 }))
  const after = await view(d)
  t.match([after.state, after.proceedings.investigations.length], ['filed', 0])
  t.match(after.proceedings.voided, [{ part: 'investigations', lineNo: 1, line: { text: '现场检查' } }])
  t.match((await recordsOf(d)).at(-1).changes, { 'investigations/1': { voided: [false, true] } })
  await done(act(officer, d, 'investigate', investigation))
  t.match((await view(d)).proceedings.investigations, [{ no: 2 }], 'its number is not used again')
  t.match(await fix({ field: 'part-line-void', part: 'investigations', no: 1 }), {
    body: { code: 'case.correction-target' }
  })
})

t.test('a closed case is corrected as well, and not assessed anew', async (t) => {
  const c = await closed(content('1000'))
  const before = (await adviceOn(c)).history.length
  await done(
    act(chief, c, 'correct', { correction: { field: 'closed-on', to: null }, requestedBy: officer, ...because })
  )
  t.equal((await adviceOn(c)).history.length, before)
})
