import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actHeaders, etag } from '../../../plugins/conventions.ts'
import type { Deps } from '../../../db/stores/act.ts'
import { CaseParams } from '../schema.ts'
import type { Topic } from '../act-route.ts'
import * as commands from './commands.ts'
import { repeatOffendersOf } from './repeat.ts'
import { revealAReporter } from './reveal.ts'
import * as schema from './schema.ts'

/** Intake and filing. */
export const intake: Topic = (act, deps) => {
  act('start-check', 'startCheck', 'Start checking the lead (核查)', schema.StartCheckBody, (asked, body) =>
    commands.startACheck(deps, asked, body)
  )
  act(
    'add-lead',
    'addLead',
    'Add material that came in: complaint, report or other (线索材料)',
    schema.AddLeadBody,
    (asked, { occurredOn, reason, ...lead }) =>
      commands.addALead(deps, asked, { occurredOn, reason, ...commands.leadOf(lead) })
  )
  act('accept-complaint', 'acceptComplaint', 'Accept a complaint (受理投诉)', schema.LeadNoBody, (asked, body) =>
    commands.acceptAComplaint(deps, asked, body)
  )
  act(
    'refuse-complaint',
    'refuseComplaint',
    'Refuse a complaint, with the reason (不予受理)',
    schema.LeadNoBody,
    (asked, body) => commands.refuseAComplaint(deps, asked, body)
  )
  act(
    'end-mediation',
    'endMediation',
    'End the mediation of a complaint (终结调解)',
    schema.EndMediationBody,
    (asked, body) => commands.endAMediation(deps, asked, body)
  )
  act(
    'reply-reporter',
    'replyReporter',
    'Enter that the reporter or complainant was told (告知举报人)',
    schema.LeadNoBody,
    (asked, body) => commands.replyToAReporter(deps, asked, body)
  )
  act(
    'file',
    'fileCase',
    'File the case (立案): names two handlers and gives the number',
    schema.FileBody,
    (asked, body) => commands.fileACase(deps, asked, body)
  )
  act('decline', 'declineCase', 'Refuse to file (不予立案), with the reason', schema.DeclineBody, (asked, body) =>
    commands.declineACase(deps, asked, body)
  )
  act(
    'set-importance',
    'setImportance',
    'Mark the case as important with its reasons, or take the mark off (重要案件)',
    schema.ImportanceBody,
    (asked, body) => commands.setImportance(deps, asked, body)
  )
}

/** What is no plain act: telling who reported, and the earlier cases of the respondents. */
export const intakeReads =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/cases/:id/reporters/:no/reveal',
      {
        config: { operation: 'reporters.read' },
        schema: {
          operationId: 'revealReporter',
          summary: 'Tell who reported (举报人), for a reason that is recorded',
          tags: ['cases'],
          params: schema.ReporterParams,
          headers: actHeaders,
          body: schema.RevealBody,
          response: { 200: schema.RevealAnswer }
        }
      },
      async ({ actor, params, headers, body }, reply) => {
        const asked = {
          actor,
          caseId: params.id,
          expected: headers['if-match'],
          key: headers['idempotency-key'],
          body: { ...body, reporterNo: params.no }
        }
        const answer = await revealAReporter(deps, asked, { reporterNo: params.no, reason: body.reason })
        return reply.header('etag', etag(answer.version)).send(answer)
      }
    )

    app.get(
      '/cases/:id/repeat-offenders',
      {
        config: { operation: 'cases.read' },
        schema: {
          operationId: 'listRepeatOffenders',
          summary: 'Earlier cases of each respondent in the whole city (A-56)',
          tags: ['cases'],
          params: CaseParams,
          response: { 200: schema.RepeatOffenders }
        }
      },
      ({ actor, params }) => repeatOffendersOf(deps, actor, params.id)
    )
  }
