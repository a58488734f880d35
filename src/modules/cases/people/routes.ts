import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { idempotencyKey } from '../../../plugins/conventions.ts'
import { languageOf } from '../../../plugins/language.ts'
import type { Deps } from '../../../db/stores/act.ts'
import type { Topic } from '../act-route.ts'
import { handOverAll } from './bulk.ts'
import * as commands from './commands.ts'
import * as schema from './schema.ts'

/** Who handles a case: hand-over, joint handling, another office. */
export const peopleTopic: Topic = (act, deps) => {
  act(
    'hand-over',
    'handOverCase',
    'Hand the case over to other officers (交接承办人)',
    schema.HandOverBody,
    (asked, body) => commands.handOverACase(deps, asked, body)
  )
  act(
    'share',
    'shareCase',
    'Handle the case jointly with another office, or with its assistance (联合办理、协助)',
    schema.ShareBody,
    (asked, body) => commands.shareACase(deps, asked, body)
  )
  act('end-share', 'endShare', 'End joint handling or assistance (结束联合办理)', schema.EndShareBody, (asked, body) =>
    commands.endAShare(deps, asked, body)
  )
  act(
    'designate',
    'designateOffice',
    'Another office handles the case from this day on (指定管辖、变更承办机关)',
    schema.DesignateBody,
    (asked, body) => commands.designateAnOffice(deps, asked, body)
  )
}

/** `POST /v1/hand-overs`: all open cases of a person who leaves. */
export const handOversRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/hand-overs',
      {
        config: { operation: 'cases.hand-over' },
        schema: {
          operationId: 'handOverCases',
          summary: 'Hand all open cases of a person over, each with its record (批量交接)',
          tags: ['cases'],
          headers: idempotencyKey,
          body: schema.HandOversBody,
          response: { 200: schema.HandOversAnswer }
        }
      },
      ({ actor, body, headers }) => {
        const asked = { actor, key: headers['idempotency-key'], body }
        return handOverAll(deps, asked, body, languageOf(headers['accept-language']))
      }
    )
  }
