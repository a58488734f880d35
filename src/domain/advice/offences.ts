import type { Text } from '../rules/row.ts'
import { civilDate, type CivilDate } from '../time/civil-date.ts'
import type { Element, Offence } from './types.ts'

/** What the evaluator must know of an offence beside its rows. */
export interface OffenceFacts extends Text {
  /** Elements whose absence means that the offence falls away, whatever the amount. */
  readonly elements: readonly Element[]
  /** Elements of which a `no` says the same, though they need not be answered. */
  readonly excludedBy: readonly Element[]
  /** Articles of an earlier penalty that make a repeat. */
  readonly repeat: readonly Offence[]
  /** From when the article or its interpretation names "other serious circumstances". */
  readonly catchAllFrom: CivilDate
  /** First day of the offence, where the table begins before it. */
  readonly existsFrom: CivilDate | null
}

const marks: readonly Offence[] = ['213', '214', '215']
const table = civilDate('2004-12-22')
const amendment = civilDate('2021-03-01')

const facts = (
  zh: string,
  en: string,
  elements: readonly Element[],
  repeat: readonly Offence[],
  catchAllFrom: CivilDate,
  more: Partial<OffenceFacts> = {}
): OffenceFacts => ({ zh, en, elements, excludedBy: elements, repeat, catchAllFrom, existsFrom: null, ...more })

export const offenceFacts: Readonly<Record<Offence, OffenceFacts>> = {
  '213': facts('假冒注册商标罪', 'counterfeiting a registered trademark', ['identicalMark', 'sameGoods'], marks, table),
  '214': facts(
    '销售假冒注册商标的商品罪',
    'selling goods with a counterfeit trademark',
    ['counterfeit'],
    marks,
    amendment,
    // Goods are counterfeit only under an identical mark for goods of the same kind.
    { excludedBy: ['counterfeit', 'identicalMark', 'sameGoods'] }
  ),
  '215': facts('非法制造、销售非法制造的注册商标标识罪', 'making or selling illegal labels', [], marks, table),
  '216': facts('假冒专利罪', 'passing off a patent', ['realPatent'], ['216'], table),
  '217': facts('侵犯著作权罪', 'infringing copyright', ['forProfit'], ['217', '218'], table),
  '218': facts('销售侵权复制品罪', 'selling infringing copies', ['forProfit'], ['217', '218'], amendment),
  '219': facts('侵犯商业秘密罪', 'infringing trade secrets', [], ['219', '219-1'], table),
  '219-1': facts(
    '为境外窃取、刺探、收买、非法提供商业秘密罪',
    'obtaining or providing trade secrets for a foreign body',
    [],
    ['219', '219-1'],
    amendment,
    { existsFrom: amendment }
  )
}
