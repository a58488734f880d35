import { civilDate, isCivilDate, lastOfMonth, type CivilDate } from '../../domain/time/civil-date.ts'
import { said, type PublishedRow } from '../../modules/imports/formats/published-row.ts'

/** The days of a question and the field that the end of the act rests on. */
export interface Days {
  /** An upper bound, unless the conduct itself says when it ended. */
  readonly actEndedOn: CivilDate
  readonly assessedOn: CivilDate
  readonly from: string
}

/**
 * When the act ended and the file was judged; undefined when the row tells no day, month or year at all. Publications seldom
 * state the end of the act: the first official day on the row stands for it as an upper bound, a month or year by its last
 * day; a later day beside the amount moves it. The day of evaluation is that of the transfer, else of the decision, else the same day.
 */
export function daysOf(row: PublishedRow): Days | undefined {
  const first = actEnd(row)
  if (first === undefined) return undefined
  const later = lastNamed(row.amount_qualifier)
  const end = later !== undefined && later > first.day ? { day: later, from: 'amount_qualifier' } : first
  const judged = lastDay(said(row.transfer_date)) ?? lastDay(said(row.decision_date)) ?? end.day
  // The stated end of an act and a dated amount stand; the last day of a vague month or year gives way to the judgement.
  const stands = end.from === 'conduct' || end.from === 'amount_qualifier'
  const assessedOn = stands && judged < end.day ? end.day : judged
  return { actEndedOn: end.day < assessedOn ? end.day : assessedOn, assessedOn, from: end.from }
}

interface End {
  readonly day: CivilDate
  readonly from: string
}

function actEnd(row: PublishedRow): End | undefined {
  const stated = /(?:至|–|—)(\d{4}(?:-\d{2}){0,2})(?!\d)/.exec(said(row.conduct) ?? '')?.[1]
  const declared = /declared (\d{4}-\d{2}-\d{2})/i.exec(said(row.notes) ?? '')?.[1]
  const first: readonly (readonly [string, string | null | undefined])[] = [
    ['conduct', stated],
    ['declaration', declared],
    ['filed_date', said(row.filed_date)]
  ]
  const known = first.flatMap(([from, text]) => toEnd(from, text))[0]
  if (known !== undefined) return known
  const later = [
    ...toEnd('transfer_date', said(row.transfer_date)),
    ...toEnd('decision_date', said(row.decision_date)),
    ...toEnd('published_date', said(row.published_date)),
    ...dayTold('decision_no', row.decision_no),
    ...dayTold('police_response', row.police_response),
    ...dayTold('procuratorate_action', row.procuratorate_action),
    ...dayTold('court_outcome', row.court_outcome)
  ].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  // A complaint may come before the act is over, so its day is the last choice.
  return later[0] ?? dayTold('case_source', row.case_source)[0]
}

const toEnd = (from: string, text: string | null | undefined): readonly End[] => {
  const day = lastDay(text)
  return day === undefined ? [] : [{ day, from }]
}

/** The last full day that a text names. */
const lastNamed = (text: string | null | undefined): CivilDate | undefined =>
  [...(said(text) ?? '').matchAll(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g)]
    .map(([day]) => day)
    .filter(isCivilDate)
    .toSorted()
    .at(-1)

/** The first day, month or year that a text names, with the year of a document number among them. */
function dayTold(from: string, text: string | null | undefined): readonly End[] {
  const told = /(?<!\d)(\d{4}-\d{2}(?:-\d{2})?)(?!\d)|(?<!\d)(\d{4})年|[〔[【(](\d{4})[〕\]】)]/.exec(said(text) ?? '')
  return toEnd(from, told?.[1] ?? told?.[2] ?? told?.[3])
}

/** The last day of '2023', '2023-10' or '2023-10-27'. */
function lastDay(text: string | null | undefined): CivilDate | undefined {
  if (text === null || text === undefined) return undefined
  if (/^\d{4}$/.test(text)) return civilDate(`${text}-12-31`)
  const first = text.length === 7 ? `${text}-01` : text
  if (!isCivilDate(first)) return undefined
  return text.length === 7 ? lastOfMonth(first) : first
}
