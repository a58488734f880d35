import postgres from 'postgres'
import t from 'tap'
import { buildTestApp } from '../support/app.ts'
import { people } from '../support/client.ts'
import { testServer } from '../support/database.ts'
import { journeyOf } from '../support/journey.ts'

const testApp = await buildTestApp(t, { now: '2026-03-04T02:00:00.123Z' })
const { db } = testApp
const { get, closed, transfer } = journeyOf(testApp)
const { officer, liaison, supervision } = people
const audit = 'audit@sz.example'

const [{ name }] = (await db.sql`select current_database() as name`) as unknown as [{ name: string }]
const url = new URL(testServer())
url.pathname = `/${name}`
/** The server's superuser with the triggers off: who has the disks can write anything. */
const intruder = postgres(url.href, { max: 1, onnotice: () => {}, connection: { session_replication_role: 'replica' } })
t.teardown(() => intruder.end())

const verify = async (id: string, person = audit) => (await get(person, `/v1/cases/${id}/records/verification`)).body

t.test('the records of a case in pages, with what was hashed', async (t) => {
  const c = await closed()
  const { items } = (await get(officer, `/v1/cases/${c.id}/records`)).body
  t.same(
    items.map((one: { act: string }) => one.act),
    [
      ...['register', 'file', 'investigate', 'end-investigation', 'submit-review', 'review', 'notify', 'serve-notice'],
      ...['waive-hearing', 'decide', 'serve', 'perform', 'record-receipt', 'close']
    ]
  )
  t.match(items[1], {
    seq: 2,
    personId: people.head,
    role: 'head',
    officeId: 'sz-market-futian',
    rule: 'A-10',
    algorithm: 'sha256',
    changes: { case: { state: ['clue', 'filed'] } }
  })
  t.match(items[12], { role: 'finance', changes: { 'receipts/1': { amountFen: 10000 } } }, 'a new row by its values')
  t.match(items[13].changes, { case: { state: ['executed', 'closed'], closedOn: [null, '2026-03-04'] } })
  for (const [index, one] of items.entries()) t.equal(one.prevHash, index === 0 ? one.prevHash : items[index - 1].hash)
  const found: number[] = []
  for (let after: number | null = 0; after !== null;) {
    const page: { items: { seq: number }[]; next: number | null } = (
      await get(officer, `/v1/cases/${c.id}/records?limit=3&after=${after}`)
    ).body
    found.push(...page.items.map((one: { seq: number }) => one.seq))
    after = page.next
  }
  t.same(
    found,
    items.map((one: { seq: number }) => one.seq)
  )
  t.same((await get(officer, `/v1/cases/${c.id}/records?after=14`)).body, { items: [], next: null })
  for (const query of ['after=-1', 'after=99999999999', 'limit=201', 'page=2'])
    t.equal((await get(officer, `/v1/cases/${c.id}/records?${query}`)).status, 400, query)
  t.match(await verify(c.id), { intact: true, length: 14, brokenAt: null, problem: null, head: items[13].hash })
  t.match(await verify(c.id, supervision), { intact: true })
  t.equal((await get(officer, `/v1/cases/${c.id}/records/verification`)).status, 403)
  for (const path of ['records', 'records/verification']) {
    t.match(await get(audit, `/v1/cases/00000000-0000-8000-8000-000000000000/${path}`), {
      status: 404,
      body: { code: 'not-found' }
    })
    t.equal((await get(liaison, `/v1/cases/${c.id}/${path}`)).status, 403)
  }
  t.equal((await get('officer@nanshan.example', `/v1/cases/${c.id}/records`)).status, 404)
  t.equal((await get(audit, `/v1/cases/${c.id}`)).status, 403, 'the auditor reads the records, not the case')
})

t.test('any single change of the chain is found', async (t) => {
  const c = await transfer('receive', '2026-03-04')
  const { length, intact } = await verify(c.id)
  t.same([length, intact], [7, true])
  await intruder`create table kept as select * from records where case_id = ${c.id}`
  const [head] = await intruder<{ seq: number; head: string }[]>`select seq, head from cases where case_id = ${c.id}`
  const restore = async () => {
    await intruder`delete from records where case_id = ${c.id}`
    await intruder`insert into records select * from kept`
    await intruder`update cases set ${intruder(head!, 'seq', 'head')} where case_id = ${c.id}`
  }
  const where = `where case_id = '${c.id}'`
  const changes: [string, number][] = [
    [`update records set hash = repeat('0', 64) ${where} and seq = 3`, 3],
    [`update records set hash = upper(hash) ${where} and seq = 7`, 7],
    [`update records set prev_hash = repeat('0', 64) ${where} and seq = 1`, 1],
    [`update records set act = 'close' ${where} and seq = 2`, 2],
    [`update records set person_id = 'officer@market.example' ${where} and seq = 2`, 2],
    [`update records set office_id = 'sz-market' ${where} and seq = 2`, 2],
    [`update records set role = 'chief' ${where} and seq = 2`, 2],
    [`update records set occurred_on = occurred_on - 1 ${where} and seq = 2`, 2],
    [`update records set occurred_at = occurred_at - interval '1 minute' ${where} and seq = 5`, 5],
    [`update records set occurred_at = null ${where} and seq = 5`, 5],
    [`update records set occurred_at = now() ${where} and seq = 2`, 2],
    [`update records set recorded_at = recorded_at + interval '1 millisecond' ${where} and seq = 4`, 4],
    [`update records set entered_late = not entered_late ${where} and seq = 2`, 2],
    [`update records set reason = '改' ${where} and seq = 2`, 2],
    [`update records set rule = null ${where} and seq = 2`, 2],
    [`update records set algorithm = 'sm3' ${where} and seq = 2`, 2],
    [`update records set algorithm = 'md5' ${where} and seq = 2`, 2],
    [`update records set seq = 99 ${where} and seq = 7`, 99],
    [`delete from records ${where} and seq = 1`, 2],
    [`delete from records ${where} and seq = 4`, 5],
    [`delete from records ${where} and seq = 7`, 6],
    [`delete from records ${where}`, 0],
    [
      `update records r set payload = o.payload, hash = o.hash from records o where r.case_id = '${c.id}' and o.case_id = r.case_id and (r.seq, o.seq) in ((3, 4), (4, 3))`,
      3
    ],
    [
      `update records r set payload = o.payload from records o where r.case_id = '${c.id}' and o.case_id = r.case_id and (r.seq, o.seq) in ((5, 6), (6, 5))`,
      5
    ],
    [
      `insert into records select case_id, 8, act, person_id, office_id, role, occurred_on, occurred_at, recorded_at, entered_late, reason, rule, payload, hash, md5(hash), algorithm, xid from records ${where} and seq = 7`,
      8
    ],
    [`update cases set head = repeat('0', 64) ${where}`, 7],
    [`update cases set seq = 6 ${where}`, 7]
  ]
  for (const [change, brokenAt] of changes) {
    await intruder.unsafe(change)
    t.match(await verify(c.id), { intact: false, brokenAt, problem: /./ }, change.replace(c.id, '…'))
    await restore()
  }
  const [{ size }] =
    (await intruder`select octet_length(payload) as size from records where case_id = ${c.id} and seq = 6`) as unknown as [
      { size: number }
    ]
  let unseen = 0
  for (let at = 1; at <= size; at += Math.max(1, Math.floor(size / 60))) {
    await intruder`update records set payload = overlay(payload placing case when substr(payload, ${at}, 1) = '#' then '+' else '#' end from ${at} for 1) where case_id = ${c.id} and seq = 6`
    if ((await verify(c.id)).brokenAt !== 6) unseen += 1
    await restore()
  }
  t.equal(unseen, 0, 'whichever byte of a payload was changed')
  t.match(await verify(c.id), { intact: true, length: 7 }, 'as it was')
})

t.test('a verification beside acts never cries wolf', async (t) => {
  const { register, act } = journeyOf(testApp)
  const c = await register(officer)
  const content = { title: '某案', procedure: 'trademark-penalty', rightKind: 'trademark' }
  let done = false
  const acts = (async () => {
    for (let index = 0; index < 25; index++) await act(officer, c, 'amend', { ...content, title: `第${index}次` })
    done = true
  })()
  const reports: boolean[] = []
  while (!done) reports.push((await verify(c.id)).intact)
  await acts
  t.notOk(reports.includes(false), `${reports.length} verifications`)
})
