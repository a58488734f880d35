import type { Transfer } from '../file.ts'
import type { DutySource, DutyStart } from './duty.ts'

/** The steps of a transfer (law.md 2.3); those of the police are theirs, and shown to us as waiting on them. */
export const transferDuties: DutySource = (file) =>
  file.transfers.filter((transfer) => !transfer.reported).flatMap((transfer) => ofTransfer(transfer))

function ofTransfer(transfer: Transfer): DutyStart[] {
  const key = (step: string) => `transfer:${transfer.transferNo}:${step}`
  const list: DutyStart[] = []
  if (transfer.reportedOn !== null) {
    const decided = transfer.approvedAt ?? (transfer.state === 'not-approved' ? transfer.outcomeOn : null)
    list.push({ key: key('approve'), code: 'OT-T-APPROVE', from: transfer.reportedOn, doneOn: decided })
  }
  if (transfer.approvedAt !== null && transfer.state !== 'not-approved')
    list.push({ key: key('send'), code: 'OT-T-SEND', from: transfer.approvedAt, doneOn: transfer.sentAt })
  if (transfer.receivedAt !== null) {
    list.push({
      key: key('police'),
      code: 'OT-T-POLICE',
      from: transfer.receivedAt,
      doneOn: transfer.outcomeOn,
      officeId: transfer.addresseeId as string,
      assignees: [],
      waitingOn: 'police',
      staged: true
    })
  }
  return list
}
