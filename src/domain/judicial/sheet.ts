import { refuse } from '../refusal.ts'
import {
  judicialClosingKinds,
  judicialClosings,
  judicialInstances,
  judicialKinds,
  judicialTracks,
  type JudicialClosing,
  type JudicialInstance,
  type JudicialKind,
  type JudicialTrack
} from './vocabulary.ts'
import { rightKinds, type RightKind } from '../case/vocabulary.ts'

/** A court's monthly sheet: its columns in both languages, and what a row says. Pure; the amounts stay as they are written. */

const columns = {
  number: ['案号', 'number'],
  kind: ['案件类型', 'kind'],
  instance: ['审级', 'instance'],
  track: ['程序', 'track'],
  rightKind: ['权利类型', 'rightKind'],
  cause: ['案由', 'cause'],
  filedOn: ['立案日期', 'filedOn'],
  closedOn: ['结案日期', 'closedOn'],
  closing: ['结案方式', 'closing'],
  applied: ['申请标的', 'applied'],
  received: ['到位金额', 'received']
} as const satisfies Record<string, readonly [zh: string, en: string]>
type Column = keyof typeof columns
const needed: readonly Column[] = ['number', 'kind', 'filedOn']

/** Columns by their place. Refuses `judicial.sheet` for a column that is not known, twice there, or missing. */
export function sheetColumns(header: readonly string[]): readonly Column[] {
  const found = header.map((name) => {
    const column = (Object.keys(columns) as Column[]).find((one) =>
      (columns[one] as readonly string[]).includes(name.trim())
    )
    return column ?? refuse('judicial.sheet', { problem: name.slice(0, 50) })
  })
  const twice = found.find((column, index) => found.indexOf(column) !== index)
  const missing = needed.find((column) => !found.includes(column))
  const problem = twice ?? missing
  if (problem !== undefined) refuse('judicial.sheet', { problem: columns[problem].join(' / ') })
  return found
}

export interface SheetRow {
  readonly number: string
  readonly kind: JudicialKind
  readonly instance: JudicialInstance
  readonly track: JudicialTrack
  readonly rightKind: RightKind
  readonly cause: string | null
  readonly filedOn: string
  readonly closedOn: string | null
  readonly closing: JudicialClosing | null
  readonly applied: string | null
  readonly received: string | null
}

const kindWords: Readonly<Record<string, JudicialKind>> = {
  刑事: 'criminal',
  民事: 'civil',
  行政: 'administrative',
  执行: 'execution'
}
const instanceWords: Readonly<Record<string, JudicialInstance>> = {
  一审: 'first',
  二审: 'second',
  再审: 'retrial',
  执行: 'execution'
}
const trackWords: Readonly<Record<string, JudicialTrack>> = {
  普通: 'ordinary',
  简易: 'summary',
  速裁: 'fast-track',
  非诉: 'non-litigation'
}
const rightWords: Readonly<Record<string, RightKind>> = {
  商标: 'trademark',
  专利: 'patent',
  著作权: 'copyright',
  其他: 'other'
}
const closingWords: Readonly<Record<string, JudicialClosing>> = {
  ...Object.fromEntries(judicialClosingKinds.map((kind) => [judicialClosings[kind].zh, kind])),
  终本: 'this-execution-ended',
  驳回申请: 'rejected',
  驳回起诉: 'rejected'
}

/** What a row of the sheet says. Refuses `judicial.cell`, with the column's name, a word or a day that it cannot read. */
export function sheetRow(order: readonly Column[], cells: readonly string[]): SheetRow {
  const of = (column: Column): string | null => {
    const at = order.indexOf(column)
    const cell = at < 0 ? '' : (cells[at] ?? '').trim()
    return cell === '' ? null : cell
  }
  const wrong = (column: Column): never =>
    refuse('judicial.cell', { column: columns[column].join(' / '), field: `/${column}` })
  const must = (column: Column): string => of(column) ?? wrong(column)
  const word = <Word extends string>(
    column: Column,
    known: readonly Word[],
    chinese: Readonly<Record<string, Word>>,
    instead: Word | null
  ): Word | null => {
    const said = of(column)
    if (said === null) return instead
    return (
      known.find((one) => one === said) ??
      chinese[said.replace(/(程序|案件|权)$/u, '')] ??
      chinese[said] ??
      wrong(column)
    )
  }
  const day = (column: Column): string | null => {
    const said = of(column)
    if (said === null) return null
    const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(said) ?? wrong(column)
    const [year, month, date] = parts.slice(1) as [string, string, string]
    return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  }
  const amount = (column: Column): string | null => {
    const said = of(column)?.replaceAll(/[,，]/g, '') ?? null
    return said === null || /^(0|[1-9]\d{0,10})(\.\d{1,2})?$/.test(said) ? said : wrong(column)
  }
  must('kind')
  must('filedOn')
  const kind = word('kind', judicialKinds, kindWords, null) as JudicialKind
  return {
    number: must('number'),
    kind,
    instance: word(
      'instance',
      judicialInstances,
      instanceWords,
      kind === 'execution' ? 'execution' : 'first'
    ) as JudicialInstance,
    track: word('track', judicialTracks, trackWords, 'ordinary') as JudicialTrack,
    rightKind: word('rightKind', rightKinds, rightWords, 'other') as RightKind,
    cause: of('cause'),
    filedOn: day('filedOn') as string,
    closedOn: day('closedOn'),
    closing: word('closing', judicialClosingKinds, closingWords, null),
    applied: amount('applied'),
    received: amount('received')
  }
}
