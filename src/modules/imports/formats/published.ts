import type { CaseContent, PartyContent } from '../../../domain/case/content.ts'
import type { Decision, Obligation, Transfer } from '../../../domain/case/file.ts'
import type { FactContent } from '../../../domain/case/content.ts'
import type { CaseSource, CaseState, Precision, Procedure, RightKind } from '../../../domain/case/vocabulary.ts'
import type { KnownFile } from '../../../domain/rates/readiness.ts'
import { agencyOf, type Agency } from './published-agency.ts'
import { figuresOf } from './published-amounts.ts'
import { dayIn, known } from './published-dates.ts'
import { decisionsOf } from './published-decisions.ts'
import { factsOf, firstDayIs } from './published-facts.ts'
import { goodsOf } from './published-goods.ts'
import { partiesOf } from './published-parties.ts'
import { rightDetailKind, rightsOf } from './published-rights.ts'
import { said, tagged, type PublishedRow } from './published-row.ts'
import { transfersOf } from './published-transfers.ts'

export { agencyOf } from './published-agency.ts'

/** What the file of another agency is known to hold. Days are of Asia/Shanghai, first of the month or year where only that is known. */
export interface PublishedReport {
  readonly clueOn: string | null
  readonly filedOn: string | null
  readonly filedPrecision: Precision
  readonly state: CaseState
  readonly number: string | null
  readonly decisions: readonly Decision[]
  readonly obligations: readonly Obligation[]
  readonly transfers: readonly Transfer[]
  readonly facts: readonly FactContent[]
}

export interface PublishedCase {
  readonly externalRef: string
  readonly publishedAt: string | null
  readonly agency: Agency | null
  readonly content: CaseContent
  readonly reported: PublishedReport
}

/**
 * Reads one published case into the model, by nothing but the row: what it does not say stays unknown, what cannot be read
 * for certain stays text. `officeId` is the office row of its agency. A file that began with the police or the
 * procuratorate has no administrative filing, and no transfer of its own.
 */
export function published(row: PublishedRow, officeId: string): PublishedCase {
  const agency = agencyOf(said(row.agency))
  const administrative =
    !tagged(row, 'police_origin') && agency?.kind !== 'public-security' && agency?.kind !== 'procuratorate'
  const parties = partiesOf(row)
  const { decisions, obligations } = decisionsOf(row, parties)
  const outcomes = withOutcomes(parties, decisions)
  const rights = rightsOf(row, parties)
  const { goods, figures } = goodsOf(row, rights)
  const filed = administrative && firstDayIs(row) === 'filing' ? known(said(row.filed_date)) : known(null)
  const transfers = transfersOf(row, outcomes, officeId)
  return {
    externalRef: row.id,
    publishedAt: said(row.published_date),
    agency,
    content: {
      title: title(row),
      conduct: said(row.conduct),
      procedure: procedureOf(row, agency),
      rightKind: rightKindOf(row),
      source: sourceOf(row, agency, administrative),
      sourceNote: said(row.source_url_or_repo),
      placeOfAct: said(row.region)?.slice(0, 300) ?? null,
      parentCaseId: null,
      parties: withMoves(outcomes, transfers),
      rights,
      goods,
      figures: [...figuresOf(row), ...figures]
    },
    reported: {
      clueOn: clueDay(row),
      filedOn: filed.on,
      filedPrecision: filed.precision,
      state: stateOf(row, filed.on, decisions),
      number: null,
      decisions,
      obligations,
      transfers,
      facts: factsOf(row, administrative)
    }
  }
}

/** The same file as the rates look at it: nothing in a published file was received or closed by an act of ours. */
export function knownFile({ procedure }: CaseContent, reported: PublishedReport): KnownFile {
  return { ...reported, procedure, closedOn: null, receipts: [] }
}

const title = (row: PublishedRow): string =>
  (
    said(row.source_title) ??
    [said(row.right_infringed), said(row.goods)].filter((part) => part !== null).join(' ') ??
    ''
  ).slice(0, 300) || row.id

function withOutcomes(parties: readonly PartyContent[], decisions: readonly Decision[]): PartyContent[] {
  const own = decisions.filter((made) => made.partyNo !== null)
  return parties.map((party, index) => {
    const text = own.find((made) => made.partyNo === index + 1)?.text ?? null
    return text === null ? party : { ...party, outcome: text }
  })
}

function withMoves(parties: readonly PartyContent[], transfers: readonly Transfer[]): PartyContent[] {
  const moved = new Set(transfers.flatMap((transfer) => transfer.partyNos))
  return parties.map((party, index) => (moved.has(index + 1) ? { ...party, outcome: '移送公安机关' } : party))
}

/** Only a day of the clue itself: not where several are told. */
function clueDay(row: PublishedRow): string | null {
  const day = dayIn(row.case_source).on
  const filed = said(row.filed_date)
  return day !== null && (filed === null || day.slice(0, filed.length) <= filed) ? day : null
}

function stateOf(row: PublishedRow, filedOn: string | null, decisions: readonly Decision[]): CaseState {
  if (tagged(row, 'closed') || /结案/.test(said(row.closure_facts) ?? '')) return 'closed'
  if (decisions.length > 0) return 'decided'
  return filedOn !== null || tagged(row, 'pending') ? 'filed' : 'clue'
}

function procedureOf(row: PublishedRow, agency: Agency | null): Procedure {
  if (agency?.kind === 'customs' || tagged(row, 'customs')) return 'customs'
  if (tagged(row, 'mediation')) return 'patent-mediation'
  if (tagged(row, 'patent_agency') || rightDetailKind(row) === 'special-mark') return 'other-penalty'
  if (row.ip_kind === 'patent') {
    if (!tagged(row, 'patent_adjudication')) return 'counterfeit-patent'
    return row.decision?.fine_cny ? 'other-penalty' : 'patent-dispute'
  }
  return row.ip_kind === 'trademark'
    ? 'trademark-penalty'
    : row.ip_kind === 'copyright'
      ? 'copyright-penalty'
      : 'other-penalty'
}

/** Special marks and geographical indications that are no registered mark stand outside the three kinds. */
function rightKindOf(row: PublishedRow): RightKind {
  const kind = rightDetailKind(row)
  if (kind === 'special-mark') return 'other'
  if (kind === 'geographical-indication' && !/商标|类\)/.test(said(row.right_infringed) ?? '')) return 'other'
  return row.ip_kind
}

const sourceWords: readonly (readonly [RegExp, CaseSource])[] = [
  [/检察/, 'procuratorate'],
  [/移送函|移交函|通报|委托书/, 'transfer-in'],
  [/公安|报警|报案/, 'police'],
  [/权利人|品牌方/, 'right-holder'],
  [/投诉/, 'complaint'],
  [/举报/, 'report'],
  [/监测|巡查/, 'monitoring'],
  [/检查/, 'inspection']
]

function sourceOf(row: PublishedRow, agency: Agency | null, administrative: boolean): CaseSource {
  const text = said(row.case_source)
  const told = text === null ? undefined : sourceWords.find(([words]) => words.test(text))?.[1]
  if (told !== undefined) return told
  if (text !== null) return 'other'
  if (row.transfer_direction === 'procuratorate_to_admin' && agency?.kind !== 'procuratorate') return 'procuratorate'
  if (!administrative) return agency?.kind === 'procuratorate' ? 'procuratorate' : 'police'
  return agency?.kind === 'customs' ? 'customs' : 'unknown'
}
