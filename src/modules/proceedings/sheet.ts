import { parse } from 'csv-parse/sync'
import type { Actor } from '../../domain/actor.ts'
import { judgeTime } from '../../domain/case/when.ts'
import { receivedFen } from '../../domain/judicial/case.ts'
import { judgeNumber } from '../../domain/judicial/number.ts'
import { closeJudicial } from '../../domain/judicial/steps.ts'
import { sheetColumns, sheetRow, type SheetRow } from '../../domain/judicial/sheet.ts'
import { parseCny } from '../../domain/money.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse, Refusal } from '../../domain/refusal.ts'
import { isCivilDate } from '../../domain/time/civil-date.ts'
import { look } from '../../db/connect.ts'
import { refusalOf } from '../../db/errors.ts'
import { contextOf, idFrom, type Deps } from '../../db/stores/act.ts'
import { readJudicial } from '../../db/stores/judicial.ts'
import * as commands from './commands.ts'

/** The largest sheet taken, in bytes and in rows: a court's month is far below. */
export const largestSheet = 4 * 1024 * 1024
const mostRows = 5000
const fromSheet = '法院月报表导入'

/** Lines of a sheet as cells: the header first. A byte-order mark is passed over, lines that say nothing too. */
export function readSheet(text: string): string[][] {
  let lines: string[][]
  try {
    lines = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true }) as string[][]
  } catch {
    return refuse('judicial.sheet', { problem: 'CSV' })
  }
  if (lines.length - 1 > mostRows) refuse('judicial.sheet', { problem: `> ${mostRows}` })
  return lines
}

type Outcome = 'accepted' | 'updated' | 'present' | 'differs' | 'refused'
interface RowReport {
  row: number
  number: string | null
  outcome: Outcome
  judicialId: string | null
  messages: { code: string; field: string | null; zh: string; en: string }[]
}

interface Sheet {
  readonly courtId: string
  readonly dryRun: boolean
  readonly rows: readonly (readonly string[])[]
}

/**
 * Takes over a court's sheet, row by row: a case that is not there is registered; of one that is, the closing and what was
 * received meanwhile are added, and nothing else is ever changed (`differs`). The same sheet again changes nothing.
 */
export async function importSheet(deps: Deps, actor: Actor, { courtId, dryRun, rows }: Sheet) {
  const court = (await deps.offices()).get(courtId)
  if (court?.kind !== 'court') refuse('judicial.court-unknown', { court: courtId, field: '/court' })
  if (!reachFor(actor, 'judicial.change').includes(courtId))
    refuse('auth.not-permitted', { operation: 'judicial.change', field: '/court' })
  const order = sheetColumns(rows[0] ?? [])
  const report: RowReport[] = []
  for (const [index, cells] of rows.slice(1).entries()) {
    const row = { row: index + 2, number: null, judicialId: null, messages: [] }
    try {
      const said = sheetRow(order, cells)
      judgeDays(said)
      const { number } = judgeNumber(said.number, { ...said, courtName: court.nameZh })
      const done = await takeOver(deps, actor, courtId, number, said, dryRun)
      report.push({ ...row, number, ...done })
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal === null || refusal.kind === 'unavailable') throw error
      report.push({ ...row, outcome: 'refused', messages: [told(refusal)] })
    }
  }
  const counts = { accepted: 0, updated: 0, present: 0, differs: 0, refused: 0 }
  for (const { outcome } of report) counts[outcome] += 1
  return { rows: report, counts }
}

function judgeDays(said: SheetRow): void {
  for (const column of ['filedOn', 'closedOn'] as const)
    if (said[column] !== null && !isCivilDate(said[column])) refuse('judicial.cell', { column, field: `/${column}` })
  if ((said.closedOn === null) !== (said.closing === null)) refuse('judicial.closing', { field: '/closing' })
}

const told = (refusal: Refusal) => {
  const { field } = refusal.params
  return {
    code: refusal.code,
    field: typeof field === 'string' ? field : null,
    zh: refusal.text('zh'),
    en: refusal.text('en')
  }
}

async function takeOver(
  deps: Deps,
  actor: Actor,
  courtId: string,
  number: string,
  said: SheetRow,
  dryRun: boolean
): Promise<Pick<RowReport, 'outcome' | 'judicialId' | 'messages'>> {
  const { applied, received, closedOn, closing, number: numberRaw, ...head } = said
  const sight = { personId: actor.personId, offices: reachFor(actor, 'judicial.change') }
  const [there] = await look(
    deps.db,
    sight,
    (tx) => tx<{ judicialId: string }[]>`select judicial_id from judicial_cases where number = ${number}`
  )
  const judicialId = there?.judicialId ?? idFrom('judicial-sheet', courtId, number)
  const body = { ...said, number }
  const asked = (part: string) => ({ actor, key: `sheet:${part}`, body: [body, part] })
  const fresh = there === undefined
  if (fresh) {
    const input: commands.RegisterInput = {
      ...head,
      ...{ numberRaw, courtId, judicialId, earlierId: null, source: 'import', reason: fromSheet },
      appliedFen: applied === null ? null : parseCny(applied)
    }
    if (dryRun) {
      await tried(deps, asked('register'), input, said)
      return { outcome: 'accepted', judicialId: null, messages: [] }
    }
    await commands.registerACourtCase(deps, asked('register'), input)
  }
  const held = (await look(deps.db, sight, (tx) => readJudicial(tx, judicialId)))!
  if (!fresh && differs(held, { ...head, appliedFen: applied === null ? null : parseCny(applied), closedOn, closing }))
    return { outcome: 'differs', judicialId, messages: [] }
  const missing = received === null ? 0 : parseCny(received) - receivedFen(held)
  if (missing < 0) return { outcome: 'differs', judicialId, messages: [] }
  const closes = closing !== null && held.closing === null
  if (!fresh && !closes && missing === 0) return { outcome: 'present', judicialId, messages: [] }
  if (dryRun) return { outcome: 'updated', judicialId, messages: [] }
  const act = (part: string) => ({ ...asked(part), judicialId, expected: null })
  if (missing > 0) {
    const on = closedOn === null ? {} : { occurredOn: closedOn }
    const money = { amountFen: missing, voucher: null, reason: fromSheet, ...on }
    await commands.recordMoney(deps, act(`money ${receivedFen(held)} ${received}`), money)
  }
  if (closes) {
    const ending = { closing, closingDay: null, endingGround: null, occurredOn: closedOn as string, reason: fromSheet }
    await commands.closeACourtCase(deps, act(`close ${closedOn}`), ending)
  }
  return { outcome: fresh ? 'accepted' : 'updated', judicialId, messages: [] }
}

/** A dry run judges the closing of a row as well. */
async function tried(
  deps: Deps,
  asked: Parameters<typeof commands.tryCourtCase>[1],
  input: commands.RegisterInput,
  { closing, closedOn }: SheetRow
): Promise<void> {
  const context = await contextOf(deps)
  const filed = await commands.tryCourtCase(deps, asked, input)
  if (closing === null) return
  const when = judgeTime({ occurredOn: closedOn as string, reason: fromSheet }, false, filed.filedOn, context)
  closeJudicial(filed, { closing, closingDay: null, endingGround: null }, when, context)
}

type Compared = Pick<SheetRow, 'kind' | 'instance' | 'filedOn' | 'closedOn' | 'closing'> & {
  readonly appliedFen: number | null
}

/** What a sheet may add is left out of the comparison: a closing where there was none. */
function differs(held: Compared, said: Compared): boolean {
  const fields = ['kind', 'instance', 'filedOn', 'appliedFen'] as const
  if (fields.some((field) => said[field] !== null && said[field] !== held[field])) return true
  return held.closing !== null && (said.closing !== held.closing || said.closedOn !== held.closedOn)
}
