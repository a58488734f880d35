import type { z } from 'zod'
import { parseCny } from '../../../domain/money.ts'
import type { Topic } from '../act-route.ts'
import * as commands from './commands.ts'
import { CorrectBody } from './schema.ts'

/** Undo by correction. */
export const correctionTopic: Topic = (act, deps) => {
  act(
    'correct',
    'correctCase',
    'Correct a wrong day, amount, party or line (更正); both values stay on record',
    CorrectBody,
    (asked, { correction, ...body }) =>
      commands.correctACase(deps, asked, { ...body, correction: correctionOf(correction) })
  )
}

function correctionOf(correction: z.output<typeof CorrectBody>['correction']): commands.AskedCorrection {
  if (!('amount' in correction)) return correction
  const { amount, ...rest } = correction
  return { ...rest, amountFen: parseCny(amount) }
}
