import { maskIdentifier } from '../../db/stores/case-content.ts'
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

/** The content of a case as one row of JSON columns. */
export interface ContentRow {
  readonly parties: readonly PartyRow[]
  readonly rights: RightRow[]
  readonly goods: GoodsRow[]
  readonly figures: FigureRow[]
  readonly facts: FactRow[]
  readonly seals: readonly SealRow[]
}

const list = (name: string, columns: string, table: string, order: string, where = ''): string =>
  `(select coalesce(json_agg(t), '[]') from (
    select ${columns} from ${table} where case_id = c.case_id ${where} order by ${order}) t) as ${name}`

/** Columns of a `ContentRow` for a select from `cases c`. */
export const contentColumns = [
  list(
    'parties',
    `party_no as no, role, kind, name, name_masked, alias, identifier_kind, identifier_shown as identifier, phone_seal, address_seal,
      persons, related_party, relation, outcome, note`,
    'case_parties',
    'party_no'
  ),
  list(
    'rights',
    'right_no as no, kind, name, number, number_raw, classes, patent_kind, registration, holders, items, valid_to, note',
    'case_rights',
    'right_no'
  ),
  list(
    'goods',
    `goods_no as no, name, trim_scale(quantity)::text as quantity, quantity_qualifier, quantity_raw, unit, found, infringing,
      trim_scale(unit_price)::text as unit_price, trim_scale(value)::text as value, value_qualifier, value_basis, currency,
      party_no, right_no, part_of, note`,
    'case_goods',
    'goods_no'
  ),
  list(
    'figures',
    'figure_no as no, measure, trim_scale(value)::text as value, unit, qualifier, raw, basis, stage, party_no, note',
    'case_figures',
    'figure_no'
  ),
  list('facts', 'fact_no as no, kind, happened_on, precision, text, party_no', 'case_facts', 'fact_no'),
  list(
    'seals',
    'seal_no, master_key, wrapped_key::text, box::text',
    'sealed',
    'seal_no',
    `and kind in ('phone', 'address')`
  )
].join(', ')

/** The content of a case as it is shown: personal values masked (P-05). */
export function shownContent({ parties, rights, goods, figures, facts, seals }: ContentRow, deps: Deps) {
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
    rights,
    goods,
    figures,
    facts
  }
}
