import t from 'tap'
import { buildTestApp, type TestApp } from '../support/app.ts'

interface Page {
  items: Record<string, unknown>[]
  next: string | null
}

const now = '2024-06-03T02:00:00.000Z'

async function get({ app, as }: TestApp, url: string, person = 'officer@futian.example') {
  const answer = await app.inject({ url: `/v1${url}`, headers: as(person) })
  return { status: answer.statusCode, body: answer.json<Page & { code?: string }>() }
}

/** Every page of a list, `limit` rows at a time. */
async function walk(service: TestApp, path: string, limit: number): Promise<Page[]> {
  const pages: Page[] = []
  for (let after = ''; ;) {
    const { body } = await get(service, `${path}?limit=${limit}${after}`)
    pages.push(body)
    if (body.next === null) return pages
    after = `&after=${encodeURIComponent(body.next)}`
  }
}

t.test('reference lists', async (t) => {
  const service = await buildTestApp(t, { now })

  await t.test('pages follow each other without gap or repetition', async (t) => {
    for (const [path, key] of [
      ['/offices', 'officeId'],
      ['/areas', 'code'],
      ['/persons', 'personId'],
      ['/reference-figures', 'id']
    ] as const) {
      const whole = (await get(service, `${path}?limit=200`)).body
      t.equal(whole.next, null, path)
      const keys = whole.items.map((item) => String(item[key]))
      t.equal(new Set(keys).size, keys.length)
      const pages = await walk(service, path, 7)
      t.same(
        pages.flatMap((page) => page.items.map((item) => item[key])),
        keys
      )
      t.ok(pages.slice(0, -1).every((page) => page.items.length === 7))
      const exact = await get(service, `${path}?limit=${keys.length}`)
      t.equal(exact.body.next, null, 'a last page that is full has no next')
    }
  })

  await t.test('offices: tree, level and the organ in whose name they act', async (t) => {
    const stations = await get(service, '/offices?parent=sz-market-futian')
    t.same(
      stations.body.items.map((office) => office.officeId),
      ['sz-market-futian-futian', 'sz-market-futian-huafu', 'sz-market-futian-shatou']
    )
    t.match(stations.body.items[1], {
      tier: 'sub-district',
      actsInNameOf: 'sz-market',
      outside: false,
      policeOfficeId: null
    })
    const police = await get(service, '/offices?kind=public-security&tier=city')
    t.match(police.body.items, [{ officeId: 'sz-police', actsInNameOf: null }])
    t.equal(police.body.items.length, 1)
    const outside = await get(service, '/offices?tier=outside')
    t.match(outside.body.items, [{ officeId: 'outside', outside: true, areaCode: 'outside' }])
    const qianhai = await get(service, '/offices?area=440300-QH')
    t.ok(qianhai.body.items.length > 1)
    t.ok(qianhai.body.items.every((office) => office.areaCode === '440300-QH'))
  })

  await t.test('an office that has ceased to act for another is shown in its own name', async (t) => {
    await service.ownerDb.sql`update office_names set to_on = '2024-06-03' where office_id = 'sz-market-yantian'`
    const ofYantian = async () => (await get(service, '/offices?area=440308&kind=market-supervision')).body.items[0]
    t.match(await ofYantian(), { actsInNameOf: 'sz-market' }, 'on the last day')
    service.setNow('2024-06-03T16:00:00.000Z')
    t.match(
      await ofYantian(),
      { officeId: 'sz-market-yantian', actsInNameOf: null },
      'the day after begins in Shanghai'
    )
    service.setNow(now)
  })

  await t.test('areas are those of a day', async (t) => {
    const codes = async (query: string) =>
      (await get(service, `/areas?limit=200${query}`)).body.items.map((area) => area.code)
    t.same((await codes('&kind=district&on=2015-06-30')).length, 6)
    const zones = await codes('&kind=functional-zone&on=2015-06-30')
    t.ok(zones.includes('440300-LH') && !(await codes('&on=2017-01-01')).includes('440300-LH'))
    t.ok((await codes('&kind=district&on=2017-01-01')).includes('440309'))
    const longhua = (await get(service, '/areas?kind=district')).body.items.find((area) => area.code === '440309')
    t.match(longhua, { nameZh: '龙华区', gbt2260: true, validFrom: '2017-01-01', validTo: null, note: /^\[K\]/ })
  })

  await t.test('persons with the postings of today', async (t) => {
    const liaisons = await get(service, '/persons?role=police-liaison&office=sz-police')
    t.match(liaisons.body.items, [
      {
        personId: 'liaison@police.example',
        demonstration: true,
        postings: [{ role: 'police-liaison', officeId: 'sz-police' }]
      }
    ])
    t.equal(liaisons.body.items.length, 1)
    const finance = await get(service, '/persons?role=finance')
    t.same(finance.body.items[0]?.postings, [
      { role: 'finance', officeId: 'sz-finance' },
      { role: 'finance', officeId: 'sz' }
    ])
    t.notOk('subject' in (finance.body.items[0] ?? {}))
    await service.ownerDb.sql`update postings set to_on = '2024-06-02' where person_id = 'officer2@yantian.example'`
    const yantian = await get(service, '/persons?office=sz-market-yantian&role=officer')
    t.same(
      yantian.body.items.map((person) => person.personId),
      ['officer@yantian.example']
    )
  })

  await t.test('figures are exact, a range stays a range, and a target is no count', async (t) => {
    const closed = await get(service, '/reference-figures?indicator=court-cases-closed')
    t.match(closed.body.items, [
      { id: 'S-06/2010', nature: 'derived', value: null, valueLow: '4367', valueHigh: '4368', mark: '[I]' },
      { id: 'S-06/2015', nature: 'published', value: '10827', valueLow: null, valueHigh: null, mark: '[V:PLAN]' }
    ])
    const share = await get(service, '/reference-figures?indicator=court-closing-share&from=2015-01-01')
    t.match(share.body.items, [{ id: 'S-20/2015', value: '74.74', unit: '%' }])
    const targets = await get(service, '/reference-figures?nature=target&to=2020-12-31&limit=200')
    t.equal(targets.body.items.length, 14)
    t.ok(targets.body.items.every((figure) => figure.periodTo === '2020-12-31'))
    const enforcement = targets.body.items.filter((figure) => /rate|share/.test(String(figure.indicator)))
    t.same(enforcement, [], 'the plan sets no target for the rates')
  })

  await t.test('everybody on file may read them, nobody else', async (t) => {
    for (const person of [
      'liaison@police.example',
      'sysadmin@sz.example',
      'audit@sz.example',
      'officer@outside.example'
    ])
      t.equal((await get(service, '/offices?limit=1', person)).status, 200, person)
    t.match(await get(service, '/offices', 'nobody@sz.example'), { status: 403, body: { code: 'auth.unknown-person' } })
    t.equal((await service.app.inject('/v1/persons')).statusCode, 401)
  })

  await t.test('a query that does not fit is refused', async (t) => {
    for (const url of [
      '/offices?limit=0',
      '/offices?limit=201',
      '/offices?kind=bakery',
      '/areas?on=2015-02-30',
      '/persons?role=emperor',
      '/persons?colour=red',
      '/reference-figures?nature=guess'
    ])
      t.match(await get(service, url), { status: 400, body: { code: 'request.invalid' } }, url)
  })
})
