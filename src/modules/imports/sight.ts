import type { Actor } from '../../domain/actor.ts'
import type { Office } from '../../domain/offices.ts'
import { reachFor } from '../../domain/permissions.ts'
import type { Sight } from '../../db/connect.ts'
import type { Asked, Deps } from '../../db/stores/act.ts'
import { outsideRoot } from '../../db/stores/outside-offices.ts'

/** What a run works with: an agency met on the way is an office in reach at once, though no request has loaded it yet. */
export interface ImportSight {
  readonly deps: Deps
  /** As the person was when the run began. */
  readonly own: Sight
  readonly actor: () => Actor
  readonly asked: (body: unknown) => Asked
  /** Takes the offices in that were not known, and answers those. */
  readonly learn: (offices: readonly Office[]) => Office[]
  /** Cases that a dry run has judged, with their fingerprints. */
  readonly met: Map<string, string>
}

export async function makeSight(deps: Deps, person: Actor): Promise<ImportSight> {
  const offices = new Map(await deps.offices())
  let actor = person
  return {
    deps: { ...deps, offices: () => Promise.resolve(offices) },
    own: { personId: person.personId, offices: reachFor(person, 'imports.run') },
    actor: () => actor,
    asked: (body) => ({ actor, operation: 'imports.run', key: 'import', body }),
    met: new Map(),
    learn(met) {
      const inReach = new Set(reachFor(actor, 'imports.run'))
      const fresh = [...new Map(met.map((one) => [one.officeId, one])).values()].filter(
        ({ officeId }) => !offices.has(officeId) || !inReach.has(officeId)
      )
      for (const one of fresh) offices.set(one.officeId, one)
      const ids = fresh.map(({ officeId }) => officeId)
      if (ids.length > 0)
        actor = {
          ...actor,
          postings: actor.postings.map((posting) =>
            posting.reach.includes(outsideRoot) ? { ...posting, reach: [...posting.reach, ...ids] } : posting
          )
        }
      return fresh
    }
  }
}
