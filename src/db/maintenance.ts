import { serviceSight, transact, type Db } from './connect.ts'
import { closeBatchesEvery } from './rollup.ts'

/** How long an answer is kept under its key. */
const keptDays = 7

/** Drops answers kept longer than seven days, a batch at a time so that no lock is held long; says how many. `now`: ISO instant. */
export async function dropOldAnswers(db: Db, now: string): Promise<number> {
  let dropped = 0
  for (;;) {
    const rows = await transact(db, serviceSight, async (tx) => ({
      result: await tx`
        delete from idempotency where (case_id, person_id, operation, key) in (
          select case_id, person_id, operation, key from idempotency
          where made_at < ${now}::timestamptz - make_interval(days => ${keptDays}) order by made_at limit 1000)`,
      last: []
    }))
    dropped += rows.count
    if (rows.count < 1000) return dropped
  }
}

/**
 * Upkeep until stopped: old answers are dropped every hour, and what was entered is put into a batch every minute, so that
 * `asOf` lags by a minute at most even when nobody asks. A failure is told and tried again the next time.
 */
export function startUpkeep(db: Db, now: () => string, told: (error: unknown) => void): () => Promise<void> {
  let dropping = Promise.resolve()
  const run = (): void => {
    dropping = dropOldAnswers(db, now()).then(() => {}, told)
  }
  const timer = setInterval(run, 3_600_000)
  timer.unref()
  run()
  const endBatches = closeBatchesEvery(db, () => new Date(now()), 60_000, told)
  return async () => {
    clearInterval(timer)
    await Promise.all([endBatches(), dropping])
  }
}
