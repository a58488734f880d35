import t from 'tap'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importCourtSheet } from '../../src/cli/input/court-sheet.ts'
import { makeDeps } from '../../src/deps.ts'
import { buildTestApp } from '../support/app.ts'
import { people } from '../support/client.ts'
import { instant, journeyOf } from '../support/journey.ts'

const today = '2026-03-04'
const testApp = await buildTestApp(t, { now: `${today}T02:00:00Z` })
const { app, as, db, setNow } = testApp
const { get, post, act: actOnCase, inService, transfer, transferAct, done } = journeyOf(testApp)

const clerk = 'clerk@court.example'
const clerkOfNanshan = 'clerk@court-nanshan.example'
const reason = '补录'

let serial = 0
const register = (body: object = {}, person = clerk) =>
  post(person, '/v1/judicial-cases', {
    courtId: 'sz-court',
    number: `（2026）粤03民初${++serial}号`,
    kind: 'civil',
    instance: 'first',
    rightKind: 'trademark',
    cause: '侵害商标权纠纷',
    filedOn: today,
    ...body
  })
const registered = async (body: object = {}, person = clerk): Promise<{ id: string; version: number }> => {
  const { body: answer } = await done(register(body, person))
  return { id: answer.judicialId, version: answer.version }
}
const act = async (of: { id: string; version: number }, name: string, body: object, person = clerk) => {
  const answer = await post(person, `/v1/judicial-cases/${of.id}/${name}`, body, { ifMatch: of.version })
  if (answer.status < 300) of.version = answer.body.version
  return answer
}
const view = async (id: string, person = clerk) => (await get(person, `/v1/judicial-cases/${id}`)).body
const codeOf = async (answer: Promise<{ body: any }>): Promise<string> =>
  ((await answer).body.type as string | undefined)?.split('/').at(-1) ?? 'done'

t.test(
  'a civil case from its filing to its closing, seen whole by its court and the procuratorate of its level',
  async (t) => {
    setNow(`${today}T02:00:00Z`)
    const of = await registered()
    const number = `（2026）粤03民初${serial}号`
    const whole = await view(of.id)
    const { registeredAt, allowedActions, ...rest } = whole
    t.same(rest, {
      sight: 'whole',
      judicialId: of.id,
      courtId: 'sz-court',
      number,
      kind: 'civil',
      instance: 'first',
      filedOn: today,
      closedOn: null,
      closing: null,
      caseId: null,
      transferNo: null,
      decisionNo: null,
      state: 'open',
      version: 1,
      numberRaw: number,
      procuratorateId: 'sz-procuratorate',
      track: 'ordinary',
      rightKind: 'trademark',
      cause: '侵害商标权纠纷',
      closingDay: null,
      endingGround: null,
      period: { rule: 'R-19.civil', dueOn: '2026-09-04', provisional: false, stopped: false, late: false },
      stops: [],
      extensions: [],
      applied: null,
      received: '0.00',
      receipts: [],
      earlierId: null,
      lineageId: of.id,
      source: 'entered',
      registeredBy: clerk
    })
    t.ok(registeredAt)
    t.same(
      allowedActions.filter((one: any) => one.allowed).map((one: any) => one.act),
      ['close', 'extend', 'stop', 'correct', 'link', 'restart'].sort(
        (a, b) =>
          allowedActions.findIndex((one: any) => one.act === a) - allowedActions.findIndex((one: any) => one.act === b)
      )
    )
    const seen = await view(of.id, people.procurator)
    t.equal(seen.sight, 'whole')
    t.ok(seen.allowedActions.every((one: any) => !one.allowed && one.refusal.code === 'auth.not-permitted'))
    t.equal((await view(of.id, people.supervision)).sight, 'whole')
    t.equal((await get(clerkOfNanshan, `/v1/judicial-cases/${of.id}`)).status, 404)
    t.equal((await get(people.officer, `/v1/judicial-cases/${of.id}`)).status, 404)
    t.equal(
      (await get(people.finance, `/v1/judicial-cases/${of.id}`)).status,
      404,
      'above every office, and linked to none'
    )
    t.equal((await get(people.liaison, `/v1/judicial-cases/${of.id}`)).status, 403)
    t.equal((await get(clerk, '/v1/judicial-cases/00000000-0000-8000-8000-000000000000')).status, 404)

    setNow('2026-09-10T02:00:00Z')
    t.equal((await view(of.id)).period.late, true)
    const overdue = await get(clerk, '/v1/judicial-cases?overdue=true')
    t.same(
      overdue.body.items.map((one: any) => one.judicialId),
      [of.id]
    )
    await done(act(of, 'extend', { by: 'court-president', occurredOn: '2026-09-01', reason }))
    t.equal((await view(of.id)).period.dueOn, '2027-03-04')
    await done(act(of, 'stop', { ground: 'appraisal', occurredOn: '2026-09-09' }))
    t.same((await view(of.id)).period, {
      rule: 'R-19.civil',
      dueOn: null,
      provisional: false,
      stopped: true,
      late: false
    })
    t.equal(await codeOf(act(of, 'stop', { ground: 'audit' })), 'judicial.stopped')
    await done(act(of, 'restart', {}))
    t.equal((await view(of.id)).period.dueOn, '2027-03-08', 'two days left out, then a weekend')
    t.equal(await codeOf(act(of, 'restart', {})), 'judicial.not-stopped')
    t.equal(await codeOf(act(of, 'close', { closing: 'performed' })), 'judicial.closing')
    t.equal(
      await codeOf(act(of, 'close', { closing: 'judgment', endingGround: 'applicant-signed' })),
      'judicial.ending'
    )
    t.equal(await codeOf(act(of, 'record-receipt', { amount: '1' })), 'judicial.no-money')
    await done(act(of, 'close', { closing: 'judgment', closingDay: 'served' }))
    t.equal(await codeOf(act(of, 'close', { closing: 'judgment' })), 'judicial.wrong-state')
    t.equal(
      await codeOf(post(clerk, `/v1/judicial-cases/${of.id}/close`, { closing: 'ruling' }, { ifMatch: 1 })),
      'request.stale'
    )
    await done(act(of, 'reopen', { reason: '误结', requestedBy: '审判庭' }))
    t.equal((await view(of.id)).state, 'open')
    await done(act(of, 'close', { closing: 'mediation' }))
    await done(act(of, 'correct', { closing: 'withdrawal', closingDay: null, reason: '笔误', requestedBy: '审判庭' }))
    t.match(await view(of.id), { closing: 'withdrawal', closedOn: '2026-09-10' })
    const chain =
      await db.sql`select act, reason from service_records where chain = ${`judicial:${of.id}`} order by seq`
    t.same(
      chain.map((one) => one['act']),
      ['register', 'extend', 'stop', 'restart', 'close', 'reopen', 'close', 'correct']
    )
    t.equal(chain.at(-1)!['reason'], '笔误（审判庭）')
  }
)

t.test('what a registration is refused for', async (t) => {
  setNow(`${today}T02:00:00Z`)
  const refused: [string, object][] = [
    ['judicial.number', { number: '2026粤03民初1号' }],
    ['judicial.number-court', { number: '（2026）粤0304民初1号' }],
    ['judicial.number-kind', { number: '（2026）粤03刑初1号' }],
    ['judicial.number-year', { number: '（2025）粤03民初1号' }],
    ['judicial.number', { number: '(2016)深中法知民初字第1号', filedOn: '2016-03-01', reason }],
    ['judicial.form', { instance: 'execution' }],
    ['judicial.no-money', { applied: '1.00' }],
    ['judicial.court-unknown', { courtId: 'sz-police' }],
    ['judicial.earlier-unknown', { earlierId: '00000000-0000-8000-8000-000000000000' }],
    ['time.late-needs-reason', { filedOn: '2026-02-02' }],
    ['identifier.in-text', { cause: '王某440304199001011239' }]
  ]
  for (const [code, body] of refused) t.equal(await codeOf(register(body)), code)
  t.equal(await codeOf(register({ courtId: 'sz-court' }, clerkOfNanshan)), 'auth.not-permitted')
  t.equal((await register({}, people.officer)).status, 403)
  const number = `（2026）粤03民初${++serial}号`
  await registered({ number })
  t.equal(await codeOf(register({ number: number.replace('（', '(').replace('）', ')') })), 'judicial.number-taken')
  const old = await registered({ number: '(2015)深中法知民初字第123号', filedOn: '2015-12-31', reason })
  t.match(await view(old.id), { number: '（2015）深中法知民初字第123号', numberRaw: '(2015)深中法知民初字第123号' })
  const key = 'registers-once'
  const body = {
    courtId: 'sz-court',
    number: '（2026）粤03知民初9号',
    kind: 'civil',
    instance: 'first',
    rightKind: 'patent',
    filedOn: today
  }
  const twice = await Promise.all([1, 2].map(() => post(clerk, '/v1/judicial-cases', body, { key })))
  const again = await post(clerk, '/v1/judicial-cases', body, { key })
  t.ok(twice.every(({ status }) => [201, 409].includes(status)) && twice.some(({ status }) => status === 201))
  t.equal(again.status, 201)
  const retrial = await registered({ number: '（2026）粤03民再1号', instance: 'retrial' })
  t.same((await view(retrial.id)).period.rule, null)
  t.equal(await codeOf(act(retrial, 'extend', { by: 'court-president' })), 'judicial.no-period')
  t.equal(await codeOf(act(retrial, 'correct', { voidReceipts: [1], reason, requestedBy: 'x' })), 'judicial.no-receipt')
})

t.test('an execution: money, its end, and a revived case that names it', async (t) => {
  setNow(`${today}T02:00:00Z`)
  const body = { kind: 'execution', instance: 'execution', applied: '1000.00', number: '（2026）粤03执1号' }
  const first = await registered(body)
  await done(act(first, 'record-receipt', { amount: '250.50', voucher: 'A1' }))
  await done(act(first, 'record-receipt', { amount: '9' }))
  await done(act(first, 'correct', { voidReceipts: [2], reason: '重复', requestedBy: '执行局' }))
  t.match(await view(first.id), {
    applied: '1000.00',
    received: '250.50',
    receipts: [
      { no: 1, amount: '250.50', voided: false },
      { no: 2, amount: '9.00', voided: true }
    ],
    period: { rule: 'R-19.execution', dueOn: '2026-09-04' }
  })
  const revived = { ...body, number: '（2026）粤03执恢1号', earlierId: first.id }
  t.equal(await codeOf(register(revived)), 'judicial.earlier', 'it is open')
  await done(act(first, 'close', { closing: 'this-execution-ended', endingGround: 'panel-approved' }))
  const second = await registered(revived)
  t.match(await view(second.id), { earlierId: first.id, lineageId: first.id, state: 'open' })
  t.match(
    await view(first.id),
    { state: 'closed', endingGround: 'panel-approved' },
    'a revived case leaves the old one closed'
  )
  await done(act(second, 'close', { closing: 'performed' }))
  t.equal(
    await codeOf(register({ ...revived, number: '（2026）粤03执恢2号', earlierId: second.id })),
    'judicial.earlier'
  )
  const list = await get(clerk, `/v1/judicial-cases?lineage=${first.id}&limit=1`)
  t.equal(list.body.items.length, 1)
  const rest = await get(clerk, `/v1/judicial-cases?lineage=${first.id}&limit=1&after=${list.body.next}`)
  t.same([rest.body.items.length, rest.body.next], [1, null])
  t.equal(
    await codeOf(get(clerk, `/v1/judicial-cases?after=${Buffer.from('["2026-02-30","x"]').toString('base64url')}`)),
    'request.invalid'
  )
  const two = await Promise.all(
    [0, 1].map(() =>
      post(clerk, `/v1/judicial-cases/${second.id}/reopen`, { reason, requestedBy: 'x' }, { ifMatch: second.version })
    )
  )
  t.same(two.map(({ status }) => status).sort(), [200, 412])
})

t.test(
  'a prosecuted transfer: the office sees number, state and result of the court case, and nothing else',
  async (t) => {
    setNow(`${today}T02:00:00Z`)
    const c = await transfer('receive', today)
    const of = await registered({ number: '（2026）粤03刑初7号', kind: 'criminal' })
    t.equal(await codeOf(act(of, 'link', { caseId: c.id, transferNo: 1 })), 'judicial.link', 'not prosecuted yet')
    setNow('2026-03-05T02:00:00Z')
    await done(transferAct(people.liaison, c, 'file', {}))
    await done(transferAct(people.liaison, c, 'send-for-prosecution', { reason: '移送审查起诉' }))
    await done(transferAct(people.procurator, c, 'prosecute', { courtId: 'sz-court' }))
    t.equal(await codeOf(act(of, 'link', { caseId: c.id })), 'judicial.link')
    t.equal((await get(people.officer, `/v1/judicial-cases?case=${c.id}`)).body.items.length, 0)
    await done(act(of, 'link', { caseId: c.id, transferNo: 1 }))
    await done(act(of, 'close', { closing: 'judgment' }))
    const result = {
      sight: 'result',
      judicialId: of.id,
      courtId: 'sz-court',
      number: '（2026）粤03刑初7号',
      kind: 'criminal',
      instance: 'first',
      filedOn: today,
      closedOn: '2026-03-05',
      closing: 'judgment',
      caseId: c.id,
      transferNo: 1,
      decisionNo: null,
      state: 'closed'
    }
    t.same(await view(of.id, people.officer), result)
    t.same((await get(people.officer, `/v1/judicial-cases?case=${c.id}`)).body, { items: [result], next: null })
    t.equal((await get('officer@nanshan.example', `/v1/judicial-cases/${of.id}`)).status, 404)
    t.equal((await view(of.id)).lineageId, c.id)
    t.equal((await act(of, 'close', { closing: 'judgment' }, people.officer)).status, 403)
    t.equal((await act(of, 'correct', { reason, requestedBy: 'x' }, clerkOfNanshan)).status, 404)
    void instant
  }
)

t.test("a court's monthly sheet", async (t) => {
  setNow('2026-04-10T02:00:00Z')
  const send = async (text: string, dryRun = false, person = clerk) => {
    const response = await app.inject({
      method: 'POST',
      url: `/v1/judicial-cases/sheets?court=sz-court&dryRun=${dryRun}`,
      headers: { ...as(person), 'content-type': 'text/csv' },
      payload: text
    })
    return { status: response.statusCode, body: response.json() }
  }
  const header = '﻿案号,案件类型,审级,程序,权利类型,案由,立案日期,结案日期,结案方式,申请标的,到位金额'
  const march = [
    header,
    '（2026）粤03民初501号,民事,一审,普通程序,商标权,侵害商标权纠纷,2026年3月2日,,,,',
    '(2026)粤03执502号,执行案件,,,其他,,2026/3/3,2026-03-30,终本,"1,000.00",250',
    '（2026）粤0304民初503号,民事,,,,,2026-03-02,,,,',
    '（2026）粤03民初504号,民事,,,,,2026-02-30,,,,',
    '（2026）粤03民初505号,仲裁,,,,,2026-03-02,,,,',
    '（2026）粤03民初506号,民事,,,,,2026-03-02,2026-03-09,执行完毕,,'
  ].join('\n')
  const counts = { accepted: 2, updated: 0, present: 0, differs: 0, refused: 4 }
  const dry = await send(march, true)
  t.same(dry.body.counts, counts)
  t.same(
    dry.body.rows.map((one: any) => one.messages[0]?.code ?? one.outcome),
    ['accepted', 'accepted', 'judicial.number-court', 'judicial.cell', 'judicial.cell', 'judicial.closing']
  )
  t.equal(
    (await get(clerk, `/v1/judicial-cases?number=${encodeURIComponent('（2026）粤03民初501号')}`)).body.items.length,
    0
  )
  const first = await send(march)
  t.same(first.body.counts, { ...counts }, 'the last row is refused when it is closed')
  const ended = await view(first.body.rows[1].judicialId)
  t.match(ended, {
    closing: 'this-execution-ended',
    closedOn: '2026-03-30',
    received: '250.00',
    applied: '1000.00',
    source: 'import'
  })
  const april = [
    header,
    '（2026）粤03民初501号,民事,一审,普通,商标,侵害商标权纠纷,2026-03-02,2026-04-08,判决,,',
    '（2026）粤03执502号,执行,,,其他,,2026-03-03,2026-03-30,终本,1000,300'
  ].join('\n')
  t.same((await send(april, true)).body.counts, { accepted: 0, updated: 2, present: 0, differs: 0, refused: 0 })
  t.same((await send(april)).body.counts, { accepted: 0, updated: 2, present: 0, differs: 0, refused: 0 })
  t.same((await send(april)).body.counts, { accepted: 0, updated: 0, present: 2, differs: 0, refused: 0 })
  t.equal((await view(first.body.rows[1].judicialId)).received, '300.00')
  t.same(
    (await send(march)).body.counts,
    { accepted: 0, updated: 0, present: 0, differs: 2, refused: 4 },
    'an older sheet takes nothing back'
  )
  t.equal(await codeOf(send('案号,当事人\nx,y')), 'judicial.sheet')
  t.equal(await codeOf(send('案号,案件类型\nx,y')), 'judicial.sheet')
  t.equal(await codeOf(send('"')), 'judicial.sheet')
  t.equal((await send(march, false, people.officer)).status, 403)
  t.equal((await send(march, false, clerkOfNanshan)).status, 403)
})

t.test('the same from the command line, with a report of the rows', async (t) => {
  const now = '2026-04-10T02:00:00Z'
  const folder = await mkdtemp(join(tmpdir(), 'ip-linkage-sheet-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  const [file, report] = [join(folder, 'sheet.csv'), join(folder, 'report.ndjson')]
  await writeFile(file, 'number,kind,filedOn\n（2026）粤03民初801号,civil,2026-04-09\nx,civil,2026-04-09\n')
  const deps = makeDeps({ HASH_ALGORITHM: 'sha256' }, db, Buffer.alloc(32, 1), () => now)
  const run = (dryRun: boolean, over: { person?: string; court?: string; file?: string } = {}) =>
    importCourtSheet(deps, over.person ?? clerk, over.file ?? file, { court: over.court ?? 'sz-court', dryRun, report })
  t.same(await run(true), {
    line: 'dry run, nothing written: 2 rows: 1 accepted, 0 updated, 0 present, 0 differing, 1 refused',
    refused: 1
  })
  t.match(await run(false), { line: /^2 rows: 1 accepted/, refused: 1 })
  t.match(await run(false), { line: /^2 rows: 0 accepted, 0 updated, 1 present/ })
  const rows = (await readFile(report, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  t.match(rows, [
    { row: 2, outcome: 'present' },
    { row: 3, outcome: 'refused', messages: [{ code: 'judicial.number' }] }
  ])
  await t.rejects(run(false, { person: 'nobody@sz.example' }), /Nobody is known/)
  await t.rejects(run(false, { court: 'sz-police' }), /There is no court/)
  await writeFile(join(folder, 'big.csv'), 'x'.repeat(5 * 1024 * 1024))
  await t.rejects(run(false, { file: join(folder, 'big.csv') }), /larger/)
})

t.test('a penalty decision that the court was asked to enforce', async (t) => {
  setNow(`${today}T02:00:00Z`)
  const c = await inService()
  const one = { decisionNo: 1 }
  setNow('2026-06-01T02:00:00Z')
  await done(actOnCase(people.officer, c, 'demand', one))
  await done(actOnCase(people.officer, c, 'serve-demand', { demandNo: 1 }))
  setNow('2026-09-07T02:00:00Z')
  const number = '（2026）粤03行审1号'
  const of = await registered({
    number,
    kind: 'execution',
    instance: 'execution',
    track: 'non-litigation',
    filedOn: '2026-09-07',
    applied: '100'
  })
  t.equal(await codeOf(act(of, 'link', { caseId: c.id, ...one })), 'judicial.link')
  await done(actOnCase(people.head, c, 'apply-court', { ...one, court: '深圳市中级人民法院' }))
  t.equal(await codeOf(act(of, 'link', { caseId: c.id, decisionNo: 2 })), 'judicial.link')
  await done(act(of, 'link', { caseId: c.id, ...one }))
  t.match(await view(of.id, people.officer), { sight: 'result', number, state: 'open', decisionNo: 1, caseId: c.id })
  t.equal((await view(of.id)).period.rule, 'R-19.non-litigation')
})
