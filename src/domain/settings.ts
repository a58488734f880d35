import { defaultAdviceSettings, type AdviceSettings } from './advice/settings.ts'
import { defaultWarningSettings, dutyCodes, longestWarning, type WarningSettings } from './case/duties/codes.ts'
import { defaultClockSettings, type ClockSettings } from './clocks/settings.ts'
import { refuse } from './refusal.ts'
import type { Text } from './rules/row.ts'

/** What an operator may choose; each with the default of the handbook, named in answers that it touched. */
export interface Settings extends ClockSettings, AdviceSettings, WarningSettings {
  /** Working days within which an act may be entered after it happened without a reason. Ours, not law. */
  readonly lateEntryWorkingDays: number
  /** Amount in yuan from which a case is suggested to be an important one; null: never. Ours [I], not law. */
  readonly importantAmountYuan: number | null
  /** Calendar days in which to act on an advice to transfer; T-10 says "immediately". Ours [I], not law. */
  readonly transferActDays: number
  /** Fines up to this amount in yuan are low: the province fixes it; null: none is. Ours [I] until it is known. */
  readonly lowFineYuan: number | null
  /** Local amounts in yuan from which a fine or a confiscation gives a right to a hearing; null: as the rule says. */
  readonly hearingPersonYuan: number | null
  readonly hearingOrganisationYuan: number | null
  /** How a natural person is named in what is published (P-12). */
  readonly publishedNames: 'full' | 'surname'
}
export type SettingKey = keyof Settings

export const defaultSettings: Settings = {
  ...defaultClockSettings,
  ...defaultAdviceSettings,
  ...defaultWarningSettings,
  lateEntryWorkingDays: 1,
  importantAmountYuan: 250_000,
  transferActDays: 0,
  lowFineYuan: null,
  hearingPersonYuan: null,
  hearingOrganisationYuan: null,
  publishedNames: 'full'
}

/** A setting as an operator reads it, and what it may be. */
export type SettingRow = Text & {
  /** The open question of the handbook that it answers, where it is one. */
  readonly question: string | null
} & (
    | { readonly kind: 'choice'; readonly choices: readonly string[] }
    | {
        readonly kind: 'number'
        readonly min: number
        readonly max: number
        readonly whole: boolean
        readonly off: boolean
      }
  )

const choice = <Key extends SettingKey>(
  question: string | null,
  choices: readonly (Settings[Key] & string)[],
  zh: string,
  en: string
): SettingRow => ({ kind: 'choice', question, choices, zh, en })

const warnings = Object.fromEntries(
  Object.entries(dutyCodes).map(([code, { zh, en }]): [string, SettingRow] => [
    `warningWorkingDays.${code}`,
    {
      kind: 'number',
      ...{ min: 0, max: longestWarning, whole: true, off: false },
      question: null,
      zh: `“${zh}”期满前提示的工作日数`,
      en: `Working days ahead from which to warn: ${en}`
    }
  ])
) as Record<keyof WarningSettings, SettingRow>

/** Every setting. `off`: null turns it off. */
export const settingRows: Readonly<Record<SettingKey, SettingRow>> = {
  d310Days: choice<'d310Days'>(
    'D-01',
    ['calendar', 'working'],
    '移送规定的“日”',
    'The days of the transfer provisions'
  ),
  restDayRoll: choice<'restDayRoll'>(
    'D-02',
    ['any-rest-day', 'statutory-holiday'],
    '期满日顺延的情形',
    'Which last days move to the next working day'
  ),
  copyrightStops: choice<'copyrightStops'>(
    'D-06',
    ['analogy', 'none'],
    '著作权案件九十日不计入的时间',
    'What the 90 days in copyright cases leave out'
  ),
  stoppedMonths: choice<'stoppedMonths'>(
    null,
    ['months-first', 'days-first'],
    '按月的期限停止后如何计算',
    'How a period of months that was stopped is counted'
  ),
  gap: choice<'gap'>('D-28', ['human-decides', 'old-numbers'], '法律空档期', 'The gap of the law of 2021 to 2025'),
  suspicionShare: {
    kind: 'number',
    ...{ min: 0.01, max: 1, whole: false, off: true },
    question: 'D-30',
    zh: '达到标准的该比例时提示核查合理嫌疑；空为不提示',
    en: 'Share of a standard from which reasonable suspicion is to be checked; null for never'
  },
  nearShare: {
    kind: 'number',
    ...{ min: 0.01, max: 1, whole: false, off: false },
    question: null,
    zh: '标注为接近标准的比例',
    en: 'Share of a standard from which a row is flagged as near'
  },
  lateEntryWorkingDays: {
    kind: 'number',
    ...{ min: 0, max: 30, whole: true, off: false },
    question: null,
    zh: '补录无须说明理由的工作日数',
    en: 'Working days within which an act may be entered late without a reason'
  },
  importantAmountYuan: {
    kind: 'number',
    ...{ min: 1, max: 1_000_000_000, whole: false, off: true },
    question: null,
    zh: '建议标注重要案件的金额（元）；空为不建议',
    en: 'Amount in yuan from which a case is suggested to be important; null for never'
  },
  transferActDays: {
    kind: 'number',
    ...{ min: 0, max: 30, whole: true, off: false },
    question: null,
    zh: '对应当移送的提示作出处理的日数（法律规定为“立即”；0为当日）',
    en: 'Days in which to act on an advice to transfer (the law says at once; 0 is the same day)'
  },
  lowFineYuan: {
    kind: 'number',
    ...{ min: 0, max: 100_000_000, whole: true, off: true },
    question: null,
    zh: '较低数额罚款的上限（元），其公示期为三个月；空为未规定',
    en: 'Fines up to this amount in yuan are low and published for three months; null: not fixed'
  },
  hearingPersonYuan: {
    kind: 'number',
    ...{ min: 1, max: 100_000_000, whole: true, off: true },
    question: null,
    zh: '自然人的听证数额（元），本省另有规定的；空为依A-36、A-37',
    en: 'Amount in yuan from which a person may have a hearing, where the province sets one; null: by A-36 and A-37'
  },
  hearingOrganisationYuan: {
    kind: 'number',
    ...{ min: 1, max: 100_000_000, whole: true, off: true },
    question: null,
    zh: '法人或者其他组织的听证数额（元），本省另有规定的；空为依A-36、A-37',
    en: 'Amount in yuan from which an organisation may have a hearing, where the province sets one; null: by A-36 and A-37'
  },
  publishedNames: choice<'publishedNames'>(
    null,
    ['full', 'surname'],
    '公示文本中自然人的姓名',
    'How a natural person is named in what is published'
  ),
  ...warnings
}

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settingRows, key)
}

/** Refuses `settings.value` when the value is none that the setting may have. */
export function judgeSetting(key: SettingKey, value: unknown): void {
  const row = settingRows[key]
  const fits =
    row.kind === 'choice'
      ? row.choices.includes(value as string)
      : value === null
        ? row.off
        : typeof value === 'number' &&
          value >= row.min &&
          value <= row.max &&
          (row.whole ? Number.isSafeInteger(value) : Number.isFinite(value))
  if (fits) return
  const allowed = row.kind === 'choice' ? row.choices.join(', ') : `${row.min} … ${row.max}${row.off ? ', null' : ''}`
  refuse('settings.value', { key, allowed, field: '/value' })
}
