import type { Actor } from '../../domain/actor.ts'
import {
  isLate,
  judgeOpinionAct,
  opinionActs,
  stateOfOpinion,
  toldSuspects,
  type OpinionKind,
  type OpinionState
} from '../../domain/opinions/opinion.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import { look, type Fragment, type Tx } from '../../db/connect.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { Deps } from '../../db/stores/act.ts'
import { opinionColumns, type StoredOpinion } from '../../db/stores/opinions.ts'

export interface OpinionFilter {
  readonly limit: number
  readonly after?: string | undefined
  readonly kind?: OpinionKind | undefined
  readonly state?: OpinionState | undefined
  readonly overdue?: 'true' | undefined
  readonly office?: string | undefined
  readonly from?: string | undefined
  readonly case?: string | undefined
  readonly lineage?: string | undefined
}

const sightOf = (actor: Actor) => ({ personId: actor.personId, offices: reachFor(actor, 'opinions.read') })

/** Who sent it, and the office addressed with those above it. */
function inSight(tx: Tx, actor: Actor): Fragment {
  const [senders, addressees] = [reachFor(actor, 'opinions.tell'), reachFor(actor, 'cases.read')]
  return tx`(o.from_office_id = any (${senders}::text[]) or o.to_office_id = any (${addressees}::text[]))`
}

const inState = (tx: Tx, state: OpinionState): Fragment =>
  ({
    sent: tx`and o.accepted_on is null`,
    accepted: tx`and o.accepted_on is not null and o.filed_on is null and o.answered_on is null`,
    filed: tx`and o.filed_on is not null and o.answered_on is null`,
    answered: tx`and o.answered_on is not null`
  })[state]

/** Opinions in sight, the latest first. */
export async function listOpinions(deps: Deps, actor: Actor, filter: OpinionFilter) {
  const today = civilDateOf(deps.now())
  const [afterDay, afterId] = readCursor(filter.after, ['day', 'uuid']) ?? []
  const rows = await look(deps.db, sightOf(actor), (tx) => {
    const when = (asked: unknown, condition: () => Fragment) => (asked === undefined ? tx`` : condition())
    return tx<{ row: StoredOpinion }[]>`
      select ${tx.unsafe(opinionColumns)} from opinions o
      where ${inSight(tx, actor)}
        ${when(filter.kind, () => tx`and o.kind = ${filter.kind!}`)}
        ${when(filter.state, () => inState(tx, filter.state!))}
        ${when(filter.overdue, () => tx`and o.answered_on is null and o.due_on < ${today}`)}
        ${when(filter.office, () => tx`and o.to_office_id = ${filter.office!}`)}
        ${when(filter.from, () => tx`and o.from_office_id = ${filter.from!}`)}
        ${when(filter.case, () => tx`and (o.case_id = ${filter.case!} or o.origin_case_id = ${filter.case!})`)}
        ${when(filter.lineage, () => tx`and o.lineage_id = ${filter.lineage!}`)}
        ${when(afterDay, () => tx`and (o.received_on, o.opinion_id) < (${afterDay!}::date, ${afterId!}::uuid)`)}
      order by o.received_on desc, o.opinion_id desc limit ${filter.limit + 1}`
  })
  const items = rows.slice(0, filter.limit).map(({ row }) => row)
  const last = items.at(-1)
  return {
    items: items.map((row) => shown(row, actor, today)),
    next: rows.length > filter.limit && last ? writeCursor([last.receivedOn, last.opinionId]) : null
  }
}

export async function getOpinion(deps: Deps, actor: Actor, opinionId: string) {
  const [found] = await look(
    deps.db,
    sightOf(actor),
    (tx) => tx<{ row: StoredOpinion }[]>`
      select ${tx.unsafe(opinionColumns)} from opinions o where o.opinion_id = ${opinionId} and ${inSight(tx, actor)}`
  )
  if (!found) refuse('not-found')
  return shown(found.row, actor, civilDateOf(deps.now()))
}

function shown(of: StoredOpinion, actor: Actor, today: string) {
  const { dueOn, dueRule, provisional, needsConfirmation, suspects, sentBy, ...rest } = of
  const sender = reachFor(actor, 'opinions.tell').includes(of.fromOfficeId)
  return {
    ...rest,
    side: sender ? ('from' as const) : ('to' as const),
    state: stateOfOpinion(of),
    reply: { dueOn, rule: dueRule, provisional, needsConfirmation, late: isLate(of, today) },
    suspects: sender ? [...suspects] : toldSuspects(suspects),
    sentBy: sender || of.onPaper ? sentBy : null,
    allowedActions: opinionActs.map((act) => {
      const refusal = judgeOpinionAct(act, of, actor)
      return {
        act,
        allowed: refusal === null,
        refusal: refusal === null ? null : { code: refusal.code, zh: refusal.text('zh'), en: refusal.text('en') }
      }
    })
  }
}
