import { parseCny } from '../../../domain/money.ts'
import type { ObligationKind } from '../../../domain/case/vocabulary.ts'
import type { Topic } from '../act-route.ts'
import * as commands from './commands.ts'
import * as schema from './schema.ts'

const inFen = ({ amount, ...rest }: { kind: ObligationKind; amount: string | null; text: string | null }) => ({
  ...rest,
  amountFen: amount === null ? null : parseCny(amount)
})

/** Acts of the decision. */
export const decisionTopic: Topic = (act, deps) => {
  act(
    'discuss',
    'discussCase',
    'Enter a collective discussion (集体讨论), with attendees and conclusion',
    schema.DiscussBody,
    (asked, body) => commands.discussACase(deps, asked, body)
  )
  act('decide', 'decideCase', 'Make a disposal decision (处理决定)', schema.DecideBody, (asked, body) =>
    commands.decideACase(deps, asked, { ...body, obligations: body.obligations.map(inFen) })
  )
  act(
    'mediate',
    'mediateCase',
    'End a patent dispute by the agreement of its parties (调解结案)',
    schema.MediateBody,
    (asked, body) => commands.mediateACase(deps, asked, body)
  )
  act(
    'decide-on-the-spot',
    'decideOnTheSpot',
    'Decide and serve on the spot, in the simple procedure (当场处罚)',
    schema.SpotBody,
    (asked, body) => commands.decideACaseOnTheSpot(deps, asked, { ...body, obligations: body.obligations.map(inFen) })
  )
  act(
    'hand-in-papers',
    'handInPapers',
    'The papers of a decision on the spot are handed in (上交当场处罚材料)',
    schema.HandInBody,
    (asked, body) => commands.handInThePapers(deps, asked, body)
  )
}
