import t from 'tap'
import { look, type Sight } from '../../src/db/connect.ts'
import { buildTestApp } from '../support/app.ts'
import { people, type Followed } from '../support/client.ts'
import { crewOf, futian, journeyOf } from '../support/journey.ts'

const today = '2026-03-04'
const testApp = await buildTestApp(t, { now: `${today}T02:00:00Z` })
const { db, ownerDb, setNow } = testApp
const { get, act, closed, transfer, done } = journeyOf(testApp)

/** Every table that says something of a case, and whether an office's rows are seen by its own column. */
const tables = [
  'cases',
  'case_terms',
  'case_parties',
  'case_rights',
  'case_goods',
  'sealed',
  'case_episodes',
  'decisions',
  'obligations',
  'receipts',
  'records',
  'transfers',
  'duties',
  'duty_persons',
  'ledger',
  'idempotency'
]
const empty = ['case_figures', 'case_facts', 'totals', 'totals_by_day', 'totals_by_batch']
const cases: Followed[] = []

t.before(async () => {
  const parties = [{ kind: 'natural', name: '王某', phone: '13800138000' }]
  cases.push(
    await closed({ title: '福田的案', parties }),
    await transfer('send', today, { title: '移送的案', parties })
  )
  const nanshan = journeyOf(testApp, crewOf('nanshan'))
  cases.push(await nanshan.closed({ title: '南山的案', parties }))
  await done(
    act(futian.officer, cases[1]!, 'amend', {
      title: '移送的案',
      procedure: 'trademark-penalty',
      rightKind: 'trademark',
      parties
    })
  )
})

const countsUnder = async (sight: Sight | null, sql = db.sql): Promise<Record<string, number>> => {
  const ask = tables
    .map((table) => `select '${table}' as name, count(*)::int as found from ${table}`)
    .join(' union all ')
  const rows =
    sight === null
      ? await sql.unsafe<{ name: string; found: number }[]>(ask)
      : await look(db, sight, (tx) => tx.unsafe<{ name: string; found: number }[]>(ask))
  return Object.fromEntries(rows.map((row) => [row.name, row.found]))
}

t.test('row security by itself: without a sight no row, with one only its own', async (t) => {
  const nothing = Object.fromEntries(tables.map((table) => [table, 0]))
  t.same(await countsUnder(null), nothing, 'the application’s role, no sight set')
  t.same(await countsUnder(null, ownerDb.sql), nothing, 'the owner is under it too')
  const all = await countsUnder({ personId: 'service', offices: '*' })
  for (const table of tables) t.ok(all[table]! > 0, `${table} holds something`)
  t.same(await countsUnder({ personId: 'x', offices: [] }), nothing)
  t.same(await countsUnder({ personId: 'x', offices: ['sz-market-luohu'] }), nothing)
  t.same(await countsUnder({ personId: 'x', offices: ["sz-market-futian' or true --"] }), nothing)
  const futianSees = await countsUnder({ personId: 'x', offices: ['sz-market-futian'] })
  const nanshanSees = await countsUnder({ personId: 'x', offices: ['sz-market-nanshan'] })
  for (const table of tables.filter((one) => one !== 'idempotency'))
    t.equal(futianSees[table]! + nanshanSees[table]!, all[table], `${table}: each row is one office’s`)
  const own = await countsUnder({ personId: people.head, offices: [] })
  t.ok(own['idempotency']! > 0 && own['idempotency']! < all['idempotency']!, 'one’s own keys')
  const seenByPolice = await countsUnder({ personId: 'x', offices: ['sz-police'] })
  t.same(seenByPolice, { ...nothing, transfers: 1 }, 'the addressee sees the transfer, not the case')
  t.same(await countsUnder({ personId: 'x', offices: ['sz-police-nanshan'] }), nothing)
  const [{ covered }] = (await ownerDb.sql<{ covered: string[] }[]>`
    select array_agg(c.relname::text order by c.relname) as covered from pg_class c join pg_policy p on p.polrelid = c.oid
    where c.relrowsecurity and c.relforcerowsecurity`) as unknown as [{ covered: string[] }]
  t.same(
    [...tables, ...empty].filter((table) => !covered.includes(table)),
    [],
    'a policy, forced, on each'
  )
  const [{ loose }] = (await ownerDb.sql<{ loose: string[] }[]>`
    select coalesce(array_agg(distinct a.attrelid::regclass::text), '{}') as loose from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'case_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)`) as unknown as [
    { loose: string[] }
  ]
  t.same(
    loose.filter((table) => table !== 'case_numbers' && table !== 'document_numbers'),
    [],
    'no table of cases without one; numbers alone are unique beyond sight'
  )
})

t.test('row security holds for what is written, too', async (t) => {
  const sight = { personId: people.officer, offices: ['sz-market-futian'] }
  const of = cases[2]!.id
  for (const text of [
    `update cases set title = 'x' where case_id = '${of}' returning 1`,
    `update duties set cancelled = true where case_id = '${of}' returning 1`,
    `delete from case_parties where case_id = '${of}' returning 1`
  ])
    t.equal((await look(db, sight, (tx) => tx.unsafe(text))).length, 0, text)
  for (const text of [
    `update cases set office_id = 'sz-market-nanshan' where case_id = '${cases[0]!.id}'`,
    `insert into case_terms (case_id, office_id, term) values ('${of}', 'sz-market-nanshan', 'x')`,
    `insert into case_parties (case_id, party_no, role, kind, name_masked) values ('${of}', 9, 'respondent', 'natural', false)`
  ])
    await t.rejects(
      look(db, sight, (tx) => tx.unsafe(text)),
      { code: '42501' },
      text
    )
})

t.test('every endpoint for every kind of reader', async (t) => {
  setNow('2026-04-10T02:00:00Z')
  const [c, sent, other] = cases as [Followed, Followed, Followed]
  const view = (id: string) => async (person: string) => (await get(person, `/v1/cases/${id}`)).status
  const listed = (url: string) => async (person: string) => {
    const { status, body } = await get(person, url)
    return status === 200 ? body.items.length : status
  }
  const q = encodeURIComponent
  const columns: [string, (person: string) => Promise<number>][] = [
    ['case', view(c.id)],
    ['another', view(other.id)],
    ['list', listed('/v1/cases')],
    ['search', listed(`/v1/cases?q=${q('的案')}`)],
    ['party', listed(`/v1/cases?party=${q('王某')}`)],
    ['by office', listed('/v1/cases?office=sz-market-nanshan')],
    ['records', async (person) => (await get(person, `/v1/cases/${c.id}/records`)).status],
    ['verify', async (person) => (await get(person, `/v1/cases/${c.id}/records/verification`)).status],
    ['transfer', async (person) => (await get(person, `/v1/transfers/${sent.id}/1`)).status],
    ['transfers', listed('/v1/transfers')],
    [
      'duties',
      async (person) => {
        const { status, body } = await get(person, '/v1/duties')
        return status === 200 ? new Set(body.items.map((one: { caseId: string }) => one.caseId)).size : status
      }
    ],
    [
      'rate',
      async (person) => {
        const { status, body } = await get(person, '/v1/rates/AC1?period=2026-03')
        return status === 200 ? body.denominator : status
      }
    ],
    ['events', listed('/v1/rates/AC1/events?period=2026-03&part=denominator')],
    ['report', async (person) => (await get(person, '/v1/reports/monthly?month=2026-03')).status]
  ]
  const expected: Record<string, (number | string)[]> = {
    'officer@futian.example': [200, 404, 2, 2, 2, 0, 200, 403, 200, 1, 2, 2, 2, 200],
    'legal@futian.example': [200, 404, 2, 2, 2, 0, 200, 403, 200, 1, 2, 2, 2, 200],
    'officer@huafu.example': [404, 404, 0, 0, 0, 0, 404, 403, 404, 0, 0, 0, 0, 200],
    'chief@nanshan.example': [404, 200, 1, 1, 1, 1, 404, 403, 404, 0, 1, 1, 1, 200],
    'head@market.example': [200, 200, 3, 3, 3, 1, 200, 403, 200, 1, 3, 3, 3, 200],
    'supervision@sz.example': [200, 200, 3, 3, 3, 1, 200, 200, 200, 1, 3, 3, 3, 200],
    'finance@sz.example': [200, 200, 3, 3, 3, 1, 200, 403, 200, 1, 3, 3, 3, 200],
    'officer@copyright.example': [404, 404, 0, 0, 0, 0, 404, 403, 404, 0, 0, 0, 0, 200],
    'liaison@police.example': [403, 403, 403, 403, 403, 403, 403, 403, 200, 1, 0, 403, 403, 403],
    'liaison@police-nanshan.example': [403, 403, 403, 403, 403, 403, 403, 403, 404, 0, 0, 403, 403, 403],
    'procurator@procuratorate.example': [403, 403, 403, 403, 403, 403, 403, 403, 200, 1, 0, 0, 0, 200],
    'clerk@court.example': [403, 403, 403, 403, 403, 403, 403, 403, 404, 0, 403, 403, 403, 403],
    'reader@sz.example': [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 3, 3, 200],
    'sysadmin@sz.example': Array.from({ length: 14 }, () => 403),
    'audit@sz.example': [403, 403, 403, 403, 403, 403, 200, 200, 403, 403, 403, 403, 403, 403]
  }
  for (const [person, row] of Object.entries(expected)) {
    const seen: (number | string)[] = []
    for (const [, ask] of columns) seen.push(await ask(person))
    t.same(seen, row, `${person}: ${columns.map(([name]) => name).join(', ')}`)
  }
  setNow(`${today}T02:00:00Z`)
})
