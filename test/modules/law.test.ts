import t from 'tap'
import { roles } from '../../src/domain/actor.ts'
import { operations } from '../../src/domain/permissions.ts'
import { handbookId } from '../../src/domain/rules/row.ts'
import { rules } from '../../src/domain/rules/table.ts'
import { buildTestApp } from '../support/app.ts'
import { clientOf, people } from '../support/client.ts'

const service = await buildTestApp(t, { now: '2026-11-20T02:00:00Z' })
const client = clientOf(service)
const get = (url: string) => client.get(people.officer, `/v1/law/${url}`)
/** Without an Idempotency-Key: these POSTs only compute. */
const post = (url: string, body: object, person: string = people.officer) =>
  client.post(person, `/v1/law/${url}`, body, { key: null })

t.test('open to every role', (t) => {
  t.same([...operations['reference.read']].sort(), [...roles].sort())
  t.end()
})

t.test('the rules in force on a day', async (t) => {
  const { status, body } = await get('rules?on=2020-01-01')
  t.equal(status, 200)
  t.equal(body.on, '2020-01-01')
  const ids = body.items.map((row: { id: string }) => row.id)
  t.ok(ids.includes('A-10') && ids.includes('A-17') && !ids.includes('A-13') && !ids.includes('A-18'))
  t.ok(body.items.every((row: any) => (row.from ?? '') <= '2020-01-01' && (row.to ?? '9999') >= '2020-01-01'))
  t.match(
    body.items.find((row: { id: string }) => row.id === 'A-10'),
    { kind: 'period', mark: 'K', needsConfirmation: true, period: { n: 15, unit: 'working-day' }, choice: null }
  )
  t.equal((await get('rules')).body.on, '2026-11-20', 'today when no day is asked for')
  const handbook = new Set(rules.map(({ id }) => handbookId(id)))
  const today = (await get('rules?on=2026-11-20')).body.items.map((row: { id: string }) => handbookId(row.id))
  t.ok(new Set(today).size > handbook.size * 0.9, 'nearly every rule has a version of today')
})

t.test('one rule in every version', async (t) => {
  const { body } = await get('rules/A-27?on=2026-12-31')
  t.match(
    body.inForce.filter(({ id }: { id: string }) => id === 'A-27'),
    [{ to: '2026-12-31' }]
  )
  const next = (await get('rules/A-27?on=2027-01-01')).body.inForce[0]
  t.match(next, { from: '2027-01-01', needsConfirmation: true, basis: { zh: /商标法（2026年修订）/ } })
  const parts = (await get('rules/A-21')).body.versions.map((row: { id: string }) => row.id)
  t.ok(parts.includes('A-21.emergency'), 'a rule comes with its parts')
  t.match((await get('rules/D-01')).body.inForce, [{ kind: 'decision', choice: { en: /Calendar/ }, alternative: {} }])
  t.match(await get('rules/A-999'), { status: 404, body: { code: 'law.no-rule', params: { rule: 'A-999' } } })
})

t.test('the calendar of a year', async (t) => {
  const { body } = await get('calendar/2026')
  t.match(body, { year: 2026, source: 'notice', provisional: false })
  t.match(body.papers[0], /^http/)
  t.ok(
    body.days.some((day: any) => day.date === '2026-10-10' && day.working),
    'a Saturday that is worked'
  )
  t.match((await get('calendar/2027')).body, { source: 'statutory', provisional: true, papers: [] })
  t.match((await get('calendar/2006')).body, { source: 'statutory', provisional: true })
  t.match((await get('calendar/2050')).body, { source: 'weekends', provisional: true, days: [] })
  t.equal((await get('calendar/twenty')).status, 400)
})

t.test('deadlines', async (t) => {
  const { status, body } = await post('deadlines', {
    rule: 'A-10',
    from: '2021-09-24',
    stops: [{ from: '2021-10-08', to: '2021-10-12', ground: 'identification' }],
    extensions: 1
  })
  t.equal(status, 200, JSON.stringify(body))
  t.match(body, { rule: 'A-10', version: '2021-07-15', due: '2021-11-16', unit: 'working-day', provisional: false })
  t.equal(body.days.filter((day: { counts: boolean }) => day.counts).length, 30)
  t.match(body.days[0], { day: '2021-09-24', counts: false, why: { code: 'start' } })
  t.match(body.basis, { zh: /第18条/, en: /art 18/ })
  t.match(body.explanation, { zh: /A-10/, en: /A-10/ })
  const rows: [object, string][] = [
    [{ rule: 'T-11', from: '2026-09-30' }, '2026-10-08'],
    [{ rule: 'A-10', from: '2026-09-16' }, '2026-10-13'],
    [{ rule: 'T-12', from: '2021-09-24T16:30:00+08:00' }, '2021-09-25T16:30:00+08:00']
  ]
  for (const [asked, due] of rows) {
    const answer = await post('deadlines', asked)
    t.equal(answer.body.due, due, `${JSON.stringify(asked)}: ${JSON.stringify(answer.body.explanation ?? answer.body)}`)
  }
  const provisional = (await post('deadlines', { rule: 'A-10', from: '2027-01-25' })).body
  t.equal(provisional.provisional, true)
  t.match(provisional.explanation.zh, /暂定（D-40）/)
  const standing = { rule: 'A-10', from: '2021-09-24', stops: [{ from: '2021-10-08', ground: 'testing' }] }
  t.equal((await post('deadlines', standing)).body.due, null, 'no last day: the clock stands still')
  t.match(
    (await post('deadlines', { rule: 'T-11', from: '2026-09-30' })).body.settings,
    [{ key: 'd310Days', question: 'D-01', value: 'calendar' }],
    'a setting that touched the answer is named'
  )
})

t.test('what is no question about a deadline', async (t) => {
  const base = { rule: 'A-10', from: '2021-09-24' }
  const rows: [object, number, string, string][] = [
    [{ ...base, to: '2021-10-01' }, 400, 'request.invalid', '/to'],
    [{ rule: 'A-10', from: '2021-02-30' }, 400, 'request.invalid', '/from'],
    [{ rule: 'A-10', from: '9999-12-31' }, 400, 'request.invalid', '/from'],
    [{ ...base, stops: [{ from: '2021-10-08', ground: 'testing', why: 'x' }] }, 400, 'request.invalid', '/stops/0/why'],
    [
      { ...base, stops: [{ from: '2021-10-08', to: '2021-10-07', ground: 'testing' }] },
      400,
      'clock.stop-order',
      '/stops/0/to'
    ],
    [
      { ...base, stops: [{ from: '2021-10-08', to: '2021-10-09', ground: 'hearing' }] },
      422,
      'clock.stop-ground',
      '/stops/0/ground'
    ],
    [{ ...base, extensions: -1 }, 400, 'request.invalid', '/extensions'],
    [{ ...base, extensions: 2 }, 422, 'clock.ladder', '/extensions'],
    [{ rule: 'A-999', from: '2021-09-24' }, 400, 'clock.rule-unknown', '/rule'],
    [{ rule: 'D-01', from: '2021-09-24' }, 400, 'clock.not-a-period', '/rule'],
    [{ rule: 'A-10', from: '2018-09-24' }, 422, 'clock.not-in-force', '/from'],
    [{ rule: 'T-12', from: '2021-09-24' }, 400, 'clock.instant-needed', '/from']
  ]
  for (const [asked, status, code, field] of rows) {
    const answer = await post('deadlines', asked)
    t.same([answer.status, answer.body.code, answer.body.field], [status, code, field], JSON.stringify(asked))
  }
  const longest = await post('deadlines', {
    rule: 'A-42',
    from: '1949-01-01',
    stops: [{ from: '1949-01-02', to: '2099-12-31', ground: 'testing' }]
  })
  t.ok(longest.status < 500, 'the longest question is answered')
})

t.test('identifiers', async (t) => {
  const rows: [string, string, object][] = [
    [
      'uscc',
      '９２４４０３００ma5abcde5t',
      { valid: true, normalised: '92440300MA5ABCDE5T', parts: { authority: '9', area: '440300' } }
    ],
    ['uscc', '92440300MA5ABCDE5X', { valid: false, warnings: [{ code: 'check-digit' }] }],
    ['patent-no', '201710601862', { valid: true, normalised: 'ZL201710601862.3' }],
    ['trademark-no', '第3210010号', { valid: true, normalised: '3210010' }],
    ['document-no', '深市监罚字[2015]12号', { valid: true, normalised: '深市监罚字〔2015〕12号' }],
    ['court-case-no', '(2016)粤03民初123号', { valid: true, normalised: '（2016）粤03民初123号' }],
    ['software-copyright-no', '2015sr000001', { valid: true, normalised: '2015SR000001' }],
    ['resident-id', '11010519491231002X', { valid: true, parts: { birthDate: '1949-12-31' } }],
    ['resident-id', '11010519491231002', { valid: false, warnings: [{ code: 'form' }] }]
  ]
  for (const [kind, value, expected] of rows) {
    t.match(await post('identifiers/check', { kind, value }), { status: 200, body: expected }, `${kind} ${value}`)
  }
  t.match(await post('identifiers/check', { kind: 'passport', value: 'x' }), { status: 400, body: { field: '/kind' } })
})

t.test('advice on a transfer', async (t) => {
  const base = { offence: '214', actEndedOn: '2026-05-01', assessedOn: '2026-06-01', elements: { counterfeit: 'yes' } }
  const advise = async (more: object) => (await post('transfer-advice', { ...base, ...more })).body
  const met = await advise({ measures: { salesAmount: '50000.00' } })
  t.match(met, { suggestion: 'must-transfer', duty: true, decisionDue: true, tier: 'L1', others: [], missing: [] })
  t.match(met.versions, [{ at: 'both', from: '2025-04-26', to: null, instruments: [{ id: 'CLA11' }, { id: 'FS25' }] }])
  t.match(met.versions[0].met, [
    { row: 'C-035', tier: 'L1', measure: 'salesAmount', value: '50000.00', threshold: '50000.00' }
  ])
  t.match(met.explanation, { zh: /C-035/, en: /C-035/ })
  const near = await advise({ measures: { salesAmount: '40000' } })
  t.match(near, { suggestion: 'reasonable-suspicion', ground: 'share-reached', duty: false })
  t.match(near.versions[0].nearest[0], { row: 'C-035', value: '40000.00', short: '10000.00', near: true, ratio: 0.8 })
  t.match(
    near.settings.map(({ key, value }: any) => [key, value]),
    [
      ['suspicionShare', '0.5'],
      ['nearShare', '0.8']
    ],
    'a setting that touched the answer is named'
  )
  const rows: [object, string][] = [
    [{ measures: { salesAmount: '24999.99' } }, 'below'],
    [{ measures: { salesAmount: '100' }, suspicion: true }, 'reasonable-suspicion'],
    [{ measures: { salesAmount: { atLeast: '1000000' } } }, 'must-transfer'],
    [{}, 'insufficient-data'],
    [{ measures: { salesAmount: '60000' }, elements: { counterfeit: 'no' } }, 'below'],
    [{ measures: { illegalGain: '60000' }, actEndedOn: '2023-05-01' }, 'legal-gap'],
    [{ offence: '217', elements: {}, measures: { copies: 500 }, actEndedOn: '2020-01-01' }, 'must-transfer'],
    [
      { measures: { salesAmount: '30000' }, acts: [{ endedOn: '2026-04-01', measures: { salesAmount: '20000' } }] },
      'must-transfer'
    ]
  ]
  for (const [asked, suggestion] of rows) t.equal((await advise(asked)).suggestion, suggestion, JSON.stringify(asked))
  const several = await advise({ offence: ['213', '214'], measures: { salesAmount: '60000' } })
  t.match([several.offence, several.others.map((one: any) => one.offence)], ['214', ['213']], 'the strongest first')
  const { assessedOn: _, ...today } = base
  t.equal((await post('transfer-advice', today)).status, 200, 'assessed today when no day is given')
})

t.test('what is no question about a transfer', async (t) => {
  const base = { offence: '214', actEndedOn: '2026-05-01', assessedOn: '2026-06-01' }
  const rows: [object, string, string][] = [
    [{ ...base, turnover: '1' }, 'request.invalid', '/turnover'],
    [{ ...base, measures: { illegalturnover: '1' } }, 'request.invalid', '/measures/illegalturnover'],
    [{ ...base, measures: { salesAmount: '-1' } }, 'request.invalid', '/measures/salesAmount'],
    [{ ...base, measures: { salesAmount: 1 } }, 'request.invalid', '/measures/salesAmount'],
    [{ ...base, measures: { copies: -1 } }, 'request.invalid', '/measures/copies'],
    [{ ...base, measures: { copies: '1' } }, 'request.invalid', '/measures/copies'],
    [{ ...base, measures: { copies: {} } }, 'advice.input', '/measures/copies'],
    [{ ...base, measures: { copies: { atLeast: 5, atMost: 4 } } }, 'advice.input', '/measures/copies'],
    [{ ...base, elements: { counterfeit: 'maybe' } }, 'request.invalid', '/elements/counterfeit'],
    [{ ...base, actStartedOn: '2026-05-02' }, 'advice.input', '/actStartedOn'],
    [{ ...base, actEndedOn: '2026-06-02' }, 'advice.input', '/actEndedOn'],
    [{ ...base, priorPenalty: { on: '2026-06-02', article: '214' } }, 'advice.input', '/priorPenalty/on'],
    [{ ...base, acts: [{ endedOn: '2026-07-01' }] }, 'advice.input', '/acts/0/endedOn'],
    [{ ...base, offence: '220' }, 'request.invalid', '/offence'],
    [{ offence: '214' }, 'request.invalid', '/actEndedOn']
  ]
  for (const [asked, code, field] of rows) {
    const { status, body } = await post('transfer-advice', asked)
    t.same([status, body.code, body.field], [400, code, field], JSON.stringify(asked))
  }
})

t.test('the standards of the criminal law are rules as well', async (t) => {
  const on = async (day: string) =>
    (await get(`rules?on=${day}`)).body.items.filter(({ id }: any) => id.startsWith('C-'))
  t.match(
    (await on('2026-01-01')).find(({ id }: any) => id === 'C-035'),
    { kind: 'threshold', title: { zh: /第214条/ }, summary: { zh: /50,000元/ }, basis: { zh: /法释〔2025〕5号/ } }
  )
  t.same(
    (await on('2004-12-21')).map(({ id }: any) => id).filter((id: string) => id < 'C-120'),
    [],
    'none before the first interpretation'
  )
  t.match((await get('rules/C-124')).body.versions, [{ kind: 'measure', from: '2025-04-26' }])
})

t.test('who reads no content may ask the law', async (t) => {
  t.equal((await post('deadlines', { rule: 'A-10', from: '2021-09-24' }, 'sysadmin@sz.example')).status, 200)
  t.equal((await service.app.inject({ url: '/v1/law/rules' })).statusCode, 401)
})

t.test('the table of acts is served as it judges', async (t) => {
  const { status, body } = await get('acts?on=2026-03-04')
  t.equal(status, 200)
  const find = (act: string, of: string) =>
    body.items.find((one: { act: string; of: string }) => one.act === act && one.of === of)
  t.match(find('review', 'case'), { zh: '审核', notBy: 'investigator', rule: 'A-31', ends: ['OT-REVIEW'] })
  t.match(find('review', 'case').from[0], { state: 'reviewing', zh: '审核中' })
  t.match(find('review', 'case').ground.basis.zh, /市场监督管理/)
  t.match(find('approve', 'transfer'), { roles: ['chief', 'acting-chief'], inHours: true, rule: 'T-11' })
})
