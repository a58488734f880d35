import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import PizZip from 'pizzip'
import t, { type Test } from 'tap'
import { readPublicKeys } from '../src/cli/input/keys-file.ts'
import { readPackageFile } from '../src/cli/input/package-file.ts'
import { answerTo } from '../src/cli/reply.ts'
import { judgeFile } from '../src/cli/verify.ts'
import { loadConfig, projectFolder, StartError } from '../src/config.ts'
import { render } from '../src/documents/render.ts'
import { signingKeys } from '../src/keys.ts'
import { readArchive, writeArchive, type Part } from '../src/package/archive.ts'
import { canonical, sha256, signatureOf, sm3 } from '../src/package/envelope.ts'
import { materialData, materialForms, type MadeMaterial } from '../src/package/forms.ts'
import { makePackage, type PackageContent } from '../src/package/make.ts'
import { makeReceipt, receiptFits } from '../src/package/receipt.ts'
import { makeReply, replyFits, replyHash, type Answer } from '../src/package/reply.ts'
import {
  KeyError,
  newSigningKey,
  publicKeyOf,
  publicKeysOf,
  signedBy,
  signerOf,
  signingKeysOf,
  type PublicKey
} from '../src/package/signing.ts'
import { verifyPackage, type ProblemCode } from '../src/package/verify.ts'

const pem = newSigningKey()
const signer = signerOf(pem)
const believed = [publicKeyOf(signer.publicKey)]
const named = (officeId: string, zh: string) => ({ officeId, zh, en: officeId })

const content: PackageContent = {
  transfer: {
    caseId: '00000000-0000-4000-8000-000000000001',
    no: 1,
    caseNumber: '深福市监立〔2026〕1号',
    letterNumber: '深福市监刑移〔2026〕1号',
    charge: '假冒注册商标罪',
    sentOn: '2026-03-04',
    sentAt: '2026-03-04T02:00:00.000Z'
  },
  sender: named('sz-market-futian', '福田局'),
  inNameOf: named('sz-market', '市局'),
  addressee: named('sz-police', '市公安局'),
  copiedTo: null,
  materials: [
    { kind: 'transfer-letter', count: 1, reason: null },
    { kind: 'goods-list', count: 1, reason: null },
    { kind: 'test-report', count: 2, reason: null },
    { kind: 'other', count: 0, reason: '无其他材料' }
  ],
  extract: { title: '某商行案', filedOn: '2026-02-01', parties: [{ no: 1, role: 'respondent', name: '晨光商行' }] },
  goods: [
    {
      no: 1,
      name: '运动鞋, "红"',
      quantity: '120',
      unit: '双',
      found: 'seized',
      infringing: 'yes',
      value: '23940',
      currency: 'CNY'
    },
    {
      no: 2,
      name: '=HYPERLINK("x")',
      quantity: null,
      unit: null,
      found: null,
      infringing: null,
      value: null,
      currency: null
    }
  ],
  documents: [
    { kind: 'transfer-letter', bytes: Buffer.from('letter'), missing: ['移送理由'] },
    { kind: 'goods-list', bytes: Buffer.from('list'), missing: [] }
  ]
}
const { bytes, manifest } = makePackage(content, signer)
const codesOf = async (archive: Buffer, keys = believed) => {
  const { state, problems } = await verifyPackage(archive, keys)
  return [state, ...problems.map(({ code, file }) => `${code} ${file ?? '-'}`)]
}

t.test('a package says what is in it, and why what is not', async (t) => {
  const verdict = await verifyPackage(bytes, believed)
  t.match(verdict, { state: 'sound', keyId: signer.keyId, problems: [], sha256: sha256(bytes), sm3: sm3(bytes) })
  t.same(verdict.manifest, manifest)
  t.same(
    manifest.files.map(({ name }) => name),
    ['case.json', 'goods.csv', 'goods.json', 'documents/transfer-letter.docx', 'documents/goods-list.docx']
  )
  const of = (kind: string) => manifest.materials.find((one) => one.kind === kind)
  t.match(of('transfer-letter'), { file: 'documents/transfer-letter.docx', because: null, missing: ['移送理由'] })
  t.match(of('test-report'), { file: null, because: { zh: /另行移交/ } }, 'no form of the service')
  t.match(of('other'), { file: null, because: { zh: '无其他材料' } }, 'the reason of the office')
  t.match(of('investigation-report'), { file: null, count: 0, because: { zh: '未说明' } })
  t.ok(makePackage(content, signer).bytes.equals(bytes), 'the same content is the same bytes')
  const { parts } = await readArchive(bytes)
  const csv = new Map(parts).get('goods.csv')!.toString('utf8')
  t.match(csv, /^\ufeff序号,名称/)
  t.match(csv, '"运动鞋, ""红"""')
  t.match(csv, `"'=HYPERLINK(""x"")"`, 'no formula for a spreadsheet')
  t.ok(new PizZip(bytes).file('case.json'), 'any other program opens it')
  t.throws(() => writeArchive([['ä', Buffer.alloc(1)]]), RangeError)
})

t.test('every changed byte is found, and named with its file', async (t) => {
  const { parts } = await readArchive(bytes)
  const owner: (string | null)[] = []
  for (const [name, content] of parts) {
    owner.push(...Array.from({ length: 30 + name.length }, () => null))
    owner.push(...Array.from({ length: content.length }, () => name))
  }
  const missed: number[] = []
  const unnamed: number[] = []
  for (let at = 0; at < bytes.length; at += 1)
    for (const mask of [0x01, 0x80]) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= mask
      const { state, problems } = await verifyPackage(changed, believed)
      if (state !== 'damaged' || problems.length === 0) missed.push(at)
      const file = owner[at]
      if (file != null && !problems.some((one) => one.file === file)) unnamed.push(at)
    }
  t.same(missed, [], `all of ${bytes.length} bytes`)
  t.same(unnamed, [])
  for (const cut of [0, 1, 22, bytes.length - 1])
    t.equal((await verifyPackage(bytes.subarray(0, cut), believed)).state, 'damaged', `cut at ${cut}`)
  t.equal((await verifyPackage(Buffer.concat([bytes, Buffer.from('x')]), believed)).state, 'damaged')
  t.equal((await verifyPackage(Buffer.concat([Buffer.from('x'), bytes]), believed)).state, 'damaged')
})

t.test('what somebody who can pack again would try', async (t) => {
  const { parts } = await readArchive(bytes)
  const changed = (change: (parts: Part[]) => Part[]) => writeArchive(change([...parts]))
  const replaced = (name: string, content: Buffer) =>
    changed((all) => all.map((part) => (part[0] === name ? [name, content] : part)))
  const expected: readonly (readonly [string, Buffer, readonly string[]])[] = [
    ['another content', replaced('case.json', Buffer.from('{}')), ['damaged', 'changed case.json']],
    ['a file more', changed((all) => [...all, ['extra.txt', Buffer.from('x')]]), ['damaged', 'extra extra.txt']],
    ['a file less', changed((all) => all.filter(([name]) => name !== 'goods.csv')), ['damaged', 'missing goods.csv']],
    ['another order', changed((all) => [...all.slice(0, -2), all.at(-1)!, all.at(-2)!]), ['damaged', 'archive -']],
    ['no manifest', changed((all) => all.slice(1)), ['damaged', 'missing manifest.json']],
    [
      'no signature',
      changed((all) => all.filter(([name]) => name !== 'manifest.sig')),
      ['damaged', 'missing manifest.sig']
    ],
    [
      'a signature that is none',
      replaced('manifest.sig', Buffer.from('{}')),
      ['damaged', 'signature-form manifest.sig']
    ],
    [
      'a signature that is no JSON',
      replaced('manifest.sig', Buffer.from('x')),
      ['damaged', 'signature-form manifest.sig']
    ],
    ['a manifest that is none', replaced('manifest.json', Buffer.from('[]')), ['damaged', 'manifest manifest.json']],
    [
      'the same manifest with spaces',
      replaced('manifest.json', Buffer.from(JSON.stringify(manifest, null, 1))),
      ['damaged', 'manifest manifest.json']
    ],
    [
      'another addressee',
      replaced('manifest.json', canonical({ ...manifest, addressee: named('other', '他局') })),
      ['damaged', 'signature manifest.json']
    ],
    ['a directory entry twice', twice(parts), ['damaged', 'archive -']],
    ['a path to elsewhere', renamed(bytes, 'case.json', '../x.json'), ['damaged', 'archive -']]
  ]
  for (const [name, archive, codes] of expected) t.same(await codesOf(archive), codes, name)

  const other = signerOf(newSigningKey())
  const forged = changed((all) =>
    all.map((part) =>
      part[0] === 'manifest.sig' ? [part[0], canonical(signatureOf(other, canonical(manifest)))] : part
    )
  )
  t.same(await codesOf(forged), ['damaged', 'unknown-key manifest.sig'], 'signed by somebody else')
  const posing = changed((all) =>
    all.map((part) =>
      part[0] === 'manifest.sig'
        ? [part[0], canonical({ ...signatureOf(other, canonical(manifest)), keyId: signer.keyId })]
        : part
    )
  )
  t.same(await codesOf(posing), ['damaged', 'signature manifest.json'], 'under the id of ours')
  t.same(await codesOf(bytes, []), ['unproven', 'no-key manifest.sig'], 'nobody says whose it is')

  const repacked = new PizZip(bytes).generate({ type: 'nodebuffer', compression: 'DEFLATE' })
  t.same((await codesOf(repacked)).slice(0, 2), ['damaged', 'archive manifest.json'], 'packed by another program')
  t.same(
    (await verifyPackage(bomb(), believed)).problems[0]?.code,
    'archive' satisfies ProblemCode,
    'a bomb is not unpacked'
  )
})

/** The last entry listed once more. */
function twice(parts: readonly Part[]): Buffer {
  return writeArchive([...parts, parts.at(-1)!])
}

/** The name of an entry replaced by one of the same length, in both places. */
function renamed(archive: Buffer, from: string, to: string): Buffer {
  return Buffer.from(archive.toString('latin1').replaceAll(from, to), 'latin1')
}

/** An archive whose one entry says that it unpacks to 4 GB. */
function bomb(): Buffer {
  const archive = writeArchive([['manifest.json', Buffer.from('{}')]])
  const directory = archive.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
  archive.writeUInt32LE(0xffffffff, directory + 24)
  archive.writeUInt32LE(crc32(Buffer.from('{}')), directory + 16)
  return archive
}

const foreign = {
  key: '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEAOY3ACAopYlVDDf4N1w5dnVsr0Da\nkislWlCTw939eXOHN3wACyQS+7qUXiFpSS3OEixtliC+xB02LOqU+3HmFQ==\n-----END PUBLIC KEY-----',
  signature: 'MEYCIQDx1rJd+xADDntVqsT1z/SKCMx8Z/ITjFFyZr4IV3YTPgIhAN24CTHtf3V/Phh08ikpB5oU/hE25LdMibJMGINojYkl'
}

t.test('keys', async (t) => {
  const sm2 = signerOf(newSigningKey('SM2'))
  t.equal(sm2.algorithm, 'SM2')
  const message = Buffer.from('内容')
  for (const one of [signer, sm2]) {
    const signature = one.sign(message)
    t.ok(signedBy(one, message, signature), one.algorithm)
    t.notOk(signedBy(one, Buffer.from('内客'), signature))
    t.notOk(signedBy(one, message, `${signature}\n`), 'no second form of a signature')
    t.notOk(signedBy(one, message, 'AAAA'))
    t.notOk(signedBy(one === sm2 ? signer : sm2, message, signature), 'of another key')
  }
  // Made by OpenSSL 3.0: `openssl pkeyutl -sign -rawin -digest sm3`.
  t.ok(signedBy(publicKeyOf(foreign.key), Buffer.from('abc'), foreign.signature), 'SM2 as OpenSSL signs')
  const packed = makePackage(content, sm2)
  t.equal((await verifyPackage(packed.bytes, [publicKeyOf(sm2.publicKey)])).state, 'sound')

  t.throws(() => signerOf('x'), KeyError)
  t.throws(() => publicKeyOf(pem), KeyError, 'a private key is no public one')
  t.throws(() => publicKeyOf('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'), KeyError)
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  t.throws(() => publicKeyOf(rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()), KeyError)
  t.throws(() => signerOf(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()), KeyError)
  const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  t.throws(() => publicKeyOf(p256.publicKey.export({ type: 'spki', format: 'pem' }).toString()), KeyError)
  t.same(
    publicKeysOf(`${signer.publicKey}\n${sm2.publicKey}`).map(({ keyId }) => keyId),
    [signer.keyId, sm2.keyId]
  )
})

t.test('the keys of an installation: made once, replaced with the earlier ones still believed', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'ip-linkage-keys-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  const first = await signingKeys(loadConfig({ DATA_DIR: folder }))
  const again = await signingKeys(loadConfig({ DATA_DIR: folder, SIGNING_ALGORITHM: 'SM2' }))
  t.equal(again.signer.keyId, first.signer.keyId, 'a key that is there stays')
  const file = join(folder, 'new.pem')
  const before = join(folder, 'before.pem')
  await writeFile(file, newSigningKey('SM2'))
  await writeFile(before, first.signer.publicKey)
  const rotated = await signingKeys(loadConfig({ DATA_DIR: folder, SIGNING_KEY: file, SIGNING_KEYS_PREVIOUS: before }))
  t.equal(rotated.signer.algorithm, 'SM2')
  t.same(
    rotated.believed.map(({ keyId }) => keyId),
    [rotated.signer.keyId, first.signer.keyId]
  )
  const old = makePackage(content, first.signer).bytes
  const later = makePackage(content, rotated.signer).bytes
  t.equal((await verifyPackage(old, rotated.believed)).state, 'sound')
  t.equal((await verifyPackage(later, rotated.believed)).state, 'sound')
  t.equal(signingKeysOf(pem, believed).believed.length, 1, 'the same key once')
  const none = { DATA_DIR: folder, SIGNING_KEY: join(folder, 'none.pem') }
  await t.rejects(signingKeys(loadConfig(none)), StartError)
  await t.rejects(signingKeys(loadConfig({ DATA_DIR: folder, SIGNING_KEY: before })), /no private key/)
})

const received: Answer = {
  act: 'receive',
  by: '李警官',
  at: '2026-03-04T03:00:00Z',
  reason: null,
  policeNumber: null,
  materials: [],
  officeId: null
}

t.test('replies and receipts', async (t) => {
  const police = signerOf(newSigningKey())
  const key = publicKeyOf(police.publicKey)
  const reply = makeReply(sha256(bytes), manifest, received, police)
  t.match(reply.content, { officeId: 'sz-police', package: { sha256: sha256(bytes) }, transfer: { no: 1 } })
  t.ok(replyFits(key, reply))
  t.notOk(replyFits(key, { ...reply, content: { ...reply.content, act: 'file' } }))
  t.notOk(replyFits(publicKeyOf(signer.publicKey), reply))
  t.equal(replyHash(reply), replyHash({ ...reply, signature: { ...reply.signature, value: 'x' } }))
  const receipt = makeReceipt(
    {
      transfer: { caseId: manifest.transfer.caseId, no: 1 },
      package: { sha256: sha256(bytes), sm3: sm3(bytes) },
      office: manifest.addressee,
      receivedAt: received.at,
      source: 'signed-reply',
      reply: replyHash(reply)
    },
    signer
  )
  t.ok(receiptFits(believed[0]!, receipt))
  t.notOk(receiptFits(believed[0]!, { ...receipt, content: { ...receipt.content, receivedAt: '2026-03-01' } }))
})

t.test('the papers of a package are filled from what was handed over', async (t) => {
  for (const kind of Object.keys(materialForms) as MadeMaterial[]) {
    const template = await readFile(join(projectFolder, `seeds/templates/${materialForms[kind]}.docx`))
    const { bytes: paper, missing } = render(template, materialData(kind, content))
    const text = new PizZip(paper).file('word/document.xml')!.asText()
    t.match(text, kind === 'goods-list' ? '运动鞋' : '晨光商行', kind)
    t.ok(missing.length > 0, 'and says what they need beside it')
    t.ok(render(template, materialData(kind, content)).bytes.equals(paper))
  }
  const bare = materialData('transfer-letter', { ...content, extract: {} })
  t.match(bare, { party: { name: '' }, case: { name: null, filedOn: null } })
})

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}
const run = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/cli.ts', ...args], { cwd: projectFolder })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => (out += String(chunk)))
    child.stderr.on('data', (chunk) => (err += String(chunk)))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
  })

t.test('what is said of a file, and the exit code', async (t) => {
  const police = signerOf(newSigningKey('SM2'))
  const reply = makeReply(sha256(bytes), manifest, received, police)
  const json = (value: object) => Buffer.from(JSON.stringify(value))
  const changed = Buffer.from(bytes)
  changed[changed.indexOf('晨光')]! ^= 1
  const rows: readonly (readonly [string, Buffer, readonly PublicKey[], number, RegExp])[] = [
    ['a package', bytes, believed, 0, new RegExp(`${sha256(bytes)}[^]*whole, and of a key`)],
    ['a package without a key', bytes, [], 2, /nobody says whose/],
    ['a changed package', changed, believed, 1, /✗ case\.json {2}.*\/ /],
    ['no package', Buffer.from('hello'), believed, 1, /\(zip\)/],
    ['nothing', Buffer.alloc(0), believed, 1, /\(zip\)/],
    ['a reply', json(reply), [police], 0, /ip-linkage-reply/],
    ['a reply of somebody else', json(reply), believed, 1, /not among those given/],
    ['a reply without a key', json(reply), [], 2, /nobody/],
    ['a changed reply', json({ ...reply, content: { ...reply.content, act: 'file' } }), [police], 1, /was changed/],
    ['another JSON', json({ a: 1 }), believed, 1, /neither/],
    ['no JSON', Buffer.from('{'), believed, 1, /neither/]
  ]
  for (const [name, file, keys, exitCode, text] of rows) t.match(await judgeFile(file, keys), { exitCode, text }, name)
  const loud = makePackage({ ...content, sender: named('x', '\u001b[2J\u202e') }, signer).bytes
  t.notMatch((await judgeFile(loud, believed)).text, /[\u001b\u202e]/, 'no orders to a terminal')
})

t.test('on the command line', async (t: Test) => {
  const folder = await mkdtemp(join(tmpdir(), 'ip-linkage-verify-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  const at = (name: string) => join(folder, name)
  const write = async (name: string, text: string | Buffer) => {
    await writeFile(at(name), text)
    return at(name)
  }
  const zip = await write('package.zip', bytes)
  const bad = await write('changed.zip', Buffer.concat([bytes, Buffer.from('x')]))
  const pub = await write('public.pem', signer.publicKey)
  const list = await write('keys.json', JSON.stringify({ keys: believed }))
  const key = await write('police.pem', newSigningKey('SM2'))
  const out = at('reply.json')

  t.same(await readPublicKeys([pub], [list]), [...believed, ...believed])
  for (const [pems, lists] of [
    [[zip], []],
    [[at('none.pem')], []],
    [[key], []],
    [[], [pub]],
    [[], [await write('odd.json', '{"keys":[]}')]]
  ] as const)
    await t.rejects(readPublicKeys(pems, lists), StartError)
  await t.rejects(readPackageFile(at('none.zip')), /cannot read/)
  await t.rejects(readPackageFile(folder), /not a file/)

  const asked = { act: 'receive', by: '李警官', key, material: [], senderKey: [pub] } as const
  t.match(await answerTo(bytes, asked), { content: { act: 'receive', officeId: 'sz-police' } })
  const refused: readonly (readonly [object, RegExp])[] = [
    [{ act: 'decline' }, /--reason/],
    [{ act: 'request-supplement' }, /--material/],
    [{ material: ['other'] }, /--material/],
    [{ at: 'noon' }, /at /],
    [{ key: pub }, /no private key/],
    [{ key: at('none.pem') }, /cannot read/],
    [{ reason: '嫌疑人44030119900101123X' }, /numbers of persons/],
    [{ senderKey: [await write('other.pem', signerOf(newSigningKey()).publicKey)] }, /not to be trusted/]
  ]
  for (const [more, says] of refused) await t.rejects(answerTo(bytes, { ...asked, ...more }), says, String(says))

  const base = ['--by', '李警官', '--key', key]
  const supplement = ['--act', 'request-supplement', '--material', 'test-report', '--out', out]
  t.match(
    await Promise.all([
      run('verify', zip, '--keys', list),
      run('verify', bad, '--key', pub),
      run('verify'),
      run('reply', bad, ...base, '--act', 'receive'),
      run('reply', zip, ...base, '--act', 'forward'),
      run('reply', zip, ...base, '--sender-key', pub, ...supplement)
    ]),
    [
      { code: 0, out: /whole, and of a key/ },
      { code: 1, out: /✗ \(zip\)/ },
      { code: 2, err: /which file/ },
      { code: 1, err: /not to be trusted/ },
      { code: 1, err: /choices/ },
      { code: 0, out: '' }
    ]
  )
  t.match(JSON.parse(await readFile(out, 'utf8')), {
    content: { materials: ['test-report'], package: { sha256: sha256(bytes) } },
    signature: { algorithm: 'SM2' }
  })
  t.match(await run('reply', zip, ...base, ...supplement), { code: 2, err: /cannot write/ }, 'nothing is overwritten')
})
