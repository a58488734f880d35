import { z } from 'zod'
import { handOverReasons } from '../../../domain/case/people.ts'
import { no, optional, text, when } from '../../../schemas/fields.ts'

const person = text(100)
const why = z.enum(handOverReasons).describe('Why the officers change; `reason` may say more')
const paper = text(200).describe('The paper it rests on: its number, or its name and day')

export const HandOverBody = z.strictObject({
  handlers: z.array(person).min(1).max(20).describe('Who handles the case from now on: two officers of its office'),
  why,
  ...when
})

export const ShareBody = z.strictObject({
  officeId: text(64).describe('Another office of ours'),
  kind: z
    .enum(['joint', 'assistance'])
    .describe('`joint`: it sees the case and takes part in its investigation; `assistance`: it answers letters'),
  paper,
  ...when
})
export const EndShareBody = z.strictObject({ shareNo: no, ...when })

export const DesignateBody = z.strictObject({
  officeId: text(64).describe('The office that handles the case from this day on'),
  areaCode: optional(text(20)).describe("Area that it counts in (D-18); the office's own when left out"),
  handlers: optional(z.array(person).min(1).max(20)).describe('Two of its officers; else its head names them'),
  paper,
  ...when
})

export const HandOversBody = z.strictObject({
  from: person.describe('Who gives the cases away'),
  officeId: text(64),
  to: z
    .array(person)
    .max(20)
    .default([])
    .describe('Who takes them over, beside the colleagues who handle them already; two officers must result'),
  cases: z
    .array(z.strictObject({ caseId: z.uuid(), handlers: z.array(person).min(1).max(20) }))
    .max(500)
    .default([])
    .describe('Cases with handlers of their own, whatever `to` says'),
  why,
  limit: z.int().min(1).max(500).default(100).describe('Cases of this call; `next` says where the next one goes on'),
  after: z.uuid().optional().describe('The `next` of the call before'),
  dryRun: z.boolean().default(false).describe('Judges every case and changes nothing'),
  ...when
})
export const HandOversAnswer = z.object({
  dryRun: z.boolean(),
  moved: z.array(
    z.object({
      caseId: z.uuid(),
      number: z.string().nullable(),
      version: z.int(),
      handlers: z.array(z.string()),
      openDuties: z.int().describe('Open duties that the new handlers have from it')
    })
  ),
  refused: z.array(z.object({ caseId: z.uuid(), code: z.string(), text: z.string() })),
  next: z.uuid().nullable().describe('More open cases follow: repeat with `after`')
})
