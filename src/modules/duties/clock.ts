import type { Actor } from '../../domain/actor.ts'
import { explainDuties, type ExplainedClock } from '../../domain/case/duties/explain.ts'
import { dutyCodes } from '../../domain/case/duties/codes.ts'
import type { DutyCode } from '../../domain/case/periods.ts'
import type { Extension } from '../../domain/clocks/plan.ts'
import { stopGrounds, type StopGround } from '../../domain/rules/row.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { glance } from '../../db/connect.ts'
import type { Deps } from '../../db/stores/act.ts'
import { showText, shownFrom, type ShownRow } from '../../db/stores/case-file.ts'
import { dutyView } from '../../db/stores/duty-view.ts'

const fileText = showText('1 as one')

/** Every due date of a case, day by day, worked out from the file as it stands. */
export async function caseClock(deps: Deps, actor: Actor, caseId: string) {
  const { calendar, settings } = await deps.law()
  const sight = { personId: actor.personId, offices: reachFor(actor, 'cases.read') }
  const [[row]] = await glance(deps.db, sight, (tx) => [tx.unsafe<ShownRow[]>(fileText, [caseId], { prepare: true })])
  if (!row) refuse('not-found')
  const now = deps.now()
  const { file } = shownFrom(row)
  return {
    asOf: now,
    caseId,
    number: file.case.number,
    items: explainDuties(file, calendar, settings).map(({ duty, clock, leftOut, beside, questions }) => {
      const { zh, en } = dutyCodes[duty.code as DutyCode]
      const { startedOn, warnFrom, waitingOn } = duty
      return {
        ...dutyView(duty, now),
        ...{ startedOn, warnFrom, waitingOn },
        what: { zh, en },
        ...clockView(clock),
        leftOut: leftOut.map(extensionView),
        beside: beside && clockView(beside),
        questions: [...questions]
      }
    })
  }
}

function clockView({ rule, version, unit, basis, mark, certainty, needsConfirmation, ...clock }: ExplainedClock) {
  const { from, due, nominal, bound, expiry, provisional, settings, explanation, days, stops, extensions } = clock
  return {
    ...{ rule, version, unit, bound, expiry, basis, mark, certainty, needsConfirmation },
    ...{ from, due, nominal, provisional, explanation },
    settings: settings.map(({ key, question, value, zh, en }) => ({ key, question, value, zh, en })),
    stops: stops.map(({ ground, from, to = null }) => ({ ground, from, to, ...stopGrounds[ground as StopGround] })),
    extensions: extensions.map(extensionView),
    days: days.map(({ day, counts, why }) => ({ day, counts, ...why }))
  }
}

const extensionView = ({ grantedOn, by, days, until }: Extension) => ({
  grantedOn,
  by,
  days: days ?? null,
  until: until ?? null
})
