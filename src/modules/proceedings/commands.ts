import { judgeJudicialAct, type JudicialAct } from '../../domain/judicial/acts.ts'
import { stateOfJudicial, type JudicialCase } from '../../domain/judicial/case.ts'
import * as steps from '../../domain/judicial/steps.ts'
import type { JudicialState } from '../../domain/judicial/vocabulary.ts'
import { judgeTime, type Context, type Stated, type When } from '../../domain/case/when.ts'
import { sameLevel, type Offices } from '../../domain/offices.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { look, serviceSight, transact, type Sight, type Tx } from '../../db/connect.ts'
import { appendServiceRecord } from '../../db/service-records.ts'
import {
  contextOf,
  findAnswer,
  fingerprintOf,
  idFrom,
  keepAnswer,
  refusePersonNumbers,
  sameAnswer,
  type Asked,
  type Deps
} from '../../db/stores/act.ts'
import {
  holdJudicial,
  insertJudicial,
  readJudicial,
  saveJudicial,
  type StoredJudicial
} from '../../db/stores/judicial.ts'
import { lineageOf } from '../../db/stores/lineage.ts'

/** Acts on court cases, each in one transaction with a record in the chain of its own (`judicial:<id>`). */

export interface JudicialAnswer {
  readonly judicialId: string
  readonly version: number
  readonly state: JudicialState
  readonly number: string
  readonly dueOn: string | null
  readonly enteredLate: boolean
}

export type JudicialAsked = Omit<Asked, 'operation'> & { readonly judicialId: string; readonly expected: number | null }

const operation = 'judicial.change'
const sightOf = ({ actor }: Pick<Asked, 'actor'>): Sight => ({
  personId: actor.personId,
  offices: reachFor(actor, 'judicial.change')
})

const answerOf = (of: JudicialCase, when: When): JudicialAnswer => ({
  judicialId: of.judicialId,
  version: of.version,
  state: stateOfJudicial(of),
  number: of.number,
  dueOn: of.dueOn,
  enteredLate: when.late
})

/** What an act changed, field by field, before and after. */
function changesOf(before: object, after: object): Record<string, unknown> {
  const was = before as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(after)
      .filter(([field, value]) => JSON.stringify(was[field] ?? null) !== JSON.stringify(value ?? null))
      .map(([field, value]) => [field, [was[field] ?? null, value]])
  )
}

const record = (
  tx: Tx,
  deps: Deps,
  asked: Omit<Asked, 'operation'>,
  act: string,
  when: When,
  before: object,
  after: JudicialCase
) =>
  appendServiceRecord(
    tx,
    `judicial:${after.judicialId}`,
    {
      act,
      personId: asked.actor.personId,
      recordedAt: deps.now(),
      reason: when.reason,
      changes: { occurredOn: when.on, enteredLate: when.late, ...changesOf(before, after) }
    },
    deps.algorithm
  )

export interface RegisterInput extends steps.JudicialHead {
  readonly courtId: string
  readonly earlierId: string | null
  readonly reason: string | undefined
  readonly source: JudicialCase['source']
  /** Its id where it does not follow from who asks and the key: of a row of a sheet. */
  readonly judicialId?: string
}

/** Registers a case that the court filed. Refuses `judicial.…`. */
export async function registerACourtCase(
  deps: Deps,
  asked: Omit<Asked, 'operation'>,
  input: RegisterInput
): Promise<JudicialAnswer> {
  const judicialId = input.judicialId ?? idFrom('judicial', asked.actor.personId, asked.key)
  const full: Asked = { ...asked, operation }
  const fingerprint = fingerprintOf(deps, full, judicialId)
  const [context, offices] = await Promise.all([contextOf(deps), deps.offices()])
  return transact(deps.db, sightOf(asked), async (tx) => {
    const repeated = await findAnswer(tx, judicialId, full)
    if (repeated) return { result: sameAnswer<JudicialAnswer>(repeated, fingerprint), last: [] }
    const { when, after } = await registered(offices, asked, { ...input, judicialId }, context, tx)
    const row = { ...after, registeredBy: asked.actor.personId, registeredAt: context.now }
    await Promise.all(insertJudicial(tx, row))
    await record(tx, deps, asked, 'register', when, {}, after)
    const answer = answerOf(after, when)
    return { result: answer, last: [keepAnswer(tx, judicialId, full, fingerprint, answer)] }
  })
}

/** Judges a registration without writing it. */
export async function tryCourtCase(
  deps: Deps,
  asked: Omit<Asked, 'operation'>,
  input: RegisterInput
): Promise<JudicialCase> {
  const [context, offices] = await Promise.all([contextOf(deps), deps.offices()])
  const judicialId = input.judicialId ?? idFrom('judicial', asked.actor.personId, asked.key)
  return look(
    deps.db,
    sightOf(asked),
    async (tx) => (await registered(offices, asked, { ...input, judicialId }, context, tx)).after
  )
}

async function registered(
  offices: Offices,
  { actor, body }: Omit<Asked, 'operation'>,
  input: RegisterInput & { readonly judicialId: string },
  context: Context,
  tx: Tx
): Promise<{ when: When; after: JudicialCase }> {
  const { courtId, earlierId, reason, source, judicialId, ...head } = input
  refusePersonNumbers(body)
  const court = offices.get(courtId)
  if (court?.kind !== 'court') refuse('judicial.court-unknown', { court: courtId, field: '/courtId' })
  if (!reachFor(actor, operation).includes(courtId)) refuse('auth.not-permitted', { operation, field: '/courtId' })
  const when = judgeTime({ occurredOn: head.filedOn, reason }, false, null, context)
  const earlier = earlierId === null ? null : ((await readJudicial(tx, earlierId)) ?? null)
  if (earlierId !== null && earlier === null) refuse('judicial.earlier-unknown', { field: '/earlierId' })
  const procuratorateId = sameLevel(offices, courtId, when.on, 'procuratorate')?.officeId ?? null
  const by = { judicialId, courtId, courtName: court.nameZh, procuratorateId, earlier, source }
  return { when, after: steps.registerJudicial(head, by, context) }
}

/** One act on a court case: lock, the same request again?, stale?, the step, the record. */
async function judicialAct(
  deps: Deps,
  act: JudicialAct,
  asked: JudicialAsked,
  stated: Stated,
  step: (of: StoredJudicial, when: When, context: Context, tx: Tx) => JudicialCase | Promise<JudicialCase>
): Promise<JudicialAnswer> {
  const { judicialId, actor, expected } = asked
  const full: Asked = { ...asked, operation, body: [act, asked.body] }
  const fingerprint = fingerprintOf(deps, full, judicialId)
  const context = await contextOf(deps)
  return transact(deps.db, sightOf(asked), async (tx) => {
    const [held, repeated] = await Promise.all([holdJudicial(tx, judicialId), findAnswer(tx, judicialId, full)])
    if (!held) refuse('not-found')
    if (repeated) return { result: sameAnswer<JudicialAnswer>(repeated, fingerprint), last: [] }
    if (expected !== null && expected !== held.version)
      refuse('request.stale', { expected, actual: held.version, changed: [] })
    refusePersonNumbers(asked.body)
    const refused = judgeJudicialAct(act, held, actor)
    if (refused) throw refused
    const when = judgeTime(stated, false, held.filedOn, context)
    const stepped = await step(held, when, context, tx)
    const after = { ...stepped, version: held.version + 1 }
    await Promise.all(saveJudicial(tx, { ...held, ...after }))
    await record(tx, deps, asked, act, when, held, after)
    const answer = answerOf(after, when)
    return { result: answer, last: [keepAnswer(tx, judicialId, full, fingerprint, answer)] }
  })
}

export const closeACourtCase = (deps: Deps, asked: JudicialAsked, input: Stated & steps.ClosingInput) => {
  const { closing, closingDay, endingGround } = input
  return judicialAct(deps, 'close', asked, input, (of, when, context) =>
    steps.closeJudicial(of, { closing, closingDay, endingGround }, when, context)
  )
}

/** A closing entered by mistake is taken back (a correction): why, and who asked for it, stand in the record. */
export const reopenACourtCase = (deps: Deps, asked: JudicialAsked, input: Stated & { requestedBy: string }) =>
  judicialAct(deps, 'reopen', asked, requested(input), (of, when, context) => steps.reopenJudicial(of, when, context))

export const recordMoney = (
  deps: Deps,
  asked: JudicialAsked,
  input: Stated & { amountFen: number; voucher: string | null }
) => {
  const { amountFen, voucher } = input
  return judicialAct(deps, 'record-receipt', asked, input, (of, when) =>
    steps.receiveMoney(of, { amountFen, voucher }, when)
  )
}

export const extendThePeriod = (deps: Deps, asked: JudicialAsked, input: Stated & { by: string }) =>
  judicialAct(deps, 'extend', asked, input, (of, when, context) =>
    steps.extendPeriod(of, { by: input.by }, when, context)
  )

export const stopThePeriod = (
  deps: Deps,
  asked: JudicialAsked,
  input: Stated & { ground: string; to: string | null }
) =>
  judicialAct(deps, 'stop', asked, input, (of, when, context) =>
    steps.stopPeriod(of, { ground: input.ground, to: input.to }, when, context)
  )

export const restartThePeriod = (deps: Deps, asked: JudicialAsked, input: Stated) =>
  judicialAct(deps, 'restart', asked, input, (of, when, context) => steps.restartPeriod(of, when, context))

export async function correctACourtCase(
  deps: Deps,
  asked: JudicialAsked,
  input: { reason: string; requestedBy: string; change: steps.JudicialCorrection }
): Promise<JudicialAnswer> {
  const offices = await deps.offices()
  return judicialAct(deps, 'correct', asked, requested(input), (of, when, context) =>
    steps.correctJudicial(of, input.change, offices.get(of.courtId)!.nameZh, when, context)
  )
}

const requested = ({ reason, requestedBy }: { reason?: string | undefined; requestedBy: string }): Stated => ({
  reason: reason && `${reason}（${requestedBy}）`
})

export interface LinkInput {
  readonly caseId: string
  readonly transferNo: number | null
  readonly decisionNo: number | null
}

/**
 * Links a court case to the transfer that was prosecuted before this court, or to the penalty decision that this court was
 * asked to enforce. The court does not see the administrative case: that the link is true is looked up, nothing else.
 */
export async function linkACourtCase(
  deps: Deps,
  asked: JudicialAsked,
  input: Stated & LinkInput
): Promise<JudicialAnswer> {
  const { caseId, transferNo, decisionNo } = input
  // Looked up before the act: a transaction that waits for a second connection could wait for itself.
  const [offices, held] = await Promise.all([
    deps.offices(),
    look(deps.db, sightOf(asked), (tx) => readJudicial(tx, asked.judicialId))
  ])
  const courtId = held?.courtId ?? null
  const court = offices.get(courtId ?? '')?.nameZh ?? null
  const [found] = await look(
    deps.db,
    serviceSight,
    (tx) => tx<{ found: number }[]>`
      select 1 as found from transfers
        where case_id = ${caseId} and transfer_no = ${transferNo} and court_id = ${courtId}
      union all
      select 1 from case_parts
        where case_id = ${caseId} and part = 'courtApplications' and not data ? 'voided'
          and (data ->> 'decisionNo')::int = ${decisionNo} and data ->> 'court' in (${court}, ${courtId})
      limit 1`
  )
  const lineageId = found ? await lineageOf(deps.db, caseId) : null
  return judicialAct(deps, 'link', asked, input, (of) => {
    if (lineageId === null) refuse('judicial.link', { field: '/caseId' })
    return steps.linkJudicial(of, { caseId, transferNo, decisionNo, lineageId })
  })
}
