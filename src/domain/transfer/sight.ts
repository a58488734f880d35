import type { Transfer, TransferStep } from '../case/file.ts'
import type { TransferState } from '../case/vocabulary.ts'
import { isTold, type TransferActName, type TransferSide } from './act-table.ts'

/** The sides of a transfer on which these offices stand: the police that had it before go on seeing what they were told. */
export function sidesOf(transfer: Transfer, inside: boolean, offices: readonly string[]): TransferSide[] {
  const { addresseeId, passedThrough, copiedTo, courtId } = transfer
  const at = (id: string | null) => id !== null && offices.includes(id)
  const police = at(addresseeId) || passedThrough.some((id) => offices.includes(id))
  return [
    ...(inside ? (['office'] as const) : []),
    ...(police ? (['police'] as const) : []),
    ...(at(copiedTo) ? (['procuratorate'] as const) : []),
    ...(at(courtId) ? (['court'] as const) : [])
  ]
}

/** What these sides are told of a transfer (P-15): the steps, and the state of the last of them. */
export function toldOf(
  transfer: Transfer,
  sides: readonly TransferSide[]
): { state: TransferState; steps: TransferStep[] } {
  const steps = transfer.steps.filter((step) => sides.some((side) => isTold(side, step.act as TransferActName)))
  const all = steps.length === transfer.steps.length
  return { state: all ? transfer.state : (steps.at(-1)?.state ?? 'sent'), steps }
}
