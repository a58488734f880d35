import { refuse } from '../domain/refusal.ts'
import { isCivilDate } from '../domain/time/civil-date.ts'

/** The place in a list after which the next page begins: opaque to clients, and only a place, so it opens nothing. */
export function writeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

const forms: Readonly<Record<Form, (part: string) => boolean>> = {
  instant: (part: string) => /^\d{4,6}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/.test(part) && !Number.isNaN(Date.parse(part)),
  due: (part: string) => part === 'infinity' || forms.instant(part),
  day: (part: string) => isCivilDate(part),
  uuid: (part: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(part),
  no: (part: string) => /^\d{1,3}$/.test(part),
  text: () => true
}

type Form = 'instant' | 'due' | 'day' | 'uuid' | 'no' | 'text'

/** The parts of a cursor in their forms, null when none was given. Refuses one that we did not write for this list. */
export function readCursor(cursor: string | undefined, parts: readonly Form[]): string[] | null {
  if (cursor === undefined) return null
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const fits = (form: Form, part: unknown) => typeof part === 'string' && forms[form](part)
    if (Array.isArray(read) && read.length === parts.length && parts.every((form, index) => fits(form, read[index])))
      return read as string[]
  } catch {
    // falls through to the refusal
  }
  return refuse('request.invalid', { problem: 'after', field: '/after' })
}
