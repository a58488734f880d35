import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import type { Test } from 'tap'
import { caseActs, type CaseAct, type CaseActName } from '../../src/domain/case/act-table.ts'
import { counts } from '../../src/domain/case/counts.ts'
import { differences } from '../../src/domain/ledger.ts'
import { look, serviceSight } from '../../src/db/connect.ts'
import { holdFile } from '../../src/db/stores/case-file.ts'
import type { FormKind } from '../../src/documents/catalogue.ts'
import { buildTestApp, type TestApp } from './app.ts'
import { clientOf, type Answer, type Followed } from './client.ts'

/** The day in Shanghai of an instant. */
const dayOf = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()

/** The service on a day, with a folder of its own for the papers that it issues. */
export async function storyApp(t: Test, day: string): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'story-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  return buildTestApp(t, { now: `${day}T02:00:00Z`, environment: { FILES_URL: folder } })
}

const wordsOf = (docx: Buffer): string =>
  new PizZip(docx)
    .file('word/document.xml')!
    .asText()
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')

/** What a teller says of a paper beside its kind. */
interface Paper {
  readonly subject?: Readonly<Record<string, number>>
  readonly facts?: Readonly<Record<string, string>>
  readonly opinions?: readonly { readonly person: string; readonly text: string }[]
  readonly number?: string
  /** What stands in it, word for word. */
  readonly shows?: readonly string[]
  /** What stands in it one behind the other. */
  readonly inOrder?: readonly string[]
  /** Facts that are not on file, and so marked. */
  readonly missing?: readonly string[]
}

/**
 * One case told day by day through the API. Whoever acts must be offered the act first; after each act the case is in the state
 * that the teller names, and the ledger is what a recount of its file gives.
 */
export function storyOf(t: Test, testApp: TestApp) {
  const { get, post, register, act } = clientOf(testApp)
  const told: string[] = []
  let c: Followed = { id: '', version: 0, transferVersion: 0 }
  let teller = ''
  const papersDue = new Set<string>()
  const papersMade = new Set<string>()

  /** It is ten in the morning of a day in Shenzhen. */
  const on = (day: string): void => testApp.setNow(`${day}T02:00:00Z`)
  const seen = async (person = teller): Promise<any> => (await get(person, `/v1/cases/${c.id}`)).body

  async function begins(person: string, body: object): Promise<void> {
    teller = person
    c = await register(person, body)
    told.push('register')
    await recounts('register')
  }

  async function does(person: string, name: string, body: object, state: string): Promise<Answer> {
    const offered = (await seen(person)).allowedActions.find((one: any) => one.act === name)
    t.match(offered, { allowed: true }, `${person} is offered ${name}`)
    const answer = await act(person, c, name, body)
    t.match(answer, { status: 200, body: { state } }, `${name} by ${person}`)
    told.push(name)
    const { document }: CaseAct = caseActs[name as CaseActName]
    if (document !== null) papersDue.add(document)
    await recounts(name)
    return answer
  }

  /** A paper of the case: its words, the facts that it lacks, and that it is read again as the same bytes. */
  async function makes(person: string, kind: FormKind, paper: Paper = {}): Promise<void> {
    const { subject = {}, facts = {}, opinions = [], number = null, shows = [], inOrder = [], missing = [] } = paper
    const body = { kind, subject, words: { facts, opinions }, number }
    const answer = await post(person, `/v1/cases/${c.id}/documents`, body, { ifMatch: c.version })
    t.equal(answer.status, 201, `${kind} by ${person}: ${JSON.stringify(answer.body)}`)
    c.version = answer.body.version
    told.push('issue-document')
    papersMade.add(kind)
    const { no, sha256, missing: lacking } = answer.body.document
    t.same(lacking.toSorted(), missing.toSorted(), `what ${kind} lacks`)
    const url = `/v1/cases/${c.id}/documents/${no}`
    const { rawPayload } = await testApp.app.inject({ url, headers: testApp.as(person, { key: null }) })
    t.equal(createHash('sha256').update(rawPayload).digest('hex'), sha256, `${kind} is read as it was issued`)
    const words = wordsOf(rawPayload)
    for (const shown of shows) t.ok(words.includes(shown), `${kind} shows ${shown}: ${words}`)
    inOrder.reduce((from, shown) => {
      const at = words.indexOf(shown, from)
      t.ok(at >= 0, `${kind} shows ${shown} behind what stands before it: ${words}`)
      return Math.max(at, from)
    }, 0)
    t.notMatch(words, /undefined|NaN|[{}]/, `${kind} holds nothing of a program`)
  }

  /** A paper that is not the person's to make. */
  async function mayNotMake(person: string, kind: FormKind, params: object): Promise<void> {
    const answer = await post(person, `/v1/cases/${c.id}/documents`, { kind }, { ifMatch: c.version })
    t.match(answer.body, { code: 'auth.not-permitted', params }, `${kind} by ${person} is refused`)
  }

  /** What an office has to say of itself in its papers. */
  async function introduces(person: string, office: string, details: object): Promise<void> {
    const answer = await post(person, `/v1/offices/${office}/details`, details, { ifMatch: 0 })
    t.equal(answer.status, 200, JSON.stringify(answer.body))
  }

  /** Refused, whatever is offered; and nothing is changed by it. */
  async function mayNot(person: string, name: string, body: object, expected: object): Promise<void> {
    const answer = await act(person, c, name, body)
    t.match(answer.body, expected, `${name} by ${person} is refused`)
    t.equal((await seen()).version, c.version)
  }

  async function recounts(name: string): Promise<void> {
    const { file, entries } = await look(testApp.db, serviceSight, (tx) => holdFile(tx, c.id))
    t.same(differences(entries, counts(file)), [], `after ${name} the ledger is what a recount gives`)
  }

  /**
   * What is owed, by key, with its last day; null while its clock stands. Each is explained by the clock of the case, and the
   * deadline service, asked with the same rule, beginning, stops and extensions, says the same.
   */
  async function owes(expected: Readonly<Record<string, string | null>>): Promise<void> {
    const { duties } = await seen()
    const open = duties.filter((one: any) => one.doneAt === null && one.state !== 'cancelled')
    const due = open.map((one: any) => [one.key, one.dueAt === null ? null : dayOf(one.dueAt)])
    t.same(Object.fromEntries(due), expected, `owed: ${JSON.stringify(expected)}`)
    const morning = (await get(teller, '/v1/duties?limit=500')).body.items.filter((one: any) => one.caseId === c.id)
    t.same(
      morning.map((one: any) => one.key).toSorted(),
      Object.keys(expected).toSorted(),
      'the morning list has the same'
    )
    const { items } = (await get(teller, `/v1/cases/${c.id}/clock`)).body
    for (const [key, day] of Object.entries(expected)) {
      const { rule, from, stops, extensions } = items.find((one: any) => one.key === key)
      if (rule === 'T-10') continue // "Immediately": the setting of the service says by when.
      const asked = {
        rule,
        from,
        stops: stops.map((one: any) => ({ from: one.from, to: one.to, ground: one.ground })),
        extensions: extensions.map(({ grantedOn, by, days, until }: any) => ({
          ...{ grantedOn, by },
          ...(days === null ? {} : { days }),
          ...(until === null ? {} : { until })
        }))
      }
      const answer = await post(teller, '/v1/law/deadlines', asked, { key: null })
      t.match(answer, { status: 200, body: { due: day } }, `${key} by ${rule}, worked out apart`)
    }
  }

  /** The duties that were met and on which side of their last day, by key. */
  async function met(expected: Readonly<Record<string, string>>): Promise<void> {
    const { duties } = await seen()
    const done = duties.filter((one: any) => one.doneAt !== null).map((one: any) => [one.key, one.state])
    t.same(Object.fromEntries(done), expected, 'duties that were met')
  }

  /** What the person is offered, and what not, with the code of the reason why. */
  async function may(person: string, offered: readonly string[], not: Readonly<Record<string, string>>): Promise<void> {
    const { allowedActions } = await seen(person)
    for (const name of [...offered, ...Object.keys(not)]) {
      const { allowed, why } = allowedActions.find((one: any) => one.act === name)
      t.equal(allowed ? 'offered' : why.code, not[name] ?? 'offered', `${name} to ${person}`)
    }
  }

  /** One number of a month: `[numerator, denominator]`. */
  async function rate(person: string, id: string, period: string, office: string): Promise<[unknown, unknown]> {
    const { body } = await get(person, `/v1/rates/${id}?period=${period}&office=${office}`)
    return [body.numerator, body.denominator]
  }

  /** The titles of the papers of the two volumes, in their order. */
  async function papers(): Promise<Record<string, string[]>> {
    const { volumes } = (await get(teller, `/v1/cases/${c.id}/volumes`)).body
    const titles = (volume: any): string[] =>
      volume.items.flatMap((item: any) => item.papers.map((one: any) => `${item.no} ${one.zh} ${one.on}`))
    return Object.fromEntries(volumes.map((volume: any) => [volume.name, titles(volume)]))
  }

  /**
   * At the end: each act has its paper (`instead` of the table's where a decision is of another kind; null: it has none), the
   * timeline tells every act in order, and the chain of records holds.
   */
  async function ends(person: string, instead: Readonly<Record<string, FormKind | null>> = {}): Promise<void> {
    const due = [...papersDue].map((kind) => (instead[kind] === undefined ? kind : instead[kind]))
    t.same(
      due.filter((kind) => kind !== null && !papersMade.has(kind)),
      [],
      'every paper that the table of acts names was made'
    )
    const { timeline } = await seen()
    t.same(
      timeline.map((one: any) => one.act),
      told,
      'the timeline tells every act'
    )
    const { body } = await get(person, `/v1/cases/${c.id}/records/verification`)
    t.match(body, { intact: true, length: told.length }, 'the chain of records holds')
  }

  return {
    on,
    introduces,
    begins,
    does,
    makes,
    mayNotMake,
    mayNot,
    owes,
    met,
    may,
    rate,
    papers,
    ends,
    seen,
    get,
    post,
    followed: () => c
  }
}
