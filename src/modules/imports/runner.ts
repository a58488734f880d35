import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Actor } from '../../domain/actor.ts'
import type { ImportFormat } from '../../domain/imports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Deps } from '../../db/stores/act.ts'
import type { ImportRun } from '../../db/stores/import-runs.ts'
import { openImport, runFor, runImport } from './commands.ts'
import { readRows } from './read-rows.ts'

export interface StartInput {
  readonly format: ImportFormat
  readonly dryRun: boolean
  readonly key: string
  readonly body: Readable
}

/** The imports of this process, in the background of its requests. */
export interface ImportRunner {
  /** Takes the file in, opens the run and answers its id; the same key and file again get the same id, and run once. */
  start(actor: Actor, input: StartInput): Promise<string>
  /** Ends when every run has ended; `now`: at the next batch of each, which is then interrupted. */
  stop(): Promise<void>
}

const most = 2
export const largestFile = 67_108_864

/**
 * A file is kept in a folder of its own, readable by the service alone, until its run ends. Two runs at once in a process;
 * a third is refused. `failed` is told of what is no fault of the file.
 */
export function importRunner(deps: Deps, failed: (error: unknown, importId: string) => void): ImportRunner {
  const running = new Map<string, Promise<void>>()
  const ending = new AbortController()
  let receiving = 0

  async function start(actor: Actor, { format, dryRun, key, body }: StartInput): Promise<string> {
    const { importId } = runFor(actor, format, dryRun, key, '')
    const mine = running.has(importId)
    if (ending.signal.aborted || (!mine && running.size + receiving >= most))
      throw new Refusal('import.busy', { limit: most })
    receiving++
    const folder = await mkdtemp(join(tmpdir(), 'ip-linkage-import-'))
    try {
      const path = join(folder, 'rows')
      const digest = await receive(body, path)
      const run = runFor(actor, format, dryRun, key, deps.sealer.fingerprint(JSON.stringify([format, dryRun, digest])))
      const fresh = await openImport(deps, actor, run)
      if (!fresh || running.has(importId)) {
        await rm(folder, { recursive: true, force: true })
        return importId
      }
      const work = carryOut(actor, run, path)
        .catch((error: unknown) => failed(error, importId))
        .finally(async () => {
          running.delete(importId)
          await rm(folder, { recursive: true, force: true })
        })
      running.set(importId, work)
      return importId
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    } finally {
      receiving--
    }
  }

  async function carryOut(actor: Actor, run: ImportRun, path: string): Promise<void> {
    const { format, dryRun } = run
    const rows = readRows(createReadStream(path), format)
    await runImport(deps, actor, { format, dryRun, run, rows, signal: ending.signal })
  }

  return {
    start,
    async stop() {
      ending.abort()
      await Promise.allSettled(running.values())
    }
  }
}

/** Writes the body away, readable by nobody else, and answers its hash; refuses what is too large without taking it all. */
async function receive(body: Readable, path: string): Promise<string> {
  const hash = createHash('sha256')
  let size = 0
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      hash.update(chunk)
      done(size > largestFile ? new Refusal('request.too-large') : null, chunk)
    }
  })
  await pipeline(body, measured, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  return hash.digest('hex')
}

/** A key for a run that nobody will ask for again. */
export const freshKey = (): string => randomUUID()
