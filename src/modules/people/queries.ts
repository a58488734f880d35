import type { Actor } from '../../domain/actor.ts'
import { reachFor } from '../../domain/permissions.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import { look } from '../../db/connect.ts'
import type { Deps } from '../../db/stores/act.ts'
import { postingsOf, readStandIns, refuseUnknownPerson } from '../../db/stores/people.ts'

/** A person's postings, past and coming ones too. Refuses `person.unknown`. */
export function listPostings(deps: Deps, actor: Actor, personId: string) {
  return look(deps.db, { personId: actor.personId, offices: [] }, async (tx) => {
    const active = await refuseUnknownPerson(tx, personId, '/person')
    return { personId, active, items: await postingsOf(tx, personId) }
  })
}

/** Who stands in for whom in the offices in reach, now and to come, or since a day. */
export function listStandIns(
  deps: Deps,
  actor: Actor,
  query: { office?: string | undefined; person?: string | undefined; since?: string | undefined; limit: number }
) {
  const reach = reachFor(actor, 'stand-ins.read')
  const offices = query.office === undefined ? reach : reach.filter((office) => office === query.office)
  const since = query.since ?? civilDateOf(deps.now())
  return look(deps.db, { personId: actor.personId, offices: [] }, async (tx) => ({
    items: await readStandIns(tx, { offices, person: query.person, since, limit: query.limit })
  }))
}
