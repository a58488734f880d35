import { open } from 'node:fs/promises'
import { StartError } from '../../config.ts'
import { archiveLimits } from '../../package/archive.ts'

/** The bytes of a package; StartError when it cannot be read or is larger than any package. */
export async function readPackageFile(file: string): Promise<Buffer> {
  const handle = await open(file).catch(() => {
    throw new StartError(`无法读取 / cannot read ${file}`, 2)
  })
  try {
    const about = await handle.stat()
    if (!about.isFile()) throw new StartError(`不是文件 / not a file: ${file}`, 2)
    if (about.size > archiveLimits.bytes)
      throw new StartError(`文件过大 / larger than any package (${archiveLimits.bytes} bytes): ${file}`, 2)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}
