import { judgeTransferAct, judgeTransferState, judgePaper, officeOfSide } from '../../domain/case/acts.ts'
import type { Actor } from '../../domain/actor.ts'
import type { CaseFile, Transfer, TransferStep } from '../../domain/case/file.ts'
import { judgeRecusal } from '../../domain/case/recusal.ts'
import { judgeTime, type Context, type Stated, type When } from '../../domain/case/when.ts'
import { postingsFor, reachFor } from '../../domain/permissions.ts'
import { refuse, restingOn, type Refusal } from '../../domain/refusal.ts'
import { isTold, transferActs, type TransferAct, type TransferActName } from '../../domain/transfer/act-table.ts'
import { toldOf, viewerOf, type Viewer } from '../../domain/transfer/sight.ts'
import { judgeNotice, lastStepOf, withStep } from '../../domain/transfer/steps.ts'
import { look, type Sight, type Tx } from '../../db/connect.ts'
import { runAct, type ActAnswer, type Asked, type Deps } from '../../db/stores/act.ts'

/** What the answer tells of the case itself. */
type OfCase = Pick<ActAnswer, 'version' | 'state' | 'number' | 'record'>

/** To the office the case as well; to the other sides the transfer alone (P-15). */
export interface TransferAnswer extends Pick<ActAnswer, 'caseId' | 'enteredLate' | 'warnings'>, Partial<OfCase> {
  readonly transferNo: number
  readonly transferVersion: number
  readonly transferState: Transfer['state']
}

/** Another authority's own answer in a file that it signed: done in its name, whoever enters the file. */
export interface SignedAnswer {
  readonly officeId: string
  /** Why the file does not count for this transfer; null: it does. */
  judge(transfer: Transfer): Refusal | null
}

export type OpeningAsked = Omit<Asked, 'operation'> & { readonly caseId: string; readonly expected: number }
export type TransferAsked = OpeningAsked & {
  readonly transferNo: number
  /** The office enters what another authority did, from its paper notice: nobody there has confirmed it. */
  readonly paper?: NonNullable<TransferStep['paper']>
  readonly signed?: SignedAnswer
}

/** How a person looks at a transfer: from the office that made it (who reads its cases), or from another side. */
export function viewerFor(actor: Actor, transfer: Transfer): { inside: boolean; viewer: Viewer } {
  const inside = reachFor(actor, 'cases.read').includes(transfer.officeId)
  return { inside, viewer: viewerOf(transfer, inside, reachFor(actor, 'transfers.read')) }
}

export function answerOf(base: ActAnswer, transfer: Transfer, actor: Actor): TransferAnswer {
  const { inside, viewer } = viewerFor(actor, transfer)
  const { caseId, enteredLate } = base
  return {
    ...(inside ? base : { caseId, enteredLate, warnings: [] }),
    transferNo: transfer.transferNo,
    transferVersion: transfer.version,
    transferState: toldOf(transfer, viewer).state
  }
}

/** The acts on a transfer that a person is told of: a stale request names no other. */
const toldTo =
  (actor: Actor, transfer: (file: CaseFile) => Transfer) =>
  (file: CaseFile, act: string): boolean => {
    const { inside, viewer } = viewerFor(actor, transfer(file))
    const name = act.slice('transfer-'.length)
    return name in transferActs ? viewer.sides.some((side) => isTold(side, name)) : inside
  }

export type TransferDoing = (
  file: CaseFile,
  transfer: Transfer,
  when: When,
  tx: Tx,
  context: Context
) => CaseFile | Promise<CaseFile>

/**
 * An act on a transfer: judged by its row, done in one transaction of the case, noted among the steps of the transfer with what
 * it says (`data`). Entered from paper it is the office that does it, in the place of the other side.
 */
export async function transferAct(
  deps: Deps,
  name: TransferActName,
  asked: TransferAsked,
  stated: Stated,
  step: TransferDoing,
  data: Readonly<Record<string, unknown>> = {}
): Promise<TransferAnswer> {
  const { rule, inHours }: TransferAct = transferActs[name]
  const transferIn = (file: CaseFile): Transfer => file.transfers[asked.transferNo - 1] ?? refuse('not-found')
  return runAct(
    deps,
    {
      ...asked,
      body: [asked.transferNo, asked.body],
      operation: asked.paper ? 'transfers.enter-paper' : asked.signed ? 'transfers.reply' : `transfers.${name}`,
      act: `transfer-${name}`,
      versionOf: asked.transferNo,
      tells: toldTo(asked.actor, transferIn),
      sight: await sightFor(deps, asked),
      officesOf: (file) => {
        const { officeId } = transferIn(file)
        const side = officeOfSide(name, transferIn(file)) ?? ''
        return asked.signed ? [officeId, side] : [asked.paper ? officeId : side]
      },
      current: ({ file }) => ({ expected: asked.expected, actual: transferIn(file).version }),
      answer: (base, after) => answerOf(base, transferIn(after), asked.actor)
    },
    async ({ file }, tx, context) => {
      const transfer = transferIn(file)
      const judged = asked.paper
        ? judgePaper(name, transfer, asked.actor)
        : asked.signed
          ? (asked.signed.judge(transfer) ?? judgeTransferState(name, transfer))
          : judgeTransferAct(name, transfer, asked.actor)
      const refused = judged ?? judgeRecusal(file, asked.actor)
      if (refused) throw refused
      const last = lastStepOf(transfer)
      const when = judgeTime(stated, inHours, last.on, context, last.at)
      if (asked.paper) judgeNotice(asked.paper, when, context)
      const after = await restingOn(rule, () => step(file, transfer, when, tx, context))
      const who = {
        by: asked.signed ? null : asked.actor.personId,
        officeId: asked.paper ? transfer.officeId : officeOfSide(name, transfer),
        paper: asked.paper ?? null,
        confirmedOn: null
      }
      return { after: withStep(after, transfer.transferNo, { act: name, ...who, data }, when), when, rule }
    }
  )
}

/**
 * Who may see the transfer may act within the one case it belongs to, though not see that case: the police write into its
 * chain without reading it. Anyone else gets the same `not-found` as for a transfer that does not exist.
 */
async function sightFor(deps: Deps, { actor, caseId, transferNo }: TransferAsked): Promise<Sight> {
  const own = { personId: actor.personId, offices: reachFor(actor, 'transfers.read') }
  if (postingsFor(actor, 'cases.read').length > 0) return own
  const [row] = await look(
    deps.db,
    own,
    (tx) => tx<{ officeId: string }[]>`
    select office_id from transfers where case_id = ${caseId} and transfer_no = ${transferNo} and sent_on is not null`
  )
  if (!row) refuse('not-found')
  return { personId: actor.personId, offices: [...own.offices, row.officeId] }
}

/** The authority whose act the office entered from paper confirms it. */
export async function confirmStep(
  deps: Deps,
  asked: TransferAsked,
  input: Stated & { step: number }
): Promise<TransferAnswer> {
  const transferIn = (file: CaseFile): Transfer => file.transfers[asked.transferNo - 1] ?? refuse('not-found')
  const waiting = (transfer: Transfer) => {
    const step = transfer.steps.find((one) => one.no === input.step && one.paper !== null && one.confirmedOn === null)
    return step ?? refuse('transfer.step-unknown', { step: input.step, field: '/step' })
  }
  return runAct(
    deps,
    {
      ...asked,
      body: [asked.transferNo, asked.body],
      operation: 'transfers.confirm',
      act: 'transfer-confirm',
      versionOf: asked.transferNo,
      tells: toldTo(asked.actor, transferIn),
      sight: await sightFor(deps, asked),
      officesOf: (file) => [officeOfSide(waiting(transferIn(file)).act as TransferActName, transferIn(file)) ?? ''],
      current: ({ file }) => ({ expected: asked.expected, actual: transferIn(file).version }),
      answer: (base, after) => answerOf(base, transferIn(after), asked.actor)
    },
    ({ file }, _tx, context) => {
      const transfer = transferIn(file)
      const step = waiting(transfer)
      const when = judgeTime(input, false, step.on, context)
      const steps = transfer.steps.map((one) => (one === step ? { ...one, confirmedOn: when.on } : one))
      const next = { ...transfer, steps, version: transfer.version + 1 }
      const transfers = file.transfers.map((one) => (one === transfer ? next : one))
      return { after: { ...file, transfers }, when, rule: transferActs[step.act as TransferActName].rule }
    }
  )
}
