import type { DutySource, DutyStart } from './duty.ts'

/** The key of a measure's period: what an extension is granted for. */
export const measureKey = (no: number): string => `measure:${no}`

/**
 * Coercive measures: what is preserved is disposed of, what is sealed or seized is decided on, what was taken in
 * an emergency is reported within 24 hours. Only stops of the measure itself touch its clock.
 */
export const measureDuties: DutySource = (file) =>
  file.measures.flatMap((measure): DutyStart[] => {
    const preserved = measure.kind === 'preserve'
    const period: DutyStart = {
      key: measureKey(measure.no),
      code: preserved ? 'OT-PRESERVE' : 'OT-SEAL',
      from: measure.from,
      doneOn: measure.endedOn,
      stops: file.stops.filter((stop) => stop.measureNo === measure.no)
    }
    if (measure.takenAt === null) return [period]
    const report: DutyStart = {
      key: `${measureKey(measure.no)}:report`,
      code: 'OT-EMERGENCY',
      rule: preserved ? 'A-21.emergency' : 'A-22.emergency',
      from: measure.takenAt,
      doneOn: measure.reportedAt
    }
    return [period, report]
  })

/** Letters of assistance: from receipt; one that was sent waits on the other organ, and before its receipt no clock runs. */
export const letterDuties: DutySource = (file) =>
  file.letters.flatMap((letter): DutyStart[] => {
    const { no, direction, receivedOn, answeredOn } = letter
    if (receivedOn === null) return []
    const start: DutyStart = {
      key: `letter:${no}`,
      code: 'OT-ASSIST',
      from: receivedOn,
      doneOn: answeredOn,
      stops: []
    }
    return [direction === 'in' ? start : { ...start, waitingOn: 'organ', assignees: file.case.handlers }]
  })
