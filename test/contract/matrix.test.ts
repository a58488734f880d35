import { randomUUID } from 'node:crypto'
import t from 'tap'
import { roles } from '../../src/domain/actor.ts'
import { operations as permissions, type Operation } from '../../src/domain/permissions.ts'
import { buildTestApp } from '../support/app.ts'
import { addressOf, operationsOf, type DocumentedOperation } from '../support/contract.ts'

const { app, ownerDb, issuer } = await buildTestApp(t, { now: '2026-03-04T02:00:00Z' })
const all = operationsOf((await app.inject('/openapi.json')).json()).filter((one) => one.path.startsWith('/v1'))

t.before(async () => {
  for (const role of roles) {
    const person = `${role}@matrix.example`
    await ownerDb.sql`insert into persons (person_id, subject, name_zh, name_en, active, demonstration) values (${person}, ${person}, ${role}, ${role}, true, true)`
    await ownerDb.sql`insert into postings (person_id, office_id, role, from_on, rank) values (${person}, 'sz-market-futian', ${role}, '2015-01-01', 1)`
  }
})

interface Asked {
  readonly token?: string
  readonly body?: object | string
  readonly headers?: Record<string, string>
}
const ask = (one: DocumentedOperation, { token, body, headers = {} }: Asked) =>
  app.inject({
    method: one.method,
    url: addressOf(one.path),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(one.method === 'POST'
        ? { 'if-match': '"1"', 'idempotency-key': randomUUID(), 'content-type': 'application/json' }
        : {}),
      ...headers
    },
    ...(one.method === 'POST' ? { payload: body ?? {} } : {})
  })

t.test('without a token, with a bad one, and as somebody unknown', async (t) => {
  for (const one of all) {
    const told = `${one.method} ${one.path}`
    const bare = await ask(one, {})
    t.match([bare.statusCode, bare.json()], [401, { code: 'auth.missing', type: '/problems/auth.missing' }], told)
    t.equal((await ask(one, { token: 'x.y.z' })).statusCode, 401, told)
    t.equal(
      (await ask(one, { token: issuer.issue('nobody@nowhere.example') })).json().code,
      'auth.unknown-person',
      told
    )
  }
})

t.test('each role may ask for what the table says, and for nothing else', async (t) => {
  for (const role of roles) {
    const token = issuer.issue(`${role}@matrix.example`)
    for (const one of all) {
      const operation = one['x-operation'] as Operation
      const may = (permissions[operation] as readonly string[]).includes(role)
      const { statusCode, body } = await ask(one, { token })
      const told = `${role}: ${one.method} ${one.path} -> ${statusCode} ${body.slice(0, 200)}`
      if (may) t.ok(statusCode !== 401 && statusCode !== 403 && statusCode < 500, told)
      else t.ok(statusCode === 403 && body.includes('"auth.not-permitted"'), told)
    }
  }
})

t.test('bodies that say nothing or nonsense are refused, never a failure of the service', async (t) => {
  for (const one of all.filter((each) => each.method === 'POST')) {
    const role = (permissions[one['x-operation'] as Operation] as readonly string[])[0]!
    const token = issuer.issue(`${role}@matrix.example`)
    const told = `${one.method} ${one.path}`
    const needs = one.requestBody?.content['application/json'].schema.required ?? []
    const empty = await ask(one, { token })
    const onNothing = [400, 404, 415, 422, 200]
    t.ok(
      needs.length > 0 ? empty.statusCode === 400 : onNothing.includes(empty.statusCode),
      `${told} {} -> ${empty.statusCode}`
    )
    const bodies: (object | string)[] = [
      [],
      'null',
      '"x"',
      '7',
      '{',
      '{"reason":7}',
      '{"__proto__":{"x":1},"unknown":1}',
      `{"reason":"${'长'.repeat(50_000)}"}`,
      '{"reason":"\\u0000"}'
    ]
    for (const body of bodies) {
      const { statusCode } = await ask(one, { token, body })
      t.ok(statusCode >= 400 && statusCode < 500, `${told} ${JSON.stringify(body).slice(0, 40)} -> ${statusCode}`)
    }
    const xml = await ask(one, { token, body: '<a/>', headers: { 'content-type': 'application/xml' } })
    t.equal(xml.statusCode, 415, told)
  }
  for (const one of all.filter((each) => each.method === 'GET')) {
    const role = (permissions[one['x-operation'] as Operation] as readonly string[])[0]!
    const { statusCode } = await app.inject({
      url: `${addressOf(one.path)}?unknown=1&limit=x`,
      headers: { authorization: `Bearer ${issuer.issue(`${role}@matrix.example`)}` }
    })
    t.ok(statusCode < 500, `${one.path} -> ${statusCode}`)
  }
})
