import type { TestApp } from './app.ts'
import { clientOf, fiveMaterials, handlers, people, type Followed } from './client.ts'

/** The people of one office, who take a case through its states. */
export interface Crew {
  readonly officer: string
  readonly head: string
  readonly chief: string
  /** Who reviews: nobody who handles the cases. */
  readonly reviewer: string
  readonly handlers: readonly string[]
}
export const futian: Crew = {
  officer: people.officer,
  head: people.head,
  chief: people.chief,
  reviewer: 'legal@futian.example',
  handlers
}
export const crewOf = (place: string): Crew => ({
  officer: `officer@${place}.example`,
  head: `head@${place}.example`,
  chief: `chief@${place}.example`,
  reviewer: `head@${place}.example`,
  handlers: [`officer@${place}.example`, `officer2@${place}.example`]
})

export const penalty = { kind: 'penalty', obligations: [{ kind: 'fine', amount: '100.00' }, { kind: 'stop-order' }] }
export const because = { reason: '有新证据' }
/** What the notice of a journey proposes: more than any of its decisions imposes. */
export const proposed = [
  { kind: 'fine', amount: '1000000.00' },
  { kind: 'confiscate-gain', amount: '1000000.00' },
  { kind: 'fine-and-confiscation', amount: '1000000.00' },
  ...['confiscate-goods', 'confiscate-tools', 'destroy', 'licence-suspend', 'shutdown'].map((kind) => ({ kind }))
]
/** The instant that stands in for today at ten, where an act is judged in hours. */
export const instant = (day: string, hour = '09:00') => ({ occurredAt: `${day}T${hour}:00+08:00` })

/** Takes new cases through the API to the state that a test is about. */
export function journeyOf(testApp: TestApp, crew: Crew = futian) {
  const client = clientOf(testApp)
  const { register, act, done, post, transferAct } = client
  const { officer, head, chief } = crew
  const served = { decisionNo: 1 }

  /** Leads a filed case to where a penalty may be decided, on one day: investigated, reviewed, noticed, hearing waived. */
  async function prepare(c: Followed, said: object = {}): Promise<Followed> {
    const steps: [string, string, object][] = [
      [officer, 'investigate', { kind: 'inspection', officers: crew.handlers, text: '现场检查。' }],
      [officer, 'end-investigation', { proposal: '建议处罚。' }],
      [officer, 'submit-review', { kind: 'case' }],
      [crew.reviewer, 'review', { reviewNo: 1, outcome: 'agree', opinion: '同意。' }],
      [officer, 'notify', { proposed }],
      [officer, 'serve-notice', { noticeNo: 1 }],
      [officer, 'waive-hearing', { noticeNo: 1 }]
    ]
    for (const [person, name, words] of steps) await done(act(person, c, name, { ...words, ...said }))
    return c
  }

  async function filed(body: object = {}): Promise<Followed> {
    const c = await register(officer, body)
    await done(act(head, c, 'file', { handlers: crew.handlers }))
    return c
  }
  const after =
    (before: (body?: object) => Promise<Followed>, ...steps: [string, string, object][]) =>
    async (body: object = {}): Promise<Followed> => {
      const c = await before(body)
      for (const [person, name, said] of steps) await done(act(person, c, name, said))
      return c
    }
  const ready = async (body: object = {}): Promise<Followed> => prepare(await filed(body))
  const decided = after(ready, [head, 'decide', penalty])
  const inService = after(decided, [officer, 'serve', served])
  const executed = after(
    inService,
    [officer, 'perform', { ...served, obligationNo: 2 }],
    [people.finance, 'record-receipt', { ...served, amount: '100' }]
  )
  const closed = after(executed, [head, 'close', { ground: 'executed' }])
  const notFiled = after((body) => register(officer, body), [head, 'decline', because])

  async function opened(body: object = {}): Promise<Followed> {
    const c = await filed(body)
    const answer = await done(
      post(head, `/v1/cases/${c.id}/transfers`, { members: crew.handlers }, { ifMatch: c.version })
    )
    return Object.assign(c, { version: answer.body.version, transferVersion: answer.body.transferVersion })
  }
  /** A transfer on the day, up to the step named. */
  async function transfer(last: 'report' | 'approve' | 'send' | 'receive', day: string, body: object = {}) {
    const c = await opened(body)
    const steps: [string, string, object][] = [
      [officer, 'report', { text: '经查，已达追诉标准。' }],
      [chief, 'approve', instant(day, '09:10')],
      [officer, 'send', { ...instant(day, '09:20'), materials: fiveMaterials }],
      [people.liaison, 'receive', instant(day, '09:30')]
    ]
    for (const [person, name, said] of steps) {
      await done(transferAct(person, c, name, said))
      if (name === last) break
    }
    return c
  }

  return { ...client, prepare, filed, ready, decided, inService, executed, closed, notFiled, opened, transfer }
}
