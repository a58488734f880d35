import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { copyNative, type Native } from './native.ts'
import { run, tellingLine, type Account } from './run.ts'
import { fileProblem, StartError } from './start-error.ts'

/** Where the server runs from, where its data lie, and as whom. */
export interface Place {
  readonly native: Native
  readonly dataDir: string
  readonly account: Account | undefined
}

/** Folders that every account can enter, for a project that only root can. */
export const commonHomes: readonly string[] = ['/var/lib/ip-linkage', join(tmpdir(), 'ip-linkage')]

/** The wanted folder by its one true name, so that two ways to write it meet at one lock; the folder above it is made. */
export async function trueName(wanted: string): Promise<string> {
  return join(await makeFolder(dirname(resolve(wanted))), basename(wanted))
}

/**
 * An ordinary user has everything in the project. Root has the server run as the account that owns the data, at first
 * `nobody` (the one account every system has), and where that account cannot enter the project, binaries and data go
 * to a common home; `where` beside the asked folder records it.
 */
export async function findPlace(
  asked: string,
  native: Native,
  homes: readonly string[],
  log: (line: string) => void
): Promise<Place> {
  if (process.getuid?.() !== 0) return { native, dataDir: asked, account: undefined }

  const record = join(dirname(asked), 'where')
  const recorded = await readRecord(record, asked)
  const holdsData = (dir: string): boolean => existsSync(join(dir, 'PG_VERSION'))
  const moved = !holdsData(asked) && recorded !== undefined && holdsData(recorded) ? recorded : undefined
  if (recorded && !moved) log(`The data folder ${recorded} recorded in ${record} is not used any more`)
  const account = (await ownerOf(moved ?? asked)) ?? (await nobody())
  const [programs, entry] = await Promise.all([canRun(native, account), canEnter(dirname(asked), account)])
  if (!entry.ok && holdsData(asked))
    throw new StartError(
      'no-rights',
      `The database in ${asked} belongs to the account ${account.name}, which cannot enter that folder: open it, or move the data away`
    )
  if (programs.ok && entry.ok && !moved) return { native, dataDir: asked, account }

  const problems = [programs.why, entry.why]
  for (const home of moved ? [dirname(dirname(moved)), ...homes] : homes) {
    const usable = await inHome(home, native, account, programs.ok)
    if (typeof usable === 'string') {
      problems.push(usable)
      continue
    }
    const dataDir = moved ?? (entry.ok ? asked : join(freeFolder(home, asked), basename(asked)))
    if (dataDir !== asked) {
      await makeFolder(dirname(dataDir))
      await writeFile(record, `${JSON.stringify({ asked, dataDir } satisfies Record)}\n`)
    }
    log(
      `Root runs the database as ${account.name}, which cannot enter the project: programs in ${usable.dir}, data in ${dataDir}`
    )
    return { native: usable, dataDir, account }
  }
  const why = problems.filter(Boolean).join('; ')
  throw new StartError('no-rights', `Found no folder where the account ${account.name} can run the database (${why})`)
}

/** Makes the folder where it is missing, open to be entered whatever root's umask, and answers its one true name. */
async function makeFolder(dir: string): Promise<string> {
  try {
    const made = await mkdir(dir, { recursive: true, mode: 0o755 })
    if (made !== undefined && process.getuid?.() === 0) await chmod(dir, 0o755)
    return await realpath(dir)
  } catch (error) {
    throw fileProblem(error, dir)
  }
}

/** Programs usable from `home`, or why not. A home others may write to is not trusted. */
async function inHome(home: string, native: Native, account: Account, reached: boolean): Promise<Native | string> {
  try {
    await makeFolder(home)
    const { uid, mode } = await stat(home)
    if (uid !== 0 || (mode & 0o022) !== 0) return `${home} can be written to by others`
    const enters = await canEnter(home, account)
    if (!enters.ok) return enters.why
    const moved = reached ? native : await copyNative(native, home)
    const runs = await canRun(moved, account)
    return runs.ok ? moved : runs.why
  } catch (error) {
    return `${home}: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Named by the project's path. One that is there without a record is a deleted project's: a new clone starts empty. */
function freeFolder(home: string, asked: string): string {
  const key = createHash('sha256').update(asked).digest('hex').slice(0, 16)
  for (let turn = 1; ; turn++) {
    const folder = join(home, turn === 1 ? key : `${key}-${turn}`)
    if (!existsSync(folder)) return folder
  }
}

interface Record {
  readonly asked: string
  readonly dataDir: string
}

/** The record of an earlier start. A copy of the project (its origin still being there) gets a database of its own. */
async function readRecord(record: string, asked: string): Promise<string | undefined> {
  const text = await readFile(record, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const written = JSON.parse(text) as Record
  return written.asked === asked || !existsSync(join(dirname(written.asked), 'where')) ? written.dataDir : undefined
}

async function accounts(): Promise<Account[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n')
  return lines
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

async function nobody(): Promise<Account> {
  return (await accounts()).find(({ name }) => name === 'nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 }
}

/** The account that owns the data; none where there are no data, or where root owns them, which no server can have written. */
async function ownerOf(dataDir: string): Promise<Account | undefined> {
  const owner = await stat(dataDir).catch(() => undefined)
  if (!owner || owner.uid === 0) return undefined
  const known = (await accounts()).find(({ uid }) => uid === owner.uid)
  return { name: known?.name ?? String(owner.uid), uid: owner.uid, gid: owner.gid }
}

interface Answer {
  readonly ok: boolean
  readonly why: string
}

async function canRun(native: Native, account: Account): Promise<Answer> {
  const { code, output } = await run(join(native.dir, 'bin', 'postgres'), ['--version'], account)
  return { ok: code === 0, why: code === 0 ? '' : tellingLine(output) }
}

async function canEnter(dir: string, account: Account): Promise<Answer> {
  const { code } = await run('/bin/sh', ['-c', 'cd "$1"', 'sh', dir], account)
  return { ok: code === 0, why: code === 0 ? '' : `${account.name} cannot enter ${dir}` }
}
