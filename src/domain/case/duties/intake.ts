import { endedWithoutAgreement, filingDecidedOn } from '../intake.ts'
import type { DutySource, DutyStart } from './duty.ts'

/**
 * What is owed to complainants and reporters (A-02, A-03; A-06 for the offices of intellectual property). Customs answer under
 * rules of their own.
 */
export const intakeDuties: DutySource = (file) => {
  if (file.case.procedure === 'customs') return []
  const decided = filingDecidedOn(file)
  return file.leads.flatMap((lead) => {
    const list: DutyStart[] = []
    if (lead.kind === 'complaint')
      list.push({
        key: `complaint:${lead.no}`,
        code: 'OT-COMPLAINT',
        from: lead.receivedOn,
        doneOn: lead.acceptedOn ?? lead.refusedOn
      })
    if (lead.acceptedOn !== null)
      list.push({
        key: `mediation:${lead.no}`,
        code: 'OT-MEDIATION',
        from: lead.acceptedOn,
        doneOn: lead.mediatedOn
      })
    if (endedWithoutAgreement(lead))
      list.push({
        key: `mediation-notice:${lead.no}`,
        code: 'OT-MEDIATION-NOTICE',
        from: lead.mediatedOn as string,
        doneOn: lead.noticedOn
      })
    // Reported after it was decided on filing, the reporter is told from then on [I].
    if (lead.kind === 'report' && lead.realName && decided !== null)
      list.push({
        key: `reporter:${lead.no}`,
        code: 'OT-REPORTER',
        from: decided > lead.receivedOn ? decided : lead.receivedOn,
        doneOn: lead.repliedOn
      })
    return list
  })
}
