import fc from 'fast-check'
import { deepStrictEqual } from 'node:assert'
import { randomUUID } from 'node:crypto'
import t from 'tap'
import { connect, type Db, look, serviceSight, transact } from '../../src/db/connect.ts'
import { appendEntries, presentEntries } from '../../src/db/ledger.ts'
import { adoptServer, checkEra, closeBatch, closeBatchesEvery, freshBatch, markAge } from '../../src/db/rollup.ts'
import { type Count, differences, type Measure, measures } from '../../src/domain/ledger.ts'
import { addDays, type CivilDate, civilDate, firstOfMonth, lastOfMonth } from '../../src/domain/time/civil-date.ts'
import { readSums, sumsFrom, type SumsRequest } from '../../src/modules/rates/sums.ts'
import { freshDatabase } from '../support/database.ts'

const { appUrl, ownerUrl } = await freshDatabase(t)
const db = connect(appUrl, { max: 16 })
const owner = connect(ownerUrl, { max: 2 })
t.teardown(() => Promise.all([db.close(), owner.close()]))

const offices = ['a', 'b', 'c']
const day = (text: string) => civilDate(text)
const countOf = (over: Partial<Count> = {}): Count => ({
  key: 'opened:1',
  measure: 'case-new',
  day: '2016-03-10',
  eventDay: '2016-03-10',
  quantity: 1,
  group: { officeId: 'a', areaCode: '440304', rightKind: 'trademark', procedure: 'trademark-penalty' },
  enteredLate: false,
  ...over
})

/** Makes exactly these counts stand for the case. */
async function book(caseId: string, ought: readonly Count[], on: Db = db): Promise<void> {
  await transact(on, serviceSight, async (tx) => {
    const present = await presentEntries(tx, caseId)
    return { result: undefined, last: appendEntries(tx, caseId, differences(present, ought), present.length + 1) }
  })
}

const everything = (over: Partial<SumsRequest> = {}): SumsRequest => ({
  measures: [...measures],
  stock: [...measures],
  first: day('2016-01-01'),
  second: day('2016-01-01'),
  to: day('2016-12-31'),
  until: day('2017-12-31'),
  knowledge: { kind: 'now' },
  scope: { offices, filters: {} },
  by: { office: false, area: false, rightKind: false },
  ...over
})
const sums = (request: SumsRequest, on: Db = db) => look(on, serviceSight, (tx) => readSums(tx, request))
async function quantity(measure: Measure, request: SumsRequest): Promise<number> {
  const answer = await sums(request)
  return sumsFrom(
    answer.groups.find((group) => group.kind === 'all'),
    2
  )(measure, 'within').quantity
}

t.test('twelve writers that commit late and out of order, with roll-ups beside them: every entry once', async (t) => {
  let writing = true
  const rolling = (async () => {
    while (writing) await closeBatch(db, new Date())
  })()
  const gates: (() => void)[] = []
  await Promise.all(
    Array.from({ length: 12 }, async (_, writer) => {
      for (let round = 0; round < 12; round++) {
        await transact(db, serviceSight, async (tx) => {
          const caseId = randomUUID()
          await Promise.all(appendEntries(tx, caseId, differences([], [countOf({ key: `w${writer}` })]), 1))
          // Odd writers wait until a later one has committed: their ids are older than what is already visible.
          if (writer % 2 === 1 && round % 3 === 0)
            await Promise.race([new Promise<void>((open) => gates.push(open)), closeBatch(db, new Date())])
          return {
            result: undefined,
            last: appendEntries(
              tx,
              caseId,
              [
                { ...countOf({ key: 'second', day: '2016-04-01', eventDay: '2016-04-02' }), entryNo: 2, reverses: null }
              ],
              2
            )
          }
        })
        gates.shift()?.()
      }
    })
  )
  writing = false
  await rolling
  await freshBatch(db, new Date())
  const [counted] = await look(
    db,
    serviceSight,
    (tx) => tx<{ ledger: number; totals: number; days: number; batched: number; entries: number }[]>`
    select (select count(*)::int from ledger) as ledger, (select sum(quantity)::int from totals) as totals,
      (select sum(quantity)::int from totals_by_day) as days, (select sum(quantity)::int from totals_by_batch) as batched,
      (select sum(entries)::int from batches) as entries`
  )
  t.same(counted, { ledger: 288, totals: 288, days: 288, batched: 288, entries: 288 })
  const order = await db.sql<{ ok: boolean }[]>`
    select bool_and(known_at > before and from_xid = until) as ok from (
      select known_at, from_xid, lag(known_at) over (order by batch_no) as before, lag(to_xid) over (order by batch_no) as until from batches
    ) b where before is not null`
  t.equal(order[0]?.ok, true, 'batches follow each other without a gap')
})

t.test('nothing behind the mark: no batch, and no lock is waited for', async (t) => {
  const before = await freshBatch(db, new Date())
  const holder = await db.sql.reserve()
  await holder`begin`
  await holder`select pg_advisory_xact_lock(${0x6c65}::int, 1::int)`
  t.same(await freshBatch(db, new Date()), before)
  await holder`rollback`
  holder.release()
  t.same(await closeBatch(db, new Date()), { batchNo: before.batchNo, knownAt: before.knownAt })
})

t.test('an older open transaction: the answer says what is pending, and nothing is lost', async (t) => {
  const base = await freshBatch(db, new Date())
  const caseId = randomUUID()
  await transact(db, serviceSight, async (tx) => {
    await tx`select pg_current_xact_id()`
    await book(caseId, [countOf()])
    const fresh = await freshBatch(db, new Date(), 30)
    t.equal(fresh.pending, 1)
    t.equal(fresh.batchNo, base.batchNo)
    t.equal((await markAge(db, new Date(Date.now() + 60_000))).pending, 1)
    return { result: undefined, last: [] }
  })
  const fresh = await freshBatch(db, new Date())
  t.equal(fresh.pending, 0)
  t.equal(fresh.batchNo, base.batchNo + 1)
  t.same(await markAge(db, new Date()), { pending: 0, seconds: 0 })
})

t.test('the order of knowledge does not follow a clock that was set back', async (t) => {
  const first = await freshBatch(db, new Date())
  await book(randomUUID(), [countOf()])
  const second = await freshBatch(db, new Date(0))
  t.ok((second.knownAt as string) > (first.knownAt as string))
})

t.test('as of an earlier batch the answer stays what it was', async (t) => {
  const caseId = randomUUID()
  const march = everything({
    first: day('2016-03-01'),
    second: day('2016-03-01'),
    to: day('2016-03-31'),
    scope: { offices: ['old'], filters: {} }
  })
  const at = (d: string) => countOf({ day: d, eventDay: d, group: { ...countOf().group, officeId: 'old' } })
  await book(caseId, [at('2016-03-10')])
  const first = await freshBatch(db, new Date())
  await book(caseId, [at('2016-04-01')])
  const second = await freshBatch(db, new Date())
  await book(caseId, [])
  await freshBatch(db, new Date())
  const april = { ...march, first: day('2016-04-01'), second: day('2016-04-01'), to: day('2016-04-30') }
  const known = (request: SumsRequest, batchNo: number) =>
    quantity('case-new', { ...request, knowledge: { kind: 'batch', batchNo } })
  t.equal(await known(march, first.batchNo), 1)
  t.equal(await known(april, first.batchNo), 0)
  t.equal(await known(march, second.batchNo), 0)
  t.equal(await known(april, second.batchNo), 1)
  t.equal(await quantity('case-new', march), 0)
  t.equal(await quantity('case-new', april), 0)
  t.equal(await quantity('case-new', { ...march, knowledge: { kind: 'as-of', asOf: first.knownAt as string } }), 1)
})

t.test('batches close by themselves, also after a turn that failed', async (t) => {
  const { batchNo } = await freshBatch(db, new Date())
  const failures: unknown[] = []
  let turns = 0
  const clock = () => {
    if (++turns === 1) throw new Error('no clock')
    return new Date()
  }
  const stop = closeBatchesEvery(db, clock, 2, (error) => failures.push(error))
  await book(randomUUID(), [countOf()])
  const last = async () => (await db.sql<{ no: number }[]>`select max(batch_no) as no from batches`)[0]?.no
  while ((await last()) === batchNo) continue
  await stop()
  t.equal(await last(), batchNo + 1)
  t.equal(failures.length, 1)
})

t.test('property: totals and edges equal the plain scan', async (t) => {
  const anyDay = fc.integer({ min: 0, max: 150 }).map((n) => addDays(day('2015-11-20'), n))
  const anyCount = fc
    .record({
      measure: fc.constantFrom<Measure>('case-new', 'case-closed', 'decision-executed', 'principal-received'),
      day: anyDay,
      lag: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
      quantity: fc.integer({ min: 1, max: 9 }),
      office: fc.constantFrom(...offices),
      area: fc.constantFrom('x', 'y'),
      late: fc.boolean()
    })
    .map(({ lag, office, area, late, ...count }) => ({
      ...countOf({ ...count, eventDay: addDays(count.day, lag), enteredLate: late }),
      group: { officeId: `p-${office}`, areaCode: area, rightKind: 'patent', procedure: 'counterfeit-patent' }
    }))
  const cases = Array.from({ length: 12 }, () => randomUUID())
  const seed = 20_161_231
  const rounds = fc.sample(
    fc.array(fc.tuple(fc.constantFrom(...cases), fc.array(anyCount, { maxLength: 8 })), { minLength: 1, maxLength: 6 }),
    { numRuns: 14, seed }
  )
  // Batches spread over months of knowledge, several in one month, so that both roll-ups of knowledge are used.
  const start = Date.now() + 40 * 86_400_000
  for (const [i, round] of rounds.entries()) {
    for (const [caseId, ought] of round) await book(caseId, ought)
    await freshBatch(db, new Date(start + i * 12 * 86_400_000))
  }
  const known = await db.sql<
    { batchNo: number; knownAt: string }[]
  >`select batch_no, known_at from batches order by batch_no desc limit 16`
  const all = await look(
    db,
    serviceSight,
    (tx) => tx<
      {
        measure: Measure
        day: string
        eventDay: string
        quantity: number
        late: boolean
        office: string
        area: string
        batchNo: number
      }[]
    >`
    select measure, day, event_day, quantity, entered_late as late, office_id as office, area_code as area, batch_no
    from ledger l join batches b on l.era = b.era and l.xid >= b.from_xid and l.xid < b.to_xid`
  )
  const lastBatch = known[0]?.batchNo as number
  let compared = 0

  await fc.assert(
    fc.asyncProperty(
      fc.tuple(anyDay, anyDay, anyDay),
      fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
      anyDay,
      fc.boolean(),
      fc.option(fc.constantFrom(...known)),
      fc.boolean(),
      fc.subarray(offices, { minLength: 1 }),
      fc.option(fc.constantFrom('x', 'y')),
      async (days, whole, cut, monthEnd, at, byNumber, some, area) => {
        const [a, b, c] = [...days].sort() as [CivilDate, CivilDate, CivilDate]
        const first = whole[0] ? firstOfMonth(a) : a
        const second = whole[1] && firstOfMonth(b) >= first ? firstOfMonth(b) : b
        const to = whole[2] ? lastOfMonth(c) : c
        const until = monthEnd ? lastOfMonth(cut) : cut
        const visible = some.map((office) => `p-${office}`)
        const request = everything({
          first,
          second,
          to,
          until,
          stock: ['case-new', 'case-closed'],
          knowledge:
            at === null
              ? { kind: 'now' }
              : byNumber
                ? { kind: 'batch', batchNo: at.batchNo }
                : { kind: 'as-of', asOf: at.knownAt },
          scope: { offices: visible, filters: area === null ? {} : { area } },
          by: { office: true, area: true, rightKind: true }
        })
        const answer = await sums(request)
        const batchNo = at?.batchNo ?? lastBatch
        const rows = all.filter(
          (row) =>
            row.batchNo <= batchNo &&
            row.eventDay <= until &&
            visible.includes(row.office) &&
            (area === null || row.area === area)
        )
        const scan = (measure: Measure, from: string, end: string, group: (row: (typeof rows)[number]) => boolean) =>
          rows
            .filter((row) => row.measure === measure && row.day >= from && row.day <= end && group(row))
            .reduce(
              (sum, row) => ({ quantity: sum.quantity + row.quantity, late: sum.late + (row.late ? row.quantity : 0) }),
              { quantity: 0, late: 0 }
            )
        const groups = [
          ['all', null, () => true],
          ['right-kind', 'patent', () => true],
          ...visible.map((id) => ['office', id, (row: { office: string }) => row.office === id] as const),
          ...['x', 'y'].map((id) => ['area', id, (row: { area: string }) => row.area === id] as const)
        ] as const
        for (const [kind, id, belongs] of groups) {
          const found = answer.groups.find((group) => group.kind === kind && group.id === id)
          for (const measure of ['case-new', 'case-closed', 'decision-executed', 'principal-received'] as const) {
            for (const from of [1, 2] as const) {
              const begin = from === 1 ? first : second
              const got = sumsFrom(found, from)
              const within = scan(measure, begin, to, belongs as never)
              deepStrictEqual(got(measure, 'within'), within)
              if (within.quantity !== 0) compared++
              if (measure === 'case-new' || measure === 'case-closed') {
                deepStrictEqual(got(measure, 'before'), scan(measure, '0000', addDays(begin, -1), belongs as never))
                deepStrictEqual(got(measure, 'through'), scan(measure, '0000', to, belongs as never))
              }
            }
          }
        }
      }
    ),
    { numRuns: 150, seed }
  )
  t.ok(compared > 1_000, `sums other than 0 were compared: ${compared}`)
})

t.test('row security: totals of another office are not there', async (t) => {
  await book(randomUUID(), [countOf({ group: { ...countOf().group, officeId: 'hidden' } })])
  await freshBatch(db, new Date())
  const request = everything({ scope: { offices: ['hidden'], filters: {} } })
  t.equal(await quantity('case-new', request), 1)
  const other = await look(db, { personId: 'somebody', offices: ['a'] }, (tx) => readSums(tx, request))
  t.same(other.groups, [])
  const [seen] = await db.sql<{ rows: number }[]>`select count(*)::int as rows from totals`
  t.equal(seen?.rows, 0, 'without a sight nothing is seen')
})

t.test('the ledger and its batches are append-only, for the owner too', async (t) => {
  for (const statement of [
    'update ledger set quantity = 2',
    'delete from ledger',
    'truncate ledger',
    'truncate batches cascade',
    'delete from batches'
  ]) {
    for (const sql of [db.sql, owner.sql]) {
      await t.rejects(
        sql.begin(async (tx) => {
          await tx`select set_config('app.sight', '*', true)`
          await tx.unsafe(statement)
        }),
        { code: '42501' },
        statement
      )
    }
  }
})

t.test('an entry is reversed once', async (t) => {
  const caseId = randomUUID()
  await book(caseId, [countOf()])
  const reversal = { ...countOf({ quantity: -1 }), reverses: 1 }
  const append = (entryNo: number) =>
    transact(db, serviceSight, async (tx) => ({
      result: undefined,
      last: appendEntries(tx, caseId, [{ ...reversal, entryNo }], 2)
    }))
  await append(2)
  await t.rejects(append(3), { code: '23505', constraint_name: 'ledger_reversed_once' })
})

t.test(
  'a ledger from another server: refused until the owner begins the next era, and every answer stays',
  async (t) => {
    await freshBatch(db, new Date())
    const pending = randomUUID()
    await book(pending, [countOf({ group: { ...countOf().group, officeId: 'moved' } })])
    const [last] = await db.sql<{ batchNo: number }[]>`select max(batch_no) as batch_no from batches`
    const old = everything({
      knowledge: { kind: 'batch', batchNo: (last?.batchNo as number) - 1 },
      by: { office: true, area: true, rightKind: true }
    })
    const before = await sums(old)
    await owner.sql`update ledger_eras set system_identifier = '1'`
    const moved = connect(appUrl, { max: 2 })
    t.teardown(() => moved.close())
    for (const ask of [closeBatch, freshBatch]) await t.rejects(ask(moved, new Date()), { code: 'rates.mark-foreign' })
    await t.rejects(checkEra(moved), { code: 'rates.mark-foreign' })
    t.equal(await adoptServer(owner, new Date()), 2)
    t.equal(await adoptServer(owner, new Date()), null)
    t.same(await sums(old), { ...before, newest: (await sums(old)).newest, pending: false })
    const request = everything({ scope: { offices: ['moved'], filters: {} } })
    t.equal(await quantity('case-new', request), 1, 'what was pending on the old server is in its last batch')
    await book(randomUUID(), [countOf({ group: { ...countOf().group, officeId: 'moved' } })], moved)
    const fresh = await freshBatch(moved, new Date())
    t.equal(fresh.pending, 0)
    t.equal(await quantity('case-new', request), 2)
    const [check] = await look(
      db,
      serviceSight,
      (tx) => tx<{ same: boolean }[]>`
    select (select sum(quantity) from totals) = (select sum(quantity) from ledger)
      and (select sum(quantity) from totals_by_day) = (select sum(quantity) from ledger)
      and (select sum(quantity) from totals_by_batch) = (select sum(quantity) from ledger) as same`
    )
    t.equal(check?.same, true)
  }
)
