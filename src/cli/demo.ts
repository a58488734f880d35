import type { Command } from 'commander'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { loadConfig, type Config } from '../config.ts'
import { connect } from '../db/connect.ts'
import { makeDeps } from '../deps.ts'
import { civilDate, civilDateOf, firstOfMonth, addDays, addMonths } from '../domain/time/civil-date.ts'
import { keptIssuer } from '../issuer.ts'
import { masterKey } from '../keys.ts'
import { createLog } from '../log.ts'
import { serveToTheEnd, start, type Running } from '../server.ts'
import { loadPublished } from './demo/published.ts'
import { progress, say } from './demo/terminal.ts'
import { walkCase, type Ask } from './demo/walk.ts'
import { enterCases, enteringOffices } from './generator/enter.ts'
import { reportText } from './report.ts'

/** How many made-up cases the year holds: about what the city reported for 2015 (799). */
const casesOfTheYear = 800

/** `demo`: real published cases, one case walked, a made-up year and its report, in a data folder of its own. */
export function register(program: Command): void {
  program
    .command('demo')
    .description('load the published cases and a generated year, walk one case, print the report; then serve')
    .option('--exit', 'stop when the report is printed')
    .action(async ({ exit }: { exit?: boolean }) => {
      const given = loadConfig()
      const config = {
        ...given,
        DATA_DIR: join(given.DATA_DIR, 'demo'),
        DATABASE_URL: undefined,
        LOG_LEVEL: 'warn',
        RATE_LIMIT_MAX: 0
      } as const
      const log = createLog(config.LOG_LEVEL)
      const running = await start(config, log)
      try {
        await demonstrate(config, running)
      } catch (error) {
        await running.stop()
        throw error
      }
      if (exit) return running.stop()
      serveToTheEnd(running, config, log)
    })
}

async function demonstrate(config: Config, running: Running): Promise<void> {
  const now = () => new Date().toISOString()
  const today = civilDateOf(now())
  const issuer = await keptIssuer(config)
  const ask = asker(running.address, (person) => issuer.issue(person, 1))
  const db = connect(running.databaseUrl, { max: 8, applicationName: 'ip-linkage demo' })
  try {
    say('一、公开案例（各归其机关，外部，不入本市各率）')
    await loadPublished(running.address, issuer.issue('officer@outside.example', 1))

    say('\n二、一个虚构案件：从线索到公安立案')
    const caseId = await walkCase(ask, (line) => say(`  ${line}`))

    const year = lastYears(today)
    say(`\n三、生成数据：${year.from} 至 ${year.to} 的 ${casesOfTheYear} 个虚构案件`)
    const deps = makeDeps(config, db, await masterKey(config), now)
    const bar = progress('  生成案件', casesOfTheYear)
    await enterCases(
      deps,
      await enteringOffices(db, deps, today),
      { count: casesOfTheYear, seed: 2015, ...year },
      bar.at
    )
    bar.end()

    const month = addDays(firstOfMonth(civilDate(today)), -1).slice(0, 7)
    say(`\n四、月报 ${month}（生成数据，非真实统计）`)
    say(await reportText(db, { month }))
    addresses(running.address, config.DATA_DIR, caseId, month)
  } finally {
    await db.close()
  }
}

/** The year whose last month is the last full one, so that the report has a month and a cumulative figure. */
function lastYears(today: string): { from: string; to: string; until: string } {
  const thisMonth = firstOfMonth(civilDate(today))
  return { from: addMonths(thisMonth, -12, 'civil'), to: addDays(thisMonth, -1), until: addDays(civilDate(today), -1) }
}

function asker(address: string, tokenOf: (person: string) => string): Ask {
  return async (person, method, path, body, version) => {
    const headers: Record<string, string> = { authorization: `Bearer ${tokenOf(person)}`, 'accept-language': 'zh' }
    if (method === 'POST')
      Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': randomUUID() })
    if (version !== undefined) headers['if-match'] = `"${version}"`
    const response = await fetch(address + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    const answer = (await response.json()) as never
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
}

function addresses(address: string, dataDir: string, caseId: string, month: string): void {
  say('可打开的地址（/docs 不需登录；其余须令牌，本演示的令牌这样取得）：')
  say(`  DATA_DIR='${dataDir}' npm run --silent token -- --as supervision@sz.example`)
  const paths = [
    '/docs',
    '/ready',
    '/metrics',
    `/v1/cases/${caseId}`,
    '/v1/transfers',
    '/v1/duties?overdue=true',
    '/v1/cases?outside=true',
    `/v1/reports/monthly?month=${month}`,
    `/v1/rates/AC1?period=${month.slice(0, 4)}&groupBy=office`,
    '/v1/reference-figures'
  ]
  for (const path of paths) say(`  ${address}${path}`)
}
