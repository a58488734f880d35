import t from 'tap'
import { buildTestApp } from './support/app.ts'
import { clientOf, fiveMaterials, handlers, people } from './support/client.ts'
import { journeyOf } from './support/journey.ts'

const { officer, head, chief, finance, liaison, procurator, supervision } = people

t.test('one case from the clue to the penalty paid and closed, with the month counted', async (t) => {
  const testApp = await buildTestApp(t, { now: '2026-03-02T02:00:00Z' })
  const { get, register, act, done } = clientOf(testApp)
  const legal = 'legal@futian.example'
  const c = await register(officer, { occurredOn: '2026-03-02' })

  const shown = await get(officer, `/v1/cases/${c.id}`)
  t.equal(shown.status, 200)
  t.equal(shown.body.state, 'clue')
  t.equal(shown.body.number, null, 'no number before filing')
  const may = (name: string) => shown.body.allowedActions.find((one: any) => one.act === name)
  t.equal(may('file').allowed, false)
  t.equal(may('file').why.code, 'auth.not-permitted', 'an officer does not file')
  t.equal(may('amend').allowed, true)

  testApp.setNow('2026-03-04T02:00:00Z')
  const filed = await done(act(head, c, 'file', { handlers }))
  t.match(filed.body.number, /〔2026〕1号$/)
  testApp.setNow('2026-03-09T02:00:00Z')
  await done(
    act(officer, c, 'investigate', { kind: 'inspection', officers: handlers, text: '现场检查，查见侵权运动鞋。' })
  )
  await done(act(officer, c, 'end-investigation', { proposal: '建议罚款二万元，没收侵权商品。' }))
  await done(act(officer, c, 'submit-review', { kind: 'case' }))
  testApp.setNow('2026-03-16T02:00:00Z')
  t.match(await act(officer, c, 'review', { reviewNo: 1, outcome: 'agree', opinion: '同意' }), { status: 403 })
  await done(act(legal, c, 'review', { reviewNo: 1, outcome: 'agree', opinion: '同意' }))
  const proposed = [{ kind: 'fine', amount: '20000' }, { kind: 'confiscate-goods' }]
  t.match(await act(officer, c, 'notify', { proposed, hearing: false }), {
    status: 422,
    body: { code: 'case.hearing-to-be-offered', basis: 'A-36' }
  })
  await done(act(officer, c, 'notify', { proposed }))
  await done(act(officer, c, 'serve-notice', { noticeNo: 1 }))
  testApp.setNow('2026-03-23T02:00:00Z')
  const penalty = {
    kind: 'penalty',
    documentNumber: '深市监福罚[2026]12号',
    obligations: [{ kind: 'fine', amount: '20000.00' }, { kind: 'confiscate-goods' }, { kind: 'stop-order' }]
  }
  t.match(await act(head, c, 'decide', penalty), {
    status: 422,
    body: { code: 'case.notice-time-runs', params: { until: '2026-03-23' } }
  })
  testApp.setNow('2026-03-30T02:00:00Z')
  await done(act(head, c, 'decide', penalty))
  testApp.setNow('2026-04-01T02:00:00Z')
  await done(act(officer, c, 'serve', { decisionNo: 1 }))
  await done(act(officer, c, 'perform', { decisionNo: 1, obligationNo: 2 }))
  testApp.setNow('2026-04-15T02:00:00Z')
  t.match(await act(officer, c, 'perform', { decisionNo: 1, obligationNo: 1 }), {
    status: 422,
    body: { code: 'case.obligation-by-receipt' }
  })
  await done(act(finance, c, 'record-receipt', { decisionNo: 1, amount: '15000' }))
  await done(act(officer, c, 'perform', { decisionNo: 1, obligationNo: 3 }))
  t.match(await act(head, c, 'close', { ground: 'executed' }), { status: 422, body: { code: 'case.unexecuted' } })
  testApp.setNow('2026-04-17T02:00:00Z')
  const paid = await done(act(finance, c, 'record-receipt', { decisionNo: 1, amount: '5000.00' }))
  t.equal(paid.body.state, 'executed', 'the last payment executes the decision')
  const closed = await done(act(head, c, 'close', { ground: 'executed' }))
  t.equal(closed.body.state, 'closed')

  const whole = (await get(officer, `/v1/cases/${c.id}`)).body
  t.equal(whole.decisions[0].documentNumber, '深市监福罚〔2026〕12号', 'brackets made canonical')
  t.equal(whole.decisions[0].documentNumberRaw, '深市监福罚[2026]12号')
  t.equal(whole.decisions[0].dueOn, '2026-04-16', '15 days after service')
  t.equal(whole.decisions[0].principalReceived, '20000.00')
  t.equal(whole.closingGroundOn, '2026-04-17')
  t.equal(whole.duties.find((d: any) => d.code === 'OT-DECIDE').state, 'done')
  t.same(
    whole.timeline.map((r: any) => r.act),
    [
      ...['register', 'file', 'investigate', 'end-investigation', 'submit-review', 'review', 'notify', 'serve-notice'],
      ...['decide', 'serve', 'perform', 'record-receipt', 'perform', 'record-receipt', 'close']
    ]
  )

  testApp.setNow('2026-05-08T02:00:00Z')
  const rate = async (id: string, query: string) => (await get(supervision, `/v1/rates/${id}?${query}`)).body
  const ac1 = await rate('AC1', 'period=2026-04')
  t.match([ac1.numerator, ac1.denominator], [1, 1])
  const ae1 = await rate('AE1', 'period=2026-04')
  t.match([ae1.numerator, ae1.denominator], [1, 1])
  const verified = await get(supervision, `/v1/cases/${c.id}/records/verification`)
  t.match(verified.body, { intact: true, length: 15 })
})

t.test('one case transferred to the police and filed there, and one that they do not file', async (t) => {
  const testApp = await buildTestApp(t, { now: '2026-03-02T02:00:00Z' })
  const { get, register, act, transferAct, post, done, prepare } = journeyOf(testApp)
  const c = await register(officer)
  await done(act(head, c, 'file', { handlers }))
  const opened = await post(
    head,
    `/v1/cases/${c.id}/transfers`,
    { members: handlers, charge: '销售假冒注册商标的商品罪' },
    { ifMatch: c.version }
  )
  t.equal(opened.status, 201)
  t.equal(opened.body.transferState, 'tg-formed')
  c.version = opened.body.version
  c.transferVersion = opened.body.transferVersion
  t.match(await act(head, c, 'decide', { kind: 'penalty', obligations: [{ kind: 'fine', amount: '1' }] }), {
    status: 422,
    body: { code: 'case.fine-blocked', basis: 'T-55' }
  })

  t.equal((await get(liaison, `/v1/transfers/${c.id}/1`)).status, 404, 'the police see nothing before it is sent')
  await done(transferAct(officer, c, 'report', { text: '经查，销售金额已达追诉标准。' }))
  t.match(await transferAct(head, c, 'approve', { occurredAt: '2026-03-02T09:30:00+08:00' }), { status: 403 })
  const approved = await done(transferAct(chief, c, 'approve', { occurredAt: '2026-03-02T09:30:00+08:00' }))
  t.equal(approved.body.state, 'decided', 'the approval is the disposal decision')
  t.match(await transferAct(officer, c, 'send', { occurredAt: '2026-03-02T09:40:00+08:00', materials: [] }), {
    status: 422,
    body: { code: 'transfer.material-missing' }
  })
  await done(
    transferAct(officer, c, 'send', {
      occurredAt: '2026-03-02T09:45:00+08:00',
      materials: fiveMaterials,
      letterNumber: '深市监福移〔2026〕1号'
    })
  )
  const inbox = await get(liaison, '/v1/transfers')
  t.equal(inbox.body.items.length, 1)
  const seen = (await get(liaison, `/v1/transfers/${c.id}/1`)).body
  t.equal(seen.package.parties[0].name, '福田区晨光商行')
  t.same(seen.members, [], 'who is in the group stays in the office')
  t.equal((await get(liaison, `/v1/cases/${c.id}`)).status, 403)
  t.equal((await get(procurator, `/v1/transfers/${c.id}/1`)).status, 200, 'copied to the procuratorate')
  t.equal((await get('liaison@police-nanshan.example', `/v1/transfers/${c.id}/1`)).status, 404)

  await done(transferAct(liaison, c, 'receive', { occurredAt: '2026-03-02T09:50:00+08:00' }))
  const ended = await done(transferAct(liaison, c, 'file', { policeNumber: '深公立字〔2026〕9号' }))
  t.equal(ended.body.transferState, 'filed')
  const closed = await done(act(head, c, 'close', { ground: 'transferred-criminal' }))
  t.equal(closed.body.state, 'closed')

  const d = await register(officer)
  await done(act(head, d, 'file', { handlers }))
  const second = await done(post(head, `/v1/cases/${d.id}/transfers`, { members: handlers }, { ifMatch: d.version }))
  Object.assign(d, { version: second.body.version, transferVersion: 1 })
  await done(transferAct(officer, d, 'report', { text: '报告' }))
  await done(transferAct(chief, d, 'approve', { occurredAt: '2026-03-02T09:30:00+08:00' }))
  await done(transferAct(officer, d, 'send', { occurredAt: '2026-03-02T09:45:00+08:00', materials: fiveMaterials }))
  await done(act(head, d, 'close', { ground: 'transferred-criminal' }))
  await done(transferAct(liaison, d, 'receive', { occurredAt: '2026-03-02T09:50:00+08:00' }))
  t.match(await transferAct(liaison, d, 'decline', {}), { status: 422, body: { code: 'transfer.reason-needed' } })
  await done(transferAct(liaison, d, 'decline', { reason: '证据不足' }))
  const reopened = await done(act(chief, d, 'reopen', { ground: 'police-not-filed', reason: '公安不予立案' }))
  t.equal(reopened.body.state, 'filed')
  await prepare(d)
  const penalised = await act(head, d, 'decide', { kind: 'penalty', obligations: [{ kind: 'fine', amount: '3000' }] })
  t.equal(penalised.status, 200, 'after a negative end a fine is possible again')
})
