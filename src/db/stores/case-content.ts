import { plain, termsOf } from '../../domain/case/terms.ts'
import type { CaseContent, FactContent } from '../../domain/case/content.ts'
import type { IdentifierKind, RightDetailKind } from '../../domain/case/vocabulary.ts'
import { writerOf } from '../bulk.ts'
import type { Statement, Tx } from '../connect.ts'
import type { Sealer } from '../sealing.ts'
import { caseFacts, caseFigures, caseGoods, caseParties, caseRights, sealed } from '../tables/cases.ts'

/** The rows of a case's content, with every personal value sealed: made in the service, written in one go. */
export interface ContentRows {
  readonly parties: readonly object[]
  readonly rights: readonly object[]
  readonly goods: readonly object[]
  readonly figures: readonly object[]
  readonly facts: readonly object[]
  readonly sealed: readonly { sealNo: number; kind: string; commitment: string }[]
  /** What the case is found by: letters and digits only, a blank between two terms. */
  readonly terms: { readonly caseId: string; readonly officeId: string; readonly text: string }
  readonly lookupText: string
}

/** `4403**********1234`: what is shown of an identifier (P-05). Organisations' codes are public and shown whole. */
export function maskIdentifier(kind: IdentifierKind, value: string): string {
  if (kind === 'uscc' || kind === 'old-registration') return value
  const visible = value.length > 10 ? 4 : 1
  return value.slice(0, visible) + '*'.repeat(Math.max(1, value.length - 2 * visible)) + value.slice(-visible)
}

/** Numbers of rights as they are compared: given by the command after its checks, raw beside them. */
export type Normalised = (kind: RightDetailKind, raw: string) => string

/** `firstSeal`: numbers of sealed values go on from those the case already has; none is ever used twice. */
export function contentRows(
  caseId: string,
  officeId: string,
  content: CaseContent,
  facts: readonly FactContent[],
  sealer: Sealer,
  normalise: Normalised,
  firstSeal = 1
): ContentRows {
  const seals: { caseId: string; sealNo: number; kind: string; commitment: string }[] = []
  const keep = (kind: string, value: string | null): number | null => {
    if (value === null) return null
    const sealNo = firstSeal + seals.length
    seals.push({ caseId, sealNo, kind, ...sealer.seal(kind, value) })
    return sealNo
  }
  const parties = content.parties.map(({ identifier, phone, address, ...party }, index) => ({
    caseId,
    partyNo: index + 1,
    ...party,
    identifierShown: identifier === null ? null : maskIdentifier(party.identifierKind ?? 'other', identifier),
    identifierSeal: identifier === null ? null : keep(party.identifierKind ?? 'other', identifier),
    phoneSeal: keep('phone', phone),
    addressSeal: keep('address', address)
  }))
  const rights = content.rights.map(({ number, ...right }, index) => ({
    caseId,
    rightNo: index + 1,
    ...right,
    number: number === null ? null : normalise(right.kind, number),
    numberRaw: number
  }))
  const lookupText = lookupTextOf(content)
  return {
    parties,
    rights,
    lookupText,
    sealed: seals,
    goods: content.goods.map((line, index) => ({ caseId, goodsNo: index + 1, ...line })),
    figures: content.figures.map((figure, index) => ({ caseId, figureNo: index + 1, ...figure })),
    facts: facts.map((fact, index) => ({ caseId, factNo: index + 1, ...fact })),
    terms: { caseId, officeId, text: termsOf(lookupText).join(' ') }
  }
}

/** What of the content a case is found by. */
interface LookedUp extends Pick<CaseContent, 'title' | 'placeOfAct'> {
  readonly parties: readonly { readonly name: string | null; readonly alias: string | null }[]
  readonly rights: readonly { readonly name: string | null; readonly number: string | null }[]
  readonly goods: readonly { readonly name: string }[]
}

/** One line a name or number, letters and digits only. */
export function lookupTextOf({ title, parties, rights, goods, placeOfAct }: LookedUp): string {
  return [
    title,
    ...parties.flatMap((party) => [party.name, party.alias]),
    ...rights.flatMap((right) => [right.name, right.number]),
    ...goods.map((line) => line.name),
    placeOfAct
  ]
    .filter((part) => part !== null)
    .map(plain)
    .join('\n')
}

const writers = {
  parties: writerOf(caseParties),
  rights: writerOf(caseRights),
  goods: writerOf(caseGoods),
  figures: writerOf(caseFigures),
  facts: writerOf(caseFacts),
  sealed: writerOf(sealed)
}

export function insertContent(tx: Tx, rows: ContentRows): Statement[] {
  const { caseId, officeId, text } = rows.terms
  return [
    ...(['sealed', 'parties', 'rights', 'goods', 'figures', 'facts'] as const).flatMap((name) =>
      writers[name].insert(tx, rows[name])
    ),
    tx`insert into case_terms (case_id, office_id, term)
      select ${caseId}, ${officeId}, term from string_to_table(${text}, ' ') term`
  ]
}

/** Replaces what an amendment changes; sealed values stay, since records name them. */
export function replaceContent(tx: Tx, caseId: string, rows: ContentRows): Statement[] {
  return [
    tx`delete from case_parties where case_id = ${caseId}`,
    tx`delete from case_rights where case_id = ${caseId}`,
    tx`delete from case_goods where case_id = ${caseId}`,
    tx`delete from case_figures where case_id = ${caseId}`,
    tx`delete from case_terms where case_id = ${caseId}`,
    ...insertContent(tx, rows)
  ]
}

/** What a record may carry of the content: no name of a natural person, no personal value, the seals by their commitments. */
export function contentForRecord(content: CaseContent, rows: ContentRows): object {
  return {
    title: content.title,
    procedure: content.procedure,
    rightKind: content.rightKind,
    source: content.source,
    parties: content.parties.map(({ role, kind, name, identifierKind, relatedParty, outcome }) => ({
      role,
      kind,
      name: kind === 'natural' ? null : name,
      identifierKind,
      relatedParty,
      outcome
    })),
    rights: content.rights,
    goods: content.goods,
    figures: content.figures,
    sealed: rows.sealed.map(({ sealNo, kind, commitment }) => ({ sealNo, kind, commitment }))
  }
}
