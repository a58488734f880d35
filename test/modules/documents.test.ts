import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import t, { type Test } from 'tap'
import { forms, type FormKind } from '../../src/documents/catalogue.ts'
import { buildTestApp } from '../support/app.ts'
import { people, type Followed } from '../support/client.ts'
import { because, journeyOf, proposed } from '../support/journey.ts'

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
