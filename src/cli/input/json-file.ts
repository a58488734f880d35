import { readFile } from 'node:fs/promises'
import { StartError } from '../../config.ts'

/** A file of JSON as a value; one line for the operator when it cannot be read or is none. */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new StartError(`cannot read ${file}`, 2)
  })
  try {
    return JSON.parse(text)
  } catch {
    throw new StartError(`${file} is no JSON`, 2)
  }
}
