import type { Deps } from '../../../db/stores/act.ts'
import type { BlobStore } from '../../../files/store.ts'
import type { SigningKeys } from '../../../package/signing.ts'

/** What packages need beside the database: the store of their bytes, and the keys that sign them. */
export interface PackageDeps extends Deps {
  readonly files: BlobStore
  readonly signing: SigningKeys
}
