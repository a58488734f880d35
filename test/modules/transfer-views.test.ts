import t from 'tap'
import { buildTestApp } from '../support/app.ts'
import { fiveMaterials, handlers, people, type Followed } from '../support/client.ts'
import { because, instant, journeyOf } from '../support/journey.ts'
import { transferActs, type TransferActName } from '../../src/domain/transfer/act-table.ts'
import { paperActs } from '../../src/modules/transfers/linkage-schema.ts'

const today = '2026-03-04'
const testApp = await buildTestApp(t, { now: `${today}T02:00:00Z` })
const { get, post, transfer, transferAct, done } = journeyOf(testApp)
const { officer, chief, liaison, procurator } = people
const clerk = 'clerk@court.example'
const nanshan = 'liaison@police-nanshan.example'
const longgang = 'liaison@police-longgang.example'

/** Passed on by the police of one district to those of another, filed, prosecuted, judged. */
async function judged(): Promise<Followed> {
  const c = await transfer('receive', today)
  const steps: [string, string, object][] = [
    [liaison, 'forward', { ...instant(today, '09:31'), to: 'sz-police-nanshan' }],
    [nanshan, 'receive', instant(today, '09:32')],
    [nanshan, 'forward', { ...instant(today, '09:33'), to: 'sz-police-longgang' }],
    [longgang, 'receive', instant(today, '09:34')],
    [longgang, 'file', { policeNumber: '深龙公立字〔2026〕3号' }],
    [longgang, 'send-for-prosecution', {}],
    [procurator, 'prosecute', { courtId: 'sz-court' }],
    [officer, 'hand-goods', { goods: [{ goodsNo: 1, quantity: '120' }] }],
    [clerk, 'judge', { outcome: 'convicted', criminalFine: '30000' }]
  ]
  for (const [person, name, said] of steps) await done(transferAct(person, c, name, said))
  return c
}

t.test('the whole of what each side is shown of one transfer (P-15)', async (t) => {
  const c = await judged()
  const url = `/v1/transfers/${c.id}/1`
  const shown = async (person: string) => (await get(person, url)).body
  const hour = (time: string) => new Date(`${today}T${time}:00+08:00`).toISOString().replace('.000Z', 'Z')
  const local = (time: string) => `${today}T${time}:00+08:00`
  const whole = await shown(officer)
  const row = {
    ...{ caseId: c.id, no: 1, version: 14, direction: 'admin-to-police', officeId: 'sz-market-futian' },
    ...{
      addresseeId: 'sz-police-longgang',
      copiedTo: 'sz-procuratorate',
      charge: null,
      formedOn: today,
      sentOn: today
    },
    ...{ outcomeOn: today, letterNumber: null, policeNumber: '深龙公立字〔2026〕3号', reported: false, state: 'judged' }
  }
  const materials = fiveMaterials.map((one) => ({ ...one, reason: null }))
  const step = (no: number, act: string, officeId: string, state: string, by: string | null, more: object = {}) => ({
    ...{ no, act, officeId, state, by, on: today, at: null, reason: null, paper: null, confirmedOn: null, data: {} },
    ...more
  })
  const at = (time: string) => ({ at: hour(time) })
  type Step = ReturnType<typeof step>
  const all: Record<number, Step> = Object.fromEntries(
    [
      step(1, 'report', 'sz-market-futian', 'report-submitted', officer),
      step(2, 'approve', 'sz-market-futian', 'approved', chief, at('09:10')),
      step(3, 'send', 'sz-market-futian', 'sent', officer, at('09:20')),
      step(4, 'receive', 'sz-police', 'received', liaison, at('09:30')),
      step(5, 'forward', 'sz-police', 'sent', liaison, { ...at('09:31'), data: { to: 'sz-police-nanshan' } }),
      step(6, 'receive', 'sz-police-nanshan', 'received', nanshan, at('09:32')),
      step(7, 'forward', 'sz-police-nanshan', 'sent', nanshan, { ...at('09:33'), data: { to: 'sz-police-longgang' } }),
      step(8, 'receive', 'sz-police-longgang', 'received', longgang, at('09:34')),
      step(9, 'file', 'sz-police-longgang', 'filed', longgang),
      step(10, 'send-for-prosecution', 'sz-police-longgang', 'sent-for-prosecution', longgang),
      step(11, 'prosecute', 'sz-procuratorate', 'prosecuted', procurator, {
        data: { courtId: 'sz-court', charge: null }
      }),
      step(12, 'hand-goods', 'sz-market-futian', 'prosecuted', officer, {
        data: { goods: [{ goodsNo: 1, quantity: '120', text: null }] }
      }),
      step(13, 'judge', 'sz-court', 'judged', clerk, {
        data: { outcome: 'convicted', criminalFineFen: 3_000_000, courtNumber: null }
      })
    ].map((one) => [one.no, one])
  )
  const of = (numbers: number[], ...own: string[]) =>
    numbers.map((no) => {
      const one = all[no] as Step
      return { ...one, by: own.includes(one.officeId) ? one.by : null }
    })
  const duty = (code: string, rule: string, officeId: string, dueAt: string, doneAt: string) => ({
    ...{ code, rule, officeId, dueAt, doneAt, provisional: false, state: 'done' }
  })
  const end = (day: string) => `${day}T15:59:59.999Z`
  const ofPolice = [
    duty('OT-T-POLICE', 'T-19', 'sz-police', end('2026-03-16'), hour('09:31')),
    duty('OT-T-POLICE', 'T-19', 'sz-police-nanshan', end('2026-03-16'), hour('09:33')),
    duty('OT-T-POLICE', 'T-19', 'sz-police-longgang', end('2026-03-16'), '2026-03-03T16:00:00Z')
  ]
  const ofOffice = [
    duty('OT-T-SEND', 'T-12', 'sz-market-futian', hour('09:10').replace('04T', '05T'), hour('09:20')),
    duty('OT-T-APPROVE', 'T-11', 'sz-market-futian', end('2026-03-09'), hour('09:10')),
    duty('OT-T-GOODS', 'T-20', 'sz-market-futian', end('2026-03-09'), '2026-03-03T16:00:00Z')
  ]
  const inside = { members: handlers, reportedOn: today, approvedAt: local('09:10'), approvedBy: chief }
  const outside = { members: [], reportedOn: null, approvedAt: null, approvedBy: null }
  const handed = { materials, package: whole.package, partyNos: [] }
  const verdict = { courtId: 'sz-court', judgment: 'convicted', criminalFine: '30000.00' }
  const times = { sentAt: local('09:20'), receivedAt: local('09:34'), receivedBy: longgang, outcomeReason: null }
  const passed = { passedThrough: ['sz-police', 'sz-police-nanshan'] }
  const acts = (allowed: readonly string[], why: string) => ({ allowed, why })
  const known = (body: any) => {
    const { allowedActions, duties, ...rest } = body
    const allowed = allowedActions.filter((one: any) => one.allowed).map((one: any) => one.act)
    const whys = [...new Set(allowedActions.filter((one: any) => !one.allowed).map((one: any) => one.why.code))]
    return {
      ...rest,
      duties: duties.map((one: any) => ({
        ...one,
        dueAt: new Date(one.dueAt).toISOString().replace('.000Z', 'Z'),
        doneAt: one.doneAt === null ? null : new Date(one.doneAt).toISOString().replace('.000Z', 'Z')
      })),
      acts: { allowed, why: whys.toSorted().join(' ') }
    }
  }
  t.ok(whole.package.parties.length > 0)
  const officeSteps = of([1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13], 'sz-market-futian').map((one) =>
    one.act === 'hand-goods' ? { ...one, state: 'filed' } : one
  )
  t.same(
    known(whole),
    {
      ...{ ...row, ...inside, ...handed, ...verdict, ...times, ...passed, steps: officeSteps },
      duties: [...ofOffice, ...ofPolice],
      acts: acts(['notify-property', 'hand-goods'], 'auth.not-permitted transfer.wrong-state')
    },
    'the office that made it'
  )
  t.same(
    known(await shown(longgang)),
    {
      ...{ ...row, ...outside, ...handed, ...verdict, ...times, ...passed, formedOn: null },
      steps: of([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], 'sz-police-longgang'),
      duties: [ofPolice[2]],
      acts: acts(['receive-goods'], 'auth.not-permitted transfer.wrong-state')
    },
    'the police that have it'
  )
  t.same(
    known(await shown(nanshan)),
    {
      ...{
        ...row,
        ...outside,
        ...handed,
        ...times,
        formedOn: null,
        state: 'sent',
        policeNumber: null,
        outcomeOn: null
      },
      ...{ courtId: null, judgment: null, criminalFine: null, receivedAt: null, receivedBy: null, passedThrough: [] },
      steps: of([3, 4, 5, 6, 7], 'sz-police-nanshan'),
      duties: [ofPolice[1]],
      acts: acts([], 'auth.not-permitted transfer.other-addressee')
    },
    'police that passed it on'
  )
  t.same(
    known(await shown(procurator)),
    {
      ...{ ...row, ...outside, ...handed, ...verdict, ...times, ...passed, formedOn: null, receivedBy: null },
      steps: of(
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].filter((no) => no !== 0),
        'sz-procuratorate'
      ),
      duties: ofPolice,
      acts: acts([], 'auth.not-permitted transfer.wrong-state')
    },
    'the procuratorate'
  )
  t.same(
    known(await shown(clerk)),
    {
      ...{ ...row, ...outside, ...verdict, ...times, formedOn: null, policeNumber: null, outcomeOn: null },
      ...{ materials: [], package: {}, partyNos: [], receivedAt: null, receivedBy: null, passedThrough: [] },
      steps: of([11, 13], 'sz-court'),
      duties: [],
      acts: acts(['judge', 'make-effective'], 'auth.not-permitted')
    },
    'the court'
  )
  for (const person of [
    ...['officer@nanshan.example', 'officer@luohu.example', 'liaison@police-futian.example'],
    ...['procurator@procuratorate-futian.example', 'clerk@court-nanshan.example']
  ]) {
    t.equal((await get(person, url)).status, 404, person)
    t.same((await get(person, '/v1/transfers')).body, { items: [], next: null })
  }
  const listed = async (person: string, query = '') =>
    (await get(person, `/v1/transfers?limit=200${query}`)).body.items.filter((one: any) => one.caseId === c.id)
  t.same(await listed(officer), [row])
  t.same(await listed(longgang), [{ ...row, formedOn: null }])
  t.same(await listed(procurator), [{ ...row, formedOn: null }])
  t.same(await listed(nanshan), [{ ...row, formedOn: null, state: 'sent', policeNumber: null, outcomeOn: null }])
  t.same(await listed(clerk), [{ ...row, formedOn: null, policeNumber: null, outcomeOn: null }])
})

t.test('the list finds by the state that one is told of', async (t) => {
  const ids: string[] = []
  for (let index = 0; index < 3; index++) {
    const c = await transfer('receive', today)
    await done(transferAct(liaison, c, 'file', {}))
    if (index > 0) await done(transferAct(liaison, c, 'send-for-prosecution', {}))
    ids.push(c.id)
  }
  const found = async (person: string, state: string) => {
    const items: string[] = []
    for (let after: string | null = ''; after !== null;) {
      const page = await get(person, `/v1/transfers?limit=2&state=${state}${after === '' ? '' : `&after=${after}`}`)
      items.push(...page.body.items.map((one: any) => one.caseId))
      after = page.body.next
    }
    return items.filter((id) => ids.includes(id)).length
  }
  t.same([await found(officer, 'filed'), await found(officer, 'sent-for-prosecution')], [3, 0])
  t.same([await found(liaison, 'filed'), await found(liaison, 'sent-for-prosecution')], [1, 2])
})

t.test('from paper: entered by the office, not confirmed until the authority says so', async (t) => {
  const rows = Object.keys(transferActs).filter((name) => transferActs[name as TransferActName].onPaper)
  t.same([...paperActs].sort(), rows.sort(), 'what may be entered is what the rows say')
  const c = await transfer('send', today)
  const enter = (person: string, body: object, sent: Followed = c) =>
    post(person, `/v1/transfers/${c.id}/1/paper`, body, { ifMatch: sent.transferVersion })
  const receipt = { act: 'receive', documentNumber: '回执1号', receivedOn: today, ...instant(today, '09:40') }
  t.match(await enter(liaison, receipt), { status: 403, body: { code: 'auth.not-permitted' } })
  t.match(await enter('officer@nanshan.example', receipt), { status: 404 })
  t.match(await enter(officer, { ...receipt, receivedOn: '2026-03-05' }), {
    status: 422,
    body: { code: 'time.in-future' }
  })
  t.match(await enter(officer, { ...receipt, act: 'send-for-prosecution' }), { status: 400 })
  t.match(await enter(officer, { ...receipt, act: 'file' }), { status: 409, body: { code: 'transfer.wrong-state' } })
  const entered = await done(enter(officer, receipt))
  t.match(
    entered.body,
    { transferState: 'received', state: 'transferred', version: c.version + 1 },
    'the office is told of its case'
  )
  Object.assign(c, { version: entered.body.version, transferVersion: entered.body.transferVersion })
  const last = async (person: string) => (await get(person, `/v1/transfers/${c.id}/1`)).body.steps.at(-1)
  const step = {
    ...{
      no: 4,
      act: 'receive',
      on: today,
      at: '2026-03-04T01:40:00Z',
      officeId: 'sz-market-futian',
      state: 'received'
    },
    ...{ reason: null, paper: { documentNumber: '回执1号', on: today }, confirmedOn: null, data: {} }
  }
  t.same(await last(officer), { ...step, by: officer })
  t.same(await last(liaison), { ...step, by: null })
  t.equal((await get(officer, `/v1/transfers/${c.id}/1`)).body.receivedBy, null, 'who signed the paper is not known')
  const confirm = (person: string, no: number) =>
    post(person, `/v1/transfers/${c.id}/1/confirm`, { step: no }, { ifMatch: c.transferVersion })
  t.match(await confirm(officer, 4), { status: 403 })
  t.match(await confirm(procurator, 4), { status: 403 })
  t.match(await confirm(liaison, 3), { status: 422, body: { code: 'transfer.step-unknown' } })
  const confirmed = await done(confirm(liaison, 4))
  t.same(confirmed.body, {
    ...{ caseId: c.id, transferNo: 1, transferState: 'received', transferVersion: c.transferVersion + 1 },
    ...{ enteredLate: false, warnings: [] }
  })
  c.transferVersion += 1
  t.equal((await last(officer)).confirmedOn, today)
  t.match(await confirm(liaison, 4), { status: 422, body: { code: 'transfer.step-unknown' } }, 'once')

  const decided = async (name: string, body: object, state: string) => {
    const answer = await done(enter(officer, { act: name, receivedOn: today, ...body }))
    c.transferVersion = answer.body.transferVersion
    t.equal(answer.body.transferState, state, name)
  }
  await decided(
    'request-supplement',
    { materials: ['test-report'], ...instant(today, '09:41') },
    'supplement-requested'
  )
  const said = { materials: [{ kind: 'test-report', count: 1, reason: null }], occurredOn: today }
  await done(transferAct(officer, c, 'supplement', said))
  await decided('forward', { to: 'sz-police-nanshan', ...instant(today, '09:50') }, 'sent')
  await decided('receive', instant(today, '09:51'), 'received')
  await decided('decline', because, 'not-filed')
  await done(transferAct(officer, c, 'request-reconsideration', because))
  await decided('uphold', because, 'recon-upheld')
  await done(transferAct(officer, c, 'suggest-supervision', because))
  await decided('order-filing', because, 'ordered-to-file')
  await decided('file', { policeNumber: '深南公立字〔2026〕4号' }, 'filed')
  await done(transferAct(officer, c, 'hand-goods', { goods: [{ goodsNo: 1 }] }))
  const handed = (await last(officer)).no
  await decided('receive-goods', { step: handed }, 'filed')
  await decided('move-case', {}, 'filed')
  await decided('judge', { outcome: 'exempt' }, 'judged')
  await decided('make-effective', {}, 'effective')

  const others: [string, string, object][] = [
    ['return-not-police', 'returned-not-police', { ...because, ...instant(today, '09:40') }],
    ['withdraw-case', 'withdrawn', because],
    ['not-prosecute', 'not-prosecuted', { ...because, kind: 'discretionary', opinion: true }],
    ['accept-explanation', 'supervision-closed', because]
  ]
  for (const [name, state, body] of others) {
    const one = await transfer('receive', today)
    if (name === 'withdraw-case' || name === 'not-prosecute') await done(transferAct(liaison, one, 'file', {}))
    if (name === 'accept-explanation') {
      await done(transferAct(liaison, one, 'decline', because))
      await done(transferAct(officer, one, 'suggest-supervision', because))
    }
    const answer = await post(
      officer,
      `/v1/transfers/${one.id}/1/paper`,
      { act: name, receivedOn: today, ...body },
      { ifMatch: one.transferVersion }
    )
    t.match(answer, { status: 200, body: { transferState: state } }, name)
  }
})

t.test('nobody but its own side: the acts of the linkage by others', async (t) => {
  const c = await transfer('receive', today)
  const rows: [string, string, object, number, string][] = [
    [officer, 'file', {}, 403, 'auth.not-permitted'],
    [procurator, 'decline', because, 403, 'auth.not-permitted'],
    [liaison, 'require-explanation', {}, 403, 'auth.not-permitted'],
    [liaison, 'report-delay', because, 403, 'auth.not-permitted'],
    [officer, 'report-delay', {}, 422, 'transfer.reason-needed'],
    [clerk, 'judge', { outcome: 'convicted' }, 404, 'not-found'],
    ['procurator@procuratorate-futian.example', 'require-explanation', {}, 404, 'not-found'],
    [liaison, 'request-supplement', { materials: [], ...instant(today, '09:40') }, 400, 'request.invalid'],
    [liaison, 'move-case', { to: 'sz-court' }, 422, 'transfer.forward-to']
  ]
  for (const [person, name, body, status, code] of rows)
    t.match(await transferAct(person, c, name, body), { status, body: { code } }, `${name} by ${person}`)
  await done(transferAct(officer, c, 'report-delay', { reason: '逾期未作决定' }))
  t.equal((await get(liaison, `/v1/transfers/${c.id}/1`)).body.steps.at(-1).act, 'receive', 'the police are not told')
  t.equal((await get(procurator, `/v1/transfers/${c.id}/1`)).body.steps.at(-1).act, 'report-delay')
  await done(transferAct(procurator, c, 'require-explanation', {}))
  await done(transferAct(liaison, c, 'explain', { reason: '正在审查' }))
  await done(transferAct(procurator, c, 'accept-explanation', {}))
  t.match((await get(officer, `/v1/cases/${c.id}`)).body, { transfers: [{ state: 'supervision-closed' }] })
})
