import { refuse } from '../refusal.ts'
import { openTransfers, restated, standing, type CaseFile, type Decision } from './file.ts'
import { moneyObligations, type DecisionKind, type DecisionResult, type ObligationKind } from './vocabulary.ts'
import type { When } from './when.ts'

export interface ObligationInput {
  readonly kind: ObligationKind
  readonly amountFen: number | null
  readonly text: string | null
}

export interface DecideInput {
  readonly kind: Exclude<DecisionKind, 'transfer-criminal'>
  /** What it says of the case, one of `resultsOf[kind]`; null where a file that was taken over does not tell. */
  readonly result?: DecisionResult | null
  readonly documentNumber: string | null
  readonly documentNumberRaw: string | null
  /** The party it binds, null for all respondents. */
  readonly partyNo: number | null
  readonly text: string | null
  readonly obligations: readonly ObligationInput[]
}

/**
 * A disposal decision, or what ends a dispute. A fine is blocked while a transfer is open (T-55); one standing
 * decision a party (D-16). What a new decision needs before it is judged apart (`judgeDecision`): a file that is taken over
 * does not show every step.
 */
export function decide(file: CaseFile, input: DecideInput, when: When): CaseFile {
  const rival = standing(file).find(
    (made) => made.partyNo === null || input.partyNo === null || made.partyNo === input.partyNo
  )
  if (rival) refuse('case.party-decided', { decision: rival.decisionNo, field: '/partyNo' })
  if (input.kind === 'penalty' && input.obligations.length === 0)
    refuse('case.obligations-needed', { field: '/obligations' })
  if (input.kind !== 'penalty' && input.kind !== 'ruling' && input.obligations.length > 0)
    refuse('case.obligations-not-allowed', { field: '/obligations' })
  judgeAmounts(input.obligations, '/obligations')
  if (finesIn(input.obligations) && openTransfers(file).length > 0)
    refuse('case.fine-blocked', { field: '/obligations' })

  const decisionNo = file.decisions.length + 1
  const decision = newDecision(decisionNo, input.kind, when.on, input)
  const obligations = input.obligations.map((obligation, index) => ({
    decisionNo,
    obligationNo: index + 1,
    kind: obligation.kind,
    amountFen: obligation.amountFen,
    qualifier: 'exact' as const,
    partyNo: input.partyNo,
    performedOn: null,
    text: obligation.text
  }))
  return restated({
    ...file,
    decisions: [...file.decisions, decision],
    obligations: [...file.obligations, ...obligations]
  })
}

type Amount = Pick<ObligationInput, 'kind' | 'amountFen'>

/** Money is told with its amount, confiscated things may have a value, nothing else has one. */
export function judgeAmounts(list: readonly Amount[], at: string): void {
  list.forEach((obligation, index) => {
    const field = `${at}/${index}/amount`
    const money = moneyObligations.includes(obligation.kind)
    if (money && !obligation.amountFen) refuse('case.amount-needed', { field })
    if (!money && obligation.amountFen !== null && !obligation.kind.startsWith('confiscate'))
      refuse('case.amount-not-allowed', { field })
  })
}

export const finesIn = (list: readonly Amount[]): boolean =>
  list.some((obligation) => obligation.kind === 'fine' || obligation.kind === 'fine-and-confiscation')

/** A decision as it is made: nothing served, nothing done yet. */
export function newDecision(
  decisionNo: number,
  kind: DecisionKind,
  decidedOn: string,
  input: Pick<DecideInput, 'documentNumber' | 'documentNumberRaw' | 'partyNo' | 'result' | 'text'>
): Decision {
  return {
    decisionNo,
    kind,
    decidedOn,
    precision: 'day',
    documentNumber: input.documentNumber,
    documentNumberRaw: input.documentNumberRaw,
    partyNo: input.partyNo,
    servedOn: null,
    servedBy: null,
    servedLate: false,
    dueOn: null,
    executedOn: null,
    executedLate: false,
    revokedOn: null,
    revokedLate: false,
    revokedGround: null,
    result: input.result ?? null,
    reported: false,
    text: input.text
  }
}
