import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { permittedOperations } from '../../domain/permissions.ts'
import { Me } from './schema.ts'

/** `GET /v1/me`. */
export function identityRoutes(): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/me',
      {
        config: { operation: 'me.read' },
        schema: {
          operationId: 'getMe',
          summary: 'Who I am, where I am posted and what I may ask for',
          tags: ['identity'],
          response: { 200: Me }
        }
      },
      async ({ actor }) => ({
        id: actor.personId,
        name: actor.name,
        officeId: actor.officeId,
        postings: actor.postings.map(({ role, officeId, reach }) => ({ role, officeId, reach: [...reach] })),
        operations: permittedOperations(actor)
      })
    )
  }
}
