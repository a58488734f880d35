import { labelOf } from '../domain/labels.ts'
import type { Material } from '../domain/case/file.ts'
import { materialKinds, type MaterialKind } from '../domain/case/vocabulary.ts'
import { writeArchive, type Part } from './archive.ts'
import { canonical, sha256, signatureOf, sm3 } from './envelope.ts'
import { formats, formatVersion, type Manifest } from './manifest.ts'
import type { Signer } from './signing.ts'

export interface PackedGoods {
  readonly no: number
  readonly name: string
  readonly quantity: string | null
  readonly unit: string | null
  readonly found: string | null
  readonly infringing: string | null
  readonly value: string | null
  readonly currency: string | null
}

/** What goes into a package; the extract is the case as it was handed over. */
export interface PackageContent extends Pick<Manifest, 'transfer' | 'sender' | 'inNameOf' | 'addressee' | 'copiedTo'> {
  readonly materials: readonly Material[]
  readonly extract: Readonly<Record<string, unknown>>
  readonly goods: readonly PackedGoods[]
  /** The papers as .docx, those that there are. */
  readonly documents: readonly {
    readonly kind: MaterialKind
    readonly bytes: Buffer
    readonly missing: readonly string[]
  }[]
}

const onPaper = {
  zh: '本系统不制作该项文书，另行移交',
  en: 'The service makes no such paper: it is handed over beside the package'
}
const notSaid = { zh: '未说明', en: 'no reason is on file' }

/**
 * Makes the package of a transfer (T-12, T-13): the files, `manifest.json` over them in canonical JSON, and `manifest.sig` over
 * the manifest's bytes. The same content and an Ed25519 key are always the same bytes.
 */
export function makePackage(content: PackageContent, signer: Signer): { bytes: Buffer; manifest: Manifest } {
  const { documents, extract, goods } = content
  const parts: Part[] = [
    ['case.json', canonical(extract)],
    ['goods.csv', Buffer.from(csvOf(goods), 'utf8')],
    ['goods.json', canonical(goods)],
    ...documents.map(({ kind, bytes }) => [fileOf(kind), bytes] as const)
  ]
  const { transfer, sender, inNameOf, addressee, copiedTo } = content
  const manifest: Manifest = {
    format: formats.package,
    version: formatVersion,
    ...{ transfer, sender, inNameOf, addressee, copiedTo },
    files: parts.map(([name, bytes]) => ({ name, size: bytes.length, sha256: sha256(bytes), sm3: sm3(bytes) })),
    materials: materialKinds.map((kind) => materialOf(kind, content))
  }
  const listed = canonical(manifest)
  const signature = canonical(signatureOf(signer, listed))
  return { bytes: writeArchive([['manifest.json', listed], ['manifest.sig', signature], ...parts]), manifest }
}

export const fileOf = (kind: MaterialKind): string => `documents/${kind}.docx`

function materialOf(kind: MaterialKind, { materials, documents }: PackageContent): Manifest['materials'][number] {
  const given = materials.find((one) => one.kind === kind)
  const paper = documents.find((one) => one.kind === kind)
  const reason = given?.reason ?? null
  return {
    kind,
    zh: labelOf('material', kind, 'zh'),
    en: labelOf('material', kind, 'en'),
    count: given?.count ?? 0,
    file: paper === undefined ? null : fileOf(kind),
    because: paper ? null : reason !== null ? { zh: reason, en: reason } : given?.count ? onPaper : notSaid,
    missing: [...(paper?.missing ?? [])]
  }
}

const columns = [
  ['序号', 'no'],
  ['名称', 'name'],
  ['数量', 'quantity'],
  ['单位', 'unit'],
  ['价值', 'value'],
  ['币种', 'currency'],
  ['查获情况', 'found'],
  ['是否侵权', 'infringing']
] as const

/** For a spreadsheet: text that it would take for a formula begins with an apostrophe. The exact values are in goods.json. */
function csvOf(goods: readonly PackedGoods[]): string {
  const cell = (value: string | number | null): string => {
    const text = String(value ?? '').replace(/^[=+\-@\t\r]/, "'$&")
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const rows = [columns.map(([title]) => title), ...goods.map((line) => columns.map(([, name]) => line[name]))]
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
