import { refuse } from '../refusal.ts'
import { openTransfers, restated, type CaseFile } from './file.ts'
import { withChange, withLine, type Share } from './parts.ts'
import { refuseRecused } from './recusal.ts'
import type { When } from './when.ts'

/** Who handles a case, and which offices: hand-over, joint handling and designated jurisdiction. */

export const handOverReasons = ['leave', 'transfer', 'dismissal', 'workload', 'other'] as const
export type HandOverReason = (typeof handOverReasons)[number]

/**
 * Other officers take the case over: its duties are theirs from now on, with the days that they have. Those who
 * handled it stay among the investigators, so that they never review it (P-21); whoever reviewed it or hosted its hearing
 * cannot take it over. Refuses `case.two-handlers`, `case.handlers-same`, `case.recused`,
 * `case.handler-reviewed`.
 */
export function handOver(file: CaseFile, input: { readonly handlers: readonly string[] }): CaseFile {
  const handlers = namedHandlers(file, input.handlers)
  const before = file.case.handlers
  if (handlers.length === before.length && handlers.every((person) => before.includes(person)))
    refuse('case.handlers-same', { field: '/handlers' })
  return withHandlers(file, handlers)
}

function namedHandlers(file: CaseFile, named: readonly string[]): string[] {
  const handlers = [...new Set(named)]
  if (handlers.length < 2) refuse('case.two-handlers', { field: '/handlers' })
  refuseRecused(file, handlers, '/handlers')
  const apart = [...file.reviews.map((review) => review.reviewer), ...file.hearings.map((hearing) => hearing.host)]
  const reviewer = handlers.find((person) => apart.includes(person))
  if (reviewer !== undefined) refuse('case.handler-reviewed', { person: reviewer, field: '/handlers' })
  return handlers
}

function withHandlers(file: CaseFile, handlers: readonly string[]): CaseFile {
  const investigators = [...new Set([...file.case.investigators, ...handlers])]
  return { ...file, case: { ...file.case, handlers, investigators } }
}

/**
 * Another office of ours takes part, on a paper: jointly, and then it sees the case, or by assistance, and then it sees what
 * the letters to it say. Refuses `case.share-own` and `case.share-lasts`.
 */
export function share(file: CaseFile, input: Pick<Share, 'officeId' | 'kind' | 'paper'>, when: When): CaseFile {
  const { officeId, kind, paper } = input
  if (officeId === file.case.officeId) refuse('case.share-own', { field: '/officeId' })
  if (file.shares.some((one) => one.officeId === officeId && one.to === null))
    refuse('case.share-lasts', { office: officeId, field: '/officeId' })
  return withLine(file, 'shares', { officeId, kind, from: when.on, to: null, paper })
}

/** The other office takes part no longer, and sees the case no longer. Refuses `case.share-ended` and a day before its beginning. */
export function endShare(file: CaseFile, input: { readonly shareNo: number }, when: When): CaseFile {
  const line = file.shares.find((one) => one.no === input.shareNo)
  if (!line) refuse('case.line-unknown', { line: input.shareNo, field: '/shareNo' })
  if (line.to !== null) refuse('case.share-ended', { share: line.no, field: '/shareNo' })
  if (when.on < line.from)
    refuse('time.before-previous', { occurred: when.on, previous: line.from, field: '/occurredOn' })
  return withChange(file, 'shares', line.no, { to: when.on })
}

export interface Designation {
  readonly officeId: string
  readonly organId: string
  readonly areaCode: string
  readonly paper: string
  /** Officers of the new office; null: its head names them by a hand-over. */
  readonly handlers: readonly string[] | null
}

/**
 * Another office of ours handles the case from this day on: by designation, or because the work was divided anew. The
 * number stays; what was counted stays with who handled it then. Refuses `case.office-same`, and while the task group of a
 * transfer is still at work `case.transfer-in-preparation`.
 */
export function designate(file: CaseFile, input: Designation, when: When): CaseFile {
  const { officeId, organId, areaCode, paper } = input
  if (officeId === file.case.officeId) refuse('case.office-same', { field: '/officeId' })
  const unsent = openTransfers(file).find((transfer) => transfer.sentOn === null && !transfer.reported)
  if (unsent) refuse('case.transfer-in-preparation', { transfer: unsent.transferNo })
  const open = openTransfers(file).map((transfer) => transfer.transferNo)
  const known = file.assignments.length > 0 ? file : withLine(file, 'assignments', firstAssignment(file, when))
  const line = { officeId, organId, areaCode, from: when.on, late: when.late, ground: when.reason, paper }
  const moved = withLine(known, 'assignments', line)
  const handed = withHandlers(moved, input.handlers === null ? [] : namedHandlers(file, input.handlers))
  return restated({
    ...handed,
    case: { ...handed.case, officeId, organId, areaCode },
    transfers: file.transfers.map((one) => (open.includes(one.transferNo) ? { ...one, officeId } : one)),
    shares: file.shares.map((one) => (one.officeId === officeId && one.to === null ? { ...one, to: when.on } : one))
  })
}

/** The office that had the case so far: from its first day. */
function firstAssignment(file: CaseFile, when: When): Omit<CaseFile['assignments'][number], 'no'> {
  const { officeId, organId, areaCode, clueOn, filedOn } = file.case
  const from = [clueOn, filedOn, when.on].find((day) => day !== null) as string
  return { officeId, organId, areaCode, from, late: false, ground: null, paper: null }
}
