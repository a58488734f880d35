import { Command } from 'commander'
import { readdir } from 'node:fs/promises'
import { endWithNpm } from './end-with-npm.ts'
import { startProblem } from './start-problem.ts'

interface Subcommand {
  register(program: Command): void
}

/** The command line: every file in `cli/` is a subcommand and exports `register(program)`. */
const program = new Command('ip-linkage').description(
  'Case service for IP enforcement and its link to criminal justice'
)
const folder = new URL('./cli/', import.meta.url)
for (const file of (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()) {
  const { register } = (await import(new URL(file, folder).href)) as Subcommand
  register(program)
}

endWithNpm()
try {
  await program.parseAsync()
} catch (error) {
  const problem = startProblem(error)
  if (problem === null) throw error
  process.stderr.write(`${problem.line}\n`)
  process.exitCode = problem.exitCode
}
