import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import type { Order, Setup } from './bare.ts'
import type { Operation } from './operations.ts'
import { end, type Service } from './places.ts'
import type { Slice } from './statistics.ts'

export interface Bare {
  run(operation: string, seconds: number): Promise<Slice>
  stop(): Promise<void>
}

/** Starts the bare client loop in a process of its own, which ends with this one. */
export async function startBare(setup: Setup): Promise<Bare> {
  const child = fork(fileURLToPath(new URL('./bare.ts', import.meta.url)), [], { serialization: 'advanced' })
  const ask = async (order: Order): Promise<Slice> => {
    child.send(order as never)
    const [{ slice, problem }] = (await once(child, 'message')) as [{ slice: Slice; problem?: string }]
    if (problem !== undefined) throw new Error(problem)
    return slice
  }
  await ask({ setup })
  return {
    run: (run, seconds) => ask({ run, seconds }),
    async stop() {
      if (child.connected) await ask({ end: true })
      await end(child)
    }
  }
}

/** One slice over HTTP: the people of the operation take turns, every request is a new one. Throws when one was refused. */
export async function runHttp(
  service: Service,
  operation: Operation,
  tokens: ReadonlyMap<string, string>,
  caseIds: readonly (readonly string[])[],
  connections: number,
  duration: number
): Promise<Slice> {
  const times: number[] = []
  const refused = new Map<number, number>()
  let turn = 0
  const spent = await service.cpu()
  const began = performance.now()
  const { errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      {
        url: `http://127.0.0.1:${service.port}`,
        connections,
        duration,
        requests: [
          {
            setupRequest: (request) => {
              const person = turn++ % operation.people.length
              const { method, path, person: who, key, body } = operation.request(person, caseIds[person] ?? [])
              const headers: Record<string, string> = { authorization: tokens.get(who)! }
              if (key !== undefined) headers['idempotency-key'] = key
              if (body !== undefined) headers['content-type'] = 'application/json'
              return { ...request, method, path, headers, ...(body === undefined ? {} : { body }) }
            }
          }
        ]
      },
      (error: Error | null, result) => (error ? reject(error) : resolve(result))
    )
    run.on('response', (_client, status, _bytes, time) => {
      if (status >= 200 && status < 300) times.push(time)
      else refused.set(status, (refused.get(status) ?? 0) + 1)
    })
  })
  const seconds = (performance.now() - began) / 1000
  const statuses = [...refused].map(([status, count]) => `${count} times ${status}`)
  if (errors > 0) statuses.push(`${errors} errors`)
  if (statuses.length > 0) throw new Error(`${operation.name}: ${statuses.join(', ')}`)
  return { seconds, times, cpu: (await service.cpu()) - spent }
}
