/**
 * Writes our own templates of the forms, `seeds/templates/*.docx`, and what each of them asks for, `src/documents/needs.ts`.
 * `--check` compares with what is there instead, and fails when it differs.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '../src/config.ts'
import { checkTemplate } from '../src/documents/check-template.ts'
import { fieldOf, listFieldOf } from '../src/documents/fields.ts'
import { pack } from '../src/documents/pack.ts'
import { generated } from './generated-file.ts'
import { internal } from './templates/internal.ts'
import { outgoing } from './templates/outgoing.ts'
import { parts } from './templates/word.ts'
import type { Layout } from './templates/pieces.ts'

const layouts: Readonly<Record<string, Layout>> = { ...internal, ...outgoing }
const folder = join(projectFolder, 'seeds/templates')
const check = process.argv.includes('--check')

const wanted = (tag: string) => {
  const [group, name] = tag.split('.') as [string, string]
  return (fieldOf(tag) ?? listFieldOf(group, name))?.optional === false
}

const needs: string[] = []
const differing: string[] = []
await mkdir(folder, { recursive: true })
for (const [kind, { blocks, tight = false }] of Object.entries(layouts).sort(([a], [b]) => (a < b ? -1 : 1))) {
  const bytes = pack(parts(blocks, kind, tight))
  const { tags } = await checkTemplate(bytes)
  needs.push(`  '${kind}':\n    '${tags.filter(wanted).join(' ')}'`)
  const path = join(folder, `${kind}.docx`)
  if (!check) await writeFile(path, bytes)
  else if (!(await readFile(path).catch(() => Buffer.alloc(0))).equals(bytes)) differing.push(`${kind}.docx`)
}
const made = new Set(Object.keys(layouts).map((kind) => `${kind}.docx`))
differing.push(...(await readdir(folder)).filter((name) => !made.has(name)))
await generated(
  join(projectFolder, 'src/documents/needs.ts'),
  `/** Facts that each of our own templates asks for. Made by \`npm run templates\`: change tools/templates/ instead. */
export const needs = {
${needs.join(',\n')}
} as const
`,
  'npm run templates'
)
if (check && differing.length > 0) {
  process.stderr.write(`seeds/templates is not up to date (${differing.join(', ')}): run "npm run templates"\n`)
  process.exitCode = 1
}
if (!check) process.stdout.write(`wrote ${made.size} templates\n`)
