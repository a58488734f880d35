import { refuse } from '../domain/refusal.ts'

/** The place in a list after which the next page begins: opaque to clients, and only a place, so it opens nothing. */
export function writeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** The parts of a cursor, null when none was given. Refuses one that we did not write. */
export function readCursor(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string')) return parts
  } catch {
    // falls through to the refusal
  }
  return refuse('request.invalid', { problem: 'after', field: '/after' })
}
