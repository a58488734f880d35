import t from 'tap'
import { buildTestApp } from '../support/app.ts'
import { people, type Answer, type Followed } from '../support/client.ts'
import { because, journeyOf } from '../support/journey.ts'

const testApp = await buildTestApp(t, { now: '2026-03-02T02:00:00.000Z' })
const { setNow } = testApp
const { get, act, done, filed, prepare, decided, inService, executed } = journeyOf(testApp)
const { officer, second, head, chief, finance } = people

const at = (day: string) => setNow(new Date(`${day}T10:00:00+08:00`).toISOString())
const view = async (c: Followed) => (await get(officer, `/v1/cases/${c.id}`)).body
const duty = async (c: Followed, code: string) =>
  (await view(c)).duties.find((one: { code: string }) => one.code === code)
const refusal = ({ status, body }: Answer) => [status, body.code]
const one = { decisionNo: 1 }

t.test('service by public notice: thirty days after it was published', async (t) => {
  at('2026-03-02')
  const c = await decided()
  t.same(refusal(await act(officer, c, 'serve', { ...one, servedBy: 'public-notice' })), [422, 'case.not-announced'])
  t.same(refusal(await act(officer, c, 'serve', { ...one, servedBy: 'electronic' })), [422, 'case.address-unconfirmed'])
  t.same(refusal(await act(officer, c, 'serve', { ...one, servedBy: 'left' })), [422, 'case.left-note'])
  t.same(refusal(await act(officer, c, 'serve', { ...one, returned: true })), [422, 'case.return-by-mail'])
  t.same(refusal(await act(finance, c, 'announce-service', { ...one, ...because })), [403, 'auth.not-permitted'])
  t.same(refusal(await act(officer, c, 'announce-service', one)), [422, 'case.reason-needed'])
  await done(act(officer, c, 'announce-service', { ...one, reason: '当事人下落不明' }))
  t.same(refusal(await act(officer, c, 'announce-service', { ...one, ...because })), [409, 'case.already-announced'])
  at('2026-03-31')
  t.same(refusal(await act(officer, c, 'serve', { ...one, servedBy: 'public-notice' })), [422, 'case.notice-runs'])
  at('2026-04-01')
  await done(act(officer, c, 'serve', { ...one, servedBy: 'public-notice' }))
  t.match(await view(c), {
    state: 'served',
    decisions: [{ servedOn: '2026-04-01', dueOn: '2026-04-16' }],
    proceedings: { stops: [{ ground: 'public-notice', from: '2026-03-02', to: '2026-04-01' }] }
  })
  const left = await decided()
  await done(act(officer, left, 'serve', { ...one, servedBy: 'left', note: '见证人在场' }))
  const { body } = await get(officer, `/v1/cases/${left.id}/records`)
  t.match(JSON.stringify(body), /见证人在场/)
})

t.test('publication, its extract, and what is withdrawn is not there any more', async (t) => {
  at('2026-03-02')
  const parties = [
    { kind: 'natural', name: '张三丰', address: '深圳市福田区振华路1号' },
    { kind: 'natural', name: '赵六', role: 'third-party' }
  ]
  const c = await prepare(await filed({ parties }))
  const text = '当事人张三丰，电话13812345678，住深圳市福田区振华路1号；举报人李四称其售假；赵六作证。罚款一百元。'
  await done(
    act(head, c, 'decide', {
      kind: 'penalty',
      result: 'penalty',
      text,
      obligations: [{ kind: 'fine', amount: '100.00' }]
    })
  )
  await done(act(officer, c, 'serve', one))
  const url = `/v1/cases/${c.id}/decisions/1/publication`
  const draft = (await get(officer, url)).body
  t.match(draft, {
    state: 'draft',
    parties: ['张三丰'],
    penalties: [{ kind: 'fine', amount: '100.00' }],
    publications: []
  })
  t.equal(draft.text, '当事人张三丰，电话×××，住深圳市福田区×××；举报人×××称其售假；×××作证。罚款一百元。')
  t.equal(draft.tradeSecrets.length, 5)
  t.same(refusal(await get(officer, url.replace('/1/p', '/7/p'))), [404, 'not-found'])
  t.same(refusal(await get('officer@nanshan.example', url)), [404, 'not-found'])

  const necips = { ...one, channel: 'necips' }
  t.same(refusal(await act(officer, c, 'publish', necips)), [422, 'case.secrecy-review'])
  const reviewed = { ...necips, secrecyReviewed: true }
  t.same(refusal(await act(officer, c, 'publish', { ...reviewed, channel: 'patent' })), [422, 'case.not-published'])
  at('2026-03-04')
  await done(act(officer, c, 'publish', { ...reviewed, ...because }))
  t.same(refusal(await act(officer, c, 'publish', reviewed)), [409, 'case.already-published'])
  t.match(await duty(c, 'OT-PUB20'), { rule: 'A-72', state: 'done' })
  t.match(await duty(c, 'OT-PUB7'), { rule: 'A-77', state: 'open' })
  t.match((await get(officer, url)).body, {
    state: 'published',
    publications: [{ channel: 'necips', endsOn: '2029-03-04' }]
  })
  const gone = { publicationNo: 1, ground: 'decision-revoked' }
  t.same(refusal(await act(officer, c, 'withdraw-publication', { ...gone, ...because })), [
    422,
    'case.withdrawal-ground'
  ])
  t.same(refusal(await act(officer, c, 'withdraw-publication', { ...gone, publicationNo: 9, ...because })), [
    422,
    'case.publication-unknown'
  ])
  await done(act(chief, c, 'revoke-decision', { ...one, ...because }))
  t.same(refusal(await get(officer, url)), [404, 'publication.withdrawn'])
  t.match(await duty(c, 'OT-WITHDRAWPUB'), { rule: 'A-75', state: 'open' })
  await done(act(officer, c, 'withdraw-publication', { ...gone, ...because }))
  t.match(await duty(c, 'OT-WITHDRAWPUB'), { state: 'done' })
  t.same(refusal(await act(officer, c, 'withdraw-publication', { ...gone, ...because })), [
    409,
    'case.publication-withdrawn'
  ])
})

t.test('instalments, demand, court and the end of execution', async (t) => {
  at('2026-03-02')
  const c = await inService()
  const instalments = [
    { dueOn: '2026-04-30', amount: '40.00' },
    { dueOn: '2026-05-29', amount: '60.00' }
  ]
  const arrangement = { ...one, kind: 'instalments', requestedOn: '2026-03-02', instalments }
  t.same(refusal(await act(officer, c, 'arrange', arrangement)), [403, 'auth.not-permitted'])
  t.same(refusal(await act(head, c, 'arrange', { ...arrangement, kind: 'deferral' })), [422, 'case.instalments-count'])
  t.same(refusal(await act(head, c, 'arrange', { ...arrangement, instalments: [...instalments].reverse() })), [
    422,
    'case.instalments-order'
  ])
  t.same(
    refusal(
      await act(head, c, 'arrange', {
        ...arrangement,
        instalments: [instalments[0], { dueOn: '2026-05-29', amount: '59.99' }]
      })
    ),
    [422, 'case.instalments-sum']
  )
  const [first, other] = await Promise.all([act(head, c, 'arrange', arrangement), act(head, c, 'arrange', arrangement)])
  t.same([first.status, other.status].sort(), [200, 412], 'two at once')
  c.version = [first, other].find(({ status }) => status === 200)!.body.version
  t.match(await view(c), {
    decisions: [{ dueOn: '2026-05-29', surcharge: null }],
    proceedings: { arrangements: [{ approvedBy: head }] }
  })
  t.same(refusal(await act(officer, c, 'demand', one)), [422, 'case.not-yet-due'])
  at('2026-06-01')
  t.match((await view(c)).decisions[0].surcharge, { daysLate: 3, due: '9.00', fine: '100.00' })
  await done(act(officer, c, 'demand', one))
  t.same(refusal(await act(officer, c, 'serve-demand', { demandNo: 2 })), [422, 'case.demand-unknown'])
  t.same(refusal(await act(head, c, 'apply-court', { ...one, court: '福田区法院' })), [422, 'case.demand-needed'])
  await done(act(officer, c, 'serve-demand', { demandNo: 1 }))
  t.same(refusal(await act(officer, c, 'serve-demand', { demandNo: 1 })), [409, 'case.demand-served'])
  const early = await act(head, c, 'apply-court', { ...one, court: '福田区法院' })
  t.same(refusal(early), [422, 'case.court-too-early'])
  t.match(early.body.detail, /2026-09-03/)
  t.match(await duty(c, 'OT-COURTAPP'), { rule: 'A-87', state: 'open' })
  at('2026-12-03')
  t.same(refusal(await act(head, c, 'apply-court', { ...one, court: '福田区法院' })), [422, 'case.court-too-late'])
  at('2026-09-03')
  await done(act(head, c, 'apply-court', { ...one, court: '福田区法院' }))
  t.same(refusal(await act(head, c, 'apply-court', { ...one, court: '福田区法院' })), [409, 'case.court-applied'])
  t.match(await duty(c, 'OT-COURTAPP'), { state: 'done' })
  const court = { applicationNo: 1, step: 'granted' }
  t.same(refusal(await act(officer, c, 'record-court', { ...court, applicationNo: 2 })), [
    422,
    'case.application-unknown'
  ])
  t.same(refusal(await act(officer, c, 'record-court', court)), [422, 'case.court-not-accepted'])
  await done(
    act(officer, c, 'record-court', { applicationNo: 1, step: 'accepted', courtNumber: '(2026)粤0304行审15号' })
  )
  await done(act(officer, c, 'record-court', court))
  t.same(refusal(await act(officer, c, 'record-court', court)), [409, 'case.court-recorded'])
  t.equal((await view(c)).state, 'enforcing')
  await done(act(head, c, 'end-execution', { ...one, ground: 'court-ruled' }))
  t.same(refusal(await act(head, c, 'close', { ground: 'executed' })), [422, 'case.ground-not-met'])
  await done(act(head, c, 'close', { ground: 'execution-ended' }))
  t.match(await view(c), { state: 'closed', closingGround: 'execution-ended' })
})

t.test('remedies, stays and suspensions', async (t) => {
  at('2026-03-02')
  const c = await inService()
  t.same(refusal(await act(officer, c, 'end-remedy', { remedyNo: 1, outcome: 'upheld' })), [422, 'case.remedy-unknown'])
  const hold = { ...one, ground: 'no-ability' }
  t.same(refusal(await act(head, c, 'suspend-execution', { ...one, ground: 'stay-ordered' })), [
    422,
    'case.stay-without-remedy'
  ])
  t.same(refusal(await act(head, c, 'resume-execution', one)), [422, 'case.execution-not-suspended'])
  await done(act(officer, c, 'start-remedy', { ...one, kind: 'reconsideration', stayed: true }))
  t.same(refusal(await act(officer, c, 'start-remedy', { ...one, kind: 'suit' })), [422, 'case.remedy-pending'])
  t.same(refusal(await act(head, c, 'suspend-execution', hold)), [409, 'case.execution-suspended'])
  await done(act(officer, c, 'end-remedy', { remedyNo: 1, outcome: 'upheld' }))
  t.same(refusal(await act(officer, c, 'end-remedy', { remedyNo: 1, outcome: 'upheld' })), [409, 'case.remedy-ended'])
  await done(act(head, c, 'suspend-execution', hold))
  t.same(refusal(await act(head, c, 'end-execution', { ...one, ground: 'three-years' })), [422, 'case.three-years'])
  t.same(refusal(await act(head, c, 'end-execution', { ...one, ground: 'court-ruled' })), [
    422,
    'case.court-not-applied'
  ])
  await done(act(head, c, 'resume-execution', one))
  await done(act(head, c, 'end-execution', { ...one, ground: 'object-lost' }))
  t.match(await view(c), { state: 'execution-ended', decisions: [{ executedOn: null }] })
  t.same(refusal(await act(head, c, 'end-execution', { ...one, ground: 'object-lost' })), [409, 'case.wrong-state'])
  const paid = await executed()
  t.same(
    refusal(
      await act(head, paid, 'arrange', {
        ...one,
        kind: 'deferral',
        requestedOn: '2026-03-02',
        instalments: [{ dueOn: '2026-04-30', amount: '1' }]
      })
    ),
    [409, 'case.wrong-state']
  )
})

t.test('a penalty without transfer is told to police, procuratorate and right holder', async (t) => {
  at('2026-03-02')
  const c = await inService()
  await done(act(officer, c, 'copy-penalty', { ...one, to: ['police'] }))
  t.same(refusal(await act(officer, c, 'copy-penalty', { ...one, to: ['police'] })), [409, 'case.already-copied'])
  await done(act(officer, c, 'copy-penalty', { ...one, to: ['procuratorate', 'right-holder'] }))
  t.equal((await view(c)).proceedings.publications.length, 3)
})

t.test('closing on the request of another, archive, and the volumes', async (t) => {
  at('2026-03-02')
  const c = await executed()
  t.same(refusal(await act(head, c, 'close', { ground: 'executed', requestedBy: head })), [403, 'case.own-request'])
  t.same(refusal(await act(head, c, 'close', { ground: 'executed', requestedBy: 'nobody@x.example' })), [
    422,
    'case.handler-unknown'
  ])
  t.same(refusal(await act(officer, c, 'archive', {})), [409, 'case.wrong-state'])
  await done(act(head, c, 'close', { ground: 'executed', requestedBy: second }))
  await done(act(officer, c, 'archive', { shelf: '甲-3', keptYears: 10 }))
  t.equal((await view(c)).state, 'archived')
  const { volumes } = (await get(officer, `/v1/cases/${c.id}/volumes`)).body
  t.same(
    volumes.map((volume: any) => volume.items.length),
    [7, 6]
  )
  t.match(volumes[0].items[1].papers, [{ zh: '行政处罚决定书', on: '2026-03-02', pages: null }, { zh: '送达回证' }])
  t.same(refusal(await get('officer@nanshan.example', `/v1/cases/${c.id}/volumes`)), [404, 'not-found'])
  await done(act(chief, c, 'reopen', { ground: 'new-evidence', ...because }))
  t.equal((await view(c)).state, 'executed')
  const other = await executed()
  t.same(refusal(await act(head, other, 'close', { ground: 'other' })), [422, 'case.reason-needed'])
  await done(act(head, other, 'close', { ground: 'other', reason: '其他应予结案的情形' }))
})
