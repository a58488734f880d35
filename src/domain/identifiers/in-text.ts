import { checkUscc } from './uscc.ts'

const person18 = /(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/

/** Whether a text holds what could be the number of a person, whatever its check digit. Full-width digits count. */
export function holdsPersonNumber(text: string): boolean {
  const found = person18.exec(text.normalize('NFKC'))
  return found !== null && !checkUscc(found[0].toUpperCase()).valid
}

/** Fields that are sealed: there, a number is in its place. */
const sealed: ReadonlySet<string> = new Set(['identifier', 'phone', 'address'])

/**
 * P-05: the place (JSON pointer) of the first text of a request that holds the number of a person, or null. What is
 * written is kept for good in the records, so a number may stand only where it is sealed.
 */
export function personNumberIn(value: unknown, place = ''): string | null {
  if (typeof value === 'string') return holdsPersonNumber(value) ? place : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, part] of Object.entries(value)) {
    const found = sealed.has(key) ? null : personNumberIn(part, `${place}/${key}`)
    if (found !== null) return found
  }
  return null
}
