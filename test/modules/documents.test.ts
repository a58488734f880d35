import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import t, { type Test } from 'tap'
import { forms, type FormKind } from '../../src/documents/catalogue.ts'
import { buildTestApp } from '../support/app.ts'
import { people, type Followed } from '../support/client.ts'
import { journeyOf } from '../support/journey.ts'

const { officer, second, head, finance } = people
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const textOf = (docx: Buffer) =>
  new PizZip(docx)
    .file('word/document.xml')!
    .asText()
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')

const address = '深圳市福田区示例路8号示例市场301'
const rich = {
  title: '福田区晨光商行涉嫌销售侵犯注册商标专用权的商品案',
  conduct: '销售侵犯注册商标专用权的商品',
  leads: [{ kind: 'report', text: '举报人反映该商行销售假冒“晨曦”运动鞋。' }],
  parties: [
    {
      kind: 'individual-business',
      name: '福田区晨光商行',
      identifierKind: 'uscc',
      identifier: '92440300MA5ABCDE5T',
      address
    },
    { kind: 'legal', role: 'right-holder', name: '晨曦鞋业有限公司', address: '广州市示例区示例大道1号' },
    {
      kind: 'natural',
      role: 'third-party',
      name: '张示例',
      identifierKind: 'resident-id',
      identifier: '440301199001011234'
    }
  ],
  goods: [
    {
      name: '运动鞋',
      quantity: '120',
      unit: '双',
      found: 'seized',
      infringing: 'yes',
      unitPrice: '199.5',
      value: '23940'
    },
    { name: '鞋盒', quantity: '40', unit: '个', found: 'seized', infringing: 'yes', unitPrice: '2' }
  ]
}
const details = {
  abbreviation: '深市监福',
  unit: '福田监管局知识产权科',
  address: '深圳市福田区示例路1号',
  phone: '0755-00000000',
  contact: '陈示例',
  reconsideration: '深圳市人民政府',
  court: '深圳市盐田区人民法院',
  payment: '到指定银行缴纳，或者通过电子支付系统缴纳。'
}

async function workplace(t: Test, environment: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  const testApp = await buildTestApp(t, {
    now: '2026-09-01T02:00:00Z',
    environment: { FILES_URL: folder, ...environment }
  })
  const { app, as } = testApp
  const journey = journeyOf(testApp)

  async function issue(c: Followed, kind: FormKind | string, said: object = {}, person: string = officer) {
    const answer = await journey.post(person, `/v1/cases/${c.id}/documents`, { kind, ...said }, { ifMatch: c.version })
    if (answer.status < 300) c.version = answer.body.version
    return answer
  }
  async function bytes(person: string, url: string) {
    const response = await app.inject({ method: 'GET', url, headers: as(person, { key: null }) })
    return { status: response.statusCode, bytes: response.rawPayload, headers: response.headers }
  }
  async function upload(
    person: string,
    url: string,
    file: { name: string; type?: string; bytes: Buffer },
    fields: Record<string, string> = {},
    ifMatch?: number
  ) {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', new Blob([new Uint8Array(file.bytes)], { type: file.type ?? '' }), file.name)
    const request = new Request('http://localhost/', { method: 'POST', body: form })
    const response = await app.inject({
      method: 'POST',
      url,
      headers: {
        ...as(person, ifMatch === undefined ? {} : { ifMatch }),
        'content-type': request.headers.get('content-type')!
      },
      payload: Buffer.from(await request.arrayBuffer())
    })
    return { status: response.statusCode, body: response.json() }
  }
  async function addFile(
    c: Followed,
    file: { name: string; type?: string; bytes: Buffer },
    fields = {},
    person: string = officer
  ) {
    const answer = await upload(person, `/v1/cases/${c.id}/files`, file, fields, c.version)
    if (answer.status < 300) c.version = answer.body.version
    return answer
  }
  const office = async () =>
    journey.done(journey.post(head, '/v1/offices/sz-market-futian/details', details, { ifMatch: 0 }))
  return { ...testApp, ...journey, folder, issue, bytes, upload, addFile, office }
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

t.test('a paper is issued, recorded and always the same bytes', async (t) => {
  const { filed, issue, bytes, get, office } = await workplace(t)
  await office()
  const c = await filed(rich)
  const answer = await issue(c, 'filing-approval')
  t.equal(answer.status, 201)
  const { document } = answer.body
  t.equal(document.number, '深市监福立〔2026〕1号', 'the number of the case itself')
  const got = await bytes(officer, `/v1/cases/${c.id}/documents/1`)
  t.equal(got.status, 200)
  t.equal(sha256(got.bytes), document.sha256)
  t.match(got.headers, { 'content-disposition': /^attachment; /, 'x-content-type-options': 'nosniff' })
  const text = textOf(got.bytes)
  t.match(text, /福田区晨光商行/)
  t.match(text, /92440300MA5ABCDE5T/)
  t.match(text, /2026年9月1日/)
  t.notMatch(text, new RegExp(address), 'the address is masked')
  t.equal(sha256((await bytes(officer, `/v1/cases/${c.id}/documents/1`)).bytes), document.sha256)

  const records = (await get(officer, `/v1/cases/${c.id}/records`)).body.items
  const record = records.at(-1)
  t.match(record, { act: 'issue-document' })
  t.match(JSON.stringify(record), document.sha256)
  t.equal((await get(officer, `/v1/cases/${c.id}`)).body.version, c.version)
  t.match((await get(officer, `/v1/cases/${c.id}/documents`)).body.items[0], {
    no: 1,
    kind: 'filing-approval',
    title: '立案审批表'
  })

  const stale = await issue({ ...c, version: c.version - 1 }, 'filing-approval')
  t.equal(stale.body.code, 'request.stale')
})

/** One case with all that a penalty case meets, each act on a day of its own where the law wants time between them. */
async function penaltyCase(
  place: Awaited<ReturnType<typeof workplace>>,
  issueAs: (kind: FormKind, said?: object) => Promise<void>
) {
  const { filed, act, done, setNow } = place
  const c = await filed(rich)
  const on = (day: string) => setNow(`${day}T02:00:00Z`)
  const step = (person: string, name: string, said: object = {}) => done(act(person, c, name, said))
  const both = { officers: [officer, second] }
  const goods = [{ goodsNo: 1, quantity: '120' }]
  const run = async (kind: FormKind, said: object = {}) => {
    const answer = await place.issue(c, kind, said)
    if (answer.status !== 201) throw new Error(`${kind}: ${answer.status} ${JSON.stringify(answer.body)}`)
    await issueAs(kind, answer.body.document)
  }

  await run('source-registration')
  await run('filing-approval', { words: { facts: { 'case.basis': '《中华人民共和国商标法》第五十七条第（三）项' } } })
  await step(officer, 'investigate', {
    kind: 'inspection',
    ...both,
    place: '示例市场301商铺',
    partyNo: 1,
    text: '货架上有“晨曦”运动鞋120双，鞋盒40个。'
  })
  await run('inspection-record', {
    words: { facts: { 'scene.startedAt': '2026年9月1日9时30分', 'scene.present': '店员刘示例' } }
  })
  await step(officer, 'investigate', {
    kind: 'inquiry',
    ...both,
    place: '本局询问室',
    partyNo: 3,
    text: '询问张示例。'
  })
  await run('inquiry-record', {
    words: { answers: [{ question: '货从哪里来？', answer: '从流动商贩处购进。' }] },
    unmask: true,
    reason: '交被询问人核对签名'
  })
  await step(officer, 'send-letter', { organ: '广州市示例区市场监督管理局', text: '请协助核查供货情况。' })
  await run('assistance-letter')
  await step(officer, 'investigate', {
    kind: 'identification-request',
    ...both,
    partyNo: 2,
    text: '请辨认查获的运动鞋是否为你公司生产。'
  })
  await run('identification-request')
  await step(officer, 'take-measure', {
    kind: 'preserve',
    approvedBy: head,
    approvedOn: '2026-09-01',
    partyNo: 1,
    goods: [{ goodsNo: 2, quantity: '40' }],
    place: '当事人商铺'
  })
  await run('preservation-notice')
  await step(head, 'end-measure', { measureNo: 1, end: 'lifted', ground: '经查不属于侵权商品的包装' })
  await run('preservation-lifting')
  await step(officer, 'take-measure', {
    kind: 'seize',
    approvedBy: head,
    approvedOn: '2026-09-01',
    partyNo: 1,
    goods,
    place: '本局罚没物品仓库'
  })
  await step(officer, 'store-goods', { goodsNo: 1, measureNo: 2, quantity: '120', place: '一号库', keeper: officer })
  await run('measure-decision')
  await run('goods-list', { subject: { measureNo: 2 } })
  await step(head, 'extend', { duty: 'measure:2', by: 'head', reason: '案情复杂' })
  await run('measure-extension')
  await step(head, 'suspend', { ground: 'other-ownership', reason: '商标权属有争议' })
  await run('suspension')
  on('2026-09-03')
  await step(head, 'resume')
  await run('resumption')
  await step(head, 'extend', { duty: 'decide:1', by: 'head', reason: '案情复杂，需要进一步查明货物来源' })
  await run('extension-approval')
  await step(officer, 'add-evidence', { kind: 'documentary', name: '进货单', text: '证明进货数量和价格' })
  await step(officer, 'end-investigation', { proposal: '建议没收侵权商品并处罚款。' })
  await run('investigation-report')
  await step(officer, 'submit-review', { kind: 'legal', grounds: ['rights-after-hearing'] })
  await step('legal@futian.example', 'review', { reviewNo: 1, outcome: 'agree', opinion: '事实清楚，同意。' })
  await run('review-form')
  await step(officer, 'notify', {
    proposed: [{ kind: 'fine', amount: '100000' }, { kind: 'confiscate-goods' }],
    hearing: true,
    text: '当事人销售侵犯注册商标专用权的运动鞋120双，违法经营额23940元。'
  })
  await run('penalty-notice')
  await run('hearing-right-notice')
  await step(officer, 'serve-notice', { noticeNo: 1 })
  await step(officer, 'record-statement', { noticeNo: 1, result: 'not-accepted', text: '认为罚款过高' })
  await step(officer, 'request-hearing', { noticeNo: 1 })
  await step(head, 'announce-hearing', {
    hearingNo: 1,
    setFor: '2026-09-18',
    place: '三楼会议室',
    host: 'legal@futian.example'
  })
  await run('hearing-notice')
  on('2026-09-18')
  await step('legal@futian.example', 'end-hearing', { hearingNo: 1, ended: 'held', opinion: '建议维持原处罚意见。' })
  await run('hearing-record')
  await run('hearing-report')
  await step(head, 'discuss', { attendees: [head, people.chief, 'legal@futian.example'], conclusion: '同意处罚。' })
  await run('discussion-record')
  await run('decision-approval')
  await step(officer, 'submit-review', { kind: 'legal', grounds: ['rights-after-hearing'] }).catch(() => undefined)
  await step('legal@futian.example', 'review', { reviewNo: 2, outcome: 'agree', opinion: '同意。' }).catch(
    () => undefined
  )
  await step(head, 'decide', {
    kind: 'penalty',
    text: '当事人购进并销售侵犯“晨曦”注册商标专用权的运动鞋120双。',
    obligations: [
      { kind: 'confiscate-goods', text: '没收侵犯注册商标专用权的运动鞋120双' },
      { kind: 'fine', amount: '100000' }
    ]
  })
  await run('penalty-decision')
  await step(officer, 'serve', { decisionNo: 1 })
  await run('service-receipt', { words: { facts: { 'delivery.place': '示例市场301' } } })
  on('2026-09-28')
  await step(head, 'arrange', {
    decisionNo: 1,
    kind: 'instalments',
    requestedOn: '2026-09-28',
    instalments: [
      { dueOn: '2026-10-20', amount: '60000' },
      { dueOn: '2026-11-20', amount: '40000' }
    ]
  })
  await run('payment-arrangement')
  on('2026-10-20')
  await step(finance, 'record-receipt', { decisionNo: 1, amount: '60000' })
  on('2026-12-01')
  await step(officer, 'demand', { decisionNo: 1 })
  await run('demand')
  await step(officer, 'serve-demand', { demandNo: 1 })
  on('2027-03-22')
  await step(head, 'apply-court', { decisionNo: 1, court: '深圳市福田区人民法院' })
  await run('enforcement-application')
  await step(head, 'end-measure', { measureNo: 2, end: 'confiscated' }).catch(() => undefined)
  await run('goods-transfer-notice', { subject: { measureNo: 2 } })
  await step(officer, 'dispose-goods', { custodyNo: 1, disposal: 'destroyed' })
  await step(officer, 'perform', { decisionNo: 1, obligationNo: 1 })
  await step(finance, 'record-receipt', { decisionNo: 1, amount: '40000' })
  await step(head, 'close', { ground: 'executed' })
  await run('closing-approval')
  await step(officer, 'archive', { keptYears: 30, shelf: null })
  await run('volume-list')
  return c
}

t.test('every paper of a penalty case', async (t) => {
  const place = await workplace(t)
  await place.office()
  const made = new Map<string, any>()
  const texts = new Map<string, string>()
  const c = await penaltyCase(place, async (kind, document: any) => void made.set(kind, document))
  for (const [kind, document] of made) {
    const { status, bytes } = await place.bytes(officer, `/v1/cases/${c.id}/documents/${document.no}`)
    t.equal(status, 200, kind)
    t.equal(sha256(bytes), document.sha256, kind)
    texts.set(kind, textOf(bytes))
    if (process.env['PAPERS']) await writeFile(join(process.env['PAPERS'], `${kind}.docx`), bytes)
  }
  const stands = (kind: FormKind, words: RegExp) => t.match(texts.get(kind), words, kind)
  stands('penalty-decision', /没收侵犯注册商标专用权的运动鞋120双；[^]*罚款100000\.00元（大写：壹拾万元整）。/)
  stands('penalty-decision', /深市监福听告〔2026〕1号/)
  stands('penalty-notice', /1\.罚款100000\.00元（大写：壹拾万元整）。/)
  stands('goods-list', /运动鞋[^]*双[^]*120[^]*199\.50[^]*23940\.00[^]*存放于一号库/)
  stands('measure-extension', /2026年10月1日[^]*2026年10月31日/)
  stands('resumption', /2026年9月1日[^]*2026年9月3日/)
  stands('demand', /尚有40000\.00元（大写：肆万元整）[^]*33000\.00元[^]*73000\.00元/)
  stands('enforcement-application', /加处罚款100000\.00元/)
  stands('service-receipt', /行政处罚决定书（深市监福罚决〔2026〕1号）/)
  stands(
    'volume-list',
    /立案审批表[^]*行政处罚决定书[^]*送达回证[^]*现场笔录[^]*听证笔录[^]*案件来源登记表[^]*案件调查终结报告/
  )
  stands('closing-approval', /2026年10月20日缴纳罚没款60000\.00元/)
})

t.test('the papers of other ends', async (t) => {
  const place = await workplace(t)
  await place.office()
  const { register, act, done, filed, ready, opened, transferAct, issue, bytes } = place
  const papers = async (c: Followed, kind: FormKind, said: object = {}) => {
    const answer = await issue(c, kind, said)
    t.equal(answer.status, 201, `${kind} ${JSON.stringify(answer.body)}`)
    const got = await bytes(officer, `/v1/cases/${c.id}/documents/${answer.body.document.no}`)
    t.equal(sha256(got.bytes), answer.body.document.sha256)
    return { text: textOf(got.bytes), ...answer.body.document }
  }
  const declined = await register(officer, rich)
  await done(act(head, declined, 'decline', { ground: 'minor-corrected', reason: '情节轻微并已改正' }))
  t.match((await papers(declined, 'refusal-approval')).text, /情节轻微并已改正/)

  const spot = await register(officer, rich)
  await done(
    act(officer, spot, 'decide-on-the-spot', { officers: [officer, second], obligations: [{ kind: 'warning' }] })
  )
  t.match(await papers(spot, 'spot-decision'), { number: '深市监福当罚〔2026〕1号', text: /警告/ })

  const unpunished = await ready(rich)
  await done(
    act(head, unpunished, 'decide', { kind: 'no-penalty', result: 'no-penalty-minor', text: '情节轻微，不予处罚。' })
  )
  t.match((await papers(unpunished, 'no-penalty-decision')).text, /情节轻微，不予处罚/)

  const moved = await filed(rich)
  await done(act(head, moved, 'decide', { kind: 'transfer-administrative', text: '不属于本局管辖。' }))
  t.match((await papers(moved, 'case-transfer-letter')).text, /不属于本局管辖/)

  const crime = await opened(rich)
  await done(transferAct(officer, crime, 'report', { text: '违法经营额已达追诉标准。' }))
  const letter = await papers(crime, 'crime-transfer-letter')
  t.match(letter.text, /违法经营额已达追诉标准/)
  t.match(letter.text, /运动鞋/)
  t.match(letter.number, /^深市监福刑移〔2026〕1号$/)

  const dispute = {
    ...rich,
    title: '吸顶灯外观设计专利侵权纠纷',
    procedure: 'patent-dispute',
    rightKind: 'patent',
    rights: [{ kind: 'patent', name: '吸顶灯', number: 'ZL201710601862.3', patentKind: 'design', holders: [2] }]
  }
  const ruled = await filed(dispute)
  await done(act(head, ruled, 'form-panel', { members: [officer, second, head] }))
  await done(
    act(head, ruled, 'decide', {
      kind: 'ruling',
      result: 'adjudicated-infringing',
      text: '责令立即停止制造、销售。',
      obligations: [{ kind: 'stop-order' }]
    })
  )
  const ruling = await papers(ruled, 'adjudication')
  t.match(ruling.text, /责令立即停止制造、销售/)
  t.match(ruling.text, /ZL201710601862\.3/)
  const settled = await filed(dispute)
  await done(act(head, settled, 'mediate', { text: '被请求人停止销售。' }))
  t.match((await papers(settled, 'mediation-agreement')).text, /被请求人停止销售/)
})

t.test('what may not be: no subject, unknown form, foreign numbers, wrong people', async (t) => {
  const { filed, issue, get, bytes, decided } = await workplace(t)
  const c = await filed(rich)
  const refused = async (code: string, kind: string, said: object = {}, person: string = officer) => {
    const answer = await issue(c, kind, said, person)
    t.equal(answer.body.code, code, `${kind} ${JSON.stringify(answer.body)}`)
  }
  await refused('document.kind', 'love-letter')
  await refused('document.subject', 'penalty-decision')
  await refused('document.subject', 'service-receipt', { subject: { documentNo: 9 } })
  await refused('case.party-unknown', 'closing-approval', { subject: { partyNo: 9 } })
  await refused('document.fact', 'closing-approval', { words: { facts: { 'party.name': '别人' } } })
  await refused('document.fact', 'closing-approval', { words: { facts: { 'no.such': '别人' } } })
  await refused('document.number-form', 'source-registration', { number: '12' })
  await refused('document.number-differs', 'filing-approval', { number: '深市监福立〔2026〕99号' })
  await refused('case.reason-needed', 'closing-approval', { unmask: true })
  await refused('identifier.in-text', 'closing-approval', {
    words: { facts: { 'case.opinion': '440301199001011234' } }
  })
  await refused('auth.not-permitted', 'closing-approval', {}, finance)
  await refused('not-found', 'closing-approval', {}, 'officer@nanshan.example')
  t.equal((await get('officer@nanshan.example', `/v1/cases/${c.id}/documents`)).status, 404)
  t.equal((await get('officer@nanshan.example', `/v1/cases/${c.id}/files`)).status, 404)
  t.equal((await bytes(officer, `/v1/cases/${c.id}/documents/1`)).status, 404)

  await issue(c, 'source-registration', { number: '深市监福案源〔2026〕7号' })
  const d = await decided(rich)
  const taken = await issue(d, 'source-registration', { number: '深市监福案源〔2026〕7号' })
  t.equal(taken.body.code, 'document.number-taken')
  const again = await issue(c, 'source-registration', { number: '深市监福案源〔2026〕7号' })
  t.equal(again.status, 201, 'the same paper again, in its own case')
  t.equal(c.version, again.body.version)
})

t.test('sealed values are masked, and shown for a reason that is on record', async (t) => {
  const { filed, issue, bytes, get, office } = await workplace(t)
  await office()
  const c = await filed(rich)
  const said = { subject: { partyNo: 3 } }
  const masked = await issue(c, 'source-registration', said)
  t.notMatch(
    textOf((await bytes(officer, `/v1/cases/${c.id}/documents/${masked.body.document.no}`)).bytes),
    /440301199001011234/
  )
  const open = await issue(c, 'source-registration', { ...said, unmask: true, reason: '当事人核对' })
  const url = `/v1/cases/${c.id}/documents/${open.body.document.no}`
  t.match(textOf((await bytes(officer, url)).bytes), /440301199001011234/)
  t.equal((await bytes('supervision@sz.example', url)).status, 403, 'not for those who only read')
  const records = (await get(officer, `/v1/cases/${c.id}/records`)).body.items
  t.match(records.at(-1), { act: 'issue-document', reason: '当事人核对' })
  t.match(JSON.stringify(records.at(-1)), /"unmasked":true/)
  t.notMatch(JSON.stringify(records), /440301199001011234/)
})

t.test('an office without an abbreviation gives numbers by hand', async (t) => {
  const { register, issue, ownerDb } = await workplace(t)
  await ownerDb.sql`update offices set number_pattern = 'F{year}-{serial}' where office_id = 'sz-market-futian'`
  const c = await register(officer, rich)
  t.equal((await issue(c, 'source-registration')).body.code, 'document.numbering')
  t.equal((await issue(c, 'source-registration', { number: '深市监福案源〔2026〕1号' })).status, 201)
})

t.test('a draft has no number and leaves nothing behind', async (t) => {
  const { filed, app, as, get, office } = await workplace(t)
  await office()
  const c = await filed(rich)
  const response = await app.inject({
    method: 'POST',
    url: `/v1/cases/${c.id}/documents/preview`,
    headers: as(officer),
    payload: { kind: 'source-registration' }
  })
  t.equal(response.statusCode, 200)
  t.match(textOf(response.rawPayload), /【缺：文书编号】/)
  t.match(decodeURIComponent(String(response.headers['missing-facts'])), /文书编号/)
  t.same((await get(officer, `/v1/cases/${c.id}/documents`)).body.items, [])
  t.equal((await get(officer, `/v1/cases/${c.id}`)).body.version, c.version)
})

t.test('numbers of a series have no gap, with many at once', async (t) => {
  const { filed, issue, office } = await workplace(t)
  await office()
  const cases: Followed[] = []
  for (let at = 0; at < 6; at += 1) cases.push(await filed(rich))
  const answers = await Promise.all(cases.map((c) => issue(c, 'source-registration')))
  const numbers = answers.map(({ body }) => Number(/(\d+)号$/.exec(body.document.number)![1]))
  t.same(
    numbers.toSorted((a, b) => a - b),
    [1, 2, 3, 4, 5, 6]
  )
  await issue(cases[0]!, 'source-registration', { number: '深市监福案源〔2026〕7号' })
  t.equal((await issue(cases[1]!, 'source-registration')).body.document.number, '深市监福案源〔2026〕8号')
  t.equal((await issue(cases[1]!, 'closing-approval')).body.document.number, null)
})

t.test('the same request again is the same paper', async (t) => {
  const { filed, post, office, get } = await workplace(t)
  await office()
  const c = await filed(rich)
  const sent = { ifMatch: c.version, key: 'the-same-key' }
  const body = { kind: 'source-registration' }
  const first = await post(officer, `/v1/cases/${c.id}/documents`, body, sent)
  t.same((await post(officer, `/v1/cases/${c.id}/documents`, body, sent)).body, first.body)
  t.equal((await get(officer, `/v1/cases/${c.id}/documents`)).body.items.length, 1)
})

t.test('an office has templates of its own', async (t) => {
  const { filed, issue, bytes, upload, get, post, office } = await workplace(t)
  await office()
  const c = await filed(rich)
  const url = '/v1/offices/sz-market-futian/templates'
  const ours = await bytes(officer, `${url}/closing-approval/0`)
  const before = (await issue(c, 'closing-approval')).body.document

  const zip = new PizZip(ours.bytes)
  const main = zip.file('word/document.xml')!.asText()
  zip.file('word/document.xml', main.replace('结案审批表', '结案审批表（福田）'))
  const own = { name: 'own.docx', bytes: zip.generate({ type: 'nodebuffer' }) }
  t.equal((await upload(officer, `${url}/closing-approval`, own)).body.code, 'auth.not-permitted')
  t.equal((await upload('head@nanshan.example', `${url}/closing-approval`, own)).body.code, 'auth.not-permitted')
  t.equal((await upload(head, '/v1/offices/nowhere/templates/closing-approval', own)).status, 404)
  t.equal(
    (await upload(head, `${url}/closing-approval`, { ...own, bytes: Buffer.from('PK no') })).body.code,
    'document.template-damaged'
  )
  zip.file('word/vbaProject.bin', 'macro')
  t.equal(
    (await upload(head, `${url}/closing-approval`, { ...own, bytes: zip.generate({ type: 'nodebuffer' }) })).body.code,
    'document.template-active'
  )
  t.equal((await upload(head, `${url}/closing-approval`, { ...own, bytes: Buffer.alloc(2_200_000) })).status, 422)

  const added = await upload(head, `${url}/closing-approval`, own)
  t.match(added, { status: 201, body: { version: 1, active: true } })
  const after = (await issue(c, 'closing-approval')).body.document
  t.match(textOf((await bytes(officer, `/v1/cases/${c.id}/documents/${after.no}`)).bytes), /结案审批表（福田）/)
  t.equal(
    sha256((await bytes(officer, `/v1/cases/${c.id}/documents/${before.no}`)).bytes),
    before.sha256,
    'the old one is as it was'
  )
  t.equal((await post(head, `${url}/closing-approval/use`, { version: 5 })).body.code, 'document.template-none')
  t.equal((await post(head, `${url}/closing-approval/use`, { version: null })).status, 200)
  const back = (await issue(c, 'closing-approval')).body.document
  t.notMatch(textOf((await bytes(officer, `/v1/cases/${c.id}/documents/${back.no}`)).bytes), /（福田）/)
  t.match((await get(officer, url)).body.items, [{ version: 1, active: false }])
  t.equal(sha256((await bytes(officer, `${url}/closing-approval/1`)).bytes), sha256(own.bytes))
  t.equal((await bytes(officer, `${url}/closing-approval/2`)).status, 404)

  const stale = await post(head, '/v1/offices/sz-market-futian/details', details, { ifMatch: 0 })
  t.equal(stale.body.code, 'request.stale')
  t.match((await get(officer, '/v1/offices/sz-market-futian/details')).body, { ...details, version: 1 })
})

t.test('files are handed in, judged by their content and delivered whole', async (t) => {
  const { filed, addFile, bytes, get, folder, upload } = await workplace(t, { FILE_LIMIT_BYTES: '2048' })
  const c = await filed(rich)
  const added = await addFile(
    c,
    { name: '现场照片.png', type: 'image/png', bytes: png },
    { kind: 'evidence', note: '货架' }
  )
  t.match(added, { status: 201, body: { file: { no: 1, type: 'png', secrecy: 'internal' } } })
  const got = await bytes(officer, `/v1/cases/${c.id}/files/1`)
  t.same(got.bytes, png)
  t.match(got.headers, {
    'content-type': 'image/png',
    'content-disposition': /^attachment/,
    'x-content-type-options': 'nosniff'
  })
  t.match((await get(officer, `/v1/cases/${c.id}/files`)).body.items, [{ no: 1, name: '现场照片.png', note: '货架' }])

  const refused = async (
    code: string,
    file: { name: string; bytes: Buffer; type?: string },
    fields = {},
    person: string = officer
  ) => {
    const answer = await addFile(c, file, fields, person)
    t.equal(answer.body.code, code, JSON.stringify(answer.body))
  }
  await refused('file.disguised', { name: 'a.pdf', bytes: png })
  await refused('file.too-large', { name: 'a.png', bytes: Buffer.concat([png, Buffer.alloc(4000)]) })
  await refused('file.empty', { name: 'a.png', bytes: Buffer.alloc(0) })
  await refused('request.invalid', { name: 'a.png', bytes: png }, { secrecy: 'top' })
  await refused('auth.not-permitted', { name: 'a.png', bytes: png }, {}, finance)
  await refused('not-found', { name: 'a.png', bytes: png }, {}, 'officer@nanshan.example')
  t.equal(
    (await upload(officer, `/v1/cases/${c.id}/files`, { name: 'a.png', bytes: png }, {}, 1)).body.code,
    'request.stale'
  )
  t.equal((await get(officer, `/v1/cases/${c.id}/files`)).body.items.length, 1)

  const { sha256: name } = added.body.file
  const stored = (await readdir(folder, { recursive: true })).find((path) => path.endsWith(name))!
  const path = join(folder, stored)
  const whole = await readFile(path)
  await writeFile(path, Buffer.concat([whole.subarray(0, -1), Buffer.from([0])])).catch(() => undefined)
  const corrupt = await bytes(officer, `/v1/cases/${c.id}/files/1`)
  t.equal(corrupt.status, 503)
  t.match(corrupt.bytes.toString(), /file\.corrupt/)
})

t.test('a file under secrecy is read for a reason, on record', async (t) => {
  const { filed, addFile, bytes, get, post } = await workplace(t)
  const c = await filed(rich)
  await addFile(c, { name: '客户名单.png', bytes: png }, { secrecy: 'trade-secret' })
  const url = `/v1/cases/${c.id}/files/1`
  t.equal((await get(officer, url)).body.code, 'case.reason-needed')
  t.equal((await get('supervision@sz.example', `${url}?reason=x`)).body.code, 'auth.not-permitted')
  t.same((await bytes(head, `${url}?reason=${encodeURIComponent('核对货值')}`)).bytes, png)
  const records = (await get(officer, `/v1/cases/${c.id}/records`)).body.items
  t.match(records.at(-1), { act: 'read-file', personId: head, reason: '核对货值' })
  const form = await post(officer, `/v1/cases/${c.id}/files`, {}, { ifMatch: c.version + 1 })
  t.equal(form.body.code, 'file.form')
})

t.test('the catalogue', async (t) => {
  const { get } = await workplace(t)
  const { items } = (await get(officer, '/v1/documents/forms')).body
  t.equal(items.length, Object.keys(forms).length)
  t.match(
    items.find((one: { kind: string }) => one.kind === 'penalty-decision'),
    { subject: 'decisionNo', zh: '行政处罚决定书' }
  )
})
