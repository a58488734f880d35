import type { FigureContent, GoodsContent, RightContent } from '../../../domain/case/content.ts'
import type { GoodsFound } from '../../../domain/case/vocabulary.ts'
import { amountsIn, countQualifier, decimal } from './published-amounts.ts'
import { said, split, type PublishedRow } from './published-row.ts'

type Line = NonNullable<PublishedRow['seizure_quantities']>[number]

const blank: GoodsContent = {
  name: '',
  quantity: null,
  quantityQualifier: 'exact',
  quantityRaw: null,
  unit: null,
  found: 'unstated',
  infringing: 'unknown',
  unitPrice: null,
  value: null,
  valueQualifier: 'exact',
  valueBasis: 'unstated',
  currency: 'CNY',
  partyNo: null,
  rightNo: null,
  partOf: null,
  note: null
}

const foundWords: readonly (readonly [RegExp, GoodsFound])[] = [
  [/未售|待售/, 'unsold'],
  [/已售|已销售|代收/, 'sold'],
  [/合计|全案|供货总数/, 'total'],
  [/库存|存货/, 'stored'],
  [/购进|领取/, 'purchased'],
  [/查扣|查获|扣押|查封|收缴/, 'seized']
]

/** The goods of a row, one line a count, with parts under the line that contains them; and lines that count money, as figures. */
export function goodsOf(
  row: PublishedRow,
  rights: readonly RightContent[]
): { goods: GoodsContent[]; figures: FigureContent[] } {
  const lines = row.seizure_quantities ?? []
  const about = said(row.goods)
  const money = lines.filter((line) => line.unit === '元')
  const goods: GoodsContent[] = []
  for (const line of lines.filter((one) => one.unit !== '元')) {
    goods.push(goodsLine(line, about, rights))
    goods.push(...partsOf(line, goods.length))
  }
  if (goods.length === 0 && about !== null) goods.push({ ...blank, name: about })
  return { goods: underTotal(goods), figures: money.map(moneyLine) }
}

function goodsLine(line: Line, about: string | null, rights: readonly RightContent[]): GoodsContent {
  const told = said(line.qualifier)
  const price = told === null ? undefined : amountsIn(told)[0]
  const value = line.value_cny ?? null
  const words = `${line.item}${told ?? ''}`
  return {
    ...blank,
    name: line.item,
    quantity: line.qty === null || line.qty === undefined ? null : decimal(line.qty),
    quantityQualifier: price === undefined ? countQualifier(told) : 'exact',
    quantityRaw: told,
    unit: said(line.unit),
    found: foundWords.find(([word]) => word.test(words))?.[1] ?? 'unstated',
    infringing: /侵权|假冒|盗版|盗印/.test(line.item) ? 'yes' : 'unknown',
    value: value === null ? (price?.value ?? null) : decimal(value),
    valueQualifier: value === null ? (price?.qualifier ?? 'exact') : 'exact',
    rightNo: rightNamed(line.item, rights),
    note: about === null || line.item.includes(about) ? null : about
  }
}

const bare = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** The one right whose name stands in the line. */
function rightNamed(item: string, rights: readonly RightContent[]): number | null {
  const named = rights.flatMap((right, index) =>
    right.name !== null && right.name.length > 1 && bare(item).includes(bare(right.name)) ? [index + 1] : []
  )
  return named.length === 1 ? (named[0] as number) : null
}

/**
 * Parts that a note names: those it calls parts (其中, 含), and those that add up to the line (XT800 78箱、XT801 5箱、XT802 11箱).
 */
function partsOf(line: Line, lineNo: number): GoodsContent[] {
  const told = said(line.qualifier)
  if (told === null || /元/.test(told)) return []
  const called = /^(?:.*?[;；])?(其中|含)/.test(told)
  const pieces = split(told.replace(/^.*?(?=其中|含)/, '').replace(/^(?:其中|含)/, ''), '、;；,，').flatMap((piece) => {
    const after = /^(\D*[A-Z]*\d* ?)(?<!\d)(\d+)([^\d\s]?)$/.exec(piece)
    const coded = /^([A-Z]+\d+) (\d+)(\D?)$/.exec(piece)
    const before = /^(\d+)(\D)(已.+)$/.exec(piece)
    const [name, count] = before
      ? [before[3], before[2] && before[1]]
      : coded
        ? [coded[1], coded[2]]
        : [after?.[1], after?.[2]]
    return name === undefined || count === undefined || name.trim() === ''
      ? []
      : [{ name: name.trim(), count: Number(count) }]
  })
  const sum = sumOfRun(pieces, line.qty ?? null)
  const parts = sum ?? (called ? pieces : [])
  return parts.map(({ name, count }) => ({
    ...blank,
    name,
    quantity: String(count),
    quantityRaw: told,
    unit: said(line.unit),
    found: /已使用/.test(name) ? 'sold' : 'unstated',
    infringing: /淫秽/.test(name) ? 'no' : 'unknown',
    partOf: lineNo
  }))
}

interface Piece {
  readonly name: string
  readonly count: number
}

/** The pieces at one end of the list that add up to the whole. */
function sumOfRun(pieces: readonly Piece[], whole: number | null): readonly Piece[] | null {
  if (whole === null || pieces.length < 2) return null
  for (let from = 0; from < pieces.length - 1; from++)
    for (let to = pieces.length; to > from + 1; to--) {
      const run = pieces.slice(from, to)
      if (run.reduce((sum, piece) => sum + piece.count, 0) === whole) return run
    }
  return null
}

/** Lines that add up to the one line that says it is the total are its parts. */
function underTotal(goods: readonly GoodsContent[]): GoodsContent[] {
  const total = goods.findIndex((line) => line.found === 'total')
  const whole = goods[total]
  if (whole === undefined) return [...goods]
  const others = goods.filter((line, index) => index !== total && line.unit === whole.unit && line.partOf === null)
  const sum = others.reduce((added, line) => added + Number(line.quantity), 0)
  if (others.length < 2 || sum !== Number(whole.quantity)) return [...goods]
  return goods.map((line) => (others.includes(line) ? { ...line, partOf: total + 1 } : line))
}

const moneyLine = (line: Line): FigureContent => ({
  measure: 'goods-value',
  value: line.qty === null || line.qty === undefined ? null : decimal(line.qty),
  unit: 'CNY',
  qualifier: countQualifier(said(line.qualifier)),
  raw: line.item,
  basis: 'unstated',
  stage: 'unstated',
  partyNo: null,
  note: null
})
