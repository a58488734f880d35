import { crc32 } from 'node:zlib'
import { bytesOf, listZip, ZipError } from '../files/zip.ts'

/** A file of a package: its name in ASCII, and its bytes. */
export type Part = readonly [name: string, bytes: Buffer]

/** What a reader takes in at most: a package of paper is far smaller. */
export const archiveLimits = { entries: 200, bytes: 256 * 1024 * 1024 } as const

const day1980 = 0x0021

function header(name: string, bytes: Buffer): Buffer {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(day1980, 8)
  head.writeUInt32LE(crc32(bytes), 10)
  head.writeUInt32LE(bytes.length, 14)
  head.writeUInt32LE(bytes.length, 18)
  head.writeUInt16LE(name.length, 22)
  return head
}

/**
 * Packs files into a zip archive of which there is one form only: in the given order, unpacked as they are, dated 1980-01-01,
 * nothing beside them. The same files are the same bytes on every machine and with every version of every library.
 */
export function writeArchive(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, bytes] of parts) {
    if (!/^[\x21-\x7e]+$/.test(name)) throw new RangeError(`not a name for a file of a package: ${name}`)
    const head = header(name, bytes)
    const letters = Buffer.from(name, 'ascii')
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    pieces.push(Buffer.from('PK\x03\x04', 'latin1'), head, letters, bytes)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, place, letters)
    offset += 30 + letters.length + bytes.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...pieces, listed, end])
}

export interface ReadArchive {
  readonly parts: readonly Part[]
  /** What could not be read, or stands otherwise than `writeArchive` puts it; `file` null: the archive as such. */
  readonly damages: readonly { readonly file: string | null; readonly detail: string }[]
}

/**
 * Takes an archive of `writeArchive` apart, however it was changed since: every byte that is not where it must be is
 * reported with the file it belongs to. Names that lead elsewhere, names given twice, and more than the limits are damages.
 */
export async function readArchive(bytes: Buffer): Promise<ReadArchive> {
  const damages: { file: string | null; detail: string }[] = []
  const parts: Part[] = []
  if (bytes.length > archiveLimits.bytes) return { parts, damages: [{ file: null, detail: 'it is too large' }] }
  const entries = await listZip(bytesOf(bytes), archiveLimits).catch((error: unknown) => {
    damages.push({ file: null, detail: saidOf(error) })
    return []
  })
  for (const { name, read } of entries) {
    try {
      if (!/^[\x21-\x7e]+$/.test(name)) throw new ZipError('its name is not plain')
      parts.push([name, await read()])
    } catch (error) {
      damages.push({ file: name, detail: saidOf(error) })
    }
  }
  if (damages.length === 0) {
    const proper = writeArchive(parts)
    if (!proper.equals(bytes))
      damages.push({
        file: fileAt(parts, firstDifference(proper, bytes)),
        detail: 'it is not packed as the service packs it'
      })
  }
  return { parts, damages }
}

function saidOf(error: unknown): string {
  if (error instanceof ZipError) return error.message
  // Offsets that point outside of the archive.
  if (error instanceof RangeError) return 'its directory is damaged'
  throw error
}

function firstDifference(a: Buffer, b: Buffer): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}

/** The file to which a byte of a proper archive belongs: its head, its content, or its line in the directory. */
function fileAt(parts: readonly Part[], position: number): string | null {
  let end = 0
  for (const extra of [30, 46])
    for (const [name, bytes] of parts) {
      end += extra + name.length + (extra === 30 ? bytes.length : 0)
      if (position < end) return name
    }
  return null
}
