import type { CaseFile, Decision } from './file.ts'
import type { Arrangement } from './parts.ts'

/** The deferrals and instalments of a decision, in the order of their approval. */
export const arrangementsOf = (file: CaseFile, decisionNo: number): Arrangement[] =>
  file.arrangements.filter((one) => one.decisionNo === decisionNo)

/** The last day of an arrangement. */
export const lastInstalmentOf = (arrangement: Arrangement): string => arrangement.instalments.at(-1)?.dueOn as string

/** A decision whose day of service was corrected: what was arranged stands, and the day before it moves. */
export function rearranged(file: CaseFile, decision: Decision): { file: CaseFile; decision: Decision } {
  const own = arrangementsOf(file, decision.decisionNo)
  const [first] = own
  const last = own.at(-1)
  if (!first || !last || decision.dueOn === null) return { file, decision }
  const dueBefore = decision.dueOn
  return {
    file: { ...file, arrangements: file.arrangements.map((one) => (one === first ? { ...one, dueBefore } : one)) },
    decision: { ...decision, dueOn: lastInstalmentOf(last) }
  }
}
