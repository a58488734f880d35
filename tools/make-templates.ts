/**
 * Writes our own templates of the forms, `seeds/templates/*.docx`, and what each of them asks for, `src/documents/needs.ts`,
 * and the page about them, `docs/documents.md`.
 * `--check` compares with what is there instead, and fails when it differs.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '../src/config.ts'
import { checkTemplate } from '../src/documents/check-template.ts'
import { forms, type Form } from '../src/documents/catalogue.ts'
import { fieldOf, groups, listFieldOf, lists } from '../src/documents/fields.ts'
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
const cell = (text: string) => text.replaceAll('|', '\\|')
const formRows = Object.entries(forms).map(([kind, row]: [string, Form]) => {
  const place = `${row.volume[0] === 'main' ? '正卷' : '副卷'} ${row.volume[1]}`
  return `| \`${kind}\` | ${row.zh} | ${row.en} | ${row.numberType ?? ''} | ${row.samrForm ?? ''} | ${place} | ${row.rules.join(', ')} |`
})
const named = (text: string) => `${cell(text.replace(/\?$/, ''))} | ${text.endsWith('?') ? 'may be left out' : ''}`
const factRows = Object.entries(groups).flatMap(([group, fields]) =>
  Object.entries(fields).map(([name, text]) => `| \`{${group}.${name}}\` | ${named(text)} |`)
)
const listRows = Object.entries(lists).flatMap(([list, { zh, fields }]) =>
  Object.entries(fields).map(([name, text]) => `| \`${list}\` ${zh} | \`{${name}}\` | ${named(text)} |`)
)
await generated(
  join(projectFolder, 'docs/documents.md'),
  `# Documents

The forms that the service fills, and the tags that a template can hold. Made by \`npm run templates\`: change \`src/documents/\` or
\`tools/templates/\` instead. Why it is so: [decisions/0005](decisions/0005-documents.md).

## Forms

"Type" stands between the organ's abbreviation and the year in the number (O-20) and can be changed by each office; "2021" is the number in the set
of 56 forms (O-21); "volume" is the place in the file of the case (A-98).

| Kind | 文书 | Form | Type | 2021 | Volume | Rules |
| --- | --- | --- | --- | --- | --- | --- |
${formRows.join('\n')}

## Templates of an office

A template is a \`.docx\` of at most 2 MiB. Write a tag where a fact is to stand: \`{party.name}\`. To repeat a row of a table, begin its first
cell with \`{#goods}\` and end its last cell with \`{/goods}\`; in between the fields of the list go by their own names, and \`{index}\` counts from 1.
To repeat paragraphs, put \`{#items}\` and \`{/items}\` on lines of their own. The format of the tag is the format of the fact. Lines of a text become
paragraphs like the one in which its tag stands.

A fact that is missing is marked 【缺：…】 and reported, unless it may be left out. A list without rows is marked once.

Refused are templates with unknown tags, macros, controls, embedded objects, links and pictures from elsewhere, fields other than page numbers, and
tracked changes: accept or reject those in Word first.

## Facts

| Tag | 名称 | |
| --- | --- | --- |
${factRows.join('\n')}

## Lists

| List | Tag | 名称 | |
| --- | --- | --- | --- |
${listRows.join('\n')}
`,
  'npm run templates'
)
if (check && differing.length > 0) {
  process.stderr.write(`seeds/templates is not up to date (${differing.join(', ')}): run "npm run templates"\n`)
  process.exitCode = 1
}
if (!check) process.stdout.write(`wrote ${made.size} templates\n`)
