import { fail, pass, type Finding } from './finding.ts'

const trademark = /^第?(G?)(\d{1,9})([A-Z]{0,2})号?$/
const software = /^((?:19|20)\d{2})SR(\d{6,7})$/
const certificate = /^软著登字第?([A-Z]{0,3}\d{6,8})号$/

/** O-43, trademark registration number: up to 9 digits without a check digit, `G` before an international one. */
export function checkTrademarkNo(text: string): Finding {
  const match = trademark.exec(text)
  if (match === null || Number(match[2]) === 0) return fail(text, 'form')
  const [international, serial, suffix] = match.slice(1) as [string, string, string]
  const parts = { form: international === 'G' ? 'international' : 'national', serial, suffix }
  return pass(`${international}${serial}${suffix}`, parts, [suffix !== '' && 'suffix'])
}

/** O-45, software registration: `2015SR000001`; the number of its certificate passes with a warning. */
export function checkSoftwareCopyrightNo(text: string): Finding {
  const match = software.exec(text)
  if (match !== null) {
    const [year, serial] = match.slice(1) as [string, string]
    return pass(text, { form: 'registration', year, serial })
  }
  const held = certificate.exec(text)
  if (held === null) return fail(text, 'form')
  const serial = held[1] as string
  return pass(`软著登字第${serial}号`, { form: 'certificate', serial }, ['certificate-no'])
}
