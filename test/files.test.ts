import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import multipart from '@fastify/multipart'
import fastify from 'fastify'
import PizZip from 'pizzip'
import t, { type Test } from 'tap'
import { loadConfig } from '../src/config.ts'
import { Refusal } from '../src/domain/refusal.ts'
import { acceptFile } from '../src/files/accept.ts'
import { folderStore } from '../src/files/folder.ts'
import { openStore } from '../src/files/open.ts'
import { s3Store } from '../src/files/s3.ts'
import { sniffBytes } from '../src/files/sniff.ts'
import { fileTypes } from '../src/files/types.ts'
import type { BlobStore } from '../src/files/store.ts'
import { s3Keys, s3Server } from './support/s3-server.ts'

const hash = (bytes: Uint8Array, by = 'sha256') => createHash(by).update(bytes).digest('hex')
const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : String(error))

async function refused(t: Test, work: Promise<unknown>, code: string, name = code): Promise<Refusal | undefined> {
  try {
    await work
    t.fail(`${name}: was not refused`)
  } catch (error) {
    t.equal(codeOf(error), code, name)
    return error as Refusal
  }
  return undefined
}

/** A source that comes in pieces of its own and can break off. */
async function* pieces(bytes: Buffer, size: number, breakAt = Infinity) {
  for (let at = 0; at < bytes.length; at += size) {
    if (at >= breakAt) throw new Error('the line broke')
    yield bytes.subarray(at, at + size)
  }
}

interface Kept {
  readonly store: BlobStore
  /** Changes what is kept, behind the store's back. */
  damage(sha256: string, bytes: Buffer | null): Promise<void>
  count(): Promise<number>
  /** Files on their way that were not put away. */
  remains(): Promise<string[]>
}

async function inFolder(t: Test): Promise<Kept> {
  const root = t.testdir()
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  return {
    store: folderStore(root),
    damage: (sha256, bytes) => (bytes === null ? rm(pathOf(sha256)) : writeFile(pathOf(sha256), bytes)),
    count: async () => (await readdir(root, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name)).length,
    remains: () => readdir(join(root, 'incoming')).catch(() => [])
  }
}

async function inS3(t: Test): Promise<Kept> {
  const server = await s3Server(t)
  const spoolFolder = join(t.testdir(), 'spool')
  const settings = { endpoint: server.endpoint, bucket: 'files', prefix: 'a/b', region: 'cn-south-1', spoolFolder }
  const keyOf = (sha256: string) => `/files/a/b/${sha256}`
  return {
    store: s3Store({ ...settings, ...s3Keys, style: 'path' }),
    damage: async (sha256, bytes) => {
      if (bytes === null) server.objects.delete(keyOf(sha256))
      else server.objects.set(keyOf(sha256), bytes)
    },
    count: async () => server.objects.size,
    remains: () => readdir(spoolFolder).catch(() => [])
  }
}

for (const [name, open] of [
  ['folder', inFolder],
  ['s3', inS3]
] as const)
  t.test(`${name}: what is put can be got, by its hash`, async (t) => {
    const { store, damage, count, remains } = await open(t)
    const bytes = randomBytes(300_000)
    const sha256 = hash(bytes)
    t.equal(await store.has(sha256), false)
    await refused(t, store.get(sha256), 'file.lost')

    const ref = await store.put(Readable.from(pieces(bytes, 70_001)))
    t.same(ref, { sha256, sm3: hash(bytes, 'sm3'), size: 300_000 })
    t.equal(await store.has(sha256), true)
    const { size, stream } = await store.get(sha256)
    t.equal(size, 300_000)
    t.ok((await buffer(stream)).equals(bytes))

    const [one, two] = await Promise.all([store.put(bytes), store.put(Readable.from(pieces(bytes, 1000)))])
    t.same(one, two, 'two at once')
    t.equal(await count(), 1, 'the same bytes are kept once')

    const small = await store.put(Buffer.from('a'))
    t.equal(String(await buffer((await store.get(small.sha256)).stream)), 'a')

    await refused(t, store.put(Buffer.alloc(0)), 'file.empty')
    await refused(t, store.put(randomBytes(1001), { maxBytes: 1000 }), 'file.too-large')
    t.equal((await store.put(randomBytes(1000), { maxBytes: 1000 })).size, 1000, 'the limit itself is allowed')
    await t.rejects(store.put(Readable.from(pieces(bytes, 1000, 5000))), /the line broke/)
    await refused(
      t,
      store.put(randomBytes(50), {
        check: async ({ path, size }) => {
          t.equal((await stat(path)).size, size, 'the check sees the whole file')
          throw new Refusal('file.executable')
        }
      }),
      'file.executable'
    )
    t.equal(await count(), 3, 'nothing is kept of what was refused')
    t.same(await remains(), [], 'nor left behind')

    for (const wrong of ['../../etc/passwd', sha256.toUpperCase(), sha256.slice(1), ''])
      await t.rejects(store.has(wrong), 'only a hash is a key')

    const flipped = Buffer.from(bytes)
    flipped[299_999]! ^= 1
    for (const [how, content] of [
      ['a bit', flipped],
      ['cut short', bytes.subarray(0, 200_000)],
      ['longer', Buffer.concat([bytes, Buffer.from('x')])]
    ] as const) {
      await damage(sha256, content)
      let served = 0
      const reading = (async () => {
        for await (const piece of (await store.get(sha256)).stream) served += (piece as Buffer).length
      })()
      await refused(t, reading, 'file.corrupt', how)
      t.ok(served < content.length, `${how}: never the whole`)
    }
    await damage(small.sha256, Buffer.from('b'))
    let served = 0
    const reading = (async () => {
      for await (const piece of (await store.get(small.sha256)).stream) served += (piece as Buffer).length
    })()
    await refused(t, reading, 'file.corrupt')
    t.equal(served, 0, 'of a file of one piece nothing is served')

    await store.put(bytes)
    t.ok((await buffer((await store.get(sha256)).stream)).equals(bytes), 'put again, a damaged copy is mended')
    await damage(sha256, null)
    await refused(t, store.get(sha256), 'file.lost')
  })

t.test('the folder: many at once, and a place that cannot be written', async (t) => {
  const { store, count, remains } = await inFolder(t)
  const bytes = randomBytes(100_000)
  const refs = await Promise.all(Array.from({ length: 12 }, () => store.put(Readable.from(pieces(bytes, 9000)))))
  t.equal(new Set(refs.map(({ sha256 }) => sha256)).size, 1)
  t.equal(await count(), 1)
  t.same(await remains(), [])

  const file = join(t.testdir({ file: 'not a folder' }), 'file')
  const blocked = folderStore(file)
  const source = Readable.from(pieces(bytes, 1000))
  await refused(t, blocked.put(source), 'file.store')
  t.equal(source.destroyed, true, 'the source is let go')
  await refused(t, blocked.has(hash(bytes)), 'file.store')
  await refused(t, blocked.get(hash(bytes)), 'file.store')
})

t.test('S3: what the store says, and what it must not be sent', async (t) => {
  const server = await s3Server(t)
  const settings = {
    ...{ endpoint: server.endpoint, bucket: 'files', prefix: '', region: 'cn-south-1', style: 'path' as const },
    ...{ ...s3Keys, spoolFolder: t.testdir(), timeoutMs: 5000 }
  }
  const bytes = Buffer.from('content')
  const wrongKey = s3Store({ ...settings, secretKey: 'another' })
  const refusal = await refused(t, wrongKey.put(bytes), 'file.store', 'a wrong key')
  t.match(String(refusal?.cause), /403 SignatureDoesNotMatch/, 'the log learns why')
  t.notMatch(refusal!.text('en') + refusal!.text('zh'), /Signature/, 'the client does not')
  await refused(t, s3Store({ ...settings, region: 'us-east-1' }).get(hash(bytes)), 'file.store', 'a wrong region')
  t.equal(server.objects.size, 0)

  const store = s3Store(settings)
  await store.put(bytes)
  t.same([...server.objects.keys()], [`/files/${hash(bytes)}`])
  server.fail = 503
  await refused(t, store.put(bytes), 'file.store')
  await refused(t, store.get(hash(bytes)), 'file.store')
  await refused(t, store.has(hash(bytes)), 'file.store')
  await refused(t, s3Store({ ...settings, endpoint: 'http://127.0.0.1:1' }).put(bytes), 'file.store', 'nobody there')
  t.same(await readdir(settings.spoolFolder), [])
})

t.test('the configuration names the store', async (t) => {
  const folder = t.testdir()
  const byDefault = loadConfig({ DATA_DIR: folder })
  t.equal(byDefault.FILES_URL, join(folder, 'files'))
  t.equal(byDefault.FILE_LIMIT_BYTES, 209_715_200)
  const { sha256 } = await openStore(byDefault).put(Buffer.from('a'))
  t.equal(await readFile(join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'utf8'), 'a')

  const server = await s3Server(t)
  const keys = { FILES_ACCESS_KEY: s3Keys.accessKey, FILES_SECRET_KEY: s3Keys.secretKey }
  const url = `s3://files/in/side?endpoint=${server.endpoint}&region=cn-south-1`
  await openStore(loadConfig({ DATA_DIR: folder, FILES_URL: url, ...keys })).put(Buffer.from('a'))
  t.same([...server.objects.keys()], [`/files/in/side/${sha256}`])
  const byHost = url.replace('127.0.0.1', 'localhost') + '&style=host'
  await openStore(loadConfig({ DATA_DIR: folder, FILES_URL: byHost, ...keys }))
    .put(Buffer.from('b'))
    .catch(() => {})
  t.notOk(server.seen.some((line) => line.endsWith(hash(Buffer.from('b'))) && line.includes('/files/')))

  const wrong = (environment: Record<string, string>, says: RegExp) =>
    t.throws(() => loadConfig({ DATA_DIR: folder, ...environment }), says)
  wrong({ FILES_URL: url, FILES_ACCESS_KEY: 'a' }, /FILES_ACCESS_KEY and FILES_SECRET_KEY are required/)
  wrong({ FILES_URL: 's3://files', ...keys }, /needs an endpoint/)
  wrong({ FILES_URL: 's3://files?endpoint=ftp://a', ...keys }, /needs an endpoint/)
  wrong({ FILE_LIMIT_BYTES: '10' }, /FILE_LIMIT_BYTES/)
})

const latin = (text: string) => Buffer.from(text, 'latin1')
const zipOf = (parts: Record<string, string>) => {
  const zip = new PizZip()
  for (const [name, content] of Object.entries(parts)) zip.file(name, content)
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
const officeOf = (mime: string, main: string, more: Record<string, string> = {}) =>
  zipOf({ '[Content_Types].xml': `<Types><Override ContentType="${mime}.main+xml"/></Types>`, [main]: '<x/>', ...more })
const docx = officeOf(fileTypes.docx.mime, 'word/document.xml')
const xlsx = officeOf(fileTypes.xlsx.mime, 'xl/workbook.xml')
const pdf = latin('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n')
const png = latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR....\0\0\0\0IEND\xaeB`\x82')
const jpeg = latin('\xff\xd8\xff\xe0\0\x10JFIF....\xff\xd9')
const mp4 = latin('\0\0\0\x18ftypisom\0\0\x02\0isomiso2')
const gb = Buffer.from('b5b1cac2c8cbc3fbb3c62cbdf0b6ee0a', 'hex')

t.test('the type is told from the content', async (t) => {
  const rows: [string, Buffer, string, string?][] = [
    ['合同.pdf', pdf, 'pdf', 'application/pdf'],
    ['a.PDF', pdf, 'pdf'],
    ['照片.jpg', jpeg, 'jpeg', 'image/jpeg'],
    ['a.jpeg', jpeg, 'jpeg'],
    ['a.png', png, 'png', 'image/png; charset=binary'],
    ['a.tif', latin('II*\0abcd'), 'tiff'],
    ['a.tiff', latin('MM\0*abcd'), 'tiff'],
    ['录像.mp4', mp4, 'mp4', 'application/octet-stream'],
    ['a.mov', latin('\0\0\0\x14ftypqt  \0\0\0\0'), 'mov'],
    ['a.m4a', latin('\0\0\0\x14ftypM4A \0\0\0\0'), 'm4a'],
    ['a.mp3', latin('ID3\x04\0\0\0\0\0\0'), 'mp3', 'audio/mp3'],
    ['a.mp3', latin('\xff\xfb\x90\x64\0\0'), 'mp3'],
    ['a.wav', latin('RIFF\x24\0\0\0WAVEfmt '), 'wav'],
    ['a.docx', docx, 'docx', fileTypes.docx.mime],
    ['a.xlsx', xlsx, 'xlsx'],
    ['a.txt', Buffer.from('当事人：某某\n'), 'txt', 'text/plain'],
    ['a.txt', Buffer.from('\ufeff带字节顺序标记'), 'txt'],
    ['a.txt', Buffer.from('MZ号商标，ID3，PK'), 'txt'],
    ['a.csv', Buffer.from('a,b\n1,2\n'), 'csv', 'application/vnd.ms-excel'],
    ['a.csv', gb, 'csv', 'text/csv'],
    ['a.txt', gb, 'txt'],
    ['a.txt', Buffer.from('当'.repeat(700_000)), 'txt']
  ]
  for (const [name, bytes, type, declared] of rows)
    t.equal(await sniffBytes(bytes, { name, type: declared }), type, `${name} ${declared ?? ''}`)
})

t.test('what is not what it seems, or not to be taken, is refused', async (t) => {
  const encrypted = Buffer.from(docx)
  const directory = encrypted.indexOf(latin('PK\x01\x02'))
  encrypted[directory + 8]! |= 1
  const rows: [string, Buffer, string, string?][] = [
    // disguised
    ['a.pdf', jpeg, 'file.disguised'],
    ['a.jpg', pdf, 'file.disguised'],
    ['a', pdf, 'file.disguised'],
    ['a.pdf', pdf, 'file.disguised', 'image/png'],
    ['a.xlsx', docx, 'file.disguised'],
    ['a.pdf', Buffer.from('only words'), 'file.disguised'],
    ['a.csv', Buffer.from('a,b'), 'file.disguised', 'application/pdf'],
    ['a.docx', mp4, 'file.disguised'],
    // programs
    ['a.pdf', latin('MZ\x90\0\x03\0\0\0'), 'file.executable'],
    ['a.jpg', latin('\x7fELF\x02\x01'), 'file.executable'],
    ['a.txt', Buffer.from('#!/bin/sh\necho'), 'file.executable'],
    ['a.pdf', latin('\xcf\xfa\xed\xfe\x07'), 'file.executable'],
    ['a.txt', latin('L\0\0\0\x01\x14\x02\0'), 'file.executable'],
    // pages and macros
    ['a.txt', Buffer.from('<!DOCTYPE html><p>'), 'file.active-content'],
    ['a.svg', Buffer.from('<svg onload="x()"/>'), 'file.active-content'],
    ['a.csv', Buffer.from('a,<ScRiPt>x</script>'), 'file.active-content'],
    ['a.txt', Buffer.from(`${'a'.repeat(1_048_572)}<html>`), 'file.active-content'],
    [
      'a.docx',
      officeOf(fileTypes.docx.mime, 'word/document.xml', { 'word/vbaProject.bin': 'x' }),
      'file.active-content'
    ],
    ['a.docx', officeOf('application/vnd.ms-word.document.macroEnabled', 'word/document.xml'), 'file.active-content'],
    // locked
    ['a.pdf', latin('%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\n%%EOF'), 'file.encrypted'],
    ['a.pdf', latin(`%PDF-1.7\n${' '.repeat(1_048_576 - 15)}/Encrypt 5 0 R >>\n%%EOF`), 'file.encrypted'],
    ['a.docx', encrypted, 'file.encrypted'],
    [
      'a.docx',
      Buffer.concat([latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'file.encrypted'
    ],
    // damaged
    ['a.pdf', pdf.subarray(0, 40), 'file.damaged'],
    ['a.png', png.subarray(0, 20), 'file.damaged'],
    ['a.jpg', jpeg.subarray(0, 8), 'file.damaged'],
    ['a.docx', docx.subarray(0, docx.length - 30), 'file.damaged'],
    ['a.docx', Buffer.concat([docx, latin('tail')]), 'file.damaged'],
    ['a.docx', Buffer.concat([latin('PK\x03\x04'), docx]), 'file.damaged'],
    // not taken
    ['a.zip', zipOf({ 'a.txt': 'x' }), 'file.type'],
    ['a.doc', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....'), 'file.type'],
    ['a.heic', latin('\0\0\0\x18ftypheic\0\0\0\0'), 'file.type'],
    ['a.gif', latin('GIF89a'), 'file.type'],
    ['a.rar', latin('Rar!\x1a\x07'), 'file.type'],
    ['a.avi', latin('RIFF\x24\0\0\0AVI LIST'), 'file.type'],
    ['a.txt', latin('\xff\xfea\0b\0'), 'file.type'],
    ['a.txt', latin('bin\0ary'), 'file.type'],
    ['a.txt', latin('\x81'), 'file.type'],
    // names
    ['a\u202efdp.txt', Buffer.from('x'), 'file.name'],
    ['../a.txt', Buffer.from('x'), 'file.name'],
    ['a\\b.txt', Buffer.from('x'), 'file.name'],
    ['a\n.txt', Buffer.from('x'), 'file.name'],
    ['.txt', Buffer.from('x'), 'file.name'],
    ['a.txt ', Buffer.from('x'), 'file.name'],
    ['', Buffer.from('x'), 'file.name'],
    [`${'a'.repeat(200)}.txt`, Buffer.from('x'), 'file.name'],
    ['a.txt', Buffer.alloc(0), 'file.empty']
  ]
  for (const [name, bytes, code, type] of rows)
    await refused(t, sniffBytes(bytes, { name, type }), code, `${JSON.stringify(name).slice(0, 30)} ${code}`)
})

t.test('archives that lie about themselves', async (t) => {
  const wrongSize = Buffer.from(docx)
  const directory = wrongSize.indexOf(latin('PK\x01\x02'))
  wrongSize.writeUInt32LE(3, directory + 24)
  await refused(t, sniffBytes(wrongSize, { name: 'a.docx' }), 'file.damaged', 'unpacks to more than it says')

  const wrongSum = Buffer.from(docx)
  wrongSum[directory + 16]! ^= 1
  await refused(t, sniffBytes(wrongSum, { name: 'a.docx' }), 'file.damaged', 'its checksum does not fit')

  const bomb = Buffer.from(docx)
  bomb.writeUInt32LE(2_100_000_000, directory + 24)
  await refused(
    t,
    sniffBytes(bomb, { name: 'a.docx' }),
    'file.damaged',
    'larger than is allowed, before it is unpacked'
  )

  const elsewhere = officeOf(fileTypes.docx.mime, 'word/document.xml', { '../../x': 'x' })
  await refused(t, sniffBytes(elsewhere, { name: 'a.docx' }), 'file.damaged', 'a path to elsewhere')

  for (let at = 0; at < docx.length; at += 1) {
    const changed = Buffer.from(docx)
    changed[at]! ^= 0xff
    const outcome = await sniffBytes(changed, { name: 'a.docx' }).catch(codeOf)
    if (!/^docx$|^file\.|^txt$/.test(outcome)) return t.fail(`byte ${at}: ${outcome}`)
  }
  t.pass('every changed byte is a sound file or a clear refusal')
})

t.test('a file is taken through an upload of a form', async (t) => {
  const { store, count, remains } = await inFolder(t)
  const app = fastify()
  await app.register(multipart, { limits: { files: 1, fileSize: 1_000_000 } })
  app.post('/files', async (request, reply) => {
    const part = await request.file()
    try {
      return await acceptFile(store, part!.file, { name: part!.filename, type: part!.mimetype }, 100_000)
    } catch (error) {
      return reply.code(422).send({ code: codeOf(error) })
    }
  })
  t.teardown(() => app.close())
  const upload = async (name: string, type: string, bytes: Buffer) => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)], { type }), name)
    const request = new Request('http://localhost/', { method: 'POST', body: form })
    const answer = await app.inject({
      method: 'POST',
      url: '/files',
      headers: { 'content-type': request.headers.get('content-type')! },
      payload: Buffer.from(await request.arrayBuffer())
    })
    return answer.json() as Record<string, unknown>
  }
  t.same(await upload('送达照片.pdf', 'application/pdf', pdf), {
    ...{ type: 'pdf', mime: 'application/pdf', size: pdf.length },
    ...{ sha256: hash(pdf), sm3: hash(pdf, 'sm3') }
  })
  t.same(await upload('a.pdf', 'application/pdf', png), { code: 'file.disguised' })
  t.same(await upload('a.pdf', 'application/pdf', Buffer.alloc(0)), { code: 'file.empty' })
  t.same(await upload('a.txt', 'text/plain', Buffer.alloc(200_000, 'a')), { code: 'file.too-large' })
  t.equal(await count(), 1)
  t.same(await remains(), [])
})
