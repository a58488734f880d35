import t from 'tap'
import { buildTestApp, type TestApp } from './support/app.ts'
import { fiveMaterials, handlers, people, type Followed } from './support/client.ts'
import { instant, journeyOf } from './support/journey.ts'

/** Stories of the linkage through HTTP, each authority with a token of its own (law.md 2.3 to 2.6). */

const { officer, head, chief, finance, liaison, procurator } = people
const clerk = 'clerk@court.example'
const nanshan = 'liaison@police-nanshan.example'

function linkageOf(testApp: TestApp) {
  const journey = journeyOf(testApp)
  const { get, post, done, transferAct } = journey
  const at = (day: string) => testApp.setNow(`${day}T08:00:00Z`)
  /** Each act by whoever does it, with what it says, done at once. */
  const run = async (c: Followed, ...acts: [person: string, name: string, said?: object][]) => {
    for (const [person, name, said = {}] of acts) await done(transferAct(person, c, name, said))
  }
  const seen = async (c: Followed, person: string = officer, no = 1) =>
    (await get(person, `/v1/transfers/${c.id}/${no}`)).body
  const stateFor = async (c: Followed, person: string, no = 1) => (await seen(c, person, no)).state
  const open = async (c: Followed, said: object = {}) => {
    const answer = await done(
      post(head, `/v1/cases/${c.id}/transfers`, { members: handlers, ...said }, { ifMatch: c.version })
    )
    return Object.assign(c, { version: answer.body.version, transferVersion: 1 })
  }
  /** From the report to the receipt, on one day. */
  const toPolice = async (c: Followed, day: string) =>
    run(
      c,
      [officer, 'report', { text: '经查，已达追诉标准。' }],
      [chief, 'approve', instant(day, '09:10')],
      [officer, 'send', { ...instant(day, '09:20'), materials: fiveMaterials }],
      [liaison, 'receive', instant(day, '09:30')]
    )
  /** `[code, state, waiting on]` of what this side sees of the duties. */
  const owed = async (c: Followed, person: string = officer) =>
    (await seen(c, person)).duties
      .filter((duty: { doneAt: string | null; state: string }) => duty.doneAt === null && duty.state !== 'cancelled')
      .map((duty: { code: string; dueAt: string }) => `${duty.code} ${duty.dueAt.slice(0, 10)}`)
  const caseOf = async (c: Followed) => (await get(officer, `/v1/cases/${c.id}`)).body
  return { ...journey, at, run, seen, stateFor, open, toPolice, owed, caseOf }
}

// C124 of the published cases (tea under another's mark, Nan'an): report 2016-01-14, transferred 2016-03-03, 94 boxes,
// six months and a criminal fine of 30,000 yuan. The fine before the transfer and the days after it are built.
t.test(
  'filed, goods handed over, prosecuted, judged with a criminal fine: no fine may follow, one paid is set off',
  async (t) => {
    const story = linkageOf(await buildTestApp(t, { now: '2016-01-14T02:00:00Z' }))
    const { at, run, seen, stateFor, owed, caseOf, done, act, post, get } = story
    const c = await story.ready({
      title: '杨某假冒“海堤”茶叶案',
      goods: [{ name: '茶叶', quantity: '94', unit: '箱', found: 'seized', infringing: 'yes' }],
      source: 'right-holder',
      parties: [
        { kind: 'natural', name: '杨某' },
        { kind: 'individual-business', name: '某茶行' }
      ]
    })
    await done(act(head, c, 'decide', { kind: 'penalty', partyNo: 1, obligations: [{ kind: 'fine', amount: '5000' }] }))
    await done(act(officer, c, 'serve', { decisionNo: 1 }))
    at('2016-01-20')
    await done(act(finance, c, 'record-receipt', { decisionNo: 1, amount: '5000' }))
    at('2016-03-03')
    await story.open(c, { charge: '假冒注册商标罪' })
    const second = { kind: 'penalty', partyNo: 2, obligations: [{ kind: 'fine', amount: '1' }] }
    t.match(await act(head, c, 'decide', second), { status: 422, body: { code: 'case.fine-blocked' } }, 'T-03')
    await story.toPolice(c, '2016-03-03')
    t.same(await owed(c, liaison), ['OT-T-POLICE 2016-03-07'], 'three days before 2018, rolled over a Sunday')
    at('2016-03-04')
    await run(c, [liaison, 'file', { policeNumber: '南公立字〔2016〕1号' }])
    t.same(await owed(c), ['OT-T-GOODS 2016-03-07'])
    t.match(
      await post(
        officer,
        `/v1/transfers/${c.id}/1/hand-goods`,
        { goods: [{ goodsNo: 2 }] },
        { ifMatch: c.transferVersion }
      ),
      {
        status: 422,
        body: { code: 'case.line-unknown' }
      }
    )
    await run(
      c,
      [officer, 'hand-goods', { goods: [{ goodsNo: 1, quantity: '94', text: '箱' }] }],
      [officer, 'notify-property']
    )
    const handed = (await seen(c)).steps.find((step: { act: string }) => step.act === 'hand-goods').no
    await run(c, [liaison, 'receive-goods', { step: handed, remarks: '数量相符' }])
    t.match(await story.transferAct(liaison, c, 'receive-goods', { step: handed }), {
      status: 422,
      body: { code: 'transfer.step-unknown' }
    })
    t.same(await owed(c), [])
    t.match((await seen(c)).steps.slice(-3), [
      { act: 'hand-goods', by: officer, data: { goods: [{ goodsNo: 1, quantity: '94', text: '箱' }] } },
      { act: 'notify-property', by: officer },
      { act: 'receive-goods', by: null, data: { step: handed, remarks: '数量相符' } }
    ])
    at('2016-05-12')
    await run(c, [liaison, 'send-for-prosecution'])
    t.same(
      [await stateFor(c, officer), await stateFor(c, liaison), await stateFor(c, procurator)],
      ['filed', 'sent-for-prosecution', 'sent-for-prosecution'],
      'P-15: the office is told of the filing, and waits for the next notice to it'
    )
    t.same((await caseOf(c)).transfers[0].state, 'filed')
    t.same((await caseOf(c)).timeline.at(-1).act, 'transfer-receive-goods')
    const { items } = (await get(officer, `/v1/cases/${c.id}/records?limit=200`)).body
    t.match(items.at(-1), { act: 'transfer-untold', personId: null, payload: null, changes: null, hash: /^[0-9a-f]+$/ })
    t.match((await get('audit@sz.example', `/v1/cases/${c.id}/records?limit=200`)).body.items.at(-1), {
      act: 'transfer-send-for-prosecution'
    })
    t.equal((await get(clerk, `/v1/transfers/${c.id}/1`)).status, 404, 'no court has it yet')
    t.match(await story.transferAct(procurator, c, 'prosecute', { courtId: 'sz-police' }), {
      status: 422,
      body: { code: 'transfer.court' }
    })
    await run(c, [procurator, 'return-to-investigate'], [liaison, 'send-for-prosecution'])
    await run(c, [procurator, 'prosecute', { courtId: 'sz-court', charge: '假冒注册商标罪' }])
    at('2016-07-14')
    t.match(await story.transferAct(clerk, c, 'judge', { outcome: 'acquitted', criminalFine: '1' }), {
      status: 422,
      body: { code: 'transfer.judgment-fine' }
    })
    await run(c, [
      clerk,
      'judge',
      { outcome: 'convicted', criminalFine: '30000', courtNumber: '（2016）闽0583刑初1号' }
    ])
    await run(c, [clerk, 'make-effective'])
    for (const person of [officer, liaison, procurator, clerk]) t.equal(await stateFor(c, person), 'effective', person)
    t.match((await caseOf(c)).transfers, [
      { state: 'effective', judgment: 'convicted', criminalFine: '30000.00', setOff: '5000.00' }
    ])
    t.match(await act(head, c, 'decide', second), { status: 422, body: { code: 'case.fine-blocked', basis: 'T-55' } })
  }
)

// Built: no published single case tells of police who refused after a transfer.
t.test('refused, reconsidered, upheld, supervised, explained, ordered to file, filed', async (t) => {
  const testApp = await buildTestApp(t, { now: '2026-03-04T08:00:00Z' })
  const story = linkageOf(testApp)
  const { at, run, stateFor, owed, seen } = story
  const c = await story.transfer('receive', '2026-03-04')
  at('2026-03-06')
  await run(c, [liaison, 'decline', { reason: '数额不足' }])
  t.same(await owed(c), ['OT-T-RECON 2026-03-09'])
  await run(c, [officer, 'request-reconsideration', { reason: '数额计算有误' }])
  t.same(await owed(c, liaison), ['OT-T-RECON-DECIDE 2026-03-09'])
  t.match(
    await story.act(head, c, 'decide', { kind: 'penalty', obligations: [{ kind: 'fine', amount: '1' }] }),
    { status: 422 },
    'no fine while the reconsideration is open'
  )
  at('2026-03-09')
  await run(c, [liaison, 'uphold', { reason: '维持' }])
  t.same(await owed(c), ['OT-T-SUPERVISE 2026-03-12'])
  await run(c, [officer, 'suggest-supervision', { reason: '应当立案' }])
  t.same(
    [await stateFor(c, liaison), await stateFor(c, procurator)],
    ['recon-upheld', 'supervision-suggested'],
    'the police are not told what the office asks of the procuratorate'
  )
  t.match(await story.transferAct(liaison, c, 'uphold', { reason: '维持' }), {
    status: 409,
    body: { code: 'transfer.wrong-state', params: { state: 'recon-upheld' } }
  })
  t.match(await story.transferAct(liaison, { ...c, transferVersion: c.transferVersion - 1 }, 'file', {}), {
    status: 412,
    body: { params: { changed: [] } }
  })
  at('2026-03-10')
  await run(c, [procurator, 'require-explanation'])
  t.same(await owed(c, liaison), ['OT-T-EXPLAIN 2026-03-17'])
  at('2026-03-18')
  t.match(
    (await seen(c, procurator)).duties.filter((duty: { state: string }) => duty.state === 'overdue'),
    [{ code: 'OT-T-EXPLAIN', officeId: 'sz-police' }],
    'the procuratorate sees what is late'
  )
  await run(c, [liaison, 'explain', { reason: '证据不足的具体理由' }])
  t.same(await owed(c, procurator), ['OT-T-TELL 2026-03-30'])
  const [noted] = (await seen(c)).steps.slice(-1)
  t.match(noted, { act: 'explain', reason: null, data: {} }, 'the office learns that they explained, not how')
  t.match((await seen(c, procurator)).steps.at(-1), { act: 'explain', reason: '证据不足的具体理由' })
  await run(c, [procurator, 'order-filing', { reason: '不立案理由不成立' }])
  t.same(await owed(c, liaison), ['OT-T-ORDERED 2026-04-02'])
  at('2026-04-01')
  const both = await Promise.all(
    [1, 2].map((no) => story.transferAct(liaison, { ...c }, 'file', { policeNumber: `深公立字〔2026〕${no}号` }))
  )
  t.same(both.map((one) => one.status).sort(), [200, 412], 'two officers at once: one files, one is told')
  t.match(both.find((one) => one.status === 412)?.body, {
    code: 'request.stale',
    params: { changed: ['transfer-file'] }
  })
  c.transferVersion += 1
  t.equal((await story.caseOf(c)).state, 'transferred', 'the decision to transfer stands again')
  at('2026-07-02')
  await run(c, [procurator, 'remind', { reason: '立案后三个月未侦查终结' }])
  t.same([(await seen(c)).steps.at(-1).act, (await seen(c, liaison)).steps.at(-1).act], ['file', 'remind'])
})

// Built.
t.test(
  'refused for good, back to a penalty that is executed; then nothing stands against another transfer',
  async (t) => {
    const testApp = await buildTestApp(t, { now: '2026-03-04T08:00:00Z' })
    const story = linkageOf(testApp)
    const { at, run, done, act, caseOf } = story
    const c = await story.transfer('receive', '2026-03-04')
    await done(act(head, c, 'close', { ground: 'transferred-criminal' }))
    at('2026-03-06')
    t.match(await act(chief, c, 'reopen', { ground: 'police-not-filed', reason: '公安不予立案' }), {
      status: 422,
      body: { code: 'case.reopen-ground' }
    })
    await run(c, [liaison, 'decline', { reason: '数额不足' }], [officer, 'accept-refusal'])
    t.same(await story.owed(c), [], 'nothing is owed any more')
    at('2026-03-10')
    const reopened = await done(act(chief, c, 'reopen', { ground: 'police-not-filed', reason: '公安不予立案' }))
    t.equal(reopened.body.state, 'filed')
    const { items } = (await story.get(officer, `/v1/cases/${c.id}/clock`)).body
    t.match(
      items.find((one: { key: string }) => one.key === 'decide:2'),
      { due: '2026-06-08', questions: [{ id: 'D-08' }] },
      'a fresh 90 days, flagged as without an explicit rule'
    )
    await story.prepare(c)
    await done(act(head, c, 'decide', { kind: 'penalty', obligations: [{ kind: 'fine', amount: '3000' }] }))
    await done(act(officer, c, 'serve', { decisionNo: 2 }))
    const paid = await done(act(finance, c, 'record-receipt', { decisionNo: 2, amount: '3000' }))
    t.equal(paid.body.state, 'executed')
    await done(act(head, c, 'close', { ground: 'executed' }))
    t.equal((await caseOf(c)).transfers[0].state, 'returned')
    await story.open(c)
    t.equal((await caseOf(c)).transfers.length, 2, 'new facts: a second transfer of the same parties')
  }
)

// Built.
t.test('forwarded twice: each police signs and owes by itself, and it stays one transfer', async (t) => {
  const testApp = await buildTestApp(t, { now: '2026-03-04T08:00:00Z' })
  const story = linkageOf(testApp)
  const { at, run, owed, seen, get } = story
  const c = await story.transfer('receive', '2026-03-04')
  t.match(await story.transferAct(liaison, c, 'forward', { ...instant('2026-03-04', '10:00'), to: 'sz-court' }), {
    status: 422,
    body: { code: 'transfer.forward-to' }
  })
  t.match(await story.transferAct(liaison, c, 'forward', { ...instant('2026-03-04', '10:00'), to: 'sz-police' }), {
    status: 422,
    body: { code: 'transfer.forward-same' }
  })
  t.equal((await get(nanshan, `/v1/transfers/${c.id}/1`)).status, 404)
  await run(c, [liaison, 'forward', { ...instant('2026-03-04', '10:00'), to: 'sz-police-nanshan' }])
  at('2026-03-05')
  await run(
    c,
    [nanshan, 'receive', instant('2026-03-05', '09:00')],
    [nanshan, 'forward', { ...instant('2026-03-05', '10:00'), to: 'sz-police-longgang' }]
  )
  const longgang = 'liaison@police-longgang.example'
  t.match(await story.transferAct(nanshan, c, 'receive', instant('2026-03-05', '11:00')), {
    status: 403,
    body: { code: 'transfer.other-addressee' }
  })
  await run(c, [longgang, 'receive', instant('2026-03-05', '11:00')])
  t.same(
    [await owed(c, liaison), await owed(c, nanshan), await owed(c, longgang)],
    [['OT-T-POLICE 2026-03-16'], [], ['OT-T-POLICE 2026-03-16']],
    'the police of the city see what those of its districts owe'
  )
  at('2026-03-16')
  await run(c, [longgang, 'extend-decision', { by: 'county-police-head', approvedBy: '区局局长', reason: '案情复杂' }])
  t.same(await owed(c, longgang), ['OT-T-POLICE 2026-04-07'])
  t.match(
    await story.transferAct(longgang, c, 'extend-decision', {
      by: 'county-police-head',
      approvedBy: '区局局长',
      reason: '特殊'
    }),
    {
      status: 422,
      body: { code: 'clock.granter' }
    }
  )
  await run(c, [longgang, 'file', { policeNumber: '深龙公立字〔2026〕3号' }])
  const whole = await seen(c)
  t.match(whole, {
    ...{ no: 1, state: 'filed', addresseeId: 'sz-police-longgang', passedThrough: ['sz-police', 'sz-police-nanshan'] },
    policeNumber: '深龙公立字〔2026〕3号'
  })
  t.same(
    whole.duties
      .filter((duty: { code: string }) => duty.code === 'OT-T-POLICE')
      .map((duty: any) => [duty.officeId, duty.state]),
    [
      ['sz-police', 'done'],
      ['sz-police-nanshan', 'done'],
      ['sz-police-longgang', 'done']
    ],
    'every duty of the lineage has its end'
  )
  t.match(
    await seen(c, nanshan),
    { state: 'sent', addresseeId: 'sz-police-longgang', policeNumber: null, receivedAt: null },
    'who passed it on sees it as it was then'
  )
  t.equal((await story.caseOf(c)).transfers.length, 1)
})
