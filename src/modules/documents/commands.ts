import type { Actor } from '../../domain/actor.ts'
import { judgeRecusal } from '../../domain/case/recusal.ts'
import { capacityFor } from '../../domain/case/acts.ts'
import type { CaseFile } from '../../domain/case/file.ts'
import { withChange } from '../../domain/case/parts.ts'
import { judgeTime } from '../../domain/case/when.ts'
import { checkDocumentNo, formatDocumentNo } from '../../domain/identifiers/document-no.ts'
import { refuse } from '../../domain/refusal.ts'
import { formOf, type FormKind } from '../../documents/catalogue.ts'
import { render, type Rendered } from '../../documents/render.ts'
import { refusePersonNumbers, runAct, type Asked } from '../../db/stores/act.ts'
import type { Tx } from '../../db/connect.ts'
import { holdNumber, insertDocument, nextNumber, nextOf, takeSerial, visibleCase } from '../../db/stores/documents.ts'
import type { BlobRef } from '../../files/store.ts'
import { buildData, type Words } from './data/build.ts'
import type { Facts, Subject } from './data/facts.ts'
import { linesOf, settledSubject } from './data/subject.ts'
import type { DocumentDeps } from './deps.ts'
import { factsOf, sightOf } from './queries.ts'
import { bytesOf, defaultTemplate } from './templates.ts'

export interface DocumentInput {
  readonly kind: string
  readonly subject: Subject
  readonly words: Words
}
export interface IssueInput extends DocumentInput {
  readonly number: string | null
  readonly unmask: boolean
  readonly reason?: string | undefined
}
export type CaseAsked = Omit<Asked, 'operation'> & { readonly caseId: string; readonly expected: number }

/** A number that is to be taken from the office's series (O-20). */
interface Series {
  readonly organ: string
  readonly type: string
  readonly year: number
}

interface Prepared {
  readonly kind: FormKind
  readonly subject: Subject
  readonly number: string | null
  readonly series: Series | null
  readonly blob: BlobRef
  readonly missing: readonly string[]
  readonly template: { readonly sha256: string; readonly version: number | null }
}

/** Papers of who reviews the case and who hosts its hearing, often a legal reviewer (P-21, P-22). */
const ofReview: readonly FormKind[] = ['review-form', 'hearing-notice', 'hearing-record', 'hearing-report']

/** Refuses a paper that is not the actor's to make: a legal reviewer makes those of review and hearing, and unmasks nothing. */
function refuseIssuing(facts: Facts, kind: FormKind, actor: Actor, unmask: boolean): void {
  const operation = ofReview.includes(kind) && !unmask ? 'documents.issue' : 'documents.issue-handling'
  capacityFor(operation, [facts.file.case.officeId], actor)
}

/** Another paper of the office took the number that this one was made with: it is made anew. */
class NumberMoved extends Error {
  override readonly name = 'NumberMoved'
}

const onDecision: readonly FormKind[] = [
  'penalty-decision',
  'no-penalty-decision',
  'spot-decision',
  'adjudication',
  'mediation-agreement'
]
const onMeasure: readonly FormKind[] = ['measure-decision', 'preservation-notice']

/** The number that the matter has already; null where its paper gives it one. */
function ownNumber(facts: Facts, kind: FormKind, subject: Subject): string | null {
  const lines = linesOf(facts.file, { kind, subject, number: null })
  if (kind === 'filing-approval') return facts.file.case.number
  if (onDecision.includes(kind)) return lines.decision?.documentNumber ?? null
  if (onMeasure.includes(kind)) return lines.measure?.documentNumber ?? null
  if (kind === 'crime-transfer-letter') return lines.transfer?.letterNumber ?? null
  return null
}

async function numberFor(
  deps: DocumentDeps,
  facts: Facts,
  kind: FormKind,
  subject: Subject,
  given: string | null
): Promise<Pick<Prepared, 'number' | 'series'>> {
  const own = ownNumber(facts, kind, subject)
  const checked = given === null ? null : checkDocumentNo(given)
  if (checked !== null && !checked.valid) refuse('document.number-form', { number: given!, field: '/number' })
  if (own !== null && checked !== null && checked.normalised !== own)
    refuse('document.number-differs', { number: own, field: '/number' })
  const number = own ?? checked?.normalised ?? null
  const { numberType: type } = formOf(kind)
  if (number !== null || type === null || kind === 'filing-approval') return { number, series: null }
  const organ = facts.office.abbreviation
  if (organ === null) return refuse('document.numbering', { field: '/number' })
  const series = { organ, type, year: Number(facts.today.slice(0, 4)) }
  const serial = await nextNumber(deps.db, facts.file.case.officeId, series)
  return { number: formatDocumentNo({ ...series, serial }), series }
}

/** The template in use, filled; `template` is null for ours. */
async function filled(
  deps: DocumentDeps,
  facts: Facts,
  kind: FormKind,
  subject: Subject,
  number: string | null,
  words: Words,
  inUse: { readonly sha256: string } | null
): Promise<Rendered> {
  const template = inUse === null ? await defaultTemplate(kind) : await bytesOf(deps, inUse.sha256)
  return render(template, buildData(facts, { kind, subject, number }, words))
}

/** A draft of the paper: without a number of the series, with personal values masked, and nothing is recorded. */
export async function previewADocument(
  deps: DocumentDeps,
  { actor, caseId, body }: Pick<CaseAsked, 'actor' | 'caseId' | 'body'>,
  input: DocumentInput
): Promise<Rendered> {
  formOf(input.kind)
  refusePersonNumbers(body)
  const kind = input.kind as FormKind
  const { read, facts } = await factsOf(deps, actor, caseId, kind, false)
  refuseIssuing(facts, kind, actor, false)
  const subject = settledSubject(kind, input.subject, facts)
  return filled(deps, facts, kind, subject, ownNumber(facts, kind, subject), input.words, read.template)
}

async function prepare(deps: DocumentDeps, asked: CaseAsked, input: IssueInput): Promise<Prepared> {
  const kind = input.kind as FormKind
  const { read, facts } = await factsOf(deps, asked.actor, asked.caseId, kind, input.unmask)
  refuseIssuing(facts, kind, asked.actor, input.unmask)
  const subject = settledSubject(kind, input.subject, facts)
  const { number, series } = await numberFor(deps, facts, kind, subject, input.number)
  const { bytes, missing } = await filled(deps, facts, kind, subject, number, input.words, read.template)
  const blob = await deps.files.put(bytes)
  const sha256 = read.template?.sha256 ?? (await deps.files.put(await defaultTemplate(kind))).sha256
  return { kind, subject, number, series, blob, missing, template: { sha256, version: read.template?.version ?? null } }
}

/**
 * Issues a paper (O-20, O-21): made from the case as the caller read it, kept in the store, then recorded with its hash and
 * number. The number is the matter's own, the given one, or the next of the office's series, which has no gaps: when another
 * paper takes it in between, this one is made anew. Personal values are masked unless `unmask` says why not.
 * Refuses `document.…`, `case.reason-needed`, `request.stale`.
 */
export async function issueADocument(deps: DocumentDeps, asked: CaseAsked, input: IssueInput) {
  formOf(input.kind)
  refusePersonNumbers(asked.body)
  if (input.unmask && !input.reason) refuse('case.reason-needed', { field: '/reason' })
  const { actor, caseId, expected, key } = asked
  const operation = 'documents.issue'
  for (;;) {
    const held = await visibleCase(deps.db, sightOf(actor), caseId, { personId: actor.personId, operation, key })
    const answered = held.repeated || held.version !== expected
    const prepared = answered ? null : await prepare(deps, asked, input)
    try {
      return await record(deps, asked, input, prepared)
    } catch (error) {
      if (!(error instanceof NumberMoved)) throw error
    }
  }
}

function record(deps: DocumentDeps, asked: CaseAsked, input: IssueInput, prepared: Prepared | null) {
  const { actor, caseId, expected } = asked
  let issued: object = {}
  return runAct(
    deps,
    {
      ...asked,
      operation: 'documents.issue',
      act: 'issue-document',
      sight: sightOf(actor),
      officesOf: (file) => [file.case.officeId],
      current: ({ file }) => ({ expected, actual: file.case.version }),
      answer: ({ version, state, record: seq }) => ({ caseId, version, state, record: seq, document: issued })
    },
    async ({ file }, tx, context) => {
      if (prepared === null) throw new NumberMoved()
      const refused = judgeRecusal(file, actor)
      if (refused) throw refused
      const { kind, number, subject, blob, missing, template } = prepared
      await takeNumber(tx, file, prepared)
      const no = await nextOf(tx, 'case_documents', caseId)
      const when = judgeTime({ reason: input.reason }, false, null, context)
      const { unmask: unmasked } = input
      issued = { no, kind, number, ...blob, missing }
      return {
        after: numbered(file, prepared),
        when,
        rule: 'O-20',
        changes: { document: { no, kind, number, subject, ...blob, missing, unmasked, template } },
        extra: insertDocument(tx, {
          ...{ caseId, no, kind, number, subject, ...blob, missing, unmasked },
          templateSha256: template.sha256,
          templateVersion: template.version,
          issuedBy: actor.personId,
          issuedAt: context.now
        })
      }
    }
  )
}

/** Takes the number that the paper was made with, or finds that it has gone to another. */
async function takeNumber(tx: Tx, file: CaseFile, { number, series, kind }: Prepared): Promise<void> {
  if (number === null || kind === 'filing-approval') return
  const { caseId, officeId } = file.case
  if (series === null) {
    if ((await holdNumber(tx, number, caseId, kind)) === 'other')
      refuse('document.number-taken', { number, field: '/number' })
    return
  }
  for (;;) {
    const serial = await takeSerial(tx, officeId, series.type, series.year)
    const next = formatDocumentNo({ ...series, serial })
    if ((await holdNumber(tx, next, caseId, kind)) !== 'new') continue
    if (next !== number) throw new NumberMoved()
    return
  }
}

/** A decision or measure that had no number has its paper's. */
function numbered(file: CaseFile, { kind, number, subject }: Prepared): CaseFile {
  if (number === null) return file
  const { measureNo, decisionNo } = subject
  if (onMeasure.includes(kind)) return withChange(file, 'measures', measureNo!, { documentNumber: number })
  if (!onDecision.includes(kind)) return file
  return {
    ...file,
    decisions: file.decisions.map((made) =>
      made.decisionNo === decisionNo ? { ...made, documentNumber: number } : made
    )
  }
}
