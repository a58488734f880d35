/** Marks inside of a rendered part that become formatting: characters that Unicode keeps for a program's own use. */
export const marks = { open: '\ufdd0', close: '\ufdd1', line: '\ufdd2' } as const

const openers = /[\u202a\u202b\u202d\u202e]/g
const isolates = /[\u2066-\u2068]/g
const count = (text: string, sign: RegExp) => text.match(sign)?.length ?? 0

/** Closes what a line opens of its own direction of writing, so that it does not reach into the text of the form. */
function contained(line: string): string {
  const embedded = count(line, openers) - count(line, /\u202c/g)
  const isolated = count(line, isolates) - count(line, /\u2069/g)
  return line + '\u202c'.repeat(Math.max(0, embedded)) + '\u2069'.repeat(Math.max(0, isolated))
}

/**
 * A fact as a document can hold it. All of it stays, in its place: what XML cannot hold becomes a visible sign of the same
 * meaning (U+2400 and following for control characters) or U+FFFD; ends of lines become paragraphs.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
    .replace(/\x7f/g, '\u2421')
    .replace(/[\x80-\x9f\ufdd0-\ufdef\ufffe\uffff]/g, '\ufffd')
    .split('\n')
    .map(contained)
    .join(marks.line)
}
