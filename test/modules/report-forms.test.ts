import { parse } from 'csv-parse/sync'
import { randomUUID } from 'node:crypto'
import PizZip from 'pizzip'
import readExcelFile from 'read-excel-file/node'
import t from 'tap'
import { reportFile } from '../../src/cli/report.ts'
import { serviceSight, transact } from '../../src/db/connect.ts'
import { appendEntries, presentEntries } from '../../src/db/ledger.ts'
import { type Count, differences, type Measure } from '../../src/domain/ledger.ts'
import { reportForm } from '../../src/report/forms.ts'
import type { ReportInput } from '../../src/report/input.ts'
import { buildTestApp } from '../support/app.ts'

const { app, db, as } = await buildTestApp(t, { now: '2017-01-21T02:00:00.000Z' })

const city = 'reader@sz.example'
const supervision = 'supervision@sz.example'
const single = 'officer@luohu.example'
const path = '/v1/reports/monthly?month=2016-12&until=2017-01-20'

const count = (officeId: string, areaCode: string, measure: Measure, day: string, quantity = 1): Count => ({
  key: `${measure}:1`,
  measure,
  day,
  eventDay: day,
  quantity,
  enteredLate: false,
  group: { officeId, areaCode, rightKind: 'trademark', procedure: 'trademark-penalty' }
})

const book = (ought: readonly Count[]) =>
  transact(db, serviceSight, async (tx) => {
    const caseId = randomUUID()
    const present = await presentEntries(tx, caseId)
    return { result: undefined, last: appendEntries(tx, caseId, differences(present, ought), present.length + 1) }
  })

async function ask(person: string, url: string, headers: Record<string, string> = {}) {
  const answer = await app.inject({ url, headers: { ...as(person), ...headers } })
  t.equal(answer.statusCode, 200, `${url} ${answer.statusCode === 200 ? '' : answer.body}`)
  return answer
}

type Line = Record<string, string>
const csvOf = (body: string) => parse<Line>(body, { columns: true, bom: true })
const sheetsOf = async (bytes: Buffer) =>
  new Map((await readExcelFile(bytes)).map(({ sheet, data }) => [sheet, data as (string | number | null)[][]]))

t.before(async () => {
  const places = [
    ['sz-market-luohu', '440303'],
    ['sz-market-futian', '440304']
  ] as const
  for (const [office, area] of places) {
    for (let month = 1; month <= 24; month++) {
      const day = (d: number) =>
        `${2014 + Math.ceil(month / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-${d}`
      const closed = month % 3 === 0 ? [] : [count(office, area, 'case-closed', day(25))]
      await book([count(office, area, 'case-new', day(10)), ...closed])
      if (month % 2 === 0) {
        const paid = [
          count(office, area, 'decision-executed', day(20)),
          count(office, area, 'principal-received', day(20), month * 100_050)
        ]
        const due = [
          count(office, area, 'decision-due', day(20)),
          count(office, area, 'principal-due', day(20), month * 100_050 + 7)
        ]
        await book(month % 4 === 0 ? due : [...due, ...paid])
      }
    }
  }
  await book([count('sz-market-luohu', '440303', 'case-new', '2013-05-05')])
})

t.test('the CSV holds the numbers of the JSON, and each month those of its own query', async (t) => {
  const json = (await ask(supervision, path)).json()
  const answer = await ask(supervision, `${path}&format=csv`)
  t.match(answer.headers, { 'content-type': 'text/csv; charset=utf-8', vary: /accept/ })
  t.match(answer.headers['content-disposition'], /attachment.*rates-2016-12\.csv/)
  t.same([...answer.rawPayload.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'a byte order mark')
  t.notMatch(answer.body, /[^\r]\n/, 'lines end as RFC 4180 says')
  const lines = csvOf(answer.body)
  const find = (rate: string, kind: string, group: string, window: string, period?: string) =>
    lines.find(
      (line) =>
        line['rate'] === rate &&
        line['group_kind'] === kind &&
        line['group'] === group &&
        line['window'] === window &&
        (period === undefined || line['period'] === period)
    )
  const same = (line: Line | undefined, figures: Record<string, unknown>, told: string) =>
    t.same(
      [line?.['numerator'], line?.['denominator'], line?.['rate_percent'], line?.['reason']],
      [figures['numerator'], figures['denominator'], figures['rate'], figures['reason']].map((one) =>
        String(one ?? '')
      ),
      told
    )
  for (const rate of json.rates) {
    for (const window of ['month', 'cumulative']) {
      same(find(rate.id, 'all', '', window), rate.total[window], `${rate.id} ${window}`)
      for (const [kind, by] of [
        ['office', 'byOffice'],
        ['area', 'byArea'],
        ['right-kind', 'byRightKind']
      ]) {
        for (const group of rate[by!])
          same(find(rate.id, kind!, group.group, window), group[window], `${rate.id} ${group.group}`)
      }
    }
    for (const month of ['2015-01', '2015-03', '2015-12', '2016-01', '2016-08', '2016-12']) {
      const own = (await ask(supervision, `/v1/rates/${rate.id}?period=${month}&until=2017-01-20`)).json()
      same(find(rate.id, 'all', '', 'history', month), own, `${rate.id} ${month}`)
    }
    const last = await ask(supervision, `/v1/rates/${rate.id}?period=2015-12&cumulative=true&until=2017-01-20`)
    same(find(rate.id, 'all', '', 'cumulative-last-year'), last.json(), `${rate.id} last year`)
    t.equal(lines.filter((line) => line['rate'] === rate.id && line['window'] === 'history').length, 24)
  }
})

t.test('the history is of the batch and the cut-off of the report', async (t) => {
  const before = csvOf((await ask(city, `${path}&format=csv`)).body)
  const batch = before[0]?.['batch']
  await book([count('sz-market-luohu', '440303', 'case-new', '2016-03-03')])
  const history = (lines: Line[]) =>
    lines.filter(({ rate, window }) => rate === 'AC1' && window === 'history').map((line) => line['denominator'])
  const again = csvOf((await ask(city, `${path}&format=csv&batch=${batch}`)).body)
  t.same(history(again), history(before), 'what came later is not in it')
  t.notSame(history(csvOf((await ask(city, `${path}&format=csv`)).body)), history(before), 'but in a new one')
})

t.test('the workbook holds real numbers and frozen heads, and no formula', async (t) => {
  const json = (await ask(supervision, path)).json()
  const answer = await ask(supervision, `${path}&format=xlsx&language=en`)
  const sheets = await sheetsOf(answer.rawPayload)
  const [month] = [...sheets.values()]
  json.rates
    .filter((rate: { unit: string }) => rate.unit === 'count')
    .forEach((rate: { total: { month: Record<string, string> } }, index: number) => {
      const { numerator, denominator, rate: value } = rate.total.month
      const wanted = [numerator, denominator, value === null ? '— empty denominator' : Number(value) / 100]
      const [a, b, c] = month![index + 1]!.slice(1)
      t.same([a, b, typeof c === 'number' ? Number(c.toFixed(6)) : c], wanted)
    })
  const money = sheets.get('Money received From 1 January')
  const am1 = json.rates.find((rate: { id: string }) => rate.id === 'AM1').total.cumulative
  t.same(money?.[1]?.slice(1, 3), [Number(am1.numerator), Number(am1.denominator)])
  const zip = new PizZip(answer.rawPayload)
  const pages = Object.keys(zip.files).filter((name) => name.startsWith('xl/worksheets/sheet'))
  t.equal(pages.length, sheets.size)
  for (const page of pages) {
    const xml = zip.file(page)!.asText()
    t.notMatch(xml, /<f[ >]/, `${page}: no formula`)
    t.match(xml, /state="frozen"/, `${page}: heads stay`)
  }
  for (const name of sheets.keys()) t.ok(name.length <= 31, name)
})

t.test('the page needs nothing else, and shows the numbers of the JSON in both languages', async (t) => {
  const json = (await ask(supervision, path)).json()
  for (const [language, lang, heading] of [
    ['zh', 'zh-CN', '知识产权行政执法指标月报'],
    ['en', 'en', 'Monthly report']
  ] as const) {
    const { body, headers } = await ask(supervision, `${path}&format=html`, { 'accept-language': language })
    t.match(headers['content-type'], 'text/html; charset=utf-8')
    t.match(headers['content-security-policy'], /default-src 'none'/)
    t.match(body, `<html lang="${lang}">`)
    t.match(body, heading)
    t.notMatch(body, /<script|<link|<img|<iframe|\bsrc=|\bhref=|https?:|@import|url\((?!#)| on\w+=/i)
    for (const rate of json.rates)
      for (const value of [rate.total.cumulative.rate, rate.total.month.rate])
        if (value !== null) t.ok(body.includes(`${value}%`), `${rate.id} ${value}`)
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    t.equal(new Set(ids).size, ids.length, 'each id stands once')
    const tables = body.split('<table').length - 1
    t.equal(body.split('<caption>').length - 1, tables, 'each table has a caption')
    t.equal(body.split('role="img"').length - 1, 10, 'five charts, each for two widths')
    t.match(body, /<th scope="row">/)
    t.match(body, language === 'zh' ? '外部参考数据（非本系统统计）' : 'Foreign figures (not of this service)')
    t.match(body, /—[^<]*<small>/, 'an empty denominator gives its reason')
    t.notMatch(body, /="[^"<>]*"[^ />]/, 'no attribute is ended by a quote of its value')
    t.notMatch(body, /undefined|NaN|\[object/)
  }
})

t.test('the form is chosen by the parameter, else by Accept', async (t) => {
  const typeOf = async (headers: Record<string, string>, more = '') =>
    String((await ask(city, path + more, headers)).headers['content-type']).split(';')[0]
  t.equal(await typeOf({}), 'application/json')
  t.equal(await typeOf({ accept: '*/*' }), 'application/json')
  t.equal(await typeOf({ accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }), 'text/html')
  t.equal(await typeOf({ accept: 'text/csv;q=0.5, text/html;q=0.2' }), 'text/csv')
  t.equal(await typeOf({ accept: 'image/png, constructor;q=1' }), 'application/json')
  t.equal(await typeOf({ accept: 'text/html' }, '&format=json'), 'application/json')
  const wrong = await app.inject({ url: `${path}&format=pdf`, headers: as(city) })
  t.equal(wrong.statusCode, 400)
})

t.test('money is in no form for those who may not see it', async (t) => {
  for (const [person, withheld] of [
    [city, 'by-office'],
    [single, 'all']
  ] as const) {
    const json = (await ask(person, path)).json()
    const am1 = json.rates.find((rate: { id: string }) => rate.id === 'AM1')
    t.equal(am1.withheld, withheld, person)
    const lines = csvOf((await ask(person, `${path}&format=csv`)).body).filter((line) => line['rate'] === 'AM1')
    const kinds = new Set(lines.map((line) => line['group_kind']))
    t.same([...kinds].sort(), withheld === 'all' ? [] : ['all', 'right-kind'], `${person}: CSV`)
    const sheets = await sheetsOf((await ask(person, `${path}&format=xlsx&language=en`)).rawPayload)
    const money = [...sheets.keys()].filter((name) => name.startsWith('Money'))
    t.notOk(
      money.some((name) => /office|district/i.test(name)),
      `${person}: workbook`
    )
    t.equal(money.length > 0, withheld !== 'all')
    const { body } = await ask(person, `${path}&format=html&language=en`)
    t.match(body, 'for finance and supervision only', `${person}: page says so`)
    if (withheld === 'all') t.notMatch(body, /id="months-AM1|Money received: This month/)
  }
  const { body } = await ask(supervision, `${path}&format=html&language=en`)
  t.match(body, 'Money received: By office')
})

t.test('a text that looks like a formula stays a text, and markup stays text', async (t) => {
  const bytes = (format: 'csv' | 'xlsx' | 'html') => reportFile(db, { month: '2016-12' }, format, { notice })
  const evil = '=HYPERLINK("x","y")'
  const notice = { zh: evil, en: evil }
  t.match((await bytes('csv')).toString(), `"'=HYPERLINK(""x"",""y"")"`)
  const names = ['=1+1', '+1', '-1+2', '@SUM(A1)', '\tx', '＝1', '<b>&"\'', 'a,b\r\nc\u0000']
  const input: ReportInput = {
    report: {
      ...(await ask(supervision, path)).json(),
      rates: (await ask(supervision, path)).json().rates.map((rate: { byArea: { group: string }[] }) => ({
        ...rate,
        byArea: names.map((group) => ({ ...rate.byArea[0], group }))
      }))
    },
    months: [],
    lastYear: [],
    foreign: []
  }
  const options = { language: 'zh', names: { offices: new Map(), areas: new Map() }, notice } as const
  const whole = {
    ...input,
    months: input.report.rates.map(({ id, total }) => ({ id, months: monthsOf(total!.month) }))
  }
  const fields = csvOf((await reportForm('csv', whole, options)).toString()).map((line) => line['group_name'])
  for (const name of names.slice(0, 6)) t.ok(fields.includes(`'${name}`), `CSV ${JSON.stringify(name)}`)
  t.ok(fields.includes('a,b\r\nc\u0000'))
  const sheets = await sheetsOf(await reportForm('xlsx', whole, options))
  const cells = new Set([...sheets.values()].flat(2))
  for (const name of ['=1+1', '+1', '-1+2', '@SUM(A1)', '<b>&"\'']) t.ok(cells.has(name), `workbook ${name}`)
  const page = (await reportForm('html', whole, options)).toString()
  t.notMatch(page, '<b>')
  t.match(page, '&lt;b&gt;&amp;&quot;&#39;')
})

const monthsOf = <Figures extends object>(figures: Figures) =>
  Array.from({ length: 24 }, (_, index) => ({
    ...figures,
    month: `${2015 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  }))
