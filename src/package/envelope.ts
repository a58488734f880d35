import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { signingAlgorithms } from '../domain/transfer/signing-algorithms.ts'
import { signedBy, type PublicKey, type Signer } from './signing.ts'

/** A statement as one line of JSON, with who signed it: the signature is over the canonical JSON of `content`. */
export const Signature = z.strictObject({
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  algorithm: z.enum(signingAlgorithms),
  value: z.string().min(1).max(400)
})
export type Signature = z.output<typeof Signature>

export interface Signed<Content> {
  readonly content: Content
  readonly signature: Signature
}

/** The canonical JSON (RFC 8785) of a value as bytes: what is hashed and signed. */
export const canonical = (value: unknown): Buffer => Buffer.from(canonicalize(value) as string, 'utf8')

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
export const sm3 = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex')

export const signatureOf = ({ keyId, algorithm, sign }: Signer, bytes: Uint8Array): Signature => ({
  keyId,
  algorithm,
  value: sign(bytes)
})

export const signed = <Content>(content: Content, signer: Signer): Signed<Content> => ({
  content,
  signature: signatureOf(signer, canonical(content))
})

/** Whether this key made the signature over these bytes, under its own id and algorithm. */
export const fits = (key: PublicKey, { keyId, algorithm, value }: Signature, bytes: Uint8Array): boolean =>
  key.keyId === keyId && key.algorithm === algorithm && signedBy(key, bytes, value)
