import type { z } from 'zod'
import type { ImportFormat } from '../../domain/imports.ts'
import type { Office } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import { idFrom } from '../../db/stores/act.ts'
import type { Entry } from '../../db/stores/enter.ts'
import type { RowOutcome } from '../../db/stores/import-runs.ts'
import { outsideOffice, outsideOfficeId } from '../../db/stores/outside-offices.ts'
import { reachFor } from '../../domain/permissions.ts'
import { wordingOf } from '../../schemas/wording.ts'
import { externalRef as ownRef, OwnRow, takenOver } from './formats/own.ts'
import { PublishedRow } from './formats/published-row.ts'
import { agencyOf, published } from './formats/published.ts'
import { refused } from './outcome.ts'
import type { SourceRow } from './read-rows.ts'
import type { ImportSight } from './sight.ts'

/** A row that can be judged as a case: what enters, and what of it is compared when it comes again. */
export interface Candidate {
  readonly rowNo: number
  readonly externalRef: string
  readonly entry: Entry
  readonly body: unknown
  /** The agency of a published case. */
  readonly office: Office | null
}

/** Reads a row in its form; one that does not fit is refused with the field that does not. */
export function candidateOf(sight: ImportSight, format: ImportFormat, row: SourceRow): Candidate | RowOutcome {
  const { rowNo, value } = row
  const ref = refOf(value)
  if (row.refusal !== null) return refused(rowNo, null, row.refusal)
  try {
    return format === 'published-cases' ? publishedCandidate(rowNo, ref, value) : ownCandidate(sight, rowNo, ref, value)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refused(
      rowNo,
      ref,
      new Refusal('import.row', {
        row: rowNo,
        field: '/',
        problem: { zh: '数值超出范围', en: 'a number out of range' }
      })
    )
  }
}

/** The row's own id, when it has one that may stand in a report. */
function refOf(value: unknown): string | null {
  const { externalRef, id } = (value ?? {}) as { externalRef?: unknown; id?: unknown }
  const read = ownRef.safeParse(externalRef ?? id)
  return read.success ? read.data : null
}

function unfit(rowNo: number, ref: string | null, error: z.ZodError): RowOutcome {
  const issue = error.issues[0]
  const unknown = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : null
  const path = [...(issue?.path ?? []), ...(unknown === null ? [] : [unknown.slice(0, 60)])]
  const field = `/${path.map(String).join('/')}`
  const problem =
    unknown === null && issue !== undefined
      ? wordingOf(issue)
      : { zh: '不是本格式的字段', en: 'is not a field of this form' }
  return refused(rowNo, ref, new Refusal('import.row', { row: rowNo, field, problem }))
}

function ownCandidate(sight: ImportSight, rowNo: number, ref: string | null, value: unknown): Candidate | RowOutcome {
  const read = OwnRow.safeParse(value)
  if (!read.success) return unfit(rowNo, ref, read.error)
  const { externalRef, system, officeId, areaCode, stated, content, acts } = takenOver(read.data)
  const [first] = reachFor(sight.actor(), 'imports.run')
  const posting = sight.actor().postings.find((one) => reachFor(sight.actor(), 'imports.run').includes(one.officeId))
  const office = officeId ?? posting?.officeId ?? first ?? ''
  const entry: Entry = {
    caseId: idFrom('import', office, externalRef),
    officeId: office,
    areaCode,
    content,
    stated,
    strict: false,
    origin: { externalRef, system, publishedAt: null, acts, reported: null }
  }
  return { rowNo, externalRef, entry, body: read.data, office: null }
}

function publishedCandidate(rowNo: number, ref: string | null, value: unknown): Candidate | RowOutcome {
  const read = PublishedRow.safeParse(value)
  if (!read.success) return unfit(rowNo, ref, read.error)
  const agency = agencyOf(read.data.agency || null)
  const officeId = outsideOfficeId(agency)
  const { externalRef, publishedAt, content, reported } = published(read.data, officeId)
  const entry: Entry = {
    caseId: idFrom('import', officeId, externalRef),
    officeId,
    areaCode: null,
    content,
    stated: {},
    strict: false,
    origin: { externalRef, system: 'published cases', publishedAt, acts: [], reported }
  }
  return { rowNo, externalRef, entry, body: read.data, office: agency === null ? null : outsideOffice(agency) }
}
