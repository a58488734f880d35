import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import t from 'tap'
import { replay, type PastAct } from '../../src/domain/case/replay.ts'
import type { CaseFile } from '../../src/domain/case/file.ts'
import { serviceSight, look } from '../../src/db/connect.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { buildTestApp } from '../support/app.ts'
import { handlers, people, sampleCase, type Answer, type Followed } from '../support/client.ts'
import { calendar, clueFile } from '../support/case-file.ts'
import { because, crewOf, journeyOf, penalty } from '../support/journey.ts'

const today = '2026-03-04'
const morning = `${today}T02:00:00Z`
const testApp = await buildTestApp(t, { now: morning })
const { db, ownerDb, setNow } = testApp
const {
  get,
  post,
  register,
  act,
  done,
  prepare,
  filed,
  ready,
  decided,
  inService,
  executed,
  closed,
  notFiled,
  opened
} = journeyOf(testApp)
const { officer, second, head, chief, finance, supervision } = people

const noPenalty = { kind: 'no-penalty', result: 'no-penalty-minor' }
const view = async (c: Followed, person: string = officer) => (await get(person, `/v1/cases/${c.id}`)).body
const mainPath = [
  ...['file', 'decline', 'decide', 'serve', 'perform', 'record-receipt', 'close', 'reopen', 'revoke-decision'],
  ...['correct', 'amend', 'open-transfer']
]
const allowed = async (c: Followed, person: string): Promise<string[]> =>
  (await view(c, person)).allowedActions
    .filter((one: { allowed: boolean; act: string }) => one.allowed && mainPath.includes(one.act))
    .map((one: { act: string }) => one.act)
const recordsOf = (c: Followed) =>
  look(db, serviceSight, (tx) => tx<{ act: string }[]>`select act from records where case_id = ${c.id} order by seq`)

t.test('each act: its answer, its record, and what may come next', async (t) => {
  const rows: [string, () => Promise<Followed>, string, object, string, { chief: string[]; officer: string[] }][] = [
    [
      'file',
      () => register(officer),
      head,
      { handlers },
      'filed',
      { chief: ['decide', 'correct', 'amend', 'open-transfer'], officer: ['amend'] }
    ],
    ['decline', () => register(officer), head, because, 'not-filed', { chief: [], officer: [] }],
    [
      'decide',
      ready,
      head,
      penalty,
      'decided',
      {
        chief: ['decide', 'serve', 'perform', 'close', 'revoke-decision', 'correct', 'amend', 'open-transfer'],
        officer: ['serve', 'perform', 'amend']
      }
    ],
    [
      'serve',
      decided,
      officer,
      { decisionNo: 1, servedBy: 'mail' },
      'served',
      {
        chief: ['decide', 'perform', 'close', 'revoke-decision', 'correct', 'amend', 'open-transfer'],
        officer: ['perform', 'amend']
      }
    ],
    [
      'perform',
      inService,
      officer,
      { decisionNo: 1, obligationNo: 2 },
      'served',
      {
        chief: ['decide', 'close', 'revoke-decision', 'correct', 'amend', 'open-transfer'],
        officer: ['amend']
      }
    ],
    [
      'record-receipt',
      inService,
      finance,
      { decisionNo: 1, amount: '100', voucher: '001' },
      'served',
      {
        chief: ['decide', 'perform', 'close', 'revoke-decision', 'correct', 'amend', 'open-transfer'],
        officer: ['perform', 'amend']
      }
    ],
    [
      'close',
      executed,
      head,
      { ground: 'executed' },
      'closed',
      { chief: ['reopen', 'revoke-decision', 'correct', 'open-transfer'], officer: [] }
    ],
    [
      'reopen',
      closed,
      chief,
      { ground: 'new-evidence', ...because },
      'executed',
      { chief: ['decide', 'close', 'revoke-decision', 'correct', 'amend', 'open-transfer'], officer: ['amend'] }
    ],
    [
      'revoke-decision',
      inService,
      chief,
      { decisionNo: 1, ...because },
      'notified',
      { chief: ['decide', 'correct', 'amend', 'open-transfer'], officer: ['amend'] }
    ],
    [
      'correct',
      inService,
      chief,
      {
        correction: { field: 'obligation-amount', decisionNo: 1, obligationNo: 1, amount: '99' },
        requestedBy: officer,
        ...because
      },
      'served',
      {
        chief: ['decide', 'perform', 'close', 'revoke-decision', 'correct', 'amend', 'open-transfer'],
        officer: ['perform', 'amend']
      }
    ],
    [
      'amend',
      filed,
      officer,
      { ...sampleCase, title: '更名', goods: [] },
      'filed',
      { chief: ['decide', 'correct', 'amend', 'open-transfer'], officer: ['amend'] }
    ]
  ]
  for (const [name, start, person, body, state, next] of rows) {
    const c = await start()
    const before = c.version
    const answer = await act(person, c, name, body)
    t.match(
      answer,
      {
        status: 200,
        body: { caseId: c.id, state, version: before + 1, record: before + 1, enteredLate: false, warnings: [] }
      },
      name
    )
    t.equal(answer.headers['etag'], `"${before + 1}"`)
    const shown = await view(c)
    t.match(shown.timeline.at(-1), {
      seq: before + 1,
      act: name,
      personId: person,
      occurredOn: today,
      enteredLate: false
    })
    t.equal(shown.version, c.version)
    t.same({ chief: await allowed(c, chief), officer: await allowed(c, officer) }, next, `after ${name}`)
  }
})

t.test('registering: content comes back as it was given, identifiers and phones masked', async (t) => {
  const c = await register(officer, {
    title: '某仓库侵犯商标权案',
    placeOfAct: '福田区某路',
    occurredOn: '2026-03-03',
    parties: [
      {
        kind: 'natural',
        name: '王某',
        identifierKind: 'resident-id',
        identifier: '11010519491231002x',
        phone: '13800138000',
        address: '深圳市福田区某路一号'
      },
      { kind: 'legal', role: 'right-holder', name: '某公司', identifierKind: 'uscc', identifier: '91440300708461136T' },
      { kind: 'unknown', role: 'supplier', persons: 3, relatedParty: 1, relation: '供货' }
    ],
    rights: [
      {
        kind: 'patent',
        name: '一种鞋',
        number: 'ZL201410000001.6',
        patentKind: 'invention',
        holders: [2],
        validTo: '2034-01-01'
      }
    ],
    goods: [
      {
        name: '运动鞋',
        quantity: '100000.5',
        quantityQualifier: 'at-least',
        quantityRaw: '10万余',
        unit: '双',
        found: 'seized',
        unitPrice: '0.123456',
        rightNo: 1,
        partyNo: 1
      }
    ],
    figures: [
      {
        measure: 'illegal-turnover',
        value: '123456789012.5',
        unit: 'USD',
        qualifier: 'about',
        raw: '约',
        stage: 'police'
      }
    ]
  }).catch((error: unknown) => error as Error)
  if (c instanceof Error) return t.fail(c.message)
  const shown = await view(c)
  t.match(shown, {
    state: 'clue',
    number: null,
    clueOn: '2026-03-03',
    officeId: 'sz-market-futian',
    organId: 'sz-market',
    areaCode: '440304',
    parties: [
      { no: 1, identifier: '1101**********002X', phone: '1380***8000', address: '深圳市福田区…' },
      { no: 2, identifier: '91440300708461136T' },
      { no: 3, name: null, persons: 3, relatedParty: 1 }
    ],
    goods: [{ quantity: '100000.5', quantityQualifier: 'at-least', unitPrice: '0.123456', rightNo: 1 }],
    figures: [{ value: '123456789012.5', unit: 'USD', qualifier: 'about' }]
  })
  t.equal(shown.rights[0].numberRaw, 'ZL201410000001.6')
  const inNanshan = await post(officer, '/v1/cases', { ...sampleCase, officeId: 'sz-market-nanshan' })
  t.match(inNanshan, { status: 403, body: { code: 'auth.not-permitted' } })
  const below = await post(head, '/v1/cases', { ...sampleCase, officeId: 'sz-market-futian-huafu', areaCode: '440304' })
  t.equal(below.status, 201, 'an office may register for one below it')
  const listed = await get('officer@huafu.example', `/v1/cases/${below.body.caseId}`)
  t.equal(listed.status, 200)
})

t.test('refusals, each with its code and status', async (t) => {
  const party = { kind: 'natural', name: '某' }
  const uscc = { kind: 'legal', name: '某', identifierKind: 'uscc', identifier: '92440300MA5ABCDE51' }
  const rows: [number, string, string, string, () => Promise<Followed>, string, object][] = [
    [409, 'case.wrong-state', head, 'decide', () => register(officer), '', penalty],
    [409, 'case.wrong-state', head, 'file', notFiled, '', { handlers }],
    [409, 'case.wrong-state', officer, 'serve', inService, '', { decisionNo: 1 }],
    [422, 'case.two-handlers', head, 'file', () => register(officer), '/handlers', { handlers: [officer, officer] }],
    [
      422,
      'case.handler-unknown',
      head,
      'file',
      () => register(officer),
      '/handlers',
      { handlers: [officer, 'officer@nanshan.example'] }
    ],
    [422, 'case.reason-needed', head, 'decline', () => register(officer), '/reason', {}],
    [
      422,
      'identifier.in-text',
      head,
      'decline',
      () => register(officer),
      '/reason',
      { reason: '身份证11010519491231002X' }
    ],
    [422, 'case.party-unknown', head, 'decide', filed, '/partyNo', { ...penalty, partyNo: 2 }],
    [422, 'case.party-decided', head, 'decide', decided, '/partyNo', penalty],
    [422, 'case.obligations-needed', head, 'decide', filed, '/obligations', { kind: 'penalty' }],
    [422, 'case.obligations-not-allowed', head, 'decide', filed, '/obligations', { ...penalty, ...noPenalty }],
    [
      422,
      'case.amount-needed',
      head,
      'decide',
      filed,
      '/obligations/0/amount',
      { kind: 'penalty', obligations: [{ kind: 'fine', amount: '0.00' }] }
    ],
    [
      422,
      'case.amount-not-allowed',
      head,
      'decide',
      filed,
      '/obligations/0/amount',
      { kind: 'penalty', obligations: [{ kind: 'stop-order', amount: '1' }] }
    ],
    [422, 'case.fine-blocked', head, 'decide', opened, '/obligations', penalty],
    [422, 'case.decision-unknown', officer, 'serve', decided, '/decisionNo', { decisionNo: 7 }],
    [409, 'case.not-served', finance, 'record-receipt', decided, '/decisionNo', { decisionNo: 1, amount: '1' }],
    [422, 'case.obligation-unknown', officer, 'perform', inService, '', { decisionNo: 1, obligationNo: 3 }],
    [
      422,
      'case.refund-too-large',
      finance,
      'record-receipt',
      inService,
      '/amount',
      { decisionNo: 1, kind: 'refund', amount: '1' }
    ],
    [422, 'case.unexecuted', head, 'close', inService, '', { ground: 'executed' }],
    [422, 'case.ground-not-met', head, 'close', executed, '/ground', { ground: 'no-penalty' }],
    [422, 'case.reopen-ground', chief, 'reopen', closed, '', { ground: 'police-not-filed', ...because }],
    [
      422,
      'case.correction-same',
      chief,
      'correct',
      filed,
      '',
      { correction: { field: 'filed-on', to: today }, requestedBy: officer, ...because }
    ],
    [
      422,
      'case.correction-target',
      chief,
      'correct',
      filed,
      '',
      { correction: { field: 'closed-on', to: null }, requestedBy: officer, ...because }
    ],
    [
      422,
      'time.in-future',
      chief,
      'correct',
      filed,
      '/correction/to',
      { correction: { field: 'filed-on', to: '2026-03-05' }, requestedBy: officer, ...because }
    ],
    [
      422,
      'time.before-previous',
      chief,
      'correct',
      filed,
      '/to',
      { correction: { field: 'filed-on', to: '2026-03-03' }, requestedBy: officer, ...because }
    ],
    [
      422,
      'time.in-future',
      head,
      'file',
      () => register(officer),
      '/occurredOn',
      { handlers, occurredOn: '2026-03-05' }
    ],
    [
      422,
      'time.before-previous',
      head,
      'file',
      () => register(officer),
      '/occurredOn',
      { handlers, occurredOn: '2026-03-03' }
    ],
    [
      422,
      'time.late-needs-reason',
      head,
      'file',
      () => register(officer, { occurredOn: '2026-03-01', ...because }),
      '/reason',
      { handlers, occurredOn: '2026-03-02' }
    ],
    [422, 'identifier.uscc', officer, 'amend', filed, '/parties/0/identifier', { ...sampleCase, parties: [uscc] }],
    [
      422,
      'case.line-unknown',
      officer,
      'amend',
      filed,
      '/goods/0/partyNo',
      { ...sampleCase, goods: [{ name: '鞋', partyNo: 2 }] }
    ],
    [
      422,
      'identifier.resident-id',
      officer,
      'amend',
      filed,
      '/parties/0/identifier',
      { ...sampleCase, parties: [{ ...party, identifierKind: 'resident-id', identifier: '110105194912310021' }] }
    ],
    [
      422,
      'identifier.patent-no',
      officer,
      'amend',
      filed,
      '/rights/0/number',
      { ...sampleCase, rights: [{ kind: 'patent', number: 'ZL201410000001.9' }] }
    ],
    [
      422,
      'identifier.trademark-no',
      officer,
      'amend',
      filed,
      '/rights/0/number',
      { ...sampleCase, rights: [{ kind: 'trademark', number: '某' }] }
    ]
  ]
  for (const [status, code, person, name, start, field, body] of rows) {
    const c = await start()
    const answer = await act(person, c, name, body)
    t.match(
      answer,
      { status, body: { code, type: `/problems/${code}`, ...(field === '' ? {} : { field }) } },
      `${name}: ${code}`
    )
    t.equal((await recordsOf(c)).length, c.version, 'a refused act leaves no record')
  }
  const unknownArea = await post(officer, '/v1/cases', { ...sampleCase, areaCode: '999999' })
  t.match(unknownArea, { status: 422, body: { code: 'case.area-unknown', field: '/areaCode' } })
  const noCases = await post('head@market.example', '/v1/cases', { ...sampleCase, officeId: 'sz-police' })
  t.match(noCases, { status: 403, body: { code: 'auth.not-permitted' } })
  await ownerDb.sql`insert into postings (person_id, office_id, role, from_on, rank) values ('legal@market.example', 'sz-finance', 'officer', '2015-01-01', 9)`
  t.match(await post('legal@market.example', '/v1/cases', sampleCase), {
    status: 422,
    body: { code: 'case.office-cannot-file' }
  })
})

t.test('the number of a person stands nowhere but where it is sealed', async (t) => {
  const parties = [{ kind: 'natural', name: '某', identifierKind: 'resident-id', identifier: '11010519491231002X' }]
  t.equal((await post(officer, '/v1/cases', { ...sampleCase, parties })).status, 201)
  for (const [field, body] of [
    ['/title', { ...sampleCase, title: '某案 １１０１０５１９４９１２３１００２Ｘ' }],
    ['/parties/0/note', { ...sampleCase, parties: [{ ...parties[0], note: '110105194912310021' }] }]
  ] as const) {
    const refused = await post(officer, '/v1/cases', body)
    t.match(refused, { status: 422, body: { code: 'identifier.in-text', field } })
    t.notMatch(JSON.stringify(refused.body), /1101051949|１１０１/)
  }
})

t.test('why an act is not allowed is said in words, not in codes', async (t) => {
  for (const person of [officer, chief]) {
    const { allowedActions } = await view(await opened(), person)
    for (const { why } of allowedActions) if (why !== null) t.notMatch(why.text, /[A-Za-z]/, why.text)
  }
})

t.test('headers and bodies that do not fit', async (t) => {
  const c = await filed()
  const url = `/v1/cases/${c.id}/decide`
  t.match(await post(head, url, penalty), { status: 428, body: { code: 'request.if-match-required' } })
  t.match(await post(head, url, penalty, { ifMatch: c.version, key: null }), {
    status: 400,
    body: { code: 'request.idempotency-key-required' }
  })
  t.match(await post(officer, '/v1/cases', sampleCase, { key: null }), {
    status: 400,
    body: { code: 'request.idempotency-key-required' }
  })
  t.match(await post(head, url, penalty, { ifMatch: '"abc"' }), { status: 400, body: { code: 'request.invalid' } })
  t.match(await post(head, url, penalty, { ifMatch: c.version, key: 'short' }), {
    status: 400,
    body: { code: 'request.invalid' }
  })
  const bodies: [object, string][] = [
    [{ ...penalty, fine: 1 }, '/fine'],
    [{ kind: 'penalty', obligations: [{ kind: 'fine', amount: '1', unit: 'CNY' }] }, '/obligations/0/unit'],
    [{ kind: 'penalty', obligations: [{ kind: 'fine', amount: 1 }] }, '/obligations/0/amount'],
    [{ kind: 'penalty', obligations: [{ kind: 'fine', amount: '1.234' }] }, '/obligations/0/amount'],
    [{ kind: 'penalty', obligations: [{ kind: 'fine', amount: '-1' }] }, '/obligations/0/amount'],
    [{ kind: 'penalty', obligations: [{ kind: 'fine', amount: '007' }] }, '/obligations/0/amount'],
    [{ kind: 'penalty', obligations: [{ kind: 'fine', amount: '99999999999999' }] }, '/obligations/0/amount'],
    [{ kind: 'transfer-criminal' }, '/kind'],
    [{ ...penalty, occurredOn: '2026-02-30' }, '/occurredOn'],
    [{ ...penalty, occurredOn: '0001-01-01', reason: '补录' }, '/occurredOn'],
    [{ ...penalty, reason: '  ' }, '/reason']
  ]
  for (const [body, field] of bodies)
    t.match(
      await post(head, url, body, { ifMatch: c.version }),
      { status: 400, body: { code: 'request.invalid', field } },
      JSON.stringify(body)
    )
  t.match(await post(officer, '/v1/cases', { ...sampleCase, state: 'closed' }), {
    status: 400,
    body: { field: '/state' }
  })
  t.match(await get(officer, '/v1/cases/not-an-id'), { status: 400 })
})

t.test('who may not: the wrong role, another office, a case that does not exist', async (t) => {
  const c = await filed()
  const acts: [string, object][] = [
    ['file', { handlers }],
    ['decline', because],
    ['decide', penalty],
    ['serve', { decisionNo: 1 }],
    ['perform', { decisionNo: 1, obligationNo: 1 }],
    ['record-receipt', { decisionNo: 1, amount: '1' }],
    ['close', { ground: 'executed' }],
    ['reopen', { ground: 'new-evidence' }],
    ['revoke-decision', { decisionNo: 1 }],
    ['correct', { correction: { field: 'filed-on', to: today }, requestedBy: officer, reason: '误' }],
    ['amend', sampleCase]
  ]
  const {
    requestId: _r,
    instance: _i,
    ...unknown
  } = (await get('officer@nanshan.example', `/v1/cases/${randomUUID()}`)).body
  for (const [name, body] of acts) {
    t.match(
      await act('legal@market.example', c, name, body),
      { status: 403, body: { code: 'auth.not-permitted' } },
      name
    )
    const elsewhere = await post('chief@nanshan.example', `/v1/cases/${c.id}/${name}`, body, { ifMatch: c.version })
    if (name === 'record-receipt') t.equal(elsewhere.status, 403)
    else {
      const { requestId: _id, instance: _at, ...told } = elsewhere.body
      t.same([elsewhere.status, told], [404, unknown], `${name}: as if it did not exist`)
    }
  }
  t.equal((await get('officer@nanshan.example', `/v1/cases/${c.id}`)).status, 404)
  t.match(await act(officer, c, 'decide', penalty), { status: 403 })
  t.equal(
    (await get('officer@huafu.example', `/v1/cases/${c.id}`)).status,
    404,
    'the office below does not see the one above'
  )
  t.equal((await get('officer@market.example', `/v1/cases/${c.id}`)).status, 200, 'the office above does')
})

t.test('a stale version is told what happened since', async (t) => {
  const c = await ready()
  await done(act(head, { ...c }, 'decide', penalty))
  const stale = await act(head, c, 'close', { ground: 'executed' })
  t.match(stale, {
    status: 412,
    body: { code: 'request.stale', params: { expected: 9, actual: 10, changed: ['decide'] } }
  })
  t.match(await post(head, `/v1/cases/${c.id}/close`, { ground: 'executed' }, { ifMatch: 19 }), {
    status: 412,
    body: { params: { changed: [] } }
  })
})

t.test('two at once on one case: one is done, the other is told', async (t) => {
  const pairs: [string, () => Promise<Followed>, string, object][] = [
    ['file', () => register(officer), head, { handlers }],
    ['decide', ready, head, penalty],
    ['record-receipt', inService, finance, { decisionNo: 1, amount: '60' }],
    ['close', executed, head, { ground: 'executed' }],
    ['amend', filed, officer, sampleCase]
  ]
  for (const [name, start, person, body] of pairs)
    for (let round = 0; round < 4; round++) {
      const c = await start()
      const before = c.version
      const both = await Promise.all([act(person, { ...c }, name, body), act(person, { ...c }, name, body)])
      t.same(both.map((one) => one.status).sort(), [200, 412], name)
      t.equal((await recordsOf(c)).length, before + 1, 'one record')
    }
})

t.test('fifty with one key: one effect, the same answer fifty times', async (t) => {
  const key = randomUUID()
  const body = { ...sampleCase, title: '一次' }
  const same = (answers: Answer[]) => new Set(answers.map((one) => `${one.status} ${JSON.stringify(one.body)}`)).size
  const registered = await Promise.all(Array.from({ length: 50 }, () => post(officer, '/v1/cases', body, { key })))
  t.same([same(registered), registered[0]?.status], [1, 201])
  const c = { id: registered[0]!.body.caseId as string, version: 1, transferVersion: 0 }
  t.equal((await get(officer, `/v1/cases?q=${encodeURIComponent('一次')}`)).body.items.length, 1)
  t.match(await post(officer, '/v1/cases', { ...body, title: '两次' }, { key }), {
    status: 422,
    body: { code: 'request.key-reused' }
  })
  t.equal((await post(second, '/v1/cases', body, { key })).body.caseId === c.id, false, 'a key is its person’s own')

  const filings = await Promise.all(
    Array.from({ length: 50 }, () => act(head, { ...c }, 'file', { handlers }, { key }))
  )
  t.same([same(filings), filings[0]?.status], [1, 200])
  t.same(
    (await recordsOf(c)).map((row) => row.act),
    ['register', 'file']
  )
  t.match(await act(head, { ...c }, 'file', { handlers: [...handlers, 'officer3@futian.example'] }, { key }), {
    status: 422,
    body: { code: 'request.key-reused' }
  })
  c.version = 2
  await prepare(c)
  await done(act(head, c, 'decide', penalty))
  const again = await act(head, { ...c, version: 1 }, 'file', { handlers }, { key })
  t.same(again.body, filings[0]?.body, 'also when the case has moved on')
  t.equal((await act(head, { ...c }, 'serve', { decisionNo: 1 }, { key })).status, 200, 'a key is its operation’s own')

  setNow('2026-03-09T02:00:00Z')
  const later = await post(officer, '/v1/cases', { ...body, occurredOn: today }, { key: `${key}-2` })
  t.match(later, { status: 422, body: { code: 'time.late-needs-reason' } })
  setNow(morning)
  const inTime = await post(officer, '/v1/cases', { ...body, occurredOn: today }, { key: `${key}-3` })
  setNow('2026-03-09T02:00:00Z')
  t.same(
    (await post(officer, '/v1/cases', { ...body, occurredOn: today }, { key: `${key}-3` })).body,
    inTime.body,
    'repeated when it would be late by now'
  )
  setNow(morning)
})

t.test('numbers: one series an office and year, without gap or duplicate, also when filings fail', async (t) => {
  const nanshan = journeyOf(testApp, crewOf('nanshan'))
  const { head: headOf, officer: officerOf, handlers: both } = crewOf('nanshan')
  await ownerDb.sql.unsafe(`
    create function fails_late() returns trigger language plpgsql as $$ begin
      if new.act = 'file' and exists (select from cases where case_id = new.case_id and title = '不成') then
        raise exception 'planted' using errcode = '40001'; end if; return new; end $$;
    create trigger fails_late before insert on records for each row execute function fails_late()`)
  const all = await Promise.all(
    Array.from({ length: 60 }, (_, index) => nanshan.register(officerOf, { title: index % 3 === 0 ? '不成' : '成' }))
  )
  const answers = await Promise.all(all.map((c) => nanshan.act(headOf, c, 'file', { handlers: both })))
  const serials = answers.filter((one) => one.status === 200).map((one) => one.body.number)
  t.equal(answers.filter((one) => one.status === 409).length, 20, 'failed after the number was taken')
  t.same(serials.sort(), Array.from({ length: 40 }, (_, index) => `深市监南立〔2026〕${index + 1}号`).sort())
  const last = await nanshan.filed({ occurredOn: '2025-12-31', ...because })
  t.equal((await view(last, officerOf)).number, '深市监南立〔2026〕41号', 'the year of filing, not of the clue')
  const [inLastYear] = [await nanshan.register(officerOf, { occurredOn: '2025-12-31', ...because })]
  const filing = await nanshan.act(headOf, inLastYear, 'file', { handlers: both, occurredOn: '2025-12-31', ...because })
  t.equal(filing.body.number, '深市监南立〔2025〕1号')
  await ownerDb.sql`drop trigger fails_late on records`
})

t.test('a filing makes only filings of its own office and year wait', async (t) => {
  const nanshan = journeyOf(testApp, crewOf('nanshan'))
  const luohu = journeyOf(testApp, crewOf('luohu'))
  const { head: headOf, officer: officerOf, handlers: both } = crewOf('nanshan')
  const busy = await db.sql.reserve()
  await busy`begin`
  await busy`insert into number_series (office_id, year, last) values ('sz-market-nanshan', 2026, 0) on conflict (office_id, year) do update set last = number_series.last`
  const c = await nanshan.register(officerOf)
  let waiting = true
  const held = nanshan.act(headOf, c, 'file', { handlers: both }).finally(() => (waiting = false))
  const other = await luohu.filed()
  t.match(await view(other, crewOf('luohu').officer), { state: 'filed' }, 'another office does not wait')
  t.equal(
    (await nanshan.act(officerOf, await nanshan.register(officerOf), 'amend', sampleCase)).status,
    200,
    'nor other acts of this one'
  )
  t.equal(waiting, true)
  await busy`rollback`
  busy.release()
  t.equal((await held).status, 200)
})

t.test('a correction moves the month; what was known before can still be told', async (t) => {
  const baoan = journeyOf(testApp, crewOf('baoan'))
  const rate = async (query: string) => {
    const { body } = await get(supervision, `/v1/rates/AC1?office=sz-market-baoan&${query}`)
    return {
      new: body.parts?.new ?? body.parts,
      numerator: body.numerator,
      denominator: body.denominator,
      batch: body.batch?.number,
      known: body.batch?.knownAt
    }
  }
  setNow('2026-04-01T02:00:00Z')
  const c = await baoan.filed()
  setNow('2026-05-08T02:00:00Z')
  const [march, april] = [await rate('period=2026-03'), await rate('period=2026-04')]
  t.same([march.denominator, april.denominator], [0, 1])
  const corrected = await baoan.act(crewOf('baoan').chief, c, 'correct', {
    correction: { field: 'clue-on', to: '2026-03-30' },
    requestedBy: crewOf('baoan').officer,
    ...because
  })
  t.equal(corrected.status, 200, JSON.stringify(corrected.body))
  await done(
    baoan.act(crewOf('baoan').chief, c, 'correct', {
      correction: { field: 'filed-on', to: '2026-03-31' },
      requestedBy: crewOf('baoan').officer,
      ...because
    })
  )
  const after = [await rate('period=2026-03'), await rate('period=2026-04')]
  t.same(
    after.map((one) => one.denominator),
    [1, 1],
    'new in March, carried over into April'
  )
  const shown = await view(c, crewOf('baoan').officer)
  t.match([shown.filedOn, shown.number], ['2026-03-31', /〔2026〕1号/])
  const records = (await get(crewOf('baoan').officer, `/v1/cases/${c.id}/records`)).body.items
  t.match(
    records.at(-1).changes,
    {
      correction: { field: 'filed-on', to: '2026-03-31' },
      requestedBy: crewOf('baoan').officer,
      case: { filedOn: ['2026-04-01', '2026-03-31'] }
    },
    'both values stay on record'
  )
  const before = [await rate(`period=2026-03&batch=${april.batch}`), await rate(`period=2026-04&batch=${april.batch}`)]
  t.same(
    before.map((one) => one.denominator),
    [0, 1],
    'the old answer, from what was known then'
  )
  const asOf = [await rate(`period=2026-03&asOf=${encodeURIComponent(april.known)}&until=2026-04-30`)]
  t.same(
    asOf.map((one) => one.denominator),
    [0]
  )
  setNow(morning)
})

t.test('late entry is marked on the answer, the record and the rates', async (t) => {
  const longgang = journeyOf(testApp, crewOf('longgang'))
  setNow('2026-03-02T02:00:00Z')
  const c = await longgang.register(crewOf('longgang').officer)
  setNow('2026-03-10T02:00:00Z')
  const answer = await longgang.act(crewOf('longgang').head, c, 'file', {
    handlers: crewOf('longgang').handlers,
    occurredOn: '2026-03-03',
    reason: '系统故障'
  })
  t.match(answer, { status: 200, body: { enteredLate: true } })
  t.match((await view(c, crewOf('longgang').officer)).timeline.at(-1), {
    act: 'file',
    enteredLate: true,
    reason: '系统故障',
    occurredOn: '2026-03-03'
  })
  await longgang.prepare(c, { occurredOn: '2026-03-09' })
  const decided = await longgang.act(crewOf('longgang').head, c, 'decide', {
    kind: 'no-penalty',
    result: 'no-penalty-minor',
    occurredOn: '2026-03-09'
  })
  t.match(decided.body, { enteredLate: false })
  await done(longgang.act(crewOf('longgang').head, c, 'close', { ground: 'no-penalty', occurredOn: '2026-03-09' }))
  const { body } = await get(supervision, '/v1/rates/AC1?office=sz-market-longgang&period=2026-03&until=2026-03-09')
  t.match([body.numerator, body.denominator, body.enteredLate.quantity], [1, 1, 0])
  setNow(morning)
})

t.test('any acts over HTTP: done exactly when the rules allow them', async (t) => {
  // A day before the rules on review and notice that are on file: nothing is needed before a decision then.
  const day = { occurredOn: '2019-03-29', reason: '补录' }
  const fine = { kind: 'fine' as const, amountFen: 10_000, text: null }
  const papers = { documentNumber: null, documentNumberRaw: null, partyNo: null, text: null }
  const menu: [string, string, object, PastAct][] = [
    [head, 'file', { handlers }, { act: 'file', handlers, number: null, ...day }],
    [head, 'decline', {}, { act: 'decline', ...day }],
    [
      head,
      'decide',
      { kind: 'penalty', obligations: [{ kind: 'fine', amount: '100' }] },
      { act: 'decide', kind: 'penalty', obligations: [fine], ...papers, ...day }
    ],
    [
      head,
      'decide',
      { kind: 'no-penalty', result: 'no-penalty-minor' },
      { act: 'decide', kind: 'no-penalty', result: 'no-penalty-minor', obligations: [], ...papers, ...day }
    ],
    [officer, 'serve', { decisionNo: 1 }, { act: 'serve', decisionNo: 1, servedBy: 'direct', ...day }],
    [
      finance,
      'record-receipt',
      { decisionNo: 1, amount: '50' },
      { act: 'record-receipt', decisionNo: 1, kind: 'principal', amountFen: 5_000, voucher: null, ...day }
    ],
    [
      finance,
      'record-receipt',
      { decisionNo: 1, amount: '50', kind: 'refund' },
      { act: 'record-receipt', decisionNo: 1, kind: 'refund', amountFen: 5_000, voucher: null, ...day }
    ],
    [head, 'close', { ground: 'executed' }, { act: 'close', ground: 'executed', ...day }],
    [head, 'close', { ground: 'no-penalty' }, { act: 'close', ground: 'no-penalty', ...day }],
    [chief, 'reopen', { ground: 'new-evidence' }, { act: 'reopen', ground: 'new-evidence', ...day }],
    [chief, 'revoke-decision', { decisionNo: 1 }, { act: 'revoke-decision', decisionNo: 1, ...day }]
  ]
  const context = { now: morning, calendar, settings: defaultSettings }
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(menu.length - 1), { minLength: 3, maxLength: 14, size: 'max' }),
      async (choices) => {
        const c = await register(officer, day)
        let file: CaseFile = clueFile({ clueOn: day.occurredOn, lastOn: day.occurredOn })
        for (const choice of [0, ...choices]) {
          const [person, name, body, past] = menu[choice]!
          let expected: string | number = 200
          try {
            file = replay(file, [past], context)[0]!.after
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            expected = error.code
          }
          const answer = await act(person, c, name, { ...body, ...day })
          const got = answer.status === 200 ? 200 : answer.body.code
          if (got !== expected) throw new Error(`${name} on ${file.case.state}: ${got} instead of ${expected}`)
          if (got === 200 && answer.body.state !== file.case.state)
            throw new Error(`${answer.body.state} instead of ${file.case.state}`)
        }
        const shown = await view(c)
        if ((await recordsOf(c)).length !== c.version || shown.state !== file.case.state || shown.version !== c.version)
          throw new Error('records, version and state')
      }
    ),
    { numRuns: 60 }
  )
  t.pass('sixty stories')
})

t.test('an amendment keeps the parties that a decision names', async (t) => {
  const c = await register(officer)
  await done(act(head, c, 'file', { handlers }))
  await prepare(c)
  await done(act(head, c, 'decide', { ...penalty, partyNo: 1 }))
  t.match(await act(officer, c, 'amend', { ...sampleCase, parties: [] }), {
    status: 422,
    body: { code: 'case.party-in-use', field: '/parties' }
  })
  const kept = await done(act(officer, c, 'amend', { ...sampleCase, source: 'inspection' }))
  t.equal(kept.body.version, 11)
})
