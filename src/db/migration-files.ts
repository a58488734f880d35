import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One merged migration: `tag` is its file name without `.sql`, `checksum` SHA-256 of its text with LF line ends. */
export interface Migration {
  readonly tag: string
  readonly checksum: string
  readonly text: string
}

/** The service cannot start or migrate: one clear line for whoever operates it. Nothing was changed. */
export class MigrationError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'MigrationError'
    this.code = code
  }
}

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

/**
 * The migrations of this code in the order of drizzle-kit's journal. Refuses a folder whose files and journal differ,
 * so that a file forgotten in a merge is found before it is missed.
 */
export async function readMigrations(folder: string = migrationsFolder): Promise<readonly Migration[]> {
  const journal = JSON.parse(await readFile(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { idx: number; tag: string }[]
  }
  const tags = [...journal.entries].sort((a, b) => a.idx - b.idx).map((entry) => entry.tag)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).map((file) => file.slice(0, -4))
  const stray = [...files.filter((file) => !tags.includes(file)), ...tags.filter((tag) => !files.includes(tag))]
  if (stray.length > 0) {
    throw new MigrationError('migration.journal', `migration files and their journal differ: ${stray.join(', ')}`)
  }
  return Promise.all(
    tags.map(async (tag) => {
      const text = (await readFile(join(folder, `${tag}.sql`), 'utf8')).replaceAll('\r\n', '\n')
      return { tag, checksum: createHash('sha256').update(text).digest('hex'), text }
    })
  )
}
