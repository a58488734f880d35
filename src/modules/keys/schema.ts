import { z } from 'zod'
import { signingAlgorithms } from '../../domain/transfer/signing-algorithms.ts'
import { day, optional, text } from '../../schemas/fields.ts'

const key = {
  keyId: z.string().describe('First 16 hex digits of the SHA-256 of the key (SubjectPublicKeyInfo, DER)'),
  algorithm: z.enum(signingAlgorithms),
  publicKey: z.string().describe('PEM')
}
export const ServiceKeys = z.object({ keys: z.array(z.object(key)).readonly() })
export const OfficeKeyView = z.object({
  ...key,
  officeId: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable().describe('The last day'),
  addedBy: z.string(),
  addedAt: z.string()
})
export const OfficeKeyList = z.object({ items: z.array(OfficeKeyView) })
export const OfficeKeyBody = z.strictObject({
  officeId: text(64),
  publicKey: text(4000).describe('PEM; Ed25519 or SM2'),
  validFrom: day,
  validTo: optional(day)
})
export const EndBody = z.strictObject({ reason: text(4000) })
export const KeyParams = z.object({ keyId: z.string().regex(/^[0-9a-f]{16}$/) })
