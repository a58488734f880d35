import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Db } from '../../db/connect.ts'
import { definitions } from '../../domain/rates/definitions.ts'
import { readMonthlyReport, readRate, readRateEvents } from './queries.ts'
import {
  DefinitionList,
  EventPage,
  EventsQuery,
  MonthlyReport,
  RateAnswer,
  RateParams,
  RateQuery,
  ReportQuery
} from './schema.ts'

export interface RatesOptions {
  readonly db: Db
  /** The server's time as an ISO instant. */
  readonly now: () => string
}

const unbalanced = 'open + new = closed + open at the end does not hold: the totals and the ledger differ'

/** `GET /v1/rates`, `/v1/rates/{id}`, `/v1/rates/{id}/events` and `/v1/reports/monthly`. */
export function ratesRoutes({ db, now }: RatesOptions): FastifyPluginAsyncZod {
  const config = { operation: 'rates.read' } as const
  const tags = ['rates']
  const clock = () => new Date(now())
  return async (app) => {
    app.get(
      '/rates',
      {
        config,
        schema: {
          operationId: 'listRates',
          summary: 'The rates with their definitions, versions and legal basis',
          tags,
          response: { 200: DefinitionList }
        }
      },
      async () => ({ items: structuredClone(definitions) as never })
    )
    app.get(
      '/rates/:id',
      {
        config,
        schema: {
          operationId: 'getRate',
          summary: 'One rate for one period, as of a legal cut-off and a state of knowledge',
          tags,
          params: RateParams,
          querystring: RateQuery,
          response: { 200: RateAnswer }
        }
      },
      async ({ actor, params, query, log }) => {
        const rate = await readRate(db, actor, params.id, query, clock())
        if (rate.balanced === false) log.error({ rate: rate.id, batch: rate.batch.number }, unbalanced)
        return rate
      }
    )
    app.get(
      '/rates/:id/events',
      {
        config,
        schema: {
          operationId: 'listRateEvents',
          summary: 'The events behind one number of a rate, one row for each',
          tags,
          params: RateParams,
          querystring: EventsQuery,
          response: { 200: EventPage }
        }
      },
      ({ actor, params, query }) => readRateEvents(db, actor, params.id, query, clock())
    )
    app.get(
      '/reports/monthly',
      {
        config,
        schema: {
          operationId: 'getMonthlyReport',
          summary: 'Every rate for a month and from 1 January, in all and by office, area and right kind',
          tags,
          querystring: ReportQuery,
          response: { 200: MonthlyReport }
        }
      },
      async ({ actor, query, log }) => {
        const report = await readMonthlyReport(db, actor, query, clock())
        for (const { id, total } of report.rates) {
          if (total?.cumulative.balanced === false) log.error({ rate: id, batch: report.batch.number }, unbalanced)
        }
        return report
      }
    )
  }
}
