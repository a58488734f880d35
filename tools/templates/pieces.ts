import { p, paragraph, run, table, textWidth, type Cell, type Row } from './word.ts'

/** What a form is made of: its blocks from top to bottom, and whether it is a table that needs the whole page. */
export interface Layout {
  readonly blocks: readonly string[]
  readonly tight?: boolean
}

export const say = (text: string) => p(text, { indent: true })
export const plain = (text: string) => p(text, { align: 'left' })
/** A line at the head of a record. */
export const line = (text: string) => p(text, { align: 'left', size: 28, line: 500 })
/** A paragraph of a record. */
export const tell = (text: string, before = 0) => p(text, { indent: true, size: 28, line: 500, before })

export const organName = p('{organ.name}', { align: 'center', font: '宋体', bold: true, size: 36, after: 60 })
export const heading = (title: string) => p(title, { align: 'center', font: '宋体', bold: true, size: 44, after: 120 })
export const numberLine = p('{document.number}', { align: 'center', size: 32, after: 240 })

/** A head over a table: organ, title, and the number at the right where there is one. */
export const formHead = (title: string, numbered = true) => [
  p('{organ.name}', { align: 'center', font: '宋体', bold: true, size: 32, after: 40 }),
  p(title, { align: 'center', font: '宋体', bold: true, size: 40, after: numbered ? 60 : 200 }),
  ...(numbered ? [p('编号：{document.number}', { align: 'right', size: 24, after: 80 })] : [])
]

/** The head of a paper that goes out. */
export const letterHead = (title: string) => [organName, heading(title), numberLine]

/** Name of the organ with room for the seal, and the day. */
export const sealed = (extra: readonly string[] = []) => [
  p('', { keepNext: true }),
  p('{organ.name}', { align: 'right', right: 600, keepNext: true }),
  p('（印　章）', { align: 'right', right: 1000, keepNext: true }),
  p('{document.date}', { align: 'right', right: 700 }),
  ...extra
]

/** Kept with the signature, which must not stand alone on a page. */
export const last = (text: string) => p(text, { indent: true, keepNext: true })

export const contact = last('联系人：{organ.contact}　　联系电话：{organ.phone}') + last('地址：{organ.address}')

export const copies = (text: string) => p(text, { size: 24, before: 240, line: 300 })

/** The party as the first lines of a paper that is addressed to it. */
export const partyLines = [
  plain('当事人：{party.name}'),
  plain('{party.idType}：{party.idNumber}'),
  plain('法定代表人（负责人、经营者）：{party.person}'),
  plain('住所（住址）：{party.address}')
]

export const label = (text: string, span = 1): Cell => ({ text, label: true, span })
export const value = (text: string, span = 1): Cell => ({ text, span })

/** Four columns: name, value, name, value. */
const quarters = [1640, 3000, 1640, 2564]

export const pair = (a: string, b: string, c: string, d: string): Row => ({
  cells: [label(a), value(b), label(c), value(d)]
})
export const one = (name: string, content: string, height = 480): Row => ({
  cells: [label(name), value(content, 3)],
  height,
  splits: height > 1500
})

/** A field of text at the top of its cell. */
export const field = (name: string, content: string, height: number): Row => ({
  cells: [label(name), { span: 3, blocks: [p(content, { size: 24, line: 350, indent: true, before: 60 })] }],
  height,
  splits: true
})

/** Room for an opinion written by hand, with a line for name and day. */
export const opinion = (name: string, signs = '签名：', height = 1250, content = ''): Row => ({
  cells: [
    label(name),
    {
      span: 3,
      blocks: [
        p(content, {
          size: 24,
          line: 350,
          indent: content !== '',
          before: 60,
          after: content === '' ? Math.max(0, height - 900) : 160
        }),
        p(`${signs}　　　　　　　　　　　　年　　月　　日`, { size: 24, line: 340, align: 'right' })
      ]
    }
  ],
  height
})

export const formTable = (rows: readonly Row[]) => table(quarters, rows)

export const partyRows: readonly Row[] = [
  one('当事人', '{party.name}'),
  pair('证照名称', '{party.idType}', '证照（证件）\n号码', '{party.idNumber}'),
  pair('法定代表人\n（负责人）', '{party.person}', '联系电话', '{party.phone}'),
  one('住所（住址）', '{party.address}')
]

/** A table that repeats its row for each entry of a list. */
export function listTable(
  list: string,
  columns: readonly (readonly [title: string, tag: string, width: number])[]
): string {
  const sum = columns.reduce((total, [, , width]) => total + width, 0)
  const widths = columns.map(([, , width]) => Math.round((width / sum) * textWidth))
  const last = columns.length - 1
  return table(widths, [
    { cells: columns.map(([title]) => label(title)), header: true },
    {
      cells: columns.map(([, tag], at) => ({
        text: `${at === 0 ? `{#${list}}` : ''}{${tag}}${at === last ? `{/${list}}` : ''}`,
        align: tag === 'index' || tag === 'quantity' || tag === 'unit' ? 'center' : 'left',
        size: 22
      }))
    }
  ])
}

/** Paragraphs repeated for each entry of a list. */
export const repeated = (list: string, blocks: readonly string[]) => [
  p(`{#${list}}`, { line: 240 }),
  ...blocks,
  p(`{/${list}}`, { line: 240 })
]

/** A line of name and underlined room to sign on. */
export const sign = (...names: readonly string[]) =>
  paragraph(names.map((name) => run(`${name}：＿＿＿＿＿＿＿＿　　`, { size: 26 })).join(''), {
    before: 200,
    align: 'left'
  })
