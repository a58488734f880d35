import { z } from 'zod'

const value = z.union([z.string().max(100), z.number(), z.null()])

export const SettingParams = z.object({ key: z.string().min(1).max(100) })
export const SettingBody = z.strictObject({
  value,
  reason: z.string().trim().min(1).max(2000).meta({ description: 'Stands in the record of the change' })
})

export const SettingView = z
  .object({
    key: z.string(),
    question: z.string().nullable().meta({ description: 'The open question of the handbook that it answers' }),
    kind: z.enum(['choice', 'number']),
    zh: z.string(),
    en: z.string(),
    value,
    default: value,
    version: z.int().meta({ description: '0: never changed' }),
    choices: z.array(z.string()).nullable(),
    range: z
      .object({ min: z.number(), max: z.number(), whole: z.boolean(), off: z.boolean() })
      .nullable()
      .meta({ description: '`off`: null turns it off' }),
    changedAt: z.string().nullable(),
    changedBy: z.string().nullable(),
    reason: z.string().nullable()
  })
  .meta({ id: 'Setting' })
export const SettingList = z.object({ items: z.array(SettingView) }).meta({ id: 'SettingList' })
export const SettingChanged = z.object({ key: z.string(), value, version: z.int() }).meta({ id: 'SettingChanged' })
