import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../db/stores/act.ts'
import { actHeaders, etag } from '../../plugins/conventions.ts'
import { changeSetting } from './commands.ts'
import { listSettings, readSetting } from './queries.ts'
import { SettingBody, SettingChanged, SettingList, SettingParams, SettingView } from './schema.ts'

/** `/v1/settings`: what an operator may choose where the law is silent. Everyone may read it; a change needs a reason. */
export const settingsRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['settings']
    app.get(
      '/settings',
      {
        config: { operation: 'reference.read' },
        schema: {
          operationId: 'listSettings',
          summary: 'Every setting with its default and its last change',
          tags,
          response: { 200: SettingList }
        }
      },
      () => listSettings(deps.db)
    )
    app.get(
      '/settings/:key',
      {
        config: { operation: 'reference.read' },
        schema: {
          operationId: 'getSetting',
          summary: 'One setting, with its version as ETag',
          tags,
          params: SettingParams,
          response: { 200: SettingView }
        }
      },
      async ({ params }, reply) => {
        const setting = await readSetting(deps.db, params.key)
        return reply.header('etag', etag(setting.version)).send(setting)
      }
    )
    app.post(
      '/settings/:key',
      {
        config: { operation: 'settings.change' },
        schema: {
          operationId: 'changeSetting',
          summary: 'Change a setting, with a reason on record',
          tags,
          params: SettingParams,
          headers: actHeaders,
          body: SettingBody,
          response: { 200: SettingChanged }
        }
      },
      async ({ actor, params, body, headers }, reply) => {
        const asked = { actor, operation: 'settings.change' as const, key: headers['idempotency-key'], body }
        const changed = await changeSetting(deps, asked, params.key, headers['if-match'], body)
        return reply.header('etag', etag(changed.version)).send(changed)
      }
    )
  }
