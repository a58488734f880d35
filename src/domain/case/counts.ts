import { revocationSuffix, type Count, type CountGroup } from '../ledger.ts'
import { arrangementsOf, lastInstalmentOf } from './arrangements.ts'
import { handlingOn, moves, type Handling } from './assignments.ts'
import type { CaseFile, Decision } from './file.ts'
import type { Arrangement } from './parts.ts'
import { moneyOf } from './settlement.ts'
import { nothingToPerform } from './vocabulary.ts'

const later = (a: string, b: string): string => (a > b ? a : b)

/**
 * Every entry that this case ought to have in the counting ledger (law.md 4.5, 4.6). Filings, reopenings and closings count
 * on their day under the office that handled the case then; a change of office is an out- and an in-entry of an open
 * case. Decisions and money count under the office that decided, on the last day to perform, known from the later of that
 * day and the happening; a decision on the spot counts apart. The same function serves an act, a correction and a
 * recount. Outside cases and mediations count nowhere.
 */
export function counts(file: CaseFile): Count[] {
  if (file.case.outside || file.case.procedure === 'patent-mediation') return []
  const { rightKind, procedure } = file.case
  const groupOf = ({ officeId, areaCode }: Handling): CountGroup => ({ officeId, areaCode, rightKind, procedure })
  /** What counts stands under the office that handled the case on its day, but for what a decision brings. */
  const under = (entries: readonly Entry[], decidedOn: string | null = null): Count[] =>
    entries.map((one) => ({ ...one, group: groupOf(handlingOn(file, decidedOn ?? one.day)) }))

  const episodes = file.episodes.flatMap(({ episodeNo, openedOn, openedLate, closedOn, closedLate }) => {
    const opened = entry(`opened:${episodeNo}`, 'case-new', openedOn, openedOn, 1, openedLate)
    if (closedOn === null) return [opened]
    return [opened, entry(`closed:${episodeNo}`, 'case-closed', closedOn, closedOn, 1, closedLate)]
  })
  const moved = moves(file).flatMap(({ no, on, from, to, late }) =>
    file.episodes
      .filter(({ openedOn, closedOn }) => openedOn < on && (closedOn === null || closedOn >= on))
      .flatMap(({ episodeNo }) => [
        { ...entry(`out:${episodeNo}:${no}`, 'case-out', on, on, 1, late), group: groupOf(from) },
        { ...entry(`in:${episodeNo}:${no}`, 'case-in', on, on, 1, late), group: groupOf(to) }
      ])
  )
  const spot = file.case.track === 'simple' ? file.decisions.slice(0, 1) : []
  const simple = spot.flatMap((made) => {
    const day = made.decidedOn as string
    const decided = [entry('simple:1', 'simple-decided', day, day, 1, made.servedLate)]
    const { revokedOn, revokedLate } = made
    return revokedOn === null ? decided : [...decided, ...undone(decided, revocationSuffix, revokedOn, revokedLate)]
  })
  const performance = file.decisions
    .filter((decision) => inExecutionRate(file, decision))
    .flatMap((decision) => {
      const entries = stayed(file, decision, arranged(file, decision))
      const { decidedOn, revokedOn, revokedLate } = decision
      const all =
        revokedOn === null ? entries : [...entries, ...undone(entries, revocationSuffix, revokedOn, revokedLate)]
      return under(all, decidedOn)
    })
  return [...under(episodes), ...moved, ...under(simple), ...performance]
}

type Entry = Omit<Count, 'group'>

const entry = (
  key: string,
  measure: Count['measure'],
  day: string,
  eventDay: string,
  quantity: number,
  enteredLate: boolean
): Entry => ({ key, measure, day, eventDay, quantity, enteredLate })

/** What takes these entries back from a day on, as a happening of its own. */
const undone = (entries: readonly Entry[], suffix: string, from: string, enteredLate: boolean): Entry[] =>
  entries.map((one) => ({
    ...one,
    key: one.key + suffix,
    eventDay: later(one.eventDay, from),
    quantity: -one.quantity,
    enteredLate
  }))

/** A served penalty with something to perform (4.6: a warning alone is out). */
function inExecutionRate(file: CaseFile, decision: Decision): boolean {
  return (
    decision.kind === 'penalty' &&
    decision.dueOn !== null &&
    file.obligations.some((o) => o.decisionNo === decision.decisionNo && !nothingToPerform.includes(o.kind))
  )
}

/**
 * The entries of a decision under the days it has to be performed by. A deferral or instalments move them (4.6): the count to the
 * last instalment, money to each; what was due before the approval leaves its day only from then on.
 */
function arranged(file: CaseFile, decision: Decision): Entry[] {
  const own = arrangementsOf(file, decision.decisionNo)
  const schedules = [null, ...own]
  return schedules.flatMap((schedule, index) => {
    const next = own[index]
    const dueOn = schedule === null ? (own[0]?.dueBefore ?? (decision.dueOn as string)) : lastInstalmentOf(schedule)
    const entries = scheduled(file, decision, dueOn, schedule)
    if (!next) return entries
    const past = entries.filter((one) => one.eventDay < next.approvedOn)
    return [...past, ...undone(past, ':moved', next.approvedOn, next.approvedLate)]
  })
}

function scheduled(file: CaseFile, decision: Decision, due: string, schedule: Arrangement | null): Entry[] {
  const name = schedule === null ? `${decision.decisionNo}` : `${decision.decisionNo}:arranged:${schedule.no}`
  const late = decision.servedLate
  const money = moneyOf(file, decision.decisionNo)
  const slices = slicesOf(schedule, due, money.dueFen)
  const part = (index: number) => (slices.length > 1 ? `:part:${index + 1}` : '')
  const entries = [entry(`due:${name}`, 'decision-due', due, due, 1, late)]
  const { executedOn, executedLate } = decision
  if (executedOn !== null)
    entries.push(entry(`executed:${name}`, 'decision-executed', due, later(executedOn, due), 1, executedLate))
  slices.forEach(({ day, amountFen }, index) => {
    if (amountFen > 0)
      entries.push(entry(`principal:${name}${part(index)}`, 'principal-due', day, day, amountFen, late))
  })
  let counted = 0
  money.steps.forEach((step, stepIndex) => {
    const capped = Math.max(0, Math.min(step.receivedFen, money.dueFen))
    slices.forEach(({ day, before, amountFen }, index) => {
      const share = (sum: number) => Math.max(0, Math.min(sum - before, amountFen))
      const more = share(capped) - share(counted)
      const key = `received:${name}:${stepIndex + 1}${part(index)}`
      if (more !== 0) entries.push(entry(key, 'principal-received', day, later(step.on, day), more, step.late))
    })
    counted = capped
  })
  for (const receipt of file.receipts) {
    if (receipt.decisionNo !== decision.decisionNo || receipt.kind !== 'surcharge') continue
    const { receiptNo, receivedOn, amountFen, enteredLate } = receipt
    const key = schedule === null ? `surcharge:${receiptNo}` : `surcharge:${receiptNo}:arranged:${schedule.no}`
    entries.push(entry(key, 'surcharge-received', due, later(receivedOn, due), amountFen, enteredLate))
  }
  return entries
}

/** The principal by the day each part of it is due; what was paid before the approval goes with the first instalment. */
function slicesOf(schedule: Arrangement | null, due: string, dueFen: number) {
  if (schedule === null) return [{ day: due, before: 0, amountFen: dueFen }]
  const paidBefore = Math.max(0, dueFen - schedule.instalments.reduce((sum, one) => sum + one.amountFen, 0))
  let before = 0
  return schedule.instalments.map(({ dueOn, amountFen }, index) => {
    const slice = {
      day: dueOn,
      before,
      amountFen: Math.min(dueFen - before, amountFen + (index === 0 ? paidBefore : 0))
    }
    before += slice.amountFen
    return slice
  })
}

/** A decision stayed by order is out of the rates while the stay lasts (4.6): taken back on its first day, given again after. */
function stayed(file: CaseFile, decision: Decision, entries: readonly Entry[]): Entry[] {
  const stays = file.executionHolds
    .filter((hold) => hold.decisionNo === decision.decisionNo && hold.ground === 'stay-ordered')
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return stays.reduce<readonly Entry[]>((present, { no, from, fromLate, to, toLate }) => {
    const back = (one: Entry): Entry[] =>
      to === null ? [] : [{ ...one, key: `${one.key}:resumed:${no}`, eventDay: to, enteredLate: toLate }]
    return present.flatMap((one) => {
      if (to !== null && one.eventDay >= to) return [one]
      if (one.eventDay >= from) return back(one)
      return [one, ...undone([one], `:stayed:${no}`, from, fromLate), ...back(one)]
    })
  }, entries) as Entry[]
}
