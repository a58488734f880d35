import t from 'tap'
import type { Refusal } from '../../src/domain/refusal.ts'
import { defaultSettings, isSettingKey, judgeSetting, settingRows, type SettingKey } from '../../src/domain/settings.ts'

t.test('every setting may be what it is by default, and no other kind of thing', (t) => {
  t.same(Object.keys(settingRows).sort(), Object.keys(defaultSettings).sort())
  for (const key of Object.keys(settingRows) as SettingKey[]) {
    judgeSetting(key, defaultSettings[key])
    for (const value of ['nothing of the kind', -1, 1e12, Number.NaN, {}, undefined]) {
      t.throws(
        () => judgeSetting(key, value),
        { code: 'settings.value' } as unknown as Refusal,
        `${key} ${String(value)}`
      )
    }
  }
  judgeSetting('suspicionShare', null)
  t.throws(() => judgeSetting('nearShare', null))
  t.throws(() => judgeSetting('lateEntryWorkingDays', 1.5))
  t.same(['nearShare', 'weather', 'constructor'].map(isSettingKey), [true, false, false])
  t.end()
})
