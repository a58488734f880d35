import type { FactContent } from '../../../domain/case/content.ts'
import type { FactKind } from '../../../domain/case/vocabulary.ts'
import { dayIn, known, type Known, unknownDay } from './published-dates.ts'
import { said, tagged, type PublishedRow } from './published-row.ts'

/** What the day in `filed_date` really is, where the notes say that it is another one. */
export type FirstDay = 'filing' | 'inspection' | 'seizure' | 'report' | 'request'

export function firstDayIs(row: PublishedRow): FirstDay {
  const notes = said(row.notes) ?? ''
  const told = /filed[_ ]date (?:=|is) (?:the )?(?:date of the )?(inspection|seizure|raid|report|request)/i.exec(
    notes
  )?.[1]
  if (told !== undefined) return told === 'raid' ? 'inspection' : (told.toLowerCase() as FirstDay)
  const day = said(row.filed_date)
  if (day !== null && day.length === 10) {
    if (notes.includes(`Inspection ${day}`)) return 'inspection'
    if (/seizure → transfer/.test(notes)) return 'seizure'
  }
  return 'filing'
}

/** Everything that a row reports beside parties, rights, goods, figures, decisions and transfers, each with its day if it gives one. */
export function factsOf(row: PublishedRow, administrative: boolean): FactContent[] {
  const facts: FactContent[] = []
  const add = (kind: FactKind, text: string | null, day: Known = unknownDay) => {
    if (text !== null) facts.push({ kind, happenedOn: day.on, precision: day.precision, text, partyNo: null })
  }
  const first = said(row.filed_date)
  const kind = firstDayIs(row)
  if (first !== null) {
    const text = administrative ? dayTexts[kind] : 'first day of the criminal file (no administrative file)'
    add(
      administrative && kind === 'filing' ? 'filing' : kind === 'seizure' ? 'seizure' : 'inspection',
      text,
      known(first)
    )
  }
  add('source', said(row.case_source), dayIn(row.case_source))
  add('decision', said(row.decision_date) === null ? null : 'day of the decision', known(said(row.decision_date)))
  add('execution', said(row.executed), dayIn(row.executed))
  add('transfer', transferText(row), known(said(row.transfer_date)))
  add('police-response', said(row.police_response), dayIn(row.police_response))
  add('procuratorate-action', said(row.procuratorate_action), dayIn(row.procuratorate_action))
  add('court-outcome', said(row.court_outcome), dayIn(row.court_outcome))
  add('closure', said(row.closure_facts), dayIn(row.closure_facts))
  for (const law of row.laws_cited ?? []) add('law-cited', law)
  for (const tag of row.outcome_tags ?? []) add('tag', tag)
  if (!administrative && !tagged(row, 'police_origin')) add('tag', 'no_administrative_file')
  add('note', said(row.notes))
  add('note', told('source host', said(row.source_host_quality)))
  add('note', told('days from filing to decision', row.days_filed_to_decision))
  add('note', told('days from filing to transfer', row.days_filed_to_transfer))
  if (row.transferred_to_police === false) add('note', 'not transferred to the police, by the source')
  return facts
}

const dayTexts: Readonly<Record<FirstDay, string>> = {
  filing: 'filing',
  inspection: 'inspection (day of filing not stated)',
  seizure: 'seizure (day of filing not stated)',
  report: 'report (day of filing not stated)',
  request: 'request (day of filing not stated)'
}

const told = (name: string, value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : `${name}: ${value}`

function transferText(row: PublishedRow): string | null {
  const direction = row.transfer_direction ?? null
  const form = said(row.transfer_form)
  if (direction === null && form === null && row.transferred_to_police !== true) return null
  const stated =
    row.transferred_to_police === true || direction?.endsWith('_to_admin') === true
      ? 'stated'
      : 'not stated as a transfer of this matter'
  return [direction, form, stated].filter((part) => part !== null).join('; ')
}
