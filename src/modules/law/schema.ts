import { z } from 'zod'
import { roles } from '../../domain/actor.ts'
import { procedures } from '../../domain/case/vocabulary.ts'
import { identifierKinds } from '../../domain/identifiers/check.ts'
import { measures } from '../../domain/ledger.ts'
import { granters, stopGrounds } from '../../domain/rules/row.ts'
import { units } from '../../domain/time/deadline.ts'
import { certainty, Text } from '../../schemas/bilingual.ts'

/** Bodies and views of the law as data. Every body is strict: an unknown field is refused. */

/** Years that a working calendar can say anything about: keeps every answer's list of days short. */
const sensible = (text: string) => text >= '1949' && text < '2100'
export const Day = z.iso.date().refine(sensible, 'lies outside 1949 to 2099')
const Moment = z.union(
  [
    z.iso.date().refine(sensible, 'lies outside 1949 to 2099'),
    z.iso.datetime({ offset: true }).refine(sensible, 'lies outside 1949 to 2099')
  ],
  { error: 'is no day such as 2021-09-24 and no instant such as 2021-09-24T10:00:00+08:00' }
)
const ruleId = z
  .string()
  .min(1)
  .max(40)
  .meta({ examples: ['A-10'] })

const LadderStepView = z.object({
  by: z.enum(Object.keys(granters) as [keyof typeof granters]),
  mode: z.enum(['add', 'total', 'open']).meta({ description: 'So much more, up to so much in all, or as granted' }),
  n: z.int().nullable(),
  unit: z.enum(units).nullable(),
  days: z.int().nullable().meta({ description: 'Days on top of months' })
})

export const PeriodView = z
  .object({
    n: z.int(),
    unit: z.enum(units),
    regime: z.enum(['civil', 'criminal']),
    roll: z.enum(['rest-day', 'holiday', 'none']),
    stops: z.array(z.enum(Object.keys(stopGrounds) as [keyof typeof stopGrounds])),
    ladder: z.array(LadderStepView),
    expiry: z.enum(['late', 'bar']).meta({ description: 'An act after the end: accepted as late, or refused' }),
    bound: z.enum(['by', 'after']).meta({ description: 'The last day to act, or the last that must have passed' }),
    lapses: z.boolean(),
    settings: z.array(z.string()).meta({ description: 'Open questions whose setting changes the period' })
  })
  .meta({ id: 'LegalPeriod' })

export const RuleView = z
  .object({
    id: z.string(),
    kind: z.enum(['period', 'statement', 'decision', 'threshold', 'measure']),
    from: z.iso.date().nullable().meta({ description: 'First day of this version; null: none is named' }),
    to: z.iso.date().nullable().meta({ description: 'Last day of this version; null: still in force' }),
    title: Text,
    summary: Text,
    basis: Text,
    instruments: z.array(z.object({ id: z.string(), articles: z.string() })),
    mark: z.string().meta({ description: "The handbook's own mark", examples: ['V:SML'] }),
    certainty,
    secondReading: z.enum(['full-text', 'secondary', 'once']).nullable(),
    needsConfirmation: z.boolean().meta({ description: 'To be compared with the gazette before anybody relies on it' }),
    period: PeriodView.nullable(),
    choice: Text.nullable().meta({ description: 'Of an open question: what the service does unless set otherwise' }),
    alternative: Text.nullable()
  })
  .meta({ id: 'LegalRule' })

export const RuleQuery = z.strictObject({
  on: Day.optional().meta({ description: 'The rules in force on this day; today when left out' })
})
export const RuleParams = z.object({ id: ruleId })
export const RuleList = z.object({ on: z.iso.date(), items: z.array(RuleView) }).meta({ id: 'LegalRuleList' })
export const RuleAnswer = z
  .object({
    id: z.string(),
    on: z.iso.date(),
    inForce: z.array(RuleView).meta({ description: 'In force on the day: one row for each part of the rule' }),
    versions: z.array(RuleView).meta({ description: 'Every version of every part' })
  })
  .meta({ id: 'LegalRuleVersions' })

export const ActList = z
  .object({
    on: z.iso.date(),
    items: z.array(
      z.object({
        act: z.string(),
        of: z.enum(['case', 'transfer']),
        zh: z.string(),
        en: z.string(),
        roles: z.array(z.enum(roles)),
        from: z.array(z.object({ state: z.string(), zh: z.string(), en: z.string() })),
        procedures: z.array(z.enum(procedures)).nullable().meta({ description: 'Null: every procedure knows it' }),
        notBy: z
          .literal('investigator')
          .nullable()
          .meta({ description: 'Whoever handled or investigated the case may not do it' }),
        joint: z.boolean().meta({ description: 'Also by an office that handles the case jointly' }),
        inHours: z.boolean().meta({ description: 'Its period is counted in hours: it needs an instant' }),
        starts: z.array(z.string()).meta({ description: 'Codes of duties' }),
        ends: z.array(z.string()),
        counts: z.array(z.enum(measures)).meta({ description: 'What it enters into the counting ledger' }),
        document: z.string().nullable().meta({ description: 'Kind of form that records it' }),
        rule: z.string(),
        ground: z.object({ title: Text, basis: Text }).nullable()
      })
    )
  })
  .meta({ id: 'ActList' })

export const CalendarParams = z.object({ year: z.coerce.number().int().min(1949).max(2099) })
export const CalendarView = z
  .object({
    year: z.int(),
    source: z.enum(['notice', 'statutory', 'weekends']).meta({
      description: "What the year rests on: the State Council's notice, the statute's own holidays, weekends only"
    }),
    papers: z.array(z.string()).meta({ description: 'Where the notice stands' }),
    provisional: z.boolean().meta({ description: 'The notice is not held: every answer about the year may change' }),
    workingDays: z.int(),
    days: z
      .array(z.object({ date: z.iso.date(), working: z.boolean(), name: z.string() }))
      .meta({ description: 'Days that are not what their weekday says, in order' })
  })
  .meta({ id: 'CalendarYear' })

const Stop = z.strictObject({
  from: Day.meta({ description: 'First day not counted' }),
  to: Day.nullish().meta({ description: 'Last day not counted; without it the clock still stands' }),
  ground: z
    .string()
    .min(1)
    .max(40)
    .meta({ examples: ['identification'] })
})
const Extension = z.strictObject({
  grantedOn: Day,
  by: z.string().min(1).max(40),
  days: z.int().min(1).max(1000).optional(),
  until: Day.optional()
})
export const DeadlineBody = z.strictObject({
  rule: ruleId,
  from: Moment.meta({ description: 'The day the period began, an instant for rules in hours' }),
  stops: z.array(Stop).max(100).optional(),
  extensions: z
    .union([z.int().min(0).max(10), z.array(Extension).max(10)], {
      error: "is neither a number of the rule's steps nor a list of extensions as granted"
    })
    .optional()
})

export const DeadlineView = z
  .object({
    rule: z.string(),
    version: z.iso.date().nullable().meta({ description: 'First day of the version applied' }),
    from: z.string(),
    due: z
      .string()
      .nullable()
      .meta({ description: 'Last day, or last instant for hours; null while the clock stands' }),
    nominal: z.string().nullable().meta({ description: 'Last day counted, before the roll-over' }),
    unit: z.enum(units),
    bound: z.enum(['by', 'after']),
    expiry: z.enum(['late', 'bar']),
    days: z.array(
      z.object({
        day: z.iso.date(),
        counts: z.boolean(),
        why: z.object({ code: z.string(), zh: z.string(), en: z.string() })
      })
    ),
    basis: Text,
    mark: z.string(),
    certainty,
    needsConfirmation: z.boolean(),
    provisional: z.boolean().meta({ description: 'A holiday notice that is not held could still move it' }),
    settings: z.array(
      z.object({
        key: z.string(),
        question: z.string().nullable(),
        value: z.string(),
        zh: z.string(),
        en: z.string()
      })
    ),
    explanation: Text
  })
  .meta({ id: 'Deadline' })

export const IdentifierBody = z.strictObject({ kind: z.enum(identifierKinds), value: z.string().max(1000) })
export const IdentifierView = z
  .object({
    kind: z.enum(identifierKinds),
    valid: z.boolean().meta({ description: 'Well-formed, with the right check digit; no register is asked' }),
    normalised: z.string(),
    warnings: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
    parts: z.record(z.string(), z.string())
  })
  .meta({ id: 'IdentifierCheck' })

/** A year's notice in a file: as published lists of the State Council's notices write it. */
export const NoticeFile = z.strictObject({
  year: z.int().min(2000).max(2099),
  papers: z.array(z.string().trim().min(1).max(500)).min(1).max(20),
  days: z
    .array(z.strictObject({ date: z.iso.date(), name: z.string().trim().min(1).max(50), off: z.boolean() }))
    .min(3)
    .max(200)
})
