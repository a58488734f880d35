import { fail, knownProvince, pass, weigh, type Finding } from './finding.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const form = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

const authorities: Readonly<Record<string, string>> = { 1: '机构编制', 5: '民政', 9: '市场监管', Y: '其他' }
const entityKinds: Readonly<Record<string, string>> = { 91: '企业', 92: '个体工商户', 93: '农民专业合作社' }

/**
 * O-30, unified social credit code (GB 32100-2015). A failing organisation code inside only warns; the 15 digits of a
 * business registration before 2015-10-01 pass with a warning, since old cases carry them.
 */
export function checkUscc(text: string): Finding {
  const code = text.replace(/-/g, '')
  if (/^\d{15}$/.test(code)) return pass(code, { form: 'registration-no', area: code.slice(0, 6) }, ['old-form'])
  if (!form.test(code))
    return fail(code, /^[0-9A-Z]{18}$/.test(code) && /[IOSVZ]/.test(code) ? 'letter-not-used' : 'form')
  const authority = code.charAt(0)
  const parts = {
    form: 'uscc',
    authority,
    authorityName: authorities[authority] ?? '',
    entityKind: code.charAt(1),
    entityKindName: entityKinds[code.slice(0, 2)] ?? '',
    area: code.slice(2, 8),
    organisationCode: `${code.slice(8, 16)}-${code.charAt(16)}`,
    check: code.charAt(17)
  }
  if (alphabet.charAt((31 - (weigh(code, weights, alphabet) % 31)) % 31) !== parts.check) {
    return fail(code, 'check-digit', parts)
  }
  return pass(code, parts, [
    !isOrganisationCode(parts.organisationCode) && 'organisation-code',
    parts.authorityName === '' && 'unknown-authority',
    !knownProvince(parts.area) && 'unknown-area'
  ])
}

/** Organisation code of GB 11714: 8 characters, a hyphen or none, the check character (`12345678-8`). */
export function isOrganisationCode(text: string): boolean {
  const code = text.replace('-', '')
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return false
  const remainder = 11 - (weigh(code, organisationWeights, organisationAlphabet) % 11)
  return code.charAt(8) === (remainder === 10 ? 'X' : String(remainder % 11))
}
