import type { PartyContent } from '../../../domain/case/content.ts'
import type { Decision, Obligation } from '../../../domain/case/file.ts'
import type { DecisionKind, ObligationKind, Qualifier } from '../../../domain/case/vocabulary.ts'
import { check } from '../../../domain/identifiers/check.ts'
import { parseCny } from '../../../domain/money.ts'
import { amountsIn, decimal, type Amount } from './published-amounts.ts'
import { known, type Known, unknownDay } from './published-dates.ts'
import { said, split, tagged, type PublishedRow } from './published-row.ts'

type Imposed = Omit<Obligation, 'decisionNo' | 'obligationNo'>

/** What was decided as the row reports it: nothing served, nothing done unless it says so. */
export function decisionsOf(
  row: PublishedRow,
  parties: readonly PartyContent[]
): { decisions: Decision[]; obligations: Obligation[] } {
  const told = row.decision ?? null
  const numbers = split(said(row.decision_no) ?? '', ';；')
  const fined = tagged(row, 'fined') || jointInNotes(row) !== null
  if (told === null && numbers.length === 0 && !said(row.decision_date) && !fined)
    return { decisions: [], obligations: [] }
  const order = said(told?.order)
  const later = order === null ? [] : laterSteps(order)
  const revoked = later.find((step) => step.what === 'revoked')
  const partyNo = order === null ? null : partyOrdered(row, order, parties)
  const first = decision(1, kindOf(row, numbers[0] ?? ''), known(said(row.decision_date)), {
    number: numbers[0] ?? null,
    text: order,
    partyNo,
    revokedOn: revoked?.on ?? null,
    revokedGround: revoked === undefined ? null : (said(row.executed) ?? '撤销')
  })
  const more = later.filter((step) => step.what !== 'revoked')
  const others = more.map((step, index) =>
    decision(index + 2, step.what === 'no-penalty' ? 'no-penalty' : 'penalty', known(step.on), {
      number: index === more.length - 1 ? (numbers[1] ?? null) : null,
      text: step.text,
      partyNo
    })
  )
  const imposed = first.kind === 'no-penalty' ? [] : imposedBy(row, parties, partyNo)
  const obligations = imposed.map((one, index) => ({ decisionNo: 1, obligationNo: index + 1, ...one }))
  return { decisions: [first, ...others], obligations }
}

interface Told {
  readonly number: string | null
  readonly text: string | null
  readonly partyNo: number | null
  readonly revokedOn?: string | null
  readonly revokedGround?: string | null
}

function decision(decisionNo: number, kind: DecisionKind, day: Known, told: Told): Decision {
  return {
    decisionNo,
    kind,
    documentNumber: told.number === null ? null : check('document-no', told.number).normalised,
    documentNumberRaw: told.number,
    decidedOn: day.on,
    precision: day.on === null ? unknownDay.precision : day.precision,
    partyNo: told.partyNo,
    servedOn: null,
    servedBy: null,
    servedLate: false,
    dueOn: null,
    executedOn: null,
    executedLate: false,
    revokedOn: told.revokedOn ?? null,
    revokedLate: false,
    revokedGround: told.revokedGround ?? null,
    result: null,
    reported: true,
    text: told.text
  }
}

/** A ruling between two parties (行政裁决) is no penalty; everything else that was decided is. */
function kindOf(row: PublishedRow, number: string): DecisionKind {
  const fine = row.decision?.fine_cny ?? null
  if (fine === null && (/裁/.test(number) || tagged(row, 'patent_adjudication'))) return 'ruling'
  return 'penalty'
}

/** "2023-03-20撤销;2023-05-25不予处罚;…2024-07-19重新作出处罚": what became of the first decision. */
function laterSteps(order: string): { what: 'revoked' | 'no-penalty' | 'penalty'; on: string; text: string }[] {
  return split(order, ';；').flatMap((clause) => {
    const match = /(\d{4}-\d{2}-\d{2})(?:被)?(撤销|不予处罚|重新作出处罚)/.exec(clause)
    if (match === null) return []
    const what = ({ 撤销: 'revoked', 不予处罚: 'no-penalty', 重新作出处罚: 'penalty' } as const)[match[2] as '撤销']
    return [{ what, on: match[1] as string, text: clause }]
  })
}

/** In a file with several outcomes an order that names part of one party's name binds that party alone. */
function partyOrdered(row: PublishedRow, order: string, parties: readonly PartyContent[]): number | null {
  if (!tagged(row, 'split_outcome')) return null
  const hits = parties.flatMap((party, index) => {
    const name = party.name ?? ''
    const shared = [...name].some((_, at) => at + 3 <= name.length && order.includes(name.slice(at, at + 3)))
    return shared ? [index + 1] : []
  })
  return hits.length === 1 ? (hits[0] as number) : null
}

function imposedBy(row: PublishedRow, parties: readonly PartyContent[], partyNo: number | null): Imposed[] {
  const order = said(row.decision?.order) ?? ''
  const one = (kind: ObligationKind, amount: Amount | null, text: string | null, to = partyNo): Imposed => ({
    kind,
    amountFen: amount === null ? null : parseCny(amount.value),
    qualifier: amount?.qualifier ?? 'exact',
    partyNo: to,
    performedOn: null,
    text
  })
  const list: Imposed[] = [...money(row, order, parties, one)]
  const goods = said(row.decision?.confiscated_goods)
  if (goods !== null) list.push(one('confiscate-goods', null, goods))
  else if (/没收(?!违法所得)/.test(order)) list.push(one('confiscate-goods', null, null))
  if (/销毁/.test(order)) list.push(one('destroy', null, null))
  if (/停止/.test(order)) list.push(one('stop-order', null, null))
  if (/责令改正/.test(order)) list.push(one('correct-order', null, null))
  return list
}

type One = (kind: ObligationKind, amount: Amount | null, text: string | null, to?: number | null) => Imposed

/** Fines and gains, or the sum of both where the source gives only that; a fine of unknown amount stays unknown. */
function money(row: PublishedRow, order: string, parties: readonly PartyContent[], one: One): Imposed[] {
  const fine = row.decision?.fine_cny ?? null
  const gains = row.decision?.confiscated_cny ?? null
  const joint = jointIn(order) ?? jointIn(said(row.amount_qualifier) ?? '') ?? jointInNotes(row)
  const list: Imposed[] = []
  const each = /分别罚款(.+?元)/.exec(order)
  if (fine !== null && fine > 0) list.push(...fines(row, fine, order, one))
  else if (each !== null) {
    const amount = amountsIn(each[1] as string)[0] ?? null
    parties.forEach((party, index) => {
      if (party.role === 'respondent') list.push(one('fine', amount, each[0], index + 1))
    })
  } else if (joint !== null && gains === null) list.push(one(joint.kind, joint.amount, joint.text))
  else if (fine === null && tagged(row, 'fined'))
    list.push({ ...one('fine', null, order === '' ? null : order), qualifier: 'text-only' })
  if (gains !== null) {
    const amount = row.illegal_gains_cny === gains ? gainsQualifier(row) : 'exact'
    list.push(one('confiscate-gain', { value: cny(gains), qualifier: amount, currency: 'CNY' }, null))
  }
  return list
}

/** Several fines in the order that add up to the stated one are kept apart. */
function fines(row: PublishedRow, fine: number, order: string, one: One): Imposed[] {
  const clauses = split(order, ';；').flatMap((clause) => {
    const amount = amountsIn(/罚款(?:人民币)?([^;；]*)/.exec(clause)?.[1] ?? '')[0]
    return amount === undefined ? [] : [{ clause, amount }]
  })
  const sum = clauses.reduce((added, { amount }) => added + Number(amount.value), 0)
  if (clauses.length > 1 && sum === fine) return clauses.map(({ clause, amount }) => one('fine', amount, clause))
  const same = clauses.find(({ amount }) => Number(amount.value) === fine)
  const qualifier: Qualifier = row.fine_computed_by_us === true ? 'about' : (same?.amount.qualifier ?? 'exact')
  return [
    one(
      'fine',
      { value: cny(fine), qualifier, currency: 'CNY' },
      row.fine_computed_by_us === true ? 'computed, not stated' : null
    )
  ]
}

const gainsQualifier = (row: PublishedRow): Qualifier =>
  amountsIn(said(row.amount_qualifier) ?? '').find((amount) => amount.value === decimal(row.illegal_gains_cny ?? -1))
    ?.qualifier ?? 'exact'

/** At most two decimals; a finer amount is no amount of money. */
const cny = (value: number): string => value.toFixed(2)

interface Joint {
  readonly kind: ObligationKind
  readonly amount: Amount
  readonly text: string
}

function jointIn(text: string): Joint | null {
  const clause = /罚没(?:款)?(?:合计|共计)?[^;；,，(]*元/.exec(text)?.[0]
  const amount = clause === undefined ? undefined : amountsIn(clause)[0]
  return clause === undefined || amount === undefined ? null : { kind: 'fine-and-confiscation', amount, text: clause }
}

/** The one sentence of the notes that carries a figure: "Fines total over 710,000 CNY". */
function jointInNotes(row: PublishedRow): Joint | null {
  if (!tagged(row, 'aggregate_fine_only')) return null
  const match = /Fines?( and confiscated illegal gains)? total (over )?([\d,]+(?:\.\d+)?) CNY[^.]*/.exec(
    said(row.notes) ?? ''
  )
  if (match === null) return null
  const amount: Amount = {
    value: (match[3] as string).replaceAll(',', ''),
    qualifier: match[2] === undefined ? 'exact' : 'at-least',
    currency: 'CNY'
  }
  return { kind: match[1] === undefined ? 'fine' : 'fine-and-confiscation', amount, text: match[0] }
}
