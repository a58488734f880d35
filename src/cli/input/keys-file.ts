import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { StartError } from '../../config.ts'
import { KeyError, publicKeyOf, publicKeysOf, type PublicKey } from '../../package/signing.ts'
import { readJson } from './json-file.ts'

const KeyList = z.object({ keys: z.array(z.object({ publicKey: z.string() })).min(1) })

/** Public keys from PEM files (one or several in each) and from answers of `GET /v1/keys`. StartError for a file without any. */
export async function readPublicKeys(pems: readonly string[], lists: readonly string[]): Promise<PublicKey[]> {
  const keys: PublicKey[] = []
  for (const file of pems) {
    const found = judged(file, publicKeysOf, await readAll(file))
    if (found.length === 0) throw new StartError(`${file} holds no public key in PEM`, 2)
    keys.push(...found)
  }
  for (const file of lists) {
    const list = KeyList.safeParse(await readJson(file))
    if (!list.success) throw new StartError(`${file} is no answer of GET /v1/keys`, 2)
    keys.push(...list.data.keys.map(({ publicKey }) => judged(file, publicKeyOf, publicKey)))
  }
  return keys
}

/** All of a small file as text. */
export async function readAll(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new StartError(`cannot read ${file}`, 2)
  })
}

function judged<T>(file: string, read: (text: string) => T, text: string): T {
  try {
    return read(text)
  } catch (error) {
    throw error instanceof KeyError ? new StartError(`${file}: ${error.message}`, 2) : error
  }
}
