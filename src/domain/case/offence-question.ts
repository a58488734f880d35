import type { AdviceInput, Amount, Measure, Offence, PriorPenalty } from '../advice/types.ts'
import { measures as allMeasures } from '../advice/types.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { CaseContent, FigureContent, PartyContent, RightContent } from './content.ts'
import {
  figureOf,
  incomeOf,
  inFen,
  inPieces,
  larger,
  plus,
  quantityOf,
  sumOf,
  valueOf,
  type CountedGoods,
  type NumberedGoods,
  type Sum
} from './offence-sums.ts'
import type { OffenceFacts } from './parts.ts'
import type { FigureMeasure, FigureStage, GoodsFound, RightDetailKind } from './vocabulary.ts'

/** What the question to the advice is made of: the content without its names and numbers of persons. */
export interface AssessedContent extends Pick<CaseContent, 'title' | 'conduct' | 'procedure' | 'rightKind'> {
  readonly parties: readonly Pick<PartyContent, 'role' | 'kind'>[]
  readonly rights: readonly Pick<RightContent, 'kind' | 'name' | 'number' | 'holders' | 'items'>[]
  readonly goods: readonly CountedGoods[]
  readonly figures: readonly Pick<FigureContent, 'measure' | 'value' | 'unit' | 'qualifier' | 'stage' | 'partyNo'>[]
}

/** The facts to advise on for one offence, without the day of evaluation. */
export type Question = Omit<AdviceInput, 'assessedOn'>

const made = /生产|制造|加工|贴牌|仿冒|组装|灌装|假冒注册商标罪/
const copied = /复制|翻印|盗印|印刷|盗版制作|发行|传播|上传|下载|在线播放|技术措施/
const sold = /销售|出售|售卖|贩卖|批发|零售|网店/
const labelled = /标识|标签|吊牌|商标标|防伪标|瓶盖|包装/
const labelMaking = /(制造|生产|印制|印刷|加工|销售|出售)[^。；，]{0,16}标识/

/**
 * The offences that rights and conduct suggest: the charge is only a proposal. Where no word tells making from selling,
 * both are asked. A dispute between patentee and infringer is none (passing off a patent is).
 */
export function offencesOf(content: AssessedContent): Offence[] {
  const words = `${content.title} ${content.conduct ?? ''}`
  const lines = content.goods.filter((line) => line.infringing === 'yes')
  const kinds = kindsOf(content)
  const found: Offence[] = []
  const either = (making: RegExp, first: Offence, second: Offence) => {
    const [makes, sells] = [making.test(words), sold.test(words)]
    if (makes || !sells) found.push(first)
    if (sells || !makes) found.push(second)
  }
  if (kinds.has('trademark')) {
    const labels = labelMaking.test(words) || lines.some((line) => labelled.test(line.name))
    if (!labels || lines.some((line) => !labelled.test(line.name))) either(made, '213', '214')
    if (labels) found.push('215')
  }
  if (kinds.has('patent') && !content.procedure.startsWith('patent-')) found.push('216')
  if (kinds.has('copyright')) either(copied, '217', '218')
  return found
}

function kindsOf({ rights, rightKind }: AssessedContent): ReadonlySet<string> {
  return new Set(rights.length === 0 ? [rightKind] : rights.map((right) => right.kind))
}

const familyOf: Readonly<Record<Offence, RightDetailKind | null>> = {
  '213': 'trademark',
  '214': 'trademark',
  '215': 'trademark',
  '216': 'patent',
  '217': 'copyright',
  '218': 'copyright',
  '219': null,
  '219-1': null
}

/** What the standards of each offence ask for. */
const wanted: Readonly<Record<Offence, readonly Measure[]>> = {
  '213': ['illegalTurnover', 'illegalGain', 'illegalGainGross'],
  '214': ['salesAmount', 'goodsValue', 'illegalGain', 'illegalGainGross'],
  '215': ['illegalTurnover', 'illegalGain', 'illegalGainGross', 'pieces', 'piecesUnsold'],
  '216': ['illegalTurnover', 'illegalGain', 'illegalGainGross', 'directLoss'],
  '217': ['illegalTurnover', 'illegalGain', 'illegalGainGross', 'copies', 'works', 'downloads', 'clicks', 'members'],
  '218': ['illegalGain', 'illegalGainGross', 'salesAmount', 'goodsValue', 'copiesSold', 'copiesUnsold'],
  '219': ['loss', 'illegalGain', 'illegalGainGross'],
  '219-1': []
}

/** The figure of the officers that states a measure. */
const figureFor: Readonly<Partial<Record<Measure, FigureMeasure>>> = {
  illegalTurnover: 'illegal-turnover',
  illegalGain: 'illegal-gain',
  illegalGainGross: 'illegal-gain-gross',
  salesAmount: 'sales-amount',
  goodsValue: 'goods-value',
  directLoss: 'direct-loss',
  loss: 'direct-loss',
  copies: 'copies',
  pieces: 'pieces',
  works: 'works',
  downloads: 'downloads',
  clicks: 'clicks',
  members: 'members'
}

/** The officers' own finding first; what others found later only where they have none. */
const stages: readonly (readonly FigureStage[])[] = [
  ['administrative', 'unstated'],
  ['police'],
  ['procuratorate'],
  ['court']
]

const unsoldFound: readonly GoodsFound[] = ['unsold', 'seized', 'preserved', 'stored']
/** Everything but a total, and but what was bought in: that is counted where it was stored or sold. */
const everyFound: readonly GoodsFound[] = ['sold', ...unsoldFound, 'exported', 'unstated']

const copyUnits = ['件', '张', '片', '册', '本', '份', '盘', '盒', '部', '套', '幅', 'copies']
const labelUnits = ['件', '枚', '个', '张', '只', '套', '片', 'pieces']

interface Source {
  readonly offence: Offence
  readonly goods: readonly NumberedGoods[]
  readonly content: AssessedContent
  readonly facts: OffenceFacts | undefined
}

/**
 * The question for one offence. Figures that the officers state win over sums of goods lines; what neither tells is left
 * out. `end` stands in for the last day of the act where the officers gave none: on that day it was known.
 */
export function questionFor(
  offence: Offence,
  content: AssessedContent,
  facts: OffenceFacts | undefined,
  end: string,
  earlier: readonly PriorPenalty[]
): Question {
  const source: Source = { offence, goods: goodsFor(offence, content), content, facts }
  const prior = [...earlier, ...((facts?.priorPenalties ?? []) as readonly PriorPenalty[])]
  const known = {
    actStartedOn: facts?.actStartedOn,
    elements: facts?.elements,
    marks: facts?.marks ?? sourcesOf(content, 'trademark'),
    patents: facts?.patents ?? numbersOf(content),
    services: facts?.services,
    network: facts?.network,
    unit: facts?.unit ?? unitOf(content),
    circumvention: facts?.circumvention,
    bankruptcy: facts?.bankruptcy,
    sellingOthersLabels: facts?.sellingOthersLabels,
    suspicion: facts?.suspicion ? facts.suspicion.reasonable && facts.suspicion.policeNeeded : undefined,
    measures: measuresFor(source),
    priorPenalty: prior.length === 0 ? undefined : prior
  }
  const told = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null && value !== undefined))
  return { ...told, offence, actEndedOn: (facts?.actEndedOn ?? end) as CivilDate }
}

/** The lines of the right that the offence is about, and for labels the labels; a line without a right may be of any. */
function goodsFor(offence: Offence, { goods, rights }: AssessedContent): readonly NumberedGoods[] {
  const numbered = goods.map((line, index) => ({ ...line, no: index + 1 }))
  const family = familyOf[offence]
  const own = numbered.filter((line) => line.rightNo === null || rights[line.rightNo - 1]?.kind === family)
  if (family !== 'trademark') return own
  const labels = own.filter((line) => labelled.test(line.name))
  if (offence === '215') return labels.length > 0 ? labels : own
  const others = own.filter((line) => !labelled.test(line.name))
  return others.length > 0 ? others : own
}

function measuresFor(source: Source): Readonly<Record<string, Amount>> {
  const list = wanted[source.offence].flatMap((measure) => {
    const { unit } = allMeasures[measure]
    const sum = figure(source, measure) ?? derived(source, measure)
    return sum === null ? [] : [[measure, unit === 'fen' ? inFen(sum) : inPieces(sum)] as const]
  })
  return Object.fromEntries(list)
}

/** The last figure of the whole case, or those of its parties added up (C-125). */
function figure({ content }: Pick<Source, 'content'>, measure: Measure): Sum | null {
  const { unit } = allMeasures[measure]
  for (const stage of stages) {
    const stated = content.figures.flatMap((one) => {
      const fits = one.measure === figureFor[measure] && stage.includes(one.stage) && one.value !== null
      const sum = fits && (unit === 'count' || one.unit === 'CNY') ? figureOf(one.value, one.qualifier, unit) : null
      return sum === null ? [] : [{ sum, whole: one.partyNo === null }]
    })
    const last = stated.findLast((one) => one.whole)
    if (last) return last.sum
    if (stated.length > 0) return stated.map((one) => one.sum).reduce(plus)
  }
  return null
}

/** A measure worked out from the goods (C-120 to C-123); null where they do not tell. */
function derived(source: Source, measure: Measure): Sum | null {
  const { goods, content, facts } = source
  const copies = quantityOf(copyUnits)
  const labels = quantityOf(labelUnits)
  const all = (of: (line: CountedGoods) => Sum | null) =>
    larger(sumOf(goods, ['total'], of), sumOf(goods, everyFound, of))
  const others = facts?.sellingOthersLabels === true
  switch (measure) {
    case 'illegalTurnover':
      return turnover(source)
    case 'salesAmount':
      return sumOf(goods, ['sold'], incomeOf)
    case 'goodsValue':
      return sumOf(goods, unsoldFound, valueOf)
    case 'copies':
      return all(copies)
    case 'copiesSold':
      return sumOf(goods, ['sold'], copies)
    case 'copiesUnsold':
      return sumOf(goods, unsoldFound, copies)
    case 'pieces':
      return others ? sumOf(goods, ['sold'], labels) : all(labels)
    case 'piecesUnsold':
      return others ? sumOf(goods, unsoldFound, labels) : null
    case 'works':
      return worksOf(content)
    default:
      return null
  }
}

/** Sold and unsold alike (C-120, C-121); a stated sales amount or goods value stands for the lines of its kind. */
function turnover(source: Source): Sum | null {
  const { goods } = source
  const [sales, value] = [figure(source, 'salesAmount'), figure(source, 'goodsValue')]
  const lines = (found: readonly GoodsFound[]) => sumOf(goods, found, valueOf)
  const parts =
    sales === null && value === null
      ? lines(everyFound)
      : [sales ?? lines(['sold']), value ?? lines(unsoldFound), lines(['exported', 'unstated'])]
          .filter((one) => one !== null)
          .reduce(plus)
  return larger(lines(['total']), parts)
}

/** Works, where a line of rights says for how many it stands. */
function worksOf({ rights }: AssessedContent): Sum | null {
  const own = rights.filter((right) => right.kind === 'copyright')
  if (own.every((right) => right.items === null)) return null
  const works = BigInt(own.reduce((sum, right) => sum + (right.items ?? 1), 0)) * 1_000_000n
  return { low: works, high: works, about: false }
}

/** Marks that identify different sources (C-127): one for each first holder that is told; null where none is. */
function sourcesOf({ rights }: AssessedContent, kind: RightDetailKind): number | null {
  const holders = rights.filter((right) => right.kind === kind).flatMap((right) => right.holders.slice(0, 1))
  return holders.length === 0 ? null : new Set(holders).size
}

/** Patents of different numbers; null where none is told. */
function numbersOf({ rights }: AssessedContent): number | null {
  const numbers = rights.filter((right) => right.kind === 'patent' && right.number !== null)
  return numbers.length === 0 ? null : new Set(numbers.map((right) => right.number)).size
}

/** A unit when every respondent is one; an individual business is a person. */
function unitOf({ parties }: AssessedContent): boolean | null {
  const respondents = parties.filter((party) => party.role === 'respondent' && party.kind !== 'unknown')
  if (respondents.length === 0) return null
  return respondents.every(({ kind }) => kind === 'legal' || kind === 'public-body' || kind === 'other-organisation')
}
