import type { Db } from '../../db/connect.ts'
import type { Role } from '../../domain/actor.ts'
import type { Area, FigureNature, Office } from '../../domain/offices.ts'

/** A filter that was not given is undefined; `after` is the key of the last row of the page before. */
interface Paging {
  readonly limit: number
  readonly after?: string | undefined
}

export interface Page<T> {
  readonly items: T[]
  readonly next: string | null
}

export type OfficeRow = Omit<Office, 'namesOf'> & { readonly actsInNameOf: string | null }
export type AreaRow = Area & { readonly gbt2260: boolean; readonly note: string | null }

export interface PersonRow {
  readonly personId: string
  readonly nameZh: string
  readonly nameEn: string
  readonly active: boolean
  readonly demonstration: boolean
  readonly postings: { role: Role; officeId: string }[]
}

export interface FigureRow {
  readonly id: string
  readonly nature: FigureNature
  readonly periodFrom: string
  readonly periodTo: string
  readonly periodLabel: string
  readonly scope: string
  readonly indicator: string
  readonly nameZh: string
  readonly nameEn: string
  readonly value: string | null
  readonly valueLow: string | null
  readonly valueHigh: string | null
  readonly unit: string
  readonly scopeNote: string | null
  readonly source: string
  readonly mark: string
}

/** One row more than asked for was read: when it is there, another page follows. */
function page<T>(rows: readonly T[], limit: number, key: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? key(last) : null }
}

export interface OfficeFilter extends Paging {
  readonly kind?: string | undefined
  readonly tier?: string | undefined
  readonly parent?: string | undefined
  readonly area?: string | undefined
}

/** Offices by id, each with the organ in whose name it acts on `today`. */
export async function listOffices({ sql }: Db, filter: OfficeFilter, today: string): Promise<Page<OfficeRow>> {
  const { limit, after = null, kind = null, tier = null, parent = null, area = null } = filter
  const rows = await sql<OfficeRow[]>`
    select o.office_id, o.name_zh, o.name_en, o.kind, o.tier, o.parent_id, o.area_code, o.outside, o.number_pattern,
      n.acts_in_name_of, o.police_office_id, o.procuratorate_office_id, o.valid_from, o.valid_to
    from offices o
    left join lateral (
      select acts_in_name_of from office_names
      where office_id = o.office_id and from_on <= ${today}::date and (to_on is null or to_on >= ${today}::date)
      order by from_on limit 1
    ) n on true
    where (${after}::text is null or o.office_id > ${after})
      and (${kind}::text is null or o.kind = ${kind})
      and (${tier}::text is null or o.tier = ${tier})
      and (${parent}::text is null or o.parent_id = ${parent})
      and (${area}::text is null or o.area_code = ${area})
    order by o.office_id
    limit ${limit + 1}`
  return page(rows, limit, (row) => row.officeId)
}

export interface AreaFilter extends Paging {
  readonly kind?: string | undefined
  readonly on?: string | undefined
}

export async function listAreas({ sql }: Db, filter: AreaFilter): Promise<Page<AreaRow>> {
  const { limit, after = null, kind = null, on = null } = filter
  const rows = await sql<AreaRow[]>`
    select code, name_zh, name_en, kind, parent, valid_from, valid_to, gbt2260, note
    from areas
    where (${after}::text is null or code > ${after})
      and (${kind}::text is null or kind = ${kind})
      and (${on}::date is null
        or ((valid_from is null or valid_from <= ${on}::date) and (valid_to is null or valid_to >= ${on}::date)))
    order by code
    limit ${limit + 1}`
  return page(rows, limit, (row) => row.code)
}

export interface PersonFilter extends Paging {
  readonly office?: string | undefined
  readonly role?: string | undefined
}

/** Persons with the postings in force on `today`; a filter by office or role means one of these. */
export async function listPersons({ sql }: Db, filter: PersonFilter, today: string): Promise<Page<PersonRow>> {
  const { limit, after = null, office = null, role = null } = filter
  const rows = await sql<PersonRow[]>`
    with held as (
      select person_id, role, office_id, rank from postings
      where from_on <= ${today}::date and (to_on is null or to_on >= ${today}::date)
    )
    select p.person_id, p.name_zh, p.name_en, p.active, p.demonstration,
      coalesce((select json_agg(json_build_object('role', h.role, 'officeId', h.office_id) order by h.rank, h.office_id)
        from held h where h.person_id = p.person_id), '[]') as postings
    from persons p
    where (${after}::text is null or p.person_id > ${after})
      and ((${office}::text is null and ${role}::text is null) or exists (
        select from held h where h.person_id = p.person_id
          and (${office}::text is null or h.office_id = ${office})
          and (${role}::text is null or h.role = ${role})))
    order by p.person_id
    limit ${limit + 1}`
  return page(rows, limit, (row) => row.personId)
}

export interface FigureFilter extends Paging {
  readonly indicator?: string | undefined
  readonly nature?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Published figures and targets (law.md 5): beside the service's rates, never of them. */
export async function listReferenceFigures({ sql }: Db, filter: FigureFilter): Promise<Page<FigureRow>> {
  const { limit, after = null, indicator = null, nature = null, from = null, to = null } = filter
  const rows = await sql<FigureRow[]>`
    select id, nature, period_from, period_to, period_label, scope, indicator, name_zh, name_en, value, value_low,
      value_high, unit, scope_note, source, mark
    from reference_figures
    where (${after}::text is null or id > ${after})
      and (${indicator}::text is null or indicator = ${indicator})
      and (${nature}::text is null or nature = ${nature})
      and (${from}::date is null or period_from >= ${from}::date)
      and (${to}::date is null or period_to <= ${to}::date)
    order by id
    limit ${limit + 1}`
  return page(rows, limit, (row) => row.id)
}
