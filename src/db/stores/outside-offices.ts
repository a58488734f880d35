import { createHash } from 'node:crypto'
import type { Office, OfficeKind } from '../../domain/offices.ts'
import { transact, type Db, type Sight } from '../connect.ts'

/** The seeded root of the agencies of published cases: also the office of a case whose source names none. */
export const outsideRoot = 'outside'

export interface OutsideAgency {
  readonly nameZh: string
  readonly nameEn: string
  readonly kind: OfficeKind
}

/** The same name is always the same office. */
export function outsideOfficeId(agency: OutsideAgency | null): string {
  if (agency === null) return outsideRoot
  return `outside-${createHash('sha256').update(agency.nameZh).digest('hex').slice(0, 12)}`
}

/** The office row of an agency outside the city: below the root, filing no cases of its own here. */
export function outsideOffice(agency: OutsideAgency): Office {
  return {
    officeId: outsideOfficeId(agency),
    nameZh: agency.nameZh,
    nameEn: agency.nameEn,
    kind: agency.kind,
    tier: 'outside',
    parentId: outsideRoot,
    areaCode: 'outside',
    numberPattern: null,
    outside: true,
    policeOfficeId: null,
    procuratorateOfficeId: null,
    validFrom: null,
    validTo: null,
    namesOf: []
  }
}

/** Writes the offices that are not there yet; one that is there stays as it is. Safe when several do it at once. */
export async function keepOutsideOffices(db: Db, sight: Sight, offices: readonly Office[]): Promise<void> {
  if (offices.length === 0) return
  await transact(db, sight, async (tx) => ({
    result: undefined,
    last: offices
      .toSorted((a, b) => (a.officeId < b.officeId ? -1 : 1))
      .map(
        (one) => tx`
        insert into offices (office_id, name_zh, name_en, kind, tier, parent_id, area_code, outside)
        values (${one.officeId}, ${one.nameZh}, ${one.nameEn}, ${one.kind}, ${one.tier}, ${one.parentId}, ${one.areaCode}, ${one.outside})
        on conflict (office_id) do nothing`
      )
  }))
}
