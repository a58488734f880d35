import type { Text } from '../rules/row.ts'
import { civilDate, type CivilDate } from '../time/civil-date.ts'
import type { AdviceInput } from './types.ts'

const servicesFrom = civilDate('2021-03-01')

/**
 * What must be said of art 213 and services: before 2021-03-01 they are outside the article (law.md 3.2), and a turnover
 * beside services is compared with no row unless the gain of the services is told apart.
 */
export function serviceNotes({ offence, services, measures }: AdviceInput, end: CivilDate): readonly Text[] {
  if (offence !== '213') return []
  const apart = measures?.serviceGain !== undefined
  const notes: Text[] = []
  if (end < servicesFrom && (services === true || apart)) {
    notes.push({
      zh: `服务商标自${servicesFrom}起才纳入第213条，此前的服务行为不构成本罪。`,
      en: `Service marks are covered by art 213 from ${servicesFrom} only: services before it are not this offence.`
    })
  }
  if (services === true && !apart && measures?.illegalTurnover !== undefined) {
    notes.push({
      zh: '已标明服务而未单列服务违法所得，非法经营数额未与商品标准比较；其中有商品的，请单列服务违法所得（serviceGain，没有的填0）。',
      en: 'Services are stated without their own gain, so the turnover was not compared with the rows for goods; where goods are part of it, give the gain of the services apart (serviceGain, 0 where there is none).'
    })
  }
  return notes
}
