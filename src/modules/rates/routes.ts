import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Db } from '../../db/connect.ts'
import type { Area, Office } from '../../domain/offices.ts'
import { definitions } from '../../domain/rates/definitions.ts'
import { languageOf } from '../../plugins/language.ts'
import { attached } from '../../plugins/upload.ts'
import { mediaTypes, reportFormatFor } from './formats.ts'
import { type MonthlyReport, readMonthlyReport, readRate, readRateEvents } from './queries.ts'
import { namesOf, readReport } from './report.ts'
import {
  DefinitionList,
  EventPage,
  EventsQuery,
  RateAnswer,
  RateParams,
  RateQuery,
  ReportAnswer,
  ReportQuery
} from './schema.ts'

export interface RatesOptions {
  readonly db: Db
  /** The server's time as an ISO instant. */
  readonly now: () => string
  readonly offices: () => Promise<ReadonlyMap<string, Office>>
  readonly areas: () => Promise<ReadonlyMap<string, Area>>
}

const unbalanced = 'open + new = closed + open at the end does not hold: the totals and the ledger differ'

/** `GET /v1/rates`, `/v1/rates/{id}`, `/v1/rates/{id}/events` and `/v1/reports/monthly`. */
export function ratesRoutes({ db, now, offices, areas }: RatesOptions): FastifyPluginAsyncZod {
  const config = { operation: 'rates.read' } as const
  const pageRules =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
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
          description:
            'As JSON, CSV, a workbook or a page for print, by `format` or by `Accept`. The forms that are files show beside it 24 months of each rate, last year, the definitions and published figures of others; in Chinese or English, by `language` or by `Accept-Language`.',
          tags,
          querystring: ReportQuery,
          response: { 200: ReportAnswer }
        }
      },
      async ({ actor, query: { format, language, ...query }, headers, log }, reply) => {
        reply.header('vary', 'accept, accept-language')
        const wanted = format ?? reportFormatFor(headers.accept)
        const tell = ({ batch, rates }: MonthlyReport) => {
          for (const { id, total } of rates) {
            if (total?.cumulative.balanced === false) log.error({ rate: id, batch: batch.number }, unbalanced)
          }
        }
        if (wanted === 'json') {
          const report = await readMonthlyReport(db, actor, query, clock())
          tell(report)
          return report
        }
        const [input, names] = await Promise.all([
          readReport(db, actor, query, clock()),
          Promise.all([offices(), areas()]).then(([all, places]) => namesOf(all, places))
        ])
        tell(input.report)
        const { reportForm } = await import('../../report/forms.ts')
        const bytes = await reportForm(wanted, input, {
          language: language ?? languageOf(headers['accept-language']),
          names
        })
        if (wanted === 'html') reply.header('content-security-policy', pageRules)
        return wanted === 'html'
          ? reply.type(mediaTypes.html).send(bytes)
          : attached(reply, `rates-${query.month}.${wanted}`, mediaTypes[wanted], bytes, bytes.length)
      }
    )
  }
}
