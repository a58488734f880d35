import { checkCourtCaseNo } from './court-case-no.ts'
import { checkDocumentNo } from './document-no.ts'
import { checkPatentNo } from './patent-no.ts'
import { checkResidentId } from './resident-id.ts'
import { checkSoftwareCopyrightNo, checkTrademarkNo } from './registrations.ts'
import { fail, type Finding, type Warning } from './finding.ts'
import { checkUscc } from './uscc.ts'

export const identifierKinds = [
  'uscc',
  'resident-id',
  'patent-no',
  'trademark-no',
  'document-no',
  'court-case-no',
  'software-copyright-no'
] as const
export type IdentifierKind = (typeof identifierKinds)[number]

export interface IdentifierCheck {
  readonly kind: IdentifierKind
  /** The text as it was given: keep it beside the normalised one. */
  readonly raw: string
  readonly valid: boolean
  /** The canonical form when valid; else the text with width, case and spaces mended. */
  readonly normalised: string
  /** Why it is not valid, or what is odd about a valid one. */
  readonly warnings: readonly Warning[]
  /** What the number says by itself; empty when its form is not recognised. */
  readonly parts: Readonly<Record<string, string>>
}

const checks: Readonly<Record<IdentifierKind, (text: string) => Finding>> = {
  uscc: checkUscc,
  'resident-id': checkResidentId,
  'patent-no': checkPatentNo,
  'trademark-no': checkTrademarkNo,
  'document-no': checkDocumentNo,
  'court-case-no': checkCourtCaseNo,
  'software-copyright-no': checkSoftwareCopyrightNo
}

const longest = 100

/**
 * Reads an identifier as people type it (full-width characters, small letters, spaces, other brackets) and judges its
 * form and check digit (law.md 6.3 to 6.5: O-22, O-27, O-30, O-31, O-40 to O-45). Never throws; knows no register, so
 * valid means well-formed, not that it exists.
 */
export function check(kind: IdentifierKind, value: string): IdentifierCheck {
  const finding =
    value.length > longest
      ? fail(value.slice(0, longest), 'too-long')
      : checks[kind](value.normalize('NFKC').replace(/\s+/g, '').toUpperCase())
  return { kind, raw: value, ...finding }
}
