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
      act: z.string().describe('`transfer-untold`: done among other authorities, and not told to the office (P-15)'),
      personId: z.string().nullable(),
      officeId: z.string().nullable(),
      role: z.string().nullable(),
      occurredOn: z.string().nullable(),
      occurredAt: z.string().nullable(),
      recordedAt: z.string().nullable(),
      enteredLate: z.boolean().nullable(),
      reason: z.string().nullable(),
      rule: z.string().nullable(),
      changes: z.unknown().describe('What changed, before and after'),
      prevHash: z.string(),
      hash: z.string(),
      algorithm: z.string(),
      payload: z.string().nullable().describe('The very text that was hashed')
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
