import { once } from 'node:events'
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import { Refusal, refuse } from '../domain/refusal.ts'

/** What the bytes of a file are called by: hashes in lower-case hex, size in bytes. */
export interface BlobRef {
  readonly sha256: string
  readonly sm3: string
  readonly size: number
}

/** A file that has arrived in full and stands in a temporary place, not yet kept. */
export interface Spool extends BlobRef {
  readonly path: string
}

export interface PutOptions {
  /** More bytes than this are refused with `file.too-large` as soon as they arrive. No limit when not given. */
  readonly maxBytes?: number
  /** Looks at the whole file before it is kept; what it throws refuses the file and leaves nothing behind. */
  readonly check?: (spool: Spool) => Promise<void>
}

/**
 * Where bytes are kept, named by their SHA-256: the same bytes are kept once, and nothing is ever overwritten or removed.
 * A file becomes visible in full or not at all, whoever else writes the same one.
 */
export interface BlobStore {
  /** Keeps the bytes. Refuses `file.empty`, `file.too-large`, what `check` refuses, `file.store`. */
  put(source: Uint8Array | Readable, options?: PutOptions): Promise<BlobRef>
  /**
   * The bytes with their size. They are hashed while they are read, and the end is held back until the hash fits: a file
   * that was changed ends in the error `file.corrupt` and is never delivered whole. Refuses `file.lost`, `file.store`.
   */
  get(sha256: string): Promise<{ readonly size: number; readonly stream: Readable }>
  has(sha256: string): Promise<boolean>
}

/** RangeError unless it is a SHA-256 in lower-case hex: a key of the store is part of a path. */
export function checkedKey(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256 in lower-case hex')
  return sha256
}

/** The error of a store as `file.store`, with what happened as its cause, for the log; refusals pass as they are. */
export function storeFailure(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  return Object.assign(new Refusal('file.store'), { cause: error })
}

/**
 * Receives the bytes into a new file in `folder`, hashes them, lets `options.check` see them, and hands them to `keep`.
 * The temporary file is gone afterwards, whatever happened.
 */
export async function spooled(
  folder: string,
  source: Uint8Array | Readable,
  options: PutOptions,
  keep: (spool: Spool) => Promise<void>
): Promise<BlobRef> {
  const path = join(folder, `${randomUUID()}.part`)
  try {
    const ref = await receive(folder, path, source, options.maxBytes ?? Infinity)
    const spool = { ...ref, path }
    await options.check?.(spool)
    await keep(spool).catch((error: unknown) => {
      throw storeFailure(error)
    })
    return ref
  } finally {
    // A place that cannot even be cleaned has been refused above already.
    await rm(path, { force: true }).catch(() => {})
  }
}

async function receive(
  folder: string,
  path: string,
  source: Uint8Array | Readable,
  maxBytes: number
): Promise<BlobRef> {
  const sha256 = createHash('sha256')
  const sm3 = createHash('sm3')
  let size = 0
  let out: ReturnType<typeof createWriteStream>
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    out = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
    await once(out, 'open')
  } catch (error) {
    if (source instanceof Readable) source.destroy()
    throw storeFailure(error)
  }
  let broken: unknown
  out.on('error', (error) => (broken = error))
  try {
    for await (const chunk of source instanceof Readable ? source : [source]) {
      const bytes = chunk as Uint8Array
      size += bytes.length
      if (size > maxBytes) refuse('file.too-large', { limit: maxBytes })
      sha256.update(bytes)
      sm3.update(bytes)
      if (broken === undefined && !out.write(bytes)) await Promise.race([once(out, 'drain'), once(out, 'close')])
      if (broken !== undefined) throw storeFailure(broken)
    }
    if (size === 0) refuse('file.empty')
    out.end()
    await finished(out).catch((error: unknown) => {
      throw storeFailure(error)
    })
    return { sha256: sha256.digest('hex'), sm3: sm3.digest('hex'), size }
  } catch (error) {
    out.destroy()
    throw error
  }
}

/** Passes bytes on and hashes them; the last piece waits until the whole fits `sha256`, otherwise `file.corrupt`. */
export function verified(sha256: string): Transform {
  const hash = createHash('sha256')
  let held: Buffer | undefined
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      const before = held
      held = chunk
      done(null, before)
    },
    flush(done) {
      if (timingSafeEqual(hash.digest(), Buffer.from(sha256, 'hex'))) done(null, held)
      else done(new Refusal('file.corrupt', { sha256 }))
    }
  })
}
