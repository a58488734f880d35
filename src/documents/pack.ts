import PizZip from 'pizzip'

const contentTypes = '[Content_Types].xml'
const inOrder = (a: string, b: string) => Number(b === contentTypes) - Number(a === contentTypes) || (a < b ? -1 : 1)

/**
 * Packs parts into a .docx: the same parts are always the same bytes. The order is fixed, the date of every part is
 * 1980-01-01, and the packing is done by a library in JavaScript, since the system's differs between processors.
 */
export function pack(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const zip = new PizZip()
  // The zip format has no zone: read back by the same clock, this is the same day everywhere.
  const date = new Date(1980, 0, 1)
  for (const name of Object.keys(parts).sort(inOrder)) zip.file(name, parts[name]!, { date, createFolders: false })
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'DOS' })
}
