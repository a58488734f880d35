import { once } from 'node:events'
import { connect as connectSocket } from 'node:net'
import { buildApp } from '../src/app.ts'
import { loadConfig } from '../src/config.ts'
import { connect } from '../src/db/connect.ts'
import type { LocalIssuer } from '../src/issuer.ts'
import { createLog } from '../src/log.ts'
import type { Operation } from './operations.ts'
import { newSigningKey, signingKeysOf } from '../src/package/signing.ts'

export interface Sent {
  readonly text: string
  readonly parameters: readonly unknown[]
}

/** The statements of one request in the order sent: each inner list went out before any answer to it came in. */
export interface Script {
  readonly caseId: string | null
  /** The number of the person who asked. */
  readonly person: number
  readonly trips: readonly (readonly Sent[])[]
}

/**
 * Runs every operation's requests, one for each person, in a service of this process with one connection, and writes down
 * what the connection sends. Each was run twice before, so that nothing is left to prepare or to look up.
 */
export async function recordScripts(
  url: string,
  environment: Record<string, string>,
  issuer: LocalIssuer,
  operations: readonly Operation[],
  caseIds: readonly (readonly string[])[]
): Promise<ReadonlyMap<string, readonly Script[]>> {
  const config = loadConfig({ ...environment, DATABASE_URL: url, LOG_LEVEL: 'error', MAX_EVENT_LOOP_DELAY_MS: '0' })
  const db = connect(url, { max: 1 })
  const heard = listen(db.sql.options, url)
  const signing = signingKeysOf(newSigningKey())
  const app = await buildApp({ config, db, issuer, masterKey: config.masterKey!, signing, log: createLog('error') })
  try {
    await app.ready()
    const scripts = new Map<string, Script[]>()
    for (const operation of operations) {
      const own: Script[] = []
      for (const person of operation.people.keys()) {
        for (const turn of ['warm', 'warm', 'heard']) {
          const asked = operation.request(person, caseIds[person] ?? [])
          heard.clear()
          const answer = await app.inject({
            method: asked.method,
            url: asked.path,
            headers: {
              authorization: `Bearer ${issuer.issue(asked.person)}`,
              ...(asked.key === undefined ? {} : { 'idempotency-key': asked.key }),
              ...(asked.body === undefined ? {} : { 'content-type': 'application/json' })
            },
            ...(asked.body === undefined ? {} : { payload: asked.body })
          })
          if (answer.statusCode >= 300) throw new Error(`${operation.name}: ${answer.statusCode} ${answer.body}`)
          if (turn === 'warm') continue
          const caseId =
            operation.fresh === 'new-case'
              ? answer.json<{ caseId: string }>().caseId
              : operation.fresh === 'known-case'
                ? asked.path.split('/').at(-1)!
                : null
          own.push({ caseId, person, trips: heard.trips() })
        }
      }
      scripts.set(operation.name, own)
    }
    return scripts
  } finally {
    await app.close()
    await db.close()
  }
}

/** Listens to what a pool sends, and to when answers come in: a trip ends where something is sent after an answer. */
function listen(pool: object, url: string) {
  let trips: Sent[][] = []
  let answered = true
  Object.assign(pool, {
    debug(_connection: number, text: string, parameters: readonly unknown[]) {
      if (answered) trips.push([])
      answered = false
      // The pool turns parameters into text in place.
      trips.at(-1)!.push({ text, parameters: [...parameters] })
    },
    async socket() {
      const { hostname, port } = new URL(url)
      const socket = connectSocket(Number(port), hostname)
      await once(socket, 'connect')
      socket.on('data', () => (answered = true))
      return socket
    }
  })
  return {
    clear: () => (trips = []),
    trips: () => trips
  }
}
