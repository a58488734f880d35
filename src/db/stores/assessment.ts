import { createHash } from 'node:crypto'
import { thresholds } from '../../domain/advice/regimes.ts'
import { reassess, type AssessmentContext } from '../../domain/case/assessment.ts'
import type { CaseFile } from '../../domain/case/file.ts'
import type { AssessedContent } from '../../domain/case/offence-question.ts'
import type { Context } from '../../domain/case/when.ts'
import { refuse } from '../../domain/refusal.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import type { Tx } from '../connect.ts'
import { earlierPenalties } from './repeat-offenders.ts'

/** Fingerprint of the table of thresholds, so that an assessment names the edition that it rests on. */
export const thresholdEdition = createHash('sha256').update(JSON.stringify(thresholds)).digest('hex').slice(0, 16)

/** Acts after which the advice on transfer runs again: what they change, or the day that they fix, may turn it. */
export const assessedActs: ReadonlySet<string> = new Set(['file', 'amend', 'correct', 'assess'])

/** What the advice is asked with, beside the file. */
export interface Assessable {
  readonly content: AssessedContent
  readonly earlier: AssessmentContext['earlier']
}

const lines = (columns: string, table: string, order: string): string =>
  `(select coalesce(json_agg(t), '[]') from (select ${columns} from ${table} where case_id = c.case_id order by ${order}) t)`

const contentText = `select c.title, c.conduct, c.procedure, c.right_kind,
  ${lines('role, kind', 'case_parties', 'party_no')} as parties,
  ${lines('kind, name, number, holders, items', 'case_rights', 'right_no')} as rights,
  ${lines(
    `name, quantity::text as quantity, quantity_qualifier, unit, found, infringing, unit_price::text as unit_price,
      value::text as value, value_qualifier, value_basis, currency, right_no, part_of`,
    'case_goods',
    'goods_no'
  )} as goods,
  ${lines('measure, value::text as value, unit, qualifier, stage, party_no', 'case_figures', 'figure_no')} as figures
  from cases c where c.case_id = $1`

/** The content of a case as the advice is asked with it, and the penalties of its parties in other cases. */
export async function assessable(tx: Tx, caseId: string): Promise<Assessable> {
  const [[content], earlier] = await Promise.all([
    tx.unsafe<AssessedContent[]>(contentText, [caseId], { prepare: true }),
    earlierPenalties(tx, caseId)
  ])
  if (!content) refuse('not-found')
  return {
    content,
    earlier: earlier.flatMap(({ on, article }) => (article === null ? [] : ([{ on, article }] as never)))
  }
}

/** The advice as an act leaves the case; see `reassess`. */
export const assessmentContext = (context: Context, earlier: AssessmentContext['earlier']): AssessmentContext => ({
  today: civilDateOf(context.now),
  settings: context.settings,
  edition: thresholdEdition,
  earlier
})

export function reassessed(
  file: CaseFile,
  { content, earlier }: Assessable,
  context: Context,
  asked = false
): ReturnType<typeof reassess> {
  return reassess(file, content, assessmentContext(context, earlier), asked)
}
