import type { DutySource, DutyStart } from './duty.ts'

/**
 * Acting on an advice that needs a decision (T-10): open a transfer, or decide against it with reasons. An advice overtaken by
 * another that needs one goes on; overtaken by one that does not, the duty falls away.
 */
export const adviceDuties: DutySource = (file) => {
  const list: DutyStart[] = []
  let first: { no: number; on: string } | null = null
  for (const line of file.assessments) {
    if (first === null && !line.decisionDue) continue
    first ??= line
    const duty = {
      key: `transfer-act:${first.no}`,
      code: 'OT-T-ACT',
      setting: 'transferActDays',
      from: first.on
    } as const
    if (!line.decisionDue) {
      list[list.length - 1] = { ...duty, doneOn: null, cancelled: true }
      first = null
      continue
    }
    const settled = line.settledBy !== null && line.settledBy !== 'overtaken'
    const start = { ...duty, doneOn: settled ? line.settledOn : null }
    if (list.at(-1)?.key === duty.key) list[list.length - 1] = start
    else list.push(start)
    if (settled) first = null
  }
  // Overtaken by nothing: neither rights nor officers name an offence any more.
  const last = list.at(-1)
  return first !== null && last && file.assessments.at(-1)?.settledBy === 'overtaken'
    ? [...list.slice(0, -1), { ...last, cancelled: true }]
    : list
}
