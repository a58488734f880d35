import type { Duty } from './duties/duty.ts'
import { openTransfers, standing, type CaseFile } from './file.ts'
import { standsStill } from './periods.ts'

/**
 * What a procuratorate may know of a case beyond its transfers (T-38, T-57, T-59): why it should look at it, and nothing of
 * the parties (P-15).
 */
export interface Supervised {
  readonly caseId: string
  readonly officeId: string
  readonly number: string | null
  readonly offence: string | null
  readonly suggestion: string | null
  readonly summary: { readonly zh: string; readonly en: string } | null
  /** The advice says must-transfer since this day, and nothing was transferred (T-38). */
  readonly untransferredSince: string | null
  /** A penalty was decided on this day, under such an advice or a suspicion, and nothing was transferred (T-57). */
  readonly penalisedOn: string | null
  /** Instant until which the police should have answered; null while none waits on them. */
  readonly answerDueAt: string | null
  readonly answerRule: string | null
}

const suspicions: readonly string[] = ['must-transfer', 'reasonable-suspicion']

/** What there is to supervise in a case; null: nothing. A case of an agency outside is nobody's here. */
export function supervisedOf(file: CaseFile, duties: readonly Duty[]): Supervised | null {
  const { caseId, officeId, number, outside } = file.case
  if (outside) return null
  const last = file.assessments.at(-1)
  const said = last && last.settledBy !== 'overtaken' && suspicions.includes(last.suggestion) ? last : null
  const transferred = openTransfers(file).length > 0 || file.transfers.some(({ sentOn }) => sentOn !== null)
  const open = transferred ? null : said
  const penalty = standing(file).find((decision) => decision.kind === 'penalty')
  const waiting = duties
    .filter((duty) => duty.waitingOn === 'police' && duty.doneAt === null && !duty.cancelled)
    .filter((duty) => duty.dueAt !== standsStill)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0]
  if (open === null && waiting === undefined) return null
  return {
    caseId,
    officeId,
    number,
    offence: said?.offence ?? null,
    suggestion: said?.suggestion ?? null,
    summary: said?.summary ?? null,
    untransferredSince: open?.suggestion === 'must-transfer' ? open.on : null,
    penalisedOn: open === null ? null : (penalty?.decidedOn ?? null),
    answerDueAt: waiting?.dueAt ?? null,
    answerRule: waiting?.rule ?? null
  }
}
