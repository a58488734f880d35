import { connect } from './connect.ts'
import { migrate, type Migrated } from './migrate.ts'
import { adoptServer } from './rollup.ts'

/**
 * Makes a database ready for this code, as its owner: migrations, the rights of the application's role, and, when the data
 * came from another server by a restore, the next era of the ledger.
 */
export async function prepareDatabase(ownerUrl: string, appRole: string): Promise<Migrated & { era: number | null }> {
  const migrated = await migrate(ownerUrl, { appRole })
  const owner = connect(ownerUrl, { max: 1, applicationName: 'ip-linkage migrate' })
  try {
    return { ...migrated, era: await adoptServer(owner, new Date()) }
  } finally {
    await owner.close()
  }
}
