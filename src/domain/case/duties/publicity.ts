import { ruleOn } from '../../rules/table.ts'
import { openTransfers, type CaseFile, type Decision } from '../file.ts'
import { copyAddressees } from '../parts.ts'
import { patentPublished, publicationsOf, warningOnly, withdrawalDay, type Channel } from '../publicity.ts'
import type { Procedure } from '../vocabulary.ts'
import type { DutySource, DutyStart } from './duty.ts'

/** Procedures of market supervision, whose penalties go on the enterprise publicity system. */
const marketSupervision: readonly Procedure[] = ['trademark-penalty', 'counterfeit-patent', 'other-penalty']

/** Publication, its withdrawal, and the copies of a penalty without a transfer (law.md 1.9, T-57). */
export const publicityDuties: DutySource = (file) =>
  file.decisions
    .filter((made) => !made.reported && made.decidedOn !== null)
    .flatMap((decision) => [
      ...ofPublishing(file, decision),
      ...ofWithdrawing(file, decision),
      ...ofCopying(file, decision)
    ])

function ofPublishing(file: CaseFile, decision: Decision): DutyStart[] {
  const { decisionNo: no, decidedOn } = decision
  const from = decidedOn as string
  const on = (channel: Channel) => publicationsOf(file, no).find((one) => one.channel === channel)
  const duty = (key: string, code: DutyStart['code'], rule: string, doneOn: string | undefined): DutyStart => ({
    key: `${key}:${no}`,
    code,
    rule,
    from,
    doneOn: doneOn ?? null,
    cancelled: doneOn === undefined && decision.revokedOn !== null
  })
  const list: DutyStart[] = []
  if (patentPublished(file, decision)) list.push(duty('publish-patent', 'OT-PUB20', 'A-76', on('patent')?.publishedOn))
  if (decision.kind !== 'penalty' || warningOnly(file, no)) return list
  list.push(duty('publish', 'OT-PUB7', 'A-77', on('credit-china')?.publishedOn))
  if (!marketSupervision.includes(file.case.procedure)) return list
  const pushed = on('other-province')
  const ours = on('necips')
  if (!pushed || ours) {
    const rule = ruleOn('A-72', from) === undefined ? 'A-79' : 'A-72'
    list.push(duty('publish-necips', 'OT-PUB20', rule, ours?.publishedOn))
  }
  if (pushed) {
    list.push(duty('push', 'OT-PUB20', 'A-72.push', pushed.publishedOn))
    const there = duty('publish-there', 'OT-PUB20', 'A-72.received', pushed.thereOn ?? undefined)
    list.push({ ...there, from: pushed.publishedOn, waitingOn: 'organ', assignees: [] })
  }
  return list
}

function ofWithdrawing(file: CaseFile, decision: Decision): DutyStart[] {
  const from = withdrawalDay(file, decision)
  if (from === null) return []
  return publicationsOf(file, decision.decisionNo)
    .filter(
      (one) => (one.withdrawnOn === null || one.withdrawnOn >= from) && (one.endsOn === null || one.endsOn >= from)
    )
    .map((one) => ({ key: `withdraw:${one.no}`, code: 'OT-WITHDRAWPUB', from, doneOn: one.withdrawnOn }))
}

/** T-57: penalised although the latest assessment of the case says that it is to be transferred, or may have to be. */
function ofCopying(file: CaseFile, decision: Decision): DutyStart[] {
  const suggestion = file.assessments.at(-1)?.suggestion
  const suspected = suggestion === 'must-transfer' || suggestion === 'reasonable-suspicion'
  if (decision.kind !== 'penalty' || !suspected || openTransfers(file).length > 0) return []
  const told = copyAddressees.map(
    (to) => file.publications.find((one) => one.decisionNo === decision.decisionNo && one.channel === to)?.publishedOn
  )
  const doneOn = told.includes(undefined) ? null : (told.toSorted().at(-1) as string)
  return [
    {
      key: `copy:${decision.decisionNo}`,
      code: 'OT-T-COPY10',
      from: decision.decidedOn as string,
      doneOn,
      cancelled: decision.revokedOn !== null && doneOn === null
    }
  ]
}
