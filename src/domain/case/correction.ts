import type { Calendar } from '../calendar/calendar.ts'
import type { ClockSettings } from '../clocks/settings.ts'
import { refuse } from '../refusal.ts'
import { restated, standing, type CaseFile } from './file.ts'
import type { GoodsLine } from './measures.ts'
import { correctPart, type PartCorrection } from './part-correction.ts'
import { moneyOf, settle } from './settlement.ts'
import { closingGroundDay, decisionOf, reserve, withDecision } from './steps.ts'

/** What can be corrected: one field of one thing, from what stands to what is true. */
export type Correction =
  | { readonly field: 'filed-on' | 'clue-on'; readonly to: string }
  | { readonly field: 'closed-on'; readonly to: string | null }
  | { readonly field: 'reopened-on'; readonly episodeNo: number; readonly to: string }
  | { readonly field: 'decided-on' | 'served-on' | 'revoked-on'; readonly decisionNo: number; readonly to: string }
  | {
      readonly field: 'obligation-amount'
      readonly decisionNo: number
      readonly obligationNo: number
      readonly amountFen: number
    }
  | { readonly field: 'performed-on'; readonly decisionNo: number; readonly obligationNo: number; readonly to: string }
  | { readonly field: 'receipt'; readonly receiptNo: number; readonly receivedOn: string; readonly amountFen: number }
  | { readonly field: 'decision-party'; readonly decisionNo: number; readonly partyNo: number | null }
  | {
      readonly field: 'obligation-party'
      readonly decisionNo: number
      readonly obligationNo: number
      readonly partyNo: number | null
    }
  | PartCorrection

/** What a correction is judged with, beside the file. */
export interface Corrected {
  readonly today: string
  /** Quantities of the goods lines of the content, where one of custody is corrected. */
  readonly goods?: readonly GoodsLine[]
}

/**
 * Undo by correction (R-34, D-32): the record keeps what stood before and the ledger reverses what was counted by mistake.
 * `closed-on: null` takes back a closing approved by mistake; a real reopening is another act. Days keep their order.
 */
export function correct(
  file: CaseFile,
  correction: Correction,
  calendar: Calendar,
  settings?: ClockSettings,
  beside: Corrected = { today: '9999-12-31' }
): CaseFile {
  const corrected = regrounded(apply(file, correction, calendar, settings, beside))
  if (JSON.stringify(corrected) === JSON.stringify(file)) refuse('case.correction-same')
  inOrder(corrected)
  return corrected
}

function apply(
  file: CaseFile,
  correction: Correction,
  calendar: Calendar,
  settings: ClockSettings | undefined,
  beside: Corrected
): CaseFile {
  switch (correction.field) {
    case 'clue-on':
      return { ...file, case: { ...file.case, clueOn: correction.to } }
    case 'filed-on':
      return {
        ...file,
        case: { ...file.case, filedOn: correction.to },
        episodes: file.episodes.map((episode) => (episode.reopened ? episode : { ...episode, openedOn: correction.to }))
      }
    case 'reopened-on':
      return {
        ...file,
        episodes: file.episodes.map((episode) => {
          if (episode.episodeNo !== correction.episodeNo) return episode
          if (!episode.reopened) refuse('case.correction-target', { field: 'reopened-on' })
          return { ...episode, openedOn: correction.to }
        })
      }
    case 'closed-on': {
      const last = file.episodes.at(-1)
      if (!last || last.closedOn === null) refuse('case.correction-target', { field: 'closed-on' })
      const open = correction.to === null
      const episode = {
        ...last,
        closedOn: correction.to,
        ground: open ? null : last.ground
      }
      const head = open ? { closedOn: null, closingGround: null, closingGroundOn: null } : { closedOn: correction.to }
      return restated({
        ...file,
        case: { ...file.case, ...head },
        episodes: [...file.episodes.slice(0, -1), episode]
      })
    }
    case 'decided-on':
      return withDecision(file, { ...decisionOf(file, correction.decisionNo), decidedOn: correction.to })
    case 'served-on': {
      const decision = decisionOf(file, correction.decisionNo)
      if (decision.servedOn === null) refuse('case.not-served', { decision: decision.decisionNo })
      return reserve(file, decision, correction.to, calendar, settings)
    }
    case 'revoked-on': {
      const decision = file.decisions.find(
        (made) => made.decisionNo === correction.decisionNo && made.revokedOn !== null
      )
      if (!decision) refuse('case.correction-target', { field: 'revoked-on' })
      return withDecision(file, { ...decision, revokedOn: correction.to })
    }
    case 'decision-party':
      return withParty(file, correction.decisionNo, correction.partyNo)
    case 'obligation-party': {
      const { decisionNo, obligationNo, partyNo } = correction
      const target = file.obligations.find((o) => o.decisionNo === decisionNo && o.obligationNo === obligationNo)
      if (!target) refuse('case.correction-target', { field: correction.field })
      return { ...file, obligations: file.obligations.map((o) => (o === target ? { ...o, partyNo } : o)) }
    }
    case 'part-line':
    case 'part-line-void':
      return correctPart(file, correction, beside.today, beside.goods)
    case 'obligation-amount':
    case 'performed-on': {
      const target = file.obligations.find(
        (o) => o.decisionNo === correction.decisionNo && o.obligationNo === correction.obligationNo
      )
      if (correction.field === 'obligation-amount' && correction.amountFen === 0)
        refuse('case.amount-needed', { field: '/correction/amount' })
      const known = correction.field === 'performed-on' ? target?.performedOn : target?.amountFen
      if (!target || known === null || known === undefined)
        refuse('case.correction-target', { field: correction.field })
      const change =
        correction.field === 'performed-on' ? { performedOn: correction.to } : { amountFen: correction.amountFen }
      const obligations = file.obligations.map((o) => (o === target ? { ...o, ...change } : o))
      return restated(settle({ ...file, obligations }, correction.decisionNo, false))
    }
    case 'receipt': {
      const target = file.receipts.find((receipt) => receipt.receiptNo === correction.receiptNo)
      if (!target) refuse('case.correction-target', { field: 'receipt' })
      const change = { receivedOn: correction.receivedOn, amountFen: correction.amountFen }
      const receipts = file.receipts.map((receipt) => (receipt === target ? { ...receipt, ...change } : receipt))
      const settled = settle({ ...file, receipts }, target.decisionNo, false)
      if (moneyOf(settled, target.decisionNo).steps.some((step) => step.receivedFen < 0))
        refuse('case.refund-too-large', { field: '/correction/amount' })
      return restated(settled)
    }
  }
}

/** The decision binds another party, and so do its obligations that were this party's; one standing decision a party (D-16). */
function withParty(file: CaseFile, decisionNo: number, partyNo: number | null): CaseFile {
  const decision = decisionOf(file, decisionNo)
  const rival = standing(file).find(
    (made) =>
      made !== decision &&
      made.kind !== 'transfer-criminal' &&
      (made.partyNo === null || partyNo === null || made.partyNo === partyNo)
  )
  if (rival) refuse('case.party-decided', { decision: rival.decisionNo, field: '/correction/partyNo' })
  const obligations = file.obligations.map((o) =>
    o.decisionNo === decisionNo && o.partyNo === decision.partyNo ? { ...o, partyNo } : o
  )
  return withDecision({ ...file, obligations }, { ...decision, partyNo })
}

/** The day of the closing ground moves with what it rests on, where the file still shows the ground. */
function regrounded(file: CaseFile): CaseFile {
  const { closingGround } = file.case
  if (closingGround === null) return file
  const day = closingGroundDay(file, closingGround)
  return day === null ? file : { ...file, case: { ...file.case, closingGroundOn: day } }
}

/** Clue, filing, decision, service, performance, closing; each episode opened before it closed: no correction may turn the order round. */
function inOrder(file: CaseFile): void {
  const pairs: [string | null, string | null][] = [[file.case.clueOn, file.case.filedOn]]
  let closedBefore: string | null = null
  for (const { openedOn, closedOn } of file.episodes) {
    pairs.push([closedBefore, openedOn], [openedOn, closedOn])
    closedBefore = closedOn
  }
  for (const decision of file.decisions) {
    pairs.push(
      [file.case.filedOn, decision.decidedOn],
      [decision.decidedOn, decision.servedOn],
      [decision.decidedOn, decision.revokedOn]
    )
    const of = (one: { decisionNo: number }) => one.decisionNo === decision.decisionNo
    for (const one of file.obligations.filter(of)) pairs.push([decision.decidedOn, one.performedOn])
    for (const one of file.receipts.filter(of)) pairs.push([decision.decidedOn, one.receivedOn])
  }
  pairs.push([file.case.closingGroundOn, file.case.closedOn])
  for (const [previous, occurred] of pairs) {
    if (previous !== null && occurred !== null && occurred < previous)
      refuse('time.before-previous', { occurred, previous, field: '/to' })
  }
}
