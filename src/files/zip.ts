import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

/** Bytes that can be read anywhere: a file on disk, or a buffer. */
export interface Bytes {
  readonly size: number
  read(position: number, length: number): Promise<Buffer>
}

export const bytesOf = (buffer: Buffer): Bytes => ({
  size: buffer.length,
  read: async (position, length) => buffer.subarray(position, position + length)
})

export interface ZipEntry {
  readonly name: string
  readonly encrypted: boolean
  /** Size after unpacking, as the archive says. */
  readonly size: number
  /** Unpacks the entry, never more than `size` bytes; ZipError when it is longer, shorter or damaged. */
  read(): Promise<Buffer>
}

/** What is wrong with an archive, for the one who made it. */
export class ZipError extends Error {
  override readonly name = 'ZipError'
}

export interface ZipLimits {
  readonly entries: number
  /** Sum of the unpacked sizes in bytes. */
  readonly bytes: number
}

/**
 * Lists an archive from its directory. ZipError unless it begins with its first entry, ends with its directory, has no
 * part in other files, names each entry once and plainly, and stays within the limits.
 */
export async function listZip(bytes: Bytes, limits: ZipLimits): Promise<ZipEntry[]> {
  const tailLength = Math.min(bytes.size, 22 + 65_535)
  const tail = await bytes.read(bytes.size - tailLength, tailLength)
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (at < 0 || tail.length < at + 22) throw new ZipError('no directory at its end')
  const count = tail.readUInt16LE(at + 10)
  const length = tail.readUInt32LE(at + 12)
  const start = tail.readUInt32LE(at + 16)
  if (tail.readUInt16LE(at + 20) !== tail.length - at - 22) throw new ZipError('something follows its end')
  if (tail.readUInt32LE(at + 4) !== 0 || count !== tail.readUInt16LE(at + 8))
    throw new ZipError('it is in several parts')
  if (count === 0 || count > limits.entries) throw new ZipError(`${count} entries`)
  if (start + length !== bytes.size - tailLength + at) throw new ZipError('its directory is not where it says')
  const directory = await bytes.read(start, length)

  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let position = 0
  let total = 0
  let first = Infinity
  for (let index = 0; index < count; index += 1) {
    if (position + 46 > directory.length || directory.readUInt32LE(position) !== 0x02014b50)
      throw new ZipError('its directory is damaged')
    const nameEnd = position + 46 + directory.readUInt16LE(position + 28)
    const name = directory.toString('utf8', position + 46, nameEnd)
    const size = directory.readUInt32LE(position + 24)
    const offset = directory.readUInt32LE(position + 42)
    const key = name.toLowerCase()
    if (names.has(key)) throw new ZipError(`it names ${name} twice`)
    if (/^[/\\]|^[a-z]:|\\|(^|\/)\.\.(\/|$)|\p{Cc}/iu.test(name))
      throw new ZipError('a name in it is a path to elsewhere')
    names.add(key)
    total += size
    first = Math.min(first, offset)
    if (total > limits.bytes) throw new ZipError('it unpacks to more than is allowed')
    entries.push({
      name,
      size,
      encrypted: (directory.readUInt16LE(position + 8) & 0x2041) !== 0,
      read: reader(bytes, {
        offset,
        size,
        packed: directory.readUInt32LE(position + 20),
        method: directory.readUInt16LE(position + 10),
        checksum: directory.readUInt32LE(position + 16)
      })
    })
    position = nameEnd + directory.readUInt16LE(position + 30) + directory.readUInt16LE(position + 32)
  }
  if (first !== 0) throw new ZipError('something stands before its first entry')
  return entries
}

interface Place {
  readonly offset: number
  readonly size: number
  readonly packed: number
  readonly method: number
  readonly checksum: number
}

function reader(bytes: Bytes, { offset, size, packed, method, checksum }: Place): () => Promise<Buffer> {
  return async () => {
    const head = await bytes.read(offset, 30)
    if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50)
      throw new ZipError('an entry is not where it should be')
    const raw = await bytes.read(offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), packed)
    if (method !== 0 && method !== 8) throw new ZipError('an entry is packed in an unusual way')
    const content =
      method === 0
        ? raw
        : await inflate(raw, { maxOutputLength: Math.max(size, 1) }).catch(() => {
            throw new ZipError('an entry cannot be unpacked')
          })
    if (content.length !== size || crc32(content) !== checksum) throw new ZipError('an entry is damaged')
    return content
  }
}
