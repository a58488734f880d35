import type { FormKind } from '../../../documents/catalogue.ts'
import { refuse } from '../../../domain/refusal.ts'
import type { CaseFile, Decision, Transfer } from '../../../domain/case/file.ts'
import type { CaseParts } from '../../../domain/case/parts.ts'
import type { Facts, Paper, Subject, SubjectName } from './facts.ts'

/** A line that a paper can be about. */
interface Line {
  readonly no: number
}

type Source = (facts: Pick<Facts, 'file' | 'issued'>) => readonly Line[]

const part =
  <Name extends keyof CaseParts>(name: Name, fits: (line: CaseParts[Name][number]) => boolean = () => true): Source =>
  ({ file }) =>
    (file[name] as readonly CaseParts[Name][number][]).filter(fits)

const decision =
  (...kinds: readonly Decision['kind'][]): Source =>
  ({ file }) =>
    file.decisions
      .filter((made) => kinds.length === 0 || kinds.includes(made.kind))
      .map((made) => ({ no: made.decisionNo }))

const preserved = part('measures', ({ kind }) => kind === 'preserve')
const coercive = part('measures', ({ kind }) => kind !== 'preserve')

/** What each form is about, beside the party. A form that is not here is about the case as such. */
const subjects: { readonly [Kind in FormKind]?: readonly [SubjectName, Source] } = {
  'inspection-record': ['investigationNo', part('investigations', ({ kind }) => kind !== 'inquiry')],
  'inquiry-record': ['investigationNo', part('investigations', ({ kind }) => kind === 'inquiry')],
  'assistance-letter': ['letterNo', part('letters', ({ direction }) => direction === 'out')],
  'preservation-notice': ['measureNo', preserved],
  'preservation-lifting': ['measureNo', part('measures', ({ kind, end }) => kind === 'preserve' && end !== null)],
  'measure-decision': ['measureNo', coercive],
  'measure-extension': ['measureNo', coercive],
  'measure-lifting': ['measureNo', part('measures', ({ kind, end }) => kind !== 'preserve' && end === 'lifted')],
  'goods-list': ['measureNo', part('measures')],
  'goods-transfer-notice': ['measureNo', coercive],
  suspension: ['stopNo', part('stops', ({ ground }) => ground === 'suspension')],
  resumption: ['stopNo', part('stops', ({ ground, to }) => ground === 'suspension' && to !== null)],
  'extension-approval': ['extensionNo', part('extensions')],
  'review-form': ['reviewNo', part('reviews')],
  'penalty-notice': ['noticeNo', part('notices')],
  'hearing-right-notice': ['noticeNo', part('notices', ({ hearing }) => hearing)],
  'hearing-notice': ['hearingNo', part('hearings')],
  'hearing-record': ['hearingNo', part('hearings')],
  'hearing-report': ['hearingNo', part('hearings')],
  'discussion-record': ['discussionNo', part('discussions')],
  'penalty-decision': ['decisionNo', decision('penalty')],
  'no-penalty-decision': ['decisionNo', decision('no-penalty', 'not-established')],
  'spot-decision': ['decisionNo', decision('penalty')],
  'service-receipt': ['decisionNo', decision()],
  'payment-arrangement': ['arrangementNo', part('arrangements')],
  demand: ['demandNo', part('demands')],
  'enforcement-application': ['applicationNo', part('courtApplications')],
  'case-transfer-letter': ['decisionNo', decision('transfer-administrative')],
  'crime-transfer-letter': [
    'transferNo',
    ({ file }) => file.transfers.map((one: Transfer) => ({ no: one.transferNo }))
  ],
  adjudication: ['decisionNo', decision('ruling')],
  'mediation-agreement': ['decisionNo', decision('mediation')]
}

/** What a form is about, as the catalogue tells it; null: the case as such. */
export const subjectOf = (kind: FormKind): SubjectName | null => subjects[kind]?.[0] ?? null

/**
 * The subject with the number of the line that the form is about: the last one that fits where none is given. Refuses
 * `document.subject` where there is none, or the given one does not fit the form.
 */
export function settledSubject(kind: FormKind, subject: Subject, facts: Facts): Subject {
  const { partyNo, documentNo } = subject
  if (partyNo !== undefined && !facts.parties.some((party) => party.no === partyNo))
    refuse('case.party-unknown', { party: partyNo, field: '/subject/partyNo' })
  if (documentNo !== undefined && !facts.issued.some((one) => one.no === documentNo))
    refuse('document.subject', { kind, name: 'documentNo', field: '/subject/documentNo' })
  const about = subjects[kind]
  if (about === undefined || (kind === 'service-receipt' && documentNo !== undefined)) return subject
  const [name, source] = about
  const lines = source(facts)
  const line = subject[name] === undefined ? lines.at(-1) : lines.find(({ no }) => no === subject[name])
  if (line === undefined) return refuse('document.subject', { kind, name, field: `/subject/${name}` })
  return { ...subject, [name]: line.no }
}

const found = <T>(lines: readonly T[], fits: (line: T) => boolean): T | null => lines.findLast(fits) ?? null

/** The lines on file that a paper is about or rests on: those named, and else the last ones that belong to them. */
export function linesOf(file: CaseFile, { kind, subject }: Paper) {
  const named = <T extends Line>(lines: readonly T[], no: number | undefined): T | null =>
    no === undefined ? null : found(lines, (line) => line.no === no)
  const arrangement = named(file.arrangements, subject.arrangementNo)
  const demand = named(file.demands, subject.demandNo)
  const application = named(file.courtApplications, subject.applicationNo)
  const decisionNo =
    subject.decisionNo ?? arrangement?.decisionNo ?? demand?.decisionNo ?? application?.decisionNo ?? null
  const made = found(file.decisions, (one) =>
    decisionNo === null ? one.revokedOn === null : one.decisionNo === decisionNo
  )
  const hearing =
    named(file.hearings, subject.hearingNo) ??
    file.hearings.findLast(({ ended }) => ended !== 'notice-withdrawn') ??
    null
  const noticeNo = subject.noticeNo ?? (subject.hearingNo === undefined ? undefined : hearing?.noticeNo)
  const partyNo = subject.partyNo ?? made?.partyNo ?? null
  const notice =
    named(file.notices, noticeNo) ??
    found(
      file.notices,
      (one) => one.withdrawnOn === null && (partyNo === null || one.partyNo === null || one.partyNo === partyNo)
    )
  return {
    lead: named(file.leads, subject.leadNo) ?? file.leads[0] ?? null,
    investigation: named(file.investigations, subject.investigationNo),
    letter: named(file.letters, subject.letterNo),
    measure: named(file.measures, subject.measureNo),
    stop: named(file.stops, subject.stopNo),
    extension: named(file.extensions, subject.extensionNo),
    review: named(file.reviews, subject.reviewNo) ?? found(file.reviews, (one) => one.doneOn !== null),
    notice,
    hearing,
    discussion: named(file.discussions, subject.discussionNo),
    decision: made,
    arrangement,
    demand: demand ?? found(file.demands, (one) => one.decisionNo === made?.decisionNo),
    application,
    transfer:
      subject.transferNo === undefined ? null : found(file.transfers, (one) => one.transferNo === subject.transferNo),
    kind
  }
}

export type Lines = ReturnType<typeof linesOf>
