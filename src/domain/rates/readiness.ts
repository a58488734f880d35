import type { FactContent } from '../case/content.ts'
import type { Decision, Obligation, Receipt, Transfer } from '../case/file.ts'
import {
  moneyObligations,
  nothingToPerform,
  type CaseState,
  type Precision,
  type Procedure
} from '../case/vocabulary.ts'

/** What a file tells of a case, whoever keeps it: enough to say which rates it could enter. */
export interface KnownFile {
  readonly procedure: Procedure
  readonly state: CaseState
  readonly filedOn: string | null
  readonly filedPrecision: Precision
  readonly closedOn: string | null
  readonly decisions: readonly Decision[]
  readonly obligations: readonly Obligation[]
  readonly receipts: readonly Receipt[]
  readonly transfers: readonly Transfer[]
  readonly facts: readonly FactContent[]
}

export const readinessRates = ['AC1', 'AC2', 'AE1', 'AM1', 'TR2', 'TR3'] as const
export type ReadinessRate = (typeof readinessRates)[number]

/** Why a case cannot enter a rate, in both languages. */
export const readinessReasons = {
  'no-administrative-file': {
    zh: '没有行政案卷（公安或检察机关自行立案）',
    en: 'no administrative file: it began with the police or the procuratorate'
  },
  'no-filing-day': { zh: '立案日期不明', en: 'the day of filing is not stated' },
  'filing-day-inexact': { zh: '立案日期只到月或年', en: 'the day of filing is known to the month or year only' },
  'end-unknown': { zh: '不知是否结案', en: 'not stated whether it is closed or still open' },
  'no-closing-day': { zh: '已结案，结案日期不明', en: 'closed, on a day that is not stated' },
  mediation: { zh: '调解案件不计入', en: 'mediations do not count' },
  'no-penalty-decision': { zh: '没有处罚决定', en: 'no penalty was decided, or none is stated' },
  'nothing-to-perform': {
    zh: '处罚内容不明或无可履行',
    en: 'what was imposed is not stated, or is nothing to perform'
  },
  'no-service-day': {
    zh: '送达日期不明，履行期届满日无从计算',
    en: 'the day of service is not stated, so there is no last day to perform'
  },
  'execution-unknown': { zh: '履行情况或日期不明', en: 'not stated whether, or on what day, it was performed' },
  'no-money': { zh: '没有罚没款', en: 'no fine and no confiscated gain' },
  'amount-inexact': { zh: '罚没金额不明或不确切', en: 'the amount due is not stated exactly' },
  'no-receipts': { zh: '缴款情况不明', en: 'what was paid, and when, is not stated' },
  'no-transfer': { zh: '没有移送公安', en: 'no transfer to the police is stated' },
  'clue-only': { zh: '只移交线索', en: 'only a clue was handed over' },
  'no-police-outcome': { zh: '公安是否立案不明', en: 'not stated whether the police filed' },
  'no-outcome-day': { zh: '公安立案日期不明', en: 'the day on which the police filed is not stated' },
  'outcome-not-final': { zh: '不知是否终局', en: 'not stated whether that decision is final' }
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>
export type ReadinessReason = keyof typeof readinessReasons

/** `reasons` empty: it can enter. The first is the one that comes first in the life of a case. */
export interface Readiness {
  readonly rate: ReadinessRate
  readonly reasons: readonly ReadinessReason[]
}

/** For each rate: can this case enter it, and if not, what is missing (law.md 4.5, 4.6, 4.9). Nothing missing is guessed. */
export function rateReadiness(file: KnownFile): Readiness[] {
  const gaps = gapsOf(file)
  return readinessRates.map((rate) => ({ rate, reasons: gaps[rate] }))
}

function gapsOf(file: KnownFile): Readonly<Record<ReadinessRate, readonly ReadinessReason[]>> {
  const closing = closingGaps(file)
  const executing = performanceGaps(file)
  const transfer = transferGaps(file)
  return {
    AC1: closing,
    AC2: closing,
    AE1: executing.count,
    AM1: executing.money,
    TR2: transfer.final,
    TR3: transfer.first
  }
}

const tagged = (file: KnownFile, ...tags: readonly string[]): boolean =>
  file.facts.some((fact) => fact.kind === 'tag' && tags.includes(fact.text))

const elsewhere = (file: KnownFile): boolean => tagged(file, 'police_origin', 'no_administrative_file')

function closingGaps(file: KnownFile): ReadinessReason[] {
  if (elsewhere(file)) return ['no-administrative-file']
  if (file.procedure === 'patent-mediation') return ['mediation']
  const gaps: ReadinessReason[] = []
  if (file.filedOn === null) gaps.push('no-filing-day')
  else if (file.filedPrecision !== 'day') gaps.push('filing-day-inexact')
  const closedOn = file.closedOn ?? dayOf(file, 'closure', /结案/)
  if (file.state === 'closed' && closedOn === null) gaps.push('no-closing-day')
  else if (file.state !== 'closed' && !tagged(file, 'pending')) gaps.push('end-unknown')
  return gaps
}

const dayOf = (file: KnownFile, kind: FactContent['kind'], words: RegExp): string | null =>
  file.facts.find((fact) => fact.kind === kind && fact.precision === 'day' && words.test(fact.text))?.happenedOn ?? null

function performanceGaps(file: KnownFile): { count: ReadinessReason[]; money: ReadinessReason[] } {
  const both = (...reasons: ReadinessReason[]) => ({ count: reasons, money: reasons })
  if (elsewhere(file)) return both('no-administrative-file')
  const penalties = file.decisions.filter((made) => made.kind === 'penalty' && made.revokedOn === null)
  if (penalties.length === 0) return both('no-penalty-decision')
  const own = file.obligations.filter((one) => penalties.some((made) => made.decisionNo === one.decisionNo))
  const toDo = own.filter((one) => !nothingToPerform.includes(one.kind))
  const money = own.filter((one) => moneyObligations.includes(one.kind))
  const common: ReadinessReason[] = []
  if (toDo.length === 0) common.push('nothing-to-perform')
  if (penalties.every((made) => made.dueOn === null)) common.push('no-service-day')
  const paid = file.receipts.length > 0
  const performed = penalties.every((made) => made.executedOn !== null) || paid
  const sums: ReadinessReason[] = []
  if (toDo.length > 0 && money.length === 0) sums.push('no-money')
  else if (money.some((one) => one.amountFen === null || one.qualifier !== 'exact')) sums.push('amount-inexact')
  return {
    count: [...common, ...(performed ? [] : (['execution-unknown'] as const))],
    money: [...common, ...sums, ...(paid ? [] : (['no-receipts'] as const))]
  }
}

function transferGaps(file: KnownFile): { first: ReadinessReason[]; final: ReadinessReason[] } {
  const both = (...reasons: ReadinessReason[]) => ({ first: reasons, final: reasons })
  if (elsewhere(file)) return both('no-administrative-file')
  const toPolice = file.transfers.filter(({ direction }) => !direction.endsWith('-to-admin'))
  if (toPolice.length === 0) return both('no-transfer')
  if (toPolice.every(({ direction }) => direction === 'clue-to-police')) return both('clue-only')
  const answered = toPolice.filter(({ state }) => state === 'filed' || state === 'not-filed')
  if (answered.length === 0) return both('no-police-outcome')
  const dated = answered.filter(({ outcomeOn }) => outcomeOn !== null)
  if (dated.length === 0) return both('no-outcome-day')
  // A filing is final; a refusal to file can still be reconsidered or ordered (T-20 to T-26).
  return { first: [], final: dated.some(({ state }) => state === 'filed') ? [] : ['outcome-not-final'] }
}

export interface RateTally {
  readonly rate: ReadinessRate
  readonly ready: number
  readonly reasons: readonly {
    readonly reason: ReadinessReason
    readonly zh: string
    readonly en: string
    readonly cases: number
  }[]
}

/** How many of these cases can enter each rate, and for each reason how many lack just that; a case may lack several. */
export function tallyReadiness(files: Iterable<KnownFile>): RateTally[] {
  const all = [...files].map(gapsOf)
  return readinessRates.map((rate) => {
    const gaps = all.map((one) => one[rate])
    const names = (Object.keys(readinessReasons) as ReadinessReason[]).map((reason) => ({
      reason,
      ...readinessReasons[reason],
      cases: gaps.filter((reasons) => reasons.includes(reason)).length
    }))
    return {
      rate,
      ready: gaps.filter((reasons) => reasons.length === 0).length,
      reasons: names.filter(({ cases }) => cases > 0).toSorted((a, b) => b.cases - a.cases)
    }
  })
}
