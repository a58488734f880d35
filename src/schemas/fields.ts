import { z } from 'zod'

/** Fields that several bodies share. */

export const text = (max: number) => z.string().trim().min(1).max(max)
export const optional = <T extends z.ZodType>(schema: T) => schema.nullable().default(null)
/** Number of a party, right, line, decision: from 1. */
export const no = z.int().min(1).max(999)
/** The calendar and the database know no year 0; no case is as old as this. */
const since1900 = (time: string) => time >= '1900'
export const day = z.iso.date().refine(since1900, 'is before 1900')
const instant = z.iso.datetime({ offset: true }).refine(since1900, 'is before 1900')
export const decimal = z.string().regex(/^\d{1,15}(\.\d{1,6})?$/, 'is not a decimal number such as "12.5"')
/** Money outside: CNY with at most two decimals, as a string. */
export const cny = z.string().regex(/^(0|[1-9]\d{0,10})(\.\d{1,2})?$/, 'is not an amount in CNY such as "1234.50"')

/** When an act happened by law, and why it is entered late. */
export const when = {
  occurredOn: day.optional().describe('Legal day of the act (Asia/Shanghai); today when left out'),
  reason: text(4000).optional().describe('Why; needed when entered late, and by some acts')
}
export const whenInHours = {
  occurredAt: instant.describe('Legal instant of the act: its period is counted in hours'),
  reason: text(4000).optional().describe('Why; needed when entered late, and by some acts')
}

/** What was odd about a request and yet accepted. */
export const warnings = z
  .array(z.object({ code: z.string(), zh: z.string(), en: z.string(), field: z.string() }))
  .readonly()
