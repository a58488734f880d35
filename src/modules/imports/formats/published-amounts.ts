import type { FigureContent } from '../../../domain/case/content.ts'
import type { FigureMeasure, FigureStage, Qualifier, ValueBasis } from '../../../domain/case/vocabulary.ts'
import { said, split, type PublishedRow } from './published-row.ts'

/** An amount as a text gives it. Decimal text, in the currency's own unit. */
export interface Amount {
  readonly value: string
  readonly qualifier: Qualifier
  readonly currency: 'CNY' | 'USD'
}

const digits = '零一二三四五六七八九'
const form =
  /(约|近|超过|超|逾|over |不足|不满)?\s*(?:(\d[\d,]*(?:\.\d+)?)|([一二两三四五六七八九十]+))(余|多)?(万|亿)?(余|多)?(?=(美元|元)|$)/g

/** Every amount in a text, in its order: `1.5万余元` is 15000, at least. A unit price is none, nor is 上百万 or 数十万. */
export function amountsIn(text: string, bare = false): Amount[] {
  const plain = text.replace(/(?<=\d),(?=\d{3})/g, '')
  return [...plain.matchAll(form)].flatMap((match) => {
    const [, before, number, han, more1, scale, more2, currency] = match
    const start = match.index
    if (currency === undefined && !bare) return []
    const previous = plain.slice(Math.max(0, start - 1), start)
    if (/[数几上百千年月\-〔至]/.test(previous)) return []
    const base = number === undefined ? hanNumber(han as string) : number.replaceAll(',', '')
    if (base === null) return []
    const value = scaled(base, scale === '万' ? 4 : scale === '亿' ? 8 : 0)
    return [
      {
        value,
        qualifier: qualifierOf(`${before ?? ''}${more1 ?? ''}${more2 ?? ''}`),
        currency: currency === '美元' ? 'USD' : 'CNY'
      }
    ]
  })
}

/** 余, 多, 超, 逾: at least; 约: about; 近, 不足: at most; none of them: exact. 约 weighs most, the rest being rounded then. */
export function qualifierOf(text: string): Qualifier {
  if (/约|左右/.test(text)) return 'about'
  if (/余|多|超|逾|以上|over/.test(text)) return 'at-least'
  if (/近|不足|不满/.test(text)) return 'at-most'
  return 'exact'
}

/** The words of a count alone: brackets, 其中… and packings say nothing about how exact the quantity is. */
export function countQualifier(told: string | null): Qualifier {
  if (told === null) return 'exact'
  const part = split(told.replace(/\([^()]*\)/g, ''), ',，;；').find((piece) => /[余多约近逾超]/.test(piece))
  return qualifierOf(part ?? '')
}

/** 十五 → 15; only what is written with one to three characters. */
function hanNumber(text: string): string | null {
  const match = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text.replace('两', '二'))
  if (match === null) return null
  const [, first, ten, last] = match
  const digit = (character: string | undefined) => (character === undefined ? 0 : digits.indexOf(character))
  if (ten === undefined) return last === undefined && first !== undefined ? String(digit(first)) : null
  return String((first === undefined ? 1 : digit(first)) * 10 + digit(last))
}

/** Moves the decimal point without passing through a floating number: 187.0838 and 4 → 1870838. */
function scaled(number: string, places: number): string {
  const [whole = '', fraction = ''] = number.split('.')
  const moved = `${whole}${fraction.padEnd(places, '0').slice(0, places)}`.replace(/^0+(?=\d)/, '')
  const rest = fraction.slice(places).replace(/0+$/, '')
  return rest === '' ? moved : `${moved}.${rest}`
}

/** A JSON number as a decimal text. */
export function decimal(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/0+$/, '')
}

const figure = (
  measure: FigureMeasure,
  value: string | null,
  unit: string,
  more: Partial<FigureContent> = {}
): FigureContent => ({
  measure,
  value,
  unit,
  qualifier: 'exact',
  raw: null,
  basis: 'unstated',
  stage: 'unstated',
  partyNo: null,
  note: null,
  ...more
})

const measureWords: readonly (readonly [RegExp, FigureMeasure])[] = [
  [/罚没/, 'fine-and-confiscation'],
  [/销售额|销售|已售|售货金额|收入|代收货款/, 'sales-amount'],
  [/货值|货物价值|货物案值|案值|库存|查扣|扣押鉴定|价格认定|估价|鉴定价|码洋|货款|报关价值|首次查获/, 'goods-value']
]
const basisWords: readonly (readonly [RegExp, ValueBasis])[] = [
  [/正品|正货|市场中间价/, 'market-genuine'],
  [/价格认定|鉴定价|估价/, 'appraisal'],
  [/码洋/, 'label-price'],
  [/报关价值/, 'declared'],
  [/购入价|购进价/, 'cost'],
  [/出厂价|实付|售价|代收货款/, 'actual-price']
]
const worded = <Word>(words: readonly (readonly [RegExp, Word])[], text: string, otherwise: Word): Word =>
  words.find(([word]) => word.test(text))?.[1] ?? otherwise

/** Every figure of a row: the amounts with what the source says of them, gains, copies, works. */
export function figuresOf(row: PublishedRow): FigureContent[] {
  return [...moneyOf(row), ...countsOf(row)]
}

function moneyOf(row: PublishedRow): FigureContent[] {
  const raw = said(row.amount_qualifier)
  const amount = row.illegal_business_amount_cny ?? null
  const gains = row.illegal_gains_cny ?? null
  const told = raw === null ? [] : clauses(raw)
  const main = amount === null ? null : decimal(amount)
  const ofMain = main === null ? undefined : told.find((one) => one.value === main && one.unit === 'CNY')
  const ofGains = gains === null ? undefined : told.find((one) => one.value === decimal(gains) && one !== ofMain)
  const found: FigureContent[] = []
  if (main !== null)
    found.push(
      figure(ofMain?.measure ?? measureOfWhole(raw), main, 'CNY', {
        qualifier: ofMain?.qualifier ?? (raw !== null && /over/.test(raw) ? 'at-least' : 'exact'),
        basis:
          row.amount_computed_by_us === true
            ? 'computed'
            : (ofMain?.basis ?? worded(basisWords, firstClause(raw), 'unstated')),
        raw: ofMain === undefined && /罚没/.test(raw ?? '') ? null : raw,
        note: ofMain?.note ?? null
      })
    )
  if (gains !== null)
    found.push(
      figure('illegal-gain', decimal(gains), 'CNY', {
        qualifier: ofGains?.qualifier ?? 'exact',
        raw: ofGains?.raw ?? null
      })
    )
  if (gains === null && raw !== null && /(?:非法获利|违法所得)无法/.test(raw))
    found.push(figure('illegal-gain', null, 'CNY', { qualifier: 'text-only', raw }))
  found.push(...told.filter((one) => one !== ofMain && one !== ofGains))
  if (raw !== null && found.length === 0 && !/^\d+万?余?(?:种|款|首|部)/.test(raw))
    found.push(figure(measureOfWhole(raw), null, 'CNY', { qualifier: 'text-only', raw }))
  return found
}

const firstClause = (raw: string | null): string => (raw === null ? '' : (split(raw, ';；')[0] ?? ''))
const measureOfWhole = (raw: string | null): FigureMeasure => {
  if (raw?.includes('+') === true) return 'illegal-turnover'
  const measure = worded(measureWords, firstClause(raw), 'illegal-turnover')
  return measure === 'fine-and-confiscation' ? 'illegal-turnover' : measure
}

/** What the text beside the amount says, clause by clause; sums such as `52,984(已售)+13,220(查扣)` give their parts. */
function clauses(stated: string): FigureContent[] {
  if (/不采信|乱码/.test(stated)) return []
  const raw = stated.replace(/(?<=\d),(?=\d{3})/g, '')
  if (raw.includes('+') && !raw.includes('=')) return split(raw, '+').flatMap((part) => amountFigures(part, part, true))
  return split(raw, ';；,，').flatMap((clause) => {
    const counted = /^(\d+)笔$/.exec(clause)
    if (counted) return [figure('other', counted[1] as string, '笔', { raw: clause })]
    const unitPrice = /(\d+(?:\.\d+)?)元\/[^\s;]*|每[件个箱张]([\d.]+)元/.exec(clause)
    if (unitPrice && !/万/.test(clause)) {
      const rest = clause.replace(unitPrice[0], '').replace(/\([^()]*\)/g, '')
      const price = figure('other', (unitPrice[1] ?? unitPrice[2]) as string, 'CNY', {
        basis: /购入价|购进价/.test(clause) ? 'cost' : worded(basisWords, clause, 'unstated'),
        raw: clause,
        note: 'unit price'
      })
      return [...amountFigures(rest, clause, false), price]
    }
    if (/每[张个].*元|费/.test(clause)) return [figure('other', null, 'CNY', { qualifier: 'text-only', raw: clause })]
    const bare = /^原|后\d+$/.test(clause)
    return amountFigures(clause.replace(/\([^()]*\)/g, ''), clause, bare)
  })
}

function amountFigures(text: string, raw: string, bare: boolean): FigureContent[] {
  const stage: FigureStage = /公安/.test(raw) ? 'police' : 'unstated'
  const plain = (bare ? text.replace(/\([^()]*\).*$/, '') : text).replace(/出厂价[\d.]+(?:至[\d.]+)?元/g, '')
  return amountsIn(plain, bare).map(({ value, qualifier, currency }) =>
    figure(worded(measureWords, raw, 'illegal-turnover'), value, currency, {
      qualifier,
      raw,
      stage,
      basis: worded(basisWords, raw, 'unstated'),
      note: /^原/.test(raw)
        ? 'before supplementary investigation'
        : /补充侦查后/.test(raw)
          ? 'after supplementary investigation'
          : null
    })
  )
}

const workUnits = /(\d+)(万?)(余?)(部|首|种|款)/

/** Copies, and works where the row counts them: the same number is never both. */
function countsOf(row: PublishedRow): FigureContent[] {
  const copies = row.copies_count ?? null
  const told = [said(row.right_infringed), said(row.amount_qualifier)].flatMap((text) => {
    const match = text === null ? null : workUnits.exec(text)
    if (text === null || match === null) return []
    const value = scaled(match[1] as string, match[2] === '万' ? 4 : 0)
    return [figure('works', value, match[4] as string, { qualifier: qualifierOf(match[3] as string), raw: text })]
  })
  if (copies === null || told.some((one) => one.value === String(copies))) return told
  const lines = row.seizure_quantities ?? []
  const line = lines.find((one) => one.qty === copies)
  const raw = said(line?.qualifier)
  const units = new Set(lines.map((one) => one.unit))
  const unit = said(line?.unit) ?? (units.size === 1 ? said(lines[0]?.unit) : null)
  return [...told, figure('copies', String(copies), unit ?? 'copies', { qualifier: countQualifier(raw), raw })]
}
