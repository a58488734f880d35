/**
 * Every check but the tests (the domain's are run, for their coverage): `npm run check`, or only some of them by name, `npm run check -- imports lint`.
 * Prints one line each with its time, and the output of those that failed. Exit code 1 when one failed.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const longest = 350

interface Outcome {
  readonly ok: boolean
  readonly output: string
  /** What a good outcome says behind its name, such as how much was looked at. */
  readonly note?: string
}

function node(...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString().trim() }))
  })
}

const bin = (path: string, ...args: readonly string[]) => node(join('node_modules', path), ...args)

async function sources(): Promise<string[]> {
  const entries = await readdir(join(root, 'src'), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}

interface Cruise {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string }
    }[]
  }
}

/** A cruise that finds no module also finds no offence: so it must have seen every file. */
async function imports(): Promise<Outcome> {
  const run = await bin(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src']
  )
  if (!run.output.startsWith('{')) return { ok: false, output: run.output }
  const { modules, summary } = JSON.parse(run.output) as Cruise
  const seen = new Set(modules.map(({ source }) => source))
  const missed = (await sources()).filter((file) => !seen.has(file))
  const lines = [
    ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ...missed.map((file) => `not-cruised: ${file}`)
  ]
  return { ok: lines.length === 0, output: lines.join('\n'), note: `${seen.size} modules` }
}

async function length(): Promise<Outcome> {
  const lines: string[] = []
  for (const file of await sources()) {
    const count = (await readFile(join(root, file), 'utf8')).split('\n').length - 1
    if (count > longest) lines.push(`${file} has ${count} lines, more than ${longest}: split it by capability`)
  }
  return { ok: lines.length === 0, output: lines.join('\n') }
}

let drifted: Promise<Outcome> | undefined
const drift = () => (drifted ??= node('test/support/run.ts', 'test/db/drift.test.ts'))

/** The domain's own tests reach every line and branch of it; `test/domain/pure.test.ts` loads the files that none needs. */
async function coverage(): Promise<Outcome> {
  // After an install tap builds itself anew in the first run that the wrapper starts; until then no other may load it.
  await drift()
  const folder = await mkdtemp(join(tmpdir(), 'ip-linkage-coverage-'))
  const tests = await readdir(join(root, 'test/domain'))
  const run = await bin(
    'c8/bin/c8.js',
    ...['--temp-directory', folder, '--include', 'src/domain/**', '--100', '--reporter', 'text', '--skip-full'],
    ...[process.execPath, '--test', '--test-reporter', 'dot'],
    ...tests.filter((name) => name.endsWith('.test.ts')).map((name) => join('test/domain', name))
  )
  await rm(folder, { recursive: true, force: true })
  return { ...run, output: run.output.replace(/^[.X]+\n/gm, ''), note: 'of src/domain' }
}

/** The slow ones first, so that they overlap with the rest. */
const checks: Readonly<Record<string, () => Promise<Outcome>>> = {
  drift,
  lint: () => bin('eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  coverage,
  format: () => bin('prettier/bin/prettier.cjs', '--check', '--no-color', '--log-level', 'warn', '.'),
  openapi: () => node('tools/openapi.ts', '--check'),
  types: () => bin('typescript7/bin/tsc', '--noEmit'),
  imports,
  unused: () =>
    bin(
      'knip/bin/knip.js',
      '--no-progress',
      '--no-config-hints',
      '--include',
      'files,exports,dependencies,unlisted,unresolved'
    ),
  'config-doc': () => node('tools/config-doc.ts', '--check'),
  'problems-doc': () => node('tools/problems-doc.ts', '--check'),
  'acts-doc': () => node('tools/acts-doc.ts', '--check'),
  'law-doc': () => node('tools/law-doc.ts', '--check'),
  'backtest-doc': () => node('tools/backtest-doc.ts', '--check'),
  templates: () => node('tools/make-templates.ts', '--check'),
  length
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in checks))
if (unknown.length > 0) {
  process.stderr.write(`unknown check ${unknown.join(', ')}: there are ${Object.keys(checks).join(', ')}\n`)
  process.exit(2)
}

const waiting = Object.entries(checks).filter(([name]) => asked.length === 0 || asked.includes(name))
const began = performance.now()
let done = 0
let failed = 0

async function worker(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [name, check] = next
    const from = performance.now()
    const { ok, output, note } = await check()
    const seconds = ((performance.now() - from) / 1000).toFixed(1)
    done += 1
    if (!ok) failed += 1
    process.stdout.write(
      `${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(13)} ${seconds.padStart(5)} s${note === undefined ? '' : `  ${note}`}\n`
    )
    if (!ok) process.stdout.write(`${output.replace(/^/gm, '       ')}\n`)
  }
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker))
process.stdout.write(
  `${((performance.now() - began) / 1000).toFixed(1)} s in all\n${done - failed} passed, ${failed} failed\n`
)
process.exitCode = failed === 0 ? 0 : 1
