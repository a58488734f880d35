import type { Actor } from '../../domain/actor.ts'
import { judgeJudicialAct, judicialActNames } from '../../domain/judicial/acts.ts'
import { receivedFen, stateOfJudicial } from '../../domain/judicial/case.ts'
import { judicialReach, seesWhole } from '../../domain/judicial/sight.ts'
import type { JudicialInstance, JudicialKind, JudicialState } from '../../domain/judicial/vocabulary.ts'
import { formatCny } from '../../domain/money.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import { look, type Fragment, type Tx } from '../../db/connect.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { Deps } from '../../db/stores/act.ts'
import { judicialColumns, type StoredJudicial } from '../../db/stores/judicial.ts'

export interface JudicialFilter {
  readonly limit: number
  readonly after?: string | undefined
  readonly court?: string | undefined
  readonly kind?: JudicialKind | undefined
  readonly instance?: JudicialInstance | undefined
  readonly state?: JudicialState | undefined
  /** Open past its legal period. */
  readonly overdue?: 'true' | undefined
  readonly case?: string | undefined
  readonly lineage?: string | undefined
  readonly number?: string | undefined
  readonly filedFrom?: string | undefined
  readonly filedTo?: string | undefined
}

const sightOf = (actor: Actor) => ({ personId: actor.personId, offices: reachFor(actor, 'judicial.read') })

/** Whole by its court or its procuratorate; by the administrative case it is linked to, the result alone. */
function inSight(tx: Tx, actor: Actor): Fragment {
  const { courts, procuratorates } = judicialReach(actor)
  const readable = reachFor(actor, 'cases.read')
  return tx`(j.court_id = any (${courts as string[]}::text[]) or j.procuratorate_id = any (${procuratorates as string[]}::text[])
    or exists (select from cases c where c.case_id = j.case_id
      and (c.office_id = any (${readable}::text[]) or c.joint_offices && ${readable}::text[])))`
}

/** Court cases in sight, the latest filed first. */
export async function listCourtCases(deps: Deps, actor: Actor, filter: JudicialFilter) {
  const today = civilDateOf(deps.now())
  const [afterDay, afterId] = readCursor(filter.after, ['day', 'uuid']) ?? []
  const rows = await look(deps.db, sightOf(actor), (tx) => {
    const when = (asked: unknown, condition: () => Fragment) => (asked === undefined ? tx`` : condition())
    return tx<{ row: StoredJudicial }[]>`
      select ${tx.unsafe(judicialColumns)} from judicial_cases j
      where ${inSight(tx, actor)}
        ${when(filter.court, () => tx`and j.court_id = ${filter.court!}`)}
        ${when(filter.kind, () => tx`and j.kind = ${filter.kind!}`)}
        ${when(filter.instance, () => tx`and j.instance = ${filter.instance!}`)}
        ${when(filter.state, () => (filter.state === 'open' ? tx`and j.closed_on is null` : tx`and j.closed_on is not null`))}
        ${when(filter.overdue, () => tx`and j.closed_on is null and j.due_on < ${today}`)}
        ${when(filter.case, () => tx`and j.case_id = ${filter.case!}`)}
        ${when(filter.lineage, () => tx`and j.lineage_id = ${filter.lineage!}`)}
        ${when(filter.number, () => tx`and j.number = ${filter.number!}`)}
        ${when(filter.filedFrom, () => tx`and j.filed_on >= ${filter.filedFrom!}`)}
        ${when(filter.filedTo, () => tx`and j.filed_on <= ${filter.filedTo!}`)}
        ${when(afterDay, () => tx`and (j.filed_on, j.judicial_id) < (${afterDay!}::date, ${afterId!}::uuid)`)}
      order by j.filed_on desc, j.judicial_id desc limit ${filter.limit + 1}`
  })
  const items = rows.slice(0, filter.limit).map(({ row }) => row)
  const last = items.at(-1)
  return {
    items: items.map((row) => shown(row, actor, today)),
    next: rows.length > filter.limit && last ? writeCursor([last.filedOn, last.judicialId]) : null
  }
}

export async function getCourtCase(deps: Deps, actor: Actor, judicialId: string) {
  const [found] = await look(
    deps.db,
    sightOf(actor),
    (tx) => tx<{ row: StoredJudicial }[]>`
      select ${tx.unsafe(judicialColumns)} from judicial_cases j where j.judicial_id = ${judicialId} and ${inSight(tx, actor)}`
  )
  if (!found) refuse('not-found')
  return { ...shown(found.row, actor, civilDateOf(deps.now())), version: found.row.version }
}

function shown(of: StoredJudicial, actor: Actor, today: string) {
  const { judicialId, courtId, number, kind, instance, filedOn, closedOn, closing, caseId, transferNo, decisionNo } = of
  const told = {
    judicialId,
    courtId,
    number,
    kind,
    instance,
    filedOn,
    closedOn,
    closing,
    caseId,
    transferNo,
    decisionNo
  }
  const state = stateOfJudicial(of)
  if (!seesWhole(of, judicialReach(actor))) return { sight: 'result' as const, ...told, state }
  return {
    sight: 'whole' as const,
    ...told,
    state,
    version: of.version,
    numberRaw: of.numberRaw,
    procuratorateId: of.procuratorateId,
    track: of.track,
    rightKind: of.rightKind,
    cause: of.cause,
    closingDay: of.closingDay,
    endingGround: of.endingGround,
    period: {
      rule: of.dueRule,
      dueOn: of.dueOn,
      provisional: of.provisional,
      stopped: of.stops.some((stop) => stop.to === null),
      late: of.dueOn !== null && (closedOn ?? today) > of.dueOn
    },
    stops: of.stops,
    extensions: of.extensions,
    applied: of.appliedFen === null ? null : formatCny(of.appliedFen),
    received: formatCny(receivedFen(of)),
    receipts: of.receipts.map(({ amountFen, ...receipt }) => ({ ...receipt, amount: formatCny(amountFen) })),
    earlierId: of.earlierId,
    lineageId: of.lineageId,
    source: of.source,
    registeredBy: of.registeredBy,
    registeredAt: of.registeredAt,
    allowedActions: judicialActNames.map((act) => {
      const refusal = judgeJudicialAct(act, of, actor)
      return {
        act,
        allowed: refusal === null,
        refusal: refusal === null ? null : { code: refusal.code, zh: refusal.text('zh'), en: refusal.text('en') }
      }
    })
  }
}
