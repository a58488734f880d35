import type { AdviceInput, Element, ElementAnswer, Offence } from '../../domain/advice/types.ts'
import type { CaseContent, RightContent } from '../../domain/case/content.ts'
import { said, tagged, type PublishedRow } from '../../modules/imports/formats/published-row.ts'
import { daysOf, type Days } from './days.ts'
import { measuresOf } from './measures.ts'
import { policeOrigin } from './outcome.ts'

/** What the advice is asked about one published case. Without `days` the row names no day, month or year. */
export interface Question {
  readonly offences: readonly Offence[]
  readonly days: Days | undefined
  readonly facts: Omit<AdviceInput, 'offence' | 'actEndedOn' | 'assessedOn'>
}

const labelGoods = /标识|包装盒|包装袋|瓶盖|票据/
/** 假冒 at the head of a conduct is what was done; elsewhere it tells what kind of goods they were. */
const making = /生产|制造|加工|组装|灌装|贴牌|加印|改装|包装|^假冒/
const trading = /销售|返销|售假|待售|购入|购进|网购/
const border = /出口|进口/
const service = /服务|客运/
const overNetwork = /信息网络|设链|点播|传播|下载|电子图书|数字音乐|短剧/
const passingOff = /假冒专利|虚构.*专利|无专利/
const lapsed = /终止|失效|无专利|虚构/

/** Reads the question from the fields and words of the row alone: not from how the matter ended, nor from its id. */
export function questionOf(row: PublishedRow, content: CaseContent): Question {
  const words = `${said(row.conduct) ?? ''} ${said(row.goods) ?? ''}`
  const services =
    content.rightKind === 'trademark' && (tagged(row, 'service_mark') || service.test(said(row.goods) ?? ''))
  const offences = offencesOf(row, content, services)
  const network = content.rightKind === 'copyright' && overNetwork.test(words)
  const elements = elementsOf(row, offences)
  return {
    offences,
    days: daysOf(row),
    facts: {
      measures: measuresOf(content, { network, labels: offences.includes('215'), criminal: policeOrigin(row) }),
      elements,
      marks: content.rightKind === 'trademark' ? sources(content.rights) : 1,
      patents: content.rightKind === 'patent' ? Math.max(1, content.rights.length) : 1,
      services,
      network,
      unit: row.party_type === 'legal' || row.party_type === 'legal_masked'
    }
  }
}

/** Offences that the kind of right and the conduct leave open; none for rights and conduct that no article covers. */
function offencesOf(row: PublishedRow, content: CaseContent, services: boolean): readonly Offence[] {
  const conduct = said(row.conduct) ?? ''
  switch (content.rightKind) {
    case 'trademark': {
      if (services) return ['213']
      if (labelGoods.test(said(row.goods) ?? '')) return ['215']
      if (border.test(conduct)) return ['213', '214']
      const [made, traded] = [making.test(conduct), trading.test(conduct)]
      return made === traded ? ['213', '214'] : made ? ['213'] : ['214']
    }
    case 'copyright':
      return ['217', '218']
    case 'patent':
      return tagged(row, 'passing_off_patent') || passingOff.test(conduct) ? ['216'] : []
    default:
      return []
  }
}

/** Only a no is read; whether the mark is identical or the patent real is otherwise for the officer to find. */
function elementsOf(row: PublishedRow, offences: readonly Offence[]): { readonly [E in Element]?: ElementAnswer } {
  const similar = /近似/.test(`${said(row.right_infringed) ?? ''} ${said(row.conduct) ?? ''}`)
  const unreal =
    offences.includes('216') &&
    (tagged(row, 'no_right') || lapsed.test(`${said(row.right_infringed) ?? ''} ${said(row.conduct) ?? ''}`))
  return {
    ...(similar ? { identicalMark: 'no', counterfeit: 'no' } : {}),
    ...(unreal ? { realPatent: 'no' } : {})
  }
}

/** Marks of different sources (C-127): one where a single owner is named for all, else the names, at least. */
function sources(rights: readonly RightContent[]): number {
  const owners = new Set(rights.map(({ holders }) => holders.join('+')))
  if (owners.size === 1 && !owners.has('')) return 1
  const names = new Set(rights.map(({ name }) => (name ?? '').normalize('NFKC').toLowerCase()))
  return Math.max(1, names.size, ...rights.map(({ items }) => items ?? 1))
}
