import type { Actor } from '../actor.ts'
import { Refusal } from '../refusal.ts'
import type { CaseFile } from './file.ts'

/** The last decision on this person's recusal stands. */
const isRecused = (file: CaseFile, personId: string): boolean =>
  file.recusals.findLast((one) => one.personId === personId)?.recused ?? false

/** A recused person does nothing on the case, whatever their role; the investigation goes on without them. */
export const judgeRecusal = (file: CaseFile, actor: Actor): Refusal | null =>
  isRecused(file, actor.personId) ? new Refusal('case.recused', { person: actor.personId }) : null

/** Refuses `case.recused` for the first of these persons who is recused; `field` points at who named them. */
export function refuseRecused(file: CaseFile, persons: readonly string[], field: string): void {
  const person = persons.find((one) => isRecused(file, one))
  if (person !== undefined) throw new Refusal('case.recused', { person, field })
}
