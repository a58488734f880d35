import { z } from 'zod'
import { elementAnswers, elements, offences, suggestions, type Element } from '../../../domain/advice/types.ts'
import { adviceShape } from '../../../schemas/advice.ts'
import { Text } from '../../../schemas/bilingual.ts'
import { day, text, when } from '../../../schemas/fields.ts'

/** Bodies and views of the advice on a live case. What is left out stays as it was; null takes it back. */

const offence = z.enum(offences)
const flag = z.boolean().nullable().optional()
const count = z.int().min(1).max(10_000).nullable().optional()
const answers = Object.fromEntries(
  (Object.keys(elements) as Element[]).map((name) => [
    name,
    z
      .enum(elementAnswers)
      .optional()
      .meta({ description: `${elements[name].zh} / ${elements[name].en}` })
  ])
) as { [E in Element]: z.ZodOptional<z.ZodEnum<{ yes: 'yes'; no: 'no'; unknown: 'unknown' }>> }

export const AssessBody = z.strictObject({
  offences: z
    .array(offence)
    .max(offences.length)
    .optional()
    .describe('Articles of the Criminal Law that you name; none: those that rights and conduct suggest'),
  actStartedOn: day.nullable().optional(),
  actEndedOn: day.nullable().optional().describe('Last day of a continuing act (D-27)'),
  elements: z.strictObject(answers).optional(),
  marks: count.describe('Marks that identify different sources (C-127)'),
  patents: count,
  services: flag,
  network: flag,
  unit: flag,
  circumvention: flag,
  bankruptcy: flag,
  sellingOthersLabels: flag,
  suspicion: z
    .strictObject({
      reasonable: z.boolean().describe('The evidence collected shows a reasonable suspicion of a crime'),
      policeNeeded: z.boolean().describe('Police measures are needed to judge whether the standard is met')
    })
    .nullable()
    .optional()
    .describe('Your checklist of T-02: both conditions together make the transfer a duty'),
  priorPenalties: z
    .array(z.strictObject({ on: day, article: offence }))
    .max(50)
    .optional(),
  ...when
})

export const SettleBody = z.strictObject({
  occurredOn: when.occurredOn,
  reason: text(4000).describe('Why the case is not transferred, though the advice says so')
})

const AssessmentView = z.object({
  no: z.int(),
  on: z.string(),
  offence,
  suggestion: z.enum(suggestions),
  ground: z.string(),
  decisionDue: z.boolean(),
  regimes: z.array(z.string()),
  question: z.looseObject({}).describe('What was asked; money in fen'),
  summary: Text,
  edition: z.string().describe('Fingerprint of the table of thresholds that was asked'),
  settledOn: z.string().nullable(),
  settledBy: z.enum(['transfer-opened', 'not-transferred', 'overtaken']).nullable(),
  reason: z.string().nullable()
})

export const CaseAdvice = z
  .object({
    asOf: z.string().describe('Day of evaluation'),
    edition: z.string(),
    current: z.object(adviceShape).nullable().describe('Null: neither rights nor officers name an offence'),
    others: z.array(z.object(adviceShape)).describe('The other offences that rights and conduct suggest'),
    endAssumed: z
      .boolean()
      .describe('The last day of the act is not stated: the day on which the case became known stands in'),
    facts: z.looseObject({}).nullable().describe('What the officers stated beside the content'),
    history: z.array(AssessmentView).describe('Each turn of the advice, oldest first')
  })
  .meta({ id: 'CaseAdvice' })
