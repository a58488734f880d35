import t from 'tap'
import { buildTestApp } from '../support/app.ts'
import { people } from '../support/client.ts'
import { crewOf, journeyOf } from '../support/journey.ts'

const testApp = await buildTestApp(t, { now: '2026-03-04T02:00:00Z' })
const { setNow, ownerDb } = testApp
const { get, register, act, done, filed, opened, transferAct } = journeyOf(testApp)
const { officer, head, chief, second } = people
const why = { reason: '案情复杂' }
const at = (day: string) => setNow(`${day}T02:00:00Z`)

const parties = [
  { kind: 'individual-business', name: '福田区晨光商行' },
  { kind: 'legal', name: '晨曦体育用品有限公司', role: 'right-holder' }
]
const clock = async (id: string, person: string = officer) => (await get(person, `/v1/cases/${id}/clock`)).body
const due = async (id: string, key: string) => (await clock(id)).items.find((one: any) => one.key === key)
const list = async (person: string, query = '') => (await get(person, `/v1/duties?${query}`)).body
const mine = async (id: string, person: string = officer, query = 'mine=true') =>
  (await list(person, `limit=500&${query}`)).items.filter((one: any) => one.caseId === id)

t.test('a decision extended, suspended and resumed, as its clock explains it', async (t) => {
  at('2026-03-04')
  const c = await filed({ parties })
  t.match(await due(c.id, 'decide:1'), {
    ...{
      rule: 'A-41',
      version: '2021-07-15',
      certainty: 'verified',
      due: '2026-06-02',
      state: 'open',
      questioned: false
    },
    what: { zh: '作出处理决定' },
    beside: null
  })
  const ask = { duty: 'decide:1', by: 'head' }
  t.match((await act(officer, c, 'extend', { ...ask, ...why })).body, { code: 'auth.not-permitted' })
  t.match((await act(head, c, 'extend', ask)).body, { code: 'case.reason-needed' })
  t.match((await act(head, c, 'extend', { ...ask, ...why, duty: 'fly' })).body, { code: 'case.duty-unknown' })
  t.match((await act(head, c, 'extend', { ...ask, ...why, duty: 'file' })).body, { code: 'case.duty-over' })
  t.match((await act(head, c, 'extend', { ...ask, ...why, days: 31 })).body, {
    code: 'clock.extension-too-long',
    basis: 'A-41'
  })
  t.match((await act(head, c, 'extend', { ...ask, ...why, by: 'superior' })).body, { code: 'case.extension-paper' })
  t.match((await act(head, c, 'extend', { ...ask, ...why, by: 'collective', days: 9 })).body, {
    code: 'case.discussion-needed'
  })
  at('2026-06-03')
  t.match((await act(head, c, 'extend', { ...ask, ...why })).body, { code: 'clock.extension-late' })
  at('2026-05-06')
  await done(act(head, c, 'extend', { ...ask, ...why }))
  const records = (await get(officer, `/v1/cases/${c.id}/records`)).body.items
  t.match(records.at(-1), { act: 'extend', rule: 'A-41', reason: '案情复杂' })
  t.match(await due(c.id, 'decide:1'), { due: '2026-07-02', extensions: [{ by: 'head', grantedOn: '2026-05-06' }] })

  t.match((await act(officer, c, 'suspend', { ground: 'party-missing' })).body, { code: 'auth.not-permitted' })
  t.match((await act(head, c, 'suspend', { ground: 'invalidation-accepted' })).body, { code: 'case.suspension-ground' })
  t.match((await done(act(head, c, 'suspend', { ground: 'invalidation-pending' }))).body, { state: 'suspended' })
  t.match((await act(head, c, 'suspend', { ground: 'party-missing' })).body, { code: 'case.wrong-state' })
  t.match(await due(c.id, 'decide:1'), { dueAt: null, due: null, stopped: true, warnFrom: null, state: 'open' })
  t.match(await mine(c.id), [{ code: 'OT-DECIDE', dueAt: null, stopped: true, left: null, group: 'due' }])
  t.match(await mine(c.id, officer, 'overdue=true'), [])
  t.equal((await get(officer, `/v1/cases/${c.id}`)).body.duties.find((one: any) => one.key === 'decide:1').dueAt, null)
  const [stored] = await ownerDb.sql.begin(async (sql) => {
    await sql`select set_config('app.sight', '*', true)`
    return sql`select due_at::text from duty_persons where case_id = ${c.id} and key = 'decide:1' and person_id = ${officer}`
  })
  t.same(stored, { dueAt: 'infinity' })
  at('2026-05-16')
  t.match(
    (await act(head, c, 'resume', { occurredOn: '2026-05-05', ...why })).body,
    { code: 'time.before-previous' },
    'not before it was suspended'
  )
  t.match((await done(act(head, c, 'resume', {}))).body, { state: 'filed' })
  t.match(
    await due(c.id, 'decide:1'),
    {
      due: '2026-07-13',
      stops: [{ ground: 'suspension', from: '2026-05-06', to: '2026-05-15', zh: '中止调查' }]
    },
    'ten days later, a Sunday, so Monday'
  )
  t.equal((await due(c.id, 'decide:1')).days.filter((one: any) => one.code === 'stopped').length, 10)
  t.match((await act(head, c, 'resume', {})).body, { code: 'case.wrong-state' })
  await done(act(head, c, 'suspend', { ground: 'party-missing' }))
  await done(act(head, c, 'resume', {}))
  t.match(await due(c.id, 'decide:1'), { due: '2026-07-13' }, 'resumed on the same day')
  await done(act(head, c, 'suspend', { ground: 'other', ...why }))
  at('2026-05-20')
  t.match((await act(head, c, 'terminate', { ground: 'other' })).body, { code: 'case.reason-needed' })
  t.match((await done(act(head, c, 'terminate', { ground: 'entity-ended' }))).body, { state: 'terminated' })
  t.match(await mine(c.id), [
    { code: 'OT-CLOSE', what: { zh: '结案' }, endedBy: ['cases.close'], left: { n: 15, unit: 'working-day' } }
  ])
  t.match((await done(act(head, c, 'close', { ground: 'investigation-terminated' }))).body, { state: 'closed' })
  t.same(await mine(c.id), [], 'nothing on the list')
  t.match((await due(c.id, 'decide:1')).state, 'done')
})

t.test('stops: of the case and of a measure, each on its grounds', async (t) => {
  at('2026-03-04')
  const clue = await register(officer, { parties })
  const stop = (ground: string, over: object = {}) => act(officer, clue, 'stop-clock', { ground, ...over })
  t.match((await stop('public-notice')).body, { code: 'case.stop-ground', basis: 'A-10' })
  t.match((await stop('identification')).body, { code: 'case.right-holder-needed', basis: 'A-25' })
  t.match((await stop('identification', { partyNo: 1 })).body, { code: 'case.right-holder-needed' }, 'no right holder')
  await done(stop('identification', { partyNo: 2 }))
  t.match((await stop('identification', { partyNo: 2 })).body, { code: 'case.stop-stands' })
  t.match((await act(officer, clue, 'restart-clock', { stopNo: 2 })).body, { code: 'case.stop-none' })
  at('2026-03-10')
  await done(act(officer, clue, 'restart-clock', { stopNo: 1 }))
  t.match(await due(clue.id, 'file'), { due: '2026-03-30', stops: [{ from: '2026-03-04', to: '2026-03-09' }] })
  const c = await filed({ parties })
  t.match((await act(officer, c, 'stop-clock', { ground: 'settlement' })).body, { code: 'case.stop-ground' })
  t.match((await act(officer, c, 'stop-clock', { ground: 'testing', measureNo: 1 })).body, {
    code: 'case.line-unknown'
  })
})

t.test('a correction that moves filing leaves an extension out, and a human is told', async (t) => {
  at('2026-01-05')
  const c = await register(officer)
  at('2026-02-26')
  await done(act(head, c, 'file', { handlers: crewOf('futian').handlers }))
  at('2026-05-27')
  await done(act(head, c, 'extend', { duty: 'decide:1', by: 'head', ...why }))
  await done(
    act(chief, c, 'correct', { correction: { field: 'filed-on', to: '2026-02-02' }, requestedBy: officer, ...why })
  )
  t.match(await due(c.id, 'decide:1'), {
    questioned: true,
    due: '2026-05-06',
    leftOut: [{ by: 'head' }],
    extensions: []
  })
  t.match(await mine(c.id), [{ questioned: true, group: 'overdue', left: { n: -21, unit: 'calendar-day' } }])
})

t.test('mine, warned, late, waiting: the morning list in its groups', async (t) => {
  at('2026-03-04')
  const c = await filed()
  t.equal((await mine(c.id, second)).length, 1, 'both handlers')
  t.same(await mine(c.id, 'officer3@futian.example'), [], 'not theirs')
  t.match(await mine(c.id, 'officer3@futian.example', 'office=sz-market-futian'), [{ code: 'OT-DECIDE' }])
  const title = '某商行销售侵犯注册商标专用权商品案'
  t.match(await mine(c.id), [{ title, number: /^深/, state: 'open', warnFrom: '2026-05-19T00:00:00+08:00' }])
  t.ok((await mine(c.id))[0].endedBy.includes('cases.decide'))
  t.notOk((await mine(c.id))[0].endedBy.includes('cases.mediate'), 'not in this procedure')
  t.same(await mine(c.id, officer, 'mine=true&warn=true'), [])
  at('2026-05-19')
  t.match(await mine(c.id, officer, 'mine=true&warn=true&office=sz-market-futian'), [{ state: 'warned', group: 'due' }])
  t.same(await mine(c.id, officer, 'mine=true&office=sz-market-luohu'), [])
  t.match(await mine(c.id, head, 'office=sz-market-futian&warn=true'), [{ left: { n: 14, unit: 'calendar-day' } }])
  at('2026-06-03')
  t.same(await mine(c.id, officer, 'mine=true&warn=true'), [], 'late is no warning')
  t.match(await mine(c.id, head, 'office=sz-market-futian&overdue=true'), [{ state: 'overdue', group: 'overdue' }])

  at('2026-03-04')
  const given = await opened()
  await done(transferAct(officer, given, 'report', { text: '经查，已达追诉标准。' }))
  const found: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const page = await list(officer, `mine=true&limit=2${after === '' ? '' : `&after=${after}`}`)
    found.push(...page.items.map((one: any) => `${one.caseId} ${one.key}`))
    after = page.next
  }
  const whole = (await list(officer, 'mine=true&limit=500')).items
  t.same(
    found,
    whole.map((one: any) => `${one.caseId} ${one.key}`),
    'pages, over those that stand still too'
  )
  t.equal(new Set(found).size, found.length)
})

t.test('what waits on others comes last', async (t) => {
  at('2026-03-04')
  const c = await filed()
  await ownerDb.sql.begin(async (sql) => {
    await sql`select set_config('app.sight', '*', true)`
    await sql`update duties set waiting_on = 'court' where case_id = ${c.id} and key = 'decide:1'`
    await sql`update duty_persons set waits = true where case_id = ${c.id}`
  })
  const later = await filed({})
  for (const query of ['mine=true', 'office=sz-market-futian', '']) {
    const items = (await list(officer, `limit=500&${query}`)).items
    t.match(items.at(-1), { caseId: c.id, group: 'waiting', waitingOn: 'court' }, query)
    t.ok(items.some((one: any) => one.caseId === later.id))
    const one = async (waiting: string) => (await mine(c.id, officer, `${query}&waiting=${waiting}`)).length
    t.same([await one('court'), await one('any'), await one('police'), await one('none')], [1, 1, 0, 0], query)
  }
})

t.test('the week of an office', async (t) => {
  const crew = crewOf('luohu')
  const luohu = journeyOf(testApp, crew)
  at('2026-03-02')
  const early = await luohu.register(crew.officer) // due on Monday 2026-03-23
  await luohu.register(crew.officer) // stays open
  at('2026-03-06')
  const next = await luohu.register(crew.officer) // due on Friday 2026-03-27
  at('2026-03-20')
  await done(luohu.act(crew.head, early, 'file', { handlers: crew.handlers }))
  at('2026-03-30')
  await done(luohu.act(crew.head, next, 'file', { handlers: crew.handlers }))
  const week = async (query: string, person = crew.head) => (await get(person, `/v1/duties/digest?${query}`)).body
  t.match(await week('week=2026-W12'), {
    ...{ week: '2026-W12', first: '2026-03-16', last: '2026-03-22' },
    items: [{ officeId: 'sz-market-luohu', becameDue: 0, doneInTime: 1, doneLate: 0, openLate: 0, dueNextWeek: 2 }]
  })
  t.match((await week('week=2026-W13')).items, [
    {
      ...{ becameDue: 3, doneInTime: 0, doneLate: 0, openLate: 2, dueNextWeek: 0 },
      codes: [{ code: 'OT-FILE', what: { en: 'decide whether to file' }, becameDue: 3, openLate: 2 }]
    }
  ])
  t.match(await week('office=sz-market-luohu'), { week: '2026-W14', items: [{ doneLate: 1, openLate: 1 }] })
  t.same((await week('office=sz-market-futian&week=2026-W12')).items, [], 'another office')
  t.ok((await week('week=2026-W12', 'officer@market.example')).items.length > 1, 'every office in sight')
  t.equal((await get(crew.head, '/v1/duties/digest?week=2026-W54')).status, 400)
})

t.test('the clock of a case is seen with the case', async (t) => {
  at('2026-03-04')
  const c = await filed({ procedure: 'counterfeit-patent', rightKind: 'patent' })
  t.match((await due(c.id, 'decide:1')).beside, { rule: 'A-43', due: '2026-04-07', explanation: { zh: /专利/ } })
  t.equal((await get('officer@luohu.example', `/v1/cases/${c.id}/clock`)).status, 404)
  t.equal((await get(people.liaison, `/v1/cases/${c.id}/clock`)).status, 403)
})

t.test('a warning earlier by a setting', async (t) => {
  const { app, as } = testApp
  at('2026-03-04')
  const key = 'warningWorkingDays.OT-DECIDE'
  const headers = as('sysadmin@sz.example', { ifMatch: 0 })
  const asked = { value: 61, reason: '试' }
  const changed = await app.inject({ method: 'POST', url: `/v1/settings/${key}`, headers, payload: asked })
  t.equal(changed.json().code, 'settings.value', 'no longer than a list looks ahead')
})
