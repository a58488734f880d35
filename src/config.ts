import { homedir } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { signingAlgorithms } from './domain/transfer/signing-algorithms.ts'

/** The folder of the package: relative paths in the environment are taken from here, whatever the current folder is. */
export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)))

/** Whether npm runs this process, with a shell of its own in between. */
export const runByNpm = process.env['npm_lifecycle_event'] !== undefined

const algorithms = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'] as const
const isPostgres = (text: string) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '')
const isHttp = (text: string) => /^https?:$/.test(URL.parse(text)?.protocol ?? '')

const text = (says: string) => z.string().describe(says)
const whole = (least: number, most: number, byDefault: number, says: string) =>
  z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(least, `is less than ${least}`)
    .max(most, `is more than ${most}`)
    .default(byDefault)
    .describe(says)
const database = (says: string) => text(says).refine(isPostgres, 'is not a postgres:// address').optional()
const address = (says: string) => text(says).refine(isHttp, 'is not an http(s):// address').optional()

/** Every variable that the service reads from the environment, with its rule, its default and its meaning. */
export const variables = z.object({
  DATABASE_URL: database(
    'Address of the database under the application role (no owner, no superuser, no BYPASSRLS). Without it the service starts its own PostgreSQL in the data folder.'
  ),
  MIGRATE_DATABASE_URL: database(
    'Address of the same database under the owner role: used by `npm run migrate` and `npm run seed` only, never by the server.'
  ),
  DATA_DIR: text(
    'Folder for the own PostgreSQL, the keys of the local issuer and the master key. A relative path starts at the package.'
  ).default('.data'),
  HOST: text('Address to listen on.').default('127.0.0.1'),
  PORT: whole(0, 65535, 3000, 'Port to listen on; 0 takes a free one.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('How much is logged. `info`: one line for each finished request.'),
  TRUST_PROXY: text(
    'Addresses or networks of the proxies in front, separated by commas: their `X-Forwarded-*` and `X-Request-Id` are believed. Nobody’s by default.'
  ).optional(),
  MASTER_KEY: z
    .base64({ error: 'is not base64', abort: true })
    .refine((value) => Buffer.from(value, 'base64').length === 32, 'is not 32 bytes in base64')
    .optional()
    .describe(
      'Key that wraps the keys of sealed personal data: 32 random bytes in base64. Required with DATABASE_URL; otherwise made at the first start and kept in the data folder.'
    ),
  SIGNING_KEY: text(
    'File with the private key (PKCS #8 PEM without a password, Ed25519 or SM2) that signs packages and receipts. Without it a key is made at the first start and kept in the data folder; several machines need the same one.'
  ).optional(),
  SIGNING_KEYS_PREVIOUS: text(
    'File with public keys (PEM, one after another) that signed before and may still be believed.'
  ).optional(),
  SIGNING_ALGORITHM: z
    .enum(signingAlgorithms)
    .default('Ed25519')
    .describe('Algorithm of the signing key that is made at the first start; a key that is there stays.'),
  HASH_ALGORITHM: z.enum(['sha256', 'sm3']).default('sha256').describe('Hash of new rows in the chain of records.'),
  AUTH_JWKS_URL: address(
    'Address of the signing keys of your login service (OpenID Connect `jwks_uri`). Without it the service trusts its own local issuer.'
  ),
  AUTH_ISSUER: text('Issuer (`iss`) that a token must name. Required with AUTH_JWKS_URL.').default('ip-linkage'),
  AUTH_AUDIENCE: text('Audience (`aud`) that a token must name.').default('ip-linkage'),
  AUTH_ALGORITHMS: z
    .string()
    .default('ES256,EdDSA')
    .transform((list) => list.split(',').map((name) => name.trim()))
    .pipe(z.array(z.enum(algorithms, `may hold only ${algorithms.join(', ')}`)).min(1))
    .describe(
      `Signature algorithms accepted, separated by commas: ${algorithms.join(', ')}. Shared secrets and unsigned tokens never are.`
    ),
  AUTH_SUBJECT_CLAIM: text('Claim that holds the id of the person in this service.').default('sub'),
  POOL_MAX: whole(2, 500, 16, 'Connections to the database at most.'),
  STATEMENT_TIMEOUT_MS: whole(100, 600_000, 20_000, 'Milliseconds after which the database gives a statement up.'),
  REQUEST_TIMEOUT_MS: whole(
    100,
    3_600_000,
    30_000,
    'Milliseconds within which a request must have arrived, and again be answered.'
  ),
  UPLOAD_TIMEOUT_MS: whole(
    100,
    86_400_000,
    600_000,
    'Milliseconds within which a file that is handed in must have arrived, or one that is read must have been sent.'
  ),
  FILES_URL: text(
    'Where files are kept: `s3://bucket/prefix?endpoint=https://…&region=…` for a store that speaks S3 (`&style=host` when the bucket is part of the host name), otherwise a folder; the folder `files` in the data folder by default.'
  )
    .refine(
      (value) => !value.startsWith('s3:') || isHttp(URL.parse(value)?.searchParams.get('endpoint') ?? ''),
      'needs an endpoint=http(s)://… behind s3://bucket'
    )
    .optional(),
  FILES_ACCESS_KEY: text('Access key of the S3 store. Required with an s3:// address.').optional(),
  FILES_SECRET_KEY: text('Secret key of the S3 store. Required with an s3:// address.').optional(),
  FILE_LIMIT_BYTES: whole(1024, 5_000_000_000, 209_715_200, 'Size of a file that is handed in at most.'),
  BODY_LIMIT_BYTES: whole(1024, 104_857_600, 1_048_576, 'Size of a request’s body at most.'),
  RATE_LIMIT_MAX: whole(0, 10_000_000, 1200, 'Requests of one person within the window at most; 0: no limit.'),
  RATE_LIMIT_WINDOW_MS: whole(1000, 3_600_000, 60_000, 'Window of the rate limit in milliseconds.'),
  MAX_EVENT_LOOP_DELAY_MS: whole(
    0,
    60_000,
    1000,
    'When the process is later than this, requests are turned away with 503; 0: never.'
  ),
  METRICS_TOKEN: text('When set, `/metrics` asks for it as a bearer token.').optional(),
  SHUTDOWN_GRACE_MS: whole(0, 600_000, 10_000, 'Milliseconds that requests in flight have to finish after SIGTERM.')
})

type Variables = z.output<typeof variables>

/** The settings of a process: read once, frozen. Paths are absolute; `masterKey` is the raw key or null. */
export interface Config extends Readonly<Omit<Variables, 'MASTER_KEY' | 'FILES_URL'>> {
  /** An s3:// address, or the absolute path of a folder. */
  readonly FILES_URL: string
  readonly masterKey: Buffer | null
}

/** Why the process cannot start, in lines for an operator; `exitCode` is the process's own. */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly exitCode: number

  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/**
 * Reads the environment, once. An empty variable counts as not set.
 * Throws a StartError that lists every problem; no value is repeated, since some are secrets.
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')
  )
  const read = variables.safeParse(given)
  const problems = read.success
    ? []
    : read.error.issues.map(
        (issue) => `${String(issue.path[0])} ${issue.message.replace(/^Invalid|^Too/, 'is not valid: $&')}`
      )
  if (given.DATABASE_URL !== undefined && given.MASTER_KEY === undefined)
    problems.push('MASTER_KEY is required with DATABASE_URL')
  if (given.AUTH_JWKS_URL !== undefined && given.AUTH_ISSUER === undefined)
    problems.push('AUTH_ISSUER is required with AUTH_JWKS_URL')
  if (given.MIGRATE_DATABASE_URL !== undefined && given.DATABASE_URL === undefined)
    problems.push('DATABASE_URL is required with MIGRATE_DATABASE_URL')
  if (given.FILES_URL?.startsWith('s3:') && !(given.FILES_ACCESS_KEY && given.FILES_SECRET_KEY))
    problems.push('FILES_ACCESS_KEY and FILES_SECRET_KEY are required with an s3:// address in FILES_URL')
  if (!read.success || problems.length > 0) {
    throw new StartError(`The configuration is not valid:\n${problems.map((problem) => `  ${problem}`).join('\n')}`, 2)
  }
  const { MASTER_KEY, ...rest } = read.data
  return Object.freeze({
    ...rest,
    DATA_DIR: absolute(rest.DATA_DIR),
    SIGNING_KEY: rest.SIGNING_KEY && absolute(rest.SIGNING_KEY),
    SIGNING_KEYS_PREVIOUS: rest.SIGNING_KEYS_PREVIOUS && absolute(rest.SIGNING_KEYS_PREVIOUS),
    FILES_URL: place(rest.FILES_URL ?? join(absolute(rest.DATA_DIR), 'files')),
    masterKey: MASTER_KEY === undefined ? null : Buffer.from(MASTER_KEY, 'base64')
  })
}

function absolute(path: string): string {
  if (path.startsWith('~/')) return join(homedir(), path.slice(2))
  return isAbsolute(path) ? path : resolve(projectFolder, path)
}

const place = (files: string) => (files.startsWith('s3:') ? files : absolute(files))
