import { isSettled } from '../assessment.ts'
import type { DutySource, DutyStart } from './duty.ts'

/**
 * Acting on an advice that needs a decision (T-10): open a transfer, or the chief decides against it with reasons. Lower figures
 * that are entered later do not take the duty away: whether they are right is for the chief to say.
 */
export const adviceDuties: DutySource = (file) => {
  const list: DutyStart[] = []
  let open: { no: number; on: string } | null = null
  for (const line of file.assessments) {
    if (open === null && !line.decisionDue) continue
    const begun = open === null
    open ??= line
    const settled = isSettled(line)
    const duty: DutyStart = {
      key: `transfer-act:${open.no}`,
      code: 'OT-T-ACT',
      setting: 'transferActDays',
      from: open.on,
      doneOn: settled ? line.settledOn : null
    }
    if (begun) list.push(duty)
    else list[list.length - 1] = duty
    if (settled) open = null
  }
  return list
}
