/** Offices, areas and reference figures as data: lists for SQL and zod, and the rules of whose name and which level. */

export const officeKinds = [
  'market-supervision',
  'copyright',
  'customs',
  'public-security',
  'procuratorate',
  'court',
  'supervision',
  'finance',
  'other'
] as const
export type OfficeKind = (typeof officeKinds)[number]

/** Tiers of the city (law.md 6.1); `outside` for agencies elsewhere, which never enter the city's rates. */
export const officeTiers = ['city', 'district', 'sub-district', 'outside'] as const
export type OfficeTier = (typeof officeTiers)[number]

/** A functional zone has no statutory code of its own (law.md 6.2); `outside` is one area for everything beyond the city. */
export const areaKinds = ['city', 'district', 'functional-zone', 'outside'] as const
export type AreaKind = (typeof areaKinds)[number]

/** What a reference figure is: never the service's own count (law.md 5). */
export const figureNatures = ['published', 'derived', 'target'] as const
export type FigureNature = (typeof figureNatures)[number]

export interface Area {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly kind: AreaKind
  readonly parent: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** Days are 'YYYY-MM-DD'; `to` is the last day in force, null while it lasts. */
export interface NameOf {
  readonly actsInNameOf: string
  readonly from: string
  readonly to: string | null
}

export interface Office {
  readonly officeId: string
  readonly nameZh: string
  readonly nameEn: string
  readonly kind: OfficeKind
  readonly tier: OfficeTier
  readonly parentId: string | null
  readonly areaCode: string
  /** The office's own case number, with `{year}` and `{serial}`; null for an office that files no cases. */
  readonly numberPattern: string | null
  readonly outside: boolean
  /** Designated by name; null: the level of the organ in whose name it acts (D-37). */
  readonly policeOfficeId: string | null
  readonly procuratorateOfficeId: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly namesOf: readonly NameOf[]
}

export type Offices = ReadonlyMap<string, Office>

/**
 * The organ in whose name this office acts on the day (D-37): a dispatched bureau acts in the city bureau's, others in
 * their own. Null when the office is not on file.
 */
export function organOf(offices: Offices, officeId: string, day: string): Office | null {
  const office = offices.get(officeId)
  if (!office) return null
  const named = office.namesOf.find((name) => name.from <= day && (name.to === null || day <= name.to))
  return (named && offices.get(named.actsInNameOf)) ?? office
}

/**
 * The police or procuratorate of the same level (D-37): the one designated for the office, else for its organ, else the
 * one of the organ's own tier and area. Null when there is none on file: an outside agency, or an unknown office.
 */
export function sameLevel(
  offices: Offices,
  officeId: string,
  day: string,
  kind: 'public-security' | 'procuratorate'
): Office | null {
  const office = offices.get(officeId)
  const organ = organOf(offices, officeId, day)
  if (!office || !organ) return null
  const designation = kind === 'public-security' ? 'policeOfficeId' : 'procuratorateOfficeId'
  const designated = office[designation] ?? organ[designation]
  if (designated !== null) return offices.get(designated) ?? null
  if (organ.outside) return null
  for (const candidate of offices.values()) {
    const inForce =
      (candidate.validFrom === null || candidate.validFrom <= day) &&
      (candidate.validTo === null || day <= candidate.validTo)
    if (inForce && candidate.kind === kind && candidate.tier === organ.tier && candidate.areaCode === organ.areaCode) {
      return candidate
    }
  }
  return null
}

/** The statutory area to which a table by district adds this one (D-17): a functional zone goes to its parent. */
export function statutoryArea(areas: ReadonlyMap<string, Area>, code: string): string {
  const area = areas.get(code)
  return area?.kind === 'functional-zone' && area.parent !== null ? area.parent : code
}
