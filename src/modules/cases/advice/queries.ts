import { adviceView } from '../../../domain/advice/view.ts'
import type { Actor } from '../../../domain/actor.ts'
import { assess } from '../../../domain/case/assessment.ts'
import { reachFor } from '../../../domain/permissions.ts'
import { refuse } from '../../../domain/refusal.ts'
import { look } from '../../../db/connect.ts'
import { contextOf, type Deps } from '../../../db/stores/act.ts'
import { assessable, assessmentContext } from '../../../db/stores/assessment.ts'
import { showText, shownFrom, type ShownRow } from '../../../db/stores/case-file.ts'

const fileText = showText('c.outside')

/** The advice on a case as it stands today, and each turn that it took. A published case of another agency has none. */
export async function adviceOnCase(deps: Deps, actor: Actor, caseId: string) {
  const context = await contextOf(deps)
  const sight = { personId: actor.personId, offices: reachFor(actor, 'cases.read') }
  return look(deps.db, sight, async (tx) => {
    const [row] = await tx.unsafe<ShownRow[]>(fileText, [caseId], { prepare: true })
    if (!row) refuse('not-found')
    const { file } = shownFrom(row)
    const { content, earlier } = await assessable(tx, caseId)
    const asked = assessmentContext(context, earlier)
    const assessed = file.case.outside ? null : assess(file, content, asked)
    const [facts = null] = file.offenceFacts
    return {
      asOf: asked.today,
      edition: asked.edition,
      current: assessed === null ? null : adviceView(assessed.strongest),
      others: assessed?.others.map(adviceView) ?? [],
      endAssumed: assessed?.endAssumed ?? false,
      facts: facts === null ? null : { ...facts },
      history: file.assessments.map((line) => ({
        ...line,
        offence: line.offence as never,
        regimes: [...line.regimes],
        question: { ...line.question }
      }))
    }
  })
}
