import type { FastifyInstance } from 'fastify'
import plugin from 'fastify-plugin'
import { z } from 'zod'
import type { Db } from '../db/connect.ts'
import type { SchemaState } from '../db/migrate.ts'
import { checkEra } from '../db/rollup.ts'
import { Refusal } from '../domain/refusal.ts'

/** Why the service does not serve; `null` when it does. */
export type NotReady =
  | 'database-away'
  | 'schema-older'
  | 'schema-newer'
  | 'schema-missing'
  | 'schema-different'
  | 'role-superuser'
  | 'role-bypasses-row-security'
  | 'role-owns-tables'
  | 'server-version'
  | 'encoding'
  | 'ledger-of-another-server'

export interface Readiness {
  /** True when the last check found nothing against serving. */
  readonly open: boolean
  /** Asks the database, now. */
  check(): Promise<NotReady | null>
  /** What the last check found, asked again in the background when it is old; asked now when it was against serving. */
  current(): NotReady | null | Promise<NotReady | null>
}

const checkEvery = 15_000
const retryEvery = 1_000

/** The state of the service as a whole: one question to the database at a time. */
export function readiness(db: Db, schemaState: (sql: Db['sql']) => Promise<SchemaState>): Readiness {
  let last: NotReady | null | undefined
  let checkedAt = -Infinity
  let checking: Promise<NotReady | null> | null = null

  async function ask(): Promise<NotReady | null> {
    try {
      const problem = (await roleProblem(db)) ?? schemaReason(await schemaState(db.sql))
      if (problem === null) await checkEra(db)
      return problem
    } catch (error) {
      return error instanceof Refusal ? 'ledger-of-another-server' : 'database-away'
    }
  }
  const check = () =>
    (checking ??= ask()
      .then((found) => {
        checkedAt = performance.now()
        return (last = found)
      })
      .finally(() => (checking = null)))
  return {
    get open() {
      return last === null
    },
    check,
    current() {
      const age = performance.now() - checkedAt
      if (last === undefined || (last !== null && age > retryEvery)) return check()
      if (age > checkEvery) void check()
      return last
    }
  }
}

function schemaReason(found: SchemaState): NotReady | null {
  if (found === 'current') return null
  return found.have === null ? 'schema-missing' : `schema-${found.state}`
}

async function roleProblem(db: Db): Promise<NotReady | null> {
  const [role] = await db.sql<
    { superuser: boolean; bypasses: boolean; owns: boolean; encoding: string; version: number }[]
  >`select r.rolsuper as superuser, r.rolbypassrls as bypasses,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and pg_has_role(c.relowner, 'usage')) as owns,
      current_setting('server_encoding') as encoding, current_setting('server_version_num')::int as version
    from pg_roles r where r.rolname = current_user`
  if (role === undefined) return 'database-away'
  if (role.superuser) return 'role-superuser'
  if (role.bypasses) return 'role-bypasses-row-security'
  if (role.owns) return 'role-owns-tables'
  if (role.encoding !== 'UTF8') return 'encoding'
  return role.version < 150_000 ? 'server-version' : null
}

export interface HealthOptions {
  readonly ready: Readiness
}

/** `GET /live`: the process answers, nothing is asked. `GET /ready`: database, role and schema, with the reason when not. */
export const health = plugin(
  async (app: FastifyInstance, { ready }: HealthOptions) => {
    app.get(
      '/live',
      {
        config: { quiet: true },
        schema: {
          operationId: 'getLive',
          summary: 'The process answers; nothing else is asked',
          tags: ['operation'],
          response: { 200: z.object({ status: z.literal('live') }) }
        }
      },
      async () => ({ status: 'live' as const })
    )
    app.get(
      '/ready',
      {
        config: { quiet: true },
        schema: {
          operationId: 'getReady',
          summary: 'The service can serve: database, its role, and the schema',
          tags: ['operation'],
          response: { 200: z.object({ status: z.literal('ready') }) }
        }
      },
      async () => {
        const reason = await ready.check()
        if (reason !== null) throw new Refusal('service.not-ready', { reason })
        return { status: 'ready' as const }
      }
    )
  },
  { name: 'health' }
)

/** Before anything of /v1: while the service is not ready every request is refused, so a foreign schema is never written. */
export const onlyWhenReady = plugin(
  async (app: FastifyInstance, { ready }: HealthOptions) => {
    app.addHook('onRequest', (_request, _reply, done) => {
      const found = ready.current()
      if (found === null) return done()
      if (typeof found === 'string') return done(new Refusal('service.not-ready', { reason: found }))
      found.then((reason) => done(reason === null ? undefined : new Refusal('service.not-ready', { reason })), done)
    })
  },
  { name: 'only-when-ready' }
)
