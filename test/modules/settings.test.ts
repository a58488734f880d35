import t from 'tap'
import { recomputeAll } from '../../src/cli/calendar.ts'
import { settingRows } from '../../src/domain/settings.ts'
import { buildTestApp } from '../support/app.ts'
import { people } from '../support/client.ts'
import { journeyOf } from '../support/journey.ts'

const admin = 'sysadmin@sz.example'
const reason = '法制机构答复'

t.test('a setting is changed by an act', async (t) => {
  const testApp = await buildTestApp(t, { now: '2026-03-05T02:00:00Z' })
  const { get, post, transfer } = journeyOf(testApp)
  const change = (body: object, sent: object = {}, key = 'd310Days', person = admin) =>
    post(person, `/v1/settings/${key}`, body, { ifMatch: 0, ...sent })

  const { items } = (await get(people.officer, '/v1/settings')).body
  t.equal(items.length, Object.keys(settingRows).length)
  t.match(
    items.find(({ key }: any) => key === 'd310Days'),
    {
      question: 'D-01',
      value: 'calendar',
      default: 'calendar',
      version: 0,
      choices: ['calendar', 'working'],
      changedBy: null
    }
  )
  const deadline = async (from = '2026-03-05') =>
    (await post(people.officer, '/v1/law/deadlines', { rule: 'T-11', from }, { key: null })).body
  t.match(await deadline(), { due: '2026-03-09', unit: 'calendar-day' })
  t.match(await deadline('2021-09-29'), { due: '2021-10-08', unit: 'calendar-day' })
  const first = await transfer('report', '2026-03-05')
  const approval = async (id: string) =>
    (await get(people.officer, `/v1/cases/${id}`)).body.duties.find((one: any) => one.code === 'OT-T-APPROVE')
  const before = await approval(first.id)

  const rows: [object, object, string | undefined, string | undefined, number, string][] = [
    [{ value: 'working', reason }, {}, 'd310Days', people.chief, 403, 'auth.not-permitted'],
    [{ value: 'working' }, {}, 'd310Days', admin, 400, 'request.invalid'],
    [{ value: 'sometimes', reason }, {}, 'd310Days', admin, 400, 'settings.value'],
    [{ value: 'calendar', reason }, {}, 'd310Days', admin, 422, 'settings.same'],
    [{ value: 'working', reason }, { ifMatch: 3 }, 'd310Days', admin, 412, 'request.stale'],
    [{ value: 'working', reason }, { ifMatch: undefined }, 'd310Days', admin, 428, 'request.if-match-required'],
    [{ value: 'working', reason }, { key: null }, 'd310Days', admin, 400, 'request.idempotency-key-required'],
    [{ value: 'working', reason }, {}, 'weather', admin, 404, 'settings.unknown']
  ]
  for (const [body, sent, key, person, status, code] of rows) {
    const answer = await change(body, sent, key, person)
    t.same([answer.status, answer.body.code], [status, code], JSON.stringify([body, sent, key]))
  }

  const key = 'one-key-for-one-act'
  const done = await change({ value: 'working', reason }, { key })
  t.match(done, { status: 200, body: { key: 'd310Days', value: 'working', version: 1 }, headers: { etag: '"1"' } })
  t.same((await change({ value: 'working', reason }, { key })).body, done.body, 'the same request again, once')
  t.equal((await change({ value: 'calendar', reason }, { key })).body.code, 'request.key-reused')
  const held = await get(people.officer, '/v1/settings/d310Days')
  t.match(held, { headers: { etag: '"1"' }, body: { value: 'working', changedBy: admin, reason } })
  const [record, ...more] = await testApp.db.sql<{ payload: string; reason: string }[]>`
    select reason, payload from service_records where chain = 'settings'`
  t.same(more, [])
  t.match(JSON.parse(record!.payload), { act: 'change', personId: admin, changes: { value: ['calendar', 'working'] } })

  const two = await Promise.all([
    change({ value: 0.6, reason }, {}, 'suspicionShare'),
    change({ value: 0.7, reason }, {}, 'suspicionShare')
  ])
  t.same(two.map(({ status }) => status).sort(), [200, 412], 'two at once')

  const real = performance.now.bind(performance)
  t.teardown(() => {
    performance.now = real
  })
  performance.now = () => real() + 10_000
  t.match(
    await deadline(),
    { due: '2026-03-10', unit: 'working-day', settings: [{ key: 'd310Days', value: 'working' }] },
    'answers name what touched them'
  )
  t.match(
    await deadline('2021-09-29'),
    { due: '2021-10-09', unit: 'working-day' },
    'past National Day, a Saturday worked'
  )
  const second = await transfer('report', '2026-03-05')
  t.match([before.dueAt, (await approval(second.id)).dueAt], [/^2026-03-09T/, /^2026-03-10T/])
  t.equal((await approval(first.id)).dueAt, before.dueAt, 'a due day that stands waits for an act')
  const said = await recomputeAll(testApp.db, 'sha256', reason, () => '2026-03-05T03:00:00Z')
  t.match(said, /\ttransfer:1:approve\tT-11\t2026-03-09T\S+ → 2026-03-10T\S+\n2 cases looked at, 1 due days moved, 0 /)
  t.match((await approval(first.id)).dueAt, /^2026-03-10T/)
})
