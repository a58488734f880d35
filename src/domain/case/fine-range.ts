import type { Both } from '../labels.ts'
import type { DecideInput } from './decision.ts'
import type { FigureMeasure, Procedure } from './vocabulary.ts'

/** A figure on file that a range is worked out from, in fen. */
export interface MoneyFigure {
  readonly measure: FigureMeasure
  readonly amountFen: number
}

/**
 * How high a fine may be by a right's law (law.md 1.8): so many times the figure where it reaches (or exceeds) an amount, up to
 * a fixed amount otherwise. The first measure that is on file counts.
 */
interface Range {
  readonly rule: string
  readonly procedure: Procedure
  readonly from: string
  readonly to: string | null
  readonly measures: readonly FigureMeasure[]
  readonly edgeFen: number
  /** Whether the amount itself already counts by times. */
  readonly atEdge: boolean
  readonly times: readonly [least: number, most: number]
  readonly otherwiseFen: number
}

const gains: readonly FigureMeasure[] = ['illegal-gain-gross', 'illegal-gain']
const turnover = { measures: ['illegal-turnover'] as const, edgeFen: 50_000_00, atEdge: true, otherwiseFen: 250_000_00 }

const ranges: readonly Range[] = [
  { rule: 'A-56', procedure: 'trademark-penalty', from: '2014-05-01', to: null, ...turnover, times: [0, 5] },
  {
    rule: 'A-57',
    procedure: 'counterfeit-patent',
    from: '2009-10-01',
    to: '2021-05-31',
    ...{ measures: gains, edgeFen: 0, atEdge: false, times: [0, 4], otherwiseFen: 200_000_00 }
  },
  {
    rule: 'A-57',
    procedure: 'counterfeit-patent',
    from: '2021-06-01',
    to: null,
    ...{ measures: gains, edgeFen: 50_000_00, atEdge: false, times: [0, 5], otherwiseFen: 250_000_00 }
  },
  {
    rule: 'A-61',
    procedure: 'copyright-penalty',
    from: '2013-03-01',
    to: '2021-05-31',
    ...{ ...turnover, times: [1, 5] }
  },
  { rule: 'A-60', procedure: 'copyright-penalty', from: '2021-06-01', to: null, ...{ ...turnover, times: [1, 5] } }
]

const cny = (fen: number): string => (fen / 100).toFixed(2)

/**
 * What is odd about the fine of a decision, by the figures on file and the version of the law of a day: above or below the
 * range. It is told, not refused: circumstances, other provisions (software A-62, networks A-63) and figures not on file may
 * bear it out. Null where nothing is odd or no range is known.
 */
export function fineOutOfRange(
  procedure: Procedure,
  obligations: DecideInput['obligations'],
  figures: readonly MoneyFigure[],
  day: string
): (Both & { readonly rule: string }) | null {
  const fine = obligations.reduce((sum, one) => sum + (one.kind === 'fine' ? (one.amountFen ?? 0) : 0), 0)
  const row = ranges.find((one) => one.procedure === procedure && one.from <= day && (one.to === null || day <= one.to))
  if (fine === 0 || row === undefined) return null
  const known = row.measures
    .map((measure) => figures.filter((figure) => figure.measure === measure).map((figure) => figure.amountFen))
    .find((amounts) => amounts.length > 0)
  const figure = known === undefined ? 0 : Math.max(...known)
  const byTimes = row.atEdge ? figure >= row.edgeFen : figure > row.edgeFen
  const [least, most] = byTimes ? [row.times[0] * figure, row.times[1] * figure] : [0, row.otherwiseFen]
  if (fine >= least && fine <= most) return null
  const [low, high, given, of] = [least, most, fine, figure].map(cny)
  return {
    rule: row.rule,
    zh: `罚款${given}元不在${row.rule}的幅度内（${low}元至${high}元，案卷数额${of}元），请核对`,
    en: `A fine of ${given} CNY is outside ${row.rule} (${low} to ${high} CNY by the ${of} CNY on file): please check`
  }
}
