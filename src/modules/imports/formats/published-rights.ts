import type { PartyContent, RightContent } from '../../../domain/case/content.ts'
import type { PatentKind, RightDetailKind } from '../../../domain/case/vocabulary.ts'
import { check } from '../../../domain/identifiers/check.ts'
import { isCivilDate } from '../../../domain/time/civil-date.ts'
import { said, split, tagged, type PublishedRow } from './published-row.ts'

const blank: RightContent = {
  kind: 'trademark',
  name: null,
  number: null,
  classes: [],
  patentKind: null,
  registration: null,
  holders: [],
  items: null,
  validTo: null,
  note: null
}

/**
 * The rights of a row. A text that names several is cut into them with the numbers, classes and owners that it gives; one
 * that cannot be read for certain stays one right with the text as its name.
 */
export function rightsOf(row: PublishedRow, parties: readonly PartyContent[]): RightContent[] {
  const text = said(row.right_infringed)
  if (text === null) return tagged(row, 'no_right') ? [{ ...blank, kind: 'none', note: said(row.conduct) }] : []
  const kind = rightDetailKind(row)
  const rights = kind === 'patent' ? patents(text) : kind === 'copyright' ? works(text) : marks(text, kind)
  return withHolders(rights, parties)
}

export function rightDetailKind(row: PublishedRow): RightDetailKind {
  if (tagged(row, 'geographical_indication', 'gi_mark')) return 'geographical-indication'
  if (tagged(row, 'special_mark', 'olympic_mark')) return 'special-mark'
  return row.ip_kind === 'other' ? 'none' : row.ip_kind
}

/** One owner holds all; as many owners as rights hold one each in their order; otherwise nobody says who holds what. */
function withHolders(rights: RightContent[], parties: readonly PartyContent[]): RightContent[] {
  const holders = parties.flatMap((party, index) => (party.role === 'right-holder' ? [index + 1] : []))
  if (holders.length === 1) return rights.map((right) => ({ ...right, holders }))
  if (holders.length !== rights.length) return rights
  return rights.map((right, index) => ({ ...right, holders: holders.slice(index, index + 1) }))
}

const kindWords: readonly (readonly [RegExp, PatentKind])[] = [
  [/外观设计/, 'design'],
  [/实用新型/, 'utility-model'],
  [/发明专利/, 'invention']
]

function patents(text: string): RightContent[] {
  const stated = kindWords.find(([word]) => word.test(text))?.[1] ?? null
  return split(text, '、').map((piece) => {
    const number = /(?:ZL|CN)[\d.]{8,14}[\dX]?/.exec(piece)?.[0] ?? null
    const inner = /\(([^()]*)\)$/.exec(piece)?.[1] ?? null
    const quoted = /“(.+)”/.exec(piece)?.[1] ?? null
    const rest = piece
      .replace(number ?? '', '')
      .replace(/\([^()]*\)$/, '')
      .replace(/外观设计专利|实用新型专利|发明专利/g, '')
      .trim()
    const aside = inner !== null && /终止|授权|有效|残缺|实用新型|外观设计|发明/.test(inner)
    const name = quoted ?? (rest === '' ? (aside ? null : inner) : rest)
    const lapsed = /(\d{4}-\d{2}-\d{2})终止/.exec(inner ?? '')?.[1] ?? null
    const byNumber = number === null ? '' : (check('patent-no', number).parts['patentKind'] ?? '')
    return {
      ...blank,
      kind: 'patent',
      name,
      number,
      patentKind: byNumber === '' ? stated : (byNumber as PatentKind),
      validTo: lapsed !== null && isCivilDate(lapsed) ? lapsed : null,
      note: aside ? inner : null
    }
  })
}

function works(text: string): RightContent[] {
  const total = /(\d+)(?:部|首|种|款)/.exec(text)
  if (total !== null) return [{ ...blank, kind: 'copyright', name: text, items: Number(total[1]) }]
  const titles = text.match(/《[^》]+》/g) ?? []
  if (titles.length === 0) return [{ ...blank, kind: 'copyright', name: text }]
  const around = titles.reduce((rest, title) => rest.replace(title, ''), text)
  return titles.map((name) => ({ ...blank, kind: 'copyright', name, note: around === '' ? null : text }))
}

function marks(text: string, kind: RightDetailKind): RightContent[] {
  const numbered = numberedMarks(text, kind)
  if (numbered !== null) return numbered
  const total = /^(\d+)个(?:品牌|商标)$/.exec(text)
  if (total !== null) return [{ ...blank, kind, name: text, items: Number(total[1]) }]
  if (text.includes(';') || text.includes('；')) return [{ ...blank, kind, name: text }]
  const recorded = /^(.+?)[,，]海关备案号([\w-]+)$/.exec(text)
  if (recorded !== null) return [{ ...blank, kind, name: recorded[1] as string, registration: recorded[2] as string }]
  const open = /(?<=.)等$/.test(text)
  const pieces = split(text.replace(/等$/, '').replaceAll('”“', '”、“'), '、')
  return pieces.map((piece, index) => {
    const registration = /\(([TC]?\d{4}-\d+)\)$/.exec(piece)?.[1] ?? null
    const name = markName(piece.replace(/\([TC]?\d{4}-\d+\)$/, ''))
    const last = open && index === pieces.length - 1
    return { ...blank, kind, name, registration, note: last ? `${piece}等` : name === piece ? null : piece }
  })
}

/** 贴必定 of “贴必定”注册商标; a name keeps what it has in brackets unless that is an aside of the source. */
function markName(piece: string): string {
  const bare = piece.replace(/\((?:近似|化名|原文[^()]*|数据集隐去)\)$/, '').replace(/(?:注册)?商标$/, '')
  const quoted = /^“([^”]+)”(?:牌|地理标志)?$/.exec(bare)
  return quoted?.[1] ?? (bare === '' ? piece : bare)
}

/** "converse 第3210010、5616235号(第25类)": one name for all numbers, or as many names as numbers. */
function numberedMarks(text: string, kind: RightDetailKind): RightContent[] | null {
  const found = /第?\s*([A-Z]?\d+(?:、[A-Z]?\d+)*)号/.exec(text)
  if (found === null) return null
  const numbers = (found[1] as string).split('、')
  const classes = [...text.matchAll(/第?(\d{1,2})类/g)].map((match) => Number(match[1]))
  const rest = text
    .replace(found[0], '')
    .replace(/\(第?\d{1,2}类\)/, '')
    .trim()
  const names = split(rest, '、').map(markName)
  if (names.length !== 1 && names.length !== numbers.length) return null
  return numbers.map((number, index) => ({
    ...blank,
    kind,
    name: (names.length === 1 ? names[0] : names[index]) ?? null,
    number,
    classes,
    note: text
  }))
}
