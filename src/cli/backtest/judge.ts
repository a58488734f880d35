import { advise } from '../../domain/advice/advise.ts'
import { checkAdviceInput } from '../../domain/advice/check-input.ts'
import { regimes } from '../../domain/advice/regimes.ts'
import { suggestions, type Advice, type Offence, type Suggestion } from '../../domain/advice/types.ts'
import type { PublishedRow } from '../../modules/imports/formats/published-row.ts'
import { published } from '../../modules/imports/formats/published.ts'
import { outcomeOf, outcomes, type Outcome } from './outcome.ts'
import { questionOf, type Question } from './question.ts'

/** Columns of the table: what the advice says, or that no offence of the table bears on the matter. */
export const answers = [...suggestions, 'no-offence'] as const
export type Answer = Suggestion | 'no-offence'

/** `missed`: transferred or convicted, and the advice does not say so. `unexpected`: must-transfer, handled administratively. */
export type Difference = 'missed' | 'unexpected'

export interface Judged {
  readonly id: string
  readonly outcome: Outcome
  readonly question: Question
  readonly answer: Answer
  /** The strongest of the offences asked, the first of them when equal. */
  readonly advice: Advice | undefined
  readonly difference: Difference | null
}

/** Asks the advice about one published case and compares it with what the authorities did. */
export function judge(row: PublishedRow): Judged {
  const question = questionOf(row, published(row, 'backtest').content)
  const advices = question.offences.map((offence) => ask(offence, question))
  const advice = pick(advices, (a, b) => rank(a) - rank(b))
  const answer = advice?.suggestion ?? 'no-offence'
  const outcome = outcomeOf(row)
  return { id: row.id, outcome, question, answer, advice, difference: differs(outcome, answer) }
}

/**
 * An administrative outcome is no expectation by itself: a check that is prompted and a decision that is left open are no
 * difference, only a commanded transfer is.
 */
function differs(outcome: Outcome, answer: Answer): Difference | null {
  const agrees = answer === 'must-transfer' || answer === 'reasonable-suspicion'
  if (outcomes[outcome].expected) return agrees ? null : 'missed'
  return outcome === 'administrative' && answer === 'must-transfer' ? 'unexpected' : null
}

const rank = ({ suggestion }: Advice): number => suggestions.indexOf(suggestion)

function pick(advices: readonly Advice[], order: (a: Advice, b: Advice) => number): Advice | undefined {
  return advices.toSorted(order)[0]
}

/** Without a day every regime is asked, the act and its evaluation in the same: the weakest answer holds whatever the day. */
function ask(offence: Offence, { days, facts }: Question): Advice {
  const spans = days === undefined ? regimes.map(({ from }) => ({ actEndedOn: from, assessedOn: from })) : [days]
  const advices = spans.map(({ actEndedOn, assessedOn }) => {
    const input = { offence, actEndedOn, assessedOn, ...facts }
    const problems = checkAdviceInput({ ...input })
    if (problems.length > 0) throw new RangeError(problems.map(({ field, en }) => `${field} ${en}`).join('; '))
    return advise(input)
  })
  return pick(advices, (a, b) => rank(b) - rank(a)) as Advice
}
