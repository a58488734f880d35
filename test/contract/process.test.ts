import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import t, { type Test } from 'tap'
import { freshDatabase } from '../support/database.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const officer = 'officer@futian.example'

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A process of the service; it is killed with the test should it still run. */
function run(t: Test, args: readonly string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let out = ''
  let err = ''
  const watchers = new Set<() => void>()
  const heard = () => watchers.forEach((watch) => watch())
  child.stdout.on('data', (text: Buffer) => ((out += text.toString()), heard()))
  child.stderr.on('data', (text: Buffer) => ((err += text.toString()), heard()))
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, err })))
  t.teardown(async () => {
    child.kill('SIGKILL')
    await ended
  })
  /** The first match in what the process has written so far, as soon as it is there. */
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const watch = () => {
        const found = pattern.exec(out) ?? pattern.exec(err)
        if (found) resolve(found)
      }
      watchers.add(watch)
      watch()
      void ended.then((end) => reject(new Error(`ended with ${end.code} before it said ${pattern}: ${end.err}`)))
    })
  return { child, ended, says }
}

async function folder(t: Test): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ip-linkage-process-'))
  t.teardown(() => rm(path, { recursive: true, force: true }))
  return path
}

async function setting(t: Test) {
  const { appUrl, ownerUrl } = await freshDatabase(t)
  const dataDir = await folder(t)
  const environment = {
    DATABASE_URL: appUrl,
    MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'info'
  }
  return { environment, dataDir, ownerUrl }
}

t.test('from start to SIGTERM on a given database', async (t) => {
  const { environment, dataDir, ownerUrl } = await setting(t)
  const server = run(t, ['src/server.ts'], { ...environment, SHUTDOWN_GRACE_MS: '600000' })
  const [, address = ''] = await server.says(/ip-linkage +(http:\S+)/)
  await server.says(/npm run token -- --as officer@futian\.example/)
  await server.says(/documentation +http:\S+\/docs/)
  t.same(await readdir(dataDir), ['keys'], 'nothing of its own is started')
  t.equal((await stat(join(dataDir, 'keys', 'issuer.json'))).mode & 0o777, 0o600)

  const token = await run(t, ['src/cli.ts', 'token', '--as', officer], environment).ended
  t.equal(token.code, 0)
  const headers = { authorization: `Bearer ${token.out.trim()}` }
  const me = await fetch(`${address}/v1/me`, { headers })
  t.equal(me.status, 200)
  t.match(await me.json(), { id: officer })

  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  t.teardown(() => owner.end())
  const other = await run(t, ['src/cli.ts', 'token', '--as', 'chief@futian.example'], environment).ended
  let release = () => {}
  const lock = owner.begin(async (tx) => {
    await tx`lock table persons in access exclusive mode`
    await new Promise<void>((resolve) => (release = resolve))
  })
  const watcher = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  t.teardown(() => watcher.end())
  while ((await watcher`select from pg_locks where relation = 'persons'::regclass and granted`).length === 0);
  let answered = false
  const slow = fetch(`${address}/v1/me`, { headers: { authorization: `Bearer ${other.out.trim()}` } }).finally(
    () => (answered = true)
  )
  const waiting = () => watcher`select from pg_locks where relation = 'persons'::regclass and not granted`
  while (!answered && (await waiting()).length === 0);
  t.notOk(answered, 'a request is in flight')
  server.child.kill('SIGTERM')
  await server.says(/"msg":"stopping"/)
  release()
  await lock
  t.equal((await slow).status, 200, 'the request in flight is finished')
  const { code, err } = await server.ended
  t.equal(code, 0)
  t.notMatch(err, /Warning/)
})

t.test('a schema that is not the code’s: it runs, says why, and serves as soon as that is mended', async (t) => {
  const { environment, ownerUrl } = await setting(t)
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  t.teardown(() => owner.end())
  await owner`insert into schema_migrations (position, tag, checksum) values (9999, '9999_later', 'x')`
  const server = run(t, ['src/server.ts'], environment)
  await server.says(/not serving: the schema is newer than the code/)
  const [, address = ''] = await server.says(/ip-linkage +(http:\S+)/)
  t.equal((await fetch(`${address}/ready`)).status, 503)
  await owner`delete from schema_migrations where position = 9999`
  t.equal((await fetch(`${address}/ready`)).status, 200)
  server.child.kill('SIGTERM')
  t.equal((await server.ended).code, 0)
})

t.test('one clear line, an exit code, and nothing half-made', async (t) => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  t.teardown(() => new Promise((resolve) => taken.close(resolve)))
  const { port } = taken.address() as AddressInfo
  const dataDir = await folder(t)
  const busy = await run(t, ['src/server.ts'], { DATA_DIR: dataDir, PORT: String(port) }).ended
  t.equal(busy.code, 75)
  t.match(busy.err, new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is taken[^\n]*\n$`))
  t.same(await readdir(dataDir), [], 'the database was not started')

  const wrong = await run(t, ['src/server.ts'], { PORT: 'http', LOG_LEVEL: 'loud' }).ended
  t.equal(wrong.code, 2)
  t.match(wrong.err, /^The configuration is not valid:\n {2}PORT [^\n]+\n {2}LOG_LEVEL [^\n]+\n$/)

  const noOwner = await run(t, ['src/cli.ts', 'migrate'], {
    DATABASE_URL: 'postgres://127.0.0.1:1/x',
    MASTER_KEY: Buffer.alloc(32).toString('base64')
  }).ended
  t.equal(noOwner.code, 2)
  t.match(noOwner.err, /^MIGRATE_DATABASE_URL is needed[^\n]*\n$/)

  for (const command of ['migrate', 'seed']) {
    const away = await run(t, ['src/cli.ts', command], {
      DATABASE_URL: 'postgres://app:hunter2@127.0.0.1:1/x',
      MIGRATE_DATABASE_URL: 'postgres://owner:hunter2@127.0.0.1:1/x',
      MASTER_KEY: Buffer.alloc(32).toString('base64')
    }).ended
    t.equal(away.code, 69)
    t.equal(
      away.err,
      'The database server at 127.0.0.1:1 cannot be reached: nothing listens there (ECONNREFUSED)\n',
      command
    )
  }

  const outside = await run(t, ['src/cli.ts', 'token', '--as', officer], {
    AUTH_JWKS_URL: 'https://login.example/keys',
    AUTH_ISSUER: 'https://login.example'
  }).ended
  t.equal(outside.code, 2)
  t.match(outside.err, /^Tokens come from https:\/\/login\.example[^\n]*\n$/)
})

t.test('two first starts at once share one key', async (t) => {
  const dataDir = join(await folder(t), 'new')
  const tokens = await Promise.all(
    [1, 2, 3].map(() => run(t, ['src/cli.ts', 'token', '--as', officer], { DATA_DIR: dataDir }).ended)
  )
  t.ok(tokens.every(({ code, out }) => code === 0 && out.split('.').length === 3))
  t.same(await readdir(join(dataDir, 'keys')), ['issuer.json'])
  t.equal((await stat(join(dataDir, 'keys'))).mode & 0o777, 0o700, 'nobody else enters the keys')
  t.equal((await stat(dataDir)).mode & 0o777, 0o755, 'the account of the database enters the data folder')
})

t.test('under npm, it stops when the shell of npm is gone', async (t) => {
  const { environment } = await setting(t)
  const shell = `require('node:child_process').spawn(process.execPath, ['src/server.ts'], { stdio: 'inherit' })`
  const npm = run(t, ['-e', shell], { ...environment, npm_lifecycle_event: 'start' })
  const [, address = ''] = await npm.says(/ip-linkage +(http:\S+)/)
  npm.child.kill('SIGKILL')
  t.match((await npm.ended).out, /"signal":"SIGTERM","msg":"stopping"/)
  await t.rejects(fetch(`${address}/live`))
})

t.test('its own database is killed: it ends with a line and an exit code, and the next start recovers', async (t) => {
  const dataDir = await folder(t)
  await chmod(dataDir, 0o755)
  const environment = { DATA_DIR: dataDir, PORT: '0' }
  const server = run(t, ['src/server.ts'], environment)
  await server.says(/ip-linkage +http:\S+/)
  process.kill(Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')), 'SIGKILL')
  const { code, out } = await server.ended
  t.equal(code, 1)
  t.match(out, /"level":"fatal"[^\n]*"msg":"The service's own database has ended by itself [^\n]*postgres\.log/)

  const again = run(t, ['src/server.ts'], environment)
  const [, address = ''] = await again.says(/ip-linkage +(http:\S+)/)
  t.equal((await fetch(`${address}/ready`)).status, 200)
  again.child.kill('SIGTERM')
  t.equal((await again.ended).code, 0)
})
