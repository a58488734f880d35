import { addMonths, type CivilDate } from '../time/civil-date.ts'
import type { Offence } from '../advice/types.ts'
import type { Warning } from './check-content.ts'
import type { Procedure } from './vocabulary.ts'

/** Whether a penalty lies within two and five years before a day (A-56; the rows of the criminal standards that count from it). */
export function windowsOf(on: string, day: string): { withinTwoYears: boolean; withinFiveYears: boolean } {
  const within = (months: number) => on <= day && day <= addMonths(on as CivilDate, months, 'civil')
  return { withinTwoYears: within(24), withinFiveYears: within(60) }
}

/** An earlier penalty of a party of this case. */
export interface EarlierPenalty {
  readonly partyNo: number
  readonly on: string
  /** The article of the Criminal Law of the like conduct, where the procedure alone tells it; else an officer must. */
  readonly article: Offence | null
  readonly withinTwoYears: boolean
  readonly withinFiveYears: boolean
}

/** Counterfeiting a patent is one offence; infringing a mark or a copyright may be one of several. */
export const articleOf = (procedure: Procedure): Offence | null => (procedure === 'counterfeit-patent' ? '216' : null)

/** Tells who files that a party was penalised in the last five years. Numbers only: the answer of an act names nobody. */
export function repeatWarnings(penalties: readonly EarlierPenalty[]): Warning[] {
  const recent = penalties.filter((penalty) => penalty.withinFiveYears)
  return [...new Set(recent.map((penalty) => penalty.partyNo))].map((partyNo) => {
    const own = recent.filter((penalty) => penalty.partyNo === partyNo)
    const last = own.map((penalty) => penalty.on).reduce((a, b) => (a > b ? a : b))
    const two = own.filter((penalty) => penalty.withinTwoYears).length
    return {
      code: 'case.repeat-offender',
      field: `/parties/${partyNo - 1}`,
      zh: `${partyNo}号当事人五年内受过${own.length}次处罚，其中二年内${two}次，最近一次在${last}（A-56）`,
      en: `Party ${partyNo} was penalised ${own.length} times in the last five years, ${two} of them in the last two, last on ${last} (A-56)`
    }
  })
}
