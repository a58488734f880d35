import type { DocumentData, Printed } from '../../../documents/fields.ts'
import { dutyCodes } from '../../../domain/case/duties/codes.ts'
import { duties } from '../../../domain/case/duties/duties.ts'
import { measureKey } from '../../../domain/case/duties/measures.ts'
import { standsStill } from '../../../domain/case/periods.ts'
import type { CaseFile } from '../../../domain/case/file.ts'
import type { Granted } from '../../../domain/case/parts.ts'
import { minus, sumOf } from '../../../domain/quantity.ts'
import type { Qualifier } from '../../../domain/case/vocabulary.ts'
import { addDays, civilDate, civilDateOf } from '../../../domain/time/civil-date.ts'
import type { Facts, GoodsFact, Paper } from './facts.ts'
import type { Lines } from './subject.ts'
import { day, disposalWords, measureEndWords, measureWords } from './words.ts'

const before: Readonly<Record<Qualifier, string>> = {
  exact: '',
  'at-least': '不少于',
  'at-most': '不超过',
  about: '约',
  'text-only': ''
}

/** The last day of a duty as the file would have it, in Chinese; null where it stands still or there is none. */
function lastDay(facts: Facts, file: CaseFile, key: string): string | null {
  const duty = duties(file, facts.calendar, facts.settings).find((one) => one.key === key)
  return duty === undefined || duty.dueAt === standsStill ? null : day(civilDateOf(duty.dueAt))
}

/** The file as it stood before an extension was granted, or with it as the last one. */
const withExtensions = (file: CaseFile, fits: (one: Granted) => boolean): CaseFile => ({
  ...file,
  extensions: file.extensions.filter(fits)
})

/** The latest paper of a kind about a line: its number. */
export const numberOf = (
  facts: Facts,
  kinds: readonly string[],
  fits: (subject: Paper['subject']) => boolean
): string | null =>
  facts.issued.findLast(({ kind, subject, number }) => number !== null && kinds.includes(kind) && fits(subject))
    ?.number ?? null

export function measureData(facts: Facts, paper: Paper, lines: Lines): DocumentData {
  const { measure } = lines
  if (measure === null) return {}
  const { no, kind, place, from, approvedOn, endedOn, end, endGround } = measure
  const key = measureKey(no)
  const extension = facts.file.extensions.findLast((one) => one.duty === key)
  const without = withExtensions(
    facts.file,
    (one) => one.duty !== key || (extension !== undefined && one.no < extension.no)
  )
  const first = withExtensions(facts.file, (one) => one.duty !== key)
  const orders = kind === 'preserve' ? ['preservation-notice'] : ['measure-decision']
  return {
    measure: {
      kind: measureWords[kind],
      place,
      from: day(from),
      until: lastDay(facts, paper.kind === 'measure-extension' ? without : first, key),
      number: measure.documentNumber ?? numberOf(facts, orders, (subject) => subject.measureNo === no),
      madeOn: day(approvedOn ?? from),
      extendedUntil: extension === undefined ? null : lastDay(facts, facts.file, key),
      extensionReason: extension?.reason,
      liftReason: endGround,
      liftedOn: day(endedOn),
      disposal: disposalOf(facts, no, end)
    }
  }
}

/** What became of the goods: each way of disposal with its day, else how the measure ended. */
function disposalOf(facts: Facts, measureNo: number, end: keyof typeof measureEndWords | null): string | null {
  const done = facts.file.custody
    .filter((line) => line.measureNo === measureNo)
    .flatMap(({ disposed }) =>
      disposed.map(({ disposal, on, text }) => `${day(on)!}${disposalWords[disposal]}${text ? `（${text}）` : ''}`)
    )
  if (done.length > 0) return [...new Set(done)].join('；')
  return end === null ? null : measureEndWords[end]
}

const quantityText = ({ quantity, quantityQualifier, quantityRaw }: GoodsFact): Printed =>
  quantity === null ? quantityRaw : `${before[quantityQualifier]}${quantity}`

const moneyText = (amount: string | null): string | null => {
  if (amount === null) return null
  const [whole, part = ''] = amount.split('.') as [string, string?]
  return `${whole}.${part.padEnd(2, '0')}`
}

/** Where a line of goods is kept now: the places of what has not been disposed of. */
function keptAt(facts: Facts, goodsNo: number): string | null {
  const places = facts.file.custody.filter((line) => {
    const gone = sumOf(line.disposed.map(({ quantity }) => quantity))
    const all = line.quantity === null || gone === null ? line.disposed.length > 0 : minus(line.quantity, gone) === '0'
    return line.goodsNo === goodsNo && !all
  })
  return [...new Set(places.map(({ place }) => place))].join('、') || null
}

/** The goods of the measure, or all goods of the case, with quantities, prices and where they are kept. */
export function goodsData(facts: Facts, lines: Lines): DocumentData {
  const taken = lines.measure?.goods ?? []
  const rows = facts.goods.flatMap((line) => {
    const part = taken.find(({ goodsNo }) => goodsNo === line.no)
    if (taken.length > 0 && part === undefined) return []
    const whole = (part?.quantity ?? line.quantity) === line.quantity
    const place = keptAt(facts, line.no)
    return {
      name: line.name,
      unit: line.unit,
      quantity: whole ? quantityText(line) : part!.quantity,
      unitPrice: moneyText(line.unitPrice),
      amount: whole && line.value !== null ? `${before[line.valueQualifier]}${moneyText(line.value)!}` : null,
      note: [place === null ? null : `存放于${place}`, line.note].filter((text) => text !== null).join('；')
    }
  })
  return { goods: rows }
}

/** Suspensions and extensions (A-26 to A-28, A-41), with the days as the clock has them. */
export function periodData(facts: Facts, lines: Lines): DocumentData {
  const { stop, extension } = lines
  if (stop !== null)
    return {
      period: {
        matter: '中止调查',
        reason:
          stop.text ??
          facts.acts.findLast(({ act, occurredOn }) => act === 'suspend' && occurredOn <= stop.from)?.reason,
        stoppedOn: day(stop.from),
        resumedOn: stop.to === null ? null : day(addDays(civilDate(stop.to), 1)),
        newUntil: lastDay(facts, facts.file, `decide:${facts.file.episodes.length}`)
      }
    }
  if (extension === null) return {}
  const held = duties(facts.file, facts.calendar, facts.settings).find(({ key }) => key === extension.duty)
  const upTo = (limit: number) => withExtensions(facts.file, (one) => one.duty !== extension.duty || one.no < limit)
  return {
    period: {
      matter: held && dutyCodes[held.code as keyof typeof dutyCodes].zh,
      reason: extension.reason,
      from: day(held?.startedOn),
      until: lastDay(facts, upTo(extension.no), extension.duty),
      newUntil: lastDay(facts, upTo(extension.no + 1), extension.duty)
    }
  }
}
