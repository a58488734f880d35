import { z } from 'zod'
import { elementAnswers, elements, measures, offences, type Element } from '../../domain/advice/types.ts'
import type { Measure } from '../../domain/advice/types.ts'
import type { AskedAmount } from './advice.ts'
import { Day } from './schema.ts'

/** Body of a question to the transfer advice. */

const Money = z.string().regex(/^(0|[1-9]\d{0,10})(\.\d{1,2})?$/, 'is no amount in CNY such as "1234.50"')
const Count = z.int().min(0).max(1_000_000_000_000)

function amountOf(measure: Measure) {
  const { unit, zh, en } = measures[measure]
  const one: z.ZodType<string | number> = unit === 'fen' ? Money : Count
  const range = z.strictObject({ atLeast: one.optional(), atMost: one.optional(), about: one.optional() })
  const what = unit === 'fen' ? 'an amount in CNY such as "1234.50"' : 'a number of pieces'
  return z
    .union([one, range], { error: `is neither ${what} nor a range {atLeast, atMost, about} of it` })
    .optional()
    .meta({ description: `${zh} / ${en}` }) as z.ZodType<AskedAmount | undefined, AskedAmount | undefined>
}

type Shape<Key extends string, Type extends z.ZodType> = { [K in Key]: Type }
const shapeOf = <Key extends string, Type extends z.ZodType>(keys: readonly Key[], type: (key: Key) => Type) =>
  Object.fromEntries(keys.map((key) => [key, type(key)])) as Shape<Key, Type>

const Measures = z
  .strictObject(shapeOf(Object.keys(measures) as Measure[], (name) => amountOf(name).optional()))
  .meta({ description: 'Money as decimal strings in CNY, everything else as whole numbers; each may be a range' })
const Elements = z.strictObject(
  shapeOf(Object.keys(elements) as Element[], (name) =>
    z
      .enum(elementAnswers)
      .optional()
      .meta({ description: `${elements[name].zh} / ${elements[name].en}` })
  )
)
const offence = z.enum(offences)
const Prior = z.strictObject({ on: Day, article: offence })
const flag = z.boolean().optional()

export const AdviceBody = z.strictObject({
  offence: z
    .union([offence, z.array(offence).min(1).max(offences.length)], {
      error: `is none of ${offences.join(', ')} and no list of them`
    })
    .meta({ description: 'Article of the Criminal Law; several, since the charge is a proposal' }),
  actStartedOn: Day.optional(),
  actEndedOn: Day.meta({ description: 'The last day of a continuing act (D-27)' }),
  assessedOn: Day.optional().meta({ description: 'Fixes the newest text; today when left out' }),
  measures: Measures.optional(),
  acts: z
    .array(z.strictObject({ startedOn: Day.optional(), endedOn: Day, measures: Measures.optional() }))
    .max(200)
    .optional()
    .meta({ description: 'More acts not yet dealt with: they are added up (C-125)' }),
  elements: Elements.optional(),
  marks: z.int().min(1).max(10_000).optional(),
  patents: z.int().min(1).max(10_000).optional(),
  services: flag,
  network: flag,
  unit: flag,
  circumvention: flag,
  bankruptcy: flag,
  sellingOthersLabels: flag,
  suspicion: flag.meta({ description: "The officer's own recorded finding of both conditions of T-02" }),
  priorPenalty: z
    .union([Prior, z.array(Prior).max(50)], { error: 'is no penalty {on, article} and no list of them' })
    .optional()
})
