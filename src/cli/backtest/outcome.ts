import { agencyOf } from '../../modules/imports/formats/published-agency.ts'
import { said, tagged, type PublishedRow } from '../../modules/imports/formats/published-row.ts'

/** What the authorities did, by the row's own facts. `expected`: advice other than a transfer or its check is a difference. */
export const outcomes = {
  transferred: { en: 'transferred to the police', expected: true },
  convicted: { en: 'convicted, no transfer stated', expected: true },
  'police-convicted': { en: 'police-origin, convicted', expected: true },
  'police-other': { en: 'police-origin, other', expected: false },
  returned: { en: 'not prosecuted, then handled administratively', expected: false },
  administrative: { en: 'handled administratively', expected: false },
  unpublished: { en: 'outcome not published', expected: false }
} as const satisfies Record<string, { readonly en: string; readonly expected: boolean }>
export type Outcome = keyof typeof outcomes

/** The first that fits: a police file stays one whatever came of it, and a conviction outweighs an order beside it. */
export function outcomeOf(row: PublishedRow): Outcome {
  const convicted = tagged(row, 'convicted') || /被判|判处|判侵犯|有期徒刑|有罪判决/.test(said(row.court_outcome) ?? '')
  if (policeOrigin(row)) return convicted ? 'police-convicted' : 'police-other'
  if (row.transferred_to_police === true) return 'transferred'
  if (convicted) return 'convicted'
  if (tagged(row, 'non_prosecution', 'reverse_transfer')) return 'returned'
  if (row.transferred_to_police === false || row.decision || tagged(row, 'fined')) return 'administrative'
  return 'unpublished'
}

/** The file began with the police or the procuratorate: there was nothing that an authority could have transferred. */
export function policeOrigin(row: PublishedRow): boolean {
  const kind = agencyOf(said(row.agency))?.kind
  return tagged(row, 'police_origin') || kind === 'public-security' || kind === 'procuratorate'
}
