import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError, type Config } from './config.ts'
import { look, serviceSight, type Db } from './db/connect.ts'
import { KeyError, newSigningKey, publicKeysOf, signingKeysOf, type SigningKeys } from './package/signing.ts'

/**
 * Reads a secret of this installation from `keys/` in the data folder, or makes it at the first start. Only the owner of
 * the process can read it (0600). Several processes may start at once: one makes it, all read the same.
 */
export async function keptSecret(
  dataFolder: string,
  name: string,
  make: () => Promise<string> | string
): Promise<string> {
  const folder = join(dataFolder, 'keys')
  const path = join(folder, name)
  const kept = await readIfThere(path)
  if (kept !== null) return kept
  const draft = `${path}.${randomUUID()}`
  try {
    // The account that runs the database must be able to enter the data folder, and nobody the keys.
    await mkdir(dataFolder, { recursive: true, mode: 0o755 })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(draft, await make(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw new StartError(
      `The data folder cannot be written: ${dataFolder} (${String((error as NodeJS.ErrnoException).code)})`
    )
  }
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(draft)
  return readFile(path, 'utf8')
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return null
    throw new StartError(`A key of this installation cannot be read: ${path} (${String(code)})`)
  }
}

/** The 32-byte key that wraps the keys of sealed personal data: the configured one, or the one kept in the data folder. */
export async function masterKey(config: Config): Promise<Buffer> {
  if (config.masterKey !== null) return config.masterKey
  return Buffer.from(
    await keptSecret(config.DATA_DIR, 'master.key', () => randomBytes(32).toString('base64')),
    'base64'
  )
}

/**
 * The keys of packages and receipts: the configured private key, or the one kept in the data folder (`keys/signing.pem`), and the
 * public keys that signed before. StartError (exit code 2) for a file that holds none.
 */
export async function signingKeys(config: Config): Promise<SigningKeys> {
  const { SIGNING_KEY: own, SIGNING_KEYS_PREVIOUS: before, SIGNING_ALGORITHM: algorithm, DATA_DIR: folder } = config
  const pem =
    own === undefined
      ? await keptSecret(folder, 'signing.pem', () => newSigningKey(algorithm))
      : await configured('SIGNING_KEY', own)
  const previous = before === undefined ? '' : await configured('SIGNING_KEYS_PREVIOUS', before)
  try {
    return signingKeysOf(pem, publicKeysOf(previous))
  } catch (error) {
    if (!(error instanceof KeyError)) throw error
    throw new StartError(`The signing keys (SIGNING_KEY, SIGNING_KEYS_PREVIOUS) are not valid: ${error.message}`, 2)
  }
}

async function configured(variable: string, path: string): Promise<string> {
  const text = await readIfThere(path)
  if (text === null) throw new StartError(`${variable} names a file that is not there: ${path}`, 2)
  return text
}

/** The name under which a master key stands in every row that it sealed; says nothing about the key. */
export function masterKeyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16)
}

/** Refuses to start with another key than the one that sealed what is there: nothing could be opened, nor found again. */
export async function checkMasterKey(db: Db, key: Buffer): Promise<void> {
  const [row] = await look(db, serviceSight, (tx) => tx<{ masterKey: string }[]>`select master_key from sealed limit 1`)
  if (row === undefined || row.masterKey === masterKeyId(key)) return
  throw new StartError(
    `The master key (MASTER_KEY, or keys/master.key in the data folder) is not the one that sealed this database's personal data: that one is named ${row.masterKey}, this one ${masterKeyId(key)}`,
    78
  )
}
