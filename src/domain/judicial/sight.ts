import type { Actor, Role } from '../actor.ts'

const ofCourts: readonly Role[] = ['court-clerk', 'supervision']

/** Whose offices open a court case: the whole of it by its court or its procuratorate; by its administrative case the result alone. */
export interface JudicialReach {
  readonly courts: readonly string[]
  readonly procuratorates: readonly string[]
}

export function judicialReach({ postings }: Actor): JudicialReach {
  const reach = (roles: readonly Role[]) => [
    ...new Set(postings.filter(({ role }) => roles.includes(role)).flatMap((posting) => posting.reach))
  ]
  return { courts: reach(ofCourts), procuratorates: reach(['procurator']) }
}

/** Whether this reach opens the whole case. */
export const seesWhole = (
  of: { readonly courtId: string; readonly procuratorateId: string | null },
  { courts, procuratorates }: JudicialReach
): boolean =>
  courts.includes(of.courtId) || (of.procuratorateId !== null && procuratorates.includes(of.procuratorateId))
