import { sql, type SQL } from 'drizzle-orm'
import { check, customType, type AnyPgColumn, type CheckBuilder } from 'drizzle-orm/pg-core'

/** CHECK that a column holds one of the domain's words. Named `<table>_<column>_known`. */
export function known(table: string, column: AnyPgColumn, name: string, words: readonly string[]): CheckBuilder {
  const list: SQL = sql.raw(words.map((word) => `'${word}'`).join(', '))
  return check(`${table}_${name}_known`, sql`${column} in (${list})`)
}

export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })
