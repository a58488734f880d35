import { join } from 'node:path'
import { projectFolder } from '../src/config.ts'
import { generated } from './generated-file.ts'
import { lawPage } from './law-page.ts'

await generated(join(projectFolder, 'docs/law.md'), lawPage(), 'node tools/law-doc.ts')
