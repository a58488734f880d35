import { termsOf } from '../../domain/case/terms.ts'
import type { IdentifierKind, PartyKind } from '../../domain/case/vocabulary.ts'
import { refuse } from '../../domain/refusal.ts'
import { writerOf } from '../bulk.ts'
import type { Statement, Tx } from '../connect.ts'
import type { Sealer } from '../sealing.ts'
import { sealed } from '../tables/cases.ts'
import { lookupTextOf, maskIdentifier } from './case-content.ts'

/** What was wrong about a party: what is left out stands. An identifier comes checked and in its normal form. */
export interface PartyChanges {
  readonly name?: string | undefined
  readonly alias?: string | null | undefined
  readonly identifierKind?: IdentifierKind | undefined
  readonly identifier?: string | undefined
}

interface Party {
  readonly no: number
  readonly kind: PartyKind
  readonly name: string | null
  readonly alias: string | null
  readonly identifierKind: IdentifierKind | null
  readonly identifierSeal: number | null
  readonly identifierShown: string | null
}

interface Found {
  readonly officeId: string
  readonly title: string
  readonly placeOfAct: string | null
  readonly lastSeal: number
  readonly parties: readonly Party[]
  readonly rights: readonly { readonly name: string | null; readonly number: string | null }[]
  readonly goods: readonly { readonly name: string }[]
}

const foundText = `select c.office_id, c.title, c.place_of_act,
  (select coalesce(max(seal_no), 0)::int from sealed s where s.case_id = c.case_id) as last_seal,
  (select coalesce(json_agg(json_build_object('no', party_no, 'kind', kind, 'name', name, 'alias', alias, 'identifierKind', identifier_kind,
    'identifierSeal', identifier_seal, 'identifierShown', identifier_shown) order by party_no), '[]') from case_parties p
    where p.case_id = c.case_id) as parties,
  (select coalesce(json_agg(json_build_object('name', name, 'number', number_raw)), '[]') from case_rights r where r.case_id = c.case_id) as rights,
  (select coalesce(json_agg(json_build_object('name', name)), '[]') from case_goods g where g.case_id = c.case_id) as goods
  from cases c where c.case_id = $1`

const seals = writerOf(sealed)

/**
 * Corrects who a party is (D-32). The old identifier stays sealed under its number and the new one gets the next; of a natural
 * person the old name is sealed as well, since no record may show it. Refuses `case.party-unknown` and `case.correction-same`.
 */
export async function correctParty(
  tx: Tx,
  sealer: Sealer,
  caseId: string,
  partyNo: number,
  changes: PartyChanges
): Promise<{ statements: Statement[]; record: object }> {
  const [found] = await tx.unsafe<Found[]>(foundText, [caseId], { prepare: true })
  const party = found?.parties.find((one) => one.no === partyNo)
  if (!found || !party) refuse('case.party-unknown', { party: partyNo, field: '/correction/partyNo' })
  const name = changes.name ?? party.name
  const alias = changes.alias === undefined ? party.alias : changes.alias
  const kind = changes.identifierKind ?? party.identifierKind ?? 'other'
  const rows: { caseId: string; sealNo: number; kind: string; commitment: string }[] = []
  const keep = (sort: string, value: string): number => {
    const sealNo = found.lastSeal + rows.length + 1
    rows.push({ caseId, sealNo, kind: sort, ...sealer.seal(sort, value) })
    return sealNo
  }
  const { identifier } = changes
  const shown = identifier === undefined ? party.identifierShown : maskIdentifier(kind, identifier)
  const same = name === party.name && alias === party.alias && identifier === undefined
  if (same) refuse('case.correction-same')
  const seal = identifier === undefined ? party.identifierSeal : keep(kind, identifier)
  const identifierKind = identifier === undefined ? party.identifierKind : kind
  const named = (value: string | null) =>
    party.kind !== 'natural' ? value : value === null ? null : keep('other', value)
  const told = {
    partyNo,
    ...(name === party.name ? {} : { name: [named(party.name), named(name)] }),
    ...(alias === party.alias ? {} : { alias: [named(party.alias), named(alias)] }),
    ...(identifier === undefined
      ? {}
      : { identifierKind: [party.identifierKind, kind], identifierSeal: [party.identifierSeal, seal] })
  }
  const parties = found.parties.map((one) => (one === party ? { ...one, name, alias } : one))
  const lookupText = lookupTextOf({ ...found, parties })
  const terms = termsOf(lookupText).join(' ')
  return {
    record: {
      party: told,
      sealed: rows.map(({ sealNo, kind: sort, commitment }) => ({ sealNo, kind: sort, commitment }))
    },
    statements: [
      ...seals.insert(tx, rows),
      tx`update case_parties set name = ${name}, alias = ${alias}, identifier_kind = ${identifierKind}, identifier_seal = ${seal},
        identifier_shown = ${shown} where case_id = ${caseId} and party_no = ${partyNo}`,
      tx`update cases set lookup_text = ${lookupText} where case_id = ${caseId}`,
      tx`delete from case_terms where case_id = ${caseId}`,
      tx`insert into case_terms (case_id, office_id, term)
        select ${caseId}, ${found.officeId}, term from string_to_table(${terms}, ' ') term`
    ]
  }
}
