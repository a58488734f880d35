import { z } from 'zod'
import { procedures, rightKinds } from '../../domain/case/vocabulary.ts'
import { partIds, rateIds } from '../../domain/rates/definitions.ts'
import { isCivilDate } from '../../domain/time/civil-date.ts'
import { forms, mediaTypes } from './formats.ts'

const day = z.string().refine(isCivilDate, 'is not a day such as 2017-01-20').meta({ format: 'date' })
const instant = z.iso.datetime({ offset: true })
const officeId = z
  .string()
  .min(1)
  .max(100)
  .meta({ examples: ['sz-market-futian'] })
const shown = z
  .union([z.int(), z.string()])
  .meta({ description: 'A whole number of events, or CNY such as "820000.00"' })
const percent = z
  .string()
  .nullable()
  .meta({ description: 'Percent with two decimals, half up; may exceed 100', examples: ['64.29'] })
const Label = z.object({ zh: z.string(), en: z.string() })

export const RateParams = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(20)
    .meta({ examples: [...rateIds] })
})

const filters = {
  office: officeId.optional(),
  area: z
    .string()
    .min(1)
    .max(20)
    .optional()
    .meta({ examples: ['440304'] }),
  rightKind: z.enum(rightKinds).optional(),
  procedure: z.enum(procedures).optional()
}
const times = {
  until: day
    .optional()
    .meta({ description: 'Legal cut-off: what happened later is left out. Without it: the day before `asOf`' }),
  asOf: z.union([day, instant]).optional().meta({
    description: 'State of knowledge: an instant, or the end of a day. Without it: now'
  }),
  batch: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .optional()
    .meta({
      description: 'State of knowledge by the number of its batch, as an answer printed it; stands instead of `asOf`'
    })
}
const period = {
  period: z
    .string()
    .max(30)
    .meta({
      description: '2016, 2016-H1, 2016-Q1, 2016-03, or from..to',
      examples: ['2016-03', '2016-01-05..2016-02-10']
    }),
  cumulative: z.stringbool().optional().meta({ description: 'From 1 January to the end of the period' })
}

export const RateQuery = z.strictObject({
  ...period,
  ...times,
  ...filters,
  groupBy: z.enum(['office', 'area', 'right-kind', 'officer']).optional().meta({
    description: '`officer` is refused always; `office` with a money rate is for finance and supervision (P-13)'
  })
})

export const EventsQuery = z.strictObject({
  part: z.enum(['numerator', 'denominator', ...partIds]),
  ...period,
  ...times,
  ...filters,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().min(1).max(400).optional().meta({ description: 'The `next` of the page before' })
})

export const ReportQuery = z.strictObject({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is not a month such as 2016-12'),
  ...times,
  ...filters,
  format: z
    .enum(['json', ...forms])
    .optional()
    .meta({ description: 'Stands instead of `Accept`' }),
  language: z
    .enum(['zh', 'en'])
    .optional()
    .meta({ description: 'Of a form that is a file; instead of `Accept-Language`' })
})

const Term = z.object({
  measure: z.string(),
  span: z.enum(['before', 'within', 'through']),
  sign: z.union([z.literal(1), z.literal(-1)])
})
const partList = z.array(z.enum(partIds))

export const Definition = z
  .object({
    id: z.enum(rateIds),
    version: z.int(),
    from: day.nullable(),
    to: day.nullable(),
    name: Label,
    formula: Label,
    unit: z.enum(['count', 'money']),
    parts: z.array(z.object({ id: z.enum(partIds), name: Label, terms: z.array(Term) })),
    numerator: partList,
    denominator: partList,
    balance: z.object({ left: partList, right: partList }).nullable(),
    exclusions: z.array(Label),
    mark: z
      .enum(['V', 'I', 'K'])
      .meta({ description: 'V: from the law itself, I: our reading of it, K: common knowledge' }),
    basis: z.array(z.string()).meta({ description: 'Rules of the handbook' })
  })
  .meta({ id: 'RateDefinition' })

export const DefinitionList = z.object({ items: z.array(Definition) }).meta({ id: 'RateDefinitionList' })

const head = {
  id: z.enum(rateIds),
  version: z.int().meta({ description: 'Version of the definition' }),
  name: Label,
  unit: z.enum(['count', 'money']),
  exclusions: z.array(Label)
}
const Period = z.object({ label: z.string(), from: z.string(), to: z.string() })
const stand = {
  until: z.string(),
  asOf: z.string(),
  batch: z
    .object({ number: z.int(), knownAt: z.string().nullable() })
    .meta({ description: 'Answered from this batch and those before it; 0: none yet' }),
  pending: z.int().meta({ description: 'Committed entries that an older open transaction keeps out of this answer' })
}
const Scope = z.object({
  offices: z.array(z.string()),
  area: z.string().nullable(),
  rightKind: z.string().nullable(),
  procedure: z.string().nullable()
})
const figures = {
  numerator: shown,
  denominator: shown,
  rate: percent,
  reason: z.literal('EMPTY_DENOMINATOR').nullable(),
  parts: z.partialRecord(z.enum(partIds), shown),
  enteredLate: z
    .object({ quantity: shown, share: percent })
    .meta({ description: 'Of the numerator: what was entered late' }),
  balanced: z
    .boolean()
    .nullable()
    .meta({ description: 'Open + new = closed + open at the end; null where there is no balance' })
}
const links = z.object({ numerator: z.string(), denominator: z.string() })

export const RateAnswer = z
  .object({
    ...head,
    period: Period,
    ...stand,
    scope: Scope,
    ...figures,
    links,
    groups: z.array(z.object({ group: z.string(), ...figures, links }))
  })
  .meta({ id: 'Rate' })

export const EventPage = z
  .object({
    ...head,
    part: z.string(),
    period: Period,
    ...stand,
    items: z.array(
      z.object({
        part: z.enum(partIds),
        caseId: z.string(),
        key: z.string(),
        day: z.string(),
        eventDay: z.string(),
        quantity: shown,
        enteredLate: z.boolean(),
        officeId: z.string(),
        areaCode: z.string(),
        rightKind: z.string(),
        batch: z.object({ number: z.int(), knownAt: z.string() })
      })
    ),
    next: z.string().nullable()
  })
  .meta({ id: 'RateEventPage' })

const Both = z.object({ month: z.object(figures), cumulative: z.object(figures) })
const Groups = z.array(z.object({ group: z.string(), ...Both.shape }))

const MonthlyReport = z
  .object({
    month: z.string(),
    ...stand,
    scope: Scope,
    rates: z.array(
      z.object({
        ...head,
        withheld: z.enum(['all', 'by-office']).nullable().meta({ description: 'What P-13 keeps from the reader' }),
        total: Both.nullable(),
        byOffice: Groups,
        byArea: Groups,
        byRightKind: Groups,
        links: z.object({ month: z.string(), cumulative: z.string() }).meta({
          description: 'Paths to the events; the part goes behind `part=`, a group into `office`, `area` or `rightKind`'
        })
      })
    )
  })
  .meta({ id: 'MonthlyReport' })

const bytes = (description: string) => ({ schema: z.any().describe(description) })

export const ReportAnswer = {
  description: 'The report in the form asked for',
  content: {
    'application/json': { schema: MonthlyReport },
    [mediaTypes.csv]: bytes('One long table in UTF-8 with a byte order mark'),
    [mediaTypes.xlsx]: bytes('A workbook, a sheet for each table'),
    [mediaTypes.html]: bytes('A page that needs nothing else')
  }
}
