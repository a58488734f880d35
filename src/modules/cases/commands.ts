import { checkContent, normalNumber } from '../../domain/case/check-content.ts'
import type { CaseContent } from '../../domain/case/content.ts'
import { judgeHeldGoods } from '../../domain/case/custody.ts'
import { standing, type CaseFile } from '../../domain/case/file.ts'
import {
  perform,
  recordReceipt,
  reopen,
  revokeDecision,
  type ReceiptInput,
  type ReopeningGround
} from '../../domain/case/steps.ts'
import { surchargeWarning } from '../../domain/case/surcharge.ts'
import type { Stated } from '../../domain/case/when.ts'
import { refuse } from '../../domain/refusal.ts'
import type { ActAnswer, Deps } from '../../db/stores/act.ts'
import { contentForRecord, contentRows, replaceContent } from '../../db/stores/case-content.ts'
import { caseAct, openedDay, type CaseAsked } from './case-act.ts'

/** Acts on a case: each judged by the domain, done in one transaction, answered with where the case now stands. */

/** Performance that is no payment. */
export function recordPerformance(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { decisionNo: number; obligationNo: number }
): Promise<ActAnswer> {
  return caseAct(deps, 'perform', asked, input, openedDay, ({ file }, when) => ({ after: perform(file, input, when) }))
}

/** Money received (P-14); `occurredOn` is the day of the bank's voucher. */
export function recordAReceipt(deps: Deps, asked: CaseAsked, input: Stated & ReceiptInput): Promise<ActAnswer> {
  return caseAct(
    deps,
    'record-receipt',
    asked,
    input,
    (file) => file.case.filedOn,
    ({ file }, when) => {
      const { decisionNo, kind, amountFen, voucher } = input
      const after = recordReceipt(file, { decisionNo, kind, amountFen, voucher }, when)
      return { after, warnings: kind === 'surcharge' ? surchargeWarning(after, decisionNo) : [] }
    }
  )
}

/** A real reopening (T-39, D-08). */
export function reopenACase(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { ground: ReopeningGround }
): Promise<ActAnswer> {
  return caseAct(
    deps,
    'reopen',
    asked,
    input,
    (file) => file.case.closedOn,
    ({ file }, when) => ({ after: reopen(file, input, when) })
  )
}

/** Revocation of a decision. */
export function revokeADecision(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { decisionNo: number }
): Promise<ActAnswer> {
  const decided = (file: CaseFile) =>
    standing(file).find((made) => made.decisionNo === input.decisionNo)?.decidedOn ?? null
  return caseAct(deps, 'revoke-decision', asked, input, decided, ({ file }, when) => ({
    after: revokeDecision(file, input, when)
  }))
}

/** Replaces the content of a case: parties, rights, goods, figures. What personal values it had stay sealed under their numbers. */
export function amendACase(deps: Deps, asked: CaseAsked, input: Stated & { content: CaseContent }): Promise<ActAnswer> {
  return caseAct(
    deps,
    'amend',
    asked,
    input,
    () => null,
    async ({ file }, _when, _context, tx) => {
      const { caseId, officeId } = file.case
      const { content, warnings } = checkContent(input.content, true)
      const named = [
        ...file.decisions.map((made) => made.partyNo ?? 0),
        ...file.transfers.flatMap((one) => one.partyNos),
        ...[...file.investigations, ...file.evidence, ...file.measures, ...file.notices].map((one) => one.partyNo ?? 0)
      ]
      const last = Math.max(0, ...named)
      if (content.parties.length < last) refuse('case.party-in-use', { party: last, field: '/parties' })
      const [goods, [row]] = await Promise.all([
        tx<{ name: string; unit: string | null }[]>`
          select name, unit from case_goods where case_id = ${caseId} order by goods_no`,
        tx<{ last: number }[]>`
          select coalesce(max(seal_no), 0)::int as last from sealed where case_id = ${caseId}`
      ])
      const renamed = judgeHeldGoods(file, goods, content.goods).map((no) => ({
        code: 'case.goods-renamed',
        field: `/goods/${no - 1}/name`,
        zh: `第 ${no} 项物品已采取措施或者在保管，名称已更改`,
        en: `goods line ${no} is under a measure or in custody, and has another name now`
      }))
      const rows = contentRows(caseId, officeId, content, [], deps.sealer, normalNumber, (row?.last ?? 0) + 1)
      const { title, conduct, procedure, rightKind, source, sourceNote, placeOfAct, parentCaseId } = content
      return {
        after: { ...file, case: { ...file.case, procedure, rightKind, source } },
        warnings: [...warnings, ...renamed],
        content,
        changes: { content: contentForRecord(content, rows) },
        extra: [
          ...replaceContent(tx, caseId, rows),
          tx`update cases set title = ${title}, conduct = ${conduct}, procedure = ${procedure}, right_kind = ${rightKind}, source = ${source},
            source_note = ${sourceNote}, place_of_act = ${placeOfAct}, parent_case_id = ${parentCaseId}, lookup_text = ${rows.lookupText}
          where case_id = ${caseId}`
        ]
      }
    }
  )
}
