import { maskIdentifier } from '../../db/stores/case-content.ts'
import type { Tx } from '../../db/connect.ts'
import type { Deps } from '../../db/stores/act.ts'
import type {
  FactKind,
  FigureMeasure,
  FigureStage,
  GoodsFound,
  IdentifierKind,
  PartyKind,
  PartyRole,
  PatentKind,
  Qualifier,
  RightDetailKind,
  ValueBasis,
  YesNoUnknown
} from '../../domain/case/vocabulary.ts'

interface PartyRow {
  no: number
  role: PartyRole
  kind: PartyKind
  name: string | null
  nameMasked: boolean
  alias: string | null
  identifierKind: IdentifierKind | null
  identifier: string | null
  phoneSeal: number | null
  addressSeal: number | null
  persons: number | null
  relatedParty: number | null
  relation: string | null
  outcome: string | null
  note: string | null
}
interface RightRow {
  no: number
  kind: RightDetailKind
  name: string | null
  number: string | null
  numberRaw: string | null
  classes: number[]
  patentKind: PatentKind | null
  registration: string | null
  holders: number[]
  items: number | null
  validTo: string | null
  note: string | null
}
interface GoodsRow {
  no: number
  name: string
  quantity: string | null
  quantityQualifier: Qualifier
  quantityRaw: string | null
  unit: string | null
  found: GoodsFound
  infringing: YesNoUnknown
  unitPrice: string | null
  value: string | null
  valueQualifier: Qualifier
  valueBasis: ValueBasis
  currency: string
  partyNo: number | null
  rightNo: number | null
  partOf: number | null
  note: string | null
}
interface FigureRow {
  no: number
  measure: FigureMeasure
  value: string | null
  unit: string
  qualifier: Qualifier
  raw: string | null
  basis: ValueBasis
  stage: FigureStage
  partyNo: number | null
  note: string | null
}
interface FactRow {
  no: number
  kind: FactKind
  happenedOn: string | null
  precision: string
  text: string
  partyNo: number | null
}
interface SealRow {
  sealNo: number
  masterKey: string
  wrappedKey: string
  box: string
}

/** The content of a case as it is shown: personal values masked (P-05). */
export async function shownContent(tx: Tx, deps: Deps, caseId: string) {
  const [parties, rights, goods, figures, facts, seals] = await Promise.all([
    tx<PartyRow[]>`
      select party_no as no, role, kind, name, name_masked, alias, identifier_kind, identifier_shown as identifier, phone_seal, address_seal,
        persons, related_party, relation, outcome, note
      from case_parties where case_id = ${caseId} order by party_no`,
    tx<RightRow[]>`
      select right_no as no, kind, name, number, number_raw, classes, patent_kind, registration, holders, items, valid_to, note
      from case_rights where case_id = ${caseId} order by right_no`,
    tx<GoodsRow[]>`
      select goods_no as no, name, trim_scale(quantity)::text as quantity, quantity_qualifier, quantity_raw, unit, found, infringing,
        trim_scale(unit_price)::text as unit_price, trim_scale(value)::text as value, value_qualifier, value_basis, currency,
        party_no, right_no, part_of, note
      from case_goods where case_id = ${caseId} order by goods_no`,
    tx<FigureRow[]>`
      select figure_no as no, measure, trim_scale(value)::text as value, unit, qualifier, raw, basis, stage, party_no, note
      from case_figures where case_id = ${caseId} order by figure_no`,
    tx<FactRow[]>`
      select fact_no as no, kind, happened_on, precision, text, party_no from case_facts where case_id = ${caseId} order by fact_no`,
    tx<SealRow[]>`
      select s.seal_no, s.master_key, s.wrapped_key::text, s.box::text from sealed s
      where s.case_id = ${caseId} and s.kind in ('phone', 'address')`
  ])
  const shown = (sealNo: number | null, mask: (value: string) => string): string | null => {
    const row = seals.find((seal) => seal.sealNo === sealNo)
    return row ? mask(deps.sealer.open(row)) : null
  }
  return {
    parties: parties.map(({ phoneSeal, addressSeal, ...party }) => ({
      ...party,
      phone: shown(phoneSeal, (value) => maskIdentifier('other', value)),
      address: shown(addressSeal, (value) => `${value.slice(0, 6)}…`)
    })),
    rights: [...rights],
    goods: [...goods],
    figures: [...figures],
    facts: [...facts]
  }
}
