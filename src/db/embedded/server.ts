import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Place } from './place.ts'
import { clearLeftover, readPostmaster, stopPostmaster } from './postmaster.ts'
import { asAccount, plainEnvironment, tellingLine } from './run.ts'
import { fileProblem, StartError } from './start-error.ts'

/**
 * Starts the server, waits for its end, and stops it when its standard input closes: the pipe from the service, which
 * the system closes when the service dies in whatever way. In a session of its own, so that Ctrl-C reaches the service first.
 */
const guardian = `
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
(
  read -r end <&3
  kill -INT $server
  for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do sleep 1; kill -0 $server || exit 0; done
  kill -QUIT $server
) 2>/dev/null &
watch=$!
wait $server
code=$?
kill $watch 2>/dev/null
exit $code
`

const dangerous = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** Neither rows nor parameters reach the server's log: messages without DETAIL, and without the statement. */
const quiet = [
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
  'logging_collector=off',
  'log_checkpoints=off'
]

export interface Server {
  readonly port: number
  /** Resolves when the server has ended, by stop() or by itself. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/** Runs the server on 127.0.0.1 and waits until it takes connections. Without a port it takes a free one. */
export async function runServer(
  place: Place,
  port: number,
  fast: boolean,
  log: (line: string) => void
): Promise<Server> {
  const giveUp = Date.now() + 20_000
  for (;;) {
    await clearLeftover(place.dataDir, log)
    const chosen = port || (await freePort())
    const outcome = await attempt(place, chosen, fast)
    if (typeof outcome !== 'string') return outcome
    if (/could not bind|Address already in use/.test(outcome)) {
      if (port) throw portTaken(port)
    } else if (!/still in use|already exists|another postmaster/.test(outcome)) throw failed(place, outcome)
    if (Date.now() > giveUp) throw failed(place, outcome)
    await wait(100)
  }
}

/** Refuses a port that something already listens on, before anything is made. */
export async function checkPort(port: number): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(portTaken(port))
      else reject(new StartError('no-rights', `Cannot listen on 127.0.0.1:${port} (${error.code})`, error))
    })
    server.listen({ host: '127.0.0.1', port }, () => server.close(() => resolve()))
  })
}

function portTaken(port: number): StartError {
  return new StartError(
    'port-taken',
    `Port ${port} of 127.0.0.1 is taken by another program: stop it or choose another port for the database`
  )
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return address && typeof address === 'object' ? address.port : 0
}

/** One try. A string is the log of a server that did not come up. */
async function attempt(place: Place, port: number, fast: boolean): Promise<Server | string> {
  const { dataDir } = place
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    ...quiet,
    ...(fast ? dangerous : [])
  ]
  const command = [
    join(place.native.dir, 'bin', 'postgres'),
    '-D',
    dataDir,
    ...settings.flatMap((setting) => ['-c', setting])
  ]
  const logFile = openLog(`${dataDir}.log`)
  const child = spawn('/bin/sh', ['-c', guardian, 'guardian', ...command], {
    ...asAccount(place.account),
    cwd: '/',
    env: plainEnvironment,
    detached: true,
    stdio: ['pipe', logFile.fd, logFile.fd]
  })
  closeSync(logFile.fd)
  child.stdin?.on('error', () => {})
  let over: string | undefined
  const ended = new Promise<void>((resolve) => {
    const end = (why: string): void => {
      over ??= why
      resolve()
    }
    child.once('error', (error) => end(error.message))
    child.once('exit', () => end(''))
  })
  // Recovery after a crash takes as long as it takes; only an ended server is a failed one.
  while (over === undefined) {
    const postmaster = readPostmaster(dataDir)
    if (postmaster?.ready && (await listens(port))) {
      child.unref()
      if (child.stdin && 'unref' in child.stdin) (child.stdin as unknown as { unref(): void }).unref()
      return { port, ended, stop: () => stop(child, ended, postmaster.pid, dataDir) }
    }
    await Promise.race([ended, wait(10)])
  }
  return over || logFile.since()
}

async function stop(child: ChildProcess, ended: Promise<void>, pid: number, dataDir: string): Promise<void> {
  child.ref()
  child.stdin?.end()
  const patience = new AbortController()
  await Promise.race([ended, wait(20_000, undefined, { signal: patience.signal }).catch(() => {})])
  patience.abort()
  // Reached with a server still there only when the guardian itself was killed.
  await stopPostmaster(pid, dataDir)
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    const answer = (yes: boolean): void => {
      socket.destroy()
      resolve(yes)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
  })
}

function failed(place: Place, output: string): StartError {
  const line = tellingLine(output)
  if (/No space left|quota exceeded/i.test(output))
    return new StartError('no-space', `No space left on the disk of ${place.dataDir}`)
  if (/Permission denied|Read-only/i.test(line))
    return new StartError('no-rights', `No right to ${place.dataDir} (${line})`)
  return new StartError('failed', `The database did not start: ${line} (more in ${place.dataDir}.log)`)
}

const largestLog = 5_000_000

/** Opened by us and inherited, since the server's account may not enter the folder's parent to write. One older file is kept. */
function openLog(path: string): { fd: number; since(): string } {
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLog) renameSync(path, `${path}.1`)
    const fd = openSync(path, 'a', 0o600)
    const start = statSync(path).size
    return { fd, since: () => readFileSync(path).subarray(start).toString() }
  } catch (error) {
    throw fileProblem(error, path)
  }
}
