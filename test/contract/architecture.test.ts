import { spawn } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'

const project = fileURLToPath(new URL('../..', import.meta.url))
const configs = ['tools/check.ts', 'eslint.config.js', '.dependency-cruiser.cjs', 'tsconfig.json']

/** A small tree in which everything is allowed: what a rule must let pass stands here. */
const clean: Readonly<Record<string, string>> = {
  'src/config.ts': `export const port = process.env.PORT`,
  'src/app.ts': `import { aRoutes } from './modules/a/routes.ts'\nexport const app = aRoutes`,
  'src/server.ts': `import { app } from './app.ts'\nimport { port } from './config.ts'\nexport const running = [app, port]`,
  'src/domain/law.ts': `export const days = 15\nexport const epoch = new Date(0)`,
  'src/db/connect.ts': `import postgres from 'postgres'\nexport interface Db { readonly sql: postgres.Sql }\nexport const open = () => postgres()`,
  'src/db/stores/a.ts': `import { days } from '../../domain/law.ts'\nexport const a = days`,
  'src/files/keep.ts': `import { days } from '../domain/law.ts'\nexport const keep = days`,
  'src/files/zip.ts': `export const list = () => []`,
  'src/documents/form.ts': `import { days } from '../domain/law.ts'\nimport { list } from '../files/zip.ts'\nexport const form = [days, list]`,
  'src/package/make.ts': `import { form } from '../documents/form.ts'\nimport { list } from '../files/zip.ts'\nexport const made = [form, list]`,
  'src/plugins/auth.ts': `import type { FastifyInstance } from 'fastify'\nexport type App = FastifyInstance`,
  'src/modules/a/schema.ts': `import { z } from 'zod'\nimport { days } from '../../domain/law.ts'\nexport const body = z.literal(days)`,
  'src/modules/a/routes.ts': `import type { Db } from '../../db/connect.ts'\nimport { act } from './commands.ts'\nimport { body } from './schema.ts'\nexport const aRoutes = (db: Db) => [db, act, body]`,
  'src/modules/a/commands.ts': `import { a } from '../../db/stores/a.ts'\nexport const act = a`,
  'src/modules/a/formats/csv.ts': `import { z } from 'zod'\nexport const row = z.string()`,
  'src/modules/b/queries.ts': `import { a } from '../../db/stores/a.ts'\nexport const list = a`
}

/** One offence a file; the rule of .dependency-cruiser.cjs that must name it. */
const forbiddenImports: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['domain-is-pure', 'src/domain/reads.ts', `import { readFileSync } from 'node:fs'\nexport const read = readFileSync`],
  ['domain-is-pure', 'src/domain/parses.ts', `import { z } from 'zod'\nexport const text = z.string()`],
  ['domain-is-pure', 'src/domain/stores.ts', `import type { Db } from '../db/connect.ts'\nexport type Store = Db`],
  [
    'routes-hold-no-sql',
    'src/modules/c/routes.ts',
    `import { sql } from 'drizzle-orm'\nexport const c = sql\`select 1\``
  ],
  ['routes-hold-no-sql', 'src/modules/d/schema.ts', `import { a } from '../../db/stores/a.ts'\nexport const d = a`],
  [
    'routes-hand-the-database-on',
    'src/modules/e/routes.ts',
    `import { open } from '../../db/connect.ts'\nexport const e = open`
  ],
  [
    'commands-know-no-http',
    'src/modules/f/commands.ts',
    `import type { FastifyRequest } from 'fastify'\nexport type F = FastifyRequest`
  ],
  ['commands-know-no-http', 'src/modules/g/queries.ts', `import { z } from 'zod'\nexport const g = z.string()`],
  [
    'commands-know-no-http',
    'src/modules/h/commands.ts',
    `import type { App } from '../../plugins/auth.ts'\nexport type H = App`
  ],
  [
    'only-routes-know-http',
    'src/modules/l/views.ts',
    `import type { FastifyReply } from 'fastify'\nexport type L = FastifyReply`
  ],
  ['modules-stand-apart', 'src/modules/i/queries.ts', `import { list } from '../b/queries.ts'\nexport const i = list`],
  ['db-is-a-leaf', 'src/db/stores/j.ts', `import type { App } from '../../plugins/auth.ts'\nexport type J = App`],
  ['db-is-a-leaf', 'src/db/stores/k.ts', `import { app } from '../../app.ts'\nexport const k = app`],
  ['files-know-the-domain-only', 'src/files/l.ts', `import type { Db } from '../db/connect.ts'\nexport type L = Db`],
  [
    'documents-are-made-of-data',
    'src/documents/l.ts',
    `import { keep } from '../files/keep.ts'\nexport const l = keep`
  ],
  ['packages-are-made-of-data', 'src/package/l.ts', `import { keep } from '../files/keep.ts'\nexport const l = keep`],
  ['reports-are-made-of-data', 'src/report/m.ts', `import type { Db } from '../db/connect.ts'\nexport type M = Db`],
  ['db-knows-no-files', 'src/db/l.ts', `import { keep } from '../files/keep.ts'\nexport const l = keep`],
  ['no-cycles', 'src/domain/m.ts', `import { n } from './n.ts'\nexport const m = () => n`]
]
const otherHalfOfTheCycle = { 'src/domain/n.ts': `import { m } from './m.ts'\nexport const n = () => m` }

const environment = /Only src\/config\.ts reads the environment/
const pure = /no clock and no chance/

/** One offence a file; what ESLint must say of it. */
const forbiddenCode: readonly (readonly [says: RegExp, file: string, text: string])[] = [
  [environment, 'src/env-1.ts', `export const url = process.env.URL`],
  [environment, 'src/env-2.ts', `export const url = process['env'].URL`],
  [environment, 'src/env-3.ts', `const { env } = process\nexport const url = env.URL`],
  [environment, 'src/env-4.ts', `import { env } from 'node:process'\nexport const url = env.URL`],
  [environment, 'src/domain/env-5.ts', `export const url = process.env.URL`],
  [pure, 'src/domain/clock-1.ts', `export const now = () => new Date()`],
  [pure, 'src/domain/clock-2.ts', `export const now = () => Date.now()`],
  [pure, 'src/domain/clock-3.ts', `export const now = () => Temporal.Now.plainDateISO()`],
  [pure, 'src/domain/clock-4.ts', `export const now = () => Date()`],
  [pure, 'src/domain/clock-5.ts', `export const now = () => performance.now()`],
  [pure, 'src/domain/chance-1.ts', `export const any = () => Math.random()`],
  [pure, 'src/domain/chance-2.ts', `export const any = () => crypto.randomUUID()`],
  [
    /Promises must be awaited/,
    'src/floating.ts',
    `const later = async () => {}\nexport const start = () => {\n  later()\n}`
  ],
  [/Unexpected any/, 'src/any.ts', `export const loose = (value: any): unknown => value`],
  [/never used/, 'src/unused.ts', `const nothing = 1\nexport {}`],
  [/Unexpected console/, 'src/prints.ts', `export const say = () => console.log('hello')`]
]

t.test('who may import whom', async (t) => {
  const root = await tree(t, clean)
  const before = await check(root, 'imports', 'length')
  t.equal(before.code, 0, 'the clean tree has no finding')
  t.match(before.output, /ok +imports .* modules/)

  await plant(root, Object.fromEntries(forbiddenImports.map(([, file, text]) => [file, text])))
  await plant(root, otherHalfOfTheCycle)
  const after = await check(root, 'imports')
  t.equal(after.code, 1)
  for (const [rule, file] of forbiddenImports) t.ok(after.lines.includes(`${rule}: ${file}`), `${rule} names ${file}`)

  const config = await readFile(join(project, '.dependency-cruiser.cjs'), 'utf8')
  const rules = [...config.matchAll(/(?:forbid\(|name:)\s*'([a-z-]+)'/g)].map(([, name]) => name)
  const planted = new Set(forbiddenImports.map(([rule]) => rule))
  t.ok(rules.length > 0)
  t.same(
    rules.filter((rule) => !planted.has(rule!)),
    [],
    'each rule has its offender'
  )
})

t.test('a cruise that misses files is a failure', async (t) => {
  const root = await tree(t, clean)
  const path = join(root, '.dependency-cruiser.cjs')
  const config = await readFile(path, 'utf8')
  const blind = config.replace(
    'tsPreCompilationDeps: true,',
    `tsPreCompilationDeps: true,\n    exclude: '^src/domain/',`
  )
  t.not(blind, config)
  await writeFile(path, blind)
  const { code, lines } = await check(root, 'imports')
  t.equal(code, 1)
  t.same(
    lines.filter((line) => line.startsWith('not-cruised')),
    ['not-cruised: src/domain/law.ts']
  )
})

t.test('a file that has grown too long is a failure', async (t) => {
  const root = await tree(t, {
    'src/domain/fits.ts': 'export {}\n'.repeat(350),
    'src/domain/long.ts': 'export {}\n'.repeat(351)
  })
  const { code, output } = await check(root, 'length')
  t.equal(code, 1)
  t.match(output, /src\/domain\/long\.ts has 351 lines/)
  t.notMatch(output, /fits\.ts/)
})

t.test('what the linter forbids', async (t) => {
  const root = await tree(t, { ...clean, ...Object.fromEntries(forbiddenCode.map(([, file, text]) => [file, text])) })
  const { output } = await run(root, 'node_modules/eslint/bin/eslint.js', '--format', 'json', 'src')
  const results = JSON.parse(output) as { filePath: string; messages: { message: string }[] }[]
  const said = new Map(
    results.map(({ filePath, messages }) => [filePath, messages.map(({ message }) => message).join('\n')])
  )
  for (const [says, file] of forbiddenCode) t.match(said.get(join(root, file)), says, file)
  for (const file of Object.keys(clean)) t.equal(said.get(join(root, file)), '', `${file} has no finding`)
})

/** A folder with this project's configuration and these files. */
async function tree(t: Test, files: Readonly<Record<string, string>>): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'ip-linkage-tree-')))
  t.teardown(() => rm(root, { recursive: true, force: true }))
  await symlink(join(project, 'node_modules'), join(root, 'node_modules'))
  await mkdir(join(root, 'tools'))
  for (const file of [...configs, 'package.json']) await copyFile(join(project, file), join(root, file))
  await plant(root, files)
  return root
}

async function plant(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), text.endsWith('\n') ? text : `${text}\n`)
  }
}

interface Ran {
  readonly code: number | null
  readonly output: string
  /** The findings, without their indentation and without what an import leads to. */
  readonly lines: readonly string[]
}

const check = (root: string, ...names: readonly string[]) => run(root, 'tools/check.ts', ...names)

function run(root: string, ...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += String(chunk)))
    child.once('error', reject)
    child.once('close', (code) =>
      resolve({ code, output, lines: output.split('\n').map((line) => line.trim().replace(/ → .*/, '')) })
    )
  })
}
