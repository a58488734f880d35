import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../db/stores/act.ts'
import { idempotencyKey } from '../../plugins/conventions.ts'
import * as commands from './commands.ts'
import { listPostings, listStandIns } from './queries.ts'
import * as schema from './schema.ts'

/** Postings and accounts are the system administrator's (P-27); who stands in for whom is a head's. */
export const peopleRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['people']
    const headers = idempotencyKey
    app.post(
      '/postings',
      {
        config: { operation: 'postings.change' },
        schema: {
          operationId: 'postPerson',
          summary: 'Post a person to an office under a role, from day to day (任职)',
          tags,
          headers,
          body: schema.PostingBody,
          response: { 201: schema.Posting }
        }
      },
      async ({ actor, body, headers }, reply) => {
        const asked = { actor, operation: 'postings.change' as const, key: headers['idempotency-key'], body }
        return reply.code(201).send(await commands.postAPerson(deps, asked, body))
      }
    )
    app.post(
      '/postings/end',
      {
        config: { operation: 'postings.change' },
        schema: {
          operationId: 'endPosting',
          summary: 'End a posting earlier than it stands (免职)',
          tags,
          headers,
          body: schema.EndPostingBody,
          response: { 200: schema.Posting }
        }
      },
      ({ actor, body, headers }) => {
        const asked = {
          actor,
          operation: 'postings.change' as const,
          key: headers['idempotency-key'],
          body: ['end', body]
        }
        return commands.endAPosting(deps, asked, body)
      }
    )
    app.get(
      '/postings',
      {
        config: { operation: 'postings.read' },
        schema: {
          operationId: 'listPostings',
          summary: "A person's postings",
          tags,
          querystring: schema.PostingQuery,
          response: { 200: schema.PostingList }
        }
      },
      ({ actor, query }) => listPostings(deps, actor, query.person)
    )
    for (const [path, active, operationId, summary] of [
      ['deactivate', false, 'deactivatePerson', 'Close an account: dismissal or leaving (停用账号)'],
      ['activate', true, 'activatePerson', 'Open an account again (恢复账号)']
    ] as const)
      app.post(
        `/persons/:id/${path}`,
        {
          config: { operation: 'postings.change' },
          schema: {
            operationId,
            summary,
            tags,
            params: schema.PersonParams,
            headers,
            body: schema.AccountBody,
            response: { 200: schema.Account }
          }
        },
        async ({ actor, params, body, headers }) => {
          const asked = {
            actor,
            operation: 'postings.change' as const,
            key: headers['idempotency-key'],
            body: [path, body]
          }
          const { openWork, warnings, ...account } = await commands.setAccount(deps, asked, {
            personId: params.id,
            active,
            reason: body.reason
          })
          return { ...account, openWork: [...openWork], warnings: [...warnings] }
        }
      )
    app.post(
      '/stand-ins',
      {
        config: { operation: 'stand-ins.change' },
        schema: {
          operationId: 'arrangeStandIn',
          summary: 'A colleague stands in for an absent one, from day to day (代理)',
          tags,
          headers,
          body: schema.StandInBody,
          response: { 201: schema.StandIn }
        }
      },
      async ({ actor, body, headers }, reply) => {
        const asked = { actor, operation: 'stand-ins.change' as const, key: headers['idempotency-key'], body }
        return reply.code(201).send(await commands.arrangeStandIn(deps, asked, body))
      }
    )
    app.post(
      '/stand-ins/:id/end',
      {
        config: { operation: 'stand-ins.change' },
        schema: {
          operationId: 'endStandIn',
          summary: 'End a stand-in early',
          tags,
          params: schema.StandInParams,
          headers,
          body: schema.EndStandInBody,
          response: { 200: schema.StandIn }
        }
      },
      ({ actor, params, body, headers }) => {
        const asked = { actor, operation: 'stand-ins.change' as const, key: headers['idempotency-key'], body }
        return commands.endAStandIn(deps, asked, { id: params.id, lastOn: body.lastOn, reason: body.reason })
      }
    )
    app.get(
      '/stand-ins',
      {
        config: { operation: 'stand-ins.read' },
        schema: {
          operationId: 'listStandIns',
          summary: 'Who stands in for whom in the offices in your reach',
          tags,
          querystring: schema.StandInQuery,
          response: { 200: schema.StandInList }
        }
      },
      ({ actor, query }) => listStandIns(deps, actor, query)
    )
  }
