import { readFileSync } from 'node:fs'
import t from 'tap'
import { PublishedRow } from '../../src/modules/imports/formats/published-row.ts'
import { rateReadiness, tallyReadiness } from '../../src/domain/rates/readiness.ts'
import { agencyOf, knownFile, published, type PublishedCase } from '../../src/modules/imports/formats/published.ts'

const lines = readFileSync(new URL('../../seeds/published-cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
const cases = new Map<string, PublishedCase>()
for (const row of rows) {
  const found = published(PublishedRow.parse(row), 'outside-test')
  cases.set(found.externalRef, found)
}
const of = (id: string): PublishedCase => cases.get(id) as PublishedCase
const respondents = (id: string) => of(id).content.parties.filter((party) => party.role === 'respondent')
const facts = (id: string, kind: string) => of(id).reported.facts.filter((fact) => fact.kind === kind)

t.test('every published case is read, and none is lost', async (t) => {
  t.equal(rows.length, 144)
  t.equal(cases.size, 144)
  for (const { content, reported, externalRef } of cases.values()) {
    t.ok(content.title.length > 0 && content.title.length <= 300, externalRef)
    for (const line of content.goods) if (line.partOf) t.ok(line.partOf <= content.goods.length, externalRef)
    for (const right of content.rights) for (const no of right.holders) t.ok(no <= content.parties.length, externalRef)
    for (const made of reported.decisions) t.equal(made.servedOn, null, `${externalRef}: no service was ever reported`)
    const tags = reported.facts.filter((fact) => fact.kind === 'tag').map((fact) => fact.text)
    if (tags.includes('police_origin')) {
      t.same(reported.transfers, [], `${externalRef}: a police file is no transfer`)
      t.equal(reported.filedOn, null, `${externalRef}: a police file has no administrative filing`)
    }
  }
})

t.test('parties', async (t) => {
  t.match(respondents('C116'), [
    { kind: 'public-body', name: '芮城县教育局教研室', outcome: '责令教育局停止、收回' },
    { kind: 'other-organisation', name: '英格尔印刷部', outcome: '移送公安机关' }
  ])
  t.match(of('C116').reported.decisions, [{ partyNo: 1 }])
  t.match(of('C116').reported.transfers, [{ partyNos: [2] }])
  t.match(respondents('C002'), [{ kind: 'unknown', name: null }], 'unknown, and transferred all the same')
  t.equal(of('C002').reported.transfers.length, 1)
  t.match(respondents('C050'), [{ name: '洪某设', persons: 58, nameMasked: true }])
  t.match(
    respondents('C037').map((party) => party.name),
    ['王某某', '蔡某某']
  )
  t.match(of('C037').reported.obligations, [
    { kind: 'fine', amountFen: 5_000_000, qualifier: 'at-least', partyNo: 1 },
    { kind: 'fine', amountFen: 5_000_000, qualifier: 'at-least', partyNo: 2 }
  ])
  t.same(
    respondents('C039').map((party) => party.name),
    ['孙某、万某共同经营的A印务公司']
  )
  t.match(respondents('C125')[1], { name: '邓某雄', outcome: '已判', relatedParty: 1 })
  t.match(respondents('C072')[2], { name: '黄某', persons: 13, relatedParty: 1 })
  t.match(respondents('C193'), [{ name: '刘某' }, { name: '黄某', persons: 17 }])
  t.equal(respondents('C087').length, 3)
})

t.test('rights', async (t) => {
  const five = of('C018').content
  t.same(
    five.rights.map((right) => [right.name, right.registration, five.parties[(right.holders[0] as number) - 1]?.name]),
    [
      ['GUCCI', '2016-50835', '古乔古希股份公司'],
      ['BURBERRY', 'T2021-104490', '博柏利有限公司'],
      ['DIOR', 'T2015-39599', '克里斯蒂昂·迪奥尔服装有限公司'],
      ['COACH图形', 'T2013-31230', '科奇公司'],
      ['MICHAEL KORS', 'T2014-37196', '迈可寇斯(瑞士)国际股份有限公司']
    ],
    'five marks of five owners'
  )
  t.same(
    of('C178').content.rights.map((right) => [right.number, right.classes]),
    ['3210010', '5616235', '9740653', '9564763'].map((number) => [number, [25]])
  )
  t.match(of('C178').content.parties[2], { role: 'licensee', relatedParty: 2 })
  t.match(of('C021').content.rights[1], { number: 'ZL201630310387.0', patentKind: 'design', name: '鲜香粉' })
  t.match(of('C025').content.rights, [{ number: 'ZL201420775883.9', validTo: '2018-01-26' }])
  t.match(of('C160').content.rights, [{ kind: 'none', name: null }], 'no right at all')
  t.equal(of('C131').content.rights.length, 9)
  t.match(of('C151').content.rights, [{ items: 19 }])
  t.equal(of('C065').content.rightKind, 'trademark')
  t.match(of('C063').content, { rightKind: 'other', rights: [{ kind: 'geographical-indication' }] })
  t.match(of('C068').content.rights, [{ kind: 'special-mark', number: 'A000020' }])
})

t.test('amounts keep their qualifier and their basis', async (t) => {
  t.match(of('C178').content.figures, [
    { value: '364497', basis: 'actual-price', qualifier: 'exact' },
    { value: '9000000', basis: 'market-genuine', qualifier: 'at-least' }
  ])
  t.match(of('C128').content.figures, [{ value: '134210', unit: 'USD', basis: 'declared' }])
  t.match(of('C005').content.figures, [{ value: null, qualifier: 'text-only', raw: '货值高达上百万元(约数)' }])
  t.match(of('C006').content.figures, [{ value: '300000000', qualifier: 'at-least' }])
  t.match(of('C058').content.figures, [{ value: '546000', qualifier: 'about' }])
  t.match(of('C024').content.figures, [{ measure: 'illegal-gain', value: '227800', qualifier: 'at-least' }])
  t.match(of('C040').content.figures, [
    { value: '242200', basis: 'appraisal' },
    { value: '3.2', basis: 'cost', note: 'unit price' }
  ])
  t.match(
    of('C138').content.figures.map((figure) => figure.value),
    ['100210', '104700']
  )
  t.match(
    of('C130').content.figures.map((figure) => figure.value),
    ['66204', '52984', '13220']
  )
  t.match(of('C157').content.figures, [
    { value: '1095800', basis: 'computed' },
    { value: '500000', qualifier: 'about' },
    { value: '595800', qualifier: 'exact' }
  ])
  t.match(
    of('C185').content.figures.map((figure) => [figure.value, figure.qualifier]),
    [
      ['1530000', 'exact'],
      ['1500000', 'about']
    ]
  )
  t.match(of('C051').content.figures, [{ value: null, qualifier: 'text-only' }])
  t.match(of('C148').content.figures, [{ value: '50000', qualifier: 'at-least' }])
  t.match(of('C107').content.figures, [
    { measure: 'works', value: '567' },
    { measure: 'copies', value: '3793', unit: '份' }
  ])
})

t.test('goods', async (t) => {
  t.match(of('C178').content.goods, [
    { quantity: '7241', found: 'seized', partOf: 3 },
    { quantity: '15408', found: 'sold', partOf: 3 },
    { quantity: '22649', found: 'total', partOf: null }
  ])
  t.match(of('C145').content.goods, [
    { quantity: '15253' },
    { name: '非法音像', quantity: '3266', partOf: 1 },
    { name: '淫秽', quantity: '11987', partOf: 1, infringing: 'no' },
    { quantity: '151' }
  ])
  t.same(
    of('C124').content.goods.map((line) => line.quantity),
    ['94', '78', '5', '11']
  )
  t.match(of('C052').content.goods[1], { quantity: '31.7', unit: '吨' })
  t.match(of('C037').content.goods, [{ quantity: '1300', quantityQualifier: 'at-most' }])
  t.match(of('C175').content.goods[1], { value: '5000000', valueQualifier: 'at-least', quantityQualifier: 'exact' })
  t.match(
    of('C141').content.goods.map((line) => line.unit),
    ['双', '双', '双', '双', '双', '对']
  )
  t.same(
    of('C072').content.goods.filter((line) => line.unit === '元'),
    [],
    'money is no quantity'
  )
})

t.test('decisions', async (t) => {
  t.match(of('C044').reported.decisions, [
    { kind: 'penalty', decidedOn: '2023-01-06', revokedOn: '2023-03-20' },
    { kind: 'no-penalty', decidedOn: '2023-05-25', revokedOn: null },
    { kind: 'penalty', decidedOn: '2024-07-19', documentNumberRaw: '重作〔2024〕*号' }
  ])
  t.match(
    of('C034').reported.obligations,
    [{ kind: 'fine-and-confiscation', amountFen: 8_425_282 }],
    'a joint sum stays joint'
  )
  t.match(of('C010').reported.obligations, [{ kind: 'fine-and-confiscation', amountFen: 4_900_000 }])
  t.match(of('C023').reported.obligations[0], {
    kind: 'fine-and-confiscation',
    amountFen: 1_000_000,
    qualifier: 'at-least'
  })
  t.match(of('C008').reported.obligations, [{ kind: 'fine', amountFen: 71_000_000, qualifier: 'at-least' }])
  t.same(
    of('C024').reported.obligations.map((one) => one.kind),
    ['confiscate-gain', 'stop-order'],
    'no fine'
  )
  t.match(of('C025').reported.obligations[0], { kind: 'fine', amountFen: null, qualifier: 'text-only' })
  t.same(
    of('C080').reported.obligations.map((one) => one.amountFen),
    [19_000_000, 500_000]
  )
  t.match(of('C062').reported.obligations[0], { amountFen: 26_014_800_000, qualifier: 'about' })
  t.match(of('C179').reported.obligations[0], { amountFen: 5_587_000_000, qualifier: 'at-least' })
  t.match(of('C084').reported, { decisions: [{ kind: 'ruling' }], obligations: [{ kind: 'stop-order' }] })
  t.match(of('C162').reported.decisions, [
    { documentNumber: '博市监行处字〔2020〕383号', documentNumberRaw: '博市监行处字[2020]383号' }
  ])
  t.match(of('C106').reported.decisions, [{ decidedOn: '2024-07-01', precision: 'month' }])
  t.equal(of('C066').reported.state, 'closed')
})

t.test('transfers', async (t) => {
  t.equal(of('C052').reported.transfers.length, 6)
  t.match(of('C157').reported.transfers, [{ state: 'filed' }, { state: 'filed' }])
  t.equal(of('C148').reported.transfers.length, 5)
  t.match(of('C149').reported.transfers, [{ sentOn: '2023-10-01', precision: 'month' }])
  t.match(of('C178').reported.transfers, [{ sentOn: '2018-12-21', precision: 'day', direction: 'admin-to-police' }])
  t.match(of('C032').reported.transfers, [{ direction: 'admin-to-admin', letterNumber: '津市监丽执案移【2025】43号' }])
  for (const id of ['C073', 'C123', 'C127', 'C040', 'C179', 'C205'])
    t.same(of(id).reported.transfers, [], `${id}: announced, inferred, partial or none`)
  t.match(of('C036').reported.transfers, [{ direction: 'procuratorate-to-admin', sentOn: '2023-10-27' }])
})

t.test('days: as exact as they are known, and of what they are', async (t) => {
  t.match(of('C155').reported, { filedOn: '2024-09-01', filedPrecision: 'month' })
  t.equal(of('C003').reported.filedOn, null, 'the day of inspection is no day of filing')
  t.match(facts('C003', 'inspection'), [{ happenedOn: '2022-09-28' }])
  t.match(facts('C128', 'seizure'), [{ happenedOn: '2013-05-07' }])
  t.equal(of('C108').reported.clueOn, '2024-10-08')
  t.match(facts('C066', 'closure'), [{ happenedOn: '2022-03-02' }])
  t.same(of('C091').reported.clueOn, null, 'two complaints: neither is the day')
})

t.test('agencies', async (t) => {
  const kind = (name: string) => agencyOf(name)?.kind
  t.equal(kind('公安县市场监督管理局'), 'market-supervision', 'the county is called so')
  t.equal(kind('灵山县“扫黄打非”办公室联合公安、文化、市场监管'), 'copyright')
  t.equal(kind('大榭海关'), 'customs')
  t.equal(kind('宝山公安分局会同文旅执法'), 'public-security')
  t.equal(kind('吴兴区检察院'), 'procuratorate')
  t.equal(kind('沙溪镇人民政府执法人员/市市场监管局沙溪分局'), 'other')
  t.equal(agencyOf(null), null)
})

t.test('a row is refused for a field that it should not have, and never for one that it lacks', async (t) => {
  t.ok(PublishedRow.safeParse({ id: 'X1', ip_kind: 'patent' }).success)
  const wrong = PublishedRow.safeParse({ id: 'X1', ip_kind: 'patent', fine: 3 })
  t.notOk(wrong.success)
  t.match(wrong.error?.issues[0], { code: 'unrecognized_keys', keys: ['fine'] })
})

t.test('which rates they can enter, and why not', async (t) => {
  const files = [...cases.values()].map(({ content, reported }) => knownFile(content, reported))
  const tally = tallyReadiness(files)
  t.same(
    tally.map(({ rate, ready }) => [rate, ready]),
    [
      ['AC1', 5],
      ['AC2', 5],
      ['AE1', 0],
      ['AM1', 0],
      ['TR2', 0],
      ['TR3', 0]
    ]
  )
  for (const { ready, reasons } of tally)
    for (const { cases: lacking, zh, en } of reasons) {
      t.ok(lacking + ready <= 144)
      t.match([zh, en], [/\p{Script=Han}/u, /[a-z]/])
    }
  const reasonsOf = (id: string, rate: string) =>
    rateReadiness(knownFile(of(id).content, of(id).reported)).find((one) => one.rate === rate)?.reasons
  t.same(reasonsOf('C066', 'AC1'), [], 'filed and closed on days that are told')
  t.same(reasonsOf('C129', 'AC1'), ['no-administrative-file'])
  t.same(reasonsOf('C155', 'AC1'), ['filing-day-inexact', 'end-unknown'])
  t.same(reasonsOf('C003', 'AC1'), ['no-filing-day', 'end-unknown'])
  t.same(reasonsOf('C066', 'AE1'), ['no-service-day', 'execution-unknown'])
  t.same(reasonsOf('C084', 'AE1'), ['no-penalty-decision'])
  t.same(reasonsOf('C179', 'AM1'), ['no-service-day', 'amount-inexact', 'no-receipts'])
  t.same(reasonsOf('C121', 'TR2'), ['no-outcome-day'])
  t.same(reasonsOf('C113', 'TR2'), ['clue-only'])
  t.same(reasonsOf('C179', 'TR3'), ['no-transfer'])
})

t.test('a case with every day enters every rate', async (t) => {
  const { content, reported } = of('C066')
  const decided = { ...reported.decisions[0]!, servedOn: '2022-03-03', dueOn: '2022-03-18', executedOn: '2022-03-10' }
  const moved = { ...of('C157').reported.transfers[0]!, outcomeOn: '2022-04-01' }
  const receipt = {
    receiptNo: 1,
    decisionNo: 1,
    kind: 'principal' as const,
    receivedOn: '2022-03-10',
    enteredLate: false,
    amountFen: 5_580_100,
    voucher: null
  }
  const whole = { ...knownFile(content, reported), decisions: [decided], receipts: [receipt], transfers: [moved] }
  t.same(
    rateReadiness(whole).map(({ reasons }) => reasons),
    [[], [], [], [], [], []]
  )
  const refused = { ...whole, transfers: [{ ...moved, state: 'not-filed' as const }] }
  t.same(
    rateReadiness(refused)
      .slice(4)
      .map(({ reasons }) => reasons),
    [['outcome-not-final'], []]
  )
})
