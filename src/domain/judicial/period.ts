import type { Context } from '../case/when.ts'
import { dueOf, type Due } from '../clocks/due.ts'
import { ruleOn } from '../rules/table.ts'
import type { JudicialCase } from './case.ts'
import type { JudicialInstance, JudicialKind, JudicialTrack } from './vocabulary.ts'

type Slot = `${JudicialKind}/${JudicialInstance}/${JudicialTrack}`

/** Every form of proceedings that there is, with its period (R-19, T-47); null where the handbook names none. */
const periods: Readonly<Partial<Record<Slot, string | null>>> = {
  'criminal/first/ordinary': 'T-47',
  'criminal/first/summary': 'T-47.summary',
  'criminal/first/fast-track': 'T-47.fast-track',
  'criminal/second/ordinary': 'T-47.second',
  'criminal/retrial/ordinary': null,
  'civil/first/ordinary': 'R-19.civil',
  'civil/first/summary': 'R-19.civil-summary',
  'civil/second/ordinary': 'R-19.civil-second',
  'civil/retrial/ordinary': null,
  'administrative/first/ordinary': 'R-19.administrative',
  'administrative/first/summary': null,
  'administrative/second/ordinary': 'R-19.administrative-second',
  'administrative/retrial/ordinary': null,
  'execution/execution/ordinary': 'R-19.execution',
  'execution/execution/non-litigation': 'R-19.non-litigation'
}

type Form = Pick<JudicialCase, 'kind' | 'instance' | 'track'>
const slotOf = ({ kind, instance, track }: Form): Slot => `${kind}/${instance}/${track}`

/** Whether there are proceedings of this kind, instance and track. */
export const isForm = (form: Form): boolean => slotOf(form) in periods

/** The id of the rule of the legal period; null where the handbook names none. */
export const periodOf = (form: Form): string | null => periods[slotOf(form)] ?? null

/**
 * The legal period from the day of filing, without what R-19 leaves out; null where no rule is in force on that day. Refuses
 * (`clock.…`) a stop or an extension that the rule does not allow.
 */
export function legalPeriod(of: JudicialCase, { calendar, settings }: Context): Due | null {
  const rule = periodOf(of)
  if (rule === null || ruleOn(rule, of.filedOn) === undefined) return null
  const stops = of.stops.map(({ ground, from, to }) => ({ ground, from, to }))
  const extensions = of.extensions.map(({ grantedOn, by }) => ({ grantedOn, by }))
  return dueOf(rule, { from: of.filedOn, stops, extensions } as never, calendar, settings)
}

/** The case with its last day worked out. */
export function withPeriod(of: JudicialCase, context: Context): JudicialCase {
  const due = legalPeriod(of, context)
  return { ...of, dueOn: due?.due ?? null, dueRule: due?.rule ?? null, provisional: due?.provisional ?? false }
}
