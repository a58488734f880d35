import { refuse } from '../refusal.ts'
import { restated, type CaseFile } from './file.ts'
import { endedHearing, refuseOpenHearing, refuseWaived, servedNotice } from './notice.ts'
import { withChange, withLine, type Hearing } from './parts.ts'
import { lastDayOf, type Counting } from './stretch.ts'
import { notBefore, type When } from './when.ts'

/** The hearing (A-35, A-42, P-22). */

/** The party asks for the hearing that it was offered, in time. From this day to its end the clocks of A-42 stand still. */
export function requestHearing(
  file: CaseFile,
  input: { readonly noticeNo: number },
  byHead: boolean,
  when: When,
  counting: Counting
): CaseFile {
  const { notice, servedOn } = servedNotice(file, input.noticeNo)
  if (!notice.hearing) refuse('case.hearing-not-offered', { notice: notice.no })
  refuseOpenHearing(file, notice)
  notBefore(when.on, servedOn)
  refuseWaived(notice, lastDayOf('A-35', servedOn, counting), byHead, when, 'A-35')
  const stopped = withLine(file, 'stops', {
    ground: 'hearing',
    why: null,
    from: when.on,
    to: null,
    approvedBy: null,
    measureNo: null,
    text: null
  })
  const line = {
    noticeNo: notice.no,
    stopNo: stopped.stops.at(-1)!.no,
    requestedOn: when.on,
    announcedOn: null,
    setFor: null,
    place: null,
    host: null,
    heldOn: null,
    endedOn: null,
    ended: null,
    opinion: null
  }
  return restated(withLine(stopped, 'hearings', line))
}

export interface AnnounceInput {
  readonly hearingNo: number
  readonly setFor: string
  readonly place: string
  readonly host: string
}

/** Tells the party of day and place, seven working days ahead (A-35.notice). Told again when they change. */
export function announceHearing(file: CaseFile, input: AnnounceInput, when: When, counting: Counting): CaseFile {
  const hearing = hearingOf(file, input.hearingNo)
  refuseInvestigator(file, input.host, '/host')
  notBefore(when.on, hearing.requestedOn)
  notBefore(input.setFor, when.on, '/setFor')
  const passed = lastDayOf('A-35.notice', when.on, counting)
  if (passed !== null && input.setFor <= passed) refuse('case.hearing-too-early', { after: passed, field: '/setFor' })
  const { setFor, place, host } = input
  return withChange(file, 'hearings', hearing.no, { announcedOn: when.on, setFor, place, host })
}

export interface EndHearingInput {
  readonly hearingNo: number
  readonly ended: 'held' | 'withdrawn' | 'absent'
  readonly opinion: string | null
}

/** The hearing was held, or the party withdrew or stayed away. */
export function endHearing(file: CaseFile, input: EndHearingInput, when: When): CaseFile {
  const hearing = hearingOf(file, input.hearingNo)
  const { ended, opinion } = input
  notBefore(when.on, hearing.requestedOn)
  if (ended !== 'withdrawn') {
    if (hearing.setFor === null) refuse('case.hearing-not-announced', { hearing: hearing.no })
    notBefore(when.on, hearing.setFor)
    refuseInvestigator(file, hearing.host as string, '/hearingNo')
  }
  const heldOn = ended === 'held' ? hearing.setFor : null
  return restated(endedHearing(file, hearing, { ended, endedOn: when.on, heldOn, opinion }))
}

function refuseInvestigator(file: CaseFile, person: string, field: string): void {
  if (file.case.investigators.includes(person)) refuse('case.same-person', { basis: 'P-22', field })
}

function hearingOf(file: CaseFile, hearingNo: number): Hearing {
  const hearing = file.hearings.find((one) => one.no === hearingNo)
  if (!hearing) refuse('case.hearing-unknown', { hearing: hearingNo, field: '/hearingNo' })
  if (hearing.endedOn !== null) refuse('case.hearing-ended', { hearing: hearingNo, field: '/hearingNo' })
  return hearing
}
