import { z } from 'zod'
import { roles } from '../../domain/actor.ts'
import { operations, type Operation } from '../../domain/permissions.ts'

export const Me = z
  .object({
    id: z.string().meta({ examples: ['officer@futian.example'] }),
    name: z.string(),
    officeId: z.string().meta({ description: 'The office that records name for this person' }),
    postings: z.array(
      z.object({
        role: z.enum(roles),
        officeId: z.string(),
        reach: z.array(z.string()).meta({ description: 'Offices whose cases this posting lets its holder see' })
      })
    ),
    operations: z
      .array(z.enum(Object.keys(operations) as [Operation, ...Operation[]]))
      .meta({ description: 'What this person may ask for; the state of a case can still refuse an act' })
  })
  .meta({ id: 'Me' })
