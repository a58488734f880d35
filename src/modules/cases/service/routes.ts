import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../../db/stores/act.ts'
import type { Topic } from '../act-route.ts'
import * as commands from './commands.ts'
import { publicationExtract } from './queries.ts'
import * as schema from './schema.ts'

/** Service of decisions and their publicity. */
export const serviceTopic: Topic = (act, deps) => {
  act(
    'announce-service',
    'announceService',
    'Announce the service of a decision by public notice, with why no other form is open (公告送达)',
    schema.AnnounceBody,
    (asked, body) => commands.announceAService(deps, asked, body)
  )
  act(
    'serve',
    'serveDecision',
    'Enter the service of a decision, by its form (送达)',
    schema.ServeBody,
    (asked, body) => commands.serveADecision(deps, asked, body)
  )
  act(
    'publish',
    'publishDecision',
    'Enter the publication of a decision on a channel (公示)',
    schema.PublishBody,
    (asked, body) => commands.publishADecision(deps, asked, body)
  )
  act(
    'withdraw-publication',
    'withdrawPublication',
    'Withdraw a publication, with the reason (撤回公示)',
    schema.WithdrawBody,
    (asked, body) => commands.withdrawAPublication(deps, asked, body)
  )
  act(
    'copy-penalty',
    'copyPenalty',
    'Enter that police, procuratorate and right holder were told of a penalty without transfer (抄送处罚决定)',
    schema.CopyBody,
    (asked, body) => commands.copyAPenalty(deps, asked, body)
  )
}

/** What of a decision is made public. */
export const publicityReads =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/cases/:id/decisions/:no/publication',
      {
        config: { operation: 'cases.read' },
        schema: {
          operationId: 'getPublication',
          summary: 'The decision as it is published: abstract and text without personal data',
          tags: ['cases'],
          params: schema.PublicationParams,
          response: { 200: schema.PublicationExtract }
        }
      },
      ({ actor, params }) => publicationExtract(deps, actor, params.id, params.no)
    )
  }
