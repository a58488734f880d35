import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { verifyChain } from '../../src/db/records.ts'
import { look, serviceSight } from '../../src/db/connect.ts'
import { findPerson } from '../../src/db/people.ts'
import { makeDeps } from '../../src/deps.ts'
import type { Actor } from '../../src/domain/actor.ts'
import { openImport, runFor, runImport } from '../../src/modules/imports/commands.ts'
import { buildTestApp, type TestApp } from '../support/app.ts'

const now = '2025-12-01T02:00:00.000Z'
const officer = 'officer@futian.example'
const outside = 'officer@outside.example'
const file = await readFile(new URL('../../seeds/published-cases.jsonl', import.meta.url), 'utf8')

interface View {
  importId: string
  state: string
  done: number
  accepted: number
  warned: number
  present: number
  differing: number
  refused: number
}
interface Row {
  rowNo: number
  externalRef: string | null
  outcome: string
  caseId: string | null
  messages: { code: string; field: string | null; zh: string; en: string }[]
}

async function start(
  { app, as }: TestApp,
  body: string,
  options: { query?: string; person?: string; key?: string; type?: string } = {}
) {
  const { query = '', person = officer, key, type = 'application/x-ndjson' } = options
  return app.inject({
    method: 'POST',
    url: `/v1/imports${query}`,
    headers: { ...as(person, key === undefined ? {} : { key }), 'content-type': type },
    body
  })
}

async function ended({ app, as }: TestApp, id: string, person = officer): Promise<View> {
  for (;;) {
    const view = (await app.inject({ url: `/v1/imports/${id}`, headers: as(person) })).json<View>()
    if (view.state === 'done' || view.state === 'interrupted') return view
    await delay(20)
  }
}

async function rowsOf({ app, as }: TestApp, id: string, query = '?limit=500', person = officer): Promise<Row[]> {
  const answer = await app.inject({ url: `/v1/imports/${id}/rows${query}`, headers: as(person) })
  return answer.json<{ items: Row[] }>().items
}

async function run(service: TestApp, body: string, options: Parameters<typeof start>[2] = {}) {
  const answer = await start(service, body, options)
  if (answer.statusCode !== 202) throw new Error(answer.body)
  const { importId } = answer.json<{ importId: string }>()
  const view = await ended(service, importId, options.person)
  return { view, rows: await rowsOf(service, importId, '?limit=500', options.person) }
}

const count = async ({ ownerDb }: TestApp, from: string) =>
  Number(
    (
      await ownerDb.sql.begin(async (tx) => {
        await tx`select set_config('app.sight', '*', true)`
        return tx.unsafe(`select count(*) as n from ${from}`)
      })
    )[0]?.['n']
  )

const own = (ref: string, more: object = {}) => ({
  externalRef: ref,
  system: 'the old register',
  occurredOn: '2025-03-03',
  title: `案件 ${ref}`,
  procedure: 'trademark-penalty',
  rightKind: 'trademark',
  parties: [{ kind: 'legal', name: '某商行' }],
  acts: [
    {
      act: 'file',
      occurredOn: '2025-03-10',
      handlers: [officer, 'officer2@futian.example'],
      number: `旧字〔2025〕${ref}号`
    },
    {
      act: 'decide',
      occurredOn: '2025-05-06',
      kind: 'penalty',
      documentNumber: '深市监福罚[2025]7号',
      obligations: [{ kind: 'fine', amount: '1234.50' }]
    },
    { act: 'serve', occurredOn: '2025-05-08', decisionNo: 1 }
  ],
  ...more
})
const lines = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n')

t.test('imports', async (t: Test) => {
  const service = await buildTestApp(t, { now })

  await t.test('every published case is entered under its own agency, and counts nowhere', async (t) => {
    const { view, rows } = await run(service, file, { query: '?format=published-cases', person: outside })
    t.match(view, { state: 'done', done: 144, present: 0, differing: 0, refused: 0 })
    t.equal(view.accepted + view.warned, 144)
    t.equal(await count(service, 'cases where outside'), 144)
    t.equal(await count(service, 'ledger'), 0)
    t.equal(await count(service, 'duties'), 0)
    t.equal(await count(service, "offices where parent_id = 'outside'"), 117)
    t.equal(await count(service, "cases where office_id = 'outside'"), 17, 'no agency is named')
    t.equal(await count(service, 'import_rows'), 144)

    const id = rows.find((row) => row.externalRef === 'C052')?.caseId as string
    const reach = async (person: string) =>
      (await findPerson(service.db, person, '2025-12-01'))?.postings[0]?.reach ?? []
    const seen = async (person: string) => {
      const sight = { personId: person, offices: await reach(person) }
      return look(service.db, sight, (tx) => tx`select transfer_no from transfers where case_id = ${id}`)
    }
    t.equal((await seen(outside)).length, 6)
    t.same(await seen(officer), [], 'an office of the city does not see it')
    const chain = await look(service.db, serviceSight, (tx) => verifyChain(tx, id))
    t.match(chain, { length: 1, brokenAt: null })
  })

  await t.test('the edges are stored as they were read', async (t) => {
    const stored = async (table: string, ref: string, columns: string, order: string) =>
      service.ownerDb.sql.begin(async (tx) => {
        await tx`select set_config('app.sight', '*', true)`
        return tx.unsafe(
          `select ${columns} from ${table} join cases c using (case_id) where c.external_ref = '${ref}' order by ${order}`
        )
      })
    t.match(await stored('case_figures', 'C128', 'value, unit, basis', 'figure_no'), [
      { value: '134210.000000', unit: 'USD', basis: 'declared' }
    ])
    t.match(await stored('case_figures', 'C005', 'value, qualifier, raw', 'figure_no'), [
      { value: null, qualifier: 'text-only', raw: '货值高达上百万元(约数)' }
    ])
    t.match(await stored('obligations', 'C034', 'kind, amount_fen', 'obligation_no'), [
      { kind: 'fine-and-confiscation', amountFen: 8_425_282 }
    ])
    t.match(await stored('decisions', 'C044', 'kind, decided_on, revoked_on', 'decision_no'), [
      { decidedOn: '2023-01-06', revokedOn: '2023-03-20' },
      { kind: 'no-penalty' },
      { decidedOn: '2024-07-19' }
    ])
    t.match(await stored('transfers', 'C149', 'sent_on, precision', 'transfer_no'), [
      { sentOn: '2023-10-01', precision: 'month' }
    ])
    t.match(await stored('case_parties', 'C002', 'kind, name', 'party_no'), [{ kind: 'unknown', name: null }, {}])
    t.match(await stored('case_parties', 'C050', 'name, persons', 'party_no'), [{ name: '洪某设', persons: 58 }])
    t.equal((await stored('case_rights', 'C018', 'holders', 'right_no')).length, 5)
    t.same(await stored('transfers', 'C179', 'transfer_no', 'transfer_no'), [])
    t.match(await stored('case_rights', 'C160', 'kind', 'right_no'), [{ kind: 'none' }])
    t.match(await stored('case_figures', 'C149', 'value', 'figure_no'), [{ value: '200000000.000000' }])
    t.match(await stored('case_goods', 'C145', 'quantity, part_of', 'goods_no'), [
      { partOf: null },
      { quantity: '3266.0000', partOf: 1 },
      { quantity: '11987.0000', partOf: 1 },
      {}
    ])
  })

  await t.test('again: all present; a changed row differs and is left as it is', async (t) => {
    const changed = file.replace('"goods": "数控电液阀"', '"goods": "别的货"')
    const { view, rows } = await run(service, changed, { query: '?format=published-cases', person: outside })
    t.match(view, { done: 144, present: 143, differing: 1, accepted: 0, warned: 0, refused: 0 })
    t.match(rows[0], { externalRef: 'C001', outcome: 'differs', messages: [{ code: 'import.differs' }] })
    t.equal(await count(service, "case_goods where name = '别的货'"), 0)
    t.equal(await count(service, 'cases'), 144)
  })

  await t.test('own form: a case enters with its acts and days, and counts on them', async (t) => {
    const { view, rows } = await run(service, lines(own('A-1'), own('A-2')))
    t.match(view, { state: 'done', accepted: 2, refused: 0 })
    const shown = await service.app.inject({ url: `/v1/cases/${rows[0]?.caseId}`, headers: service.as(officer) })
    t.match(shown.json(), {
      state: 'served',
      number: '旧字〔2025〕A-1号',
      clueOn: '2025-03-03',
      filedOn: '2025-03-10',
      externalRef: 'A-1',
      decisions: [
        {
          documentNumber: '深市监福罚〔2025〕7号',
          servedOn: '2025-05-08',
          dueOn: '2025-05-23',
          principalDue: '1234.50'
        }
      ],
      timeline: [
        { act: 'take-over', reason: 'taken over from the old register', enteredLate: true },
        { act: 'file', occurredOn: '2025-03-10' },
        { act: 'decide' },
        { act: 'serve' }
      ]
    })
    t.equal(await count(service, "ledger where measure = 'case-new' and day = '2025-03-10'"), 2)
  })

  await t.test('rows are judged one by one; no report carries an identifier', async (t) => {
    const secret = '110101199003078888'
    const { view, rows } = await run(
      service,
      [
        JSON.stringify(own('B-1')),
        '{"externalRef": "B-2", broken 110101199003078888',
        JSON.stringify({ ...own('B-3'), colour: 'red' }),
        JSON.stringify(own('B-4', { acts: [{ act: 'close', occurredOn: '2025-04-01', ground: 'executed' }] })),
        JSON.stringify(
          own('B-5', { parties: [{ kind: 'natural', identifierKind: 'resident-id', identifier: secret }] })
        ),
        JSON.stringify({ ...own('B-6'), externalRef: '11010119900307888X' }),
        JSON.stringify(own('B-7', { acts: [{ act: 'decline', occurredOn: '2025-03-10' }] })),
        '',
        JSON.stringify(own('B-1')),
        JSON.stringify(own('B-1', { title: '另一个' })),
        JSON.stringify(own('B-8', { officeId: 'sz-market-nanshan' }))
      ].join('\r\n')
    )
    t.match(view, { done: 10, accepted: 1, warned: 1, present: 1, differing: 1, refused: 6 })
    t.match(
      rows.map((row) => [row.rowNo, row.outcome, row.messages[0]?.code ?? null, row.messages[0]?.field ?? null]),
      [
        [1, 'accepted', null, null],
        [2, 'refused', 'import.not-json', null],
        [3, 'refused', 'import.row', '/colour'],
        [4, 'refused', 'case.wrong-state', null],
        [5, 'warned', 'identifier.resident-id', '/parties/0/identifier'],
        [6, 'refused', 'import.row', '/externalRef'],
        [7, 'refused', 'time.late-needs-reason', '/reason'],
        [9, 'present', null, null],
        [10, 'differs', 'import.differs', null],
        [11, 'refused', 'auth.not-permitted', '/officeId']
      ]
    )
    t.ok(rows.every((row) => row.messages.every(({ zh, en }) => /\p{Script=Han}/u.test(zh) && /[a-z]/.test(en))))
    const everything = await service.ownerDb.sql.begin(async (tx) => {
      await tx`select set_config('app.sight', '*', true)`
      return tx`select r::text as text from import_rows r union all select payload from records union all select payload from service_records`
    })
    t.notOk(
      everything.some((row) => String(row['text']).includes('19900307')),
      'no identifier in rows or records'
    )
    const refused = await rowsOf(service, view.importId, '?outcome=refused&limit=2')
    t.same(
      refused.map((row) => row.rowNo),
      [2, 3]
    )
  })

  await t.test('a table with a header', async (t) => {
    const csv = [
      '\uFEFFexternalRef,title,procedure,rightKind,occurredOn,partyKind,partyName,rightName,rightClasses,turnover,filedOn,handlers',
      `K-1,"盗版, 图书",copyright-penalty,copyright,2025-02-03,legal,某书店,《字典》,,1200.50,2025-02-10,${officer};officer2@futian.example`,
      'K-2,只有线索,trademark-penalty,trademark,2025-02-03,,,"某商标",9;25,,,',
      'K-3,少一格,trademark-penalty'
    ].join('\n')
    const { view, rows } = await run(service, csv, { query: '?format=csv', type: 'text/csv' })
    t.match(view, { done: 3, accepted: 2, refused: 1 })
    t.match(rows[2], { rowNo: 4, outcome: 'refused' })
    const shown = await service.app.inject({ url: `/v1/cases/${rows[0]?.caseId}`, headers: service.as(officer) })
    t.match(shown.json(), { state: 'filed', title: '盗版, 图书', figures: [{ value: '1200.5', unit: 'CNY' }] })
  })

  await t.test('a dry run judges everything and enters no case', async (t) => {
    const before = await count(service, 'cases')
    const { view, rows } = await run(service, lines(own('D-1'), own('D-1'), own('A-1'), { externalRef: 'D-2' }), {
      query: '?dryRun=true'
    })
    t.match(view, { dryRun: true, accepted: 1, present: 2, refused: 1 })
    t.match(rows[0], { outcome: 'accepted', caseId: null })
    t.equal(await count(service, 'cases'), before)
    const real = await run(service, lines(own('D-1')))
    t.match(real.view, { accepted: 1 }, 'what was judged can be entered afterwards')
  })

  await t.test('the same key: one run; with another file: refused', async (t) => {
    const key = 'import-key-1'
    const first = await start(service, lines(own('E-1')), { key })
    const second = await start(service, lines(own('E-1')), { key })
    t.equal(first.statusCode, 202)
    t.equal(first.headers['location'], `/v1/imports/${first.json<View>().importId}`)
    t.same(second.json(), first.json())
    t.match(await ended(service, first.json<View>().importId), { done: 1, accepted: 1 })
    const other = await start(service, lines(own('E-2')), { key })
    t.equal(other.statusCode, 422)
    t.equal((await start(service, '{}', { person: 'audit@sz.example' })).statusCode, 403)
    t.equal(
      (await start(service, '{}', { query: '?format=published-cases' })).statusCode,
      403,
      'nobody for the outside'
    )
    t.equal((await start(service, '{}', { type: 'application/json' })).statusCode, 415)
    t.equal((await start(service, '{}', { query: '?format=xml' })).statusCode, 400)
  })

  await t.test('stopped half-way it says so, and is simply run again', async (t) => {
    const actor = (await findPerson(service.db, officer, '2025-12-01')) as Actor
    const deps = makeDeps({ HASH_ALGORITHM: 'sha256' }, service.db, Buffer.alloc(32, 1), () => now)
    const ending = new AbortController()
    async function* rows() {
      for (let no = 1; no <= 450; no++) yield { rowNo: no, value: own(`H-${no}`), refusal: null }
    }
    const run = runFor(actor, 'own', false, 'half-way', '')
    t.equal(await openImport(deps, actor, run), true)
    t.equal(await openImport(deps, actor, run), false, 'opened once')
    const options = { format: 'own', dryRun: false, run, rows: rows() } as const
    const first = await runImport(deps, actor, { ...options, signal: ending.signal, onBatch: () => ending.abort() })
    t.match(first, { state: 'interrupted', counts: { done: 200, accepted: 200 } })
    t.match(await ended(service, run.importId), { state: 'interrupted', done: 200 })
    const second = await runImport(deps, actor, { ...options, run: null, rows: rows() })
    t.match(second, { state: 'done', counts: { done: 450, present: 200, accepted: 250 } })
  })

  await t.test('another person of the office finds the same cases there', async (t) => {
    const { view } = await run(service, lines(own('A-1'), own('H-1')), { person: 'officer2@futian.example' })
    t.match(view, { done: 2, present: 2 })
  })

  await t.test('another office sees neither the run nor its rows', async (t) => {
    const { view } = await run(service, lines(own('F-1')))
    for (const path of ['', '/rows']) {
      const answer = await service.app.inject({
        url: `/v1/imports/${view.importId}${path}`,
        headers: service.as('officer@nanshan.example')
      })
      t.equal(answer.statusCode, 404)
    }
  })

  await t.test('each finished run is on record, in one chain', async (t) => {
    const runs = await count(service, 'imports where finished_at is not null')
    const chain = await service.ownerDb
      .sql`select seq, prev_hash, hash from service_records where chain = 'imports' order by seq`
    t.equal(chain.length, runs)
    t.ok(
      chain.every(
        (row, index) => row['seq'] === index + 1 && (index === 0 || row['prevHash'] === chain[index - 1]?.['hash'])
      )
    )
  })
})

t.test('a row too long, a third file at once, and a case whose first row is no longer on file', async (t) => {
  const service = await buildTestApp(t, { now })
  const long = JSON.stringify(own('L-1', { conduct: '长'.repeat(1_100_000) }))
  const { rows } = await run(service, `${long}\n${JSON.stringify(own('L-2'))}`)
  t.match(rows, [
    { rowNo: 1, outcome: 'refused', messages: [{ code: 'import.too-long' }] },
    { rowNo: 2, outcome: 'accepted' }
  ])

  const many = Array.from({ length: 6 }, (_, file) =>
    [...Array(40).keys()].map((row) => JSON.stringify(own(`M-${file}-${row}`))).join('\n')
  )
  const answers = await Promise.all(many.map((body) => start(service, body)))
  const begun = answers.filter((answer) => answer.statusCode === 202)
  t.ok(begun.length >= 1 && begun.length <= 2, 'two at once')
  t.same(
    answers
      .filter((answer) => answer.statusCode !== 202)
      .map((answer) => [answer.statusCode, answer.json<{ code: string }>().code]),
    Array.from({ length: 6 - begun.length }, () => [503, 'import.busy'])
  )
  for (const answer of begun)
    t.equal((await ended(service, answer.json<{ importId: string }>().importId)).state, 'done')

  await service.ownerDb.sql.begin(async (tx) => {
    await tx`select set_config('app.sight', '*', true)`
    await tx`delete from idempotency`
    await tx.unsafe('alter table import_rows disable trigger user')
    await tx`delete from import_rows`
    await tx.unsafe('alter table import_rows enable trigger user')
  })
  const later = await run(service, JSON.stringify(own('L-2')))
  t.match(later.rows, [{ outcome: 'present', messages: [{ code: 'import.present-unknown' }] }])
})
