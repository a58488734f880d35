import { rowOf } from '../../transfer/act-table.ts'
import { policeAtSteps } from '../../transfer/sight.ts'
import type { Transfer, TransferStep } from '../file.ts'
import type { DutyCode } from '../periods.ts'
import type { DutySource, DutyStart } from './duty.ts'

/**
 * What each side of a transfer has to do, from the steps that were done: the row of an act says which duties it starts, ends
 * and takes away (law.md 2.3, 2.4). Those of the police and the procuratorate are theirs, and shown to us as waiting on them.
 */
export const transferDuties: DutySource = (file) =>
  file.transfers.filter((transfer) => !transfer.reported).flatMap((transfer) => ofTransfer(transfer))

const ofPolice: readonly DutyCode[] = ['OT-T-POLICE', 'OT-T-RECON-DECIDE', 'OT-T-EXPLAIN', 'OT-T-ORDERED']
const keyOf = (transferNo: number, code: DutyCode, times: number): string =>
  `transfer:${transferNo}:${code.slice('OT-T-'.length).toLowerCase()}${times === 1 ? '' : `:${times}`}`

/** The key of the duty to decide on filing: each police that has the matter has one of its own. */
export const policeDutyKey = ({ transferNo, steps }: Transfer): string =>
  keyOf(transferNo, 'OT-T-POLICE', steps.filter((step) => rowOf(step.act).starts.includes('OT-T-POLICE')).length)

function ofTransfer(transfer: Transfer): DutyStart[] {
  const police = policeAtSteps(transfer)
  const list: DutyStart[] = []
  const open = (code: DutyCode) => list.findLastIndex((duty) => duty.code === code && isOpen(duty))
  const change = (codes: readonly DutyCode[], to: Partial<DutyStart>): void => {
    for (const index of codes.map(open).filter((found) => found !== -1)) list[index] = { ...list[index]!, ...to }
  }
  for (const [index, step] of transfer.steps.entries()) {
    const { starts, ends, cancels } = rowOf(step.act)
    change(ends, { doneOn: step.at ?? step.on })
    change(cancels, { cancelled: true })
    for (const code of starts) {
      const times = 1 + list.filter((duty) => duty.code === code).length
      list.push({
        ...{ key: keyOf(transfer.transferNo, code, times), code, from: fromOf(step, code), doneOn: null },
        ...whoseOf(transfer, code, police[index] as string),
        ...(code === 'OT-T-GOODS' && hasNoGoods(transfer) ? { cancelled: true } : {})
      })
    }
  }
  return list
}

const isOpen = ({ doneOn, cancelled }: DutyStart): boolean => doneOn === null && !cancelled

/** The office's own periods run from the day on which a paper notice reached it; those of the police from their act. */
const fromOf = (step: TransferStep, code: DutyCode): string =>
  step.paper !== null && !ofPolice.includes(code) ? step.paper.on : (step.at ?? step.on)

function whoseOf(transfer: Transfer, code: DutyCode, police: string): Partial<DutyStart> {
  if (ofPolice.includes(code))
    return { officeId: police, assignees: [], waitingOn: 'police', staged: code === 'OT-T-POLICE' }
  if (code === 'OT-T-TELL' && transfer.copiedTo !== null)
    return { officeId: transfer.copiedTo, assignees: [], waitingOn: 'procuratorate' }
  return {}
}

/** The list of goods says that there are none (T-13): nothing is to be handed over. */
const hasNoGoods = ({ materials }: Transfer): boolean =>
  materials.some((material) => material.kind === 'goods-list' && material.count === 0)
