import type { Calendar } from '../calendar/calendar.ts'
import { defaultClockSettings, type ClockSettings } from '../clocks/settings.ts'
import { dutyPeriod, type DutyCode } from './periods.ts'
import { standing, type CaseFile, type Transfer } from './file.ts'

/** A thing to be done by a time, by an office. `dueAt` is an instant: the end of the last day, or the hour. */
export interface Duty {
  readonly key: string
  readonly code: string
  readonly rule: string
  readonly officeId: string
  readonly startedOn: string
  readonly dueAt: string
  readonly provisional: boolean
  readonly doneAt: string | null
  readonly cancelled: boolean
}

/** The duties that the file shows, done or not (law.md 4.10). Lateness is a fact: a late one is done late. */
export function duties(file: CaseFile, calendar: Calendar, settings: ClockSettings = defaultClockSettings): Duty[] {
  if (file.case.outside) return []
  const office = file.case.officeId
  const list: Duty[] = []
  const add = (
    key: string,
    code: DutyCode,
    from: string,
    doneOn: string | null,
    options: { officeId?: string | null; cancelled?: boolean } = {}
  ) => {
    const period = dutyPeriod(code, file.case, from, calendar, settings)
    if (period === null) return
    list.push({
      key,
      code,
      ...period,
      officeId: options.officeId ?? office,
      doneAt: doneOn,
      cancelled: options.cancelled ?? false
    })
  }
  const { clueOn, filedOn, state } = file.case
  if (clueOn !== null) {
    add('file', 'OT-FILE', clueOn, state === 'not-filed' ? file.case.lastOn : filedOn)
  }
  for (const episode of file.episodes) {
    const disposed = firstDisposal(file, episode.openedOn)
    add(`decide:${episode.episodeNo}`, 'OT-DECIDE', episode.openedOn, disposed ?? episode.closedOn)
  }
  for (const decision of file.decisions.filter((made) => made.kind !== 'transfer-criminal' && !made.reported)) {
    const options = { cancelled: decision.revokedOn !== null && decision.servedOn === null }
    add(`serve:${decision.decisionNo}`, 'OT-SERVE', decision.decidedOn as string, decision.servedOn, options)
  }
  const { closedOn, closingGroundOn } = file.case
  const ground = closedOn === null ? readyToClose(file) : closingGroundOn
  if (ground !== null) add(`close:${file.episodes.length}`, 'OT-CLOSE', ground, closedOn)
  for (const transfer of file.transfers.filter((one) => !one.reported)) transferDuties(transfer, add)
  return list
}

/** The day of the first disposal decision of this stretch. */
function firstDisposal(file: CaseFile, from: string): string | null {
  const days = file.decisions.map((made) => made.decidedOn).filter((day) => day !== null && day >= from)
  return days.toSorted()[0] ?? null
}

/** The day from which an open case is ready to be closed: every penalty executed, or nothing but other decisions. */
function readyToClose(file: CaseFile): string | null {
  const decisions = standing(file)
  if (decisions.length === 0) return null
  const days = decisions.map((made) => (made.kind === 'penalty' ? made.executedOn : made.decidedOn))
  return days.includes(null) ? null : days.reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b))
}

function transferDuties(
  transfer: Transfer,
  add: (
    key: string,
    code: DutyCode,
    from: string,
    doneOn: string | null,
    options?: { officeId?: string | null }
  ) => void
): void {
  const key = (step: string) => `transfer:${transfer.transferNo}:${step}`
  if (transfer.reportedOn !== null) {
    const decided = transfer.approvedAt ?? (transfer.state === 'not-approved' ? transfer.outcomeOn : null)
    add(key('approve'), 'OT-T-APPROVE', transfer.reportedOn, decided)
  }
  if (transfer.approvedAt !== null && transfer.state !== 'not-approved')
    add(key('send'), 'OT-T-SEND', transfer.approvedAt, transfer.sentAt)
  if (transfer.receivedAt !== null) {
    add(key('police'), 'OT-T-POLICE', transfer.receivedAt, transfer.outcomeOn, {
      officeId: transfer.addresseeId
    })
  }
}
