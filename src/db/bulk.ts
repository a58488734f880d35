import { getTableColumns, getTableName } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { Statement, Tx } from './connect.ts'

/**
 * Writes rows of one table in one statement: the rows travel as one JSON text, so the statement is prepared once whatever
 * their number. Keys are the camelCase names of the columns, as the database reads them; other keys are passed over, and
 * columns with a default of the database are left to it.
 */
export interface Writer {
  insert(tx: Tx, rows: readonly object[]): Statement[]
  /** Inserts, or replaces every column of the row with the same key. */
  upsert(tx: Tx, rows: readonly object[]): Statement[]
}

export function writerOf(table: PgTable): Writer {
  const { columns, primaryKeys } = getTableConfig(table)
  const name = getTableName(table)
  const given = Object.entries(getTableColumns(table)).filter(([, column]) => !column.hasDefault)
  const written = given.map(([, column]) => `"${column.name}"`)
  const keyColumns = primaryKeys[0]?.columns ?? columns.filter((column) => column.primary)
  const key = keyColumns.map((column) => `"${column.name}"`)
  const read = given.map(([field]) => `"${field}"`).join(', ')
  const typed = given.map(([field, column]) => `"${field}" ${column.getSQLType()}`).join(', ')
  const insertText = `insert into "${name}" (${written.join(', ')}) select ${read} from jsonb_to_recordset($1::text::jsonb) as row (${typed})`
  const replaced = written.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`)
  const upsertText = `${insertText} on conflict (${key.join(', ')}) do update set ${replaced.join(', ')}`
  const send = (tx: Tx, text: string, rows: readonly object[]): Statement[] =>
    rows.length === 0 ? [] : [tx.unsafe(text, [JSON.stringify(rows)], { prepare: true })]
  return { insert: (tx, rows) => send(tx, insertText, rows), upsert: (tx, rows) => send(tx, upsertText, rows) }
}
