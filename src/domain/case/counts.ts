import { revocationSuffix, type Count, type CountGroup } from '../ledger.ts'
import { handlingOn, moves, type Handling } from './assignments.ts'
import type { CaseFile, Decision } from './file.ts'
import { moneyOf } from './settlement.ts'
import { nothingToPerform } from './vocabulary.ts'

const later = (a: string, b: string): string => (a > b ? a : b)

/**
 * Every entry that this case ought to have in the counting ledger (law.md 4.5, 4.6). Filings, reopenings and closings count
 * on their day under the office that handled the case then; a change of office is an out- and an in-entry of an open
 * case. Decisions and money count under the office that decided, on the last day to perform, known from the later of that
 * day and the happening. The same function serves an act, a correction and a recount. Outside cases and mediations count
 * nowhere.
 */
export function counts(file: CaseFile): Count[] {
  if (file.case.outside || file.case.procedure === 'patent-mediation') return []
  const { rightKind, procedure } = file.case
  const groupOf = ({ officeId, areaCode }: Handling): CountGroup => ({ officeId, areaCode, rightKind, procedure })
  /** What counts stands under the office that handled the case on its day, but for what a decision brings. */
  const countUnder =
    (decidedOn: string | null) =>
    (
      key: string,
      measure: Count['measure'],
      day: string,
      eventDay: string,
      quantity: number,
      enteredLate: boolean
    ): Count => {
      const group = groupOf(handlingOn(file, decidedOn ?? day))
      return { key, measure, day, eventDay, quantity, group, enteredLate }
    }
  const count = countUnder(null)

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

  const moved = moves(file).flatMap(({ no, on, from, to, late }) =>
    file.episodes
      .filter(({ openedOn, closedOn }) => openedOn < on && (closedOn === null || closedOn >= on))
      .flatMap(({ episodeNo }) => [
        { ...count(`out:${episodeNo}:${no}`, 'case-out', on, on, 1, late), group: groupOf(from) },
        { ...count(`in:${episodeNo}:${no}`, 'case-in', on, on, 1, late), group: groupOf(to) }
      ])
  )

  const spot = file.case.track === 'simple' ? file.decisions.slice(0, 1) : []
  const simple = spot.flatMap((made) => {
    const day = made.decidedOn as string
    const decided = count('simple:1', 'simple-decided', day, day, 1, made.servedLate)
    if (made.revokedOn === null) return [decided]
    const undone = { key: decided.key + revocationSuffix, quantity: -1, enteredLate: made.revokedLate }
    return [decided, { ...decided, ...undone, eventDay: later(day, made.revokedOn) }]
  })

  const performance = file.decisions
    .filter((decision) => inExecutionRate(file, decision))
    .flatMap((decision) => {
      const count = countUnder(decision.decidedOn)
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
  return [...episodes, ...moved, ...simple, ...performance]
}

/** A served penalty with something to perform (4.6: a warning alone is out). */
function inExecutionRate(file: CaseFile, decision: Decision): boolean {
  return (
    decision.kind === 'penalty' &&
    decision.dueOn !== null &&
    file.obligations.some((o) => o.decisionNo === decision.decisionNo && !nothingToPerform.includes(o.kind))
  )
}
