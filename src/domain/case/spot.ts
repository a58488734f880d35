import { refuse } from '../refusal.ts'
import { ruleOn } from '../rules/table.ts'
import { decide, type DecideInput } from './decision.ts'
import type { CaseFile } from './file.ts'
import { isPerson, type Respondent } from './hearing-right.ts'
import { withLine } from './parts.ts'
import { serve } from './steps.ts'
import { type Counting } from './stretch.ts'
import type { ObligationKind } from './vocabulary.ts'
import { notBefore, type When } from './when.ts'

/** The simple procedure: decided and served on the spot. It opens no stretch, so that it enters no closure rate. */

const limits = { personFen: 200_00, organisationFen: 3_000_00 }
/** A warning or a fine, and the orders that are no penalty. */
const onTheSpot: readonly ObligationKind[] = ['warning', 'fine', 'stop-order', 'correct-order']

export interface SpotInput extends Omit<DecideInput, 'kind' | 'result'> {
  readonly officers: readonly string[]
}

export function decideOnTheSpot(
  file: CaseFile,
  input: SpotInput,
  respondents: readonly Respondent[],
  when: When,
  { calendar, settings }: Counting
): CaseFile {
  if (ruleOn('A-99', when.on) === undefined) refuse('clock.not-in-force', { rule: 'A-99', on: when.on })
  const officers = [...new Set(input.officers)]
  if (officers.length < 2) refuse('case.two-handlers', { basis: 'A-99', field: '/officers' })
  const other = input.obligations.findIndex((one) => !onTheSpot.includes(one.kind))
  if (other >= 0) refuse('case.spot-kind', { field: `/obligations/${other}/kind` })
  const person = respondents.length === 0 || respondents.some((party) => isPerson(party.kind))
  const limit = person ? limits.personFen : limits.organisationFen
  const fine = input.obligations.reduce((sum, one) => sum + (one.amountFen ?? 0), 0)
  if (fine > limit) refuse('case.spot-limit', { limit: limit / 100, field: '/obligations' })
  const investigators = [...new Set([...file.case.investigators, ...officers])]
  const simple: CaseFile = { ...file, case: { ...file.case, track: 'simple', handlers: officers, investigators } }
  const decided = decide(simple, { ...input, kind: 'penalty', result: 'penalty' }, when)
  return serve(decided, { decisionNo: decided.decisions.length, servedBy: 'direct' }, when, calendar, settings)
}

/** The papers of a decision on the spot are handed in. */
export function handInPapers(file: CaseFile, when: When): CaseFile {
  const decided = file.decisions[0]
  if (file.case.track !== 'simple' || decided === undefined) refuse('case.not-on-the-spot')
  if (file.archives.some((one) => one.spotDecisionNo === decided.decisionNo)) refuse('case.papers-handed-in')
  notBefore(when.on, decided.decidedOn as string)
  return withLine(file, 'archives', {
    on: when.on,
    shelf: null,
    keptYears: null,
    spotDecisionNo: decided.decisionNo
  })
}
