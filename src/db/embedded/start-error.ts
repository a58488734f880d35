/** Why the service's own database cannot be started. */
export type StartFailure = keyof typeof exitCodes

/** Exit codes after BSD's sysexits.h, so that a supervisor can tell "try again" from "someone must act". */
const exitCodes = {
  'no-binaries': 69,
  'other-version': 78,
  'foreign-folder': 78,
  'no-rights': 77,
  'no-space': 73,
  'port-taken': 75,
  'in-use': 75,
  failed: 70
} as const

/** One clear line for the person at the terminal, and the exit code to leave with. Nothing half-made is left behind. */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly reason: StartFailure
  readonly exitCode: number

  constructor(reason: StartFailure, line: string, cause?: unknown) {
    super(line.replaceAll(/\s*\n\s*/g, ' '), cause === undefined ? {} : { cause })
    this.reason = reason
    this.exitCode = exitCodes[reason]
  }
}

/** Turns the file system's refusals into a StartError that names the path; anything else is handed back as it is. */
export function fileProblem(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new StartError(
      'no-rights',
      `No right to write to ${path}: give this account the right, or set DATABASE_URL`,
      error
    )
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StartError('no-space', `No space left on the disk of ${path}`, error)
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new StartError('foreign-folder', `A part of the path ${path} is a file, not a folder`, error)
  return error
}
