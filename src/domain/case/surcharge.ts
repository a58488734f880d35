import { fen } from '../money.ts'
import { surcharge } from '../rules/surcharge.ts'
import { ruleOn } from '../rules/table.ts'
import { civilDate, dayNumber } from '../time/civil-date.ts'
import type { Warning } from './check-content.ts'
import type { CaseFile } from './file.ts'
import { moneyOf } from './settlement.ts'

/** The surcharge on a fine paid late (A-82), with the days that do not count (A-83) and how it comes to its amount. */
export interface Surcharge {
  readonly asOf: string
  readonly fineFen: number
  /** Days after the last day to perform up to the payment or `asOf`, without those of reconsideration and suit. */
  readonly daysLate: number
  readonly daysLeftOut: number
  readonly dueFen: number
  readonly receivedFen: number
  readonly arithmetic: { readonly zh: string; readonly en: string }
}

/**
 * The surcharge of a decision as of a day; null where there is none: no fine, or not late, or revoked. On the whole fine until all
 * that the decision imposes is paid, and never on a confiscated gain; a sum in which both stand together has none of its own.
 */
export function surchargeOf(file: CaseFile, decisionNo: number, asOf: string): Surcharge | null {
  const decision = file.decisions.find((made) => made.decisionNo === decisionNo)
  const fineFen = file.obligations
    .filter((one) => one.decisionNo === decisionNo && one.kind === 'fine')
    .reduce((sum, one) => sum + (one.amountFen ?? 0), 0)
  if (!decision || decision.dueOn === null || decision.revokedOn !== null || fineFen === 0) return null
  const { paidOn } = moneyOf(file, decisionNo)
  const end = paidOn !== null && paidOn < asOf ? paidOn : asOf
  if (end <= decision.dueOn || ruleOn('A-82', end) === undefined) return null
  const first = dayNumber(civilDate(decision.dueOn)) + 1
  const last = dayNumber(civilDate(end))
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const spans = file.remedies
    .filter((one) => one.decisionNo === decisionNo)
    .map((one) => [
      dayNumber(civilDate(one.startedOn)),
      one.endedOn === null ? last : dayNumber(civilDate(one.endedOn))
    ])
  const leftOutFrom = dayNumber(civilDate('2021-07-15'))
  const out = (day: number) => day >= leftOutFrom && spans.some(([from, to]) => day >= from! && day <= to!)
  const daysLeftOut = days.filter(out).length
  const daysLate = days.length - daysLeftOut
  const dueFen = surcharge(fen(fineFen), daysLate)
  const receivedFen = file.receipts
    .filter((one) => one.decisionNo === decisionNo && one.kind === 'surcharge')
    .reduce((sum, one) => sum + one.amountFen, 0)
  const [fine, due] = [(fineFen / 100).toFixed(2), (dueFen / 100).toFixed(2)]
  const capped = dueFen === fineFen
  return {
    asOf,
    fineFen,
    daysLate,
    daysLeftOut,
    dueFen,
    receivedFen,
    arithmetic: {
      zh:
        `罚款${fine}元×3%×${daysLate}日${capped ? '，以罚款数额为限' : ''}，为${due}元` +
        `${daysLeftOut > 0 ? `；复议、诉讼期间${daysLeftOut}日不计（A-83）` : ''}。`,
      en:
        `Fine ${fine} × 3% × ${daysLate} days${capped ? ', never more than the fine' : ''}: ${due} CNY` +
        `${daysLeftOut > 0 ? `; ${daysLeftOut} days of reconsideration or suit left out (A-83)` : ''}.`
    }
  }
}

/** Told when more surcharge was received than there can be (A-82): never more than the fine. It is recorded all the same. */
export function surchargeWarning(file: CaseFile, decisionNo: number): Warning[] {
  const sum = (list: readonly { readonly amountFen: number | null }[]) =>
    list.reduce((total, one) => total + Number(one.amountFen), 0)
  const own = <T extends { readonly decisionNo: number }>(list: readonly T[]) =>
    list.filter((one) => one.decisionNo === decisionNo)
  const fines = sum(own(file.obligations).filter(({ kind }) => kind === 'fine' || kind === 'fine-and-confiscation'))
  const received = sum(own(file.receipts).filter(({ kind }) => kind === 'surcharge'))
  if (received <= fines) return []
  const [fine, got] = [(fines / 100).toFixed(2), (received / 100).toFixed(2)]
  return [
    {
      code: 'case.surcharge-over-fine',
      field: '/amount',
      zh: `加处罚款合计${got}元，超过罚款${fine}元（A-82）`,
      en: `surcharges of ${got} CNY in all are more than the fine of ${fine} CNY (A-82)`
    }
  ]
}
