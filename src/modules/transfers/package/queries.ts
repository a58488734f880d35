import type { Actor } from '../../../domain/actor.ts'
import type { TransferStep } from '../../../domain/case/file.ts'
import { reachFor } from '../../../domain/permissions.ts'
import { refuse } from '../../../domain/refusal.ts'
import type { TransferSide } from '../../../domain/transfer/act-table.ts'
import { look } from '../../../db/connect.ts'
import type { TransferPlace } from '../../../db/stores/transfer-papers.ts'
import { readArchive } from '../../../package/archive.ts'
import { canonical } from '../../../package/envelope.ts'
import { fileOf } from '../../../package/make.ts'
import { makeReceipt, type Receipt } from '../../../package/receipt.ts'
import type { PackageDeps } from './deps.ts'
import { keptPaper, named, packageOf, type MadePaper, type PlacedTransfer } from './made.ts'

interface Asker {
  readonly transfer: PlacedTransfer
  /** Police that had the matter and passed it on: the receipts of others are not theirs to see (P-15). */
  readonly passedOn: boolean
  readonly offices: readonly string[]
}

/**
 * The transfer for one of these sides. Refuses `not-found` for who does not see it, and before it is sent for everybody outside
 * of the office (P-15); `package.not-addressed` for a side that it is not for.
 */
async function transferFor(
  deps: PackageDeps,
  actor: Actor,
  place: TransferPlace,
  sides: readonly TransferSide[]
): Promise<Asker> {
  const offices = reachFor(actor, 'transfers.read')
  const [transfer] = await look(
    deps.db,
    { personId: actor.personId, offices },
    (tx) => tx<PlacedTransfer[]>`select * from transfers where case_id = ${place.caseId} and transfer_no = ${place.no}`
  )
  const inside = transfer !== undefined && reachFor(actor, 'cases.read').includes(transfer.officeId)
  if (transfer === undefined || (!inside && transfer.sentOn === null)) refuse('not-found')
  const at = (id: string | null) => id !== null && offices.includes(id)
  const stands: Readonly<Record<TransferSide, boolean>> = {
    office: inside,
    police: at(transfer.addresseeId) || transfer.passedThrough.some(at),
    procuratorate: at(transfer.copiedTo),
    court: false
  }
  if (!sides.some((side) => stands[side])) refuse('package.not-addressed')
  return { transfer, passedOn: !inside && !at(transfer.addresseeId), offices }
}

/** The package for the office and the police that have or had the matter (T-12). Refuses `package.none`. */
export async function readPackage(deps: PackageDeps, actor: Actor, place: TransferPlace): Promise<MadePaper> {
  const { transfer } = await transferFor(deps, actor, place, ['office', 'police'])
  return packageOf(deps, transfer)
}

/** The letter of transfer alone: the copy that the procuratorate gets (T-12). Refuses `package.none`, `package.no-letter`. */
export async function readLetter(deps: PackageDeps, actor: Actor, place: TransferPlace): Promise<Buffer> {
  const { transfer } = await transferFor(deps, actor, place, ['office', 'police', 'procuratorate'])
  const { bytes } = await packageOf(deps, transfer)
  const { parts } = await readArchive(bytes)
  const letter = parts.find(([name]) => name === fileOf('transfer-letter'))
  return letter === undefined ? refuse('package.no-letter') : letter[1]
}

/**
 * The receipt of the police who have the matter now, or of those who ask and had it (T-15), signed by the service and referring to the package's hash; as it was
 * first made. Refuses `package.no-receipt`, `package.none`.
 */
export async function readReceipt(deps: PackageDeps, actor: Actor, place: TransferPlace): Promise<Receipt> {
  const { transfer, passedOn, offices: own } = await transferFor(deps, actor, place, ['office', 'police'])
  const last = transfer.steps.findLast(({ act, officeId }) =>
    passedOn ? act === 'receive' && own.includes(officeId ?? '') : act === 'receive' || act === 'forward'
  )
  if (last?.act !== 'receive') refuse('package.no-receipt')
  const { paper } = await packageOf(deps, transfer)
  const offices = await deps.offices()
  const { bytes } = await keptPaper(deps, transfer, 'receipt', last.no, async () =>
    canonical(
      makeReceipt(
        {
          transfer: place,
          package: { sha256: paper.sha256, sm3: paper.sm3 },
          office: named(offices, addresseeAt(transfer, last)),
          receivedAt: last.at ?? last.on,
          ...sourceOf(last)
        },
        deps.signing.signer
      )
    )
  )
  return JSON.parse(bytes.toString('utf8')) as Receipt
}

/** A step that was entered from paper stands under the office that entered it: the police are those addressed. */
const addresseeAt = (transfer: PlacedTransfer, step: TransferStep): string =>
  (step.paper === null ? step.officeId : null) ?? (transfer.addresseeId as string)

function sourceOf({ paper, data }: TransferStep) {
  const signature = data['signature'] as { replyHash?: string } | undefined
  if (signature?.replyHash !== undefined) return { source: 'signed-reply' as const, reply: signature.replyHash }
  return { source: paper === null ? ('police' as const) : ('paper' as const), reply: null }
}
