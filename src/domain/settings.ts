import { defaultAdviceSettings, type AdviceSettings } from './advice/settings.ts'
import { defaultClockSettings, type ClockSettings } from './clocks/settings.ts'

/** What an operator may choose; each with the default of the handbook, named in answers that it touched. */
export interface Settings extends ClockSettings, AdviceSettings {
  /** Working days within which an act may be entered after it happened without a reason. Ours, not law. */
  readonly lateEntryWorkingDays: number
}

export const defaultSettings: Settings = {
  ...defaultClockSettings,
  ...defaultAdviceSettings,
  lateEntryWorkingDays: 1
}
