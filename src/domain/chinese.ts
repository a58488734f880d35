import { fen } from './money.ts'
import type { CivilDate } from './time/civil-date.ts'

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const places = ['仟', '佰', '拾', ''] as const

/** A group of four digits; zeros inside are said once, those at either end not at all. */
function group(amount: number): string {
  const said = [...String(amount).padStart(4, '0')]
    .map((digit, at) => (digit === '0' ? '零' : `${digits[Number(digit)]}${places[at]}`))
    .join('')
  return said.replace(/零+/g, '零').replace(/^零|零$/g, '')
}

/** Joins what stands before a unit (万, 亿) and after it; a gap between both is said as one zero. */
function joined(amount: number, unit: number, name: string, say: (part: number) => string): string {
  const high = Math.floor(amount / unit)
  const low = amount % unit
  if (high === 0) return say(low)
  return `${say(high)}${name}${low > 0 && low < unit / 10 ? '零' : ''}${say(low)}`
}

const belowHundredMillion = (amount: number): string => joined(amount, 10_000, '万', group)

/**
 * An amount in fen in the capital figures (大写) of official papers: 10000000 is "壹拾万元整", 5 is "伍分", 0 is "零元整".
 * RangeError for what is negative or no safe integer.
 */
export function amountInWords(amount: number): string {
  if (fen(amount) < 0) throw new RangeError(`not an amount to write out: ${amount}`)
  const yuan = Math.floor(amount / 100)
  const jiao = Math.floor(amount / 10) % 10
  const odd = amount % 10
  const whole = joined(yuan, 100_000_000, '亿', belowHundredMillion)
  const small = `${jiao === 0 ? '' : `${digits[jiao]}角`}${odd === 0 ? '整' : `${digits[odd]}分`}`
  if (whole === '') return small === '整' ? '零元整' : small
  return `${whole}元${jiao === 0 && odd > 0 ? '零' : ''}${small}`
}

/** A legal date as documents write it: '2021-09-24' is "2021年9月24日". RangeError when it is no date. */
export function dateInChinese(date: CivilDate): string {
  const { year, month, day } = Temporal.PlainDate.from(date)
  return `${year}年${month}月${day}日`
}

/** An instant as records write it, in Shenzhen's time: "2021年9月24日10时05分". RangeError when it is no instant. */
export function instantInChinese(instant: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai')
  const minute = String(at.minute).padStart(2, '0')
  return `${at.year}年${at.month}月${at.day}日${at.hour}时${minute}分`
}
