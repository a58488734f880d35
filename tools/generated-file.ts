import { readFile, writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { projectFolder } from '../src/config.ts'

/**
 * Writes a generated file in the project's own format; with `--check` compares instead, and fails when the file on disk
 * is not what would be written.
 */
export async function generated(path: string, content: string, command: string): Promise<void> {
  const name = relative(projectFolder, path)
  const text = await format(content, { ...(await resolveConfig(path)), filepath: path })
  if (!process.argv.includes('--check')) {
    await writeFile(path, text)
    process.stdout.write(`wrote ${name}\n`)
    return
  }
  const there = await readFile(path, 'utf8').catch(() => '')
  if (there === text) return
  process.stderr.write(`${name} is not up to date: run "${command}" and commit it\n`)
  process.exitCode = 1
}
