import t from 'tap'
import { look } from '../../src/db/connect.ts'
import { findPerson } from '../../src/db/people.ts'
import { buildTestApp } from '../support/app.ts'
import { people, type Followed } from '../support/client.ts'
import { because, crewOf, futian, journeyOf } from '../support/journey.ts'

const today = '2026-03-10'
const testApp = await buildTestApp(t, { now: `${today}T02:00:00Z` })
const { db, setNow } = testApp
const { get, post, register, act, done, filed, inService, closed } = journeyOf(testApp)
const { officer, second, head, chief } = people
const third = 'officer3@futian.example'
const fourth = 'officer4@futian.example'
const nanshan = crewOf('nanshan')
const luohu = crewOf('luohu')
const admin = 'admin@sz.example'

t.before(async () => {
  await testApp.ownerDb.sql`insert into persons (person_id, subject, name_zh, name_en, active, demonstration)
    values (${admin}, ${admin}, '管理员', 'Administrator', true, true) on conflict do nothing`
  await testApp.ownerDb.sql`delete from postings where person_id = ${admin}`
  await testApp.ownerDb.sql`insert into postings (person_id, office_id, role, from_on, rank)
    values (${admin}, 'sz', 'system-admin', '2015-01-01', 1)`
})

const caseOf = async (c: Followed, person: string = officer) => (await get(person, `/v1/cases/${c.id}`)).body
const refused = (answer: { status: number; body: any }) => [answer.status, answer.body.code]
const leave = { why: 'leave' as const }

t.test('a hand-over: new handlers, their duties, the record; who handled it stays apart', async (t) => {
  const c = await filed()
  await done(act(head, c, 'hand-over', { handlers: [second, third], ...leave }))
  t.same((await caseOf(c)).handlers, [second, third])
  const duties = await testApp.ownerDb.sql.begin(async (sql) => {
    await sql`select set_config('app.sight', '*', true)`
    return sql`select assignees from duties where case_id = ${c.id} and done_at is null and not cancelled`
  })
  t.ok(duties.length > 0)
  for (const duty of duties) t.same(duty.assignees, [second, third], 'with the due days that they have')
  const { items } = (await get(officer, `/v1/cases/${c.id}/records`)).body
  const record = items.at(-1)
  t.match(record, { act: 'hand-over', personId: head })
  t.match(JSON.stringify(record), /"why":"leave"/)
  const by = (person: string, handlers: string[]) => act(person, c, 'hand-over', { handlers, ...leave })
  t.same(refused(await by(officer, [second, fourth])), [403, 'auth.not-permitted'])
  t.same(refused(await by(head, [second, second])), [422, 'case.two-handlers'])
  t.same(refused(await by(head, [second, third])), [422, 'case.handlers-same'])
  t.same(refused(await by(head, [second, nanshan.officer])), [422, 'case.handler-unknown'])
  const stale = await act(head, c, 'hand-over', { handlers: [second, fourth], ...leave }, { ifMatch: 1 })
  t.equal(stale.body.code, 'request.stale')
  const over = await closed()
  t.same(refused(await act(head, over, 'hand-over', { handlers: [second, third], ...leave })), [
    409,
    'case.wrong-state'
  ])
  await done(act(officer, c, 'investigate', { kind: 'inspection', officers: [second, third], text: '检查。' }))
  await done(act(second, c, 'end-investigation', { proposal: '建议' }))
  await done(act(second, c, 'submit-review', { kind: 'case' }))
  await done(act(futian.reviewer, c, 'review', { reviewNo: 1, outcome: 'agree', opinion: '同意' }))
  t.same(refused(await by(head, [second, futian.reviewer])), [422, 'case.handler-reviewed'])
})

t.test('all cases of one who leaves: tried first, in steps, each with its record, once', async (t) => {
  const mine = [await filed(), await filed(), await filed(), await register(officer)]
  const done3 = await closed()
  const body = { from: officer, officeId: 'sz-market-futian', to: [fourth], why: 'transfer', reason: '调离' }
  const post1 = (said: object, person: string = head, key?: string) =>
    post(person, '/v1/hand-overs', { ...body, ...said }, key === undefined ? {} : { key })
  t.same(refused(await post1({ to: [] })), [422, 'case.two-handlers'])
  t.same(refused(await post1({ to: [officer] })), [422, 'case.handlers-same'])
  t.same(refused(await post1({ from: 'x' })), [422, 'person.unknown'])
  t.same(refused(await post1({ officeId: 'sz-market-nanshan' })), [403, 'auth.not-permitted'])
  t.same(refused(await post1({}, officer)), [403, 'auth.not-permitted'])
  const tried = (await post1({ dryRun: true })).body
  t.equal(tried.moved.length >= 3, true)
  t.ok(tried.moved.every((one: any) => one.handlers.includes(fourth) && !one.handlers.includes(officer)))
  t.ok(tried.moved.every((one: any) => one.openDuties > 0))
  t.ok((await caseOf(mine[0]!)).handlers.includes(officer), 'nothing was changed')
  t.equal((await post1({ dryRun: true, to: [nanshan.officer] })).body.refused[0].code, 'case.handler-unknown')

  const special = { caseId: mine[0]!.id, handlers: [second] }
  const all = tried.moved.length
  const first = (await post1({ limit: 2, cases: [special] }, head, 'bulk-hand-over-1')).body
  t.equal(first.moved.length + first.refused.length, 2)
  t.equal(first.next !== null, all > 2)
  t.same((await post1({ limit: 2, cases: [special] }, head, 'bulk-hand-over-1')).body, first, 'the same answer again')
  t.equal((await post1({ limit: 3 }, head, 'bulk-hand-over-1')).body.code, 'request.key-reused')
  const rest = (await post1({ limit: 500, after: first.next, cases: [special] })).body
  t.equal(rest.next, null)
  const everything = [...first.moved, ...rest.moved]
  const told = [...first.refused, ...rest.refused]
  t.same(
    told.map((one: any) => [one.caseId, one.code]),
    [[mine[0]!.id, 'case.two-handlers']],
    'what a case refuses is told'
  )
  t.equal(everything.length + told.length, all)
  t.same((await caseOf(mine[1]!)).handlers, [second, fourth], 'who stays, and who takes over')
  t.same((await caseOf(done3)).handlers, [officer, second], 'what is closed stays as it was')
  for (const c of mine) c.version = (await caseOf(c)).version
  const { items } = (await get(officer, `/v1/cases/${mine[1]!.id}/records`)).body
  t.match(items.at(-1), { act: 'hand-over', personId: head, reason: '调离' })
  const end = { ...body, to: [fourth] }
  t.same((await post(head, '/v1/hand-overs', end)).body.refused.length, 0)
  t.same((await post(head, '/v1/hand-overs', end)).body.moved, [], 'nothing is left')
})

t.test('a broken-off call goes on under its key', async (t) => {
  const cases = [await filed(), await filed()]
  const body = { from: second, officeId: 'sz-market-futian', to: [third], why: 'leave', limit: 500 }
  const key = 'bulk-hand-over-9'
  const whole = (await post(head, '/v1/hand-overs', body, { key })).body
  t.ok(whole.moved.length >= 2)
  await look(db, { personId: head, offices: [] }, async (tx) => {
    await tx`update idempotency set answer = (answer::jsonb || '{"answer":null}')::text
      where person_id = ${head} and key = ${key} and answer like '{"caseIds"%'`
  })
  const versions = async () => Promise.all(cases.map(async (c) => (await caseOf(c)).version))
  const before = await versions()
  t.same((await post(head, '/v1/hand-overs', body, { key })).body, whole)
  t.same(await versions(), before, 'no case is handed over twice')
})

t.test('a joint office sees the case and takes part in its investigation, while it lasts', async (t) => {
  const c = await filed({ title: '联合办理的案' })
  t.equal((await get(nanshan.officer, `/v1/cases/${c.id}`)).status, 404)
  const joint = { officeId: 'sz-market-nanshan', kind: 'joint', paper: '深市监联〔2026〕1号' }
  const ask = (person: string, said: object) => act(person, c, 'share', { ...joint, ...said })
  t.same(refused(await ask(officer, {})), [403, 'auth.not-permitted'])
  t.same(refused(await ask(head, { officeId: 'nowhere' })), [422, 'case.office-unknown'])
  t.same(refused(await ask(head, { officeId: 'sz-police' })), [422, 'case.office-cannot-file'])
  t.same(refused(await ask(head, { officeId: 'sz-market-futian' })), [422, 'case.share-own'])
  await done(ask(head, {}))
  t.same(refused(await ask(head, {})), [422, 'case.share-lasts'])
  await done(ask(head, { officeId: 'sz-market-luohu', kind: 'assistance' }))
  t.equal((await get(luohu.officer, `/v1/cases/${c.id}`)).status, 404, 'assistance opens nothing')

  const seen = await get(nanshan.officer, `/v1/cases/${c.id}`)
  t.match([seen.status, seen.body.title, seen.body.officeId], [200, '联合办理的案', 'sz-market-futian'])
  const listed = async (person: string, query: string) =>
    (await get(person, `/v1/cases?${query}`)).body.items.map((one: { id: string }) => one.id)
  t.same(await listed(nanshan.officer, 'shared=true'), [c.id])
  t.same(await listed(nanshan.officer, `shared=true&q=${encodeURIComponent('联合')}`), [c.id])
  t.same(await listed(nanshan.officer, `shared=true&q=${encodeURIComponent('没有')}`), [])
  t.notOk((await listed(nanshan.officer, '')).includes(c.id), 'it is none of its own')
  t.same(await listed(luohu.officer, 'shared=true'), [])
  t.same(await listed(officer, 'shared=true'), [], 'it is our own')

  const inspect = { kind: 'inspection', officers: [nanshan.officer, officer], text: '联合检查。' }
  await done(act(nanshan.officer, c, 'investigate', inspect))
  const { items } = (await get(officer, `/v1/cases/${c.id}/records`)).body
  t.match(items.at(-1), { act: 'investigate', personId: nanshan.officer, officeId: 'sz-market-nanshan' })
  const allowed = (await caseOf(c, nanshan.head)).allowedActions
    .filter((one: any) => one.allowed)
    .map((one: any) => one.act)
  t.ok(allowed.includes('investigate') && !allowed.includes('end-investigation') && !allowed.includes('share'))
  for (const [person, name, said] of [
    [nanshan.officer, 'end-investigation', { proposal: 'x' }],
    [nanshan.head, 'hand-over', { handlers: nanshan.handlers, why: 'other' }],
    [nanshan.chief, 'designate', { officeId: 'sz-market-nanshan', paper: 'x' }]
  ] as const)
    t.same(refused(await act(person, c, name, said)), [403, 'auth.not-permitted'], name)

  t.same(refused(await act(head, c, 'end-share', { shareNo: 9 })), [422, 'case.line-unknown'])
  await done(act(head, c, 'end-share', { shareNo: 1 }))
  t.same(refused(await act(head, c, 'end-share', { shareNo: 1 })), [422, 'case.share-ended'])
  t.equal((await get(nanshan.officer, `/v1/cases/${c.id}`)).status, 404)
  t.same(await listed(nanshan.officer, 'shared=true'), [])
  t.equal((await act(nanshan.officer, c, 'investigate', inspect)).status, 404)
})

t.test('a joint office acts on a case with its counts, without counting it again', async (t) => {
  const c = await inService()
  await done(act(head, c, 'share', { officeId: 'sz-market-nanshan', kind: 'joint', paper: '函' }))
  const entries = () =>
    look(db, { personId: 'x', offices: '*' }, (tx) => tx`select measure from ledger where case_id = ${c.id}`)
  const before = (await entries()).length
  t.ok(before > 1)
  const evidence = { kind: 'documentary', name: '销售台账', officers: nanshan.handlers, secrecy: 'internal' }
  await done(act(nanshan.officer, c, 'add-evidence', evidence))
  t.equal((await entries()).length, before)
})

t.test(
  'another office takes the case: it goes out here and comes in there, and each rate stays in balance',
  async (t) => {
    setNow('2026-03-02T02:00:00Z')
    const yantian = journeyOf(testApp, crewOf('yantian'))
    const c = await yantian.filed()
    const kept = await yantian.filed()
    const number = (await caseOf(c, 'officer@yantian.example')).number
    setNow(`${today}T02:00:00Z`)
    const body = { officeId: 'sz-market-pingshan', paper: '指定管辖决定书〔2026〕3号', ...because }
    const chiefOfYantian = 'chief@yantian.example'
    const ask = (person: string, said: object = {}, sent: object = {}) =>
      act(person, c, 'designate', { ...body, ...said }, sent)
    t.same(refused(await ask('head@yantian.example')), [403, 'auth.not-permitted'])
    t.same(refused(await ask(chiefOfYantian, { officeId: 'sz-market-yantian' })), [422, 'case.office-same'])
    t.same(refused(await ask(chiefOfYantian, { officeId: 'sz-finance' })), [422, 'case.office-cannot-file'])
    t.same(refused(await ask(chiefOfYantian, { areaCode: '999999' })), [422, 'case.area-unknown'])
    t.same(refused(await ask(chiefOfYantian, { handlers: ['officer@yantian.example', 'officer2@pingshan.example'] })), [
      422,
      'case.handler-unknown'
    ])
    const foreign = await filed()
    const unseen = await act(chiefOfYantian, foreign, 'designate', { ...body, officeId: 'sz-market-futian' })
    t.equal(unseen.status, 404, 'a case of the office named is not seen by it')
    const moved = await done(ask(chiefOfYantian, {}, { key: 'designation-1' }))
    t.match(moved.body, { number, warnings: [{ code: 'case.out-of-sight' }] })
    const again = await act(chiefOfYantian, { ...c, version: c.version - 1 }, 'designate', body, {
      key: 'designation-1'
    })
    t.same(again.body, moved.body, 'the same request again has the same answer')
    t.equal((await get('officer@yantian.example', `/v1/cases/${c.id}`)).status, 404)
    const there = await caseOf(c, 'officer@pingshan.example')
    t.match(there, { officeId: 'sz-market-pingshan', areaCode: '440310', number, handlers: [] })
    t.ok(there.duties.every((duty: any) => duty.officeId === 'sz-market-pingshan'))
    t.match(there.timeline.at(-1), { act: 'designate', officeId: 'sz-market-yantian' })
    const found = await get('officer@pingshan.example', `/v1/cases?q=${encodeURIComponent('商行')}`)
    t.ok(
      found.body.items.some((one: any) => one.id === c.id),
      'its words moved with it'
    )
    await done(act('head@pingshan.example', c, 'hand-over', { handlers: crewOf('pingshan').handlers, why: 'other' }))

    setNow('2026-03-20T02:00:00Z')
    const rate = async (person: string, query: string) => (await get(person, `/v1/rates/AC1?${query}`)).body
    const march = 'period=2026-03&office='
    const old = await rate('officer@yantian.example', `${march}sz-market-yantian`)
    t.match(old, {
      denominator: 1,
      balanced: true,
      parts: { 'open-start': 0, new: 2, 'moved-in': 0, 'moved-out': -1, closed: 0, 'open-end': 1 }
    })
    const taker = await rate('officer@pingshan.example', `${march}sz-market-pingshan`)
    t.match(taker, { denominator: 1, balanced: true, parts: { new: 0, 'moved-in': 1, 'moved-out': 0, 'open-end': 1 } })
    const whole = await rate(people.supervision, 'period=2026-03')
    t.match(whole, { balanced: true, parts: { 'moved-in': 1, 'moved-out': -1 } })
    const events = async (person: string, part: string) =>
      (await get(person, `/v1/rates/AC1/events?part=${part}&period=2026-03`)).body.items
    const gone = await events('officer@yantian.example', 'moved-out')
    t.match(gone, [{ caseId: c.id, quantity: -1, officeId: 'sz-market-yantian' }])
    t.match(await events('officer@pingshan.example', 'open-end'), [{ caseId: c.id, quantity: 1 }])
    t.match(
      (await events('officer@yantian.example', 'open-end')).map((one: any) => one.caseId),
      [kept.id]
    )
    const below = await events('officer@yantian.example', 'denominator')
    t.equal(
      below.reduce((sum: number, one: any) => sum + one.quantity, 0),
      1
    )
    const april = await rate('officer@pingshan.example', 'period=2026-04&office=sz-market-pingshan')
    t.match(april.parts, { 'open-start': 1, new: 0, 'moved-in': 0 })
    setNow(`${today}T02:00:00Z`)
  }
)

t.test('stand-ins: the duties and the role of an absent colleague, from day to day', async (t) => {
  const body = {
    personId: 'head@baoan.example',
    standInId: 'officer@baoan.example',
    officeId: 'sz-market-baoan',
    fromOn: today,
    toOn: '2026-03-20',
    reason: '年休假'
  }
  const by = 'chief@baoan.example'
  const ask = (said: object, person: string = by) => post(person, '/v1/stand-ins', { ...body, ...said })
  t.same(refused(await ask({}, 'officer2@baoan.example')), [403, 'auth.not-permitted'])
  t.same(refused(await ask({}, luohu.head)), [403, 'auth.not-permitted'])
  t.same(refused(await ask({ standInId: body.personId })), [422, 'person.stand-in-self'])
  t.same(refused(await ask({ toOn: '2026-03-09' })), [422, 'person.days-reversed'])
  t.same(refused(await ask({ personId: officer })), [422, 'person.not-of-office'])
  t.same(refused(await ask({ standInId: officer })), [422, 'person.not-of-office'])
  t.same(refused(await ask({ personId: by })), [422, 'person.chief-posted'])
  const set = await done(ask({}))
  t.match(set, { status: 201, body: { ...body, setBy: by, endedBy: null } })
  t.same(refused(await ask({ standInId: 'officer2@baoan.example' })), [422, 'person.stand-in-overlaps'])
  const roles = async (day: string, person = body.standInId) =>
    (await findPerson(db, person, day))?.postings.map((one) => one.role) ?? null
  t.same(await roles('2026-03-09'), ['officer'])
  t.same(
    [await roles(today), await roles('2026-03-20')],
    [
      ['officer', 'head'],
      ['officer', 'head']
    ]
  )
  t.same(await roles('2026-03-21'), ['officer'])
  t.same((await findPerson(db, body.standInId, today))?.standsInFor, ['head@baoan.example'])
  t.equal((await findPerson(db, body.standInId, today))?.officeId, 'sz-market-baoan')

  const baoan = journeyOf(testApp, { ...crewOf('baoan'), officer: 'officer2@baoan.example' })
  const c = await baoan.register('officer2@baoan.example')
  await done(act(body.standInId, c, 'file', { handlers: crewOf('baoan').handlers }))
  const { items } = (await get(by, `/v1/cases/${c.id}/records`)).body
  t.match(items.at(-1), { act: 'file', personId: body.standInId, role: 'head', officeId: 'sz-market-baoan' })

  const list = async (query = '') => (await get(by, `/v1/stand-ins?${query}`)).body.items
  t.match(await list(), [{ id: set.body.id, standInId: body.standInId }])
  t.same(await list('office=sz-market-futian'), [], 'offices in reach')
  t.equal((await list(`person=${body.standInId}&since=2026-03-20`)).length, 1)
  const end = (said: object, person: string = by, id = set.body.id) =>
    post(person, `/v1/stand-ins/${id}/end`, { reason: '提前返岗', ...said })
  t.same(refused(await end({ lastOn: '2026-03-20' })), [422, 'person.stand-in-over'])
  t.same(refused(await end({ lastOn: '2026-03-08' })), [422, 'person.stand-in-over'])
  t.equal((await end({}, luohu.head)).status, 404)
  t.match((await done(end({}))).body, { toOn: '2026-03-09', endedBy: by, endReason: '提前返岗' })
  t.same(await roles(today), ['officer'])
  t.same(await list(), [])
  const coming = await done(ask({ fromOn: '2026-05-01', toOn: '2026-05-05' }))
  t.match((await done(end({}, by, coming.body.id))).body, { toOn: '2026-04-30' })
  t.same(await roles('2026-05-02'), ['officer'], 'what had not begun never begins')
})

t.test('the stand-in finds the absent colleague’s duties among their own', async (t) => {
  const longgang = journeyOf(testApp, crewOf('longgang'))
  const c = await longgang.filed()
  await testApp.ownerDb.sql`insert into persons (person_id, subject, name_zh, name_en, active, demonstration)
    values ('new@longgang.example', 'new@longgang.example', '新', 'New', true, true)`
  await testApp.ownerDb.sql`insert into postings (person_id, office_id, role, from_on, rank)
    values ('new@longgang.example', 'sz-market-longgang', 'officer', '2015-01-01', 1)`
  await done(
    post('chief@longgang.example', '/v1/stand-ins', {
      personId: 'officer@longgang.example',
      standInId: 'new@longgang.example',
      officeId: 'sz-market-longgang',
      fromOn: today,
      toOn: today,
      reason: '病假'
    })
  )
  const { body } = await get('new@longgang.example', '/v1/duties?mine=true')
  t.ok(
    body.items.some((one: any) => one.caseId === c.id),
    JSON.stringify(body).slice(0, 200)
  )
})

t.test('postings and accounts are the administrator’s, never one’s own, and on record', async (t) => {
  const body = {
    personId: 'officer2@longhua.example',
    officeId: 'sz-market-longhua',
    role: 'acting-chief',
    fromOn: today,
    toOn: '2026-06-30',
    reason: '局长外出学习，主持工作'
  }
  const ask = (said: object, person = admin) => post(person, '/v1/postings', { ...body, ...said })
  t.same(refused(await ask({}, chief)), [403, 'auth.not-permitted'])
  t.same(refused(await ask({ toOn: null })), [422, 'person.acting-until'])
  t.same(refused(await ask({ toOn: '2026-03-01' })), [422, 'person.days-reversed'])
  t.same(refused(await ask({ personId: admin })), [403, 'person.own-posting'])
  t.same(refused(await ask({ personId: 'x' })), [422, 'person.unknown'])
  t.same(refused(await ask({ officeId: 'x' })), [422, 'case.office-unknown'])
  t.same(refused(await ask({ role: 'system-admin' })), [422, 'person.admin-apart'])
  const posted = await done(ask({}))
  t.match(posted, { status: 201, body: { role: 'acting-chief', rank: 2, toOn: '2026-06-30' } })
  t.same(refused(await ask({ fromOn: '2026-06-30' })), [422, 'person.posting-overlaps'])
  const roles = async (day: string) =>
    (await findPerson(db, body.personId, day))?.postings.map((one) => one.role) ?? null
  t.same([await roles('2026-06-30'), await roles('2026-07-01')], [['officer', 'acting-chief'], ['officer']])
  const end = (said: object) => {
    const { toOn: _, ...rest } = body
    return post(admin, '/v1/postings/end', { ...rest, toOn: '2026-04-30', ...said })
  }
  t.same(refused(await end({ role: 'chief' })), [422, 'person.posting-unknown'])
  t.same(refused(await end({ toOn: '2026-03-01' })), [422, 'person.days-reversed'])
  t.same(refused(await end({ toOn: '2026-06-30' })), [422, 'person.posting-over'])
  t.match((await done(end({}))).body, { toOn: '2026-04-30' })
  t.same(await roles('2026-05-01'), ['officer'])
  const list = await get(admin, `/v1/postings?person=${body.personId}`)
  t.match(list.body, { active: true, items: [{ role: 'officer' }, { role: 'acting-chief', toOn: '2026-04-30' }] })

  const longhua = journeyOf(testApp, crewOf('longhua'))
  await longhua.filed()
  const account = (person: string, name: string, by = admin) =>
    post(by, `/v1/persons/${person}/${name}`, { reason: '开除' })
  t.same(refused(await account(admin, 'deactivate')), [403, 'person.own-posting'])
  t.same(refused(await account('x', 'deactivate')), [422, 'person.unknown'])
  t.same(refused(await account(body.personId, 'activate')), [422, 'person.active'])
  const gone = await done(account(body.personId, 'deactivate'))
  t.match(gone.body, {
    active: false,
    openWork: [{ officeId: 'sz-market-longhua', openCases: 1 }],
    warnings: [{ code: 'person.cases-to-hand-over' }]
  })
  t.same(refused(await account(body.personId, 'deactivate')), [422, 'person.inactive'])
  t.equal(await findPerson(db, body.personId, today), null, 'its tokens find nobody')
  t.same(refused(await get(body.personId, '/v1/me')), [403, 'auth.unknown-person'])
  t.equal((await get(admin, '/v1/cases')).status, 403, 'the administrator reads no case (P-27)')
  t.match((await done(account(body.personId, 'activate'))).body, { active: true, openWork: [], warnings: [] })
  const chain = await testApp.ownerDb
    .sql`select act, person_id as by from service_records where chain = 'people' order by seq`
  t.same(
    chain.filter((one) => one.by === admin).map((one) => one.act),
    ['post', 'end-posting', 'deactivate', 'activate']
  )
})
