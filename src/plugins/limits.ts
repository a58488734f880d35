import pressure from '@fastify/under-pressure'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import plugin from 'fastify-plugin'
import { Refusal } from '../domain/refusal.ts'

export interface PressureOptions {
  /** Milliseconds of event loop delay above which requests are turned away; 0: never. */
  readonly maxEventLoopDelay: number
}

class Overloaded extends Refusal {
  constructor() {
    super('service.overloaded')
  }
}

/** Load shedding: 503 with Retry-After while the process is late. Probes and metrics pass (`config.quiet`). */
export const loadShedding = plugin(
  async (app: FastifyInstance, { maxEventLoopDelay }: PressureOptions) => {
    if (maxEventLoopDelay === 0) return
    await app.register(pressure, {
      maxEventLoopDelay,
      retryAfter: 5,
      customError: Overloaded as unknown as Error,
      pressureHandler: (request, reply) => {
        if (request.routeOptions.config.quiet === true) return
        reply.header('retry-after', '5')
        throw new Overloaded()
      }
    })
  },
  { name: 'load-shedding' }
)

export interface RateLimitOptions {
  /** Requests of one person in a window; 0: no limit. */
  readonly max: number
  readonly windowMs: number
}

/** A limit for each person, in the scope after `auth`; answers carry the `RateLimit-*` headers. */
export const personLimit = plugin(
  async (app: FastifyInstance, { max, windowMs }: RateLimitOptions) => {
    if (max === 0) return
    await app.register(rateLimit, {
      max,
      timeWindow: windowMs,
      enableDraftSpec: true,
      keyGenerator: (request) => request.actor.personId,
      errorResponseBuilder: () => new Refusal('request.too-many') as never
    })
  },
  { name: 'person-limit' }
)
