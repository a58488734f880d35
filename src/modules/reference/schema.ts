import { z } from 'zod'
import { roles } from '../../domain/actor.ts'
import { areaKinds, figureNatures, officeKinds, officeTiers } from '../../domain/offices.ts'

const day = z.iso.date()
const officeId = z.string().meta({ examples: ['sz-market-futian'] })

/** A page of a list: `next` goes into `after` for the page that follows, null when this is the last. */
function pageOf<T extends z.ZodType>(item: T, id: string) {
  return z.object({ items: z.array(item), next: z.string().nullable() }).meta({ id })
}

const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().min(1).max(200).optional().meta({ description: 'The `next` of the page before' })
}

export const OfficeView = z
  .object({
    officeId,
    nameZh: z.string(),
    nameEn: z.string(),
    kind: z.enum(officeKinds),
    tier: z.enum(officeTiers),
    parentId: officeId.nullable(),
    areaCode: z.string(),
    outside: z.boolean().meta({ description: 'An agency elsewhere: its cases never enter the rates of the city' }),
    numberPattern: z.string().nullable(),
    actsInNameOf: officeId.nullable().meta({ description: 'The organ in whose name it acts today; null: its own' }),
    policeOfficeId: officeId.nullable().meta({ description: 'Designated; null: the level of the organ it acts for' }),
    procuratorateOfficeId: officeId.nullable(),
    validFrom: day.nullable(),
    validTo: day.nullable()
  })
  .meta({ id: 'Office' })

export const AreaView = z
  .object({
    code: z.string().meta({ examples: ['440304'] }),
    nameZh: z.string(),
    nameEn: z.string(),
    kind: z.enum(areaKinds),
    parent: z.string().nullable(),
    validFrom: day.nullable(),
    validTo: day.nullable(),
    gbt2260: z.boolean().meta({ description: 'Whether the code is a statutory one (GB/T 2260)' }),
    note: z.string().nullable()
  })
  .meta({ id: 'Area' })

export const PersonView = z
  .object({
    personId: z.string().meta({ examples: ['officer@futian.example'] }),
    nameZh: z.string(),
    nameEn: z.string(),
    active: z.boolean(),
    demonstration: z.boolean().meta({ description: 'Invented for the demonstration, nobody real' }),
    postings: z
      .array(z.object({ role: z.enum(roles), officeId }))
      .meta({ description: 'In force today, the main one first' })
  })
  .meta({ id: 'Person' })

const figure = z
  .string()
  .nullable()
  .meta({ description: 'Decimal', examples: ['74.74'] })

export const ReferenceFigureView = z
  .object({
    id: z.string().meta({ examples: ['S-20/2015'] }),
    nature: z.enum(figureNatures),
    periodFrom: day,
    periodTo: day,
    periodLabel: z.string(),
    scope: z.string(),
    indicator: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    value: figure,
    valueLow: figure,
    valueHigh: figure,
    unit: z.string(),
    scopeNote: z.string().nullable(),
    source: z.string(),
    mark: z.string().meta({ description: 'How sure the figure is: read in its source, or derived' })
  })
  .meta({ id: 'ReferenceFigure' })

export const OfficePage = pageOf(OfficeView, 'OfficePage')
export const AreaPage = pageOf(AreaView, 'AreaPage')
export const PersonPage = pageOf(PersonView, 'PersonPage')
export const ReferenceFigurePage = pageOf(ReferenceFigureView, 'ReferenceFigurePage')

export const OfficeQuery = z.strictObject({
  ...page,
  kind: z.enum(officeKinds).optional(),
  tier: z.enum(officeTiers).optional(),
  parent: z.string().optional(),
  area: z.string().optional()
})

export const AreaQuery = z.strictObject({
  ...page,
  kind: z.enum(areaKinds).optional(),
  on: day.optional().meta({ description: 'Only areas valid on this day' })
})

export const PersonQuery = z.strictObject({
  ...page,
  office: z.string().optional().meta({ description: 'Posted there today' }),
  role: z.enum(roles).optional()
})

export const ReferenceFigureQuery = z.strictObject({
  ...page,
  indicator: z.string().optional(),
  nature: z.enum(figureNatures).optional(),
  from: day.optional().meta({ description: 'Only periods that begin on this day or later' }),
  to: day.optional().meta({ description: 'Only periods that end on this day or earlier' })
})
