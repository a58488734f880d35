import t from 'tap'
import postgres from 'postgres'
import { makeSealer, type Sealed } from '../../src/db/sealing.ts'
import { checkMasterKey } from '../../src/keys.ts'
import { buildTestApp } from '../support/app.ts'
import { people, sampleCase } from '../support/client.ts'
import { testServer } from '../support/database.ts'
import { journeyOf } from '../support/journey.ts'

const key = (fill: number, id = `key-${fill}`) => ({ id, key: Buffer.alloc(32, fill) })
const flip = (hex: string, byte: number): string => {
  const data = Buffer.from(hex.slice(2), 'hex')
  data[byte < 0 ? data.length + byte : byte]! ^= 1
  return `\\x${data.toString('hex')}`
}

t.test('what is sealed opens again, with its own key only', async (t) => {
  const sealer = makeSealer([key(1)])
  const number = '11010519491231002X'
  const [first, second] = [sealer.seal('resident-id', number), sealer.seal('resident-id', number)]
  t.equal(sealer.open(first), number)
  t.equal(sealer.open(sealer.seal('address', '深圳市𠮷路')), '深圳市𠮷路')
  for (const part of ['box', 'wrappedKey', 'commitment'] as const)
    t.not(first[part], second[part], `${part}: never twice the same`)
  t.equal(first.lookup, second.lookup, 'but found by the same look-up')
  t.notMatch(Object.values(first).join(), Buffer.from(number).toString('hex'))

  const next = makeSealer([key(2), key(1)])
  t.equal(next.open(first), number, 'an older key still opens')
  t.equal(next.seal('phone', '1').masterKey, 'key-2', 'the newest seals')
  t.throws(() => makeSealer([key(2)]).open(first), /key-1 is not at hand/)
  t.throws(() => makeSealer([key(3, 'key-1')]).open(first), 'another key of that name')
  for (const [part, byte] of [
    ['box', 0],
    ['box', 15],
    ['box', -1],
    ['wrappedKey', 0],
    ['wrappedKey', 13],
    ['wrappedKey', -1]
  ] as const) {
    const broken: Sealed = { ...first, [part]: flip(first[part], byte) }
    t.throws(() => sealer.open(broken), `${part}, byte ${byte}`)
  }
  t.throws(() => makeSealer([]), /32 bytes/)
  t.throws(() => makeSealer([{ id: 'short', key: Buffer.alloc(16) }]), /32 bytes/)
})

t.test('look-ups compare numbers as people write them; kinds and keys keep apart', async (t) => {
  const sealer = makeSealer([key(1)])
  const same = ['e 1234567', 'E1234567', 'Ｅ１２３４５６７', ' e1234567\t']
  t.equal(new Set(same.map((value) => sealer.lookup('passport', value))).size, 1)
  t.not(sealer.lookup('passport', 'E1234567'), sealer.lookup('permit', 'E1234567'))
  t.not(sealer.lookup('passport', 'E1234567'), makeSealer([key(2)]).lookup('passport', 'E1234567'))
  t.not(sealer.fingerprint('a'), sealer.fingerprint('b'))
  t.equal(sealer.fingerprint('a'), makeSealer([key(1)]).fingerprint('a'))
  t.not(sealer.fingerprint('a'), makeSealer([key(2)]).fingerprint('a'))
})

t.test('no table holds a personal value in plain', async (t) => {
  const testApp = await buildTestApp(t, { now: '2026-03-04T02:00:00Z' })
  const { act, done, transfer, post, get } = journeyOf(testApp)
  const secrets = ['11010519491231002X', '13800138000', '梅丰路八号院', 'E7654321', '13900139000']
  const parties = [
    {
      kind: 'natural',
      name: '王某',
      identifierKind: 'resident-id',
      identifier: '11010519491231002x',
      phone: '13800138000',
      address: '深圳市福田区梅丰路八号院'
    },
    {
      kind: 'natural',
      role: 'supplier',
      name: '李某',
      identifierKind: 'passport',
      identifier: 'E7654321',
      phone: '13900139000'
    }
  ]
  const c = await transfer('receive', '2026-03-04', { title: '寻得到', parties })
  await done(
    act(people.officer, c, 'amend', {
      title: '寻得到',
      procedure: 'trademark-penalty',
      rightKind: 'trademark',
      parties
    })
  )
  const refused = await post(people.officer, '/v1/cases', {
    title: '某',
    procedure: 'trademark-penalty',
    rightKind: 'trademark',
    parties: [{ ...parties[0], identifier: '110105194912310021' }]
  })
  t.equal(refused.status, 422)
  t.notMatch(JSON.stringify(refused.body), /110105194912310021/, 'a refusal does not repeat the number')

  const [{ name }] = (await testApp.db.sql`select current_database() as name`) as unknown as [{ name: string }]
  const url = new URL(testServer())
  url.pathname = `/${name}`
  const all = postgres(url.href, { max: 1 })
  try {
    const columns = await all<{ tableName: string; columnName: string }[]>`
      select table_name as "tableName", column_name as "columnName" from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb', 'json', 'character varying', 'ARRAY', 'bytea')`
    t.ok(columns.length > 80)
    const holding = async (text: string) => {
      const hex = Buffer.from(text).toString('hex')
      const tests = columns.map(
        ({ tableName, columnName }) =>
          `select '${tableName}.${columnName}' as place from "${tableName}" where "${columnName}"::text ilike '%${text}%' or "${columnName}"::text like '%${hex}%'`
      )
      return [
        ...new Set((await all.unsafe<{ place: string }[]>(tests.join(' union all '))).map((row) => row.place))
      ].sort()
    }
    t.same(
      await holding('寻得到'),
      ['cases.lookup_text', 'cases.title', 'records.payload', 'transfers.package'],
      'the search finds what is there'
    )
    for (const secret of secrets) t.same(await holding(secret), [], secret)
    t.same(await holding('110105194912310021'), [])
    const [counted] = await all<
      { sealed: number; tables: number }[]
    >`select (select count(*)::int from sealed) as sealed, (select count(distinct case_id)::int from idempotency) as tables`
    t.match(counted, { sealed: 10, tables: 1 })
  } finally {
    await all.end()
  }
  const shown = JSON.stringify((await get(people.officer, `/v1/cases/${c.id}`)).body)
  for (const secret of secrets) t.notMatch(shown, secret)
  t.match(shown, /1101\*{10}002X.*1380\*{3}8000/)
  const records = JSON.stringify((await get('audit@sz.example', `/v1/cases/${c.id}/records`)).body)
  for (const secret of [...secrets, '王某']) t.notMatch(records, secret, 'nor the records, nor a natural person’s name')
  t.match(records, /commitment/)
})

t.test('another master key than the one that sealed what is there is refused at the start', async (t) => {
  const { db, as, app } = await buildTestApp(t)
  const [right, wrong] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  await checkMasterKey(db, wrong)
  const payload = { ...sampleCase, parties: [{ kind: 'natural', name: '王某', phone: '13800138000' }] }
  const { statusCode } = await app.inject({
    method: 'POST',
    url: '/v1/cases',
    headers: as(people.officer, { ifMatch: 0 }),
    payload
  })
  t.equal(statusCode, 201)
  await checkMasterKey(db, right)
  await t.rejects(checkMasterKey(db, wrong), {
    name: 'StartError',
    exitCode: 78,
    message: /is not the one that sealed/
  })
})
