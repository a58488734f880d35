import { generateKeyPair, exportJWK, SignJWT, type JWK } from 'jose'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import t, { type Test } from 'tap'
import { loadConfig } from '../../src/config.ts'
import type { Actor, Role } from '../../src/domain/actor.ts'
import { localIssuer, newIssuerKey, remoteIssuer } from '../../src/issuer.ts'
import { auth } from '../../src/plugins/auth.ts'
import { problems } from '../../src/plugins/problem.ts'
import { buildTestApp, type TestApp } from '../support/app.ts'

const officer = 'officer@futian.example'
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = () => Math.floor(Date.now() / 1000)
const good = () => ({ sub: officer, iss: 'ip-linkage', aud: 'ip-linkage', iat: seconds(), exp: seconds() + 60 })

async function ask({ app }: Pick<TestApp, 'app'>, authorization?: string) {
  const answer = await app.inject({ url: '/v1/me', headers: authorization === undefined ? {} : { authorization } })
  return { status: answer.statusCode, code: (answer.json() as { code?: string }).code, answer }
}

t.test('the local issuer', async (t) => {
  const service = await buildTestApp(t)
  const { issuer } = service
  const bearer = (token: string) => ask(service, `Bearer ${token}`)

  t.test('a token of a known person passes, and again from the cache', async (t) => {
    const token = issuer.issue(officer)
    for (const round of [1, 2]) {
      const { status, answer } = await bearer(token)
      t.equal(status, 200, `round ${round}`)
      t.match(answer.json(), { id: officer, name: String, officeId: String })
    }
  })

  t.test('me: postings with their reach, and the operations that the roles permit', async (t) => {
    const { answer } = await bearer(issuer.issue(officer))
    const me = answer.json() as {
      postings: { role: string; officeId: string; reach: string[] }[]
      operations: string[]
      officeId: string
    }
    t.ok(me.postings.some((posting) => posting.role === 'officer' && posting.reach.includes(posting.officeId)))
    t.ok(me.operations.includes('cases.register'))
    t.notOk(me.operations.includes('records.verify'))
    const audit = (await bearer(issuer.issue('audit@sz.example'))).answer.json() as { operations: string[] }
    t.notOk(audit.operations.includes('cases.read'), 'P-27: the audit administrator reads no case')
  })

  t.test('no token, or not a token: 401 and nothing about why', async (t) => {
    const missing = await ask(service)
    t.same([missing.status, missing.code], [401, 'auth.missing'])
    t.equal(missing.answer.headers['www-authenticate'], 'Bearer')
    const token = issuer.issue(officer)
    const [header, payload, signature] = token.split('.') as [string, string, string]
    const changed = part({ ...good(), sub: 'chief@futian.example' })
    const malformed = {
      'no scheme': token,
      'another scheme': `Basic ${token}`,
      empty: 'Bearer ',
      'one part': 'Bearer x',
      'two parts': `Bearer ${header}.${payload}`,
      'two tokens': `Bearer ${token} ${token}`,
      'no signature': `Bearer ${header}.${payload}.`,
      'a cut signature': `Bearer ${token.slice(0, -4)}`,
      'another payload under the signature': `Bearer ${header}.${changed}.${signature}`,
      'not base64': `Bearer ${header}.${payload}.***`,
      'header is no JSON': `Bearer eA.${payload}.${signature}`,
      'payload is no JSON': `Bearer ${header}.eA.${signature}`,
      'a control character': `Bearer ${header}.${payload}.\u0001`
    }
    for (const [name, authorization] of Object.entries(malformed)) {
      const { status, code } = await ask(service, authorization)
      t.same([status, code], [401, 'auth.invalid'], name)
    }
  })

  t.test('algorithm confusion: unsigned, a shared secret made of the public key, another algorithm', async (t) => {
    const pem = await issuer.keyFor({})
    const claims = part(good())
    for (const alg of ['none', 'None', 'NONE', '', undefined, 1, ['ES256']]) {
      const { status } = await bearer(`${part({ alg, typ: 'JWT' })}.${claims}.`)
      t.equal(status, 401, `alg ${String(alg)} without signature`)
    }
    for (const [alg, hash] of [
      ['HS256', 'sha256'],
      ['HS384', 'sha384'],
      ['HS512', 'sha512']
    ] as const) {
      for (const key of [pem, pem.trim(), '']) {
        const input = `${part({ alg, typ: 'JWT' })}.${claims}`
        const mac = createHmac(hash, key).update(input).digest('base64url')
        t.equal((await bearer(`${input}.${mac}`)).status, 401, `${alg} keyed with the public key`)
      }
    }
    const other = await generateKeyPair('ES384')
    const signed = await new SignJWT(good()).setProtectedHeader({ alg: 'ES384' }).sign(other.privateKey)
    t.equal((await bearer(signed)).status, 401, 'ES384')
  })

  t.test('a key in the header is not believed', async (t) => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const jwk = await exportJWK(publicKey)
    for (const header of [
      { alg: 'ES256', jwk },
      { alg: 'ES256', jku: 'http://127.0.0.1:1/keys' },
      { alg: 'ES256', kid: '../../etc/passwd' }
    ]) {
      const token = await new SignJWT(good()).setProtectedHeader(header as never).sign(privateKey)
      t.equal((await bearer(token)).status, 401, Object.keys(header).join(' '))
    }
  })

  t.test('issuer, audience, times and subject', async (t) => {
    const stranger = localIssuer(loadConfig({}), newIssuerKey())
    t.equal((await bearer(stranger.issue(officer))).status, 401, 'signed with another key')
    const refused: Record<string, Record<string, unknown>> = {
      'another issuer': { iss: 'somebody' },
      'an issuer that only begins alike': { iss: 'ip-linkage.example' },
      'no issuer': { iss: undefined },
      'another audience': { aud: 'somebody' },
      'no audience': { aud: undefined },
      'another audience of several': { aud: ['a', 'b'] },
      expired: { exp: seconds() - 60 },
      'no expiry': { exp: undefined },
      'an expiry that is text': { exp: String(seconds() + 60) },
      'not yet valid': { nbf: seconds() + 60 },
      'no subject': { sub: undefined },
      'an empty subject': { sub: '' },
      'a subject that is a list': { sub: [officer] }
    }
    for (const [name, claims] of Object.entries(refused)) {
      const { status, code } = await bearer(issuer.issue(officer, 1, claims))
      t.same([status, code], [401, 'auth.invalid'], name)
    }
    t.equal(
      (await bearer(issuer.issue(officer, 1, { aud: ['a', 'ip-linkage'] }))).status,
      200,
      'our audience among several'
    )
  })

  t.test('a token that expires is refused although it was good a moment ago', async (t) => {
    const token = issuer.issue(officer, 1, { exp: seconds() - 3 })
    t.equal((await bearer(token)).status, 200, 'within the tolerance of five seconds')
    const real = Date.now
    t.teardown(() => (Date.now = real))
    Date.now = () => real() + 5_000
    t.equal((await bearer(token)).status, 401)
    Date.now = real
  })

  t.test('a person the service does not know: 403', async (t) => {
    const { status, code } = await bearer(issuer.issue('nobody@example'))
    t.same([status, code], [403, 'auth.unknown-person'])
  })
})

t.test('a person whose posting ended is refused within seconds', async (t) => {
  const service = await buildTestApp(t)
  const authorization = `Bearer ${service.issuer.issue(officer)}`
  t.equal((await ask(service, authorization)).status, 200)
  await service.ownerDb.sql`update persons set active = false where subject = ${officer}`
  const real = Date.now
  t.teardown(() => (Date.now = real))
  Date.now = () => real() + 5_001
  t.equal((await ask(service, authorization)).code, 'auth.unknown-person')
  Date.now = real
})

/** A scope of our own behind the real plugin, with a count of the questions to the database. */
async function scope(find: (subject: string) => Promise<Actor | null>) {
  const issuer = localIssuer(loadConfig({}), newIssuerKey())
  const app = fastify()
  await app.register(problems)
  await app.register(auth, { issuer, findPerson: find })
  return { app, headers: (person: string) => ({ authorization: `Bearer ${issuer.issue(person)}` }) }
}

const actor = (personId: string, role: Role): Actor => ({
  personId,
  name: personId,
  officeId: 'o',
  postings: [{ role, officeId: 'o', reach: ['o'] }]
})

t.test('a role that does not permit the operation: 403 with its name', async (t) => {
  const { app, headers } = await scope(async (subject) => actor(subject, subject as Role))
  app.get('/verify', { config: { operation: 'records.verify' } }, async ({ actor }) => actor.personId)
  t.equal((await app.inject({ url: '/verify', headers: headers('audit-admin') })).body, 'audit-admin')
  const answer = await app.inject({ url: '/verify', headers: headers('officer') })
  t.equal(answer.statusCode, 403)
  t.match(answer.json(), { code: 'auth.not-permitted', params: { operation: 'records.verify' } })
  await app.close()
})

t.test('a route without an operation, or with an unknown one, fails at registration', async (t) => {
  const { app } = await scope(async () => null)
  t.throws(() => app.get('/open', async () => 'x'), /needs an operation/)
  t.throws(
    () => app.get('/open', { config: { operation: 'everything' as never } }, async () => 'x'),
    /needs an operation/
  )
  t.throws(
    () => app.get('/open', { config: { operation: 'toString' as never } }, async () => 'x'),
    /needs an operation/
  )
  await app.close()
})

t.test('fifty requests of one person at once ask the database once; a failed question is asked again', async (t) => {
  let asked = 0
  let broken = false
  const { app, headers } = await scope(async (subject) => {
    asked += 1
    await new Promise((resolve) => setImmediate(resolve))
    if (broken) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
    return actor(subject, 'officer')
  })
  app.get('/me', { config: { operation: 'me.read' } }, async ({ actor }) => actor.personId)
  const one = headers('a')
  const answers = await Promise.all(Array.from({ length: 50 }, () => app.inject({ url: '/me', headers: one })))
  t.ok(answers.every((answer) => answer.body === 'a'))
  t.equal(asked, 1)
  broken = true
  t.equal((await app.inject({ url: '/me', headers: headers('b') })).json().code, 'service.database-away')
  broken = false
  t.equal((await app.inject({ url: '/me', headers: headers('b') })).statusCode, 200)
  t.equal(asked, 3)
  await app.close()
})

/** A login service: a JWKS address that counts how often it is read. */
async function loginService(t: Test) {
  const keys: JWK[] = []
  const state = { reads: 0, broken: false }
  const server = createServer((_request, response) => {
    state.reads += 1
    response.statusCode = state.broken ? 500 : 200
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  async function addKey(kid: string, alg: string) {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
    keys.push({ ...(await exportJWK(publicKey)), kid, alg, use: 'sig' })
    return (claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) =>
      new SignJWT({
        ...good(),
        iss: 'https://login.example',
        aud: 'cases',
        sub: undefined,
        employee: officer,
        ...claims
      } as never)
        .setProtectedHeader({ alg, kid, ...header })
        .sign(privateKey)
  }
  return { address: `http://127.0.0.1:${port}/jwks`, state, keys, addKey }
}

t.test('an external login service by its JWKS address', async (t) => {
  const login = await loginService(t)
  const sign = await login.addKey('one', 'ES256')
  const signEd = await login.addKey('two', 'EdDSA')
  const signRsa = await login.addKey('three', 'RS256')
  const service = await buildTestApp(t, {
    environment: {
      AUTH_JWKS_URL: login.address,
      AUTH_ISSUER: 'https://login.example',
      AUTH_AUDIENCE: 'cases',
      AUTH_SUBJECT_CLAIM: 'employee'
    },
    issuer: (config) => remoteIssuer(config, login.address)
  })
  const bearer = (token: string) => ask(service, `Bearer ${token}`)
  t.equal((await bearer(await sign())).status, 200, 'ES256')
  t.equal((await bearer(await signEd())).status, 200, 'EdDSA')
  t.equal(
    (await bearer(await signRsa())).status,
    401,
    'RS256 is not among the pinned algorithms, though the key is there'
  )
  t.equal(login.state.reads, 1, 'the keys are read once')
  t.equal((await bearer(await sign({ iss: 'https://login.example/' }))).status, 401, 'another issuer')
  t.equal((await bearer(await sign({ aud: 'ip-linkage' }))).status, 401, 'another audience')
  t.equal(
    (await bearer(await sign({ employee: undefined, sub: officer }))).status,
    401,
    'the claim asked for is missing'
  )
  t.equal((await bearer(await sign({}, { kid: 'two' }))).status, 401, 'the key of another kid')
  t.equal((await bearer(await sign({}, { kid: 'nine' }))).status, 401, 'an unknown kid')
  t.equal(
    (await bearer(service.issuer.issue(officer, 1, { employee: officer }))).status,
    401,
    'the local issuer is off'
  )
})

t.test('RS256 when an operator asks for it, and only then', async (t) => {
  const login = await loginService(t)
  const signRsa = await login.addKey('three', 'RS256')
  const service = await buildTestApp(t, {
    environment: {
      AUTH_JWKS_URL: login.address,
      AUTH_ISSUER: 'https://login.example',
      AUTH_AUDIENCE: 'cases',
      AUTH_SUBJECT_CLAIM: 'employee',
      AUTH_ALGORITHMS: 'RS256'
    },
    issuer: (config) => remoteIssuer(config, login.address)
  })
  t.equal((await ask(service, `Bearer ${await signRsa()}`)).status, 200)
})

t.test('the login service does not answer: 503, not 401', async (t) => {
  const login = await loginService(t)
  const sign = await login.addKey('one', 'ES256')
  login.state.broken = true
  const service = await buildTestApp(t, {
    environment: {
      AUTH_JWKS_URL: login.address,
      AUTH_ISSUER: 'https://login.example',
      AUTH_AUDIENCE: 'cases',
      AUTH_SUBJECT_CLAIM: 'employee'
    },
    issuer: (config) => remoteIssuer(config, login.address)
  })
  const token = await sign()
  const { status, code } = await ask(service, `Bearer ${token}`)
  t.same([status, code], [503, 'auth.keys-away'])
  login.state.broken = false
  t.equal((await ask(service, `Bearer ${token}`)).status, 200, 'and it is well again by itself')
})
