import type { Tx } from '../../db/connect.ts'
import { revocationSuffix } from '../../domain/ledger.ts'
import type { PartDefinition, PartId } from '../../domain/rates/definitions.ts'
import type { Period } from '../../domain/rates/period.ts'
import { refuse } from '../../domain/refusal.ts'
import { type CivilDate, isCivilDate } from '../../domain/time/civil-date.ts'
import type { Scope } from './scope.ts'

/** One counted event. `quantity` is 1 for an event, or fen; `batchNo` and `knownAt` say when it became known. */
export interface EventRow {
  readonly part: PartId
  readonly caseId: string
  readonly key: string
  readonly day: string
  readonly eventDay: string
  readonly quantity: number
  readonly enteredLate: boolean
  readonly officeId: string
  readonly areaCode: string
  readonly rightKind: string
  readonly batchNo: number
  readonly knownAt: string
}

export interface EventsRequest {
  readonly parts: readonly PartDefinition[]
  readonly period: Period
  readonly until: CivilDate
  readonly batchNo: number
  readonly scope: Scope
  readonly limit: number
  readonly after: Position | null
}

/** Where a page ended: which of the parts, and the last row in it; batch and cut-off keep later pages in the same knowledge. */
export interface Position {
  readonly batchNo: number
  readonly until: string
  readonly part: number
  readonly day: string
  readonly caseId: string
  readonly key: string
}

/** Rows of the parts, one part after the other, by day, case and key; at most `limit` and where to go on. */
export async function readEvents(
  tx: Tx,
  request: EventsRequest
): Promise<{ items: EventRow[]; next: Position | null }> {
  const { parts, limit, after, batchNo, until } = request
  // In the order of an index and stopped by the limit: the planner, which knows no bounds yet, would read all and sort.
  await tx`select set_config('enable_sort', 'off', true), set_config('jit', 'off', true)`
  const items: EventRow[] = []
  for (let part = after?.part ?? 0; part < parts.length; part++) {
    const definition = parts[part] as PartDefinition
    const from = after?.part === part ? after : null
    const wanted = limit + 1 - items.length
    const stock = definition.terms.some((term) => term.span !== 'within')
    const rows = await (stock
      ? readStock(tx, request, definition, from, wanted)
      : readFlow(tx, request, definition, from, wanted))
    for (const row of rows) {
      if (items.length < limit) {
        items.push({ ...row, part: definition.id })
        continue
      }
      const last = items.at(-1) as EventRow
      const lastPart = parts.findIndex(({ id }) => id === last.part)
      return { items, next: { batchNo, until, part: lastPart, day: last.day, caseId: last.caseId, key: last.key } }
    }
  }
  return { items, next: null }
}

export function encodePosition({ batchNo, until, part, day, caseId, key }: Position): string {
  return Buffer.from(JSON.stringify([batchNo, until, part, day, caseId, key])).toString('base64url')
}

/** Refuses with `rates.cursor-invalid` what `encodePosition` did not make. */
export function decodePosition(text: string): Position {
  try {
    const [batchNo, until, part, day, caseId, key] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    const fits =
      Number.isInteger(batchNo) &&
      Number.isInteger(part) &&
      (part as number) >= 0 &&
      typeof key === 'string' &&
      isCivilDate(String(day)) &&
      isCivilDate(String(until)) &&
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(caseId))
    if (fits) return { batchNo, until, part, day, caseId, key } as Position
  } catch {
    // Not JSON: not a cursor of ours.
  }
  return refuse('rates.cursor-invalid')
}

type Row = Omit<EventRow, 'part'>

/** What holds for every entry that counts: in the scope and the cut-off, known, and not taken back as far as known. */
function standing(tx: Tx, { scope, until }: EventsRequest) {
  const { area = null, rightKind = null, procedure = null } = scope.filters
  return tx`
    office_id = any(${[...scope.offices]}::text[])
    and (${area}::text is null or area_code = ${area}) and (${rightKind}::text is null or right_kind = ${rightKind})
    and (${procedure}::text is null or procedure = ${procedure})
    and event_day <= ${until}::date and reverses is null
    and (era, xid) < ((select era from at), (select to_xid from at))
    and not exists (
      select from ledger r where r.case_id = ledger.case_id and r.reverses = ledger.entry_no
        and (r.era, r.xid) < ((select era from at), (select to_xid from at)))`
}

const batchOf = (tx: Tx) => tx`
  lateral (
    select batch_no, to_char(known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as known_at from batches
    where (batches.era, batches.from_xid) <= (found.era, found.xid)
    order by batches.era desc, batches.from_xid desc limit 1
  ) batch`

/** The column's value in the entry that came last for this row. */
const latest = (tx: Tx, column: string) =>
  tx.unsafe(`(array_agg(${column} order by entry_no desc) filter (where opens))[1]`)
const latestColumns = (tx: Tx) => tx`
  ${latest(tx, 'event_day')} as event_day, ${latest(tx, 'entered_late')} as entered_late, ${latest(tx, 'office_id')} as office_id,
  ${latest(tx, 'area_code')} as area_code, ${latest(tx, 'right_kind')} as right_kind,
  ${latest(tx, 'era')} as era, ${latest(tx, 'xid')} as xid`

/** Events of the part's one measure whose day lies in the period; a revocation takes its event away. */
function readFlow(tx: Tx, request: EventsRequest, part: PartDefinition, after: Position | null, limit: number) {
  const { period, batchNo } = request
  const { measure, sign } = part.terms[0]!
  const start = after?.day ?? period.from
  return tx<Row[]>`
    with at as materialized (select era, to_xid from batches where batch_no = ${batchNo}),
    counted as (
      select *, case when right(key, ${revocationSuffix.length}) = ${revocationSuffix}
          then left(key, ${-revocationSuffix.length}) else key end as event_key, quantity > 0 as opens
      from ledger
      where measure = ${measure} and day >= ${start}::date and day <= ${period.to}::date
        and ${standing(tx, request)}
    ), found as (
      select case_id, event_key as key, day, sum(quantity)::bigint as quantity, ${latestColumns(tx)}
      from counted
      where ${after === null} or (day, case_id, event_key) > (${start}::date, ${after?.caseId ?? null}::uuid, ${after?.key ?? null}::text)
      group by day, case_id, event_key having sum(quantity) <> 0
      order by day, case_id, event_key limit ${limit}
    )
    select found.case_id, found.key, found.day, found.event_day, ${sign}::int * found.quantity as quantity, found.entered_late, found.office_id,
      found.area_code, found.right_kind, batch.batch_no, batch.known_at
    from found, ${batchOf(tx)} order by found.day, found.case_id, found.key`
}

/** Cases that were open before the period, or at its end: one row a case, named by its last opening. */
function readStock(tx: Tx, request: EventsRequest, part: PartDefinition, after: Position | null, limit: number) {
  const { period, batchNo } = request
  const before = part.terms.every((term) => term.span === 'before')
  const plus = part.terms.filter((term) => term.sign === 1).map((term) => term.measure) as string[]
  const measures = part.terms.map((term) => term.measure) as string[]
  const bound = before ? tx`day < ${period.from}::date` : tx`day <= ${period.to}::date`
  return tx<Row[]>`
    with at as materialized (select era, to_xid from batches where batch_no = ${batchNo}),
    counted as (
      select *, measure = any(${plus}::text[]) as opens from ledger
      where measure = any(${measures}::text[]) and ${bound} and ${standing(tx, request)}
        and (${after?.caseId ?? null}::uuid is null or case_id > ${after?.caseId ?? null}::uuid)
    ), found as (
      select case_id, ${latest(tx, 'key')} as key, ${latest(tx, 'day')} as day,
        sum(case when opens then quantity else -quantity end)::bigint as quantity, ${latestColumns(tx)}
      from counted group by case_id having sum(case when opens then quantity else -quantity end) <> 0
      order by case_id limit ${limit}
    )
    select found.case_id, found.key, found.day, found.event_day, found.quantity, found.entered_late, found.office_id,
      found.area_code, found.right_kind, batch.batch_no, batch.known_at
    from found, ${batchOf(tx)} order by found.case_id`
}
