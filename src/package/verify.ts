import { archiveLimits, readArchive } from './archive.ts'
import { canonical, fits, sha256, Signature, sm3 } from './envelope.ts'
import { readManifest, type Manifest } from './manifest.ts'
import type { PublicKey } from './signing.ts'

const problems = {
  'too-large': ['超过 {detail} 字节', 'is larger than {detail} bytes'],
  archive: ['压缩包不完好：{detail}', 'is not a sound package: {detail}'],
  missing: ['清单列有，包内没有', 'stands in the manifest and not in the package'],
  extra: ['包内有，清单未列', 'stands in the package and not in the manifest'],
  changed: ['内容与清单不符（{detail}）', 'was changed: it does not fit the manifest ({detail})'],
  manifest: ['不是本格式的清单', 'is not a manifest of this format'],
  signature: [
    '签名与清单不符：清单或签名被改动',
    'the manifest or its signature was changed: they do not fit each other'
  ],
  'signature-form': ['不是本格式的签名', 'is not a signature of this format'],
  'unknown-key': ['签名密钥 {detail} 不在所给公钥之中', 'signed with the key {detail}, which is not among those given'],
  'no-key': [
    '未给公钥，无法认定出处（签名密钥 {detail}）',
    'no public key was given: nobody says whose it is (key {detail})'
  ]
} as const satisfies Record<string, readonly [zh: string, en: string]>
export type ProblemCode = keyof typeof problems

export interface PackageProblem {
  readonly code: ProblemCode
  /** The file it is about; null: the package as such. */
  readonly file: string | null
  readonly zh: string
  readonly en: string
}

export interface Verdict {
  /** `sound`: whole and of a known key; `unproven`: whole, and no key was given; `damaged`: anything else. */
  readonly state: 'sound' | 'unproven' | 'damaged'
  readonly sha256: string
  readonly sm3: string
  readonly keyId: string | null
  readonly manifest: Manifest | null
  readonly problems: readonly PackageProblem[]
}

/**
 * Judges a package by itself and the public keys that are believed: its form, every file against the manifest, and the
 * manifest against its signature. Any changed byte is a problem that names its file.
 */
export async function verifyPackage(bytes: Buffer, keys: readonly PublicKey[]): Promise<Verdict> {
  const found: PackageProblem[] = []
  const note = (code: ProblemCode, file: string | null, detail = '') => {
    const [zh, en] = problems[code]
    found.push({ code, file, zh: zh.replace('{detail}', detail), en: en.replace('{detail}', detail) })
  }
  const about = { sha256: sha256(bytes), sm3: sm3(bytes) }
  const ended = (state: Verdict['state'], manifest: Manifest | null = null, keyId: string | null = null): Verdict => ({
    ...{ state, ...about, keyId, manifest, problems: found }
  })
  if (bytes.length > archiveLimits.bytes) {
    note('too-large', null, String(archiveLimits.bytes))
    return ended('damaged')
  }
  const { parts, damages } = await readArchive(bytes)
  for (const { file, detail } of damages) note('archive', file, detail)
  const broken = new Set(damages.map(({ file }) => file))
  const contents = new Map(parts)

  const listed = contents.get('manifest.json')
  const manifest = listed === undefined ? null : readManifest(listed)
  if (manifest === null) {
    if (listed !== undefined) note('manifest', 'manifest.json')
    else if (!broken.has('manifest.json') && !broken.has(null)) note('missing', 'manifest.json')
    return ended('damaged')
  }

  const own = new Set(['manifest.json', 'manifest.sig', ...manifest.files.map(({ name }) => name)])
  for (const [name] of parts) if (!own.has(name)) note('extra', name)
  for (const file of manifest.files) {
    const content = contents.get(file.name)
    if (content === undefined) {
      if (!broken.has(file.name)) note('missing', file.name)
      continue
    }
    const differs = [
      ...(content.length === file.size ? [] : [`${content.length} != ${file.size}`]),
      ...(sha256(content) === file.sha256 ? [] : ['SHA-256']),
      ...(sm3(content) === file.sm3 ? [] : ['SM3'])
    ]
    if (differs.length > 0) note('changed', file.name, differs.join(', '))
  }
  const order = ['manifest.json', 'manifest.sig', ...manifest.files.map(({ name }) => name)]
  if (found.length === 0 && contents.has('manifest.sig') && parts.some(([name], index) => name !== order[index]))
    note('archive', null, 'its files are not in the order of the manifest')

  const signature = readSignature(contents.get('manifest.sig'))
  if (signature === null) {
    if (contents.has('manifest.sig')) note('signature-form', 'manifest.sig')
    else if (!broken.has('manifest.sig')) note('missing', 'manifest.sig')
    return ended('damaged', manifest)
  }
  const { keyId } = signature
  const key = keys.find((one) => one.keyId === keyId)
  if (key !== undefined && !fits(key, signature, listed!)) note('signature', 'manifest.json')
  if (key === undefined && keys.length > 0) note('unknown-key', 'manifest.sig', keyId)
  if (found.length > 0) return ended('damaged', manifest, keyId)
  if (key !== undefined) return ended('sound', manifest, keyId)
  note('no-key', 'manifest.sig', keyId)
  return ended('unproven', manifest, keyId)
}

function readSignature(bytes: Buffer | undefined): Signature | null {
  if (bytes === undefined) return null
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    const read = Signature.safeParse(value)
    return read.success && canonical(value).equals(bytes) ? read.data : null
  } catch {
    return null
  }
}
