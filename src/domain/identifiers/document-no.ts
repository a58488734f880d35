import { fail, pass, type Finding } from './finding.ts'

const form = /^([\p{Script=Han}A-Za-z]{2,20})〔((?:19|20)\d{2})〕(\d{1,6})(?:-(\d{1,3}))?号$/u

/** O-20, O-22, number of an administrative document: `深市监罚字〔2015〕12号`, whatever brackets it was typed with. */
export function checkDocumentNo(text: string): Finding {
  const normalised = text.replace(/[[【({〔［](\d{4})[\])】}〕］]第?/u, '〔$1〕')
  const match = form.exec(normalised)
  if (match === null) return fail(normalised, 'form')
  const [organ, year, serial, branch] = match.slice(1) as [string, string, string, string?]
  return pass(normalised, { organ, year, serial, branch: branch ?? '' })
}

/**
 * O-20, writes a number: `formatDocumentNo({ organ: '深市监', type: '罚', year: 2015, serial: 12 })` is 深市监罚〔2015〕12号.
 * RangeError when the parts do not make a number by O-22.
 */
export function formatDocumentNo(parts: {
  readonly organ: string
  readonly type: string
  readonly year: number
  readonly serial: number
}): string {
  const text = `${parts.organ}${parts.type}〔${parts.year}〕${parts.serial}号`
  if (!form.test(text)) throw new RangeError(`not the parts of a document number: ${text}`)
  return text
}
