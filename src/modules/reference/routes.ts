import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Db } from '../../db/connect.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import { listAreas, listOffices, listPersons, listReferenceFigures } from './queries.ts'
import {
  AreaPage,
  AreaQuery,
  OfficePage,
  OfficeQuery,
  PersonPage,
  PersonQuery,
  ReferenceFigurePage,
  ReferenceFigureQuery
} from './schema.ts'

export interface ReferenceOptions {
  readonly db: Db
  /** The server's time as an ISO instant. */
  readonly now: () => string
}

/** `GET /v1/offices`, `/v1/areas`, `/v1/persons` and `/v1/reference-figures`: cursor lists, in the order of their keys. */
export function referenceRoutes({ db, now }: ReferenceOptions): FastifyPluginAsyncZod {
  const config = { operation: 'reference.read' } as const
  const tags = ['reference']
  return async (app) => {
    app.get(
      '/offices',
      {
        config,
        schema: {
          operationId: 'listOffices',
          summary: 'Offices of the three tiers, and agencies elsewhere',
          tags,
          querystring: OfficeQuery,
          response: { 200: OfficePage }
        }
      },
      ({ query }) => listOffices(db, query, civilDateOf(now()))
    )
    app.get(
      '/areas',
      {
        config,
        schema: {
          operationId: 'listAreas',
          summary: 'Statutory areas and functional zones with the days of their validity',
          tags,
          querystring: AreaQuery,
          response: { 200: AreaPage }
        }
      },
      ({ query }) => listAreas(db, query)
    )
    app.get(
      '/persons',
      {
        config,
        schema: {
          operationId: 'listPersons',
          summary: 'Persons of the service and where they are posted today',
          tags,
          querystring: PersonQuery,
          response: { 200: PersonPage }
        }
      },
      ({ query }) => listPersons(db, query, civilDateOf(now()))
    )
    app.get(
      '/reference-figures',
      {
        config,
        schema: {
          operationId: 'listReferenceFigures',
          summary: "Published figures and the plan's targets, beside the rates of the service and never of them",
          tags,
          querystring: ReferenceFigureQuery,
          response: { 200: ReferenceFigurePage }
        }
      },
      ({ query }) => listReferenceFigures(db, query)
    )
  }
}
