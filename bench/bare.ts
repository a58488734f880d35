import { randomUUID } from 'node:crypto'
import { connect, type Tx } from '../src/db/connect.ts'
import type { Script, Sent } from './record.ts'
import type { Slice } from './statistics.ts'

/**
 * The bare client loop, a process of its own: as many connections as the service has requests at a time, each sending the
 * statements of one recorded request after another, with the same round trips and fresh ids, and doing nothing else.
 */
export interface Setup {
  readonly url: string
  readonly connections: number
  readonly scripts: ReadonlyMap<string, readonly Script[]>
  /** For each person, the cases that are read. */
  readonly caseIds: readonly (readonly string[])[]
  readonly fresh: ReadonlyMap<string, 'nothing' | 'new-case' | 'known-case'>
}

export type Order =
  { readonly setup: Setup } | { readonly run: string; readonly seconds: number } | { readonly end: true }

type Send = (tx: Tx, caseId: string) => PromiseLike<unknown>

/** `simple` is missing in the library's types: without it a statement without parameters is not prepared. */
const prepared = { prepare: true, simple: false } as { prepare: boolean }

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!

/** A statement with the places of the recorded case's id open. */
function sender({ text, parameters }: Sent, recorded: string | null): Send {
  if (parameters.length === 0) {
    const simple = /^(begin|commit|rollback)$/.test(text)
    return (tx) => tx.unsafe(text, [], simple ? {} : prepared)
  }
  const parts = parameters.map((value) =>
    recorded !== null && typeof value === 'string' && value.includes(recorded) ? value.split(recorded) : null
  )
  if (parts.every((part) => part === null))
    return (tx) => tx.unsafe(text, [...parameters] as never[], { prepare: true })
  return (tx, caseId) =>
    tx.unsafe(text, parameters.map((value, at) => parts[at]?.join(caseId) ?? value) as never[], { prepare: true })
}

async function prepare({ url, connections, scripts, caseIds, fresh }: Setup) {
  const db = connect(url, { max: connections, applicationName: 'ip-linkage bench' })
  const held = await Promise.all(Array.from({ length: connections }, async () => (await db.sql.reserve()) as Tx))
  const senders = new Map(
    [...scripts].map(([name, list]) => [
      name,
      list.map(({ caseId, person, trips }) => ({
        person,
        trips: trips.map((trip) => trip.map((sent) => sender(sent, caseId)))
      }))
    ])
  )

  async function run(name: string, seconds: number): Promise<Slice> {
    const list = senders.get(name)!
    const kind = fresh.get(name)
    const times: number[] = []
    let turn = 0
    const spent = process.cpuUsage()
    const began = performance.now()
    const until = began + seconds * 1000
    const loop = async (tx: Tx): Promise<void> => {
      for (let from = performance.now(); from < until; from = performance.now()) {
        const { person, trips } = list[turn++ % list.length]!
        const caseId = kind === 'new-case' ? randomUUID() : kind === 'known-case' ? pick(caseIds[person]!) : ''
        for (const trip of trips) await Promise.all(trip.map((send) => send(tx, caseId)))
        times.push(performance.now() - from)
      }
    }
    await Promise.all(held.map(loop))
    const { user, system } = process.cpuUsage(spent)
    return { seconds: (performance.now() - began) / 1000, times, cpu: (user + system) / 1000 }
  }

  return {
    run,
    async end() {
      for (const tx of held) tx.release()
      await db.close()
    }
  }
}

let bare: Awaited<ReturnType<typeof prepare>> | undefined

async function obey(order: Order): Promise<Slice | null> {
  if ('setup' in order) bare = await prepare(order.setup)
  else if ('run' in order) return bare!.run(order.run, order.seconds)
  else await bare?.end()
  return null
}

process.on('message', (order: Order) => {
  obey(order).then(
    (slice) => {
      process.send!({ slice })
      if ('end' in order) process.disconnect?.()
    },
    (error: unknown) => process.send!({ problem: String(error) })
  )
})
