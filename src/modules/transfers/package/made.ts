import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { organOf, type Offices } from '../../../domain/offices.ts'
import type { Transfer } from '../../../domain/case/file.ts'
import { civilDateOf } from '../../../domain/time/civil-date.ts'
import { refuse } from '../../../domain/refusal.ts'
import { look, transact, type Sight } from '../../../db/connect.ts'
import {
  findPaper,
  issuedFor,
  keepPaper,
  templatesInUse,
  type TransferPaper
} from '../../../db/stores/transfer-papers.ts'
import { templateFile } from '../../../documents/catalogue.ts'
import { render } from '../../../documents/render.ts'
import { materialData, materialForms, type MadeMaterial } from '../../../package/forms.ts'
import { makePackage, type PackageContent, type PackedGoods } from '../../../package/make.ts'
import type { PackageDeps } from './deps.ts'

/** A transfer with the case it belongs to. */
export type PlacedTransfer = Transfer & { readonly caseId: string }

export interface MadePaper {
  readonly paper: TransferPaper
  readonly bytes: Buffer
}

const ours = new URL('../../../../seeds/templates/', import.meta.url)
const made = Object.keys(materialForms) as MadeMaterial[]
/** Made by an officer from more than the extract holds: what was issued is what is handed over. */
const issuable: readonly MadeMaterial[] = ['transfer-letter', 'investigation-report']

/** Everything of the one case is read with the eyes of the office that transfers: the caller has been judged before. */
const officeSight = ({ officeId }: Transfer): Sight => ({ personId: 'service', offices: [officeId] })

const bytesOf = async ({ files }: PackageDeps, hash: string): Promise<Buffer> => buffer((await files.get(hash)).stream)

/** The step by which it was sent; refuses `package.none` for a transfer that was not sent through this service. */
export function sendingStep({ sentOn, steps, package: extract, reported }: Transfer): number {
  const step = steps.find(({ act }) => act === 'send')
  return step === undefined || sentOn === null || reported || Object.keys(extract).length === 0
    ? refuse('package.none')
    : step.no
}

/**
 * A paper of a transfer as it was first made, or made now and kept: whoever is second gets the bytes of the first. Refuses
 * `file.store`, `file.lost`, `file.corrupt`.
 */
export async function keptPaper(
  deps: PackageDeps,
  transfer: PlacedTransfer,
  kind: TransferPaper['kind'],
  step: number,
  make: () => Promise<Buffer>
): Promise<MadePaper> {
  const sight = officeSight(transfer)
  const place = { caseId: transfer.caseId, no: transfer.transferNo }
  const read = () => look(deps.db, sight, (tx) => findPaper(tx, place, kind, step))
  const known = await read()
  if (known !== undefined) return { paper: known, bytes: await bytesOf(deps, known.sha256) }
  const bytes = await make()
  const ref = await deps.files.put(bytes)
  const { keyId } = deps.signing.signer
  await transact(deps.db, sight, async (tx) => ({
    result: undefined,
    last: [keepPaper(tx, place, { kind, step, ...ref, keyId, madeAt: deps.now() })]
  }))
  const kept = (await read())!
  return { paper: kept, bytes: kept.sha256 === ref.sha256 ? bytes : await bytesOf(deps, kept.sha256) }
}

/**
 * The package of a transfer that was sent: from what was handed over at that moment (`transfer.package`) and the papers issued for
 * it. Refuses `package.none`.
 */
export async function packageOf(deps: PackageDeps, transfer: PlacedTransfer): Promise<MadePaper> {
  return keptPaper(deps, transfer, 'package', sendingStep(transfer), async () => {
    const content = contentOf(await deps.offices(), transfer)
    return makePackage({ ...content, documents: await documentsOf(deps, transfer, content) }, deps.signing.signer).bytes
  })
}

export function named(offices: Offices, officeId: string) {
  const office = offices.get(officeId)
  return { officeId, zh: office?.nameZh ?? officeId, en: office?.nameEn ?? officeId }
}

function contentOf(offices: Offices, transfer: PlacedTransfer): Omit<PackageContent, 'documents'> {
  const { caseId, transferNo, officeId, copiedTo, letterNumber, charge, sentAt, materials, package: extract } = transfer
  const sentOn = transfer.sentOn as string
  const number = extract['number']
  return {
    transfer: {
      ...{ caseId, no: transferNo, letterNumber, charge, sentOn },
      caseNumber: typeof number === 'string' ? number : null,
      // The column comes in the zone of the session: one instant is one text.
      sentAt: sentAt === null ? null : new Date(sentAt).toISOString()
    },
    sender: named(offices, officeId),
    inNameOf: named(offices, organOf(offices, officeId, civilDateOf(`${sentOn}T04:00:00Z`))?.officeId ?? officeId),
    addressee: named(offices, transfer.passedThrough[0] ?? (transfer.addresseeId as string)),
    copiedTo: copiedTo === null ? null : named(offices, copiedTo),
    materials,
    extract,
    goods: goodsOf(extract['goods'])
  }
}

function goodsOf(listed: unknown): PackedGoods[] {
  if (!Array.isArray(listed)) return []
  return (listed as readonly Partial<PackedGoods>[]).map((line, index) => ({
    no: line.no ?? index + 1,
    name: line.name ?? '',
    quantity: line.quantity ?? null,
    unit: line.unit ?? null,
    found: line.found ?? null,
    infringing: line.infringing ?? null,
    value: line.value ?? null,
    currency: line.currency ?? null
  }))
}

/** The papers that the office says it hands over: the issued ones, and else filled from the extract. */
async function documentsOf(
  deps: PackageDeps,
  transfer: PlacedTransfer,
  content: Omit<PackageContent, 'documents'>
): Promise<PackageContent['documents']> {
  const wanted = made.filter((kind) => content.materials.some((one) => one.kind === kind && one.count > 0))
  const place = { caseId: transfer.caseId, no: transfer.transferNo }
  const [issued, own] = await look(deps.db, officeSight(transfer), (tx) =>
    Promise.all([
      issuedFor(
        tx,
        place,
        issuable.map((kind) => materialForms[kind])
      ),
      templatesInUse(tx, transfer.officeId, Object.values(materialForms))
    ])
  )
  return Promise.all(
    wanted.map(async (kind) => {
      const form = materialForms[kind]
      const paper = issued.find((one) => one.kind === form)
      if (paper !== undefined) return { kind, bytes: await bytesOf(deps, paper.sha256), missing: paper.missing }
      const template = own.find((one) => one.kind === form)
      const blank =
        template === undefined
          ? await readFile(new URL(templateFile(form), ours))
          : await bytesOf(deps, template.sha256)
      return { kind, ...render(blank, materialData(kind, content)) }
    })
  )
}
