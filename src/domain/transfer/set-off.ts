import type { CaseFile, Transfer } from '../case/file.ts'
import { moneyOf } from '../case/settlement.ts'

/**
 * How much of the criminal fine is set off by fines that were given before the transfer and paid (T-54, APL art 35(2)), in fen;
 * null while no court has imposed a criminal fine. What was paid counts for the fine first, as far as it goes.
 */
export function setOffFen(file: CaseFile, { sentOn, criminalFineFen }: Transfer): number | null {
  if (!criminalFineFen || sentOn === null) return null
  const paid = file.decisions
    .filter(
      (decision) =>
        decision.kind === 'penalty' && decision.revokedOn === null && (decision.decidedOn as string) <= sentOn
    )
    .map(({ decisionNo }) => {
      const fines = file.obligations.filter((one) => one.decisionNo === decisionNo && one.kind === 'fine')
      const fineFen = fines.reduce((sum, fine) => sum + (fine.amountFen as number), 0)
      return Math.min(fineFen, moneyOf(file, decisionNo).steps.at(-1)?.receivedFen ?? 0)
    })
  return Math.min(
    criminalFineFen,
    paid.reduce((sum, fen) => sum + fen, 0)
  )
}
