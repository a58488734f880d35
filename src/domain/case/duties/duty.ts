import type { Calendar } from '../../calendar/calendar.ts'
import type { Settings } from '../../settings.ts'
import type { CaseFile } from '../file.ts'
import type { CaseStop } from '../parts.ts'
import type { DutyCode } from '../periods.ts'

/** Whom a duty waits on when it is not the handling office itself. */
export const waitingFor = ['police', 'procuratorate', 'court', 'organ', 'party'] as const
export type WaitingFor = (typeof waitingFor)[number]

/** A thing to be done by a time, by an office. `dueAt` is an instant: the end of the last day, or the hour. */
export interface Duty {
  readonly key: string
  readonly code: string
  readonly rule: string
  readonly officeId: string
  /** The persons whose morning list it stands on. */
  readonly assignees: readonly string[]
  readonly waitingOn: WaitingFor | null
  readonly startedOn: string
  /** `infinity` while it stands still. */
  readonly dueAt: string
  readonly provisional: boolean
  /** An extension on file is more than the law allows: it was left out, and a human should look. */
  readonly questioned: boolean
  /** Instant from which the morning list warns of it; null while it stands still. */
  readonly warnFrom: string | null
  readonly doneAt: string | null
  readonly cancelled: boolean
}

/** What a source says of a duty; its period follows from the code, the rule in force and what stopped or lengthened it. */
export interface DutyStart {
  /** Unique in the case: what the duty is about. */
  readonly key: string
  readonly code: DutyCode
  /** The day it began, or the instant for rules in hours. */
  readonly from: string
  /** Day or instant; null while it is to be done. */
  readonly doneOn: string | null
  /** Its rule where the code does not name one. */
  readonly rule?: string
  /** No rule gives its period but a setting: so many calendar days, shown under `rule`. */
  readonly setting?: 'transferActDays'
  /** The paper itself names the time: so many calendar days, shown under `rule`. */
  readonly days?: number
  readonly officeId?: string
  readonly assignees?: readonly string[]
  readonly waitingOn?: WaitingFor
  /**
   * Overdue only after the longest stage for which the law asks no approval, with attention from the end of the first (D-24).
   */
  readonly staged?: boolean
  /** What was to be done fell away. */
  readonly cancelled?: boolean
  /** Stops other than those of the whole case. */
  readonly stops?: readonly CaseStop[]
}

/** A source of duties: what one part of the file asks to be done. */
export type DutySource = (file: CaseFile, calendar: Calendar, settings: Settings) => readonly DutyStart[]
