import type { PartyContent } from '../../../domain/case/content.ts'
import type { PartyKind } from '../../../domain/case/vocabulary.ts'
import { said, split, tagged, type PublishedRow } from './published-row.ts'

const blank: PartyContent = {
  role: 'respondent',
  kind: 'unknown',
  name: null,
  nameMasked: false,
  alias: null,
  identifierKind: null,
  identifier: null,
  phone: null,
  address: null,
  persons: null,
  relatedParty: null,
  relation: null,
  outcome: null,
  note: null
}

const organisation = /(公司|集团|商行|店|厂|经营部|中心|部|汽配|处|社|馆|网点|医院|学校)$/
const masked = /[某×*]|XX/
/** A masked person: 王某, 谭某良, 陈某甲, 陈*, Sun XX. */
const person =
  /^(?:[\p{Script=Han}]{1,2}[某*×]{1,3}[\p{Script=Han}]{0,2}|\p{Script=Han}{1,2}氏\p{Script=Han}{1,3}|[A-Z][a-z]+ XX)$/u

const kindOf: Readonly<Record<string, PartyKind>> = {
  natural: 'natural',
  natural_masked: 'natural',
  individual_business: 'individual-business',
  legal: 'legal',
  legal_masked: 'legal',
  public_body: 'public-body',
  business: 'other-organisation',
  undisclosed: 'unknown'
}

/** The parties of a row: those whose act it is, then those who hold the rights. Nobody is named whom the row does not name. */
export function partiesOf(row: PublishedRow): PartyContent[] {
  const respondents = respondentsOf(row)
  return [...respondents, ...holdersOf(row, respondents.length)]
}

function respondentsOf(row: PublishedRow): PartyContent[] {
  const text = said(row.party)
  const type = row.party_type ?? null
  if (text === null) return type !== null || tagged(row, 'unknown_party') ? [{ ...blank, kind: kindFor(type, '') }] : []
  if (type === 'undisclosed') return [{ ...blank, ...counted(text), note: text }]
  const kinds = (type ?? '').split('+')
  const found: PartyContent[] = []
  split(text, ';；').forEach((part, index) => {
    const kind = kinds[Math.min(index, kinds.length - 1)] ?? ''
    for (const name of namesIn(part)) found.push(...named(name, kind, found.length + 1))
  })
  return found
}

/** 、 stands between names only when every piece is a whole name. */
function namesIn(text: string): string[] {
  const unit = /^(.+等)及(被告单位)$/.exec(text)
  if (unit) return [unit[1] as string, unit[2] as string]
  const pieces = split(text, '、')
  const names = pieces.map((piece) => piece.replace(/等.*$/, ''))
  const whole = names.every((name) => person.test(name)) || names.every((name) => organisation.test(name))
  return whole ? pieces : [text]
}

/** "58人", "15家公司": how many stand behind a text that names nobody. */
function counted(text: string): { persons: number | null } {
  const count = /^(\d+)(?:名|人|家|个|户)/.exec(text)
  return { persons: count === null ? null : Number(count[1]) }
}

function named(text: string, type: string, partyNo: number): PartyContent[] {
  if (text === '被告单位') return [{ ...blank, kind: 'other-organisation', note: text }]
  if (/^\d+(名|人|家|个|户|起)/.test(text))
    return [{ ...blank, ...counted(text), kind: kindFor(type, text), note: text }]
  const bracket = /^([^()]+)\(([^()]*)\)$/.exec(text)
  const outer = bracket?.[1] ?? text
  const inner = bracket?.[2] ?? null
  const others = /^(.+?)等(?:(\d+)(?:人|名))?$/.exec(outer) ?? /^(.+?)等人$/.exec(outer)
  const name = others?.[1] ?? outer
  const main: PartyContent = {
    ...blank,
    kind: kindFor(type, name),
    name,
    nameMasked: masked.test(name) || inner === '化名',
    persons: others?.[2] === undefined ? null : Number(others[2]),
    note: others === null && inner === null ? null : text
  }
  return inner === null ? [main] : [main, ...bracketed(inner, partyNo)]
}

/** What stands in brackets after a name: its keeper, others of the same matter, the firm it belongs to; else it is a note. */
function bracketed(inner: string, partyNo: number): PartyContent[] {
  const other = (name: string, kind: PartyKind, relation: string, more: Partial<PartyContent> = {}): PartyContent => ({
    ...blank,
    kind,
    name,
    nameMasked: masked.test(name),
    relatedParty: partyNo,
    relation,
    ...more
  })
  const keeper = /^经营者(.+)$/.exec(inner)
  if (keeper) return [other(keeper[1] as string, 'natural', '经营者')]
  const tried = /^(?:同案)?(.+?)已判$/.exec(inner)
  if (tried) return [other(tried[1] as string, 'natural', '同案', { outcome: '已判' })]
  if (/公司$/.test(inner) && inner.length > 2) return [other(inner, 'legal', '并列括注')]
  const total = /等(\d+)人$/.exec(inner)
  const names = split(inner.replace(/等\d+人$/, ''), '、')
  if (!names.every((name) => person.test(name))) return []
  return names.map((name, index) =>
    other(name, 'natural', '并列括注', {
      persons: total !== null && index === names.length - 1 ? Number(total[1]) : null,
      note: total === null ? null : inner
    })
  )
}

function kindFor(type: string | null, name: string): PartyKind {
  const stated = kindOf[type ?? '']
  if (stated !== undefined) return stated
  return /公司/.test(name) ? 'legal' : 'unknown'
}

/** Right holders; a licensee whom the row names in brackets stands beside its owner. */
function holdersOf(row: PublishedRow, before: number): PartyContent[] {
  const text = said(row.right_holder)
  if (text === null) return []
  const found: PartyContent[] = []
  for (const piece of split(text.replace(/[；]/g, ';'), '、;')) {
    const no = before + found.length + 1
    const more = /^(.+?)等(?:\d*余?(?:家|名|人|个))?$/.exec(piece)
    const licence = /^(.+?)\(授权(.+)维权\)$/.exec(piece)
    const trailing = /^(.+?)\(([^()]*(?:方|:|、).*)\)$/.exec(piece)
    const name = licence?.[1] ?? trailing?.[1] ?? more?.[1] ?? piece
    found.push({
      ...blank,
      role: 'right-holder',
      kind: holderKind(name),
      name,
      nameMasked: masked.test(name),
      note: name === piece ? null : piece
    })
    if (licence !== null)
      found.push({
        ...blank,
        role: 'licensee',
        kind: holderKind(licence[2] as string),
        name: licence[2] as string,
        relatedParty: no,
        relation: '授权维权'
      })
  }
  return found
}

function holderKind(name: string): PartyKind {
  if (person.test(name)) return 'natural'
  if (/公司|集团|株式会社/.test(name)) return 'legal'
  return /(协会|委员会|联合会|足联|指导站|出版社|印书馆|实验所|研究院|研究所|中心)$/.test(name)
    ? 'other-organisation'
    : 'unknown'
}
