import type { Config } from './config.ts'
import type { Db } from './db/connect.ts'
import { loadAreas, loadOffices } from './db/people.ts'
import { makeSealer } from './db/sealing.ts'
import type { Deps } from './db/stores/act.ts'
import { loadCalendar } from './db/stores/calendar.ts'
import { loadSettings } from './db/stores/settings.ts'
import { masterKeyId } from './keys.ts'

/** How long a change of offices, areas, the calendar or a setting may go unnoticed, in milliseconds. */
export const tableLife = 10_000

/** What commands and queries work with, of a request as well as of the command line. `now`: an ISO instant in UTC. */
export function makeDeps(config: Pick<Config, 'HASH_ALGORITHM'>, db: Db, masterKey: Buffer, now: () => string): Deps {
  return {
    db,
    now,
    law: kept(async () => {
      const [calendar, settings] = await Promise.all([loadCalendar(db.sql), loadSettings(db.sql)])
      return { calendar, settings }
    }),
    sealer: makeSealer([{ id: masterKeyId(masterKey), key: masterKey }]),
    algorithm: config.HASH_ALGORITHM,
    offices: kept(() => loadOffices(db)),
    areas: kept(() => loadAreas(db))
  }
}

/** A small table read once in a while, however many ask at once; a failed reading is tried again. */
function kept<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null
  let until = 0
  return () => {
    const time = performance.now()
    if (loaded !== null && time < until) return loaded
    until = time + tableLife
    const loading = load()
    loaded = loading
    loading.catch(() => {
      if (loaded === loading) loaded = null
    })
    return loading
  }
}
