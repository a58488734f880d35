import { pino, type DestinationStream, type LogFn, type Logger } from 'pino'

export type Log = Logger

/** What the log may say about an error: enough to find the fault, nothing that a person entered. */
export interface LoggedError {
  readonly type: string
  readonly code?: string
  readonly message?: string
  readonly stack?: string
  readonly sqlstate?: string
  readonly constraint?: string
  readonly table?: string
  readonly column?: string
  readonly query?: string
  readonly cause?: LoggedError
}

type Loose = Readonly<Record<string, unknown>>
const string = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const present = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

/**
 * Turns an error into what may be logged. Database errors carry parameters in message, stack, detail and parameters:
 * of those only state, constraint, table and the parameterised query are kept. In other messages whatever is quoted,
 * and every long run of digits, is blanked; the frames of the stack stay.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (typeof error !== 'object' || error === null) return { type: typeof error }
  const fields = error as Loose
  const cause = typeof fields.cause === 'object' && fields.cause !== null && depth < 3 ? fields.cause : undefined
  const type = string(fields.name) ?? error.constructor?.name ?? 'Error'
  const fromDatabase = isDatabaseError(fields)
  if (fromDatabase || 'params' in fields || string(fields.query) !== undefined) {
    return present({
      type,
      sqlstate: fromDatabase ? string(fields.code) : undefined,
      constraint: string(fields.constraint_name),
      table: string(fields.table_name),
      column: string(fields.column_name),
      query: string(fields.query)?.slice(0, 1000),
      cause: cause && loggedError(cause, depth + 1)
    }) as LoggedError
  }
  return present({
    type,
    code: string(fields.code),
    message: string(fields.message) && blank(String(fields.message)),
    stack: frames(fields.stack),
    cause: cause && loggedError(cause, depth + 1)
  }) as LoggedError
}

/** True for an error that PostgreSQL itself sent (postgres.js puts the state into `code`). */
function isDatabaseError(fields: Loose): boolean {
  return fields.name === 'PostgresError' || ('severity' in fields && 'routine' in fields)
}

function blank(message: string): string {
  return message
    .split('\n', 1)[0]!
    .replace(/"[^"]*"?|“[^”]*”?|`[^`]*`?|'[^']*'?/g, '…')
    .replace(/\d{6,}\w*/g, '…')
    .slice(0, 300)
}

function frames(stack: unknown): string | undefined {
  if (typeof stack !== 'string') return undefined
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return lines.length === 0 ? undefined : lines.slice(0, 12).join('\n')
}

/** pino takes the message of an error for the line's own when none is given: it gets a neutral one instead. */
function withoutErrorMessage(this: Log, args: Parameters<LogFn>, method: LogFn): void {
  const [first, message, ...rest] = args as unknown as [unknown, string | undefined, ...unknown[]]
  const isError = first instanceof Error
  const noMessage =
    message === undefined && (isError || (typeof first === 'object' && first !== null && 'err' in first))
  if (isError || noMessage) method.call(this, isError ? { err: first } : first, message ?? 'error', ...rest)
  else method.apply(this, args)
}

/**
 * The service's log: JSON lines. Requests are logged by `plugins/request-log.ts` by route, never by address with query,
 * headers or body; should somebody hand a whole request to the log, only its method and id come out.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: {
      err: loggedError,
      error: loggedError,
      req: (request: Loose) => present({ id: string(request.id), method: string(request.method) }),
      res: (reply: Loose) => present({ status: typeof reply.statusCode === 'number' ? reply.statusCode : undefined }),
      body: () => undefined,
      headers: () => undefined,
      query: () => undefined
    },
    hooks: { logMethod: withoutErrorMessage },
    redact: { paths: ['authorization', 'token', 'req.headers', 'parameters', 'params', 'args'], remove: true },
    errorKey: 'err'
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
