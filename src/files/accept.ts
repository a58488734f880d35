import type { Readable } from 'node:stream'
import { sniffFile, type Claim } from './sniff.ts'
import { fileTypes, type FileTypeName } from './types.ts'
import type { BlobRef, BlobStore } from './store.ts'

/** A file that was taken: what it is, told from its content, and what it is kept under. */
export interface AcceptedFile extends BlobRef {
  readonly type: FileTypeName
  readonly mime: string
}

/**
 * Takes a file that is handed in: receives it up to `maxBytes`, tells its type from its content, and keeps it. Nothing is
 * kept of a file that is refused (`file.*`).
 */
export async function acceptFile(
  store: BlobStore,
  source: Uint8Array | Readable,
  claim: Claim,
  maxBytes: number
): Promise<AcceptedFile> {
  let type: FileTypeName | undefined
  const ref = await store.put(source, {
    maxBytes,
    check: async ({ path }) => {
      type = await sniffFile(path, claim)
    }
  })
  return { ...ref, type: type!, mime: fileTypes[type!].mime }
}
