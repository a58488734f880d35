import { isCivilDate } from '../time/civil-date.ts'
import { fail, knownProvince, pass, weigh, type Finding } from './finding.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const old = /^(\d{6})(\d{2})(\d{2})(\d{2})(\d{3})$/
const form = /^(\d{6})(\d{4})(\d{2})(\d{2})(\d{3})[\dX]$/

/** O-31, resident identity number (GB 11643-1999); the 15 digits of before 1999-10 pass with a warning. Never log it (P-05). */
export function checkResidentId(text: string): Finding {
  const isOld = old.test(text)
  const match = isOld ? old.exec(text) : form.exec(text)
  if (match === null) return fail(text, 'form')
  const [area, year, month, day, serial] = match.slice(1) as [string, string, string, string, string]
  const parts = {
    form: isOld ? 'old' : 'current',
    area,
    birthDate: `${isOld ? '19' : ''}${year}-${month}-${day}`,
    sex: Number(serial) % 2 === 1 ? 'male' : 'female'
  }
  if (!isCivilDate(parts.birthDate) || parts.birthDate < '1800') return fail(text, 'birth-date', parts)
  if (!isOld && '10X98765432'.charAt(weigh(text, weights) % 11) !== text.charAt(17))
    return fail(text, 'check-digit', parts)
  return pass(text, parts, [isOld && 'old-form', !knownProvince(area) && 'unknown-area'])
}
