import { ruleOn } from '../rules/table.ts'
import type { Proposed } from './parts.ts'
import type { ObligationKind, PartyKind, Procedure } from './vocabulary.ts'

/** A party as far as the law asks: its number and what it is. */
export interface Respondent {
  readonly no: number
  readonly kind: PartyKind
}

/** From which amounts a fine or a confiscation is "larger" by a rule, in fen. */
interface Larger {
  readonly rule: string
  readonly procedures: readonly Procedure[]
  readonly naturalFen: number
  readonly organisationFen: number
}

const larger: readonly Larger[] = [
  {
    rule: 'A-36',
    procedures: ['trademark-penalty', 'counterfeit-patent', 'other-penalty'],
    naturalFen: 10_000_00,
    organisationFen: 100_000_00
  },
  { rule: 'A-37', procedures: ['copyright-penalty'], naturalFen: 20_000_00, organisationFen: 100_000_00 }
]

/** Kinds that give a right to a hearing whatever their amount. */
const heavy: readonly ObligationKind[] = ['licence-downgrade', 'licence-revoke', 'shutdown', 'close-down', 'ban-person']
const fines: readonly ObligationKind[] = ['fine', 'fine-and-confiscation']
const confiscations: readonly ObligationKind[] = [
  'confiscate-gain',
  'confiscate-goods',
  'confiscate-tools',
  'fine-and-confiscation'
]

/**
 * A party that is no legal person or organisation, or of which that is not known: the lower amounts apply to it. A household
 * business acts in the name of a person; the handbook does not say, so the party has the better of it [I].
 */
export const isPerson = (kind: PartyKind): boolean =>
  kind === 'natural' || kind === 'individual-business' || kind === 'unknown'

/** Amounts that a province or a locality sets in place of the rule's own; null: none is set. */
export interface LocalAmounts {
  readonly hearingPersonYuan: number | null
  readonly hearingOrganisationYuan: number | null
}

/**
 * The rule by which what is proposed to these parties gives a right to a hearing on a day; null where none
 * does. What is confiscated is taken together, and so are fines. `goodsFen`: what the goods on file are worth, which stands in
 * for goods that are to be confiscated without a value.
 */
export function hearingRuleFor(
  proposed: readonly Proposed[],
  parties: readonly Respondent[],
  procedure: Procedure,
  day: string,
  local: LocalAmounts,
  goodsFen = 0
): string | null {
  if (proposed.some((one) => heavy.includes(one.kind)) && ruleOn('A-35', day) !== undefined) return 'A-35'
  const row = larger.find((one) => one.procedures.includes(procedure) && ruleOn(one.rule, day) !== undefined)
  if (row === undefined) return null
  const person = parties.length === 0 || parties.some((party) => isPerson(party.kind))
  const [yuan, ruled] = person
    ? [local.hearingPersonYuan, row.naturalFen]
    : [local.hearingOrganisationYuan, row.organisationFen]
  const limit = yuan === null ? ruled : yuan * 100
  const valueIn = ({ kind, amountFen }: Proposed) => amountFen ?? (kind === 'confiscate-goods' ? goodsFen : 0)
  const sum = (kinds: readonly ObligationKind[]) =>
    proposed.filter((one) => kinds.includes(one.kind)).reduce((total, one) => total + valueIn(one), 0)
  return sum(fines) >= limit || sum(confiscations) >= limit ? row.rule : null
}
