import t from 'tap'
import { earlierPenalties } from '../../src/db/stores/repeat-offenders.ts'
import { look, serviceSight } from '../../src/db/connect.ts'
import { buildTestApp } from '../support/app.ts'
import { people } from '../support/client.ts'
import { crewOf, futian, journeyOf } from '../support/journey.ts'

const testApp = await buildTestApp(t, { now: '2026-03-04T02:00:00Z' })
const { db, ownerDb, setNow } = testApp
const { get, post, register, act, done, filed, inService } = journeyOf(testApp)
const { officer, head } = futian
const nanshan = journeyOf(testApp, crewOf('nanshan'))

const named = { name: '赵举报', phone: '13912345678', address: '深圳市福田区保密路 1 号' }
const complaint = { kind: 'complaint', text: '要求退款' }
const report = { kind: 'report', text: '店内售假', reporter: named }
const view = async (person: string, id: string) => (await get(person, `/v1/cases/${id}`)).body
const dutiesOf = async (id: string) =>
  Object.fromEntries(
    (await view(officer, id)).duties.map((duty: { code: string; dueAt: string; doneAt: string | null }) => [
      duty.code,
      [duty.dueAt.slice(0, 10), duty.doneAt?.slice(0, 10) ?? null]
    ])
  )
const codeOf = async (answer: Promise<{ status: number; body: { code?: string } }>) => (await answer).body.code

t.test('mixed material is two leads from the start, each under its own clock', async (t) => {
  const c = await register(officer, { leads: [complaint, report] })
  const { proceedings } = await view(officer, c.id)
  t.match(proceedings.leads, [
    { no: 1, kind: 'complaint', receivedOn: '2026-03-04', realName: false, reporterNo: null },
    { no: 2, kind: 'report', realName: true, reporterNo: 1 }
  ])
  t.match(await dutiesOf(c.id), { 'OT-COMPLAINT': ['2026-03-13', null], 'OT-FILE': ['2026-03-25', null] })
  t.equal((await dutiesOf(c.id))['OT-REPORTER'], undefined, 'nothing to tell before it is decided')

  await done(act(officer, c, 'start-check', {}))
  t.equal((await view(officer, c.id)).state, 'checking')
  t.equal(await codeOf(act(officer, c, 'accept-complaint', { leadNo: 2 })), 'case.not-complaint')
  t.equal(await codeOf(act(officer, c, 'accept-complaint', { leadNo: 9 })), 'case.lead-unknown')
  t.equal(await codeOf(act(officer, c, 'end-mediation', { leadNo: 1, outcome: 'agreed' })), 'case.no-mediation')
  await done(act(officer, c, 'accept-complaint', { leadNo: 1 }))
  t.equal(await codeOf(act(officer, c, 'refuse-complaint', { leadNo: 1, reason: '非消费' })), 'case.complaint-answered')
  t.match(await dutiesOf(c.id), { 'OT-COMPLAINT': ['2026-03-13', '2026-03-04'], 'OT-MEDIATION': ['2026-05-11', null] })
  await done(act(officer, c, 'end-mediation', { leadNo: 1, outcome: 'failed' }))
  t.match(await dutiesOf(c.id), {
    'OT-MEDIATION': ['2026-05-11', '2026-03-04'],
    'OT-MEDIATION-NOTICE': ['2026-03-13', null]
  })
  await done(act(officer, c, 'reply-reporter', { leadNo: 1 }))
  t.equal(await codeOf(act(officer, c, 'reply-reporter', { leadNo: 1 })), 'case.reporter-told')

  t.equal(await codeOf(act(officer, c, 'reply-reporter', { leadNo: 2 })), 'case.reply-too-early')
  await done(act(head, c, 'file', { handlers: futian.handlers }))
  t.match(await dutiesOf(c.id), { 'OT-REPORTER': ['2026-03-11', null], 'OT-FILE': ['2026-03-25', '2026-03-04'] })
  await done(act(officer, c, 'reply-reporter', { leadNo: 2 }))
  t.match(await dutiesOf(c.id), {
    'OT-REPORTER': ['2026-03-11', '2026-03-04'],
    'OT-MEDIATION-NOTICE': ['2026-03-13', '2026-03-04']
  })
  await done(act(officer, c, 'add-lead', { kind: 'report', text: '匿名' }))
  t.equal(await codeOf(act(officer, c, 'reply-reporter', { leadNo: 3 })), 'case.no-reporter')
  t.equal(await codeOf(act(people.finance, c, 'add-lead', complaint)), 'auth.not-permitted')
})

t.test('a refusal to file keeps its ground and its day, whatever is entered later', async (t) => {
  const c = await register(officer, { leads: [{ kind: 'report', realName: true }] })
  t.equal(await codeOf(act(head, c, 'decline', { ground: 'first-minor' })), 'case.reason-needed')
  await done(act(head, c, 'decline', { ground: 'first-minor', reason: '初次违法，已改正' }))
  setNow('2026-03-06T02:00:00Z')
  await done(act(officer, c, 'reply-reporter', { leadNo: 1 }))
  setNow('2026-03-04T02:00:00Z')
  t.match(await dutiesOf(c.id), {
    'OT-FILE': ['2026-03-25', '2026-03-04'],
    'OT-REPORTER': ['2026-03-11', '2026-03-06']
  })
  const { state, proceedings } = await view(officer, c.id)
  t.equal(state, 'not-filed')
  t.match(proceedings.filingDecisions, [{ filed: false, ground: 'first-minor', on: '2026-03-04' }])
})

t.test('what is stated at filing is kept; out of time is told, not refused', async (t) => {
  const c = await register(officer)
  const handlers = futian.handlers
  t.equal(await codeOf(act(head, c, 'file', { handlers, conditions: ['initial-evidence'] })), 'case.filing-conditions')
  t.equal(await codeOf(act(head, c, 'file', { handlers, actEndedOn: '2026-03-05' })), 'time.in-future')
  const conditions = ['within-limitation', 'initial-evidence', 'deserves-penalty', 'within-jurisdiction']
  const answer = await done(act(head, c, 'file', { handlers, conditions, actEndedOn: '2024-03-03' }))
  t.match(answer.body.warnings, [{ code: 'case.limitation', field: '/actEndedOn' }])
  t.match((await view(officer, c.id)).proceedings.filingDecisions, [{ filed: true, actEndedOn: '2024-03-03' }])
  const inTime = await register(officer)
  t.same((await done(act(head, inTime, 'file', { handlers, actEndedOn: '2024-03-04' }))).body.warnings, [])
  const grave = await register(officer)
  const said = { handlers, actEndedOn: '2021-08-01', graveHarm: true }
  t.same((await done(act(head, grave, 'file', said))).body.warnings, [])
  t.same((await view(officer, grave.id)).importanceSuggested, ['public-interest'])
})

t.test('who reported is sealed, and revealed to who handles the case, on record', async (t) => {
  const c = await filed({ leads: [report] })
  await done(act(officer, c, 'add-lead', { ...report, reporter: { name: '钱举报' } }))
  const secrets = ['赵举报', '钱举报', '13912345678', '保密路']
  const shown = [
    JSON.stringify(await view(officer, c.id)),
    (await get(officer, `/v1/cases/${c.id}/records`)).body,
    (await get(officer, `/v1/cases?q=${encodeURIComponent('赵举报')}`)).body
  ].map((text) => (typeof text === 'string' ? text : JSON.stringify(text)))
  for (const secret of secrets) for (const text of shown) t.notOk(text.includes(secret))

  const url = `/v1/cases/${c.id}/reporters/1/reveal`
  const why = { reason: '核实购买时间' }
  const ask = (person: string, at = url, body: object = why, sent = {}) =>
    post(person, at, body, { ifMatch: c.version, ...sent })
  t.equal((await ask(officer, url, {})).status, 400)
  t.match(await ask(officer, `/v1/cases/${c.id}/reporters/3/reveal`), {
    status: 404,
    body: { code: 'case.reporter-unknown' }
  })
  for (const person of [people.finance, people.supervision, 'legal@futian.example'])
    t.match(await ask(person), { status: 403, body: { code: 'auth.not-permitted' } }, person)
  t.equal((await ask(crewOf('nanshan').officer)).status, 404, 'another district sees no such case')
  const key = 'reveal-once-0001'
  const told = await ask(officer, url, why, { key })
  t.match(told, { status: 200, body: { version: c.version + 1, reporter: { no: 1, ...named } } })
  t.match(await ask(officer, url, why, { key }), { status: 200, body: { version: c.version + 1, reporter: named } })
  t.equal(await codeOf(ask(officer)), 'request.stale', 'it is on record')
  c.version += 1
  t.match(await ask(head, `/v1/cases/${c.id}/reporters/2/reveal`), {
    body: { reporter: { name: '钱举报', phone: null } }
  })
  c.version += 1

  const third = 'officer3@futian.example'
  t.match(await ask(third), { status: 403, body: { code: 'case.not-concerned' } })
  const unfiled = await register(officer, { leads: [report] })
  const open = `/v1/cases/${unfiled.id}/reporters/1/reveal`
  t.match(await post(third, open, why, { ifMatch: unfiled.version }), { status: 200 }, 'who checks the lead may ask')

  const { timeline } = await view(officer, c.id)
  t.match(
    timeline.filter((one: { act: string }) => one.act === 'reveal-reporter'),
    [{ personId: officer, reason: '核实购买时间', rule: 'A-04' }, { personId: head }]
  )
  const everything = await ownerDb.sql.begin(async (sql) => {
    await sql`select set_config('app.sight', '*', true)`
    return [
      await sql`select payload from records`,
      await sql`select answer, fingerprint from idempotency`,
      await sql`select data from case_parts`,
      await sql`select lookup_text from cases`,
      await sql`select count(*)::int as seen from reporters`
    ]
  })
  for (const secret of secrets) t.notOk(JSON.stringify(everything).includes(secret))
  t.same(everything[4], [{ seen: 0 }], 'even the widest sight sees no reporter without naming the case')
})

const trader = (more: object = {}) => ({ kind: 'legal', name: '深圳市晨星贸易有限公司', ...more })
const coded = { identifierKind: 'uscc', identifier: '91440300MA5FABCD8E' }

t.test('the same party in the cases of the city: told at filing, in full only of cases in sight', async (t) => {
  const own = await inService({ title: '前案一', parties: [trader(coded)] })
  const theirs = await nanshan.inService({ title: '前案二', parties: [trader(coded)] })
  await nanshan.filed({ title: '在办', parties: [trader(coded)] })
  await nanshan.register(crewOf('nanshan').officer, { title: '线索', parties: [trader(coded)] })
  await nanshan.inService({ title: '权利人', parties: [trader({ ...coded, role: 'right-holder' })] })
  const home = { address: '深圳市福田区华强北路 8 号' }
  await inService({ title: '无号', parties: [{ kind: 'natural', name: '王 某', ...home }] })
  await inService({ title: '同址他人', parties: [{ kind: 'natural', name: '李某', ...home }] })
  setNow('2026-09-04T02:00:00Z')
  const c = await register(officer, {
    parties: [trader(coded), { kind: 'natural', name: '王某', ...home }, { kind: 'natural', name: '王某' }]
  })
  const answer = await done(act(head, c, 'file', { handlers: futian.handlers }))
  t.match(answer.body.warnings, [
    { code: 'case.repeat-offender', field: '/parties/0' },
    { code: 'case.repeat-offender', field: '/parties/1' }
  ])
  t.notOk(JSON.stringify(answer.body.warnings).includes('晨星'))
  const { status, body } = await get(officer, `/v1/cases/${c.id}/repeat-offenders`)
  t.equal(status, 200)
  t.equal(body.day, '2026-09-04')
  t.match(body.respondents, [
    {
      partyNo: 1,
      penaltiesInTwoYears: 2,
      penaltiesInFiveYears: 2,
      cases: [
        { caseId: own.id, by: 'identifier', decisions: [{ kind: 'penalty', obligations: ['fine', 'stop-order'] }] }
      ],
      elsewhere: {
        penalties: [{ officeId: 'sz-market-nanshan', decidedOn: '2026-03-04', withinTwoYears: true }],
        others: [{ officeId: 'sz-market-nanshan', cases: 1 }]
      }
    },
    {
      partyNo: 2,
      penaltiesInTwoYears: 1,
      cases: [{ by: 'name-and-address' }],
      elsewhere: { penalties: [], others: [] }
    },
    { partyNo: 3, penaltiesInTwoYears: 0, cases: [] }
  ])
  t.equal(body.respondents[0].cases.length, 1)
  t.notOk(JSON.stringify(body.respondents[0].elsewhere).includes(theirs.id))
  t.equal((await get(crewOf('nanshan').officer, `/v1/cases/${c.id}/repeat-offenders`)).status, 404)
  t.match((await get(people.supervision, `/v1/cases/${c.id}/repeat-offenders`)).body.respondents[0].elsewhere, {
    penalties: [],
    others: []
  })

  const sight = { personId: officer, offices: ['sz-market-futian'] }
  const given = await look(db, sight, async (tx) => {
    const penalties = await earlierPenalties(tx, c.id)
    const [{ seen }] = await tx<
      [{ seen: number }]
    >`select count(*)::int as seen from cases where office_id <> 'sz-market-futian'`
    return { penalties, seen }
  })
  t.equal(given.penalties.length, 3)
  t.equal(given.seen, 0, 'the sight is narrow again')
  t.match(given.penalties[0], { on: '2026-03-04', article: null, withinTwoYears: true, withinFiveYears: true })
  const none = await look(db, serviceSight, (tx) => earlierPenalties(tx, '00000000-0000-8000-8000-00000000ffff'))
  t.same(none, [])
  setNow('2026-03-04T02:00:00Z')
})

t.test('an important case is marked with its reasons, listed, and unmarked with a reason', async (t) => {
  const c = await filed({
    title: '大案',
    parties: [{ kind: 'natural', name: 'John', identifierKind: 'passport', identifier: 'E1234567' }],
    figures: [{ measure: 'illegal-turnover', value: '300000', unit: 'CNY' }]
  })
  const suggested = (await view(officer, c.id)).importanceSuggested as string[]
  t.same(
    suggested.filter((reason) => reason !== 'must-transfer'),
    ['amount', 'foreign-related']
  )
  const listed = async () =>
    (await get(officer, '/v1/cases?important=true')).body.items.map((one: { id: string }) => one.id)
  t.same(await listed(), [])
  t.equal(await codeOf(act(officer, c, 'set-importance', { important: false, reason: '误标' })), 'case.not-important')
  t.equal(await codeOf(act(officer, c, 'set-importance', { important: true })), 'case.reason-needed')
  await done(act(officer, c, 'set-importance', { important: true, reasons: ['amount'] }))
  t.same(await listed(), [c.id])
  t.equal((await view(officer, c.id)).important, true)
  await done(act(officer, c, 'set-importance', { important: false, reason: '金额更正' }))
  t.same(await listed(), [])
})
