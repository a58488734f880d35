import type { Precision } from '../../../domain/case/vocabulary.ts'
import { isCivilDate } from '../../../domain/time/civil-date.ts'

/** A date as exactly as it is known: the first day of the month or year stands for it. */
export interface Known {
  readonly on: string | null
  readonly precision: Precision
}

export const unknownDay: Known = { on: null, precision: 'day' }

/** Reads '2023', '2023-10' or '2023-10-27'; a day that is not in the calendar is not known. */
export function known(value: string | null | undefined): Known {
  if (value === null || value === undefined) return unknownDay
  const [on, precision]: [string, Precision] =
    value.length === 4 ? [`${value}-01-01`, 'year'] : value.length === 7 ? [`${value}-01`, 'month'] : [value, 'day']
  return isCivilDate(on) ? { on, precision } : unknownDay
}

/** The one full day that a text names; unknown where it names none or several. */
export function dayIn(value: string | null | undefined): Known {
  const days = [...new Set((value ?? '').match(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g) ?? [])]
  return days.length === 1 ? known(days[0]) : unknownDay
}
