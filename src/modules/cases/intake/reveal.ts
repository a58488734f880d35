import { judgeReveal, revealReporter } from '../../../domain/case/intake.ts'
import { judgeTime } from '../../../domain/case/when.ts'
import { reachFor } from '../../../domain/permissions.ts'
import { refuse } from '../../../domain/refusal.ts'
import { look, type Sight } from '../../../db/connect.ts'
import { runAct, type ActAnswer, type Asked, type Deps } from '../../../db/stores/act.ts'
import { openReporter, type Reporter } from '../../../db/stores/reporters.ts'

export interface Revealed extends ActAnswer {
  readonly reporter: Reporter & { readonly no: number }
}

/**
 * Tells who reported, after it is on record who asked and why. The record and the answer that is kept under the key hold
 * no identity: it is read in a transaction of its own, and judged anew, so a repeated key shows nothing to who may no more.
 */
export async function revealAReporter(
  deps: Deps,
  asked: Omit<Asked, 'operation'> & { readonly caseId: string; readonly expected: number },
  input: { reporterNo: number; reason: string }
): Promise<Revealed> {
  const { actor, caseId } = asked
  const { reporterNo } = input
  const sight: Sight = { personId: actor.personId, offices: reachFor(actor, 'cases.read') }
  const answer = await runAct<ActAnswer>(
    deps,
    {
      ...asked,
      operation: 'reporters.read',
      act: 'reveal-reporter',
      sight,
      officesOf: (file) => [file.case.officeId],
      current: ({ file }) => ({ expected: asked.expected, actual: file.case.version }),
      answer: (base) => base
    },
    ({ file }, _tx, context) => {
      const refused = judgeReveal(file.case, actor)
      if (refused) throw refused
      const when = judgeTime({ reason: input.reason }, false, null, context)
      return {
        after: revealReporter(file, reporterNo, when),
        when,
        rule: 'A-04',
        changes: { revealed: { reporterNo } }
      }
    }
  )
  const reporter = await look(deps.db, sight, async (tx) => {
    const [head] = await tx<{ officeId: string; handlers: string[] }[]>`
      select office_id, handlers from cases where case_id = ${caseId}`
    const refused = head === undefined ? null : judgeReveal(head, actor)
    if (refused) throw refused
    return openReporter(tx, caseId, reporterNo, deps.sealer)
  })
  if (reporter === null) refuse('case.reporter-unknown', { reporter: reporterNo })
  return { ...answer, reporter: { no: reporterNo, ...reporter } }
}
