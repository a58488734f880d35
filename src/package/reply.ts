import { z } from 'zod'
import { materialKinds } from '../domain/case/vocabulary.ts'
import { canonical, fits, sha256, signed, Signature, type Signed } from './envelope.ts'
import { formats, formatVersion, type Manifest } from './manifest.ts'
import type { PublicKey, Signer } from './signing.ts'

/** What the police may answer by a signed file, without reaching the service (T-15, T-16, T-19). */
export const replyActs = ['receive', 'request-supplement', 'file', 'decline'] as const
export type ReplyAct = (typeof replyActs)[number]

const text = (max: number) => z.string().trim().min(1).max(max)

export const ReplyContent = z.strictObject({
  format: z.literal(formats.reply),
  version: z.literal(formatVersion),
  package: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  transfer: z.strictObject({ caseId: z.uuid(), no: z.int().min(1).max(999) }),
  act: z.enum(replyActs),
  officeId: text(64).describe('The police office that answers'),
  by: text(100).describe('Name and post of who answers'),
  at: z.iso.datetime({ offset: true }),
  reason: text(4000).nullable(),
  policeNumber: text(100).nullable(),
  materials: z.array(z.enum(materialKinds)).max(20)
})
export type ReplyContent = z.output<typeof ReplyContent>
export const Reply = z.strictObject({ content: ReplyContent, signature: Signature })
export type Reply = Signed<ReplyContent>

export type Answer = Pick<ReplyContent, 'act' | 'by' | 'at' | 'reason' | 'policeNumber' | 'materials'> & {
  /** Null: the addressee that the package names. */
  readonly officeId: string | null
}

/** A signed answer to this package: `packageHash` is the SHA-256 of its bytes. */
export function makeReply(
  packageHash: string,
  { transfer, addressee }: Manifest,
  answer: Answer,
  signer: Signer
): Reply {
  const { officeId, ...said } = answer
  return signed(
    ReplyContent.parse({
      format: formats.reply,
      version: formatVersion,
      package: { sha256: packageHash },
      transfer: { caseId: transfer.caseId, no: transfer.no },
      officeId: officeId ?? addressee.officeId,
      ...said
    }),
    signer
  )
}

/** What an answer is known by: a second one of the same content is a repetition, whatever its signature. */
export const replyHash = ({ content }: Reply): string => sha256(canonical(content))

export const replyFits = (key: PublicKey, { content, signature }: Reply): boolean =>
  fits(key, signature, canonical(content))
