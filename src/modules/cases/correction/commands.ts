import { correct, type Correction } from '../../../domain/case/correction.ts'
import { check } from '../../../domain/identifiers/check.ts'
import { refuse } from '../../../domain/refusal.ts'
import type { Tx } from '../../../db/connect.ts'
import type { ActAnswer, Deps } from '../../../db/stores/act.ts'
import { refuseUnknownOfficers } from '../../../db/stores/officers.ts'
import { correctParty, type PartyChanges } from '../../../db/stores/party-correction.ts'
import { caseAct, type CaseAsked } from '../case-act.ts'
import { goodsLines, knownParty } from '../content-lines.ts'

/** A correction of the file, or of who a party is: that stands in the content. */
export type AskedCorrection = Correction | ({ readonly field: 'party'; readonly partyNo: number } & PartyChanges)

export interface CorrectionInput {
  readonly correction: AskedCorrection
  readonly requestedBy: string
  readonly reason: string
}

/** Undo by correction, with its reason, asked for by one and approved by another (D-32); both values stay on record. */
export function correctACase(deps: Deps, asked: CaseAsked, input: CorrectionInput): Promise<ActAnswer> {
  const { correction, requestedBy, reason } = input
  return caseAct(
    deps,
    'correct',
    asked,
    { reason },
    () => null,
    async ({ file }, when, context, tx) => {
      const { caseId, officeId } = file.case
      if (requestedBy === asked.actor.personId) refuse('case.correction-self', { field: '/requestedBy' })
      await refuseUnknownOfficers(tx, [requestedBy], officeId, when.on, { field: '/requestedBy', basis: 'D-32' })
      if (correction.field === 'party') {
        const { field, partyNo, ...changes } = correction
        const { statements, record } = await correctParty(
          tx,
          deps.sealer,
          caseId,
          partyNo,
          await checked(tx, caseId, partyNo, changes)
        )
        return { after: file, changes: { correction: { field, partyNo }, requestedBy, ...record }, extra: statements }
      }
      const days = [
        'to' in correction ? correction.to : null,
        'receivedOn' in correction ? correction.receivedOn : null
      ]
      const future = days.find((day) => day !== null && day > when.on)
      if (future) refuse('time.in-future', { occurred: future, today: when.on, field: '/correction/to' })
      if ('partyNo' in correction) await knownParty(tx, caseId, correction.partyNo)
      const goods =
        correction.field === 'part-line' && correction.part === 'custody' ? await goodsLines(tx, caseId) : []
      const beside = { today: when.on, goods }
      return {
        after: correct(file, correction, context.calendar, context.settings, beside),
        changes: { correction, requestedBy }
      }
    }
  )
}

/** The identifier in its normal form; a wrong check digit is refused as when a case is registered (O-30, O-31). */
async function checked(tx: Tx, caseId: string, partyNo: number, changes: PartyChanges): Promise<PartyChanges> {
  if (changes.identifier === undefined) return changes
  const [party] = await tx<{ identifierKind: PartyChanges['identifierKind'] | null }[]>`
    select identifier_kind from case_parties where case_id = ${caseId} and party_no = ${partyNo}`
  const kind = changes.identifierKind ?? party?.identifierKind
  if (kind !== 'uscc' && kind !== 'resident-id') return changes
  const { valid, normalised } = check(kind, changes.identifier)
  if (!valid) refuse(`identifier.${kind}`, { field: '/correction/identifier' })
  return { ...changes, identifier: normalised }
}
