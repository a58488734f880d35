import { Refusal } from '../domain/refusal.ts'

interface DatabaseError {
  readonly code?: string
  readonly constraint_name?: string
  readonly cause?: unknown
}

/**
 * What a broken constraint means to the caller, by its name in the schema. Only constraints that a correct request can
 * meet (two at once, a reference that is gone) stand here; any other broken constraint is a defect and answers 500.
 */
const byConstraint: Readonly<Record<string, () => Refusal>> = {
  case_numbers_pkey: () => new Refusal('case.number-taken')
}

/** SQLSTATE (five characters) or the driver's own codes, where trying again later may help. */
const later = new Set([
  '40001',
  '40P01',
  '55P03',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'ENOTFOUND',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED'
])

/**
 * The refusal behind a database error, or null when the error is no business of the caller's (a defect).
 * Drizzle keeps PostgreSQL's error in `cause`, so the chain is followed.
 */
export function refusalOf(error: unknown): Refusal | null {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 4; depth++) {
    if (at instanceof Refusal) return at
    const { code, constraint_name: constraint, cause } = at as DatabaseError
    if (constraint !== undefined && byConstraint[constraint]) return byConstraint[constraint]()
    if (code === '57014') return new Refusal('service.too-slow')
    if (code !== undefined && (later.has(code) || code.startsWith('08'))) return new Refusal('service.database-away')
    if (code === '22021' || code === '22P05') return new Refusal('request.invalid', { problem: 'NUL (U+0000)' })
    at = cause
  }
  return null
}

/** The constraint that an error names, for stores that handle one of their own. */
export function brokenConstraint(error: unknown): string | null {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 4; depth++) {
    const { constraint_name: constraint, cause } = at as DatabaseError
    if (constraint !== undefined) return constraint
    at = cause
  }
  return null
}
