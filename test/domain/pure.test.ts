import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { projectFolder } from '../../src/config.ts'

// A file that no test loads has no coverage at all: this one makes each of them count.
t.test('every file of the domain can be loaded by itself', async (t) => {
  const folder = join(projectFolder, 'src/domain')
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'))
  t.ok(files.length > 60)
  for (const file of files) t.type(await import(join(folder, file)), 'object', file)
})
