import type { Role } from '../../domain/actor.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Tx } from '../connect.ts'

/**
 * Refuses `case.handler-unknown` for the first of these persons who was no enforcement officer of the office on the day:
 * handlers of a case, who investigates, members of a panel or a task group (T-10). More than one office where it is
 * handled jointly. `field` points at the list, `basis` is the rule.
 */
export async function refuseUnknownOfficers(
  tx: Tx,
  persons: readonly string[],
  offices: string | readonly string[],
  day: string,
  { field, basis }: { field: string; basis: 'A-11' | 'A-17' | 'A-20' | 'D-32' | 'T-10' | 'A-95' }
): Promise<void> {
  const rows = await tx<{ personId: string }[]>`
    select distinct h.person_id from postings h join persons p using (person_id)
    where h.person_id = any (${persons as string[]}::text[]) and p.active and h.office_id = any (${[offices].flat() as string[]}::text[])
      and h.role in ('officer', 'head', 'chief', 'acting-chief')
      and h.from_on <= ${day}::date and (h.to_on is null or h.to_on >= ${day}::date)`
  const known = new Set(rows.map((row) => row.personId))
  const unknown = persons.find((person) => !known.has(person))
  if (unknown !== undefined) refuse('case.handler-unknown', { person: unknown, field, basis })
}

/** The roles that an active person held at these offices on a day. */
export async function rolesAt(tx: Tx, personId: string, offices: readonly string[], day: string): Promise<Role[]> {
  const rows = await tx<{ role: Role }[]>`
    select distinct h.role from postings h join persons p using (person_id)
    where h.person_id = ${personId} and p.active and h.office_id = any (${offices as string[]}::text[])
      and h.from_on <= ${day}::date and (h.to_on is null or h.to_on >= ${day}::date)`
  return rows.map((row) => row.role)
}
