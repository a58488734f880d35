import { z } from 'zod'
import { roles } from '../../domain/actor.ts'
import { day, text, warnings } from '../../schemas/fields.ts'

const person = text(100)
const office = text(64)
const reason = text(2000).describe('Stands in the record of the change')
const role = z.enum(roles)

export const PostingBody = z.strictObject({
  personId: person,
  officeId: office,
  role,
  fromOn: day,
  toOn: day.nullable().default(null).describe('Last day; an acting chief has one (T-10)'),
  reason
})
export const EndPostingBody = z.strictObject({
  personId: person,
  officeId: office,
  role,
  fromOn: day.describe('Names the posting, with person, office and role'),
  toOn: day.describe('Its last day'),
  reason
})
export const Posting = z.object({
  personId: z.string(),
  officeId: z.string(),
  role,
  fromOn: z.string(),
  toOn: z.string().nullable(),
  rank: z.int().describe('1: the main posting, whose office stands in the records')
})
export const PostingQuery = z.strictObject({ person })
export const PostingList = z.object({ personId: z.string(), active: z.boolean(), items: z.array(Posting) })

export const PersonParams = z.object({ id: person })
export const AccountBody = z.strictObject({ reason })
export const Account = z.object({
  personId: z.string(),
  active: z.boolean(),
  openWork: z
    .array(z.object({ officeId: z.string(), openCases: z.int(), openDuties: z.int() }))
    .describe('What the person still has in hand, as numbers: `POST /v1/hand-overs` hands it over'),
  warnings
})

export const StandInBody = z.strictObject({
  personId: person.describe('Who is absent'),
  standInId: person.describe('A colleague of the same office'),
  officeId: office,
  fromOn: day,
  toOn: day,
  reason
})
export const StandInParams = z.object({ id: z.uuid() })
export const EndStandInBody = z.strictObject({
  lastOn: day.optional().describe('Its last day; yesterday when left out: it ends at once'),
  reason
})
export const StandIn = z.object({
  id: z.uuid(),
  personId: z.string(),
  standInId: z.string(),
  officeId: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
  reason: z.string(),
  setBy: z.string(),
  setAt: z.string(),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable()
})
export const StandInQuery = z.strictObject({
  office: office.optional(),
  person: person.optional().describe('Absent or standing in'),
  since: day.optional().describe('In force on this day or later; today when left out'),
  limit: z.coerce.number().int().min(1).max(500).default(200)
})
export const StandInList = z.object({ items: z.array(StandIn) })
