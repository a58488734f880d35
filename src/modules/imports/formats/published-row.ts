import { z } from 'zod'

/** One row of the form `published-cases`: every field may be null or missing but the id and the kind; an unknown field is refused. */

const text = z.string().trim().nullish()
const amount = z.number().nonnegative().nullish()
const flag = z.boolean().nullish()
/** A day, a month or a year, as exactly as the source says. */
const when = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a day, a month or a year such as "2023-10"')
  .nullish()

const Quantity = z.strictObject({
  item: z.string(),
  qty: z.number().nonnegative().nullish(),
  unit: text,
  qualifier: text,
  value_cny: amount
})

const DecisionTold = z.strictObject({
  fine_cny: amount,
  confiscated_cny: amount,
  confiscated_goods: text,
  order: text
})

export const PublishedRow = z.strictObject({
  id: z.string().regex(/^[\w.-]{1,64}$/, 'an id of letters, digits, ".", "_" and "-"'),
  ip_kind: z.enum(['trademark', 'patent', 'copyright', 'other']),
  source_title: text,
  source_url_or_repo: text,
  source_host_quality: text,
  published_date: when,
  region: text,
  agency: text,
  party: text,
  party_type: z
    .enum([
      'natural_masked',
      'natural',
      'individual_business',
      'legal',
      'legal_masked',
      'undisclosed',
      'business',
      'public_body',
      'public_body+business'
    ])
    .nullish(),
  right_infringed: text,
  right_holder: text,
  conduct: text,
  goods: text,
  seizure_quantities: z.array(Quantity).max(500).nullish(),
  illegal_business_amount_cny: amount,
  amount_qualifier: text,
  amount_computed_by_us: flag,
  illegal_gains_cny: amount,
  copies_count: z.number().int().nonnegative().nullish(),
  case_source: text,
  filed_date: when,
  decision_no: text,
  decision_date: when,
  decision: DecisionTold.nullish(),
  fine_computed_by_us: flag,
  executed: text,
  transferred_to_police: flag,
  transfer_date: when,
  transfer_direction: z
    .enum([
      'admin_to_police',
      'customs_to_police',
      'admin_to_admin',
      'customs_to_admin',
      'police_to_admin',
      'procuratorate_to_admin',
      'joint_task_force',
      'admin_clue_to_police',
      'admin_to_police_then_reverse'
    ])
    .nullish(),
  transfer_form: text,
  police_response: text,
  procuratorate_action: text,
  court_outcome: text,
  laws_cited: z.array(z.string()).max(100).nullish(),
  closure_facts: text,
  outcome_tags: z.array(z.string()).max(100).nullish(),
  notes: text,
  days_filed_to_decision: z.number().int().nullish(),
  days_filed_to_transfer: z.number().int().nullish()
})

export type PublishedRow = z.output<typeof PublishedRow>

/** Whether the row carries one of these tags. */
export function tagged(row: PublishedRow, ...tags: readonly string[]): boolean {
  return tags.some((tag) => row.outcome_tags?.includes(tag))
}

/** An empty text says as little as a missing one. */
export const said = (value: string | null | undefined): string | null =>
  value === undefined || value === null || value === '' ? null : value

/** Cuts at the marks that stand outside brackets and quotation marks. */
export function split(value: string, marks: string): string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const character of value) {
    if ('(（《“〔['.includes(character)) depth++
    if (')）》”〕]'.includes(character)) depth = Math.max(0, depth - 1)
    if (depth === 0 && marks.includes(character)) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
