import { judgeFacts, settleAssessment, stateOffence, type StatedFacts } from '../../../domain/case/assessment.ts'
import type { CaseFile } from '../../../domain/case/file.ts'
import type { Stated } from '../../../domain/case/when.ts'
import type { ActAnswer, Deps } from '../../../db/stores/act.ts'
import { assessable, assessmentContext } from '../../../db/stores/assessment.ts'
import { caseAct, type CaseAsked } from '../case-act.ts'

/** Asks the advice anew, with what the officers state of the offence (T-01, T-02). The turn itself is written by every act. */
export function assessACase(deps: Deps, asked: CaseAsked, { occurredOn, reason, ...facts }: Stated & StatedFacts) {
  return caseAct(
    deps,
    'assess',
    asked,
    { occurredOn, reason },
    (file) => file.case.clueOn,
    async ({ file }, when, context, tx) => {
      const after = stateOffence(file, facts, when)
      const { content, earlier } = await assessable(tx, file.case.caseId)
      judgeFacts(after, content, assessmentContext(context, earlier))
      return { after }
    }
  )
}

const assessedDay = (file: CaseFile): string | null => file.assessments.at(-1)?.on ?? file.case.clueOn

/** A reasoned decision not to transfer (T-11): the chief's. */
export function settleAnAssessment(deps: Deps, asked: CaseAsked, input: Stated): Promise<ActAnswer> {
  return caseAct(deps, 'settle-assessment', asked, input, assessedDay, ({ file }, when) => ({
    after: settleAssessment(file, when)
  }))
}
