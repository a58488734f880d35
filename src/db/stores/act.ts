import { createHash } from 'node:crypto'
import type { Actor } from '../../domain/actor.ts'
import { capacityFor } from '../../domain/case/acts.ts'
import { answeredByTransfer } from '../../domain/case/assessment.ts'
import type { CaseFile } from '../../domain/case/file.ts'
import type { AssessedContent } from '../../domain/case/offence-question.ts'
import type { Context, When } from '../../domain/case/when.ts'
import type { Calendar } from '../../domain/calendar/calendar.ts'
import type { CaseState } from '../../domain/case/vocabulary.ts'
import { personNumberIn } from '../../domain/identifiers/in-text.ts'
import type { Area, Offices } from '../../domain/offices.ts'
import type { Operation } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Settings } from '../../domain/settings.ts'
import { transact, type Db, type Sight, type Statement, type Tx } from '../connect.ts'
import type { HashAlgorithm } from '../records.ts'
import type { Sealer } from '../sealing.ts'
import { assessable, assessedActs, reassessed } from './assessment.ts'
import { changesOf, holdFile, saveParts, updateHead, type Deed, type Held } from './case-file.ts'

/** What can change while the service runs: the years whose notice is held, and what an operator chose. */
export interface AppliedLaw {
  readonly calendar: Calendar
  readonly settings: Settings
}

/** What every command works with; given once by the composition root. */
export interface Deps {
  readonly db: Db
  readonly now: () => string
  /** The calendar and the settings in force, read anew once in a while: a year that was loaded counts without a restart. */
  readonly law: () => Promise<AppliedLaw>
  readonly sealer: Sealer
  readonly algorithm: HashAlgorithm
  readonly offices: () => Promise<Offices>
  readonly areas: () => Promise<ReadonlyMap<string, Area>>
}

export const contextOf = async (deps: Deps): Promise<Context> => ({ ...(await deps.law()), now: deps.now() })

/** Who asks, under which key, and what the request says (its text decides whether a repeated key is a repeated request). */
export interface Asked {
  readonly actor: Actor
  readonly operation: Operation
  readonly key: string
  readonly body: unknown
}

export interface Warned {
  readonly code: string
  readonly field: string
  readonly zh: string
  readonly en: string
}

/** The answer of an act, kept under its key: no name and no identifier in it. */
export interface ActAnswer {
  readonly caseId: string
  readonly version: number
  readonly state: CaseState
  readonly number: string | null
  readonly record: number
  readonly enteredLate: boolean
  readonly warnings: readonly Warned[]
}

/** What a step decided: the file after it, when it happened, and what it writes beside the file. */
export interface StepResult {
  readonly after: CaseFile
  readonly when: When
  readonly rule: string | null
  readonly changes?: object
  readonly extra?: readonly Statement[]
  readonly warnings?: readonly Warned[]
  /** The content after the act, where the act replaces it. */
  readonly content?: AssessedContent
}

export interface ActRequest<Answer> extends Asked {
  readonly caseId: string
  readonly act: string
  readonly sight: Sight
  /** The offices whose people may act on the case or transfer: decides under which posting the record is made. */
  readonly officesOf: (file: CaseFile) => readonly string[]
  /** Refuses when the version that the caller read is not the present one. */
  readonly current: (held: Held) => { expected: number; actual: number }
  /** Whose version that is, when it is not the case's own: the number of a transfer. */
  readonly versionOf?: number
  /** Of which acts since then the caller is told. */
  readonly tells?: (file: CaseFile, act: string) => boolean
  readonly answer: (base: ActAnswer, after: CaseFile) => Answer
}

/**
 * One act, one transaction: lock, same request again?, stale?, the step, save. Two round trips: what must be known before the
 * rules can judge, and everything that follows from their judgement together with COMMIT.
 */
export async function runAct<Answer extends object>(
  deps: Deps,
  request: ActRequest<Answer>,
  step: (held: Held, tx: Tx, context: Context) => StepResult | Promise<StepResult>
): Promise<Answer> {
  const context = await contextOf(deps)
  const { caseId, actor } = request
  const fingerprint = fingerprintOf(deps, request, caseId)
  return transact(deps.db, request.sight, async (tx) => {
    const [held, repeated, known] = await Promise.all([
      holdFile(tx, caseId),
      findAnswer(tx, caseId, request),
      assessedActs.has(request.act) ? assessable(tx, caseId) : null
    ])
    if (repeated) return { result: sameAnswer<Answer>(repeated, fingerprint), last: [] }
    const { expected, actual } = request.current(held)
    if (expected !== actual) {
      const since = await actsSince(tx, caseId, expected, request.versionOf)
      const changed = since.filter((act) => request.tells?.(held.file, act) ?? true)
      refuse('request.stale', { expected, actual, changed })
    }
    refusePersonNumbers(request.body)
    const { after: stepped, when, rule, changes, content, extra = [], warnings = [] } = await step(held, tx, context)
    const answered = answeredByTransfer(held.file, stepped, when.on)
    const { file: after, warning } = known
      ? reassessed(answered, { ...known, content: content ?? known.content }, context, request.act === 'assess')
      : { file: answered, warning: null }
    const capacity = capacityFor(request.operation, request.officesOf(held.file), actor)
    const deed: Deed = {
      act: request.act,
      personId: actor.personId,
      ...capacity,
      occurredOn: when.on,
      occurredAt: when.at,
      enteredLate: when.late,
      reason: when.reason,
      rule,
      changes: { ...changesOf(held.file, after), ...changes }
    }
    const { statements, head } = saveParts(tx, held, after, [deed], context, deps.algorithm)
    const { state, number } = after.case
    const answer = request.answer(
      {
        caseId,
        version: head.version,
        state,
        number,
        record: head.seq,
        enteredLate: when.late,
        warnings: warning ? [...warnings, warning] : warnings
      },
      after
    )
    return {
      result: answer,
      last: [...statements, ...extra, updateHead(tx, head), keepAnswer(tx, caseId, request, fingerprint, answer)]
    }
  })
}

/** Refuses a number of a person in what will be recorded (P-05): a record cannot be taken back. */
export function refusePersonNumbers(body: unknown): void {
  const field = personNumberIn(body)
  if (field !== null) refuse('identifier.in-text', { field })
}

interface StoredAnswer {
  readonly fingerprint: string
  readonly answer: string
}

export async function findAnswer(tx: Tx, caseId: string, asked: Asked): Promise<StoredAnswer | undefined> {
  const [row] = await tx<StoredAnswer[]>`
    select fingerprint, answer from idempotency
    where case_id = ${caseId} and person_id = ${asked.actor.personId} and operation = ${asked.operation} and key = ${asked.key}`
  return row
}

export function keepAnswer(tx: Tx, caseId: string, asked: Asked, fingerprint: string, answer: object): Statement {
  return tx`insert into idempotency (case_id, person_id, operation, key, fingerprint, answer)
    values (${caseId}, ${asked.actor.personId}, ${asked.operation}, ${asked.key}, ${fingerprint}, ${JSON.stringify(answer)})`
}

export function sameAnswer<Answer>(stored: StoredAnswer, fingerprint: string): Answer {
  if (stored.fingerprint !== fingerprint) refuse('request.key-reused')
  return JSON.parse(stored.answer) as Answer
}

export const fingerprintOf = (deps: Deps, asked: Asked, place: string): string =>
  deps.sealer.fingerprint(JSON.stringify([asked.operation, place, asked.body]))

/** A version of the case is the number of a record; one of a transfer counts the records that moved it. */
async function actsSince(tx: Tx, caseId: string, version: number, transferNo?: number): Promise<string[]> {
  const rows = await (transferNo === undefined
    ? tx<
        { act: string }[]
      >`select act from records where case_id = ${caseId} and seq > ${version} order by seq limit 20`
    : tx<{ act: string }[]>`
        select act from records where case_id = ${caseId} and payload::jsonb -> 'changes' ? ${`transfers/${transferNo}`}
        order by seq limit 20 offset ${version}`)
  return rows.map((row) => row.act)
}

/** The id of a new thing from who asks and under which key, so that key and thing lie together (UUID, version 8). */
export function idFrom(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(parts.join('\0')).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
