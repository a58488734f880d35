import { definitions, type RateDefinition } from '../domain/rates/definitions.ts'
import { lastOfMonth, civilDate } from '../domain/time/civil-date.ts'
import type { Figures, Group, MonthFigures, ReportInput, ReportOptions, ReportRate, Windows } from './input.ts'
import { type Cell, growth, percent, points, quantity, rateCells, type Section, type Table, text } from './table.ts'
import { localTime, rightKindWords, type Words, wordsIn } from './words.ts'

interface Context extends ReportOptions {
  readonly input: ReportInput
  readonly words: Words
}

/** All tables of the report, those of money last before what explains them. Each form shows these and no other number. */
export function reportTables(input: ReportInput, options: ReportOptions): Table[] {
  const context: Context = { ...options, input, words: wordsIn(options.language) }
  const counts = input.report.rates.filter(({ unit }) => unit === 'count')
  const money = input.report.rates.filter(({ unit }) => unit === 'money')
  const { words } = context
  return [
    monthTable(context, counts, 'month', words.headlineMonth),
    cumulativeTable(context, counts, 'cumulative', words.headlineCumulative),
    moves(context),
    months(context, counts, 'months', words.months),
    groups(context, counts, 'byArea', words.byArea, words.area),
    groups(context, counts, 'byRightKind', words.byRightKind, words.rightKind),
    groups(context, counts, 'byOffice', words.byOffice, words.office),
    ...moneyTables(context, money),
    foreign(context),
    definitionTable(context),
    about(context)
  ]
}

/** What P-13 lets the reader see of the money rates, each table headed by what they must not be used for. */
function moneyTables(context: Context, money: readonly ReportRate[]): Table[] {
  const { words } = context
  const shown = money.filter(({ total }) => total !== null)
  if (shown.length === 0) return []
  const withheld = shown.some((rate) => rate.withheld !== null) ? words.moneyWithheld : ''
  const title = (rest: string) => `${words.money}${words.colon}${rest}`
  const tables = [
    monthTable(context, shown, 'money-month', title(words.thisMonth)),
    cumulativeTable(context, shown, 'money-cumulative', title(words.sinceJanuary)),
    months(context, shown, 'money-months', title(words.months)),
    groups(context, shown, 'byArea', title(words.byArea), words.area),
    groups(context, shown, 'byRightKind', title(words.byRightKind), words.rightKind),
    groups(context, shown, 'byOffice', title(words.byOffice), words.office)
  ]
  return tables
    .filter(({ sections }) => sections.some(({ rows }) => rows.length > 0))
    .map((table) => ({ ...table, id: `money-${table.id.replace('money-', '')}`, note: words.moneyNote + withheld }))
}

const nameOf = ({ language }: Context, rate: ReportRate): string => `${rate.id} ${rate.name[language]}`
const sectionOf = (context: Context, rate: ReportRate, rows: readonly (readonly Cell[])[]): Section => ({
  id: rate.id,
  title: nameOf(context, rate),
  rows
})
const monthsOf = ({ input }: Context, id: string): readonly MonthFigures[] =>
  input.months.find((rate) => rate.id === id)?.months ?? []

function monthTable(context: Context, rates: readonly ReportRate[], id: string, title: string): Table {
  const { words, input } = context
  const rows = rates.flatMap((rate) => {
    if (rate.total === null) return []
    const { month } = rate.total
    const history = monthsOf(context, rate.id)
    const [before, year] = [history.at(-2), history.at(-13)] as [MonthFigures, MonthFigures]
    return [
      [
        text(nameOf(context, rate)),
        ...rateCells(month, words.emptyDenominator),
        percent(before.rate, words.emptyDenominator),
        points(month.rate, before.rate, words.noBase),
        percent(year.rate, words.emptyDenominator),
        points(month.rate, year.rate, words.noBase)
      ]
    ]
  })
  const open = input.report.until < lastOfMonth(civilDate(`${input.report.month}-01`))
  return {
    id,
    title,
    sheet: title,
    note: open ? words.monthOpen : undefined,
    sectionHead: null,
    columns: [
      words.rate,
      words.numerator,
      words.denominator,
      words.value,
      words.monthBefore,
      words.monthChange,
      words.monthLastYear,
      words.yearChange
    ],
    sections: [{ id: 'all', title: '', rows }]
  }
}

function cumulativeTable(context: Context, rates: readonly ReportRate[], id: string, title: string): Table {
  const { words, input } = context
  const rows = rates.flatMap((rate) => {
    const last = input.lastYear.find((one) => one.id === rate.id)?.cumulative
    if (rate.total === null || last === undefined) return []
    const { cumulative } = rate.total
    return [
      [
        text(nameOf(context, rate)),
        ...rateCells(cumulative, words.emptyDenominator),
        percent(last.rate, words.emptyDenominator),
        points(cumulative.rate, last.rate, words.noBase),
        growth(cumulative.numerator, last.numerator, words.noBase),
        percent(cumulative.enteredLate.share, words.emptyDenominator)
      ]
    ]
  })
  return {
    id,
    title,
    sheet: title,
    sectionHead: null,
    columns: [
      words.rate,
      words.numerator,
      words.denominator,
      words.value,
      words.windowLastYear,
      words.yearChange,
      words.growth,
      words.late
    ],
    sections: [{ id: 'all', title: '', rows }]
  }
}

function months(context: Context, rates: readonly ReportRate[], id: string, title: string): Table {
  const { words } = context
  const rowsOf = (history: readonly MonthFigures[]) =>
    history.slice(-12).map((figures, index) => {
      const year = history[index] as MonthFigures
      return [
        text(figures.month),
        ...rateCells(figures, words.emptyDenominator),
        ...rateCells(year, words.emptyDenominator),
        points(figures.rate, year.rate, words.noBase)
      ]
    })
  return {
    id,
    title,
    sheet: title,
    sectionHead: words.rate,
    columns: [
      words.month,
      words.numerator,
      words.denominator,
      words.value,
      `${words.monthLastYear} ${words.numerator}`,
      `${words.monthLastYear} ${words.denominator}`,
      `${words.monthLastYear} ${words.value}`,
      words.yearChange
    ],
    sections: rates.map((rate) => sectionOf(context, rate, rowsOf(monthsOf(context, rate.id))))
  }
}

type By = 'byOffice' | 'byArea' | 'byRightKind'

function groups(context: Context, rates: readonly ReportRate[], by: By, title: string, head: string): Table {
  const { words } = context
  const row = (name: string, { month, cumulative }: Windows) => [
    text(name),
    ...rateCells(month, words.emptyDenominator),
    ...rateCells(cumulative, words.emptyDenominator),
    percent(cumulative.enteredLate.share, words.emptyDenominator)
  ]
  const rowsOf = (rate: ReportRate) => {
    const rows = rate[by].map((group) => row(groupName(context, by, group), group))
    return rows.length === 0 || rate.total === null ? [] : [...rows, row(words.total, rate.total)]
  }
  return {
    id: by,
    title,
    sheet: title,
    sectionHead: words.rate,
    columns: [head, ...headsOf(words, words.thisMonth), ...headsOf(words, words.sinceJanuary), words.late],
    sections: rates.map((rate) => sectionOf(context, rate, rowsOf(rate)))
  }
}

const headsOf = (words: Words, window: string) =>
  [words.numerator, words.denominator, words.value].map((head) => `${window} ${head}`)

export function groupName({ names, language }: ReportOptions, by: By, { group }: Group): string {
  const table = { byOffice: names.offices, byArea: names.areas, byRightKind: new Map(Object.entries(rightKindWords)) }
  return table[by].get(group)?.[language] ?? group
}

function moves(context: Context): Table {
  const { words, input } = context
  const rate = input.report.rates.find(({ id }) => id === 'AC1')
  const row = (name: string, { parts, balanced }: Figures) => [
    text(name),
    ...(['open-start', 'new', 'moved-in', 'moved-out', 'closed', 'open-end'] as const).map((part) =>
      quantity(part === 'moved-out' ? 0 - Number(parts[part] ?? 0) : (parts[part] ?? 0))
    ),
    text(balanced === false ? words.broken : words.holds)
  ]
  const section = (window: 'month' | 'cumulative', title: string): Section => ({
    id: window,
    title,
    rows:
      rate === undefined || rate.total === null
        ? []
        : [
            ...rate.byOffice.map((group) => row(groupName(context, 'byOffice', group), group[window])),
            row(words.total, rate.total[window])
          ]
  })
  return {
    id: 'moves',
    title: words.moves,
    sheet: words.moves.split(/[：:]/)[0] as string,
    note: words.movesNote,
    sectionHead: words.period,
    columns: [
      words.office,
      words.openStart,
      words.fresh,
      words.movedIn,
      words.movedOut,
      words.closed,
      words.openEnd,
      words.balance
    ],
    sections: [section('month', words.thisMonth), section('cumulative', words.sinceJanuary)]
  }
}

function foreign({ input, words, language }: Context): Table {
  const value = (number: string | null): Cell =>
    number === null ? { kind: 'none', why: words.none } : { kind: 'decimal', value: number }
  const rows = input.foreign.map((row) => [
    text(`${row.id} ${language === 'zh' ? row.nameZh : row.nameEn}`),
    text(row.periodLabel),
    text(row.scope),
    row.value === null && row.valueLow !== null ? text(`${row.valueLow}–${row.valueHigh ?? ''}`) : value(row.value),
    text(row.unit),
    text(row.nature === 'derived' ? words.derived : words.published),
    text([row.source, row.scopeNote].filter((part) => part !== null).join('; '))
  ])
  return {
    id: 'foreign',
    title: words.foreign,
    sheet: words.foreign,
    note: words.foreignNote,
    sectionHead: null,
    columns: [words.figure, words.period, words.place, words.amount, words.unit, words.nature, words.source],
    sections: [{ id: 'all', title: '', rows }]
  }
}

function definitionTable(context: Context): Table {
  const { words, language, input } = context
  const rows = input.report.rates.map((rate) => {
    const found = definitions.find(({ id, version }) => id === rate.id && version === rate.version) as RateDefinition
    const named = (ids: readonly string[]) =>
      found.parts
        .filter(({ id }) => ids.includes(id))
        .map(({ name }) => name[language])
        .join(' + ')
    return [
      text(nameOf(context, rate)),
      { kind: 'count', value: rate.version } as const,
      text(found.formula[language]),
      text(named(found.numerator)),
      text(named(found.denominator)),
      text(rate.exclusions.map((label) => label[language]).join(language === 'zh' ? '；' : '; ')),
      text(found.basis.join(' ')),
      text(rate.links.cumulative)
    ]
  })
  return {
    id: 'definitions',
    title: words.definitions,
    sheet: words.definitions,
    note: words.definitionsNote,
    sectionHead: null,
    columns: [
      words.rate,
      words.version,
      words.formula,
      words.numerator,
      words.denominator,
      words.excluded,
      words.basis,
      words.events
    ],
    sections: [{ id: 'all', title: '', rows }]
  }
}

function about({ input, words, language, notice }: Context): Table {
  const { month, until, asOf, batch, pending, scope } = input.report
  const knownAt = batch.knownAt === null ? words.noBatch : `${batch.number} (${localTime(batch.knownAt)})`
  const filter = [scope.area, scope.rightKind, scope.procedure].filter((part) => part !== null).join(', ')
  const rows: (readonly [string, Cell])[] = [
    [words.month, text(month)],
    [words.until, text(until)],
    [words.asOf, text(localTime(asOf))],
    [words.batch, text(knownAt)],
    [words.pending, { kind: 'count', value: pending }],
    [words.offices, { kind: 'count', value: scope.offices.length }],
    [words.filters, text(filter === '' ? words.none : filter)],
    [words.compare, text(words.compareText)],
    [words.emptySign, text(words.emptyMeaning)],
    [words.late, text(words.lateText)]
  ]
  if (notice !== undefined) rows.unshift([words.notice, text(notice[language])])
  return {
    id: 'about',
    title: words.about,
    sheet: words.about,
    sectionHead: null,
    columns: [words.item, words.content],
    sections: [{ id: 'all', title: '', rows: rows.map(([name, cell]) => [text(name), cell]) }]
  }
}
