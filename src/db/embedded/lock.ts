import { DatabaseSync } from 'node:sqlite'
import { StartError } from './start-error.ts'

/**
 * Takes the data folder for this process alone. The lock is the operating system's own on an open file (SQLite takes it,
 * Node having no call for it), so it ends with the process however that ends, and cannot go stale.
 */
export function lockFolder(dataDir: string): { release(): void } {
  const path = `${dataDir}.lock`
  let file: DatabaseSync | undefined
  try {
    file = new DatabaseSync(path, { timeout: 0 })
    file.exec('begin exclusive')
    const held = file
    return { release: () => held.isOpen && held.close() }
  } catch (error) {
    file?.close()
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
    if (code === 5 || code === 6)
      throw new StartError(
        'in-use',
        `The database in ${dataDir} is in use by another start of the service: stop that one first`,
        error
      )
    throw new StartError(
      'no-rights',
      `No right to write to ${path}: the folder is read-only or of another account (was the service started as that one before?)`,
      error
    )
  }
}
