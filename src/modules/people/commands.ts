import type { Actor, Role } from '../../domain/actor.ts'
import { caseActs } from '../../domain/case/act-table.ts'
import { postingsFor, reachFor } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { addDays, civilDateOf } from '../../domain/time/civil-date.ts'
import { transact, type Statement, type Tx } from '../../db/connect.ts'
import { appendServiceRecord } from '../../db/service-records.ts'
import {
  findAnswer,
  fingerprintOf,
  idFrom,
  keepAnswer,
  refusePersonNumbers,
  sameAnswer,
  type Asked,
  type Deps,
  type Warned
} from '../../db/stores/act.ts'
import { rolesAt } from '../../db/stores/officers.ts'
import * as store from '../../db/stores/people.ts'

/** Changes of persons, postings and stand-ins, each with a record in the chain `people` of the service. */

export interface PostingInput {
  readonly personId: string
  readonly officeId: string
  readonly role: Role
  readonly fromOn: string
  readonly toOn: string | null
  readonly reason: string
}

/** What a change writes, and what its record says of it. */
interface Change<Answer> {
  readonly answer: Answer
  readonly act: string
  readonly changes: object
  readonly write: readonly Statement[]
}

async function change<Answer extends object>(
  deps: Deps,
  asked: Asked,
  place: string,
  reason: string,
  judge: (tx: Tx) => Promise<Change<Answer>>
): Promise<Answer> {
  const { personId } = asked.actor
  refusePersonNumbers(asked.body)
  const fingerprint = fingerprintOf(deps, asked, place)
  // Numbers of open cases are counted beyond the actor's sight; nothing of a case is read.
  return transact(deps.db, { personId, offices: '*' }, async (tx) => {
    const [, repeated] = await Promise.all([store.lockPeople(tx), findAnswer(tx, place, asked)])
    if (repeated) return { result: sameAnswer<Answer>(repeated, fingerprint), last: [] }
    const { answer, act, changes, write } = await judge(tx)
    await Promise.all(write)
    await appendServiceRecord(tx, 'people', { act, personId, recordedAt: deps.now(), reason, changes }, deps.algorithm)
    return { result: answer, last: [keepAnswer(tx, place, asked, fingerprint, answer)] }
  })
}

/** Nobody raises themselves, or takes their own powers away by mistake. */
const refuseOwn = (actor: Actor, personId: string): void => {
  if (actor.personId === personId) refuse('person.own-posting', { field: '/personId' })
}

const overlap = (a: { fromOn: string; toOn: string | null }, b: { fromOn: string; toOn: string | null }): boolean =>
  (a.toOn === null || b.fromOn <= a.toOn) && (b.toOn === null || a.fromOn <= b.toOn)

/**
 * Posts a person to an office under a role, from day to day; an acting chief always until a day (T-10). A system
 * administrator holds no other role (P-27). Counts at once here and within seconds everywhere. Refuses `person.…`.
 */
export async function postAPerson(deps: Deps, asked: Asked, input: PostingInput): Promise<store.StoredPosting> {
  const { personId, officeId, role, fromOn, toOn } = input
  const office = (await deps.offices()).get(officeId)
  if (!office || office.outside) refuse('case.office-unknown', { office: officeId, field: '/officeId' })
  return change(deps, asked, idFrom('posting', personId), input.reason, async (tx) => {
    refuseOwn(asked.actor, personId)
    await store.refuseUnknownPerson(tx, personId, '/personId')
    if (toOn !== null && toOn < fromOn) refuse('person.days-reversed', { field: '/toOn' })
    if (role === 'acting-chief' && toOn === null) refuse('person.acting-until', { field: '/toOn' })
    const held = await store.postingsOf(tx, personId)
    const meanwhile = held.filter((one) => overlap(one, input))
    if (meanwhile.some((one) => one.officeId === officeId && one.role === role))
      refuse('person.posting-overlaps', { field: '/fromOn' })
    if (meanwhile.some((one) => (one.role === 'system-admin') !== (role === 'system-admin')))
      refuse('person.admin-apart', { field: '/role' })
    const rank = Math.max(0, ...held.map((one) => one.rank)) + 1
    const answer = { personId, officeId, role, fromOn, toOn, rank }
    return { answer, act: 'post', changes: answer, write: [store.addPosting(tx, answer)] }
  })
}

/** Ends a posting earlier than it stands: `toOn` is its last day. */
export function endAPosting(
  deps: Deps,
  asked: Asked,
  input: Omit<PostingInput, 'toOn'> & { readonly toOn: string }
): Promise<store.StoredPosting> {
  const { personId, officeId, role, fromOn, toOn } = input
  return change(deps, asked, idFrom('posting', personId), input.reason, async (tx) => {
    refuseOwn(asked.actor, personId)
    const posting = (await store.postingsOf(tx, personId)).find(
      (one) => one.officeId === officeId && one.role === role && one.fromOn === fromOn
    )
    if (!posting) refuse('person.posting-unknown')
    if (toOn < fromOn) refuse('person.days-reversed', { field: '/toOn' })
    if (posting.toOn !== null && posting.toOn <= toOn)
      refuse('person.posting-over', { last: posting.toOn, field: '/toOn' })
    const changes = { personId, officeId, role, fromOn, toOn: [posting.toOn, toOn] }
    const write = [store.endPosting(tx, posting, toOn)]
    return { answer: { ...posting, toOn }, act: 'end-posting', changes, write }
  })
}

export interface AccountAnswer {
  readonly personId: string
  readonly active: boolean
  readonly openWork: readonly store.OpenWork[]
  readonly warnings: readonly Warned[]
}

/** Closes an account (its tokens stop within seconds) or opens it again. What is still in the person's hands is counted and warned of. */
export function setAccount(
  deps: Deps,
  asked: Asked,
  input: { readonly personId: string; readonly active: boolean; readonly reason: string }
): Promise<AccountAnswer> {
  const { personId, active, reason } = input
  return change(deps, asked, idFrom('person', personId), reason, async (tx) => {
    refuseOwn(asked.actor, personId)
    const was = await store.refuseUnknownPerson(tx, personId, '/id')
    if (was === active) refuse(active ? 'person.active' : 'person.inactive')
    const openWork = active ? [] : await store.openWorkOf(tx, personId, caseActs['hand-over'].from)
    const cases = openWork.reduce((sum, one) => sum + one.openCases, 0)
    const warnings = cases === 0 ? [] : [toHandOver(cases)]
    const changes = { personId, active: [was, active], openCases: cases }
    const write = [store.setActive(tx, personId, active)]
    return { answer: { personId, active, openWork, warnings }, act: active ? 'activate' : 'deactivate', changes, write }
  })
}

const toHandOver = (cases: number): Warned => ({
  code: 'person.cases-to-hand-over',
  field: '/id',
  zh: `该人员尚有 ${cases} 件在办案件须交接`,
  en: `${cases} open cases of this person must be handed over`
})

export interface StandInInput {
  readonly personId: string
  readonly standInId: string
  readonly officeId: string
  readonly fromOn: string
  readonly toOn: string
  readonly reason: string
}

/**
 * A colleague of the same office stands in for an absent one: sees the duties, and is officer or head there as the absent one
 * is. Whatever the stand-in does is the stand-in's own act (P-21). A chief is represented by a posting (T-10). Refuses `person.…`.
 */
export function arrangeStandIn(deps: Deps, asked: Asked, input: StandInInput): Promise<store.StoredStandIn> {
  const { personId, standInId, officeId, fromOn, toOn, reason } = input
  return change(deps, asked, idFrom('stand-in', officeId), reason, async (tx) => {
    refuseOutOfReach(asked.actor, officeId)
    if (personId === standInId) refuse('person.stand-in-self', { field: '/standInId' })
    if (toOn < fromOn) refuse('person.days-reversed', { field: '/toOn' })
    const [absent, present] = await Promise.all([
      rolesAt(tx, personId, [officeId], fromOn),
      rolesAt(tx, standInId, [officeId], fromOn)
    ])
    if (absent.length === 0) refuse('person.not-of-office', { person: personId, field: '/personId' })
    if (present.length === 0) refuse('person.not-of-office', { person: standInId, field: '/standInId' })
    if (absent.every((role) => role === 'chief' || role === 'acting-chief'))
      refuse('person.chief-posted', { field: '/personId' })
    if (await store.isRepresented(tx, input)) refuse('person.stand-in-overlaps', { field: '/fromOn' })
    const id = idFrom('stand-in', asked.actor.personId, asked.key)
    const row = { id, personId, standInId, officeId, fromOn, toOn, reason, setBy: asked.actor.personId }
    const answer = { ...row, setAt: deps.now(), endedBy: null, endReason: null }
    return { answer, act: 'stand-in', changes: row, write: [store.addStandIn(tx, answer)] }
  })
}

/** Ends a stand-in early: `lastOn` is its last day, yesterday for at once; one that has not begun never begins. */
export function endAStandIn(
  deps: Deps,
  asked: Asked,
  input: { readonly id: string; readonly lastOn: string | undefined; readonly reason: string }
): Promise<store.StoredStandIn> {
  const { id, reason } = input
  return change(deps, asked, idFrom('stand-in', id), reason, async (tx) => {
    const row = await store.findStandIn(tx, id)
    if (!row || !reachFor(asked.actor, 'stand-ins.read').includes(row.officeId)) refuse('not-found')
    refuseOutOfReach(asked.actor, row.officeId)
    const now = deps.now()
    const yesterday = addDays(civilDateOf(now), -1)
    const lastOn = input.lastOn ?? yesterday
    if (lastOn < yesterday || row.toOn <= lastOn) refuse('person.stand-in-over', { last: row.toOn, field: '/lastOn' })
    const before = addDays(row.fromOn as never, -1)
    const toOn = lastOn < before ? before : lastOn
    const by = asked.actor.personId
    const answer = { ...row, toOn, endedBy: by, endReason: reason }
    const changes = { id, toOn: [row.toOn, toOn] }
    const write = [store.endStandIn(tx, id, { toOn, by, at: now, reason })]
    return { answer, act: 'end-stand-in', changes, write }
  })
}

function refuseOutOfReach(actor: Actor, officeId: string): void {
  const reaches = postingsFor(actor, 'stand-ins.change').some((posting) => posting.reach.includes(officeId))
  if (!reaches) refuse('auth.not-permitted', { operation: 'stand-ins.change', field: '/officeId' })
}
