import fc from 'fast-check'
import t from 'tap'
import { amountInWords, dateInChinese, instantInChinese } from '../../src/domain/chinese.ts'
import { checkDocumentNo, formatDocumentNo } from '../../src/domain/identifiers/document-no.ts'
import { parseCny } from '../../src/domain/money.ts'
import { civilDate } from '../../src/domain/time/civil-date.ts'

t.test('amounts in capital figures', async (t) => {
  const rows: [string, string][] = [
    ['0', '零元整'],
    ['0.05', '伍分'],
    ['0.5', '伍角整'],
    ['0.55', '伍角伍分'],
    ['1', '壹元整'],
    ['10', '壹拾元整'],
    ['11.01', '壹拾壹元零壹分'],
    ['105', '壹佰零伍元整'],
    ['1010', '壹仟零壹拾元整'],
    ['1001', '壹仟零壹元整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['10000', '壹万元整'],
    ['10001', '壹万零壹元整'],
    ['100000', '壹拾万元整'],
    ['250000', '贰拾伍万元整'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['10010000', '壹仟零壹万元整'],
    ['100000000', '壹亿元整'],
    ['100010000', '壹亿零壹万元整'],
    ['100000001', '壹亿零壹元整'],
    ['110000000', '壹亿壹仟万元整'],
    ['1000000000000', '壹万亿元整'],
    ['90071992547409.91', '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分']
  ]
  for (const [figures, words] of rows) t.equal(amountInWords(parseCny(figures)), words, figures)
  for (const wrong of [-1, 0.5, Number.NaN, 2 ** 53]) t.throws(() => amountInWords(wrong), RangeError, String(wrong))
})

/** Reads capital figures back by their values, another way round than they are written. */
function read(words: string): number {
  const units: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 }
  let total = 0
  let section = 0
  let digit = 0
  let small = 0
  for (const sign of words) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(sign)
    if (value >= 0) digit = value
    else if (sign in units) {
      section += digit * units[sign]!
      digit = 0
    } else if (sign === '万') {
      total += (section + digit) * 10_000
      section = digit = 0
    } else if (sign === '亿') {
      total = (total + section + digit) * 100_000_000
      section = digit = 0
    } else if (sign === '元') {
      total += section + digit
      section = digit = 0
    } else if (sign === '角') {
      small += digit * 10
      digit = 0
    } else if (sign === '分') {
      small += digit
      digit = 0
    }
  }
  return total * 100 + small
}

t.test('every amount can be read back, and no zero is said twice', async () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.integer({ min: 0, max: 15 }), (big, cut) => {
      const amount = Math.floor(big / 10 ** cut)
      const words = amountInWords(amount)
      return read(words) === amount && !/零零|零[元万亿](?!整$)|^零(?!元整$)/.test(words)
    }),
    { numRuns: 2000 }
  )
})

t.test('dates and instants', async (t) => {
  t.equal(dateInChinese(civilDate('2021-09-24')), '2021年9月24日')
  t.equal(dateInChinese(civilDate('2024-02-29')), '2024年2月29日')
  t.throws(() => dateInChinese(civilDate('2021-02-29')), RangeError)
  t.equal(instantInChinese('2021-09-24T02:05:59Z'), '2021年9月24日10时05分')
  t.equal(instantInChinese('2021-12-31T16:00:00Z'), '2022年1月1日0时00分', 'the day is that of Shenzhen')
})

t.test('a number is written as it is read', async (t) => {
  const number = formatDocumentNo({ organ: '深市监福', type: '罚决', year: 2026, serial: 12 })
  t.equal(number, '深市监福罚决〔2026〕12号')
  t.equal(checkDocumentNo(number).valid, true)
  for (const wrong of [
    { organ: '', type: '', year: 2026, serial: 1 },
    { organ: '深市监', type: '罚', year: 26, serial: 1 },
    { organ: '深市监', type: '罚', year: 2026, serial: 1_000_000 },
    { organ: '深 市', type: '罚', year: 2026, serial: 1 }
  ])
    t.throws(() => formatDocumentNo(wrong), RangeError)
})
