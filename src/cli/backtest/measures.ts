import type { Amount, Measures } from '../../domain/advice/types.ts'
import type { CaseContent, FigureContent } from '../../domain/case/content.ts'
import { parseCny } from '../../domain/money.ts'

/** What the figures stand for. */
export interface Use {
  /** On a network a number of titles is one of works, and there are no copies. */
  readonly network: boolean
  /** Pieces of labels are asked. */
  readonly labels: boolean
  /** Gains found by a criminal authority; otherwise as the administrative rules count them. */
  readonly criminal: boolean
}

const labelLine = /标识|商标/

/**
 * Measures as the publication states them, in fen and pieces; what it does not state is left out. The row's own amount
 * comes first; the price of the genuine goods and a figure from before a correction count only where nothing else does.
 */
export function measuresOf({ figures, goods }: CaseContent, { network, labels, criminal }: Use): Measures {
  const first = (measure: FigureContent['measure'], unit?: string): FigureContent | undefined => {
    const all = figures.filter(
      (one) => one.measure === measure && one.value !== null && (unit ?? one.unit) === one.unit
    )
    const plain = all.filter((one) => one.basis !== 'market-genuine' && !/^before /.test(one.note ?? ''))
    const found = plain[0] ?? all[0]
    // A sum is no more exact than what was added.
    return found?.basis === 'computed' && all.some(({ qualifier }) => qualifier !== 'exact')
      ? { ...found, qualifier: 'about' }
      : found
  }
  const money = (measure: FigureContent['measure']): Amount | undefined => ended(first(measure, 'CNY'), fen)
  const [sales, goodsValue, stated] = [money('sales-amount'), money('goods-value'), money('illegal-turnover')]
  const turnover =
    stated ?? (sales !== undefined && goodsValue !== undefined ? sum(sales, goodsValue) : sales) ?? goodsValue
  const gain = money('illegal-gain')
  const told = first('copies')
  const copies = network ? undefined : ended(told, whole)
  const line = told && goods.find((one) => one.unit === told.unit && one.quantity === told.value)
  const pieces = labels ? piecesOf(goods) : undefined
  const found = {
    illegalTurnover: turnover,
    salesAmount: sales,
    // A total that is not split counts as unsold, for which the numbers are higher: the answer is a lower bound.
    goodsValue: goodsValue ?? (sales === undefined ? stated : undefined),
    [criminal ? 'illegalGain' : 'illegalGainGross']: gain,
    copies,
    copiesSold: line?.found === 'sold' ? copies : undefined,
    copiesUnsold: line?.found === 'seized' || line?.found === 'unsold' || line?.found === 'stored' ? copies : undefined,
    works: ended(first('works'), whole),
    pieces
  }
  return Object.fromEntries(Object.entries(found).filter(([, amount]) => amount !== undefined))
}

/** Sources print more decimals than fen only where they compute; those are cut. */
const fen = (text: string): number => parseCny(text.replace(/(\.\d\d)\d+$/, '$1'))
const whole = (text: string): number => Math.floor(Number(text))

function ended(
  figure: Pick<FigureContent, 'value' | 'qualifier'> | undefined,
  count: (text: string) => number
): Amount | undefined {
  if (figure === undefined || figure.value === null) return undefined
  const value = count(figure.value)
  switch (figure.qualifier) {
    case 'exact':
      return value
    case 'at-least':
      return { atLeast: value }
    case 'at-most':
      return { atMost: value }
    case 'about':
      return { about: value }
    case 'text-only':
      return undefined
  }
}

/** Both parts of what was dealt in; as exact as the less exact of them. */
function sum(a: Amount, b: Amount): Amount {
  if (typeof a === 'number' && typeof b === 'number') return a + b
  const low = (amount: Amount): number => (typeof amount === 'number' ? amount : (amount.atLeast ?? amount.about ?? 0))
  return { atLeast: low(a) + low(b) }
}

/** Lines that name labels; all lines where the goods are packings and none does. */
function piecesOf(goods: CaseContent['goods']): Amount | undefined {
  const lines = goods.filter((line) => line.partOf === null && line.quantity !== null)
  const named = lines.filter((line) => labelLine.test(line.name))
  return (named.length > 0 ? named : lines)
    .map((line) => ended({ value: line.quantity, qualifier: line.quantityQualifier }, whole))
    .reduce<Amount | undefined>(
      (added, one) => (added === undefined ? one : one === undefined ? added : sum(added, one)),
      undefined
    )
}
