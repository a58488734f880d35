import { revocationSuffix, type Count } from '../ledger.ts'
import type { CaseFile, Decision } from './file.ts'
import { moneyOf } from './settlement.ts'
import { nothingToPerform } from './vocabulary.ts'

const later = (a: string, b: string): string => (a > b ? a : b)

/**
 * Every entry that this case ought to have in the counting ledger (law.md 4.5, 4.6): filings, reopenings and closings on
 * their day; decisions and money on the last day to perform, known from the later of that day and the happening. The same
 * function serves an act, a correction and a recount. Outside cases and mediations count nowhere.
 */
export function counts(file: CaseFile): Count[] {
  if (file.case.outside || file.case.procedure === 'patent-mediation') return []
  const { officeId, areaCode, rightKind, procedure } = file.case
  const group = { officeId, areaCode, rightKind, procedure }
  const count = (
    key: string,
    measure: Count['measure'],
    day: string,
    eventDay: string,
    quantity: number,
    enteredLate: boolean
  ): Count => ({ key, measure, day, eventDay, quantity, group, enteredLate })

  const episodes = file.episodes.flatMap((episode) => {
    const opened = count(
      `opened:${episode.episodeNo}`,
      'case-new',
      episode.openedOn,
      episode.openedOn,
      1,
      episode.openedLate
    )
    if (episode.closedOn === null) return [opened]
    return [
      opened,
      count(`closed:${episode.episodeNo}`, 'case-closed', episode.closedOn, episode.closedOn, 1, episode.closedLate)
    ]
  })

  const performance = file.decisions
    .filter((decision) => inExecutionRate(file, decision))
    .flatMap((decision) => {
      const due = decision.dueOn as string
      const no = decision.decisionNo
      const money = moneyOf(file, no)
      const entries = [count(`due:${no}`, 'decision-due', due, due, 1, decision.servedLate)]
      if (decision.executedOn !== null) {
        entries.push(
          count(`executed:${no}`, 'decision-executed', due, later(decision.executedOn, due), 1, decision.executedLate)
        )
      }
      if (money.dueFen > 0)
        entries.push(count(`principal:${no}`, 'principal-due', due, due, money.dueFen, decision.servedLate))
      let counted = 0
      money.steps.forEach((step, index) => {
        const capped = Math.max(0, Math.min(step.receivedFen, money.dueFen))
        if (capped === counted) return
        entries.push(
          count(
            `received:${no}:${index + 1}`,
            'principal-received',
            due,
            later(step.on, due),
            capped - counted,
            step.late
          )
        )
        counted = capped
      })
      for (const receipt of file.receipts) {
        if (receipt.decisionNo !== no || receipt.kind !== 'surcharge') continue
        const { receiptNo, receivedOn, amountFen, enteredLate } = receipt
        entries.push(
          count(`surcharge:${receiptNo}`, 'surcharge-received', due, later(receivedOn, due), amountFen, enteredLate)
        )
      }
      if (decision.revokedOn === null) return entries
      const from = decision.revokedOn
      const undone = entries.map((entry) => ({
        ...entry,
        key: entry.key + revocationSuffix,
        eventDay: later(entry.eventDay, from),
        quantity: -entry.quantity,
        enteredLate: decision.revokedLate
      }))
      return [...entries, ...undone]
    })
  return [...episodes, ...performance]
}

/** A served penalty with something to perform (4.6: a warning alone is out). */
function inExecutionRate(file: CaseFile, decision: Decision): boolean {
  return (
    decision.kind === 'penalty' &&
    decision.dueOn !== null &&
    file.obligations.some((o) => o.decisionNo === decision.decisionNo && !nothingToPerform.includes(o.kind))
  )
}
