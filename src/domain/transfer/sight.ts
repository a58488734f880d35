import type { Transfer, TransferStep } from '../case/file.ts'
import type { TransferState } from '../case/vocabulary.ts'
import { hears, isTold, rowOf, transferActs, type TransferSide } from './act-table.ts'

/** Who looks at a transfer. */
export interface Viewer {
  readonly sides: readonly TransferSide[]
  /** Police that passed it on: the number of the step by which they did, the last they are told of. Null: they have it. */
  readonly until: number | null
}

/** The police it goes to by a step; null where it stays. */
const passedTo = ({ act, data }: TransferStep): string | null =>
  act === 'forward' || act === 'move-case' ? (data.to as string | null) : null

/** The police that had it when each step was done, in the order of the steps (T-18, T-41). */
export function policeAtSteps(transfer: Transfer): string[] {
  let police = transfer.passedThrough[0] ?? transfer.addresseeId ?? ''
  return transfer.steps.map((step) => {
    const had = police
    police = passedTo(step) ?? police
    return had
  })
}

/** The sides of a transfer on which these offices stand. The police that had it before see it as it was when they passed it on. */
export function viewerOf(transfer: Transfer, inside: boolean, offices: readonly string[]): Viewer {
  const { addresseeId, passedThrough, copiedTo, courtId } = transfer
  const at = (id: string | null) => id !== null && offices.includes(id)
  const has = at(addresseeId)
  const had = policeAtSteps(transfer)
  const passed = transfer.steps.findLast((step, index) => passedTo(step) !== null && at(had[index] as string))
  return {
    sides: [
      ...(inside ? (['office'] as const) : []),
      ...(has || passedThrough.some(at) ? (['police'] as const) : []),
      ...(at(copiedTo) ? (['procuratorate'] as const) : []),
      ...(at(courtId) ? (['court'] as const) : [])
    ],
    until: has ? null : (passed?.no ?? null)
  }
}

/** Whether an act, as its record names it, is told to the office (P-15). Those on the case itself are its own. */
export function isToldToOffice(act: string): boolean {
  const name = act.startsWith('transfer-') ? act.slice('transfer-'.length) : ''
  return !(name in transferActs) || isTold('office', name)
}

/** The steps that a viewer is told of (P-15), each with the state as far as it is told, and that state at the end. */
export function toldOf(
  transfer: Transfer,
  { sides, until }: Viewer
): { readonly state: TransferState; readonly steps: readonly TransferStep[] } {
  const told = (step: TransferStep, judge: typeof isTold): boolean =>
    sides.some((side) => judge(side, step.act) && (side !== 'police' || until === null || step.no <= until))
  let state: TransferState = sides.includes('office') ? 'tg-formed' : 'sent'
  const steps = transfer.steps
    .filter((step) => told(step, isTold))
    .map((step) => {
      if (rowOf(step.act).to !== null) state = step.state
      return { ...step, state, ...(told(step, hears) ? {} : { reason: null, data: {} }) }
    })
  return { state: transfer.steps.length === 0 ? transfer.state : state, steps }
}

/**
 * A transfer as a viewer sees it (P-15): the group, the approval and its words stay in the office; who signed the receipt is
 * known to the two sides of it; a court knows the prosecution and its own judgment; police that passed it on know to whom.
 */
export function shownTo(transfer: Transfer, viewer: Viewer): Transfer {
  const { sides, until } = viewer
  const { state, steps } = toldOf(transfer, viewer)
  const on = (...asked: TransferSide[]) => asked.some((side) => sides.includes(side))
  const knows = (...acts: string[]) => transfer.steps.length === 0 || steps.some((step) => acts.includes(step.act))
  const inside = on('office')
  const whole = inside || on('procuratorate') || (on('police') && until === null)
  const handed = whole || on('police')
  const passed = steps.findLast((step) => step.no === until)
  return {
    ...transfer,
    state,
    steps,
    addresseeId: (whole || !passed ? transfer.addresseeId : passedTo(passed)) as string | null,
    passedThrough: whole ? transfer.passedThrough : [],
    ...(inside
      ? {}
      : {
          members: [],
          formedOn: null,
          reportedOn: null,
          approvedAt: null,
          approvedBy: null,
          approvalReason: null,
          text: null
        }),
    ...(whole ? {} : { receivedAt: null, policeNumber: null, outcomeOn: null, outcomeReason: null }),
    receivedBy: whole && on('office', 'police') ? transfer.receivedBy : null,
    ...(handed ? {} : { materials: [], package: {}, partyNos: [] }),
    courtId: knows('prosecute', 'judge') ? transfer.courtId : null,
    ...(knows('judge') ? {} : { judgment: null, criminalFineFen: null })
  }
}
