import postgres from 'postgres'

/** Whose rows a transaction may touch: the person for the record, and the offices for row security (`'*'`: the service's own work). */
export interface Sight {
  readonly personId: string
  readonly offices: readonly string[] | '*'
}

/** The service itself: the roll-up, recount and readiness, never a request. */
export const serviceSight: Sight = { personId: 'service', offices: '*' }

declare const inTransaction: unique symbol

/** A connection inside an open transaction. Store functions take it first, so none can be called outside one. */
export type Tx = postgres.ReservedSql & { readonly [inTransaction]: true }

export type Statement = PromiseLike<unknown>

/** A piece of a statement's text with its parameters. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>

export interface Db {
  readonly sql: postgres.Sql
  close(): Promise<void>
}

export interface ConnectOptions {
  readonly max?: number
  readonly applicationName?: string
  /** Milliseconds after which the server gives a statement up. */
  readonly statementTimeout?: number
}

/**
 * Opens a pool. Dates and timestamps come as strings (legal dates never become a JavaScript Date), bigint as a number
 * and refused beyond 2^53, columns in camelCase.
 */
export function connect(url: string, options: ConnectOptions = {}): Db {
  const sql = postgres(url, {
    max: options.max ?? 10,
    transform: postgres.camel,
    onnotice: () => {},
    connection: {
      application_name: options.applicationName ?? 'ip-linkage',
      statement_timeout: options.statementTimeout ?? 30_000,
      jit: 'off',
      TimeZone: 'Asia/Shanghai'
    },
    types: {
      date: { to: 1082, from: [1082, 1114], serialize: String, parse: (text: string) => text },
      instant: { to: 1184, from: [1184], serialize: String, parse: isoInstant },
      bigint: { to: 20, from: [20], serialize: String, parse: safeInteger }
    }
  })
  return { sql, close: () => sql.end({ timeout: 5 }) }
}

/** `2026-12-14 23:59:59.999+08` → `2026-12-14T23:59:59.999+08:00`, as JSON built by the database has it. */
function isoInstant(text: string): string {
  const iso = text.replace(' ', 'T')
  return /[+-]\d\d$/.test(iso) ? `${iso}:00` : iso
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`a database integer is beyond 2^53: ${text}`)
  return value
}

/** What a transaction's work hands back: the result, and the statements that may travel together with COMMIT. */
export interface Finish<T> {
  readonly result: T
  readonly last: readonly Statement[]
}

/**
 * One transaction as this person. BEGIN and the sight travel with the work's first statement, and the statements in
 * `finish.last` travel with COMMIT, so that an act costs as many round trips as it has decisions to wait for.
 * A statement that fails rolls everything back and its error is thrown.
 */
export async function transact<T>(db: Db, sight: Sight, work: (tx: Tx) => Promise<Finish<T>>): Promise<T> {
  const tx = (await db.sql.reserve()) as Tx
  try {
    // Sent now, not when awaited: a statement that the work sends at once must not overtake BEGIN.
    const opening = Promise.all([tx.unsafe('begin').execute(), setSight(tx, sight).execute()])
    opening.catch(() => {})
    let finish: Finish<T>
    try {
      finish = await work(tx)
    } catch (error) {
      await tx.unsafe('rollback').catch(() => {})
      throw error
    }
    await together([opening, ...finish.last, tx.unsafe('commit')])
    return finish.result
  } finally {
    tx.release()
  }
}

/** Reads under row security: a transaction that keeps nothing. */
export async function look<T>(db: Db, sight: Sight, read: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(db, sight, async (tx) => ({ result: await read(tx), last: [] }))
}

/** What can be sent before anything is known of the others: a query of the driver. */
type Asked<Answer> = PromiseLike<Answer> & { execute(): unknown }

/** Reads that do not wait for one another, under row security: one round trip from BEGIN to COMMIT. */
export async function glance<const Answers extends readonly unknown[]>(
  db: Db,
  sight: Sight,
  ask: (tx: Tx) => { readonly [K in keyof Answers]: Asked<Answers[K]> }
): Promise<Answers> {
  const tx = (await db.sql.reserve()) as Tx
  try {
    const sent: Asked<unknown>[] = [tx.unsafe('begin'), setSight(tx, sight), ...ask(tx), tx.unsafe('commit')]
    for (const query of sent) query.execute()
    const answers = await together(sent)
    return answers.slice(2, -1) as unknown as Answers
  } finally {
    tx.release()
  }
}

function setSight(tx: Tx, sight: Sight) {
  const offices = sight.offices === '*' ? '*' : sight.offices.join(',')
  return tx`select set_config('app.person', ${sight.personId}, true), set_config('app.sight', ${offices}, true)`
}

/** Sends all at once and waits for all; the first failure (not COMMIT's echo of it) is thrown. */
export async function together(statements: readonly Statement[]): Promise<unknown[]> {
  const outcomes = await Promise.allSettled(statements)
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
}
