import writeExcelFile, { type Cell as SheetCell, type SheetData } from 'write-excel-file/node'
import type { ReportInput, ReportOptions } from './input.ts'
import type { Cell, Table } from './table.ts'
import { reportTables } from './tables.ts'

/**
 * The report as a workbook, one sheet for each table: real numbers with formats, the heads frozen, no formula anywhere. A text
 * stays a text whatever it begins with, since its cell says so.
 */
export async function reportXlsx(input: ReportInput, options: ReportOptions): Promise<Buffer> {
  const taken = new Set<string>()
  const sheets = reportTables(input, options).map((table) => ({
    data: sheetOf(table),
    sheet: sheetName(table.sheet, taken),
    columns: widths(table),
    stickyRowsCount: 1,
    orientation: 'landscape' as const
  }))
  return writeExcelFile(sheets, { fontFamily: 'Arial', fontSize: 10, features: [onePageWide] }).toBuffer()
}

/** Prints on pages as wide as the sheet; heads that stay are the pane below them, as Excel writes it. */
const onePageWide = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string) =>
          xml
            .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
            .replace('<pageSetup ', '<pageSetup fitToHeight="0" ')
            .replace(' xSplit="0"', '')
            .replace('activePane="bottomRight"', 'activePane="bottomLeft"')
      }
    }
  }
}

function sheetOf(table: Table): SheetData {
  const heads = table.sectionHead === null ? table.columns : [table.sectionHead, ...table.columns]
  const sizes = widths(table)
  const rows = table.sections.flatMap(({ title, rows: cells }) =>
    cells.map((row) => {
      const shift = table.sectionHead === null ? 0 : 1
      const lines = row.map((cell, column) => linesIn(shownLength(cell), sizes[column + shift]?.width ?? 10))
      const height = 14 * Math.max(1, ...lines)
      return [...(shift === 0 ? [] : [textCell(title)]), ...row.map(cellOf)].map((cell, column) =>
        column === 0 ? { ...(cell as object), height } : cell
      ) as SheetCell[]
    })
  )
  const notes = table.note === undefined ? [] : [[], [{ ...textCell(table.note), wrap: false }]]
  return [
    heads.map((head) => ({
      ...textCell(head),
      fontWeight: 'bold' as const,
      backgroundColor: '#E6EAF0',
      alignVertical: 'center' as const
    })),
    ...rows,
    ...notes
  ]
}

function cellOf(cell: Cell): SheetCell {
  switch (cell.kind) {
    case 'text':
      return textCell(cell.text)
    case 'none':
      return { ...textCell(`— ${cell.why}`), align: 'right' as const }
    case 'count':
      return numberCell(cell.value, '#,##0')
    case 'money':
      return numberCell(Number(cell.value), '#,##0.00')
    case 'percent':
      return numberCell(fraction(cell.value), '0.00%')
    case 'growth':
      return numberCell(fraction(cell.value), '+0.00%;-0.00%;0.00%')
    case 'points':
      return numberCell(Number(cell.value), '+0.00;-0.00;0.00')
    case 'decimal':
      return numberCell(Number(cell.value), '#,##0.##')
  }
}

/** A percent as the fraction that a spreadsheet keeps, without the last binary digits of a division. */
const fraction = (percent: string): number => Number((Number(percent) / 100).toFixed(6))
const numberCell = (value: number, format: string) => ({ type: Number, value, format, alignVertical: 'top' as const })

/** Control characters have no place in XML. */
const textCell = (value: string) => ({
  type: String,
  value: value.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' '),
  wrap: true,
  alignVertical: 'top' as const
})

/** Lines that a wrapped text takes; words do not fill them. */
const linesIn = (length: number, width: number) => (length <= width ? 1 : Math.ceil((length * 1.1) / width))

/** At most 31 characters, none that Excel refuses, and each once. */
function sheetName(title: string, taken: Set<string>): string {
  const clean = title
    .replaceAll(/[[\]:*?/\\']/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
  let name = clean.slice(0, 31).trim()
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${clean.slice(0, 27).trim()} ${number}`
  taken.add(name.toLowerCase())
  return name
}

const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/

/** Chinese characters take two. Long texts are wrapped. */
const lengthOf = (value: string) => [...value].reduce((sum, one) => sum + (wide.test(one) ? 2 : 1), 0)

function widths(table: Table): { width: number }[] {
  const heads = table.sectionHead === null ? table.columns : [table.sectionHead, ...table.columns]
  const shift = table.sectionHead === null ? 0 : 1
  return heads.map((head, column) => {
    const lengths = table.sections.flatMap(({ title, rows }) =>
      column < shift ? [lengthOf(title)] : rows.map((row) => shownLength(row[column - shift]))
    )
    return { width: Math.min(60, Math.max(10, Math.min(lengthOf(head), 24), ...lengths) + 2) }
  })
}

function shownLength(cell: Cell | undefined): number {
  if (cell === undefined) return 0
  if (cell.kind === 'text') return lengthOf(cell.text)
  if (cell.kind === 'none') return lengthOf(cell.why) + 2
  return String(cell.value).length + 3
}
