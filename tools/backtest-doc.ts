import { join } from 'node:path'
import { backtest, publishedCases } from '../src/cli/backtest.ts'
import { projectFolder } from '../src/config.ts'
import { backtestPage } from './backtest-page.ts'
import { generated } from './generated-file.ts'

const page = backtestPage(await backtest([publishedCases]))
await generated(join(projectFolder, 'docs/backtest.md'), page, 'node tools/backtest-doc.ts')
