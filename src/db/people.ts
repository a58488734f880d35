import type { Actor, Role } from '../domain/actor.ts'
import type { Area, NameOf, Office } from '../domain/offices.ts'
import type { Db } from './connect.ts'

interface PostingRow {
  readonly personId: string
  readonly name: string
  readonly role: Role
  readonly officeId: string
  readonly reach: readonly string[]
  readonly standsInFor: readonly string[] | null
}

/** Rank of a role that is held for somebody else: behind every posting of one's own. */
const afterOwn = 1000

/**
 * The person behind a token's subject, with the postings in force on `today` ('YYYY-MM-DD', Asia/Shanghai) and what each
 * lets them see, in one round trip. Null for somebody unknown, no longer active, or without a posting in force.
 * Who stands in for an absent colleague of the same office holds the colleague's role there as officer or head; a chief is
 * represented by a posting of its own (T-10).
 * A closed office stays in reach of those above it: its cases have not gone.
 */
export async function findPerson(db: Db, subject: string, today: string): Promise<Actor | null> {
  const rows = await db.sql<PostingRow[]>`
    with recursive me as (
      select p.person_id, p.name_zh, h.role, h.office_id, h.rank, h.from_on
      from persons p join postings h using (person_id)
      where p.subject = ${subject} and p.active
        and h.from_on <= ${today}::date and (h.to_on is null or h.to_on >= ${today}::date)
    ), represented as (
      select me.person_id, me.name_zh, h.role, h.office_id, ${afterOwn}::smallint as rank, s.from_on
      from (select distinct person_id, name_zh, office_id from me) me
      join stand_ins s on s.stand_in_id = me.person_id and s.office_id = me.office_id
      join persons absent on absent.person_id = s.person_id and absent.active
      join postings h on h.person_id = s.person_id and h.office_id = s.office_id and h.role in ('officer', 'head')
      where s.from_on <= ${today}::date and s.to_on >= ${today}::date
        and h.from_on <= ${today}::date and (h.to_on is null or h.to_on >= ${today}::date)
        and not exists (select from me own where own.office_id = h.office_id and own.role = h.role)
    ), held as (
      select * from me union select * from represented
    ), below (top, office_id) as (
      select distinct office_id, office_id from held
      union
      select b.top, o.office_id from below b join offices o on o.parent_id = b.office_id
    )
    select h.person_id, h.name_zh as name, h.role, h.office_id,
      (select array_agg(distinct s.person_id order by s.person_id) from stand_ins s
        where s.stand_in_id = h.person_id and s.from_on <= ${today}::date and s.to_on >= ${today}::date
          and s.office_id in (select office_id from me)) as stands_in_for,
      (select array_agg(b.office_id order by b.office_id) from below b where b.top = h.office_id) as reach
    from held h
    order by h.rank, h.from_on, h.office_id, h.role`
  const main = rows[0]
  if (!main) return null
  return {
    personId: main.personId,
    name: main.name,
    officeId: main.officeId,
    postings: rows.map(({ role, officeId, reach }) => ({ role, officeId, reach })),
    standsInFor: main.standsInFor ?? []
  }
}

type OfficeRow = Omit<Office, 'namesOf'> & { readonly namesOf: readonly NameOf[] }

/** Every office by its id, with the names it acts in (D-37): a small table that a process may keep for a while. */
export async function loadOffices(db: Db): Promise<ReadonlyMap<string, Office>> {
  const rows = await db.sql<OfficeRow[]>`
    select o.office_id, o.name_zh, o.name_en, o.kind, o.tier, o.parent_id, o.area_code, o.number_pattern, o.outside,
      o.police_office_id, o.procuratorate_office_id, o.valid_from, o.valid_to,
      coalesce(
        (select json_agg(json_build_object('actsInNameOf', n.acts_in_name_of, 'from', n.from_on, 'to', n.to_on)
          order by n.from_on)
         from office_names n where n.office_id = o.office_id), '[]') as names_of
    from offices o
    order by o.office_id`
  return new Map(rows.map((row) => [row.officeId, row]))
}

/** Every area by its code, also those no longer valid. */
export async function loadAreas(db: Db): Promise<ReadonlyMap<string, Area>> {
  const rows = await db.sql<Area[]>`
    select code, name_zh, name_en, kind, parent, valid_from, valid_to from areas order by code`
  return new Map(rows.map((row) => [row.code, row]))
}
