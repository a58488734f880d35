import t from 'tap'
import { look } from '../../src/db/connect.ts'
import { buildTestApp } from '../support/app.ts'
import { people, sampleCase, type Followed } from '../support/client.ts'
import { journeyOf, penalty } from '../support/journey.ts'

const today = '2026-03-04'
const morning = `${today}T02:00:00Z`
const testApp = await buildTestApp(t, { now: morning })
const { db, setNow } = testApp
const { get, post, register, act, filed, ready, transfer, transferAct, done } = journeyOf(testApp)
const { officer, head, chief, procurator, liaison } = people

const futian = 'sz-market-futian'
const procuratorate = 'sz-procuratorate'
const ofFutianProcuratorate = 'procurator@procuratorate-futian.example'
const reason = '补录'

const send = (body: object = {}, person: string = procurator) =>
  post(person, '/v1/opinions', {
    kind: 'penalise',
    fromOfficeId: procuratorate,
    toOfficeId: futian,
    documentNumber: '深检意〔2026〕3号',
    text: '不起诉后应当给予行政处罚。',
    ...body
  })
interface Followed1 {
  id: string
  version: number
}
const sent = async (body: object = {}, person: string = procurator): Promise<Followed1> => {
  const { body: answer } = await done(send(body, person))
  return { id: answer.opinionId, version: answer.version }
}
const on = async (of: Followed1, name: string, body: object = {}, person: string = officer, key?: string) => {
  const answer = await post(person, `/v1/opinions/${of.id}/${name}`, body, {
    ifMatch: of.version,
    ...(key === undefined ? {} : { key })
  })
  if (answer.status < 300) of.version = answer.body.version
  return answer
}
const view = async (of: Followed1, person: string = officer) => (await get(person, `/v1/opinions/${of.id}`)).body
const codeOf = async (answer: Promise<{ body: any }>): Promise<string> =>
  ((await answer).body.type as string | undefined)?.split('/').at(-1) ?? 'done'
const { source: _source, ...content } = sampleCase as typeof sampleCase & Record<string, unknown>
const overValue = {
  goods: [{ name: '运动鞋', quantity: '100', unit: '双', found: 'sold', infringing: 'yes', value: '60000' }]
}
const dutiesOf = async (caseId: string) =>
  (await get(officer, `/v1/cases/${caseId}`)).body.duties.filter((one: any) => one.code === 'OT-REPLY-OPINION')
const supervised = async (name: string, person: string = procurator) =>
  (await get(person, `/v1/supervision?view=${name}`)).body.items

t.test(
  'not prosecuted, an opinion to penalise: filed as a case of one lineage, answered late and seen as late',
  async (t) => {
    setNow(morning)
    const c = await transfer('receive', today)
    await done(transferAct(liaison, c, 'file', {}))
    await done(transferAct(liaison, c, 'send-for-prosecution', { reason: '移送审查起诉' }))
    await done(
      transferAct(procurator, c, 'not-prosecute', { kind: 'discretionary', opinion: true, reason: '情节轻微' })
    )
    const origin = { caseId: c.id, transferNo: 1 }
    const of = await sent({ origin, suspects: [{ initials: 'WM', partyNo: 1 }, {}] })
    await done(on(of, 'suspects', { suspectNo: 1, state: 'detained' }, procurator))
    await done(on(of, 'suspects', { suspectNo: 1, state: 'not-prosecuted' }, procurator))
    t.equal(await codeOf(on(of, 'suspects', { suspectNo: 3, state: 'judged' }, procurator)), 'opinion.suspect')
    t.equal((await on(of, 'suspects', { suspectNo: 1, state: 'judged' })).status, 403)

    const whole = {
      opinionId: of.id,
      side: 'to',
      kind: 'penalise',
      state: 'sent',
      version: 3,
      fromOfficeId: procuratorate,
      toOfficeId: futian,
      documentNumber: '深检意〔2026〕3号',
      text: '不起诉后应当给予行政处罚。',
      receivedOn: today,
      replyBy: null,
      reply: { dueOn: '2026-05-06', rule: 'T-51.reply', provisional: false, needsConfirmation: true, late: false },
      onPaper: false,
      originCaseId: c.id,
      originTransferNo: 1,
      caseId: null,
      lineageId: c.id,
      acceptedOn: null,
      filedOn: null,
      answeredOn: null,
      result: null,
      answer: null,
      suspects: [
        { no: 1, initials: 'WM', partyNo: 1, states: [{ state: 'not-prosecuted', on: today }] },
        { no: 2, initials: null, partyNo: null, states: [] }
      ],
      sentBy: null
    }
    const { allowedActions, sentAt, ...seen } = await view(of)
    t.same(seen, whole, 'the office: no custody, not who sent it')
    t.ok(sentAt)
    t.same(
      allowedActions.map((one: any) => [one.act, one.allowed, one.refusal?.code ?? null]),
      [
        ['accept', true, null],
        ['file', false, 'opinion.wrong-state'],
        ['answer', false, 'opinion.wrong-state'],
        ['suspects', false, 'auth.not-permitted']
      ]
    )
    const sender = await view(of, procurator)
    t.match(sender, { side: 'from', sentBy: procurator, suspects: [{ states: [{ state: 'detained' }, {}] }, {}] })
    for (const person of [ofFutianProcuratorate, 'clerk@court.example', 'officer@nanshan.example', liaison])
      t.equal((await get(person, `/v1/opinions/${of.id}`)).status, 404, person)
    t.equal((await get('reader@sz.example', `/v1/opinions/${of.id}`)).status, 403)
    t.equal((await get('head@market.example', `/v1/opinions/${of.id}`)).status, 200, 'above the office')

    t.equal(await codeOf(on(of, 'file', { case: content })), 'opinion.wrong-state')
    await done(on(of, 'accept'))
    t.equal(await codeOf(on(of, 'accept')), 'opinion.wrong-state')
    t.equal(await codeOf(on({ ...of, version: 1 }, 'answer', { result: 'penalised', text: 'x' })), 'request.stale')
    t.equal(await codeOf(on(of, 'file', {})), 'opinion.case-content')
    t.equal(await codeOf(on(of, 'file', { caseId: '00000000-0000-8000-8000-000000000000' })), 'opinion.case')
    const version = of.version
    const filedAs = await done(on(of, 'file', { case: content }, officer, 'files-it-once'))
    t.same(
      (await post(officer, `/v1/opinions/${of.id}/file`, { case: content }, { ifMatch: version, key: 'files-it-once' }))
        .body,
      filedAs.body
    )
    const caseId = filedAs.body.caseId
    t.match((await get(officer, `/v1/cases/${caseId}`)).body, {
      state: 'clue',
      source: 'procuratorate',
      parentCaseId: c.id,
      proceedings: { opinions: [{ no: 1, opinionId: of.id, rule: 'T-51.reply', days: null, answeredOn: null }] }
    })
    t.match(await dutiesOf(caseId), [{ rule: 'T-51.reply', dueAt: '2026-05-06T23:59:59.999+08:00', state: 'open' }])
    const lineage = (await get(officer, `/v1/opinions?lineage=${c.id}`)).body.items
    t.same(
      lineage.map((one: any) => [one.originCaseId, one.caseId]),
      [[c.id, caseId]]
    )
    t.equal((await get(officer, `/v1/opinions?case=${caseId}&state=filed`)).body.items.length, 1)

    setNow('2026-05-08T02:00:00Z')
    t.equal((await view(of)).reply.late, true)
    t.same(
      (await get(procurator, '/v1/opinions?overdue=true')).body.items.map((one: any) => one.opinionId),
      [of.id]
    )
    t.match(await dutiesOf(caseId), [{ state: 'overdue' }])
    const two = await Promise.all(
      [0, 1].map(() =>
        post(
          officer,
          `/v1/opinions/${of.id}/answer`,
          { result: 'penalised', text: '已罚款。' },
          { ifMatch: of.version }
        )
      )
    )
    t.same(two.map(({ status }) => status).sort(), [200, 412])
    t.match(await view(of, procurator), {
      state: 'answered',
      answeredOn: '2026-05-08',
      reply: { late: true },
      result: 'penalised'
    })
    t.match(await dutiesOf(caseId), [{ doneAt: /2026-05-08/ }])
    t.equal((await get(procurator, '/v1/opinions?overdue=true')).body.items.length, 0)
    const chain = await db.sql`select act from service_records where chain = ${`opinion:${of.id}`} order by seq`
    t.same(
      chain.map((one) => one['act']),
      ['send', 'suspects', 'suspects', 'accept', 'file', 'answer']
    )
    const records = (await get(officer, `/v1/cases/${caseId}/records`)).body.items.map((one: any) => one.act)
    t.same(records, ['register', 'file-opinion', 'answer-opinion'])
    setNow(morning)
  }
)

t.test('what sending is refused for; on paper; answered without a case', async (t) => {
  setNow(morning)
  const refused: [string, object, string?][] = [
    ['opinion.sender', { kind: 'police-return' }],
    ['opinion.addressee', { toOfficeId: 'sz-police' }],
    ['opinion.addressee', { toOfficeId: 'nowhere' }],
    ['opinion.no-origin', { kind: 'to-transfer' }],
    ['opinion.origin', { origin: { caseId: '00000000-0000-8000-8000-000000000000' } }],
    ['opinion.origin', { origin: { caseId: '00000000-0000-8000-8000-000000000000', transferNo: 1 } }],
    ['opinion.reply-by', { replyBy: '2026-03-03' }],
    ['identifier.in-text', { text: '嫌疑人440304199001011239' }],
    ['auth.not-permitted', {}, ofFutianProcuratorate],
    ['auth.not-permitted', { toOfficeId: 'sz-market-nanshan' }, officer]
  ]
  for (const [code, body, person] of refused) t.equal(await codeOf(send(body, person)), code)
  t.equal((await send({}, 'supervision@sz.example')).status, 403)
  t.equal((await send({ suspects: [{ initials: '王某' }] })).status, 400)

  const paper = await sent({ replyBy: '2026-03-20' }, officer)
  t.match(await view(paper), {
    onPaper: true,
    sentBy: officer,
    reply: { dueOn: '2026-03-20', rule: 'T-51', needsConfirmation: false }
  })
  t.match(
    await view(paper, procurator),
    { side: 'from', onPaper: true },
    'the sender sees what was entered in its name'
  )
  const returned = await sent({ kind: 'police-return', fromOfficeId: 'sz-police' }, liaison)
  t.match(await view(returned), { reply: { dueOn: null, rule: null } })
  await done(on(returned, 'accept'))
  t.equal(
    await codeOf(on(returned, 'answer', { result: 'explained', text: 'x', occurredOn: '2026-03-03', reason })),
    'time.before-previous'
  )
  await done(on(returned, 'answer', { result: 'no-penalty', text: '情节轻微。' }))
  t.match(await view(returned, liaison), { state: 'answered', caseId: null, reply: { late: false } })
  const court = await sent({ kind: 'court-return', fromOfficeId: 'sz-court' }, 'clerk@court.example')
  await done(on(court, 'accept'))
  const there = await filed()
  await done(on(court, 'file', { caseId: there.id }))
  t.match(await view(court), { state: 'filed', caseId: there.id })
  t.same(await dutiesOf(there.id), [], 'no time is named')
  t.equal((await get(officer, '/v1/opinions?kind=court-return&state=accepted')).body.items.length, 0)
  const first = await get(officer, '/v1/opinions?limit=2')
  const next = await get(officer, `/v1/opinions?limit=200&after=${first.body.next}`)
  t.equal(first.body.items.length, 2)
  t.notOk(next.body.items.some((one: any) => first.body.items.some((other: any) => other.opinionId === one.opinionId)))
  for (const query of [
    'state=sent',
    'state=answered',
    'office=sz-market-futian',
    'from=sz-court',
    'state=filed&from=sz-police'
  ])
    t.equal((await get(officer, `/v1/opinions?${query}`)).status, 200)
})

t.test('the procuratorate’s own view: not transferred, penalised without transfer, answers overdue', async (t) => {
  setNow(morning)
  const c = await filed({ title: '甲商行', ...overValue })
  setNow('2026-03-09T02:00:00Z')
  const summary = /60000.00/
  const [row, ...others] = (await supervised('not-transferred')).filter((one: any) => one.caseId === c.id)
  t.same(others, [])
  const { summary: said, number, ...rest } = row
  t.same(rest, { caseId: c.id, officeId: futian, since: today, days: 5, rule: 'T-38', offence: '213' })
  t.match(said, { zh: summary, en: summary })
  t.ok(number)
  t.notMatch(JSON.stringify(await supervised('not-transferred')), /甲商行|晨光/)
  t.same(await supervised('not-transferred', ofFutianProcuratorate), [], 'the bureau acts in the city’s name')
  t.equal((await get(officer, '/v1/supervision?view=not-transferred')).status, 403)
  t.equal((await get(procurator, `/v1/cases/${c.id}`)).status, 403)
  const page = await get(procurator, '/v1/supervision?view=not-transferred&limit=1')
  t.equal(page.body.items.length, 1)

  const origin = { caseId: c.id }
  t.equal(await codeOf(send({ kind: 'to-transfer', origin, toOfficeId: 'sz-market-nanshan' })), 'opinion.origin')
  const of = await sent({ kind: 'to-transfer', origin, replyBy: '2026-03-16' })
  await done(on(of, 'accept'))
  t.match(await view(of), { state: 'filed', caseId: c.id, reply: { rule: 'T-38', dueOn: '2026-03-16' } })
  t.match(await dutiesOf(c.id), [{ rule: 'T-38', dueAt: '2026-03-16T23:59:59.999+08:00' }])
  c.version += 1
  const opened = await done(
    post(head, `/v1/cases/${c.id}/transfers`, { members: [officer, people.second] }, { ifMatch: c.version })
  )
  t.ok(opened.body.transferNo)
  t.same(
    (await supervised('not-transferred')).filter((one: any) => one.caseId === c.id),
    [],
    'a transfer is open'
  )
  await done(on(of, 'answer', { result: 'transferred', text: '已启动移送。' }))
  t.match(await dutiesOf(c.id), [{ doneAt: /2026-03-09/ }])

  setNow(morning)
  const penalised: Followed = await ready({ ...overValue })
  await done(act(chief, penalised, 'settle-assessment', { reason: '行为人系从犯，拟行政处罚' }))
  await done(act(head, penalised, 'decide', penalty))
  t.match(
    (await supervised('penalised-without-transfer')).filter((one: any) => one.caseId === penalised.id),
    [{ since: today, days: 0, rule: 'T-57', offence: '214' }]
  )
  t.ok((await supervised('not-transferred')).some((one: any) => one.caseId === penalised.id))

  const waiting = await transfer('receive', today, overValue)
  t.same(await supervised('overdue-answers'), [])
  setNow('2026-06-30T02:00:00Z')
  const [late] = (await supervised('overdue-answers')).filter((one: any) => one.caseId === waiting.id)
  t.match(late, { officeId: futian, rule: 'T-19', offence: null, summary: null })
  t.ok(late.days > 20)
  t.same(
    (await supervised('not-transferred')).filter((one: any) => one.caseId === waiting.id),
    []
  )
  setNow('2026-06-30T03:00:00Z')
  await done(transferAct(liaison, waiting, 'file', {}))
  t.same(
    (await supervised('overdue-answers')).filter((one: any) => one.caseId === waiting.id),
    []
  )
  const below = await register(officer, {})
  t.same(
    (await supervised('not-transferred')).filter((one: any) => one.caseId === below.id),
    []
  )
})

t.test('row security by itself: without a sight no row, with one only its own', async (t) => {
  const tables = ['judicial_cases', 'judicial_receipts', 'opinions', 'supervised_cases']
  await done(
    post('clerk@court.example', '/v1/judicial-cases', {
      ...{ courtId: 'sz-court', number: '（2026）粤03执9号', kind: 'execution', instance: 'execution' },
      ...{ rightKind: 'other', filedOn: '2026-06-30', applied: '5' }
    }).then(async (answer) => {
      const url = `/v1/judicial-cases/${answer.body.judicialId}/record-receipt`
      return post('clerk@court.example', url, { amount: '1' }, { ifMatch: 1 })
    })
  )
  const seen = async (offices: readonly string[] | '*') => {
    const text = tables.map((table) => `select count(*)::int as found from ${table}`).join(' union all ')
    return (await look(db, { personId: 'x', offices }, (tx) => tx.unsafe<{ found: number }[]>(text))).map(
      (row) => row.found
    )
  }
  const all = await seen('*')
  t.ok(all.every((found) => found > 0))
  t.same(await seen([]), [0, 0, 0, 0])
  t.same(await seen(['sz-court-nanshan', 'sz-market-luohu', "sz-court' or true --"]), [0, 0, 0, 0])
  t.same(await seen(['sz-court']), [1, 1, 1, 0], 'its case, its money, what it sent')
  t.same((await seen(['sz-procuratorate'])).slice(0, 2), [1, 1])
  t.same((await seen([futian])).slice(2), all.slice(2))
  t.equal((await db.sql`select 1 from opinions`).length, 0)
})
