import { spawn } from 'node:child_process'

/** The account a program runs as, where the service itself is root; PostgreSQL refuses to run as root. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** What the shipped programs may see: no PG* variable, no foreign library, no locale of the terminal. */
export const plainEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' }

export function asAccount(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

export interface Ran {
  readonly code: number
  readonly output: string
}

/** Runs a program to its end, from `/` (a folder any account can enter). Resolves with what it wrote, also when it failed. */
export function run(command: string, args: readonly string[], account?: Account, input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, { ...asAccount(account), cwd: '/', env: plainEnvironment })
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 128, output }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** The line of a program's output that tells a person most. */
export function tellingLine(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  const telling = lines.findLast((line) => /FATAL|PANIC|ERROR|error:|could not|cannot|not found/.test(line))
  return telling ?? lines.findLast((line) => line !== '') ?? 'no reason given'
}
