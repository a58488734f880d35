import t from 'tap'
import { makeDeps } from '../../src/deps.ts'
import { findPerson } from '../../src/db/people.ts'
import { registerACase } from '../../src/modules/cases/register.ts'
import { RegisterBody } from '../../src/modules/cases/schema.ts'
import { buildTestApp } from '../support/app.ts'
import { people, sampleCase } from '../support/client.ts'
import { crewOf, journeyOf } from '../support/journey.ts'

const now = '2026-03-04T02:00:00Z'
const testApp = await buildTestApp(t, { now })
const { get, register, act, done, filed, closed } = journeyOf(testApp)
const { officer } = people
const deps = makeDeps({ HASH_ALGORITHM: 'sha256' }, testApp.db, Buffer.alloc(32, 1), () => now)

/** Registers many by the command itself, eight at a time. */
async function many(personId: string, bodies: readonly object[]): Promise<string[]> {
  const actor = (await findPerson(testApp.db, personId, '2026-03-04'))!
  const ids: string[] = []
  const queue = bodies.entries()
  const worker = async () => {
    for (const [index, body] of queue) {
      const {
        officeId = null,
        areaCode = null,
        occurredOn,
        reason,
        ...content
      } = RegisterBody.parse({ ...sampleCase, ...body })
      const asked = { actor, key: `many-${personId}-${index}-${ids.length}`, body }
      const answer = await registerACase(deps, asked, { officeId, areaCode, content, stated: { occurredOn, reason } })
      ids[index] = answer.caseId
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  return ids
}

const url = (query: Record<string, string | number> = {}) => {
  const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()
  return `/v1/cases?${text}`
}
async function pages(person: string, query: Record<string, string | number>): Promise<string[]> {
  const found: string[] = []
  for (let after: string | null = null; ;) {
    const { status, body } = await get(person, url({ ...query, ...(after === null ? {} : { after }) }))
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
    found.push(...body.items.map((one: { id: string }) => one.id))
    after = body.next
    if (after === null) return found
  }
}
const titles = async (query: Record<string, string | number>, person: string = officer): Promise<string[]> => {
  const { status, body } = await get(person, url(query))
  return status === 200 ? body.items.map((one: { title: string }) => one.title).sort() : [String(status), body.code]
}

t.test('pages over cases of one instant: each once, none left out, also while others come in', async (t) => {
  const yantian = crewOf('yantian').officer
  const made = await many(
    yantian,
    Array.from({ length: 300 }, (_, index) => ({ title: `第${index}件` }))
  )
  for (const limit of [1, 7, 50, 150, 200]) {
    if (limit === 1) {
      const first = await get(yantian, url({ limit }))
      t.equal(first.body.items.length, 1)
      continue
    }
    const found = await pages(yantian, { limit })
    t.same([found.length, new Set(found).size], [300, 300], `by ${limit}`)
    t.same(found.toSorted(), made.toSorted())
  }
  const half = await get(yantian, url({ limit: 150 }))
  await register(yantian, { title: '后来' })
  testApp.setNow('2026-03-04T02:00:01Z')
  await register(yantian, { title: '更后来' })
  const rest = await get(yantian, url({ limit: 200, after: half.body.next }))
  const both = [...half.body.items, ...rest.body.items].map((one) => one.id)
  t.equal(new Set(both).size, both.length, 'no duplicate')
  t.same(
    made.filter((id) => !both.includes(id)),
    [],
    'no gap'
  )
  testApp.setNow(now)
  const all = await get('officer@market.example', url({ limit: 200 }))
  t.equal(all.body.items[0].title, '更后来', 'the newest first, over all offices in sight')

  for (const after of [
    'x',
    'W10',
    half.body.next.slice(3),
    Buffer.from('["a","b"]').toString('base64url'),
    Buffer.from('["2026-03-04 10:00:00+08","b"]').toString('base64url')
  ])
    t.match(
      await get(yantian, url({ after })),
      { status: 400, body: { code: 'request.invalid', field: '/after' } },
      after
    )
  for (const query of [
    { limit: 0 },
    { limit: 201 },
    { state: 'open' },
    { page: 2 },
    { filedFrom: '2026-02-30' },
    { filedFrom: '0000-01-01' }
  ])
    t.equal((await get(yantian, url(query as unknown as Record<string, string>))).status, 400, JSON.stringify(query))
})

t.test('filters, alone and together', async (t) => {
  const nanshan = journeyOf(testApp, crewOf('nanshan'))
  const { officer: sees } = crewOf('nanshan')
  await nanshan.register(sees, { title: '甲', rightKind: 'patent', procedure: 'counterfeit-patent' })
  await nanshan.filed({ title: '乙' })
  const last = await nanshan.register(sees, { title: '丙', occurredOn: '2026-02-10', reason: '补录' })
  await done(
    nanshan.act(crewOf('nanshan').head, last, 'file', {
      handlers: crewOf('nanshan').handlers,
      occurredOn: '2026-02-12',
      reason: '补录'
    })
  )
  await nanshan.closed({ title: '丁', areaCode: '440304' })
  await nanshan.register(crewOf('nanshan').head, { title: '戊', officeId: 'sz-market-nanshan-yuehai' })
  const of = (query: Record<string, string>) => titles(query, sees)
  const rows: [Record<string, string>, string[]][] = [
    [{}, ['丁', '丙', '乙', '戊', '甲']],
    [{ state: 'clue' }, ['戊', '甲']],
    [{ state: 'closed' }, ['丁']],
    [{ rightKind: 'patent' }, ['甲']],
    [{ procedure: 'counterfeit-patent' }, ['甲']],
    [{ area: '440304' }, ['丁']],
    [{ area: '440305' }, ['丙', '乙', '戊', '甲']],
    [{ office: 'sz-market-nanshan-yuehai' }, ['戊']],
    [{ office: 'sz-market-nanshan' }, ['丁', '丙', '乙', '戊', '甲']],
    [{ office: 'sz-market' }, ['丁', '丙', '乙', '戊', '甲']],
    [{ office: 'sz-market-futian' }, []],
    [{ office: 'nowhere' }, []],
    [{ filedFrom: '2026-02-12', filedTo: '2026-02-12' }, ['丙']],
    [{ filedFrom: '2026-02-13' }, ['丁', '乙']],
    [{ filedTo: '2026-02-11' }, []],
    [{ state: 'filed', filedTo: '2026-02-28', q: '丙' }, ['丙']],
    [{ number: '深市监南立〔2026〕1号' }, ['乙']],
    [{ number: '深市监南立〔2026〕1' }, []],
    [{ outside: 'true' }, []]
  ]
  for (const [query, expected] of rows) t.same(await of(query), expected.toSorted(), JSON.stringify(query))
  const upper = await titles({ office: 'sz-market-nanshan', limit: 50 }, 'head@market.example')
  t.equal(upper.length, 5, 'from above, an office and those below it')
  t.same(await titles({ number: '深市监南立〔2026〕1号' }), [], 'a number of another office')
})

t.test('by fragments of one, two and four characters, of any width and case', async (t) => {
  await filed({
    title: '鑫磊公司仿冒案',
    placeOfAct: '梅林街道',
    parties: [{ kind: 'legal', name: 'ＡＣＭＥ鑫磊贸易（深圳）有限公司', alias: '鑫记' }],
    rights: [{ kind: 'trademark', name: 'Ｎｉｋｅ Air', number: '3210011' }],
    goods: [{ name: '耐磨跑鞋' }]
  })
  await filed({ title: '另一件', parties: [{ kind: 'legal', name: '磊鑫公司' }], goods: [] })
  const rows: [string, number][] = [
    ['鑫', 2],
    ['鑫磊', 1],
    ['磊鑫', 1],
    ['鑫磊贸易', 1],
    ['仿冒', 1],
    ['耐磨跑鞋', 1],
    ['梅林街道', 1],
    ['鑫记', 1],
    ['nike', 1],
    ['ＮＩＫＥ', 1],
    ['air', 1],
    ['acme鑫', 1],
    ['3210011', 1],
    ['321001', 2],
    ['鑫磊 跑鞋', 1],
    ['跑鞋　NIKE', 1],
    ['鑫贸', 0],
    ['磊易', 0],
    ['耐鞋', 0],
    ['鑫磊公司仿冒案件', 0],
    ['鑫磊 另一件', 0],
    ['！？', 0],
    ['（深圳）', 1],
    ['公司另一', 0]
  ]
  for (const [q, count] of rows) t.equal((await titles({ q, office: 'sz-market-futian' })).length, count, q)
  t.same(await titles({ party: '鑫磊贸易' }), ['鑫磊公司仿冒案'])
  t.same(await titles({ party: 'acme鑫磊' }), ['鑫磊公司仿冒案'], 'full-width letters of a name')
  t.same(await titles({ party: '仿冒' }), [], 'only in the names of parties')
  t.same(await titles({ party: '鑫', q: '另一件' }), ['另一件'])
  t.same(await titles({ q: '鑫磊' }, crewOf('luohu').officer), [], 'another office finds nothing')
  t.match(await get(officer, url({ q: '鑫'.repeat(101) })), { status: 400 })
  const amended = await filed({ title: '改前名称' })
  await done(act(officer, amended, 'amend', { ...sampleCase, title: '改后标题' }))
  t.same([await titles({ q: '改前名称' }), await titles({ q: '改后标题' })], [[], ['改后标题']])
})

t.test('a term that more than a thousand cases share', async (t) => {
  const longhua = crewOf('longhua').officer
  const made = await many(
    longhua,
    Array.from({ length: 1_010 }, (_, index) => ({
      title: index === 3 ? '常见词与罕见' : index % 2 === 0 ? '常见词' : '常词见',
      goods: [],
      rights: [],
      parties: []
    }))
  )
  const common = await pages(longhua, { q: '常', limit: 200 })
  t.same([common.length, new Set(common).size], [1_010, 1_010])
  const pair = await pages(longhua, { q: '常见词', limit: 200 })
  t.equal(pair.length, 506)
  t.same(await pages(longhua, { q: '常见词与罕' }), [made[3]])
  t.same(await pages(longhua, { q: '常 罕' }), [made[3]], 'the rarer term decides where to look')
  t.same(await pages(longhua, { q: '见常' }), [])
  t.equal((await pages('officer@market.example', { q: '常', office: 'sz-market-longhua', limit: 200 })).length, 1_010)
})

t.test('by the whole identifier of a party, under seal', async (t) => {
  const party = (identifierKind: string, identifier: string) => ({
    parties: [{ kind: 'natural', name: '王某', identifierKind, identifier }]
  })
  const [resident, passport, old] = [
    await register(officer, { title: '身份证', ...party('resident-id', '11010519491231002X') }),
    await register(officer, { title: '护照', ...party('passport', 'e 1234567') }),
    await closed({ title: '旧注册号', ...party('old-registration', '４４０３０１１００００００１１') })
  ]
  t.ok(resident && passport && old)
  const rows: [string, string[]][] = [
    ['11010519491231002X', ['身份证']],
    ['11010519491231002x', ['身份证']],
    [' 110105 19491231 002Ｘ', ['身份证']],
    ['E1234567', ['护照']],
    ['e1234567', ['护照']],
    ['440301100000011', ['旧注册号']],
    ['11010519491231002', []],
    ['110105', []],
    ['王某', []]
  ]
  for (const [identifier, expected] of rows) t.same(await titles({ identifier }), expected, identifier)
  t.same(await titles({ identifier: '11010519491231002X' }, crewOf('luohu').officer), [], 'another office')
  t.same(await titles({ identifier: '11010519491231002X' }, 'head@market.example'), ['身份证'])
})
