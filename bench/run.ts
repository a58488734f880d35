import { writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { loadConfig } from '../src/config.ts'
import { connect } from '../src/db/connect.ts'
import { keptIssuer, type LocalIssuer } from '../src/issuer.ts'
import { runHttp, startBare, type Bare } from './client.ts'
import { caseIds, loadCases } from './load.ts'
import { officerOf, districts, supervision, year } from './offices.ts'
import { operations, type Operation } from './operations.ts'
import { readOptions, type Options } from './options.ts'
import {
  closePlace,
  environmentOf,
  makeDatabase,
  openPlace,
  settle,
  startService,
  whileLoading,
  type Place,
  type Service
} from './places.ts'
import { recordScripts, type Script } from './record.ts'
import { reportOf, type Measured, type Results } from './report.ts'
import { median, perSecond, summaryOf, type Slice } from './statistics.ts'

/** One size: a database of so many cases, the service in front of it, and the bare client beside. */
interface Side {
  readonly size: number
  readonly service: Service
  readonly bare: Bare
  readonly caseIds: readonly (readonly string[])[]
  readonly scripts: ReadonlyMap<string, readonly Script[]>
}

const tell = (line: string): void => void process.stderr.write(`${line}\n`)
/** What to undo, last things first, when the run is over or told to end. */
const undo: (() => Promise<void>)[] = []
let stopped: Promise<void> | undefined
const stopAll = (): Promise<void> => (stopped ??= undoAll())

async function undoAll(): Promise<void> {
  for (let next = undo.pop(); next !== undefined; next = undo.pop()) {
    await next().catch((error: unknown) => tell(`not put away: ${String(error)}`))
  }
}

async function prepareSide(
  place: Place,
  options: Options,
  asked: readonly Operation[],
  size: number,
  issuer: LocalIssuer
) {
  const name = `bench_${size}`
  const environment = environmentOf(place)
  const { appUrl } = await makeDatabase(place, name)
  const began = performance.now()
  const since = () => (performance.now() - began) / 1000
  let told = 0
  await whileLoading(place, name, () =>
    loadCases(appUrl, Buffer.from(environment.MASTER_KEY!, 'base64'), size, (done) => {
      if (done < size && since() - told < 5) return
      told = since()
      tell(`  ${size} cases: ${done} loaded, ${Math.round(done / since())} a second`)
    })
  )
  await settle(place, name)
  const db = connect(appUrl, { max: 1 })
  const ids = await caseIds(db, 10_000).finally(() => db.close())
  const scripts = await recordScripts(appUrl, environment, issuer, asked, ids)
  const { connections } = options
  const fresh = new Map(asked.map((operation) => [operation.name, operation.fresh] as const))
  const bare = await startBare({ url: appUrl, connections, scripts, caseIds: ids, fresh })
  undo.push(() => bare.stop())
  const service = await startService(place, appUrl, options.profile)
  undo.push(() => service.stop())
  return { size, service, bare, caseIds: ids, scripts } satisfies Side
}

async function measure(
  options: Options,
  sides: readonly Side[],
  asked: readonly Operation[],
  tokens: ReadonlyMap<string, string>
): Promise<Measured[]> {
  const cells = asked.flatMap((operation) =>
    sides.map((side) => ({ operation, side, http: [] as Slice[], bare: [] as Slice[] }))
  )
  const slice = (kind: 'http' | 'bare', { operation, side }: (typeof cells)[number], seconds: number) =>
    kind === 'bare'
      ? side.bare.run(operation.name, seconds)
      : runHttp(side.service, operation, tokens, side.caseIds, options.connections, seconds)
  // Reads first: what they read does not grow while they are measured.
  const groups = [cells.filter((cell) => cell.operation.fresh !== 'new-case'), cells].map((group, index) =>
    index === 0 ? group : group.filter((cell) => cell.operation.fresh === 'new-case')
  )
  for (const group of groups) {
    for (let round = 0; round < options.rounds; round += 1) {
      for (const cell of group) {
        const order = round % 2 === 0 ? (['http', 'bare'] as const) : (['bare', 'http'] as const)
        for (const kind of order) {
          if (round === 0) await slice(kind, cell, 0.3)
          cell[kind].push(await slice(kind, cell, options.seconds))
        }
        tell(
          `  ${cell.operation.name}, ${cell.side.size} cases: ${rate(cell.http)} over HTTP, ${rate(cell.bare)} bare a second`
        )
      }
    }
  }
  return cells.map(({ operation, side, http, bare }) => ({
    operation: operation.name,
    size: side.size,
    http: summaryOf(http),
    bare: summaryOf(bare),
    ratio: median(http.map((one, index) => perSecond(one) / perSecond(bare[index]!))),
    statements: median(side.scripts.get(operation.name)!.map((script) => script.trips.flat().length)),
    trips: median(side.scripts.get(operation.name)!.map((script) => script.trips.length))
  }))
}

const rate = (slices: readonly Slice[]): string => String(Math.round(perSecond(slices.at(-1)!)))

/** The report's time on both sides, one request at a time in turns: medians in milliseconds. */
async function pairs(
  options: Options,
  sides: readonly Side[],
  operation: Operation,
  tokens: ReadonlyMap<string, string>
) {
  const times = sides.map(() => [] as number[])
  for (let pair = -5; pair < options.pairs; pair += 1) {
    for (const [index, side] of sides.entries()) {
      const { path, person } = operation.request(0, [])
      const began = performance.now()
      const answer = await fetch(`http://127.0.0.1:${side.service.port}${path}`, {
        headers: { authorization: tokens.get(person)! }
      })
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${operation.name}: ${answer.status}`)
      if (pair >= 0) times[index]!.push(performance.now() - began)
    }
  }
  return times.map(median)
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (options === null) return 0
  const asked = operations.filter(({ name }) => name.includes(options.only))
  if (asked.length === 0) throw new RangeError(`no operation has ${options.only} in its name`)
  const load = loadavg()[0]!
  const began = performance.now()
  const place = await openPlace()
  undo.push(() => closePlace(place))
  const issuer = await keptIssuer(loadConfig(environmentOf(place)))
  const tokens = new Map([supervision, ...districts.map(officerOf)].map((who) => [who, `Bearer ${issuer.issue(who)}`]))
  const sides: Side[] = []
  for (const size of [options.small, options.large]) {
    tell(`Loading ${size} cases`)
    sides.push(await prepareSide(place, options, asked, size, issuer))
  }
  tell('Measuring')
  const report = asked.find(({ name }) => name.startsWith("month's report"))
  const reportTimes = report === undefined ? null : await pairs(options, sides, report, tokens)
  const measured = await measure(options, sides, asked, tokens)
  const results: Results = {
    options,
    month: year.month,
    measured,
    reportTimes,
    load,
    seconds: Math.round((performance.now() - began) / 1000)
  }
  const text = await reportOf(results)
  process.stdout.write(text)
  if (options.write) await writeFile(fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url)), text)
  return 0
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void stopAll().finally(() => process.exit(130)))

process.exitCode = await main()
  .catch((error: unknown) => {
    console.error(error)
    return 1
  })
  .finally(stopAll)
