import type { MoneyFigure } from '../../domain/case/fine-range.ts'
import type { Respondent } from '../../domain/case/hearing-right.ts'
import type { Offices } from '../../domain/offices.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Tx } from '../../db/connect.ts'

/**
 * Whom an act concerns: the party named, or all respondents of the case. Refuses `case.party-unknown` for a number that the
 * content does not have.
 */
export async function respondentsOf(tx: Tx, caseId: string, partyNo: number | null): Promise<Respondent[]> {
  const rows = await (partyNo === null
    ? tx<
        Respondent[]
      >`select party_no as no, kind from case_parties where case_id = ${caseId} and role = 'respondent' order by party_no`
    : tx<
        Respondent[]
      >`select party_no as no, kind from case_parties where case_id = ${caseId} and party_no = ${partyNo}`)
  if (partyNo !== null && rows.length === 0) refuse('case.party-unknown', { party: partyNo, field: '/partyNo' })
  return rows
}

/** What the organ itself found in money about the parties of a decision, in fen. */
export async function moneyFigures(tx: Tx, caseId: string, partyNo: number | null): Promise<MoneyFigure[]> {
  return tx<MoneyFigure[]>`
    select measure, round(value * 100)::float8 as amount_fen from case_figures
    where case_id = ${caseId} and unit = 'CNY' and value is not null and stage in ('administrative', 'unstated')
      and (${partyNo}::int is null or party_no is null or party_no = ${partyNo}::int)`
}

/**
 * What the goods on file that can still be taken from the parties of a notice are worth, in fen: as stated or by quantity and unit price,
 * without those that are said not to infringe and those that are part of another line.
 */
export async function goodsValue(tx: Tx, caseId: string, partyNo: number | null): Promise<number> {
  const rows = await tx<{ fen: number }[]>`
    select coalesce(floor(sum(coalesce(value, quantity * unit_price)) * 100), 0)::float8 as fen from case_goods
    where case_id = ${caseId} and currency = 'CNY' and infringing <> 'no' and part_of is null
      and found in ('seized', 'preserved', 'unsold', 'stored')
      and (${partyNo}::int is null or party_no is null or party_no = ${partyNo}::int)`
  return rows[0]?.fen ?? 0
}

/** An office and those above it. */
export function chainOf(offices: Offices, officeId: string): string[] {
  const parent = offices.get(officeId)?.parentId ?? null
  return parent === null ? [officeId] : [officeId, ...chainOf(offices, parent)]
}

/**
 * Refuses `case.attendee-unknown` for the first of these who is no active person of the office or of one above it: who takes part in
 * a discussion, who hosts a hearing. Those above take part where the organ itself decides.
 */
export async function refuseStrangers(
  tx: Tx,
  persons: readonly string[],
  offices: readonly string[],
  day: string,
  field: string
): Promise<void> {
  const rows = await tx<{ personId: string }[]>`
    select distinct h.person_id from postings h join persons p using (person_id)
    where h.person_id = any (${persons as string[]}::text[]) and p.active and h.office_id = any (${offices as string[]}::text[])
      and h.from_on <= ${day}::date and (h.to_on is null or h.to_on >= ${day}::date)`
  const known = new Set(rows.map((row) => row.personId))
  const stranger = persons.find((person) => !known.has(person))
  if (stranger !== undefined) refuse('case.attendee-unknown', { person: stranger, field })
}
