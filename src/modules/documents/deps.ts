import type { Deps } from '../../db/stores/act.ts'
import type { BlobStore } from '../../files/store.ts'

/** What documents and files need beside the database: the store of bytes, and how large a file may be. */
export interface DocumentDeps extends Deps {
  readonly files: BlobStore
  readonly fileLimit: number
}
