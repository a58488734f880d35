import { randomUUID } from 'node:crypto'
import t from 'tap'
import { serviceSight, transact } from '../../src/db/connect.ts'
import { appendEntries, presentEntries } from '../../src/db/ledger.ts'
import { type Count, differences, type Measure } from '../../src/domain/ledger.ts'
import { reportText } from '../../src/cli/report.ts'
import { displayWidth } from '../../src/modules/rates/table.ts'
import { buildTestApp } from '../support/app.ts'

const { app, db, as, setNow } = await buildTestApp(t, { now: '2017-01-21T02:00:00.000Z' })

const city = 'reader@sz.example'
const supervision = 'supervision@sz.example'
const luohu = 'sz-market-luohu'

interface Group {
  readonly officeId: string
  readonly areaCode: string
  readonly rightKind: string
}
const at = (officeId: string, areaCode: string, rightKind = 'trademark'): Group => ({ officeId, areaCode, rightKind })
const atLuohu = at(luohu, '440303')

const later = (a: string, b: string) => (a > b ? a : b)
const count = (
  group: Group,
  key: string,
  measure: Measure,
  day: string,
  eventDay = day,
  quantity = 1,
  enteredLate = false
): Count => ({
  key,
  measure,
  day,
  eventDay,
  quantity,
  enteredLate,
  group: { ...group, procedure: 'trademark-penalty' }
})

function aCase(group: Group, opened: string, closed?: string, late = false): Count[] {
  const opening = count(group, 'opened:1', 'case-new', opened)
  return closed === undefined ? [opening] : [opening, count(group, 'closed:1', 'case-closed', closed, closed, 1, late)]
}

function aDecision(group: Group, due: string, fen: number, executed?: string, revoked?: string): Count[] {
  const entries = [
    count(group, 'due:1', 'decision-due', due),
    count(group, 'principal:1', 'principal-due', due, due, fen)
  ]
  if (executed !== undefined) {
    const on = later(executed, due)
    entries.push(
      count(group, 'executed:1', 'decision-executed', due, on),
      count(group, 'received:1:1', 'principal-received', due, on, fen)
    )
  }
  if (revoked === undefined) return entries
  return [
    ...entries,
    ...entries.map((entry) => ({
      ...entry,
      key: `${entry.key}:revoked`,
      eventDay: later(entry.eventDay, revoked),
      quantity: -entry.quantity
    }))
  ]
}

async function book(ought: readonly Count[], caseId: string = randomUUID()): Promise<string> {
  await transact(db, serviceSight, async (tx) => {
    const present = await presentEntries(tx, caseId)
    return { result: undefined, last: appendEntries(tx, caseId, differences(present, ought), present.length + 1) }
  })
  return caseId
}

async function get(person: string, url: string, status = 200) {
  const answer = await app.inject({ url, headers: as(person) })
  t.equal(answer.statusCode, status, `${person} ${url}: ${answer.statusCode === status ? status : answer.body}`)
  return answer.json()
}

/** All rows of a list, page by page. */
async function rows(person: string, url: string, limit = 3) {
  const items: Record<string, unknown>[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: { items: Record<string, unknown>[]; next: string | null } = await get(
      person,
      `${url}&limit=${limit}${after === '' ? '' : `&after=${after}`}`
    )
    items.push(...page.items)
    after = page.next
  }
  return items
}

const fenOf = (text: unknown) => Math.round(Number(text) * 100)
const example = `period=2016&until=2017-01-20&office=${luohu}`
const decisions: string[] = []

t.before(async () => {
  for (const opened of ['2015-03-02', '2015-06-30', '2015-12-30', '2015-12-31'])
    await book(aCase(atLuohu, opened, opened < '2015-12' ? '2016-04-05' : undefined))
  await book(aCase(atLuohu, '2015-02-01', '2015-12-31'))
  for (let month = 1; month <= 10; month++) {
    const day = (d: number, m = month) => `2016-${String(m).padStart(2, '0')}-${d}`
    await book(aCase(atLuohu, day(10), month <= 7 ? day(20, month + 1) : undefined, month === 7))
  }
  await book(aCase(atLuohu, '2017-01-02'))
  for (const yuan of [100_000, 100_000, 100_000, 100_000, 100_000, 60_000, 50_000]) {
    decisions.push(
      await book(aDecision(atLuohu, '2016-06-30', yuan * 100, yuan === 50_000 ? '2017-01-20' : '2016-06-01'))
    )
  }
  decisions.push(await book(aDecision(atLuohu, '2016-12-31', 21_000_000, '2017-01-21')))
  decisions.push(await book(aDecision(atLuohu, '2016-05-15', 5_000_000, '2016-05-20', '2016-11-01')))
  await book(aDecision(atLuohu, '2017-01-01', 99_900))
})

t.test('the worked example comes out to the digit', async (t) => {
  const ac1 = await get(city, `/v1/rates/AC1?${example}`)
  t.match(ac1, {
    numerator: 9,
    denominator: 14,
    rate: '64.29',
    reason: null,
    balanced: true,
    parts: { 'open-start': 4, new: 10, closed: 9, 'open-end': 5 }
  })
  t.match(ac1, {
    version: 1,
    period: { label: '2016', from: '2016-01-01', to: '2016-12-31' },
    until: '2017-01-20',
    pending: 0,
    scope: { offices: [luohu] },
    groups: []
  })
  t.match(ac1.enteredLate, { quantity: 1, share: '11.11' })
  t.match(await get(city, `/v1/rates/AC2?${example}`), { numerator: 9, denominator: 10, rate: '90.00' })
  t.match(await get(city, `/v1/rates/AE1?${example}`), { numerator: 7, denominator: 8, rate: '87.50' })
  t.match(await get(supervision, `/v1/rates/AM1?${example}`), {
    numerator: '610000.00',
    denominator: '820000.00',
    rate: '74.39',
    unit: 'money'
  })
})

t.test('the legal cut-off: a revocation and a late payment count from their day on', async (t) => {
  const ae1 = (until: string) => get(city, `/v1/rates/AE1?period=2016&until=${until}&office=${luohu}`)
  t.match(await ae1('2016-06-29'), { numerator: 1, denominator: 1 }, 'only the decision due in May, not yet revoked')
  t.match(await ae1('2016-06-30'), { numerator: 7, denominator: 8 }, 'due that very day')
  t.match(await ae1('2016-10-31'), { numerator: 7, denominator: 8 })
  t.match(await ae1('2016-11-01'), { numerator: 6, denominator: 7 }, 'revoked that day')
  t.match(await ae1('2016-12-30'), { numerator: 6, denominator: 7 })
  t.match(await ae1('2016-12-31'), { numerator: 6, denominator: 8 })
  t.match(await ae1('2017-01-19'), { numerator: 6, denominator: 8 })
  t.match(await ae1('2017-01-21'), { numerator: 8, denominator: 8, rate: '100.00' })
  t.equal(
    (await get(city, `/v1/rates/AE1?period=2016&office=${luohu}`)).until,
    '2017-01-20',
    'without until: the day before'
  )
  t.match(await get(city, `/v1/rates/AE1?period=2014&office=${luohu}`), {
    rate: null,
    reason: 'EMPTY_DENOMINATOR',
    numerator: 0,
    denominator: 0
  })
})

t.test('every number opens to as many rows, page by page, and money to rows that add up', async (t) => {
  for (const id of ['AC1', 'AC2', 'AE1', 'AM1']) {
    for (const asked of [
      example,
      `period=2016-Q2&until=2016-12-30&office=${luohu}`,
      `period=2016-06-15..2016-06-30&until=2017-01-20&office=${luohu}`
    ]) {
      const rate = await get(supervision, `/v1/rates/${id}?${asked}`)
      const parts: Record<string, unknown> = { ...rate.parts, numerator: rate.numerator, denominator: rate.denominator }
      for (const [part, expected] of Object.entries(parts)) {
        const found = await rows(supervision, `/v1/rates/${id}/events?part=${part}&${asked}`)
        t.equal(new Set(found.map((row) => `${row.part} ${row.caseId} ${row.key}`)).size, found.length, 'no row twice')
        if (id === 'AM1')
          t.equal(
            found.reduce((sum, row) => sum + fenOf(row.quantity), 0),
            fenOf(expected),
            `${id} ${part} ${asked}`
          )
        else
          t.same([found.length, found.every((row) => row.quantity === 1)], [expected, true], `${id} ${part} ${asked}`)
      }
    }
  }
  const executed = await rows(city, `/v1/rates/AE1/events?part=numerator&${example}`)
  t.ok(!executed.some((row) => row.caseId === decisions[8]), 'a revoked decision is in no list')
  const before = await rows(city, `/v1/rates/AE1/events?part=numerator&period=2016&until=2016-10-31&office=${luohu}`)
  t.ok(
    before.some((row) => row.caseId === decisions[8] && row.day === '2016-05-15' && row.eventDay === '2016-05-20'),
    'and was in it before'
  )
})

t.test('the links of an answer lead to its events', async (t) => {
  const rate = await get(supervision, `/v1/rates/AC1?${example}&groupBy=right-kind`)
  t.equal((await rows(supervision, rate.links.denominator)).length, 14)
  t.match(rate.groups, [{ group: 'trademark', numerator: 9, denominator: 14 }])
  t.equal((await rows(supervision, rate.groups[0].links.numerator)).length, 9)
  const earlier = await get(city, `/v1/rates/AE1?period=2016&until=2016-06-29&office=${luohu}`)
  t.equal((await rows(city, earlier.links.denominator)).length, 1, 'with the cut-off of the answer')
  const june = await get(city, `/v1/rates/AC1?period=2016-06&cumulative=true&office=${luohu}`)
  t.equal((await rows(city, june.links.numerator)).length, june.numerator, 'and its period')
})

t.test('groups add up to the whole', async (t) => {
  const nanshan = at('sz-market-nanshan', '440305', 'patent')
  await book(aCase(nanshan, '2013-02-01', '2013-03-01'))
  await book(aCase(at('sz-market-nanshan', '440305'), '2013-02-02', '2013-05-01'))
  await book(aCase(at('sz-market-baoan', '440306', 'copyright'), '2013-02-03'))
  const asked = 'period=2013-03&cumulative=true'
  for (const [groupBy, names] of [
    ['office', ['sz-market-baoan', 'sz-market-nanshan']],
    ['area', ['440305', '440306']],
    ['right-kind', ['copyright', 'patent', 'trademark']]
  ] as const) {
    const rate = await get(city, `/v1/rates/AC1?${asked}&groupBy=${groupBy}`)
    t.same(
      rate.groups.map((group: { group: string }) => group.group),
      names
    )
    for (const figure of ['numerator', 'denominator']) {
      t.equal(
        rate.groups.reduce((sum: number, group: Record<string, number>) => sum + (group[figure] as number), 0),
        rate[figure]
      )
    }
    t.match(rate, { numerator: 1, denominator: 3, rate: '33.33' })
  }
  t.match(await get(city, `/v1/rates/AC1?${asked}&rightKind=patent`), { numerator: 1, denominator: 1, rate: '100.00' })
  t.match(await get(city, `/v1/rates/AC1?${asked}&area=440306`), { numerator: 0, denominator: 1, rate: '0.00' })
  t.match(await get(city, `/v1/rates/AC1?${asked}&procedure=customs`), { denominator: 0, rate: null })
})

t.test('an answer stays as it was known: by batch, by instant and in its list, after corrections', async (t) => {
  const yantian = at('sz-market-yantian', '440308')
  const wrong = await book(aCase(yantian, '2012-01-31', '2012-02-10'))
  await book(aCase(yantian, '2012-01-15'))
  const asked = 'period=2012-01&office=sz-market-yantian&until=2012-12-31'
  const first = await get(city, `/v1/rates/AC2?${asked}`)
  t.match(first, { numerator: 0, denominator: 2, rate: '0.00' })
  const list = await rows(city, first.links.denominator, 1)
  const half = await get(city, `/v1/rates/AC2/events?part=denominator&${asked}&limit=1`)
  await book(aCase(yantian, '2012-02-01', '2012-02-10'), wrong)
  await book(aCase(yantian, '2012-01-20', '2012-01-21'))
  t.match(await get(city, `/v1/rates/AC2?${asked}`), { numerator: 1, denominator: 2, rate: '50.00' })
  const { links: _, asOf, batch: __, ...figures } = first
  t.match(await get(city, `/v1/rates/AC2?${asked}&asOf=${encodeURIComponent(first.asOf)}`), { ...figures, asOf })
  t.match(await get(city, `/v1/rates/AC2?${asked}&batch=${first.batch.number}`), figures)
  t.same(await rows(city, first.links.denominator, 1), list)
  t.same(
    list.map((row) => row.day),
    ['2012-01-15', '2012-01-31']
  )
  const rest = await get(city, `/v1/rates/AC2/events?part=denominator&${asked}&limit=1&after=${half.next}`)
  t.match(
    rest,
    { items: [{ day: '2012-01-31' }], next: null },
    'a list begun earlier goes on in the knowledge it began in'
  )
})

t.test('a reopening is an event of its own, and the balance holds', async (t) => {
  const group = at('sz-market-longhua', '440309')
  await book([
    ...aCase(group, '2011-01-10', '2011-02-10'),
    count(group, 'opened:2', 'case-new', '2011-02-20'),
    count(group, 'closed:2', 'case-closed', '2011-02-25')
  ])
  const rate = await get(city, '/v1/rates/AC1?period=2011-02&office=sz-market-longhua&until=2011-12-31')
  t.match(rate, {
    numerator: 2,
    denominator: 2,
    balanced: true,
    parts: { 'open-start': 1, new: 1, closed: 2, 'open-end': 0 }
  })
  t.same(
    (await rows(city, rate.links.denominator, 1)).map((row) => [row.part, row.key]),
    [
      ['open-start', 'opened:1'],
      ['new', 'opened:2']
    ]
  )
})

t.test('P-13: never by officer; money of one office for finance and supervision only', async (t) => {
  for (const person of [city, supervision]) {
    t.match(await get(person, '/v1/rates/AM1?period=2016&groupBy=officer', 403), {
      code: 'rates.by-officer',
      basis: 'P-13'
    })
    t.match(await get(person, '/v1/rates/AC1?period=2016&groupBy=officer', 403), { code: 'rates.by-officer' })
  }
  for (const url of [
    '/v1/rates/AM1?period=2016&groupBy=office',
    `/v1/rates/AM1?${example}`,
    `/v1/rates/AM1/events?part=numerator&${example}`
  ]) {
    t.match(await get(city, url, 403), { code: 'rates.money-by-office', basis: 'P-13' })
  }
  t.match(
    await get('officer@luohu.example', '/v1/rates/AM1?period=2016', 403),
    { code: 'rates.money-by-office' },
    'who sees one office sees its money'
  )
  t.equal((await get(city, '/v1/rates/AM1?period=2016')).rate, '74.39')
  t.equal((await get(supervision, '/v1/rates/AM1?period=2016&groupBy=office')).groups[0].group, luohu)
  t.equal((await get('finance@sz.example', `/v1/rates/AM1?${example}`)).rate, '74.39')
})

t.test('who reads sees the offices in reach, and an office out of reach is one that is not there', async (t) => {
  t.match(await get('officer@luohu.example', '/v1/rates/AC1?period=2016&until=2017-01-20'), {
    numerator: 9,
    denominator: 14,
    scope: { offices: [luohu] }
  })
  const nanshan = await get('officer@nanshan.example', '/v1/rates/AC1?period=2016&until=2017-01-20')
  t.match(nanshan, { denominator: 0, rate: null })
  t.notOk(nanshan.scope.offices.includes(luohu))
  t.match(await get('officer@nanshan.example', `/v1/rates/AC1?${example}`, 404), { code: 'rates.no-office' })
  t.match(await get('officer@nanshan.example', '/v1/rates/AC1?period=2016&office=nowhere', 404), {
    code: 'rates.no-office'
  })
  t.match(await get('officer@nanshan.example', `/v1/rates/AC1/events?part=new&${example}`, 404), {
    code: 'rates.no-office'
  })
})

t.test('the month’s report says what the single rates say', async (t) => {
  const report = await get(supervision, '/v1/reports/monthly?month=2016-06&until=2017-01-20')
  t.same(
    report.rates.map((rate: { id: string }) => rate.id),
    ['AC1', 'AC2', 'AE1', 'AM1']
  )
  for (const rate of report.rates) {
    t.equal(rate.withheld, null)
    for (const [span, cumulative] of [
      ['month', 'false'],
      ['cumulative', 'true']
    ] as const) {
      for (const [list, groupBy] of [
        ['byOffice', 'office'],
        ['byArea', 'area'],
        ['byRightKind', 'right-kind']
      ] as const) {
        const single = await get(
          supervision,
          `/v1/rates/${rate.id}?period=2016-06&until=2017-01-20&cumulative=${cumulative}&groupBy=${groupBy}`
        )
        const figures = ({
          numerator,
          denominator,
          rate,
          reason,
          parts,
          enteredLate,
          balanced
        }: Record<string, unknown>) => ({ numerator, denominator, rate, reason, parts, enteredLate, balanced })
        t.same(rate.total[span], figures(single))
        const groups: { group: string }[] = rate[list].map((group: Record<string, object>) => ({
          ...group[span],
          group: group.group
        }))
        const expected = single.groups.map((group: Record<string, unknown>) => ({
          ...figures(group),
          group: group.group
        }))
        t.ok(expected.length > 0)
        const names = expected.map((group: { group: string }) => group.group)
        t.same(
          groups.filter(({ group }) => names.includes(group)),
          expected
        )
      }
    }
    const found = await rows(supervision, `${rate.links.cumulative}denominator`)
    if (rate.unit === 'count') t.equal(found.length, rate.total.cumulative.denominator)
  }
  const forReader = await get(city, '/v1/reports/monthly?month=2016-06&until=2017-01-20')
  t.equal(forReader.rates[3].withheld, 'by-office')
  t.same(forReader.rates[3].byOffice, [])
  t.same(forReader.rates[3].byArea, [], 'an area with one bureau tells what the bureau was paid')
  t.ok(forReader.rates[0].byArea.length > 0 && forReader.rates[0].byOffice.length > 0)
  const forOfficer = await get('officer@luohu.example', '/v1/reports/monthly?month=2016-06&until=2017-01-20')
  const { withheld, total, byOffice, byArea, byRightKind } = forOfficer.rates[3]
  t.same(
    { withheld, total, byOffice, byArea, byRightKind },
    { withheld: 'all', total: null, byOffice: [], byArea: [], byRightKind: [] }
  )
  t.match(
    forOfficer.rates[0].total.cumulative,
    report.rates[0].byOffice.find((group: { group: string }) => group.group === luohu).cumulative
  )
})

t.test('the report as a table: aligned by displayed width, by the sight of the person', async (t) => {
  t.same(['AC1', '商标', '（累计）', '—'].map(displayWidth), [3, 4, 8, 2])
  const now = new Date('2017-01-21T02:00:00.000Z')
  const text = await reportText(db, { month: '2016-12', until: '2017-01-20' }, now)
  t.match(text, /罗湖监管局 +0 +5 +0\.00% +9 +14 +64\.29% +11\.11%\n/)
  t.match(text, '累计：期初未结 6 + 新立 10 = 结案 9 + 期末未结 7')
  t.match(text, /合计 +0\.00 +210000\.00 +0\.00% +610000\.00 +820000\.00 +74\.39%/)
  const block =
    text
      .split('\n\n')[1]
      ?.split('\n')
      .filter((line) => /(%|—|迟录)$/.test(line)) ?? []
  t.equal(new Set(block.map(displayWidth)).size, 1, 'every line of a block ends in one column')
  t.ok(block.length > 5)
  const officer = await reportText(db, { month: '2016-12', until: '2017-01-20', as: 'officer@luohu.example' }, now)
  t.match(officer, '不予列示')
  t.notMatch(officer, '820000.00')
  t.match(await reportText(db, { month: '2016-12', as: city }, now), '按机关不予列示')
  await t.rejects(reportText(db, { month: '2016-12', as: 'nobody@sz.example' }, now), { code: 'auth.unknown-person' })
  await t.rejects(reportText(db, { month: '2016-12', as: 'sysadmin@sz.example' }, now), { code: 'auth.not-permitted' })
})

t.test('what cannot be asked is refused by its code', async (t) => {
  const refused = async (url: string, status: number, code: string) =>
    t.equal((await get(city, url, status)).code, code, url)
  await refused('/v1/rates/XX9?period=2016', 404, 'rates.unknown')
  await refused('/v1/rates/AC1?period=16', 400, 'rates.period-invalid')
  await refused('/v1/rates/AC1', 400, 'request.invalid')
  await refused('/v1/rates/AC1?period=2016&until=2016-02-30', 400, 'request.invalid')
  await refused('/v1/rates/AC1?period=2016&who=me', 400, 'request.invalid')
  await refused('/v1/rates/AC1?period=2016&asOf=2017-01-22', 422, 'rates.as-of-in-future')
  await refused('/v1/rates/AC1?period=2016&asOf=2999-01-01T00:00:00Z', 422, 'rates.as-of-in-future')
  await refused('/v1/rates/AC1/events?part=new&period=2016&asOf=2999-01-01T00:00:00Z', 422, 'rates.as-of-in-future')
  await refused('/v1/rates/AC1?period=2016&asOf=2017-01-10&until=2017-01-11', 422, 'rates.until-after-as-of')
  await refused('/v1/rates/AC1?period=2016&batch=999999', 404, 'rates.no-batch')
  await refused('/v1/rates/AC1/events?part=new&period=2016&batch=999999', 404, 'rates.no-batch')
  await refused('/v1/rates/AC1/events?part=received&period=2016', 404, 'rates.unknown-part')
  await refused('/v1/rates/AC1/events?part=new&period=2016&after=AAAA', 400, 'rates.cursor-invalid')
  await refused('/v1/reports/monthly?month=2016-13', 400, 'request.invalid')
})

t.test('before anything was known the answer is empty, and the definitions are published', async (t) => {
  t.match(await get(city, `/v1/rates/AC1?${example}&asOf=2017-01-20`), {
    rate: null,
    batch: { number: 0, knownAt: null }
  })
  t.same((await get(city, `/v1/rates/AC1/events?part=denominator&${example}&asOf=2017-01-20`)).items, [])
  setNow('2017-01-23T02:00:00.000Z')
  t.match(
    await get(city, `/v1/rates/AC1?${example}&asOf=2017-01-21`),
    { numerator: 9, denominator: 14 },
    'a day means its end'
  )
  t.match(await get(city, `/v1/rates/AC1?${example}&asOf=2017-01-22`), { numerator: 9, denominator: 14 })
  const { items } = await get(city, '/v1/rates')
  t.same(
    items.map((item: { id: string; version: number }) => [item.id, item.version]),
    [
      ['AC1', 1],
      ['AC2', 1],
      ['AE1', 1],
      ['AM1', 1]
    ]
  )
  t.match(items[0], {
    formula: { zh: '结案 ÷（期初未结 + 新立 + 移入 − 移出）' },
    balance: { left: ['open-start', 'new', 'moved-in', 'moved-out'], right: ['closed', 'open-end'] }
  })
})
