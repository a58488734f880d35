import { createReadStream } from 'node:fs'
import { link, mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import { refuse } from '../domain/refusal.ts'
import { checkedKey, spooled, storeFailure, verified, type BlobStore } from './store.ts'

const isCode = (error: unknown, code: string) => (error as NodeJS.ErrnoException).code === code

/** A power cut must not forget a name that was answered for. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Keeps files in a folder: `ab/cd/abcd…` by the hash, written elsewhere in the folder, synced, and then given their name
 * at once. The folder must lie on one file system.
 */
export function folderStore(root: string): BlobStore {
  const folderOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256.slice(2, 4))
  const pathOf = (sha256: string) => join(folderOf(sha256), sha256)

  return {
    put: (source, options = {}) =>
      spooled(join(root, 'incoming'), source, options, async ({ sha256, path }) => {
        const folder = folderOf(sha256)
        await mkdir(folder, { recursive: true, mode: 0o700 })
        try {
          await link(path, pathOf(sha256))
        } catch (error) {
          if (!isCode(error, 'EEXIST')) throw error
          if (await sound(pathOf(sha256), sha256)) return
          // What stands there is not what its name says: the bytes just received are.
          await rm(pathOf(sha256), { force: true })
          await link(path, pathOf(sha256)).catch((again: unknown) => {
            if (!isCode(again, 'EEXIST')) throw again
          })
        }
        await syncFolder(folder)
      }),

    async get(sha256) {
      try {
        const path = pathOf(checkedKey(sha256))
        const { size } = await stat(path)
        return { size, stream: piped(createReadStream(path), sha256) }
      } catch (error) {
        if (isCode(error, 'ENOENT')) return refuse('file.lost', { sha256 })
        throw storeFailure(error)
      }
    },

    async has(sha256) {
      try {
        return (await stat(pathOf(checkedKey(sha256)))).isFile()
      } catch (error) {
        if (isCode(error, 'ENOENT')) return false
        throw storeFailure(error)
      }
    }
  }
}

/** Errors of the one side reach the reader of the other. */
function piped(source: Readable, sha256: string): Readable {
  const out = verified(sha256)
  pipeline(source, out, () => {})
  return out
}

async function sound(path: string, sha256: string): Promise<boolean> {
  try {
    for await (const _ of piped(createReadStream(path), sha256));
    return true
  } catch {
    return false
  }
}
