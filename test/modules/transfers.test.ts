import { randomUUID } from 'node:crypto'
import t from 'tap'
import { buildTestApp } from '../support/app.ts'
import { fiveMaterials, handlers, people, sampleCase, type Followed } from '../support/client.ts'
import { because, crewOf, instant, journeyOf } from '../support/journey.ts'

const today = '2026-03-04'
const testApp = await buildTestApp(t, { now: `${today}T02:00:00Z` })
const { ownerDb, setNow } = testApp
const journey = journeyOf(testApp)
const { get, post, register, act, transferAct, done, filed, opened, transfer } = journey
const { officer, head, chief, liaison, procurator, supervision } = people

const open = (c: Followed, body: object, person: string = head) =>
  post(person, `/v1/cases/${c.id}/transfers`, { members: handlers, ...body }, { ifMatch: c.version })
const view = async (c: Followed, person: string = officer, no = 1) =>
  (await get(person, `/v1/transfers/${c.id}/${no}`)).body
const allowed = async (c: Followed, person: string): Promise<string[]> =>
  (await view(c, person)).allowedActions
    .filter((one: { allowed: boolean }) => one.allowed)
    .map((one: { act: string }) => one.act)
const send = { ...instant(today, '09:20'), materials: fiveMaterials }

t.test('each step: its answer, its record, and what may come next on either side', async (t) => {
  const deciding = ['request-supplement', 'forward', 'return-not-police', 'extend-decision', 'file', 'decline']
  const inPolice = ['receive-goods', 'move-case', 'withdraw-case', 'send-for-prosecution']
  const rows: [string, () => Promise<Followed>, string, object, string, Record<string, string[]>][] = [
    [
      'report',
      opened,
      officer,
      { text: '报告' },
      'report-submitted',
      { [officer]: [], [chief]: ['approve', 'disapprove'] }
    ],
    [
      'approve',
      () => transfer('report', today),
      chief,
      instant(today, '09:10'),
      'approved',
      { [officer]: ['send'], [chief]: ['send'] }
    ],
    ['disapprove', () => transfer('report', today), chief, because, 'not-approved', { [officer]: [], [chief]: [] }],
    [
      'send',
      () => transfer('approve', today),
      officer,
      send,
      'sent',
      { [officer]: ['notify-property'], [liaison]: ['receive'], [procurator]: [] }
    ],
    [
      'receive',
      () => transfer('send', today),
      liaison,
      instant(today, '09:30'),
      'received',
      { [officer]: ['notify-property', 'report-delay'], [liaison]: deciding, [procurator]: ['require-explanation'] }
    ],
    [
      'file',
      () => transfer('receive', today),
      liaison,
      { policeNumber: '深公立字〔2026〕9号' },
      'filed',
      { [officer]: ['notify-property', 'hand-goods'], [liaison]: inPolice, [procurator]: ['remind'] }
    ],
    [
      'decline',
      () => transfer('receive', today),
      liaison,
      because,
      'not-filed',
      {
        [officer]: ['request-reconsideration', 'suggest-supervision', 'accept-refusal'],
        [liaison]: [],
        [procurator]: ['require-explanation']
      }
    ]
  ]
  for (const [name, start, person, body, state, next] of rows) {
    const c = await start()
    const { version, transferVersion } = c
    const answer = await transferAct(person, c, name, body)
    const own = { caseId: c.id, transferNo: 1, transferState: state, transferVersion: transferVersion + 1 }
    t.equal(answer.status, 200, name)
    if (person === liaison)
      t.same(answer.body, { ...own, enteredLate: false, warnings: [] }, 'the police are told nothing of the case')
    else t.match(answer.body, { ...own, version: version + 1 }, name)
    t.equal(answer.headers['etag'], `"${transferVersion + 1}"`)
    const shown = (await get(officer, `/v1/cases/${c.id}`)).body
    t.match(shown.timeline.at(-1), { act: `transfer-${name}`, personId: person, seq: version + 1 })
    t.equal(shown.transfers[0].state, state)
    for (const [who, acts] of Object.entries(next)) t.same(await allowed(c, who), acts, `after ${name}: ${who}`)
  }
  const c = await filed()
  const answer = await open(c, { charge: '销售假冒注册商标的商品罪', partyNos: [1] })
  t.match(answer, { status: 201, body: { transferNo: 1, transferState: 'tg-formed', transferVersion: 1 } })
  t.equal(answer.headers['location'], `/v1/transfers/${c.id}/1`)
  t.match(
    await view(c),
    { addresseeId: 'sz-police', copiedTo: 'sz-procuratorate', members: handlers, partyNos: [1], state: 'tg-formed' },
    'the level of the organ in whose name it acts (D-37)'
  )
})

t.test('refusals, each with its code and status', async (t) => {
  const notYet = await register(officer)
  t.match(await open(notYet, {}), { status: 409, body: { code: 'transfer.case-state' } })
  const openings: [number, string, object][] = [
    [422, 'transfer.group-size', { members: [officer, officer] }],
    [422, 'case.handler-unknown', { members: [officer, 'officer@nanshan.example'] }],
    [422, 'case.party-unknown', { partyNos: [1, 2] }],
    [422, 'transfer.addressee-level', { addresseeId: 'sz-police-futian' }],
    [422, 'transfer.addressee-level', { addresseeId: 'sz-court' }],
    [422, 'transfer.no-addressee', { addresseeId: 'nowhere' }],
    [422, 'time.before-previous', { occurredOn: '2026-03-03' }],
    [422, 'time.in-future', { occurredOn: '2026-03-05' }]
  ]
  for (const [status, code, body] of openings)
    t.match(await open(await filed(), body), { status, body: { code } }, code)
  t.match(await open(await opened(), {}), { status: 409, body: { code: 'transfer.already-open' } })
  t.match(await open(await filed(), {}, officer), { status: 403, body: { code: 'auth.not-permitted' } })

  await ownerDb.sql`insert into postings (person_id, office_id, role, from_on, rank) values
    ('acting-chief@futian.example', 'sz-police-nanshan', 'police-liaison', '2015-01-01', 9)`
  const chiefInGroup = async () => {
    const c = await filed()
    const answer = await done(open(c, { members: [...handlers, chief] }))
    Object.assign(c, { version: answer.body.version, transferVersion: 1 })
    await done(transferAct(officer, c, 'report', { text: '报告' }))
    return c
  }
  const rows: [number, string, () => Promise<Followed>, string, string, object][] = [
    [422, 'transfer.not-member', opened, head, 'report', { text: '报告' }],
    [409, 'transfer.wrong-state', opened, chief, 'approve', instant(today)],
    [422, 'transfer.approver-is-member', chiefInGroup, chief, 'approve', instant(today)],
    [422, 'transfer.approver-is-member', chiefInGroup, chief, 'disapprove', because],
    [403, 'auth.not-permitted', () => transfer('report', today), head, 'approve', instant(today)],
    [422, 'transfer.reason-needed', () => transfer('report', today), chief, 'disapprove', {}],
    [422, 'time.in-future', () => transfer('report', today), chief, 'approve', instant(today, '10:01')],
    [
      422,
      'time.before-previous',
      () => transfer('report', today),
      chief,
      'approve',
      { ...instant('2026-03-03', '23:59') }
    ],
    [
      422,
      'time.before-previous',
      () => transfer('approve', today),
      officer,
      'send',
      { ...send, ...instant(today, '09:09') }
    ],
    [
      422,
      'transfer.material-missing',
      () => transfer('approve', today),
      officer,
      'send',
      { ...send, materials: fiveMaterials.slice(1) }
    ],
    [
      422,
      'transfer.material-missing',
      () => transfer('approve', today),
      officer,
      'send',
      { ...send, materials: fiveMaterials.map((one) => ({ ...one, count: 0 })) }
    ],
    [
      403,
      'transfer.other-addressee',
      () => transfer('send', today),
      'acting-chief@futian.example',
      'receive',
      instant(today, '09:30')
    ],
    [
      404,
      'not-found',
      () => transfer('send', today),
      'liaison@police-nanshan.example',
      'receive',
      instant(today, '09:30')
    ],
    [404, 'not-found', () => transfer('approve', today), liaison, 'receive', instant(today, '09:30')],
    [422, 'transfer.reason-needed', () => transfer('receive', today), liaison, 'decline', {}],
    [422, 'time.before-previous', () => transfer('receive', today), liaison, 'file', { occurredOn: '2026-03-03' }],
    [409, 'transfer.wrong-state', () => transfer('receive', today), liaison, 'receive', instant(today, '09:40')]
  ]
  for (const [status, code, start, person, name, body] of rows)
    t.match(
      await transferAct(person, await start(), name, body),
      { status, body: { code } },
      `${name} by ${person}: ${code}`
    )
  const c = await opened()
  t.equal((await transferAct(officer, c, 'report', { text: '报告' }, 2)).status, 404, 'no such transfer')
  t.match(await post(chief, `/v1/transfers/${c.id}/1/approve`, {}, { ifMatch: 1 }), {
    status: 400,
    body: { field: '/occurredAt' }
  })
  t.match(
    await post(chief, `/v1/transfers/${c.id}/1/approve`, { occurredAt: '0000-01-01T00:00:00Z' }, { ifMatch: 1 }),
    { status: 400 }
  )
  t.match(await post(officer, `/v1/transfers/${c.id}/1/report`, { text: '报告' }), { status: 428 })
})

t.test('a filing by the police lies on or after the day of their receipt', async (t) => {
  setNow('2026-03-09T02:00:00Z')
  const c = await opened()
  await done(transferAct(officer, c, 'report', { text: '报告' }))
  const [monday, tuesday] = ['2026-03-09', '2026-03-10']
  await done(transferAct(chief, c, 'approve', instant(monday, '09:00')))
  await done(transferAct(officer, c, 'send', { ...instant(monday, '09:30'), materials: fiveMaterials }))
  setNow('2026-03-10T08:00:00Z')
  await done(transferAct(liaison, c, 'receive', instant(tuesday, '15:00')))
  t.match(await transferAct(liaison, c, 'file', { occurredOn: monday }), {
    status: 422,
    body: { code: 'time.before-previous' }
  })
  t.equal((await transferAct(liaison, c, 'file', { occurredOn: tuesday })).status, 200)
  setNow(`${today}T02:00:00Z`)
})

t.test('stale, twice, at once: a transfer has a version and keys of its own', async (t) => {
  const c = await transfer('report', today)
  await done(act(officer, { ...c }, 'amend', { ...sampleCase, title: '旁' }))
  const stale = { ...c, transferVersion: 1 }
  t.match(
    await transferAct(chief, stale, 'approve', instant(today)),
    { status: 412, body: { code: 'request.stale', params: { expected: 1, actual: 2, changed: ['transfer-report'] } } },
    'names the acts on the transfer alone'
  )
  const both = await Promise.all([1, 2].map(() => transferAct(chief, { ...c }, 'approve', instant(today, '09:10'))))
  t.same(both.map((one) => one.status).sort(), [200, 412])
  const key = randomUUID()
  c.transferVersion = 3
  const url = `/v1/transfers/${c.id}/1/send`
  const many = await Promise.all(Array.from({ length: 20 }, () => post(officer, url, send, { ifMatch: 3, key })))
  t.equal(new Set(many.map((one) => `${one.status} ${JSON.stringify(one.body)}`)).size, 1)
  t.equal(many[0]?.status, 200)
  const kept = await testApp.db.sql`select 1`
  t.equal(kept.length, 1)

  const two = await filed({
    parties: [
      { kind: 'legal', name: '甲' },
      { kind: 'legal', name: '乙' }
    ]
  })
  for (const partyNo of [1, 2]) two.version = (await done(open(two, { partyNos: [partyNo] }))).body.version
  const report = (no: number) =>
    post(officer, `/v1/transfers/${two.id}/${no}/report`, { text: '报告' }, { ifMatch: 1, key })
  t.match(await report(1), { status: 200, body: { transferNo: 1 } })
  t.match(
    await report(2),
    { status: 422, body: { code: 'request.key-reused' } },
    'the key of one transfer is no answer for the other'
  )
  t.equal((await view(two, officer, 2)).state, 'tg-formed')
})

t.test('what each side sees, and when', async (t) => {
  const c = await transfer('approve', today, {
    parties: [
      {
        kind: 'natural',
        name: '王某',
        identifierKind: 'resident-id',
        identifier: '11010519491231002X',
        phone: '13800138000'
      }
    ]
  })
  const status = async (person: string) => (await get(person, `/v1/transfers/${c.id}/1`)).status
  const outsiders = [
    'liaison@police-nanshan.example',
    'liaison@police-futian.example',
    'procurator@procuratorate-futian.example',
    'officer@nanshan.example',
    'officer@huafu.example'
  ]
  for (const person of [liaison, procurator, ...outsiders])
    t.equal(await status(person), 404, `${person}, before it is sent`)
  for (const person of [officer, 'officer@market.example', supervision]) t.equal(await status(person), 200)
  await done(transferAct(officer, c, 'send', { ...send, letterNumber: '深市监福移〔2026〕1号' }))
  for (const person of outsiders) t.equal(await status(person), 404, `${person}, after`)
  const listed = async (person: string, query = '') =>
    (await get(person, `/v1/transfers?limit=200${query}`)).body.items.filter(
      (one: { caseId: string }) => one.caseId === c.id
    ).length
  for (const person of outsiders) t.equal(await listed(person), 0)
  for (const person of [officer, liaison, procurator, supervision]) t.equal(await listed(person), 1, person)
  t.same(
    [
      await listed(officer, '&state=sent'),
      await listed(officer, '&state=received'),
      await listed(officer, '&addressee=sz-police'),
      await listed(officer, '&office=sz-market-luohu')
    ],
    [1, 0, 1, 0]
  )
  const seen = await view(c, liaison)
  t.match(seen, {
    members: [],
    approvedBy: null,
    approvedAt: null,
    reportedOn: null,
    letterNumber: '深市监福移〔2026〕1号',
    package: { parties: [{ name: '王某', identifier: '1101**********002X' }] }
  })
  t.notMatch(JSON.stringify(seen), /11010519491231002X|13800138000/)
  t.equal((await get(liaison, `/v1/cases/${c.id}`)).status, 403)
  t.match(await view(c), { members: handlers, approvedBy: chief })
  t.same(seen.duties, [], 'nothing is due of the police before they received it')
  await done(transferAct(liaison, c, 'receive', instant(today, '09:30')))
  t.match((await view(c, liaison)).duties, [{ code: 'OT-T-POLICE', state: 'open' }])
  t.equal((await view(c)).duties.length, 3)

  const luohu = journeyOf(testApp, crewOf('luohu'))
  for (let index = 0; index < 5; index++) await luohu.transfer('send', today)
  const pages = async (limit: number) => {
    const found: string[] = []
    for (let after: string | null = ''; after !== null;) {
      const { body } = await get(
        liaison,
        `/v1/transfers?office=sz-market-luohu&limit=${limit}${after === '' ? '' : `&after=${after}`}`
      )
      found.push(...body.items.map((one: { caseId: string }) => one.caseId))
      after = body.next
    }
    return found
  }
  t.same([await pages(2), new Set(await pages(1)).size], [await pages(200), 5])
  for (const after of ['x', Buffer.from('["a","1"]').toString('base64url')])
    t.match(await get(liaison, `/v1/transfers?after=${after}`), { status: 400, body: { code: 'request.invalid' } })
})
