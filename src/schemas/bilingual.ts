import { z } from 'zod'

/** What several views say in both languages. */

export const Text = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'BilingualText' })
export const certainty = z
  .enum(['verified', 'secondary', 'inferred', 'unverified'])
  .meta({ description: 'How sure the row is: text read, seen in a secondary page, read out of two rules, from memory' })
