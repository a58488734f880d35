import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** A master key: its name stands in every sealed row, so that keys can be changed by re-wrapping. */
export interface MasterKey {
  readonly id: string
  readonly key: Uint8Array
}

/** A row of `sealed` without its place: bytes as PostgreSQL hex text. */
export interface Sealed {
  readonly masterKey: string
  readonly wrappedKey: string
  readonly box: string
  readonly lookup: string
  readonly commitment: string
}

/**
 * Seals personal values. Each gets a data key of its own, wrapped by the newest master key (AES-256-GCM both); `lookup` is a
 * keyed hash for finding equal values, `commitment` a salted hash (the salt inside the box) that a record may carry.
 */
export interface Sealer {
  seal(kind: string, value: string): Sealed
  open(row: Pick<Sealed, 'masterKey' | 'wrappedKey' | 'box'>): string
  /** Equal values of one kind have equal look-ups, whatever their width, case and spaces. */
  lookup(kind: string, value: string): string
  /** Keyed fingerprint of a request, for idempotency: says nothing about its content to a reader of the database. */
  fingerprint(text: string): string
}

/** `keys[0]` is the key in use; the others only open what they once wrapped. Throws when there is none of 32 bytes. */
export function makeSealer(keys: readonly MasterKey[]): Sealer {
  const [current] = keys
  if (!current || keys.some((key) => key.key.length !== 32)) throw new Error('a master key of 32 bytes is needed')
  const byId = new Map(keys.map((key) => [key.id, key.key]))
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', current.key, '', `ip-linkage ${purpose}`, 32))
  const lookupKey = derived('lookup')
  const fingerprintKey = derived('fingerprint')
  return {
    seal(kind, value) {
      // One draw for all: data key, salt and the two initialisation vectors.
      const drawn = randomBytes(72)
      const dataKey = drawn.subarray(0, 32)
      const salt = drawn.subarray(32, 48)
      const commitment = createHash('sha256').update(salt).update(kind).update('\0').update(value).digest('hex')
      return {
        masterKey: current.id,
        wrappedKey: hex(encrypt(current.key, dataKey, drawn.subarray(48, 60))),
        box: hex(encrypt(dataKey, Buffer.concat([salt, Buffer.from(value, 'utf8')]), drawn.subarray(60))),
        lookup: this.lookup(kind, value),
        commitment: `\\x${commitment}`
      }
    },
    open(row) {
      const master = byId.get(row.masterKey)
      if (!master) throw new Error(`master key ${row.masterKey} is not at hand`)
      return decrypt(decrypt(master, bytes(row.wrappedKey)), bytes(row.box))
        .subarray(16)
        .toString('utf8')
    },
    lookup: (kind, value) =>
      `\\x${createHmac('sha256', lookupKey).update(kind).update('\0').update(compared(value)).digest('hex')}`,
    fingerprint: (text) => createHmac('sha256', fingerprintKey).update(text).digest('hex')
  }
}

const compared = (value: string): string => value.normalize('NFKC').replace(/\s+/g, '').toUpperCase()

const hex = (data: Buffer): string => `\\x${data.toString('hex')}`
const bytes = (text: string): Buffer => Buffer.from(text.replace(/^\\x/, ''), 'hex')

function encrypt(key: Uint8Array, plain: Uint8Array, iv: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

function decrypt(key: Uint8Array, box: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12))
  decipher.setAuthTag(box.subarray(12, 28))
  return Buffer.concat([decipher.update(box.subarray(28)), decipher.final()])
}
