import { z } from 'zod'
import { removedKinds, tradeSecretChecklist } from '../../../domain/case/redaction.ts'
import { channels, copyAddressees, withdrawalGrounds } from '../../../domain/case/parts.ts'
import { serviceWays } from '../../../domain/case/service.ts'
import { obligationKinds } from '../../../domain/case/vocabulary.ts'
import { day, no, optional, text, when } from '../../../schemas/fields.ts'

/** Bodies and views of service and publicity; every body is strict. */

export const AnnounceBody = z.strictObject({ decisionNo: no, ...when })
export const ServeBody = z.strictObject({
  decisionNo: no,
  servedBy: z.enum(serviceWays).default('direct'),
  confirmedAddress: z.boolean().default(false).describe('The party confirmed the address in writing'),
  returned: z
    .boolean()
    .default(false)
    .describe('Mailed and come back from the address that the party gave: `occurredOn` is the day of its return'),
  note: optional(text(2000)).describe('Witnesses or photographs, when it is left'),
  ...when
})
export const PublishBody = z.strictObject({
  decisionNo: no,
  channel: z.enum(channels),
  secrecyReviewed: z.boolean().default(false).describe('Secrets and personal data were looked for first (P-11)'),
  restrictedUntil: optional(day).describe('Last day of a restriction that lasts longer than three years (A-74)'),
  ...when
})
export const WithdrawBody = z.strictObject({
  publicationNo: z.int().min(1),
  ground: z.enum(withdrawalGrounds),
  ...when
})
export const CopyBody = z.strictObject({
  decisionNo: no,
  to: z
    .array(z.enum(copyAddressees))
    .min(1)
    .max(copyAddressees.length)
    .default([...copyAddressees]),
  ...when
})

export const PublicationParams = z.object({ id: z.uuid(), no: z.coerce.number().int().min(1).max(999) })
export const PublicationExtract = z.object({
  decisionNo: z.int(),
  state: z.enum(['draft', 'published']),
  documentNumber: z.string().nullable(),
  decidedOn: z.string().nullable(),
  organ: z.string(),
  parties: z
    .array(z.string())
    .describe('The parties that it binds, natural persons as the setting `publishedNames` says'),
  conduct: z.string().nullable().describe('Kind of the violation, redacted'),
  penalties: z.array(
    z.object({ kind: z.enum(obligationKinds), amount: z.string().nullable(), text: z.string().nullable() })
  ),
  text: z.string().nullable().describe('The decision, redacted'),
  removed: z.array(z.object({ kind: z.enum(removedKinds), count: z.int() })),
  tradeSecrets: z.array(
    z.object({
      key: z.enum(tradeSecretChecklist.map((one) => one.key) as [string, ...string[]]),
      zh: z.string(),
      en: z.string()
    })
  ),
  secretEvidence: z.array(z.int()).describe('Evidence marked as a trade secret or sealed'),
  publications: z.array(
    z.object({
      no: z.int(),
      channel: z.enum(channels),
      publishedOn: z.string(),
      thereOn: z.string().nullable(),
      endsOn: z.string().nullable()
    })
  )
})
