import { checkCourtCaseNo } from '../identifiers/court-case-no.ts'
import { refuse } from '../refusal.ts'
import type { JudicialInstance, JudicialKind } from './vocabulary.ts'

const tribunal = '[一二三四五六七八九十知]?'
const trial = (letter: string): Partial<Record<JudicialInstance, RegExp>> => ({
  first: new RegExp(`${letter}${tribunal}(赔)?初$`, 'u'),
  second: new RegExp(`${letter}${tribunal}(赔|辖)?终$`, 'u'),
  retrial: new RegExp(`${letter}${tribunal}(再|申|监|提)$`, 'u')
})

/** O-26: how the type code of a number ends, before 2016 and since. */
const types: Readonly<Record<JudicialKind, Partial<Record<JudicialInstance, RegExp>>>> = {
  criminal: trial('刑'),
  civil: trial('民'),
  administrative: trial('行'),
  execution: { execution: /(执|执恢|行审)$/u }
}

export interface CourtNumber {
  readonly number: string
  readonly year: number
}

/**
 * A court case number in its normal form (O-23 to O-27): up to 2015 `（2015）深中法知民初字第123号`, since 2016
 * `（2016）粤03民初123号`. Refuses a wrong form, another court's code, and a type code that names another kind or instance.
 */
export function judgeNumber(
  text: string,
  of: { readonly kind: JudicialKind; readonly instance: JudicialInstance; readonly courtName: string }
): CourtNumber {
  const { valid, normalised, parts, warnings } = checkCourtCaseNo(text.trim())
  const field = '/number'
  if (!valid)
    refuse('judicial.number', {
      zh: warnings.map((one) => one.zh).join(),
      en: warnings.map((one) => one.en).join(),
      field
    })
  const named = parts['courtName']
  if (named !== undefined && named !== '' && named !== of.courtName)
    refuse('judicial.number-court', { court: named, field })
  const type = parts['form'] === 'old' ? parts['court'] : parts['type']
  if (types[of.kind][of.instance]?.test(type as string) !== true)
    refuse('judicial.number-kind', { type: type as string, field })
  return { number: normalised, year: Number(parts['year']) }
}
