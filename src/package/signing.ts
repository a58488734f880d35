import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject
} from 'node:crypto'
import { signingAlgorithms, type SigningAlgorithm } from '../domain/transfer/signing-algorithms.ts'

/** A public key as it is handed on: by its id, which follows from the key. */
export interface PublicKey {
  readonly keyId: string
  readonly algorithm: SigningAlgorithm
  /** SubjectPublicKeyInfo as PEM. */
  readonly publicKey: string
}

export interface Signer extends PublicKey {
  /** The signature in base64: Ed25519 raw, SM2 as DER over SM3 with an empty identifier. */
  sign(bytes: Uint8Array): string
}

/** What is wrong with a key, for the one who gave it. */
export class KeyError extends Error {
  override readonly name = 'KeyError'
}

/** Object identifiers as they stand in a key's DER. */
const identifiers: Readonly<Record<SigningAlgorithm, Buffer>> = {
  Ed25519: Buffer.from('06032b6570', 'hex'),
  SM2: Buffer.from('06082a811ccf5501822d', 'hex')
}
const hashes: Readonly<Record<SigningAlgorithm, string | null>> = { Ed25519: null, SM2: 'sm3' }

function described(key: KeyObject): PublicKey {
  const der = key.export({ type: 'spki', format: 'der' })
  const algorithm = signingAlgorithms.find((name) => der.subarray(0, 30).includes(identifiers[name]))
  if (algorithm === undefined) throw new KeyError('the key is neither Ed25519 nor SM2')
  return {
    keyId: createHash('sha256').update(der).digest('hex').slice(0, 16),
    algorithm,
    publicKey: key.export({ type: 'spki', format: 'pem' }).toString()
  }
}

/** A new private key as PEM (PKCS #8). */
export function newSigningKey(algorithm: SigningAlgorithm = 'Ed25519'): string {
  const { privateKey } =
    algorithm === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'SM2' })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** KeyError unless it is an unlocked private key, Ed25519 or SM2, as PEM. */
export function signerOf(pem: string): Signer {
  let key: KeyObject
  try {
    // A key that was read is SM2; one that was just made on that curve would sign with ECDSA.
    key = createPrivateKey(pem)
  } catch {
    throw new KeyError('this is no private key in PEM without a password')
  }
  const about = described(createPublicKey(key))
  return { ...about, sign: (bytes) => sign(hashes[about.algorithm], bytes, key).toString('base64') }
}

/** KeyError unless it is a public key, Ed25519 or SM2, as PEM: never a private one, which does not belong here. */
export function publicKeyOf(pem: string): PublicKey {
  if (!/^\s*-----BEGIN PUBLIC KEY-----/.test(pem)) throw new KeyError('this is no public key in PEM')
  try {
    return described(createPublicKey(pem))
  } catch (error) {
    throw error instanceof KeyError ? error : new KeyError('this is no public key in PEM')
  }
}

/** Every public key in a text of several. */
export const publicKeysOf = (text: string): PublicKey[] =>
  [...text.matchAll(/-----BEGIN [A-Z ]+-----[\s\S]*?-----END [A-Z ]+-----/g)].map(([pem]) => publicKeyOf(pem))

/** Whether the signature (base64) is this key's over these bytes. */
export function signedBy(key: PublicKey, bytes: Uint8Array, signature: string): boolean {
  const raw = Buffer.from(signature, 'base64')
  if (raw.toString('base64') !== signature) return false
  try {
    return verify(hashes[key.algorithm], bytes, createPublicKey(key.publicKey), raw)
  } catch {
    return false
  }
}

/** The keys of a service: the one that signs, and all that may still be believed. */
export interface SigningKeys {
  readonly signer: Signer
  readonly believed: readonly PublicKey[]
}

export function signingKeysOf(privatePem: string, previous: readonly PublicKey[] = []): SigningKeys {
  const signer = signerOf(privatePem)
  const { keyId, algorithm, publicKey } = signer
  return {
    signer,
    believed: [{ keyId, algorithm, publicKey }, ...previous.filter((key) => key.keyId !== keyId)]
  }
}
