import { transact } from '../../db/connect.ts'
import { appendServiceRecord } from '../../db/service-records.ts'
import {
  findAnswer,
  fingerprintOf,
  idFrom,
  keepAnswer,
  sameAnswer,
  type Asked,
  type Deps
} from '../../db/stores/act.ts'
import { readSettings, writeSetting } from '../../db/stores/settings.ts'
import { refuse } from '../../domain/refusal.ts'
import { defaultSettings, isSettingKey, judgeSetting, type SettingKey } from '../../domain/settings.ts'

export interface ChangedSetting {
  readonly key: SettingKey
  readonly value: string | number | null
  readonly version: number
}

/**
 * Changes one setting, with a record in the chain `settings` that holds the value before. Counts in every answer ten
 * seconds later at most; due days that stand follow with the next act of
 * their case, or by `calendar recompute`. Refuses `settings.…`.
 */
export async function changeSetting(
  deps: Deps,
  asked: Asked,
  key: string,
  expected: number,
  { value, reason }: { readonly value: string | number | null; readonly reason: string }
): Promise<ChangedSetting> {
  if (!isSettingKey(key)) refuse('settings.unknown', { key })
  judgeSetting(key, value)
  const { personId } = asked.actor
  const place = idFrom('setting', key)
  const fingerprint = fingerprintOf(deps, asked, key)
  return transact(deps.db, { personId, offices: [] }, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('settings'))`
    const [stored, repeated] = await Promise.all([readSettings(tx), findAnswer(tx, place, asked)])
    if (repeated) return { result: sameAnswer<ChangedSetting>(repeated, fingerprint), last: [] }
    const held = stored.find((one) => one.key === key)
    const actual = held?.version ?? 0
    if (actual !== expected) refuse('request.stale', { expected, actual, changed: held === undefined ? [] : [key] })
    const before = held === undefined ? defaultSettings[key] : held.value
    if (before === value) refuse('settings.same', { key, field: '/value' })
    const now = deps.now()
    const answer = { key, value, version: actual + 1 }
    await writeSetting(tx, { ...answer, changedAt: now, changedBy: personId, reason })
    const changes = { key, version: answer.version, value: [before, value] }
    await appendServiceRecord(
      tx,
      'settings',
      { act: 'change', personId, recordedAt: now, reason, changes },
      deps.algorithm
    )
    return { result: answer, last: [keepAnswer(tx, place, asked, fingerprint, answer)] }
  })
}
