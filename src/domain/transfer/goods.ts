import type { CaseFile, Transfer } from '../case/file.ts'

import { notBefore, type When } from '../case/when.ts'
import { refuse } from '../refusal.ts'
import { moved } from './linkage.ts'

/** The hand-over of the goods after filing (T-20): the office's list, and the signature of the police under it. */

export const handGoods = (file: CaseFile, transfer: Transfer): CaseFile => moved(file, transfer, 'hand-goods')

/** The police sign the list of one hand-over, once, on its day or later. */
export function receiveGoods(file: CaseFile, transfer: Transfer, input: { step: number }, when: When): CaseFile {
  const handed = transfer.steps.find((step) => step.no === input.step && step.act === 'hand-goods')
  const signed = transfer.steps.some((step) => step.act === 'receive-goods' && step.data.step === input.step)
  if (!handed || signed) refuse('transfer.step-unknown', { step: input.step, field: '/step' })
  notBefore(when.on, handed.on)
  return moved(file, transfer, 'receive-goods')
}
