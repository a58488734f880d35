import { open, type FileHandle } from 'node:fs/promises'
import { refuse } from '../domain/refusal.ts'
import { bytesOf, listZip, ZipError, type Bytes } from './zip.ts'
import { fileTypes, type FileTypeName } from './types.ts'

/** What the sender says about a file; `type` is the media type of the upload, if any. */
export interface Claim {
  readonly name: string
  readonly type?: string | undefined
}

const allowed = Object.keys(fileTypes).join(', ')
const latin = (text: string) => Buffer.from(text, 'latin1')
const starts = (head: Buffer, text: string, at = 0) => head.subarray(at, at + text.length).equals(latin(text))

const programs = [
  '\x7fELF',
  '#!/',
  '#! /',
  '\xca\xfe\xba\xbe',
  '\xfe\xed\xfa\xce',
  '\xfe\xed\xfa\xcf',
  '\xce\xfa\xed\xfe'
]
  .concat('\xcf\xfa\xed\xfe', '\0asm', 'dex\n', 'L\0\0\0\x01\x14\x02\0', '!<arch>')
  .map(latin)

/** Files that are known and not taken, by how they begin, with the name the refusal gives them. */
const notTaken: readonly (readonly [name: string, start: string])[] = [
  ['rar', 'Rar!'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['gzip', '\x1f\x8b'],
  ['bzip2', 'BZh91AY&SY'],
  ['xz', '\xfd7zXZ'],
  ['gif', 'GIF8'],
  ['rtf', '{\\rtf'],
  ['amr', '#!AMR']
]

const ftypBrands: Readonly<Record<string, FileTypeName>> = {
  ...Object.fromEntries(
    ['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'M4VH', 'M4VP', 'dash', 'MSNV'].map(
      (brand) => [brand, 'mp4'] as const
    )
  ),
  'qt  ': 'mov',
  'M4A ': 'm4a'
}

/**
 * Tells what a file is from its content alone, and whether that fits its name and the media type it was sent as. Refuses
 * `file.name`, `file.executable`, `file.active-content`, `file.encrypted`, `file.damaged`, `file.type`, `file.disguised`.
 */
export async function sniffFile(path: string, claim: Claim): Promise<FileTypeName> {
  const handle = await open(path, 'r')
  try {
    return await sniff(bytesIn(handle, (await handle.stat()).size), claim)
  } finally {
    await handle.close()
  }
}

/** The same for bytes in memory. */
export const sniffBytes = (content: Buffer, claim: Claim): Promise<FileTypeName> => sniff(bytesOf(content), claim)

const bytesIn = (handle: FileHandle, size: number): Bytes => ({
  size,
  async read(position, length) {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - position)))
    let done = 0
    while (done < buffer.length) {
      const { bytesRead } = await handle.read(buffer, done, buffer.length - done, position + done)
      if (bytesRead === 0) break
      done += bytesRead
    }
    return buffer.subarray(0, done)
  }
})

async function sniff(bytes: Bytes, claim: Claim): Promise<FileTypeName> {
  checkName(claim.name)
  const found = await typeOf(bytes, extensionOf(claim.name))
  const { extensions, declared }: { extensions: readonly string[]; declared: readonly string[] } = fileTypes[found]
  const extension = extensionOf(claim.name)
  if (!extensions.includes(extension))
    refuse('file.disguised', { found, claimed: extension === '' ? claim.name : `.${extension}` })
  const media = claim.type?.split(';')[0]!.trim().toLowerCase() ?? ''
  if (media !== '' && media !== 'application/octet-stream' && !declared.includes(media))
    refuse('file.disguised', { found, claimed: media })
  return found
}

/** Characters that hide, or that turn the direction of what follows, so that "exe.pdf" reads as another name. */
const unfit = /[/\\\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|^\.|[. ]$/u

function checkName(name: string): void {
  if (name.length === 0 || name.length > 200 || unfit.test(name)) refuse('file.name', { field: '/name' })
}

const extensionOf = (name: string) => /\.([^.]{1,10})$/.exec(name)?.[1]!.toLowerCase() ?? ''

async function typeOf(bytes: Bytes, extension: string): Promise<FileTypeName> {
  if (bytes.size === 0) refuse('file.empty')
  const head = await bytes.read(0, 4096)
  if (starts(head, 'MZ') && head.includes(0)) refuse('file.executable')
  if (programs.some((program) => head.subarray(0, program.length).equals(program))) refuse('file.executable')
  if (starts(head, '%PDF-')) return pdf(bytes)
  if (starts(head, '\xff\xd8\xff')) return whole(bytes, 'jpeg', '\xff\xd9')
  if (starts(head, '\x89PNG\r\n\x1a\n')) return whole(bytes, 'png', 'IEND\xaeB`\x82')
  if (starts(head, 'II*\0') || starts(head, 'MM\0*')) return 'tiff'
  if (starts(head, 'ftyp', 4)) {
    const brand = head.toString('latin1', 8, 12)
    return ftypBrands[brand] ?? refuse('file.type', { found: brand.replace(/[^\w ]/g, '?').trim(), allowed })
  }
  if (starts(head, 'RIFF')) return starts(head, 'WAVE', 8) ? 'wav' : refuse('file.type', { found: 'riff', allowed })
  if ((starts(head, 'ID3') && head[3]! < 16) || isMpegAudio(head)) return 'mp3'
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(head.toString('latin1', 0, 4))) return office(bytes)
  if (starts(head, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oldOffice(bytes)
  for (const [found, start] of notTaken) if (starts(head, start)) refuse('file.type', { found, allowed })
  return text(bytes, extension)
}

/** The header of a frame of layer III, with a bit rate and a sampling rate that exist. */
function isMpegAudio(head: Buffer): boolean {
  if (head.length < 4 || head[0] !== 0xff || (head[1]! & 0xe6) !== 0xe2 || (head[1]! & 0x18) === 0x08) return false
  const rate = head[2]! >> 4
  return rate !== 0 && rate !== 15 && (head[2]! & 0x0c) !== 0x0c
}

/** What its format ends with must stand near the end: some devices append a little of their own. */
async function whole(bytes: Bytes, found: FileTypeName, ending: string): Promise<FileTypeName> {
  const tail = await bytes.read(Math.max(0, bytes.size - 65_536), 65_536)
  return tail.includes(latin(ending)) ? found : refuse('file.damaged', { detail: `${found}: no end` })
}

async function pdf(bytes: Bytes): Promise<FileTypeName> {
  await whole(bytes, 'pdf', '%%EOF')
  for (let at = 0; at < bytes.size; at += 1_048_576) {
    const piece = (await bytes.read(at, 1_048_576 + 64)).toString('latin1')
    if (/\/Encrypt(\s+\d+\s+\d+\s+R|\s*<<)/.test(piece)) refuse('file.encrypted')
  }
  return 'pdf'
}

const mainParts = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' } as const
const mainTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
} as const

/** A package of Office is told by its parts, not by its name; every other archive is not taken. */
async function office(bytes: Bytes): Promise<FileTypeName> {
  try {
    const entries = await listZip(bytes, { entries: 10_000, bytes: 2_000_000_000 })
    if (entries.some(({ encrypted }) => encrypted)) refuse('file.encrypted')
    if (entries.some(({ name }) => /vbaProject|vbaData|activeX\/|macrosheets\//i.test(name)))
      refuse('file.active-content')
    const types = entries.find(({ name }) => name === '[Content_Types].xml')
    const found = (['docx', 'xlsx'] as const).find((kind) => entries.some(({ name }) => name === mainParts[kind]))
    if (types === undefined || found === undefined || types.size > 1_048_576)
      return refuse('file.type', { found: 'zip', allowed })
    if (!(await types.read()).includes(`"${mainTypes[found]}"`)) refuse('file.active-content')
    await entries.find(({ name }) => name === mainParts[found])!.read()
    return found
  } catch (error) {
    if (error instanceof ZipError) refuse('file.damaged', { detail: `zip: ${error.message}` })
    throw error
  }
}

/** Office of before 2007, and today's when it is locked with a password: both are in the same container. */
async function oldOffice(bytes: Bytes): Promise<never> {
  const start = await bytes.read(0, 1_048_576)
  if (start.includes(Buffer.from('EncryptedPackage', 'utf16le'))) refuse('file.encrypted')
  const end = await bytes.read(Math.max(0, bytes.size - 1_048_576), 1_048_576)
  if (end.includes(Buffer.from('EncryptedPackage', 'utf16le'))) refuse('file.encrypted')
  return refuse('file.type', { found: 'doc/xls/ppt', allowed })
}

const markup = /<(!doctype|\?xml|html|head|body|script|svg|iframe|object|embed|meta|link|img|a\s)/i

/** Text in UTF-8 or GB18030 without control characters. Markup in it, wherever, makes it a page. */
async function text(bytes: Bytes, extension: string): Promise<FileTypeName> {
  for (const encoding of ['utf-8', 'gb18030']) {
    const decoder = new TextDecoder(encoding, { fatal: true })
    let rest = ''
    let sound = true
    for (let at = 0; sound && at < bytes.size; at += 1_048_576) {
      const more = at + 1_048_576 < bytes.size
      const piece = decode(decoder, await bytes.read(at, 1_048_576), more)
      sound = piece !== null && !/[^\P{Cc}\t\n\r\f]|\ufffe|\uffff/u.test(piece)
      if (!sound) break
      if (markup.test(rest + piece)) refuse('file.active-content')
      rest = piece!.slice(-20)
    }
    if (sound) return extension === 'csv' ? 'csv' : 'txt'
  }
  return refuse('file.type', { found: '?', allowed })
}

function decode(decoder: TextDecoder, bytes: Buffer, more: boolean): string | null {
  try {
    return decoder.decode(bytes, { stream: more })
  } catch {
    return null
  }
}
