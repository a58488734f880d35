/**
 * Makes docs/example-report: the report of December 2017 over two generated years, in every form. Seed, dates and clock are
 * fixed, so that each run counts the same. Takes a database of its own, which is gone afterwards.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enterCases, enteringOffices } from '../src/cli/generator/enter.ts'
import { reportFile } from '../src/cli/report.ts'
import { loadConfig, projectFolder } from '../src/config.ts'
import { makeDeps } from '../src/deps.ts'
import { asApplication } from '../src/owner.ts'

const clock = '2018-01-20T02:00:00.000Z'
const plan = { count: 2400, seed: 20170101, from: '2015-11-01', to: '2017-12-31', until: '2018-01-19' }
const notice = {
  zh: `示范数据：由程序以种子 ${plan.seed} 编造的 ${plan.count} 件案件，不是任何机关的统计。`,
  en: `Made-up data: ${plan.count} cases drawn by a program from seed ${plan.seed}, not the statistics of any office.`
}

const folder = await mkdtemp(join(tmpdir(), 'ip-linkage-example-'))
const target = join(projectFolder, 'docs', 'example-report')
try {
  const config = loadConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' })
  await mkdir(target, { recursive: true })
  await asApplication(config, { max: 10, applicationName: 'ip-linkage example' }, async (db) => {
    const deps = makeDeps(config, db, Buffer.alloc(32, 1), () => clock)
    const offices = await enteringOffices(db, deps, clock.slice(0, 10))
    await enterCases(deps, offices, plan, () => {})
    for (const lang of ['zh', 'en']) {
      for (const format of ['html', 'xlsx', 'csv'] as const) {
        const bytes = await reportFile(db, { month: '2017-12', lang }, format, { now: new Date(clock), notice })
        await writeFile(join(target, `2017-12.${lang}.${format}`), bytes)
      }
    }
  })
} finally {
  await rm(folder, { recursive: true, force: true })
}
