import { join } from 'node:path'
import { projectFolder } from '../src/config.ts'
import { actsPage } from './acts-page.ts'
import { generated } from './generated-file.ts'

await generated(join(projectFolder, 'docs/acts.md'), actsPage('2026-01-01'), 'node tools/acts-doc.ts')
