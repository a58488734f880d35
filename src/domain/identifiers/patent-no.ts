import { fail, pass, weigh, type Finding } from './finding.ts'

const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]
const form = /^(?:ZL|CN)?(?:(\d{12})|(\d{8}))(?:\.?([\dX]))?$/

const kinds: Readonly<Record<string, string>> = {
  1: 'invention',
  2: 'utility-model',
  3: 'design',
  8: 'invention',
  9: 'utility-model'
}

/**
 * O-40 to O-42, patent number: year, kind, serial, check digit after a point; 12 digits from 2003-10-01, 8 before. Prefix,
 * point and check digit may be left out; canonical is `ZL201710601862.3`, without ZL in `parts.applicationNo`.
 */
export function checkPatentNo(text: string): Finding {
  const cleaned = text.replace(/专利号|申请号|[:：]/g, '').replace(/[。．·]/g, '.')
  const match = form.exec(cleaned)
  if (match === null) return fail(cleaned, 'form')
  const isOld = match[1] === undefined
  const digits = (match[1] ?? match[2]) as string
  const yearLength = isOld ? 2 : 4
  const year = Number(digits.slice(0, yearLength))
  const fullYear = isOld ? year + (year >= 85 ? 1900 : 2000) : year
  const kindDigit = digits.charAt(yearLength)
  const remainder = weigh(digits, isOld ? weights.slice(0, 8) : weights) % 11
  const expected = remainder === 10 ? 'X' : String(remainder)
  const applicationNo = `${digits}.${match[3] ?? expected}`
  const parts = {
    form: isOld ? 'old' : 'current',
    applicationNo,
    year: String(fullYear),
    patentKind: kinds[kindDigit] ?? '',
    pct: kindDigit === '8' || kindDigit === '9' ? 'yes' : 'no',
    serial: digits.slice(yearLength + 1)
  }
  const normalised = `ZL${applicationNo}`
  if (isOld ? fullYear > 2003 : fullYear < 2003 || fullYear > 2199) return fail(normalised, 'year', parts)
  if (parts.patentKind === '') return fail(normalised, 'patent-kind', parts)
  if (match[3] !== undefined && match[3] !== expected) return fail(normalised, 'check-digit', parts)
  return pass(normalised, parts, [match[3] === undefined && 'check-digit-missing'])
}
