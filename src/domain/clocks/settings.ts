import type { Text } from '../rules/row.ts'

/** What an operator may choose about counting time where the law is silent; each choice is marked [I] in the handbook. */
export interface ClockSettings {
  /** D-01: the days of the transfer provisions. */
  readonly d310Days: 'calendar' | 'working'
  /** D-02: which last days move to the next one. */
  readonly restDayRoll: 'any-rest-day' | 'statutory-holiday'
  /** D-06: whether the 90 days in copyright cases leave out what A-42 lists. */
  readonly copyrightStops: 'analogy' | 'none'
  /** A period of months that was stopped: months first and the stopped days after, or the months from a start moved on by them. */
  readonly stoppedMonths: 'months-first' | 'days-first'
}

/** The handbook's defaults. */
export const defaultClockSettings: ClockSettings = {
  d310Days: 'calendar',
  restDayRoll: 'any-rest-day',
  copyrightStops: 'analogy',
  stoppedMonths: 'months-first'
}

/** A setting that touched an answer, with the value used. */
export interface SettingUsed extends Text {
  readonly key: keyof ClockSettings
  /** The open question of the handbook, where it is one. */
  readonly question: string | null
  readonly value: string
}

const texts: Readonly<Record<string, readonly [question: string | null, zh: string, en: string]>> = {
  'd310Days=calendar': ['D-01', '移送规定的日按自然日计', 'days of the transfer provisions are calendar days'],
  'd310Days=working': ['D-01', '移送规定的日按工作日计', 'days of the transfer provisions are working days'],
  'restDayRoll=any-rest-day': ['D-02', '期满日为任何非工作日均顺延', 'any day that is not worked moves the end'],
  'restDayRoll=statutory-holiday': ['D-02', '期满日仅遇节假日顺延', 'only named holidays move the end'],
  'copyrightStops=analogy': ['D-06', '不计入的时间类推A-42', 'what is left out follows A-42 by analogy'],
  'copyrightStops=none': ['D-06', '不扣除任何时间', 'nothing is left out'],
  'stoppedMonths=months-first': [null, '先加月数，再加停止的天数', 'months first, then the stopped days'],
  'stoppedMonths=days-first': [
    null,
    '起算日先后移停止的天数，再加月数',
    'the start moved on by the stopped days, then the months'
  ]
}

/** The setting as named in an answer. */
export function used<K extends keyof ClockSettings>(key: K, settings: ClockSettings): SettingUsed {
  const value = settings[key]
  const [question, zh, en] = texts[`${key}=${value}`] as readonly [string | null, string, string]
  return { key, question, value, zh, en }
}
