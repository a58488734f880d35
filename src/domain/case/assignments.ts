import type { CaseFile } from './file.ts'

/** An office handles a case under its own area of the tables (D-18). */
export interface Handling {
  readonly officeId: string
  readonly areaCode: string
}

/** A change of the handling office, in force from a day on. */
export interface Move {
  /** Number of the assignment that brought it. */
  readonly no: number
  readonly on: string
  readonly from: Handling
  readonly to: Handling
  readonly late: boolean
}

/** Who handled the case on this day; of several assignments of one day the last counts. */
export function handlingOn(file: CaseFile, day: string): Handling {
  return file.assignments.findLast((line) => line.from <= day) ?? file.assignments[0] ?? file.case
}

/** Every day on which another office took the case over: one move a day, from who had it before to who had it then. */
export function moves(file: CaseFile): Move[] {
  const last = file.assignments.filter((line, index) => index > 0 && file.assignments[index + 1]?.from !== line.from)
  return last
    .map(({ no, from: on, late, officeId, areaCode }) => ({
      no,
      on,
      late,
      from: file.assignments.findLast((line) => line.from < on) ?? (file.assignments[0] as Handling),
      to: { officeId, areaCode }
    }))
    .filter(({ from, to }) => from.officeId !== to.officeId || from.areaCode !== to.areaCode)
}
