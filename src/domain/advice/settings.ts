import type { SettingUsed } from './types.ts'

/** What an operator may choose about the advice; the defaults are ours, not law. */
export interface AdviceSettings {
  /** D-30: share of a row's number at which a known measure prompts the check of T-02 (0 to 1); null turns it off. */
  readonly suspicionShare: number | null
  /** Share at which a nearest row is flagged, as existing linkage platforms do. */
  readonly nearShare: number
  /** D-28: rows whose article changed under them are left to a human, or applied as they stand. */
  readonly gap: 'human-decides' | 'old-numbers'
}

export const defaultAdviceSettings: AdviceSettings = { suspicionShare: 0.5, nearShare: 0.8, gap: 'human-decides' }

/** A setting as named in an answer that it touched. */
export function used(key: keyof AdviceSettings, settings: AdviceSettings): SettingUsed {
  const value = String(settings[key] ?? 'off')
  switch (key) {
    case 'suspicionShare':
      return {
        key,
        question: 'D-30',
        value,
        zh: '已知数额达到标准该比例时提示核查T-02（本项目设定，非法律规定）',
        en: 'share of a standard from which T-02 is to be checked (ours, not law)'
      }
    case 'nearShare':
      return {
        key,
        question: null,
        value,
        zh: '接近标准的标注比例（现有平台做法）',
        en: 'share from which a row is flagged as near (practice of linkage platforms)'
      }
    case 'gap':
      return {
        key,
        question: 'D-28',
        value,
        zh: '法律空档期的处理方式',
        en: 'how rows in the gap of the law are treated'
      }
  }
}
