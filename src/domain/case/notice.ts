import { refuse } from '../refusal.ts'
import { judgeAmounts } from './decision.ts'
import { restated, type CaseFile } from './file.ts'
import { hearingRuleFor, type LocalAmounts, type Respondent } from './hearing-right.ts'
import { withChange, withLine, type Hearing, type Notice, type Proposed } from './parts.ts'
import { inStretch, lastDayOf, type Counting } from './stretch.ts'
import type { ObligationKind } from './vocabulary.ts'
import { notBefore, type When } from './when.ts'

/** The written notice before a penalty and what the party answers. */

export interface NotifyInput {
  /** Null: all respondents. */
  readonly partyNo: number | null
  readonly proposed: readonly Proposed[]
  /** Left out: as the rule asks. */
  readonly hearing?: boolean | undefined
  readonly text: string | null
}

/**
 * Issues a notice of what is proposed. The hearing is offered where a rule asks for it, and may be offered otherwise; a party
 * has one standing notice. `respondents` are the parties it goes to, `goodsFen` what their goods on file are worth.
 */
export function notify(
  file: CaseFile,
  input: NotifyInput,
  respondents: readonly Respondent[],
  when: When,
  local: LocalAmounts,
  goodsFen = 0
): CaseFile {
  if (input.proposed.length === 0) refuse('case.obligations-needed', { field: '/proposed' })
  judgeAmounts(input.proposed, '/proposed')
  const rival = noticesTo(file, input.partyNo)[0]
  if (rival) refuse('case.notice-stands', { notice: rival.no, field: '/partyNo' })
  const rule = hearingRuleFor(input.proposed, respondents, file.case.procedure, when.on, local, goodsFen)
  if (input.hearing === false && rule !== null) refuse('case.hearing-to-be-offered', { basis: rule, field: '/hearing' })
  const line = {
    partyNo: input.partyNo,
    issuedOn: when.on,
    servedOn: null,
    servedBy: null,
    proposed: input.proposed,
    hearing: input.hearing ?? rule !== null,
    hearingRule: rule,
    text: input.text,
    waivedOn: null,
    statementOn: null,
    statement: null,
    statementText: null,
    withdrawnOn: null
  }
  return restated(withLine(file, 'notices', line))
}

/** The notices of this stretch that stand and concern a party, or all of them. */
export const noticesTo = (file: CaseFile, partyNo: number | null): Notice[] =>
  file.notices.filter(
    (notice) =>
      notice.withdrawnOn === null &&
      inStretch(file, notice.issuedOn) &&
      (notice.partyNo === null || partyNo === null || notice.partyNo === partyNo)
  )

export function serveNotice(
  file: CaseFile,
  input: { readonly noticeNo: number; readonly servedBy: string },
  when: When
): CaseFile {
  const notice = noticeOf(file, input.noticeNo)
  if (notice.servedOn !== null) refuse('case.notice-served', { notice: notice.no, field: '/noticeNo' })
  notBefore(when.on, notice.issuedOn)
  return withChange(file, 'notices', notice.no, { servedOn: when.on, servedBy: input.servedBy })
}

/** The party declares that it waives statement, defence and hearing. */
export function waive(file: CaseFile, input: { readonly noticeNo: number }, when: When): CaseFile {
  const { notice, servedOn } = servedNotice(file, input.noticeNo)
  refuseOpenHearing(file, notice)
  notBefore(when.on, servedOn)
  return withChange(file, 'notices', notice.no, { waivedOn: when.on })
}

export interface StatementInput {
  readonly noticeNo: number
  readonly result: NonNullable<Notice['statement']>
  readonly text: string
}

/** Statement and defence, with what was made of it; `when` is the day on which the party made it. */
export function recordStatement(
  file: CaseFile,
  input: StatementInput,
  byHead: boolean,
  when: When,
  counting: Counting
): CaseFile {
  const { notice, servedOn } = servedNotice(file, input.noticeNo)
  notBefore(when.on, servedOn)
  refuseWaived(notice, lastDayOf('A-34', servedOn, counting), byHead, when, 'A-34')
  const { result, text } = input
  return withChange(file, 'notices', notice.no, { statementOn: when.on, statement: result, statementText: text })
}

/**
 * What was not said in time is waived, and so is a hearing not asked for, unless the head allows it with the
 * reason.
 */
export function refuseWaived(
  notice: Notice,
  last: string | null,
  byHead: boolean,
  when: When,
  basis: 'A-34' | 'A-35'
): void {
  const waived = notice.waivedOn !== null || (last !== null && when.on > last)
  if (waived && !(byHead && when.reason !== null)) refuse('case.waived', { notice: notice.no, basis })
}

/** A notice that is not to stand, with the reason: what was proposed has changed. An open hearing on it ends. */
export function withdrawNotice(file: CaseFile, input: { readonly noticeNo: number }, when: When): CaseFile {
  const notice = noticeOf(file, input.noticeNo)
  if (when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  notBefore(when.on, notice.issuedOn)
  const open = openHearing(file, notice)
  const ended = open === undefined ? file : endedHearing(file, open, { ended: 'notice-withdrawn', endedOn: when.on })
  return restated(withChange(ended, 'notices', notice.no, { withdrawnOn: when.on }))
}

export const openHearing = (file: CaseFile, notice: Notice): Hearing | undefined =>
  file.hearings.find((hearing) => hearing.noticeNo === notice.no && hearing.endedOn === null)

export function refuseOpenHearing(file: CaseFile, notice: Notice): void {
  const open = openHearing(file, notice)
  if (open) refuse('case.hearing-open', { hearing: open.no })
}

/** The hearing with its end, and the clocks that it stopped running again. */
export function endedHearing(
  file: CaseFile,
  hearing: Hearing,
  end: Partial<Hearing> & { readonly endedOn: string }
): CaseFile {
  const stopped = file.stops.some((stop) => stop.no === hearing.stopNo && stop.to === null)
  const running = stopped ? withChange(file, 'stops', hearing.stopNo, { to: end.endedOn }) : file
  return withChange(running, 'hearings', hearing.no, end)
}

export function noticeOf(file: CaseFile, noticeNo: number): Notice {
  const notice = file.notices.find((one) => one.no === noticeNo)
  if (!notice) refuse('case.notice-unknown', { notice: noticeNo, field: '/noticeNo' })
  if (notice.withdrawnOn !== null) refuse('case.notice-withdrawn', { notice: noticeNo, field: '/noticeNo' })
  return notice
}

export function servedNotice(file: CaseFile, noticeNo: number): { notice: Notice; servedOn: string } {
  const notice = noticeOf(file, noticeNo)
  if (notice.servedOn === null) refuse('case.notice-not-served', { notice: noticeNo, field: '/noticeNo' })
  return { notice, servedOn: notice.servedOn }
}

/** Orders that are no kinds of penalty: they need no notice. */
const noPenalty: readonly ObligationKind[] = ['stop-order', 'correct-order']
/** Kinds than which any other penalty is heavier. */
const lightest: readonly ObligationKind[] = ['warning', 'criticism']

/** The place of the first obligation that goes beyond what was noticed, in kind or in amount (A-34, A-58 of the order); -1: none does. */
export function heavierThanNoticed(noticed: readonly Proposed[], decided: readonly Proposed[]): number {
  const total = (list: readonly Proposed[], kind: ObligationKind) =>
    list.filter((one) => one.kind === kind).reduce((sum, one) => sum + (one.amountFen ?? 0), 0)
  const open = (kind: ObligationKind) => noticed.some((one) => one.kind === kind && one.amountFen === null)
  const heavier = noticed.some((one) => !noPenalty.includes(one.kind) && !lightest.includes(one.kind))
  return decided.findIndex(({ kind }) => {
    if (noPenalty.includes(kind) || (lightest.includes(kind) && heavier)) return false
    if (!noticed.some((one) => one.kind === kind)) return true
    return !open(kind) && total(decided, kind) > total(noticed, kind)
  })
}
