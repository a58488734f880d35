import { z } from 'zod'
import { canonical, fits, signed, Signature } from './envelope.ts'
import { formats, formatVersion, Named } from './manifest.ts'
import type { PublicKey, Signer } from './signing.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** How the receipt reached the service: entered by the police, by a file they signed, or by the office from their paper. */
export const receiptSources = ['police', 'signed-reply', 'paper'] as const

/** What the service confirms of a receipt (T-15): who had which package since when. */
export const ReceiptContent = z.strictObject({
  format: z.literal(formats.receipt),
  version: z.literal(formatVersion),
  transfer: z.strictObject({ caseId: z.string(), no: z.int() }),
  package: z.strictObject({ sha256: hash, sm3: hash }),
  office: Named,
  receivedAt: z.string(),
  source: z.enum(receiptSources),
  /** Hash of the reply where the police signed one. */
  reply: hash.nullable()
})
export type ReceiptContent = z.output<typeof ReceiptContent>
export const Receipt = z.strictObject({ content: ReceiptContent, signature: Signature })
export type Receipt = z.output<typeof Receipt>

export const makeReceipt = (
  { transfer, package: pack, office, receivedAt, source, reply }: Omit<ReceiptContent, 'format' | 'version'>,
  signer: Signer
): Receipt =>
  signed(
    { format: formats.receipt, version: formatVersion, transfer, package: pack, office, receivedAt, source, reply },
    signer
  )

export const receiptFits = (key: PublicKey, { content, signature }: Receipt): boolean =>
  fits(key, signature, canonical(content))
