import { z } from 'zod'

export const CaseParams = z.object({ id: z.uuid() })
export const RecordQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(100),
  after: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(0)
    .describe('The number of the last record that you have')
})
export const RecordList = z.object({
  items: z.array(
    z.object({
      seq: z.int(),
      act: z.string(),
      personId: z.string(),
      officeId: z.string(),
      role: z.string(),
      occurredOn: z.string(),
      occurredAt: z.string().nullable(),
      recordedAt: z.string(),
      enteredLate: z.boolean(),
      reason: z.string().nullable(),
      rule: z.string().nullable(),
      changes: z.unknown().describe('What changed, before and after'),
      prevHash: z.string(),
      hash: z.string(),
      algorithm: z.string(),
      payload: z.string().describe('The very text that was hashed')
    })
  ),
  next: z.int().nullable()
})
export const ChainReport = z.object({
  caseId: z.uuid(),
  length: z.int(),
  intact: z.boolean(),
  brokenAt: z.int().nullable(),
  problem: z.string().nullable(),
  head: z.string()
})
