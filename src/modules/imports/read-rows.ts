import { parse } from 'csv-parse'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fromFlat } from './formats/flat.ts'
import type { ImportFormat } from '../../domain/imports.ts'
import { Refusal } from '../../domain/refusal.ts'

/** A row as it was read: its number in the file (from 1), and what it holds, or why it cannot be read. */
export interface SourceRow {
  readonly rowNo: number
  readonly value: unknown
  readonly refusal: Refusal | null
}

const longest = 1_048_576

/** The rows of a file, one at a time, whatever its size. Empty lines are none. */
export function readRows(source: Readable, format: ImportFormat): AsyncIterable<SourceRow> {
  return format === 'csv' ? flatRows(source) : jsonLines(source)
}

async function* jsonLines(source: Readable): AsyncGenerator<SourceRow> {
  let rowNo = 0
  for await (const line of createInterface({ input: source, crlfDelay: Infinity })) {
    rowNo++
    const text = rowNo === 1 ? line.replace(/^\uFEFF/, '') : line
    if (text.trim() !== '') yield jsonRow(text, rowNo)
  }
}

function jsonRow(text: string, rowNo: number): SourceRow {
  if (text.length > longest) return unread(rowNo, new Refusal('import.too-long', { row: rowNo, limit: longest }))
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { rowNo, value, refusal: null }
  } catch {
    // Its own words would repeat the row.
  }
  return unread(rowNo, new Refusal('import.not-json', { row: rowNo }))
}

const unread = (rowNo: number, refusal: Refusal): SourceRow => ({ rowNo, value: null, refusal })

/** Rows bear the number of the line they end on. One that does not fit the header is refused, and the next is read. */
async function* flatRows(source: Readable): AsyncGenerator<SourceRow> {
  const broken: SourceRow[] = []
  const parser = parse({
    bom: true,
    columns: true,
    info: true,
    skip_empty_lines: true,
    max_record_size: longest,
    skip_records_with_error: true,
    on_skip: (error) => {
      const rowNo = Number(error?.lines ?? 0)
      const problem = {
        zh: '单元格数与表头不一致，或引号未闭合',
        en: 'another number of cells than the header, or an open quotation mark'
      }
      broken.push(unread(rowNo, new Refusal('import.row', { row: rowNo, field: '/', problem })))
    }
  })
  source.on('error', (error) => parser.destroy(error))
  for await (const { record, info } of source.pipe(parser) as AsyncIterable<Parsed>) {
    yield* broken.splice(0)
    yield { rowNo: info.lines, value: fromFlat(record), refusal: null }
  }
  yield* broken
}

interface Parsed {
  readonly record: Record<string, string>
  readonly info: { readonly lines: number }
}
