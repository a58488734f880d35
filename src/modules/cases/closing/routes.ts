import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../../db/stores/act.ts'
import type { Topic } from '../act-route.ts'
import { CaseParams } from '../schema.ts'
import * as commands from './commands.ts'
import { volumesOfCase } from './queries.ts'
import * as schema from './schema.ts'

/** Closing and archive. */
export const closingTopic: Topic = (act, deps) => {
  act(
    'close',
    'closeCase',
    'Close the case on a ground that the file shows, or on another one with its reason (结案)',
    schema.CloseBody,
    (asked, body) => commands.closeACase(deps, asked, body)
  )
  act('archive', 'archiveCase', 'Archive the volumes of a closed case (归档)', schema.ArchiveBody, (asked, body) =>
    commands.archiveACase(deps, asked, body)
  )
}

/** The list of a case's papers. */
export const closingReads =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/cases/:id/volumes',
      {
        config: { operation: 'cases.read' },
        schema: {
          operationId: 'getCaseVolumes',
          summary: 'The papers of the case in the order of the main and the secondary volume (A-98)',
          tags: ['cases'],
          params: CaseParams,
          response: { 200: schema.Volumes }
        }
      },
      ({ actor, params }) => volumesOfCase(deps, actor, params.id)
    )
  }
