import type { Text } from '../rules/row.ts'
import { civilDate, type CivilDate } from '../time/civil-date.ts'

export interface Instrument extends Text {
  /** First and last day on which rows of the table rest on it; an instrument may live on for other offences. */
  readonly from: CivilDate
  readonly to: CivilDate | null
}

const instrument = (from: string, to: string | null, zh: string, en: string): Instrument => ({
  from: civilDate(from),
  to: to === null ? null : civilDate(to),
  zh,
  en
})

/** What sets the standards, and the amendment of 2021 that rewrote the articles (law.md 3.1). */
export const instruments = {
  FS04: instrument('2004-12-22', '2025-04-25', '法释〔2004〕19号', 'Fa Shi [2004] No 19'),
  FS07: instrument('2007-04-05', '2025-04-25', '法释〔2007〕6号', 'Fa Shi [2007] No 6'),
  GT08: instrument('2008-06-25', '2025-04-25', '公通字〔2008〕36号', 'Gong Tong Zi [2008] No 36'),
  GT10: instrument('2010-05-07', '2022-05-14', '公通字〔2010〕23号', 'Gong Tong Zi [2010] No 23'),
  FF11: instrument('2011-01-10', '2025-04-25', '法发〔2011〕3号', 'Fa Fa [2011] No 3'),
  FS20: instrument('2020-09-14', '2025-04-25', '法释〔2020〕10号', 'Fa Shi [2020] No 10'),
  CLA11: instrument('2021-03-01', null, '刑法（刑法修正案（十一）修正）', 'Criminal Law as amended by Amendment XI'),
  FS25: instrument('2025-04-26', null, '法释〔2025〕5号', 'Fa Shi [2025] No 5')
} as const satisfies Record<string, Instrument>
export type InstrumentId = keyof typeof instruments

/** Articles of an instrument on which a row rests. */
export type Basis = readonly (readonly [instrument: InstrumentId, article: string])[]

/** The basis as a citation of those instruments that are in force on a day. */
export function citation(basis: Basis, on: CivilDate): Text {
  const live = basis.filter(([id]) => instrumentOn(instruments[id], on))
  return {
    zh: live.map(([id, article]) => `${instruments[id].zh}第${article}条`).join('；'),
    en: live.map(([id, article]) => `${instruments[id].en} art ${article}`).join('; ')
  }
}

export function instrumentOn(one: Instrument, on: CivilDate): boolean {
  return one.from <= on && (one.to === null || on <= one.to)
}
