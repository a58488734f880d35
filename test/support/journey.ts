import type { TestApp } from './app.ts'
import { clientOf, fiveMaterials, handlers, people, type Followed } from './client.ts'

/** The people of one office, who take a case through its states. */
export interface Crew {
  readonly officer: string
  readonly head: string
  readonly chief: string
  readonly handlers: readonly string[]
}
export const futian: Crew = { officer: people.officer, head: people.head, chief: people.chief, handlers }
export const crewOf = (place: string): Crew => ({
  officer: `officer@${place}.example`,
  head: `head@${place}.example`,
  chief: `chief@${place}.example`,
  handlers: [`officer@${place}.example`, `officer2@${place}.example`]
})

export const penalty = { kind: 'penalty', obligations: [{ kind: 'fine', amount: '100.00' }, { kind: 'stop-order' }] }
export const because = { reason: '有新证据' }
/** The instant that stands in for today at ten, where an act is judged in hours. */
export const instant = (day: string, hour = '09:00') => ({ occurredAt: `${day}T${hour}:00+08:00` })

/** Takes new cases through the API to the state that a test is about. */
export function journeyOf(testApp: TestApp, crew: Crew = futian) {
  const client = clientOf(testApp)
  const { register, act, done, post, transferAct } = client
  const { officer, head, chief } = crew
  const served = { decisionNo: 1 }

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
  const decided = after(filed, [head, 'decide', penalty])
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

  return { ...client, filed, decided, inService, executed, closed, notFiled, opened, transfer }
}
