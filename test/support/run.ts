/**
 * What `npm test` runs: tap on a PostgreSQL of its own, or on the one of TEST_DATABASE_URL. Arguments go to tap.
 * The last line is "N passed, N failed"; the exit code is tap's.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { access, chmod, constants, mkdtemp, readdir, readFile, rm, stat, statfs } from 'node:fs/promises'
import { constants as system, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lockFolder } from '../../src/db/embedded/lock.ts'
import { startEmbedded, StartError } from '../../src/db/embedded/start-embedded.ts'
import { openRoles, prepareTemplate } from './database.ts'

const prefix = 'ip-linkage-test-'
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Told to end: the step at hand is finished, tap is told as well, and everything is put away. */
let interrupted: NodeJS.Signals | undefined
let tap: ChildProcess | undefined
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    interrupted = signal
    tap?.kill(signal)
  })

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error)
  console.log('0 passed, 1 failed')
  return error instanceof StartError ? error.exitCode : 1
})

async function main(args: readonly string[]): Promise<number> {
  await removeRemains()
  const folder = await mkdtemp(join(await workplace(), prefix))
  let stop = async (): Promise<void> => {}
  try {
    // The server's account must be able to enter.
    await chmod(folder, 0o755)
    let superUrl = process.env['TEST_DATABASE_URL']
    if (!superUrl) {
      const server = await startEmbedded({ dataDir: join(folder, 'postgres'), fast: true, log: console.error })
      stop = () => server.stop()
      superUrl = server.superUrl
      await openRoles(superUrl)
      if (process.env['KEEP_DB'] === '1')
        console.error(
          'KEEP_DB=1 keeps nothing here: this server ends with the run. Set TEST_DATABASE_URL to one that stays.'
        )
    }
    await prepareTemplate(superUrl).catch((error: unknown) => {
      console.error('The tests that need a database will fail:', error)
    })
    await buildTap(superUrl)
    const report = join(folder, 'report.tap')
    const code = await runTap([...args, ...reporter(args), `--output-file=${report}`], superUrl)
    const told = await readFile(report, 'utf8').catch(() => '')
    const { passed, failed } = count(told)
    if (code !== 0 && !process.stdout.isTTY) console.log(failures(told))
    console.log(`${passed} passed, ${code === 0 ? failed : Math.max(failed, 1)} failed`)
    return code === 0 && failed + passed === 0 ? 1 : code
  } finally {
    await stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

/** Failures only, where nobody watches: the moving reporters write every frame into a file. */
function reporter(args: readonly string[]): string[] {
  const chosen = args.some((arg) => arg.startsWith('-R') || arg.startsWith('--reporter'))
  return chosen ? [] : [`--reporter=${process.stdout.isTTY ? 'base' : 'min'}`]
}

/**
 * tap takes up the plugin list of `.taprc` by building itself anew. A first `tap run` after an install would do so as well,
 * but only for the runs after it; built each time it would cost four seconds.
 */
async function buildTap(superUrl: string): Promise<void> {
  const built = join(root, 'node_modules/@tapjs/test/test-built/dist/esm/index.js')
  const text = await readFile(built, 'utf8').catch(() => null)
  if (text === null || text.includes('@tapjs/typescript')) await runTap(['build'], superUrl)
}

/** tap; resolves with its exit code, or that of the signal which ended it. */
function runTap(args: readonly string[], superUrl: string): Promise<number> {
  const ended = (signal: NodeJS.Signals | null | undefined): number => 128 + (signal ? system.signals[signal] : 0)
  if (interrupted) return Promise.resolve(ended(interrupted))
  return new Promise((resolve, reject) => {
    tap = spawn(process.execPath, [join(root, 'node_modules', '.bin', 'tap'), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, TEST_DATABASE_URL: superUrl }
    })
    tap.on('error', reject)
    tap.on('exit', (code, signal) => resolve(interrupted ? ended(interrupted) : (code ?? ended(signal))))
  })
}

/** What failed, with its reasons: the reporter that is quiet where nobody watches can be too quiet. */
function failures(report: string): string {
  const lines = report.split('\n')
  const starts = lines.flatMap((line, index) => (/^\s*not ok /.test(line) ? [index] : []))
  return starts
    .slice(0, 40)
    .map((start) => {
      const end = lines.findIndex((line, index) => index > start && /^\s*(\.\.\.|(not )?ok )/.test(line))
      return lines.slice(start, Math.min(end === -1 ? start + 40 : end, start + 60)).join('\n')
    })
    .join('\n')
}

/** tap closes its raw report with `# { total: 8, pass: 5, fail: 2, skip: 1 }`. */
function count(report: string): { passed: number; failed: number } {
  const summary = report.split('\n').findLast((line) => /^# \{ total: \d+/.test(line)) ?? ''
  const number = (name: string): number => Number(new RegExp(`\\b${name}: (\\d+)`).exec(summary)?.[1] ?? 0)
  return { passed: number('pass'), failed: number('fail') }
}

/** In memory where there is room: copying a database there takes a tenth of the time. Each copy is about 10 MB. */
async function workplace(): Promise<string> {
  const memory = '/dev/shm'
  const room = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0
  )
  const open = await access(memory, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false
  )
  return open && room > 2e9 ? memory : tmpdir()
}

/** Removes the folders of runs that were killed: older than an hour, and locked by nobody. */
async function removeRemains(): Promise<void> {
  const parent = await workplace()
  for (const name of (await readdir(parent)).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(parent, name)
    const age = Date.now() - (await stat(folder).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs
    if (age < 3_600_000) continue
    try {
      lockFolder(join(folder, 'postgres')).release()
      await rm(folder, { recursive: true, force: true })
    } catch {
      continue
    }
  }
}
