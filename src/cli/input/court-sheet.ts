import { readFile, writeFile } from 'node:fs/promises'
import { StartError } from '../../config.ts'
import { findPerson } from '../../db/people.ts'
import type { Deps } from '../../db/stores/act.ts'
import { Refusal } from '../../domain/refusal.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import { importSheet, largestSheet, readSheet } from '../../modules/proceedings/sheet.ts'

export interface SheetOptions {
  readonly court: string
  readonly dryRun: boolean
  readonly report: string | undefined
}

/** Takes over a court's monthly sheet; answers the line of counts and how many rows were refused. */
export async function importCourtSheet(
  deps: Deps,
  personId: string,
  file: string,
  { court, dryRun, report }: SheetOptions
): Promise<{ line: string; refused: number }> {
  const actor = await findPerson(deps.db, personId, civilDateOf(deps.now()))
  if (actor === null) throw new StartError(`Nobody is known as ${personId}`, 2)
  const bytes = await readFile(file)
  if (bytes.length > largestSheet) throw new StartError(`The sheet is larger than ${largestSheet} bytes`, 2)
  try {
    const { rows, counts } = await importSheet(deps, actor, {
      courtId: court,
      dryRun,
      rows: readSheet(bytes.toString('utf8'))
    })
    if (report !== undefined)
      await writeFile(report, rows.map((row) => `${JSON.stringify(row)}\n`).join(''), { mode: 0o600 })
    const { accepted, updated, present, differs, refused } = counts
    const told = `${rows.length} rows: ${accepted} accepted, ${updated} updated, ${present} present, ${differs} differing, ${refused} refused`
    return { line: dryRun ? `dry run, nothing written: ${told}` : told, refused }
  } catch (error) {
    throw error instanceof Refusal ? new StartError(`${error.text('en')} / ${error.text('zh')}`, 2) : error
  }
}
