import { refuseRecused } from '../../domain/case/recusal.ts'
import { judgeTransferOpening } from '../../domain/case/acts.ts'
import { policeDecline, policeFile } from '../../domain/transfer/linkage.ts'
import type { CaseFile, Material } from '../../domain/case/file.ts'
import { judgeTime, type Stated, type When } from '../../domain/case/when.ts'
import { organOf, sameLevel, type Offices } from '../../domain/offices.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { approve, disapprove, openTransfer, receive, report, send } from '../../domain/transfer/steps.ts'
import type { Tx } from '../../db/connect.ts'
import { runAct, type Deps } from '../../db/stores/act.ts'
import { casePackage } from '../../db/stores/case-package.ts'
import { refuseUnknownOfficers } from '../../db/stores/officers.ts'
import { answerOf, transferAct, type OpeningAsked, type TransferAnswer, type TransferAsked } from './transfer-act.ts'

/** Acts on a transfer (law.md 2.3), each in one transaction of the case it belongs to. */

export interface OpeningInput {
  readonly members: readonly string[]
  readonly charge: string | null
  readonly partyNos: readonly number[]
  /** The police addressed; the same level as the organ in whose name the office acts when left out (T-12, D-37). */
  readonly addresseeId: string | null
}

/** Names the task group and opens a transfer (T-10). */
export async function openATransfer(
  deps: Deps,
  asked: OpeningAsked,
  input: Stated & OpeningInput
): Promise<TransferAnswer> {
  const offices = await deps.offices()
  const sight = { personId: asked.actor.personId, offices: reachFor(asked.actor, 'cases.read') }
  return runAct(
    deps,
    {
      ...asked,
      operation: 'transfers.open',
      act: 'open-transfer',
      sight,
      officesOf: (file) => [file.case.officeId],
      current: ({ file }) => ({ expected: asked.expected, actual: file.case.version }),
      answer: (base, after) => answerOf(base, after.transfers.at(-1)!, asked.actor)
    },
    async ({ file }, tx, context) => {
      const refused = judgeTransferOpening(file, asked.actor)
      if (refused) throw refused
      const when = judgeTime(input, false, file.case.filedOn, context)
      const { addresseeId, copiedTo } = recipients(offices, file, when, input.addresseeId)
      await knownParties(tx, file.case.caseId, input.partyNos)
      refuseRecused(file, input.members, '/members')
      const named = { field: '/members', basis: 'T-10' } as const
      await refuseUnknownOfficers(tx, input.members, file.case.officeId, when.on, named)
      return { after: openTransfer(file, { ...input, addresseeId, copiedTo }, when), when, rule: 'T-10' }
    }
  )
}

function recipients(
  offices: Offices,
  file: CaseFile,
  when: When,
  named: string | null
): { addresseeId: string; copiedTo: string | null } {
  const { officeId } = file.case
  const sameLevelPolice = sameLevel(offices, officeId, when.on, 'public-security')
  const addressee = named === null ? sameLevelPolice : offices.get(named)
  if (!addressee) refuse('transfer.no-addressee', { field: '/addresseeId' })
  const organ = organOf(offices, officeId, when.on)
  if (addressee.kind !== 'public-security' || addressee.tier !== organ?.tier)
    refuse('transfer.addressee-level', { field: '/addresseeId' })
  return {
    addresseeId: addressee.officeId,
    copiedTo: sameLevel(offices, officeId, when.on, 'procuratorate')?.officeId ?? null
  }
}

async function knownParties(tx: Tx, caseId: string, partyNos: readonly number[]): Promise<void> {
  const rows = await tx<{ partyNo: number }[]>`select party_no from case_parties where case_id = ${caseId}`
  const unknown = partyNos.find((no) => !rows.some((row) => row.partyNo === no))
  if (unknown !== undefined) refuse('case.party-unknown', { party: unknown, field: '/partyNos' })
}

/** The group's written report to the chief (T-10). */
export function reportTransfer(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { text: string }
): Promise<TransferAnswer> {
  return transferAct(deps, 'report', asked, input, (file, transfer, when) => report(file, transfer, input, when))
}

/** The chief's approval (T-11): never by a member of the group. */
export function approveTransfer(deps: Deps, asked: TransferAsked, input: Stated): Promise<TransferAnswer> {
  return transferAct(deps, 'approve', asked, input, (file, transfer, when) =>
    approve(file, transfer, asked.actor.personId, when)
  )
}

/** The chief's refusal, with reasons (T-11). */
export function disapproveTransfer(deps: Deps, asked: TransferAsked, input: Stated): Promise<TransferAnswer> {
  return transferAct(deps, 'disapprove', asked, input, (file, transfer, when) =>
    disapprove(file, transfer, asked.actor.personId, when)
  )
}

/** Hand-over to the police with the five materials (T-12, T-13); the package is made of what is on file at that moment. */
export function sendTransfer(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { letterNumber: string | null; materials: readonly Material[] }
): Promise<TransferAnswer> {
  return transferAct(deps, 'send', asked, input, async (file, transfer, when, tx) => {
    const packed = await casePackage(tx, file.case.caseId)
    return send(file, transfer, { letterNumber: input.letterNumber, materials: input.materials, package: packed }, when)
  })
}

/** The liaison signs the receipt (T-15). */
export function receiveTransfer(deps: Deps, asked: TransferAsked, input: Stated): Promise<TransferAnswer> {
  return transferAct(deps, 'receive', asked, input, (file, transfer, when) =>
    receive(file, transfer, asked.paper || asked.signed ? null : asked.actor.personId, when)
  )
}

/** The police file (T-19). */
export function fileTransfer(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { policeNumber: string | null }
): Promise<TransferAnswer> {
  return transferAct(deps, 'file', asked, input, (file, transfer, when) => policeFile(file, transfer, input, when))
}

/** The police do not file, with reasons (T-19). */
export function declineTransfer(deps: Deps, asked: TransferAsked, input: Stated): Promise<TransferAnswer> {
  return transferAct(deps, 'decline', asked, input, (file, transfer, when) => policeDecline(file, transfer, when))
}
