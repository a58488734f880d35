import { join } from 'node:path'
import { projectFolder } from '../src/config.ts'
import { Refusal } from '../src/domain/refusal.ts'
import { refusals, type RefusalCode, type RefusalRow } from '../src/domain/refusals.ts'
import { statusOf } from '../src/plugins/problem.ts'
import { generated } from './generated-file.ts'

const cell = (text: string) => text.replaceAll('|', '\\|')
const rows = (Object.entries(refusals) as [RefusalCode, RefusalRow][]).map(([code, row]) => {
  const status = statusOf(new Refusal(code))
  return `| \`${code}\` | ${status} | ${cell(row.zh)} | ${cell(row.en)} | ${row.basis ?? ''} |`
})

const page = `# Problems

Every refusal is a problem document (RFC 9457, \`application/problem+json\`) with the \`type\` \`/problems/<code>\`. The code is stable; the
text comes in Chinese or English by \`Accept-Language\`, Chinese when nothing is asked. \`{…}\` are values, which the document also
carries in \`params\`; \`field\` points to what the refusal is about, \`basis\` names the rule behind it. A refused request has changed nothing.
Made from \`src/domain/refusals/\` by \`npm run docs\`: change it there.

| Code | Status | 中文 | English | Rule |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`

await generated(join(projectFolder, 'docs/problems.md'), page, 'npm run docs')
