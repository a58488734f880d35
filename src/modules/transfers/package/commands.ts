import type { Transfer } from '../../../domain/case/file.ts'
import type { Stated } from '../../../domain/case/when.ts'
import { reachFor } from '../../../domain/permissions.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { civilDateOf } from '../../../domain/time/civil-date.ts'
import { transferActs } from '../../../domain/transfer/act-table.ts'
import { policeDecline, policeFile, requestSupplement } from '../../../domain/transfer/linkage.ts'
import { receive } from '../../../domain/transfer/steps.ts'
import { look } from '../../../db/connect.ts'
import { findOfficeKey, type OfficeKey } from '../../../db/stores/office-keys.ts'
import { replyFits, replyHash, type Reply, type ReplyContent } from '../../../package/reply.ts'
import { transferAct, type TransferAnswer, type TransferAsked, type TransferDoing } from '../transfer-act.ts'
import type { PackageDeps } from './deps.ts'
import { packageOf, sendingStep, type PlacedTransfer } from './made.ts'

/**
 * Does what a file says that the police signed offline, in their name (T-15, T-16, T-19): its signature is their confirmation.
 * Refuses `package.…` for another package, another office, a key that is not theirs, a changed file, and a file that was
 * entered before; then whatever the act itself refuses.
 */
export async function enterReply(
  deps: PackageDeps,
  asked: TransferAsked,
  { reply, reason }: { readonly reply: Reply; readonly reason?: string | undefined }
): Promise<TransferAnswer> {
  const { content, signature } = reply
  const place = { caseId: asked.caseId, no: asked.transferNo }
  const [key, packageHash] = await Promise.all([
    findOfficeKey(deps.db.sql, signature.keyId),
    packageHashOf(deps, asked)
  ])
  const hash = replyHash(reply)
  const today = civilDateOf(deps.now())
  const judge = (transfer: Transfer): Refusal | null => {
    const { caseId, no } = content.transfer
    if (caseId !== place.caseId || no !== place.no || content.package.sha256 !== packageHash)
      return new Refusal('package.wrong-package', { field: '/reply/content/package' })
    if (!isValid(key, content, today))
      return new Refusal('package.unknown-key', { keyId: signature.keyId, field: '/reply/signature/keyId' })
    if (!replyFits(key, reply)) return new Refusal('package.signature', { field: '/reply/signature' })
    if (
      transfer.steps.some(({ data }) => (data['signature'] as { replyHash?: string } | undefined)?.replyHash === hash)
    )
      return new Refusal('package.reply-used', { field: '/reply' })
    if (content.officeId !== transfer.addresseeId)
      return new Refusal('package.reply-office', { office: content.officeId, field: '/reply/content/officeId' })
    return null
  }
  const { by, at, materials, policeNumber } = content
  const stated: Stated = {
    ...(transferActs[content.act].inHours ? { occurredAt: at } : { occurredOn: civilDateOf(at) }),
    reason: content.reason ?? reason
  }
  const data = {
    ...(content.act === 'request-supplement' ? { materials } : {}),
    signature: { keyId: signature.keyId, packageHash, replyHash: hash, by }
  }
  const doings: Record<ReplyContent['act'], TransferDoing> = {
    receive: (file, transfer, when) => receive(file, transfer, by, when),
    'request-supplement': (file, transfer) => requestSupplement(file, transfer, { materials }),
    file: (file, transfer, when) => policeFile(file, transfer, { policeNumber }, when),
    decline: (file, transfer, when) => policeDecline(file, transfer, when)
  }
  const signed = { officeId: content.officeId, judge }
  return transferAct(deps, content.act, { ...asked, signed }, stated, doings[content.act], data)
}

/** A key counts when it was the office's on the day of the answer and still is today: an ended key may have been stolen. */
function isValid(key: OfficeKey | undefined, { officeId, at }: ReplyContent, today: string): key is OfficeKey {
  const valid = (day: string) => key!.validFrom <= day && (key!.validTo === null || day <= key!.validTo)
  return key?.officeId === officeId && valid(civilDateOf(at)) && valid(today)
}

/** Null where there is no package that an answer could be made from, or the asker sees no such transfer. */
async function packageHashOf(deps: PackageDeps, { actor, caseId, transferNo }: TransferAsked): Promise<string | null> {
  const sight = { personId: actor.personId, offices: reachFor(actor, 'transfers.read') }
  const [transfer] = await look(
    deps.db,
    sight,
    (tx) => tx<PlacedTransfer[]>`
      select * from transfers where case_id = ${caseId} and transfer_no = ${transferNo} and sent_on is not null`
  )
  if (transfer === undefined) return null
  sendingStep(transfer)
  return (await packageOf(deps, transfer)).paper.sha256
}

/**
 * Makes the package right after the transfer was sent. That it was sent stands whatever happens here: the first who asks for the
 * package makes it then, or is told why it cannot be made.
 */
export async function packAfterSending(deps: PackageDeps, { actor, caseId, transferNo }: TransferAsked): Promise<void> {
  await packageHashOf(deps, { actor, caseId, transferNo } as TransferAsked).catch(() => null)
}
