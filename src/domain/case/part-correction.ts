import { exceeds, sumOf } from '../quantity.ts'
import { refuse } from '../refusal.ts'
import { restated, type CaseFile } from './file.ts'
import { refuseMoreThanLine, type GoodsLine } from './measures.ts'
import { withLine, type PartName } from './parts.ts'
import { closingGroundDay } from './steps.ts'

/** Corrections of the lines of a case's proceedings (D-32): a wrong day or quantity, or a line entered by mistake. */

interface Correctable {
  /** Days that may be corrected, the first of them before all others. */
  readonly days: readonly string[]
  /** Pairs of days that keep their order as well. */
  readonly pairs?: readonly (readonly [string, string])[]
  /** Days that may lie ahead. */
  readonly ahead?: readonly string[]
  /** The first day may lie before the case became known. */
  readonly early?: true
  readonly quantity?: true
}

/** What may be corrected, by part. What is not here is put right by its own act, or by taking the line out. */
export const correctable = {
  leads: {
    days: ['receivedOn', 'acceptedOn', 'refusedOn', 'mediatedOn', 'noticedOn', 'repliedOn'],
    pairs: [['acceptedOn', 'mediatedOn']],
    early: true
  },
  stops: { days: ['from', 'to'] },
  extensions: { days: ['grantedOn'] },
  investigations: { days: ['on'] },
  investigationEnds: { days: ['on'] },
  evidence: { days: ['obtainedOn'], early: true },
  measures: { days: ['from', 'approvedOn', 'endedOn'] },
  custody: { days: ['storedOn'], quantity: true },
  reviews: { days: ['submittedOn', 'doneOn'] },
  notices: {
    days: ['issuedOn', 'servedOn', 'waivedOn', 'statementOn', 'withdrawnOn'],
    pairs: [
      ['servedOn', 'waivedOn'],
      ['servedOn', 'statementOn']
    ]
  },
  hearings: {
    days: ['requestedOn', 'announcedOn', 'setFor', 'heldOn', 'endedOn'],
    pairs: [
      ['announcedOn', 'setFor'],
      ['heldOn', 'endedOn']
    ],
    ahead: ['setFor']
  },
  discussions: { days: ['on'] },
  publications: { days: ['publishedOn', 'withdrawnOn'] },
  demands: { days: ['issuedOn', 'servedOn'] },
  courtApplications: { days: ['appliedOn', 'acceptedOn', 'ruledOn'], pairs: [['acceptedOn', 'ruledOn']] },
  remedies: { days: ['startedOn', 'endedOn'] },
  executionHolds: { days: ['from', 'to'] },
  executionEnds: { days: ['on'] },
  terminations: { days: ['on'] },
  letters: { days: ['sentOn', 'receivedOn', 'answeredOn'], pairs: [['receivedOn', 'answeredOn']], early: true },
  importance: { days: ['from', 'to'] },
  archives: { days: ['on'] },
  panels: { days: ['on'] }
} as const satisfies Partial<Record<PartName, Correctable>>
export type CorrectablePart = keyof typeof correctable
export const correctableParts = Object.keys(correctable) as readonly CorrectablePart[]

export type PartCorrection =
  | {
      readonly field: 'part-line'
      readonly part: CorrectablePart
      readonly no: number
      readonly changes: Readonly<Record<string, string>>
    }
  | { readonly field: 'part-line-void'; readonly part: CorrectablePart; readonly no: number }

type Line = { readonly no: number } & Readonly<Record<string, unknown>>

const linesOf = (file: CaseFile, part: PartName): readonly Line[] => file[part] as unknown as readonly Line[]

/**
 * A case with the line corrected or taken out. A day that is not there cannot be corrected, the days of a line keep their
 * order, none lies after `today`. A line on which another rests stays; taken out, it is kept whole among `voided`.
 */
export function correctPart(
  file: CaseFile,
  correction: PartCorrection,
  today: string,
  goods: readonly GoodsLine[] = []
): CaseFile {
  const line = linesOf(file, correction.part).find((one) => one.no === correction.no)
  if (!line) refuse('case.correction-target', { field: `${correction.part}/${correction.no}` })
  return correction.field === 'part-line'
    ? changed(file, correction, line, today, goods)
    : takenOut(file, correction.part, line, today)
}

function changed(
  file: CaseFile,
  { part, changes }: PartCorrection & { readonly field: 'part-line' },
  line: Line,
  today: string,
  goods: readonly GoodsLine[]
): CaseFile {
  const row: Correctable = correctable[part]
  for (const [field, to] of Object.entries(changes)) {
    const may = row.days.includes(field) || (field === 'quantity' && row.quantity === true)
    if (!may || typeof line[field] !== 'string') refuse('case.correction-target', { field: `${part}.${field}` })
    if (row.days.includes(field) && row.ahead?.includes(field) !== true && to > today)
      refuse('time.in-future', { occurred: to, today, field: `/correction/changes/${field}` })
  }
  const next: Line = { ...line, ...changes }
  const [first, ...others] = row.days as [string, ...string[]]
  const known = row.early ? null : file.case.clueOn
  keepOrder(known, next[first], first)
  for (const field of others) keepOrder(next[first], next[field], field)
  for (const [a, b] of row.pairs ?? []) keepOrder(next[a], next[b], b)
  const after = { ...file, [part]: linesOf(file, part).map((one) => (one.no === line.no ? next : one)) }
  if (changes['quantity'] !== undefined) judgeQuantity(after, line.no, goods)
  return restated(after)
}

function keepOrder(previous: unknown, occurred: unknown, field: string): void {
  if (typeof previous === 'string' && typeof occurred === 'string' && occurred < previous)
    refuse('time.before-previous', { occurred, previous, field: `/correction/changes/${field}` })
}

/** No less than was disposed of, no more than the measure took or the line holds. */
function judgeQuantity(file: CaseFile, no: number, goods: readonly GoodsLine[]): void {
  const custody = file.custody.find((one) => one.no === no)!
  const { goodsNo, measureNo, quantity, disposed } = custody
  const gone = sumOf(disposed.map((one) => one.quantity))
  if (gone === null || exceeds(gone, quantity as string)) refuse('case.correction-in-use', { line: no })
  const of = (one: { goodsNo: number }) => one.goodsNo === goodsNo
  const field = '/correction/changes/quantity'
  const all = file.custody.filter(of)
  if (goods.some(of))
    refuseMoreThanLine(
      goods,
      goodsNo,
      all.map((one) => one.quantity),
      field
    )
  const taken = file.measures.find((one) => one.no === measureNo)?.goods.filter(of) ?? []
  const stored = all.filter((one) => one.measureNo === measureNo).map((one) => one.quantity)
  if (taken.length > 0) refuseMoreThanLine(taken, goodsNo, stored, field)
}

/** Where the lines of a part are named by their number. */
const namedBy: Partial<Record<PartName, readonly (readonly [PartName, string])[]>> = {
  measures: [
    ['custody', 'measureNo'],
    ['stops', 'measureNo'],
    ['measures', 'follows']
  ],
  notices: [['hearings', 'noticeNo']],
  stops: [['hearings', 'stopNo']],
  discussions: [['extensions', 'discussionNo']],
  investigationEnds: [['reviews', 'endNo']]
}

/** Lines that hold more than themselves: a sealed reporter is named by its lead. */
const kept: readonly PartName[] = ['leads']

function takenOut(file: CaseFile, part: CorrectablePart, line: Line, today: string): CaseFile {
  if (kept.includes(part)) refuse('case.correction-target', { field: part })
  const rests = (namedBy[part] ?? []).some(([other, field]) =>
    linesOf(file, other).some((one) => one[field] === line.no)
  )
  if (rests) refuse('case.correction-in-use', { line: line.no })
  const without = {
    ...withLine(file, 'voided', { part, lineNo: line.no, on: today, line }),
    [part]: linesOf(file, part).filter((one) => one !== line)
  } as CaseFile
  // The time of a hearing stands as a stop of its own: both were the same mistake.
  const stop = part === 'hearings' ? file.stops.find((one) => one.no === line['stopNo']) : undefined
  const after = stop ? takenOut(without, 'stops', stop as unknown as Line, today) : restated(without)
  const { closingGround } = file.case
  if (
    closingGround !== null &&
    closingGroundDay(file, closingGround) !== null &&
    closingGroundDay(after, closingGround) === null
  )
    refuse('case.correction-in-use', { line: line.no })
  return after
}
