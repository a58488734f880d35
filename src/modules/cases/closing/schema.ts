import { z } from 'zod'
import { closingGrounds } from '../../../domain/case/vocabulary.ts'
import { optional, text, when } from '../../../schemas/fields.ts'

/** Bodies of closing and archive, and the list of a case's papers. */

export const CloseBody = z.strictObject({
  ground: z.enum(closingGrounds),
  requestedBy: optional(text(100)).describe(
    'The officer who filled in the form; another person than the one who approves'
  ),
  ...when
})
export const ArchiveBody = z.strictObject({
  shelf: optional(text(200)),
  keptYears: optional(z.int().min(1).max(100)),
  ...when
})

const named = { zh: z.string(), en: z.string() }
export const Volumes = z.object({
  volumes: z.array(
    z.object({
      name: z.enum(['main', 'secondary']),
      ...named,
      items: z.array(
        z.object({
          no: z.int(),
          ...named,
          papers: z.array(
            z.object({
              ...named,
              on: z.string().nullable(),
              number: z.string().nullable(),
              pages: z.null().describe('Filled in by whoever binds the volume')
            })
          )
        })
      )
    })
  )
})
