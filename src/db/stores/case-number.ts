import { refuse } from '../../domain/refusal.ts'
import type { Tx } from '../connect.ts'

/**
 * The next number of the office's series in the filing year, in the office's own pattern (O-20, O-22). The series' row stays
 * locked until the act commits, so numbers have neither gaps nor duplicates; only filings of the same office and year wait.
 * A number that a case taken over from another system already has is passed over.
 */
export async function takeNumber(
  tx: Tx,
  caseId: string,
  pattern: string | null,
  officeId: string,
  filedOn: string
): Promise<string> {
  if (pattern === null) refuse('case.number-pattern')
  const year = Number(filedOn.slice(0, 4))
  for (;;) {
    const [row] = await tx<{ last: number }[]>`
      insert into number_series (office_id, year, last) values (${officeId}, ${year}, 1)
      on conflict (office_id, year) do update set last = number_series.last + 1
      returning last`
    const number = pattern.replace('{year}', String(year)).replace('{serial}', String(row!.last))
    const given = await tx`insert into case_numbers (number, case_id) values (${number}, ${caseId})
      on conflict (number) do nothing returning number`
    if (given.length > 0) return number
  }
}
