import { Refusal } from '../domain/refusal.ts'
import type { RefusalCode } from '../domain/refusals.ts'

interface DatabaseError {
  readonly code?: string
  readonly constraint_name?: string
  readonly cause?: unknown
}

/**
 * What a broken constraint means to the caller, by its name in the schema. Only constraints that a correct request can
 * meet stand here: two at once that both passed their checks. Any other broken constraint is a defect and answers 500.
 */
const byConstraint: Readonly<Record<string, RefusalCode>> = {
  case_numbers_pkey: 'case.number-taken',
  judicial_cases_number_once: 'judicial.number-taken',
  judicial_cases_pkey: 'request.at-once',
  opinions_pkey: 'request.at-once',
  records_case_id_seq_pk: 'request.at-once',
  records_one_successor: 'request.at-once',
  service_records_chain_seq_pk: 'request.at-once',
  service_records_one_successor: 'request.at-once',
  ledger_pkey: 'request.at-once',
  ledger_reversed_once: 'request.at-once'
}

/** The constraints named above, for the test that holds them against the schema. */
export const namedConstraints = Object.keys(byConstraint)

/** By SQLSTATE or the driver's own code: what the caller can do something about. Classes of SQLSTATE by their first two. */
const byCode: Readonly<Record<string, RefusalCode>> = {
  '40001': 'request.at-once',
  '40P01': 'request.at-once',
  '55P03': 'request.at-once',
  '57014': 'service.too-slow',
  '53300': 'service.database-away',
  '57P01': 'service.database-away',
  '57P02': 'service.database-away',
  '57P03': 'service.database-away',
  '57P05': 'service.database-away',
  '25006': 'service.database-away',
  '08': 'service.database-away',
  ECONNREFUSED: 'service.database-away',
  ECONNRESET: 'service.database-away',
  EPIPE: 'service.database-away',
  ETIMEDOUT: 'service.database-away',
  ENOTFOUND: 'service.database-away',
  CONNECT_TIMEOUT: 'service.database-away',
  CONNECTION_CLOSED: 'service.database-away',
  CONNECTION_ENDED: 'service.database-away',
  CONNECTION_DESTROYED: 'service.database-away'
}

/**
 * The refusal behind a database error, or null when the error is no business of the caller's (a defect).
 * Drizzle keeps PostgreSQL's error in `cause`, so the chain is followed.
 */
export function refusalOf(error: unknown): Refusal | null {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 4; depth++) {
    if (at instanceof Refusal) return at
    const { code = '', constraint_name: constraint = '', cause } = at as DatabaseError
    if (code === '22021' || code === '22P05') return new Refusal('request.invalid', { problem: 'NUL (U+0000)' })
    const known =
      byConstraint[constraint] ?? byCode[code] ?? (/^[0-9A-Z]{5}$/.test(code) ? byCode[code.slice(0, 2)] : undefined)
    if (known !== undefined) return new Refusal(known)
    at = cause
  }
  return null
}
