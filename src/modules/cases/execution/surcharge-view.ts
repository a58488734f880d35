import { z } from 'zod'
import type { CaseFile } from '../../../domain/case/file.ts'
import { surchargeOf } from '../../../domain/case/surcharge.ts'
import { formatCny } from '../../../domain/money.ts'

/** The surcharge of a decision as of today, with how it comes to its amount. */
export const SurchargeView = z
  .object({
    asOf: z.string(),
    fine: z.string(),
    daysLate: z.int(),
    daysLeftOut: z.int(),
    due: z.string(),
    received: z.string(),
    arithmetic: z.object({ zh: z.string(), en: z.string() })
  })
  .nullable()

export function surchargeView(file: CaseFile, decisionNo: number, today: string): z.input<typeof SurchargeView> {
  const found = surchargeOf(file, decisionNo, today)
  if (found === null) return null
  const { asOf, fineFen, daysLate, daysLeftOut, dueFen, receivedFen, arithmetic } = found
  const money = { fine: formatCny(fineFen), due: formatCny(dueFen), received: formatCny(receivedFen) }
  return { asOf, daysLate, daysLeftOut, ...money, arithmetic: { ...arithmetic } }
}
