import { definitions } from '../domain/rates/definitions.ts'
import { barChart, lineChart } from './charts.ts'
import type { ReportInput, ReportOptions, ReportRate } from './input.ts'
import { style } from './style.ts'
import { type Cell, rateNumber, type Section, type Table } from './table.ts'
import { groupName, reportTables } from './tables.ts'
import { localTime, longMonth, shortMonth, type Words, wordsIn } from './words.ts'

/**
 * The report as one page that needs nothing else: no script, no address, no outside font or picture. Charts are pictures for
 * the eye; each has its table right behind it, which is what a screen reader reads.
 */
export function reportHtml(input: ReportInput, options: ReportOptions): string {
  const words = wordsIn(options.language)
  const tables = reportTables(input, options)
  const find = (id: string) => tables.find((table) => table.id === id)
  const page = new Page(input, options, words)
  const show = (id: string) => page.table(find(id))
  const money = tables.filter(({ id }) => id.startsWith('money-'))
  const title = `${words.report} ${longMonth(input.report.month, options.language)}`
  const body = [
    page.head(title),
    page.section('headline', words.headline, page.cards() + show('month') + show('cumulative')),
    page.section('moves', words.moves, show('moves')),
    page.section('months', words.months, page.history(find('months'), 'count')),
    page.section('areas', words.byArea, page.areas() + show('byArea')),
    page.section('right-kinds', words.byRightKind, show('byRightKind')),
    page.section('offices', words.byOffice, show('byOffice')),
    money.length === 0 ? page.withheld() : page.section('money', words.money, page.money(money)),
    page.section('foreign', words.foreign, show('foreign')),
    page.section('definitions', words.definitions, page.definitions()),
    page.section('about', words.about, page.about(find('about')))
  ]
  return [
    '<!doctype html>',
    `<html lang="${words.languageTag}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title><style>${style}</style></head>`,
    `<body><main>${body.join('\n')}</main></body></html>\n`
  ].join('\n')
}

class Page {
  private readonly input: ReportInput
  private readonly options: ReportOptions
  private readonly words: Words

  constructor(input: ReportInput, options: ReportOptions, words: Words) {
    this.input = input
    this.options = options
    this.words = words
  }

  head(title: string): string {
    const { until, asOf, batch } = this.input.report
    const { words } = this
    const notice = this.options.notice?.[this.options.language]
    const stand = [
      `${words.until} ${until}`,
      `${words.asOf} ${localTime(asOf)}`,
      `${words.batch} ${batch.number === 0 ? words.noBatch : batch.number}`
    ]
    return [
      `<header><h1>${escape(title)}</h1><p class="stand">${escape(stand.join(' · '))}</p>`,
      notice === undefined ? '' : `<p class="notice">${escape(notice)}</p>`,
      '</header>'
    ].join('')
  }

  section(id: string, title: string, content: string): string {
    return content === ''
      ? ''
      : `<section aria-labelledby="${id}"><h2 id="${id}">${escape(title)}</h2>${content}</section>`
  }

  /** The rates of the year so far, each with what it is made of. */
  cards(): string {
    const { words } = this
    const cards = this.rates('count').map((rate) => {
      const { numerator, denominator, rate: value } = rate.total.cumulative
      const shown = value === null ? `— <small>${escape(words.emptyDenominator)}</small>` : `${value}%`
      const made = `${words.sinceJanuary}${words.colon}${shownNumber(numerator)} ÷ ${shownNumber(denominator)}`
      return `<li><span>${escape(this.nameOf(rate))}</span><strong>${shown}</strong><span>${escape(made)}</span></li>`
    })
    return `<ul class="cards">${cards.join('')}</ul>`
  }

  /** Twelve months of each rate as a chart, and its part of the table behind it. */
  history(table: Table | undefined, unit: ReportRate['unit']): string {
    if (table === undefined) return ''
    return this.rates(unit)
      .map((rate) => {
        const months = this.input.months.find(({ id }) => id === rate.id)?.months ?? []
        const [behind, front] = [months.slice(0, 12), months.slice(12)]
        const chart = (width: 'wide' | 'narrow') =>
          lineChart(
            front.map(({ month }) => shortMonth(month, this.options.language)),
            { name: this.words.lastTwelve, values: front.map(rateNumber) },
            { name: this.words.yearBefore, values: behind.map(rateNumber) },
            { id: `months-${rate.id}`, width }
          )
        const part = { ...table, sections: table.sections.filter(({ id }) => id === rate.id), sectionHead: null }
        const title = `${this.nameOf(rate)}${this.words.colon}${this.words.months}`
        return `<h3>${escape(this.nameOf(rate))}</h3>${this.figure(title, chart, this.table({ ...part, title, note: undefined }))}`
      })
      .join('')
  }

  /** Districts side by side: closure and execution. Never money: a ranking by money is what the law forbids (P-13). */
  areas(): string {
    const rates = this.rates('count').filter(({ id }) => id === 'AC1' || id === 'AE1')
    const groups = rates[0]?.byArea ?? []
    if (groups.length === 0) return ''
    const bars = rates.map((rate) => {
      const figures = groups.map(({ group }) => rate.byArea.find((one) => one.group === group)?.cumulative)
      return {
        name: this.nameOf(rate),
        values: figures.map((one) => (one === undefined ? null : rateNumber(one))),
        labels: figures.map((one) =>
          one === undefined || one.rate === null ? '—' : `${one.rate}% (${one.numerator}/${one.denominator})`
        )
      }
    })
    const names = groups.map((group) => groupName(this.options, 'byArea', group))
    const chart = (width: 'wide' | 'narrow') => barChart(names, bars, { id: 'areas', width })
    return this.figure(`${this.words.byArea}, ${this.words.sinceJanuary}`, chart, '')
  }

  money(tables: readonly Table[]): string {
    const note = `<p class="note">${escape(tables[0]?.note ?? '')}</p>`
    const shown = tables.map((table) =>
      table.id === 'money-months' ? this.history(table, 'money') : this.table({ ...table, note: undefined })
    )
    return note + shown.join('')
  }

  /** Says that there is something which the reader may not see. */
  withheld(): string {
    const hidden = this.input.report.rates.some(({ withheld }) => withheld === 'all')
    return hidden ? this.section('money', this.words.money, `<p>${escape(this.words.moneyWithheld)}</p>`) : ''
  }

  definitions(): string {
    const { words } = this
    const { language } = this.options
    const entries = this.input.report.rates.map((rate) => {
      const found = definitions.find(({ id, version }) => id === rate.id && version === rate.version)
      const named = (ids: readonly string[] = []) =>
        (found?.parts ?? []).filter(({ id }) => ids.includes(id)).map(({ name }) => name[language])
      const lines = [
        `${words.formula}${words.colon}${found?.formula[language] ?? ''}`,
        `${words.numerator}${words.colon}${named(found?.numerator).join(' + ')}`,
        `${words.denominator}${words.colon}${named(found?.denominator).join(' + ')}`,
        `${words.excluded}${words.colon}${rate.exclusions.map((label) => label[language]).join('; ')}`,
        `${words.basis}${words.colon}${found?.basis.join(', ') ?? ''}`,
        `${words.events}${words.colon}${rate.links.cumulative}`
      ]
      const term = `${this.nameOf(rate)} (${words.version} ${rate.version})`
      return `<dt>${escape(term)}</dt><dd>${lines.map(escape).join('<br>')}</dd>`
    })
    return `<p class="note">${escape(words.definitionsNote)}</p><dl>${entries.join('')}</dl>`
  }

  about(table: Table | undefined): string {
    const rows = table?.sections[0]?.rows ?? []
    return `<dl class="pairs">${rows.map(([name, value]) => `<dt>${shown(name)}</dt><dd>${shown(value)}</dd>`).join('')}</dl>`
  }

  table(table: Table | undefined): string {
    if (table === undefined) return ''
    const sections = table.sections.filter(({ rows }) => rows.length > 0)
    if (sections.length === 0) return `<p class="note">${escape(this.words.nothing)}</p>`
    const kinds = sections[0]?.rows[0] ?? []
    const heads = table.columns.map(
      (head, column) => `<th scope="col"${kinds[column]?.kind === 'text' ? ' class="text"' : ''}>${escape(head)}</th>`
    )
    const bodies = sections.map((section) => this.body(section, table.columns.length, table.sectionHead !== null))
    const named = sections.some(({ rows }) => rows.some(([first]) => first?.kind === 'text' && first.text.length > 16))
    const texts = kinds.filter(({ kind }) => kind === 'text').length > 3
    const classes = [named ? 'names' : '', texts ? 'texts' : ''].join(' ').trim()
    const note = table.note === undefined ? '' : `<p class="note">${escape(table.note)}</p>`
    return [
      `<div class="scroll" role="region" tabindex="0" aria-label="${escape(table.title)}">`,
      `<table${classes === '' ? '' : ` class="${classes}"`}><caption>${escape(table.title)}</caption>`,
      `<thead><tr>${heads.join('')}</tr></thead>${bodies.join('')}</table></div>${note}`
    ].join('')
  }

  private body({ title, rows }: Section, columns: number, headed: boolean): string {
    const head = headed ? `<tr><th scope="rowgroup" colspan="${columns}">${escape(title)}</th></tr>` : ''
    const lines = rows.map(([first, ...rest]) => {
      const isTotal = first?.kind === 'text' && first.text === this.words.total
      const cells = rest.map((cell) => {
        const kind =
          cell.kind === 'text' || cell.kind === 'none' ? ` class="${cell.kind}${isLong(cell) ? ' long' : ''}"` : ''
        return `<td${kind}>${shown(cell)}</td>`
      })
      return `<tr${isTotal ? ' class="total"' : ''}><th scope="row">${shown(first)}</th>${cells.join('')}</tr>`
    })
    return `<tbody>${head}${lines.join('')}</tbody>`
  }

  private figure(title: string, chart: (width: 'wide' | 'narrow') => string, table: string): string {
    const label = `${title}. ${this.words.seeTable}`
    const picture = (width: 'wide' | 'narrow') =>
      `<div class="${width}" role="img" aria-label="${escape(label)}">${chart(width)}</div>`
    return `<figure>${picture('wide')}${picture('narrow')}${table}</figure>`
  }

  private rates(unit: ReportRate['unit']) {
    return this.input.report.rates.filter(
      (rate): rate is ReportRate & { total: NonNullable<ReportRate['total']> } =>
        rate.unit === unit && rate.total !== null
    )
  }

  private nameOf(rate: ReportRate): string {
    return `${rate.id} ${rate.name[this.options.language]}`
  }
}

/** Too long for a narrow column. */
const isLong = (cell: Cell): boolean => cell.kind === 'text' && cell.text.length > 24

/** 1234567 and "1234567.50" with commas. */
const shownNumber = (value: number | string): string =>
  String(value).replace(
    /^(-?)(\d+)/,
    (_, sign: string, digits: string) => sign + digits.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  )

const signed = (value: string): string => (value.startsWith('-') || Number(value) === 0 ? value : `+${value}`)

function shown(cell: Cell | undefined): string {
  switch (cell?.kind) {
    case undefined:
      return ''
    case 'text':
      return escape(cell.text)
    case 'none':
      return `— <small>${escape(cell.why)}</small>`
    case 'count':
    case 'money':
    case 'decimal':
      return shownNumber(cell.value).replace('-', '−')
    case 'percent':
      return `${cell.value}%`.replace('-', '−')
    case 'growth':
      return `${signed(cell.value)}%`.replace('-', '−')
    case 'points':
      return signed(cell.value).replace('-', '−')
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}
const escape = (value: string): string => value.replaceAll(/[&<>"']/g, (sign) => entities[sign] as string)
