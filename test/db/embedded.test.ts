import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import t, { type Test } from 'tap'
import { clearLeftover, readPostmaster, serves } from '../../src/db/embedded/postmaster.ts'
import { startEmbedded, StartError, type Embedded } from '../../src/db/embedded/start-embedded.ts'

const asRoot = process.getuid?.() === 0
const base = await mkdtemp(join(tmpdir(), 'embedded test 数据库-'))
await chmod(base, 0o755)
t.teardown(() => rm(base, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))

/** A project folder of its own, with a space and Chinese in its path. */
const project = async (name: string): Promise<string> => {
  const dir = join(base, `${name} 项目`)
  await mkdir(dir, { mode: 0o755 })
  return join(dir, '.data', 'postgres')
}

const start = (dataDir: string): Promise<Embedded> => startEmbedded({ dataDir, fast: true })

async function ask(url: string, text: string): Promise<readonly unknown[][]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await sql.unsafe(text).values()
  } finally {
    await sql.end()
  }
}

async function refusal(started: Promise<Embedded>): Promise<{ reason: string; exitCode: number; lines: number }> {
  try {
    await (await started).stop()
  } catch (error) {
    if (error instanceof StartError)
      return { reason: error.reason, exitCode: error.exitCode, lines: error.message.split('\n').length }
    throw error
  }
  throw new Error('it started')
}

async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 5): Promise<void> {
  const end = Date.now() + seconds * 1000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`)
    await wait(20)
  }
}

/** Waits for the server's end; the wait for it alone does not keep a process running. */
async function ending(server: Embedded): Promise<void> {
  let over = false
  void server.ended.then(() => (over = true))
  await until('the end of the server is reported', () => over)
}

const entry = JSON.stringify(new URL('../../src/db/embedded/start-embedded.ts', import.meta.url).href)
const service = `
  import { startEmbedded } from ${entry}
  const { ownerUrl } = await startEmbedded({ dataDir: process.argv[1], fast: true }).catch((error) => process.exit(error.exitCode))
  console.log(ownerUrl)
  setInterval(() => {}, 1000)
`

/** The service in a process of its own, to be killed. */
function otherProcess(t: Test, dataDir: string): ChildProcess & { started: Promise<string> } {
  const child = spawn(process.execPath, ['--input-type=module', '-e', service, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  t.teardown(() => child.kill('SIGKILL'))
  const started = once(child.stdout, 'data').then(([chunk]) => String(chunk).trim())
  return Object.assign(child, { started })
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

t.test('a first start makes everything, a second keeps it', async (t) => {
  const dataDir = await project('first')
  const first = await start(dataDir)
  t.same(await ask(first.appUrl, 'select current_user::text, current_database()::text'), [
    ['ip_linkage_app', 'ip_linkage']
  ])
  t.same(
    await ask(
      first.superUrl,
      `select rolname::text, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls from pg_roles where rolname like 'ip_linkage%' order by 1`
    ),
    [
      ['ip_linkage_app', false, false, false, false],
      ['ip_linkage_owner', false, false, false, false]
    ]
  )
  t.same(
    await ask(
      first.superUrl,
      `select datdba::regrole::text, datcollate, datlocale from pg_database where datname = 'ip_linkage'`
    ),
    [['ip_linkage_owner', 'C.UTF-8', 'C.UTF-8']]
  )
  t.same(
    await ask(
      first.superUrl,
      `select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories') order by 1`
    ),
    [
      ['listen_addresses', '127.0.0.1'],
      ['unix_socket_directories', '']
    ],
    'reachable on 127.0.0.1 only'
  )
  await ask(first.ownerUrl, `create table kept (name text); insert into kept values ('深圳')`)
  await t.rejects(ask(first.appUrl, 'create table mine (x int)'), { code: '42501' }, 'the service may not make tables')
  await t.rejects(
    ask(first.ownerUrl.replace(/:\w+@/, ':wrong@'), 'select 1'),
    { code: '28P01' },
    'passwords are asked for'
  )
  t.equal((await stat(`${dataDir}.secrets.json`)).mode & 0o777, 0o600)
  await first.stop()
  await first.stop()
  await first.ended
  t.notOk(readPostmaster(dataDir), 'nothing runs after stop')

  const begun = performance.now()
  const second = await start(dataDir)
  t.ok(performance.now() - begun < 3000, 'a second start is under 3 s')
  t.same(await ask(second.ownerUrl, 'select name from kept'), [['深圳']])
  await second.stop()

  await rm(`${dataDir}.secrets.json`)
  const third = await start(dataDir)
  t.same(await ask(third.ownerUrl, 'select name from kept'), [['深圳']], 'lost passwords are replaced, data stay')
  await third.stop()
})

t.test('two starts on one folder: one serves, the other says so', async (t) => {
  const dataDir = await project('two')
  const outcomes = await Promise.allSettled([start(dataDir), start(dataDir)])
  const served = outcomes.filter((outcome) => outcome.status === 'fulfilled')
  const refused = outcomes.find((outcome) => outcome.status === 'rejected')
  t.equal(served.length, 1)
  t.match(refused?.reason, { name: 'StartError', reason: 'in-use', exitCode: 75 })
  const other = otherProcess(t, dataDir)
  other.started.catch(() => {})
  const [code] = (await once(other, 'exit')) as [number]
  t.equal(code, 75, 'another process is refused as well')
  t.same(await ask(served[0]?.value.appUrl ?? '', 'select 1'), [[1]], 'the first goes on')
  await served[0]?.value.stop()
})

t.test('kill -9 of the service', async (t) => {
  const dataDir = await project('killed')
  const service = otherProcess(t, dataDir)
  const ownerUrl = await service.started
  await ask(ownerUrl, 'create table kept (n int); insert into kept values (7)')
  const postmaster = readPostmaster(dataDir)?.pid ?? 0
  t.ok(serves(postmaster, dataDir))
  await kill(service)
  await until('the server ended by itself', () => !serves(postmaster, dataDir))
  const again = await start(dataDir)
  t.same(await ask(again.ownerUrl, 'select n from kept'), [[7]])
  await again.stop()

  const second = otherProcess(t, dataDir)
  await second.started
  const crashed = readPostmaster(dataDir)?.pid ?? 0
  process.kill(crashed, 'SIGKILL')
  await kill(second)
  const recovered = await start(dataDir)
  t.same(await ask(recovered.ownerUrl, 'select n from kept'), [[7]], 'also after kill -9 of the server')

  process.kill(readPostmaster(dataDir)?.pid ?? 0, 'SIGKILL')
  await ending(recovered)
  await recovered.stop()
  t.pass('a server that dies under the service is reported and can be stopped')
})

t.test('a server left running is stopped, a stranger with its number is not', async (t) => {
  const dataDir = await project('left')
  const left = await start(dataDir)
  const postmaster = readPostmaster(dataDir)?.pid ?? 0
  const said: string[] = []
  await clearLeftover(dataDir, (line) => said.push(line))
  await ending(left)
  t.notOk(serves(postmaster, dataDir))
  t.match(said, [String(postmaster)])
  await left.stop()

  const stranger = spawn('sleep', ['600'], { cwd: dirname(dataDir) })
  t.teardown(() => stranger.kill())
  await writeFile(join(dataDir, 'postmaster.pid'), `${stranger.pid}\n${dataDir}\n1\n5432\n\n127.0.0.1\n\nready   \n`)
  const next = await start(dataDir)
  t.equal(stranger.exitCode, null)
  t.equal(stranger.signalCode, null, 'the stranger lives')
  t.same(await ask(next.ownerUrl, 'select 1'), [[1]])
  await next.stop()
})

t.test('a start killed while it makes the folder leaves nothing that blocks', async (t) => {
  const dataDir = await project('half')
  const service = otherProcess(t, dataDir)
  service.started.catch(() => {})
  const growing = async (): Promise<boolean> => {
    const entries = await readdir(dirname(dataDir)).catch((): string[] => [])
    return entries.some((name) => name.startsWith('postgres.new-'))
  }
  await until('the folder is being made', growing)
  await kill(service)
  t.ok(await growing(), 'half a folder is there')
  const next = await start(dataDir)
  t.same(await ask(next.appUrl, 'select 1'), [[1]])
  t.notOk(await growing(), 'and is cleared')
  await next.stop()
})

t.test('what cannot be started is refused in one line', async (t) => {
  const old = await project('old')
  await mkdir(old, { recursive: true, mode: 0o755 })
  await writeFile(join(old, 'PG_VERSION'), '17\n')
  t.same(await refusal(start(old)), { reason: 'other-version', exitCode: 78, lines: 1 })
  t.same(await readdir(old), ['PG_VERSION'], 'nothing in it is touched')

  const foreign = await project('foreign')
  await mkdir(foreign, { recursive: true, mode: 0o755 })
  await writeFile(join(foreign, 'letter.txt'), 'mine')
  t.same(await refusal(start(foreign)), { reason: 'foreign-folder', exitCode: 78, lines: 1 })
  t.equal(await readFile(join(foreign, 'letter.txt'), 'utf8'), 'mine')

  const taken = await project('taken')
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  t.same(await refusal(startEmbedded({ dataDir: taken, port, fast: true })), {
    reason: 'port-taken',
    exitCode: 75,
    lines: 1
  })
  t.same(await readdir(dirname(dirname(taken))), [], 'no folder is made for it')
  server.close()

  const file = join(base, 'a file')
  await writeFile(file, '')
  t.same(await refusal(start(join(file, '.data', 'postgres'))), { reason: 'foreign-folder', exitCode: 78, lines: 1 })

  // Root may write anywhere but where the system itself refuses.
  const closed = asRoot ? '/sys' : join(base, 'closed')
  if (!asRoot) await mkdir(closed, { mode: 0o555 })
  t.same(await refusal(start(join(closed, '.data', 'postgres'))), { reason: 'no-rights', exitCode: 77, lines: 1 })
})

if (asRoot)
  t.test('a folder only root can enter', async (t) => {
    const home = join(base, 'home')
    const origin = join(base, '只有 root', 'project')
    await mkdir(origin, { recursive: true })
    await chmod(dirname(origin), 0o700)
    const said: string[] = []
    const umask = process.umask(0o077)
    t.teardown(() => process.umask(umask))
    const inside = (dir: string): Promise<Embedded> =>
      startEmbedded({
        dataDir: join(dir, '.data', 'postgres'),
        fast: true,
        homes: [home],
        log: (line) => said.push(line)
      })

    const first = await inside(origin)
    t.ok(first.dataDir.startsWith(home), 'the data lie where the server can reach them')
    t.equal(said.length, 1)
    t.match(said[0], 'nobody')
    const postmaster = readPostmaster(first.dataDir)?.pid ?? 0
    t.not((await stat(`/proc/${postmaster}`)).uid, 0, 'the server is not root')
    await ask(first.ownerUrl, 'create table kept (n int); insert into kept values (7)')
    await first.stop()

    const renamed = join(base, '只有 root', 'renamed')
    await rename(origin, renamed)
    const second = await inside(renamed)
    t.equal(second.dataDir, first.dataDir, 'found again, also when the project was moved')
    t.same(await ask(second.ownerUrl, 'select n from kept'), [[7]])
    await second.stop()

    const copy = join(base, '只有 root', 'copy')
    await cp(renamed, copy, { recursive: true })
    const third = await inside(copy)
    t.not(third.dataDir, first.dataDir, 'a copy of the project has a database of its own')
    await third.stop()

    await rm(join(copy, '.data'), { recursive: true })
    const fourth = await inside(copy)
    t.not(fourth.dataDir, third.dataDir, 'so has a new clone in the place of a deleted one')
    await fourth.stop()

    await chmod(home, 0o777)
    await rm(join(copy, '.data'), { recursive: true })
    t.same(
      await refusal(inside(copy)),
      { reason: 'no-rights', exitCode: 77, lines: 1 },
      'a home others can write to is not trusted'
    )
  })
