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
