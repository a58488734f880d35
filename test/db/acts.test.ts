import { randomUUID } from 'node:crypto'
import t from 'tap'
import { makeDeps } from '../../src/deps.ts'
import { refusalOf } from '../../src/db/errors.ts'
import { findPerson, loadAreas, loadOffices } from '../../src/db/people.ts'
import { connect, look, serviceSight, transact, type Tx } from '../../src/db/connect.ts'
import { holdFile } from '../../src/db/stores/case-file.ts'
import { takeNumber } from '../../src/db/stores/case-number.ts'
import { enterCase, tryEntry, type Entry } from '../../src/db/stores/enter.ts'
import { genesis, link, verifyChain } from '../../src/db/records.ts'
import { fileACase } from '../../src/modules/cases/intake/commands.ts'
import { openATransfer } from '../../src/modules/transfers/commands.ts'
import { RegisterBody } from '../../src/modules/cases/schema.ts'
import { buildTestApp } from '../support/app.ts'
import { handlers, people, sampleCase } from '../support/client.ts'
import { journeyOf } from '../support/journey.ts'

const now = '2026-03-04T02:00:00Z'
const testApp = await buildTestApp(t, { now })
const { db, ownerDb } = testApp
const { register, act, get, done, closed } = journeyOf(testApp)
const deps = makeDeps({ HASH_ALGORITHM: 'sha256' }, db, Buffer.alloc(32, 1), () => now)
const officer = (await findPerson(db, people.officer, '2026-03-04'))!
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no refusal',
    (error: unknown) => refusalOf(error)?.code ?? String(error)
  )

const parsed = RegisterBody.parse(sampleCase)
const entry = (over: Partial<Entry> = {}): Entry => ({
  caseId: randomUUID(),
  officeId: null,
  areaCode: null,
  content: parsed,
  stated: {},
  strict: false,
  origin: null,
  ...over
})
const origin = (acts: NonNullable<Entry['origin']>['acts'], over: object = {}) => ({
  externalRef: 'A-1',
  system: '旧系统',
  publishedAt: null,
  acts,
  reported: null,
  ...over
})
const asked = (actor = officer) => ({ actor, operation: 'cases.register' as const, key: randomUUID(), body: {} })
const enter = (one: Entry, actor = officer) => enterCase(deps, asked(actor), one)

t.test('the case is locked from the first statement of an act to its end', async (t) => {
  const c = await register(people.officer)
  const free = (id: string) =>
    transact(db, serviceSight, async (tx) => ({
      result: (await tx`select 1 from cases where case_id = ${id} for update skip locked`).length,
      last: []
    }))
  for (let round = 0; round < 10; round++)
    await transact(db, serviceSight, async (tx) => {
      const held = await holdFile(tx, c.id)
      t.equal(held.file.case.version, 1)
      t.equal(await free(c.id), 0, 'held')
      return { result: null, last: [] }
    })
  t.equal(await free(c.id), 1, 'and free again')
})

t.test('an act needs one connection: a full pool never waits for itself', async (t) => {
  const [{ name }] = (await db.sql`select current_database() as name`) as unknown as [{ name: string }]
  const { host, pass, user } = db.sql.options as unknown as { host: string[]; pass: string; user: string }
  const { port } = db.sql.options as unknown as { port: number[] }
  const single = connect(`postgres://${user}:${pass}@${host[0]}:${port[0]}/${name}`, { max: 1 })
  t.teardown(() => single.close())
  const cold = makeDeps({ HASH_ALGORITHM: 'sha256' }, single, Buffer.alloc(32, 1), () => now)
  const uncached = { ...cold, offices: () => loadOffices(single), areas: () => loadAreas(single) }
  const head = (await findPerson(db, people.head, '2026-03-04'))!
  const ask = (caseId: string, expected: number) => ({ actor: head, caseId, expected, key: randomUUID(), body: {} })
  const acts = async () => {
    const { caseId } = await enterCase(uncached, asked(head), entry())
    await fileACase(uncached, ask(caseId, 1), { handlers, conditions: [], actEndedOn: null, graveHarm: false })
    const opening = { members: handlers, charge: null, partyNos: [], addresseeId: null }
    return (await openATransfer(uncached, ask(caseId, 2), opening)).transferState
  }
  let guard: NodeJS.Timeout | undefined
  const stuck = new Promise((resolve) => (guard = setTimeout(resolve, 10_000, 'stuck')))
  t.equal(await Promise.race([acts(), stuck]), 'tg-formed')
  clearTimeout(guard)
})

t.test('a transaction keeps all or nothing, and no sight stays on its connection', async (t) => {
  const rows = () =>
    look(db, serviceSight, async (tx) => (await tx`select 1 from number_series where office_id = 'x'`).length)
  const insert = (tx: Tx) => tx`insert into number_series (office_id, year, last) values ('x', 2026, 1)`
  await t.rejects(
    transact(db, serviceSight, async (tx) => ({ result: null, last: [insert(tx), tx`select 1 / 0`] })),
    /division by zero/
  )
  t.equal(await rows(), 0)
  await t.rejects(
    transact(db, serviceSight, async (tx) => {
      await insert(tx)
      throw new Error('changed my mind')
    }),
    /changed my mind/
  )
  t.equal(await rows(), 0)
  await transact(db, serviceSight, async (tx) => ({ result: null, last: [insert(tx)] }))
  t.equal(await rows(), 1)
  const seen = await Promise.all(
    Array.from({ length: 20 }, () => db.sql`select coalesce(current_setting('app.sight', true), '') as sight`)
  )
  t.same([...new Set(seen.map(([row]) => row!['sight']))], [''])
})

t.test('what happened stays: for the application’s role and for the owner', async (t) => {
  const c = await closed()
  for (const { sql } of [db, ownerDb])
    for (const table of ['records', 'ledger', 'case_numbers']) {
      const run = (text: string) =>
        sql.begin(async (tx) => {
          await tx`select set_config('app.sight', '*', true)`
          return tx.unsafe(text)
        })
      t.ok((await run(`select 1 from ${table}`)).length > 0, 'there is something to change')
      for (const text of [
        `update ${table} set case_id = case_id`,
        `delete from ${table} where case_id = '${c.id}'`,
        `truncate ${table} cascade`
      ])
        await t.rejects(run(text), { code: '42501' }, text)
    }
})

t.test('the same chain by both algorithms', async (t) => {
  const id = randomUUID()
  const deed = {
    act: 'a',
    personId: 'p',
    officeId: 'o',
    role: 'officer',
    occurredOn: '2026-03-04',
    occurredAt: null,
    recordedAt: now,
    enteredLate: false,
    reason: null,
    rule: null,
    changes: { b: 1, a: [2] }
  }
  const [one, other] = [link(id, genesis(id), deed, 'sha256'), link(id, genesis(id), deed, 'sm3')]
  t.equal(one.payload, other.payload)
  t.match(one.payload, /"changes":\{"a":\[2\],"b":1\}/, 'RFC 8785: keys in order')
  t.not(one.hash, other.hash)
  t.not(genesis(id).head, genesis(randomUUID()).head, 'bound to its case')
  const sm3 = { ...deps, algorithm: 'sm3' as const }
  const { caseId } = await enterCase(sm3, asked(), entry())
  t.match(await look(db, serviceSight, (tx) => verifyChain(tx, caseId)), { length: 1, problem: null })
})

t.test('a case taken over enters with its acts and days, judged by the same rules', async (t) => {
  const stated = (occurredOn: string) => ({ occurredOn, reason: '旧系统移入' })
  const acts = [
    { act: 'file' as const, handlers, number: '深市监福立〔2026〕3号', ...stated('2026-01-05') },
    {
      act: 'decide' as const,
      kind: 'no-penalty' as const,
      documentNumber: null,
      documentNumberRaw: null,
      partyNo: null,
      text: null,
      obligations: [],
      ...stated('2026-02-03')
    }
  ]
  const one = entry({ stated: stated('2026-01-04'), origin: origin(acts) })
  const answer = await enter(one)
  t.match(answer, { state: 'decided', number: '深市监福立〔2026〕3号', version: 3, record: 3 })
  const shown = (await get(people.officer, `/v1/cases/${answer.caseId}`)).body
  t.match(shown, { clueOn: '2026-01-04', filedOn: '2026-01-05', externalRef: 'A-1' })
  t.match(shown.timeline, [
    { act: 'take-over', enteredLate: true },
    { act: 'file', occurredOn: '2026-01-05' },
    { act: 'decide' }
  ])
  t.match(
    shown.duties.find((duty: { code: string }) => duty.code === 'OT-DECIDE'),
    { state: 'done' },
    'its clocks run from the true start'
  )
  t.match(await look(db, serviceSight, (tx) => verifyChain(tx, answer.caseId)), { length: 3, problem: null })
  t.equal(await codeOf(enter(entry({ stated: stated('2026-01-04'), origin: origin(acts) }))), 'case.number-taken')
  t.equal(await codeOf(enter(entry({ stated: stated('2026-01-06'), origin: origin(acts) }))), 'time.before-previous')
  const none = await look(
    db,
    serviceSight,
    async (tx) => (await tx`select 1 from cases where external_ref = 'A-1'`).length
  )
  t.equal(none, 1, 'what does not fit leaves nothing')

  const numbers: string[] = []
  for (let index = 0; index < 4; index++) {
    const c = await register(people.officer)
    numbers.push((await done(act(people.head, c, 'file', { handlers }))).body.number)
  }
  t.same(
    numbers.map((number) => Number(/〕(\d+)号/.exec(number)![1])),
    [4, 5, 6, 7],
    'a number taken over is passed over, and the office goes on'
  )
})

t.test('an outside case is read-only, in no rate, and without duties', async (t) => {
  const outside = (await findPerson(db, 'officer@outside.example', '2026-03-04'))!
  const reported = {
    clueOn: null,
    filedOn: '2024-05-01',
    filedPrecision: 'month' as const,
    state: 'filed' as const,
    number: '某市监立〔2024〕1号',
    decisions: [],
    obligations: [],
    transfers: [],
    facts: []
  }
  const answer = await enter(entry({ origin: origin([], { reported }) }), outside)
  t.match(answer, { state: 'filed', number: '某市监立〔2024〕1号' })
  const seen = await get('officer@outside.example', `/v1/cases/${answer.caseId}`)
  t.match(seen.body, { outside: true, filedPrecision: 'month', duties: [] })
  t.same(
    new Set(seen.body.allowedActions.map((one: { why: { code: string } }) => one.why.code)).has('case.outside'),
    true
  )
  const followed = { id: answer.caseId, version: answer.version, transferVersion: 0 }
  t.match(await act('officer@outside.example', followed, 'amend', sampleCase), {
    status: 409,
    body: { code: 'case.outside' }
  })
  const counted = await look(
    db,
    serviceSight,
    async (tx) => (await tx`select 1 from ledger where case_id = ${answer.caseId}`).length
  )
  t.equal(counted, 0)
  t.equal(await codeOf(enter(entry(), outside)), 'case.office-outside', 'an outside agency holds no case of our own')
  t.equal(
    await codeOf(enter(entry({ origin: origin([], { reported }) }))),
    'case.office-outside',
    'nor the other way round'
  )
})

t.test('where a case may be entered', async (t) => {
  const nowhere = {
    ...officer,
    officeId: 'nowhere',
    postings: [{ role: 'officer' as const, officeId: 'nowhere', reach: ['nowhere', 'sz-police'] }]
  }
  t.equal(await codeOf(enter(entry(), nowhere)), 'case.office-unknown')
  t.equal(await codeOf(enter(entry({ officeId: 'sz-police' }), nowhere)), 'case.office-cannot-file')
  t.equal(await codeOf(enter(entry({ officeId: 'sz-market-nanshan' }))), 'auth.not-permitted')
  t.equal(await codeOf(enter(entry({ areaCode: '000000' }))), 'case.area-unknown')
  t.equal(
    await codeOf(look(db, serviceSight, (tx) => takeNumber(tx, randomUUID(), null, 'x', '2026-03-04'))),
    'case.number-pattern'
  )
  const odd = { ...parsed, parties: [{ ...parsed.parties[0]!, identifier: '92440300MA5ABCDE51' }] }
  t.match(await tryEntry(deps, asked(), entry({ content: odd })), [{ code: 'identifier.uscc' }])
  t.equal(await codeOf(enter(entry({ content: odd, strict: true }))), 'identifier.uscc')
})
