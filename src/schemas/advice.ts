import { z } from 'zod'
import { elementAnswers, offences, suggestions } from '../domain/advice/types.ts'
import { certainty, Text } from './bilingual.ts'

/** View of the transfer advice, of a question asked and of a live case. */

const amount = z.union([z.string(), z.number()]).meta({ description: 'CNY as a decimal string, counts as integers' })
const restsOn = z.enum(['exact', 'atLeast', 'about', 'atMost'])
const unit = z.enum(['CNY', 'count', 'flag'])

const FindingView = z
  .object({
    row: z.string().meta({ examples: ['C-041.gain'] }),
    tier: z.enum(['L1', 'L2', 'base', 'serious']),
    measure: z.string(),
    unit,
    value: amount,
    threshold: amount.nullable(),
    restsOn: restsOn.meta({ description: 'Which stated end of the measure it rests on' }),
    ratio: z.number(),
    short: amount,
    near: z.boolean(),
    open: z.boolean().meta({ description: 'A known range that may yet reach the number' }),
    attempt: z.boolean(),
    gap: z.boolean(),
    basis: Text,
    mark: z.string(),
    certainty,
    needsConfirmation: z.boolean(),
    parts: z.array(z.object({ measure: z.string(), unit, value: amount, threshold: amount, restsOn }))
  })
  .meta({ id: 'ThresholdFinding' })

/** Of one advice for one offence. */
export const adviceShape = {
  offence: z.enum(offences),
  suggestion: z
    .enum(suggestions)
    .meta({ description: '`below` means only that no row is met, never that no crime is' }),
  ground: z.string(),
  duty: z.boolean().meta({ description: 'The law commands the transfer (T-01, T-02)' }),
  decisionDue: z.boolean().meta({ description: 'Whoever decides against a transfer gives reasons' }),
  tier: z.enum(['L1', 'L2', 'base', 'serious']).nullable(),
  versions: z.array(
    z.object({
      at: z.enum(['act', 'newest', 'both']),
      from: z.iso.date(),
      to: z.iso.date().nullable(),
      instruments: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
      met: z.array(FindingView),
      nearest: z.array(FindingView),
      gaps: z.array(FindingView),
      unitFactor: z.int().nullable()
    })
  ),
  moreFavourable: z.enum(['act', 'newest']).nullable(),
  elements: z.array(z.object({ element: z.string(), answer: z.enum(elementAnswers), zh: z.string(), en: z.string() })),
  missing: z.array(
    z.object({ kind: z.enum(['element', 'measure', 'fact']), name: z.string(), zh: z.string(), en: z.string() })
  ),
  needsConfirmation: z.boolean(),
  settings: z.array(
    z.object({ key: z.string(), question: z.string().nullable(), value: z.string(), zh: z.string(), en: z.string() })
  ),
  explanation: Text
}

export const AdviceView = z
  .object({
    ...adviceShape,
    others: z.array(z.object(adviceShape)).meta({ description: 'The other offences that were asked' })
  })
  .meta({ id: 'TransferAdvice' })
