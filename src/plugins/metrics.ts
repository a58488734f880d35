import type { FastifyInstance } from 'fastify'
import plugin from 'fastify-plugin'
import { timingSafeEqual } from 'node:crypto'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from '../db/connect.ts'
import { Refusal } from '../domain/refusal.ts'

export interface Reading {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** A figure of the business for Prometheus, such as overdue duties: read from the database, at most every 15 seconds. */
export interface BusinessGauge {
  /** Prometheus name, such as `ip_linkage_duties_overdue`. */
  readonly name: string
  readonly help: string
  readonly labels?: readonly string[]
  readonly read: () => Promise<number | readonly Reading[]>
}

/** Where modules hand in their gauges; `buildApp` makes one and passes it on. */
export interface Gauges {
  add(gauge: BusinessGauge): void
  readonly all: readonly BusinessGauge[]
}

export function gauges(): Gauges {
  const all: BusinessGauge[] = []
  return { all, add: (gauge) => void all.push(gauge) }
}

interface PoolUse {
  inUse: number
  waiting: number
}

/** Counts the connections that transactions hold and wait for: postgres.js itself does not tell. */
function watchPool(db: Db): PoolUse {
  const use: PoolUse = { inUse: 0, waiting: 0 }
  const reserve = db.sql.reserve.bind(db.sql)
  db.sql.reserve = () => {
    use.waiting += 1
    return reserve().then(
      (reserved) => {
        use.waiting -= 1
        use.inUse += 1
        const release = reserved.release
        reserved.release = () => {
          use.inUse -= 1
          release()
        }
        return reserved
      },
      (error: unknown) => {
        use.waiting -= 1
        throw error
      }
    )
  }
  return use
}

export interface MetricsOptions {
  readonly db: Db
  readonly gauges: Gauges
  readonly token: string | undefined
}

const collectEvery = 15_000

/** `GET /metrics` for Prometheus: request times by route, the pool, the process, and the modules' gauges. */
export const metrics = plugin(
  async (app: FastifyInstance, { db, gauges, token }: MetricsOptions) => {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    const durations = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the first byte of a request to the last of its answer',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry]
    })
    const pool = watchPool(db)
    gauge('ip_linkage_pool_in_use', 'Database connections held by transactions', () => pool.inUse)
    gauge('ip_linkage_pool_waiting', 'Transactions that wait for a connection', () => pool.waiting)
    gauge('ip_linkage_pool_size', 'Database connections at most', () => Number(db.sql.options.max))

    function gauge(name: string, help: string, read: () => number): void {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read())
        }
      })
    }

    app.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'none'
      durations.labels(request.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1000)
      done()
    })

    const business = new Map<string, Gauge>()
    let collected = -Infinity
    let collecting: Promise<void> | null = null

    /** A gauge that cannot be read is absent, which an alert can see; the others are not held up by it. */
    async function collect(): Promise<void> {
      await Promise.all(
        gauges.all.map(async ({ name, help, labels = [], read }) => {
          let meter = business.get(name)
          if (!meter)
            business.set(name, (meter = new Gauge({ name, help, labelNames: [...labels], registers: [registry] })))
          try {
            const readings = await read()
            meter.reset()
            if (typeof readings === 'number') meter.set(readings)
            else for (const { labels: at, value } of readings) meter.set({ ...at }, value)
          } catch (err) {
            meter.remove()
            business.delete(name)
            registry.removeSingleMetric(name)
            app.log.warn({ err, gauge: name }, 'a gauge could not be read')
          }
        })
      )
      collected = performance.now()
    }

    app.get('/metrics', { config: { quiet: true }, schema: { hide: true } }, async (request, reply) => {
      if (token !== undefined && !same(request.headers.authorization, `Bearer ${token}`))
        throw new Refusal('auth.invalid')
      if (performance.now() - collected > collectEvery)
        await (collecting ??= collect().finally(() => (collecting = null)))
      return reply.type(registry.contentType).send(await registry.metrics())
    })
  },
  { name: 'metrics' }
)

function same(given: string | undefined, wanted: string): boolean {
  const [left, right] = [Buffer.from(given ?? ''), Buffer.from(wanted)]
  return left.length === right.length && timingSafeEqual(left, right)
}
