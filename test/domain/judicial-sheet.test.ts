import t from 'tap'
import { sheetColumns, sheetRow } from '../../src/domain/judicial/sheet.ts'
import { codeOf } from '../support/case-file.ts'

const header = [
  '案号',
  '案件类型',
  '立案日期',
  '审级',
  '程序',
  '权利类型',
  '案由',
  '结案日期',
  '结案方式',
  '申请标的',
  '到位金额'
]
const order = sheetColumns(header)
const least = ['（2026）粤03民初1号', '民事', '2026-03-02']
const read = (...cells: string[]) => sheetRow(order, cells)
const withCell = (column: string, cell: string) =>
  sheetRow(
    order,
    header.map((name, index) => (name === column ? cell : (least[index] ?? '')))
  )

t.test(
  'the columns in any order and either language; one that is unknown, twice there or missing is refused',
  async (t) => {
    t.same(sheetColumns(['filedOn', ' kind ', '案号']), ['filedOn', 'kind', 'number'])
    for (const names of [
      ['案号', '案件类型', '立案日期', '备注'],
      ['案号', 'number', 'kind', 'filedOn'],
      ['案号', 'kind']
    ])
      t.equal(
        codeOf(() => sheetColumns(names)),
        'judicial.sheet',
        names.join()
      )
  }
)

t.test('what a row leaves out is a first instance in ordinary proceedings, or an execution', async (t) => {
  t.same(read(...least), {
    ...{ number: least[0], kind: 'civil', instance: 'first', track: 'ordinary', rightKind: 'other', cause: null },
    ...{ filedOn: '2026-03-02', closedOn: null, closing: null, applied: null, received: null }
  })
  t.same(sheetRow(sheetColumns(['number', 'kind', 'filedOn']), least), read(...least), 'columns that are not there')
  t.match(read('（2026）粤03执1号', '执行案件', '2026-03-02'), { kind: 'execution', instance: 'execution' })
})

t.test('words in Chinese or as codes, days as courts write them, amounts with separators', async (t) => {
  t.match(
    read(...[' 号 ', '刑事案件', '2026年3月2日', '二审', '速裁程序', '商标权', '假冒注册商标', '2026/6/1', '判决']),
    {
      ...{ number: '号', kind: 'criminal', instance: 'second', track: 'fast-track', rightKind: 'trademark' },
      ...{ cause: '假冒注册商标', filedOn: '2026-03-02', closedOn: '2026-06-01', closing: 'judgment' }
    }
  )
  t.match(withCell('案件类型', 'administrative'), { kind: 'administrative' })
  t.match(withCell('结案方式', '终本'), { closing: 'this-execution-ended' })
  t.match(withCell('结案方式', '终结本次执行程序'), { closing: 'this-execution-ended' }, 'the word ends like a suffix')
  t.match(withCell('权利类型', '著作权'), { rightKind: 'copyright' }, 'so does this one')
  t.match(withCell('申请标的', '1,234,567.5'), { applied: '1234567.5' })
  t.match(withCell('到位金额', '0'), { received: '0' })
})

t.test('a cell that cannot be read is refused with its column', async (t) => {
  const cells: [string, string][] = [
    ...([
      ['案号', ''],
      ['案件类型', ''],
      ['案件类型', '仲裁'],
      ['立案日期', '']
    ] as [string, string][]),
    ...([
      ['立案日期', '三月'],
      ['审级', '四审'],
      ['申请标的', '-1'],
      ['到位金额', '约三万']
    ] as [string, string][])
  ]
  for (const [column, cell] of cells)
    t.equal(
      codeOf(() => withCell(column, cell)),
      'judicial.cell',
      `${column}: ${cell}`
    )
})
