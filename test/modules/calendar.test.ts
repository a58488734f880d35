import t from 'tap'
import { look, serviceSight } from '../../src/db/connect.ts'
import { verifyChain } from '../../src/db/records.ts'
import { loadFile, recomputeAll } from '../../src/cli/calendar.ts'
import { buildTestApp } from '../support/app.ts'
import { people } from '../support/client.ts'
import { journeyOf } from '../support/journey.ts'
import { madeUpNotice as notice } from '../support/notice.ts'

t.test('a year that is loaded moves what rested on it', async (t) => {
  const testApp = await buildTestApp(t, { now: '2026-10-08T02:00:00Z' })
  const { db, setNow } = testApp
  const { get, register, filed, decided, act, done } = journeyOf(testApp)
  const load = (given: object, now = '2026-12-30T02:00:00Z') =>
    loadFile(db, 'sha256', given, { wait: 0, now: () => now })

  const old = await filed() // 90 days end on Wednesday 2027-01-06
  setNow('2026-12-22T02:00:00Z')
  const served = await decided() // 15 days to perform end on the same day
  await done(act(people.officer, served, 'serve', { decisionNo: 1 }))
  setNow('2026-12-28T02:00:00Z')
  const clue = await register(people.officer) // 15 working days to file
  const earlier = await register(people.officer, { occurredOn: '2026-11-02', reason: '补录' })
  const read = async (id: string) => (await get(people.officer, `/v1/cases/${id}`)).body
  const duty = async (id: string, code: string) => (await read(id)).duties.find((one: any) => one.code === code)

  t.match(await duty(clue.id, 'OT-FILE'), { dueAt: /^2027-01-19T/, provisional: true })
  t.match(await duty(old.id, 'OT-DECIDE'), { dueAt: /^2027-01-06T/, provisional: true })
  t.equal((await read(served.id)).decisions[0].dueOn, '2027-01-06')
  const before = await read(clue.id)
  const untouched = await read(earlier.id)
  t.match((await get(people.officer, '/v1/law/calendar/2027')).body, { provisional: true })

  const said = await load(notice)
  t.match(said, /^2027, version 1: loaded\n/)
  t.match(said, /\tfile\tA-10\t2027-01-19T.* → 2027-01-21T/)
  t.match(said, /\tdecide:1\tA-41\t2027-01-06T.* → 2027-01-07T/)
  t.match(said, /\tperform:1\tA-80\t2027-01-06 → 2027-01-07\n/)

  t.match(await duty(clue.id, 'OT-FILE'), { dueAt: /^2027-01-21T/, provisional: false })
  t.match(await duty(old.id, 'OT-DECIDE'), { dueAt: /^2027-01-07T/, provisional: false })
  t.equal((await read(served.id)).decisions[0].dueOn, '2027-01-07')
  const after = await read(clue.id)
  t.equal(after.version, before.version + 1, 'a moved duty is an act of the case')
  t.match(after.timeline.at(-1), { act: 'recompute', rule: 'D-40', reason: '2027: made up for this test' })
  const records = (await get(people.officer, `/v1/cases/${clue.id}/records`)).body.items
  t.match(records.at(-1).changes.due.file, [/^2027-01-19T/, /^2027-01-21T/], 'the past day stays on record')
  t.same(await read(earlier.id), untouched, 'a duty that is over is left alone')
  for (const { id } of [old, served, clue]) {
    const chain = await look(db, serviceSight, (tx) => verifyChain(tx, id))
    t.equal(chain.problem, null)
  }

  const [due] = await db.sql.begin(async (sql) => {
    await sql`select set_config('app.sight', '*', true)`
    return sql`select sum(quantity)::int as net from ledger where case_id = ${served.id} and measure = 'decision-due' and day = '2027-01-07'`
  })
  t.equal(due?.net, 1, 'the cohort of the decision follows its day')

  t.match(
    await load(notice),
    /^2027, version 1: held already\n0 cases|^2027, version 1: held already\n\d+ cases looked at, 0 due days moved, 0 /
  )
  t.equal((await read(clue.id)).version, after.version, 'the same notice again changes nothing')

  const corrected = {
    ...notice,
    papers: ['a correction'],
    days: notice.days.filter(({ date }) => date !== '2027-01-06')
  }
  const again = await load(corrected)
  t.match(again, /^2027, version 2: loaded\n/)
  t.match(again, /\tdecide:1\tA-41\t2027-01-07T.* → 2027-01-06T/)
  const chain = await db.sql<{ act: string; payload: string }[]>`
    select act, payload from service_records where chain = 'calendar' order by seq`
  t.same(
    chain.map(({ act }) => act),
    ['load-year', 'recompute', 'load-year', 'recompute']
  )
  t.match(JSON.parse(chain[2]!.payload).changes, { version: 2, before: { papers: notice.papers } })
  await t.rejects(db.sql`delete from calendar_years`)
  await t.rejects(testApp.ownerDb.sql`update calendar_years set papers = '{}'`, /append-only/)

  t.test('the service counts by it ten seconds later, without a restart', async (t) => {
    const real = performance.now.bind(performance)
    t.teardown(() => {
      performance.now = real
    })
    performance.now = () => real() + 10_000
    t.match((await get(people.officer, '/v1/law/calendar/2027')).body, { source: 'notice', papers: ['a correction'] })
    const asked = { rule: 'A-10', from: '2026-12-28' }
    const { body } = await testApp.app
      .inject({ method: 'POST', url: '/v1/law/deadlines', headers: testApp.as(people.officer), payload: asked })
      .then((answer) => ({ body: answer.json() }))
    t.match(body, { due: '2027-01-20', provisional: false })
  })
})

t.test('a file that is no notice', async (t) => {
  const { db } = await buildTestApp(t)
  const load = (given: unknown) => loadFile(db, 'sha256', given, { wait: 0 })
  await t.rejects(load('{'), /does not fit/)
  await t.rejects(load({ ...notice, source: 'x' }), /does not fit/)
  await t.rejects(load({ ...notice, papers: [] }), /\/papers/)
  await t.rejects(load({ ...notice, days: [] }), /\/days/)
})

t.test('a duty that an earlier version did not keep is added by working out all again', async (t) => {
  const testApp = await buildTestApp(t, { now: '2026-03-04T02:00:00Z' })
  const { db, ownerDb } = testApp
  const { decided, get } = journeyOf(testApp)
  const c = await decided()
  await ownerDb.sql.begin(async (sql) => {
    await sql`select set_config('app.sight', '*', true)`
    await sql`delete from duty_persons where case_id = ${c.id} and key = 'publish:1'`
    await sql`delete from duties where case_id = ${c.id} and key = 'publish:1'`
  })
  const codes = async () =>
    (await get(people.officer, `/v1/cases/${c.id}`)).body.duties.map(({ code }: { code: string }) => code)
  t.notOk((await codes()).includes('OT-PUB7'))
  const said = await recomputeAll(db, 'sha256', '升级', () => '2026-03-05T02:00:00Z')
  t.match(said, /\tpublish:1\tA-77\t— → 2026-03-13T23:59:59/)
  t.ok((await codes()).includes('OT-PUB7'))
  t.match(await recomputeAll(db, 'sha256', '再次', () => '2026-03-05T02:00:00Z'), / 0 due days moved/)
})
