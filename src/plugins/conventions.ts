import { z } from 'zod'

/** Header of every change to something with a version: `If-Match: "7"` → 7. Without it: 428. */
export const ifMatch = z.object({
  'if-match': z
    .string()
    .regex(/^(W\/)?"?\d{1,9}"?$/, 'is not a version such as "7"')
    .transform((value) => Number(/\d+/.exec(value)![0]))
    .meta({ description: 'The version you read, as its ETag gave it', examples: ['"7"'] })
})

/** Header of every POST that changes something: the same key and body give the same answer, once. */
export const idempotencyKey = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{8,200}$/, 'is not 8 to 200 visible ASCII characters')
    .meta({
      description: 'Chosen by you, new for each act; repeat it when you repeat the request',
      examples: ['01JB3Z6Q8R']
    })
})

/** Both headers, for acts on something with a version. */
export const actHeaders = z.object({ ...ifMatch.shape, ...idempotencyKey.shape })

/** The ETag of a version. */
export function etag(version: number): string {
  return `"${version}"`
}
