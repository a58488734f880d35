import { readFile } from 'node:fs/promises'
import { validate } from '@readme/openapi-parser'
import t from 'tap'
import { operations as permissions, type Operation } from '../../src/domain/permissions.ts'
import { buildTestApp } from '../support/app.ts'
import { operationsOf } from '../support/contract.ts'

const { app } = await buildTestApp(t)
const served = (await app.inject('/openapi.json')).json()

t.test('the document is valid, and the one that is committed', async (t) => {
  const report = await validate(structuredClone(served))
  t.equal(report.valid, true, JSON.stringify(report).slice(0, 1_000))
  const committed: unknown = JSON.parse(await readFile(new URL('../../openapi.json', import.meta.url), 'utf8'))
  t.same(committed, served, 'run npm run openapi')
})

t.test('every operation says what it is and what it refuses', async (t) => {
  const all = operationsOf(served)
  t.ok(all.length >= 30)
  const ids = all.map((one) => one.operationId)
  t.equal(new Set(ids).size, ids.length, 'each name once')
  for (const one of all) {
    const told = `${one.method} ${one.path}`
    t.match(
      one,
      {
        operationId: /^[a-z][A-Za-z]+$/,
        summary: /^\S.{3,}/,
        tags: [/./],
        responses: { '4XX': Object, '5XX': Object }
      },
      told
    )
    t.ok(
      Object.keys(one.responses).some((status) => /^2\d\d$/.test(status)),
      `${told}: what comes when all is well`
    )
    if (!one.path.startsWith('/v1')) continue
    t.ok(one['x-operation'] in permissions, `${told}: who may`)
    t.same(one.security, [{ bearer: [] }], told)
    const headers = one.parameters.filter((parameter) => parameter.in === 'header').map((parameter) => parameter.name)
    if (one.method === 'POST' && /^(cases|transfers)\./.test(one['x-operation']))
      t.ok(
        headers.includes('idempotency-key') &&
          (headers.includes('if-match') || ['registerCase', 'handOverCases'].includes(one.operationId)),
        `${told}: ${headers.join()}`
      )
    if (one.requestBody)
      t.equal(one.requestBody.content['application/json'].schema.additionalProperties, false, `${told}: a strict body`)
  }
  const reached = new Set(all.map((one) => one['x-operation']))
  /** Asked for inside a route that more may enter. */
  const inside: readonly Operation[] = ['rates.money-by-office', 'documents.issue-handling', 'files.read-secret']
  t.same(
    Object.keys(permissions).filter((name) => !reached.has(name) && !inside.includes(name as Operation)),
    [],
    'every permission has a route'
  )
})
