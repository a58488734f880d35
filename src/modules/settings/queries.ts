import type { Db } from '../../db/connect.ts'
import { readSettings, type StoredSetting } from '../../db/stores/settings.ts'
import { refuse } from '../../domain/refusal.ts'
import { defaultSettings, isSettingKey, settingRows, type SettingKey } from '../../domain/settings.ts'

/** Every setting with its value, default and last change. */
export async function listSettings(db: Db) {
  const changed = new Map((await readSettings(db.sql)).map((one) => [one.key, one]))
  return { items: (Object.keys(settingRows) as SettingKey[]).map((key) => view(key, changed.get(key))) }
}

/** One setting. Refuses `settings.unknown`. */
export async function readSetting(db: Db, key: string) {
  if (!isSettingKey(key)) refuse('settings.unknown', { key })
  const stored = (await readSettings(db.sql)).find((one) => one.key === key)
  return view(key, stored)
}

function view(key: SettingKey, stored: StoredSetting | undefined) {
  const row = settingRows[key]
  const { question, kind, zh, en } = row
  return {
    ...{ key, question, kind, zh, en },
    value: stored === undefined ? defaultSettings[key] : stored.value,
    default: defaultSettings[key],
    version: stored?.version ?? 0,
    choices: row.kind === 'choice' ? [...row.choices] : null,
    range: row.kind === 'number' ? { min: row.min, max: row.max, whole: row.whole, off: row.off } : null,
    changedAt: stored?.changedAt ?? null,
    changedBy: stored?.changedBy ?? null,
    reason: stored?.reason ?? null
  }
}
