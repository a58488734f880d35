import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { projectFolder } from '../src/config.ts'
import { disposedStates, openStates } from '../src/domain/case/act-table.ts'
import { caseStates } from '../src/domain/case/vocabulary.ts'
import { labels } from '../src/domain/labels.ts'
import { listActs } from '../src/modules/law/acts.ts'

type Act = ReturnType<typeof listActs>['items'][number]

/** docs/acts.md: what can be done with a case, by whom and when, and what it leaves on file. */
export function actsPage(on: string): string {
  const { items } = listActs(on)
  const table = (of: Act['of']) =>
    [
      '| Act | 中文 | Who | From the states | Rule | Starts → ends | Counts | Form |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      ...items.filter((act) => act.of === of).map(actLine)
    ].join('\n')
  return `# Acts on a case, and what they leave on file / 办案行为与案卷内容

Made from \`src/domain/case/act-table.ts\` and \`src/domain/case/parts.ts\` by \`node tools/acts-doc.ts\`; \`npm run check\` fails when it
differs. The same table is served at \`/v1/law/acts\`, judges every request, and tells in \`allowedActions\` what is allowed now and why
the rest is not. Each act is \`POST /v1/cases/{id}/{act}\`; those on a transfer \`POST /v1/transfers/{case}/{no}/{act}\`.

"Any" stands for every state, "open" for every one between filing and closing, "with a decision" for those of them from the decision on. ✋: whoever handled or investigated the case may not do it. 🤝: also an office that handles the case
jointly. ⏱: its period is counted in hours, so that it needs an instant.

## Acts on a case

${table('case')}

## Acts on a transfer

${table('transfer')}

## States of a case

${caseStates.map((state) => `- \`${state}\` ${labels.state[state].zh} / ${labels.state[state].en}`).join('\n')}

## What stands on file / 案卷内容

The parts of the proceedings, as \`proceedings\` of \`GET /v1/cases/{id}\` shows them. Every line has its number \`no\` from 1.

${partsPage()}
`
}

/** States by the name of the sets they make: every state, those that are open, those with a decision. */
function named(from: readonly string[]): string {
  if (from.length === caseStates.length) return 'any'
  const sets: readonly (readonly [string, readonly string[]])[] = [
    ['open', openStates],
    ['with a decision', disposedStates]
  ]
  const [name, states] = sets.find(([, set]) => set.every((state) => from.includes(state))) ?? ['', []]
  return [...(name === '' ? [] : [name]), ...from.filter((state) => !states.includes(state))].join(', ')
}

function actLine(act: Act): string {
  const marks = `${act.notBy === null ? '' : ' ✋'}${act.joint ? ' 🤝' : ''}${act.inHours ? ' ⏱' : ''}`
  const only = act.procedures === null ? '' : ` (only ${act.procedures.join(', ')})`
  const from =
    act.of === 'case' ? named(act.from.map(({ state }) => state)) : act.from.map(({ state }) => state).join(', ')
  const duties = [act.starts.join(', '), act.ends.join(', ')].join(' → ')
  return `| \`${act.act}\`${marks} | ${act.zh} | ${act.roles.join(', ')} | ${from}${only} | ${act.rule} | ${duties === ' → ' ? '' : duties} | ${act.counts.join(', ')} | ${act.document ?? ''} |`
}

/** The interfaces of the parts as they are written, with their comments. */
function partsPage(): string {
  const folder = join(projectFolder, 'src/domain/case')
  const files = ['parts.ts', ...readdirSync(join(folder, 'parts')).map((name) => join('parts', name))]
  const interfaces = new Map<string, ts.InterfaceDeclaration>()
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8')
    ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node)
    })
  }
  const parts = interfaces.get('CaseParts')!.members.filter(ts.isPropertySignature)
  return parts
    .map((part) => {
      const type = /readonly (\w+)\[\]/.exec(part.type!.getText())![1]!
      const declared = interfaces.get(type)!
      const fields = declared.members.filter(ts.isPropertySignature).filter((field) => field.name.getText() !== 'no')
      return [
        `### \`${part.name.getText()}\``,
        commentOf(declared),
        ['| Field | Type | |', '| --- | --- | --- |', ...fields.map(fieldLine)].join('\n')
      ]
        .filter((text) => text !== '')
        .join('\n\n')
    })
    .join('\n\n')
}

const fieldLine = (field: ts.PropertySignature): string =>
  `| \`${field.name.getText()}${field.questionToken ? '?' : ''}\` | \`${field.type!.getText().replaceAll('readonly ', '').replace(/\s+/g, ' ').replaceAll('|', '\\|')}\` | ${commentOf(field)} |`

const commentOf = (node: ts.Node): string =>
  ts
    .getJSDocCommentsAndTags(node)
    .map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
