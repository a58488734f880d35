import type { CaseContent } from '../../domain/case/content.ts'
import { withChange, withLine } from '../../domain/case/parts.ts'
import { judgeRecusal } from '../../domain/case/recusal.ts'
import type { CaseFile } from '../../domain/case/file.ts'
import { judgeTime, type Context, type Stated, type When } from '../../domain/case/when.ts'
import {
  acceptOpinion,
  answerOpinion,
  fileOpinion,
  isOnPaper,
  judgeOpinionAct,
  linkedOpinion,
  opinionKinds,
  sendOpinion,
  sourceOf,
  stateOfOpinion,
  tellOfSuspect,
  type Opinion,
  type OpinionAct,
  type OpinionInput,
  type OpinionResult,
  type OpinionState,
  type SuspectState
} from '../../domain/opinions/opinion.ts'
import { reachFor, type Operation } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { look, transact, type Sight, type Tx } from '../../db/connect.ts'
import { appendServiceRecord } from '../../db/service-records.ts'
import {
  contextOf,
  findAnswer,
  fingerprintOf,
  idFrom,
  keepAnswer,
  refusePersonNumbers,
  runAct,
  sameAnswer,
  type Asked,
  type Deps
} from '../../db/stores/act.ts'
import { enterCase } from '../../db/stores/enter.ts'
import { lineageOf } from '../../db/stores/lineage.ts'
import { holdOpinion, insertOpinion, saveOpinion, type StoredOpinion } from '../../db/stores/opinions.ts'
import { untransferredCase } from './supervision.ts'

/** Acts of the reverse linkage (law.md 2.6), each with a record in the opinion's own chain, and in the case's where there is one. */

export interface OpinionAnswer {
  readonly opinionId: string
  readonly version: number
  readonly state: OpinionState
  readonly caseId: string | null
  readonly dueOn: string | null
  readonly enteredLate: boolean
}

type Who = Omit<Asked, 'operation'>
export type OpinionAsked = Who & { readonly opinionId: string; readonly expected: number }

const sightOf = ({ actor }: Pick<Asked, 'actor'>): Sight => ({
  personId: actor.personId,
  offices: reachFor(actor, 'opinions.read')
})

const answerOf = (of: Opinion, when: When): OpinionAnswer => ({
  opinionId: of.opinionId,
  version: of.version,
  state: stateOfOpinion(of),
  caseId: of.caseId,
  dueOn: of.dueOn,
  enteredLate: when.late
})

const record = (tx: Tx, deps: Deps, { actor }: Who, act: string, when: When, changes: object, opinionId: string) =>
  appendServiceRecord(
    tx,
    `opinion:${opinionId}`,
    {
      act,
      personId: actor.personId,
      recordedAt: deps.now(),
      reason: when.reason,
      changes: { occurredOn: when.on, enteredLate: when.late, ...changes }
    },
    deps.algorithm
  )

export interface SendInput extends Omit<OpinionInput, 'opinionId' | 'fromKind' | 'onPaper' | 'origin'> {
  readonly origin: { readonly caseId: string; readonly transferNo: number | null } | null
}

/** Sends an opinion, or a matter that comes back, to an office; the office may enter one that it got on paper. */
export async function sendAnOpinion(deps: Deps, asked: Who, input: Stated & SendInput): Promise<OpinionAnswer> {
  const { actor, key, body } = asked
  const opinionId = idFrom('opinion', actor.personId, key)
  const full: Asked = { ...asked, operation: 'opinions.send' }
  const fingerprint = fingerprintOf(deps, full, opinionId)
  refusePersonNumbers(body)
  const [offices, context] = await Promise.all([deps.offices(), contextOf(deps)])
  const { occurredOn, reason, origin: named, ...own } = input
  const to = offices.get(input.toOfficeId)
  if (!to || to.outside || to.numberPattern === null)
    refuse('opinion.addressee', { office: input.toOfficeId, field: '/toOfficeId' })
  const onPaper = isOnPaper(actor, input.fromOfficeId, input.toOfficeId)
  const given = await look(deps.db, sightOf(asked), (tx) => findAnswer(tx, opinionId, full))
  if (given) return sameAnswer<OpinionAnswer>(given, fingerprint)
  const when = judgeTime({ occurredOn, reason }, false, null, context)
  const origin = named === null ? null : await originOf(deps, asked, input, onPaper)
  const fromKind = offices.get(input.fromOfficeId)?.kind ?? null
  const opinion = sendOpinion({ ...own, opinionId, onPaper, fromKind, origin }, when, context)
  return transact(deps.db, sightOf(asked), async (tx) => {
    await Promise.all(insertOpinion(tx, { ...opinion, sentBy: actor.personId, sentAt: context.now }))
    await record(tx, deps, asked, 'send', when, { opinion }, opinionId)
    const answer = answerOf(opinion, when)
    return { result: answer, last: [keepAnswer(tx, opinionId, full, fingerprint, answer)] }
  })
}

/** The transfer or the case that it is about: one in the sender's sight, and of the office addressed where it should be transferred. */
async function originOf(deps: Deps, { actor }: Who, { kind, origin, toOfficeId }: SendInput, onPaper: boolean) {
  const { caseId, transferNo } = origin!
  const offices = reachFor(actor, 'transfers.read')
  const seen =
    transferNo === null
      ? onPaper
        ? await officeOfCase(deps, actor.personId, reachFor(actor, 'cases.read'), caseId)
        : await untransferredCase(deps, actor, caseId)
      : await look(deps.db, { personId: actor.personId, offices }, async (tx) => {
          const [row] = await tx<{ officeId: string }[]>`
            select office_id from transfers where case_id = ${caseId} and transfer_no = ${transferNo} and sent_on is not null`
          return row?.officeId ?? null
        })
  if (seen === null || (kind === 'to-transfer' && seen !== toOfficeId)) refuse('opinion.origin', { field: '/origin' })
  return { caseId, transferNo, lineageId: (await lineageOf(deps.db, caseId)) as string }
}

const officeOfCase = (deps: Deps, personId: string, offices: readonly string[], caseId: string) =>
  look(deps.db, { personId, offices }, async (tx) => {
    const [row] = await tx<{ officeId: string }[]>`
      select office_id from cases where case_id = ${caseId} and office_id = any (${offices as string[]}::text[])`
    return row?.officeId ?? null
  })

type OpinionStep = (of: Opinion, when: When) => Opinion

/** Locks and judges an opinion, applies the step, writes it with its record. */
async function stepped(
  tx: Tx,
  deps: Deps,
  asked: OpinionAsked,
  act: OpinionAct,
  stated: Stated,
  context: Context,
  step: OpinionStep
): Promise<{ after: StoredOpinion; when: When }> {
  const held = await holdOpinion(tx, asked.opinionId)
  if (!held) refuse('not-found')
  judgeHeld(held, asked, act)
  const when = judgeTime(stated, false, held.acceptedOn ?? held.receivedOn, context)
  const after = { ...held, ...step(held, when), version: held.version + 1 }
  await Promise.all(saveOpinion(tx, after))
  const { caseId, result, answer, suspects } = after
  await record(tx, deps, asked, act, when, { caseId, result, answer, suspects }, asked.opinionId)
  return { after, when }
}

function judgeHeld(held: Opinion, { actor, expected }: OpinionAsked, act: OpinionAct): void {
  const { version } = held
  if (expected !== version) refuse('request.stale', { expected, actual: version, changed: [] })
  const refused = judgeOpinionAct(act, held, actor)
  if (refused) throw refused
}

/** An act on the opinion alone. */
async function alone(
  deps: Deps,
  asked: OpinionAsked,
  act: OpinionAct,
  operation: Operation,
  stated: Stated,
  step: OpinionStep
): Promise<OpinionAnswer> {
  const full: Asked = { ...asked, operation, body: [act, asked.body] }
  const fingerprint = fingerprintOf(deps, full, asked.opinionId)
  const context = await contextOf(deps)
  return transact(deps.db, sightOf(asked), async (tx) => {
    const repeated = await findAnswer(tx, asked.opinionId, full)
    if (repeated) return { result: sameAnswer<OpinionAnswer>(repeated, fingerprint), last: [] }
    refusePersonNumbers(asked.body)
    const { after, when } = await stepped(tx, deps, asked, act, stated, context, step)
    const answer = answerOf(after, when)
    return { result: answer, last: [keepAnswer(tx, asked.opinionId, full, fingerprint, answer)] }
  })
}

/** An act on the opinion and the case under which it is dealt with, in one transaction: the case keeps its clock (T-51). */
function withCase(
  deps: Deps,
  asked: OpinionAsked,
  act: OpinionAct,
  caseId: string,
  stated: Stated,
  step: OpinionStep
): Promise<OpinionAnswer> {
  const { actor } = asked
  let done: { after: StoredOpinion; when: When } | undefined
  return runAct<OpinionAnswer>(
    deps,
    {
      ...asked,
      operation: 'opinions.answer',
      body: [act, asked.body],
      caseId,
      act: `${act}-opinion`,
      sight: { personId: actor.personId, offices: reachFor(actor, 'cases.read') },
      officesOf: (file) => [file.case.officeId],
      current: ({ file }) => ({ expected: file.case.version, actual: file.case.version }),
      answer: () => answerOf(done!.after, done!.when)
    },
    async ({ file }, tx, context) => {
      if (file.case.outside) refuse('opinion.case', { field: '/caseId' })
      const refused = judgeRecusal(file, actor)
      if (refused) throw refused
      done = await stepped(tx, deps, asked, act, stated, context, step)
      const { after, when } = done
      return { after: keptIn(file, after), when, rule: opinionKinds[after.kind].rule }
    }
  )
}

function keptIn(file: CaseFile, of: Opinion): CaseFile {
  const line = file.opinions.find((one) => one.opinionId === of.opinionId)
  const kept = linkedOpinion(of)
  return line ? withChange(file, 'opinions', line.no, kept) : withLine(file, 'opinions', kept)
}

/** The opinion as it now stands, judged before anything is written. */
async function readOpinion(deps: Deps, asked: OpinionAsked): Promise<StoredOpinion> {
  const held = await look(deps.db, sightOf(asked), (tx) => holdOpinion(tx, asked.opinionId))
  return held ?? refuse('not-found')
}

/** The office signs the receipt; an opinion to transfer stands in the morning list of its case from then on. */
export async function acceptAnOpinion(deps: Deps, asked: OpinionAsked, input: Stated): Promise<OpinionAnswer> {
  const { kind, originCaseId } = await readOpinion(deps, asked)
  const caseId = kind === 'to-transfer' ? originCaseId : null
  const step: OpinionStep = (of, when) => acceptOpinion(of, caseId, when)
  return caseId === null
    ? alone(deps, asked, 'accept', 'opinions.answer', input, step)
    : withCase(deps, asked, 'accept', caseId, input, step)
}

export interface FileInput {
  /** A case that is there; null: a new one with this content. */
  readonly caseId: string | null
  readonly content: CaseContent | null
  readonly officeId: string | null
  readonly areaCode: string | null
}

/** Deals with it under a case: one that is there, or a clue registered from it, of one lineage with what it comes from. */
export async function fileAnOpinion(
  deps: Deps,
  asked: OpinionAsked,
  input: Stated & FileInput
): Promise<OpinionAnswer> {
  const { caseId: named, content, officeId, areaCode, occurredOn, reason } = input
  if ((named === null) === (content === null)) refuse('opinion.case-content', { field: '/caseId' })
  const opinion = await readOpinion(deps, asked)
  const { actor } = asked
  const newId = idFrom('opinion-case', asked.opinionId, actor.personId, asked.key)
  if (content !== null && opinion.caseId !== newId) {
    judgeHeld(opinion, asked, 'file')
    const entry = {
      caseId: newId,
      officeId: officeId ?? opinion.toOfficeId,
      areaCode,
      content: { ...content, source: sourceOf(opinion.kind), parentCaseId: opinion.originCaseId },
      stated: { occurredOn, reason },
      strict: true,
      origin: null
    }
    await enterCase(deps, { ...asked, operation: 'cases.register', body: ['opinion', asked.body] }, entry)
  }
  const caseId = named ?? newId
  return withCase(deps, asked, 'file', caseId, { occurredOn, reason }, (of, when) =>
    fileOpinion(of, caseId, when)
  ).catch((error: unknown) =>
    named !== null && isNotFound(error) ? refuse('opinion.case', { field: '/caseId' }) : rethrow(error)
  )
}

const isNotFound = (error: unknown): boolean => (error as { code?: string }).code === 'not-found'
const rethrow = (error: unknown): never => {
  throw error
}

/** The written answer (T-51): late or in time, it ends the duty. */
export async function answerAnOpinion(
  deps: Deps,
  asked: OpinionAsked,
  input: Stated & { readonly result: OpinionResult; readonly text: string }
): Promise<OpinionAnswer> {
  const { caseId } = await readOpinion(deps, asked)
  const { result, text } = input
  const step: OpinionStep = (of, when) => answerOpinion(of, { result, text }, when)
  return caseId === null
    ? alone(deps, asked, 'answer', 'opinions.answer', input, step)
    : withCase(deps, asked, 'answer', caseId, input, step)
}

/** The sender tells what became of a suspect. */
export function tellOfASuspect(
  deps: Deps,
  asked: OpinionAsked,
  input: Stated & { readonly suspectNo: number; readonly state: SuspectState }
): Promise<OpinionAnswer> {
  const { suspectNo, state } = input
  return alone(deps, asked, 'suspects', 'opinions.tell', input, (of, when) =>
    tellOfSuspect(of, { suspectNo, state }, when)
  )
}
