/** A stable code with its text in both languages. */
export interface Warning {
  readonly code: WarningCode
  readonly zh: string
  readonly en: string
}

export interface Finding {
  readonly valid: boolean
  readonly normalised: string
  readonly warnings: readonly Warning[]
  readonly parts: Readonly<Record<string, string>>
}

const warnings = {
  form: ['格式不符', 'The form is wrong'],
  'too-long': ['超过长度上限', 'The text is too long'],
  'check-digit': ['校验码不符', 'The check digit does not fit'],
  'check-digit-missing': ['缺校验位，已补算', 'The check digit is missing and was computed'],
  'letter-not-used': [
    '含代码字符集以外的字母（I、O、S、V、Z）',
    'A letter outside the alphabet of the code (I, O, S, V, Z)'
  ],
  'organisation-code': [
    '主体标识码（第9至17位）校验不符',
    'The organisation code inside (characters 9 to 17) fails its own check'
  ],
  'unknown-authority': ['登记管理部门代码不常见', 'The registration authority is not a usual one'],
  'unknown-area': ['行政区划代码不存在', 'The area code does not exist'],
  'old-form': ['旧式号码，无校验码', 'An old form without a check digit'],
  'birth-date': ['出生日期不存在', 'The date of birth does not exist'],
  year: ['年份与号码格式不符', 'The year does not fit this form of number'],
  'patent-kind': ['专利种类号不存在', 'The kind of patent does not exist'],
  suffix: ['带分割或后缀字母', 'Carries a suffix letter, as after a division'],
  'certificate-no': ['这是证书号，不是登记号', 'This is the number of the certificate, not of the registration'],
  'type-code': ['案件类型代字不在表内', 'The type code of the case is not in the table'],
  'court-code': ['法院代字不存在', 'The court code does not exist']
} as const satisfies Record<string, readonly [string, string]>
export type WarningCode = keyof typeof warnings

/** The warning of this code in both languages. */
export function warn(code: WarningCode): Warning {
  const [zh, en] = warnings[code]
  return { code, zh, en }
}

export function fail(normalised: string, code: WarningCode, parts: Readonly<Record<string, string>> = {}): Finding {
  return { valid: false, normalised, warnings: [warn(code)], parts }
}

export function pass(
  normalised: string,
  parts: Readonly<Record<string, string>>,
  codes: readonly (WarningCode | false)[] = []
): Finding {
  return { valid: true, normalised, warnings: codes.filter((code) => code !== false).map(warn), parts }
}

/** Σ value × weight over the characters of a number. */
export function weigh(text: string, weights: readonly number[], alphabet = '0123456789'): number {
  return weights.reduce((sum, weight, index) => sum + weight * alphabet.indexOf(text.charAt(index)), 0)
}

const provinces =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'

/** Whether an area code (GB/T 2260) begins with the digits of a province. */
export function knownProvince(area: string): boolean {
  return provinces.split(' ').includes(area.slice(0, 2))
}
