import { defaultSettings, isSettingKey, type SettingKey, type Settings } from '../../domain/settings.ts'
import type { Db, Tx } from '../connect.ts'

export interface StoredSetting {
  readonly key: SettingKey
  readonly value: string | number | null
  readonly version: number
  readonly changedAt: string
  readonly changedBy: string
  readonly reason: string | null
}

/** What an operator has changed; a key that the code no longer knows is passed over. */
export async function readSettings(sql: Db['sql'] | Tx): Promise<StoredSetting[]> {
  const rows = await sql<StoredSetting[]>`
    select key, value, version, changed_at, changed_by, reason from settings order by key`
  return rows.filter(({ key }) => isSettingKey(key))
}

/** The settings in force: the defaults, and over them what was changed. */
export async function loadSettings(sql: Db['sql'] | Tx): Promise<Settings> {
  const changed = await readSettings(sql)
  return { ...defaultSettings, ...Object.fromEntries(changed.map(({ key, value }) => [key, value])) }
}

export async function writeSetting(tx: Tx, setting: StoredSetting): Promise<void> {
  const { key, value, version, changedAt, changedBy, reason } = setting
  await tx`
    insert into settings (key, value, version, changed_at, changed_by, reason)
    values (${key}, ${JSON.stringify(value)}::text::jsonb, ${version}, ${changedAt}, ${changedBy}, ${reason})
    on conflict (key) do update set value = excluded.value, version = excluded.version, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by, reason = excluded.reason`
}
