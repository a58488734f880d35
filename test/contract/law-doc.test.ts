import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import t from 'tap'
import { projectFolder } from '../../src/config.ts'
import { handbookId } from '../../src/domain/rules/row.ts'
import { rows } from '../../src/modules/law/rows.ts'
import { lawPage } from '../../tools/law-page.ts'

const path = join(projectFolder, 'docs/law.md')
const page = await readFile(path, 'utf8')
const handbook = await readFile(join(projectFolder, 'docs/handbook.md'), 'utf8')

const idsIn = (text: string) => new Set([...text.matchAll(/\b([ATCD]-\d{2,3}[a-z]?)\b/g)].map(([, id]) => id!))
/** A graver range is named by its own row and by the one that it multiplies: `C-020.C-010`. */
const idsOf = (id: string) => [handbookId(id), ...id.split('.').filter((part) => /^[ATCD]-\d/.test(part))]

t.test('docs/law.md is what the rows say', async (t) => {
  const written = await format(lawPage(), { ...(await resolveConfig(path)), filepath: path })
  t.ok(written === page, 'run "node tools/law-doc.ts" and commit it')
})

t.test('every rule of the handbook is a row, and every row is a rule of the handbook', async (t) => {
  const told = idsIn(handbook)
  const held = new Set(rows.flatMap(({ id }) => idsOf(id)))
  t.ok(told.size > 250, `${told.size} ids were found`)
  t.same(
    [...told].filter((id) => !held.has(id)),
    [],
    'no rule is left out'
  )
  t.same(
    [...held].filter((id) => !told.has(id) && !new RegExp(`\\b${id}\\b`).test(handbook)),
    [],
    'no rule is invented'
  )
})

t.test('every version of every row stands in the page', async (t) => {
  const lines = page.split('\n')
  for (const { id, from, to, summary } of rows) {
    const ends = [from, to].filter((day) => day !== null)
    const said = lines.filter((line) => ends.every((day) => line.includes(day)) && line.includes(summary.zh))
    t.ok(said.length > 0, `${id} ${from ?? ''}`)
  }
})

t.test('a law of the future is rows and nothing else', async (t) => {
  t.match(page, /- \*\*2027-01-01\*\*: a new version of `A-27`, `A-56`, `T-05`\n/)
  t.match(page, /商标法（2026年修订）/)
})
