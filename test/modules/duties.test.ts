import t from 'tap'
import { buildTestApp } from '../support/app.ts'
import { people } from '../support/client.ts'
import { because, crewOf, journeyOf, penalty } from '../support/journey.ts'

const testApp = await buildTestApp(t, { now: '2021-09-13T02:00:00Z' })
const { app, setNow } = testApp
const { liaison } = people
const { get, register, act, done, prepare, ready, transfer } = journeyOf(testApp)
const { officer, head, chief } = people

const list = async (query = '', person: string = officer) => {
  const { status, body } = await get(person, `/v1/duties?${query}`)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body as {
    items: {
      caseId: string
      code: string
      dueAt: string
      state: string
      number: string | null
      officeId: string
      rule: string
      startedOn: string
    }[]
    next: string | null
    asOf: string
  }
}
/** An instant as the day in Shanghai. */
const day = (instant: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
const told = async (id: string, query = '', person: string = officer) =>
  (await list(query, person)).items
    .filter((one) => one.caseId === id)
    .map((one) => [one.code, day(one.dueAt), one.state])
const dutiesOf = async (id: string) =>
  Object.fromEntries(
    (await get(officer, `/v1/cases/${id}`)).body.duties.map((one: { code: string; dueAt: string; state: string }) => [
      one.code,
      [day(one.dueAt), one.state]
    ])
  )

t.test('a case through its duties, around the National Day of 2021', async (t) => {
  const c = await register(officer)
  t.same(
    await told(c.id),
    [['OT-FILE', '2021-10-09', 'open']],
    '15 working days: Mid-Autumn and National Day out, three make-up days in'
  )
  setNow('2021-10-09T15:59:59Z')
  t.same(await told(c.id), [['OT-FILE', '2021-10-09', 'warned']], 'to the end of the last day in Shanghai')
  setNow('2021-10-09T16:00:00Z')
  t.same(await told(c.id), [['OT-FILE', '2021-10-09', 'overdue']])
  await done(act(head, c, 'file', { handlers: crewOf('futian').handlers, occurredOn: '2021-10-10' }))
  t.match(
    await dutiesOf(c.id),
    { 'OT-FILE': ['2021-10-09', 'done-late'], 'OT-DECIDE': ['2022-01-10', 'open'] },
    'lateness is a fact; 90 days'
  )
  setNow('2021-10-18T02:00:00Z')
  await prepare(c)
  await done(act(head, c, 'decide', penalty))
  t.match(await dutiesOf(c.id), { 'OT-DECIDE': ['2022-01-10', 'done'], 'OT-SERVE': ['2021-10-27', 'open'] })
  await done(act(officer, c, 'serve', { decisionNo: 1 }))
  await done(act(officer, c, 'perform', { decisionNo: 1, obligationNo: 2 }))
  const publicity = [
    ['OT-PUB7', '2021-10-27', 'open'],
    ['OT-PUB20', '2021-11-15', 'open']
  ]
  t.same(await told(c.id), [...publicity, ['OT-COURTAPP', '2022-07-18', 'open']], 'while the party has time to perform')
  await done(act(people.finance, c, 'record-receipt', { decisionNo: 1, amount: '100' }))
  const closing = [publicity[0], ['OT-CLOSE', '2021-11-08', 'open'], publicity[1]]
  t.same(await told(c.id), closing)
  await done(act(head, c, 'close', { ground: 'executed' }))
  t.match(await dutiesOf(c.id), { 'OT-CLOSE': ['2021-11-08', 'done'] })
  await done(
    act(chief, c, 'correct', { correction: { field: 'closed-on', to: null }, requestedBy: officer, reason: '误' })
  )
  t.same(await told(c.id), closing, 'a closing taken back is due again')
  setNow('2021-09-13T02:00:00Z')
})

t.test('declining, revoking and correcting move the duties', async (t) => {
  setNow('2021-10-12T02:00:00Z')
  const late = await register(officer, { occurredOn: '2021-09-13', ...because })
  await done(act(head, late, 'decline', because))
  t.same(await dutiesOf(late.id), { 'OT-FILE': ['2021-10-09', 'done-late'] }, 'declined after the last day')
  const c = await ready()
  await done(act(head, c, 'decide', penalty))
  await done(act(chief, c, 'revoke-decision', { decisionNo: 1, ...because }))
  t.match(await dutiesOf(c.id), { 'OT-SERVE': ['2021-10-21', 'cancelled'] })
  await done(
    act(chief, c, 'correct', { correction: { field: 'clue-on', to: '2021-09-30' }, requestedBy: officer, ...because })
  )
  t.match(await dutiesOf(c.id), { 'OT-FILE': ['2021-10-27', 'done'] })
  setNow('2021-09-13T02:00:00Z')
})

t.test('the list: soonest first, by office, by day, by lateness, in pages', async (t) => {
  const luohu = journeyOf(testApp, crewOf('luohu'))
  const sees = crewOf('luohu').officer
  for (let index = 0; index < 12; index++)
    await luohu.register(sees, { occurredOn: `2021-09-${index % 3 === 0 ? '10' : '13'}`, ...because })
  const all = await list('limit=500', sees)
  t.equal(all.items.length, 12)
  t.same(
    all.items.map((one) => one.dueAt),
    all.items.map((one) => one.dueAt).toSorted()
  )
  const found: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const page = await list(`limit=5${after === '' ? '' : `&after=${after}`}`, sees)
    found.push(...page.items.map((one) => one.caseId))
    after = page.next
  }
  t.same(
    found,
    all.items.map((one) => one.caseId),
    'pages of equal times: each once'
  )
  const counts = async (query: string) => (await list(`limit=500&${query}`, sees)).items.length
  t.same(
    [await counts('dueBefore=2021-10-09'), await counts('dueBefore=2021-10-10'), await counts('dueBefore=2021-10-08')],
    [4, 12, 0]
  )
  setNow('2021-10-08T16:00:00Z')
  t.same([await counts('overdue=true'), await counts('overdue=false')], [4, 8])
  const inOffice = (await list('limit=500&office=sz-market-luohu', 'officer@market.example')).items
  t.equal(inOffice.length, 12)
  t.equal((await list('limit=500&office=sz-market-luohu')).items.length, 0, 'another office')
  const metrics = (await app.inject('/metrics')).body
  t.match(metrics, /ip_linkage_duties_overdue\{code="OT-FILE"\} [1-9]/)
  for (const query of [
    'limit=0',
    'dueBefore=2021-02-30',
    'dueBefore=0000-01-01',
    'overdue=yes',
    'mine=false',
    'waiting=me',
    'page=1',
    'after=x',
    `after=${Buffer.from('["a","b","c"]').toString('base64url')}`
  ])
    t.equal((await get(sees, `/v1/duties?${query}`)).status, 400, query)
  setNow('2021-09-13T02:00:00Z')
})

t.test('the police see what is due of them, without the case', async (t) => {
  const c = await transfer('receive', '2021-09-13')
  t.same(await told(c.id, '', liaison), [['OT-T-POLICE', '2021-09-23', 'open']])
  const seen = (await list('', liaison)).items.find((one) => one.caseId === c.id)
  t.equal(seen?.number, null)
  t.equal((await list('', 'liaison@police-nanshan.example')).items.length, 0)
  t.same(await told(c.id, '', 'officer@nanshan.example'), [])
})
