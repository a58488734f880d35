import type { AdviceInput, Measures, Offence, Tier } from '../../src/domain/advice/types.ts'

/** Section 3.3 of the handbook written out a second time, by hand: yuan and pieces at the threshold of each row. */
export interface Row {
  readonly id: string
  readonly offence: Offence
  readonly tier: Tier
  readonly from: string
  readonly to: string | null
  /** At the threshold; the last one named is what is lowered by one to miss it. */
  readonly measures: Measures
  readonly flags: Partial<AdviceInput>
  /** Articles of an earlier penalty that the row needs; the first of them is used. */
  readonly repeat: Offence | null
  /** What the graver row of 2025 multiplies, and its number. */
  readonly graver: readonly [id: string, factor: number] | null
}

const money = new Set('illegalTurnover illegalGain serviceGain salesAmount goodsValue directLoss loss'.split(' '))

const fen = (measures: Measures): Measures =>
  Object.fromEntries(
    Object.entries(measures).map(([name, value]) => [name, money.has(name) ? Number(value) * 100 : value])
  )

type Kind = readonly [offence: Offence, from: string, to: string | null, graver?: readonly [string, number]]
type Facts = Partial<AdviceInput> & { readonly repeat?: Offence }

const two = { marks: 2 } as const
const patents = { patents: 2 } as const
const services = { services: true } as const
const network = { network: true } as const
const labels = { sellingOthersLabels: true } as const
const devices = { circumvention: true } as const
const ruin = { bankruptcy: true } as const
const again = (repeat: Offence): Facts => ({ repeat })

function rows(
  [offence, from, to, graver]: Kind,
  list: readonly (readonly [string, Tier, Measures, Facts?])[]
): readonly Row[] {
  return list.map(([id, tier, measures, facts = {}]) => {
    const { repeat, ...flags } = facts
    return {
      id,
      offence,
      tier,
      from,
      to,
      measures: fen(measures),
      flags,
      repeat: repeat ?? null,
      graver: graver ?? null
    }
  })
}

const old = ['2004-12-22', '2025-04-25'] as const
const in2025 = ['2025-04-26', null] as const
const before2021 = ['2004-12-22', '2021-02-28'] as const
const gap = ['2021-03-01', '2025-04-25'] as const
const from2011 = ['2011-01-10', '2025-04-25'] as const

const attempts214 = (to: Kind[2], from2010: string, in2011: string): readonly Row[] => [
  ...rows(
    ['214', from2010, to],
    [
      ['C-032', 'L1', { goodsValue: 150000 }],
      ['C-033', 'L1', { salesAmount: 49999, goodsValue: 100001 }]
    ]
  ),
  ...rows(['214', in2011, to], [['C-033a', 'L2', { goodsValue: 250000 }]])
]

const base: readonly Row[] = [
  ...rows(
    ['213', ...old],
    [
      ['C-001', 'L1', { illegalTurnover: 50000 }],
      ['C-002', 'L1', { illegalGain: 30000 }],
      ['C-003', 'L1', { illegalTurnover: 30000 }, two],
      ['C-004', 'L1', { illegalGain: 20000 }, two],
      ['C-005', 'L2', { illegalTurnover: 250000 }],
      ['C-006', 'L2', { illegalGain: 150000 }],
      ['C-007', 'L2', { illegalTurnover: 150000 }, two],
      ['C-008', 'L2', { illegalGain: 100000 }, two]
    ]
  ),
  ...rows(
    ['213', ...in2025, ['C-020', 10]],
    [
      ['C-010', 'L1', { illegalGain: 30000 }],
      ['C-011', 'L1', { illegalTurnover: 50000 }],
      ['C-012', 'L1', { illegalGain: 20000 }, two],
      ['C-013', 'L1', { illegalTurnover: 30000 }, two],
      ['C-014', 'L1', { illegalGain: 20000 }, again('214')],
      ['C-015', 'L1', { illegalTurnover: 30000 }, again('215')],
      ['C-016', 'L1', { serviceGain: 50000 }, services],
      ['C-017', 'L1', { serviceGain: 30000 }, { ...services, ...two }],
      ['C-018', 'L1', { serviceGain: 30000 }, { ...services, ...again('213') }],
      ['C-019', 'L1', { illegalGain: 29999, serviceGain: 20001 }],
      ['C-019.lower', 'L1', { illegalGain: 19999, serviceGain: 10001 }, two]
    ]
  ),
  ...rows(
    ['214', ...before2021],
    [
      ['C-030', 'L1', { salesAmount: 50000 }],
      ['C-031', 'L2', { salesAmount: 250000 }]
    ]
  ),
  ...rows(
    ['214', ...gap],
    [
      ['C-030', 'L1', { salesAmount: 50000 }],
      ['C-031', 'L2', { salesAmount: 250000 }]
    ]
  ),
  ...attempts214('2021-02-28', '2010-05-07', '2011-01-10'),
  ...attempts214('2025-04-25', '2021-03-01', '2021-03-01'),
  ...rows(
    ['214', ...in2025, ['C-039', 10]],
    [
      ['C-034', 'L1', { illegalGain: 30000 }],
      ['C-035', 'L1', { salesAmount: 50000 }],
      ['C-036', 'L1', { illegalGain: 20000 }, again('213')],
      ['C-037', 'L1', { salesAmount: 30000 }, again('214')],
      ['C-038.unsold', 'L1', { goodsValue: 150000 }],
      ['C-038.sum', 'L1', { salesAmount: 49999, goodsValue: 100001 }],
      ['C-038.unsold-repeat', 'L1', { goodsValue: 90000 }, again('215')],
      ['C-038.sum-repeat', 'L1', { salesAmount: 29999, goodsValue: 60001 }, again('213')]
    ]
  ),
  ...rows(
    ['215', ...old],
    [
      ['C-040', 'L1', { pieces: 20000 }],
      ['C-041.turnover', 'L1', { illegalTurnover: 50000 }],
      ['C-041.gain', 'L1', { illegalGain: 30000 }],
      ['C-042', 'L1', { pieces: 10000 }, two],
      ['C-043.turnover', 'L1', { illegalTurnover: 30000 }, two],
      ['C-043.gain', 'L1', { illegalGain: 20000 }, two],
      ['C-044.pieces', 'L2', { pieces: 100000 }],
      ['C-044.turnover', 'L2', { illegalTurnover: 250000 }],
      ['C-044.gain', 'L2', { illegalGain: 150000 }],
      ['C-045.pieces', 'L2', { pieces: 50000 }, two],
      ['C-045.turnover', 'L2', { illegalTurnover: 150000 }, two],
      ['C-045.gain', 'L2', { illegalGain: 100000 }, two]
    ]
  ),
  ...rows(
    ['215', ...from2011],
    [
      ['C-046', 'L1', { piecesUnsold: 60000 }],
      ['C-046.marks', 'L1', { piecesUnsold: 30000 }, two],
      ['C-047', 'L1', { pieces: 19999, piecesUnsold: 40001 }],
      ['C-047.marks', 'L1', { pieces: 9999, piecesUnsold: 20001 }, two]
    ]
  ),
  ...rows(
    ['215', ...in2025, ['C-051', 5]],
    [
      ['C-048.pieces', 'L1', { pieces: 10000 }],
      ['C-048.turnover', 'L1', { illegalTurnover: 30000 }],
      ['C-048.gain', 'L1', { illegalGain: 20000 }],
      ['C-049.pieces', 'L1', { pieces: 5000 }, two],
      ['C-049.turnover', 'L1', { illegalTurnover: 20000 }, again('214')],
      ['C-049.gain', 'L1', { illegalGain: 10000 }, again('215')],
      ['C-050.unsold', 'L1', { piecesUnsold: 30000 }, labels],
      ['C-050.sum', 'L1', { pieces: 9999, piecesUnsold: 20001 }, labels],
      ['C-050.unsold-lower', 'L1', { piecesUnsold: 15000 }, { ...labels, ...two }],
      ['C-050.sum-lower', 'L1', { pieces: 4999, piecesUnsold: 10001 }, { ...labels, ...again('213') }]
    ]
  ),
  ...rows(
    ['216', ...old],
    [
      ['C-060.turnover', 'L1', { illegalTurnover: 200000 }],
      ['C-060.gain', 'L1', { illegalGain: 100000 }],
      ['C-061', 'L1', { directLoss: 500000 }],
      ['C-062.turnover', 'L1', { illegalTurnover: 100000 }, patents],
      ['C-062.gain', 'L1', { illegalGain: 50000 }, patents]
    ]
  ),
  ...rows(
    ['216', ...in2025],
    [
      ['C-063.gain', 'L1', { illegalGain: 100000 }],
      ['C-063.turnover', 'L1', { illegalTurnover: 200000 }],
      ['C-064', 'L1', { directLoss: 300000 }],
      ['C-065.gain', 'L1', { illegalGain: 50000 }, patents],
      ['C-065.turnover', 'L1', { illegalTurnover: 100000 }, again('216')]
    ]
  ),
  ...rows(
    ['217', ...old],
    [
      ['C-070.gain', 'L1', { illegalGain: 30000 }],
      ['C-070.turnover', 'L1', { illegalTurnover: 50000 }],
      ['C-073.gain', 'L2', { illegalGain: 150000 }],
      ['C-073.turnover', 'L2', { illegalTurnover: 250000 }]
    ]
  ),
  ...rows(
    ['217', '2004-12-22', '2007-04-04'],
    [
      ['C-071', 'L1', { copies: 1000 }],
      ['C-074', 'L2', { copies: 5000 }]
    ]
  ),
  ...rows(
    ['217', '2007-04-05', '2025-04-25'],
    [
      ['C-072', 'L1', { copies: 500 }],
      ['C-075', 'L2', { copies: 2500 }]
    ]
  ),
  ...rows(
    ['217', ...from2011, ['C-078', 5]],
    [
      ['C-076.works', 'L1', { works: 500 }, network],
      ['C-076.clicks', 'L1', { clicks: 50000 }],
      ['C-076.members', 'L1', { members: 1000 }],
      ['C-076.turnover', 'L1', { illegalTurnover: 50000 }, network],
      ['C-077', 'L1', { illegalTurnover: 25000, works: 250 }, network]
    ]
  ),
  ...rows(
    ['217', ...in2025, ['C-086', 10]],
    [
      ['C-080.gain', 'L1', { illegalGain: 30000 }],
      ['C-080.turnover', 'L1', { illegalTurnover: 50000 }],
      ['C-081.gain', 'L1', { illegalGain: 20000 }, again('217')],
      ['C-081.turnover', 'L1', { illegalTurnover: 30000 }, again('218')],
      ['C-082', 'L1', { copies: 500 }],
      ['C-083.works', 'L1', { works: 500 }, network],
      ['C-083.downloads', 'L1', { downloads: 10000 }],
      ['C-083.clicks', 'L1', { clicks: 100000 }],
      ['C-083.members', 'L1', { members: 1000 }],
      ['C-084', 'L1', { illegalTurnover: 25000, copies: 250 }],
      ['C-085.gain', 'L1', { illegalGain: 30000 }, devices],
      ['C-085.turnover', 'L1', { illegalTurnover: 50000 }, devices],
      ['C-085.gain-repeat', 'L1', { illegalGain: 20000 }, { ...devices, ...again('217') }],
      ['C-085.turnover-repeat', 'L1', { illegalTurnover: 30000 }, { ...devices, ...again('217') }]
    ]
  ),
  ...rows(['218', ...old], [['C-090', 'L1', { illegalGain: 100000 }]]),
  ...rows(['218', '2008-06-25', '2025-04-25'], [['C-091', 'L1', { goodsValue: 300000 }]]),
  ...rows(
    ['218', ...in2025],
    [
      ['C-092.gain', 'L1', { illegalGain: 50000 }],
      ['C-092.sales', 'L1', { salesAmount: 100000 }],
      ['C-093.gain', 'L1', { illegalGain: 30000 }, again('218')],
      ['C-093.sales', 'L1', { salesAmount: 50000 }, again('217')],
      ['C-094', 'L1', { copiesSold: 1000 }],
      ['C-095.unsold', 'L1', { goodsValue: 300000 }],
      ['C-095.sum', 'L1', { salesAmount: 99999, goodsValue: 200001 }],
      ['C-095.copies-unsold', 'L1', { copiesUnsold: 3000 }],
      ['C-095.copies-sum', 'L1', { copiesSold: 999, copiesUnsold: 2001 }],
      ['C-095.unsold-repeat', 'L1', { goodsValue: 150000 }, again('217')],
      ['C-095.sum-repeat', 'L1', { salesAmount: 49999, goodsValue: 100001 }, again('218')]
    ]
  ),
  ...rows(
    ['219', '2004-12-22', '2020-09-13'],
    [
      ['C-100', 'L1', { loss: 500000 }],
      ['C-102', 'L2', { loss: 2500000 }]
    ]
  ),
  ...rows(
    ['219', '2010-05-07', '2020-09-13'],
    [
      ['C-101.gain', 'L1', { illegalGain: 500000 }],
      ['C-101.bankruptcy', 'L1', {}, ruin]
    ]
  ),
  ...[['2020-09-14', '2021-02-28'] as const, gap].flatMap((span) =>
    rows(
      ['219', ...span],
      [
        ['C-103.loss', 'L1', { loss: 300000 }],
        ['C-103.gain', 'L1', { illegalGain: 300000 }],
        ['C-103.bankruptcy', 'L1', {}, ruin],
        ['C-104.loss', 'L2', { loss: 2500000 }],
        ['C-104.gain', 'L2', { illegalGain: 2500000 }]
      ]
    )
  ),
  ...rows(
    ['219', ...in2025, ['C-107', 10]],
    [
      ['C-105.loss', 'L1', { loss: 300000 }],
      ['C-105.gain', 'L1', { illegalGain: 300000 }],
      ['C-106.loss', 'L1', { loss: 100000 }, again('219-1')],
      ['C-106.gain', 'L1', { illegalGain: 100000 }, again('219')]
    ]
  ),
  ...rows(['219', ...in2025], [['C-107.bankruptcy', 'L2', {}, ruin]]),
  ...rows(
    ['219-1', ...in2025],
    [
      ['C-111.loss', 'serious', { loss: 300000 }],
      ['C-111.gain', 'serious', { illegalGain: 300000 }],
      ['C-111.loss-repeat', 'serious', { loss: 100000 }, again('219')],
      ['C-111.gain-repeat', 'serious', { illegalGain: 100000 }, again('219-1')],
      ['C-111.bankruptcy', 'serious', {}, ruin]
    ]
  )
]

/** Each row of 2025 (and of the network opinion) with its numbers multiplied is one of the graver tier. */
const graver = base.flatMap((row): readonly Row[] =>
  row.graver === null
    ? []
    : [
        {
          ...row,
          id: `${row.graver[0]}.${row.id}`,
          tier: 'L2',
          measures: Object.fromEntries(
            Object.entries(row.measures).map(([name, value]) => [name, Number(value) * (row.graver?.[1] ?? 1)])
          ),
          graver: null
        }
      ]
)

export const handbookRows: readonly Row[] = [...base, ...graver]

/** Rows that no amount meets: the base offence of 219-1 and those without a number. */
export const numberless = ['C-009', 'C-030.gain', 'C-090.other', 'C-110'] as const
