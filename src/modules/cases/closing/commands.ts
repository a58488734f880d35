import { archive, closeOnRequest } from '../../../domain/case/closing.ts'
import type { ClosingGround } from '../../../domain/case/vocabulary.ts'
import type { Stated } from '../../../domain/case/when.ts'
import type { ActAnswer, Deps } from '../../../db/stores/act.ts'
import { refuseUnknownOfficers } from '../../../db/stores/officers.ts'
import { caseAct, openedDay, type CaseAsked } from '../case-act.ts'

/** Closing; `occurredOn` is the day of the head's approval. Who asked for it stands in the record. */
export function closeACase(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { ground: ClosingGround; requestedBy: string | null }
): Promise<ActAnswer> {
  const { ground, requestedBy } = input
  return caseAct(deps, 'close', asked, input, openedDay, async ({ file }, when, _context, tx) => {
    const approvedBy = asked.actor.personId
    const after = closeOnRequest(file, { ground, requestedBy, approvedBy }, when)
    if (requestedBy === null) return { after }
    const named = { field: '/requestedBy', basis: 'A-95' } as const
    await refuseUnknownOfficers(tx, [requestedBy], file.case.officeId, when.on, named)
    return { after, changes: { requestedBy } }
  })
}

/** The volumes of a closed case are archived. */
export function archiveACase(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { shelf: string | null; keptYears: number | null }
): Promise<ActAnswer> {
  const { shelf, keptYears } = input
  return caseAct(
    deps,
    'archive',
    asked,
    input,
    (file) => file.case.closedOn,
    ({ file }, when) => ({ after: archive(file, { shelf, keptYears }, when) })
  )
}
