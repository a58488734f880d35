import { validate } from '@readme/openapi-parser'
import { readFileSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { connect as connectTo, type AddressInfo } from 'node:net'
import t from 'tap'
import { z } from 'zod'
import { loadConfig, variables } from '../../src/config.ts'
import { connect } from '../../src/db/connect.ts'
import { namedConstraints, refusalOf } from '../../src/db/errors.ts'
import { roles } from '../../src/domain/actor.ts'
import { operations, type Operation } from '../../src/domain/permissions.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { actHeaders, etag } from '../../src/plugins/conventions.ts'
import { readiness } from '../../src/plugins/health.ts'
import { languageOf } from '../../src/plugins/language.ts'
import { gauges, metrics } from '../../src/plugins/metrics.ts'
import { schemaState } from '../../src/db/migrate.ts'
import { wordingOf } from '../../src/schemas/wording.ts'
import { buildTestApp, type TestApp } from '../support/app.ts'

const officer = 'officer@futian.example'

t.test('config', async (t) => {
  t.test('every problem at once, and no value repeated', (t) => {
    const environment = {
      PORT: 'x',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://u:hunter2@h/d',
      MASTER_KEY: 'c2hvcnQ=',
      AUTH_ALGORITHMS: 'HS256',
      AUTH_JWKS_URL: 'http://k'
    }
    const read = () => loadConfig(environment)
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'MASTER_KEY', 'AUTH_ALGORITHMS', 'AUTH_ISSUER'])
      t.throws(read, { name: 'StartError', exitCode: 2, message: new RegExp(`\n  ${name} `) }, name)
    t.throws(read, { message: /^(?!.*hunter2)/s })
    t.throws(
      () => loadConfig({ PORT: '65536', POOL_MAX: '1.5' }),
      /PORT is more than 65535\n {2}POOL_MAX is not a whole number/
    )
    t.end()
  })
  t.test('what belongs together', (t) => {
    const database = 'postgres://h/d'
    const key = Buffer.alloc(32, 7).toString('base64')
    t.throws(() => loadConfig({ DATABASE_URL: database }), /MASTER_KEY is required/)
    t.throws(() => loadConfig({ MIGRATE_DATABASE_URL: database }), /DATABASE_URL is required/)
    const config = loadConfig({ DATABASE_URL: database, MASTER_KEY: key, PORT: '', HOST: '::1' })
    t.match(config, { PORT: 3000, HOST: '::1', DATABASE_URL: database, AUTH_ALGORITHMS: ['ES256', 'EdDSA'] })
    t.equal(config.masterKey?.length, 32)
    t.throws(() => Object.assign(config, { PORT: 1 }), TypeError)
    t.match(loadConfig({ DATA_DIR: '/var/x' }).DATA_DIR, '/var/x')
    t.end()
  })
  t.test('every variable is described', (t) => {
    const { properties = {} } = z.toJSONSchema(variables, { io: 'input', unrepresentable: 'any' })
    t.same(Object.keys(properties), Object.keys(variables.shape))
    for (const [name, about] of Object.entries(properties)) t.ok((about as { description?: string }).description, name)
    t.end()
  })
})

t.test('language', (t) => {
  const cases: [string | undefined, string][] = [
    [undefined, 'zh'],
    ['', 'zh'],
    ['*', 'zh'],
    ['fr', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['fr, en;q=0.5, zh;q=0.7', 'zh'],
    ['zh;q=0.1, en', 'en'],
    ['en;q=0', 'zh'],
    ['EN', 'en'],
    [';;,,;q=', 'zh']
  ]
  for (const [header, language] of cases) t.equal(languageOf(header), language, String(header))
  t.end()
})

t.test('database errors', async (t) => {
  const { ownerDb } = await buildTestApp(t)
  const said = async (sql: string, parameters: string[] = []) => {
    const error: unknown = await ownerDb.sql.unsafe(sql, parameters).catch((thrown: unknown) => thrown)
    return [refusalOf(error)?.code, refusalOf(new Error('Failed query', { cause: error }))?.code]
  }
  t.same(await said(`do $$ begin raise 'x' using errcode = '40P01'; end $$`), ['request.at-once', 'request.at-once'])
  t.same(await said('select pg_sleep(10)'.replace('select', `set statement_timeout = 20; select`)), [
    'service.too-slow',
    'service.too-slow'
  ])
  t.same(await said('select $1', ['a\u0000b']), ['request.invalid', 'request.invalid'], 'NUL in a text')
  t.same(await said(`do $$ begin raise 'x' using errcode = '23505', constraint = 'records_one_successor'; end $$`), [
    'request.at-once',
    'request.at-once'
  ])
  t.same(await said(`insert into persons select * from persons limit 1`), [undefined, undefined], 'a defect stays one')
  const away = connect('postgres://127.0.0.1:1/none')
  const error: unknown = await away.sql`select 1`.catch((thrown: unknown) => thrown)
  t.equal(refusalOf(error)?.code, 'service.database-away')
  t.equal(refusalOf(new TypeError('x')), null)
  const names = await ownerDb.sql<{ name: string }[]>`select conname as name from pg_constraint`
  const known = new Set(names.map(({ name }) => name))
  t.same(
    namedConstraints.filter((name) => !known.has(name)),
    [],
    'every constraint named there is in the schema'
  )
})

const Body = z.strictObject({
  name: z.string().min(2),
  goods: z.array(z.strictObject({ unit: z.enum(['pair', 'box']) }))
})

/** A route as modules have them, and one for each way to fail. */
function extend(app: TestApp['app']): void {
  const describe = (name: string) => ({ operationId: name, summary: name, tags: ['test'] })
  app.post(
    '/things/:id',
    {
      schema: { ...describe('act'), body: Body, headers: actHeaders, response: { 200: z.object({ version: z.int() }) } }
    },
    async (request, reply) => {
      const { 'if-match': version } = request.headers as unknown as z.output<typeof actHeaders>
      return reply.header('etag', etag(version)).send({ version })
    }
  )
  app.get('/refuses/:code', { schema: describe('refuse') }, async (request) => {
    const { code } = request.params as { code: never }
    throw new Refusal(code, { expected: 3, actual: 4, field: '/x', basis: 'T-19' })
  })
  app.get(
    '/leaks',
    { schema: { ...describe('leak'), response: { 200: z.object({ open: z.string() }) } } },
    async () => ({ open: 'a', secret: 'b' })
  )
  app.get(
    '/breaks-its-schema',
    { schema: { ...describe('break'), response: { 200: z.object({ open: z.string() }) } } },
    async () => ({ open: 7 }) as never
  )
}

t.test('problem documents', async (t) => {
  const { app } = await buildTestApp(t, { extend })
  const send = async (options: object) => {
    const answer = await app.inject(options)
    return { status: answer.statusCode, problem: answer.json() as Record<string, unknown>, answer }
  }
  const good = { 'if-match': '"3"', 'idempotency-key': 'key-00001' }
  const act = (payload: unknown, headers: Record<string, string> = good) =>
    send({ method: 'POST', url: '/things/7?name=%E5%BC%A0', payload, headers: { 'accept-language': 'en', ...headers } })

  t.test('each kind has its status', async (t) => {
    const expected = {
      'request.invalid': 400,
      'auth.missing': 401,
      'auth.not-permitted': 403,
      'not-found': 404,
      'request.stale': 412,
      'request.too-large': 413,
      'request.media-type': 415,
      'request.key-reused': 422,
      'request.if-match-required': 428,
      'request.too-many': 429,
      'service.failed': 500,
      'service.not-ready': 503
    }
    for (const [code, status] of Object.entries(expected)) {
      const { problem, answer } = await send({ url: `/refuses/${code}` })
      t.same([answer.statusCode, problem.status, problem.type], [status, status, `/problems/${code}`])
      t.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8')
    }
  })
  t.test('in Chinese, in English, with field, rule and request id', async (t) => {
    const { problem, answer } = await send({ url: '/refuses/request.stale' })
    t.match(problem, {
      title: '版本已变',
      detail: '版本已变：您读的是 3，现为 4',
      field: '/x',
      basis: 'T-19',
      params: { expected: 3, actual: 4 },
      instance: '/refuses/request.stale'
    })
    t.equal(problem.requestId, answer.headers['x-request-id'])
    const english = await send({ url: '/refuses/request.stale', headers: { 'accept-language': 'en' } })
    t.match(english.problem, { title: 'The version changed', detail: 'The version changed: you read 3, it is now 4' })
  })
  t.test('an unknown route or method is the same 404', async (t) => {
    for (const options of [
      { url: '/v1/nothing' },
      { url: '/nothing', method: 'POST' },
      { url: '/live', method: 'DELETE' }
    ]) {
      const { status, problem } = await send(options)
      t.same([status, problem.code], [404, 'not-found'])
    }
  })
  t.test('a request that breaks its schema: every field, unknown ones too', async (t) => {
    const { status, problem } = await act({ name: 'x', goods: [{ unit: 'litre', extra: 1 }], hidden: 1, also: 2 })
    t.equal(status, 400)
    t.equal(problem.code, 'request.invalid')
    const fields = (problem.errors as { field: string }[]).map(({ field }) => field).toSorted()
    t.same(fields, ['/also', '/goods/0/extra', '/goods/0/unit', '/hidden', '/name'])
    t.notOk(JSON.stringify(problem).includes('litre'), 'the value is not repeated')
    t.equal(problem.instance, '/things/7', 'without the query')
  })
  t.test('what does not fit is said in the language asked for', async (t) => {
    const chinese = { ...good, 'accept-language': 'zh' }
    const { problem } = await act({ name: '', goods: [{ unit: 'litre', extra: 1 }] }, chinese)
    t.equal(problem.detail, '请求内容不符合要求：/name 不能少于 2 个字符')
    const said = (problem.errors as { problem: string }[]).map((one) => one.problem)
    for (const text of said) t.match(text, /^[^A-Za-z]+(：[\w、-]+)?$/, text)
    t.match(await act({ goods: [] }, chinese), { problem: { detail: '请求内容不符合要求：/name 必须填写' } })
    t.match(await act({ goods: [] }), { problem: { detail: /^The request is not valid: \/name Invalid input/ } })
  })
  t.test('every wording of the schemas stands in both languages', async (t) => {
    const files = await readdir('src', { recursive: true })
    const said = files
      .filter((file) => /(schema|schemas\/.*|formats\/.*|conventions)\.ts$/.test(file))
      .flatMap((file) => [
        ...readFileSync(`src/${file}`, 'utf8').matchAll(/\.(?:regex|refine)\(.*?, '((?:is|lies|could|an?) [^']*)'\)/gs)
      ])
      .map((match) => match[1]!)
    t.ok(said.length > 10, 'wordings were found')
    for (const message of said)
      t.not(wordingOf({ code: 'custom', path: [], message } as never).zh, '不符合要求', message)
  })
  t.test('bodies that are none', async (t) => {
    const json = { ...good, 'content-type': 'application/json' }
    t.match(await act('{"name":', json), { status: 400, problem: { code: 'request.invalid' } })
    t.match(await act('', json), { status: 400, problem: { code: 'request.invalid' } })
    t.match(await act('{"__proto__": {"x": 1}}', json), { status: 400, problem: { code: 'request.invalid' } })
    t.match(await act('<a/>', { ...good, 'content-type': 'text/xml' }), {
      status: 415,
      problem: { code: 'request.media-type' }
    })
    t.match(await act({ name: 'x'.repeat(1_100_000), goods: [] }), {
      status: 413,
      problem: { code: 'request.too-large' }
    })
    t.match(await act(undefined), { status: 400 })
  })
  t.test('If-Match and Idempotency-Key', async (t) => {
    const body = { name: 'ok', goods: [] }
    const { 'if-match': match, 'idempotency-key': key } = good
    t.match(await act(body), { status: 200, problem: { version: 3 }, answer: { headers: { etag: '"3"' } } })
    t.match(await act(body, { 'idempotency-key': key }), {
      status: 428,
      problem: { code: 'request.if-match-required' }
    })
    t.match(await act(body, { 'if-match': match }), {
      status: 400,
      problem: { code: 'request.idempotency-key-required' }
    })
    t.match(await act(body, { ...good, 'if-match': '*' }), {
      status: 400,
      problem: { code: 'request.invalid', field: '/if-match' }
    })
    t.match(await act(body, { ...good, 'idempotency-key': 'short' }), {
      status: 400,
      problem: { field: '/idempotency-key' }
    })
    t.match(await act(body, { ...good, 'if-match': 'W/"12"' }), { status: 200, problem: { version: 12 } })
  })
  t.test('an answer holds what its schema says, or is a 500', async (t) => {
    t.same((await send({ url: '/leaks' })).problem, { open: 'a' })
    t.match(await send({ url: '/breaks-its-schema' }), { status: 500, problem: { code: 'service.failed' } })
  })
})

t.test('the contract', async (t) => {
  const service = await buildTestApp(t)
  const { app, as } = service
  const document = (await app.inject('/openapi.json')).json() as {
    paths: Record<
      string,
      Record<
        string,
        {
          operationId?: string
          summary?: string
          tags?: string[]
          security?: object[]
          'x-operation'?: Operation
          responses: object
        }
      >
    >
  }
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, about]) => ({
      ...about,
      name: `${method} ${path}`,
      method: method.toUpperCase(),
      url: path.replaceAll(/\{\w+\}/g, '0190a000-0000-7000-8000-000000000000')
    }))
  )

  t.test('the committed openapi.json is the app’s answer, and valid', async (t) => {
    const committed = JSON.parse(await readFile(new URL('../../openapi.json', import.meta.url), 'utf8')) as object
    t.same(committed, document)
    const { valid } = await validate(structuredClone(committed) as never)
    t.ok(valid)
  })
  t.test('every operation describes itself', (t) => {
    const ids = all.map(({ operationId }) => operationId)
    t.equal(new Set(ids).size, ids.length, 'operation ids are unique')
    for (const { name, operationId, summary, tags, responses, security, url, 'x-operation': operation } of all) {
      t.ok(operationId && summary && tags?.length && security, name)
      t.ok('4XX' in responses && '5XX' in responses, `${name} declares its refusals`)
      if (url.startsWith('/v1'))
        t.ok(security?.length === 1 && operation !== undefined && operation in operations, `${name} is secured`)
    }
    t.end()
  })
  t.test('no token, no answer', async (t) => {
    for (const { name, method, url } of all.filter(({ security }) => security?.length)) {
      const answer = await app.inject({ method: method as 'GET', url })
      t.equal(answer.statusCode, 401, name)
      const head = method === 'GET' ? await app.inject({ method: 'HEAD', url }) : null
      if (head) t.equal(head.statusCode, 401, `HEAD ${url}`)
    }
  })
  t.test('every role, on every operation, is answered as domain/permissions.ts says; never 500', async (t) => {
    const people = await service.ownerDb.sql<{ role: string; subject: string }[]>`
      select distinct on (h.role) h.role, p.subject from postings h join persons p using (person_id)
      where (select count(distinct role) from postings o where o.person_id = h.person_id) = 1 and h.to_on is null
      order by h.role, p.subject`
    t.same(
      people.map(({ role }) => role).toSorted(),
      [...roles].toSorted(),
      'the demonstration has a person of every role'
    )
    for (const { name, method, url, 'x-operation': operation } of all) {
      if (operation === undefined) continue
      for (const { role, subject } of people) {
        const options = { method: method as 'POST', url, headers: as(subject, { ifMatch: 1 }) }
        const answer = await app.inject(method === 'GET' ? options : { ...options, payload: {} })
        const refused = answer.statusCode === 403 && (answer.json() as { code: string }).code === 'auth.not-permitted'
        const may = (operations[operation] as readonly string[]).includes(role)
        t.equal(refused, !may, `${name} as ${role}: ${answer.statusCode}`)
        t.ok(answer.statusCode < 500, `${name} as ${role}: ${answer.statusCode}`)
      }
    }
  })
})

t.test('live, ready and the gate before /v1', async (t) => {
  const service = await buildTestApp(t)
  const { app, db, ownerDb, as } = service
  t.equal((await app.inject('/live')).statusCode, 200)
  t.same((await app.inject('/ready')).json(), { status: 'ready' })

  const asOwner = readiness(ownerDb, schemaState)
  t.equal(await asOwner.check(), 'role-owns-tables', 'the owner’s role goes around row security')
  const away = connect('postgres://127.0.0.1:1/none')
  t.equal(await readiness(away, schemaState).check(), 'database-away')

  const [last] = await ownerDb.sql`select * from schema_migrations order by position desc limit 1`
  const states = async () => {
    const ready = await app.inject({ url: '/ready', headers: { 'accept-language': 'en' } })
    const me = await app.inject({ url: '/v1/me', headers: as(officer) })
    return [ready.statusCode, (ready.json() as { params?: { reason: string } }).params?.reason, me.statusCode]
  }
  await ownerDb.sql`insert into schema_migrations (position, tag, checksum) values (9999, '9999_later', 'x')`
  t.same(await states(), [503, 'schema-newer', 503])
  await ownerDb.sql`delete from schema_migrations where position = 9999`
  t.same(await states(), [200, undefined, 200], 'well again as soon as the schema is')
  await ownerDb.sql`delete from schema_migrations where position = ${last!.position}`
  t.match(await states(), [503, /schema-(older|missing)/, 503])
  t.equal((await app.inject('/live')).statusCode, 200, 'live asks nothing')
  await db.sql`select 1`
})

t.test('metrics', async (t) => {
  const { app, db, as } = await buildTestApp(t, { environment: { METRICS_TOKEN: 'letmein' } })
  t.equal((await app.inject('/metrics')).statusCode, 401)
  await app.inject({ url: '/v1/me?name=x', headers: as(officer) })
  await app.inject({ url: '/nothing/440301199001011234' })
  const reserved = await db.sql.reserve()
  const page = await app.inject({ url: '/metrics', headers: { authorization: 'Bearer letmein' } })
  reserved.release()
  t.match(page.body, /http_request_duration_seconds_count\{method="GET",route="\/v1\/me",status="200"\} 1/)
  t.match(page.body, /\nip_linkage_pool_in_use 1\n/)
  t.match(page.body, /\nip_linkage_pool_size 8\n/)
  t.notMatch(page.body, /440301199001011234/, 'no address')

  const business = gauges()
  let reads = 0
  business.add({
    name: 'ip_linkage_duties_overdue',
    help: 'h',
    labels: ['kind'],
    read: async () => [{ labels: { kind: `n${++reads}` }, value: 3 }]
  })
  business.add({
    name: 'ip_linkage_broken',
    help: 'h',
    read: async () => {
      throw new Error('away')
    }
  })
  const { default: fastify } = await import('fastify')
  const own = fastify()
  await own.register(metrics, { db, gauges: business, token: undefined })
  const bodies = await Promise.all([1, 2, 3].map(() => own.inject('/metrics')))
  for (const { body, statusCode } of bodies) {
    t.equal(statusCode, 200)
    t.match(body, /ip_linkage_duties_overdue\{kind="n1"\} 3/)
    t.notMatch(body, /ip_linkage_broken/, 'one that cannot be read is absent')
  }
  await own.close()
})

t.test('limits', async (t) => {
  t.test('a limit for each person', async (t) => {
    const { app, as } = await buildTestApp(t, { environment: { RATE_LIMIT_MAX: '3' } })
    const ask = (person: string) => app.inject({ url: '/v1/me', headers: as(person) })
    const first = await ask(officer)
    t.match(first.headers, { 'ratelimit-limit': '3', 'ratelimit-remaining': '2', 'ratelimit-reset': /^\d+$/ })
    await ask(officer)
    await ask(officer)
    const refused = await ask(officer)
    t.equal(refused.statusCode, 429)
    t.equal((refused.json() as { code: string }).code, 'request.too-many')
    t.match(refused.headers, { 'retry-after': /^\d+$/, 'ratelimit-remaining': '0' })
    t.equal((await ask('chief@futian.example')).statusCode, 200, 'another person is not touched')
    t.equal((await app.inject('/live')).statusCode, 200)
  })
  t.test('a late process turns requests away, but not probes', async (t) => {
    const { app, as } = await buildTestApp(t, { environment: { MAX_EVENT_LOOP_DELAY_MS: '1' } })
    const until = performance.now() + 1500
    while (performance.now() < until);
    await new Promise((resolve) => setTimeout(resolve, 20))
    const refused = await app.inject({ url: '/v1/me', headers: as(officer) })
    t.same([refused.statusCode, (refused.json() as { code: string }).code], [503, 'service.overloaded'])
    t.match(refused.headers, { 'retry-after': /^\d+$/ })
    t.equal((await app.inject('/live')).statusCode, 200)
    t.equal((await app.inject('/ready')).statusCode, 200)
  })
})

t.test('headers, and a docs page that needs no internet', async (t) => {
  const { app } = await buildTestApp(t)
  const live = await app.inject('/live')
  t.match(live.headers, {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'x-request-id': /^[\w-]+$/
  })
  t.notOk('x-powered-by' in live.headers)
  const page = await app.inject('/docs')
  t.equal(page.statusCode, 200)
  t.notMatch(page.body, /(src|href)="(https?:)?\/\//, 'nothing from elsewhere')
  t.notMatch(page.body, /<script>|<style>| on\w+=/, 'nothing inline, as the policy demands')
  t.match(page.headers['content-security-policy'], /^default-src 'none'; script-src 'self'/)
  for (const [, path = ''] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
    const asset = await app.inject(new URL(path, 'http://x/docs').pathname)
    t.equal(asset.statusCode, 200, path)
  }
  t.notMatch((await app.inject('/docs/static/swagger-initializer.js')).body, /validator\.swagger|url: ['"]http/)
  t.equal((await app.inject('/docs/json')).statusCode, 200)
})

t.test('bytes that are no request get a problem document too', async (t) => {
  const { app } = await buildTestApp(t)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const answerTo = (bytes: string) =>
    new Promise<string>((resolve) => {
      let answer = ''
      const socket = connectTo({ host: '127.0.0.1', port }, () => socket.write(bytes))
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString())).on('error', () => {})
      socket.on('close', () => resolve(answer))
    })
  for (const [bytes, status] of [
    ['NO SUCH THING\r\n\r\n', 400],
    [`GET /live HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(20_000)}\r\n\r\n`, 431]
  ] as const) {
    const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n')
    t.match(head, new RegExp(`^HTTP/1\\.1 ${status} [^]*content-type: application/problem\\+json`))
    t.match(JSON.parse(body), { code: 'request.invalid', status, instance: '', requestId: /./ })
  }
})
