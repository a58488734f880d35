import { type Db, look, type Sight } from '../../db/connect.ts'
import { checkEra, type Closing, freshBatch } from '../../db/rollup.ts'
import type { Actor } from '../../domain/actor.ts'
import type { RateDefinition } from '../../domain/rates/definitions.ts'
import {
  definitionOf,
  definitionsFor,
  measuresOf,
  partsOf,
  rateOf,
  showQuantity,
  stockMeasures
} from '../../domain/rates/formula.ts'
import { parsePeriod, type Period } from '../../domain/rates/period.ts'
import { refuse } from '../../domain/refusal.ts'
import { decodePosition, encodePosition, type EventRow, readEvents } from './events.ts'
import {
  checkGrouping,
  type Filters,
  type Grouping,
  mayReadMoneyByOffice,
  type Moment,
  momentFor,
  type Scope,
  scopeFor,
  type Times
} from './scope.ts'
import { type GroupKind, type GroupSums, readSums, type SumsAnswer, type SumsRequest, sumsFrom } from './sums.ts'
import { eventsLink, filterOf, head, rateView, scopeView, type Stand } from './views.ts'

export interface RateQuery extends Filters, Times {
  readonly period: string
  readonly cumulative?: boolean | undefined
  readonly groupBy?: Grouping | undefined
}

export interface EventsQuery extends Omit<RateQuery, 'groupBy'> {
  readonly part: string
  readonly limit: number
  readonly after?: string | undefined
}

export interface ReportQuery extends Filters, Times {
  readonly month: string
}

/** One rate for one period: the scope as a whole, and by group where asked for. */
export async function readRate(db: Db, actor: Actor, id: string, query: RateQuery, now: Date) {
  const period = parsePeriod(query.period, query.cumulative)
  const definition = definitionOf(id, period.from)
  const { groupBy } = query
  const scope = scopeFor(actor, query)
  checkGrouping(actor, definition, scope, groupBy)
  const moment = momentFor(query, now)
  const { answer, stand } = await answerTo(db, actor, moment, {
    ...requestFor([definition], period, period, moment, scope),
    by: { office: groupBy === 'office', area: groupBy === 'area', rightKind: groupBy === 'right-kind' }
  })
  const view = (group: GroupSums | undefined) => rateView(definition, rateOf(definition, sumsFrom(group, 2)))
  const asked = { period: period.label, ...(query.cumulative === true ? { cumulative: 'true' } : {}) }
  const links = (filters: Filters) => ({
    numerator: eventsLink(definition, asked, stand, filters, 'numerator'),
    denominator: eventsLink(definition, asked, stand, filters, 'denominator')
  })
  const kind = groupBy === undefined || groupBy === 'officer' ? null : groupBy
  return {
    ...head(definition),
    period,
    ...stand,
    scope: scopeView(scope),
    ...view(pick(answer, 'all')),
    links: links(query),
    groups: answer.groups
      .filter((group) => group.kind === kind)
      .map((group) => ({
        group: group.id as string,
        ...view(group),
        links: links({ ...query, ...filterOf(group) })
      }))
      .sort(byGroup)
  }
}

/** The month's report: every rate for the month and from 1 January, in all and by office, area and right kind. */
export async function readMonthlyReport(db: Db, actor: Actor, query: ReportQuery, now: Date) {
  const period = parsePeriod(query.month)
  const year = parsePeriod(query.month, true)
  const rates = definitionsFor(period.from)
  const scope = scopeFor(actor, query)
  const moment = momentFor(query, now)
  const { answer, stand } = await answerTo(db, actor, moment, {
    ...requestFor(rates, year, period, moment, scope),
    by: { office: true, area: true, rightKind: true }
  })
  const byMoney = mayReadMoneyByOffice(actor)
  const template = (definition: RateDefinition, cumulative: boolean) =>
    eventsLink(definition, { period: period.label, ...(cumulative ? { cumulative: 'true' } : {}) }, stand, query, '')
  return {
    month: query.month,
    ...stand,
    scope: scopeView(scope),
    rates: rates.map((definition) => {
      const hidden = definition.unit === 'money' && !byMoney
      const both = (group: GroupSums | undefined) => ({
        month: rateView(definition, rateOf(definition, sumsFrom(group, 2))),
        cumulative: rateView(definition, rateOf(definition, sumsFrom(group, 1)))
      })
      const groups = (kind: GroupKind) =>
        answer.groups
          .filter((group) => group.kind === kind)
          .map((group) => ({ group: group.id as string, ...both(group) }))
          .sort(byGroup)
      const single = hidden && (scope.offices.length === 1 || scope.filters.area !== undefined)
      return {
        ...head(definition),
        withheld: !hidden ? null : single ? ('all' as const) : ('by-office' as const),
        total: single ? null : both(pick(answer, 'all')),
        byOffice: hidden ? [] : groups('office'),
        byArea: hidden ? [] : groups('area'),
        byRightKind: single ? [] : groups('right-kind'),
        links: { month: template(definition, false), cumulative: template(definition, true) }
      }
    })
  }
}

export type MonthlyReport = Awaited<ReturnType<typeof readMonthlyReport>>

/** The events behind one number of a rate: as many rows as it counts, or rows whose amounts add up to it. */
export async function readRateEvents(db: Db, actor: Actor, id: string, query: EventsQuery, now: Date) {
  const period = parsePeriod(query.period, query.cumulative)
  const definition = definitionOf(id, period.from)
  const parts = partsOf(definition, query.part)
  const scope = scopeFor(actor, query)
  checkGrouping(actor, definition, scope)
  const after = query.after === undefined ? null : decodePosition(query.after)
  const moment = momentFor(after === null ? query : { until: after.until, batch: after.batchNo }, now)
  const stand = await standFor(db, actor, moment)
  const { items, next } = await look(db, sightOf(actor, scope), (tx) =>
    readEvents(tx, {
      parts,
      period,
      until: moment.until,
      batchNo: stand.batch.number,
      scope,
      limit: query.limit,
      after
    })
  )
  return {
    ...head(definition),
    part: query.part,
    period,
    ...stand,
    items: items.map(({ quantity, batchNo, knownAt, ...row }: EventRow) => ({
      ...row,
      quantity: showQuantity(definition, quantity),
      batch: { number: batchNo, knownAt }
    })),
    next: next === null ? null : encodePosition(next)
  }
}

const byGroup = (a: { group: string }, b: { group: string }): number =>
  a.group < b.group ? -1 : a.group > b.group ? 1 : 0
const pick = (answer: SumsAnswer, kind: GroupKind) => answer.groups.find((group) => group.kind === kind)
const sightOf = (actor: Actor, scope: Scope): Sight => ({ personId: actor.personId, offices: scope.offices })

function requestFor(
  rates: readonly RateDefinition[],
  first: Period,
  second: Period,
  moment: Moment,
  scope: Scope
): Omit<SumsRequest, 'by'> {
  return {
    measures: measuresOf(rates),
    stock: stockMeasures(rates),
    first: first.from,
    second: second.from,
    to: second.to,
    until: moment.until,
    knowledge: moment.knowledge,
    scope
  }
}

/** Reads once; when entries stand behind the mark and now is asked for, closes a batch and reads again. */
async function answerTo(
  db: Db,
  actor: Actor,
  moment: Moment,
  request: SumsRequest
): Promise<{ answer: SumsAnswer; stand: Stand }> {
  await checkEra(db)
  const read = () => look(db, sightOf(actor, request.scope), (tx) => readSums(tx, request))
  const answer = await read()
  checkKnown(moment, answer.batchNo, answer.newest)
  if (moment.knowledge.kind !== 'now' || !answer.pending) return { answer, stand: standOf(moment, answer, 0) }
  const closing = await freshBatch(db, moment.now)
  const again = await read()
  return { answer: again, stand: standOf(moment, again, closing.pending) }
}

type Known = Closing & { readonly newest: string | null }

/** The same for a list, which reads from one batch. */
async function standFor(db: Db, actor: Actor, moment: Moment): Promise<Stand> {
  const { knowledge } = moment
  if (knowledge.kind === 'now') {
    const closing = await freshBatch(db, moment.now)
    return standOf(moment, closing, closing.pending)
  }
  const asOf = knowledge.kind === 'as-of' ? knowledge.asOf : null
  const batchNo = knowledge.kind === 'batch' ? knowledge.batchNo : null
  const [row] = await look(
    db,
    { personId: actor.personId, offices: [] },
    (tx) => tx<Known[]>`
    select batch_no, to_char(known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as known_at,
      (select to_char(max(known_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from batches) as newest
    from batches
    where (${asOf}::text is null or known_at <= ${asOf}::text::timestamptz) and (${batchNo}::int is null or batch_no = ${batchNo})
    order by batch_no desc limit 1`
  )
  checkKnown(moment, row?.batchNo ?? 0, row?.newest ?? null)
  return standOf(moment, row ?? { batchNo: 0, knownAt: null }, 0)
}

/** A batch that is not there is refused, and a moment that lies after both the clock and the last batch. */
function checkKnown({ now, knowledge }: Moment, batchNo: number, newest: string | null): void {
  if (knowledge.kind === 'batch' && batchNo !== knowledge.batchNo)
    refuse('rates.no-batch', { batch: knowledge.batchNo })
  if (knowledge.kind !== 'as-of') return
  if (knowledge.asOf > now.toISOString() && (newest === null || knowledge.asOf > newest)) {
    refuse('rates.as-of-in-future', { asOf: knowledge.asOf })
  }
}

/** An answer as of now prints an instant that no later batch can lie before. */
function standOf({ now, until, knowledge }: Moment, last: Closing, pending: number): Stand {
  const batch = { number: last.batchNo, knownAt: last.knownAt }
  if (knowledge.kind === 'as-of') return { until, asOf: knowledge.asOf, batch, pending }
  if (knowledge.kind === 'batch') return { until, asOf: last.knownAt ?? now.toISOString(), batch, pending }
  const instant = now.toISOString()
  return { until, asOf: last.knownAt !== null && last.knownAt > instant ? last.knownAt : instant, batch, pending }
}
