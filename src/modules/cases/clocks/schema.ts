import { z } from 'zod'
import { caseGranters, stoppable, suspensionReasons, terminationGrounds } from '../../../domain/case/clock-grounds.ts'
import { day, no, optional, text, when } from '../../../schemas/fields.ts'

export const ExtendBody = z.strictObject({
  duty: text(100).describe("Key of the duty, as in the case's `duties`"),
  days: optional(z.int().min(1).max(3650)).describe(
    'Length in the unit of the step; neither this nor `until`: the whole step'
  ),
  until: optional(day).describe('Its last day'),
  by: z.enum(caseGranters).describe('Who grants it: the step of the ladder says who must'),
  discussionNo: optional(no).describe('The collective discussion that fixed it, for `collective`'),
  paper: optional(text(200)).describe('The paper that grants it, for `superior`'),
  ...when
})
export const SuspendBody = z.strictObject({
  ground: z.enum(suspensionReasons).describe('A ground that the procedure knows on that day (A-26 to A-28)'),
  ...when
})
export const ResumeBody = z.strictObject({ ...when })
export const StopBody = z.strictObject({
  ground: z.enum(stoppable),
  measureNo: optional(no).describe('The sealing or seizure whose goods are tested: its clock stops too (A-22)'),
  partyNo: optional(no).describe('The right holder who was asked, for `identification` (A-25)'),
  text: optional(text(2000)),
  ...when
})
export const RestartBody = z.strictObject({ stopNo: no, ...when })
export const TerminateBody = z.strictObject({ ground: z.enum(terminationGrounds), ...when })
