import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../db/stores/act.ts'
import type { PublicKey } from '../../package/signing.ts'
import { idempotencyKey } from '../../plugins/conventions.ts'
import { endKey, registerKey } from './commands.ts'
import { officeKeysOf } from './queries.ts'
import * as schema from './schema.ts'

/** `/v1/keys`: the service's own public keys; `/v1/office-keys`: those of the police, for the answers that they sign. */
export const keysRoutes =
  (deps: Deps, believed: readonly PublicKey[]): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['keys']
    app.get(
      '/keys',
      {
        config: { operation: 'reference.read' },
        schema: {
          operationId: 'listKeys',
          summary: 'Public keys of packages and receipts: the one that signs first, then earlier ones',
          tags,
          response: { 200: schema.ServiceKeys }
        }
      },
      async () => ({ keys: believed })
    )
    app.get(
      '/office-keys',
      {
        config: { operation: 'reference.read' },
        schema: {
          operationId: 'listOfficeKeys',
          summary: 'Public keys by which police offices sign their answers',
          tags,
          response: { 200: schema.OfficeKeyList }
        }
      },
      () => officeKeysOf(deps.db)
    )
    app.post(
      '/office-keys',
      {
        config: { operation: 'office-keys.change' },
        schema: {
          operationId: 'registerOfficeKey',
          summary: 'Register the public key of a police office (登记公钥)',
          tags,
          headers: idempotencyKey,
          body: schema.OfficeKeyBody,
          response: { 201: schema.OfficeKeyView }
        }
      },
      async ({ actor, headers, body }, reply) => {
        const asked = { actor, key: headers['idempotency-key'], body }
        return reply.code(201).send(await registerKey(deps, asked, body))
      }
    )
    app.post(
      '/office-keys/:keyId/end',
      {
        config: { operation: 'office-keys.change' },
        schema: {
          operationId: 'endOfficeKey',
          summary: 'End a key at once: lost, stolen or replaced (停用公钥)',
          tags,
          params: schema.KeyParams,
          headers: idempotencyKey,
          body: schema.EndBody,
          response: { 200: schema.OfficeKeyView }
        }
      },
      ({ actor, params, headers, body }) =>
        endKey(deps, { actor, key: headers['idempotency-key'], body }, params.keyId, body.reason)
    )
  }
