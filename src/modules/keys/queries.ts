import type { Db } from '../../db/connect.ts'
import { listOfficeKeys } from '../../db/stores/office-keys.ts'

/** Every public key that was registered for another authority, the ended ones too. */
export const officeKeysOf = async (db: Db) => ({ items: await listOfficeKeys(db.sql) })
