import type { Actor } from '../../domain/actor.ts'
import type { ImportFormat, ImportState, RowMessage, RowOutcomeName } from '../../domain/imports.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { look } from '../../db/connect.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { Deps } from '../../db/stores/act.ts'

export interface ImportRow {
  readonly importId: string
  readonly state: ImportState
  readonly format: ImportFormat
  readonly dryRun: boolean
  readonly personId: string
  readonly officeId: string
  readonly done: number
  readonly accepted: number
  readonly warned: number
  readonly present: number
  readonly differing: number
  readonly refused: number
  readonly startedAt: string
  readonly movedAt: string
  readonly finishedAt: string | null
}

/** Minutes without a row after which a run that says it is running is held to be dead. */
const quietMinutes = 10

const sight = (actor: Actor) => ({ personId: actor.personId, offices: reachFor(actor, 'imports.run') })

/** One run. Without an end and without a move for ten minutes it was interrupted: its process is gone. */
export async function getImport(deps: Deps, actor: Actor, importId: string): Promise<ImportRow> {
  const [row] = await look(
    deps.db,
    sight(actor),
    (tx) => tx<ImportRow[]>`
      select import_id, format, dry_run, person_id, office_id, done, accepted, warned, present, differing, refused,
        started_at, moved_at, finished_at,
        case when finished_at is null and moved_at < ${deps.now()}::timestamptz - make_interval(mins => ${quietMinutes}) then 'interrupted'
          else state end as state
      from imports where import_id = ${importId}`
  )
  if (!row) refuse('not-found')
  return row
}

export interface RowsFilter {
  readonly limit: number
  readonly after?: string | undefined
  readonly outcome?: RowOutcomeName | undefined
}

export interface RowView {
  readonly rowNo: number
  readonly externalRef: string | null
  readonly outcome: RowOutcomeName
  readonly caseId: string | null
  readonly messages: RowMessage[]
}

/** What became of the rows of a run, in the order of the file. */
export async function listImportRows(
  deps: Deps,
  actor: Actor,
  importId: string,
  { limit, after, outcome }: RowsFilter
): Promise<{ items: RowView[]; next: string | null }> {
  await getImport(deps, actor, importId)
  const from = Number(readCursor(after, ['text'])?.[0] ?? 0)
  if (!Number.isInteger(from) || Math.abs(from) > 2_147_483_647)
    refuse('request.invalid', { problem: 'after', field: '/after' })
  const rows = await look(
    deps.db,
    sight(actor),
    (tx) => tx<RowView[]>`
      select row_no, external_ref, outcome, case_id, messages from import_rows
      where import_id = ${importId} and row_no > ${from} ${outcome === undefined ? tx`` : tx`and outcome = ${outcome}`}
      order by row_no limit ${limit + 1}`
  )
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? writeCursor([String(items.at(-1)?.rowNo)]) : null }
}
