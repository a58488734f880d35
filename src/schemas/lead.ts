import { z } from 'zod'
import { leadKinds } from '../domain/case/parts.ts'
import { optional, text } from './fields.ts'

/** Material that brings a case or is added to it. */
export const leadShape = {
  kind: z.enum(leadKinds),
  text: optional(text(4000)),
  realName: z.boolean().optional().describe('The reporter gave a name; true when `reporter` is given'),
  reporter: optional(
    z.strictObject({ name: text(200), phone: optional(text(40)), address: optional(text(300)) })
  ).describe('Who reported or complained: sealed at once, never shown but by revealing it with a reason (A-04)')
}

/** A lead that comes with the registration has the day of the registration. */
export const Lead = z.strictObject(leadShape)
