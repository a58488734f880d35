/** One line for an operator, and the exit code to leave with (BSD's sysexits.h where one fits). */
export interface StartProblem {
  readonly line: string
  readonly exitCode: number
}

const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  EHOSTUNREACH: 'there is no way to that machine',
  ENETUNREACH: 'there is no way to that network',
  ETIMEDOUT: 'it does not answer',
  ENOTFOUND: 'no machine has that name',
  EAI_AGAIN: 'the name cannot be looked up for the moment',
  CONNECT_TIMEOUT: 'it does not answer',
  CONNECTION_CLOSED: 'the connection was cut',
  CONNECTION_ENDED: 'the connection was cut',
  CONNECTION_DESTROYED: 'the connection was cut'
}

/** By SQLSTATE. A text that takes the server's own message in has none of a row or of a parameter. */
const refusedByServer: Readonly<Record<string, readonly [exitCode: number, line: (said: string) => string]>> = {
  '28000': [77, (said) => `The database server refuses the login: ${said}`],
  '28P01': [77, (said) => `The database server refuses the login: ${said}`],
  '3D000': [78, (said) => `The database server has no such database: ${said}`],
  '42501': [77, (said) => `The role has not the right for this: ${said} (is it the owner's address?)`],
  '42P01': [78, (said) => `The schema is not there or older than the code (${said}): run "npm run migrate"`],
  '42703': [78, (said) => `The schema is not that of the code (${said}): run "npm run migrate"`],
  '53300': [75, (said) => `The database server takes no more connections for the moment: ${said}`],
  '57P01': [75, () => 'The database server was stopped in the middle of this: nothing half-made is left, run it again'],
  '57P02': [75, () => 'The database server ended in the middle of this: nothing half-made is left, run it again'],
  '57P03': [75, (said) => `The database server does not serve yet: ${said}`]
}

/** The line for an operator and the exit code, when something failed for a reason that is known; null otherwise. */
export function startProblem(error: unknown): StartProblem | null {
  if (!(error instanceof Error)) return null
  const { code, exitCode } = error as { code?: string; exitCode?: number }
  if (['StartError', 'MigrationError'].includes(error.name)) return { line: error.message, exitCode: exitCode ?? 1 }
  if (code === undefined) return null
  if (error.name === 'PostgresError') {
    const [exit, line] = refusedByServer[code] ?? []
    return exit === undefined || line === undefined ? null : { line: line(error.message), exitCode: exit }
  }
  const why = unreachable[code]
  if (why === undefined) return null
  return { line: `The database server${placeOf(error)} cannot be reached: ${why} (${code})`, exitCode: 69 }
}

/** Where it was looked for, never with the login of the address. One name may stand for several addresses. */
function placeOf(error: Error): string {
  const { address, hostname, port, errors } = error as {
    address?: string | readonly string[]
    hostname?: string
    port?: number | readonly number[]
    errors?: readonly Error[]
  }
  const host = [address ?? hostname].flat()[0]
  if (host !== undefined) return ` at ${[host, [port].flat()[0]].filter((part) => part !== undefined).join(':')}`
  return errors?.[0] === undefined ? '' : placeOf(errors[0])
}
