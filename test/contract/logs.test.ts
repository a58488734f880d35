import { Writable } from 'node:stream'
import t from 'tap'
import { createLog } from '../../src/log.ts'
import { buildTestApp } from '../support/app.ts'

/** Keeps every line that a log writes. */
function memory() {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(...chunk.toString('utf8').trim().split('\n'))
      done()
    }
  })
  return {
    lines,
    all: () => lines.join('\n'),
    last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>,
    stream
  }
}

const secret = '440301199001011234'

t.test('a failed INSERT does not write its parameters into the log', async (t) => {
  const kept = memory()
  const log = createLog('info', kept.stream)
  const { app, ownerDb } = await buildTestApp(t, {
    log,
    extend: (empty) => {
      empty.get('/fails-in-the-database', { schema: { hide: true } }, async () => {
        await ownerDb.sql`insert into persons (person_id, subject, name_zh, name_en, active, demonstration)
          values (${secret}, ${secret}, ${'张三丰'}, null, true, true)`
      })
      empty.get('/fails-in-the-type', { schema: { hide: true } }, async () => {
        await ownerDb.sql.unsafe('select $1::int', [secret])
      })
      empty.get('/fails-in-the-code', { schema: { hide: true } }, async () => {
        throw new TypeError(`cannot use "${secret}" nor ${secret}`, { cause: new Error(`张 '${secret}'`) })
      })
    }
  })
  await ownerDb.sql`create unique index on persons (name_zh)`
  for (const url of ['/fails-in-the-database', '/fails-in-the-type', '/fails-in-the-code']) {
    const answer = await app.inject({ url })
    t.equal(answer.statusCode, 500, url)
    t.equal(answer.json().code, 'service.failed')
    t.notOk(answer.body.includes(secret), 'the answer says nothing of the cause')
  }
  const errors = kept.lines.map((line) => JSON.parse(line)).filter((line) => line.level === 'error')
  t.equal(errors.length, 3, 'each failure is logged once')
  t.match(errors[0].err, { sqlstate: '23502', table: 'persons', column: 'name_en', query: /^insert into persons/ })
  t.match(errors[1].err, { query: 'select $1::int' })
  t.match(errors[2].err, { type: 'TypeError', stack: /^ +at / })
  t.ok(errors[0].requestId, 'with the id of the request')
  t.notOk(kept.all().includes(secret), 'no identity number')
  t.notOk(kept.all().includes('张三丰'), 'no name')
})

t.test('one line for a finished request: by route, with who asked, without query, headers or body', async (t) => {
  const kept = memory()
  const { app, as } = await buildTestApp(t, { log: createLog('info', kept.stream) })
  const before = kept.lines.length
  const headers = as('officer@futian.example')
  const answer = await app.inject({ url: `/v1/me?name=${encodeURIComponent('张三丰')}&id=${secret}`, headers })
  t.equal(answer.statusCode, 200)
  t.equal(kept.lines.length - before, 1)
  t.match(kept.last(), {
    level: 'info',
    msg: 'request',
    requestId: answer.headers['x-request-id'],
    actor: 'officer@futian.example',
    office: String,
    method: 'GET',
    route: '/v1/me',
    status: 200,
    ms: Number
  })
  await app.inject({ url: `/v1/nothing/${secret}` })
  await app.inject({ url: '/live' })
  t.notOk(kept.all().includes(secret))
  t.notOk(kept.all().includes('张'))
  t.notOk(kept.all().includes(headers.authorization!.slice(7)), 'no token')
  t.equal(kept.lines.length - before, 2, 'probes are not logged')
})

t.test('whoever hands a request, headers or a token to the log', (t) => {
  const kept = memory()
  const log = createLog('info', kept.stream)
  log.info({ req: { id: 'r1', method: 'GET', url: `/?id=${secret}`, headers: { authorization: secret } } })
  log.info({
    headers: { authorization: secret },
    body: { name: secret },
    query: { id: secret },
    token: secret,
    parameters: [secret]
  })
  log.error({
    err: Object.assign(new Error(secret), {
      name: 'DrizzleQueryError',
      query: 'insert into x values ($1)',
      params: [secret]
    })
  })
  t.equal(kept.lines.length, 3)
  t.notOk(kept.all().includes(secret))
  t.match(kept.last(), { err: { type: 'DrizzleQueryError', query: 'insert into x values ($1)' } })
  t.end()
})
