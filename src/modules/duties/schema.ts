import { z } from 'zod'
import { waitingFor } from '../../domain/case/duties/duty.ts'
import { leftUnits } from '../../domain/case/duties/listing.ts'
import { units } from '../../domain/time/deadline.ts'

const office = z.string().trim().min(1).max(64).optional()

export const DutyQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.string().max(300).optional().describe('The `next` of the page before'),
  mine: z.literal('true').optional().describe('Only what stands on your own list, or on that of whom you stand in for'),
  office: office.describe('Only the duties of this office'),
  dueBefore: z.iso
    .date()
    .refine((day) => day >= '1900', 'is before 1900')
    .optional()
    .describe('Only what is due before this day'),
  overdue: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true`: only what is late; `false`: only what can still be done in time'),
  waiting: z
    .enum([...waitingFor, 'any', 'none'])
    .optional()
    .describe('Only what waits on these others, on any, or on none'),
  warn: z.literal('true').optional().describe('Only what is warned of and not yet late')
})

const rule = z.string().describe('Rule of the handbook')
const both = { zh: z.string(), en: z.string() }
const what = z.object(both).describe('What is to be done, in words')

export const DutyList = z.object({
  asOf: z.string(),
  items: z.array(
    z.object({
      caseId: z.uuid(),
      key: z.string(),
      number: z.string().nullable().describe('Null where you may not see the case'),
      title: z.string().nullable().describe('Null where you may not see the case'),
      group: z.enum(['overdue', 'due', 'waiting']).describe('The list is in this order of groups'),
      code: z.string(),
      what,
      rule,
      officeId: z.string(),
      waitingOn: z.enum(waitingFor).nullable(),
      startedOn: z.string(),
      dueAt: z.string().nullable().describe('The last moment in time; null while it stands still'),
      left: z
        .object({ n: z.int(), unit: z.enum(leftUnits) })
        .nullable()
        .describe('What is left, in the unit of the rule; 0 on the last day, below 0 when late'),
      warnFrom: z.string().nullable(),
      state: z
        .enum(['open', 'warned', 'overdue', 'lapsed'])
        .describe('`lapsed`: over by lapse of time (A-21), nobody is late; what became of it is to be noted'),
      stopped: z.boolean().describe('It stands still: the law does not count these days'),
      provisional: z.boolean().describe("The year's holidays are not published yet"),
      questioned: z.boolean().describe('An extension on file is more than the law allows: look at the case'),
      endedBy: z.array(z.string()).describe('The operations that end it')
    })
  ),
  next: z.string().nullable()
})

export const DigestQuery = z.strictObject({
  office: office.describe('Only this office; every office that you see when left out'),
  week: z
    .string()
    .regex(/^(19|20)\d\d-W(0[1-9]|[1-4]\d|5[0-3])$/, 'is not a week such as 2026-W12')
    .optional()
    .describe('ISO week, such as 2026-W12; the present one when left out')
})

const counts = {
  becameDue: z.int(),
  doneInTime: z.int(),
  doneLate: z.int(),
  openLate: z.int().describe('Open and late at the end of the week, or now while it lasts'),
  dueNextWeek: z.int().describe('Still to be done')
}
export const Digest = z.object({
  asOf: z.string(),
  week: z.string(),
  first: z.string(),
  last: z.string(),
  items: z.array(
    z.object({ officeId: z.string(), ...counts, codes: z.array(z.object({ code: z.string(), what, ...counts })) })
  )
})

export const ClockParams = z.object({ id: z.uuid() })

const extension = z.object({
  grantedOn: z.string(),
  by: z.string(),
  days: z.int().nullable(),
  until: z.string().nullable()
})
const clock = {
  rule,
  version: z.string().nullable().describe('First day of the version applied'),
  unit: z.enum(units),
  bound: z.enum(['by', 'after']),
  expiry: z.enum(['late', 'bar']),
  basis: z.object(both),
  mark: z.string(),
  certainty: z.enum(['verified', 'secondary', 'inferred', 'unverified']),
  needsConfirmation: z.boolean(),
  from: z.string(),
  due: z.string().nullable(),
  nominal: z.string().nullable().describe('The last day counted, before the roll-over'),
  provisional: z.boolean(),
  explanation: z.object(both),
  settings: z.array(z.object({ key: z.string(), question: z.string().nullable(), value: z.string(), ...both })),
  stops: z.array(z.object({ ground: z.string(), from: z.string(), to: z.string().nullable(), ...both })),
  extensions: z.array(extension),
  days: z.array(z.object({ day: z.string(), counts: z.boolean(), code: z.string(), ...both }))
}

export const CaseClock = z.object({
  asOf: z.string(),
  caseId: z.uuid(),
  number: z.string().nullable(),
  items: z.array(
    z.object({
      key: z.string(),
      code: z.string(),
      what: z.object(both),
      officeId: z.string(),
      waitingOn: z.enum(waitingFor).nullable(),
      startedOn: z.string(),
      dueAt: z.string().nullable(),
      warnFrom: z.string().nullable(),
      stopped: z.boolean(),
      questioned: z.boolean(),
      doneAt: z.string().nullable(),
      state: z.enum(['open', 'warned', 'overdue', 'done', 'done-late', 'lapsed', 'cancelled']),
      ...clock,
      leftOut: z.array(extension).describe('Extensions on file that the law does not allow as the case now stands'),
      beside: z
        .object(clock)
        .nullable()
        .describe('A clock that is shown and does not bind: of Order 71 (D-05), the first stage of the police (D-24)'),
      questions: z
        .array(z.object({ id: z.string(), ...both }))
        .describe('Open questions of the handbook, with the reading taken')
    })
  )
})
