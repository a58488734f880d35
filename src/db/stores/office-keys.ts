import type { SigningAlgorithm } from '../../domain/transfer/signing-algorithms.ts'
import type { Db, Tx } from '../connect.ts'

/** A public key of another authority; days are 'YYYY-MM-DD', `validTo` the last one, null while it lasts. */
export interface OfficeKey {
  readonly keyId: string
  readonly officeId: string
  readonly algorithm: SigningAlgorithm
  readonly publicKey: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly addedBy: string
  readonly addedAt: string
}

export const listOfficeKeys = (sql: Db['sql'] | Tx): Promise<OfficeKey[]> =>
  sql<OfficeKey[]>`
    select key_id, office_id, algorithm, public_key, valid_from, valid_to, added_by, added_at
    from office_keys order by office_id, added_at, key_id`.then((rows) => [...rows])

export async function findOfficeKey(sql: Db['sql'] | Tx, keyId: string): Promise<OfficeKey | undefined> {
  const [row] = await sql<OfficeKey[]>`
    select key_id, office_id, algorithm, public_key, valid_from, valid_to, added_by, added_at
    from office_keys where key_id = ${keyId}`
  return row
}

export async function addOfficeKey(tx: Tx, key: OfficeKey): Promise<void> {
  const { keyId, officeId, algorithm, publicKey, validFrom, validTo, addedBy, addedAt } = key
  await tx`
    insert into office_keys (key_id, office_id, algorithm, public_key, valid_from, valid_to, added_by, added_at)
    values (${keyId}, ${officeId}, ${algorithm}, ${publicKey}, ${validFrom}, ${validTo}, ${addedBy}, ${addedAt})`
}

export async function endOfficeKey(tx: Tx, keyId: string, validTo: string): Promise<void> {
  await tx`update office_keys set valid_to = ${validTo} where key_id = ${keyId}`
}
