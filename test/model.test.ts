import fc from 'fast-check'
import t from 'tap'
import { caseActs, type CaseActName } from '../src/domain/case/act-table.ts'
import { allowedActs, judgeCaseAct } from '../src/domain/case/acts.ts'
import { counts } from '../src/domain/case/counts.ts'
import { duties } from '../src/domain/case/duties/duties.ts'
import { stateOf } from '../src/domain/case/file.ts'
import { addDays, civilDate } from '../src/domain/time/civil-date.ts'
import { publishedCalendar } from '../src/domain/calendar/published.ts'
import { differences } from '../src/domain/ledger.ts'
import { look, serviceSight } from '../src/db/connect.ts'
import { findPerson } from '../src/db/people.ts'
import { holdFile } from '../src/db/stores/case-file.ts'
import { buildTestApp } from './support/app.ts'
import { clientOf, people, type Followed } from './support/client.ts'
import { bodyFor } from './support/model.ts'

const testApp = await buildTestApp(t, { now: '2026-03-04T02:00:00Z' })
const { db, ownerDb, setNow } = testApp
const { register, act } = clientOf(testApp)

const persons = [
  ...[people.officer, people.head, people.chief, people.finance, 'legal@futian.example'],
  ...['head@nanshan.example', 'acting-chief@futian.example']
]
const acts = Object.keys(caseActs) as CaseActName[]
const statusOf = { 'not-found': 404, 'not-allowed': 403, 'wrong-state': 409, condition: 422 } as Record<string, number>

const held = (c: Followed) => look(db, serviceSight, (tx) => holdFile(tx, c.id))
const recordsOf = (c: Followed) =>
  look(
    db,
    serviceSight,
    async (tx) => (await tx<{ n: number }[]>`select count(*)::int as n from records where case_id = ${c.id}`)[0]!.n
  )

/** Which acts were done, and which refusals were given, over all runs: a model that meets nothing proves nothing. */
const done = new Set<string>()
const refused = new Set<string>()

interface Move {
  readonly person: number
  readonly act: number
  readonly helpful: boolean
  readonly days: number
  readonly seed: number
}
const moves = fc.array(
  fc.record({
    person: fc.nat(persons.length - 1),
    act: fc.nat(10_000),
    helpful: fc.boolean(),
    days: fc.constantFrom(0, 0, 0, 1, 7, 40),
    seed: fc.nat(1_000_000)
  }),
  { minLength: 12, maxLength: 45, size: 'max' }
)

async function run(list: readonly Move[]): Promise<void> {
  let day = civilDate('2026-03-04')
  setNow(`${day}T02:00:00Z`)
  const c = await register(people.officer, { leads: [{ kind: 'report' }] })
  for (const move of list) {
    day = addDays(day, move.days)
    const now = `${day}T02:00:00Z`
    setNow(now)
    const before = await held(c)
    const records = await recordsOf(c)
    let seed = move.seed
    const draw = (most: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((seed / 2_147_483_648) * most)
    }
    const [person, name] = await choose(move, before.file, day)
    const actor = (await findPerson(ownerDb, person, day))!
    const judged = judgeCaseAct(name, before.file, actor)
    const answer = await act(person, c, name, bodyFor(name, before.file, draw))
    const told = `${person} ${name} in ${before.file.case.state}: ${answer.status} ${JSON.stringify(answer.body)}`
    if (answer.status >= 500) throw new Error(told)
    const after = await held(c)
    if (judged !== null) {
      const seen = person !== 'head@nanshan.example'
      const expected = seen ? statusOf[judged.kind] : [403, 404]
      const fits = Array.isArray(expected) ? expected.includes(answer.status) : answer.status === expected
      if (!fits) throw new Error(`the table says ${judged.code}; ${told}`)
      if (seen && answer.body.code !== judged.code) throw new Error(`the table says ${judged.code}; ${told}`)
    } else if (![200, 400, 403, 409, 422].includes(answer.status) || /^auth|wrong-state/.test(answer.body.code ?? ''))
      throw new Error(`the table says yes; ${told}`)
    if (answer.status !== 200) {
      refused.add(answer.body.code)
      if (after.file.case.version !== before.file.case.version || (await recordsOf(c)) !== records)
        throw new Error(`refused and yet changed: ${told}`)
      continue
    }
    done.add(name)
    const listed = allowedActs(before.file, actor).find((one) => one.transferNo === null && one.act === name)
    if (listed?.refusal !== null)
      throw new Error(`listed as not allowed (${listed?.refusal.code}), and yet done: ${told}`)
    if (answer.body.version !== after.file.case.version || (await recordsOf(c)) !== after.file.case.version)
      throw new Error(`version and records: ${told}`)
    if (answer.body.state !== after.file.case.state || stateOf(after.file) !== after.file.case.state)
      throw new Error(`the state is ${stateOf(after.file)} by the file: ${told}`)
    const missing = differences(after.entries, counts(after.file))
    if (missing.length > 0) throw new Error(`the ledger lacks ${JSON.stringify(missing)}: ${told}`)
    const owed = new Map(duties(after.file, publishedCalendar).map((duty) => [duty.key, duty]))
    for (const duty of after.duties.filter((one) => !one.cancelled)) {
      const ought = owed.get(duty.key)
      if (!ought || sooner(duty.dueAt) !== sooner(ought.dueAt) || (duty.doneAt === null) !== (ought.doneAt === null))
        throw new Error(`duty ${JSON.stringify(duty)} ought to be ${JSON.stringify(ought)}: ${told}`)
    }
  }
}

const sooner = (instant: string) => (instant === 'infinity' ? instant : Date.parse(instant))

/** Half of the moves take an act that somebody may do now, so that cases come far; the others anything by anybody. */
async function choose(
  move: Move,
  file: Parameters<typeof judgeCaseAct>[1],
  day: string
): Promise<[string, CaseActName]> {
  if (!move.helpful) return [persons[move.person]!, acts[move.act % acts.length]!]
  const pairs: [string, CaseActName][] = []
  for (const person of persons) {
    const actor = (await findPerson(ownerDb, person, day))!
    for (const name of acts) if (judgeCaseAct(name, file, actor) === null) pairs.push([person, name])
  }
  return pairs[move.act % pairs.length] ?? [persons[move.person]!, acts[move.act % acts.length]!]
}

t.test(
  'random acts by random persons: the table and the service agree on every answer',
  { timeout: 240_000 },
  async (t) => {
    const runs = Number(process.env.MODEL_RUNS ?? 25)
    await fc.assert(fc.asyncProperty(moves, run), {
      numRuns: runs,
      seed: 20260304,
      endOnFailure: true,
      includeErrorInReport: true
    })
    t.ok(done.size > 25, `${done.size} acts were done: ${[...done].sort().join(' ')}`)
    t.ok(refused.size > 12, `${refused.size} refusals were given: ${[...refused].sort().join(' ')}`)
  }
)
