import type { DutySource } from './duty.ts'

/** The answer to an opinion (T-51, T-38), once it is dealt with under this case. */
export const opinionDuties: DutySource = (file) =>
  file.opinions.flatMap(({ no, rule, days, receivedOn, answeredOn }) =>
    rule === null
      ? []
      : [
          {
            key: `opinion:${no}`,
            code: 'OT-REPLY-OPINION',
            rule,
            from: receivedOn,
            doneOn: answeredOn,
            ...(days === null ? {} : { days })
          } as const
        ]
  )
