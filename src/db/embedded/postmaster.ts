import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartError } from './start-error.ts'

/** A process number no system gives out: PostgreSQL finds it dead, and keeps its own check for servers still attached. */
const noProcess = 2_147_483_647

export interface Postmaster {
  readonly pid: number
  readonly ready: boolean
}

/** What postmaster.pid says; undefined where there is none or it is a spent one. */
export function readPostmaster(dataDir: string): Postmaster | undefined {
  const lines = pidFile(dataDir)?.split('\n')
  const pid = Number(lines?.[0])
  if (!lines || !Number.isSafeInteger(pid) || pid <= 1 || pid === noProcess) return undefined
  return { pid, ready: lines[7]?.trim() === 'ready' }
}

/** Whether this process is the server of this folder. The number alone proves nothing: it may have gone to another. */
export function serves(pid: number, dataDir: string): boolean {
  try {
    const real = realpathSync(dataDir)
    if (process.platform === 'linux')
      return readlinkSync(`/proc/${pid}/cwd`) === real && /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return /postgres/.test(command) && (command.includes(dataDir) || command.includes(real))
  } catch {
    return false
  }
}

/**
 * Clears what an earlier start left that did not end well: stops its server if it still runs (the caller holds the
 * folder's lock, so nobody uses it), and takes a reused process number out of postmaster.pid.
 */
export async function clearLeftover(dataDir: string, log: (line: string) => void): Promise<void> {
  const left = readPostmaster(dataDir)
  if (left && serves(left.pid, dataDir)) {
    log(`Stopping the database server ${left.pid} left by an earlier start`)
    if (!(await stopPostmaster(left.pid, dataDir)))
      throw new StartError('in-use', `The database server ${left.pid} of ${dataDir} does not stop: end it by hand`)
  }
  const text = pidFile(dataDir)
  if (text !== undefined) writeFileSync(join(dataDir, 'postmaster.pid'), text.replace(/^-?\d*/, String(noProcess)))
}

/** Fast, then at once, then by force; true when the server is gone. After the last two it recovers at its next start. */
export async function stopPostmaster(pid: number, dataDir: string): Promise<boolean> {
  for (const [signal, seconds] of [
    ['SIGINT', 15],
    ['SIGQUIT', 5],
    ['SIGKILL', 5]
  ] as const) {
    if (!serves(pid, dataDir)) return true
    try {
      process.kill(pid, signal)
    } catch {
      continue
    }
    const end = Date.now() + seconds * 1000
    while (serves(pid, dataDir) && Date.now() < end) await wait(20)
  }
  return !serves(pid, dataDir)
}

function pidFile(dataDir: string): string | undefined {
  try {
    return readFileSync(join(dataDir, 'postmaster.pid'), 'utf8')
  } catch {
    return undefined
  }
}
