import { caseActs } from '../../../domain/case/act-table.ts'
import { judgeCaseAct } from '../../../domain/case/acts.ts'
import type { CaseFile } from '../../../domain/case/file.ts'
import type { HandOverReason } from '../../../domain/case/people.ts'
import { judgeTime, type Stated } from '../../../domain/case/when.ts'
import { reachFor } from '../../../domain/permissions.ts'
import { Refusal, refuse } from '../../../domain/refusal.ts'
import { look, transact, type Sight, type Tx } from '../../../db/connect.ts'
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
} from '../../../db/stores/act.ts'
import { holdFile } from '../../../db/stores/case-file.ts'
import { refuseUnknownPerson } from '../../../db/stores/people.ts'
import { openedDay } from '../case-act.ts'
import { handed, handOverTo } from './commands.ts'

export interface HandOvers extends Stated {
  readonly from: string
  readonly officeId: string
  readonly to: readonly string[]
  readonly cases: readonly { readonly caseId: string; readonly handlers: readonly string[] }[]
  readonly why: HandOverReason
  readonly limit: number
  readonly after?: string | undefined
  readonly dryRun: boolean
}

interface Outcome {
  readonly dryRun: boolean
  readonly moved: {
    caseId: string
    number: string | null
    version: number
    handlers: string[]
    openDuties: number
  }[]
  readonly refused: { caseId: string; code: string; text: string }[]
  readonly next: string | null
}

/** The cases of one call, and its answer once all of them were tried. */
interface Plan {
  readonly caseIds: readonly string[]
  readonly next: string | null
  readonly answer: Outcome | null
}

const operation = 'cases.hand-over'

/**
 * Hands every open case that a person handles in an office over, each by an act of its own with its record; what a case
 * refuses is told and changes nothing. The cases of a call are fixed when its key comes first, and each keeps its answer
 * under that key: a call that broke off is repeated as it was, and goes on where it stopped. Refuses `person.unknown`,
 * `case.two-handlers` when nobody is to take over, and `auth.not-permitted` for an office out of reach.
 */
export async function handOverAll(
  deps: Deps,
  request: Omit<Asked, 'operation'>,
  input: HandOvers,
  language: 'zh' | 'en'
): Promise<Outcome> {
  const asked: Asked = { ...request, operation }
  const { actor, key, body } = asked
  if (!reachFor(actor, operation).includes(input.officeId))
    refuse('auth.not-permitted', { operation, field: '/officeId' })
  if (input.to.length === 0 && input.cases.length === 0) refuse('case.two-handlers', { field: '/to' })
  if (input.to.includes(input.from)) refuse('case.handlers-same', { field: '/to' })
  refusePersonNumbers(body)
  const sight: Sight = { personId: actor.personId, offices: reachFor(actor, 'cases.read') }
  const context = await contextOf(deps)
  judgeTime(input, false, null, context)

  const own = new Map(input.cases.map((one) => [one.caseId, one.handlers]))
  const handlersOf = (file: CaseFile): readonly string[] => {
    const { caseId, handlers } = file.case
    if (!handlers.includes(input.from)) refuse('case.handlers-same')
    return own.get(caseId) ?? [...handlers.filter((person) => person !== input.from), ...input.to]
  }
  const tried = async (caseIds: readonly string[], one: (caseId: string) => Promise<unknown>) => {
    const refused: Outcome['refused'] = []
    for (const caseId of caseIds) {
      await one(caseId).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        refused.push({ caseId, code: error.code, text: error.text(language) })
      })
    }
    return refused
  }

  if (input.dryRun) {
    const { caseIds, next } = await look(deps.db, sight, (tx) => openCases(tx, input))
    const moved: Outcome['moved'] = []
    const refused = await tried(caseIds, (caseId) =>
      look(deps.db, sight, async (tx) => {
        const { file, duties } = await holdFile(tx, caseId)
        const wrong = judgeCaseAct('hand-over', file, actor)
        if (wrong) throw wrong
        const when = judgeTime(input, false, openedDay(file), context)
        const { number, version, handlers } = (await handed(tx, file, handlersOf(file), when)).case
        const openDuties = duties.filter((duty) => duty.doneAt === null && !duty.cancelled).length
        moved.push({ caseId, number, version, handlers: [...handlers], openDuties })
      })
    )
    return { dryRun: true, moved, refused, next }
  }

  const place = idFrom('hand-overs', actor.personId, key)
  const fingerprint = fingerprintOf(deps, asked, place)
  const plan = await transact<Plan>(deps.db, sight, async (tx) => {
    const stored = await findAnswer(tx, place, asked)
    if (stored) return { result: sameAnswer<Plan>(stored, fingerprint), last: [] }
    const result = { ...(await openCases(tx, input)), answer: null }
    return { result, last: [keepAnswer(tx, place, asked, fingerprint, result)] }
  })
  if (plan.answer) return plan.answer
  const refused = await tried(plan.caseIds, (caseId) =>
    handOverTo(deps, { actor, key, body, caseId, expected: null }, input, handlersOf)
  )
  return transact(deps.db, sight, async (tx) => {
    const left = new Set(refused.map((one) => one.caseId))
    const moved = await shown(
      tx,
      plan.caseIds.filter((caseId) => !left.has(caseId))
    )
    const answer: Outcome = { dryRun: false, moved, refused, next: plan.next }
    const done: Plan = { ...plan, answer }
    const keep = tx`update idempotency set answer = ${JSON.stringify(done)}
      where case_id = ${place} and person_id = ${actor.personId} and operation = ${operation} and key = ${key}`
    return { result: answer, last: [keep] }
  })
}

async function openCases(tx: Tx, { from, officeId, limit, after }: HandOvers): Promise<Pick<Plan, 'caseIds' | 'next'>> {
  await refuseUnknownPerson(tx, from, '/from')
  const rows = await tx<{ caseId: string }[]>`
    select case_id from cases
    where office_id = ${officeId} and not outside and state = any (${[...caseActs['hand-over'].from]}::text[])
      and handlers @> array[${from}]::text[] and (${after ?? null}::uuid is null or case_id > ${after ?? null}::uuid)
    order by case_id limit ${limit + 1}`
  const caseIds = rows.slice(0, limit).map((row) => row.caseId)
  return { caseIds, next: rows.length > limit ? caseIds.at(-1)! : null }
}

async function shown(tx: Tx, caseIds: readonly string[]): Promise<Outcome['moved']> {
  return [
    ...(await tx<Outcome['moved']>`
      select case_id, number, version, handlers,
        (select count(*)::int from duties d where d.case_id = c.case_id and d.done_at is null and not d.cancelled
          and d.assignees && c.handlers) as open_duties
      from cases c where case_id = any (${caseIds as string[]}::uuid[]) order by case_id`)
  ]
}
