import jwt from '@fastify/jwt'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import type { Actor } from '../domain/actor.ts'
import { operations, permittedOperations, type Operation } from '../domain/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { bindActor } from './request.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking: set on every route under /v1 before its handler runs. */
    actor: Actor
  }
  interface FastifyContextConfig {
    /** The operation of domain/permissions.ts that the route is: required under /v1. */
    operation?: Operation
  }
}

export interface AuthOptions {
  readonly issuer: {
    readonly issuer: string
    readonly audience: string
    readonly algorithms: readonly string[]
    readonly subjectClaim: string
    keyFor(header: { readonly alg?: string; readonly kid?: string }): Promise<string>
  }
  /** The person behind a token's subject with the postings in force, or null when there is none. */
  readonly findPerson: (subject: string) => Promise<Actor | null>
}

/** How long a change of postings, or a key that was withdrawn, may go unnoticed. */
const personLife = 5_000
const tokenLife = 60_000
const clockTolerance = 5

interface Verified {
  readonly subject: string
  readonly until: number
}
interface Known {
  readonly actor: Actor | null
  readonly may: ReadonlySet<Operation>
  readonly until: number
}

/**
 * Everything registered in this scope after it is closed: a request passes only with a verified token of a known person
 * whose roles permit the route's operation. A route without an operation fails at registration.
 */
export const auth = plugin(
  async (app: FastifyInstance, { issuer, findPerson }: AuthOptions) => {
    await app.register(jwt, {
      secret: async (_request: FastifyRequest, token: unknown) => {
        const { header } = token as { header: { alg?: string; kid?: string } }
        if (header.alg === undefined || !issuer.algorithms.includes(header.alg)) throw new Refusal('auth.invalid')
        return issuer.keyFor(header)
      },
      decode: { complete: true },
      verify: {
        algorithms: [...issuer.algorithms] as never[],
        allowedIss: issuer.issuer,
        allowedAud: issuer.audience,
        requiredClaims: ['iss', 'aud', 'exp', issuer.subjectClaim],
        clockTolerance: clockTolerance * 1000
      }
    })
    app.decorateRequest('actor', null as unknown as Actor)

    const tokens = bounded<Verified>(10_000)
    const people = bounded<Known>(10_000)
    const asking = new Map<string, Promise<Known>>()

    async function verify(request: FastifyRequest, header: string): Promise<Verified> {
      const claims = await request.jwtVerify<Record<string, unknown>>().catch((error: unknown) => {
        throw error instanceof Refusal ? error : new Refusal('auth.invalid')
      })
      const subject = claims[issuer.subjectClaim]
      if (typeof subject !== 'string' || subject === '') throw new Refusal('auth.invalid')
      const until = Math.min(Date.now() + tokenLife, (Number(claims.exp) + clockTolerance) * 1000)
      return tokens.set(header, { subject, until })
    }

    /** One question to the database at a time for a person, however many requests wait for it. */
    function ask(subject: string): Promise<Known> {
      const open = asking.get(subject)
      if (open !== undefined) return open
      const question = findPerson(subject)
        .then((actor) => {
          const may = new Set(actor === null ? [] : permittedOperations(actor))
          return people.set(subject, { actor, may, until: Date.now() + personLife })
        })
        .finally(() => asking.delete(subject))
      asking.set(subject, question)
      return question
    }

    function admit(request: FastifyRequest, known: Known, done: (refused?: Error) => void): void {
      if (known.actor === null) return done(new Refusal('auth.unknown-person'))
      const operation = request.routeOptions.config.operation
      if (operation === undefined || !known.may.has(operation))
        return done(new Refusal('auth.not-permitted', { operation: operation ?? '' }))
      request.actor = known.actor
      bindActor(request)
      done()
    }

    app.addHook('onRequest', (request, _reply, done) => {
      const header = request.headers.authorization
      if (header === undefined) return done(new Refusal('auth.missing'))
      const time = Date.now()
      const verified = tokens.get(header, time)
      const known = verified && people.get(verified.subject, time)
      if (known !== undefined) return admit(request, known, done)
      Promise.resolve(verified ?? verify(request, header))
        .then(({ subject }) => people.get(subject, Date.now()) ?? ask(subject))
        .then((found) => admit(request, found, done), done)
    })

    app.addHook('onRoute', (route) => {
      const operation = route.config?.operation
      if (operation === undefined || !Object.hasOwn(operations, operation))
        throw new Error(
          `${String(route.method)} ${route.url} needs an operation of domain/permissions.ts in its config`
        )
    })
  },
  { name: 'auth' }
)

/** A map that forgets its oldest entries, and those whose time is over. */
function bounded<T extends { readonly until: number }>(most: number) {
  const entries = new Map<string, T>()
  return {
    get(key: string, time: number): T | undefined {
      const entry = entries.get(key)
      if (entry === undefined || entry.until > time) return entry
      entries.delete(key)
      return undefined
    },
    set(key: string, entry: T): T {
      entries.delete(key)
      if (entries.size >= most)
        for (const oldest of entries.keys()) {
          entries.delete(oldest)
          break
        }
      entries.set(key, entry)
      return entry
    }
  }
}
