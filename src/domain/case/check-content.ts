import { check, type IdentifierKind as Checked } from '../identifiers/check.ts'
import { refuse, type RefusalParams } from '../refusal.ts'
import type { RefusalCode } from '../refusals.ts'
import type { CaseContent } from './content.ts'
import type { RightDetailKind } from './vocabulary.ts'

/** What is odd about the content and yet accepted: shown to who entered it and kept with the answer. */
export interface Warning {
  readonly code: string
  readonly field: string
  readonly zh: string
  readonly en: string
}

/** A number as it was given, and as it is kept and compared. */
export interface CheckedContent {
  readonly content: CaseContent
  readonly warnings: readonly Warning[]
}

/**
 * Checks the numbers of a case (O-30, O-31, O-41, O-43, O-45) and that its lines name parties and rights that exist.
 * `strict`: a wrong check digit is refused (new cases); else it is a warning (imports, D-36). Identifiers come back in their
 * normal form; numbers of rights stay as given, their normal form is made when they are stored.
 */
export function checkContent(content: CaseContent, strict: boolean): CheckedContent {
  const warnings: Warning[] = []
  const wrong = (
    code: RefusalCode & `identifier.${string}`,
    field: string,
    zh: string,
    en: string,
    params: RefusalParams = {}
  ) => {
    if (strict) refuse(code, { field, ...params })
    warnings.push({ code, field, zh, en })
  }
  const judge = (kind: Checked, value: string, field: string): string => {
    const result = check(kind, value)
    if (!result.valid)
      wrong(
        `identifier.${kind}` as RefusalCode & `identifier.${string}`,
        field,
        `校验不通过：${field}`,
        `fails its check: ${field}`
      )
    warnings.push(...result.warnings.map((warning) => ({ ...warning, field })))
    return result.normalised
  }
  const parties = content.parties.map((party, index) => {
    const field = `/parties/${index}/identifier`
    if (party.identifier === null) return party
    const kind = party.identifierKind
    return kind === 'uscc' || kind === 'resident-id'
      ? { ...party, identifier: judge(kind, party.identifier, field) }
      : party
  })
  content.rights.forEach((right, index) => {
    const kind = right.number === null ? null : numberKind(right.kind, right.number)
    if (right.number !== null && kind !== null) judge(kind, right.number, `/rights/${index}/number`)
    for (const holder of right.holders) knownLine(holder, content.parties.length, `/rights/${index}/holders`)
  })
  content.parties.forEach((party, index) =>
    knownLine(party.relatedParty, content.parties.length, `/parties/${index}/relatedParty`)
  )
  content.goods.forEach((line, index) => {
    knownLine(line.partyNo, content.parties.length, `/goods/${index}/partyNo`)
    knownLine(line.rightNo, content.rights.length, `/goods/${index}/rightNo`)
    knownLine(line.partOf, content.goods.length, `/goods/${index}/partOf`)
  })
  content.figures.forEach((figure, index) =>
    knownLine(figure.partyNo, content.parties.length, `/figures/${index}/partyNo`)
  )
  return { content: { ...content, parties }, warnings }
}

/** What the number of a right is checked as; works have numbers of many registries, of which only software's is checked (O-45). */
function numberKind(kind: RightDetailKind, number: string): Checked | null {
  if (kind === 'trademark') return 'trademark-no'
  if (kind === 'patent') return 'patent-no'
  return kind === 'copyright' && /SR|软著登字/i.test(number) ? 'software-copyright-no' : null
}

/** The normal form of a right's number, or the number as given where it has none. */
export function normalNumber(kind: RightDetailKind, raw: string): string {
  const checked = numberKind(kind, raw)
  if (checked === null) return raw
  const result = check(checked, raw)
  return result.valid ? result.normalised : raw
}

function knownLine(no: number | null, count: number, field: string): void {
  if (no !== null && no > count) refuse('case.line-unknown', { field, line: no })
}
