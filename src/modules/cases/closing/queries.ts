import type { Actor } from '../../../domain/actor.ts'
import { volumesOf } from '../../../domain/case/closing.ts'
import { reachFor } from '../../../domain/permissions.ts'
import { refuse } from '../../../domain/refusal.ts'
import { look } from '../../../db/connect.ts'
import type { Deps } from '../../../db/stores/act.ts'
import { showText, shownFrom, type ShownRow } from '../../../db/stores/case-file.ts'

const fileText = showText('c.outside')

/** The papers of a case by volume, as the file stands. */
export async function volumesOfCase(deps: Deps, actor: Actor, caseId: string) {
  const sight = { personId: actor.personId, offices: reachFor(actor, 'cases.read') }
  return look(deps.db, sight, async (tx) => {
    const [row] = await tx.unsafe<ShownRow[]>(fileText, [caseId], { prepare: true })
    if (!row) refuse('not-found')
    const volumes = volumesOf(shownFrom(row).file)
    return {
      volumes: volumes.map((volume) => ({
        ...volume,
        items: volume.items.map((item) => ({ ...item, papers: item.papers.map((paper) => ({ ...paper })) }))
      }))
    }
  })
}
