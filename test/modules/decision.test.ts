import t, { type Test } from 'tap'
import { look, serviceSight } from '../../src/db/connect.ts'
import { buildTestApp } from '../support/app.ts'
import { handlers, people, sampleCase, type Answer, type Followed } from '../support/client.ts'
import { because, journeyOf, penalty } from '../support/journey.ts'

const testApp = await buildTestApp(t, { now: '2026-03-04T02:00:00Z' })
const { setNow, db } = testApp
const { get, register, act, done, filed, ready } = journeyOf(testApp)
const { officer, head, chief } = people
const legal = 'legal@futian.example'
const day = (date: string) => setNow(`${date}T02:00:00Z`)
const view = async (c: Followed) => (await get(officer, `/v1/cases/${c.id}`)).body
const refused = (t: Test, answer: Answer, code: string, status = 422, more: object = {}) =>
  t.match(answer, { status, body: { code, ...more } }, code)
const agree = { reviewNo: 1, outcome: 'agree', opinion: '同意' }
const large = [{ kind: 'fine', amount: '10000.00' }]

async function investigated(body: object = {}): Promise<Followed> {
  const c = await filed(body)
  await done(act(officer, c, 'investigate', { kind: 'inspection', officers: handlers, text: '现场检查。' }))
  await done(act(officer, c, 'end-investigation', { proposal: '建议处罚。' }))
  return c
}
async function reviewed(body: object = {}): Promise<Followed> {
  const c = await investigated(body)
  await done(act(officer, c, 'submit-review', { kind: 'case' }))
  await done(act(legal, c, 'review', agree))
  return c
}

t.test('review: by a person who did not handle the case; a legal review by a legal reviewer', async (t) => {
  const c = await investigated()
  refused(t, await act(head, c, 'decide', penalty), 'case.not-reviewed')
  refused(t, await act(officer, c, 'submit-review', { kind: 'legal' }), 'case.legal-grounds-needed')
  refused(t, await act(officer, c, 'submit-review', { kind: 'case', grounds: ['complex'] }), 'case.legal-review-needed')
  await done(act(head, c, 'submit-review', { kind: 'legal', grounds: ['complex'] }))
  refused(t, await act(head, c, 'review', agree), 'case.same-person', 403)
  refused(t, await act(chief, c, 'review', agree), 'case.legal-reviewer-needed', 403)
  t.match(await act(officer, c, 'review', agree), { status: 403 })
  refused(t, await act(legal, c, 'review', { ...agree, reviewNo: 2 }), 'case.review-unknown')
  refused(t, await act(officer, c, 'submit-review', { kind: 'case' }), 'case.review-open')
  const shown = await view(c)
  t.match(
    shown.duties.find((duty: any) => duty.code === 'OT-REVIEW'),
    { rule: 'A-32', dueAt: /^2026-03-18T/, state: 'open' },
    'ten working days'
  )
  const done1 = await done(act(legal, c, 'review', { ...agree, outcome: 'supplement' }))
  t.equal(done1.body.state, 'investigating')
  refused(t, await act(legal, c, 'review', agree), 'case.wrong-state', 409)
  await done(act(officer, c, 'end-investigation', { proposal: '已补充。' }))
  await done(act(officer, c, 'submit-review', { kind: 'legal', grounds: ['complex'] }))
  await done(act(legal, c, 'review', { ...agree, reviewNo: 2 }))
  await done(act(officer, c, 'notify', { proposed: penalty.obligations.slice(0, 1) }))
  await done(act(officer, c, 'serve-notice', { noticeNo: 1 }))
  await done(act(officer, c, 'waive-hearing', { noticeNo: 1 }))
  refused(t, await act(head, c, 'decide', penalty), 'case.not-discussed')
  const discussion = { attendees: [head, chief], conclusion: '同意处罚。' }
  refused(t, await act(head, c, 'discuss', { ...discussion, attendees: [head] }), 'case.discussion-alone')
  refused(
    t,
    await act(head, c, 'discuss', { ...discussion, attendees: [head, 'chief@nanshan.example'] }),
    'case.attendee-unknown',
    422,
    { field: '/attendees' }
  )
  await done(act(head, c, 'discuss', { ...discussion, attendees: [head, chief, 'chief@market.example'] }))
  t.equal((await done(act(head, c, 'decide', penalty))).body.state, 'decided')
  const whole = await view(c)
  t.match(whole.proceedings.reviews, [{ outcome: 'supplement' }, { reviewer: legal, outcome: 'agree' }])
  t.match(
    whole.timeline.find((one: any) => one.act === 'review'),
    { personId: legal, role: 'legal-reviewer', rule: 'A-31' }
  )
})

t.test('notice and hearing: offered by the rule, asked for in time, told ahead, hosted by another', async (t) => {
  day('2026-03-04')
  const c = await reviewed()
  refused(t, await act(officer, c, 'notify', { proposed: large, hearing: false }), 'case.hearing-to-be-offered', 422, {
    basis: 'A-36'
  })
  const taking = { proposed: [{ kind: 'confiscate-goods' }], hearing: false }
  refused(t, await act(officer, c, 'notify', taking), 'case.hearing-to-be-offered', 422, { basis: 'A-36' })
  await done(act(officer, c, 'notify', { proposed: large, partyNo: 1 }))
  const { notices } = (await get(officer, `/v1/cases/${c.id}`)).body.proceedings
  t.match(notices.at(-1).proposed[0], { kind: 'fine', amount: /^\d+\.\d\d$/ }, 'in CNY, as everywhere outside')
  refused(t, await act(officer, c, 'notify', { proposed: large }), 'case.notice-stands')
  refused(t, await act(officer, c, 'waive-hearing', { noticeNo: 1 }), 'case.notice-not-served')
  refused(t, await act(officer, c, 'serve-notice', { noticeNo: 7 }), 'case.notice-unknown')
  await done(act(officer, c, 'serve-notice', { noticeNo: 1 }))
  refused(t, await act(officer, c, 'serve-notice', { noticeNo: 1 }), 'case.notice-served', 409)
  t.match((await view(c)).proceedings.notices, [{ hearing: true, hearingRule: 'A-36' }])

  day('2026-03-12')
  refused(t, await act(officer, c, 'request-hearing', { noticeNo: 1 }), 'case.waived', 422, { basis: 'A-35' })
  refused(t, await act(head, c, 'request-hearing', { noticeNo: 1 }), 'case.waived')
  const asked = await done(act(officer, c, 'request-hearing', { noticeNo: 1, occurredOn: '2026-03-11' }))
  t.equal(asked.body.state, 'hearing')
  refused(t, await act(officer, c, 'waive-hearing', { noticeNo: 1 }), 'case.hearing-open', 409)
  const fine = { kind: 'penalty', obligations: large }
  refused(t, await act(head, c, 'decide', fine), 'case.hearing-open', 409)
  const plan = { hearingNo: 1, setFor: '2026-03-24', place: '本局会议室', host: legal }
  refused(t, await act(head, c, 'announce-hearing', { ...plan, host: officer }), 'case.same-person', 403, {
    basis: 'P-22'
  })
  refused(t, await act(head, c, 'announce-hearing', { ...plan, host: 'nobody@x.example' }), 'case.attendee-unknown')
  refused(t, await act(head, c, 'announce-hearing', { ...plan, setFor: '2026-03-23' }), 'case.hearing-too-early')
  refused(t, await act(head, c, 'announce-hearing', { ...plan, hearingNo: 2 }), 'case.hearing-unknown')
  refused(t, await act(legal, c, 'end-hearing', { hearingNo: 1, ended: 'held' }), 'case.hearing-not-announced')
  await done(act(head, c, 'announce-hearing', plan))
  day('2026-03-24')
  refused(t, await act(officer, c, 'end-hearing', { hearingNo: 1, ended: 'held' }), 'case.same-person', 403)
  await done(act(legal, c, 'end-hearing', { hearingNo: 1, ended: 'held', opinion: '事实清楚。' }))
  refused(t, await act(legal, c, 'end-hearing', { hearingNo: 1, ended: 'held' }), 'case.hearing-ended', 409)
  const whole = await view(c)
  t.match(whole.proceedings.stops, [{ ground: 'hearing', from: '2026-03-11', to: '2026-03-24' }])
  t.match(
    whole.duties.find((duty: any) => duty.code === 'OT-DECIDE'),
    { dueAt: /^2026-06-16T/ },
    '90 days and fourteen that are not counted'
  )
  refused(t, await act(head, c, 'decide', fine), 'case.legal-review-needed', 422, { basis: 'A-31' })
  await done(act(officer, c, 'submit-review', { kind: 'legal', grounds: ['rights-after-hearing'] }))
  await done(act(legal, c, 'review', { ...agree, reviewNo: 2 }))
  await done(act(head, c, 'discuss', { attendees: [head, chief], conclusion: '同意。' }))
  const heavier = { ...fine, obligations: [{ kind: 'fine', amount: '10000.01' }] }
  refused(t, await act(head, c, 'decide', heavier), 'case.heavier-than-noticed', 422, { field: '/obligations/0' })
  await done(act(head, c, 'decide', fine))
  day('2026-03-04')
})

t.test('statement, late answers, a notice withdrawn', async (t) => {
  day('2026-03-04')
  const c = await reviewed()
  await done(act(officer, c, 'notify', { proposed: [{ kind: 'fine', amount: '900' }] }))
  refused(t, await act(head, c, 'decide', penalty), 'case.notice-not-served')
  await done(act(officer, c, 'serve-notice', { noticeNo: 1 }))
  refused(t, await act(officer, c, 'request-hearing', { noticeNo: 1 }), 'case.hearing-not-offered')
  refused(t, await act(head, c, 'decide', penalty), 'case.notice-time-runs', 422, { params: { until: '2026-03-11' } })
  const said = { noticeNo: 1, result: 'partly-accepted', text: '数额偏高。' }
  day('2026-03-12')
  refused(t, await act(officer, c, 'record-statement', said), 'case.waived', 422, { basis: 'A-34' })
  await done(act(head, c, 'record-statement', { ...said, reason: '邮路中断' }))
  refused(t, await act(head, c, 'withdraw-notice', { noticeNo: 1 }), 'case.reason-needed')
  const back = await done(act(head, c, 'withdraw-notice', { noticeNo: 1, ...because }))
  t.equal(back.body.state, 'reviewing')
  refused(t, await act(head, c, 'decide', penalty), 'case.not-noticed')
  await done(act(officer, c, 'notify', { proposed: [{ kind: 'fine', amount: '800' }] }))
  refused(t, await act(officer, c, 'waive-hearing', { noticeNo: 1 }), 'case.notice-withdrawn', 409)
  day('2026-03-04')
})

t.test('a decision: its kind and result by the procedure, its fine by the figures', async (t) => {
  day('2026-03-04')
  const minor = { kind: 'no-penalty', result: 'no-penalty-minor' }
  const c = await reviewed()
  refused(t, await act(head, c, 'decide', { kind: 'no-penalty' }), 'case.result-needed', 422, { basis: 'A-48' })
  refused(t, await act(head, c, 'decide', { ...minor, result: 'mediated' }), 'case.result-unfit')
  refused(t, await act(head, c, 'decide', { kind: 'ruling', result: 'adjudicated-not-infringing' }), 'case.kind-unfit')
  await done(act(head, c, 'decide', minor))
  refused(t, await act(head, await filed(), 'decide', minor), 'case.not-investigated')

  const figures = [{ measure: 'illegal-turnover', value: '60000', unit: 'CNY' }]
  const rich = await ready({ figures })
  const much = { kind: 'penalty', obligations: [{ kind: 'fine', amount: '300000.01' }] }
  const answer = await done(act(head, rich, 'decide', much))
  t.match(answer.body.warnings, [{ code: 'case.fine-range', field: '/obligations', zh: /A-56/ }], 'told, not refused')
  const within = await done(
    act(head, await ready({ figures }), 'decide', { ...much, obligations: [{ kind: 'fine', amount: '300000' }] })
  )
  t.same(within.body.warnings, [])

  const dispute = { procedure: 'patent-dispute', rightKind: 'patent', rights: [] }
  const stop = { kind: 'ruling', result: 'adjudicated-infringing', obligations: [{ kind: 'stop-order' }] }
  const p = await filed(dispute)
  refused(t, await act(head, p, 'decide', penalty), 'case.kind-unfit', 422, { basis: 'A-51' })
  refused(t, await act(head, p, 'decide', { ...stop, obligations: [] }), 'case.ruling-stop-order', 422, {
    basis: 'A-58'
  })
  t.match(await act(officer, p, 'submit-review', { kind: 'case' }), { body: { code: 'case.wrong-procedure' } })
  await done(act(head, p, 'decide', stop))
  const mediated = await filed(dispute)
  const agreement = { text: '被请求人停止制造并补偿。' }
  refused(t, await act(head, mediated, 'mediate', { ...agreement, partyNo: 9 }), 'case.party-unknown')
  t.equal((await done(act(head, mediated, 'mediate', agreement))).body.state, 'decided')
  refused(t, await act(head, mediated, 'mediate', agreement), 'case.wrong-state', 409)
  t.match(await act(head, c, 'mediate', agreement), { body: { code: 'case.wrong-procedure' } })
})

t.test('no fine while an assessment that asks for the transfer is unsettled', async (t) => {
  const c = await ready({
    goods: [{ name: '运动鞋', quantity: '100', unit: '双', found: 'sold', infringing: 'yes', value: '60000' }]
  })
  refused(t, await act(head, c, 'decide', penalty), 'case.must-transfer-first', 422, { basis: 'T-03' })
  await done(act(chief, c, 'settle-assessment', because))
  await done(act(head, c, 'decide', penalty))
})

t.test('on the spot: decided and served in one act, counted apart, papers handed in', async (t) => {
  day('2026-03-04')
  const fine = (amount: string) => ({ officers: handlers, obligations: [{ kind: 'fine', amount }] })
  const c = await register(officer)
  refused(t, await act(officer, c, 'decide-on-the-spot', fine('200.01')), 'case.spot-limit', 422, { basis: 'A-99' })
  refused(t, await act(officer, c, 'decide-on-the-spot', { ...fine('1'), officers: [officer] }), 'case.two-handlers')
  refused(
    t,
    await act(officer, c, 'decide-on-the-spot', { ...fine('1'), officers: [officer, 'officer@nanshan.example'] }),
    'case.handler-unknown'
  )
  const goods = { officers: handlers, obligations: [{ kind: 'confiscate-goods' }] }
  refused(t, await act(officer, c, 'decide-on-the-spot', goods), 'case.spot-kind')
  refused(t, await act(officer, await filed(), 'hand-in-papers', {}), 'case.wrong-state', 409)
  const spot = await done(act(officer, c, 'decide-on-the-spot', fine('200.00')))
  t.equal(spot.body.state, 'served')
  const shown = await view(c)
  t.match(shown, { track: 'simple', number: null, filedOn: null })
  t.match(
    shown.duties.find((duty: any) => duty.code === 'OT-SPOT-PAPERS'),
    { dueAt: /^2026-03-13T/, state: 'open' },
    'seven working days'
  )
  const entries = await look(
    db,
    serviceSight,
    (tx) => tx<{ measure: string }[]>`select measure from ledger where case_id = ${c.id} order by measure`
  )
  t.same(
    entries.map((one) => one.measure),
    ['decision-due', 'principal-due', 'simple-decided']
  )
  await done(act(officer, c, 'hand-in-papers', {}))
  refused(t, await act(officer, c, 'hand-in-papers', {}), 'case.papers-handed-in', 409)
  const firm = { ...sampleCase, parties: [{ kind: 'legal', name: '某公司' }] }
  const big = await register(officer, firm)
  refused(t, await act(officer, big, 'decide-on-the-spot', fine('3000.01')), 'case.spot-limit')
  await done(act(officer, big, 'decide-on-the-spot', fine('3000')))
  const ordinary = await ready()
  await done(act(head, ordinary, 'decide', penalty))
  refused(t, await act(officer, ordinary, 'hand-in-papers', {}), 'case.not-on-the-spot')
})

t.test('two at once: one is done, the other is told', async (t) => {
  day('2026-03-04')
  const c = await investigated()
  await done(act(officer, c, 'submit-review', { kind: 'case' }))
  const both = await Promise.all([legal, chief].map((person) => act(person, { ...c }, 'review', agree)))
  t.same(both.map((one) => one.status).sort(), [200, 412])
})
