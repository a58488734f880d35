import type { Tx } from '../../db/connect.ts'
import type { Measure } from '../../domain/ledger.ts'
import type { Quantity, Sums } from '../../domain/rates/formula.ts'
import { planCutOff, planMonths } from '../../domain/rates/period.ts'
import type { CivilDate } from '../../domain/time/civil-date.ts'
import type { Knowledge, Scope } from './scope.ts'

/** Days up to `to` in three segments: before `first`, from there to the day before `second`, and from `second` on. */
export interface SumsRequest {
  readonly measures: readonly Measure[]
  /** Measures that are also summed before `first`. */
  readonly stock: readonly Measure[]
  readonly first: CivilDate
  readonly second: CivilDate
  readonly to: CivilDate
  readonly until: CivilDate
  readonly knowledge: Knowledge
  readonly scope: Scope
  readonly by: { readonly office: boolean; readonly area: boolean; readonly rightKind: boolean }
}

export type GroupKind = 'all' | 'office' | 'area' | 'right-kind'

interface SumRow {
  readonly batchNo: number | null
  readonly knownAt: string | null
  readonly newest: string | null
  readonly pending: boolean
  readonly measure: Measure | null
  readonly kind: number
  readonly groupId: string | null
  readonly q0: number
  readonly q1: number
  readonly q2: number
  readonly l0: number
  readonly l1: number
  readonly l2: number
}

/** The sums of one group in the three segments. */
export interface GroupSums {
  readonly kind: GroupKind
  readonly id: string | null
  readonly measures: ReadonlyMap<Measure, readonly [Quantity, Quantity, Quantity]>
}

export interface SumsAnswer {
  /** The batch answered from; number 0 before the first. */
  readonly batchNo: number
  readonly knownAt: string | null
  /** When the last of all batches became known. */
  readonly newest: string | null
  /** Whether committed entries in the reader's sight stand behind the mark. */
  readonly pending: boolean
  readonly groups: readonly GroupSums[]
}

const kinds: Readonly<Record<number, GroupKind>> = { 7: 'all', 3: 'office', 5: 'area', 6: 'right-kind' }

/** What says which entries count: whose, of which days, and as known when. */
export type CellsRequest = Omit<SumsRequest, 'second' | 'by'>

/**
 * The entries of a request as cells of one measure, office, area, right kind and month, for a statement to begin with: `at` is
 * the batch answered from, `cells` what counts. Whole months come from totals; the last days before a cut-off from the totals
 * by day; months cut by a bound, and the batches of a month that was not over, from batch totals and from the entries by index.
 */
export function knownCells(tx: Tx, request: CellsRequest, bounds: readonly CivilDate[]) {
  const { measures, stock, first, to, until, knowledge, scope } = request
  const { lastMonth, splitMonths } = planMonths(bounds, to)
  const { wholeBefore } = planCutOff(until)
  const asOf = knowledge.kind === 'as-of' ? knowledge.asOf : null
  const batchNo = knowledge.kind === 'batch' ? knowledge.batchNo : null
  const { area, rightKind, procedure } = scope.filters

  // Few offices are found by index; many are left to row security, which knows them already.
  const offices = tx`office_id = any(${[...scope.offices]}::text[])`
  const byArea = area === undefined ? tx`` : tx`and area_code = ${area}`
  const byKind = rightKind === undefined ? tx`` : tx`and right_kind = ${rightKind}`
  const byProcedure = procedure === undefined ? tx`` : tx`and procedure = ${procedure}`
  const seen = tx`${offices} and measure = any(${[...measures]}::text[]) ${byArea} ${byKind} ${byProcedure}`
  const wholeMonths = tx`
    day_month <= ${lastMonth}::date and day_month <> all(${[...splitMonths]}::text[]::date[])
    and (day_month >= ${first}::date or measure = any(${[...stock]}::text[]))`
  const cell = tx`measure, entered_late, office_id, area_code, right_kind`
  return tx`
    at as materialized (
      select b.batch_no, b.known_at, b.known_month, b.era, b.to_xid, later.there as split,
        case when later.there then (b.known_month - interval '1 month')::date else b.known_month end as whole_month,
        month.batch_no as month_batch, month.era as month_era, month.from_xid as month_xid
      from batches b, lateral (
        select exists (select from batches m where m.known_month = b.known_month and m.batch_no > b.batch_no) as there
      ) later, lateral (
        select m.batch_no, m.era, m.from_xid from batches m where m.known_month = b.known_month order by m.batch_no limit 1
      ) month
      where (${asOf}::text is null or b.known_at <= ${asOf}::text::timestamptz)
        and (${batchNo}::int is null or b.batch_no = ${batchNo})
      order by b.batch_no desc limit 1
    ), cells as (
      select ${cell}, day_month as day, quantity from totals
      where ${seen} and ${wholeMonths} and event_month < ${wholeBefore}::date
        and known_month <= (select whole_month from at)
      union all
      select ${cell}, day_month, quantity from totals_by_day
      where ${seen} and ${wholeMonths} and event_day >= ${wholeBefore}::date and event_day <= ${until}::date
        and known_month <= (select whole_month from at)
      union all
      select ${cell}, day_month, quantity from totals_by_batch
      where (select split from at) and batch_no >= (select month_batch from at) and batch_no <= (select batch_no from at)
        and ${seen} and ${wholeMonths} and event_month < ${wholeBefore}::date
      union all
      select ${cell}, day_month, quantity from at, lateral (
        select *, date_trunc('month', day::timestamp)::date as day_month from ledger
        where at.split and (era, xid) >= (at.month_era, at.month_xid) and (era, xid) < (at.era, at.to_xid)
          and event_day >= ${wholeBefore}::date and event_day <= ${until}::date
      ) edge where ${seen} and ${wholeMonths}
      union all
      select ${cell}, day, quantity from unnest(${[...splitMonths]}::text[]::date[]) as cut (month), lateral (
        select * from ledger
        where ${seen} and day >= cut.month and day <= least((cut.month + interval '1 month' - interval '1 day')::date, ${to}::date)
          and event_day <= ${until}::date and not ((era, xid) >= ((select era from at), (select to_xid from at)))
        offset 0
      ) edge where day >= ${first}::date or measure = any(${[...stock]}::text[])
    )`
}

/** All sums of a request in one statement, so that totals and single entries belong to one state of knowledge. */
export async function readSums(tx: Tx, request: SumsRequest): Promise<SumsAnswer> {
  const { first, second, by } = request
  const sets = [tx`(measure)`]
  if (by.office) sets.push(tx`(measure, office_id)`)
  if (by.area) sets.push(tx`(measure, area_code)`)
  if (by.rightKind) sets.push(tx`(measure, right_kind)`)

  const rows = await tx<SumRow[]>`
    with ${knownCells(tx, request, [first, second])}, placed as (
      select *, case when day < ${first}::date then 0 when day < ${second}::date then 1 else 2 end as segment from cells
    ), sums as (
      select measure, ${by.office ? tx`grouping(office_id)` : tx`1`} * 4 + ${by.area ? tx`grouping(area_code)` : tx`1`} * 2
          + ${by.rightKind ? tx`grouping(right_kind)` : tx`1`} as kind,
        coalesce(${by.office ? tx`office_id` : tx`null::text`}, ${by.area ? tx`area_code` : tx`null::text`},
          ${by.rightKind ? tx`right_kind` : tx`null::text`}) as group_id,
        coalesce(sum(quantity) filter (where segment = 0), 0)::bigint as q0,
        coalesce(sum(quantity) filter (where segment = 1), 0)::bigint as q1,
        coalesce(sum(quantity) filter (where segment = 2), 0)::bigint as q2,
        coalesce(sum(quantity) filter (where segment = 0 and entered_late), 0)::bigint as l0,
        coalesce(sum(quantity) filter (where segment = 1 and entered_late), 0)::bigint as l1,
        coalesce(sum(quantity) filter (where segment = 2 and entered_late), 0)::bigint as l2
      from placed group by grouping sets (${sets.flatMap((set, i) => (i === 0 ? [set] : [tx`, `, set]))})
    ), last as materialized (
      select e.era, coalesce(
          (select to_xid from batches where batches.era = e.era order by batch_no desc limit 1), '0'::xid8) as to_xid,
        (select known_at from batches order by batch_no desc limit 1) as known_at
      from (select max(era) as era from ledger_eras) e
    )
    select at.batch_no, ${iso(tx, tx`at.known_at`)} as known_at, ${iso(tx, tx`last.known_at`)} as newest,
      (select xid from ledger where era = (select era from last) and xid >= (select to_xid from last)
        order by era, xid limit 1) is not null as pending,
      sums.*
    from last left join at on true left join sums on true`
  return answerOf(rows)
}

const iso = (tx: Tx, column: object) =>
  tx`to_char(${column as never} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

function answerOf(rows: readonly SumRow[]): SumsAnswer {
  const groups = new Map<string, GroupSums & { measures: Map<Measure, [Quantity, Quantity, Quantity]> }>()
  for (const row of rows) {
    if (row.measure === null) continue
    const kind = kinds[row.kind] as GroupKind
    const id = kind === 'all' ? null : row.groupId
    const name = `${kind} ${id}`
    const group = groups.get(name) ?? { kind, id, measures: new Map() }
    groups.set(name, group)
    group.measures.set(row.measure, [
      { quantity: row.q0, late: row.l0 },
      { quantity: row.q1, late: row.l1 },
      { quantity: row.q2, late: row.l2 }
    ])
  }
  const head = rows[0]
  return {
    batchNo: head?.batchNo ?? 0,
    knownAt: head?.knownAt ?? null,
    newest: head?.newest ?? null,
    pending: head?.pending ?? false,
    groups: [...groups.values()]
  }
}

const nothing: Quantity = { quantity: 0, late: 0 }
const add = (a: Quantity, b: Quantity): Quantity => ({ quantity: a.quantity + b.quantity, late: a.late + b.late })

/** The sums of a group for the period that begins at `second` (`from` 2) or at `first` (`from` 1). */
export function sumsFrom(group: GroupSums | undefined, from: 1 | 2): Sums {
  return (measure, span) => {
    const [before, between, after] = group?.measures.get(measure) ?? [nothing, nothing, nothing]
    const earlier = from === 2 ? add(before, between) : before
    const within = from === 2 ? after : add(between, after)
    return span === 'before' ? earlier : span === 'within' ? within : add(earlier, within)
  }
}
