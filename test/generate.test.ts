import { randomBytes } from 'node:crypto'
import t from 'tap'
import { generate, type Generated, type Plan } from '../src/cli/generator/cases.ts'
import { enterCases, enteringOffices } from '../src/cli/generator/enter.ts'
import { spread } from '../src/cli/generator/spread.ts'
import { look, serviceSight } from '../src/db/connect.ts'
import { makeDeps } from '../src/deps.ts'
import { buildTestApp } from './support/app.ts'

const office = {
  officeId: 'sz-market-futian',
  members: ['a', 'b', 'c'],
  policeId: 'sz-police',
  procuratorateId: null
}
const plan: Plan = {
  count: 8000,
  seed: 7,
  from: '2016-01-01',
  to: '2019-12-31',
  until: '2026-01-01',
  offices: [office]
}
const share = (list: readonly Generated[], is: (one: Generated) => boolean): number =>
  list.filter(is).length / list.length

t.test('the same seed makes the same cases, another makes others', async (t) => {
  const some = { ...plan, count: 50 }
  t.same([...generate(some)], [...generate(some)])
  t.notSame([...generate(some)], [...generate({ ...some, seed: 8 })])
})

t.test('rights, transfers and fines are spread as the published figures are', async (t) => {
  const list = [...generate(plan)]
  const near = (was: number, ought: number, by: number, what: string) =>
    t.ok(Math.abs(was - ought) <= by, `${what}: ${was.toFixed(4)} near ${ought.toFixed(4)}`)
  const { trademark, patent, copyright } = spread.rights
  const all = trademark + patent + copyright
  near(
    share(list, (one) => one.content.rightKind === 'trademark'),
    trademark / all,
    0.02,
    'trademark'
  )
  near(
    share(list, (one) => one.content.rightKind === 'copyright'),
    copyright / all,
    0.02,
    'copyright'
  )
  const filed = list.filter((one) => one.acts.some((act) => act.act === 'file'))
  near(
    share(filed, (one) => one.acts.some((act) => act.act === 'open-transfer')),
    spread.transferred,
    0.01,
    'transferred'
  )
  const fines = list
    .flatMap((one) => one.acts.flatMap((act) => (act.act === 'decide' ? act.obligations : [])))
    .flatMap((obligation) => (obligation.kind === 'fine' ? [obligation.amountFen! / 100] : []))
    .toSorted((a, b) => a - b)
  const median = fines[Math.floor(fines.length / 2)]!
  t.ok(median > 40_000 && median < 120_000, `median of the fines: ${median}`)
})

t.test('they enter by the command of imports, each once', async (t) => {
  const { db } = await buildTestApp(t, { now: '2026-03-04T02:00:00Z' })
  const deps = makeDeps({ HASH_ALGORITHM: 'sha256' }, db, randomBytes(32), () => '2026-03-04T02:00:00Z')
  const offices = await enteringOffices(db, deps, '2026-03-04')
  t.ok(offices.length > 5)
  const small = { count: 40, seed: 3, from: '2025-01-01', to: '2025-12-31', until: '2026-03-03' }
  const count = () =>
    look(db, serviceSight, async (tx) => (await tx<{ n: number }[]>`select count(*)::int as n from cases`)[0]!.n)
  const before = await count()
  await enterCases(deps, offices, small, () => {})
  t.equal((await count()) - before, 40)
  await enterCases(deps, offices, small, () => {})
  t.equal((await count()) - before, 40)
})
