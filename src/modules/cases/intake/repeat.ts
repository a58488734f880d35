import type { Actor } from '../../../domain/actor.ts'
import { windowsOf } from '../../../domain/case/repeat.ts'
import { reachFor } from '../../../domain/permissions.ts'
import { refuse } from '../../../domain/refusal.ts'
import { look } from '../../../db/connect.ts'
import type { Deps } from '../../../db/stores/act.ts'
import { earlierCasesSeen, penaltiesBefore, type EarlierCase } from '../../../db/stores/repeat-offenders.ts'

/**
 * The earlier cases of each respondent in the city. Of those that the reader may not see: the penalties that stand
 * (they are public, A-72) and how many other cases each office has; see docs/decisions/0007.
 */
export async function repeatOffendersOf(deps: Deps, actor: Actor, caseId: string) {
  const sight = { personId: actor.personId, offices: reachFor(actor, 'cases.read') }
  const found = await look(deps.db, sight, (tx) => earlierCasesSeen(tx, caseId))
  if (found === null) refuse('not-found')
  const { day, partyNos, cases } = found
  const respondents = partyNos.map((partyNo) => {
    const own = cases.filter((one) => one.partyNo === partyNo)
    const penalties = penaltiesBefore(day, own)
    const hidden = own.filter((one) => !one.seen)
    return {
      partyNo,
      penaltiesInTwoYears: penalties.filter((one) => one.withinTwoYears).length,
      penaltiesInFiveYears: penalties.filter((one) => one.withinFiveYears).length,
      cases: own.filter((one) => one.seen).map(({ partyNo: _no, seen: _seen, ...one }) => told(one)),
      elsewhere: {
        penalties: hidden.flatMap((one) => penaltiesOf(one, day)),
        others: byOffice(hidden.filter((one) => penaltiesOf(one, day).length === 0))
      }
    }
  })
  return { day, respondents }
}

type Told = Omit<EarlierCase, 'partyNo'>
const told = (one: Told) => ({
  ...one,
  decisions: one.decisions.map((made) => ({ ...made, obligations: [...made.obligations] }))
})

const penaltiesOf = ({ number, officeId, decisions }: EarlierCase, day: string) =>
  decisions
    .filter((made) => made.kind === 'penalty' && made.revokedOn === null)
    .map(({ documentNumber, decidedOn, obligations }) => ({
      number,
      officeId,
      documentNumber,
      decidedOn,
      obligations: [...obligations],
      ...windowsOf(decidedOn, day)
    }))

function byOffice(cases: readonly EarlierCase[]) {
  const offices = [...new Set(cases.map((one) => one.officeId))].toSorted()
  return offices.map((officeId) => ({ officeId, cases: cases.filter((one) => one.officeId === officeId).length }))
}
