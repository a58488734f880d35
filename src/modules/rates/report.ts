import { type Db, look } from '../../db/connect.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Area, Office } from '../../domain/offices.ts'
import type { RateDefinition } from '../../domain/rates/definitions.ts'
import { definitionsFor, measuresOf, rateOf, stockMeasures } from '../../domain/rates/formula.ts'
import { parsePeriod } from '../../domain/rates/period.ts'
import { addMonths, civilDate, lastOfMonth } from '../../domain/time/civil-date.ts'
import { type MonthSums, readMonths, sumsOfMonths } from './months.ts'
import { readMonthlyReport, type ReportQuery } from './queries.ts'
import { scopeFor } from './scope.ts'
import { type RateView, rateView } from './views.ts'

/** A published figure of somebody else, beside the service's own (law.md 5). `value` is a decimal text. */
interface ForeignFigure {
  readonly id: string
  readonly nature: string
  readonly periodLabel: string
  readonly scope: string
  readonly nameZh: string
  readonly nameEn: string
  readonly value: string | null
  readonly valueLow: string | null
  readonly valueHigh: string | null
  readonly unit: string
  readonly scopeNote: string | null
  readonly source: string
}

const yearBack = 12

/**
 * The month's report with what its forms show beside it: 24 months of each rate, the same window of last year, and
 * published figures. All rates are of the report's own cut-off and batch, those of last year too, so that a late payment for
 * last year is in it. Three round trips after the report's own.
 */
export async function readReport(db: Db, actor: Actor, query: ReportQuery, now: Date) {
  const report = await readMonthlyReport(db, actor, query, now)
  const last = parsePeriod(query.month)
  const first = addMonths(last.from, 1 - 2 * yearBack, 'civil')
  const versions = new Map<string, readonly RateDefinition[]>()
  const labels = Array.from({ length: 2 * yearBack }, (_, index) => {
    const day = addMonths(first, index, 'civil')
    versions.set(day.slice(0, 7), definitionsFor(day))
    return day.slice(0, 7)
  })
  const rates = [...new Set([...versions.values()].flat())]
  const scope = scopeFor(actor, query)
  const sums = await look(db, { personId: actor.personId, offices: scope.offices }, (tx) =>
    readMonths(tx, {
      measures: measuresOf(rates),
      stock: stockMeasures(rates),
      first,
      to: lastOfMonth(last.from),
      until: civilDate(report.until),
      knowledge: { kind: 'batch', batchNo: report.batch.number },
      scope
    })
  )
  const view = (id: string, from: string, to: string) => viewOf(versions.get(from) ?? [], id, sums, from, to)
  const back = (label: string) => `${Number(label.slice(0, 4)) - 1}${label.slice(4)}`
  const shown = report.rates.filter(({ total }) => total !== null)
  return {
    report,
    months: shown.map(({ id }) => ({ id, months: labels.map((month) => ({ month, ...view(id, month, month) })) })),
    lastYear: shown.map(({ id }) => ({
      id,
      cumulative: view(id, back(`${query.month.slice(0, 4)}-01`), back(query.month))
    })),
    foreign: await readForeignFigures(db)
  }
}

function viewOf(versions: readonly RateDefinition[], id: string, sums: MonthSums, from: string, to: string): RateView {
  const definition = versions.find((row) => row.id === id) as RateDefinition
  return rateView(definition, rateOf(definition, sumsOfMonths(sums, from, to)))
}

/** Figures on enforcement that others published; the plan's targets are no measure of these rates. */
function readForeignFigures({ sql }: Db): Promise<ForeignFigure[]> {
  return sql<ForeignFigure[]>`
    select id, nature, period_label, scope, name_zh, name_en, value, value_low, value_high, unit, scope_note, source
    from reference_figures where id like 'S-%' and nature <> 'target' order by id`
}

/** What offices and areas are called in a form. */
export function namesOf(offices: ReadonlyMap<string, Office>, areas: ReadonlyMap<string, Area>) {
  const named = (rows: ReadonlyMap<string, { readonly nameZh: string; readonly nameEn: string }>) =>
    new Map([...rows].map(([id, { nameZh, nameEn }]) => [id, { zh: nameZh, en: nameEn }]))
  return { offices: named(offices), areas: named(areas) }
}
