import type { Procedure } from '../case/vocabulary.ts'

/** The rule whose clock binds, and one whose clock is shown beside it; null where the handbook names none. */
export interface Selected {
  readonly binding: string | null
  readonly shown: string | null
}

const only = (binding: string | null): Selected => ({ binding, shown: null })

/**
 * Which rule gives the time to decide on filing (law.md 1.1, D-05). `on` is the day of the lead; `reported` tells a report
 * or complaint from an own discovery.
 */
export function filingRule(procedure: Procedure, on: string, reported = false): Selected {
  switch (procedure) {
    case 'counterfeit-patent':
      return on < '2015-07-01' ? market(on) : only(reported ? 'A-16.report' : 'A-16')
    case 'patent-dispute':
      return on < '2015-07-01' ? only(null) : only(on < '2025-02-01' ? 'A-17' : 'A-18')
    case 'patent-mediation':
      return only(null)
    case 'copyright-penalty':
      return on < '2009-06-15' ? only(null) : only('A-15')
    default:
      return market(on)
  }
}

/** Which rule gives the time for the decision on a case filed on a day (law.md 1.1, D-05). */
export function decisionRule(procedure: Procedure, filedOn: string): Selected {
  const sml = filedOn < '2019-04-01' ? null : 'A-41'
  switch (procedure) {
    case 'counterfeit-patent': {
      const order71 = filedOn < '2015-07-01' ? null : 'A-43'
      return sml === null ? only(order71) : { binding: sml, shown: order71 }
    }
    case 'patent-dispute':
      return filedOn < '2015-07-01' ? only(null) : only(filedOn < '2025-02-01' ? 'A-44' : 'A-45')
    case 'patent-mediation':
      return only(null)
    case 'copyright-penalty':
      return filedOn < '2021-07-15' ? only(null) : only('A-46')
    default:
      return only(sml)
  }
}

function market(on: string): Selected {
  return on < '2007-10-01' ? only(null) : only(on < '2019-04-01' ? 'A-13' : 'A-10')
}
