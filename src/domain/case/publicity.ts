import type { Calendar } from '../calendar/calendar.ts'
import { dueOf } from '../clocks/due.ts'
import { refuse } from '../refusal.ts'
import { ruleOn } from '../rules/table.ts'
import type { Settings } from '../settings.ts'
import type { CaseFile, Decision } from './file.ts'
import { channels, copyAddressees, withChange, withLine, type Publication, type withdrawalGrounds } from './parts.ts'
import { decisionOf } from './steps.ts'
import type { ObligationKind } from './vocabulary.ts'
import { notBefore, type Context, type When } from './when.ts'

/** Publication of decisions, its withdrawal, and the copies that T-57 asks for. */

export type Channel = (typeof channels)[number]
export type CopyAddressee = (typeof copyAddressees)[number]

/** Orders that go with a penalty and are none. */
const orders: readonly ObligationKind[] = ['stop-order', 'correct-order', 'destroy']
/** Kinds whose publication is never ended early. */
const heavy: readonly ObligationKind[] = [
  'restrict-business',
  'shutdown',
  'close-down',
  'ban-person',
  'licence-downgrade',
  'licence-revoke'
]

const penaltiesOf = (file: CaseFile, decisionNo: number) =>
  file.obligations.filter((one) => one.decisionNo === decisionNo && !orders.includes(one.kind))

/** nothing but a warning is not published. */
export const warningOnly = (file: CaseFile, decisionNo: number): boolean =>
  penaltiesOf(file, decisionNo).every((one) => one.kind === 'warning')

/** a penalty for a counterfeit patent, and the ruling that orders to stop. */
export const patentPublished = (file: CaseFile, decision: Decision): boolean =>
  (file.case.procedure === 'counterfeit-patent' && decision.kind === 'penalty') ||
  (file.case.procedure === 'patent-dispute' && decision.result === 'adjudicated-infringing')

/** The publications of a decision, withdrawn ones too; without the copies. */
export const publicationsOf = (file: CaseFile, decisionNo: number): Publication[] =>
  file.publications.filter(
    (one) => one.decisionNo === decisionNo && (channels as readonly string[]).includes(one.channel)
  )

/** Refuses a decision that is not to be published: of another kind, or a mere warning. */
export function judgePublic(file: CaseFile, decision: Decision): void {
  const patent = patentPublished(file, decision)
  if (decision.kind !== 'penalty' && !patent) refuse('case.not-published', { decision: decision.decisionNo })
  if (decision.kind === 'penalty' && warningOnly(file, decision.decisionNo))
    refuse('case.warning-unpublished', { decision: decision.decisionNo })
}

export interface PublishInput {
  readonly decisionNo: number
  readonly channel: Channel
  /** State and trade secrets and personal data were looked for first (P-11). */
  readonly secrecyReviewed: boolean
  /** The last day of a restriction that lasts longer than its publication would. */
  readonly restrictedUntil: string | null
}

/**
 * Publication on a channel. For another province the first entry is the push to its organ, and the second
 * the day on which that one published.
 */
export function publish(file: CaseFile, input: PublishInput, when: When, context: Context): CaseFile {
  const { decisionNo, channel } = input
  const decision = decisionOf(file, decisionNo)
  judgePublic(file, decision)
  if (channel === 'patent' ? !patentPublished(file, decision) : decision.kind !== 'penalty')
    refuse('case.not-published', { decision: decisionNo, field: '/channel' })
  if (!input.secrecyReviewed) refuse('case.secrecy-review', { field: '/secrecyReviewed' })
  notBefore(when.on, decision.decidedOn)
  const present = publicationsOf(file, decisionNo).find((one) => one.channel === channel && one.withdrawnOn === null)
  const endsOn = () => endOfPublication(file, decision, channel, when.on, input.restrictedUntil, context)
  if (present?.channel === 'other-province' && present.thereOn === null) {
    notBefore(when.on, present.publishedOn)
    return withChange(file, 'publications', present.no, { thereOn: when.on, endsOn: endsOn() })
  }
  if (present) refuse('case.already-published', { decision: decisionNo, field: '/channel' })
  return withLine(file, 'publications', {
    decisionNo,
    channel,
    publishedOn: when.on,
    thereOn: null,
    endsOn: channel === 'other-province' ? null : endsOn(),
    withdrawnOn: null,
    withdrawnFor: null
  })
}

/** A-74 rules the enterprise publicity system alone; what ends a publication elsewhere is not ours to say. */
function endOfPublication(
  file: CaseFile,
  decision: Decision,
  channel: Channel,
  from: string,
  restrictedUntil: string | null,
  { calendar, settings }: { calendar: Calendar; settings: Settings }
): string | null {
  const ruled = channel === 'necips' || channel === 'other-province'
  if (!ruled || ruleOn('A-74', from) === undefined) return null
  const lowest = (settings.lowFineYuan ?? 0) * 100
  const light = penaltiesOf(file, decision.decisionNo).every(
    ({ kind, amountFen }) =>
      kind === 'warning' || kind === 'criticism' || (kind === 'fine' && amountFen !== null && amountFen <= lowest)
  )
  const due = dueOf(light ? 'A-74' : 'A-74.other', { from }, calendar, settings).due as string
  return restrictedUntil !== null && restrictedUntil > due ? restrictedUntil : due
}

/** Withdrawal with its reason, or an end before the time on application. */
export function withdrawPublication(
  file: CaseFile,
  input: { publicationNo: number; ground: (typeof withdrawalGrounds)[number] },
  when: When
): CaseFile {
  if (when.reason === null) refuse('case.reason-needed', { field: '/reason' })
  const line = file.publications.find((one) => one.no === input.publicationNo)
  if (!line || (copyAddressees as readonly string[]).includes(line.channel))
    refuse('case.publication-unknown', { publication: input.publicationNo, field: '/publicationNo' })
  if (line.withdrawnOn !== null) refuse('case.publication-withdrawn', { publication: line.no })
  notBefore(when.on, line.publishedOn)
  const ended = (outcome: 'changed' | 'revoked') =>
    file.remedies.some((one) => one.decisionNo === line.decisionNo && one.outcome === outcome)
  const revoked = file.decisions.some((made) => made.decisionNo === line.decisionNo && made.revokedOn !== null)
  const holds = {
    'decision-revoked': revoked || ended('revoked'),
    'decision-changed': revoked || ended('changed'),
    'held-illegal': true,
    'held-void': true,
    'early-end': !penaltiesOf(file, line.decisionNo).some((one) => heavy.includes(one.kind))
  }
  if (!holds[input.ground]) refuse('case.withdrawal-ground', { withdrawal: input.ground, field: '/ground' })
  return withChange(file, 'publications', line.no, { withdrawnOn: when.on, withdrawnFor: input.ground })
}

/** The day on which a published decision had to be taken back: its revocation, or the remedy that changed it; null: none. */
export function withdrawalDay(file: CaseFile, decision: Decision): string | null {
  const days = file.remedies
    .filter((one) => one.decisionNo === decision.decisionNo)
    .filter((one) => one.outcome === 'changed' || one.outcome === 'revoked')
    .map((one) => one.endedOn as string)
  const all = decision.revokedOn === null ? days : [...days, decision.revokedOn]
  return all.toSorted()[0] ?? null
}

/** Whether the public may see a decision now; refuses a withdrawn or ended one as if it were not there (P-16). */
export function judgeExtract(file: CaseFile, decisionNo: number, today: string): Decision {
  const decision = file.decisions.find((made) => made.decisionNo === decisionNo)
  if (!decision) refuse('not-found')
  const lines = publicationsOf(file, decisionNo)
  const live = lines.filter((one) => one.withdrawnOn === null)
  if (withdrawalDay(file, decision) !== null || (lines.length > 0 && live.length === 0))
    refuse('publication.withdrawn', { decision: decisionNo })
  if (live.length > 0 && live.every((one) => one.endsOn !== null && one.endsOn < today))
    refuse('publication.ended', { decision: decisionNo })
  judgePublic(file, decision)
  return decision
}

/** Copies of a penalty that was decided without a transfer (T-57). */
export function copyPenalty(
  file: CaseFile,
  input: { decisionNo: number; to: readonly CopyAddressee[] },
  when: When
): CaseFile {
  const decision = decisionOf(file, input.decisionNo)
  if (decision.kind !== 'penalty') refuse('case.no-penalty', { decision: decision.decisionNo, field: '/decisionNo' })
  notBefore(when.on, decision.decidedOn)
  return [...new Set(input.to)].reduce((next, channel) => {
    const told = next.publications.some((one) => one.decisionNo === decision.decisionNo && one.channel === channel)
    if (told) refuse('case.already-copied', { addressee: channel, field: '/to' })
    const line = { decisionNo: decision.decisionNo, channel, publishedOn: when.on, thereOn: null, endsOn: null }
    return withLine(next, 'publications', { ...line, withdrawnOn: null, withdrawnFor: null })
  }, file)
}
