import type { PartyContent } from '../../../domain/case/content.ts'
import type { Transfer } from '../../../domain/case/file.ts'
import type { TransferDirection, TransferState } from '../../../domain/case/vocabulary.ts'
import { known, type Known, unknownDay } from './published-dates.ts'
import { said, tagged, type PublishedRow } from './published-row.ts'

const directions: Readonly<Record<NonNullable<PublishedRow['transfer_direction']>, TransferDirection>> = {
  admin_to_police: 'admin-to-police',
  customs_to_police: 'customs-to-police',
  admin_to_admin: 'admin-to-admin',
  customs_to_admin: 'customs-to-admin',
  police_to_admin: 'police-to-admin',
  procuratorate_to_admin: 'procuratorate-to-admin',
  joint_task_force: 'joint-task-force',
  admin_clue_to_police: 'clue-to-police',
  admin_to_police_then_reverse: 'admin-to-police'
}

const words: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }

/**
 * The transfers that a row states, as many as it says. One to the police only where `transferred_to_police` is true: an
 * inferred, announced or partial one is a fact of the file and no transfer.
 */
export function transfersOf(row: PublishedRow, parties: readonly PartyContent[], officeId: string): Transfer[] {
  const direction = row.transfer_direction ? directions[row.transfer_direction] : null
  const form = said(row.transfer_form)
  const found: Transfer[] = []
  const add = (
    towards: TransferDirection,
    state: TransferState,
    day: Known,
    text: string | null,
    letter: string | null
  ) => found.push(transfer(found.length + 1, officeId, towards, state, day, text, letter, partiesMoved(row, parties)))
  const letter = /(?:移送函|移交函)\(([^()]*号)\)/.exec(said(row.case_source) ?? '')
  if (letter !== null) add('admin-to-admin', 'sent', unknownDay, said(row.case_source), letter[1] as string)
  if (direction === null) return toPolice(row) ? stated(null) : found
  if (fromElsewhere(direction)) {
    add(direction, 'sent', known(said(row.transfer_date)), said(row.procuratorate_action), null)
    return found
  }
  return toPolice(row) ? stated(direction) : found

  function stated(towards: TransferDirection | null): Transfer[] {
    const response = said(row.police_response) ?? ''
    const filed = tagged(row, 'police_filed') || (/立案/.test(response) && !/不予立案/.test(response))
    for (let times = timesOf(form); times > 0; times--)
      add(towards ?? 'admin-to-police', filed ? 'filed' : 'sent', known(said(row.transfer_date)), form, null)
    return found
  }
}

const toPolice = (row: PublishedRow): boolean => row.transferred_to_police === true

export const fromElsewhere = (direction: TransferDirection): boolean =>
  direction === 'procuratorate-to-admin' || direction === 'police-to-admin'

/** "6 times", "twice", "batch of five": how often. */
function timesOf(form: string | null): number {
  const times = /(\d+) times/.exec(form ?? '')?.[1]
  if (times !== undefined) return Math.min(Number(times), 50)
  if (/\btwice\b/.test(form ?? '')) return 2
  const batch = /batch of (\w+)/.exec(form ?? '')?.[1]
  return batch === undefined ? 1 : (words[batch] ?? (Number(batch) || 1))
}

/** In a file with several outcomes those who got no order are the ones transferred. */
function partiesMoved(row: PublishedRow, parties: readonly PartyContent[]): number[] {
  if (!tagged(row, 'split_outcome')) return []
  return parties.flatMap((party, index) => (party.role === 'respondent' && party.outcome === null ? [index + 1] : []))
}

function transfer(
  transferNo: number,
  officeId: string,
  direction: TransferDirection,
  state: TransferState,
  day: Known,
  text: string | null,
  letterNumber: string | null,
  partyNos: readonly number[]
): Transfer {
  return {
    transferNo,
    version: 1,
    direction,
    state,
    officeId,
    addresseeId: null,
    copiedTo: null,
    members: [],
    charge: null,
    partyNos,
    formedOn: null,
    reportedOn: null,
    approvedAt: null,
    approvedBy: null,
    approvalReason: null,
    sentAt: null,
    sentOn: day.on,
    precision: day.precision,
    letterNumber,
    receivedAt: null,
    receivedBy: null,
    policeNumber: null,
    outcomeOn: null,
    outcomeReason: null,
    materials: [],
    package: {},
    passedThrough: [],
    courtId: null,
    judgment: null,
    criminalFineFen: null,
    steps: [],
    reported: true,
    text
  }
}
