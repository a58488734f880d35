import { join } from 'node:path'
import { z } from 'zod'
import { projectFolder, variables } from '../src/config.ts'
import { generated } from './generated-file.ts'

interface Described {
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly string[]
  readonly type?: string
  readonly minimum?: number
  readonly maximum?: number
}

const described = z.toJSONSchema(variables, { io: 'input', unrepresentable: 'any' }).properties as Record<
  string,
  Described
>

function values({ enum: list, minimum, maximum }: Described): string {
  if (list !== undefined) return list.map((value) => `\`${value}\``).join(', ')
  return minimum === undefined ? 'text' : `${minimum} to ${maximum}`
}

const rows = Object.entries(described).map(([name, about]) => {
  const byDefault = about.default === undefined ? '' : `\`${String(about.default)}\``
  return `| \`${name}\` | ${values(about)} | ${byDefault} | ${about.description?.replaceAll('|', '\\|') ?? ''} |`
})

const page = `# Configuration

The service reads the environment once, when it starts. A variable that is not valid stops the start, with every problem listed;
an empty one counts as not set. Made from \`src/config.ts\` by \`npm run docs\`: change it there.

| Variable | Values | Default | Meaning |
| --- | --- | --- | --- |
${rows.join('\n')}
`

await generated(join(projectFolder, 'docs/configuration.md'), page, 'npm run docs')
