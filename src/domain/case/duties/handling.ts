import { filingDecidedOn } from '../intake.ts'
import { standing, type CaseFile, type Episode } from '../file.ts'
import { finishedOn } from '../steps.ts'
import type { DutySource, DutyStart } from './duty.ts'

/** Filing, decision, service and closing (law.md 4.10). */
export const handlingDuties: DutySource = (file) => {
  const list: DutyStart[] = []
  const { clueOn, track, closedOn, closingGroundOn } = file.case
  if (clueOn !== null && track === 'ordinary')
    list.push({ key: 'file', code: 'OT-FILE', from: clueOn, doneOn: filingDecidedOn(file) })
  for (const episode of file.episodes) {
    const from = episode.openedOn
    const ended = [firstDisposal(file, from), file.terminations.find((one) => one.on >= from)?.on ?? null]
    const doneOn = ended.find((day) => day !== null) ?? episode.closedOn
    list.push({ key: `decide:${episode.episodeNo}`, code: 'OT-DECIDE', from, doneOn })
    list.push(...cameBack(file, episode))
  }
  for (const decision of file.decisions.filter((made) => made.kind !== 'transfer-criminal' && !made.reported)) {
    list.push({
      key: `serve:${decision.decisionNo}`,
      code: 'OT-SERVE',
      from: decision.decidedOn as string,
      doneOn: announcedOn(file, decision.decisionNo) ?? decision.servedOn,
      cancelled: decision.revokedOn !== null && decision.servedOn === null
    })
  }
  const ground = closedOn === null ? readyToClose(file) : closingGroundOn
  if (ground !== null)
    list.push({ key: `close:${file.episodes.length}`, code: 'OT-CLOSE', from: ground, doneOn: closedOn })
  return list
}

/**
 * A case that the police gave back while it was open is to be decided on anew; the handbook gives it no period, so it has the
 * one of a reopening (T-39, D-08 [I]). Where another decision stands, that one disposed of it.
 */
function cameBack(file: CaseFile, { episodeNo, openedOn, closedOn }: Episode): DutyStart[] {
  return file.decisions.flatMap(({ kind, decisionNo, decidedOn, revokedOn }) => {
    if (kind !== 'transfer-criminal' || revokedOn === null) return []
    const during = (decidedOn as string) >= openedOn && (closedOn ?? '9999') > revokedOn
    const disposed = standing(file).some((made) => (made.decidedOn as string) < revokedOn)
    if (!during || disposed) return []
    const later = file.decisions.filter((made) => made.decisionNo > decisionNo).map((made) => made.decidedOn)
    const ended = [...later, ...file.terminations.map((one) => one.on), closedOn]
    const doneOn = ended.filter((day) => day !== null && day >= revokedOn).toSorted()[0] ?? null
    return [{ key: `decide:${episodeNo}:back:${decisionNo}`, code: 'OT-DECIDE', from: revokedOn, doneOn }]
  })
}

/** A public notice begins the service in time; its thirty days are of a rule of their own. */
const announcedOn = (file: CaseFile, decisionNo: number): string | null =>
  file.stops.find((stop) => stop.ground === 'public-notice' && stop.decisionNo === decisionNo)?.from ?? null

/** The day of the first disposal decision of this stretch. */
function firstDisposal(file: CaseFile, from: string): string | null {
  const days = file.decisions.map((made) => made.decidedOn as string).filter((day) => day >= from)
  return days.toSorted()[0] ?? null
}

/**
 * The day from which an open case is ready to be closed: every penalty executed or its execution ended, or nothing
 * but other decisions, or the investigation terminated.
 */
function readyToClose(file: CaseFile): string | null {
  const terminated = file.terminations.at(-1)
  if (terminated && file.case.state === 'terminated') return terminated.on
  const decisions = standing(file)
  if (decisions.length === 0) return null
  const days = decisions.map((made) => finishedOn(file, made))
  return days.includes(null) ? null : (days.toSorted().at(-1) as string)
}
