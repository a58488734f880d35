import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../db/stores/act.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import { listActs } from './acts.ts'
import { adviseOn } from './advice.ts'
import { AdviceView } from '../../schemas/advice.ts'
import { AdviceBody } from './advice-schema.ts'
import { calendarYear, checkIdentifier, findRule, listRules, workOutDeadline } from './queries.ts'
import {
  ActList,
  CalendarParams,
  CalendarView,
  DeadlineBody,
  DeadlineView,
  IdentifierBody,
  IdentifierView,
  RuleAnswer,
  RuleList,
  RuleParams,
  RuleQuery
} from './schema.ts'

/**
 * `/v1/law/…`: the rules, the calendar and what follows from them. Open to everyone who may log in, since nothing here is
 * about a case (P-27). The POSTs only compute: they change nothing, so they take no Idempotency-Key.
 */
export function lawRoutes(deps: Pick<Deps, 'now' | 'law'>): FastifyPluginAsyncZod {
  const config = { operation: 'reference.read' } as const
  const tags = ['law']
  const today = () => civilDateOf(deps.now())
  return async (app) => {
    app.get(
      '/law/rules',
      {
        config,
        schema: {
          operationId: 'listLegalRules',
          summary: 'The rules in force on a day, with basis and certainty',
          tags,
          querystring: RuleQuery,
          response: { 200: RuleList }
        }
      },
      async ({ query }) => listRules(query.on ?? today())
    )
    app.get(
      '/law/rules/:id',
      {
        config,
        schema: {
          operationId: 'getLegalRule',
          summary: 'One rule with its parts, in force on a day and in every version',
          tags,
          params: RuleParams,
          querystring: RuleQuery,
          response: { 200: RuleAnswer }
        }
      },
      async ({ params, query }) => findRule(params.id, query.on ?? today())
    )
    app.get(
      '/law/acts',
      {
        config,
        schema: {
          operationId: 'listActs',
          summary: 'Every act: who may, from which states, on which rule, and what it starts, ends, counts and makes',
          tags,
          querystring: RuleQuery,
          response: { 200: ActList }
        }
      },
      async ({ query }) => listActs(query.on ?? today())
    )
    app.get(
      '/law/calendar/:year',
      {
        config,
        schema: {
          operationId: 'getCalendarYear',
          summary: 'The working days of a year: what differs from the weekdays, and by which notice',
          tags,
          params: CalendarParams,
          response: { 200: CalendarView }
        }
      },
      async ({ params }) => calendarYear(params.year, (await deps.law()).calendar)
    )
    app.post(
      '/law/deadlines',
      {
        config,
        schema: {
          operationId: 'workOutDeadline',
          summary: 'When a statutory period ends, with every day counted or skipped and why',
          tags,
          body: DeadlineBody,
          response: { 200: DeadlineView }
        }
      },
      async ({ body }) => workOutDeadline(body, await deps.law())
    )
    app.post(
      '/law/transfer-advice',
      {
        config,
        schema: {
          operationId: 'adviseOnTransfer',
          summary: 'Whether a case must go to the police, with the arithmetic and the citation; people decide',
          tags,
          body: AdviceBody,
          response: { 200: AdviceView }
        }
      },
      async ({ body }) => adviseOn(body, today(), (await deps.law()).settings)
    )
    app.post(
      '/law/identifiers/check',
      {
        config,
        schema: {
          operationId: 'checkIdentifier',
          summary: 'Form and check digit of an identifier; nothing is stored and no register is asked',
          tags,
          body: IdentifierBody,
          response: { 200: IdentifierView }
        }
      },
      async ({ body }) => checkIdentifier(body.kind, body.value)
    )
  }
}
