import type { Tx } from '../../db/connect.ts'
import type { Measure } from '../../domain/ledger.ts'
import type { Quantity, Sums } from '../../domain/rates/formula.ts'
import { type CellsRequest, knownCells } from './sums.ts'

/** What was counted of each measure in each month ('YYYY-MM'), and before the first of them under ''. */
export type MonthSums = ReadonlyMap<string, ReadonlyMap<Measure, Quantity>>

interface MonthRow extends Quantity {
  readonly month: string
  readonly measure: Measure
}

/** All months of a request in one statement, from the totals: its cost does not grow with the number of cases. */
export async function readMonths(tx: Tx, request: CellsRequest): Promise<MonthSums> {
  const rows = await tx<MonthRow[]>`
    with ${knownCells(tx, request, [request.first])}
    select case when day < ${request.first}::date then '' else to_char(day, 'YYYY-MM') end as month, measure,
      sum(quantity)::bigint as quantity, coalesce(sum(quantity) filter (where entered_late), 0)::bigint as late
    from cells group by 1, 2`
  const months = new Map<string, Map<Measure, Quantity>>()
  for (const { month, measure, quantity, late } of rows) {
    const sums = months.get(month) ?? new Map<Measure, Quantity>()
    months.set(month, sums.set(measure, { quantity, late }))
  }
  return months
}

/** The sums for a period of whole months, from `from` to `to` ('YYYY-MM'); it must begin where or after the reading began. */
export function sumsOfMonths(months: MonthSums, from: string, to: string): Sums {
  return (measure, span) => {
    const sum = { quantity: 0, late: 0 }
    for (const [month, sums] of months) {
      const [before, within] = [month < from, month >= from && month <= to]
      if (!(span === 'before' ? before : span === 'within' ? within : before || within)) continue
      const { quantity, late } = sums.get(measure) ?? { quantity: 0, late: 0 }
      sum.quantity += quantity
      sum.late += late
    }
    return sum
  }
}
