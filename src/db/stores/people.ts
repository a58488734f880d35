import { refuse } from '../../domain/refusal.ts'
import type { Role } from '../../domain/actor.ts'
import type { Statement, Tx } from '../connect.ts'

/** A role held at an office from day to day; `rank` 1 is the main posting. */
export interface StoredPosting {
  readonly personId: string
  readonly officeId: string
  readonly role: Role
  readonly fromOn: string
  readonly toOn: string | null
  readonly rank: number
}

export interface StoredStandIn {
  readonly id: string
  readonly personId: string
  readonly standInId: string
  readonly officeId: string
  readonly fromOn: string
  readonly toOn: string
  readonly reason: string
  readonly setBy: string
  readonly setAt: string
  readonly endedBy: string | null
  readonly endReason: string | null
}

/** One change of persons at a time: what overlaps is judged by what stands. */
export const lockPeople = (tx: Tx): Statement => tx`select pg_advisory_xact_lock(hashtext('people'))`

/** Refuses `person.unknown`; answers whether the person is active. */
export async function refuseUnknownPerson(tx: Tx, person: string, field: string): Promise<boolean> {
  const [row] = await tx<{ active: boolean }[]>`select active from persons where person_id = ${person}`
  if (!row) refuse('person.unknown', { person, field })
  return row.active
}

export async function postingsOf(tx: Tx, personId: string): Promise<StoredPosting[]> {
  return tx<StoredPosting[]>`
    select person_id, office_id, role, from_on, to_on, rank from postings where person_id = ${personId}
    order by rank, from_on, office_id, role`
}

export const addPosting = (
  tx: Tx,
  { personId, officeId, role, fromOn, toOn, rank }: StoredPosting
): Statement => tx`insert into postings (person_id, office_id, role, from_on, to_on, rank)
    values (${personId}, ${officeId}, ${role}, ${fromOn}, ${toOn}, ${rank})`

export const endPosting = (
  tx: Tx,
  { personId, officeId, role, fromOn }: StoredPosting,
  toOn: string
): Statement => tx`update postings set to_on = ${toOn}
    where person_id = ${personId} and office_id = ${officeId} and role = ${role} and from_on = ${fromOn}`

export const setActive = (tx: Tx, personId: string, active: boolean): Statement =>
  tx`update persons set active = ${active} where person_id = ${personId}`

export interface OpenWork {
  readonly officeId: string
  readonly openCases: number
  readonly openDuties: number
}

/**
 * How much a person still has in hand, by office: numbers alone, so that it can be told to who reads no case (P-27). Only
 * offices where the person was ever posted: there it is found by index.
 */
export async function openWorkOf(tx: Tx, personId: string, openStates: readonly string[]): Promise<OpenWork[]> {
  return tx<OpenWork[]>`
    select * from (
      select o.office_id,
        (select count(*)::int from cases c where c.office_id = o.office_id and not c.outside
          and c.state = any (${openStates as string[]}::text[]) and c.handlers @> array[${personId}]::text[]) as open_cases,
        (select count(*)::int from duties d where d.office_id = o.office_id and d.done_at is null and not d.cancelled
          and d.assignees @> array[${personId}]::text[]) as open_duties
      from (select distinct office_id from postings where person_id = ${personId}) o
    ) w where open_cases > 0 or open_duties > 0 order by office_id`
}

const standInColumns = `id, person_id, stand_in_id, office_id, from_on, to_on, reason, set_by, set_at, ended_by, end_reason`

export async function findStandIn(tx: Tx, id: string): Promise<StoredStandIn | undefined> {
  const [row] = await tx<StoredStandIn[]>`select ${tx.unsafe(standInColumns)} from stand_ins where id = ${id}`
  return row
}

/** Whether somebody stands in for this person at this office on one of these days. */
export async function isRepresented(
  tx: Tx,
  { personId, officeId, fromOn, toOn }: Pick<StoredStandIn, 'personId' | 'officeId' | 'fromOn' | 'toOn'>
): Promise<boolean> {
  const rows = await tx`select from stand_ins where person_id = ${personId} and office_id = ${officeId}
    and from_on <= ${toOn}::date and to_on >= ${fromOn}::date limit 1`
  return rows.length > 0
}

export const addStandIn = (
  tx: Tx,
  row: Omit<StoredStandIn, 'endedBy' | 'endReason'>
): Statement => tx`insert into stand_ins (id, person_id, stand_in_id, office_id, from_on, to_on, reason, set_by, set_at)
    values (${row.id}, ${row.personId}, ${row.standInId}, ${row.officeId}, ${row.fromOn}, ${row.toOn}, ${row.reason},
      ${row.setBy}, ${row.setAt})`

export const endStandIn = (
  tx: Tx,
  id: string,
  { toOn, by, at, reason }: { toOn: string; by: string; at: string; reason: string }
): Statement => tx`update stand_ins set to_on = ${toOn}, ended_by = ${by}, ended_at = ${at}, end_reason = ${reason}
    where id = ${id}`

export interface StandInFilter {
  readonly offices: readonly string[]
  readonly person?: string | undefined
  /** Those in force on this day or later. */
  readonly since: string
  readonly limit: number
}

export async function readStandIns(tx: Tx, { offices, person, since, limit }: StandInFilter): Promise<StoredStandIn[]> {
  return tx<StoredStandIn[]>`
    select ${tx.unsafe(standInColumns)} from stand_ins
    where office_id = any (${offices as string[]}::text[]) and to_on >= ${since}::date and to_on >= from_on
      and (${person ?? null}::text is null or person_id = ${person ?? null} or stand_in_id = ${person ?? null})
    order by from_on, id limit ${limit}`
}
