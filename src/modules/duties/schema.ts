import { z } from 'zod'

export const DutyQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.string().max(200).optional().describe('The `next` of the page before'),
  office: z.string().trim().min(1).max(64).optional().describe('Only the duties of this office'),
  dueBy: z.iso
    .date()
    .refine((day) => day >= '1900', 'is before 1900')
    .optional()
    .describe('Only what is due on or before this day'),
  overdue: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true`: only what is late; `false`: only what can still be done in time')
})

export const DutyList = z.object({
  asOf: z.string(),
  items: z.array(
    z.object({
      caseId: z.uuid(),
      number: z.string().nullable().describe('Null where you may not see the case'),
      code: z.string(),
      rule: z.string().describe('Rule of the handbook'),
      officeId: z.string(),
      startedOn: z.string(),
      dueAt: z.string().describe('The last moment in time'),
      provisional: z.boolean().describe("The year's holidays are not published yet"),
      state: z.enum(['open', 'overdue'])
    })
  ),
  next: z.string().nullable()
})
