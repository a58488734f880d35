import type { CaseFile, Receipt } from './file.ts'
import { moneyObligations, nothingToPerform } from './vocabulary.ts'

/** What a decision is owed and got, in fen: principal only (D-12, D-13). */
export interface Money {
  readonly dueFen: number
  readonly steps: readonly { readonly on: string; readonly late: boolean; readonly receivedFen: number }[]
  /** The day on which the principal received reached what is due and stayed there; null while it has not. */
  readonly paidOn: string | null
}

/** Principal due and received over time, in the order of the days of receipt; refunds count against it. */
export function moneyOf(file: CaseFile, decisionNo: number): Money {
  const dueFen = file.obligations
    .filter((obligation) => obligation.decisionNo === decisionNo && moneyObligations.includes(obligation.kind))
    .reduce((sum, obligation) => sum + (obligation.amountFen ?? 0), 0)
  let receivedFen = 0
  let paidOn: string | null = null
  const steps = file.receipts
    .filter((receipt) => receipt.decisionNo === decisionNo && receipt.kind !== 'surcharge')
    .toSorted(byDay)
    .map((receipt) => {
      receivedFen += receipt.kind === 'refund' ? -receipt.amountFen : receipt.amountFen
      if (receivedFen < dueFen) paidOn = null
      else paidOn ??= receipt.receivedOn
      return { on: receipt.receivedOn, late: receipt.enteredLate, receivedFen }
    })
  return { dueFen, steps, paidOn: dueFen === 0 ? null : paidOn }
}

const byDay = (a: Receipt, b: Receipt): number =>
  a.receivedOn === b.receivedOn ? a.receiptNo - b.receiptNo : a.receivedOn < b.receivedOn ? -1 : 1

/**
 * Works out anew what is performed and whether the decision is executed: every obligation done (4.6, D-14). The decision
 * has something to perform; one that has not is executed by its service.
 */
export function settle(file: CaseFile, decisionNo: number, late: boolean): CaseFile {
  const money = moneyOf(file, decisionNo)
  const obligations = file.obligations.map((obligation) =>
    obligation.decisionNo === decisionNo && moneyObligations.includes(obligation.kind)
      ? { ...obligation, performedOn: money.paidOn }
      : obligation
  )
  const toDo = obligations.filter(
    (obligation) => obligation.decisionNo === decisionNo && !nothingToPerform.includes(obligation.kind)
  )
  const days = toDo.map((obligation) => obligation.performedOn)
  const executedOn = days.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b))
  return {
    ...file,
    obligations,
    decisions: file.decisions.map((decision) => {
      if (decision.decisionNo !== decisionNo) return decision
      return {
        ...decision,
        executedOn,
        executedLate: executedOn === null ? false : executedOn === decision.executedOn ? decision.executedLate : late
      }
    })
  }
}
